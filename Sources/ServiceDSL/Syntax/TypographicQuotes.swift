/// Quotes as word processors set them: YAML takes them for a part of the text.
enum TypographicQuotes {
    private static let all: Set<Unicode.Scalar> = [
        "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{201A}", "\u{00AB}", "\u{00BB}", "\u{00B4}",
    ]

    /// The text between such quotes, where it begins and ends with one.
    static func inside(_ text: String) -> String? {
        guard let byte = text.utf8.first, byte >= 0x80 else { return nil }
        let scalars = text.unicodeScalars
        guard scalars.count > 2, let first = scalars.first, let last = scalars.last, all.contains(first), all.contains(last) else {
            return nil
        }
        return String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
    }

    /// The quote that closes the one at `open`, in bytes of the text; `nil` where no such quote stands there.
    static func close(in text: String, of open: Range<Int>) -> Range<Int>? {
        var offset = 0
        var isOpen = false
        for scalar in text.unicodeScalars {
            let end = offset + String(scalar).utf8.count
            defer { offset = end }
            guard all.contains(scalar) else { continue }
            if isOpen { return offset..<end }
            isOpen = offset..<end == open
        }
        return nil
    }
}

extension Diagnostic {
    static func typographicQuotes(_ node: YAMLNode, inside text: String) -> Diagnostic {
        Diagnostic(
            .unquotedText, at: node,
            message: Words(
                en: "these curved quotes become a part of the text", id: "tanda kutip lengkung ini menjadi bagian teks"),
            helps: [Words(en: "write straight quotes: `\"\(text)\"`", id: "tulis tanda kutip lurus: `\"\(text)\"`")],
            fixes: [.replacing(node.span, with: "\"\(text)\"", .maybe)])
    }
}
