import Emitters
import Foundation
import ServiceDSL
import ServiceIR
import Testing

/// The repository's own services, as compiled.
enum RegionalServices {
    static func compiled() throws -> [(catalog: CompiledCatalog, service: CompiledService)] { try all.get() }

    private static let all = Result<[(catalog: CompiledCatalog, service: CompiledService)], any Error> { compile(try sources.get()) }

    static func compile(_ files: [(path: String, bytes: [UInt8])]) -> [(catalog: CompiledCatalog, service: CompiledService)] {
        Compiler.compile(SourceSet(files)).catalogs.flatMap { unit in
            unit.services.compactMap { service in unit.catalog.map { ($0, service.service) } }
        }
    }

    /// Their files.
    static let sources = Result<[(path: String, bytes: [UInt8])], any Error> {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "services")
        var files: [(path: String, bytes: [UInt8])] = []
        for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
        where url.pathExtension == "yaml" {
            files.append((path: "services" + url.path.dropFirst(folder.path.count), bytes: Array(try Data(contentsOf: url))))
        }
        return files
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

    /// The layout of a file says nothing: what is built is the same bytes, and each comment is still there.
    @Test func layoutMeansNothing() throws {
        let laid = try RegionalServices.sources.get().map { file in
            let source = SourceFile(path: file.path, bytes: file.bytes)
            guard case .formatted(let bytes) = SourceFormatter.format(source, into: DiagnosticSink()) else {
                Issue.record("\(file.path) cannot be laid out")
                return file
            }
            #expect(bytes.count { $0 == UInt8(ascii: "#") } == file.bytes.count { $0 == UInt8(ascii: "#") }, "\(file.path)")
            return (file.path, bytes)
        }
        let (before, after) = (try RegionalServices.compiled(), RegionalServices.compile(laid))
        try #require(before.count == after.count)
        for (old, new) in zip(before, after) {
            #expect(MachineFile.json(of: old.service).bytes(.compact) == MachineFile.json(of: new.service).bytes(.compact))
            #expect(old.catalog == new.catalog)
        }
    }
}
