import ServiceIR

/// A catalog after lowering, with the files that its services are read with.
struct LoweredCatalog {
    var catalog: Catalog?
    var languages: [String]
    /// Languages of its texts that it does not list.
    var foreignLanguages: Set<String> = []
    /// A `catalog.yaml` stands there, well or not: what it should declare is no fault of a service.
    var isWritten: Bool
}

enum ConfigurationPhase {
    /// What the run's configuration says, or nothing where there is none, or none that can be read; and the rules of the regions' own.
    static func lower(_ files: [ReadFile], _ folders: CatalogFolders, chosen: String?, sink: DiagnosticSink) -> (Configuration, OwnRules) {
        let all = files.filter(\.isConfiguration)
        let first = all.first { chosen == nil || $0.file.path == chosen }
        let read = all.compactMap { file -> (file: ReadFile, syntax: SyntaxMap, isChosen: Bool)? in
            var decoder = SyntaxDecoder(languages: [], sink: sink)
            guard let root = file.root, let syntax = decoder.decode(root, as: .configuration) else { return nil }
            return (file, syntax, file.file.index == first?.file.index)
        }
        let own = OwnRules(configurations: read, folders, sink: sink)
        var result = Configuration()
        for (_, syntax, isChosen) in read {
            let configuration = ConfigurationLowering(own: own, sink: sink).lower(syntax)
            if isChosen { result = configuration }
        }
        return (result, own)
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
        return ConfigurationPhase.lower([read], CatalogFolders([]), chosen: nil, sink: sink).0
    }
}

enum CalendarPhase {
    /// All calendars of the run, by `CATALOG/ID`.
    static func lower(_ folders: CatalogFolders, sink: DiagnosticSink) -> [String: [String: DecreedCalendar?]] {
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
        return result
    }

    /// The languages as the catalog writes them, before it is decoded.
    static func languages(of folder: CatalogFolders.Folder) -> [String] {
        folder.catalog?.root?["languages"]?.items.map(\.text) ?? []
    }
}

enum CatalogPhase {
    static func lower(
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
    /// What stands in them, by their ids.
    private let roots: [String: YAMLNode]

    init(_ folder: CatalogFolders.Folder, _ catalog: LoweredCatalog, _ ownRules: OwnRules) {
        self.folder = folder
        self.catalog = catalog
        self.ownRules = ownRules.rules(of: folder.path)
        services = folder.services.compactMap(\.id)
        roots = Dictionary(
            folder.services.compactMap { file in file.root.flatMap { root in root["service"].map { ($0.text, root) } } },
            uniquingKeysWith: { first, _ in first })
    }

    var id: String { folder.catalog?.id ?? "" }

    /// The outputs of the catalog's services, read silently when one refers to another; of its own for each that asks, so that what one
    /// asks has no effect on another.
    func outputs(_ standards: StandardBook, besides standard: Standard? = nil) -> OutputBook {
        OutputBook(catalog: catalog.catalog, services: services) { id in
            // A standard's own outputs are those that it writes itself.
            if let own = standard?.syntax, own.name(.standard)?.value == id {
                return standards.ancestors(of: own, in: self.id, sink: DiagnosticSink()).map {
                    MergedSyntax(own, over: $0, sink: DiagnosticSink()).syntax
                }
            }
            guard let root = roots[id] else { return nil }
            let silent = DiagnosticSink()
            var decoder = SyntaxDecoder(languages: catalog.languages, sink: silent)
            guard let own = decoder.decode(root, as: .service), let ancestors = standards.ancestors(of: own, in: self.id, sink: silent)
            else { return nil }
            return MergedSyntax(own, over: ancestors, sink: silent).syntax
        }
    }
}

/// Lowers services and standards, each by itself and so on any thread.
struct ServicePhase: Sendable {
    let standards: StandardBook
    let allowances: Allowances
    let languages: RequiredLanguages
    let severities: Severities
    let checks: Bool

    /// What is judged as a service.
    enum Subject: Sendable {
        /// By itself a standard is judged as a service is; nobody runs it.
        case standard(Standard)
        /// - Parameter twin: the file before it with the same id.
        case service(ReadFile, twin: FirstFile?)
    }

    /// What becomes of a subject.
    struct Outcome: Sendable {
        var unit: CompiledServiceUnit?
        var told: Told
    }

    func subjects(of folder: CatalogFolders.Folder) -> [Subject] {
        var result: [Subject] = []
        let own = Set(folder.standards.map(\.file.index))
        if !own.isEmpty { result = standards.all.filter { own.contains($0.file.file.index) }.map(Subject.standard) }
        var seen: [String: FirstFile] = [:]
        for file in folder.services {
            guard let root = file.root else { continue }
            let id = root["service"]
            result.append(.service(file, twin: id.flatMap { seen[$0.text] }))
            if let id, !id.isFaulty { seen[id.text] = FirstFile(name: Located(id.text, id.span), file: file) }
        }
        return result
    }

    func lower(_ subject: Subject, of home: ServiceHome) -> Outcome {
        // Each has a sink of its own, so that its faults can be told from those of others.
        let sink = DiagnosticSink()
        var unit: CompiledServiceUnit?
        switch subject {
        case .standard(let standard):
            if !standard.isFaulty {
                let outputs = home.outputs(standards, besides: standard)
                _ = service(standard.file, standard.syntax, open: standard.open, home, outputs, sink)
                if home.folder.holdsServices { languages.report(in: standard.syntax, catalog: home.catalog.languages, to: sink) }
            }
        case .service(let file, let twin):
            var decoder = SyntaxDecoder(languages: home.catalog.languages, foreign: home.catalog.foreignLanguages, sink: sink)
            guard let root = file.root, let syntax = decoder.decode(root, as: .service) else { break }
            if let twin, let name = syntax.name(.service) { sink.report(.fileTwice(name, first: twin)) }
            unit = service(file, syntax, open: decoder.open, home, home.outputs(standards), sink)
            // Last: that a text lacks a language keeps no check from being made.
            languages.report(in: syntax, catalog: home.catalog.languages, to: sink)
        }
        return Outcome(unit: unit, told: sink.told)
    }

    private func service(
        _ file: ReadFile, _ own: SyntaxMap, open: [SourceSpan], _ home: ServiceHome, _ outputs: OutputBook, _ sink: DiagnosticSink
    ) -> CompiledServiceUnit? {
        let catalog = home.catalog
        guard let ancestors = standards.ancestors(of: own, in: home.id, sink: sink) else { return nil }
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
        let isSound = !severities.applied(to: inner.findings + own).contains { $0.severity >= .danger && allowances.reason(for: $0) == nil }
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

/// Lowers the scenarios of a catalog, each file by itself and so on any thread.
struct ScenarioPhase: Sendable {
    private let languages: [String]
    private let catalog: CompiledCatalog?
    /// Where the catalog could not be read, neither could what the forms take from it.
    private let isReadable: Bool
    /// The ids of the services, those with faults of their own too: they are known all the same.
    private let services: [String]
    /// Those that can be run, by their ids.
    private let whole: [String: CompiledService]
    private let outputs: [String: OrderedMap<OutputID, [String]>?]
    private let resources: [String]

    init(_ folder: CatalogFolders.Folder, _ unit: CompiledCatalogUnit) {
        languages = CalendarPhase.languages(of: folder)
        catalog = unit.catalog
        isReadable = folder.catalog == nil || unit.catalog != nil
        services = folder.services.compactMap(\.id)
        let whole = unit.services.filter(\.isWhole).map { ($0.service.service.rawValue, $0.service) }
        self.whole = Dictionary(whole, uniquingKeysWith: { first, _ in first })
        var outputs: [String: OrderedMap<OutputID, [String]>?] = [:]
        for id in services { outputs[id] = .some(nil) }
        for (id, service) in whole { outputs[id] = service.outputs.mapValues { $0.values.keys.map(\.rawValue) } }
        self.outputs = outputs
        resources = folder.catalog?.root?["resources"]?.entries.map(\.name) ?? []
    }

    func lower(_ file: ReadFile) -> (suite: ScenarioSuite?, told: Told) {
        let sink = DiagnosticSink()
        var decoder = SyntaxDecoder(languages: languages, sink: sink)
        guard let root = file.root, let syntax = decoder.decode(root, as: .scenarios) else { return (nil, sink.told) }
        let name = syntax.name(.scenarios)
        if let name, outputs[name.value] == nil {
            // A service whose own id is told to be wrong may be the one that is meant.
            if services.allSatisfy({ IDRules.isKebabCase(ArraySlice($0.utf8)) }) {
                sink.report(.unknownName(name, .service, known: services))
            }
            return (nil, sink.told)
        }
        let service = name.flatMap { whole[$0.value] }
        let names = (isReadable ? service : nil).map {
            ScenarioNameCheck(service: $0, catalog: catalog, resources: resources, outputs: outputs, sink: sink)
        }
        let suite = ScenarioLowering(file: file.file, sink: sink, names: names).lower(syntax)
        return (suite, sink.told)
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
