/// A product of whole powers of the author's words: `m2`, `rupiah/m2`; sorted by word, no zero powers.
public struct Unit: Hashable, Sendable {
    public let powers: [Power]

    public struct Power: Hashable, Sendable {
        public var word: String
        public var exponent: Int
        public init(_ word: String, _ exponent: Int) {
            self.word = word
            self.exponent = exponent
        }
    }

    /// Powers of the same word are added up; what cancels is gone.
    public init(powers: [Power]) {
        var merged: [Power] = []
        for power in powers.sorted(by: { $0.word < $1.word }) {
            if let last = merged.last, last.word == power.word {
                merged[merged.count - 1].exponent += power.exponent
            } else {
                merged.append(power)
            }
        }
        self.powers = merged.filter { $0.exponent != 0 }
    }

    public static let none = Unit(powers: [])
    /// Money: whole rupiah.
    public static let rupiah = Unit(powers: [Power("rupiah", 1)])

    public var isNone: Bool { powers.isEmpty }

    public func multiplied(by other: Unit) -> Unit { Unit(powers: powers + other.powers) }
    public func divided(by other: Unit) -> Unit { multiplied(by: other.raised(to: -1)) }
    public func raised(to exponent: Int) -> Unit { Unit(powers: powers.map { Power($0.word, $0.exponent * exponent) }) }
}

extension Unit: CustomStringConvertible {
    /// The greatest power that can be written.
    public static let greatestPower = 99

    /// Reads `m2`, `rupiah/m2`, `orang*hari`, `1/m`: words with whole powers, at most one `/`; `1` alone is no unit.
    ///
    /// A word is a letter and then letters or `_`, ASCII; the digits behind it are its power.
    public init?(_ text: String) {
        let sides = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard sides.count <= 2 else { return nil }
        var powers: [Power] = []
        for (side, sign) in zip(sides, [1, -1]) {
            if sign == 1, side.elementsEqual([UInt8(ascii: "1")]) { continue }
            for factor in side.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false) {
                guard let power = Power(factor) else { return nil }
                powers.append(Power(power.word, power.exponent * sign))
            }
        }
        self.init(powers: powers)
    }

    /// As it is stored: what multiplies, then what divides, each sorted by word.
    public var description: String {
        func product(_ powers: [Power]) -> String {
            powers.map { abs($0.exponent) == 1 ? $0.word : "\($0.word)\(abs($0.exponent))" }.joined(separator: "*")
        }
        let over = powers.filter { $0.exponent > 0 }
        let under = powers.filter { $0.exponent < 0 }
        return (over.isEmpty ? "1" : product(over)) + (under.isEmpty ? "" : "/" + product(under))
    }
}

extension Unit.Power {
    fileprivate init?(_ text: Substring.UTF8View) {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        let word = text.prefix { isLetter($0) || $0 == UInt8(ascii: "_") }
        let digits = text.dropFirst(word.count)
        guard let first = word.first, isLetter(first), digits.count <= 2 else { return nil }
        var exponent = digits.isEmpty ? 1 : 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            exponent = exponent * 10 + Int(digit - UInt8(ascii: "0"))
        }
        guard exponent > 0 else { return nil }
        self.init(String(Substring(word)), exponent)
    }
}

extension Unit: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let unit = Unit(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a unit: \(text)")
        }
        self = unit
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
