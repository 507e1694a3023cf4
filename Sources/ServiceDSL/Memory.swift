import ServiceIR

/// What earlier runs found, each result with what it was made of.
struct Memory: Sendable {
    /// Something is compiled again later; else nothing is kept.
    let isKept: Bool
    /// The number of the run.
    private(set) var run = 0
    /// The numbers of the files that this run judged anew.
    private(set) var judged: Set<Int> = []

    var files: [Int: Kept<ReadFile.Source, ReadFile.Result>] = [:]
    var settings: Kept<SettingsSource, Settings>?
    var calendars: Kept<[CalendarStamp], CalendarPhase.Result>?
    var catalogs: [String: Kept<CatalogSource, CatalogPhase.Result>] = [:]
    var standards: [Int: Kept<StandardStamp, Standard.Decoded>] = [:]
    var book: Kept<[StandardStamp], NoValue>?
    var lists: [String: Kept<[String], NoValue>] = [:]
    var services: [Int: Kept<ServiceSource, ServicePhase.Outcome>] = [:]
    var scenarioPhases: [String: Kept<ScenarioPhase.Source, ScenarioPhase>] = [:]
    var scenarios: [Int: Kept<ScenarioSource, ScenarioPhase.Outcome>] = [:]

    init(isKept: Bool) { self.isKept = isKept }

    mutating func begin() {
        run += 1
        judged = []
    }

    /// Drops what was kept of catalogs that are gone.
    mutating func keep(only folders: CatalogFolders) {
        let paths = Set(folders.all.map(\.path))
        lists = lists.filter { paths.contains($0.key) }
        scenarioPhases = scenarioPhases.filter { paths.contains($0.key) }
    }

    mutating func judge(_ file: Int) { judged.insert(file) }

    /// The result of an earlier run where it was made of the same, else a new one.
    func recall<Source, Value>(_ earlier: Kept<Source, Value>?, of source: Source, make: () -> Value) -> Kept<Source, Value> {
        if let earlier, earlier.source == source { return earlier }
        return Kept(source: source, value: make(), run: run)
    }

    /// What becomes of each part, in the order of the parts: the result of an earlier run where that still holds, the others made on all threads.
    ///
    /// - Parameters:
    ///   - name: what tells a part from the others, in every run.
    ///   - holds: whether what a result was made of is still so.
    static func recall<Part: Sendable, Name: Hashable, Source, Value>(
        _ parts: [Part], from earlier: inout [Name: Kept<Source, Value>], in now: Now, by name: (Part) -> Name,
        holds: (Part, Source) -> Bool, make: @Sendable (Part) -> (Source, Value)
    ) -> [Kept<Source, Value>] {
        if !now.isKept { return now.workers.map(parts) { Kept(make($0), run: now.run) } }
        var result: [Kept<Source, Value>?] = parts.map { part in
            guard let kept = earlier[name(part)], holds(part, kept.source) else { return nil }
            return kept
        }
        let stale = parts.indices.filter { result[$0] == nil }
        let made = now.workers.map(stale.map { parts[$0] }) { Kept(make($0), run: now.run) }
        for (place, kept) in zip(stale, made) { result[place] = kept }
        let all = result.compactMap(\.self)
        if !stale.isEmpty || earlier.count != parts.count {
            earlier = Dictionary(zip(parts.map(name), all), uniquingKeysWith: { first, _ in first })
        }
        return all
    }

    /// A run, for whoever works in it.
    struct Now: Sendable {
        let run: Int
        let isKept: Bool
        let workers: Workers
    }

    func now(_ options: CompileOptions) -> Now { Now(run: run, isKept: isKept, workers: options.workers) }
}

/// A result, with what it was made of and the run that made it. By reference: thousands are handed on in every run.
final class Kept<Source: Equatable & Sendable, Value: Sendable>: Sendable {
    let source: Source
    let value: Value
    let run: Int

    init(source: Source, value: Value, run: Int) {
        self.source = source
        self.value = value
        self.run = run
    }

    convenience init(_ made: (Source, Value), run: Int) { self.init(source: made.0, value: made.1, run: run) }
}

/// Of something of which only its changes are asked.
struct NoValue: Sendable {}

/// A file as a run read it.
struct Stamp: Equatable, Sendable {
    let file: Int
    let run: Int
}

extension ReadFile {
    var stamp: Stamp { Stamp(file: file.index, run: revision) }
}

// MARK: What results are made of

extension ReadFile {
    struct Source: Equatable, Sendable {
        let path: String
        let number: Int
        let bytes: [UInt8]
        let isConfiguration: Bool

        init(_ file: SourceFile, _ options: CompileOptions) {
            path = file.path
            number = file.index
            bytes = file.bytes
            isConfiguration = path == options.configuration || Configuration.isNamed(path)
        }
    }

    typealias Result = (file: ReadFile, told: Told)
}

/// The files that say how the others are judged.
struct SettingsSource: Equatable, Sendable {
    let chosen: String?
    let runsChecks: Bool
    let files: [Stamp]
    /// The catalogs' folders, in which rules lie.
    let folders: [String]

    init(_ files: [ReadFile], _ folders: CatalogFolders, _ options: CompileOptions) {
        chosen = options.configuration
        runsChecks = options.runsChecks
        let withRules = folders.all.filter { !$0.rules.isEmpty }
        self.files = files.filter(\.isConfiguration).map(\.stamp) + withRules.flatMap(\.rules).map(\.stamp)
        self.folders = withRules.map(\.path)
    }
}

/// A calendar, and the catalog whose languages it is written in.
struct CalendarStamp: Equatable, Sendable {
    let catalog: String
    let file: Stamp
    let home: Stamp?

    static func all(_ folders: CatalogFolders) -> [CalendarStamp] {
        folders.all.flatMap { folder in
            folder.calendars.map { CalendarStamp(catalog: folder.catalog?.id ?? "", file: $0.stamp, home: folder.catalog?.stamp) }
        }
    }
}

struct CatalogSource: Equatable, Sendable {
    let file: Stamp?
    let settings: Int
    let holdsServices: Bool
    /// It names one that is not there, for which any other may be meant.
    let missesCalendar: Bool
    /// Those that it names, or could name.
    let calendars: [CalendarStamp]
    let crest: CrestFile?

    init(_ folder: CatalogFolders.Folder, settings: Int, calendars: [CalendarStamp], missesCalendar: Bool, crest: CrestFile?) {
        self.crest = crest
        file = folder.catalog?.stamp
        self.settings = settings
        holdsServices = folder.holdsServices
        self.missesCalendar = missesCalendar
        if missesCalendar {
            self.calendars = calendars
            return
        }
        let written = folder.catalog?.root?["calendar"]
        let names = written.map { $0.kind == .sequence ? $0.items.map(\.text) : [$0.text] } ?? []
        var catalogs: Set<String> = [folder.catalog?.id ?? ""]
        for name in names { if let slash = name.firstIndex(of: "/") { catalogs.insert(String(name[..<slash])) } }
        self.calendars = calendars.filter { catalogs.contains($0.catalog) }
    }
}

extension StandardBook {
    /// All standards of the folders; what did not change is not decoded again.
    init(
        _ folders: CatalogFolders, _ catalogs: [LoweredCatalog], _ options: CompileOptions, _ memory: inout Memory, _ sink: DiagnosticSink
    ) {
        let parts = zip(folders.all, catalogs).flatMap { folder, catalog in folder.standards.map { (file: $0, catalog: catalog) } }
        let decoded = Memory.recall(
            parts, from: &memory.standards, in: memory.now(options), by: \.file.file.index,
            holds: { $1 == StandardStamp(file: $0.file.stamp, catalog: $0.catalog.revision) },
            make: { part in
                let stamp = StandardStamp(file: part.file.stamp, catalog: part.catalog.revision)
                return (stamp, Standard.Decoded(part.file, languages: part.catalog.languages))
            })
        let known = Dictionary(zip(parts.map(\.file.file.index), decoded.map(\.value)), uniquingKeysWith: { first, _ in first })
        self.init(folders, catalogs, sink: sink) { known[$0.file.index] }
        let book = memory.recall(memory.book, of: decoded.map(\.source)) { NoValue() }
        memory.book = book
        revision = book.run
    }
}

/// What a service or standard was lowered with.
struct ServiceSource: Equatable, Sendable {
    let file: Stamp
    let twin: Stamp?
    let catalog: Int
    let settings: Int
    /// It has scenarios, which try it out.
    let isTried: Bool
    /// The standards that it, or what it refers to, extends, by their names.
    var standards: [String: StandardStamp] = [:]
    /// The run in which any standard changed last, where one that is not there was asked for.
    var book: Int?
    /// The services that were asked for, by their ids.
    var services: [String: Stamp?] = [:]
    /// The run in which the list of services changed last, where that was asked for.
    var list: Int?
}

/// Notes what of other files a service is lowered with.
final class ServiceReads {
    private(set) var source: ServiceSource
    private let home: ServiceHome
    private let standards: StandardBook

    init(_ subject: ServicePhase.Subject, _ home: ServiceHome, _ standards: StandardBook, settings: Int) {
        self.home = home
        self.standards = standards
        source = ServiceSource(
            file: subject.file.stamp, twin: subject.twin?.file.stamp, catalog: home.catalog.revision, settings: settings,
            isTried: home.isTried(subject.file))
    }

    private init(_ source: ServiceSource, _ home: ServiceHome, _ standards: StandardBook) {
        self.source = source
        self.home = home
        self.standards = standards
    }

    /// For what is read on behalf of several services: nothing noted yet.
    func anew() -> ServiceReads {
        let own = ServiceSource(
            file: source.file, twin: source.twin, catalog: source.catalog, settings: source.settings, isTried: source.isTried)
        return ServiceReads(own, home, standards)
    }

    /// What was read on behalf of this service too.
    func note(_ other: ServiceSource) {
        source.standards.merge(other.standards) { $1 }
        source.services.merge(other.services) { $1 }
        source.book = other.book ?? source.book
        source.list = other.list ?? source.list
    }

    func service(_ id: String) { source.services.updateValue(home.stamp(of: id), forKey: id) }

    /// The ids of all services of the catalog.
    func list(of home: ServiceHome) -> [String] {
        source.list = home.listRevision
        return home.services
    }

    /// The standards that a file extends; what is wrong with that goes to `sink`.
    func ancestors(of syntax: SyntaxMap, sink: DiagnosticSink) -> [Standard]? {
        let found = standards.ancestors(of: syntax, in: home.id, sink: sink)
        note(found)
        return found
    }

    /// What a file extends; `nil` where that leads nowhere, which any other standard may change.
    func note(_ ancestors: [Standard]?) {
        if ancestors == nil { source.book = standards.revision }
        for standard in ancestors ?? [] { source.standards[standard.name] = standard.stamp }
    }
}

extension ServiceSource {
    /// Whether all that was read is still so.
    func holds(for subject: ServicePhase.Subject, _ home: ServiceHome, _ book: StandardBook, settings: Int) -> Bool {
        file == subject.file.stamp && twin == subject.twin?.file.stamp && catalog == home.catalog.revision && self.settings == settings
            && isTried == home.isTried(subject.file)
            && (list == nil || list == home.listRevision) && (self.book == nil || self.book == book.revision)
            && standards.allSatisfy { book.stamp(of: $0) == $1 } && services.allSatisfy { home.stamp(of: $0) == $1 }
    }
}

struct ScenarioSource: Equatable, Sendable {
    let file: Stamp
    let phase: Int
    /// The service that is tried out, and the run that made it.
    let service: Stamp?
    /// It names one that is not there, for which any other may be meant.
    var missesService = false
    /// The run in which the list of services changed last, where one is not there.
    var list: Int?
    /// What the outputs of other services keep that it speaks of.
    var outputs: [String: OrderedMap<OutputID, [String]>??] = [:]
}
