import FoundationEssentials
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

    /// Their files, in alphabetical order.
    static let sources: [SourceFile] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("services").resolvingSymlinksInPath().path
        let paths = ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
        return paths.compactMap { path in
            FileManager.default.contents(atPath: "\(folder)/\(path)").map { SourceFile(path: path, bytes: Array($0)) }
        }
    }()

    static let all = compile(sources)

    static func compile(_ sources: [SourceFile]) -> [Unit] {
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
    }
}
