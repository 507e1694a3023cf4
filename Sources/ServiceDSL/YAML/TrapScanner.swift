/// Reads the raw lines of a file that libyaml gave up on, or that holds tabs, and finds what YAML made of something else.
///
/// It reports only what is certainly a fault where it stands, with the extent that the author meant,
/// so that the value can be masked and the rest of the file be read.
struct TrapScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether a word is a key of the language.
    let isKey: (String) -> Bool
    var findings: [YAMLFinding] = []
    /// Tabs where no text is: they separate or indent.
    var tabs: [Range<Int>] = []
    var at = 0
    var lineStart = 0
    /// The column of the key whose plain value may go on in the next, deeper line.
    var openPlain: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>, from base: Int, isKey: @escaping (String) -> Bool) {
        self.isKey = isKey
        self.bytes = bytes
        at = base
        lineStart = base
    }

    mutating func scan() {
        // A file with so many faults is not looked at to its end.
        while at < bytes.count, findings.count <= 10 * YAMLParser.findingLimit {
            let before = at
            line()
            // Every line is left behind, whatever it holds.
            if at <= before { at = nextLine(before) }
        }
    }

    // MARK: Lines

    mutating func line() {
        lineStart = at
        skipBlanks()
        guard at < bytes.count, !bytes[at].isBreak, bytes[at] != ch("#") else { return toNextLine() }
        let column = at - lineStart
        if column == 0, bytes[at] == ch("%") || isDocumentMark { return toNextLine() }
        if let open = openPlain, column > open, keyEnd() == nil { return toNextLine() }
        openPlain = nil
        entry(column)
    }

    /// One line of a block: dashes, then a key with its value, or a value alone.
    mutating func entry(_ firstColumn: Int) {
        var column = firstColumn
        while at < bytes.count, bytes[at] == ch("-"), at + 1 >= bytes.count || bytes[at + 1].isBlank || bytes[at + 1].isBreak {
            column = at - lineStart
            at += 1
            skipBlanks()
            if at >= bytes.count || bytes[at].isBreak || bytes[at] == ch("#") { return toNextLine() }
            if bytes[at] != ch("-") || !(at + 1 < bytes.count && bytes[at + 1].isBlank), keyEnd() != nil { column = at - lineStart }
        }
        if bytes[at] == ch("?"), at + 1 < bytes.count, bytes[at + 1].isBlank { return toNextLine() }
        if bytes[at] == ch(":"), at + 1 >= bytes.count || bytes[at + 1].isBlank {
            at += 1
        } else if let colon = keyEnd() {
            if let word = wordBeforeBracket(at..<colon) {
                // `lebar { name: Lebar, … }`: the colon that is read as its key's is another's.
                let end = plainEnd(at)
                var finding = YAMLFinding(.missingColon(text(at..<end)), word, value: at..<end)
                finding.unreadable = colon + 1..<max(end, colon + 1)
                findings.append(finding)
                return toNextLine()
            }
            at = colon + 1
        }
        value(column)
    }

    /// The one word that a bracket follows, with a space between.
    private func wordBeforeBracket(_ key: Range<Int>) -> Range<Int>? {
        var end = key.lowerBound
        while end < key.upperBound, bytes[end].isWordByte { end += 1 }
        guard end > key.lowerBound, end + 1 < key.upperBound, bytes[end].isBlank, bytes[end + 1] == ch("{") || bytes[end + 1] == ch("[")
        else { return nil }
        return key.lowerBound..<end
    }

    /// Reads the value of a key at `column` and leaves its last line.
    mutating func value(_ column: Int) {
        skipBlanks()
        guard at < bytes.count, !bytes[at].isBreak, bytes[at] != ch("#") else { return toNextLine() }
        let start = at
        let end = plainEnd(start)
        switch bytes[start] {
        case ch("|"), ch(">"):
            if isBlockHeader(start) { return skipBlock(deeperThan: column) }
            report(.reservedStart(letter(start)), start..<start + 1, value: start..<end)
        case ch("\""), ch("'"): quoted(column)
        case ch("["), ch("{"):
            guard flow(column) else { return }
            skipBlanks()
            if at + 1 < bytes.count, bytes[at] == ch(":"), bytes[at + 1].isBlank {
                // A collection as a key: the reader of events says so.
                at += 1
                return value(column)
            }
            if at < bytes.count, !bytes[at].isBreak, !(bytes[at] == ch("#") && bytes[at - 1].isBlank) {
                let whole = start..<max(plainEnd(start), at)
                report(.textAfterClose(letter(start)), at..<max(plainEnd(at), at + 1), value: whole)
            }
        case ch("!"): report(.tag(text(start..<wordEnd(start))), start..<wordEnd(start), value: start..<end)
        case ch("*"):
            let name = nameEnd(start + 1)
            if name == start + 1 || name != end { report(.reservedStart("*"), start..<start + 1, value: start..<end) }
        case ch("&"):
            let name = nameEnd(start + 1)
            guard name > start + 1, name >= bytes.count || bytes[name].isBlank || bytes[name].isBreak else {
                report(.reservedStart("&"), start..<start + 1, value: start..<end)
                return toNextLine()
            }
            at = name
            skipBlanks()
            if at < end, isReserved(at) {
                // Not an anchor with a value, but one text: `&luas > 24`.
                report(.reservedStart("&"), start..<start + 1, value: start..<end)
                return toNextLine()
            }
            return value(column)
        case ch("%"), ch("@"), ch("`"), ch(","), ch("]"), ch("}"):
            report(.reservedStart(letter(start)), start..<start + 1, value: start..<end)
        case ch("-") where start + 1 < end && bytes[start + 1].isBlank:
            report(.listInLine, start..<start + 1, value: start..<end)
        default:
            if let colon = innerColon(start, end) {
                report(isTernary(start, colon) ? .ternary : .colonInText, colon..<colon + 1, value: start..<end)
            } else {
                openPlain = column
            }
        }
        toNextLine()
    }

    /// Reads a quoted text that has the rest of its line to itself.
    mutating func quoted(_ column: Int) {
        let start = at
        guard let close = quoteEnd(start, column) else {
            report(.unterminatedQuote(letter(start)), start..<start + 1, value: start..<plainEnd(start))
            at = start
            return
        }
        at = close
        skipBlanks()
        if at < bytes.count, !bytes[at].isBreak, !(bytes[at] == ch("#") && bytes[at - 1].isBlank) {
            report(.textAfterClose(letter(start)), at..<max(plainEnd(at), at + 1), value: start..<max(plainEnd(at), at))
        }
    }

    // MARK: Steps

    mutating func report(_ fault: YAMLFault, _ range: Range<Int>, value: Range<Int>? = nil) {
        findings.append(YAMLFinding(fault, range, value: value))
    }

    mutating func skipBlanks() {
        while at < bytes.count, bytes[at].isBlank {
            if bytes[at] == 0x09 {
                if let last = tabs.last, last.upperBound == at {
                    tabs[tabs.count - 1] = last.lowerBound..<at + 1
                } else {
                    tabs.append(at..<at + 1)
                }
            }
            at += 1
        }
    }

    mutating func toNextLine() { at = nextLine(at) }
}
