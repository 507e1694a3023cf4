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

    /// Compiles all files of a run; each phase goes on behind the faults of the one before. The same for any number of threads.
    public static func compile(_ sources: SourceSet, options: CompileOptions = CompileOptions()) -> Compilation {
        let sink = DiagnosticSink()
        let workers = options.workers
        let read = workers.map(sources.files) { file in
            let own = DiagnosticSink()
            let isConfiguration = file.path == options.configuration || Configuration.isNamed(file.path)
            return (file: ReadFile.parse(file, isConfiguration: isConfiguration, into: own), told: own.told)
        }
        for file in read { sink.merge(file.told) }
        let files = read.map(\.file)
        let folders = CatalogFolders(files)
        let (configuration, ownRules) = ConfigurationPhase.lower(files, folders, chosen: options.configuration, sink: sink)
        let allowances = Allowances(files, configuration.severities, own: ownRules, sink: sink)
        folders.reportStrays(to: sink)
        let calendars = CalendarPhase.lower(folders, sink: sink)
        let languages = RequiredLanguages(languages: configuration.languages)
        let catalogs = folders.all.map { CatalogPhase.lower($0, calendars: calendars, languages: languages, sink: sink) }
        ConfigurationPhase.judge(configuration, folders, sink: sink)
        let standards = StandardBook(folders, catalogs, sink: sink)
        let phase = ServicePhase(
            standards: standards, allowances: allowances, languages: languages, severities: configuration.severities,
            checks: options.runsChecks)
        let homes = zip(folders.all, catalogs).map { ServiceHome($0, $1, ownRules) }
        let subjects = homes.enumerated().flatMap { home in phase.subjects(of: home.element.folder).map { (home.offset, $0) } }
        let outcomes = workers.map(subjects) { phase.lower($1, of: homes[$0]) }
        var units = homes.map {
            CompiledCatalogUnit(catalog: $0.catalog.catalog?.compiled, folder: $0.folder.path, services: [], scenarios: [])
        }
        for ((home, _), outcome) in zip(subjects, outcomes) {
            sink.merge(outcome.told)
            if let unit = outcome.unit { units[home].services.append(unit) }
        }
        let scenarios = zip(homes, units).enumerated().flatMap { home, parts in
            let phase = ScenarioPhase(parts.0.folder, parts.1)
            return parts.0.folder.scenarios.map { (home, phase, $0) }
        }
        for ((home, _, _), outcome) in zip(scenarios, workers.map(scenarios) { $1.lower($2) }) {
            sink.merge(outcome.told)
            if let suite = outcome.suite { units[home].scenarios.append(suite) }
        }
        let told = configuration.severities.applied(to: folders.causes(among: sink))
        let (findings, allowed) = allowances.judge(told, isChecked: options.runsChecks)
        return Compilation(
            catalogs: units, findings: findings, allowed: allowed, sources: sources, configuration: configuration,
            ownRules: ownRules.all)
    }
}
