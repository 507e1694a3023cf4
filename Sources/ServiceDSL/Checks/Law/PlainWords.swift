/// Words of officials with the plain ones that serve (Indonesian).
enum PlainWords {
    private static let all: [(word: String, plain: String)] = [
        ("barang siapa", "siapa pun yang"), ("bilamana", "bila"), ("dikarenakan", "karena"), ("diperkenankan", "boleh"),
        ("dipergunakan", "dipakai"), ("sebagaimana dimaksud", "seperti"), ("sekurang-kurangnya", "paling sedikit"),
        ("selambat-lambatnya", "paling lambat"), ("setinggi-tingginya", "paling tinggi"),
    ]

    private static let bytes: [(bytes: [UInt8], entry: (word: String, plain: String))] = all.map { (Array($0.word.utf8), $0) }

    /// The first of them that begins a word of the text; one pass over its bytes.
    static func first(in text: String) -> (word: String, plain: String)? {
        let own = text.utf8
        var isStart = true
        for place in own.indices {
            let byte = own[place].small
            // Each begins with one of these.
            if isStart, byte == UInt8(ascii: "s") || byte == UInt8(ascii: "d") || byte == UInt8(ascii: "b") {
                for (word, entry) in bytes where own[place...].lazy.map(\.small).starts(with: word) { return entry }
            }
            isStart = !byte.isLetter
        }
        return nil
    }
}

/// How a text is cut into sentences.
enum Sentences {
    /// The number of words of the longest sentence: one ends with `.`, `!`, `?`, `;` or `:` before a space, or with a line.
    static func longest(in text: String) -> Int {
        var longest = 0
        var words = 0
        var isInWord = false
        var last: UInt8 = 0
        for byte in text.utf8 {
            let isSpace = byte == 0x20 || byte == 0x0a
            if isSpace {
                let ends = byte == 0x0a || ".!?;:".utf8.contains(last)
                isInWord = false
                if ends {
                    longest = max(longest, words)
                    words = 0
                }
            } else if !isInWord {
                isInWord = true
                words += 1
            }
            last = byte
        }
        return max(longest, words)
    }
}
