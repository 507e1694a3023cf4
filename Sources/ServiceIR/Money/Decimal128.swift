/// An exact decimal number: `coefficient` × 10^-`scale`, scale 0 to 18, always in lowest terms (no trailing zeros after the point).
public struct Decimal128: Hashable, Sendable {
    public let coefficient: Int128
    public let scale: UInt8
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

extension Decimal128: CustomStringConvertible {
    /// Reads `-12.50`: digits, at most one point, at most 18 places after it; no exponent.
    public init?(_ text: String) { nil }
    public var description: String { "" }
}
