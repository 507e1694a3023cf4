import Expectations
import Runtime
import ServiceIR
import Testing

/// The runner itself: what passes, what fails and in which words.
struct ScenarioTests {
    static func place(_ line: Int) -> ScenarioPlace { ScenarioPlace(path: "izin.scenarios.yaml", line: line) }

    static func submission(luas: Int64 = 12, refused: String? = nil) -> ScenarioSubmission {
        var submit = ScenarioSubmission(at: LocalMoment("2026-03-09T09:00") ?? LocalMoment(.first, TimeOfDay(minutes: 0)), place: place(3))
        submit.form = ["luas": .integer(luas)]
        submit.documents = ["ktp"]
        submit.refused = refused
        return submit
    }

    static func run(_ submit: ScenarioSubmission, isDetailed: Bool = false, _ kinds: ScenarioEntry.Kind...) throws -> ScenarioOutcome {
        var scenario = Scenario(name: "uji", place: place(2), submit: submit)
        scenario.entries = kinds.enumerated().map { ScenarioEntry($0.element, place: place(10 + $0.offset)) }
        var suite = ScenarioSuite(service: "izin", cases: [scenario], place: place(1))
        suite.given.form = ["reklame": ["nama": "Sitti"]]
        let engine = try Engine(service: Fixtures.permit(), catalog: Fixtures.catalog())
        var runner = ScenarioRunner(engine: engine, suite: suite)
        runner.isDetailed = isDetailed
        return runner.run(scenario)
    }

    static func texts(_ outcome: ScenarioOutcome, _ language: LanguageID) throws -> [String] {
        let engine = try Engine(service: Fixtures.permit(), catalog: Fixtures.catalog())
        return outcome.failures.map { "\($0.place): \($0.text(language, engine))" }
    }

    static func act(_ by: RoleID..., do action: ActionID = .done, reason: String? = nil, refused: String? = nil) -> ScenarioEntry.Kind {
        var act = ScenarioAct(by: by, action: action)
        act.reason = reason
        act.refused = refused
        return .act(act)
    }
    static func expecting(_ change: (inout ScenarioExpectation) -> Void) -> ScenarioEntry.Kind {
        var expected = ScenarioExpectation()
        change(&expected)
        return .expect(expected)
    }

    /// Free and without a survey, from the desk to the end; each of a list acts in turn.
    @Test func passes() throws {
        let outcome = try Self.run(
            Self.submission(luas: 4), Self.act("loket", do: "tolak", refused: "reason-required"), Self.act("loket", do: "lengkap"),
            Self.expecting {
                $0.step = ["ttd"]
                $0.fee[.sum] = 0
                $0.stepDue = ScenarioDue("2026-03-11")
                $0.promiseDue = [.only: ScenarioDue(date: CivilDate("2026-03-16") ?? .first)]
                $0.clock = .running
                $0.values = ["reklame.luas": 4]
            },
            Self.act("kasi", "sekretaris", "kepala"), .wait(Period(1, .days)), Self.act("loket"),
            Self.expecting {
                $0.end = .granted
                $0.outputs = ["izin"]
            })
        try expect(Self.texts(outcome, "en"), equals: [])
        expect(outcome.coverage.steps.contains("survei") && outcome.coverage.actions.contains("loket.lengkap"))
        let engine = try Engine(service: Fixtures.permit(), catalog: Fixtures.catalog())
        let missing = outcome.coverage.missing(in: engine)
        expect(missing.steps, equals: ["ditolak", "gugur", "ditarik"])
        expect(missing.actions.contains("survei.tidak_layak") && !missing.actions.contains("serah.done"))
    }

    /// While a scenario waits, timers fire by themselves, each at its own time.
    @Test func waiting() throws {
        let outcome = try Self.run(
            Self.submission(), Self.act("loket", do: "kembalikan", reason: "buram"),
            Self.expecting {
                $0.clock = .stopped
                $0.stepDue = ScenarioDue("2026-03-30")
                $0.reason = "buram"
            },
            .wait(Period(22, .days)), Self.expecting { $0.end = .lapsed })
        try expect(Self.texts(outcome, "en"), equals: [])
        expect(
            outcome.trace.map { $0.text("en") },
            equals: [
                "2026-03-09T09:00 submitted (online) -> loket", "2026-03-09T09:00 loket: loket.kembalikan -> loket",
                "2026-03-09T09:00 waited 22 days", "2026-03-30T16:00 timer repair:loket -> lapsed",
            ])
    }

    /// What another engine is given, and compared by: values of conditions, visits, places that are filled, the end.
    @Test func detailed() throws {
        let outcome = try Self.run(
            Self.submission(luas: 4), isDetailed: true, Self.act("loket", do: "lengkap"), Self.act("kasi", "sekretaris", "kepala"),
            Self.act("loket"))
        let details = outcome.trace.compactMap(\.detail)
        expect(details.count, equals: outcome.trace.count)
        expect(details[0].visits, equals: ["loket": 1])
        expect(details[0].values["reklame.luas"], equals: 4)
        expect(details[1].visits, equals: ["tanda": 1, "ttd": 1])
        expect(details[1].values["bayar.outstanding"], equals: 0)
        expect(details[2...4].map(\.places), equals: [1, 1, 1])
        expect(details.last?.end, equals: "selesai")
        expect(details.last?.moments.last?.kind, equals: .ended)
    }

    /// All parts of an expectation that differ are told, in both languages, and the scenario stops there.
    @Test func failures() throws {
        let outcome = try Self.run(
            Self.submission(), Self.act("loket", do: "lengkap"),
            Self.expecting {
                $0.step = ["bayar"]
                $0.fee = [.sum: 1, "pajak": 2]
                $0.stepDue = ScenarioDue("2026-03-12T16:30")
                $0.promiseDue = [.only: ScenarioDue(date: CivilDate("2026-03-17") ?? .first)]
                $0.clock = .stopped
                $0.outputs = ["izin"]
                $0.values = ["survei.catatan": "x"]
                $0.reason = "y"
                $0.end = .granted
            }, Self.act("tim"))
        try expect(
            Self.texts(outcome, "en"),
            equals: [
                "izin.scenarios.yaml:11:1: step: expected bayar, got survei",
                "izin.scenarios.yaml:11:1: end: expected granted, got step: survei",
                "izin.scenarios.yaml:11:1: fee: expected 1, got 15000",
                "izin.scenarios.yaml:11:1: fee.pajak: expected 2, got 15000",
                "izin.scenarios.yaml:11:1: step_due: expected 2026-03-12T16:30, got 2026-03-12T16:00",
                "izin.scenarios.yaml:11:1: promise_due: expected 2026-03-17, got 2026-03-16",
                "izin.scenarios.yaml:11:1: clock: expected stopped, got running",
                "izin.scenarios.yaml:11:1: outputs: expected [izin], got []",
                "izin.scenarios.yaml:11:1: values.survei.catatan: expected \"x\", got -",
                "izin.scenarios.yaml:11:1: reason: expected y, got -",
            ])
        try expect(Self.texts(outcome, "id").first, equals: "izin.scenarios.yaml:11:1: step: diharapkan bayar, ternyata survei")
    }

    @Test func refusals() throws {
        let unexpected = try Self.run(Self.submission(), Self.act("tim", do: "lengkap"))
        try expect(
            Self.texts(unexpected, "en"), equals: ["izin.scenarios.yaml:10:1: refused (role-required): the step loket waits for loket"])
        try expect(
            Self.texts(unexpected, "id"), equals: ["izin.scenarios.yaml:10:1: ditolak (role-required): langkah loket menunggu loket"])

        // Which answer it is, where a form has many.
        try expect(
            Self.texts(Self.run(Self.submission(luas: 0)), "en").first?.hasPrefix(
                "izin.scenarios.yaml:3:1: refused (below-min): form."), equals: true)

        let accepted = try Self.run(Self.submission(), Self.act("loket", do: "lengkap", refused: "action-spent"))
        try expect(
            Self.texts(accepted, "en"), equals: ["izin.scenarios.yaml:10:1: expected to be refused with action-spent, but it was accepted"])

        try expect(Self.run(Self.submission(luas: 0, refused: "invalid-input")).passed)
        try expect(Self.run(Self.submission(luas: 0, refused: "below-min")).passed)
        expect(try !Self.run(Self.submission(luas: 0, refused: "rule-broken")).passed)
    }

    @Test func names() throws {
        var unknown = Self.submission()
        unknown.form["lebar"] = 3
        try expect(Self.texts(Self.run(unknown), "en"), equals: ["izin.scenarios.yaml:3:1: no field `lebar`"])
        var document = Self.submission()
        document.documents = ["kk"]
        try expect(Self.texts(Self.run(document), "id"), equals: ["izin.scenarios.yaml:3:1: tidak ada dokumen `kk`"])
    }
}
