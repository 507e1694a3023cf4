import ServiceIR

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
            CompiledCatalogUnit(
                catalog: $0.catalog.catalog?.compiled, folder: $0.folder.path, file: $0.folder.catalog?.file.index,
                calendars: $0.catalog.catalog?.calendar?.files ?? [], rules: $0.folder.rules.map(\.file.index), services: [], scenarios: [])
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
                _ = service(standard.file, standard.syntax, open: standard.open, home, reads, sink)
                if home.folder.holdsServices { languages.report(in: standard.syntax, catalog: home.catalog.languages, to: sink) }
                PublicTexts.report(in: standard.syntax, to: sink)
            }
        case .service(let file, let twin):
            var decoder = SyntaxDecoder(languages: home.catalog.languages, foreign: home.catalog.foreignLanguages, sink: sink)
            guard let root = file.root, let syntax = decoder.decode(root, as: .service) else { break }
            if let twin, let name = syntax.name(.service) { sink.report(.fileTwice(name, first: twin)) }
            unit = service(file, syntax, open: decoder.open, home, reads, sink)
            // Last: that a text lacks a language keeps no check from being made.
            languages.report(in: syntax, catalog: home.catalog.languages, to: sink)
            PublicTexts.report(in: syntax, to: sink)
        }
        return Outcome(unit: unit, told: sink.told)
    }

    private func service(
        _ file: ReadFile, _ own: SyntaxMap, open: [SourceSpan], _ home: ServiceHome, _ reads: ServiceReads, _ sink: DiagnosticSink
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
            merged.syntax, catalog: catalog.catalog, origins: merged.origins(of: file),
            outputs: home.outputs(reads, own: (file, merged.syntax)), sink: inner)
        let service = lowering.lower()
        let sourceMap = SourceMap(merged.syntax, lowering.declarations)
        let isWhole = !sink.hasFailures && !inner.hasFailures && !file.isFaulty
        let unfilled = open + merged.open.map(\.span)
        let subject = isWhole ? lowered(service, catalog, sourceMap, unfilled: unfilled, scope: lowering.scopes.base) : nil
        let standards = subject.map { subject in
            StandardReadings(
                merged: merged, lowering: lowering, catalog: subject.catalog,
                shared: isStandard ? nil : { home.standard($0, reads, read: $1) })
        }
        if let subject, let standards {
            for finding in ServiceChecks.findings(in: subject) { inner.report(finding) }
            if isStandard { for lock in Lock.all(of: own) { if let fault = lock.fault(in: merged.syntax) { inner.report(fault) } } }
            let locks = LockPhase(
                merged: merged, lowering: lowering, subject: subject, standards: standards, file: file.file.index, extends: extends)
            for finding in locks.findings() { inner.report(finding) }
        }
        let region = RegionFindings(merged: merged, subject: subject, standards: standards, file: file.file.index, extends: extends)
        let found = catalog.catalog.map { CitizenSearch.shown(inner.findings, of: service, in: $0.compiled) } ?? inner.findings
        let told = region.told(found)
        for finding in told.compactMap(\.self) { sink.report(finding) }
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
            sourceMap: sourceMap, file: file.file.index, isWhole: isWhole && isSound && !isDraft, isDraft: isDraft,
            reads: lowering.reader.reads.sorted(), namedRoles: lowering.namedRoles.sorted(),
            namedAgencies: lowering.namedAgencies.sorted(), namedLaws: lowering.namedLaws.sorted(),
            scope: lowering.scopes.base, risks: lowering.reader.judgedRisks, findings: zip(found, told).map { $1 ?? $0 } + own)
    }
}

extension ServicePhase {
    private func lowered(
        _ service: CompiledService?, _ catalog: LoweredCatalog, _ map: SourceMap, unfilled: [SourceSpan], scope: Scope
    ) -> CheckSubject? {
        guard checks, let service, let compiled = catalog.catalog?.compiled else { return nil }
        return CheckSubject(service: service, catalog: compiled, sourceMap: map, unfilled: unfilled, scope: scope)
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
