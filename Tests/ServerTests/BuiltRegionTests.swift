import Emitters
import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// A built folder is published by its index: a service is read on first use, from the folder until the store holds it, from the store from then on.
@Suite struct BuiltRegionTests {
    /// A folder as `mppc build` writes it, of the trial's service under other names; gone when the test is over.
    private final class Folder {
        let path = NSTemporaryDirectory() + "mpp-built-\(Secret.make())"

        init(_ names: [String], format: Int = BuiltIndex.formatNumber) throws {
            let yaml = names.map { Trial.serviceYAML.replacingOccurrences(of: "service: izin-uji\n", with: "service: \($0)\n") }
            let (catalog, services) = try Trial.compile(Trial.sources(yaml))
            for file in BuiltFiles.emit(catalog, services) {
                var text = String(decoding: file.bytes, as: UTF8.self)
                if file.path == "index.json", format == 1 { text = try Self.first(text) }
                let place = URL(filePath: "\(path)/\(file.path)")
                try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: place, atomically: true, encoding: .utf8)
            }
        }

        /// The index as format 1 had it.
        private static func first(_ text: String) throws -> String {
            var index = try #require(try JSONValue(parsing: Array(text.utf8)).object)
            index["format"] = 1
            index["services"] = .array(
                (index["services"]?.array ?? []).map { entry in
                    var entry = entry.object ?? [:]
                    let added = ["summary", "channels", "roles", "outputs", "openings", "openers", "isOpenedByOthers"]
                    for key in added { entry[ID(key)] = nil }
                    return .object(entry)
                })
            return String(decoding: JSONValue.object(index).bytes(.pretty), as: UTF8.self)
        }

        func change(_ service: String) throws {
            let place = "\(path)/\(service)/machine.json"
            let text = try String(contentsOfFile: place, encoding: .utf8)
            try text.replacingOccurrences(of: "Pemeriksaan", with: "Pemeriksaaan").write(toFile: place, atomically: true, encoding: .utf8)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static func kept(_ trial: Trial) async throws -> Set<String> {
        Set(try await trial.portal.store.read { try String.fetchAll($0, sql: "SELECT service FROM definitions") })
    }

    @Test func aServiceIsReadOnFirstUse() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let folder = try Folder(["izin-a", "izin-b"])
        let publication = Publication(trial.portal)
        let client = PortalClient(publication)
        try await publication.publish(DefinitionSource(built: folder.path), systemSecrets: [:])
        try await expect(Self.kept(trial), equals: ["izin-uji"])
        let catalog = try await client.call(.get, "/api/v1/catalog?search=surat")
        expect(catalog.json["services"]?.array?.compactMap { $0["service"]?.string }, equals: ["izin-a", "izin-b"])
        let page = try await client.call(.get, "/").text
        expect(page.contains("/layanan/izin-a") && page.contains("/layanan/izin-b"), "\(page)")

        // Filed before anything was put into the store: the case takes its definition along.
        let filed = try await client.post("/api/v1/services/izin-b/cases", try await client.submission())
        expect(filed.status, equals: 201, "\(filed.text)")
        try await expect(Self.kept(trial), equals: ["izin-uji", "izin-b"])
        let saved = try await client.post("/api/v1/services/izin-a/drafts", [:])
        expect(saved.status, equals: 201, "\(saved.text)")
        try await expect(Self.kept(trial), equals: ["izin-uji", "izin-a", "izin-b"])
        expect(try await trial.faults(), equals: [])
    }

    /// What was published once needs its folder no more.
    @Test func theStoreHoldsWhatIsPublished() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let publication = Publication(trial.portal)
        let client = PortalClient(publication)
        do {
            let folder = try Folder(["izin-a", "izin-b"])
            try await publication.publish(DefinitionSource(built: folder.path), systemSecrets: [:])
            try await publication.portal.keepDefinitions()
        }
        try await expect(Self.kept(trial), equals: ["izin-uji", "izin-a", "izin-b"])
        try await expect(client.call(.get, "/api/v1/services/izin-a").status, equals: 200)
        try await expect(client.post("/api/v1/services/izin-b/cases", try await client.submission()).status, equals: 201)
        expect(try await trial.faults(), equals: [])
    }

    /// One that was changed after it was built is told, is not served, and keeps nothing else from being.
    @Test func aChangedServiceIsNotServed() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let folder = try Folder(["izin-a", "izin-b"])
        try folder.change("izin-a")
        let publication = Publication(trial.portal)
        let client = PortalClient(publication)
        try await publication.publish(DefinitionSource(built: folder.path), systemSecrets: [:])
        for _ in 0..<2 {
            let refused = try await client.call(.get, "/api/v1/services/izin-a/schema")
            expect(refused.status, equals: 503)
            expect(refused.json["type"]?.string, equals: "urn:mpp:problem:service-unreadable")
            try await expect(client.post("/api/v1/services/izin-a/cases", [:]).status, equals: 503)
            try await expect(client.call(.get, "/layanan/izin-a").status, equals: 503)
            let page = try await client.call(.get, "/")
            expect(page.status == 200 && page.text.contains("/layanan/izin-b"))
            try await expect(client.post("/api/v1/services/izin-b/cases", try await client.submission()).status, equals: 201)
            try await publication.portal.keepDefinitions()
        }
        try await expect(Self.kept(trial), equals: ["izin-uji", "izin-b"])
    }

    @Test func aServiceWithoutItsFileIsToldAtTheStart() throws {
        let folder = try Folder(["izin-a"])
        try FileManager.default.removeItem(atPath: "\(folder.path)/izin-a/machine.json")
        #expect(throws: BuiltFault.missing("izin-a/machine.json")) { try DefinitionSource(built: folder.path) }
    }

    @Test func theFirstFormatOfTheIndexIsRead() throws {
        let (old, new) = (try Folder(["izin-a"], format: 1), try Folder(["izin-a"]))
        try expect(DefinitionSource(built: old.path).entries, equals: DefinitionSource(built: new.path).entries)
    }

    /// Many services pass through a small cache, and each is what it is.
    @Test func theCacheIsBounded() async throws {
        let trial = try await Trial(definitions: DefinitionCache(limit: 3))
        let names = (0..<8).map { "izin-\($0)" }
        let folder = try Folder(names)
        let publication = Publication(trial.portal)
        let client = PortalClient(publication)
        try await publication.publish(DefinitionSource(built: folder.path), systemSecrets: [:])
        for name in names + names.reversed() {
            try await expect(client.call(.get, "/api/v1/services/\(name)").json["service"]?.string, equals: name)
        }
        expect(trial.portal.configuration.definitions.count, equals: 3)
    }
}
