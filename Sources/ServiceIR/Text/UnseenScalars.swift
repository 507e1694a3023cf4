/// Characters that nobody sees: white space, controls, and those without a shape of their own (joiners, marks of direction, fillers).
///
/// A closed list of the basic plane, not the properties of some version of Unicode: validator and emitted schema say the same everywhere.
public enum UnseenScalars {
    private static let ranges: [ClosedRange<UInt32>] = [
        0x00...0x20, 0x7F...0xA0, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x1680...0x1680, 0x17B4...0x17B5,
        0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800...0x2800, 0x3000...0x3000, 0x3164...0x3164,
        0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFFB,
    ]

    public static func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value <= 0x20 }
        return ranges.contains { $0.contains(scalar.value) }
    }

    /// The members of a set of a regular expression: `\u0000-\u0020\u007f-…`.
    public static let pattern: String = {
        func escaped(_ value: UInt32) -> String {
            let digits = String(value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
        return ranges.map { range in
            range.count == 1 ? escaped(range.lowerBound) : "\(escaped(range.lowerBound))-\(escaped(range.upperBound))"
        }.joined()
    }()
}

extension Text {
    /// Whether nothing can be seen in it.
    public static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(UnseenScalars.contains) }

    /// The text as it is kept: composed, and without the controls that make other characters read in another order than they stand
    /// (U+202A to U+202E, U+2066 to U+2069), which come along when a name is copied from a telephone's contacts.
    public static func kept(_ text: String) -> String {
        let normal = nfc(text)
        // Each begins with the byte E2.
        if normal.utf8.allSatisfy({ $0 != 0xE2 }) || !normal.unicodeScalars.contains(where: isDirectionControl) { return normal }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: normal.unicodeScalars.lazy.filter { !isDirectionControl($0) })
        return nfc(String(result))
    }

    private static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
