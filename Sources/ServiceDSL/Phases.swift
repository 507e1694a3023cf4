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
        var catalog = CatalogLowering(sink: sink, calendars: known, holdsServices: !folder.services.isEmpty).lower(syntax)
        catalog?.services = folder.services.compactMap(\.id)
        return LoweredCatalog(catalog: catalog, languages: languages, foreignLanguages: decoder.foreignLanguages, isWritten: true)
    }
}

struct ServicePhase {
    let standards: StandardBook
    let allowances: Allowances
    let languages: RequiredLanguages
    let severities: Severities
    let ownRules: OwnRules
    let options: CompileOptions
    let sink: DiagnosticSink

    func lower(_ folder: CatalogFolders.Folder, _ catalog: LoweredCatalog, into unit: inout CompiledCatalogUnit) {
        let home = folder.catalog?.id ?? ""
        for standard in standards.all where folder.standards.contains(where: { $0.file.index == standard.file.file.index }) {
            // By itself a standard is judged as a service is; nobody runs it.
            let own = DiagnosticSink()
            if !standard.isFaulty {
                let outputs = outputBook(folder, catalog, in: home, standard: standard)
                _ = service(
                    standard.file, standard.syntax, open: standard.open, catalog, in: home, outputs, ownRules.rules(of: folder.path), own)
                if folder.holdsServices { languages.report(in: standard.syntax, catalog: catalog.languages, to: own) }
            }
            sink.merge(own)
        }
        let outputs = outputBook(folder, catalog, in: home)
        var seen: [String: FirstFile] = [:]
        for file in folder.services {
            guard let root = file.root else { continue }
            // Each service has a sink of its own, so that its faults can be told from those of others.
            let own = DiagnosticSink()
            defer { sink.merge(own) }
            var decoder = SyntaxDecoder(languages: catalog.languages, foreign: catalog.foreignLanguages, sink: own)
            guard let syntax = decoder.decode(root, as: .service) else { continue }
            if let name = syntax.name(.service) {
                if let first = seen[name.value] { own.report(.fileTwice(name, first: first)) }
                seen[name.value] = FirstFile(name: name, file: file)
            }
            let rules = ownRules.rules(of: folder.path)
            if let service = service(file, syntax, open: decoder.open, catalog, in: home, outputs, rules, own) {
                unit.services.append(service)
            }
            // Last: that a text lacks a language keeps no check from being made.
            languages.report(in: syntax, catalog: catalog.languages, to: own)
        }
    }

    /// The outputs of the catalog's services, read silently when one refers to another.
    private func outputBook(_ folder: CatalogFolders.Folder, _ catalog: LoweredCatalog, in home: String, standard: Standard? = nil)
        -> OutputBook
    {
        var roots: [(id: String, root: YAMLNode)] = []
        for file in folder.services {
            if let root = file.root, let id = root["service"]?.text { roots.append((id, root)) }
        }
        return OutputBook(catalog: catalog.catalog, services: folder.services.compactMap(\.id)) { id in
            // A standard's own outputs are those that it writes itself.
            if let own = standard?.syntax, own.name(.standard)?.value == id {
                return standards.ancestors(of: own, in: home, sink: DiagnosticSink()).map {
                    MergedSyntax(own, over: $0, sink: DiagnosticSink()).syntax
                }
            }
            guard let root = roots.first(where: { $0.id == id })?.root else { return nil }
            let silent = DiagnosticSink()
            var decoder = SyntaxDecoder(languages: catalog.languages, sink: silent)
            guard let own = decoder.decode(root, as: .service), let ancestors = standards.ancestors(of: own, in: home, sink: silent)
            else { return nil }
            return MergedSyntax(own, over: ancestors, sink: silent).syntax
        }
    }

    private func service(
        _ file: ReadFile, _ own: SyntaxMap, open: [SourceSpan], _ catalog: LoweredCatalog, in home: String, _ outputs: OutputBook,
        _ ownRules: [OwnRule], _ sink: DiagnosticSink
    ) -> CompiledServiceUnit? {
        guard let ancestors = standards.ancestors(of: own, in: home, sink: sink) else { return nil }
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
        if isWhole, options.runsChecks, !ownRules.isEmpty {
            let check = OwnRuleCheck(
                rules: ownRules, model: ServiceModel(merged.syntax, lowering.declarations),
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
        guard options.runsChecks, let service, let compiled = catalog.catalog?.compiled else { return nil }
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

enum ScenarioPhase {
    static func lower(_ folder: CatalogFolders.Folder, into unit: inout CompiledCatalogUnit, sink: DiagnosticSink) {
        // Also those with faults of their own: they are known all the same.
        let services = folder.services.compactMap(\.id)
        var outputs: [String: OrderedMap<OutputID, [String]>?] = [:]
        for id in services { outputs[id] = .some(nil) }
        for one in unit.services where one.isWhole {
            outputs[one.service.service.rawValue] = one.service.outputs.mapValues { $0.values.keys.map(\.rawValue) }
        }
        let resources = folder.catalog?.root?["resources"]?.entries.map(\.name) ?? []
        for file in folder.scenarios {
            guard let root = file.root else { continue }
            let own = DiagnosticSink()
            defer { sink.merge(own) }
            var decoder = SyntaxDecoder(languages: CalendarPhase.languages(of: folder), sink: own)
            guard let syntax = decoder.decode(root, as: .scenarios) else { continue }
            if let name = syntax.name(.scenarios), !services.contains(name.value) {
                // A service whose own id is told to be wrong may be the one that is meant.
                guard services.allSatisfy({ IDRules.isKebabCase(ArraySlice($0.utf8)) }) else { continue }
                own.report(.unknownName(name, .service, known: services))
                continue
            }
            let service = unit.services.first { $0.isWhole && $0.service.service.rawValue == syntax.name(.scenarios)?.value }?.service
            // Where the catalog could not be read, neither could what the form takes from it.
            let isReadable = folder.catalog == nil || unit.catalog != nil
            let names = (isReadable ? service : nil).map {
                ScenarioNameCheck(service: $0, catalog: unit.catalog, resources: resources, outputs: outputs, sink: own)
            }
            if let suite = ScenarioLowering(file: file.file, sink: own, names: names).lower(syntax) { unit.scenarios.append(suite) }
        }
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
