/// How far a value reaches that the author meant as one, brackets and quotes of expressions included.
enum FlowExtent {
    /// No value is longer on one line; a bound keeps a hostile line from being read again for each of its parts.
    private static let longest = 2_000

    /// The end of the value that begins at `start` inside `{ }` or `[ ]`: before the comma or bracket that closes it, or the line's end.
    static func end(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
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
            case ch(","): if depth == 0 { break scan }
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

    private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, _ quote: UInt8, _ from: Int, _ limit: Int) -> Int? {
        var at = from
        while at < limit, !bytes[at].isBreak {
            if bytes[at] == quote { return at }
            at += 1
        }
        return nil
    }
}
