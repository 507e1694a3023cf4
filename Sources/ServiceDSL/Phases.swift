import ServiceIR

/// A catalog after lowering, with the files that its services are read with.
struct LoweredCatalog: Sendable {
    var catalog: Catalog?
    var languages: [String]
    /// Languages of its texts that it does not list.
    var foreignLanguages: Set<String> = []
    /// A `catalog.yaml` stands there, well or not: what it should declare is no fault of a service.
    var isWritten: Bool
    /// The run in which it was lowered.
    var revision = 0
}

enum FilePhase {
    /// Each file as a tree, with what it is by its first key.
    static func read(_ sources: SourceSet, _ options: CompileOptions, _ memory: inout Memory, _ sink: DiagnosticSink) -> [ReadFile] {
        let now = memory.now(options)
        let isLarge = sources.files.reduce(0) { $0 + $1.bytes.count } > options.bytesWithTrees
        let read = Memory.recall(
            sources.files, from: &memory.files, in: now, by: \.index, holds: { $1 == ReadFile.Source($0, options) },
            make: { file in
                let source = ReadFile.Source(file, options)
                let own = DiagnosticSink()
                var read = ReadFile.parse(file, isConfiguration: source.isConfiguration, into: own)
                read.revision = now.run
                if isLarge { read.giveUpTree() }
                return (source, (file: read, told: own.told))
            })
        return read.map { kept in
            if kept.run == now.run { memory.judge(kept.source.number) }
            sink.merge(kept.value.told)
            return kept.value.file
        }
    }
}

/// What a run is judged by.
struct Settings: Sendable {
    var configuration = Configuration()
    var ownRules: OwnRules
    var told = Told()
    /// The run in which any of it changed last.
    var revision = 0

    var languages: RequiredLanguages { RequiredLanguages(languages: configuration.languages) }
}

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

enum CalendarPhase {
    /// All calendars of the run, by catalog and id.
    typealias Result = (calendars: [String: [String: DecreedCalendar?]], told: Told)

    static func lower(_ folders: CatalogFolders) -> Result {
        let sink = DiagnosticSink()
        var result: [String: [String: DecreedCalendar?]] = [:]
        var first: [String: [String: FirstFile]] = [:]
        for folder in folders.all {
            let catalog = folder.catalog?.id ?? ""
            var decoder = SyntaxDecoder(languages: languages(of: folder), sink: sink)
            for file in folder.calendars {
                guard let root = file.root else {
                    if let id = file.id { result[catalog, default: [:]].updateValue(nil, forKey: id) }
                    continue
                }
                guard let syntax = decoder.decode(root, as: .calendar), let id = syntax.name(.calendar)?.value else { continue }
                guard let name = syntax.name(.calendar) else { continue }
                if let known = first[catalog]?[id] {
                    sink.report(.fileTwice(name, first: known))
                    continue
                }
                first[catalog, default: [:]][id] = FirstFile(name: name, file: file)
                let calendar: DecreedCalendar? = CalendarLowering(sink: sink).lower(syntax)
                result[catalog, default: [:]].updateValue(calendar, forKey: id)
            }
        }
        return (result, sink.told)
    }

    /// The languages as the catalog writes them, before it is decoded.
    static func languages(of folder: CatalogFolders.Folder) -> [String] {
        folder.catalog?.root?["languages"]?.items.map(\.text) ?? []
    }
}

enum CatalogPhase {
    typealias Result = (catalog: LoweredCatalog, told: Told)

    /// The catalogs of the folders, in their order, with the calendars that they name.
    static func lower(
        _ folders: CatalogFolders, _ settings: Settings, _ options: CompileOptions, _ memory: inout Memory, _ sink: DiagnosticSink
    ) -> [LoweredCatalog] {
        let stamps = CalendarStamp.all(folders)
        let earlier = memory.calendars
        let calendars = memory.recall(earlier, of: stamps) { CalendarPhase.lower(folders) }
        memory.calendars = calendars
        if calendars.run == memory.run {
            for stamp in stamps where earlier?.source.contains(stamp) != true { memory.judge(stamp.file.file) }
        }
        sink.merge(calendars.value.told)
        let known = calendars.value.calendars
        let lowered = Memory.recall(
            folders.all, from: &memory.catalogs, in: memory.now(options), by: \.path,
            holds: { folder, source in
                source == CatalogSource(folder, settings: settings.revision, calendars: stamps, missesCalendar: source.missesCalendar)
            },
            make: { folder in
                let own = DiagnosticSink()
                let catalog = lower(folder, calendars: known, languages: settings.languages, sink: own)
                let misses = own.told.findings.contains { $0.unknown?.kinds.contains(NameKind.calendar.rawValue) ?? false }
                let source = CatalogSource(folder, settings: settings.revision, calendars: stamps, missesCalendar: misses)
                return (source, (catalog: catalog, told: own.told))
            })
        return zip(folders.all, lowered).map { folder, kept in
            if kept.run == memory.run, let file = folder.catalog { memory.judge(file.file.index) }
            sink.merge(kept.value.told)
            var catalog = kept.value.catalog
            catalog.revision = kept.run
            return catalog
        }
    }

    private static func lower(
        _ folder: CatalogFolders.Folder, calendars: [String: [String: DecreedCalendar?]], languages required: RequiredLanguages,
        sink: DiagnosticSink
    ) -> LoweredCatalog {
        let languages = CalendarPhase.languages(of: folder)
        guard let root = folder.catalog?.root else {
            return LoweredCatalog(catalog: nil, languages: languages, isWritten: folder.catalog != nil)
        }
        var decoder = SyntaxDecoder(languages: languages, sink: sink)
        guard let syntax = decoder.decode(root, as: .catalog) else {
            return LoweredCatalog(catalog: nil, languages: languages, foreignLanguages: decoder.foreignLanguages, isWritten: true)
        }
        if folder.holdsServices { required.report(in: syntax, catalog: languages, to: sink) }
        var known: [String: DecreedCalendar?] = [:]
        for (catalog, inner) in calendars { for (id, calendar) in inner { known.updateValue(calendar, forKey: "\(catalog)/\(id)") } }
        for (id, calendar) in calendars[root["catalog"]?.text ?? ""] ?? [:] { known.updateValue(calendar, forKey: id) }
        let catalog = CatalogLowering(sink: sink, calendars: known, holdsServices: folder.holdsServices).lower(syntax)
        return LoweredCatalog(catalog: catalog, languages: languages, foreignLanguages: decoder.foreignLanguages, isWritten: true)
    }
}

/// A catalog with what its services and standards are lowered with.
struct ServiceHome: Sendable {
    let folder: CatalogFolders.Folder
    let catalog: LoweredCatalog
    let ownRules: [OwnRule]
    /// The ids of its services, in the order of their files.
    let services: [String]
    /// The run in which that list changed last.
    let listRevision: Int
    /// Those that have scenarios.
    private let tried: Set<String>
    /// Where they stand in the folder, by the ids that are written in them.
    private let places: [String: Int]
    private let named = NamedServices()

    init(_ folder: CatalogFolders.Folder, _ catalog: LoweredCatalog, _ ownRules: OwnRules, _ memory: inout Memory) {
        self.folder = folder
        self.catalog = catalog
        self.ownRules = ownRules.rules(of: folder.path)
        let list = memory.recall(memory.lists[folder.path], of: folder.services.compactMap(\.id)) { NoValue() }
        memory.lists[folder.path] = list
        services = list.source
        tried = Set(folder.scenarios.compactMap(\.name?.text))
        listRevision = list.run
        places = Dictionary(
            folder.services.enumerated().compactMap { place, file in file.name.map { ($0.text, place) } },
            uniquingKeysWith: { first, _ in first })
    }

    var id: String { folder.catalog?.id ?? "" }

    func isTried(_ file: ReadFile) -> Bool { file.name.map { tried.contains($0.text) } ?? false }

    /// The file of a service, and the run that read it.
    func stamp(of id: String) -> Stamp? { places[id].map { folder.services[$0].stamp } }

    /// The outputs of the catalog's services, read silently when one refers to another; of its own for each that asks, so that what one
    /// asks has no effect on another.
    func outputs(_ reads: ServiceReads, besides standard: Standard? = nil) -> OutputBook {
        OutputBook(catalog: catalog.catalog, services: reads.list(of: self)) { id in
            // A standard's own outputs are those that it writes itself.
            if let own = standard?.syntax, own.name(.standard)?.value == id {
                return reads.ancestors(of: own, sink: DiagnosticSink()).map {
                    MergedSyntax(own, over: $0, sink: DiagnosticSink()).syntax
                }
            }
            reads.service(id)
            guard let place = places[id] else { return nil }
            let entry = named.entry(id) { decoded(folder.services[place], reads) }
            reads.note(entry.ancestors)
            return entry.syntax
        }
    }

    private func decoded(_ file: ReadFile, _ reads: ServiceReads) -> NamedServices.Entry {
        let silent = DiagnosticSink()
        var decoder = SyntaxDecoder(languages: catalog.languages, sink: silent)
        guard let root = file.root, let own = decoder.decode(root, as: .service) else { return .init(syntax: nil, ancestors: []) }
        let ancestors = reads.ancestors(of: own, sink: silent)
        return .init(syntax: ancestors.map { MergedSyntax(own, over: $0, sink: silent).syntax }, ancestors: ancestors)
    }
}

/// Lowers services and standards, each by itself and so on any thread.
struct ServicePhase: Sendable {
    let standards: StandardBook
    let allowances: Allowances
    let settings: Settings
    let checks: Bool

    /// What is judged as a service.
    indirect enum Subject: Sendable {
        /// By itself a standard is judged as a service is; nobody runs it.
        case standard(Standard)
        /// - Parameter twin: the file before it with the same id.
        case service(ReadFile, twin: FirstFile?)

        var file: ReadFile {
            switch self {
            case .standard(let standard): standard.file
            case .service(let file, _): file
            }
        }

        var twin: FirstFile? { if case .service(_, let twin) = self { twin } else { nil } }
    }

    /// What becomes of a subject.
    struct Outcome: Sendable {
        /// Absent where nothing but the findings is wanted.
        var unit: CompiledServiceUnit?
        var tried: TriedService?
        var told: Told
    }

    /// Lowers what lies in the catalogs, and gives each catalog with its services.
    func lower(
        _ homes: [ServiceHome], _ options: CompileOptions, _ memory: inout Memory, _ sink: DiagnosticSink
    ) -> (units: [CompiledCatalogUnit], tried: [[TriedService]]) {
        let parts = homes.enumerated().flatMap { home in subjects(of: home.element.folder).map { (home: home.offset, subject: $0) } }
        let outcomes = Memory.recall(
            parts, from: &memory.services, in: memory.now(options), by: \.subject.file.file.index,
            holds: { $1.holds(for: $0.subject, homes[$0.home], standards, settings: settings.revision) },
            make: { part in
                let home = homes[part.home]
                let reads = ServiceReads(part.subject, home, standards, settings: settings.revision)
                var outcome = lower(part.subject, of: home, reads)
                outcome.tried = outcome.unit.map { TriedService($0, isTried: reads.source.isTried) }
                if !options.keepsServices { outcome.unit = nil }
                return (reads.source, outcome)
            })
        var units = homes.map {
            CompiledCatalogUnit(catalog: $0.catalog.catalog?.compiled, folder: $0.folder.path, services: [], scenarios: [])
        }
        var tried: [[TriedService]] = homes.map { _ in [] }
        for ((home, subject), outcome) in zip(parts, outcomes) {
            if outcome.run == memory.run { memory.judge(subject.file.file.index) }
            sink.merge(outcome.value.told)
            if let unit = outcome.value.unit { units[home].services.append(unit) }
            if var service = outcome.value.tried {
                service.revision = outcome.run
                tried[home].append(service)
            }
        }
        return (units, tried)
    }

    private func subjects(of folder: CatalogFolders.Folder) -> [Subject] {
        var result: [Subject] = []
        let own = Set(folder.standards.map(\.file.index))
        if !own.isEmpty { result = standards.all.filter { own.contains($0.file.file.index) }.map(Subject.standard) }
        var seen: [String: FirstFile] = [:]
        for file in folder.services {
            guard file.isReadable else { continue }
            result.append(.service(file, twin: file.name.flatMap { seen[$0.text] }))
            if let name = file.name, !name.isFaulty { seen[name.text] = FirstFile(name: Located(name.text, name.span), file: file) }
        }
        return result
    }

    private func lower(_ subject: Subject, of home: ServiceHome, _ reads: ServiceReads) -> Outcome {
        // Each has a sink of its own, so that its faults can be told from those of others.
        let sink = DiagnosticSink()
        let languages = settings.languages
        var unit: CompiledServiceUnit?
        switch subject {
        case .standard(let standard):
            if !standard.isFaulty {
                _ = service(standard.file, standard.syntax, open: standard.open, home, home.outputs(reads, besides: standard), reads, sink)
                if home.folder.holdsServices { languages.report(in: standard.syntax, catalog: home.catalog.languages, to: sink) }
            }
        case .service(let file, let twin):
            var decoder = SyntaxDecoder(languages: home.catalog.languages, foreign: home.catalog.foreignLanguages, sink: sink)
            guard let root = file.root, let syntax = decoder.decode(root, as: .service) else { break }
            if let twin, let name = syntax.name(.service) { sink.report(.fileTwice(name, first: twin)) }
            unit = service(file, syntax, open: decoder.open, home, home.outputs(reads), reads, sink)
            // Last: that a text lacks a language keeps no check from being made.
            languages.report(in: syntax, catalog: home.catalog.languages, to: sink)
        }
        return Outcome(unit: unit, told: sink.told)
    }

    private func service(
        _ file: ReadFile, _ own: SyntaxMap, open: [SourceSpan], _ home: ServiceHome, _ outputs: OutputBook, _ reads: ServiceReads,
        _ sink: DiagnosticSink
    ) -> CompiledServiceUnit? {
        let catalog = home.catalog
        guard let ancestors = reads.ancestors(of: own, sink: sink) else { return nil }
        // What is wrong with a standard is said there, once.
        if ancestors.contains(where: \.isFaulty) { return nil }
        let merged = MergedSyntax(own, over: ancestors, sink: sink)
        let isStandard = own.shape == .standard
        let extends = own[.extends]?.span ?? own.span
        if !isStandard { for place in merged.open { sink.report(.leftOpen(place.path, place.span, at: extends)) } }

        let inner = DiagnosticSink()
        let lowering = ServiceLowering(
            merged.syntax, catalog: catalog.catalog, origins: merged.origins(of: file), outputs: outputs, sink: inner)
        let service = lowering.lower()
        var recorder = SourceMapRecorder()
        recorder.record(merged.syntax, lowering.declarations)
        let isWhole = !sink.hasFailures && !inner.hasFailures && !file.isFaulty
        let unfilled = open + merged.open.map(\.span)
        let subject = isWhole ? lowered(service, catalog, recorder.map, unfilled: unfilled) : nil
        if let subject {
            for finding in ServiceChecks.findings(in: subject) { inner.report(finding) }
            if isStandard { for lock in Lock.all(of: own) { if let fault = lock.fault(in: merged.syntax) { inner.report(fault) } } }
            let locks = LockPhase(merged: merged, lowering: lowering, subject: subject, file: file.file.index, extends: extends)
            for finding in locks.findings() { inner.report(finding) }
        }
        let region = RegionFindings(
            merged: merged, lowering: lowering, subject: subject, file: file.file.index, extends: extends)
        for finding in region.told(inner.findings) { sink.report(finding) }
        let isDraft = !open.isEmpty || !merged.open.isEmpty
        var own: [Diagnostic] = []
        if isWhole, checks, !home.ownRules.isEmpty {
            let check = OwnRuleCheck(
                rules: home.ownRules, model: ServiceModel(merged.syntax, lowering.declarations),
                standards: Set(merged.ancestors.map(\.file.file.index)), extends: extends, isDraft: isDraft)
            own = check.findings()
            for finding in own { sink.report(finding) }
        }
        guard let service else { return nil }
        let isSound = !settings.configuration.severities.applied(to: inner.findings + own).contains {
            $0.severity >= .danger && allowances.reason(for: $0) == nil
        }
        return CompiledServiceUnit(
            service: service, syntax: merged.syntax, ancestors: ancestors.map { .init(name: $0.name, file: $0.file.file.index) },
            sourceMap: recorder.map, file: file.file.index, isWhole: isWhole && isSound && !isDraft, isDraft: isDraft,
            reads: lowering.reader.reads.sorted(), namedRoles: lowering.namedRoles.sorted(),
            namedAgencies: lowering.namedAgencies.sorted(), namedLaws: lowering.namedLaws.sorted())
    }
}

extension ServicePhase {
    private func lowered(_ service: CompiledService?, _ catalog: LoweredCatalog, _ map: SourceMap, unfilled: [SourceSpan]) -> CheckSubject?
    {
        guard checks, let service, let compiled = catalog.catalog?.compiled else { return nil }
        return CheckSubject(service: service, catalog: compiled, sourceMap: map, unfilled: unfilled)
    }
}

/// Holds a whole service against the locks of all that it extends.
struct LockPhase {
    let merged: MergedSyntax
    let lowering: ServiceLowering
    let subject: CheckSubject
    let file: Int
    let extends: SourceSpan

    func findings() -> [Diagnostic] {
        merged.ancestors.indices.flatMap { place -> [Diagnostic] in
            let ancestors = merged.ancestors[place...]
            let locks = Lock.all(of: merged.ancestors[place].syntax)
            guard !locks.isEmpty, let whole = MergedSyntax.whole(ancestors) else { return [] }
            // What the standard leaves open is as this file fills it in.
            let syntax = whole.filled(from: merged.syntax)
            var fault: Diagnostic?
            // By the region's own roles and defaults; where it has not all that the standard names, by those of the standard's catalog.
            let own = merged.ancestors[place].catalog.catalog
            for var catalog in [lowering.catalog, own] {
                // How often its steps send back, and for how long, is not for the region's catalog to say.
                if let bound = own?.returnsAtMost { catalog?.returnsAtMost = bound }
                if let within = own?.repairWithin { catalog?.repairWithin = within }
                let sink = DiagnosticSink()
                let standard = ServiceLowering(
                    syntax, catalog: catalog, origins: MergedSyntax.origins(ancestors), outputs: lowering.outputs.with(syntax), sink: sink)
                guard let service = standard.lower(), !sink.hasFailures else {
                    fault = sink.findings.first { $0.severity >= .danger }
                    continue
                }
                var recorder = SourceMapRecorder()
                recorder.record(syntax, standard.declarations)
                let comparison = LockComparison(
                    standard: service, standardScope: standard.scopes.base, region: subject.service, regionScope: lowering.scopes.base,
                    catalog: subject.catalog, standardHours: own?.officeHours == nil ? nil : own?.compiled.officeHours,
                    officeHours: lowering.catalog?.officeHours, standardCalendar: own?.reckoned, calendar: lowering.catalog?.calendar,
                    calendarNames: lowering.catalog?.calendarNames)
                let check = LockCheck(
                    comparison: comparison, standardSyntax: syntax, regionSyntax: merged.syntax,
                    standard: CheckSubject(service: service, catalog: subject.catalog, sourceMap: recorder.map), region: subject,
                    file: file,
                    extends: extends)
                return check.findings(locks)
            }
            return [.lockUnjudged(at: extends, because: fault)]
        }
    }
}

extension Diagnostic {
    /// The standard, filled in as this file does, is no service to compare with.
    fileprivate static func lockUnjudged(at extends: SourceSpan, because fault: Diagnostic?) -> Diagnostic {
        Diagnostic(
            .lockNotProved, at: extends,
            message: Words(
                en: "the standard by itself cannot be read with what is filled in here",
                id: "standar itu sendiri tidak bisa dibaca dengan yang diisi di sini"),
            labels: fault.map { [.init($0.span, $0.message)] } ?? [])
    }
}

extension MergedSyntax {
    static func origins(_ ancestors: ArraySlice<Standard>) -> Origins {
        var origins = Origins()
        for (distance, standard) in ancestors.enumerated() {
            origins.levels[standard.file.file.index] = ancestors.count - 1 - distance
            if let catalog = standard.catalog.catalog { origins.catalogs[standard.file.file.index] = catalog }
        }
        return origins
    }

    fileprivate func origins(of file: ReadFile) -> Origins {
        guard !ancestors.isEmpty else { return Origins() }
        var origins = MergedSyntax.origins(ancestors[...])
        origins.levels[file.file.index] = ancestors.count
        return origins
    }
}

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
    /// Where the catalog could not be read, neither could what the forms take from it.
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
        isReadable = home.folder.catalog == nil || catalog != nil
        services = home.services
        var whole: [String: (service: CompiledService, stamp: Stamp)] = [:]
        var outputs: [String: OrderedMap<OutputID, [String]>?] = [:]
        for id in services { outputs[id] = .some(nil) }
        for one in tried where one.outputs != nil {
            if let service = one.service, whole[one.id] == nil { whole[one.id] = (service, one.stamp) }
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
            // A service whose own id is told to be wrong may be the one that is meant.
            if services.allSatisfy({ IDRules.isKebabCase(ArraySlice($0.utf8)) }) {
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
        let suite = ScenarioLowering(file: file.file, sink: sink, names: names).lower(syntax)
        return (Outcome(suite: suite, told: sink.told), Array(asked))
    }
}

/// The file that an id was read in first.
struct FirstFile {
    let name: Located<String>
    let file: ReadFile
    /// Its folder and name: where the folder of a catalog is copied, the names alone are the same.
    var place: String { file.file.path.split(separator: "/").suffix(2).joined(separator: "/") }
}

extension Diagnostic {
    static func fileTwice(_ name: Located<String>, first: FirstFile) -> Diagnostic {
        Diagnostic(
            .fileTwice, at: name.span,
            message: Words(
                en: "`\(name.value)` is the id of another file of this catalog too: \(first.place)",
                id: "`\(name.value)` sudah menjadi id berkas lain katalog ini: \(first.place)"),
            labels: [Diagnostic.Label(first.name.span, Words(en: "the other file", id: "berkas lainnya"))])
    }
}
