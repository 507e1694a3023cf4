import ServiceIR

/// One kind of files that `mppc build --emit` makes of compiled services.
///
/// A target is a value with pure functions: the same definitions always give the same bytes. Whatever it cannot say as the runtime does it, it
/// says in its notes and in the file itself.
public struct Target: Sendable {
    /// As `--emit` names it.
    public let name: String
    /// One line for the help.
    public let summary: LocalText
    /// The files of one service, their paths below the service's own folder.
    let ofService: (@Sendable (DigestedService, CompiledCatalog) -> Emission)?
    /// The files of all services together, their paths below the folder of the catalog.
    let ofCatalog: (@Sendable ([DigestedService], CompiledCatalog) -> Emission)?

    /// A target whose files name the digests of what they are made of.
    init(
        _ name: String, en: String, id: String,
        ofDigested: (@Sendable (DigestedService, CompiledCatalog) -> Emission)? = nil,
        ofCatalog: (@Sendable ([DigestedService], CompiledCatalog) -> Emission)? = nil
    ) {
        self.name = name
        summary = LocalText(en: en, id: id)
        ofService = ofDigested
        self.ofCatalog = ofCatalog
    }

    /// A target of each service by itself.
    init(_ name: String, en: String, id: String, ofService: @escaping @Sendable (CompiledService, CompiledCatalog) -> Emission) {
        self.init(name, en: en, id: id, ofDigested: { ofService($0.service, $1) })
    }

    /// What it makes of one service, the paths below the folder of the catalog.
    public func emit(_ digested: DigestedService, in catalog: CompiledCatalog) -> Emission {
        let service = digested.service.service
        var emission = ofService?(digested, catalog) ?? Emission()
        for place in emission.files.indices { emission.files[place].path = "\(service)/\(emission.files[place].path)" }
        for place in emission.notes.indices { emission.notes[place].service = service }
        return emission
    }

    /// What it makes of all services together.
    public func emit(_ services: [DigestedService], in catalog: CompiledCatalog) -> Emission {
        ofCatalog?(services.sorted { $0.service.service < $1.service.service }, catalog) ?? Emission()
    }
}

/// What a target makes: files, and what these say otherwise than the runtime does it.
public struct Emission: Sendable {
    public var files: [BuiltFile]
    public var notes: [EmissionNote]

    public init(files: [BuiltFile] = [], notes: [EmissionNote] = []) {
        self.files = files
        self.notes = notes
    }

    init(_ path: String, _ text: String, notes: [EmissionNote] = []) {
        self.init(files: [BuiltFile(path: path, bytes: Array(text.utf8))], notes: notes)
    }

    init(_ path: String, _ json: JSONValue, notes: [EmissionNote] = []) {
        self.init(files: [BuiltFile(path: path, bytes: BuiltFiles.bytes(of: json))], notes: notes)
    }
}

/// What a target says otherwise than the runtime does it, or leaves out.
public struct EmissionNote: Hashable, Sendable {
    /// Absent where it concerns the catalog.
    public internal(set) var service: ServiceID?
    /// The element, as the compiler's findings name it: `workflow.periksa`; empty for the whole service.
    public let element: String
    public let text: LocalText

    init(_ element: String = "", en: String, id: String) {
        self.element = element
        text = LocalText(en: en, id: id)
    }
}

extension LocalText {
    /// What this program says itself.
    init(en: String, id: String) { self.init([ID("en"): en, ID("id"): id]) }
}
