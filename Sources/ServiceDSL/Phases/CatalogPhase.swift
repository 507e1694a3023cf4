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

/// Lowers the decreed calendars.
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

/// Lowers the catalogs, each with the calendars that it names.
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
                source
                    == CatalogSource(
                        folder, settings: settings.revision, calendars: stamps, missesCalendar: source.missesCalendar,
                        crest: options.crests[folder.path])
            },
            make: { folder in
                let own = DiagnosticSink()
                let crest = options.crests[folder.path]
                let catalog = lower(folder, calendars: known, languages: settings.languages, crest: crest, sink: own)
                let misses = own.told.findings.contains { $0.unknown?.kinds.contains(NameKind.calendar.rawValue) ?? false }
                let source = CatalogSource(
                    folder, settings: settings.revision, calendars: stamps, missesCalendar: misses, crest: crest)
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
        crest: CrestFile?, sink: DiagnosticSink
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
        let catalog = CatalogLowering(sink: sink, calendars: known, holdsServices: folder.holdsServices, crest: crest).lower(syntax)
        return LoweredCatalog(catalog: catalog, languages: languages, foreignLanguages: decoder.foreignLanguages, isWritten: true)
    }
}
