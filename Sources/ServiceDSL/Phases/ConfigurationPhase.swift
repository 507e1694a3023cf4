import ServiceIR

/// What a run is judged by.
struct Settings: Sendable {
    var configuration = Configuration()
    var ownRules: OwnRules
    var told = Told()
    /// The run in which any of it changed last.
    var revision = 0

    var languages: RequiredLanguages { RequiredLanguages(languages: configuration.languages) }
}

/// Lowers `mppc.yaml` and the regions' own rules.
enum ConfigurationPhase {
    static func lower(
        _ files: [ReadFile], _ folders: CatalogFolders, _ options: CompileOptions, _ memory: inout Memory, _ sink: DiagnosticSink
    ) -> Settings {
        let source = SettingsSource(files, folders, options)
        let kept = memory.recall(memory.settings, of: source) { lower(files, folders, chosen: options.configuration) }
        memory.settings = kept
        if kept.run == memory.run { for stamp in source.files { memory.judge(stamp.file) } }
        var settings = kept.value
        settings.revision = kept.run
        sink.merge(settings.told)
        return settings
    }

    /// What the run's configuration says, or nothing where there is none, or none that can be read; and the rules of the regions' own.
    static func lower(_ files: [ReadFile], _ folders: CatalogFolders, chosen: String?) -> Settings {
        let sink = DiagnosticSink()
        let all = files.filter(\.isConfiguration)
        let first = all.first { chosen == nil || $0.file.path == chosen }
        let read = all.compactMap { file -> (file: ReadFile, syntax: SyntaxMap, isChosen: Bool)? in
            var decoder = SyntaxDecoder(languages: [], sink: sink)
            guard let root = file.root, let syntax = decoder.decode(root, as: .configuration) else { return nil }
            return (file, syntax, file.file.index == first?.file.index)
        }
        let own = OwnRules(configurations: read, folders, sink: sink)
        var result = Settings(ownRules: own)
        for (_, syntax, isChosen) in read {
            let configuration = ConfigurationLowering(own: own, sink: sink).lower(syntax)
            if isChosen { result.configuration = configuration }
        }
        result.told = sink.told
        return result
    }

    /// Asks what only the catalogs of the run can answer.
    static func judge(_ configuration: Configuration, _ folders: CatalogFolders, sink: DiagnosticSink) {
        for language in configuration.languages {
            let without = folders.all.filter(\.holdsServices).compactMap { folder -> (id: String, place: SourceSpan)? in
                guard let catalog = folder.catalog, let languages = catalog.root?["languages"], languages.kind == .sequence else {
                    return nil
                }
                let isListed = languages.items.contains { $0.text == language.value }
                return isListed ? nil : (catalog.id ?? "", languages.span)
            }
            if !without.isEmpty { sink.report(.languageNotOfCatalog(language, without)) }
        }
    }
}

extension Configuration {
    /// What a file says, read by itself and without any finding: for whoever must know before anything is compiled.
    public static func read(_ file: SourceFile) -> Configuration {
        let sink = DiagnosticSink()
        let read = ReadFile.parse(file, isConfiguration: true, into: sink)
        return ConfigurationPhase.lower([read], CatalogFolders([]), chosen: nil).configuration
    }
}
