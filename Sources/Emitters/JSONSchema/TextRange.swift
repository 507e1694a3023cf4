/// Patterns for texts of one length whose order is the order of their digits: dates, times.
package enum TextRange {
    package enum Comparison { case less, lessOrEqual, greater, greaterOrEqual, equal }

    /// A pattern that matches the texts of the same shape as `bound` that compare so with it; digits compare, all else is fixed.
    /// `nil` where no text does.
    package static func pattern(_ comparison: Comparison, _ bound: String) -> String? {
        let characters = Array(bound.unicodeScalars)
        var alternatives: [String] = []
        let isAbove = comparison == .greater || comparison == .greaterOrEqual
        if comparison != .equal {
            for (index, character) in characters.enumerated() {
                guard let digit = Int(String(character)) else { continue }
                let range = isAbove ? (digit + 1, 9) : (0, digit - 1)
                guard range.0 <= range.1 else { continue }
                let rest = characters[(index + 1)...].map { Int(String($0)) == nil ? escaped($0) : "[0-9]" }.joined()
                let own = range.0 == range.1 ? "\(range.0)" : "[\(range.0)-\(range.1)]"
                alternatives.append(characters[..<index].map(escaped).joined() + own + rest)
            }
        }
        if comparison != .less && comparison != .greater { alternatives.append(characters.map(escaped).joined()) }
        return alternatives.isEmpty ? nil : "^(?:" + alternatives.joined(separator: "|") + ")$"
    }

    /// `scalar` as itself in a pattern.
    static func escaped(_ scalar: Unicode.Scalar) -> String {
        "\\^$.|?*+()[]{}".unicodeScalars.contains(scalar) ? "\\" + String(Character(scalar)) : String(Character(scalar))
    }
}
