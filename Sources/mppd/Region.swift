import Foundation
import Server
import ServiceDSL
import ServiceIR

/// A region's definitions, read from folders of YAML or from a built folder.
struct Region {
    var catalog: CompiledCatalog
    var services: [CompiledService]

    enum Failure: Error {
        /// Said already, finding by finding.
        case refused
        case message(String)
    }

    /// Reads `folders`; of several catalogs with services, the one called `wanted`.
    static func load(_ folders: [String], wanted: String?, language: MessageLanguage) throws(Failure) -> Region {
        if folders.count == 1, FileManager.default.fileExists(atPath: folders[0] + "/index.json") { return try built(folders[0]) }
        let files = try sources(folders)
        guard !files.isEmpty else { throw .message("no YAML file below \(folders.joined(separator: ", "))") }
        let compilation = Compiler.compile(sources: files.map { SourceFile(path: $0.path, bytes: $0.bytes) })
        let findings = compilation.findings.filter { $0.severity >= .warning }
        if !findings.isEmpty { report(DiagnosticText.full(findings, in: compilation.sources, language: language)) }
        if compilation.hasFailures { throw .refused }
        let inside = folders.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        let units = compilation.catalogs.filter { unit in
            let folder = URL(fileURLWithPath: unit.folder).standardizedFileURL.path
            return !unit.services.isEmpty && inside.contains { folder == $0 || folder.hasPrefix($0 + "/") }
                && (wanted == nil || unit.catalog?.catalog.rawValue == wanted)
        }
        guard units.count == 1, let catalog = units[0].catalog else {
            let names = units.compactMap { $0.catalog?.catalog.rawValue }.joined(separator: ", ")
            throw .message(
                units.isEmpty
                    ? "no catalog with services below \(folders.joined(separator: ", "))"
                    : "several catalogs (\(names)): choose one with --catalog")
        }
        return Region(catalog: catalog, services: units[0].services.filter { $0.isWhole && !$0.isDraft }.map(\.service))
    }

    /// What `mppc build` wrote.
    private static func built(_ folder: String) throws(Failure) -> Region {
        do {
            let (catalog, services) = try BuiltDefinitions.read(folder)
            return Region(catalog: catalog, services: services)
        } catch { throw .message("\(folder): \(error)") }
    }

    /// All YAML below the folders; and the catalogs, calendars and standards beside them, which they may name.
    private static func sources(_ folders: [String]) throws(Failure) -> [(path: String, bytes: [UInt8])] {
        var found: [String: [UInt8]] = [:]
        func read(_ path: String) throws(Failure) {
            guard let data = FileManager.default.contents(atPath: path) else { throw .message("\(path) cannot be read") }
            found[path] = Array(data)
        }
        for folder in folders {
            for path in try below(folder) where isDefinition(path) { try read(path) }
            let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().relativePath
            let siblings = ((try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []).sorted()
            for sibling in siblings {
                let names = ((try? FileManager.default.contentsOfDirectory(atPath: "\(parent)/\(sibling)")) ?? []).sorted()
                // A sibling that shares no calendar and no standard is another region's business.
                guard names.contains("catalog.yaml") else { continue }
                let shared = try below("\(parent)/\(sibling)").filter { $0.hasSuffix(".calendar.yaml") || $0.hasSuffix(".standard.yaml") }
                guard !shared.isEmpty else { continue }
                for path in ["\(parent)/\(sibling)/catalog.yaml"] + shared {
                    let isKnown = found.keys.contains {
                        URL(fileURLWithPath: $0).standardizedFileURL == URL(fileURLWithPath: path).standardizedFileURL
                    }
                    if !isKnown { try read(path) }
                }
            }
        }
        return found.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) }
    }

    private static func isDefinition(_ path: String) -> Bool {
        path.hasSuffix("catalog.yaml")
            || [".service", ".standard", ".calendar", ".scenarios", ".rules"].contains { path.hasSuffix("\($0).yaml") }
    }

    private static func below(_ folder: String) throws(Failure) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { throw .message("\(folder) does not exist") }
        guard isFolder.boolValue else { return [folder] }
        let paths = (FileManager.default.subpaths(atPath: folder) ?? []).sorted()
        return paths.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }.map { "\(folder)/\($0)" }
    }
}
