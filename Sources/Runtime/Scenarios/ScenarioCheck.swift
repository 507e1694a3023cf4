import ServiceIR

/// Compares a case with what a scenario expects of it there: all parts, not only the first that differs.
struct ScenarioCheck {
    let engine: Engine
    let subject: Case
    /// What the case has revoked or replaced so far.
    let revoked: [Revoked]
    /// Who has been told so far that a step is late, each once.
    let notified: [RoleID]
    let now: Instant
    let place: ScenarioPlace
    private let nothing = "-"

    init(engine: Engine, subject: Case, revoked: [Revoked], notified: [RoleID], now: Instant, place: ScenarioPlace) {
        self.engine = engine
        self.subject = subject
        self.revoked = revoked
        self.notified = notified
        self.now = now
        self.place = place
    }

    func failures(of expected: ScenarioExpectation) -> [ScenarioFailure] {
        var found: [ScenarioFailure] = []
        func compare(_ part: String, _ expected: String, _ got: String) {
            if !Text.equal(expected, got) {
                found.append(ScenarioFailure(.unexpected(part: part, expected: expected, got: got), at: place))
            }
        }
        let open = engine.tasks(of: subject)
        if let steps = expected.step {
            let got = open.isEmpty ? [subject.end.map { "end: \($0.kind.rawValue)" } ?? nothing] : open.map(\.step.rawValue)
            compare("step", steps.map(\.rawValue).sorted().joined(separator: ", "), got.sorted().joined(separator: ", "))
        }
        if let end = expected.end {
            compare("end", end.rawValue, subject.end?.kind.rawValue ?? "step: " + open.map(\.step.rawValue).joined(separator: ", "))
        }
        found += amounts(of: expected)
        if let due = expected.stepDue {
            let dues = open.compactMap(\.due)
            compare("step_due", due.description, dues.min().map { shown($0, like: due) } ?? nothing)
        }
        found += promises(expected.promiseDue)
        if let clock = expected.clock { compare("clock", clock.rawValue, engine.stands(subject) ? "stopped" : "running") }
        if let outputs = expected.outputs { compare("outputs", list(outputs), list(released)) }
        if let gone = expected.revoked {
            compare("revoked", "[\(gone.sorted().joined(separator: ", "))]", "[\(revokedNames.sorted().joined(separator: ", "))]")
        }
        if let told = expected.notified { compare("notified", list(told), list(notified)) }
        for (name, value) in expected.values {
            let path = name.rawValue.split(separator: ".").map(String.init)
            var got = engine.value(of: path, in: subject, at: now)?.json(in: engine.catalog.timeZone) ?? ofOutput(path)
            // A booking is told by its start.
            if value.string != nil, let start = got?["start"] { got = start }
            if got != value { compare("values.\(name)", text(value), got.map(text) ?? nothing) }
        }
        if let reason = expected.reason {
            // An option may be told by its id or by its words.
            let isOption = subject.records.values.contains { $0.lastReason == reason } && subject.reason != nil
            if !isOption { compare("reason", reason, subject.reason ?? nothing) }
        }
        if let message = expected.message {
            let told = engine.lastMessage(of: subject)
            let isTold = told?.byLanguage.contains { Text.equal($0.value, message) } ?? false
            if !isTold { compare("message", message, told?[engine.language] ?? nothing) }
        }
        return found
    }

    /// What is due and what is paid out: the part of an expectation for which rows of tables are read.
    func amounts(of expected: ScenarioExpectation) -> [ScenarioFailure] {
        func failures(
            _ word: String, _ amounts: OrderedMap<FeeItemID, Int64>, _ amount: (FeeItemID?) -> Int64?
        ) -> [ScenarioFailure] {
            amounts.compactMap { item, expected in
                let got = amount(item == .sum ? nil : item)
                if got == expected { return nil }
                let part = item == .sum ? word : "\(word).\(item)"
                return ScenarioFailure(
                    .unexpected(part: part, expected: String(expected), got: got.map { String($0) } ?? nothing), at: place)
            }
        }
        return failures("fee", expected.fee) { engine.fee(of: subject, item: $0, at: now) }
            + failures("benefit", expected.benefit) { engine.benefit(of: subject, item: $0, at: now) }
    }

    /// The outputs of the service of which something was released, of one for each row of a list by whatever row.
    private var released: [OutputID] {
        var found: [OutputID] = []
        for (id, record) in subject.outputs where record.lastIssued != nil && !found.contains(id.declared) { found.append(id.declared) }
        return found
    }

    /// What the last issue of a released output bears: `OUTPUT.VALUE`, `OUTPUT.number`, `OUTPUT.issued_on`, `OUTPUT.valid_until`; of one for
    /// each row of a list what that of each row bears, in order.
    private func ofOutput(_ path: [String]) -> JSONValue? {
        guard path.count == 2 else { return nil }
        let id = OutputID(path[0])
        guard engine.service.outputs[id]?.per != nil else { return subject.outputs[id]?.lastIssued.flatMap { value(path[1], of: $0) } }
        let rows = subject.outputs.filter { $0.key.declared == id }.sorted { ($0.key.row ?? 0) < ($1.key.row ?? 0) }
        let issued = rows.compactMap(\.value.lastIssued)
        return issued.isEmpty ? nil : .array(issued.map { value(path[1], of: $0) ?? .null })
    }

    private func value(_ word: String, of record: OutputRecord) -> JSONValue? {
        switch OutputWord(rawValue: word) {
        case .number: record.number.map { .string($0) }
        case .issuedOn: record.issuedOn.map { .string($0.description) }
        case .validUntil: record.validUntil.map { .string($0.description) }
        case nil: record.values[ValueID(word)]
        }
    }

    /// An output of the case by its id, as often as an issue of it was taken back; an earlier one by its number.
    /// Each once, also what was issued and revoked anew.
    private var revokedNames: [String] {
        var seen: Set<String> = []
        return revoked.map { ($0.issue == nil ? $0.number : nil) ?? $0.output.rawValue }.filter { seen.insert($0).inserted }
    }

    /// Several items each by itself, where all are known; else the sum.
    private func amounts<Items: Collection<FeeItemID>>(
        of items: Items, _ amount: (FeeItemID?) -> Int64?
    ) -> OrderedMap<FeeItemID, Int64> {
        guard !items.isEmpty, let sum = amount(nil) else { return [:] }
        let each = items.compactMap { id in amount(id).map { (id, $0) } }
        guard items.count > 1, each.count == items.count else { return [.sum: sum] }
        var result: OrderedMap<FeeItemID, Int64> = [:]
        for (id, amount) in each { result[id] = amount }
        return result
    }

    /// What would be expected of the case as it is: all that can be told of it.
    var observed: ScenarioExpectation {
        var result = ScenarioExpectation()
        result.fee = amounts(of: engine.service.fee.items.keys) { engine.fee(of: subject, item: $0, at: now) }
        result.benefit = amounts(of: engine.service.benefit.keys) { engine.benefit(of: subject, item: $0, at: now) }
        if !engine.service.outputs.isEmpty {
            if !released.isEmpty || subject.end != nil { result.outputs = released }
        }
        if !revoked.isEmpty { result.revoked = revokedNames }
        if !notified.isEmpty { result.notified = notified }
        result.reason = subject.reason
        result.message = engine.lastMessage(of: subject)?[engine.language]
        if let end = subject.end {
            result.end = end.kind
            return result
        }
        let open = engine.tasks(of: subject)
        result.step = open.map(\.step)
        let due = open.compactMap { task in task.due.map { (task.step, $0) } }
        if let first = due.min(by: { $0.1 < $1.1 }) {
            let step = engine.step(first.0)
            let periods = (step?.within?.rows ?? []) + (step?.actions.values.flatMap { $0.repair?.within?.rows ?? [] } ?? [])
            result.stepDue = told(first.1, isExact: periods.contains { [.hours, .minutes].contains($0.value.range.unit) })
        }
        let promises = engine.promises(of: subject, at: now).filter { $0.met == nil }
        for promise in promises {
            let rows = engine.service.promises[promise.promise]?.within?.rows ?? []
            let id = engine.service.promises.count == 1 ? .only : promise.promise
            result.promiseDue[id] = told(promise.due, isExact: rows.contains { [.hours, .minutes].contains($0.value.range.unit) })
        }
        if !promises.isEmpty || result.stepDue != nil { result.clock = engine.stands(subject) ? .stopped : .running }
        return result
    }

    /// A due date as an author writes it: with the time where it is counted in hours or minutes.
    private func told(_ due: Instant, isExact: Bool) -> ScenarioDue? {
        let moment = engine.deadlines.moment(of: due)
        if isExact { return ScenarioDue(date: moment.date, time: moment.time) }
        return ScenarioDue(shown(due, like: ScenarioDue(date: moment.date)))
    }

    private func promises(_ expected: OrderedMap<PromiseID, ScenarioDue>) -> [ScenarioFailure] {
        let dues = engine.promises(of: subject, at: now)
        return expected.compactMap { (named, due) in
            var id = named
            if named == .only {
                guard engine.service.promises.count <= 1 else {
                    return ScenarioFailure(.severalPromises(engine.service.promises.keys), at: place)
                }
                id = engine.service.promises.keys.first ?? named
            } else if engine.service.promises[named] == nil {
                return ScenarioFailure(.unknownPromise(named), at: place)
            }
            let got = dues.first { $0.promise == id }.map { shown($0.due, like: due) } ?? nothing
            if Text.equal(got, due.description) { return nil }
            let part = named == .only ? "promise_due" : "promise_due.\(named)"
            return ScenarioFailure(.unexpected(part: part, expected: due.description, got: got), at: place)
        }
    }

    /// A due date as precise as the one it is compared with.
    private func shown(_ instant: Instant, like due: ScenarioDue) -> String {
        let moment = engine.deadlines.moment(of: instant)
        // The end of a day belongs to that day.
        let last =
            moment.time.minutes == 0 ? LocalMoment(CivilDate(dayNumber: moment.date.dayNumber - 1), TimeOfDay(minutes: 1440)) : moment
        return due.time == nil ? last.date.description : due.time?.minutes == 0 ? moment.description : last.description
    }

    private func list<Kind>(_ ids: [ID<Kind>]) -> String { "[\(ids.map(\.rawValue).sorted().joined(separator: ", "))]" }

    private func text(_ value: JSONValue) -> String { String(decoding: value.bytes(.compact), as: UTF8.self) }
}

extension Engine {
    /// Whether the case is in the citizen's time, so that promises stand still.
    public func stands(_ subject: Case) -> Bool {
        (subject.position?.all ?? []).contains { $0.repair != nil || (layout[$0.step]?.standsStill == true && !$0.hasProof) }
    }
}

extension Deadlines {
    /// The local date and minute of an instant.
    func moment(of instant: Instant) -> LocalMoment { LocalMoment(calendar.localDate(of: instant), calendar.localTime(of: instant)) }

    /// Wall-clock time later; working days to the same time of day.
    func later(_ instant: Instant, by period: Period) -> Instant {
        switch period.unit {
        case .minutes: return Instant(seconds: instant.seconds + Int64(period.amount) * 60)
        case .hours: return Instant(seconds: instant.seconds + Int64(period.amount) * 3600)
        case .workingDays, .days, .weeks, .months, .years:
            let moment = moment(of: instant)
            return day(period, after: moment.date).map { calendar.instant($0, moment.time) } ?? instant
        }
    }
}
