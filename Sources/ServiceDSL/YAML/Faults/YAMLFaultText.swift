extension YAMLFault {
    /// The finding that tells this fault: message, help and fix in both languages.
    func diagnostic(_ finding: YAMLFinding, in file: SourceFile) -> Diagnostic {
        let span = file.span(finding.range)
        var told = words(file)
        if case .keyNotText = self, Self.beginsWithBraces(finding.range, in: file) {
            told.message = Words(
                en: "a text that begins with a bracket must stand in quotes", id: "teks yang diawali kurung harus diapit tanda kutip")
            told.help = Self.quoteWhole
        }
        var result = Diagnostic(told.rule, at: span, message: told.message)
        result.label = told.label
        result.labels = otherPlaces(file)
        result.fixes = fixes(finding, in: file)
        // A fix that says it all is not said twice.
        if let help = told.help, help != Self.quoteWhole || result.fixes.isEmpty { result.helps.append(help) }
        return result
    }

    /// `{{seq}}`: a text with a name in braces, which YAML takes for a map.
    private static func beginsWithBraces(_ range: Range<Int>, in file: SourceFile) -> Bool {
        let text = file.bytes[max(0, range.lowerBound - 1)...].prefix(2)
        return text.elementsEqual("{{".utf8)
    }

    /// What is said of a fault.
    struct Telling {
        var rule: Rule
        var message: Words?
        var label: Words?
        var help: Words?

        init(_ rule: Rule, _ message: Words? = nil, label: Words? = nil, help: Words? = nil) {
            self.rule = rule
            self.message = message
            self.label = label
            self.help = help
        }
    }

    static let quoteWhole = Words(en: "put the whole value in quotes", id: "apit seluruh nilai dengan tanda kutip")

    private func words(_ file: SourceFile) -> Telling {
        switch self {
        case .fileTooLarge, .emptyFile, .invalidUTF8, .byteOrderMark, .controlCharacter, .carriageReturns, .invisibleCharacter, .tab,
            .severalDocuments, .tooDeep,
            .directive:
            fileWords(file)
        case .duplicateKey, .emptyValue, .undefinedAlias, .explodingAlias, .recursiveAlias, .mergeKey, .tag, .keyNotText, .keyTooLong,
            .pastedTwice, .unusedAnchor, .duplicateAnchor:
            structureWords()
        case .yesNoBoolean, .codeAsNumber, .clockAsNumber, .reservedStart, .textAfterClose, .ternary, .colonInText, .commentInText,
            .flowCut,
            .valueMissing, .listInBraces:
            trapWords()
        case .unterminatedQuote, .unterminatedBracket, .badIndentation, .missingColon, .badEscape, .listInLine, .missingComma, .commaLost,
            .missingContent,
            .syntax:
            syntaxWords()
        }
    }

    private func otherPlaces(_ file: SourceFile) -> [Diagnostic.Label] {
        switch self {
        case .duplicateKey(_, let first), .pastedTwice(_, let first), .duplicateAnchor(_, let first):
            [Diagnostic.Label(file.span(first), Words(en: "first here", id: "pertama di sini"))]
        case .missingComma(let open): [Diagnostic.Label(file.span(open), Words(en: "opened here", id: "dibuka di sini"))]
        case .badIndentation(let before?):
            [
                Diagnostic.Label(
                    file.span(before),
                    Words(
                        en: "this one begins in column \(file.position(at: before.lowerBound).column)",
                        id: "baris ini dimulai di kolom \(file.position(at: before.lowerBound).column)"))
            ]
        default: []
        }
    }
}
