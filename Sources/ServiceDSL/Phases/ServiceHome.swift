import ServiceIR

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
    private let named = Shared<String, NamedService>()
    private let standards = Shared<StandardReadings.Key, SharedStandard>()

    /// One of them that others refer to.
    private struct NamedService: Sendable {
        /// With all that it extends; absent where it cannot be read.
        let syntax: SyntaxMap?
        /// What it extends; absent where that leads nowhere.
        let ancestors: [Standard]?
    }

    /// A standard by itself, with what it was read with.
    private struct SharedStandard: Sendable {
        let reading: StandardReading?
        let source: ServiceSource
    }

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
    ///
    /// - Parameter own: what asks, as it was read already.
    func outputs(_ reads: ServiceReads, own: (file: ReadFile, syntax: SyntaxMap)? = nil) -> OutputBook {
        OutputBook(catalog: catalog.catalog, services: reads.list(of: self)) { [self] id in
            // A standard's own outputs are those that it writes itself.
            if let own, own.syntax.name(.standard)?.value == id { return own.syntax }
            reads.service(id)
            guard let place = places[id] else { return nil }
            // With languages that the catalog does not list, a text is read otherwise here.
            let isOwn = folder.services[place].file.index == own?.file.file.index && catalog.foreignLanguages.isEmpty
            if isOwn, let own { return own.syntax }
            let entry = named.value(id) { decoded(folder.services[place], reads) }
            reads.note(entry.ancestors)
            return entry.syntax
        }
    }

    /// A standard by itself, read once for all services that extend it: each has read what that was read with.
    func standard(_ key: StandardReadings.Key, _ reads: ServiceReads, read: (OutputBook) -> StandardReading?) -> StandardReading? {
        let shared = standards.value(key) {
            let own = reads.anew()
            return SharedStandard(reading: read(outputs(own)), source: own.source)
        }
        reads.note(shared.source)
        return shared.reading
    }

    private func decoded(_ file: ReadFile, _ reads: ServiceReads) -> NamedService {
        let silent = DiagnosticSink()
        var decoder = SyntaxDecoder(languages: catalog.languages, sink: silent)
        guard let root = file.root, let own = decoder.decode(root, as: .service) else { return .init(syntax: nil, ancestors: []) }
        let ancestors = reads.ancestors(of: own, sink: silent)
        return .init(syntax: ancestors.map { MergedSyntax(own, over: $0, sink: silent).syntax }, ancestors: ancestors)
    }
}
