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
        let files = sources.files.map { ReadFile.parse($0, into: sink) }
        let folders = CatalogFolders(files)
        folders.reportStrays(to: sink)
        let calendars = CalendarPhase.lower(folders, sink: sink)
        var units: [CompiledCatalogUnit] = []
        for folder in folders.all {
            let catalog = CatalogPhase.lower(folder, calendars: calendars, sink: sink)
            var unit = CompiledCatalogUnit(catalog: catalog.catalog?.compiled, folder: folder.path, services: [], scenarios: [])
            ServicePhase.lower(folder, catalog, into: &unit, options: options, sink: sink)
            ScenarioPhase.lower(folder, into: &unit, sink: sink)
            units.append(unit)
        }
        return Compilation(catalogs: units, findings: sink.findings, sources: sources)
    }
}
