import Runtime
import ServiceIR

/// A random sequence of events, valid and invalid, over one service: engine and naive interpreter must agree after each.
struct Walk {
    /// The same walk for the same seed, everywhere.
    struct Dice: RandomNumberGenerator {
        private var numbers: SampleSource
        init(seed: UInt64) { numbers = SampleSource(seed: seed) }

        mutating func next() -> UInt64 { numbers.next() }
        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
        mutating func pick<T>(_ list: [T]) -> T? { list.randomElement(using: &self) }
    }

    let engine: Engine
    let book: NaiveBook
    let people: [Actor]
    var dice: Dice
    var log: [String] = []
    /// How many events were taken, and how many refused: a walk that is only refused shows nothing.
    var accepted = 0
    var refused: [String: Int] = [:]
    var ends: [String: Int] = [:]
    /// How often one output was issued in one case, at most.
    var mostIssues = 0
    /// How many rows had an output of their own in one case, at most.
    var mostRows = 0

    init(_ engine: Engine, seed: UInt64) throws {
        self.engine = engine
        book = try NaiveBook(engine.service, engine.catalog)
        dice = Dice(seed: seed)
        let scopes: [Role.Scope?: [String?]] = [
            nil: [nil], .village: ["73.07.01.1001", "73.07.01.1002"], .district: ["73.07.01", "73.07.02"], .regency: ["73.07", "73.08"],
            .agency: ["dinas", "lain"],
        ]
        var people: [Actor] = [.applicant("warga"), .applicant("warga_lain"), .system("bank")]
        for (id, role) in engine.catalog.roles {
            for scope in scopes[role.per] ?? [] {
                people.append(Actor(kind: .officer, person: PersonID("si_\(id)\(scope ?? "")"), roles: [HeldRole(id, of: scope)]))
            }
        }
        for id in engine.catalog.systems.keys where id != "bank" { people.append(.system(PersonID(id.rawValue))) }
        let roles = Array(engine.catalog.roles.keys)
        people.append(.officer("serba_bisa", roles))
        people.append(.officer("dua_peran", Array(roles.prefix(2))))
        self.people = people
    }

    /// Walks one case from a submission to its end, or to `most` events; the first disagreement, or nothing.
    mutating func run(_ submission: JSONValue, most: Int) -> String? {
        log = []
        var now = Fixtures.instant("2026-03-02T08:00")
        now.seconds += Int64.random(in: 0..<(20 * 86_400), using: &dice)
        let isAssisted = submission["channel"]?.string.flatMap { Channel(rawValue: $0) }?.isAssisted == true
        let filer =
            (dice.chance(95) ? dice.pick(people.filter { $0.kind == (isAssisted ? .officer : .applicant) }) : dice.pick(people))
            ?? .applicant("warga")
        let slots = engine.submissions.slotQueries(in: submission, in: engine.catalog.timeZone)
        let checked = engine.submissions.validate(
            submission, at: SubmissionMoment(now, in: engine.catalog.timeZone, register: register(slots)))
        guard case .success(let submission) = checked else { return nil }
        let naive = Naive(book)
        log.append("begin \(filer.person) at \(now.seconds)")
        let opened = engine.begin(submission: submission, by: filer, at: now)
        let slug = slug { try naive.begin(submission, filer, now) }
        guard case .success(let (first, effects)) = opened else {
            if case .failure(let refusal) = opened { return compare(refusal.slug, slug) }
            return nil
        }
        var subject = first
        if let fault = compare(nil, slug) ?? compare(subject, effects, naive) { return fault }
        for _ in 0..<most {
            if dice.chance(60) { now.seconds += dice.pick([60, 1800, 7200, 86_400, 3 * 86_400]) ?? 0 }
            if dice.chance(3) { now.seconds -= 4000 }
            let event = self.event(for: subject, &now)
            log.append("\(String(decoding: JSONCoder.encode(event).bytes(.compact), as: UTF8.self)) at \(now.seconds)")
            let outcome = engine.step(subject, event, at: now)
            // A refused event leaves the naive interpreter in the middle: it goes on from a fresh replay only when both accepted.
            let replay = naive.copy()
            let slug = self.slug { try naive.apply(event, now) }
            switch outcome {
            case .success(let (next, effects)):
                subject = next
                accepted += 1
                mostIssues = max(mostIssues, next.outputs.values.map { $0.issues.filter { $0.released != nil }.count }.max() ?? 0)
                mostRows = max(mostRows, next.outputs.keys.compactMap(\.row).max() ?? 0)
                if let fault = compare(nil, slug) ?? compare(subject, effects, naive) { return fault }
            case .failure(let refusal):
                refused[refusal.slug, default: 0] += 1
                if let fault = compare(refusal.slug == "rule-broken" ? "invalid-input" : refusal.slug, slug) { return fault }
                naive.restore(replay)
            }
            if let end = subject.end {
                ends[end.step.rawValue, default: 0] += 1
                if dice.chance(80) { break }
            }
        }
        return nil
    }

    private func slug(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch let no as Naive.No { return no.slug } catch { return "\(error)" }
    }

    private func compare(_ engine: String?, _ naive: String?) -> String? {
        engine == naive ? nil : "engine \(engine ?? "accepts"), naive \(naive ?? "accepts")\n" + log.joined(separator: "\n")
    }

    private func compare(_ subject: Case, _ effects: [Effect], _ naive: Naive) -> String? {
        let engineLines = Snapshot.lines(subject, engine)
        let naiveLines = Snapshot.lines(naive)
        let engineEffects = Snapshot.lines(effects).sorted()
        guard engineLines == naiveLines, engineEffects == naive.effects.sorted() else {
            let more = engineLines.filter { !naiveLines.contains($0) } + engineEffects.filter { !naive.effects.contains($0) }
            let less = naiveLines.filter { !engineLines.contains($0) } + naive.effects.filter { !engineEffects.contains($0) }
            return "engine: \(more.joined(separator: "\n        "))\nnaive:  \(less.joined(separator: "\n        "))\n"
                + log.joined(separator: "\n")
        }
        return nil
    }

    // MARK: Events

    private var subject: Case?
    private var now = Instant(seconds: 0)

    /// What a caller may have looked up: some slots are others'.
    private mutating func register(_ queries: [SlotQuery]) -> Register {
        var register = Fixtures.register
        for (query, fields) in queries.counted {
            let taken = dice.chance(70) ? [] : dice.pick([[1], [2], [1, 2, 3]]) ?? []
            if let fact = SlotPlan(query.resource, in: engine.catalog)?.fact(query, taken: Set(taken), atMost: fields) {
                register.slots.append(fact)
            }
        }
        return register
    }

    private mutating func event(for subject: Case, _ now: inout Instant) -> Event {
        self.subject = subject
        self.now = now
        let open = engine.tasks(of: subject)
        let anyStep = StepID(dice.pick(engine.allSteps.map(\.rawValue)) ?? "loket")
        let isWaiting = open.contains { $0.waiting == .time || $0.waiting == .notice }
        if let notice = open.first(where: { $0.waiting == .notice })?.step, dice.chance(50) { return .objected(objection(to: notice)) }
        if dice.chance(1) { return .objected(objection(to: anyStep)) }
        let waiting = engine.bookings(of: subject).filter { $0.unit == nil }
        if let place = dice.pick(waiting), dice.chance(20) {
            var fact = SlotFact(held: place)
            fact.units = dice.chance(90) ? [dice.chance(50) ? 1 : 2] : []
            if dice.chance(5) { fact.start.seconds += 3600 }
            return .given(fact)
        }
        if dice.chance(isWaiting ? 40 : 8), let timer = dice.pick(subject.timers.map { $0 }) {
            if dice.chance(80) { now = max(now, timer.value) }
            return .timer(timer.key)
        }
        if dice.chance(2) { return .timer(.step(anyStep)) }
        if dice.chance(1) { return .withdrawn(Withdrawal(by: actor(for: nil), reason: dice.chance(50) ? "berubah" : nil)) }
        let task = dice.pick(open)
        let step = dice.chance(95) ? task?.step ?? anyStep : anyStep
        if task?.waiting == .repair ? dice.chance(75) : dice.chance(3) { return .repaired(completion(step, task)) }
        if task?.waiting == .payment ? dice.chance(50) : dice.chance(2) {
            var receipt = Receipt(step: step, receipt: "k", by: dice.chance(50) ? .system("bank") : actor(for: task))
            if dice.chance(40) { receipt.items = [dice.pick(Array(engine.service.fee.items.keys)) ?? "pajak"] }
            return .paid(receipt)
        }
        return .acted(act(step, task))
    }

    /// Mostly somebody whose turn it is.
    private mutating func actor(for task: OpenTask?) -> Actor {
        let fitting = people.filter { person in
            person.roles.contains { held in task?.roles.contains(held.role) == true }
                || (task?.roles.contains(.applicant) == true && person.kind == .applicant)
        }
        // After a repair it is the turn of the person who asked for it.
        if dice.chance(60), let task, let back = subject?.position?.all.first(where: { $0.step == task.step })?.returnsTo,
            let person = people.first(where: { $0.person == back.person })
        {
            return person
        }
        return (dice.chance(75) ? dice.pick(fitting) : nil) ?? dice.pick(people) ?? .applicant("warga")
    }

    private mutating func objection(to id: StepID) -> Objection {
        let contact = dice.pick(["0812-3456-7890", "081234567890", "warga@contoh.id", "0482 21234", "tak terbaca"]) ?? ""
        var objection = Objection(step: id, name: dice.chance(95) ? "Warga" : dice.chance(50) ? " " : "\u{2060}", contact: contact)
        var filled = Act(step: id, action: .done, by: .applicant("warga"))
        fill(engine.step(id)?.fields ?? [:], engine.step(id)?.documents ?? [:], &filled)
        objection.values = filled.values
        objection.documents = filled.documents
        return objection
    }

    private mutating func act(_ id: StepID, _ task: OpenTask?) -> Act {
        let step = engine.step(id)
        let actions = Array(step?.actions.keys ?? []) + [.done] + (step?.extend == nil ? [] : [.extend])
        let action = dice.chance(97) ? dice.pick(actions) ?? .done : "tidak_ada"
        var act = Act(step: id, action: action, by: actor(for: task))
        if step?.kind == .payment, action == .done, dice.chance(80) { act.by = .applicant("warga") }
        if let system = step?.call, dice.chance(30) { act.by = .system(PersonID(system.rawValue)) }
        if dice.chance(step?.call == nil ? 2 : 80) { act.reference = dice.chance(90) ? "rujukan-1" : " " }
        // Of several applicants mostly one of them, said by name.
        let parties = (subject?.submission["applicants"]?.array ?? []).compactMap(\.string)
        if dice.chance(85) { act.by.party = dice.chance(95) ? dice.pick(parties).map { PartyID($0) } : "bukan_pemohon" }
        let definition = step?.actions[action]
        if dice.chance(definition?.reason.isRequired == true || action == .extend ? 90 : 20) {
            let options = (definition?.reason ?? step?.reason)?.options.keys.map(\.rawValue) ?? []
            act.reason = dice.chance(85) ? dice.pick(options) ?? "sebab" : dice.pick(["  ", "\u{200B}\u{202E}", "lain"])
        }
        if dice.chance(90), action != .extend, step?.kind != .notice || dice.chance(5) {
            let asksStep = definition == nil || (definition?.asksStepFields == true && definition?.repair == nil)
            if asksStep { fill(step?.fields ?? [:], step?.documents ?? [:], &act) }
            if let definition { fill(definition.fields, definition.documents, &act) }
        }
        if dice.chance(2) { act.values["tak_dikenal"] = 1 }
        act.register = register(step.map { SlotQuery.all(in: act, at: $0, engine.catalog.timeZone) } ?? [])
        return act
    }

    private mutating func fill(_ fields: OrderedMap<FieldID, Field>, _ documents: OrderedMap<DocumentID, Requirement>, _ act: inout Act) {
        for (id, field) in fields where field.value == nil && dice.chance(96) { act.values[ID(id.rawValue)] = value(field) }
        for (id, document) in documents where dice.chance(96) { act.documents[ID(id.rawValue)] = evidence(document) }
    }

    private mutating func evidence(_ document: Requirement) -> JSONValue {
        if !document.per.isEmpty {
            let kinds: [JSONValue] = [["file": "unggah"], ["1": ["paper": true]], 7]
            return .object(
                JSONObject(
                    document.per.map { section in
                        let isList = engine.service.form.sections[section]?.many != nil
                        return (ID(section.rawValue), dice.chance(70) ? kinds[isList ? 1 : 0] : dice.pick(kinds) ?? 7)
                    }))
        }
        if document.members.isEmpty { return ["file": "unggah"] }
        var members = JSONObject()
        for (id, member) in document.members where dice.chance(70) { members[ID(id.rawValue)] = evidence(member) }
        return .object(members)
    }

    private mutating func value(_ field: Field) -> JSONValue {
        switch field.type {
        case .integer, .money, .decimal: .integer(Int64.random(in: 0...12, using: &dice))
        case .yesNo: .bool(dice.chance(50))
        case .choice: .string(dice.pick(field.options.keys.map(\.rawValue)) ?? "")
        case .choices: .array(field.options.keys.prefix(1).map { .string($0.rawValue) })
        case .date: "2026-03-10"
        case .time: "09:00"
        case .datetime: "2026-03-10T09:00"
        case .booking:
            .string(
                dice.pick(Array(engine.slots(after: now, days: 3).filter { $0.resource == field.resource }.prefix(12)))?.start
                    .localText(in: engine.catalog.timeZone) ?? "2026-03-10T09:00")
        case .account: ["bank": "BRI", "number": .string(dice.chance(90) ? "1234567890" : "12")]
        case .list:
            .array(
                (0..<rowCount(field)).map { _ in
                    .object(JSONObject(field.fields.map { (ID($0.key.rawValue), value($0.value)) }))
                })
        case .document: dice.chance(95) ? ["file": .string("unggah-\(Int.random(in: 0...9, using: &dice))")] : ["paper": true]
        default: .string("isi \(Int.random(in: 0...3, using: &dice))")
        }
    }

    /// Of a list that has a row for each of another mostly so many, so that walks come behind it.
    private mutating func rowCount(_ list: Field) -> Int {
        guard let per = list.per, let subject, dice.chance(85) else { return Int.random(in: 0...2, using: &dice) }
        return engine.rows(of: per, in: subject, at: subject.updated).count
    }

    private mutating func completion(_ step: StepID, _ task: OpenTask?) -> Completion {
        var completion = Completion(step: step, by: dice.chance(75) ? .applicant("warga") : dice.pick(people) ?? .applicant("warga"))
        for (id, section) in engine.service.form.sections {
            if section.many != nil {
                // One row fewer, or what is no row at all.
                guard dice.chance(25), let rows = subject?.submission["form"]?[id.rawValue]?.array else { continue }
                completion.form[ID(id.rawValue)] = dice.chance(80) ? .array(rows.dropLast()) : "bukan baris"
                continue
            }
            var fields = JSONObject()
            for (name, field) in section.fields where field.value == nil && dice.chance(25) && !Walk.isCoded(field.type) {
                fields[ID(name.rawValue)] = value(field)
            }
            if !fields.isEmpty { completion.form[ID(id.rawValue)] = .object(fields) }
        }
        for (id, document) in engine.service.documents where dice.chance(20) { completion.documents[ID(id.rawValue)] = evidence(document) }
        completion.register = register(
            engine.submissions.slotQueries(in: ["form": .object(completion.form)], in: engine.catalog.timeZone))
        return completion
    }

    /// Fields for which a random text is never right.
    private static func isCoded(_ type: FieldType) -> Bool {
        switch type {
        case .nik, .kk, .npwp, .nib, .nop, .kbli, .region, .email, .phone, .url, .list: true
        default: false
        }
    }
}

extension Naive {
    /// The state before an event, to go back to when it is refused.
    func copy() -> Naive {
        let other = Naive(book)
        other.restore(self)
        return other
    }

    func restore(_ other: Naive) {
        submission = other.submission
        submitted = other.submitted
        now = other.now
        open = other.open.mapValues { old in
            let visit = Visit()
            visit.number = old.number
            visit.clock = old.clock
            visit.roles = old.roles
            visit.of = old.of
            visit.done = old.done
            visit.back = old.back
            visit.repairAction = old.repairAction
            visit.repairDue = old.repairDue
            visit.hasProof = old.hasProof
            visit.isLate = old.isLate
            visit.warned = old.warned
            visit.escalated = old.escalated
            visit.isPosted = old.isPosted
            return visit
        }
        finished = other.finished
        visits = other.visits
        taken = other.taken
        lastReason = other.lastReason
        lastAction = other.lastAction
        recorded = other.recorded
        promises = other.promises
        due = other.due
        paid = other.paid
        papers = other.papers
        olderPapers = other.olderPapers
        timers = other.timers
        filers = other.filers
        filerRoles = other.filerRoles
        reason = other.reason
        end = other.end
        deemed = other.deemed
        objections = other.objections
        references = other.references
        booked = other.booked
    }
}
