import ServiceIR

/// A catalog after lowering, with the files that its services are read with.
struct LoweredCatalog {
    var catalog: Catalog?
    var languages: [String]
    /// A `catalog.yaml` stands there, well or not: what it should declare is no fault of a service.
    var isWritten: Bool
}

enum CalendarPhase {
    /// All calendars of the run, by `CATALOG/ID`.
    static func lower(_ folders: CatalogFolders, sink: DiagnosticSink) -> [String: [String: WorkingCalendar?]] {
        var result: [String: [String: WorkingCalendar?]] = [:]
        for folder in folders.all {
            let catalog = folder.catalog?.root?["catalog"]?.text ?? ""
            var decoder = SyntaxDecoder(languages: languages(of: folder), sink: sink)
            for file in folder.calendars {
                guard let root = file.root, let syntax = decoder.decode(root, as: .calendar), let id = syntax.name(.calendar)?.value else {
                    continue
                }
                if let known = result[catalog], known[id] != nil, let name = syntax.name(.calendar) {
                    sink.report(.fileTwice(name))
                    continue
                }
                let calendar: WorkingCalendar? = CalendarLowering(sink: sink).lower(syntax)
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
    static func lower(_ folder: CatalogFolders.Folder, calendars: [String: [String: WorkingCalendar?]], sink: DiagnosticSink)
        -> LoweredCatalog
    {
        let languages = CalendarPhase.languages(of: folder)
        guard let root = folder.catalog?.root else {
            return LoweredCatalog(catalog: nil, languages: languages, isWritten: folder.catalog != nil)
        }
        var decoder = SyntaxDecoder(languages: languages, sink: sink)
        guard let syntax = decoder.decode(root, as: .catalog) else {
            return LoweredCatalog(catalog: nil, languages: languages, isWritten: true)
        }
        var known: [String: WorkingCalendar?] = [:]
        for (catalog, inner) in calendars { for (id, calendar) in inner { known.updateValue(calendar, forKey: "\(catalog)/\(id)") } }
        for (id, calendar) in calendars[root["catalog"]?.text ?? ""] ?? [:] { known.updateValue(calendar, forKey: id) }
        let catalog = CatalogLowering(sink: sink, calendars: known).lower(syntax)
        return LoweredCatalog(catalog: catalog, languages: languages, isWritten: true)
    }
}

enum ServicePhase {
    static func lower(
        _ folder: CatalogFolders.Folder, _ catalog: LoweredCatalog, into unit: inout CompiledCatalogUnit, options: CompileOptions,
        sink: DiagnosticSink
    ) {
        var seen: [String: SourceSpan] = [:]
        for file in folder.services {
            guard let root = file.root else { continue }
            // Each service has a sink of its own, so that its faults can be told from those of others.
            let own = DiagnosticSink()
            defer { sink.merge(own) }
            var decoder = SyntaxDecoder(languages: catalog.languages, sink: own)
            guard let syntax = decoder.decode(root, as: .service) else { continue }
            if let name = syntax.name(.service) {
                if seen[name.value] != nil { own.report(.fileTwice(name)) }
                seen[name.value] = name.span
            }
            let lowering = ServiceLowering(syntax, catalog: catalog.catalog, sink: own)
            guard let service = lowering.lower() else { continue }
            var recorder = SourceMapRecorder()
            recorder.record(syntax, lowering.declarations)
            let isWhole = !own.hasFailures && !file.isFaulty
            if options.runsChecks, isWhole, let compiled = catalog.catalog?.compiled {
                let unfilled = own.findings.filter { $0.rule == .toFill }.map(\.span)
                let found = ServiceChecks.findings(in: service, catalog: compiled, sourceMap: recorder.map, unfilled: unfilled)
                for finding in found { own.report(finding) }
            }
            unit.services.append(
                CompiledServiceUnit(
                    service: service, sourceMap: recorder.map, file: file.file.index,
                    isWhole: isWhole && !own.hasFailures && !decoder.isDraft,
                    isDraft: decoder.isDraft, reads: lowering.reader.reads.sorted(), namedRoles: lowering.namedRoles.sorted(),
                    namedAgencies: lowering.namedAgencies.sorted(), namedLaws: lowering.namedLaws.sorted()))
        }
    }
}

enum ScenarioPhase {
    static func lower(_ folder: CatalogFolders.Folder, into unit: inout CompiledCatalogUnit, sink: DiagnosticSink) {
        for file in folder.scenarios {
            guard let root = file.root else { continue }
            var decoder = SyntaxDecoder(languages: CalendarPhase.languages(of: folder), sink: sink)
            guard let syntax = decoder.decode(root, as: .scenarios) else { continue }
            if let suite = ScenarioLowering(file: file.file, sink: sink).lower(syntax) { unit.scenarios.append(suite) }
        }
    }
}

extension Diagnostic {
    static func fileTwice(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .fileTwice, at: name.span,
            message: Words(
                en: "another file of this catalog has the id `\(name.value)`", id: "berkas lain katalog ini punya id `\(name.value)`"))
    }
}
