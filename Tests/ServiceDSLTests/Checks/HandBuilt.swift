import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// Machines put together by hand: checks read compiled services, so that they need no YAML to be tested.
enum HandBuilt {
    static func task(
        to: StepID? = nil, within: PeriodRange? = nil, when: String? = nil, by role: RoleID = "loket",
        actions: OrderedMap<ActionID, Action> = [:]
    ) -> Step {
        var step = Step(kind: .task)
        step.performers = Performers(roles: [role])
        step.routes = to.map { [Route(to: $0)] } ?? []
        step.within = within.map { Rows(always: TimeLimit($0)) }
        step.when = when.map { Expression($0) }
        step.standsStill = role == .applicant
        step.actions = actions
        return step
    }

    static func action(to: StepID, atMost: Int? = nil) -> Action {
        var action = Action(name: Rows(always: LocalText("id", "x")))
        action.routes = [Route(to: to)]
        action.atMost = atMost
        action.reason = ReasonPolicy(isRequired: true)
        return action
    }

    static func repair(atMost: Int?) -> Action {
        var action = Action(name: Rows(always: LocalText("id", "x")))
        action.repair = Repair()
        action.repair?.until = Rows(always: Expression("today + days(10)"))
        action.atMost = atMost
        return action
    }

    static func automatic(_ routes: [Route]) -> Step {
        var step = Step(kind: .automatic)
        step.routes = routes
        return step
    }

    static func end(_ end: Step.End) -> Step {
        var step = Step(kind: .end)
        step.end = end
        return step
    }

    static func service(_ steps: OrderedMap<StepID, Step>, initial: StepID? = nil) -> CompiledService {
        var steps = steps
        steps["gugur_tak_tertulis"] = end(.lapsed)
        steps["ditarik_tak_tertulis"] = end(.withdrawn)
        let machine = Machine(
            initial: initial ?? steps.keys[0], steps: steps, lapsedEnd: "gugur_tak_tertulis", withdrawnEnd: "ditarik_tak_tertulis",
            isWithdrawable: true)
        var service = CompiledService(service: "uji", version: 1, name: LocalText("id", "Uji"), agency: "dinas", machine: machine)
        service.legalBasis = ["perda": Law(name: LocalText("id", "Perda"))]
        service.product = LocalText("id", "Jawaban")
        service.promiseIsNone = true
        service.documents = ["ktp": Requirement(name: Rows(always: LocalText("id", "KTP")))]
        service.applicants = [.person, .company]
        service.complaints = Complaints(channels: [:], within: [:])
        return service
    }

    static let catalog: CompiledCatalog = {
        let day = [
            OfficeHours.Span(TimeOfDay(minutes: 480), TimeOfDay(minutes: 720)), .init(TimeOfDay(minutes: 780), TimeOfDay(minutes: 960)),
        ]
        let first = CivilDate(dayNumber: 20_454)
        var catalog = CompiledCatalog(
            catalog: "uji", edition: 2026, name: LocalText("id", "Uji"), timeZone: .wib, languages: ["id"],
            officeHours: OfficeHours(week: [day, day, day, day, day, [], []]),
            calendar: WorkingCalendar(from: first, until: CivilDate(dayNumber: first.dayNumber + 364), days: []))
        var role = Role(name: LocalText("id", "Loket"))
        role.agency = "dinas"
        catalog.roles = ["loket": role]
        return catalog
    }()

    /// `CODE subject` of every finding, in order, with the written steps known to the source map.
    static func codes(_ service: CompiledService) -> [String] {
        findings(service).map { "\($0.rule.slug) \($0.pointer)" }
    }

    /// Just this is found of a machine.
    static func check(_ service: CompiledService, finds expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        expect(codes(service), equals: expected, sourceLocation: sourceLocation)
    }

    static func findings(_ service: CompiledService) -> [Diagnostic] {
        let entry = SourceMap.Entry(key: SourceSpan(file: 0, start: 0, end: 1), value: SourceSpan(file: 0, start: 2, end: 3))
        var written: Set<String> = []
        func record(_ steps: OrderedMap<StepID, Step>, under path: String) {
            for (id, step) in steps where !id.rawValue.hasSuffix("tak_tertulis") {
                written.insert("\(path).\(id)")
                if step.late != nil { written.insert("\(path).\(id).late") }
                for (_, value) in step.branches { record(value.steps, under: path) }
            }
        }
        record(service.machine.steps, under: "workflow")
        let known = written
        return ServiceChecks.findings(in: service, catalog: catalog, sourceMap: SourceMap { known.contains($0) ? entry : nil })
    }
}
