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
        let service = DigestedService(Fixture.service)
        let emissions = [target.emit(service, in: Fixture.catalog), target.emit([service], in: Fixture.catalog)]
        let files = emissions.flatMap(\.files)
        expect(!files.isEmpty, "\(name) writes nothing")
        for file in files {
            let path = "\(name)/\(file.path.replacing("/", with: "."))"
            guard path.hasSuffix(".xlsx") else {
                try Golden.check(path, file.bytes)
                continue
            }
            // What is in it, entry by entry, so that a change can be read.
            for entry in Self.entries(of: file.bytes) where entry.name.contains("/sheet") {
                try Golden.check("\(path).\(entry.name.split(separator: "/").last ?? "")", entry.content)
            }
        }
        let notes = emissions.flatMap(\.notes).map { "\($0.element): \($0.text["en"])\n\($0.element): \($0.text["id"])\n" }
        if !notes.isEmpty { try Golden.check("\(name)/notes.txt", Array(notes.joined().utf8)) }
    }

    /// A life event is a node of its own with its name in each language; the services that say none have none.
    @Test func lifeEventsGroupServices() throws {
        func nodes(_ service: CompiledService) throws -> [JSONValue] {
            let target = try #require(Target.all.first { $0.name == "cpsv-ap" })
            let file = try #require(target.emit(DigestedService(service), in: Fixture.catalog).files.first)
            let graph = try JSONValue(parsing: file.bytes)
            return try #require(graph["@graph"]?.array)
        }
        var service = Fixture.service
        expect(try nodes(service).allSatisfy { $0["cv:isGroupedBy"] == nil })
        service.lifeEvents = [.marriage, .business]
        let all = try nodes(service)
        expect(all.first?["cv:isGroupedBy"], equals: [["@id": "urn:mpp:event:marriage"], ["@id": "urn:mpp:event:business"]])
        let events = all.filter { $0["@id"]?.string?.hasPrefix("urn:mpp:event:") == true }
        expect(events.map { $0["@type"] }, equals: [["LifeEvent", "Event"], ["BusinessEvent", "Event"]])
        expect(events.map { $0["dct:identifier"] }, equals: ["marriage", "business"])
        let titles: JSONValue = [["@value": "Menikah", "@language": "id"], ["@value": "Getting married", "@language": "en"]]
        expect(events.first?["dct:title"], equals: titles)
    }

    /// And the catalogue says them by their words, in JSON.
    @Test func lifeEventsStandInTheCatalogue() throws {
        var service = Fixture.service
        service.lifeEvents = [.marriage]
        let target = try #require(Target.all.first { $0.name == "catalogue" })
        let files = target.emit([DigestedService(service)], in: Fixture.catalog).files
        let file = try #require(files.first { $0.path == "catalogue.json" })
        expect(try JSONValue(parsing: file.bytes)["services"]?.array?.first?["life_events"], equals: ["marriage"])
    }

    /// The stored entries of a ZIP archive, by the headers before them.
    private static func entries(of bytes: [UInt8]) -> [(name: String, content: [UInt8])] {
        func number(_ at: Int, _ count: Int) -> Int { bytes[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) } }
        var entries: [(name: String, content: [UInt8])] = []
        var at = 0
        while number(at, 4) == 0x0403_4B50 {
            let (size, name) = (number(at + 18, 4), number(at + 26, 2))
            let start = at + 30 + name
            entries.append((String(decoding: bytes[at + 30..<start], as: UTF8.self), Array(bytes[start..<start + size])))
            at = start + size
        }
        return entries
    }

    @Test func eachIsDocumented() throws {
        let page = try Golden.read("../../../docs/targets.md")
        let sections = page.split(separator: "\n").filter { $0.hasPrefix("## `") }.map { $0.dropFirst(4).dropLast() }
        expect(sections.map(String.init), equals: Target.all.map(\.name))
    }
}
