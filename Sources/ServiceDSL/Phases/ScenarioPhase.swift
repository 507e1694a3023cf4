import ServiceIR

/// What the scenarios of a catalog ask of one of its services.
struct TriedService: Sendable {
    let id: String
    let file: Int
    /// What its outputs keep; absent where it cannot be run.
    let outputs: OrderedMap<OutputID, [String]>?
    /// Only of one that has scenarios and can be run.
    let service: CompiledService?
    /// The run that made it.
    var revision = 0

    init(_ unit: CompiledServiceUnit, isTried: Bool) {
        id = unit.service.service.rawValue
        file = unit.file
        outputs = unit.isWhole ? unit.service.outputs.mapValues { $0.values.keys.map(\.rawValue) } : nil
        service = unit.isWhole && isTried ? unit.service : nil
    }

    var stamp: Stamp { Stamp(file: file, run: revision) }
}

/// Lowers the scenarios of a catalog, each file by itself and so on any thread.
struct ScenarioPhase: Sendable {
    private let languages: [String]
    private let catalog: CompiledCatalog?
    /// Without a catalog, or where it could not be read, neither could what the forms take from it.
    private let isReadable: Bool
    /// The ids of the services, those with faults of their own too: they are known all the same.
    private let services: [String]
    /// Those that can be run, by their ids, and the runs that made them.
    private let whole: [String: (service: CompiledService, stamp: Stamp)]
    private let outputs: [String: OrderedMap<OutputID, [String]>?]
    private let resources: [String]
    private let source: Source
    /// The run in which anything changed last that every scenario may read.
    let revision: Int

    struct Outcome: Sendable {
        var suite: ScenarioSuite?
        var told: Told
    }

    /// What all scenarios of a catalog are lowered with.
    struct Source: Equatable, Sendable {
        let catalog: Int
        let list: Int
        let services: [Stamp]
    }

    private init(_ home: ServiceHome, _ tried: [TriedService], _ source: Source, after earlier: ScenarioPhase?, run: Int) {
        languages = CalendarPhase.languages(of: home.folder)
        catalog = home.catalog.catalog?.compiled
        isReadable = catalog != nil
        services = home.services
        var whole: [String: (service: CompiledService, stamp: Stamp)] = [:]
        var outputs: [String: OrderedMap<OutputID, [String]>?] = [:]
        for id in services { outputs[id] = .some(nil) }
        for one in tried where one.outputs != nil {
            // Of two services with one id, nobody knows which is meant.
            if let service = one.service, services.count(where: { $0 == one.id }) == 1 { whole[one.id] = (service, one.stamp) }
            outputs[one.id] = one.outputs
        }
        self.whole = whole
        self.outputs = outputs
        resources = home.folder.catalog?.root?["resources"]?.entries.map(\.name) ?? []
        self.source = source
        revision = earlier.flatMap { $0.source.catalog == source.catalog ? $0.revision : nil } ?? run
    }

    /// Lowers the scenarios of each catalog.
    static func lower(
        _ homes: [ServiceHome], _ tried: [[TriedService]], into units: inout [CompiledCatalogUnit], _ options: CompileOptions,
        _ memory: inout Memory,
        _ sink: DiagnosticSink
    ) {
        var parts: [(home: Int, phase: ScenarioPhase, file: ReadFile)] = []
        for (place, home) in homes.enumerated() where !home.folder.scenarios.isEmpty {
            let source = Source(catalog: home.catalog.revision, list: home.listRevision, services: tried[place].map(\.stamp))
            let earlier = memory.scenarioPhases[home.folder.path]
            let kept = memory.recall(earlier, of: source) {
                ScenarioPhase(home, tried[place], source, after: earlier?.value, run: memory.run)
            }
            if memory.isKept { memory.scenarioPhases[home.folder.path] = kept }
            parts += home.folder.scenarios.map { (place, kept.value, $0) }
        }
        let outcomes = Memory.recall(
            parts, from: &memory.scenarios, in: memory.now(options), by: \.file.file.index,
            holds: { part, source in
                part.phase.source(of: part.file, asking: Array(source.outputs.keys), missesService: source.missesService) == source
            },
            make: { part in
                var (outcome, asked) = part.phase.lower(part.file)
                if !options.keepsServices { outcome.suite = nil }
                let misses = outcome.told.findings.contains { $0.unknown?.kinds.contains(NameKind.service.rawValue) ?? false }
                return (part.phase.source(of: part.file, asking: asked, missesService: misses), outcome)
            })
        for (part, outcome) in zip(parts, outcomes) {
            if outcome.run == memory.run { memory.judge(part.file.file.index) }
            sink.merge(outcome.value.told)
            if let suite = outcome.value.suite, options.keepsServices { units[part.home].scenarios.append(suite) }
        }
    }

    private func source(of file: ReadFile, asking services: [String], missesService: Bool) -> ScenarioSource {
        var source = ScenarioSource(file: file.stamp, phase: revision, service: file.name.flatMap { whole[$0.text]?.stamp })
        for id in services { source.outputs.updateValue(outputs[id], forKey: id) }
        source.missesService = missesService
        if missesService || source.service == nil { source.list = self.source.list }
        return source
    }

    /// - Returns: what becomes of the file, and the services whose outputs it speaks of.
    private func lower(_ file: ReadFile) -> (Outcome, asked: [String]) {
        let sink = DiagnosticSink()
        var decoder = SyntaxDecoder(languages: languages, sink: sink)
        guard let root = file.root, let syntax = decoder.decode(root, as: .scenarios) else { return (Outcome(told: sink.told), []) }
        let name = syntax.name(.scenarios)
        if let name, outputs[name.value] == nil {
            // A service whose own id is told to be wrong, or to be another's, may be the one that is meant.
            if Set(services).count == services.count, services.allSatisfy({ IDRules.isKebabCase(ArraySlice($0.utf8)) }) {
                sink.report(.unknownName(name, .service, known: services))
            }
            return (Outcome(told: sink.told), [])
        }
        var asked: Set<String> = []
        let service = name.flatMap { whole[$0.value]?.service }
        let names = (isReadable ? service : nil).map { service in
            ScenarioNameCheck(service: service, catalog: catalog, resources: resources, services: services, sink: sink) { id in
                asked.insert(id)
                return outputs[id]
            }
        }
        let suite = ScenarioLowering(file: file.file, sink: sink, names: names, earlier: file.faults).lower(syntax)
        return (Outcome(suite: suite, told: sink.told), Array(asked))
    }
}
