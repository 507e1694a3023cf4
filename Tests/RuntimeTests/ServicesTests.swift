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

    /// Engine and naive interpreter agree on random events over every compiled service.
    @Test(arguments: Services.all) func walks(_ unit: Services.Unit) throws {
        let engine = try Engine(service: unit.service, catalog: unit.catalog)
        let moment = SubmissionMoment(Fixtures.instant("2026-03-02T08:00"), in: unit.catalog.timeZone)
        let sampler = SubmissionSampler(engine.submissions, at: moment)
        let written = unit.scenarios.flatMap { suite in
            suite.cases.filter { $0.submit.refused == nil }.compactMap { ScenarioRunner(engine: engine, suite: suite).submission(of: $0) }
        }
        var isSampled = true
        var walk = Walk(engine, seed: 41)
        for number in 0..<walkCount {
            // Every other walk begins from a scenario's submission, the rest from random ones, where the sampler finds any.
            let sample = isSampled && number % 2 == 0 ? sampler.sample(seed: UInt64(number), .valid)?.json : nil
            if number == 0, sample == nil { isSampled = false }
            guard let submission = sample ?? (written.isEmpty ? nil : written[number % written.count]) else { continue }
            if let fault = walk.run(submission, most: 50) {
                Issue.record("\(unit) walk \(number): \(fault)")
                return
            }
        }
        #expect(walk.accepted > walkCount * 2, "accepted \(walk.accepted), refused \(walk.refused)")
        #expect(!walk.ends.isEmpty)
    }
}
