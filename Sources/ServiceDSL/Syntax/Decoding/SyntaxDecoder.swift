import ServiceIR

/// Reads a YAML tree into located values, driven by the table of keywords alone.
///
/// Every fault of form becomes a finding; reading goes on behind it, so that one run reports them all.
package struct SyntaxDecoder {
    let sink: DiagnosticSink
    /// The catalog's languages; a bare text is in the first.
    let languages: [String]
    /// Whether the catalog says which languages: where its own file is at fault, no text is in a wrong one.
    let areLanguagesKnown: Bool
    /// Languages of texts that are none of the catalog's.
    var foreignLanguages: Set<String> = []
    /// Texts that lack a language of the catalog, by language.
    var untranslated: [String: [SourceSpan]] = [:]
    /// `to_fill` stands somewhere: the file is a draft.
    var isDraft = false
    /// Where `to_fill` stands.
    var open: [SourceSpan] = []
    /// The file extends a standard: it says only what differs.
    var isOverlay = false
    /// The file is a standard: whoever extends it sets what is to be filled in.
    var isStandard = false
    /// Inside a section that takes a group of the catalog: a field may say only what changes.
    var isBesideGroup = false
    /// The map whose key is being read.
    var around: (shape: Shape, node: YAMLNode)?
    /// The maps around that one, from the outside in, it itself the last.
    var enclosing: [(shape: Shape, node: YAMLNode)] = []
    /// Keys of a map around that were found further in, by where that map begins.
    var displaced: [(map: Int, key: Key)] = []
    /// Keys that the entries read so far do not know, each told once where nothing better can be said of it.
    var unknownKeys: Set<String> = []
    /// The map read last had such a key: it may not be what it was read as.
    var hasUnknownKey = false
    /// The map read last had keys that stand there before: the line with the id of an entry may be lost.
    var hasRepeatedKey = false
    /// The key that follows the map to be read, one level too far to the left.
    var strayed: Key?

    package init(languages: [String], sink: DiagnosticSink) {
        areLanguagesKnown = !languages.isEmpty && languages.allSatisfy(LanguageCode.isKnown)
        self.languages = areLanguagesKnown ? languages : ["id", "en"]
        self.sink = sink
    }

    /// - Parameter foreign: languages of the catalog's own texts that it does not list, which its file says.
    init(languages: [String], foreign: Set<String>, sink: DiagnosticSink) {
        self.init(languages: languages, sink: sink)
        foreignLanguages = foreign
    }

    /// The whole file as a map of this shape.
    package mutating func decode(_ node: YAMLNode, as name: ShapeName) -> SyntaxMap? {
        isStandard = name == .standard
        isOverlay = (name == .service || isStandard) && node.entry("extends") != nil
        untranslated = [:]
        let value = map(node, Keywords.shape(name))
        for language in languages { if let places = untranslated[language] { sink.report(.untranslated(places, in: language)) } }
        return if case .map(let map) = value { map } else { nil }
    }

    // MARK: Maps

    mutating func map(_ node: YAMLNode, _ shape: Shape) -> SyntaxValue {
        if node.isFaulty || isToFill(node) { return .faulty }
        if let short = shape.shortForm, let keyword = shape.keyword(short), isShort(node, keyword, shape) {
            let value = keyword.allowsRows && node.kind == .sequence ? .faulty : self.value(node, keyword.value, key: keyword.key)
            return .map(SyntaxMap(shape: shape.name, span: node.span, members: [.init(key: short, value: value, span: node.span)]))
        }
        guard node.kind == .mapping else {
            sink.report(.wrongShape(shape, at: node))
            return .faulty
        }
        if shape.name == .section { isBesideGroup = node.entry("use") != nil }
        defer { if shape.name == .section { isBesideGroup = false } }
        var result = SyntaxMap(shape: shape.name, span: node.span, members: [])
        result.members.reserveCapacity(node.count)
        if let strayed, shape.keyword(strayed) != nil, node.entry(strayed.rawValue) == nil { result.missing.append(strayed) }
        strayed = nil
        var unknown: [(entry: YAMLEntry, near: [String], above: Key?)] = []
        // The keys that do not stand there; worked out for the first unknown one.
        var unwritten: [String]?
        // A key that is no text may have been any.
        var isKeyUnread = false
        // A key without its value, whose entries may stand beside it.
        var hollow: SyntaxKind?
        enclosing.append((shape, node))
        defer { enclosing.removeLast() }
        var rest = node.entries
        var upcoming = rest.next()
        var isBehind = false
        while let entry = upcoming {
            upcoming = rest.next()
            if entry.key.isFaulty {
                hasRepeatedKey = true
                // All that stands behind several repeated keys belongs to an entry whose own line is lost.
                isBehind = node.entries.lazy.filter(\.key.isFaulty).prefix(2).count == 2
            }
            if entry.key.isFaulty || isBehind {
                let word = String(entry.name.prefix { $0 != " " })
                if let key = Key.named(word) { result.missing.append(key) } else { isKeyUnread = true }
                sink.lose(LostNames(in: entry), in: entry.span.file)
                continue
            }
            if mayChange(in: shape), note(entry, of: shape, in: &result) { continue }
            guard let key = entry.named, let keyword = shape.keyword(key) else {
                let names = unwritten ?? shape.keywords.map(\.key.rawValue).filter { node.entry($0) == nil }
                unwritten = names
                // A whole step that stands too far to the right is none of these.
                let meant = MeantKeys.keys(for: entry.name).first { key in
                    guard let keyword = shape.keyword(key), names.contains(key.rawValue) else { return false }
                    return entry.value.kind != .mapping || fits(entry.value, keyword.value)
                }
                let near = meant.map { [$0.rawValue] } ?? Suggestions.nearest(to: entry.name, in: names, limit: 1)
                if let hollow, near.isEmpty, mayStand(entry.value, in: hollow) {
                    sink.lose(LostNames(in: entry), in: entry.span.file)
                } else {
                    unknown.append((entry, near, meant == nil ? near.first.flatMap { mapAbove(entry, near: $0, in: node, shape) } : nil))
                }
                continue
            }
            if result.holds(key) { continue }
            // What was cut off a value in braces may have been any key.
            if entry.value.isFaulty, entry.value.kind != .empty, node.style == .flow { isKeyUnread = true }
            hollow = entry.value.kind == .empty ? keyword.value : nil
            if let hollow { sink.lose(LostNames(of: hollow), in: entry.key.span.file) }
            let value: SyntaxValue
            around = (shape, node)
            if entry.value.kind == .mapping, let upcoming, let key = upcoming.named, shape.keyword(key) == nil { strayed = key }
            defer { strayed = nil }
            if mayChange(in: shape), isRemoved(entry.value) {
                value = .removed
            } else if keyword.allowsRows, isRows(entry.value, key) {
                value = rows(entry.value, keyword)
            } else {
                value = self.value(entry.value, keyword.value, key: key)
            }
            result.members.append(.init(key: key, keySpan: entry.key.span, value: value, span: entry.value.span))
        }
        var heads: Set<Key> = []
        for (entry, near, above) in unknown {
            sink.lose(LostNames(in: entry), in: entry.span.file)
            // Whole entries of a block whose own key is nowhere: its line is lost, once for all of them.
            if let head = lostHead(of: entry, in: shape) {
                if heads.insert(head.key).inserted {
                    displaced.append((head.map, head.key))
                    sink.report(.lostHead(entry, of: head.noun, key: head.key, in: shape))
                }
                continue
            }
            if let home = home(of: entry) {
                displaced.append((home.node.span.start, home.key))
                sink.report(.keyOfMapAround(entry, in: shape, of: home.shape))
                continue
            }
            hasUnknownKey = true
            // The key that was meant is not missing besides.
            if let key = near.first.flatMap(Key.named) { result.missing.append(key) }
            let finding = Diagnostic.unknownKey(entry, in: shape, near: near.first, above: above)
            if finding.helps.isEmpty, !unknownKeys.insert("\(shape.name).\(entry.name)").inserted { continue }
            sink.report(finding)
        }
        if !displaced.isEmpty {
            result.missing += displaced.filter { $0.map == node.span.start }.map(\.key)
            displaced.removeAll { $0.map == node.span.start }
        }
        if isKeyUnread, shape.name == .action, !result.has(.repair) { result.missing.append(.to) }
        if isKeyUnread { result.missing += shape.keywords.filter { $0.isRequired && !result.has($0.key) }.map(\.key) }
        // Whether the group says the rest is asked when both are put together.
        let mayBePart = isBesideGroup && shape.name != .section
        for place in shape.keywords.indices where !mayBePart && shape.keywords[place].isMissing(in: result.has) {
            let keyword = shape.keywords[place]
            // What an overlay leaves out is asked for when it is laid over its standard.
            if isOverlay, ![.service, .standard, .version].contains(keyword.key) { continue }
            sink.report(.missingKey(keyword, in: shape, at: node))
            sink.lose(LostNames(of: keyword.value), in: node.span.file)
            result.missing.append(keyword.key)
        }
        if node.count == 0, !shape.mayBeEmpty, !shape.keywords.contains(where: \.isRequired) {
            sink.report(.emptyMap(shape, at: node))
        }
        return .map(result)
    }

    /// Whether a bare value stands for the map.
    func isShort(_ node: YAMLNode, _ keyword: Keyword, _ shape: Shape) -> Bool {
        switch node.kind {
        case .scalar: true
        case .mapping:
            if case .text = keyword.value {
                node.count > 0 && isByLanguage(node) && node.entries.allSatisfy { shape.keyword(of: $0) == nil }
            } else {
                false
            }
        case .sequence, .empty: false
        }
    }

    /// A text by language; where one of them is the catalog's, the others may be foreign.
    func isByLanguage(_ node: YAMLNode) -> Bool {
        var isKnown = false
        for entry in node.entries {
            // A key that was not read as one may be any.
            if entry.key.isFaulty { continue }
            let name = entry.name
            if languages.contains(name) || foreignLanguages.contains(name) {
                isKnown = true
            } else if !LanguageCode.isOne(name) {
                return false
            }
        }
        return isKnown
    }
}

extension Shape {
    /// The keyword that an entry's key is in this shape.
    func keyword(of entry: YAMLEntry) -> Keyword? { entry.named.flatMap(keyword) }
}
