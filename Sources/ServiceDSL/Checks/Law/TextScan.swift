/// What one pass over the bytes of a text tells of it; most texts need no closer look.
struct TextScan {
    /// The number of words of the longest sentence: one ends with `.`, `!`, `?`, `;` or `:` before a space, or with a line.
    private(set) var longestSentence = 0
    private(set) var hasDigit = false
    /// A point stands between two letters, or behind a word of three: so do titles.
    private(set) var mayHaveTitle = false
    /// The word of officials that stands first.
    private(set) var official: PlainWords.Entry?

    init(_ text: String) {
        var text = text
        text.withUTF8 { scan($0) }
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var words = 0
        var start = 0
        // Where the word begins, without a bracket before it.
        var letters = 0
        for place in bytes.indices {
            let byte = bytes[place]
            if byte == 0x20 || byte == 0x0A {
                if byte == 0x0A || place > start && Self.ends(bytes[place - 1]) {
                    longestSentence = max(longestSentence, words)
                    words = 0
                }
                start = place + 1
                continue
            }
            if place == start {
                words += 1
                letters = byte == ch("(") ? place + 1 : place
                if official == nil { official = PlainWords.entry(in: bytes, at: letters) }
            }
            if byte.isDigit {
                hasDigit = true
            } else if byte == ch("."), place > start {
                mayHaveTitle = mayHaveTitle || place - letters == 3 || place + 1 < bytes.count && bytes[place + 1].isLetter
            }
        }
        longestSentence = max(longestSentence, words)
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte == ch(".") || byte == ch("!") || byte == ch("?") || byte == ch(";") || byte == ch(":")
    }
}
