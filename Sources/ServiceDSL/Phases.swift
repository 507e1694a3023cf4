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
        let run = ReadFile.Run(revision: now.run, givesUpTrees: isLarge)
        let read = Memory.recall(
            sources.files, from: &memory.files, in: now, by: \.index, holds: { $1 == ReadFile.Source($0, options) },
            make: { file in
                let source = ReadFile.Source(file, options)
                let own = DiagnosticSink()
                let read = ReadFile.parse(file, isConfiguration: source.isConfiguration, in: run, into: own)
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
        PublicTexts.report(in: syntax, to: sink)
        var known: [String: DecreedCalendar?] = [:]
        for (catalog, inner) in calendars { for (id, calendar) in inner { known.updateValue(calendar, forKey: "\(catalog)/\(id)") } }
        for (id, calendar) in calendars[root["catalog"]?.text ?? ""] ?? [:] { known.updateValue(calendar, forKey: id) }
        let catalog = CatalogLowering(sink: sink, calendars: known, holdsServices: folder.holdsServices).lower(syntax)
        return LoweredCatalog(catalog: catalog, languages: languages, foreignLanguages: decoder.foreignLanguages, isWritten: true)
    }
}

/// A catalog with what its services and standards are lowered with. By reference: each of them asks it.
final class ServiceHome: Sendable {
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
        OutputBook(catalog: catalog.catalog, services: reads.list(of: self)) { [self] id in
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
    enum Subject: Sendable {
        /// By itself a standard is judged as a service is; nobody runs it.
        indirect case standard(Standard)
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
                PublicTexts.report(in: standard.syntax, to: sink)
            }
        case .service(let file, let twin):
            var decoder = SyntaxDecoder(languages: home.catalog.languages, foreign: home.catalog.foreignLanguages, sink: sink)
            guard let root = file.root, let syntax = decoder.decode(root, as: .service) else { break }
            if let twin, let name = syntax.name(.service) { sink.report(.fileTwice(name, first: twin)) }
            unit = service(file, syntax, open: decoder.open, home, home.outputs(reads), reads, sink)
            // Last: that a text lacks a language keeps no check from being made.
            languages.report(in: syntax, catalog: home.catalog.languages, to: sink)
            PublicTexts.report(in: syntax, to: sink)
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
            namedAgencies: lowering.namedAgencies.sorted(), namedLaws: lowering.namedLaws.sorted(),
            scope: lowering.scopes.base, risks: lowering.reader.judgedRisks)
    }
}

extension ServicePhase {
    private func lowered(_ service: CompiledService?, _ catalog: LoweredCatalog, _ map: SourceMap, unfilled: [SourceSpan]) -> CheckSubject?
    {
        guard checks, let service, let compiled = catalog.catalog?.compiled else { return nil }
        return CheckSubject(service: service, catalog: compiled, sourceMap: map, unfilled: unfilled)
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
