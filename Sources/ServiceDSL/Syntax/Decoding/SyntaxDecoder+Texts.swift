import ServiceIR

/// Texts, bare or by language, and what no text may hold.
extension SyntaxDecoder {
    /// A text for people: a string in the first language, or a map by language.
    mutating func text(_ node: YAMLNode) -> SyntaxValue {
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
    mutating func shown(_ node: YAMLNode) -> String? {
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
