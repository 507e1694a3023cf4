import Expectations
import Foundation
import Server
import ServiceDSL
import ServiceIR
import Testing

/// Definitions published while cases run: the next request sees the new ones whole, a running case keeps its own, and an older version comes back.
struct PublicationTests {
    static func definitions(_ change: (String) -> String) throws -> (CompiledCatalog, [CompiledService]) {
        try Trial.compile(Trial.sources([change(Trial.serviceYAML)]))
    }

    @Test func eachRequestSeesOnePublication() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let publication = Publication(trial.portal)
        let client = PortalClient(publication)
        func name() async throws -> String? { try await client.call(.get, "/api/v1/services/izin-uji").json["name"]?["id"]?.string }
        func publish(_ change: (String) -> String) async throws -> [PublishedChange] {
            let (catalog, services) = try Self.definitions(change)
            return try await publication.publish(
                DefinitionSource(catalog, services), systemSecrets: trial.portal.configuration.systemSecrets)
        }
        let first = try #require(try await name())
        expect(try await publish { $0 }, equals: [])
        let reworded = try await publish { $0.replacingOccurrences(of: first, with: "Izin lain") }
        expect(reworded, equals: [.reworded("izin-uji")])
        expect(try await name(), equals: "Izin lain")
        expect(publication.portal.registry.reusedVersions, equals: [])
        expect(try await publish { $0 }, equals: [.reworded("izin-uji")])
        expect(try await name(), equals: first)
        expect(publication.portal.store === trial.portal.store)
    }

    /// Version 2 refuses by another action, version 1 comes back, and each case knows the action of the version that it was filed under.
    @Test func runningCasesKeepTheirVersion() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let publication = Publication(trial.portal)
        let client = PortalClient(publication)
        let second: (String) -> String = {
            $0.replacingOccurrences(of: "version: 1", with: "version: 2")
                .replacingOccurrences(of: "tolak: { name: Tolak,", with: "batal: { name: Batalkan,")
        }
        func publish(_ change: (String) -> String) async throws -> [PublishedChange] {
            let (catalog, services) = try Self.definitions(change)
            return try await publication.publish(DefinitionSource(catalog, services), systemSecrets: [:])
        }
        let examiner = try await client.logIn("pemeriksa")
        let early = try await client.file().number
        expect(try await publish(second), equals: [.changed("izin-uji", from: 1, to: 2)])
        expect(publication.portal.registry.reusedVersions, equals: [])
        let late = try await client.file().number
        try await expect(client.act(late, "pemeriksaan", "tolak", examiner, reason: "Tidak sesuai").status, equals: 422)
        try await expect(client.act(early, "pemeriksaan", "tolak", examiner, reason: "Tidak sesuai").status, equals: 200)
        expect(try await publish { $0 }, equals: [.changed("izin-uji", from: 2, to: 1)])
        let again = try await client.file().number
        try await expect(client.act(again, "pemeriksaan", "batal", examiner, reason: "Tidak sesuai").status, equals: 422)
        try await expect(client.act(late, "pemeriksaan", "batal", examiner, reason: "Tidak sesuai").status, equals: 200)
        expect(try await trial.faults(), equals: [])
    }

    /// Of two catalogs that were kept in the same second the published one is the one that programs without a server go by.
    @Test func theCatalogThatWasPublishedLastIsKnown() async throws {
        let trial = try await Trial()
        let publication = Publication(trial.portal)
        let catalogYAML = Trial.catalogYAML.replacingOccurrences(
            of: "  orang_luar: {", with: "  penguji: { name: Penguji, agency: lain }\n  orang_luar: {")
        let sources = Trial.sources([Trial.serviceYAML], catalog: catalogYAML)
        let (more, fewer) = (try Trial.compile(sources), try Self.definitions { $0 })
        for (catalog, services) in [more, fewer, more, fewer] {
            try await publication.publish(DefinitionSource(catalog, services), systemSecrets: [:])
            try await expect(trial.portal.accounts.knownRoles(), equals: catalog.roles.keys)
            let served = try await trial.portal.store.read { try Registry.servedCatalog($0)?.roles.keys }
            expect(served, equals: catalog.roles.keys)
        }
    }

    /// Another meaning under a version that was published before is told.
    @Test func aVersionUsedTwiceIsTold() async throws {
        let trial = try await Trial()
        let publication = Publication(trial.portal)
        let (catalog, services) = try Self.definitions { $0.replacingOccurrences(of: "max: 1000", with: "max: 2000") }
        try await publication.publish(DefinitionSource(catalog, services), systemSecrets: [:])
        expect(publication.portal.registry.reusedVersions, equals: ["izin-uji"])
    }
}
