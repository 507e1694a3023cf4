import Console
import Server
import ServiceDSL
import ServiceIR

/// A region's definitions, read from folders of YAML or from a built folder.
enum Region {
    /// What was compiled from YAML.
    struct Compiled {
        var catalog: CompiledCatalog
        var services: [CompiledService]
        var scenarios: [ScenarioSuite]
    }

    /// What is to be served: YAML is compiled, of a built folder the index is read.
    ///
    /// - Returns: nothing where the definitions are refused: every finding was printed.
    static func source(_ folders: [String], wanted: String?, language: MessageLanguage) throws(Fault) -> DefinitionSource? {
        if let folder = built(folders) {
            do { return try DefinitionSource(built: folder) } catch { throw .unreadable(folder, reason: "\(error)") }
        }
        return try compile(folders, wanted: wanted, language: language).map { DefinitionSource($0.catalog, $0.services) }
    }

    private static func built(_ folders: [String]) -> String? {
        folders.count == 1 && Files.kind(of: Paths.join(folders[0], "index.json")) != nil ? folders[0] : nil
    }

    /// Reads `folders`, with the files that `mppc check` reads for them; of several catalogs with services, the one called `wanted`.
    ///
    /// - Returns: nothing where the definitions are refused: every finding was printed.
    static func compile(_ folders: [String], wanted: String?, language: MessageLanguage) throws(Fault) -> Compiled? {
        let input = try InputPlan(paths: folders)
        for words in input.unreadLines { Shell.print(error: "mppd: \(words[language])\n") }
        let compilation = Compiler.compile(input.compilerSources, options: input.compileOptions)
        let sources = compilation.sources.renamed { input.shownPath(of: $0) }
        // What is only read beside them is another's business, but where it fails.
        let findings = compilation.findings.filter {
            $0.severity >= .danger || $0.severity >= .warning && input.asked.contains(sources[$0.span].path)
        }
        if !findings.isEmpty { Shell.print(error: DiagnosticText.full(findings, in: sources, language: language)) }
        if compilation.hasFailures { return nil }
        let units = compilation.catalogs.filter { unit in
            unit.services.contains { input.asked.contains(sources[$0.file].path) }
                && (wanted == nil || unit.catalog?.catalog.rawValue == wanted)
        }
        guard units.count == 1, let catalog = units[0].catalog else {
            let names = units.compactMap { $0.catalog?.catalog.rawValue }.joined(separator: ", ")
            let place = folders.joined(separator: ", ")
            throw .other(
                units.isEmpty
                    ? Words(en: "no catalog with services below \(place)", id: "tidak ada katalog berisi layanan di \(place)")
                    : Words(
                        en: "several catalogs (\(names)): choose one with --catalog",
                        id: "ada beberapa katalog (\(names)): pilih satu dengan --catalog"))
        }
        return Compiled(
            catalog: catalog, services: units[0].services.filter { $0.isWhole && !$0.isDraft }.map(\.service), scenarios: units[0].scenarios
        )
    }
}
