import Emitters
import Foundation
import ServiceDSL
import ServiceIR
import Testing

/// The repository's own services, as compiled.
enum RegionalServices {
    static func compiled() throws -> [(catalog: CompiledCatalog, service: CompiledService)] { try all.get() }

    private static let all = Result<[(catalog: CompiledCatalog, service: CompiledService)], any Error> {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "services")
        var files: [SourceFile] = []
        for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
        where url.pathExtension == "yaml" {
            files.append(SourceFile(path: "services" + url.path.dropFirst(folder.path.count), bytes: Array(try Data(contentsOf: url))))
        }
        return Compiler.compile(sources: files.sorted { $0.path < $1.path }).catalogs.flatMap { unit in
            unit.services.compactMap { service in unit.catalog.map { ($0, service.service) } }
        }
    }
}

/// `scripts/agree` holds the schemas of these against other people's validators; here the generator is held against our own.
@Suite struct RegionalSamplesTests {
    @Test func everyServiceHasSamplesOfBothKinds() throws {
        for (catalog, service) in try RegionalServices.compiled() {
            let calendar = OfficeCalendar(hours: catalog.officeHours, calendar: catalog.calendar, timeZone: catalog.timeZone)
            let moment = SubmissionMoment(Instant(seconds: 1_773_626_400), in: calendar)
            let validator = try SubmissionValidator(service: service)
            let sampler = SubmissionSampler(validator, at: moment)
            for number in 0..<2 {
                let line = try #require(SampleLine.json(sampler, number: number, seed: 1), "\(service.service) sample \(number)")
                #expect(line["verdict"]?.string == (number.isMultiple(of: 2) ? "accepted" : "refused"), "\(service.service) \(number)")
            }
        }
    }

    @Test func aKeptSubmissionIsReadBack() throws {
        for (catalog, service) in try RegionalServices.compiled() {
            let moment = SubmissionMoment(Instant(seconds: 1_773_626_400), in: catalog.timeZone)
            let validator = try SubmissionValidator(service: service)
            let sampler = SubmissionSampler(validator, at: moment)
            for seed in 0..<4 as Range<UInt64> {
                guard let sample = sampler.sample(seed: seed, .valid) else { continue }
                var kept = try validator.validate(sample.json, at: sampler.moment).get()
                kept.warnings = []
                #expect(validator.restore(kept.json(in: catalog.timeZone), in: catalog.timeZone) == kept)
            }
        }
    }

    @Test func aBuiltServiceIsReadBack() throws {
        for (_, service) in try RegionalServices.compiled() { #expect(try MachineFile.read(MachineFile.json(of: service)) == service) }
    }
}
