import ServiceIR

/// A value by the kind that its key has, and entries by id.
extension SyntaxDecoder {
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

    func isMapShape(_ kind: SyntaxKind) -> Bool {
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

    mutating func entries(_ node: YAMLNode, _ kind: IDKind, _ inner: SyntaxKind, key: Key) -> SyntaxValue {
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
    func findSameNames(_ entries: [SyntaxEntry], _ kind: IDKind) {
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

    mutating func names(_ node: YAMLNode, _ kind: NameKind, _ key: Key, repeats: Bool = false) -> SyntaxValue {
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

    mutating func promises(_ node: YAMLNode) -> SyntaxValue {
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

    func empty(_ node: YAMLNode, _ key: Key) -> SyntaxValue {
        sink.report(.emptyCollection(key, at: node))
        return .faulty
    }

    /// `to_fill` stands for any value; it makes a draft of the file.
    mutating func isToFill(_ node: YAMLNode) -> Bool {
        guard node.isPlain, node.reads("to_fill") else { return false }
        open.append(node.span)
        if isStandard { return true }
        isDraft = true
        sink.report(.toFill(node))
        return true
    }
}
