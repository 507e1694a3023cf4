/// How far a value reaches that the author meant as one, brackets and quotes of expressions included.
enum FlowExtent {
    /// No value is longer on one line; a bound keeps a hostile line from being read again for each of its parts.
    private static let longest = 2_000

    /// The end of the value that begins at `start` inside `{ }` or `[ ]`: before the comma or bracket that closes it, or the line's end.
    ///
    /// - Parameter isText: it was opened by a quote, so that only a comma before a key ends it.
    static func end(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isText: Bool = false) -> Int {
        var at = start
        var depth = 0
        let limit = min(start + longest, bytes.count)
        scan: while at < limit, !bytes[at].isBreak {
            let byte = bytes[at]
            switch byte {
            case ch("("), ch("["), ch("{"): depth += 1
            case ch(")"): depth = max(0, depth - 1)
            case ch("]"), ch("}"):
                if depth == 0 { break scan }
                depth -= 1
            case ch(","): if depth == 0, !isText || isBeforeKey(bytes, at + 1) { break scan }
            case ch("#"): if at > start, bytes[at - 1].isBlank { break scan }
            case ch("'"), ch("\""):
                // An apostrophe inside a word opens nothing; nor does a quote that its line does not close.
                if at == start || !(bytes[at - 1].isLetter || bytes[at - 1].isDigit), let close = closing(bytes, byte, at + 1, limit) {
                    at = close
                }
            default: break
            }
            at += 1
        }
        // Not in the middle of a character.
        while at > start, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        while at > start, bytes[at - 1].isBlank { at -= 1 }
        return at
    }

    /// In `{ id: "Lengkap, didaftarkan, en: "Complete" }` the quote that seems to close the text at `start` opens the value of a key: the comma
    /// before that key, where the text was to end.
    static func commaBeforeKey(_ bytes: UnsafeBufferPointer<UInt8>, of start: Int, closed end: Int) -> Int? {
        var at = end - 2
        while at > start, bytes[at].isBlank { at -= 1 }
        guard at > start, at < end - 2, bytes[at] == ch(":") else { return nil }
        while at > start + 1, bytes[at - 1].isWordByte { at -= 1 }
        while at > start + 1, bytes[at - 1].isBlank { at -= 1 }
        return at > start + 1 && bytes[at - 1] == ch(",") && isBeforeKey(bytes, at) ? at - 1 : nil
    }

    /// Whether a key follows: `, en: …`.
    private static func isBeforeKey(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        var at = place
        while at < bytes.count, bytes[at].isBlank { at += 1 }
        let word = at
        while at < bytes.count, bytes[at].isWordByte { at += 1 }
        return at > word && at + 1 < bytes.count && bytes[at] == ch(":") && bytes[at + 1].isBlank
    }

    private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, _ quote: UInt8, _ from: Int, _ limit: Int) -> Int? {
        var at = from
        while at < limit, !bytes[at].isBreak {
            if bytes[at] == quote { return at }
            at += 1
        }
        return nil
    }
}
