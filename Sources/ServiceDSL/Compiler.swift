import ServiceIR

/// The compiler: bytes in, catalogs, services and findings out. It reads no file, no clock, no environment.
///
/// ```swift
/// let file = SourceFile(path: "sinjai/situ.service.yaml", text: text)
/// let compilation = Compiler.compile(sources: [catalog, file])
/// ```
public enum Compiler {
    public static func compile(sources: [SourceFile], options: CompileOptions = CompileOptions()) -> Compilation {
        compile(SourceSet(sources.map { ($0.path, $0.bytes) }), options: options)
    }

    /// Compiles all files of a run; each phase goes on behind the faults of the one before.
    public static func compile(_ sources: SourceSet, options: CompileOptions = CompileOptions()) -> Compilation {
        let sink = DiagnosticSink()
        let files = sources.files.map { file in
            ReadFile.parse(file, isConfiguration: file.path == options.configuration || Configuration.isNamed(file.path), into: sink)
        }
        let folders = CatalogFolders(files)
        let (configuration, ownRules) = ConfigurationPhase.lower(files, folders, chosen: options.configuration, sink: sink)
        let allowances = Allowances(files, configuration.severities, own: ownRules, sink: sink)
        folders.reportStrays(to: sink)
        let calendars = CalendarPhase.lower(folders, sink: sink)
        let languages = RequiredLanguages(languages: configuration.languages)
        let catalogs = folders.all.map { CatalogPhase.lower($0, calendars: calendars, languages: languages, sink: sink) }
        ConfigurationPhase.judge(configuration, folders, sink: sink)
        let standards = StandardBook(folders, catalogs, sink: sink)
        let services = ServicePhase(
            standards: standards, allowances: allowances, languages: languages, severities: configuration.severities, ownRules: ownRules,
            options: options,
            sink: sink)
        var units: [CompiledCatalogUnit] = []
        for (folder, catalog) in zip(folders.all, catalogs) {
            var unit = CompiledCatalogUnit(catalog: catalog.catalog?.compiled, folder: folder.path, services: [], scenarios: [])
            services.lower(folder, catalog, into: &unit)
            ScenarioPhase.lower(folder, into: &unit, sink: sink)
            units.append(unit)
        }
        let told = configuration.severities.applied(to: folders.causes(among: sink))
        let (findings, allowed) = allowances.judge(told, isChecked: options.runsChecks)
        return Compilation(
            catalogs: units, findings: findings, allowed: allowed, sources: sources, configuration: configuration,
            ownRules: ownRules.all)
    }
}
