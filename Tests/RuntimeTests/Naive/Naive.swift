import Runtime
import ServiceIR

/// A second interpreter, written from `docs/semantics.md` alone and as plainly as that page reads: flat tables by name, plain recursion.
///
/// It shares nothing with the engine but `ServiceIR`. Classes and strings on purpose: it is an oracle, not a program to run.
final class Naive {
    /// A refusal, by slug.
    struct No: Error {
        var slug: String
        init(_ slug: String) { self.slug = slug }
    }
    /// A place filled, or to be filled.
    struct Who: Equatable {
        var role: String
        var person: String
        var standIn: String?
        /// Of several applicants the one meant.
        var party: String?
        var shown: String { "\(role)=\(person)" + (standIn.map { "(\($0))" } ?? "") + (party.map { "/\($0)" } ?? "") }
    }
    struct Ticking {
        var start: Instant
        var within: Period?
        var fixed: Instant?
        var pauses: [Pause] = []
        /// What it was lengthened by: a period, or a day.
        var more: [(within: Period?, day: CivilDate?)] = []
        var stands: Bool { pauses.last.map { $0.to == nil } ?? false }
    }
    final class Visit {
        var number = 0
        var clock: Ticking?
        var roles: [String] = []
        var of: String?
        var done: [Who] = []
        var back: Who?
        var repairAction: String?
        var repairDue: Instant?
        var hasProof = false
        var isLate = false
        var warned: Instant?
        var escalated: String?
        var isPosted = false
    }
    struct Paper {
        var isNumbered = false
        var number: String?
        var isRendered = false
        var signatures: [String] = []
        var released: CivilDate?
        var validUntil: CivilDate?
        var isCancelled = false
        var revoked: String?
        var file: String?
    }

    let book: NaiveBook
    var service: CompiledService { book.service }
    var catalog: CompiledCatalog { book.catalog }
    var calendar: OfficeCalendar { book.calendar }
    var steps: [String: Step] { book.steps }
    var home: [String: (block: String, branch: String)] { book.home }

    var submission = Submission()
    var submitted = Instant(seconds: 0)
    var now = Instant(seconds: 0)
    var open: [String: Visit] = [:]
    var finished: Set<String> = []
    var visits: [String: Int] = [:]
    var taken: [String: Int] = [:]
    var lastReason: [String: String] = [:]
    var lastAction: [String: String] = [:]
    var recorded: [String: Value] = [:]
    var promises: [String: (clock: Ticking, met: Instant?)] = [:]
    var due: [String: Int64] = [:]
    var paid: [String: Int64] = [:]
    var papers: [String: Paper] = [:]
    /// At a release, by list, the rows for which something was issued.
    var issuedRows: [String: Set<Int>] = [:]
    /// What was issued before, the oldest first.
    var olderPapers: [String: [Paper]] = [:]
    var timers: [String: Instant] = [:]
    var filers: [String] = []
    var filerRoles: [String] = []
    var reason: String?
    var end: String?
    var deemed: String?
    /// By notice: contact and values of each who objected.
    var objections: [String: [(contact: String, values: OrderedMap<ValueID, Value>)]] = [:]
    var references: [String: String] = [:]
    /// The places of steps whose slots are given back though their record stays: `step.role`.
    var left: Set<String> = []
    /// The slots that are its own.
    var booked: [String] = []
    var effects: [String] = []
    var entries = 0
    var broughtReason = false

    var today: CivilDate { calendar.localDate(of: now) }

    init(_ book: NaiveBook) { self.book = book }

    var names: NaiveNames { NaiveNames(self) }
    func step(_ id: String) throws -> Step {
        guard let step = steps[id] else { throw No("no-way-on") }
        return step
    }
    /// The blocks around a step, the innermost first.
    func blocks(around id: String) -> [String] { home[id].map { [$0.block] + blocks(around: $0.block) } ?? [] }
    func isInside(_ id: String, _ block: String) -> Bool { blocks(around: id).contains(block) }

    // MARK: 3. Entering and leaving

    func enter(_ id: String, because given: String?) throws {
        entries += 1
        if entries > 1000 { throw No("no-way-on") }
        let step = try step(id)
        if let given {
            reason = given
            broughtReason = true
        }
        if try !names.isTrue(step.when) { return try leave(id, step.routes) }
        if !step.pays.isEmpty {
            for item in step.pays {
                if let fee = service.fee.items[item] {
                    due[item.rawValue] = try names.amount(fee.when, fee.amount, fee.round)
                } else if let benefit = service.benefit[item] {
                    due[item.rawValue] = try names.amount(benefit.when, benefit.amount, benefit.round)
                } else {
                    throw No("value-missing")
                }
            }
            if step.pays.allSatisfy({ outstanding($0.rawValue) == 0 }) { return try leave(id, step.routes) }
        }
        visits[id, default: 0] += 1
        if let said = words(step.message) { effects.append("message \(id) \(said)") }
        switch step.kind {
        case .automatic: try leave(id, step.routes)
        case .release:
            let isIssuing = try release(id, step)
            revoke(step, isReplacing: isIssuing || step.releases.isEmpty)
            try leave(id, step.routes)
        case .end:
            revoke(step, isReplacing: true)
            try finish(id, step)
        case .task, .payment:
            try openVisit(id, step)
            try number(step.numbers, at: id)
            try beginAnew(step.signs, at: id)
            try prepare(step.signs)
            if step.kind == .payment {
                let bill = step.pays.filter { outstanding($0.rawValue) > 0 }.map { "\($0)=\(outstanding($0.rawValue))" }
                effects.append("bill \(id) \(bill.joined(separator: ","))")
            }
            if let system = step.call { effects.append("call \(system) \(id)") }
        case .wait:
            try openVisit(id, step)
            if let over = open[id]?.clock.flatMap(dueOf), over <= now { try leave(id, step.routes) }
        case .notice:
            objections[id] = []
            try openVisit(id, step)
            if step.performers == nil { try publish(id, step) }
        case .parallel:
            try openVisit(id, step)
            let number = visits[id]
            for (branch, part) in step.branches {
                // Left meanwhile by an earlier branch?
                guard open[id]?.number == number, !finished.contains("\(id)/\(branch)") else { break }
                try enter(part.initial.rawValue, because: nil)
            }
        }
    }

    private func openVisit(_ id: String, _ step: Step) throws {
        let visit = Visit()
        visit.number = visits[id] ?? 0
        if step.kind != .notice { visit.clock = try ownClock(step) }
        visit.roles = (try names.pick(step.performers?.by) ?? step.performers?.roles ?? []).map(\.rawValue)
        let told = visit.roles + (step.late?.notify ?? []).map(\.rawValue) + [step.late?.escalate?.rawValue].compactMap(\.self)
        let people = told + told.compactMap { catalog.roles[RoleID($0)]?.standIn?.rawValue }
        if people.contains(where: { catalog.roles[RoleID($0)]?.per != nil }), let expression = try names.pick(step.performers?.of) {
            guard case .text(let code) = try names.run(expression) else { throw No("value-missing") }
            visit.of = code
        }
        finished = finished.filter { !$0.hasPrefix(id + "/") }
        open[id] = visit
        // Places that filled in before, and are not asked any more.
        for path in recorded.keys {
            let parts = path.split(separator: ".").map(String.init)
            if parts.count == 3, parts[0] == id, step.actions[ActionID(parts[1])] == nil, !visit.roles.contains(parts[1]) {
                left.insert("\(id).\(parts[1])")
            }
        }
    }

    func ownClock(_ step: Step) throws -> Ticking? {
        if let within = try names.span(step.within) { return Ticking(start: now, within: within) }
        guard let until = try names.pick(step.until) else { return nil }
        switch try names.run(until) {
        case .date(let date) where step.kind == .wait:
            return Ticking(start: now, fixed: calendar.instant(date, TimeOfDay(minutes: 0)))
        case .instant(let instant) where step.kind == .wait: return Ticking(start: now, fixed: instant)
        case .date(let date): return Ticking(start: now, fixed: calendar.due(on: date).instant)
        default: throw No("value-missing")
        }
    }

    func publish(_ id: String, _ step: Step) throws {
        guard let time = try names.span(step.within) else { throw No("no-way-on") }
        open[id]?.isPosted = true
        open[id]?.clock = Ticking(start: now, within: time)
    }

    func leave(_ id: String, _ routes: [Route]) throws {
        for route in routes where try names.isTrue(route.when) { return try leave(id, to: route.to.rawValue, because: words(route.reason)) }
        throw No("no-way-on")
    }

    func leave(_ id: String, to target: String, because given: String?) throws {
        open[id] = nil
        cancelInside(id)
        try happened(id, nil)
        if target == "join" {
            guard let (block, branch) = home[id] else { throw No("no-way-on") }
            finished.insert("\(block)/\(branch)")
            let definition = try step(block)
            let count = definition.branches.keys.filter { finished.contains("\(block)/\($0)") }.count
            let needed: Int
            switch definition.join {
            case .any?: needed = 1
            case .count(let n)?: needed = min(n, definition.branches.count)
            default: needed = definition.branches.count
            }
            if count >= needed {
                try leave(block, definition.routes)
            }
            return
        }
        let kept = Set(blocks(around: target))
        // The target stands in the same branch as the step, or as one of the blocks around it, or outside all.
        let homes = ([id] + blocks(around: id)).map { home[$0].map { "\($0.block)/\($0.branch)" } }
        guard steps[target] != nil, homes.contains(home[target].map { "\($0.block)/\($0.branch)" }) else { throw No("no-way-on") }
        for block in blocks(around: id) where !kept.contains(block) {
            cancelInside(block)
            open[block] = nil
            try happened(block, nil)
        }
        try enter(target, because: given)
    }

    private func cancelInside(_ block: String) {
        for id in open.keys where isInside(id, block) { open[id] = nil }
    }

    // MARK: 4. Who

    func turns(_ id: String) -> [String] {
        guard let visit = open[id], let step = steps[id] else { return [] }
        if let role = visit.escalated { return [role] }
        let rest = visit.roles.filter { !isFilled($0, visit) }
        return step.performers?.join == .inOrder ? Array(rest.prefix(1)) : rest
    }

    /// The applicant's place is filled once each of several applicants has said done.
    func isFilled(_ role: String, _ visit: Visit) -> Bool {
        let said = visit.done.filter { $0.role == role }
        if role != "applicant" || submission.applicants.count < 2 { return !said.isEmpty }
        return Set(said.compactMap(\.party)) == Set(submission.applicants.map(\.rawValue))
    }

    func speaks(_ actor: Actor) -> Bool {
        actor.kind == .applicant
            || (actor.kind == .officer && submission.channel?.isAssisted == true
                && actor.roles.contains { filerRoles.contains($0.role.rawValue) })
    }

    func holds(_ actor: Actor, _ role: String, of scope: String?) -> Bool {
        switch role {
        case "applicant": return speaks(actor)
        case "filer": return actor.person.rawValue == filers.first || (filerRoles.isEmpty && actor.kind == .applicant)
        default:
            let levels: [Role.Scope: Int] = [.regency: 2, .district: 3, .village: 4]
            var wanted: String?
            if let code = scope, let per = catalog.roles[RoleID(role)]?.per {
                wanted =
                    levels[per].map { code.split(separator: ".")[..<min($0, code.split(separator: ".").count)].joined(separator: ".") }
                    ?? code
            }
            return actor.kind == .officer && actor.roles.contains { $0.role.rawValue == role && (wanted == nil || $0.of == wanted) }
        }
    }

    /// Rules 3 to 5.
    func place(_ actor: Actor, _ id: String) throws -> Who {
        guard let visit = open[id], let step = steps[id] else { throw No("step-not-open") }
        if actor.kind == .system, let system = step.call, system.rawValue == actor.person.rawValue {
            return Who(role: turns(id).first ?? "filer", person: actor.person.rawValue)
        }
        var candidates = turns(id).filter { holds(actor, $0, of: visit.of) }.map { Who(role: $0, person: actor.person.rawValue) }
        candidates += turns(id).compactMap { role in
            guard let standIn = catalog.roles[RoleID(role)]?.standIn?.rawValue, holds(actor, standIn, of: visit.of) else { return nil }
            return Who(role: role, person: actor.person.rawValue, standIn: standIn)
        }
        guard var who = candidates.first else {
            throw No(visit.done.contains { holds(actor, $0.role, of: visit.of) } ? "already-done" : "role-required")
        }
        if who.role == "applicant", let party = actor.party, submission.applicants.contains(party) { who.party = party.rawValue }
        let isLifted = step.performers?.samePersonReason != nil
        let isCitizens = who.role == "applicant" || who.role == "filer" && filerRoles.isEmpty
        if !step.signs.isEmpty, !isCitizens, !isLifted, filers.contains(who.person) {
            throw No("filer-cannot-approve")
        }
        if let back = visit.back, back.role == who.role, back.person != who.person, who.standIn == nil { throw No("held-by-another") }
        return who
    }

    // MARK: 6. Promises

    func happened(_ step: String, _ action: String?) throws {
        let event = StepEvent(step: StepID(step), action: action.map { ActionID($0) })
        for (id, promise) in service.promises {
            if promises[id.rawValue] != nil, promises[id.rawValue]?.met == nil, promise.ends == event { meet(id.rawValue) }
            if promises[id.rawValue] == nil, promise.starts == event { try start(id.rawValue, promise) }
        }
    }

    func start(_ id: String, _ promise: Promise) throws {
        if let within = try names.span(promise.within) {
            promises[id] = (Ticking(start: now, within: within), nil)
        } else if let until = try names.pick(promise.until) {
            guard case .date(let date) = try names.run(until) else { throw No("value-missing") }
            promises[id] = (Ticking(start: now, within: nil, fixed: calendar.due(on: date).instant), nil)
        }
    }

    func meet(_ id: String) {
        guard var promise = promises[id], promise.met == nil else { return }
        run(&promise.clock)
        promise.met = now
        promises[id] = promise
    }

    func run(_ clock: inout Ticking) { if clock.stands { clock.pauses[clock.pauses.count - 1].to = now } }
    func halt(_ clock: inout Ticking) { if !clock.stands, clock.within != nil { clock.pauses.append(Pause(from: now)) } }
    /// `nil` while it stands.
    func dueOf(_ clock: Ticking) -> Instant? {
        if clock.stands { return nil }
        guard var due = clock.fixed ?? clock.within.map({ calendar.due($0, Clock(start: clock.start, pauses: clock.pauses)).instant })
        else { return nil }
        for (within, day) in clock.more {
            if let day { due = max(due, calendar.due(on: day).instant) }
            guard let within else { continue }
            // The day that was the last one is day zero: midnight belongs to the day before it.
            let isClock = within.unit == .hours || within.unit == .minutes
            let isMidnight = calendar.instant(calendar.localDate(of: due), TimeOfDay(minutes: 0)) == due
            let zero = !isClock && isMidnight ? Instant(seconds: due.seconds - 1) : due
            due = calendar.due(within, Clock(start: zero, pauses: clock.pauses)).instant
        }
        return due
    }

    // MARK: 7. Outputs and the end

    /// A sheet of paper: of an output that is one for each row of a list, the one of this row.
    struct Sheet {
        var key: String
        var id: OutputID
        var output: Output
        var names: NaiveNames
        var number = 0
    }

    /// The sheets that outputs are now.
    func sheets(_ outputs: [OutputID]) -> [Sheet] {
        var all: [Sheet] = []
        for id in outputs {
            guard let output = service.outputs[id] else { continue }
            if output.per == nil { all.append(Sheet(key: id.rawValue, id: id, output: output, names: names)) }
            for (place, row) in rows(output.per).enumerated() {
                let own = names
                own.row = (bare(output.per), row)
                for list in behind(output.per) {
                    let others = rows(list)
                    if others.indices.contains(place) { own.rowsBehind.append((bare(list), others[place])) }
                }
                all.append(Sheet(key: "\(id).\(place + 1)", id: id, output: output, names: own, number: place + 1))
            }
        }
        return all
    }

    private func rows(_ list: Expression?) -> [Value] {
        guard let list, case .list(let rows)? = names.value(of: list.text.split(separator: ".").map(String.init)) else { return [] }
        return rows
    }

    /// The field of a step or of an action at its name, with the names that it has where several fill it in.
    private func stepField(_ path: [String]) -> Field? {
        guard path.count > 1, let step = steps[path[0]] else { return nil }
        let own = path.count == 3 ? step.actions[ID(path[1])]?.fields : nil
        return (own ?? step.fields)[ID(path[path.count - 1])]
    }

    /// The lists to whose rows those of a list belong: the one that it is `per`, the one that that is `per`, and so on.
    private func behind(_ list: Expression?) -> [Expression] {
        let path = (list?.text ?? "").split(separator: ".").map(String.init)
        guard let next = stepField(path)?.per else { return [] }
        return [next] + behind(next)
    }

    /// What was recorded for each of the rows of a list that is recorded anew is gone.
    func forget(for list: String) {
        for (id, step) in steps {
            var owned = step.fields.map { ([id], $0.key, $0.value) }
            for role in step.performers?.roles ?? [] { owned += step.fields.map { ([id, role.rawValue], $0.key, $0.value) } }
            for (action, definition) in step.actions { owned += definition.fields.map { ([id, action.rawValue], $0.key, $0.value) } }
            for (place, name, field) in owned where field.per?.text == list {
                let path = (place + [name.rawValue]).joined(separator: ".")
                if recorded[path] != nil {
                    recorded[path] = nil
                    forget(for: path)
                }
            }
        }
    }

    /// The lists of the form for whose rows something is recorded now.
    var listsWithRecords: Set<String> {
        var found: Set<String> = []
        for path in recorded.keys {
            let names = path.split(separator: ".").map(String.init)
            guard let per = stepField(names)?.per, service.form.sections[ID(String(per.text.prefix { $0 != "." }))] != nil else { continue }
            found.insert(per.text)
        }
        return found
    }

    /// The fields of a row of a list, which stand bare.
    private func bare(_ list: Expression?) -> Set<String> {
        let path = (list?.text ?? "").split(separator: ".").map(String.init)
        var fields: [FieldID] = []
        if let section = service.form.sections[ID(path[0])] {
            fields = path.count == 1 ? Array(section.fields.keys) : Array((section.fields[ID(path[1])]?.fields ?? [:]).keys)
        } else if let step = steps[path[0]] {
            let own = path.count == 3 ? step.actions[ID(path[1])]?.fields : nil
            fields = Array(((own ?? step.fields)[ID(path[path.count - 1])]?.fields ?? [:]).keys)
        }
        return Set(fields.map(\.rawValue))
    }

    /// The sheets that there are of an output, of whatever row, the first row's first.
    private func known(_ id: OutputID) -> [String] {
        if service.outputs[id]?.per == nil { return [id.rawValue] }
        return papers.keys.filter { $0.hasPrefix(id.rawValue + ".") }.sorted { rowNumber($0) < rowNumber($1) }
    }

    private func rowNumber(_ key: String) -> Int { key.split(separator: ".").last.flatMap { Int($0) } ?? 0 }

    /// What was released is put away, and a blank paper taken, at a step from which it will be released again.
    private func beginAnew(_ outputs: [OutputID], at id: String) throws {
        for sheet in sheets(outputs) where try sheet.names.isTrue(sheet.output.when) {
            guard let paper = papers[sheet.key], paper.released != nil else { continue }
            let isReleasedHere = steps[id]?.releases.contains(sheet.id) ?? false
            guard isReleasedHere || isAhead(of: id, { $0.releases.contains(sheet.id) }) else { continue }
            olderPapers[sheet.key, default: []].append(paper)
            papers[sheet.key] = Paper()
        }
    }

    /// At the step that numbers them.
    func number(_ outputs: [OutputID], at step: String) throws {
        try beginAnew(outputs, at: step)
        for sheet in sheets(outputs) where try sheet.names.isTrue(sheet.output.when) && papers[sheet.key]?.released == nil {
            var paper = papers[sheet.key] ?? Paper()
            try number(sheet, &paper)
            papers[sheet.key] = paper
        }
    }

    private func number(_ sheet: Sheet, _ paper: inout Paper) throws {
        let names = sheet.names
        guard !paper.isNumbered, let pattern = try names.pick(sheet.output.number) else { return }
        if pattern.contains("{seq:") {
            paper.isNumbered = true
            paper.number = nil
            effects.append("number \(sheet.key) \(pattern) \(today)")
            return
        }
        // Every other piece between braces is a part of the date or the name of a text.
        let (year, month, day) = today.components
        let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][month - 1]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = ["{year": "\(year)", "{month": two(month), "{day": two(day), "{roman_month": roman]
        var number = ""
        for piece in pattern.split(separator: "}", omittingEmptySubsequences: false) {
            guard let open = piece.firstIndex(of: "{") else {
                number += piece
                continue
            }
            number += piece[..<open]
            if let part = date[String(piece[open...])] {
                number += part
                continue
            }
            let name = piece[piece.index(after: open)...].split(separator: ".").map(String.init)
            guard case .text(let text)? = names.value(of: name) else { throw No("value-missing") }
            number += text
        }
        paper.number = number
    }

    func prepare(_ outputs: [OutputID], isReleasing: Bool = false) throws {
        for sheet in sheets(outputs) where try sheet.names.isTrue(sheet.output.when) { try prepare(sheet, isReleasing: isReleasing) }
    }

    private func prepare(_ sheet: Sheet, isReleasing: Bool) throws {
        var paper = papers[sheet.key] ?? Paper()
        if paper.released != nil { return }
        let waits = steps.values.contains { $0.numbers.contains(sheet.id) }
        if waits ? isReleasing && paper.number == nil : paper.number == nil || !paper.isRendered { try number(sheet, &paper) }
        if !paper.isRendered {
            for expression in sheet.output.values.values { _ = try sheet.names.run(expression) }
            paper.isRendered = true
            paper.signatures = []
            effects.append("render \(sheet.key)")
        }
        papers[sheet.key] = paper
    }

    func void() {
        for (id, paper) in papers where paper.released == nil {
            papers[id]?.isRendered = false
            papers[id]?.signatures = []
        }
    }

    private func release(_ place: String, _ step: Step) throws -> Bool {
        issuedRows = [:]
        for id in step.releases {
            guard let list = service.outputs[id]?.per else { continue }
            for one in [list] + behind(list) { issuedRows[one.text] = [] }
        }
        var ids: [String] = []
        for id in step.releases {
            try beginAnew([id], at: place)
            for sheet in sheets([id]) where try sheet.names.isTrue(sheet.output.when) {
                try prepare(sheet, isReleasing: true)
                if let from = sheet.output.from {
                    let path = from.text.split(separator: ".").map(String.init)
                    guard case .text(let file)? = names.value(of: path + ["file"]) else { throw No("value-missing") }
                    papers[sheet.key]?.file = file
                }
                papers[sheet.key]?.released = today
                if let period = try sheet.names.pick(sheet.output.validFor) { papers[sheet.key]?.validUntil = today.adding(period) }
                if let expression = try sheet.names.pick(sheet.output.validUntil) {
                    guard case .date(let date) = try sheet.names.run(expression) else { throw No("value-missing") }
                    papers[sheet.key]?.validUntil = date
                }
                ids.append(sheet.key)
                if let list = service.outputs[id]?.per {
                    for one in [list] + behind(list) { issuedRows[one.text, default: []].insert(sheet.number) }
                }
            }
        }
        if !ids.isEmpty { effects.append("release \(ids.joined(separator: ","))") }
        for id in ids {
            for (place, old) in (olderPapers[id] ?? []).enumerated() where old.revoked == nil {
                olderPapers[id]?[place].revoked = "\(today) replaced"
                effects.append("revoke \(service.service).\(id) issue \(place + 1) \(old.number ?? "own") replaced")
            }
        }
        // Rows that are there no more give way with the rest.
        for id in step.releases where ids.contains(where: { $0.hasPrefix(id.rawValue + ".") }) {
            for key in known(id) where rowNumber(key) > rows(service.outputs[id]?.per).count { takeBack(key, "replaced", saysNumber: true) }
        }
        if !isProductless(step) { for (id, promise) in service.promises where promise.ends == nil { meet(id.rawValue) } }
        return !ids.isEmpty
    }

    /// All that it issues is marked as not what was asked for.
    func isProductless(_ step: Step) -> Bool { step.releases.allSatisfy { service.outputs[$0]?.isNoProduct ?? false } }

    /// Takes back the issue of a sheet that is valid, if there is one.
    private func takeBack(_ key: String, _ how: String, saysNumber: Bool = false) {
        let count = olderPapers[key]?.count ?? 0
        func told(_ place: Int, _ number: String?) {
            effects.append("revoke \(service.service).\(key) issue \(place) \(saysNumber ? number ?? "own" : "own") \(how)")
        }
        if let paper = papers[key], paper.released != nil, paper.revoked == nil {
            papers[key]?.revoked = "\(today) \(how)"
            told(count + 1, paper.number)
        } else if let place = olderPapers[key]?.firstIndex(where: { $0.revoked == nil }) {
            told(place + 1, olderPapers[key]?[place].number)
            olderPapers[key]?[place].revoked = "\(today) \(how)"
        }
    }

    private func revoke(_ step: Step, isReplacing: Bool) {
        for (name, how) in step.revokes.map({ ($0, "revoked") }) + step.replaces.map({ ($0, "replaced") }) {
            if how == "replaced", !isReplacing { continue }
            if let field = name.field {
                // One path, or behind a list as many as it has rows.
                var gone: [String] = []
                func walk(_ value: Value, _ rest: [String], only: Set<Int>? = nil) {
                    switch value {
                    case .list(let rows):
                        for (place, row) in rows.enumerated() where only?.contains(place + 1) ?? true { walk(row, rest) }
                    case .record(let parts) where !rest.isEmpty:
                        if let next = parts[ID(rest[0])] { walk(next, Array(rest.dropFirst())) }
                    case .record(let parts):
                        guard case .text(let number)? = parts["number"] else { return }
                        var which = "\(name.service).\(name.output)"
                        if case .text(let found)? = parts["output"] { which = found }
                        // Nobody has looked at a number that was sent unseen.
                        var isUnseen = false
                        if case .text("unknown")? = parts["state"] { isUnseen = true }
                        let line = "revoke \(which) \(number) \(how)\(isUnseen ? " of the same holder" : "")"
                        if !gone.contains(line) { gone.append(line) }
                    default: break
                    }
                }
                let whole = field.text.split(separator: ".").map(String.init)
                let start = (1...whole.count).first { names.value(of: Array(whole[..<$0])) != nil } ?? whole.count
                let only = how == "replaced" && step.kind == .release ? issuedRows[whole[..<start].joined(separator: ".")] : nil
                if let value = names.value(of: Array(whole[..<start])) { walk(value, Array(whole[start...]), only: only) }
                effects += gone
            } else {
                for key in known(name.output) { takeBack(key, how) }
            }
        }
    }

    private func finish(_ id: String, _ step: Step) throws {
        if !broughtReason, let own = words(step.endReason) { reason = own }
        for output in papers.keys.sorted() where papers[output]?.released == nil {
            papers[output]?.isCancelled = true
            if papers[output]?.isNumbered == true { effects.append("cancel \(output)") }
        }
        for id in service.promises.keys { meet(id.rawValue) }
        open = [:]
        var next = ""
        if let period = try names.span(step.next?.within) {
            next = " next \(calendar.due(period, Clock(start: now)).date)"
        } else if let until = try names.pick(step.next?.until) {
            guard case .date(let date) = try names.run(until) else { throw No("value-missing") }
            next = " next \(date)"
        }
        end = "\(step.end?.rawValue ?? "") at \(id)\(next)"
        effects.append("end \(step.end?.rawValue ?? "")")
    }

    func outstanding(_ item: String) -> Int64 { max(0, (due[item] ?? 0) - (paid[item] ?? 0)) }
    func words(_ text: LocalText?) -> String? { text?[catalog.languages.first ?? "id"] }
}

/// What does not change while a service runs, made once for many walks.
final class NaiveBook {
    let service: CompiledService
    let catalog: CompiledCatalog
    let calendar: OfficeCalendar
    let submissions: SubmissionValidator
    var steps: [String: Step] = [:]
    var home: [String: (block: String, branch: String)] = [:]
    var records: [String: RecordValidator] = [:]
    var programs: [String: Program] = [:]

    init(_ service: CompiledService, _ catalog: CompiledCatalog) throws {
        self.service = service
        self.catalog = catalog
        submissions = try SubmissionValidator(service: service)
        calendar = OfficeCalendar(hours: catalog.officeHours, calendar: catalog.calendar, timeZone: catalog.timeZone)
        gather(service.machine.steps, in: nil)
    }

    private func gather(_ some: OrderedMap<StepID, Step>, in place: (String, String)?) {
        for (id, step) in some {
            steps[id.rawValue] = step
            if let place { home[id.rawValue] = place }
            for (branch, part) in step.branches { gather(part.steps, in: (id.rawValue, branch.rawValue)) }
        }
    }

    func program(_ expression: Expression) -> Program? {
        if let known = programs[expression.text] { return known }
        let made = try? Program(expression)
        programs[expression.text] = made
        return made
    }
}
