import ServiceIR

/// Runs many cases of a region at once on the real engine, in simulated time: citizens apply as the scenarios tell, each officer does one thing after
/// another while the office is open, timers fire when they are due.
///
/// The same plan gives the same report. What it leaves out: slots are each case's own, and an officer holds one role.
///
///     let report = Simulation.report(of: services, catalog: catalog, plan: plan)
public struct Simulation {
    private enum Happening {
        case arrives(Int)
        case moves(Int, ScenarioEntry)
        case fires(Int, TimerID)
        case opens(RoleID)
        case finished(RoleID, OfficeQueue.Work)
    }

    private struct Subject {
        let service: Int
        var play: ScenarioPlay
        var script: [SimulationScript.Move]
        /// Steps, and what belongs to none, for which something is under way already.
        var underWay: Set<StepID?> = []
        var timers: [TimerID: Instant] = [:]
        /// Where it stood from when on.
        var stood: [(since: Instant, at: [StepID])] = []
        /// Whether it went another way than its script, which is of no more use.
        var hasStrayed = false
        /// How often in a row something was tried in vain.
        var vain = 0
        var isStuck = false
    }

    private let services: [SimulatedService]
    private let plan: SimulationPlan
    private let calendar: OfficeCalendar
    private let start: Instant
    private let end: Instant
    private var source: SampleSource
    private var agenda = Agenda<Happening>()
    private var subjects: [Subject] = []
    private var queues = OrderedMap<RoleID, OfficeQueue>()
    private var report: SimulationReport
    private var now: Instant

    private init(services: [SimulatedService], catalog: CompiledCatalog, plan: SimulationPlan) {
        self.services = services
        self.plan = plan
        calendar = catalog.officeCalendar
        let last = CivilDate(dayNumber: plan.from.dayNumber + max(plan.days, 1) - 1)
        start = calendar.instant(plan.from, TimeOfDay(minutes: 0))
        end = calendar.due(on: last).instant
        source = SampleSource(seed: plan.seed)
        now = start
        report = SimulationReport(from: plan.from, until: last)
        for number in 0..<max(plan.days, 1) where calendar.isWorkingDay(CivilDate(dayNumber: plan.from.dayNumber + number)) {
            report.workingDays += 1
        }
        for service in services {
            var counts = SimulationReport.OfService()
            for promise in service.engine.service.promises.keys { counts.promises[promise] = SimulationReport.OfPromise() }
            report.services[service.engine.service.service] = counts
        }
        let acting = Set(services.flatMap { service in service.known.values.joined().compactMap { $0.officer(in: catalog) } })
        for role in catalog.roles.keys where acting.contains(role) {
            queues[role] = OfficeQueue(staff: plan.staff[role] ?? plan.usualStaff, from: start)
        }
    }

    /// Costs a step of the engine for each move of a case, and holds all cases in memory.
    public static func report(of services: [SimulatedService], catalog: CompiledCatalog, plan: SimulationPlan) -> SimulationReport {
        var simulation = Simulation(services: services, catalog: catalog, plan: plan)
        simulation.run()
        return simulation.report
    }

    private mutating func run() {
        for place in services.indices { announce(place) }
        while let next = agenda.next(until: end) {
            now = next.at
            switch next.item {
            case .arrives(let service): file(service)
            case .moves(let subject, let entry): move(subject, entry)
            case .fires(let subject, let timer): fire(subject, timer)
            case .opens(let role): takeUp(role)
            case .finished(let role, let work):
                queues[role]?.count(until: now, calendar)
                queues[role]?.finish()
                move(work.subject, work.entry)
                takeUp(role)
            }
        }
        now = end
        sum()
    }

    /// Spreads the applications of a service over the open time.
    private mutating func announce(_ place: Int) {
        let service = services[place].engine.service.service
        let open = calendar.openSeconds(from: start, to: end)
        let count = Int((plan.arrivals[service] ?? plan.usualArrivals) * Double(report.workingDays) + 0.5)
        guard open > 0, !services[place].scripts.isEmpty else { return }
        for _ in 0..<count {
            let second = Int(source.next() % UInt64(open))
            let at = calendar.due(Period(second / 60, .minutes), Clock(start: start)).instant
            agenda.add(.arrives(place), at: Instant(seconds: at.seconds + Int64(second % 60)))
        }
    }

    private mutating func file(_ place: Int) {
        let service = services[place]
        guard let script = source.choice(of: service.scripts) else { return }
        var play = ScenarioPlay(engine: service.engine, suite: script.suite, scenario: script.scenario)
        play.isTraced = false
        play.now = now
        play.submit()
        guard play.failures.isEmpty, play.subject != nil else {
            report.services[service.engine.service.service]?.refused += 1
            return
        }
        report.services[service.engine.service.service]?.filed += 1
        subjects.append(Subject(service: place, play: play, script: script.moves))
        follow(subjects.count - 1)
    }

    /// Does what was under way; what is no longer possible, since the case went on meanwhile, is not done.
    private mutating func move(_ place: Int, _ entry: ScenarioEntry) {
        subjects[place].underWay.remove(entry.step)
        var play = subjects[place].play
        guard play.subject?.end == nil else { return }
        play.now = now
        play.perform(entry)
        if play.failures.isEmpty {
            subjects[place].play = play
            subjects[place].vain = 0
        } else {
            stray(place)
            subjects[place].vain += 1
        }
        follow(place)
    }

    private mutating func fire(_ place: Int, _ timer: TimerID) {
        // It may have been cancelled or set anew.
        guard subjects[place].play.subject?.timers[timer] == now else { return }
        subjects[place].timers[timer] = nil
        subjects[place].play.now = now
        subjects[place].play.fire(timer)
        follow(place)
    }

    private mutating func stray(_ place: Int) {
        guard !subjects[place].hasStrayed else { return }
        subjects[place].hasStrayed = true
        subjects[place].script = []
        change(place) { $0.strayed += 1 }
    }

    private mutating func change(_ place: Int, _ body: (inout SimulationReport.OfService) -> Void) {
        let service = services[subjects[place].service].engine.service.service
        var counts = report.services[service] ?? SimulationReport.OfService()
        body(&counts)
        report.services[service] = counts
    }

    /// Looks what can be done for a case as it stands now, and has it done.
    private mutating func follow(_ place: Int) {
        guard let subject = subjects[place].play.subject else { return }
        let engine = services[subjects[place].service].engine
        let open = engine.openSteps(of: subject)
        if subjects[place].stood.last?.at != open { subjects[place].stood.append((now, open)) }
        for (timer, at) in subject.timers where subjects[place].timers[timer] != at {
            subjects[place].timers[timer] = at
            agenda.add(.fires(place, timer), at: max(at, now))
        }
        guard subject.end == nil else { return }
        // Branches go on side by side, each in the order of the scenario.
        var index = 0
        while index < subjects[place].script.count {
            let move = subjects[place].script[index]
            let isNext = move.entry.step.map(open.contains) ?? (index == 0 && subjects[place].underWay.isEmpty)
            if isNext, !subjects[place].underWay.contains(move.entry.step) {
                subjects[place].script.remove(at: index)
                give(place, move)
            } else {
                index += 1
            }
        }
        guard subjects[place].underWay.isEmpty else { return }
        // Its scenario knows nothing of where it stands. A citizen of whom it tells no more is silent; an officer does what another scenario tells.
        for task in engine.tasks(of: subject) where task.waiting == .action || subjects[place].hasStrayed && task.waiting != .time {
            guard subjects[place].vain < 5, let entry = source.choice(of: services[subjects[place].service].known[task.step] ?? []) else {
                if task.waiting == .action, !subjects[place].isStuck {
                    subjects[place].isStuck = true
                    change(place) { $0.stuck += 1 }
                }
                continue
            }
            give(place, SimulationScript.Move(entry: entry, delay: []))
        }
    }

    /// A citizen does it after the time that the scenario waits, an officer as soon as it is its turn.
    private mutating func give(_ place: Int, _ move: SimulationScript.Move) {
        let engine = services[subjects[place].service].engine
        subjects[place].underWay.insert(move.entry.step)
        guard let role = move.entry.officer(in: engine.catalog), queues[role] != nil else {
            let at = move.delay.reduce(now) { engine.deadlines.later($0, by: $1) }
            return agenda.add(.moves(place, move.entry), at: at)
        }
        queues[role]?.count(until: now, calendar)
        queues[role]?.add(OfficeQueue.Work(subject: place, entry: move.entry, step: move.entry.step, since: now))
        takeUp(role)
    }

    private mutating func takeUp(_ role: RoleID) {
        guard calendar.isOpen(at: now) else {
            if let queue = queues[role], queue.count > 0, queue.busy < queue.staff, let opening = calendar.opening(at: now) {
                agenda.add(.opens(role), at: opening)
            }
            return
        }
        queues[role]?.count(until: now, calendar)
        while let work = queues[role]?.takeUp() {
            let waited = calendar.openSeconds(from: work.since, to: now)
            if let step = work.step { note(work.subject, step, role) { $0.waits.add(waited) } }
            let minutes = work.step.flatMap { plan.minutes[$0] } ?? plan.usualMinutes
            agenda.add(.finished(role, work), at: calendar.due(Period(minutes, .minutes), Clock(start: now)).instant)
        }
    }

    private mutating func note(_ place: Int, _ step: StepID, _ role: RoleID, _ body: (inout SimulationReport.OfStep) -> Void) {
        change(place) { counts in
            var one = counts.steps[step] ?? SimulationReport.OfStep(role: role)
            body(&one)
            counts.steps[step] = one
        }
    }

    // MARK: The sum

    private mutating func sum() {
        for place in subjects.indices {
            guard let subject = subjects[place].play.subject else { continue }
            if let kind = subject.end?.kind { change(place) { $0.ended[kind, default: 0] += 1 } } else { change(place) { $0.open += 1 } }
            for promise in services[subjects[place].service].engine.promises(of: subject, at: end) where !promise.stands {
                let isBroken = (promise.met ?? end) > promise.due
                if !isBroken, promise.met == nil { continue }
                let stood = subjects[place].stood.last { $0.since <= promise.due }?.at ?? []
                change(place) { counts in
                    var one = counts.promises[promise.promise] ?? SimulationReport.OfPromise()
                    if isBroken {
                        one.broken += 1
                        for step in stood { one.brokenAt[step, default: 0] += 1 }
                    } else {
                        one.kept += 1
                    }
                    counts.promises[promise.promise] = one
                }
            }
        }
        let open = Double(max(calendar.openSeconds(from: start, to: end), 1))
        for (role, queue) in queues {
            var queue = queue
            queue.count(until: end, calendar)
            for work in queue.all { if let step = work.step { note(work.subject, step, role) { $0.waiting += 1 } } }
            report.roles[role] = SimulationReport.OfRole(
                staff: queue.staff, meanQueue: Double(queue.waited) / open, longestQueue: queue.longest,
                load: Double(queue.worked) / open / Double(max(queue.staff, 1)), waiting: queue.count)
        }
    }
}
