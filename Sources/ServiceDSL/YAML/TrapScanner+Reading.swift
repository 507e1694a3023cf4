/// What stands at a place of a line.
extension TrapScanner {
    func nextLine(_ from: Int) -> Int {
        var next = from
        while next < bytes.count, bytes[next] != ch("\n") { next += 1 }
        return min(next + 1, bytes.count)
    }

    var isDocumentMark: Bool {
        guard at + 2 < bytes.count, bytes[at] == bytes[at + 1], bytes[at] == bytes[at + 2] else { return false }
        return bytes[at] == ch("-") || bytes[at] == ch(".")
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func letter(_ place: Int) -> String { String(UnicodeScalar(bytes[place])) }

    func wordEnd(_ from: Int) -> Int {
        var end = from
        while end < bytes.count, !bytes[end].isBlank, !bytes[end].isBreak { end += 1 }
        return max(end, from + 1)
    }

    func nameEnd(_ from: Int) -> Int {
        var end = from
        while end < bytes.count, bytes[end].isNameByte { end += 1 }
        return end
    }

    /// The end of a value that has its line to itself: before a comment, without blanks.
    func plainEnd(_ start: Int) -> Int {
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
    func keyEnd() -> Int? { keyEnd(at) }

    func keyEnd(_ start: Int) -> Int? {
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
    func startsBlockKey(_ start: Int, atMost column: Int) -> Bool {
        var place = start
        while place < bytes.count, bytes[place] == ch(" ") { place += 1 }
        guard place < bytes.count, place - start <= column, !bytes[place].isBreak, let colon = keyEnd(place) else { return false }
        return bytes[place..<colon].allSatisfy { $0.isNameByte || $0 == ch(".") }
    }

    /// A line that can only be an item of a list at most as deep as `column`: `- …`.
    private func startsBlockItem(_ start: Int, atMost column: Int) -> Bool {
        var place = start
        while place < bytes.count, bytes[place] == ch(" ") { place += 1 }
        return place + 1 < bytes.count && place - start <= column && bytes[place] == ch("-") && bytes[place + 1].isBlank
    }

    /// The place after the quote that closes the one at `start`; `nil` when it is missing, which an entry of the block
    /// on a later line shows, or an item of the list.
    func quoteEnd(_ start: Int, _ column: Int) -> Int? {
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
            if place < bytes.count, bytes[place] == ch("\n"),
                startsBlockKey(place + 1, atMost: column) || startsBlockItem(place + 1, atMost: column)
            {
                return nil
            }
            place += 1
        }
        return nil
    }

    func isBlockHeader(_ start: Int) -> Bool {
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
    func isReserved(_ place: Int) -> Bool {
        switch bytes[place] {
        case ch("|"), ch(">"): !isBlockHeader(place)
        case ch("*"), ch("&"), ch("%"), ch("@"), ch("`"), ch(","), ch("]"), ch("}"): true
        default: false
        }
    }

    /// Leaves the block text whose key stands at `column`.
    mutating func skipBlock(deeperThan column: Int) {
        toNextLine()
        while at < bytes.count {
            var place = at
            while place < bytes.count, bytes[place] == ch(" ") { place += 1 }
            if place < bytes.count, !bytes[place].isBreak, place - at <= column { return }
            toNextLine()
        }
    }

    /// A colon inside a plain value that YAML takes for the end of a key.
    func innerColon(_ start: Int, _ end: Int) -> Int? {
        var place = start
        while place < end {
            if bytes[place] == ch(":"), place + 1 == end || bytes[place + 1].isBlank { return place }
            place += 1
        }
        return nil
    }

    func isTernary(_ start: Int, _ colon: Int) -> Bool { bytes[start..<colon].contains(ch("?")) }
}
