/// A name in braces within a text, as in the pattern of an output's number: `{hari}`, `{survei.tanggal}`.
enum NameInBraces {
    /// The first that stands in the text, without its braces.
    static func first(in text: String) -> String? {
        let bytes = text.utf8
        var from = bytes.startIndex
        while let open = bytes[from...].firstIndex(of: UInt8(ascii: "{")) {
            from = bytes.index(after: open)
            guard let close = bytes[from...].firstIndex(where: { !isOfName($0) }) else { return nil }
            if bytes[close] == UInt8(ascii: "}"), close > from { return String(text[from..<close]) }
        }
        return nil
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
