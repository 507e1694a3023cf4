import Emitters
import Expectations
import ServiceIR
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// What `mppc build --emit` writes beside the files of the runtime: byte for byte as `Golden/TARGET/…` has it, and documented.
struct TargetTests {
    @Test(arguments: Target.all.map(\.name))
    func writes(_ name: String) throws {
        let target = try #require(Target.all.first { $0.name == name })
        let emissions = [target.emit(Fixture.service, in: Fixture.catalog), target.emit([Fixture.service], in: Fixture.catalog)]
        let files = emissions.flatMap(\.files)
        expect(!files.isEmpty, "\(name) writes nothing")
        for file in files { try Golden.check("\(name)/\(file.path.replacing("/", with: "."))", file.bytes) }
        let notes = emissions.flatMap(\.notes).map { "\($0.element): \($0.text["en"])\n\($0.element): \($0.text["id"])\n" }
        if !notes.isEmpty { try Golden.check("\(name)/notes.txt", Array(notes.joined().utf8)) }
    }

    @Test func eachIsDocumented() throws {
        let page = try Golden.read("../../../docs/targets.md")
        let sections = page.split(separator: "\n").filter { $0.hasPrefix("## `") }.map { $0.dropFirst(4).dropLast() }
        expect(sections.map(String.init), equals: Target.all.map(\.name))
    }
}
