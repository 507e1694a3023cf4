import Expectations
import ServiceDSL
import ServiceIR
import Testing

@Suite struct WorkflowCheckTests {
    @Test func soundMachineHasNoFinding() {
        let service = HandBuilt.service([
            "a": HandBuilt.task(to: "b", actions: ["tolak": HandBuilt.action(to: "no")]),
            "b": HandBuilt.task(
                to: "yes", actions: ["kembali": HandBuilt.action(to: "a", atMost: 1), "lengkapi": HandBuilt.repair(atMost: 2)]),
            "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.refused),
        ])
        HandBuilt.check(service, finds: [])
    }

    @Test func unreachableGroupIsReportedAtItsFirstStep() {
        let service = HandBuilt.service([
            "a": HandBuilt.task(to: "yes"), "b": HandBuilt.task(to: "c"), "c": HandBuilt.task(to: "yes"), "yes": HandBuilt.end(.granted),
        ])
        HandBuilt.check(service, finds: ["unreachable-state /workflow/b"])
    }

    @Test func noWayToAnEndIsReportedWhereTheCaseEntersIt() {
        let service = HandBuilt.service([
            "a": HandBuilt.task(to: "yes", actions: ["ragu": HandBuilt.action(to: "b")]),
            "b": HandBuilt.task(to: "c"), "c": HandBuilt.task(actions: ["ulang": HandBuilt.action(to: "b", atMost: 1)]),
            "yes": HandBuilt.end(.granted),
        ])
        let findings = HandBuilt.findings(service)
        expect(findings.map(\.rule.slug), equals: ["no-way-to-end"])
        expect(findings.first?.notes.first?.id, equals: "jalur: a → b")
    }

    @Test func loopsNeedABound() {
        let service = HandBuilt.service([
            "a": HandBuilt.task(to: "b"),
            "b": HandBuilt.task(to: "yes", actions: ["kembali": HandBuilt.action(to: "a"), "lengkapi": HandBuilt.repair(atMost: nil)]),
            "yes": HandBuilt.end(.granted),
        ])
        HandBuilt.check(
            service,
            finds: [
                "loop-without-bound /workflow/b/actions/kembali", "loop-without-bound /workflow/b/actions/lengkapi",
            ])
    }

    @Test func circleWithoutAnyoneActingIsItsOwnFault() {
        let service = HandBuilt.service([
            "a": HandBuilt.task(to: "p"),
            "p": HandBuilt.automatic([Route(when: Expression("applicant == 'person'"), to: "q"), Route(to: "yes")]),
            "q": HandBuilt.automatic([Route(to: "p")]), "yes": HandBuilt.end(.granted),
        ])
        HandBuilt.check(service, finds: ["automatic-cycle /workflow/q"])
    }

    @Test func boundedWaysThatAllLeadBackLeaveNoWayOut() {
        let service = HandBuilt.service([
            "a": HandBuilt.task(to: "b", actions: ["tolak": HandBuilt.action(to: "no")]),
            "b": HandBuilt.task(actions: ["kembali": HandBuilt.action(to: "a", atMost: 1), "lengkapi": HandBuilt.repair(atMost: 2)]),
            "no": HandBuilt.end(.refused),
        ])
        HandBuilt.check(service, finds: ["no-way-out-at-bound /workflow/b"])
    }

    @Test func boundedWayThatLeavesIsAWayOut() {
        let service = HandBuilt.service([
            "a": HandBuilt.task(actions: ["maju": HandBuilt.action(to: "yes", atMost: 1), "lengkapi": HandBuilt.repair(atMost: 2)]),
            "yes": HandBuilt.end(.granted),
        ])
        HandBuilt.check(service, finds: [])
    }

    @Test func automaticRefusalNeedsAReasonAndTakesItFromRowOrEnd() {
        func machine(row: LocalText?, end text: LocalText?) -> CompiledService {
            var end = HandBuilt.end(.refused)
            end.endReason = text
            return HandBuilt.service([
                "p": HandBuilt.automatic([Route(when: Expression("applicant == 'person'"), to: "no", reason: row), Route(to: "a")]),
                "a": HandBuilt.task(to: "yes"), "yes": HandBuilt.end(.granted), "no": end,
            ])
        }
        HandBuilt.check(machine(row: nil, end: nil), finds: ["refusal-without-reason /workflow/p/to/0"])
        HandBuilt.check(machine(row: LocalText("id", "x"), end: nil), finds: [])
        HandBuilt.check(machine(row: nil, end: LocalText("id", "x")), finds: [])
    }

    @Test func lapseAfterReleaseIsADanger() {
        var release = Step(kind: .release)
        release.routes = [Route(to: "beri")]
        release.releases = ["surat"]
        var give = HandBuilt.task(to: "yes", within: PeriodRange(Period(7, .days)))
        give.late = Late(to: "gugur", reason: LocalText("id", "x"))
        var service = HandBuilt.service([
            "a": HandBuilt.task(to: "terbit"), "terbit": release, "beri": give, "yes": HandBuilt.end(.granted),
            "gugur": HandBuilt.end(.lapsed),
        ])
        service.outputs = ["surat": Output(name: Rows(always: LocalText("id", "Surat")))]
        let findings = HandBuilt.findings(service)
        expect(findings.map(\.rule.slug), equals: ["lapse-after-release"])
        expect(findings.first?.severity, equals: .danger)
    }

    @Test func joinCountsTheBranchesThatCanFinish() {
        func machine(_ join: Join) -> CompiledService {
            var block = Step(kind: .parallel)
            block.branches = [
                "x": Branch(initial: "x1", steps: ["x1": HandBuilt.task(actions: ["tolak": HandBuilt.action(to: "no")])]),
                "y": Branch(initial: "y1", steps: ["y1": HandBuilt.task(to: .join)]),
            ]
            block.join = join
            block.routes = [Route(to: "yes")]
            return HandBuilt.service(["blok": block, "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.refused)])
        }
        HandBuilt.check(machine(.any), finds: [])
        HandBuilt.check(machine(.all), finds: ["join-never-met /workflow/blok"])
        HandBuilt.check(machine(.count(3)), finds: ["join-never-met /workflow/blok/join"])
    }

    @Test func unusedNames() {
        var service = HandBuilt.service(["a": HandBuilt.task(to: "yes"), "yes": HandBuilt.end(.granted)])
        service.conditions = ["kaya": Expression("applicant == 'company'"), "miskin": Expression("!kaya"), "diri": Expression("diri")]
        service.outputs = ["surat": Output(name: Rows(always: LocalText("id", "Surat")))]
        service.fee.items = [
            "biaya": FeeItem(name: Rows(always: LocalText("id", "x")), amount: Rows(always: Expression("tarif(applicant)")))
        ]
        service.tables = ["tarif": Table(of: [], unit: .rupiah, rows: []), "lama": Table(of: [], unit: .rupiah, rows: [])]
        HandBuilt.check(
            service,
            finds: [
                "output-never-issued /outputs/surat", "unused-condition /conditions/miskin", "unused-condition /conditions/diri",
                "unused-table /tables/lama", "fee-never-paid /fee/biaya",
            ])
    }

    /// Twice the machine takes at most a little more than twice the steps: the graph's searches visit every edge once.
    @Test func graphGrowsLinearly() {
        func machine(_ count: Int) -> MachineGraph {
            var steps: OrderedMap<StepID, Step> = [:]
            for i in 0..<count {
                steps[StepID("s\(i)")] = HandBuilt.task(
                    to: StepID("s\(i + 1)"), actions: i > 0 ? ["kembali": HandBuilt.action(to: StepID("s\(i - 1)"), atMost: 1)] : [:])
            }
            steps[StepID("s\(count)")] = HandBuilt.end(.granted)
            return MachineGraph(HandBuilt.service(steps))
        }
        func looks(_ graph: MachineGraph) -> Int {
            var count = 0
            _ = graph.components { _ in
                count += 1
                return true
            }
            _ = graph.reached(from: [0]) { _ in
                count += 1
                return true
            }
            return count
        }
        let (small, large) = (looks(machine(400)), looks(machine(800)))
        expect(large <= 2 * small + 16)
        expect(machine(800).components().count, equals: 4)
    }
}
