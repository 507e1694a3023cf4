import Emitters
import Expectations
import Runtime
import ServiceIR
import Testing

/// What a scenario says of money that the citizen is paid, and of what is sent wrongly.
struct BenefitScenarioTests {
    private static func run(_ service: CompiledService, luas: Int64, _ kinds: ScenarioEntry.Kind...) throws -> (ScenarioOutcome, Engine) {
        var scenario = Scenario(name: "uji", place: ScenarioTests.place(2), submit: ScenarioTests.submission(luas: luas))
        scenario.entries = kinds.enumerated().map { ScenarioEntry($0.element, place: ScenarioTests.place(10 + $0.offset)) }
        var suite = ScenarioSuite(service: service.service, cases: [scenario], place: ScenarioTests.place(1))
        suite.given.form = ["reklame": ["nama": "Sitti"]]
        let engine = try Engine(service: service, catalog: Fixtures.catalog())
        return (ScenarioRunner(engine: engine, suite: suite).run(scenario), engine)
    }

    private static func examine(days: Int64, refused: String? = nil) -> ScenarioEntry.Kind {
        var act = ScenarioAct(by: ["loket"], action: .done)
        act.with = ["hari": .integer(days)]
        act.refused = refused
        return .act(act)
    }

    /// In sum and by item: what was made due, and nothing that can be known before the officer has recorded it.
    @Test func amounts() throws {
        let (outcome, engine) = try Self.run(
            Fixtures.benefits(), luas: 20, ScenarioTests.expecting { $0.benefit = ["pemakaman": 20_000] }, Self.examine(days: 3),
            ScenarioTests.expecting { $0.benefit = [.sum: 620_000] },
            ScenarioTests.expecting { $0.benefit = ["santunan": 600_000, "pemakaman": 20_000] },
            ScenarioTests.expecting { $0.benefit = [.sum: 1, "pemakaman": 2] })
        expect(
            outcome.failures.map { $0.text("en", engine) },
            equals: [
                "benefit: expected 1, got 620000", "benefit.pemakaman: expected 2, got 20000",
            ])
        let observed = try #require(outcome.observed)
        expect(observed.benefit, equals: ["santunan": 600_000, "pemakaman": 20_000])
        expect(ScenarioYAML.text(observed).contains("benefit: { santunan: 600000, pemakaman: 20000 }"))

        let (early, _) = try Self.run(Fixtures.benefits(), luas: 20, ScenarioTests.expecting { $0.benefit = [.sum: 0] })
        expect(early.failures.map { $0.text("en", engine) }, equals: ["benefit: expected 0, got -"])
        let (none, _) = try Self.run(Fixtures.permit(), luas: 4, ScenarioTests.expecting { $0.benefit = [.sum: 0] })
        expect(none.failures.count == 1 && none.observed?.benefit == [:])
    }

    /// A rule that is not met, of the service or of a field, at the filing or on an act, is something sent wrongly too.
    @Test func rules() throws {
        var service = Fixtures.benefits()
        service.machine.steps["periksa"]?.fields["hari"]?.rule = FieldRule(
            rule: Expression("periksa.hari < 10"), message: Fixtures.text("paling lama 9 hari"))
        for slug in ["invalid-input", "rule-broken"] {
            let (outcome, _) = try Self.run(service, luas: 20, Self.examine(days: 12, refused: slug))
            expect(outcome.passed, "\(slug)")
        }
        expect(try !Self.run(service, luas: 20, Self.examine(days: 12, refused: "below-min")).0.passed)
        service.rules = [SubmissionRule(rule: Expression("reklame.luas < 20"), message: Fixtures.text("di bawah 20 m2"))]
        let engine = try Engine(service: service, catalog: Fixtures.catalog())
        for slug in ["invalid-input", "rule-broken"] {
            let submit = ScenarioTests.submission(luas: 20, refused: slug)
            let scenario = Scenario(name: "uji", place: ScenarioTests.place(2), submit: submit)
            var suite = ScenarioSuite(service: "santunan", cases: [scenario], place: ScenarioTests.place(1))
            suite.given.form = ["reklame": ["nama": "Sitti"]]
            expect(ScenarioRunner(engine: engine, suite: suite).run(scenario).passed, "\(slug)")
        }
    }

    /// One account is its name alone, as in every definition before; a choice of them is rows.
    @Test func accountsAsJSON() throws {
        let one = Payee(Rows(always: Expression("pemohon.rekening")))
        let two = Payee(Rows([.init(when: Expression("pemohon.punya"), Expression("pemohon.rekening")), .init(Expression("buka.baru"))]))
        for payee in [one, two] {
            let item = BenefitItem(name: Fixtures.name("Santunan"), amount: Rows(always: Expression("1")), to: payee.rows)
            let json = JSONCoder.encode(item)
            try expect(JSONCoder.decode(BenefitItem.self, from: json), equals: item)
            expect((json["to"]?.string == "pemohon.rekening"), equals: (payee == one))
        }
    }
}
