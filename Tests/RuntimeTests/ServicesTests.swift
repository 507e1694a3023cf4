import Emitters
import Expectations
import Runtime
import ServiceDSL
import ServiceIR
import Testing

/// The repository's own services through everything that reads them: no part of the core's own tests, `scripts/test` runs them after these.
///
/// `scripts/agree` holds their schemas against other people's validators; here the generator of submissions is held against our own.
@Suite struct ServicesTests {
    @Test func everyServiceHasSamplesOfBothKinds() throws {
        expect(Services.all.count > 40)
        for unit in Services.all {
            let (service, catalog) = (unit.service, unit.catalog)
            let calendar = OfficeCalendar(hours: catalog.officeHours, calendar: catalog.calendar, timeZone: catalog.timeZone)
            let moment = SubmissionMoment(Instant(seconds: 1_773_626_400), in: calendar)
            let validator = try SubmissionValidator(service: service)
            let sampler = SubmissionSampler(validator, at: moment)
            for number in 0..<2 {
                let line = try #require(SampleLine.json(sampler, number: number, seed: 1), "\(service.service) sample \(number)")
                expect(line["verdict"]?.string, equals: (number.isMultiple(of: 2) ? "accepted" : "refused"), "\(service.service) \(number)")
            }
        }
    }

    @Test func aKeptSubmissionIsReadBack() throws {
        for unit in Services.all {
            let zone = unit.catalog.timeZone
            let moment = SubmissionMoment(Instant(seconds: 1_773_626_400), in: zone)
            let validator = try SubmissionValidator(service: unit.service)
            let sampler = SubmissionSampler(validator, at: moment)
            for seed in 0..<4 as Range<UInt64> {
                guard let sample = sampler.sample(seed: seed, .valid) else { continue }
                var kept = try validator.validate(sample.json, at: sampler.moment).get()
                kept.warnings = []
                expect(validator.restore(kept.json(in: zone), in: zone), equals: kept)
            }
        }
    }

    @Test func aBuiltServiceIsReadBack() throws {
        for unit in Services.all { try expect(MachineFile.read(MachineFile.json(of: unit.service)), equals: unit.service) }
    }

    /// The layout of a file says nothing: what is built is the same bytes, and each comment is still there.
    @Test func layoutMeansNothing() throws {
        let laid = Services.sources.map { file in
            guard case .formatted(let bytes) = SourceFormatter.format(file, into: DiagnosticSink()) else {
                Issue.record("\(file.path) cannot be laid out")
                return file
            }
            expect(bytes.count { $0 == UInt8(ascii: "#") }, equals: file.bytes.count { $0 == UInt8(ascii: "#") }, "\(file.path)")
            return SourceFile(path: file.path, bytes: bytes)
        }
        let (before, after) = (Services.all, Services.compile(laid))
        try #require(before.count == after.count)
        for (old, new) in zip(before, after) {
            expect(MachineFile.json(of: old.service).bytes(.compact), equals: MachineFile.json(of: new.service).bytes(.compact))
            expect(old.catalog, equals: new.catalog)
        }
    }

    /// Engine and naive interpreter agree on random events over every compiled service.
    @Test(arguments: Services.all) func engineAndNaiveInterpreterAgree(_ unit: Services.Unit) throws {
        expect(unit.scenarios.flatMap(\.cases).count >= 2)
        let engine = try Engine(service: unit.service, catalog: unit.catalog)
        let slots = engine.slots(after: Fixtures.instant("2026-03-23T08:00"), days: 9)
        let moment = engine.moment(at: Fixtures.instant("2026-03-02T08:00"), register: Register(slots: slots))
        let sampler = SubmissionSampler(engine.submissions, at: moment)
        let written = unit.scenarios.flatMap { suite in
            suite.cases.filter { $0.submit.refused == nil }.compactMap { ScenarioRunner(engine: engine, suite: suite).submission(of: $0) }
        }
        var isSampled = true
        var walk = try Walk(engine, seed: 41)
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
        if unit.needsEarlierOutput { return }
        expect(walk.accepted >= walkCount, "accepted \(walk.accepted), refused \(walk.refused)")
        expect(!walk.ends.isEmpty)
    }

    /// Every service of this repository that has scenarios can be simulated: no case is lost, and few find no scenario for where they stand.
    @Test func everyServiceCanBeSimulated() throws {
        var (filed, stuck) = (0, 0)
        for unit in Services.all {
            let engine = try Engine(service: unit.service, catalog: unit.catalog)
            var plan = SimulationPlan(from: try #require(CivilDate("2026-03-02")), days: 28)
            plan.usualArrivals = 0.4
            let service = SimulatedService(engine: engine, suites: unit.scenarios)
            let found = Simulation.report(of: [service], catalog: unit.catalog, plan: plan)
            let counts = try #require(found.services[unit.service.service])
            expect(counts.filed, equals: counts.ended.values.reduce(0, +) + counts.open)
            (filed, stuck) = (filed + counts.filed, stuck + counts.stuck)
        }
        expect(filed > 250, "\(filed) filed")
        expect(stuck * 50 < filed, "\(stuck) of \(filed) stuck")
    }
}
