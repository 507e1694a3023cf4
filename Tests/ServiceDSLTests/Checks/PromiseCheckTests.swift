import ServiceDSL
import ServiceIR
import Testing

@Suite struct PromiseCheckTests {
    private func days(_ n: Int) -> PeriodRange { PeriodRange(Period(n, .workingDays)) }

    private func promised(_ n: Int, _ steps: OrderedMap<StepID, Step>, starts: StepEvent? = nil) -> CompiledService {
        var service = HandBuilt.service(steps)
        var promise = Promise()
        promise.within = Rows(always: days(n))
        promise.starts = starts
        service.promises = ["layanan": promise]
        return service
    }

    @Test func longestWayIsComparedAndPrinted() {
        var data = HandBuilt.task(to: "ttd", within: days(30), by: .applicant)
        data.late = Late(to: "no", reason: LocalText("id", "x"))
        func service(_ n: Int) -> CompiledService {
            promised(
                n,
                [
                    "daftar": HandBuilt.task(to: "survei", within: days(1), actions: ["tolak": HandBuilt.action(to: "no")]),
                    "survei": HandBuilt.task(to: "data", within: days(3)),
                    "data": data,
                    "ttd": HandBuilt.task(to: "yes", within: days(2), actions: ["kembali": HandBuilt.action(to: "daftar", atMost: 3)]),
                    "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.refused),
                ])
        }
        #expect(HandBuilt.codes(service(6)) == [])
        let findings = HandBuilt.findings(service(5))
        #expect(findings.map(\.message.id) == ["janji 5 hari kerja tidak cukup: jalur terpanjang butuh 6 hari kerja"])
        #expect(findings.first?.notes.first?.en == "way: daftar 1 working day → survei 3 working days → data → ttd 2 working days → yes")
    }

    /// Steps that are passed or not double the ways with each of them: a budget of effort ends the search, never the patience of whoever waits.
    @Test(arguments: [20]) func manyOptionalSteps(_ count: Int) {
        func service(_ promised: Int, _ period: Period) -> CompiledService {
            var steps: OrderedMap<StepID, Step> = [:]
            for number in 0..<count {
                steps[StepID("s\(number)")] = HandBuilt.task(
                    to: number + 1 < count ? StepID("s\(number + 1)") : "yes", within: PeriodRange(period), when: "form.x\(number)")
            }
            steps["yes"] = HandBuilt.end(.granted)
            return self.promised(promised, steps)
        }
        // Even with every step: proved at once for all ways.
        #expect(HandBuilt.codes(service(count + 1, Period(1, .workingDays))) == [])
        #expect(HandBuilt.codes(service(count + 1, Period(1, .hours))) == [])
        // The longest way is among those that are looked at first.
        #expect(
            HandBuilt.findings(service(count - 1, Period(1, .workingDays))).map(\.message.en) == [
                "the promise of \(count - 1) working days is too short: the longest way needs \(count) working days"
            ])
    }

    @Test func startEventLeavesOutWhatComesBefore() {
        let steps: OrderedMap<StepID, Step> = [
            "daftar": HandBuilt.task(to: "ttd", within: days(9)), "ttd": HandBuilt.task(to: "yes", within: days(2)),
            "yes": HandBuilt.end(.granted),
        ]
        #expect(HandBuilt.codes(promised(2, steps, starts: StepEvent(step: "daftar"))) == [])
        #expect(HandBuilt.codes(promised(2, steps)) == ["sla-infeasible /sla"])
    }

    @Test func ofParallelBranchesTheLongestCounts() {
        func service(_ join: Join) -> CompiledService {
            var block = Step(kind: .parallel)
            block.branches = [
                "x": Branch(initial: "x1", steps: ["x1": HandBuilt.task(to: .join, within: days(4))]),
                "y": Branch(initial: "y1", steps: ["y1": HandBuilt.task(to: .join, within: days(2))]),
            ]
            block.join = join
            block.routes = [Route(to: "ttd")]
            return promised(4, ["blok": block, "ttd": HandBuilt.task(to: "yes", within: days(1)), "yes": HandBuilt.end(.granted)])
        }
        #expect(
            HandBuilt.findings(service(.all)).map(\.message.en) == [
                "the promise of 4 working days is too short: the longest way needs 5 working days"
            ])
        #expect(HandBuilt.codes(service(.any)) == [])
    }

    @Test func stepsPassedInTheSameCaseDoNotCount() {
        func service(when: String) -> CompiledService {
            var service = promised(
                5,
                [
                    "survei": HandBuilt.task(to: "ttd", within: days(3), when: when), "ttd": HandBuilt.task(to: "yes", within: days(3)),
                    "yes": HandBuilt.end(.granted),
                ])
            service.variants = ["baru": Option(name: LocalText("id", "Baru")), "ulang": Option(name: LocalText("id", "Ulang"))]
            service.promises["layanan"]?.within = Rows([
                .init(when: Expression("variant == 'ulang'"), days(5)), .init(days(14)),
            ])
            return service
        }
        #expect(HandBuilt.codes(service(when: "variant == 'baru'")) == [])
        let findings = HandBuilt.findings(service(when: "variant == 'ulang' || a.luas > 24"))
        #expect(findings.map(\.rule.slug) == ["sla-infeasible"])
        #expect(
            findings.first?.notes.last?.en == "where: variant == 'ulang', !(a.luas > 24)"
                || findings.first?.notes.last?.en == "where: variant == 'ulang', a.luas > 24")
    }

    @Test func mixedUnitsRunThroughTheCalendar() {
        func service(_ n: Int, _ unit: Period.Unit) -> CompiledService {
            var service = promised(
                1,
                [
                    "a": HandBuilt.task(to: "b", within: days(2)), "b": HandBuilt.task(to: "yes", within: PeriodRange(Period(3, .days))),
                    "yes": HandBuilt.end(.granted),
                ])
            service.promises["layanan"]?.within = Rows(always: PeriodRange(Period(n, unit)))
            return service
        }
        // Begun on a Thursday: Monday after two working days, Thursday after three days; the seventh day is that Thursday.
        #expect(HandBuilt.codes(service(7, .days)) == [])
        // Begun on Thursday 1 January 2026, done on the 8th and promised for the 7th.
        #expect(
            HandBuilt.findings(service(6, .days)).map(\.message.en) == [
                "the promise of 6 days is too short: the longest way begun on 2026-01-01 is done on 2026-01-08, and promised for 2026-01-07"
            ])
        // Six working days always hold a weekend, and end later still.
        #expect(HandBuilt.codes(service(6, .workingDays)) == [])
    }

    @Test func conditionsThatMayContradictEachOtherProveNothing() {
        let service = promised(
            5,
            [
                "a": HandBuilt.task(to: "b", within: days(3), when: "x.luas > 24"),
                "b": HandBuilt.task(to: "yes", within: days(3), when: "x.luas < 10"), "yes": HandBuilt.end(.granted),
            ])
        #expect(HandBuilt.codes(service) == ["sla-not-proved /sla"])
    }

    @Test func withoutTimesNothingIsProvedAndWithoutSlackItIsSaid() {
        #expect(
            HandBuilt.codes(promised(5, ["a": HandBuilt.task(to: "yes"), "yes": HandBuilt.end(.granted)])) == ["sla-not-proved /sla"])
        let full = promised(
            5, ["a": HandBuilt.task(to: "b"), "b": HandBuilt.task(to: "yes", within: days(5)), "yes": HandBuilt.end(.granted)])
        #expect(HandBuilt.codes(full) == ["sla-without-slack /sla"])
    }

    @Test func lateNeedsATimeThatRuns() {
        var waiting = HandBuilt.task(to: "yes")
        waiting.late = Late(notify: ["loket"])
        let steps: OrderedMap<StepID, Step> = ["a": waiting, "yes": HandBuilt.end(.granted)]
        #expect(HandBuilt.codes(HandBuilt.service(steps)) == ["late-without-clock /workflow/a/late"])
        #expect(HandBuilt.codes(promised(5, steps)) == ["sla-not-proved /sla"])
    }

    @Test func grantingWithoutTheStartIsADanger() {
        let service = promised(
            5,
            [
                "a": HandBuilt.task(actions: ["lengkap": HandBuilt.action(to: "b"), "langsung": HandBuilt.action(to: "b")]),
                "b": HandBuilt.task(to: "yes", within: days(5)), "yes": HandBuilt.end(.granted),
            ], starts: StepEvent(step: "a", action: "lengkap"))
        #expect(HandBuilt.codes(service) == ["promise-event-missed /sla/starts"])
    }
}
