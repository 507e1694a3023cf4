extension TrapScanner {
    /// Reads `{ … }` or `[ … ]` over its lines; false when it is not closed, and then the next line to read is set.
    mutating func flow(_ column: Int) -> Bool {
        var open: [(at: Int, isMap: Bool, hasKey: Bool)] = []
        while at < bytes.count, findings.count <= 10 * YAMLParser.findingLimit {
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
                if checkAfter(from, inMap: open.last?.isMap ?? false), let last = open.indices.last { open[last].hasKey = false }
            case ch(","):
                at += 1
                if let last = open.indices.last { open[last].hasKey = false }
            case ch(":") where at + 1 >= bytes.count || bytes[at + 1].isBlank || bytes[at + 1].isBreak || bytes[at + 1].isFlowMark:
                at += 1
                if let last = open.indices.last { open[last].hasKey = true }
            case ch("\""), ch("'"):
                guard let close = quoteEnd(start, column) else {
                    let extent = FlowExtent.end(bytes, from: start, isText: true)
                    report(.unterminatedQuote(letter(start)), start..<start + 1, value: start..<extent)
                    at = max(extent, start + 1)
                    continue
                }
                at = close
                if checkAfter(start, inMap: inMap && isValue), let last = open.indices.last { open[last].hasKey = false }
            case ch("!"), ch("%"), ch("@"), ch("`"), ch("|"), ch(">"), ch("*"), ch("&"): reserved(start)
            default:
                flowPlain(
                    start, isValue: isValue && inMap, mark: { isRead in if let last = open.indices.last { open[last].hasKey = isRead } })
            }
        }
        if let last = open.last { unclosed(last.at) }
        return false
    }

    mutating func unclosed(_ bracket: Int) {
        report(.unterminatedBracket(letter(bracket)), bracket..<bracket + 1)
    }

    /// After a quoted text or a bracket, only a mark may follow; whether a key does, before which the comma is lost.
    mutating func checkAfter(_ start: Int, inMap: Bool) -> Bool {
        let end = at
        skipBlanks()
        guard at < bytes.count else { return false }
        let byte = bytes[at]
        if byte.isBreak || byte == ch(",") || byte == ch("]") || byte == ch("}") || byte == ch(":") || (byte == ch("#") && at > end) {
            return false
        }
        var colon = at
        while colon < bytes.count, bytes[colon].isWordByte { colon += 1 }
        if inMap, colon < bytes.count, bytes[colon] == ch(":"), lostComma(before: colon, from: start) { return true }
        if bytes[start] == ch("\"") || bytes[start] == ch("'"), let comma = FlowExtent.commaBeforeKey(bytes, of: start, closed: end) {
            // A text that would swallow the next line was to end on its own.
            let isSwallowing = bytes[start..<comma].contains(where: \.isBreak)
            let extent = isSwallowing ? FlowExtent.end(bytes, from: start, isText: true) : comma
            report(.unterminatedQuote(letter(start)), start..<start + 1, value: start..<extent)
            at = max(extent, start + 1)
            return false
        }
        let extent = FlowExtent.end(bytes, from: start)
        guard extent > at else { return false }
        report(.textAfterClose(letter(start)), at..<extent, value: start..<extent)
        at = extent
        return false
    }

    /// Before a colon inside a value a key of the language stands: the comma before it is lost, and what follows is read as that key's.
    mutating func lostComma(before colon: Int, from start: Int) -> Bool {
        var word = colon
        while word > start, bytes[word - 1].isWordByte { word -= 1 }
        guard word > start, word < colon, bytes[word - 1].isBlank, isKey(text(word..<colon)) else { return false }
        var gap = word - 1
        while gap > start, bytes[gap - 1].isBlank { gap -= 1 }
        guard gap > start else { return false }
        // A semicolon was meant as the comma.
        if bytes[gap - 1] == ch(";"), gap - 1 > start { gap -= 1 }
        report(.commaLost(before: text(word..<colon), at: gap..<gap + 1), word..<colon)
        at = word
        return true
    }

    mutating func reserved(_ start: Int) {
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

    mutating func flowPlain(_ start: Int, isValue: Bool, mark: (Bool) -> Void) {
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
                    if !isTernary(start, end), lostComma(before: end, from: start) { return mark(false) }
                    let extent = max(FlowExtent.end(bytes, from: start), end + 1)
                    report(isTernary(start, end) ? .ternary : .colonInText, end..<end + 1, value: start..<extent)
                    at = extent
                    return
                }
                mark(true)
                end += 1
                break
            }
            end += 1
        }
        at = max(end, start + 1)
    }
}
