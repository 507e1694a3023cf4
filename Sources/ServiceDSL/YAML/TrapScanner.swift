/// Reads the raw lines of a file that libyaml gave up on, or that holds tabs, and finds what YAML made of something else.
///
/// It reports only what is certainly a fault where it stands, with the extent that the author meant,
/// so that the value can be masked and the rest of the file be read.
struct TrapScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var findings: [YAMLFinding] = []
    /// Tabs where no text is: they separate or indent.
    private(set) var tabs: [Range<Int>] = []
    var at = 0
    private var lineStart = 0
    /// The column of the key whose plain value may go on in the next, deeper line.
    private var openPlain: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>, from base: Int) {
        self.bytes = bytes
        at = base
        lineStart = base
    }

    mutating func scan() {
        while at < bytes.count {
            let before = at
            line()
            // Every line is left behind, whatever it holds.
            if at <= before { at = nextLine(before) }
        }
    }

    // MARK: Lines

    private mutating func line() {
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
    private mutating func entry(_ firstColumn: Int) {
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
            at = colon + 1
        }
        value(column)
    }

    /// Reads the value of a key at `column` and leaves its last line.
    private mutating func value(_ column: Int) {
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
    private mutating func quoted(_ column: Int) {
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

    // MARK: Flow collections

    /// Reads `{ … }` or `[ … ]` over its lines; false when it is not closed, and then the next line to read is set.
    private mutating func flow(_ column: Int) -> Bool {
        var open: [(at: Int, isMap: Bool, hasKey: Bool)] = []
        while at < bytes.count {
            skipBlanks()
            guard at < bytes.count else { break }
            let byte = bytes[at]
            if byte.isBreak {
                at = nextLine(at)
                if let last = open.last, startsBlockKey(at, atMost: column) {
                    unclosed(last.at)
                    return false
                }
                continue
            }
            if byte == ch("#") {
                at = lineEnd(bytes, at)
                continue
            }
            let start = at
            let inMap = open.last?.isMap ?? false
            let isValue = open.last?.hasKey ?? false
            switch byte {
            case ch("["), ch("{"):
                open.append((at, byte == ch("{"), false))
                at += 1
            case ch("]"), ch("}"):
                let from = open.popLast()?.at ?? at
                at += 1
                if open.isEmpty { return true }
                checkAfter(from)
            case ch(","):
                at += 1
                if let last = open.indices.last { open[last].hasKey = false }
            case ch(":") where at + 1 >= bytes.count || bytes[at + 1].isBlank || bytes[at + 1].isBreak || bytes[at + 1].isFlowMark:
                at += 1
                if let last = open.indices.last { open[last].hasKey = true }
            case ch("\""), ch("'"):
                guard let close = quoteEnd(start, column) else {
                    report(.unterminatedQuote(letter(start)), start..<start + 1, value: start..<FlowExtent.end(bytes, from: start))
                    at = max(FlowExtent.end(bytes, from: start), start + 1)
                    continue
                }
                at = close
                checkAfter(start)
            case ch("!"), ch("%"), ch("@"), ch("`"), ch("|"), ch(">"), ch("*"), ch("&"): reserved(start)
            default: flowPlain(start, isValue: isValue && inMap, mark: { if let last = open.indices.last { open[last].hasKey = true } })
            }
        }
        if let last = open.last { unclosed(last.at) }
        return false
    }

    private mutating func unclosed(_ bracket: Int) {
        report(.unterminatedBracket(letter(bracket)), bracket..<bracket + 1)
    }

    /// After a quoted text or a bracket, only a mark may follow.
    private mutating func checkAfter(_ start: Int) {
        let end = at
        skipBlanks()
        guard at < bytes.count else { return }
        let byte = bytes[at]
        if byte.isBreak || byte == ch(",") || byte == ch("]") || byte == ch("}") || byte == ch(":") || (byte == ch("#") && at > end) { return }
        let extent = FlowExtent.end(bytes, from: start)
        guard extent > at else { return }
        report(.textAfterClose(letter(start)), at..<extent, value: start..<extent)
        at = extent
    }

    private mutating func reserved(_ start: Int) {
        let byte = bytes[start]
        let name = nameEnd(start + 1)
        let isAlone = name >= bytes.count || bytes[name].isBlank || bytes[name].isBreak || bytes[name].isFlowMark
        if byte == ch("&"), name > start + 1, isAlone {
            at = name
            return
        }
        let end = max(FlowExtent.end(bytes, from: start), start + 1)
        if byte == ch("*"), name > start + 1, isAlone, name == end {
            at = name
            return
        }
        if byte == ch("!") {
            report(.tag(text(start..<min(wordEnd(start), end))), start..<min(wordEnd(start), end), value: start..<end)
        } else {
            report(.reservedStart(letter(start)), start..<start + 1, value: start..<end)
        }
        at = end
    }

    private mutating func flowPlain(_ start: Int, isValue: Bool, mark: () -> Void) {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte.isBreak || byte == ch("]") || byte == ch("}") { break }
            if byte == ch("#"), bytes[end - 1].isBlank { break }
            if byte == ch("[") || byte == ch("{") || byte == ch(",") {
                if byte == ch(","), !PlainTraps.isCutOpen(bytes[start..<end]) { break }
                let extent = FlowExtent.end(bytes, from: start)
                report(.flowCut(letter(end)), end..<end + 1, value: start..<extent)
                at = max(extent, end + 1)
                return
            }
            if byte == ch(":"), end + 1 >= bytes.count || bytes[end + 1].isBlank || bytes[end + 1].isBreak || bytes[end + 1].isFlowMark {
                if isValue {
                    let extent = max(FlowExtent.end(bytes, from: start), end + 1)
                    report(isTernary(start, end) ? .ternary : .colonInText, end..<end + 1, value: start..<extent)
                    at = extent
                    return
                }
                mark()
                end += 1
                break
            }
            end += 1
        }
        at = max(end, start + 1)
    }

    // MARK: Reading

    private mutating func report(_ fault: YAMLFault, _ range: Range<Int>, value: Range<Int>? = nil) {
        findings.append(YAMLFinding(fault, range, value: value))
    }

    private mutating func skipBlanks() {
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

    private mutating func toNextLine() { at = nextLine(at) }

    func nextLine(_ from: Int) -> Int {
        var next = from
        while next < bytes.count, bytes[next] != ch("\n") { next += 1 }
        return min(next + 1, bytes.count)
    }

    private var isDocumentMark: Bool {
        guard at + 2 < bytes.count, bytes[at] == bytes[at + 1], bytes[at] == bytes[at + 2] else { return false }
        return bytes[at] == ch("-") || bytes[at] == ch(".")
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    private func letter(_ place: Int) -> String { String(UnicodeScalar(bytes[place])) }

    private func wordEnd(_ from: Int) -> Int {
        var end = from
        while end < bytes.count, !bytes[end].isBlank, !bytes[end].isBreak { end += 1 }
        return max(end, from + 1)
    }

    private func nameEnd(_ from: Int) -> Int {
        var end = from
        while end < bytes.count, bytes[end].isNameByte { end += 1 }
        return end
    }

    /// The end of a value that has its line to itself: before a comment, without blanks.
    private func plainEnd(_ start: Int) -> Int {
        var end = lineEnd(bytes, start)
        var place = start + 1
        while place < end {
            if bytes[place] == ch("#"), bytes[place - 1].isBlank { end = place }
            place += 1
        }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    /// The colon that ends the key at the reading place, if a key stands there.
    private func keyEnd() -> Int? { keyEnd(at) }

    private func keyEnd(_ start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        let end = lineEnd(bytes, start)
        var place = start
        switch bytes[start] {
        case ch("\""), ch("'"):
            place += 1
            while place < end, bytes[place] != bytes[start] { place += 1 }
            place += 1
            while place < end, bytes[place].isBlank { place += 1 }
            return place < end && bytes[place] == ch(":") && (place + 1 == end || bytes[place + 1].isBlank) ? place : nil
        case ch("!"), ch("*"), ch("&"), ch("%"), ch("@"), ch("`"), ch("|"), ch(">"), ch("["), ch("{"), ch("#"), ch(":"): return nil
        default: break
        }
        while place < end {
            if bytes[place] == ch(":"), place + 1 == end || bytes[place + 1].isBlank { return place }
            if bytes[place] == ch("#"), place > start, bytes[place - 1].isBlank { return nil }
            place += 1
        }
        return nil
    }

    /// A line that can only be an entry of a block at most as deep as `column`: `key: …`.
    private func startsBlockKey(_ start: Int, atMost column: Int) -> Bool {
        var place = start
        while place < bytes.count, bytes[place] == ch(" ") { place += 1 }
        guard place < bytes.count, place - start <= column, !bytes[place].isBreak, let colon = keyEnd(place) else { return false }
        return bytes[place..<colon].allSatisfy { $0.isNameByte || $0 == ch(".") }
    }

    /// The place after the quote that closes the one at `start`; `nil` when it is missing, which an entry of the block on a later line shows.
    private func quoteEnd(_ start: Int, _ column: Int) -> Int? {
        let quote = bytes[start]
        var place = start + 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte == quote {
                if quote == ch("'"), place + 1 < bytes.count, bytes[place + 1] == quote {
                    place += 2
                    continue
                }
                return place + 1
            }
            if byte == ch("\\"), quote == ch("\"") { place += 1 }
            if place < bytes.count, bytes[place] == ch("\n"), startsBlockKey(place + 1, atMost: column) { return nil }
            place += 1
        }
        return nil
    }

    private func isBlockHeader(_ start: Int) -> Bool {
        var place = start + 1
        while place < bytes.count, place < start + 3,
            bytes[place] == ch("+") || bytes[place] == ch("-") || (bytes[place].isDigit && bytes[place] != ch("0"))
        {
            place += 1
        }
        let marksEnd = place
        while place < bytes.count, bytes[place].isBlank { place += 1 }
        return place >= bytes.count || bytes[place].isBreak || (bytes[place] == ch("#") && place > marksEnd)
    }

    /// No value without quotes can begin so.
    private func isReserved(_ place: Int) -> Bool {
        switch bytes[place] {
        case ch("|"), ch(">"): !isBlockHeader(place)
        case ch("*"), ch("&"), ch("%"), ch("@"), ch("`"), ch(","), ch("]"), ch("}"): true
        default: false
        }
    }

    /// Leaves the block text whose key stands at `column`.
    private mutating func skipBlock(deeperThan column: Int) {
        toNextLine()
        while at < bytes.count {
            var place = at
            while place < bytes.count, bytes[place] == ch(" ") { place += 1 }
            if place < bytes.count, !bytes[place].isBreak, place - at <= column { return }
            toNextLine()
        }
    }

    /// A colon inside a plain value that YAML takes for the end of a key.
    private func innerColon(_ start: Int, _ end: Int) -> Int? {
        var place = start
        while place < end {
            if bytes[place] == ch(":"), place + 1 == end || bytes[place + 1].isBlank { return place }
            place += 1
        }
        return nil
    }

    private func isTernary(_ start: Int, _ colon: Int) -> Bool { bytes[start..<colon].contains(ch("?")) }
}
