import Foundation
import Runtime
import ServiceDSL
import ServiceIR

/// The services of this repository, compiled once.
enum Services {
    struct Unit: Sendable, CustomStringConvertible {
        var service: CompiledService
        var catalog: CompiledCatalog
        var scenarios: [ScenarioSuite]
        var description: String { service.service.rawValue }
        /// Whether a case names an earlier output: what is drawn at random names none that the register knows.
        var needsEarlierOutput: Bool {
            service.form.sections.values.contains { section in
                section.fields.values.contains { $0.issued != nil && !$0.isOptional }
            }
        }
    }

    static let all: [Unit] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("services").resolvingSymlinksInPath().path
        let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
            .sorted()
        let sources = paths.compactMap { path in
            FileManager.default.contents(atPath: "\(folder)/\(path)").map { SourceFile(path: path, bytes: Array($0)) }
        }
        let compilation = Compiler.compile(sources: sources)
        return compilation.catalogs.flatMap { unit in
            unit.services.compactMap { service in
                unit.catalog.map { catalog in
                    Unit(
                        service: service.service, catalog: catalog,
                        scenarios: unit.scenarios.filter { $0.service == service.service.service })
                }
            }
        }
    }()
}
