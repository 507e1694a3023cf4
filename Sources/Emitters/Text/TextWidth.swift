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

    /// Of the letters that nearly every text is made of.
    private static let common = (0..<128).map { width(Unicode.Scalar(UInt8($0))) }

    /// Thousandths of the size of the font: of a whole text, the sum of its parts.
    private static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? common[Int($1.value)] : width($1)) }
    }

    /// Pixels.
    static func of(_ text: String, size: Int, isBold: Bool = false) -> Int { pixels(width(text), size: size, isBold: isBold) }

    private static func pixels(_ width: Int, size: Int, isBold: Bool) -> Int {
        let pixels = width * size / 1000
        return isBold ? pixels * 115 / 100 : pixels
    }

    /// The text in lines no wider than `limit`, broken at spaces that do not join, a longer word within.
    static func lines(_ text: String, in limit: Int, size: Int, isBold: Bool = false) -> [String] {
        func fits(_ width: Int) -> Bool { pixels(width, size: size, isBold: isBold) <= limit }
        let space = width(" ")
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for word in words(of: text) {
            let wordWidth = width(word)
            if line.isEmpty ? fits(wordWidth) : fits(lineWidth + space + wordWidth) {
                lineWidth += (line.isEmpty ? 0 : space) + wordWidth
                line += line.isEmpty ? word : " \(word)"
                continue
            }
            if !line.isEmpty { lines.append(line) }
            (line, lineWidth) = (word, wordWidth)
            if fits(wordWidth) { continue }
            (line, lineWidth) = ("", 0)
            for character in word {
                let own = width(String(character))
                if !fits(lineWidth + own), !line.isEmpty {
                    lines.append(line)
                    (line, lineWidth) = ("", 0)
                }
                line.append(character)
                lineWidth += own
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    private static func words(of text: String) -> [String] {
        // Where no scalar joins with another to one character, scalars tell what is a space, which is a tenth of the work.
        guard text.unicodeScalars.allSatisfy(standsAlone) else {
            return text.split { $0.isWhitespace && $0 != "\u{A0}" }.map(String.init)
        }
        return text.unicodeScalars.split { $0 == " " || $0 == "\u{85}" || ("\t"..."\r").contains($0) }.map(String.init)
    }

    /// Latin letters and signs, dashes, quotes, arrows.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x300 || (0x2010...0x2027).contains(scalar.value) || (0x2190...0x21FF).contains(scalar.value)
    }
}
