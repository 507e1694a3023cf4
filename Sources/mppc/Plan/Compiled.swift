import Console
import ServiceDSL
import ServiceIR

/// What the compiler made of the files of a command, seen from what was asked for.
struct Compiled {
    let compilation: Compilation
    /// Who did the work.
    let workers: Workers
    /// The files under the paths that the user knows.
    let sources: SourceSet
    /// The findings in files that were asked for, and those that fail in what is read with them.
    let findings: [Diagnostic]
    /// Those in files that were asked for which a comment allows.
    let allowed: [Diagnostic]
    private let asked: Set<String>
    private let input: InputPlan

    /// - Parameters:
    ///   - threads: how many work at once; `nil` for as many as there are cores.
    ///   - keepsServices: whether the services are wanted, not their findings alone.
    init(_ input: InputPlan, threads: Int? = nil, keepsServices: Bool = true) {
        var options = Self.options(input, threads)
        options.keepsServices = keepsServices
        self.init(input, Compiler.compile(input.compilerSources, options: options), options.workers)
    }

    /// The findings alone, by what a workspace keeps of earlier runs.
    init(_ input: InputPlan, threads: Int?, in workspace: inout Workspace) {
        var options = Self.options(input, threads)
        options.keepsServices = false
        self.init(input, workspace.compile(input.compilerFiles, options: options), options.workers)
    }

    private static func options(_ input: InputPlan, _ threads: Int?) -> CompileOptions {
        var options = input.compileOptions
        if let threads { options.workers = Threads.workers(threads, for: input.size) }
        return options
    }

    private init(_ input: InputPlan, _ compilation: Compilation, _ workers: Workers) {
        self.input = input
        self.workers = workers
        self.compilation = compilation
        let sources = compilation.sources.renamed { input.shownPath(of: $0) }
        self.sources = sources
        let asked = input.asked
        self.asked = asked
        allowed = compilation.allowed.filter { input.isTold(sources[$0.span].path) }
        findings = compilation.findings.filter { $0.severity >= .danger || input.isTold(sources[$0.span].path) }
    }

    struct Service {
        let unit: CompiledServiceUnit
        let catalog: CompiledCatalog
    }

    /// The services that were asked for and can be run, in the order of their files.
    var services: [Service] {
        compilation.catalogs.flatMap { unit in
            guard let catalog = unit.catalog else { return [Service]() }
            return unit.services.filter { $0.isWhole && isAsked($0.file) }.map { Service(unit: $0, catalog: catalog) }
        }
    }

    /// How a command ends that did its work: settings that cannot be used are a fault of its use, not of what it read.
    func status(_ report: ReportPlan) -> ExitStatus {
        guard report.fails(findings) else { return .clean }
        let isUsable = !report.fails(findings.filter { input.isSettings(sources[$0.span].path) })
        return isUsable ? .findings : .unusable
    }

    func isAsked(_ file: Int) -> Bool { asked.contains(sources[file].path) }

    /// The only service, or the one that was named.
    func service(named id: String?) throws(Fault) -> Service {
        let services = services
        let ids = services.map(\.unit.service.service.rawValue)
        if let id {
            guard let found = services.first(where: { $0.unit.service.service.rawValue == id }) else {
                throw ids.isEmpty ? .noService : .unknownService(id, known: ids)
            }
            return found
        }
        guard let only = services.first else { throw .noService }
        guard services.count == 1 else { throw .severalServices(ids) }
        return only
    }
}

extension Compiled {
    /// The only service, or the one that was named; `nil` where findings leave none to run, which are then printed.
    func sound(named id: String?, _ language: MessageLanguage) throws(Fault) -> Service? {
        let failing = findings.filter { $0.severity >= .danger }
        guard failing.isEmpty || !services.isEmpty else {
            Report.print(failing, in: sources, as: ReportPlan(language: language, to: 2))
            return nil
        }
        return try service(named: id)
    }

    /// The files that decide what is found and shown of a service.
    func inputs(of unit: CompiledServiceUnit) -> [ServiceInput] {
        let settings = sources.files.filter { input.isSettings($0.path) }
        return compilation.inputs(of: unit) + settings.map { ServiceInput(.settings, $0.index) }
    }

    /// Whether the scenario file at the compiler's `path` was asked for.
    func isAsked(scenariosAt path: String) -> Bool { asked.contains(shownPath(of: path)) }

    /// The path under which the user knows a file of the compiler's.
    func shownPath(of path: String) -> String { input.shownPath(of: path) }
}
