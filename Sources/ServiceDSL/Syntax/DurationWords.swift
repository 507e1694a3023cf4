import ServiceIR

/// Durations as people write them, in English and in Indonesian.
public enum DurationWords {
    /// Why a text is no duration.
    enum Fault: Error, Hashable {
        case noNumber
        /// A number alone: 5 what?
        case noUnit(Int)
        case unknownUnit(String)
        case reversed
        case tooLong
        case rangeNotAllowed
        /// Hours, minutes or working days where only days or longer stand.
        case unitTooShort(Int, Period.Unit)
        /// No time at all where it must be some.
        case zero(mayBeLeftOut: Bool)
        /// `per`, and nothing behind it.
        case perNothing
        /// Behind `per` stands no name.
        case perNoName(String)
        /// A time by a number where only one stands.
        case perNotHere
    }

    private static let units: [(words: String, unit: Period.Unit)] = [
        ("working days", .workingDays), ("working day", .workingDays), ("hari kerja", .workingDays),
        ("hours", .hours), ("hour", .hours), ("jam", .hours),
        ("minutes", .minutes), ("minute", .minutes), ("menit", .minutes),
        ("days", .days), ("day", .days), ("hari", .days), ("calendar days", .days), ("calendar day", .days), ("hari kalender", .days),
        ("weeks", .weeks), ("week", .weeks), ("minggu", .weeks),
        ("months", .months), ("month", .months), ("bulan", .months),
        ("years", .years), ("year", .years), ("tahun", .years),
    ]

    /// All words that name a unit, for suggestions.
    static var unitWords: [String] { units.map(\.words) }
    /// The words of those units.
    static func words(_ isWanted: (Period.Unit) -> Bool) -> [String] { units.filter { isWanted($0.unit) }.map(\.words) }

    /// What `5-7 hari kerja` or `5 s/d 7 hari kerja` is meant to be: `5 to 7 hari kerja`.
    static func meantRange(_ text: String) -> String? {
        func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
        let lower = text.prefix(while: isDigit)
        var rest = text.dropFirst(lower.count).drop { $0 == " " }
        guard let mark = ["s/d", "s.d.", "s.d", "-", "\u{2013}"].first(where: rest.hasPrefix) else { return nil }
        rest = rest.dropFirst(mark.count).drop { $0 == " " }
        let meant = "\(lower) to \(rest)"
        guard case .success = read(meant) else { return nil }
        return meant
    }

    /// The two sides of the word `per` in `1 working day per kendaraan`; `nil` where that word is not there.
    static func parts(of text: String) -> (duration: String, name: Substring)? {
        guard let mark = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).first(where: { $0 == "per" }) else { return nil }
        var name = text[mark.endIndex...].drop { $0 == " " || $0 == "\n" }
        while name.last == " " || name.last == "\n" { name.removeLast() }
        return (String(text[..<mark.startIndex]), name)
    }

    /// Reads `5 working days`, `1 jam`, `3 to 25 working days`.
    static func read(_ text: String) -> Result<PeriodRange, Fault> {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "\n" })
        guard let first = words.first, let lower = Int(first), lower >= 0 else { return .failure(.noNumber) }
        words.removeFirst()
        var upper = lower
        if let word = words.first, word == "to" || word == "sampai" || word == "hingga" {
            guard words.count > 1, let number = Int(words[1]), number >= 0 else { return .failure(.noNumber) }
            upper = number
            words.removeFirst(2)
        }
        guard !words.isEmpty else { return .failure(.noUnit(upper)) }
        let name = words.joined(by: " ")
        guard let unit = units.first(where: { $0.words == name })?.unit else { return .failure(.unknownUnit(name)) }
        guard lower <= upper else { return .failure(.reversed) }
        guard upper <= 100_000 else { return .failure(.tooLong) }
        return .success(PeriodRange(lower, upper, unit))
    }
}
