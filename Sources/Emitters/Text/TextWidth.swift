/// How wide a text is in a common sans-serif font, rather too wide than too narrow: what is laid out by it never overlaps.
enum TextWidth {
    /// Thousandths of the size of the font. By class of letters, as the wider ones (DejaVu Sans, Verdana) have them.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "i", "l", "j", "I", "'", "|", "!", ",", ".", ":", ";": 340
        case "f", "t", "r", " ", "\u{A0}", "(", ")", "[", "]", "/", "-", "`": 420
        case "m", "w", "M", "W", "%", "@": 1000
        case "A"..."Z", "&", "→": 800
        case "\u{0300}"..."\u{036F}": 0
        case "\u{1100}"...: 1000
        default: 640
        }
    }

    static func of(_ text: Substring, size: Int, isBold: Bool = false) -> Int {
        let sum = text.unicodeScalars.reduce(0) { $0 + width($1) } * size / 1000
        return isBold ? sum * 115 / 100 : sum
    }

    /// The text in lines no wider than `limit`, broken at spaces that do not join, a longer word within.
    static func lines(_ text: String, in limit: Int, size: Int, isBold: Bool = false) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" }) {
            let longer = line.isEmpty ? String(word) : "\(line) \(word)"
            if of(longer[...], size: size, isBold: isBold) <= limit {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            for character in word {
                if of((line + String(character))[...], size: size, isBold: isBold) > limit, !line.isEmpty {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
