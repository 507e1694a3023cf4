/// Finds what shows an officer as a person: a mobile number, a NIP, or titles beside a name.
enum PersonInText {
    /// Titles behind a name, and those before one.
    private static let titles = ["S.H.", "S.Sos", "S.IP", "S.STP", "M.Si", "M.M.", "M.AP", "S.Kom", "M.Pd", "S.Pd"]
    private static let before = ["Drs.", "Dra."]

    /// The number or title found first; nothing where the text has none.
    static func first(in text: String, _ scan: TextScan) -> String? {
        if scan.hasDigit, let number = number(in: text) { return number }
        return scan.mayHaveTitle ? title(in: text) : nil
    }

    /// A title beside a name: `Drs. Amir`, `Siti Aminah, S.Sos`; alone it names a degree.
    private static func title(in text: String) -> String? {
        let words = text.split(separator: " ").map { $0.drop { $0 == "(" } }
        for (word, next) in zip(words, words.dropFirst()) {
            if let title = before.first(where: { word == $0 }), isName(next) { return title }
            if word.last == ",", isName(word), let title = titles.first(where: next.hasPrefix) { return title }
        }
        return nil
    }

    private static func isName(_ word: Substring) -> Bool {
        (word.first?.isUppercase ?? false) && !titles.contains { word.hasPrefix($0) }
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
            let groups = bytes[place..<end].split { !$0.isDigit }
            let starts = { (prefix: String) in digits.starts(with: prefix.utf8) }
            // Numbers are written in groups of three or more: hours and dates are not.
            let isGrouped = groups.dropFirst().allSatisfy { $0.count >= 3 } && (groups[0].count >= 4 || starts("62"))
            let isMobile =
                isGrouped && ((10...13).contains(digits.count) && starts("08") || (11...14).contains(digits.count) && starts("628"))
            let isEmployee = digits.count == 18 && groups[0].count >= 8 && (starts("19") || starts("20"))
            if isMobile || isEmployee { return String(decoding: bytes[place..<end], as: UTF8.self) }
            place = end
        }
        return nil
    }
}
