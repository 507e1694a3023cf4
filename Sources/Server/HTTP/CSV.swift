/// Tables as RFC 4180 has them, for spreadsheets.
enum CSV {
    static let type = "text/csv; charset=utf-8"

    /// UTF-8 with its mark, without which some spreadsheets take it for something else.
    static func bytes(_ rows: [[String]]) -> [UInt8] {
        Array(("\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()).utf8)
    }

    /// What begins like a formula, in letters of full width too, is made text by an apostrophe before it.
    static func cell(_ text: String) -> String {
        let isFormula =
            text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
        // A quote that carries an accent is a quote.
        let doubled = text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"\(isFormula ? "'" : "")\(doubled)\""
    }
}
