/// An exact decimal number: `coefficient` × 10^-`scale`, scale 0 to 18, always in lowest terms (no trailing zeros after the point).
public struct Decimal128: Hashable, Sendable {
    public let coefficient: Int128
    public let scale: UInt8

    /// The most places after the point.
    public static let greatestScale = 18
    public static let zero = Decimal128(0 as Int64)

    public init(_ whole: Int64) {
        coefficient = Int128(whole)
        scale = 0
    }

    /// `nil` where the number needs more than 18 places.
    public init?(coefficient: Int128, scale: Int) {
        var coefficient = coefficient
        var scale = scale
        if coefficient == 0 { scale = 0 }
        while scale > 0 {
            let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: 10)
            if rest != 0 { break }
            coefficient = quotient
            scale -= 1
        }
        guard (0...Decimal128.greatestScale).contains(scale) else { return nil }
        self.coefficient = coefficient
        self.scale = UInt8(scale)
    }

    /// The number where it is whole and of 64 bits.
    public var int64: Int64? { scale == 0 ? Int64(exactly: coefficient) : nil }
    public var isWhole: Bool { scale == 0 }
    public var isZero: Bool { coefficient == 0 }
    public var isNegative: Bool { coefficient < 0 }

    /// 10^n for n of 0 to 38.
    static func powerOfTen(_ n: Int) -> Int128 { powersOfTen[n] }
    private static let powersOfTen: [Int128] = {
        var powers: [Int128] = [1]
        for _ in 1...38 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()
}

extension Decimal128: Comparable {
    public static func < (a: Self, b: Self) -> Bool {
        if a.scale == b.scale { return a.coefficient < b.coefficient }
        // 256 bits: no aligned pair overflows.
        let left = a.coefficient.multipliedFullWidth(by: powerOfTen(Int(b.scale)))
        let right = b.coefficient.multipliedFullWidth(by: powerOfTen(Int(a.scale)))
        return left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

extension Decimal128: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}

extension Decimal128: CustomStringConvertible {
    /// Reads `-12.50`: digits, at most one point with digits on both sides, at most 18 places after it; no exponent.
    public init?(_ text: String) {
        var bytes = text.utf8[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        var magnitude: Int128 = 0
        var places: Int?
        var digits = 0
        for byte in bytes {
            if byte == UInt8(ascii: "."), places == nil, digits > 0 {
                places = 0
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            // The negative side reaches one further: -2^127 is read too.
            let (shifted, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = shifted.subtractingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
            guard !overflow, !carry else { return nil }
            magnitude = sum
            digits += 1
            places = places.map { $0 + 1 }
        }
        guard digits > 0, places != 0, (places ?? 0) <= Decimal128.greatestScale, isNegative || magnitude != .min else { return nil }
        self.init(coefficient: isNegative ? magnitude : -magnitude, scale: places ?? 0)
    }

    /// The shortest text of the number: `-12.5`.
    public var description: String {
        if scale == 0 { return String(coefficient) }
        let digits = String(coefficient.magnitude)
        let padded = String(repeating: "0", count: max(0, Int(scale) + 1 - digits.utf8.count)) + digits
        return (coefficient < 0 ? "-" : "") + padded.dropLast(Int(scale)) + "." + padded.suffix(Int(scale))
    }
}

extension Decimal128: Codable {
    // JSON numbers keep every digit: `JSONCoder` reads and writes a `Decimal128` as a number itself; other coders see its text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let number = Decimal128(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a decimal: \(text)")
        }
        self = number
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
