import Console
import Server
import ServiceDSL
import ServiceIR

/// A region's definitions, read from folders of YAML or from a built folder.
struct Region: Sendable {
    var catalog: CompiledCatalog
    var services: [CompiledService]
    /// None of a built folder.
    var scenarios: [ScenarioSuite] = []

    /// Reads `folders`, with the files that `mppc check` reads for them; of several catalogs with services, the one called `wanted`.
    ///
    /// - Returns: nothing where the definitions are refused: every finding was printed.
    static func load(_ folders: [String], wanted: String?, language: MessageLanguage) throws(Fault) -> Region? {
        if let folder = folders.first, folders.count == 1, Files.kind(of: Paths.join(folder, "index.json")) != nil {
            return try built(folder)
        }
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
        return Region(
            catalog: catalog, services: units[0].services.filter { $0.isWhole && !$0.isDraft }.map(\.service), scenarios: units[0].scenarios
        )
    }

    /// What `mppc build` wrote.
    private static func built(_ folder: String) throws(Fault) -> Region {
        do {
            let (catalog, services) = try BuiltDefinitions.read(folder)
            return Region(catalog: catalog, services: services)
        } catch { throw .unreadable(folder, reason: "\(error)") }
    }
}
