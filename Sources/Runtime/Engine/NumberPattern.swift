import ServiceIR

/// A pattern of numbers of an output: `{seq:4}/IR/{roman_month}/{year}`.
public struct NumberPattern: Hashable, Sendable {
    public let text: String
    public init(_ text: String) { self.text = text }

    /// The number with this sequence (from 1 each year, for each output) on this day.
    public func number(_ sequence: Int, on date: CivilDate) -> String {
        let (year, month, day) = date.components
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let word = rest[rest.index(after: open)..<close]
            switch word {
            case "year": result += NumberPattern.padded(year, 4)
            case "month": result += NumberPattern.padded(month, 2)
            case "day": result += NumberPattern.padded(day, 2)
            case "roman_month": result += NumberPattern.romanMonths[month - 1]
            case _ where word.hasPrefix("seq:"): result += NumberPattern.padded(sequence, Int(word.dropFirst(4)) ?? 1)
            default: result += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static let romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
