import ServiceIR

/// Reads a YAML tree into located values, driven by the table of keywords alone.
///
/// Every fault of form becomes a finding; reading goes on behind it, so that one run reports them all.
package struct SyntaxDecoder {
    let sink: DiagnosticSink
    /// The catalog's languages; a bare text is in the first.
    let languages: [String]
    /// Whether the catalog says which languages: where its own file is at fault, no text is in a wrong one.
    private let areLanguagesKnown: Bool
    /// Languages of texts that are none of the catalog's.
    private(set) var foreignLanguages: Set<String> = []
    /// Texts that lack a language of the catalog, by language.
    private var untranslated: [String: [SourceSpan]] = [:]
    /// `to_fill` stands somewhere: the file is a draft.
    private(set) var isDraft = false
    /// Where `to_fill` stands.
    private(set) var open: [SourceSpan] = []
    /// The file extends a standard: it says only what differs.
    private var isOverlay = false
    /// The file is a standard: whoever extends it sets what is to be filled in.
    private var isStandard = false
    /// Inside a section that takes a group of the catalog: a field may say only what changes.
    private var isBesideGroup = false
    /// The map whose key is being read.
    private(set) var around: (shape: Shape, node: YAMLNode)?
    /// The maps around that one, from the outside in, it itself the last.
    private(set) var enclosing: [(shape: Shape, node: YAMLNode)] = []
    /// Keys of a map around that were found further in, by where that map begins.
    private var displaced: [(map: Int, key: Key)] = []
    /// Keys that the entries read so far do not know, each told once where nothing better can be said of it.
    private var unknownKeys: Set<String> = []
    /// The map read last had such a key: it may not be what it was read as.
    private var hasUnknownKey = false
    /// The map read last had keys that stand there before: the line with the id of an entry may be lost.
    private var hasRepeatedKey = false
    /// The key that follows the map to be read, one level too far to the left.
    private var strayed: Key?

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
        var unknown: [(entry: YAMLEntry, near: [String])] = []
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
                    unknown.append((entry, near))
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
        for (entry, near) in unknown {
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
            let finding = Diagnostic.unknownKey(entry, in: shape, near: near.first)
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
    private func isShort(_ node: YAMLNode, _ keyword: Keyword, _ shape: Shape) -> Bool {
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
    private func isByLanguage(_ node: YAMLNode) -> Bool {
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

    // MARK: Overlays

    /// `replace: true`, `after: ID` and `before: ID` of a map in an overlay.
    private mutating func note(_ entry: YAMLEntry, of shape: Shape, in map: inout SyntaxMap) -> Bool {
        guard shape.name != .service, shape.name != .standard, let key = entry.named else { return false }
        switch key {
        case .replace: map.replaces = isReplacing(entry)
        case .after, .before:
            if key == .before, let after = enclosing.last?.node.entry(Key.after.rawValue) {
                sink.report(.contradiction(.after, after.key.span, .before, entry.key.span))
            }
            if case .names(let names) = value(entry.value, .name(.step), key: key), let id = names.first {
                map.placement = .init(isAfter: key == .after, id: id)
            }
        default: return false
        }
        return true
    }

    private func isReplacing(_ entry: YAMLEntry) -> Bool {
        if entry.value.isPlain, entry.value.reads("true") { return true }
        _ = wrong(entry.value, .replacing)
        return false
    }

    private func isRemoved(_ node: YAMLNode) -> Bool { node.isPlain && node.reads("removed") }

    /// Whether a map may change what stands elsewhere: in an overlay, and in the fields beside a group of the catalog.
    private func mayChange(in shape: Shape) -> Bool { isOverlay || (isBesideGroup && shape.name != .section) }

    // MARK: Rows

    /// A list whose items are maps with `when` or with the key itself.
    private func isRows(_ node: YAMLNode, _ key: Key) -> Bool {
        guard node.kind == .sequence, let first = node.items.first(where: { _ in true }) else { return false }
        return first.kind == .mapping && (first.entry("when") != nil || first.entry(key.rawValue) != nil)
    }

    private mutating func rows(_ node: YAMLNode, _ keyword: Keyword) -> SyntaxValue {
        let wasOverlay = isOverlay
        isOverlay = false
        defer { isOverlay = wasOverlay }
        var rows: [SyntaxRow] = []
        var isWhole = true
        let last = node.count - 1
        for (place, item) in node.items.enumerated() {
            guard item.kind == .mapping, !item.isFaulty else {
                if !item.isFaulty { sink.report(.malformedRow(.notAMap, keyword.key, at: item.span, in: item)) }
                isWhole = false
                continue
            }
            var row = SyntaxRow(when: nil, value: .faulty, span: item.span, valueSpan: item.span)
            var hasValue = false
            var hasWhen = false
            for entry in item.entries {
                switch entry.name {
                case "when":
                    hasWhen = true
                    if place == last {
                        sink.report(.malformedRow(.lastHasWhen, keyword.key, at: entry.key.span, in: entry.key))
                    }
                    if case .expression(let when) = value(entry.value, .expression, key: .when) { row.when = when } else { isWhole = false }
                case keyword.key.rawValue:
                    hasValue = true
                    row.value = value(entry.value, keyword.value, key: keyword.key)
                    row.valueSpan = entry.value.span
                case "reason" where keyword.isRoute:
                    if case .text(let text) = value(entry.value, .text, key: .reason) { row.reason = text }
                default:
                    sink.report(.malformedRow(.otherKey(entry.name), keyword.key, at: entry.key.span, in: entry.key))
                    // One of the two was meant.
                    hasValue = true
                    hasWhen = true
                    isWhole = false
                }
            }
            if !hasValue { sink.report(.malformedRow(.noValue, keyword.key, at: item.span.startPoint, in: item)) }
            if !hasWhen, place < last { sink.report(.malformedRow(.earlierWithoutWhen, keyword.key, at: item.span, in: item)) }
            rows.append(row)
        }
        return isWhole ? .rows(rows) : .faulty
    }

    // MARK: Values

    mutating func value(_ node: YAMLNode, _ kind: SyntaxKind, key: Key) -> SyntaxValue {
        if node.isFaulty { return .faulty }
        if isToFill(node) { return .faulty }
        switch kind {
        case .map(let name): return map(node, Keywords.shape(name))
        case .entries(let id, let inner): return entries(node, id, inner, key: key)
        case .list(let inner):
            guard node.kind == .sequence else { return wrong(node, key == .copies ? .copies : .aList) }
            // In a scenario, `revoked: []` says that nothing was revoked.
            guard node.count > 0 || key == .revoked else { return empty(node, key) }
            var items: [Located<SyntaxValue>] = []
            // What replaces a list is whole.
            let wasOverlay = isOverlay
            isOverlay = false
            defer { isOverlay = wasOverlay }
            var words: [YAMLNode] = []
            for item in node.items {
                if inner.isWord, item.kind == .scalar {
                    if let first = words.first(where: { $0.utf8.elementsEqual(item.utf8) }) {
                        sink.report(.namedTwice(item, first: first.span))
                        continue
                    }
                    words.append(item)
                }
                items.append(Located(value(item, inner, key: key), item.span))
            }
            return .list(items)
        case .words(let words):
            if node.kind == .scalar, let meant = MeantWords.meant(by: node.text, among: words) {
                var finding = Diagnostic.wrongType(wanted: WantedForm.aList.words, at: node)
                finding.helps = [Words(en: "write `[\(meant)]`", id: "tulis `[\(meant)]`")]
                finding.fixes = [.replacing(node.span, with: "[\(meant)]", .maybe)]
                sink.report(finding)
                return .faulty
            }
            return value(node, .list(.word(words)), key: key)
        case .names(let name): return names(node, name, key)
        case .turns(let name): return names(node, name, key, repeats: true)
        case .either(let first, let second):
            // In quotes stands a text, where the second is one; else the word was meant.
            let isWord = node.kind == .scalar && node.isQuoted && !fits(node, second)
            return value(node, fits(node, first) || isWord ? first : second, key: key)
        case .promises: return promises(node)
        case .text: return text(node)
        case .officeHours: return officeHours(node)
        case .tableRows: return .node(node)
        case .anything:
            for finding in ThousandsPoint.find(inAnswers: node) { sink.report(finding) }
            return .node(node)
        default: return scalar(node, kind, key: key)
        }
    }

    private func isMapShape(_ kind: SyntaxKind) -> Bool {
        switch kind {
        case .map, .entries: true
        default: false
        }
    }

    /// Which of two kinds an author means, by the form alone.
    func fits(_ node: YAMLNode, _ kind: SyntaxKind) -> Bool {
        switch (kind, node.kind) {
        case (.text, .mapping): node.count > 0 && isByLanguage(node)
        case (.word(let words), .scalar): node.isPlain && words.contains { node.reads($0) }
        case (.either(let one, let other), .mapping): fits(node, one) || fits(node, other)
        case (.promises, .mapping): true
        case (.map, .mapping), (.entries, .mapping), (.list, .sequence), (.words, .sequence): true
        case (.map, _), (.entries, _), (.list, _), (.words, _), (.word, _): false
        case (_, .scalar): true
        default: false
        }
    }

    private mutating func entries(_ node: YAMLNode, _ kind: IDKind, _ inner: SyntaxKind, key: Key) -> SyntaxValue {
        guard node.kind == .mapping else {
            if key == .fee, node.kind == .scalar {
                sink.report(.feeAlone(node))
                return .faulty
            }
            return wrong(node, .aMapOfIDs)
        }
        guard node.count > 0 else { return empty(node, key) }
        let around = self.around
        let unknownAround = unknownKeys
        unknownKeys = []
        defer { unknownKeys = unknownAround }
        if kind.isMadeUp, !isOverlay, let finding = lostEntry(node, of: key, inner) {
            sink.report(finding)
            sink.lose(LostNames(of: .entries(kind, inner)), in: node.span.file)
            return .faulty
        }
        let strangers = !kind.isMadeUp || isOverlay ? nil : lostHead(in: node, of: key, inner)
        var result: [SyntaxEntry] = []
        result.reserveCapacity(node.count)
        // An entry without its value, whose own keys stand beside it.
        var isHollow = false
        let mayChange = isOverlay || isBesideGroup
        for entry in node.entries {
            if entry.key.isFaulty {
                // What it was to declare, nobody knows.
                var lost = LostNames(in: entry)
                if let kind = kind.referredTo { lost.add(kind: kind.rawValue) }
                sink.lose(lost, in: entry.span.file)
                continue
            }
            let id = entry.name
            if let strangers, entry.key.span.start >= strangers.start {
                if entry.key.span.start == strangers.start {
                    displaced.append((strangers.map, strangers.key))
                    sink.report(.lostHead(entry, among: key, of: strangers.key))
                }
                var lost = LostNames(in: entry)
                lost.add(String(id.prefix { $0 != " " }))
                sink.lose(lost, in: entry.span.file)
                continue
            }
            if mayChange, id == SyntaxEntry.replacing {
                if isReplacing(entry) { result.append(SyntaxEntry(id: Located(id, entry.key.span), value: .flag(true), span: entry.span)) }
                continue
            }
            if isHollow, belongsBelow(entry, inner) {
                var lost = LostNames(in: entry)
                if let hollow = result.last { lost.add(hollow.id.value) }
                sink.lose(lost, in: entry.span.file)
                continue
            }
            isHollow = entry.value.kind == .empty
            self.around = around
            let isRemoved = mayChange && isRemoved(entry.value)
            if kind.isMadeUp, !isRemoved, let finding = keyAmongIDs(entry, of: key, inner) {
                sink.report(finding)
                if let key = Key.named(id), let last = result.indices.last, case .map(var before) = result[last].value {
                    if !before.has(key) { before.missing.append(key) }
                    result[last].value = .map(before)
                }
                result.append(SyntaxEntry(id: Located(id, entry.key.span), value: .faulty, span: entry.span, valueSpan: entry.value.span))
                continue
            }
            if kind.isMadeUp, entry.value.kind == .mapping, let block = blockAmongIDs(entry, of: key, inner) {
                sink.report(block.finding)
                sink.lose(LostNames(in: entry), in: entry.span.file)
                if let home = block.home {
                    displaced.append((home, block.key))
                } else if let last = result.indices.last, case .map(var before) = result[last].value {
                    before.missing.append(block.key)
                    result[last].value = .map(before)
                }
                continue
            }
            if let fault = IDRules.fault(of: entry.key, as: kind) {
                sink.report(fault)
                var lost = LostNames()
                if let meant = IDRules.proposal(id, joint: "_") { lost.add(meant) }
                // Of `selesai { end: granted }`, a lost colon, the id is the first word.
                lost.add(String(id.prefix { $0 != " " }))
                sink.lose(lost, in: entry.span.file)
            }
            hasUnknownKey = false
            hasRepeatedKey = false
            let decoded = isRemoved ? .removed : value(entry.value, inner, key: key)
            if hasUnknownKey || hasRepeatedKey {
                var lost = LostNames()
                lost.add(id)
                if hasRepeatedKey, let kind = kind.referredTo { lost.add(kind: kind.rawValue) }
                sink.lose(lost, in: entry.span.file)
                hasRepeatedKey = false
            }
            result.append(SyntaxEntry(id: Located(id, entry.key.span), value: decoded, span: entry.span, valueSpan: entry.value.span))
        }
        if result.count > 1 { findSameNames(result, kind) }
        return .entries(result)
    }

    /// Of what people choose from, or are asked beside each other, two with the same text cannot be told apart.
    private func findSameNames(_ entries: [SyntaxEntry], _ kind: IDKind) {
        guard [.option, .variant, .action, .document, .field, .law].contains(kind) else { return }
        var seen: [String: Located<String>] = [:]
        seen.reserveCapacity(entries.count)
        for entry in entries {
            // What is asked of some only may stand beside the same asked of others.
            guard case .map(let map) = entry.value, !map.has(.when), let text = map.text(.name)?.byLanguage.first?.value else { continue }
            if let first = seen[text] {
                sink.report(.sameName(entry.id, as: first))
            } else {
                seen[text] = entry.id
            }
        }
    }

    private mutating func names(_ node: YAMLNode, _ kind: NameKind, _ key: Key, repeats: Bool = false) -> SyntaxValue {
        switch node.kind {
        case .scalar:
            return .names([Located(node.text, node.span)])
        case .sequence:
            // In a scenario, `outputs: []` says that nothing was released, `notified: []` that nobody was told.
            guard node.count > 0 || key == .outputs || key == .notified else { return empty(node, key) }
            var result: [Located<String>] = []
            for item in node.items {
                guard item.kind == .scalar else { return wrong(item, .anID) }
                if item.isFaulty { return .faulty }
                if !repeats, let first = result.first(where: { $0.value == item.text }) {
                    sink.report(.namedTwice(item, first: first.span))
                    continue
                }
                result.append(Located(item.text, item.span))
            }
            return .names(result)
        case .mapping, .empty: return wrong(node, .anIDOrList)
        }
    }

    private mutating func promises(_ node: YAMLNode) -> SyntaxValue {
        let shape = Keywords.shape(.promise)
        switch node.kind {
        case .scalar where node.reads("steps"): return .string("steps")
        case .scalar: return map(node, shape)
        case .mapping:
            let isOne = node.count == 0 || node.entries.contains { shape.keyword(of: $0) != nil }
            return isOne ? map(node, shape) : entries(node, .promise, .map(.promise), key: .sla)
        case .sequence, .empty: return wrong(node, .duration)
        }
    }

    /// A text for people: a string in the first language, or a map by language.
    private mutating func text(_ node: YAMLNode) -> SyntaxValue {
        switch node.kind {
        case .scalar:
            guard let text = shown(node) else { return .faulty }
            return .text(LocalText(languages[0], text))
        case .mapping:
            guard node.count > 0 else { return wrong(node, .text) }
            var texts = OrderedMap<ID<LocalText>, String>()
            texts.reserveCapacity(node.count)
            for entry in node.entries {
                if entry.key.isFaulty { continue }
                if entry.value.isFaulty || entry.value.kind == .empty { return .faulty }
                let language = entry.name
                guard languages.contains(language) || !areLanguagesKnown else {
                    // The first tells it; every text of the file would say the same.
                    if foreignLanguages.insert(language).inserted { sink.report(.unknownLanguage(entry.key, known: languages)) }
                    return .faulty
                }
                guard entry.value.kind == .scalar else { return wrong(entry.value, .text) }
                if entry.value.isFaulty { return .faulty }
                guard let text = shown(entry.value) else { return .faulty }
                texts[ID(rawValue: language)] = text
            }
            if texts.isEmpty { return .faulty }
            // What was not read as a key may have been the language.
            if areLanguagesKnown, texts.count < languages.count, !node.entries.contains(where: \.key.isFaulty) {
                for language in languages where texts[ID(language)] == nil { untranslated[language, default: []].append(node.span) }
            }
            return .text(LocalText(texts))
        case .sequence, .empty: return wrong(node, .text)
        }
    }

    /// A string that people read as it stands.
    private mutating func shown(_ node: YAMLNode) -> String? {
        let text = string(node)
        if node.utf8.contains(UInt8(ascii: "{")), let name = text.flatMap(NameInBraces.first) { sink.report(.braces(name, in: node)) }
        return text
    }

    /// The string that a scalar is: what YAML 1.1 takes for a number or a Boolean must be in quotes.
    mutating func string(_ node: YAMLNode) -> String? {
        guard node.kind == .scalar else {
            sink.report(.wrongType(wanted: WantedForm.text.words, at: node))
            return nil
        }
        if node.isPlain, PlainScalar(node.utf8).isNumberOrFlag {
            sink.report(.unquotedText(node))
            return nil
        }
        let text = node.text
        if Text.isBlank(text) {
            sink.report(.emptyText(node))
            return nil
        }
        let isPrintable = node.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if !isPrintable, let scalar = text.unicodeScalars.first(where: \.isUnreadable) {
            sink.report(.escapedControl(scalar, at: node))
            return nil
        }
        if text == "unstated" {
            sink.report(.unstatedText(node))
            return nil
        }
        if node.isPlain, let meant = TypographicQuotes.inside(text) {
            sink.report(.typographicQuotes(node, inside: meant))
            return nil
        }
        if text == "removed" {
            sink.report(.reservedText(node))
            return nil
        }
        return text
    }

    func wrong(_ node: YAMLNode, _ wanted: WantedForm) -> SyntaxValue {
        if node.kind != .empty, !node.isFaulty {
            var finding = Diagnostic.wrongType(wanted: wanted.words, at: node)
            if case .aMapOfIDs = wanted, let help = Words.missingColon(node) { finding.helps = [help] }
            if finding.helps.isEmpty, node.isPlain, node.reads("unstated") {
                finding.helps = [
                    Words(
                        en: "delete the key where the standard says nothing",
                        id: "hapus kuncinya bila standar tidak menyebutnya")
                ]
            }
            if case .flag = wanted, let meant = WordsForTruth.meaning(of: node.text) {
                finding.helps = [
                    node.isQuoted && node.reads("\(meant)")
                        ? Words(en: "remove the quotes: `\(meant)`", id: "hapus tanda kutipnya: `\(meant)`")
                        : Words(en: "write `\(meant)`", id: "tulis `\(meant)`")
                ]
                finding.fixes = [.replacing(node.span, with: "\(meant)", .maybe)]
            }
            if finding.helps.isEmpty, let meant = MeantForms.meant(node, as: wanted) {
                finding.helps = [Words(en: "write `\(meant)`", id: "tulis `\(meant)`")]
                if !meant.contains("…") { finding.fixes = [.replacing(node.span, with: meant, .maybe)] }
            }
            if case .copies = wanted, finding.helps.isEmpty, around?.shape.name == .document {
                finding.helps = [
                    Words(
                        en: "what is asked once for each row of a section with `many` says `per: SECTION`",
                        id: "yang diminta satu untuk tiap baris bagian dengan `many` ditulis `per: BAGIAN`")
                ]
            }
            sink.report(finding)
        }
        return .faulty
    }

    private func empty(_ node: YAMLNode, _ key: Key) -> SyntaxValue {
        sink.report(.emptyCollection(key, at: node))
        return .faulty
    }

    /// `to_fill` stands for any value; it makes a draft of the file.
    private mutating func isToFill(_ node: YAMLNode) -> Bool {
        guard node.isPlain, node.reads("to_fill") else { return false }
        open.append(node.span)
        if isStandard { return true }
        isDraft = true
        sink.report(.toFill(node))
        return true
    }
}

extension Shape {
    /// The keyword that an entry's key is in this shape.
    func keyword(of entry: YAMLEntry) -> Keyword? { entry.named.flatMap(keyword) }
}

extension Unicode.Scalar {
    /// A control that no text has, or one that turns the order in which others are read: written as an escape it gets past the file.
    fileprivate var isUnreadable: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
