/// A JSON number, exact; `5` and `5.0` are the same whole number, as in JSON Schema.
package struct JSONNumber {
    let decimal: Decimal128
    /// The number where it is whole and has 64 bits.
    let integer: Int64?

    init?(_ json: JSONValue) {
        switch json {
        case .integer(let whole):
            integer = whole
            decimal = Decimal128(whole)
        case .decimal(let number):
            integer = number.int64
            decimal = number
        case .null, .bool, .string, .array, .object: return nil
        }
    }

    /// The largest whole number that every reader of JSON keeps.
    package static let largest: Int64 = 9_007_199_254_740_991

    /// Within what every reader of JSON keeps: ±(2^53 - 1), RFC 7493.
    var isInteroperable: Bool {
        decimal <= Decimal128(JSONNumber.largest) && decimal >= Decimal128(-JSONNumber.largest)
    }
}
