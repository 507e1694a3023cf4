import Emitters
import Foundation
import ServiceIR

/// Reads a folder that `mppc build` wrote.
package enum BuiltDefinitions {
    package static func read(_ folder: String) throws -> (CompiledCatalog, [CompiledService]) {
        let built = try BuiltFolder { path in FileManager.default.contents(atPath: "\(folder)/\(path)").map { Array($0) } }
        return (built.catalog, try built.index.services.map { try built.service($0.service) })
    }
}
