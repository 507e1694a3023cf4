/// How people can be reached: telephone, e-mail, web address; each kept in one spelling. `nil` = it has not the form.
public enum Contact {
    /// `+62812…` for Indonesian numbers, however written (`0812-3456-7890`, `62812…`, `(0482) 21234`); others as `+` and 7 to 15 digits.
    ///
    /// Mobile numbers have 10 to 13 digits with their 0, fixed lines 8 to 12.
    public static func phone(_ text: String) -> String? {
        var digits = ""
        var isInternational = false
        for (i, scalar) in Text.trimmed(Text.kept(text)).unicodeScalars.enumerated() {
            switch scalar {
            case "0"..."9": digits.unicodeScalars.append(scalar)
            case "+" where i == 0: isInternational = true
            case " ", "\u{A0}", "-", ".", "(", ")": break
            default: return nil
            }
        }
        if isInternational, !digits.hasPrefix("62") {
            return (7...15).contains(digits.utf8.count) && !digits.hasPrefix("0") ? "+" + digits : nil
        }
        var national = digits[...]
        if isInternational || digits.hasPrefix("628") { national = national.dropFirst(2) }
        // `+62 (0)812` is written too.
        if national.hasPrefix("0") { national = national.dropFirst() } else if national.utf8.count == digits.utf8.count { return nil }
        guard let first = national.utf8.first, first != UInt8(ascii: "0") else { return nil }
        let lengths = first == UInt8(ascii: "8") ? 9...12 : 7...11
        return lengths.contains(national.utf8.count) ? "+62" + national : nil
    }

    /// `112`, `1500-123`: a number of a region or a call centre, that is dialled as it is.
    public static func shortNumber(_ text: String) -> String? {
        let digits = Text.trimmed(text).utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        guard (3...8).contains(digits.count), digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.first != UInt8(ascii: "0")
        else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    /// An address that mail can be sent to (ASCII, a domain with a point); the domain in small letters.
    public static func email(_ text: String) -> String? {
        let text = Text.trimmed(text)
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].count),
            let host = host(Substring(parts[1])), host.utf8.contains(UInt8(ascii: "."))
        else { return nil }
        let words = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let marks = Array("!#$%&'*+/=?^_`{|}~-".utf8)
        guard words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { isLetterOrDigit($0) || marks.contains($0) } }) else { return nil }
        return "\(Substring(parts[0]))@\(host)"
    }

    /// A web address (`http` or `https`) without a user's name in it; scheme and host in small letters.
    public static func url(_ text: String) -> String? {
        let text = Text.trimmed(text)
        guard text.utf8.count <= 2048, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.utf8.index(after: colon)...]
        guard scheme == "http" || scheme == "https", rest.hasPrefix("//") else { return nil }
        let forbidden = Array("<>\"{}|\\^`".utf8)
        guard !rest.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F }),
            !rest.utf8.contains(where: { forbidden.contains($0) })
        else { return nil }
        let place = rest.dropFirst(2)
        let ends = Array("/?#".utf8)
        let end = place.utf8.firstIndex { ends.contains($0) } ?? place.endIndex
        let named = place[..<end].utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = named.first, let host = host(Substring(first)) else { return nil }
        var address = "\(scheme)://\(host)"
        if named.count == 2 {
            guard let port = Int(Substring(named[1])), (1...65_535).contains(port) else { return nil }
            address += ":\(port)"
        }
        return address + place[end...]
    }

    /// Labels of letters, digits and inner dashes, joined by points.
    private static func host(_ text: Substring) -> String? {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= 253,
            labels.allSatisfy({ label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            })
        else { return nil }
        return text.lowercased()
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
