import Runtime
import ServiceDSL
import ServiceIR

/// What a finding says, tried on the real engine.
struct Replay {
    enum Outcome: Equatable {
        case shown
        /// Nothing is claimed of a way or a citizen.
        case notAsked
        case failed(String)
    }

    let finding: Diagnostic
    let engine: Engine
    let sampler: SubmissionSampler
    private let start: Instant
    private static let mostTries: UInt64 = 200
    private var service: CompiledService { engine.service }

    init(_ finding: Diagnostic, _ service: CompiledService, _ catalog: CompiledCatalog) throws {
        self.finding = finding
        engine = try Engine(service: service, catalog: catalog)
        start = Fixtures.instant("2026-03-02T08:00")
        sampler = SubmissionSampler(
            engine.submissions, at: engine.moment(at: start, register: Register(slots: engine.slots(after: start, days: 30))))
    }

    /// The step that the finding stands at, by its pointer.
    private var step: StepID? {
        finding.pointer.split(separator: "/").map { StepID(String($0)) }.last { engine.step($0) != nil }
    }

    private var last: String { finding.way.last?.step ?? "" }

    func outcome() throws -> Outcome {
        switch finding.rule.slug {
        case "unreachable-state":
            guard let step else { return .failed("no step") }
            return never("`\(step)` is entered") { $0.hasVisited(step) }
        case "no-way-to-end":
            return try shown {
                $0.go(finding.way) && $0.isAt(last)
            } always: {
                never(from: $0, "an end") { $0.subject.end != nil }
            }
        case "loop-without-bound":
            return try shown { player in
                guard player.go(finding.way) else { return false }
                for _ in 0..<25 where !player.go(finding.way) { return false }
                return true
            }
        case "automatic-cycle":
            return try shown(refused: { refusal in
                if case .noWayOn(let step) = refusal { finding.way.contains { $0.step == step.rawValue } } else { false }
            })
        case "no-way-out-at-bound":
            guard let step else { return .failed("no step") }
            return try shown { player in
                player.go(finding.way)
                    && player.playOn(most: 60) { player in
                        player.engine.tasks(of: player.subject).contains { $0.step == step && $0.offers.isEmpty && $0.waiting == .action }
                    }
            } always: { player in
                var player = player
                return player.playOn() ? .failed("somebody can act") : .shown
            }
        case "refusal-without-reason":
            return try shown { player in
                player.go(finding.way) && player.playOn(most: 20) { $0.subject.end != nil } && player.subject.end?.kind != .granted
                    && player.subject.reason == nil
            }
        case "join-never-met":
            guard let step, let block = engine.step(step) else { return .failed("no step") }
            let next = block.routes.map(\.to)
            return never("`\(step)` is left") { player in next.contains(where: player.hasVisited) }
        case "lapse-after-release":
            return try shown { player in
                player.go(finding.way) && player.subject.end?.kind == .lapsed
                    && player.issues.contains { $0.released != nil && $0.revokedOn == nil }
            }
        case "output-never-issued":
            let output = finding.pointer.split(separator: "/").last.map(String.init) ?? ""
            return never("`\(output)` is released") { $0.issued(OutputID(output)) }
        case "unsigned-release":
            let released = StepID(last)
            return try shown { player in
                guard player.go(finding.way) else { return false }
                let outputs = engine.step(released)?.releases ?? []
                return outputs.contains { output in
                    let issue = player.subject.outputs[output]?.lastIssued
                    return issue?.released == player.now
                        && issue?.signatures.contains { $0.by.role != .applicant && $0.by.role != .filer } == false
                }
            }
        case "granted-without-output":
            return try shown { player in
                player.go(finding.way) && player.subject.end?.kind == .granted
                    && !service.outputs.contains { !$0.value.isNoProduct && player.issued($0.key) }
            }
        case "waits-for-ever":
            guard let step else { return .failed("no step") }
            let action = finding.pointer.split(separator: "/").last.map { ActionID(String($0)) }
            return try shown { player in
                player.playOn(most: 40) { player in
                    let task = player.engine.tasks(of: player.subject).first { $0.step == step }
                    return action.flatMap { engine.step(step)?.actions[$0] } == nil ? task != nil : task?.waiting == .repair
                }
            } always: { player in
                var player = player
                while player.letTimePass() {}
                return player.isAt(step.rawValue) && player.subject.end == nil ? .shown : .failed("time leads on")
            }
        case "granted-at-bound":
            guard let step else { return .failed("no step") }
            let action = finding.pointer.split(separator: "/").last.map { ActionID(String($0)) } ?? ""
            return try shown { player in
                player.go(finding.way)
                    && player.playOn(most: 80, where: { $0 != step || $1 == nil || $1 == action.rawValue }) { player in
                        player.engine.tasks(of: player.subject).contains { task in
                            task.step == step && !task.offers.contains { $0.action == action }
                        }
                    }
            } always: { player in
                never(from: player, "an end that does not grant") { $0.subject.end.map { $0.kind != .granted } ?? false }
            }
        case "void-when-issued":
            return try shown { player in
                player.playOn(most: 40) { player in player.issues.contains { $0.released != nil && $0.revokedOn != nil } }
                    && player.issues.contains { $0.issuedOn == $0.revokedOn && $0.released == player.now }
            }
        case "reason-never-told":
            guard let step, let text = engine.step(step)?.endReason?.byLanguage.first?.value else { return .failed("no reason") }
            return try shown { player in
                player.playOn(most: 40) { $0.subject.end?.step == step }
            } always: { _ in
                never("the reason is told") { $0.subject.end?.step == step && $0.subject.reason == text }
            }
        case "deemed-not-granted":
            return try shown {
                $0.go(finding.way) && $0.subject.deemed?.decision == .granted
            } always: { player in
                never(from: player, "a grant") { $0.subject.end?.kind == .granted }
            }
        case "filer-never-signs":
            guard let step else { return .failed("no step") }
            return try shown { player in
                player.filer.kind == .officer && player.playOn(most: 40) { $0.isAt(step.rawValue) }
                    && ![player.filer, .applicant("warga"), .applicant(player.filer.person)].contains { actor in
                        engine.mayAct(actor, in: player.subject, on: step)
                    }
            }
        case "fee-never-paid":
            let item = finding.pointer.split(separator: "/").last.map { FeeItemID(String($0)) } ?? ""
            return try shown { player in
                player.playOn(most: 40) { $0.subject.end?.kind == .granted } && player.subject.fees[item] == nil
                    && (engine.fee(of: player.subject, item: item, at: player.now) ?? engine.benefit(
                        of: player.subject, item: item, at: player.now)
                        ?? 0) > 0
            }
        case "text-after-signature" where !finding.way.isEmpty:
            let output = finding.pointer.split(separator: "/").dropFirst().first.map { OutputID(String($0)) } ?? ""
            let signer = finding.way.first?.step ?? ""
            return try shown { player in
                guard player.go(finding.way), player.isSigned(output, at: signer), !player.issued(output) else { return false }
                let before = player.subject.records[StepID(last)]?.last.values
                return player.playOn(most: 1, where: { step, _ in step?.rawValue == last }) { !$0.isAt(last) }
                    && player.isSigned(output, at: signer) && player.subject.records[StepID(last)]?.last.values != before
            }
        case "promise-event-missed":
            let parts = finding.pointer.split(separator: "/").map(String.init)
            let isStart = parts.last == "starts"
            return try shown { player in
                player.go(finding.way) && player.subject.end?.kind == .granted
                    && promises(named: parts).contains { id in
                        isStart ? player.subject.promises[id] == nil : player.subject.promises[id].map { $0.met == nil } ?? false
                    }
            }
        case "sla-infeasible":
            let named = promises(named: finding.pointer.split(separator: "/").map(String.init))
            return try shown(on: everyDay, pace: .atTheLastMoment) { player in
                player.go(finding.way)
                    && engine.promises(of: player.subject, at: player.now).contains { promise in
                        named.contains(promise.promise) && (promise.met ?? player.now) > promise.due
                    }
            }
        case "row-never-reached":
            return try shown(by: finding.citizen) { player, holds in
                let lists = JSONCoder.encode(service).guardedLists
                guard let own = finding.citizen?.holding.last?.text else { return false }
                return lists.contains { list in
                    list.indices.dropFirst().contains { list[$0] == own && list[..<$0].contains { $0.map(holds) ?? true } }
                }
            }
        case "condition-decides-nothing":
            return try shown(by: finding.citizen) { _, _ in true }
        case "rule-never-met":
            guard let citizen = finding.citizen else { return .failed("no citizen") }
            guard case .failure(let refused) = engine.submissions.validate(citizen.submission, at: moment(of: citizen)) else {
                return .failed("is accepted")
            }
            return refused.faults.allSatisfy { $0.code == .rule } ? .shown : .failed("is refused otherwise: \(refused.faults)")
        case "may-not-compute":
            return try shown(by: finding.citizen) { player, _ in
                let read = Set(finding.citizen?.holding.flatMap { Player.names(in: $0) } ?? [])
                for (section, fields) in service.form.sections.map({ ($0.key, $0.value.fields) }) {
                    for (field, definition) in fields {
                        guard let value = definition.value, !read.isDisjoint(with: Player.names(in: value)) else { continue }
                        if engine.value(of: [section.rawValue, field.rawValue], in: player.subject, at: player.now) == nil { return true }
                    }
                }
                return (0..<20 as Range<UInt64>).contains { seed in
                    var player = player.copy(seed: seed)
                    while player.subject.end == nil, player.events.count < 40, player.broken == nil, player.playOn() {}
                    return player.broken != nil
                }
            }
        default:
            return finding.way.isEmpty ? .notAsked : .failed("nothing says what is to be seen of this rule")
        }
    }

    // MARK: Citizens

    private func moment(of citizen: Diagnostic.Citizen) -> SubmissionMoment {
        let at = citizen.at.instant(in: engine.catalog.timeZone)
        return SubmissionSampler(engine.submissions, at: engine.moment(at: at)).moment
    }

    /// The form is taken as it is filled in, what is said to be so of it is so in the case, and the case shows it.
    private func shown(
        by citizen: Diagnostic.Citizen?, _ isShown: (Player, (String) -> Bool) throws -> Bool
    ) throws -> Outcome {
        // What stands at a step nobody answers in the form.
        guard let citizen else { return .notAsked }
        let moment = moment(of: citizen)
        let filers: [Actor] = [.applicant("warga"), .officer("pengaju", Array(engine.catalog.roles.keys))]
        var refusal: Refusal?
        let sampler = SubmissionSampler(engine.submissions, at: moment)
        for filer in filers {
            guard
                let player = Player(engine, sampler, citizen.submission, by: filer, at: moment.instant, seed: 1, refusal: &refusal)
            else { continue }
            let answers = CaseAnswers(engine: engine, subject: player.subject)
            func holds(_ text: String) -> Bool {
                if case .success(true)? = (try? Program(Expression(text)))?.holds(answers) { true } else { false }
            }
            for condition in citizen.holding where !holds(condition.text) { return .failed("`\(condition.text)` is not so") }
            if let fault = try player.disagreement() { return .failed("the plain interpreter comes elsewhere: \(fault)") }
            return try isShown(player, holds) ? .shown : .failed("the case does not show it")
        }
        return .failed("is not accepted: \(refusal.map { "\($0)" } ?? "the form is refused")")
    }

    private func promises(named path: [String]) -> [PromiseID] {
        let named = path.compactMap { service.promises[PromiseID($0)] == nil ? nil : PromiseID($0) }
        return named.isEmpty ? Array(service.promises.keys) : named
    }

    // MARK: Trying

    /// Cases that were begun, each by another seed.
    private func begun(_ seed: UInt64, at start: Instant, _ refusal: inout Refusal?) -> Player? {
        guard let sample = finding.citizen?.submission ?? sampler.sample(seed: seed, .valid)?.json else { return nil }
        if service.openedBy?.rows.contains(where: { $0.value.timer != nil }) == true {
            // The clock opens it, on its day.
            let days = (-60..<400).lazy.map { Instant(seconds: start.seconds + $0 * 86_400) }
            return days.compactMap { day in
                var no: Refusal?
                return Player(engine, sampler, sample, by: .system("timer"), at: day, seed: seed, refusal: &no)
            }.first
        }
        var filers: [Actor] = service.openedBy?.rows.compactMap(\.value.role).map { .officer("pengaju", [$0]) } ?? []
        if filers.isEmpty {
            let officer = Actor.officer("pengaju", Array(engine.catalog.roles.keys))
            filers = seed.isMultiple(of: 2) ? [.applicant("warga"), officer] : [officer, .applicant("warga")]
        }
        for filer in filers {
            if let player = Player(engine, sampler, sample, by: filer, at: start, seed: seed, refusal: &refusal) { return player }
        }
        return nil
    }

    private func shown(
        on days: [Instant]? = nil, pace: Player.Pace = .atOnce, _ isShown: (inout Player) -> Bool,
        always: (Player) -> Outcome = { _ in .shown }
    ) throws -> Outcome {
        for seed in 0..<Self.mostTries {
            for day in days ?? [start] {
                var refusal: Refusal?
                guard var player = begun(seed, at: day, &refusal) else { break }
                player.pace = pace
                guard isShown(&player) else { continue }
                if let fault = try player.disagreement() { return .failed("the plain interpreter comes elsewhere: \(fault)") }
                return always(player)
            }
        }
        return .failed("not found by trying")
    }

    /// Somebody's act, or the sending itself, is refused so.
    private func shown(refused isMeant: (Refusal) -> Bool) throws -> Outcome {
        for seed in 0..<Self.mostTries {
            var refusal: Refusal?
            if var player = begun(seed, at: start, &refusal) {
                while player.subject.end == nil, player.events.count < 40, player.broken.map(isMeant) != true, player.playOn() {}
                refusal = player.broken
            }
            if refusal.map(isMeant) == true { return .shown }
        }
        return .failed("not found by trying")
    }

    /// However a case goes, from the beginning or from here.
    private func never(from player: Player? = nil, _ what: String, _ happens: (Player) -> Bool) -> Outcome {
        var ended = 0
        for seed in 0..<80 as Range<UInt64> {
            var refusal: Refusal?
            guard var trial = player?.copy(seed: seed) ?? begun(seed, at: start, &refusal) else { continue }
            if trial.playOn(most: 40, until: happens) { return .failed("\(what) all the same") }
            ended += 1
        }
        return ended > 20 ? .shown : .failed("only \(ended) cases were begun")
    }

    /// In the year of the calendar, every opening of the office, and every day's last second of it and of the day.
    private var everyDay: [Instant] {
        let office = OfficeCalendar(hours: engine.catalog.officeHours, calendar: engine.catalog.calendar, timeZone: engine.catalog.timeZone)
        let first = office.localDate(of: Fixtures.instant("2026-01-01T12:00")).dayNumber
        let days = (first..<first + 365).map { CivilDate(dayNumber: $0) }
        let openings = days.compactMap { day in office.openSpans(on: day).first.map { office.instant(day, $0.from) } }
        let closings = days.compactMap { day in
            office.openSpans(on: day).last.map { Instant(seconds: office.instant(day, $0.to).seconds - 1) }
        }
        return openings + closings + days.map { Instant(seconds: office.due(on: $0).instant.seconds - 1) }
    }
}

extension Player {
    var issues: [OutputRecord] { subject.outputs.values.flatMap(\.issues) }
    func issued(_ id: OutputID) -> Bool {
        subject.outputs.contains { $0.key.declared == id && $0.value.issues.contains { $0.released != nil } }
    }
    func hasVisited(_ step: StepID) -> Bool {
        subject.records[step]?.visits ?? 0 > 0 || subject.history.contains { $0.step == step } || subject.end?.step == step
    }
    func isSigned(_ output: OutputID, at step: String) -> Bool {
        let issue = subject.outputs[output]
        return issue?.signatures.contains { $0.step.rawValue == step } == true
    }
}

extension Player {
    /// What an expression reads, `SECTION.FIELD` for an answer.
    static func names(in expression: Expression) -> [String] {
        ((try? Program(expression))?.names ?? []).map { $0.joined(separator: ".") }
    }
}

/// What a condition reads of a case.
private struct CaseAnswers: ExpressionEnvironment {
    let engine: Engine
    let subject: Case
    var today: CivilDate { engine.moment(at: subject.submitted).today }
    func value(of name: [String]) -> Value? { engine.value(of: name, in: subject, at: subject.submitted) }
}

extension JSONValue {
    /// The conditions of all rows that are read one after the other, list by list; absent of a row without.
    fileprivate var guardedLists: [[String?]] {
        if let rows = array {
            let inner = rows.flatMap(\.guardedLists)
            return rows.contains { $0["when"] != nil } ? [rows.map { $0["when"]?.string }] + inner : inner
        }
        return object?.values.flatMap(\.guardedLists) ?? []
    }
}
