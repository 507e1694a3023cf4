/// Finds what shows an officer as a person: a mobile number, a NIP, or titles beside a name.
enum PersonInText {
    /// Titles that stand before or behind a name, as they are written.
    private static let titles: [String] = [
        "Drs.", "Dra.", "S.H.", "S.Sos", "S.IP", "S.STP", "M.Si", "M.M.", "M.AP", "S.Kom", "M.Pd", "S.Pd",
    ]

    /// The number or title found first; nothing where the text has none.
    static func first(in text: String, _ scan: TextScan) -> String? {
        if scan.hasDigit, let number = number(in: text) { return number }
        guard scan.mayHaveTitle else { return nil }
        return text.split(separator: " ").lazy.compactMap { word in titles.first { word.hasPrefix($0) } }.first
    }

    /// A run of digits, with single spaces, points or hyphens within, that is a mobile number (`08…`, `+628…`, 10 to 13 digits) or a NIP (18).
    private static func number(in text: String) -> String? {
        let bytes = Array(text.utf8)
        var place = 0
        while place < bytes.count {
            guard bytes[place].isDigit else {
                place += 1
                continue
            }
            var digits: [UInt8] = []
            var end = place
            while end < bytes.count {
                if bytes[end].isDigit {
                    digits.append(bytes[end])
                } else if !(" .-".utf8.contains(bytes[end]) && end + 1 < bytes.count && bytes[end + 1].isDigit) {
                    break
                }
                end += 1
            }
            let starts = { (prefix: String) in digits.starts(with: prefix.utf8) }
            let isMobile = (10...13).contains(digits.count) && starts("08") || (11...14).contains(digits.count) && starts("628")
            let isEmployee = digits.count == 18 && (starts("19") || starts("20"))
            if isMobile || isEmployee { return String(decoding: bytes[place..<end], as: UTF8.self) }
            place = end
        }
        return nil
    }
}
