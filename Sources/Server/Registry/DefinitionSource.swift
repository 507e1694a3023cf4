import Emitters
import Foundation
import ServiceIR

/// What is known of a published service without reading it.
package typealias ServiceEntry = BuiltIndex.Entry

/// A region's definitions as they come to be published: its catalog, an entry for each service, and where the services themselves are.
package struct DefinitionSource: Sendable {
    package let catalog: CompiledCatalog
    /// In the order in which they are listed.
    package let entries: [ServiceEntry]
    /// Whether they are in memory, so that all are put into the store at once.
    let isCompiled: Bool
    /// A service as `JSONCoder` writes it, held against its digest.
    let bytes: @Sendable (ServiceEntry) throws -> [UInt8]

    /// What was compiled a moment ago.
    package init(_ catalog: CompiledCatalog, _ services: [CompiledService]) {
        self.catalog = catalog
        isCompiled = true
        entries = services.map { ServiceEntry(DigestedService($0)) }
        let known = Dictionary(zip(entries.map(\.whole), services)) { first, _ in first }
        bytes = { entry in
            guard let service = known[entry.whole] else { throw BuiltFault.missing(entry.service.rawValue) }
            return JSONCoder.encode(service).bytes(.compact)
        }
    }

    /// What `mppc build` wrote into a folder: its index and its catalog are read, and of each service whether its file is there.
    package init(built folder: String) throws {
        let built = try BuiltFolder { path in FileManager.default.contents(atPath: "\(folder)/\(path)").map { Array($0) } }
        if let fault = built.firstMissing({ access("\(folder)/\($0)", R_OK) == 0 }) { throw fault }
        catalog = built.catalog
        entries = built.index.services
        isCompiled = false
        bytes = { try built.bytes(of: $0) }
    }
}

/// A service that is published and cannot be read: its file was changed or taken away since it was built.
struct UnreadableService: Error, CustomStringConvertible {
    var service: ServiceID
    var reason: String
    var description: String { "\(service): \(reason)" }
}
