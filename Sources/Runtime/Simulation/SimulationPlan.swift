import ServiceIR

/// What a simulation takes for granted: how many apply, how many work, and how long an act takes.
public struct SimulationPlan: Sendable {
    /// The first day on which applications come.
    public var from: CivilDate
    /// How many days it lasts, free ones too.
    public var days: Int
    /// Applications on a working day, on average: for each service, and for those that are not named.
    public var arrivals: [ServiceID: Double] = [:]
    public var usualArrivals = 5.0
    /// How many people work in a role.
    public var staff: [RoleID: Int] = [:]
    public var usualStaff = 1
    /// Minutes of office time that an act at a step takes.
    public var minutes: [StepID: Int] = [:]
    public var usualMinutes = 15
    public var seed: UInt64 = 1
    public init(from: CivilDate, days: Int) {
        self.from = from
        self.days = days
    }
}

/// A service whose cases are simulated as its scenarios tell.
public struct SimulatedService: Sendable {
    public let engine: Engine
    let scripts: [SimulationScript]
    /// What the scenarios do at each step, for a case that has left its own.
    let known: [StepID: [ScenarioEntry]]

    /// Whether no scenario tells how a case of it goes.
    public var isEmpty: Bool { scripts.isEmpty }

    /// - Parameter suites: the scenarios of this service; those that fail are left out.
    public init(engine: Engine, suites: [ScenarioSuite]) {
        self.engine = engine
        scripts = suites.flatMap { suite in suite.cases.compactMap { SimulationScript($0, suite, engine) } }
        var known: [StepID: [ScenarioEntry]] = [:]
        for entry in scripts.flatMap(\.moves).map(\.entry) {
            if let step = entry.step { known[step, default: []].append(entry) }
        }
        self.known = known
    }
}

/// A scenario as a list of moves, each by one person and with its step named.
struct SimulationScript: Sendable {
    struct Move: Sendable {
        var entry: ScenarioEntry
        /// How long the scenario waits before it: what citizens and other systems take, and officers do not.
        var delay: [Period]
    }
    let suite: ScenarioSuite
    let scenario: Scenario
    private(set) var moves: [Move] = []

    init?(_ scenario: Scenario, _ suite: ScenarioSuite, _ engine: Engine) {
        self.suite = suite
        self.scenario = scenario
        var play = ScenarioPlay(engine: engine, suite: suite, scenario: scenario)
        play.isTraced = false
        play.submit()
        guard play.failures.isEmpty, play.subject != nil else { return nil }
        var delay: [Period] = []
        for entry in scenario.entries.flatMap(\.ofOneEach) {
            let step = entry.step ?? play.onlyStep
            play.perform(entry)
            guard play.failures.isEmpty else { return nil }
            if case .wait(let period) = entry.kind { delay.append(period) }
            guard let move = entry.move(at: step) else { continue }
            moves.append(Move(entry: move, delay: delay))
            delay = []
        }
    }
}

extension ScenarioPlay {
    /// The step that an entry means which names none.
    fileprivate var onlyStep: StepID? {
        let open = subject.map(engine.openSteps) ?? []
        return open.count == 1 ? open[0] : nil
    }
}

extension ScenarioEntry {
    /// The step that it names.
    var step: StepID? {
        switch kind {
        case .act(let act): act.step
        case .pay(let payment): payment.step
        case .object(let objection): objection.step
        case .wait, .free, .expect: nil
        }
    }

    /// The role that does it; `nil` = a citizen, or another system.
    func officer(in catalog: CompiledCatalog) -> RoleID? {
        let role: RoleID? =
            switch kind {
            case .act(let act): act.by.first
            case .pay(let payment): payment.by
            case .object, .wait, .free, .expect: nil
            }
        return role.flatMap { catalog.roles[$0] == nil ? nil : $0 }
    }

    /// An act of several, as one of each.
    fileprivate var ofOneEach: [ScenarioEntry] {
        guard case .act(var act) = kind, act.by.count > 1 else { return [self] }
        return act.by.map { role in
            act.by = [role]
            return ScenarioEntry(.act(act), place: place)
        }
    }

    /// The same with its step named, where it moves a case; what is tried in vain does not.
    fileprivate func move(at step: StepID?) -> ScenarioEntry? {
        var result = self
        switch kind {
        case .act(var act):
            guard act.refused == nil else { return nil }
            if act.action != .withdraw { act.step = step }
            result.kind = .act(act)
        case .pay(var payment):
            guard payment.refused == nil else { return nil }
            payment.step = step
            result.kind = .pay(payment)
        case .object(var objection):
            guard objection.refused == nil else { return nil }
            objection.step = step
            result.kind = .object(objection)
        case .wait, .free, .expect: return nil
        }
        return result
    }
}
