import Expectations
import ServiceDSL
import ServiceIR
import Testing

@Suite struct PromiseCheckTests {
    private func days(_ n: Int) -> PeriodRange { PeriodRange(Period(n, .workingDays)) }

    private func promised(_ n: Int, _ steps: OrderedMap<StepID, Step>, starts: StepEvent? = nil) -> CompiledService {
        var service = HandBuilt.service(steps)
        var promise = Promise()
        promise.legalBasis = ["perda"]
        promise.within = Rows(always: TimeLimit(days(n)))
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
        HandBuilt.check(service(6), finds: [])
        let findings = HandBuilt.findings(service(5))
        expect(findings.map(\.message.id), equals: ["janji 5 hari kerja tidak cukup: jalur terpanjang butuh 6 hari kerja"])
        expect(
            findings.first?.notes.first?.en, equals: "way: daftar 1 working day → survei 3 working days → data → ttd 2 working days → yes")
    }

    private func counted(_ promise: TimeLimit, _ steps: OrderedMap<StepID, Step>, many: Bounds = Bounds(1, 20)) -> CompiledService {
        var service = promised(1, steps)
        service.promises["layanan"]?.within = Rows(always: promise)
        service.form.sections["kendaraan"] = Section(name: LocalText("id", "Kendaraan"))
        service.form.sections["kendaraan"]?.many = many
        return service
    }

    private func each(_ n: Int, _ unit: Period.Unit = .workingDays, per: String = "size(kendaraan)") -> TimeLimit {
        TimeLimit(PeriodRange(Period(n, unit)), per: Expression(per))
    }

    private func taking(_ times: TimeLimit...) -> OrderedMap<StepID, Step> {
        var steps: OrderedMap<StepID, Step> = [:]
        for (number, time) in times.enumerated() {
            var step = HandBuilt.task(to: number + 1 < times.count ? StepID("s\(number + 1)") : "yes")
            step.within = Rows(always: time)
            steps[StepID("s\(number)")] = step
        }
        steps["yes"] = HandBuilt.end(.granted)
        return steps
    }

    /// A time by a number is held against the promise for every number that there may be.
    @Test func everyNumberOfWhatIsCounted() {
        let (day, both) = (TimeLimit(days(1)), taking(each(1), TimeLimit(days(2))))
        func tooShort(_ promise: String, _ needed: Int) -> [String] {
            ["the promise of \(promise) is too short: the longest way needs \(needed) working days"]
        }
        let rows: [(CompiledService, told: [String])] = [
            // One day for each, with one step of it for each, whatever the number.
            (counted(each(1), taking(each(1))), []), (counted(each(2), taking(each(1), each(1))), []),
            (counted(each(1), taking(each(1), each(1))), tooShort("1 working day per kendaraan (20 working days)", 40)),
            // With a fixed day besides.
            (counted(each(3), both), []),
            // A fixed promise is for the greatest number.
            (counted(TimeLimit(days(21)), taking(each(1), day)), []),
            (counted(TimeLimit(days(20)), taking(each(1), day)), tooShort("20 working days", 21)),
            // Of none nothing is promised, and nothing is needed.
            (counted(each(1), taking(each(1)), many: Bounds(0, 5)), []),
        ]
        for (place, row) in rows.enumerated() { expect(HandBuilt.findings(row.0).map(\.message.en), equals: row.told, "row \(place)") }
        expect(!HandBuilt.findings(counted(each(1), taking(day), many: Bounds(0, 5))).isEmpty)
        func notes(_ service: CompiledService) -> [String] { HandBuilt.findings(service).first?.notes.map(\.en) ?? [] }
        let two = notes(counted(each(1), taking(each(1), each(1))))
        expect(two, equals: ["way: s0 20 working days → s1 20 working days → yes", "where: size(kendaraan) == 20"])
        // With a fixed day besides, it is the least number that does not suffice.
        expect(notes(counted(each(2), both)).last, equals: "where: size(kendaraan) == 1")
    }

    /// Working days and days do not add up: every number is begun on every day that is decreed.
    @Test func everyNumberThroughTheCalendar() {
        let promises: [(TimeLimit, fits: Bool)] = [
            (each(1, .days), false), (each(10, .days), true), (TimeLimit(PeriodRange(Period(6, .days))), false),
            (TimeLimit(PeriodRange(Period(30, .days))), true),
        ]
        for (promise, fits) in promises {
            let found = HandBuilt.findings(counted(promise, taking(each(1)), many: Bounds(1, 6)))
            expect(found.isEmpty, equals: fits, "\(promise)")
        }
        // Too many numbers to be looked at one by one.
        expect(
            HandBuilt.codes(counted(each(2, .days), taking(each(1), TimeLimit(PeriodRange(Period(1, .hours)))), many: Bounds(5, 100_000)))
                .count, equals: 1)
    }

    /// Conditions that compare the number are true or false by it: a time that is capped is not taken for longer than it can be.
    @Test func conditionsOfWhatIsCounted() {
        func capped(_ promise: Int, at most: Int, by condition: String) -> CompiledService {
            var steps = taking(each(1))
            steps["s0"]?.within = Rows([.init(when: Expression(condition), TimeLimit(days(most))), .init(each(1))])
            return counted(TimeLimit(days(promise)), steps)
        }
        for condition in ["size(kendaraan) > 10", "kendaraan.size() >= 11", "10 < size(kendaraan)", "!(size(kendaraan) <= 10)"] {
            expect(HandBuilt.codes(capped(10, at: 10, by: condition)), equals: [], "\(condition)")
            expect(
                HandBuilt.findings(capped(9, at: 5, by: condition)).map { $0.notes.last?.en }, equals: ["where: size(kendaraan) == 10"],
                "\(condition)")
        }
        // What else is said of the rows may go with any number, and is not known to.
        HandBuilt.check(capped(9, at: 5, by: "kendaraan.exists(k, k.jenis == 'bus')"), finds: ["sla-not-proved /sla"])
    }

    /// Random machines against every number and every condition: a promise is told too short exactly where some way is longer.
    @Test(arguments: seeds(24)) func everyNumberOfRandomMachines(seed: Int) {
        var random = SampleSource(seed: UInt64(seed))
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func time() -> TimeLimit {
            let range = PeriodRange(Period(number(1...3), .workingDays))
            return TimeLimit(range, per: [nil, Expression("size(kendaraan)"), Expression("contoh.botol")][number(0...2)])
        }
        func condition() -> Expression {
            Expression(["size(kendaraan) > \(number(1...8))", "contoh.botol <= \(number(0...3))", "contoh.segera"][number(0...2)])
        }
        func times() -> Rows<TimeLimit> {
            number(0...2) > 0 ? Rows(always: time()) : Rows([.init(when: condition(), time()), .init(time())])
        }
        func task(to: StepID) -> Step {
            var step = HandBuilt.task(to: to)
            step.within = times()
            if number(0...3) == 0 { step.when = condition() }
            return step
        }
        var block = Step(kind: .parallel)
        block.join = number(0...2) == 0 ? .any : .all
        block.routes = [Route(to: "c")]
        block.branches = [
            "x": Branch(initial: "x", steps: ["x": task(to: .join)]), "y": Branch(initial: "y", steps: ["y": task(to: .join)]),
        ]
        var service = counted(
            time(), ["a": task(to: "b"), "b": block, "c": task(to: "yes"), "yes": HandBuilt.end(.granted)], many: Bounds(number(0...1), 9))
        service.promises["layanan"]?.within = number(0...1) == 0 ? Rows(always: time()) : times()
        if number(0...1) == 0 {
            service.promises["layanan"]?.within = Rows(
                always: TimeLimit(
                    PeriodRange(Period(number(3...8), .workingDays)), per: [nil, Expression("size(kendaraan)")][number(0...1)]))
        }
        var bottles = Field(name: LocalText("id", "Botol"), type: .integer)
        (bottles.min, bottles.max) = (.integer(0), .integer(4))
        service.form.sections["contoh"] = Section(
            name: LocalText("id", "Contoh"), fields: ["botol": bottles, "segera": Field(name: LocalText("id", "Segera"), type: .yesNo)])

        let steps = service.machine.steps
        let isLonger = ((service.form.sections["kendaraan"]?.many?.lower ?? 0)...9).contains { rows in
            (0...4).contains { bottles in
                [true, false].contains { isUrgent in
                    let here = Numbers(rows: rows, bottles: bottles, isUrgent: isUrgent)
                    func length(_ step: Step?) -> Int { here.holds(step?.when) ? here.days(step?.within) : 0 }
                    let (x, y) = (length(block.branches["x"]?.steps["x"]), length(block.branches["y"]?.steps["y"]))
                    let way = length(steps["a"]) + (block.join == .any ? min(x, y) : max(x, y)) + length(steps["c"])
                    return way > here.days(service.promises["layanan"]?.within)
                }
            }
        }
        let found = HandBuilt.findings(service)
        let slugs = found.map(\.rule.slug)
        // Two conditions that read what no time counts are not seen through.
        let isTold = slugs.contains("sla-infeasible") || (isLonger && slugs.contains("sla-not-proved"))
        expect(isTold, equals: isLonger, "\(seed): \(found.map(\.message.en)) \(found.flatMap(\.notes).map(\.en))")
    }

    /// What a machine's times and conditions come to with these answers.
    private struct Numbers: ExpressionEnvironment {
        let rows: Int
        let bottles: Int
        let isUrgent: Bool
        let today = CivilDate(dayNumber: 0)

        func value(of name: [String]) -> Value? {
            switch name {
            case ["kendaraan"]: .list(Array(repeating: .integer(1), count: rows))
            case ["contoh", "botol"]: .integer(Int64(bottles))
            case ["contoh", "segera"]: .bool(isUrgent)
            default: nil
            }
        }

        func holds(_ expression: Expression?) -> Bool {
            guard let expression, let program = try? Program(expression) else { return true }
            if case .success(true) = program.holds(self) { return true }
            return false
        }

        func days(_ limits: Rows<TimeLimit>?) -> Int {
            guard let limit = limits?.rows.first(where: { holds($0.when) })?.value else { return 0 }
            switch limit.per?.text {
            case nil: return limit.range.upper
            case "contoh.botol"?: return limit.range.upper * bottles
            default: return limit.range.upper * rows
            }
        }
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
        HandBuilt.check(service(count + 1, Period(1, .workingDays)), finds: [])
        HandBuilt.check(service(count + 1, Period(1, .hours)), finds: [])
        // The longest way is among those that are looked at first.
        expect(
            HandBuilt.findings(service(count - 1, Period(1, .workingDays))).map(\.message.en),
            equals: [
                "the promise of \(count - 1) working days is too short: the longest way needs \(count) working days"
            ])
    }

    @Test func startEventLeavesOutWhatComesBefore() {
        let steps: OrderedMap<StepID, Step> = [
            "daftar": HandBuilt.task(to: "ttd", within: days(9)), "ttd": HandBuilt.task(to: "yes", within: days(2)),
            "yes": HandBuilt.end(.granted),
        ]
        HandBuilt.check(promised(2, steps, starts: StepEvent(step: "daftar")), finds: [])
        HandBuilt.check(promised(2, steps), finds: ["sla-infeasible /sla"])
    }

    /// What is told of the promise.
    private func told(_ service: CompiledService) -> [String] {
        HandBuilt.findings(service).filter { $0.rule.slug.hasPrefix("sla-") }.map(\.message.en)
    }

    private func tooShort(_ promised: Int, _ needed: Int) -> [String] {
        ["the promise of \(promised) working days is too short: the longest way needs \(needed) working days"]
    }

    /// Where besides being late only a way back leads on, time is what leads on.
    @Test func whereOnlyLatenessLeadsOn() {
        func service(_ n: Int, others: OrderedMap<ActionID, Action> = [:]) -> CompiledService {
            var objection = HandBuilt.task(within: days(10), actions: ["ulang": HandBuilt.action(to: "periksa", atMost: 2)])
            for (id, action) in others { objection.actions[id] = action }
            objection.late = Late(to: "arsip", reason: LocalText("id", "x"))
            return promised(
                n,
                [
                    "periksa": HandBuilt.task(to: "sanggah", within: days(1)), "sanggah": objection,
                    "cetak": HandBuilt.task(to: "yes", within: days(1)), "arsip": HandBuilt.task(to: "yes", within: days(3)),
                    "yes": HandBuilt.end(.granted),
                ])
        }
        expect(told(service(14)), equals: [])
        expect(told(service(13)), equals: tooShort(13, 14))
        // Where whoever is in time goes on, what follows lateness does not count.
        expect(told(service(12, others: ["lanjut": HandBuilt.action(to: "cetak")])), equals: [])
        expect(told(service(11, others: ["lanjut": HandBuilt.action(to: "cetak")])), equals: tooShort(11, 12))
    }

    /// Which way leads back is said by the ways, not by the order of the file.
    @Test func stepsInAnyOrder() {
        func service(_ n: Int, _ ids: [StepID]) -> CompiledService {
            let steps: OrderedMap<StepID, Step> = [
                "periksa": HandBuilt.task(to: "tinjau", within: days(1)), "tinjau": HandBuilt.task(to: "cetak", within: days(3)),
                "cetak": HandBuilt.task(
                    to: "yes", within: days(5), actions: ["ulang": HandBuilt.action(to: "periksa", atMost: 2)]),
                "yes": HandBuilt.end(.granted),
            ]
            var ordered: OrderedMap<StepID, Step> = [:]
            for id in ids { ordered[id] = steps[id] }
            var service = promised(n, ordered)
            service.machine.initial = "periksa"
            return service
        }
        for ids in [["periksa", "tinjau", "cetak", "yes"], ["periksa", "cetak", "tinjau", "yes"], ["yes", "cetak", "tinjau", "periksa"]] {
            let ids = ids.map { StepID($0) }
            expect(told(service(9, ids)), equals: [], "\(ids)")
            expect(told(service(8, ids)), equals: tooShort(8, 9), "\(ids)")
        }
    }

    /// A step that some pass over is gone back to like any other, where one comes from it to where one was sent back.
    @Test func backToAStepThatWasPassedOver() {
        func service(_ n: Int) -> CompiledService {
            promised(
                n,
                [
                    "pilah": HandBuilt.automatic([Route(when: Expression("x.luas > 24"), to: "survei"), Route(to: "ttd")]),
                    "survei": HandBuilt.task(to: "ttd", within: days(3), actions: ["tolak": HandBuilt.action(to: "no")]),
                    "ttd": HandBuilt.task(to: "yes", within: days(2), actions: ["kembali": HandBuilt.action(to: "pilah", atMost: 2)]),
                    "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.refused),
                ])
        }
        func direct(_ n: Int) -> CompiledService {
            var service = service(n)
            service.machine.steps["survei"]?.actions = [:]
            service.machine.steps["ttd"]?.actions["kembali"]?.routes = [Route(to: "survei")]
            return service
        }
        for service in [service, direct] {
            expect(told(service(5)), equals: [])
            expect(told(service(4)), equals: tooShort(4, 5))
        }
    }

    /// In a circle that begins at more than one step either may be gone first: what is not known is not proved.
    @Test func circlesWithoutABeginning() {
        func service(_ n: Int) -> CompiledService {
            promised(
                n,
                [
                    "periksa": HandBuilt.task(to: "lapangan", within: days(1), actions: ["langsung": HandBuilt.action(to: "sidang")]),
                    "lapangan": HandBuilt.task(
                        to: "arsip", within: days(5), actions: ["sidangkan": HandBuilt.action(to: "sidang", atMost: 1)]),
                    "sidang": HandBuilt.task(
                        to: "yes", within: days(5), actions: ["tinjau": HandBuilt.action(to: "lapangan", atMost: 1)]),
                    "arsip": HandBuilt.task(to: "yes", within: days(4)), "yes": HandBuilt.end(.granted),
                ])
        }
        // From the file the way through the field visit to the hearing; the other way round it is four days longer.
        expect(told(service(10)), equals: tooShort(10, 11))
        expect(
            told(service(11)),
            equals: [
                "some steps lead round to each other, and a case may come into that circle at more than one of them, so it is not clear which way leads back"
            ])
    }

    /// What is gone through as often as a count says nobody sends back: it comes to more than once through.
    @Test func roundsThatACountMakes() {
        func service(_ time: Int?, when condition: String) -> CompiledService {
            promised(
                9,
                [
                    "a": HandBuilt.task(to: "b", within: days(1)), "b": HandBuilt.task(to: "c", within: time.map(days)),
                    "c": HandBuilt.automatic([Route(when: Expression(condition), to: "b"), Route(to: "yes")]),
                    "yes": HandBuilt.end(.granted),
                ])
        }
        let counted = ["how often some steps repeat depends on a count, so nobody can add up beforehand how long they take"]
        expect(told(service(5, when: "b.count < 3")), equals: counted)
        // Where an officer's record leads back, and where what is repeated has no time, it is as with any return.
        expect(told(service(5, when: "b.hasil == 'kurang'")), equals: [])
        expect(told(service(nil, when: "b.count < 3")), equals: [])

        // It may lead out, be it by the only act there is, and what closes the circle bear no guard.
        func detour(_ routes: [Route], isAct: Bool) -> CompiledService {
            var first = HandBuilt.task(within: days(1), actions: isAct ? ["lanjut": HandBuilt.action(to: "b")] : [:])
            if isAct { first.actions["lanjut"]?.routes = routes } else { first.routes = routes }
            return promised(9, ["a": first, "b": HandBuilt.task(to: "a", within: days(5)), "yes": HandBuilt.end(.granted)])
        }
        let out = [Route(when: Expression("b.count < 1"), to: "b"), Route(to: "yes")]
        expect(told(detour(out, isAct: false)), equals: counted)
        expect(told(detour(out, isAct: true)), equals: counted)
    }

    /// Who sends back could as well lead on: how often a count lets it come to that says nothing of the promise.
    @Test func returnsThatACountBounds() {
        var first = HandBuilt.task(within: days(1))
        first.routes = [Route(when: Expression("a.count < 3"), to: "b"), Route(to: "no")]
        let forwards = promised(
            3,
            [
                "a": first, "b": HandBuilt.task(to: "yes", within: days(1), actions: ["balik": HandBuilt.action(to: "a", atMost: 3)]),
                "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.refused),
            ])
        expect(told(forwards), equals: [])

        var examined = HandBuilt.task(to: "yes", within: days(1), actions: ["kembalikan": HandBuilt.action(to: "b")])
        examined.actions["kembalikan"]?.routes = [Route(when: Expression("a.count < 3"), to: "b"), Route(to: "no")]
        var mended = HandBuilt.task(to: "a", within: days(5), by: .applicant)
        mended.late = Late(to: "no", reason: LocalText("id", "x"))
        expect(
            told(promised(3, ["a": examined, "b": mended, "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.refused)])), equals: [])
    }

    private static let changing =
        "a way may be longer than this promise, if a condition on it changes with the date, a count or what is recorded by then"

    /// What a condition reads may be otherwise where it is read again.
    @Test(arguments: ["survei.count == 0", "today < date(2026, 6, 1)", "!has(survei.luas)", "!(has(survei.luas) && survei.luas > 5)"])
    func conditionsThatChangeOnTheWay(condition: String) {
        func service(_ n: Int, _ condition: String, inTimes: Bool) -> CompiledService {
            let when = Expression(condition)
            var (first, last) = (HandBuilt.task(to: "survei", within: days(5)), HandBuilt.task(to: "yes", within: days(5)))
            if inTimes {
                first.within = Rows([.init(when: when, TimeLimit(days(5))), .init(TimeLimit(days(1)))])
                last.within = Rows([.init(when: when, TimeLimit(days(1))), .init(TimeLimit(days(5)))])
            } else {
                first.when = when
                last.when = Expression("!(\(condition))")
            }
            return promised(
                n,
                [
                    "satu": first, "survei": HandBuilt.task(to: "dua", within: days(1)), "dua": last, "yes": HandBuilt.end(.granted),
                ])
        }
        for inTimes in [false, true] {
            expect(told(service(11, condition, inTimes: inTimes)), equals: [])
            expect(told(service(10, condition, inTimes: inTimes)), equals: [Self.changing])
            // What was sent is the same all the way.
            expect(told(service(7, "x.luas > 5", inTimes: inTimes)), equals: [])
        }
    }

    /// Which count is read on a way forward is not known.
    @Test func whatOnlyAReturnMakesSo() {
        var examined = HandBuilt.task(within: days(1))
        examined.routes = [Route(when: Expression("periksa.count > 2"), to: "rapat"), Route(to: "ttd")]
        func service(_ n: Int) -> CompiledService {
            promised(
                n,
                [
                    "periksa": examined, "rapat": HandBuilt.task(to: "ttd", within: days(10)),
                    "ttd": HandBuilt.task(to: "yes", within: days(1), actions: ["balik": HandBuilt.action(to: "periksa", atMost: 4)]),
                    "yes": HandBuilt.end(.granted),
                ])
        }
        expect(told(service(12)), equals: [])
        expect(told(service(4)), equals: [Self.changing])
    }

    @Test func noWayToTheEndProvesNothing() {
        var first = HandBuilt.task(within: days(1), actions: ["tinjau": HandBuilt.action(to: "b", atMost: 2)])
        first.late = Late(to: "c", reason: LocalText("id", "x"))
        let service = promised(
            9,
            [
                "a": first, "b": HandBuilt.task(within: days(1), actions: ["ulang": HandBuilt.action(to: "a", atMost: 2)]),
                "c": HandBuilt.task(to: "yes", within: days(1)), "yes": HandBuilt.end(.granted),
            ])
        expect(told(service), equals: ["the end of this promise is reached only by going through some step twice"])
    }

    /// What is sent back to before the promise began comes to nothing new.
    @Test func backToBeforeTheStart() {
        let steps: OrderedMap<StepID, Step> = [
            "daftar": HandBuilt.task(to: "ttd", within: days(9), actions: ["tolak": HandBuilt.action(to: "no")]),
            "ttd": HandBuilt.task(to: "yes", within: days(2), actions: ["kembali": HandBuilt.action(to: "daftar", atMost: 1)]),
            "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.refused),
        ]
        expect(told(promised(2, steps, starts: StepEvent(step: "daftar", action: .done))), equals: [])
    }

    private static let lateForTheCitizen =
        "the citizen may delay a step that the office shares, and what follows then takes longer than this promise"

    /// A block in which the citizen acts while the clock runs may be late because of him: what follows is not the office's lateness.
    @Test func blocksThatTheCitizenMakesLate() {
        func service(_ n: Int, by role: RoleID = .applicant, stands: Bool = false) -> CompiledService {
            var answer = HandBuilt.task(to: .join, by: role)
            answer.standsStill = stands
            var block = Step(kind: .parallel)
            block.branches = [
                "a": Branch(initial: "periksa", steps: ["periksa": HandBuilt.task(to: .join, within: days(1))]),
                "b": Branch(initial: "jawab", steps: ["jawab": answer]),
            ]
            block.join = .all
            block.within = Rows(always: TimeLimit(days(2)))
            block.late = Late(to: "manual", reason: LocalText("id", "x"))
            block.routes = [Route(to: "yes")]
            return promised(
                n,
                [
                    "blok": block, "manual": HandBuilt.task(to: "no", within: days(10)), "yes": HandBuilt.end(.granted),
                    "no": HandBuilt.end(.refused),
                ])
        }
        expect(told(service(12)), equals: [])
        expect(told(service(11)), equals: [Self.lateForTheCitizen])
        // Where the clock stands for him, and where only the office acts, it is late by itself.
        expect(told(service(11, stands: true)), equals: [])
        expect(told(service(11, by: "loket")), equals: [])
    }

    /// Where the steps of a block, each on time, last longer than the block, it is late, and left then.
    @Test func blocksThatAreLateByThemselves() {
        func service(_ n: Int, block time: Int, late: StepID) -> CompiledService {
            var block = Step(kind: .parallel)
            block.branches = [
                "a": Branch(
                    initial: "x", steps: ["x": HandBuilt.task(to: "z", within: days(3)), "z": HandBuilt.task(to: .join, within: days(4))]),
                "b": Branch(initial: "y", steps: ["y": HandBuilt.task(to: .join, within: days(1))]),
            ]
            block.join = .all
            block.within = Rows(always: TimeLimit(days(time)))
            block.late = Late(to: late, reason: LocalText("id", "x"))
            block.routes = [Route(to: "ttd")]
            return promised(
                n,
                [
                    "blok": block, "ttd": HandBuilt.task(to: "yes", within: days(1)), "rapat": HandBuilt.task(to: "ttd", within: days(10)),
                    "yes": HandBuilt.end(.granted),
                ])
        }
        let late = [
            "steps side by side may be late although each of them is on time, and whether what follows then is within this promise is not known"
        ]
        expect(told(service(16, block: 5, late: "rapat")), equals: [])
        expect(told(service(15, block: 5, late: "rapat")), equals: late)
        // What is left before its end takes no longer than that.
        expect(told(service(4, block: 3, late: "ttd")), equals: late)
        // One that lasts as long as its steps is late only if somebody is.
        expect(told(service(8, block: 7, late: "rapat")), equals: [])
        expect(told(service(7, block: 7, late: "rapat")), equals: tooShort(7, 8))
    }

    private func blockOf(_ join: Join, _ a: OrderedMap<StepID, Step>, _ b: OrderedMap<StepID, Step>) -> Step {
        var block = Step(kind: .parallel)
        block.branches = ["a": Branch(initial: "x", steps: a), "b": Branch(initial: "y", steps: b)]
        block.join = join
        block.routes = [Route(to: "ttd")]
        return block
    }

    private func blockOf(_ join: Join, own time: Int?, _ a: OrderedMap<StepID, Step>, _ b: OrderedMap<StepID, Step>) -> Step {
        var block = blockOf(join, a, b)
        block.within = time.map { Rows(always: TimeLimit(days($0))) }
        return block
    }

    /// A step without a time takes what the block around it has.
    @Test func blocksWithATimeOfTheirOwn() {
        func service(_ n: Int, _ block: Step) -> CompiledService {
            promised(
                n, ["blok": block, "ttd": HandBuilt.task(to: "yes", within: days(1)), "yes": HandBuilt.end(.granted)])
        }
        func task(_ time: Int?, to: StepID = .join) -> Step { HandBuilt.task(to: to, within: time.map(days)) }
        func nested(_ time: Int?) -> Step {
            var inner = Step(kind: .parallel)
            inner.branches = [
                "c": Branch(initial: "z", steps: ["z": task(nil)]), "d": Branch(initial: "w", steps: ["w": task(1)]),
            ]
            inner.join = .all
            inner.within = time.map { Rows(always: TimeLimit(days($0))) }
            inner.routes = [Route(to: "x2")]
            return inner
        }
        let blocks: [(Step, needs: Int)] = [
            (blockOf(.all, own: 10, ["x": task(nil)], ["y": task(1)]), 11),
            // Where all have a time, the block takes no other.
            (blockOf(.all, own: 10, ["x": task(3)], ["y": task(1)]), 4),
            // Before and after a step without a time others take part of it.
            (blockOf(.all, own: 10, ["x": task(4, to: "x2"), "x2": task(nil)], ["y": task(1)]), 11),
            (blockOf(.all, own: 10, ["x": task(nil, to: "x2"), "x2": task(4)], ["y": task(1)]), 11),
            // The first that comes is the one that has a time.
            (blockOf(.any, own: 10, ["x": task(nil)], ["y": task(2)]), 3),
            // Of blocks in each other the inmost with a time is the one.
            (blockOf(.all, own: 10, ["x": nested(2), "x2": task(1)], ["y": task(1)]), 4),
            (blockOf(.all, own: 10, ["x": nested(nil), "x2": task(1)], ["y": task(1)]), 11),
            // Out of the block before its end.
            (blockOf(.all, own: 10, ["x": task(nil, to: "ttd")], ["y": task(1)]), 11),
        ]
        for (place, row) in blocks.enumerated() {
            expect(told(service(row.needs + 1, row.0)), equals: [], "row \(place)")
            expect(told(service(row.needs - 1, row.0)), equals: tooShort(row.needs - 1, row.needs), "row \(place)")
        }
        // The block's time is told in place of that of its steps, which have it: nothing is left over, and nothing is lacking.
        expect(told(service(11, blocks[0].0)), equals: [])
        expect(
            HandBuilt.findings(service(9, blocks[2].0)).first { $0.rule.slug == "sla-infeasible" }?.notes.first?.en,
            equals: "way: blok 10 working days → x → x2 → ttd 1 working day → yes")
    }

    /// Where it is not known whether the longest way takes so long, a shorter one that surely does is told.
    @Test func aShorterWayThatIsSurelyTooLong() {
        func service(_ n: Int) -> CompiledService {
            var wait = Step(kind: .wait)
            wait.within = Rows(always: TimeLimit(days(20)))
            wait.standsStill = true
            wait.routes = [Route(to: .join)]
            return promised(
                n,
                [
                    "pilih": HandBuilt.task(
                        within: days(1), actions: ["samping": HandBuilt.action(to: "blok"), "lanjut": HandBuilt.action(to: "periksa")]),
                    "blok": blockOf(.all, ["x": wait], ["y": HandBuilt.task(to: .join, within: days(9))]),
                    "periksa": HandBuilt.task(to: "ttd", within: days(7)), "ttd": HandBuilt.task(to: "yes", within: days(1)),
                    "yes": HandBuilt.end(.granted),
                ])
        }
        expect(told(service(8)), equals: tooShort(8, 9))
        expect(
            told(service(9)), equals: ["a way beside a wait is longer than this promise, which stands still during the wait"])
        expect(told(service(12)), equals: [])
    }

    /// A step that is passed over starts a promise when what came before it was over.
    @Test func startsThatArePassedOver() {
        func service(_ before: Step, when condition: String? = "a.cepat") -> CompiledService {
            promised(
                5,
                [
                    "isi": before, "daring": HandBuilt.task(to: "proses", when: condition),
                    "proses": HandBuilt.task(to: "yes", within: PeriodRange(Period(6, .days))), "yes": HandBuilt.end(.granted),
                ], starts: StepEvent(step: "daring"))
        }
        // Begun on a Sunday.
        let tooShort = [
            "the promise of 5 working days is too short: the longest way begun on 2026-01-04 is done on 2026-01-10, and promised for 2026-01-09"
        ]
        var late = HandBuilt.task(to: "daring", within: days(2))
        late.late = Late(to: "daring", reason: LocalText("id", "x"))
        var both = HandBuilt.task(to: "daring")
        both.performers = Performers(roles: ["loket", .applicant])
        both.performers?.join = .all
        var wait = Step(kind: .wait)
        wait.within = Rows(always: TimeLimit(PeriodRange(Period(1, .days))))
        wait.routes = [Route(to: "daring")]
        wait.standsStill = true
        let routed = HandBuilt.automatic([Route(to: "daring")])
        let befores: [(Step, isAnyTime: Bool)] = [
            (HandBuilt.task(to: "daring"), false), (late, false), (routed, false), (HandBuilt.task(to: "daring", by: .applicant), true),
            (both, true), (wait, true),
        ]
        for (place, row) in befores.enumerated() {
            expect(told(service(row.0)), equals: row.isAnyTime ? tooShort : [], "row \(place)")
            // Whoever is not passed over is served by an officer.
            expect(told(service(row.0, when: nil)), equals: [], "row \(place)")
        }
        // Who applies online does so at any hour; who comes to the counter while it is open.
        func filed(_ condition: String) -> [String] {
            var service = service(routed, when: condition)
            service.channels = [.online, .counter]
            return told(service)
        }
        expect(filed("a.cepat"), equals: tooShort)
        expect(filed("channel == 'online'"), equals: [])
    }

    private static let leaves =
        "a way out of steps side by side is longer than this promise, if the other branches have not ended them before"

    /// A branch that never comes to the end of its block has left it, or met the promise, maybe before the others.
    @Test func blocksThatAnotherBranchLeaves() {
        func service(_ first: Step, _ join: Join = .any) -> CompiledService {
            promised(
                5,
                [
                    "blok": blockOf(join, ["x": first], ["y": HandBuilt.task(to: .join, within: days(9))]),
                    "ttd": HandBuilt.task(to: "yes", within: days(1)), "yes": HandBuilt.end(.granted),
                ])
        }
        expect(told(service(HandBuilt.task(to: "ttd", within: days(1)))), equals: [Self.leaves])
        expect(told(service(HandBuilt.task(to: .join, within: days(1)))), equals: [])
        expect(told(service(HandBuilt.task(to: .join, within: days(1)), .all)), equals: tooShort(5, 10))
    }

    /// The event that ends a promise need not come where another branch ends the block.
    @Test func eventsInABranchThatAnotherOneEnds() {
        func service(_ join: Join) -> CompiledService {
            let slow: OrderedMap<StepID, Step> = [
                "y": HandBuilt.task(to: "y2", within: days(5)), "y2": HandBuilt.task(to: .join, within: days(5)),
            ]
            var service = promised(
                4,
                [
                    "blok": blockOf(join, ["x": HandBuilt.task(to: .join, within: days(1))], slow),
                    "ttd": HandBuilt.task(to: "yes", within: days(1)), "yes": HandBuilt.end(.granted),
                ])
            service.promises["layanan"]?.ends = StepEvent(step: "y2")
            return service
        }
        expect(told(service(.any)), equals: [Self.leaves])
        expect(told(service(.all)), equals: tooShort(4, 10))
    }

    /// While something is waited for in one branch, the promise stands still for the others too.
    @Test func waitsBesideTheOffice() {
        func service(_ n: Int, stands: Bool) -> CompiledService {
            var wait = Step(kind: .wait)
            wait.within = Rows(always: TimeLimit(days(10)))
            wait.standsStill = stands
            wait.routes = [Route(to: .join)]
            return promised(
                n,
                [
                    "blok": blockOf(.all, ["x": wait], ["y": HandBuilt.task(to: .join, within: days(5))]),
                    "ttd": HandBuilt.task(to: "yes", within: days(1)), "yes": HandBuilt.end(.granted),
                ])
        }
        expect(
            told(service(3, stands: true)),
            equals: ["a way beside a wait is longer than this promise, which stands still during the wait"])
        expect(told(service(6, stands: true)), equals: [])
        expect(told(service(3, stands: false)), equals: tooShort(3, 11))
    }

    /// Where the citizen has no time of his own, he is late when the promise is due.
    @Test func citizensWhoAreLateWithoutATime() {
        func service(_ time: Int?, stands: Bool = false, after: Int? = 3) -> CompiledService {
            var waiting = HandBuilt.task(to: "ttd", within: time.map(days), by: .applicant)
            waiting.standsStill = stands
            waiting.late = Late(to: "kunjungan", reason: LocalText("id", "x"))
            return promised(
                5,
                [
                    "lengkapi": waiting, "kunjungan": HandBuilt.task(to: "no", within: after.map(days)),
                    "ttd": HandBuilt.task(to: "yes", within: days(1)), "yes": HandBuilt.end(.granted), "no": HandBuilt.end(.lapsed),
                ])
        }
        let late = ["at a step without a time the citizen may take until this promise is due, and steps that take time follow"]
        expect(told(service(nil)), equals: late)
        expect(told(service(nil, stands: true)), equals: [])
        expect(told(service(nil, after: nil)), equals: [])
        expect(told(service(2)), equals: [])
        expect(told(service(3)), equals: tooShort(5, 6))
    }

    /// A choice of which no value is known is in one way only.
    @Test func choicesWithoutValues() {
        var first = HandBuilt.task(within: days(1))
        first.routes = [Route(when: Expression("variant == 'baru'"), to: "b"), Route(to: "c")]
        let service = promised(
            2,
            [
                "a": first, "b": HandBuilt.task(to: "yes", within: days(5)), "c": HandBuilt.task(to: "yes", within: days(3)),
                "yes": HandBuilt.end(.granted),
            ])
        expect(told(service), equals: tooShort(2, 4))
    }

    @Test func stepsOfBothThatTheCitizenMakesLate() {
        func service(_ n: Int, _ roles: [RoleID]) -> CompiledService {
            var record = HandBuilt.task(to: "yes", within: days(2))
            record.performers = Performers(roles: roles)
            record.performers?.join = .all
            record.late = Late(to: "manual", reason: LocalText("id", "x"))
            return promised(
                n,
                [
                    "berita": record, "manual": HandBuilt.task(to: "no", within: days(10)), "yes": HandBuilt.end(.granted),
                    "no": HandBuilt.end(.refused),
                ])
        }
        expect(told(service(12, ["loket", .applicant])), equals: [])
        expect(told(service(11, ["loket", .applicant])), equals: [Self.lateForTheCitizen])
        expect(told(service(11, ["loket"])), equals: [])
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
        expect(
            HandBuilt.findings(service(.all)).map(\.message.en),
            equals: [
                "the promise of 4 working days is too short: the longest way needs 5 working days"
            ])
        HandBuilt.check(service(.any), finds: [])
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
                .init(when: Expression("variant == 'ulang'"), TimeLimit(days(5))), .init(TimeLimit(days(14))),
            ])
            return service
        }
        HandBuilt.check(service(when: "variant == 'baru'"), finds: [])
        let findings = HandBuilt.findings(service(when: "variant == 'ulang' || a.luas > 24"))
        expect(findings.map(\.rule.slug), equals: ["sla-infeasible"])
        expect(
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
            service.promises["layanan"]?.within = Rows(always: TimeLimit(PeriodRange(Period(n, unit))))
            return service
        }
        // Begun on a Thursday: Monday after two working days, Thursday after three days; the seventh day is that Thursday.
        HandBuilt.check(service(7, .days), finds: [])
        // Begun on Thursday 1 January 2026, done on the 8th and promised for the 7th.
        expect(
            HandBuilt.findings(service(6, .days)).map(\.message.en),
            equals: [
                "the promise of 6 days is too short: the longest way begun on 2026-01-01 is done on 2026-01-08, and promised for 2026-01-07"
            ])
        // Six working days always hold a weekend, and end later still.
        HandBuilt.check(service(6, .workingDays), finds: [])
    }

    @Test func conditionsThatMayContradictEachOtherProveNothing() {
        let service = promised(
            5,
            [
                "a": HandBuilt.task(to: "b", within: days(3), when: "x.luas > 24"),
                "b": HandBuilt.task(to: "yes", within: days(3), when: "x.luas < 10"), "yes": HandBuilt.end(.granted),
            ])
        HandBuilt.check(service, finds: ["sla-not-proved /sla"])
    }

    @Test func withoutTimesNothingIsProvedAndWithoutSlackItIsSaid() {
        HandBuilt.check(promised(5, ["a": HandBuilt.task(to: "yes"), "yes": HandBuilt.end(.granted)]), finds: ["sla-not-proved /sla"])
        let full = promised(
            5, ["a": HandBuilt.task(to: "b"), "b": HandBuilt.task(to: "yes", within: days(5)), "yes": HandBuilt.end(.granted)])
        HandBuilt.check(full, finds: ["sla-without-slack /sla"])
    }

    @Test func lateNeedsATimeThatRuns() {
        var waiting = HandBuilt.task(to: "yes")
        waiting.late = Late(notify: ["loket"])
        let steps: OrderedMap<StepID, Step> = ["a": waiting, "yes": HandBuilt.end(.granted)]
        HandBuilt.check(HandBuilt.service(steps), finds: ["late-without-clock /workflow/a/late"])
        HandBuilt.check(promised(5, steps), finds: ["sla-not-proved /sla"])
    }

    @Test func grantingWithoutTheStartIsADanger() {
        let service = promised(
            5,
            [
                "a": HandBuilt.task(actions: ["lengkap": HandBuilt.action(to: "b"), "langsung": HandBuilt.action(to: "b")]),
                "b": HandBuilt.task(to: "yes", within: days(5)), "yes": HandBuilt.end(.granted),
            ], starts: StepEvent(step: "a", action: "lengkap"))
        HandBuilt.check(service, finds: ["promise-event-missed /sla/starts"])
    }
}
