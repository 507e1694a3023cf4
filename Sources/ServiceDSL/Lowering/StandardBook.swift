import ServiceIR

/// One standard as it was read, and what its names mean.
struct Standard {
    let file: ReadFile
    let syntax: SyntaxMap
    /// `CATALOG/ID@VERSION`.
    let name: String
    /// The catalog that declares its roles and field groups.
    let catalog: LoweredCatalog
    /// Where `to_fill` stands.
    let open: [SourceSpan]
    /// It has faults of form: what extends it is not judged.
    let isFaulty: Bool
}

/// A standard, and the catalog whose names it uses, each as a run read it.
struct StandardStamp: Equatable, Sendable {
    let file: Stamp
    let catalog: Int
}

extension Standard {
    var stamp: StandardStamp { StandardStamp(file: file.stamp, catalog: catalog.revision) }

    /// What a file of a standard says.
    struct Decoded: Sendable {
        let syntax: SyntaxMap?
        let open: [SourceSpan]
        let told: Told

        init(_ file: ReadFile, languages: [String]) {
            let sink = DiagnosticSink()
            var decoder = SyntaxDecoder(languages: languages, sink: sink)
            syntax = file.root.flatMap { decoder.decode($0, as: .standard) }
            open = decoder.open
            told = sink.told
        }
    }
}

/// All standards of a run, by catalog, id and version.
struct StandardBook {
    private var standards: [String: [String: [Int: Standard]]] = [:]
    /// In the order of their files.
    private(set) var all: [Standard] = []
    /// Those that cannot be read, as `CATALOG/ID`.
    private var unread: Set<String> = []
    private var stamps: [String: StandardStamp] = [:]
    /// The run in which any of them changed last.
    var revision = 0

    /// What its files say, in the order of the files.
    ///
    /// - Parameter decoded: what a file says.
    init(_ folders: CatalogFolders, _ catalogs: [LoweredCatalog], sink: DiagnosticSink, decoded: (ReadFile) -> Standard.Decoded?) {
        for (folder, catalog) in zip(folders.all, catalogs) {
            let catalogID = folder.catalog?.id ?? ""
            for file in folder.standards {
                guard file.isReadable else {
                    if let id = file.id { unread.insert("\(catalogID)/\(id)") }
                    continue
                }
                guard let decoded = decoded(file) else { continue }
                let own = DiagnosticSink()
                defer { sink.merge(own) }
                own.merge(decoded.told)
                guard let syntax = decoded.syntax, let id = syntax.name(.standard) else { continue }
                let version = syntax.count(.version) ?? 0
                if let known = standards[catalogID]?[id.value]?[version], let name = known.syntax.name(.standard) {
                    own.report(.fileTwice(id, first: FirstFile(name: name, file: known.file)))
                    continue
                }
                let standard = Standard(
                    file: file, syntax: syntax, name: "\(catalogID)/\(id.value)@\(version)", catalog: catalog, open: decoded.open,
                    isFaulty: file.isFaulty || own.hasFailures)
                standards[catalogID, default: [:]][id.value, default: [:]][version] = standard
                stamps[standard.name] = standard.stamp
                all.append(standard)
            }
        }
    }

    /// The standard of a full name, as a run read it.
    func stamp(of name: String) -> StandardStamp? { stamps[name] }

    /// What `extends` of a file in `catalog` leads to, the nearest first; `nil` where it leads nowhere, which is reported.
    func ancestors(of syntax: SyntaxMap, in catalog: String, sink: DiagnosticSink) -> [Standard]? {
        var found: [Standard] = []
        var at = syntax
        var catalog = catalog
        while let member = at[.extends] {
            guard let text = at.string(.extends) else { return nil }
            let written = Located(text, member.span)
            guard let reference = Reference(text, in: catalog) else {
                sink.report(.unknownStandard(written, .malformed))
                return nil
            }
            guard let standard = standards[reference.catalog]?[reference.id]?[reference.version] else {
                let isUnread = unread.contains("\(reference.catalog)/\(reference.id)")
                if !isUnread { sink.report(.unknownStandard(written, missing(reference))) }
                return nil
            }
            if found.contains(where: { $0.name == standard.name }) {
                sink.report(.circularExtends(written, way: found.map(\.name) + [standard.name]))
                return nil
            }
            found.append(standard)
            at = standard.syntax
            catalog = reference.catalog
        }
        return found
    }

    private func missing(_ reference: Reference) -> UnknownStandard {
        guard let catalog = standards[reference.catalog] else { return .noCatalog(reference.catalog) }
        guard let versions = catalog[reference.id] else {
            return .noStandard(reference.id, near: Suggestions.nearest(to: reference.id, in: catalog.keys.sorted(), limit: 1).first)
        }
        return .noVersion(reference.version, known: versions.keys.sorted())
    }

    /// `CATALOG/ID@VERSION`; without `CATALOG/`, of the catalog in which it is written.
    private struct Reference {
        let catalog: String
        let id: String
        let version: Int

        init?(_ text: String, in home: String) {
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, let version = Int(parts[1]), version > 0 else { return nil }
            let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
            guard (1...2).contains(names.count), names.allSatisfy({ IDRules.isKebabCase(ArraySlice($0.utf8)) }) else { return nil }
            catalog = names.count == 2 ? String(names[0]) : home
            id = String(names[names.count - 1])
            self.version = version
        }
    }

    enum UnknownStandard {
        case malformed
        case noCatalog(String)
        case noStandard(String, near: String?)
        case noVersion(Int, known: [Int])
    }
}

/// A service or standard with everything that it takes from what it extends.
struct MergedSyntax {
    /// Whole: nothing is left of `extends` and of how it was laid together.
    let syntax: SyntaxMap
    /// The nearest first.
    let ancestors: [Standard]
    /// Places of ancestors that are still to be filled in, each with its keys.
    let open: [(path: String, span: SourceSpan)]

    /// Lays the file over its ancestors, from the farthest; what does not fit goes to `sink`.
    init(_ own: SyntaxMap, over ancestors: [Standard], sink: DiagnosticSink) {
        self.ancestors = ancestors
        guard let root = ancestors.last else {
            syntax = own
            open = []
            return
        }
        var merged = root.syntax
        for standard in ancestors.dropLast().reversed() {
            // What does not fit there is said of that file.
            merged = SyntaxMerge.lay(standard.syntax, over: merged.asParent(of: standard.syntax)).map
        }
        let laid = SyntaxMerge.lay(own, over: merged.asParent(of: own))
        for fault in laid.faults { sink.report(.mergeFault(fault)) }
        merged = laid.map
        merged.settleFirstStep()
        var completion = Completion(at: own[.extends]?.name ?? own.span, open: Set(ancestors.flatMap(\.open)), sink: sink)
        completion.complete(&merged)
        syntax = merged
        open = completion.found
    }

    /// The first of these standards with all that it takes from the others, without findings.
    static func whole(_ ancestors: ArraySlice<Standard>) -> SyntaxMap? {
        guard let root = ancestors.last else { return nil }
        var merged = root.syntax
        for standard in ancestors.dropLast().reversed() {
            merged = SyntaxMerge.lay(standard.syntax, over: merged.asParent(of: standard.syntax)).map
        }
        merged.settleFirstStep()
        merged.members.removeAll { $0.key == .extends }
        return merged
    }
}

extension SyntaxMap {
    /// The map as what `child` is laid over: with the first key of the child's kind, and without what is the parent's alone.
    fileprivate func asParent(of child: SyntaxMap) -> SyntaxMap {
        var result = self
        result.shape = child.shape
        result.members.removeAll { [.standard, .service, .version, .locks, .extends].contains($0.key) }
        return result
    }
}

/// Looks through what was laid together for keys that nobody gave and for places that nobody filled in.
private struct Completion {
    let at: SourceSpan
    let open: Set<SourceSpan>
    let sink: DiagnosticSink
    private(set) var found: [(path: String, span: SourceSpan)] = []
    private var isBesideGroup = false

    init(at: SourceSpan, open: Set<SourceSpan>, sink: DiagnosticSink) {
        self.at = at
        self.open = open
        self.sink = sink
    }

    /// - Parameter near: what an entry of the overlay itself was probably meant to change.
    mutating func complete(_ map: inout SyntaxMap, at path: String = "", named place: SourceSpan? = nil, near: String? = nil) {
        let shape = Keywords.shape(map.shape)
        if map.shape == .section { isBesideGroup = map.has(.use) }
        defer { if map.shape == .section { isBesideGroup = false } }
        let mayBePart = isBesideGroup && map.shape != .section
        for keyword in shape.keywords where !mayBePart && keyword.isMissing(in: map.has) {
            if near == nil { sink.report(.missingKey(keyword.key, of: shape.noun, at: place ?? at, says: keyword.summary)) }
            map.missing.append(keyword.key)
        }
        if let near, let place { sink.report(.addedNextTo(near, at: place, noun: shape.noun)) }
        for index in map.members.indices {
            let member = map.members[index]
            let own = path.isEmpty ? member.key.rawValue : "\(path).\(member.key.rawValue)"
            complete(&map.members[index].value, at: own, span: member.span, named: member.name)
        }
    }

    /// Of an entry that the overlay adds and that cannot stand by itself, the standard's entry with nearly its id.
    private func meant(_ entry: SyntaxEntry, _ map: SyntaxMap, among entries: [SyntaxEntry]) -> String? {
        let file = at.file
        guard entry.id.span.file == file, map.placement == nil, !(isBesideGroup && map.shape == .field) else { return nil }
        let standsAlone =
            map.shape == .step
            ? [Key.by, .pay, .issue, .parallel, .wait, .notice, .end, .to].contains(where: map.has)
            : !Keywords.shape(map.shape).keywords.contains { $0.isMissing(in: map.has) }
        if standsAlone { return nil }
        let known = entries.lazy.filter { $0.id.span.file != file }.map(\.id.value)
        return Suggestions.nearest(to: entry.id.value, in: known, limit: 1).first
    }

    private mutating func complete(_ value: inout SyntaxValue, at path: String, span: SourceSpan, named place: SourceSpan) {
        switch value {
        case .faulty:
            if open.contains(where: { span.contains($0) }) { found.append((path, span)) }
        case .map(var map):
            complete(&map, at: path, named: place)
            value = .map(map)
        case .entries(var entries):
            for index in entries.indices {
                let entry = entries[index]
                let own = "\(path).\(entry.id.value)"
                guard case .map(var map) = entry.value, let near = meant(entry, map, among: entries) else {
                    complete(&entries[index].value, at: own, span: entry.span, named: entry.id.span)
                    continue
                }
                if map.shape == .step { map.missing += [.by, .name, .to].filter { !map.has($0) } }
                complete(&map, at: own, named: entry.id.span, near: near)
                entries[index].value = .map(map)
            }
            value = .entries(entries)
        case .list(var items):
            for index in items.indices { complete(&items[index].value, at: path, span: items[index].span, named: items[index].span) }
            value = .list(items)
        default: break
        }
    }
}
