import ServiceIR

/// A pattern of numbers of an output: `{seq:4}/IR/{roman_month}/{year}`, or one that bears a number of the case: `{akta.nomor.number}`.
public struct NumberPattern: Hashable, Sendable {
    public let text: String
    public init(_ text: String) { self.text = text }

    /// The number with this sequence (from 1 each year, for each output) on this day.
    public func number(_ sequence: Int, on date: CivilDate) -> String {
        written(on: date) { word in
            word.hasPrefix("seq:") ? NumberPattern.padded(sequence, Int(word.dropFirst(4)) ?? 1) : "{\(word)}"
        }
    }

    /// The canonical names of the values that stand in it; with one it has no sequence, and the number follows from the case.
    var names: [String] {
        var names: [String] = []
        _ = written(on: CivilDate(dayNumber: 0)) { word in
            if !word.hasPrefix("seq:") { names.append(String(word)) }
            return ""
        }
        return names
    }

    /// The number with these values on this day. What a value says is never read as a part of the pattern.
    func number(with values: [String: String], on date: CivilDate) -> String { written(on: date) { values[String($0)] ?? "" } }

    private func written(on date: CivilDate, _ part: (Substring) -> String) -> String {
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
            default: result += part(word)
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
