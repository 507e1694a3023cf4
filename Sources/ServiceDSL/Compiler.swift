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
        var memory = Memory(isKept: false)
        return compile(sources, options: options, &memory)
    }

    /// The same, with what is known of earlier runs.
    static func compile(_ sources: SourceSet, options: CompileOptions, _ memory: inout Memory) -> Compilation {
        memory.begin()
        let sink = DiagnosticSink()
        let files = FilePhase.read(sources, options, &memory, sink)
        let folders = CatalogFolders(files)
        memory.keep(only: folders)
        folders.reportStrays(to: sink)
        let settings = ConfigurationPhase.lower(files, folders, options, &memory, sink)
        let allowances = Allowances(files, settings.configuration.severities, own: settings.ownRules, sink: sink)
        let catalogs = CatalogPhase.lower(folders, settings, options, &memory, sink)
        ConfigurationPhase.judge(settings.configuration, folders, sink: sink)
        let standards = StandardBook(folders, catalogs, options, &memory, sink)
        let homes = zip(folders.all, catalogs).map { ServiceHome($0, $1, settings.ownRules, &memory) }
        let phase = ServicePhase(standards: standards, allowances: allowances, settings: settings, checks: options.runsChecks)
        var (units, tried) = phase.lower(homes, options, &memory, sink)
        ScenarioPhase.lower(homes, tried, into: &units, options, &memory, sink)
        let told = settings.configuration.severities.applied(to: folders.causes(among: sink))
        let (findings, allowed) = allowances.judge(told, isChecked: options.runsChecks)
        return Compilation(
            catalogs: units, findings: findings, allowed: allowed, sources: sources, configuration: settings.configuration,
            ownRules: settings.ownRules.all)
    }
}
