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

    /// What was read, and what is to be told of it.
    struct Read<Definitions> {
        /// Nothing where they are refused.
        var definitions: Definitions?
        fileprivate var findings: [Diagnostic] = []
        fileprivate var sources = SourceSet([])
        fileprivate var unread: [Words] = []

        /// Empty where nothing is to be told.
        func text(_ language: MessageLanguage) -> String {
            unread.map { "\($0[language])\n" }.joined() + DiagnosticText.full(findings, in: sources, language: language)
        }

        /// Tells it on standard error.
        func printed(_ language: MessageLanguage) -> Definitions? {
            for words in unread { Shell.print(error: "mppd: \(words[language])\n") }
            if !findings.isEmpty { Shell.print(error: DiagnosticText.full(findings, in: sources, language: language)) }
            return definitions
        }

        func map<Other>(_ change: (Definitions) -> Other) -> Read<Other> {
            Read<Other>(definitions: definitions.map(change), findings: findings, sources: sources, unread: unread)
        }
    }

    /// What is to be served: YAML is compiled, of a built folder the index is read.
    static func source(_ folders: [String], wanted: String?) throws(Fault) -> Read<DefinitionSource> {
        if let folder = built(folders) {
            do { return Read(definitions: try DefinitionSource(built: folder)) } catch {
                throw .unreadable(folder, reason: "\(error)")
            }
        }
        let read = try read(folders, wanted: wanted)
        return read.map { DefinitionSource($0.catalog, $0.services, of: read.sources.files.map(\.bytes)) }
    }

    /// The same beside what is served meanwhile.
    static func sourceAside(_ folders: [String], wanted: String?) async throws(Fault) -> Read<DefinitionSource> {
        try await OwnThread.run { Result { () throws(Fault) in try source(folders, wanted: wanted) } }.get()
    }

    private static func built(_ folders: [String]) -> String? {
        folders.count == 1 && Files.kind(of: Paths.join(folders[0], "index.json")) != nil ? folders[0] : nil
    }

    /// Compiles `folders`; what is to be told of them is printed.
    ///
    /// - Returns: nothing where the definitions are refused.
    static func compile(_ folders: [String], wanted: String?, language: MessageLanguage) throws(Fault) -> Compiled? {
        try read(folders, wanted: wanted).printed(language)
    }

    /// Reads `folders`, with the files that `mppc check` reads for them; of several catalogs with services, the one called `wanted`.
    private static func read(_ folders: [String], wanted: String?) throws(Fault) -> Read<Compiled> {
        let input = try InputPlan(paths: folders)
        let compilation = Compiler.compile(input.compilerSources, options: input.compileOptions)
        let sources = compilation.sources.renamed { input.shownPath(of: $0) }
        // What is only read beside them is another's business, but where it fails.
        let findings = compilation.findings.filter {
            $0.severity >= .danger || $0.severity >= .warning && input.asked.contains(sources[$0.span].path)
        }
        var result = Read<Compiled>(findings: findings, sources: sources, unread: input.unreadLines)
        if compilation.hasFailures { return result }
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
        result.definitions = Compiled(
            catalog: catalog, services: units[0].services.filter { $0.isWhole && !$0.isDraft }.map(\.service), scenarios: units[0].scenarios
        )
        return result
    }
}

extension Region.Read: Sendable where Definitions: Sendable {}

extension DefinitionFolder {
    /// The folders of a region that is served, as its pages read them; of the catalog called `catalog` alone, which the region began with.
    convenience init(_ plan: RegionPlan, catalog: String) {
        self.init(secrets: { Serve.secrets(of: $0, prefix: plan.secretPrefix) }) {
            do throws(Fault) {
                let read = try Region.source(plan.folders, wanted: plan.wanted)
                let told = read.text(.en).isEmpty ? nil : LocalText(["id": read.text(.id), "en": read.text(.en)])
                guard let source = read.definitions else { return .refused(told ?? LocalText([:])) }
                if source.catalog.catalog.rawValue != catalog {
                    return .refused(Region.otherCatalog(catalog, source.catalog.catalog.rawValue).text)
                }
                return .ready(source, notes: told)
            } catch {
                let lines = error.lines(of: "mppd")
                return .refused(LocalText(["id": lines.map(\.id).joined(separator: "\n"), "en": lines.map(\.en).joined(separator: "\n")]))
            }
        }
    }
}

extension Region {
    /// That folders hold another catalog than the one that is served.
    static func otherCatalog(_ old: String, _ new: String) -> Words {
        Words(en: "the catalog is \(new), not \(old): that needs a start", id: "katalognya \(new), bukan \(old): itu perlu mulai ulang")
    }
}

extension Words {
    fileprivate var text: LocalText { LocalText(["id": id, "en": en]) }
}
