import Runtime
import ServiceIR
import Testing

struct ServicesTests {
    @Test func allAreThere() { #expect(Services.all.count >= 8) }

    /// Each of the regional services has at least two scenarios, and all of them pass.
    @Test(arguments: Services.all) func scenarios(_ unit: Services.Unit) throws {
        let engine = try Engine(service: unit.service, catalog: unit.catalog)
        #expect(unit.scenarios.flatMap(\.cases).count >= 2)
        for suite in unit.scenarios {
            for outcome in ScenarioRunner(engine: engine, suite: suite).runAll() where !outcome.passed {
                let texts = outcome.failures.map { "\($0.place): \($0.text("en", engine))" } + outcome.trace.map { "  " + $0.text("en") }
                Issue.record("\(unit) \(outcome.scenario.name)\n\(texts.joined(separator: "\n"))")
            }
        }
    }
}
