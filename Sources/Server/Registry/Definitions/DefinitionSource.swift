import Emitters
import Foundation
import ServiceIR

/// What is known of a published service without reading it.
package typealias ServiceEntry = BuiltIndex.Entry

/// A region's definitions as they come to be published: its catalog, an entry for each service, and where the services themselves are.
package struct DefinitionSource: Sendable {
    package let catalog: CompiledCatalog
    let catalogDigest: String
    /// In the order in which they are listed.
    package let entries: [ServiceEntry]
    /// Whether they are in memory, so that all are put into the store at once.
    let isCompiled: Bool
    /// By what the folder that it was read from is known again: by its files, which another release of this program may compile otherwise, and by
    /// what came of them, which is the same whatever stands in their comments.
    package let marks: Set<String>
    /// A service as `JSONCoder` writes it, held against its digest.
    let bytes: @Sendable (ServiceEntry) throws -> [UInt8]

    /// What was compiled a moment ago.
    ///
    /// - Parameter files: of what.
    package init(_ catalog: CompiledCatalog, _ services: [CompiledService], of files: [[UInt8]] = []) {
        self.catalog = catalog
        catalogDigest = Self.digest(of: catalog)
        isCompiled = true
        entries = services.map { ServiceEntry(DigestedService($0)) }
        marks = Self.marks(files, catalogDigest, entries)
        let known = Dictionary(zip(entries.map(\.whole), services)) { first, _ in first }
        bytes = { entry in
            guard let service = known[entry.whole] else { throw BuiltFault.missing(entry.service.rawValue) }
            return JSONCoder.bytes(service)
        }
    }

    /// What `mppc build` wrote into a folder: its index and its catalog are read, and of each service whether its file is there.
    package init(built folder: String) throws {
        let built = try BuiltFolder { path in FileManager.default.contents(atPath: "\(folder)/\(path)").map { Array($0) } }
        if let fault = built.firstMissing({ access("\(folder)/\($0)", R_OK) == 0 }) { throw fault }
        catalog = built.catalog
        catalogDigest = Self.digest(of: catalog)
        entries = built.index.services
        isCompiled = false
        let files = ["index.json", "catalog.json"].compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map(Array.init) }
        marks = Self.marks(files, catalogDigest, entries)
        bytes = { try built.bytes(of: $0) }
    }

    /// What the store holds already.
    ///
    /// - Parameter digest: the catalog's, as it was kept under.
    init(stored catalog: CompiledCatalog, digest: String, _ entries: [ServiceEntry]) {
        self.catalog = catalog
        catalogDigest = digest
        self.entries = entries
        isCompiled = false
        marks = []
        bytes = { throw BuiltFault.missing($0.service.rawValue) }
    }

    /// Of catalog and services together: whatever differs, it does.
    var digest: String { Self.digest(catalogDigest, entries) }

    private static func digest(_ catalogDigest: String, _ entries: [ServiceEntry]) -> String {
        Secret.hex(Secret.hash(([catalogDigest] + entries.map(\.whole)).joined(separator: "\n")))
    }

    private static func marks(_ files: [[UInt8]], _ catalogDigest: String, _ entries: [ServiceEntry]) -> Set<String> {
        let digests = files.map { Secret.hex(Secret.sha256($0)) }.sorted()
        let ofFiles = digests.isEmpty ? [] : [Secret.hex(Secret.hash(digests.joined(separator: "\n")))]
        return Set(ofFiles + [digest(catalogDigest, entries)])
    }

    private static func digest(of catalog: CompiledCatalog) -> String {
        Secret.hex(Secret.sha256(JSONCoder.encode(catalog).bytes(.canonical)))
    }
}

/// A service that is published and cannot be read: its file was changed or taken away since it was built.
struct UnreadableService: Error, CustomStringConvertible {
    var service: ServiceID
    var reason: String
    var description: String { "\(service): \(reason)" }
}
