/// Regulations of the nation that are often named by service standards and no longer in force, with what repealed each (state of November 2026).
///
/// Only whole repeals stand here; what was merely changed is in force.
enum RepealedLaws {
    struct Entry: Sendable {
        /// As it is cited: `UU 28/2009`.
        let law: String
        /// The regulation that repeals it, with the article where one is named.
        let by: String

        /// The number and the year of its citation.
        fileprivate var numbers: [Int] { RepealedLaws.numbers(in: law) }
    }

    static let all: [Entry] = [
        Entry(law: "UU 13/1985", by: "UU 10/2020"),
        Entry(law: "UU 29/2004", by: "UU 17/2023 pasal 454"),
        Entry(law: "UU 32/2004", by: "UU 23/2014 pasal 409"),
        Entry(law: "UU 33/2004", by: "UU 1/2022 pasal 189"),
        Entry(law: "UU 28/2009", by: "UU 1/2022 pasal 189"),
        Entry(law: "UU 36/2009", by: "UU 17/2023 pasal 454"),
        Entry(law: "UU 44/2009", by: "UU 17/2023 pasal 454"),
        Entry(law: "UU 36/2014", by: "UU 17/2023 pasal 454"),
        Entry(law: "UU 38/2014", by: "UU 17/2023 pasal 454"),
        Entry(law: "UU 4/2019", by: "UU 17/2023 pasal 454"),
        Entry(law: "UU 11/2020", by: "Perppu 2/2022 pasal 185 (UU 6/2023)"),
        Entry(law: "PP 37/2007", by: "PP 40/2019"),
        Entry(law: "PP 24/2018", by: "PP 5/2021"),
        Entry(law: "PP 5/2021", by: "PP 28/2025"),
        Entry(law: "Perpres 25/2008", by: "Perpres 96/2018"),
        Entry(law: "PermenPANRB 36/2012", by: "PermenPANRB 15/2014"),
        Entry(law: "PermenPANRB 16/2014", by: "PermenPANRB 14/2017"),
    ]

    /// The repealed regulation that the text cites: `UU 28/2009`, `Undang-Undang Nomor 28 Tahun 2009`; not what stands behind `pengganti` and the
    /// like, which tells what another has replaced.
    static func first(in text: String) -> Entry? {
        guard mayCite(text) else { return nil }
        var words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }[...]
        var kind: String?
        while let word = words.first {
            if replacing.contains(word) { return nil }
            if let found = kinds.first(where: { words.starts(with: $0.words) }) {
                kind = found.citation
                words.removeFirst(found.words.count)
                continue
            }
            words.removeFirst()
            if word.utf8.allSatisfy(\.isDigit) {
                let year = words.first { !["tahun", "thn", "th"].contains($0) }
                if let kind, let year, let found = all.first(where: { $0.law == "\(kind) \(word)/\(year)" }) { return found }
            } else if fillers.contains(word) {
                continue
            }
            kind = nil
        }
        return nil
    }

    /// Whether the number of one of them, and its year behind that, stand in the text at all: few texts need to be read word by word.
    private static func mayCite(_ text: String) -> Bool {
        let found = numbers(in: text)
        return citations.contains { citation in
            found.firstIndex(of: citation[0]).map { found[$0...].contains(citation[1]) } ?? false
        }
    }

    private static let citations = all.map(\.numbers)

    /// The runs of digits, in order.
    private static func numbers(in text: String) -> [Int] {
        var found: [Int] = []
        var isInside = false
        for byte in text.utf8 {
            if byte.isDigit {
                let digit = Int(byte - UInt8(ascii: "0"))
                if isInside { found[found.count - 1] = found[found.count - 1] &* 10 &+ digit } else { found.append(digit) }
            }
            isInside = byte.isDigit
        }
        return found
    }

    /// The words by which each kind of regulation is named, the longest first.
    private static let kinds: [(words: [String], citation: String)] = [
        (["undang", "undang"], "UU"), (["uu"], "UU"), (["peraturan", "pemerintah"], "PP"), (["pp"], "PP"),
        (["peraturan", "presiden"], "Perpres"), (["perpres"], "Perpres"), (["peraturan", "menteri", "panrb"], "PermenPANRB"),
        (["permen", "panrb"], "PermenPANRB"), (["permenpan", "rb"], "PermenPANRB"), (["permenpanrb"], "PermenPANRB"),
        (["permenpan"], "PermenPANRB"),
    ]
    /// What may stand between the kind and the number.
    private static let fillers: Set<String> = ["nomor", "no", "ri", "republik", "indonesia"]
    private static let replacing: Set<String> = ["pengganti", "mengganti", "menggantikan", "mencabut", "perubahan", "mengubah"]
}
