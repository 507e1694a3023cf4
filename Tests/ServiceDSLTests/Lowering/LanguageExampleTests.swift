import Expectations
import FoundationEssentials
import ServiceDSL
import ServiceIR
import Testing

/// The whole example of the language's own reference, byte for byte as the machine is written.
@Suite struct LanguageExampleTests {
    static let folder = Repository.root.appending(path: "Tests/ServiceDSLTests/Cases/example")

    static func compile() throws -> Compilation {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
        return Compiler.compile(
            sources: try names.map { SourceFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0)))) })
    }

    @Test func compilesWithoutAFailure() throws {
        let compilation = try Self.compile()
        expect(compilation.lines.filter { !$0.contains(": note[") }, equals: [])
    }

    @Test(arguments: ["reklame.machine.json", "catalog.json"])
    func golden(name: String) throws {
        let compilation = try Self.compile()
        let unit = try #require(compilation.catalogs.first)
        let json =
            name == "catalog.json"
            ? JSONCoder.encode(try #require(unit.catalog)) : JSONCoder.encode(try #require(unit.services.first).service)
        let bytes = json.bytes(.pretty)
        let url = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(bytes).write(to: url) }
        try expect(Data(contentsOf: url).elementsEqual(bytes), "\(name) is not what is written; RECORD=1 writes it anew")
    }
}
