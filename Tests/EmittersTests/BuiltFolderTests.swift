import Emitters
import Expectations
import ServiceIR
import Testing

@Suite struct BuiltFolderTests {
    let files = BuiltFiles.emit(Fixture.catalog, [Fixture.service])

    func folder(changing path: String? = nil, _ change: ([UInt8]) -> [UInt8] = { $0 }) throws -> BuiltFolder {
        let files = files.map { $0.path == path ? BuiltFile(path: $0.path, bytes: change($0.bytes)) : $0 }
        return try BuiltFolder { path in files.first { $0.path == path }?.bytes }
    }

    @Test func namesItsFiles() {
        expect(
            files.map(\.path), equals: ["catalog.json", "izin-reklame/machine.json", "izin-reklame/submission.schema.json", "index.json"])
        expect(files, equals: BuiltFiles.emit(Fixture.catalog, [Fixture.service]))
    }

    @Test func whatIsReadIsWhatWasBuilt() throws {
        let folder = try folder()
        expect(folder.catalog, equals: Fixture.catalog)
        let bytes = try folder.bytes(of: folder.index.services[0])
        try expect(JSONCoder.decode(CompiledService.self, from: JSONValue(parsing: bytes)), equals: Fixture.service)
        expect(folder.index.services.map(\.whole), equals: [Fixture.service.wholeDigest])
    }

    @Test func matchesTheGoldenFile() throws { try Golden.check("izin-reklame.machine.json", files[1].bytes) }

    @Test func aChangedMachineIsRefused() throws {
        let changed = try folder(changing: "izin-reklame/machine.json") { bytes in
            Array(String(decoding: bytes, as: UTF8.self).replacing("Pemeriksaan", with: "Penolakan").utf8)
        }
        #expect(throws: BuiltFault.digestDiffers("izin-reklame")) { try changed.bytes(of: changed.index.services[0]) }
    }

    @Test func aLaterFormatIsRefused() throws {
        let later = try folder(changing: "izin-reklame/machine.json") { bytes in
            Array(String(decoding: bytes, as: UTF8.self).replacing("\"format\": 1", with: "\"format\": 2").utf8)
        }
        #expect(throws: BuiltFault.unknownFormat(2)) { try later.bytes(of: later.index.services[0]) }
    }

    @Test func whatIsNotThereIsMissing() throws {
        var entry = try folder().index.services[0]
        entry.machine = "lain"
        #expect(throws: BuiltFault.missing("lain")) { try folder().bytes(of: entry) }
    }
}
