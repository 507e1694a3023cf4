/// Equality and order as CEL defines them over all kinds of values.
extension Value {
    /// Names of CEL's types, and the type that each denotes.
    static let typeNames: [String: String] = [
        "bool": "bool", "int": "int", "string": "string", "list": "list", "map": "map", "null_type": "null_type", "type": "type",
        "google.protobuf.Timestamp": "google.protobuf.Timestamp", "google.protobuf.Duration": "google.protobuf.Duration",
    ]

    /// Equality across kinds: numbers by value, everything else only within its kind. A time equals the text that writes it.
    func isEqual(to other: Value) -> Bool {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): return a == b
        case (.text(let a), .text(let b)): return Text.equal(a, b)
        case (.bool(let a), .bool(let b)): return a == b
        case (.integer(let a), .decimal(let b)): return Decimal128(a) == b
        case (.decimal(let a), .integer(let b)): return a == Decimal128(b)
        case (.time, .text), (.text, .time): return order(to: other) == 0
        case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.isEqual(to: $1) }
        case (.map(let a), .map(let b)):
            return a.count == b.count && a.allSatisfy { key, value in b[key].map { value.isEqual(to: $0) } ?? false }
        case (.record(let a), .record(let b)):
            return a.count == b.count && a.allSatisfy { entry in b[entry.key].map { entry.value.isEqual(to: $0) } ?? false }
        case (.period(let a), .period(let b)): return a.usualLength == b.usualLength
        default: return self == other
        }
    }

    /// Negative, zero or positive; `nil` where the two have no order.
    func order(to other: Value) -> Int? {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): a < b ? -1 : a == b ? 0 : 1
        case (.decimal(let a), .decimal(let b)): Value.order(a, b)
        case (.integer(let a), .decimal(let b)): Value.order(Decimal128(a), b)
        case (.decimal(let a), .integer(let b)): Value.order(a, Decimal128(b))
        case (.text(let a), .text(let b)): Text.equal(a, b) ? 0 : Text.less(a, b) ? -1 : 1
        case (.bool(let a), .bool(let b)): a == b ? 0 : a ? 1 : -1
        case (.date(let a), .date(let b)): Value.order(a, b)
        case (.time(let a), .time(let b)): Value.order(a, b)
        case (.time(let a), .text(let b)): TimeOfDay(b).map { Value.order(a, $0) }
        case (.text(let a), .time(let b)): TimeOfDay(a).map { Value.order($0, b) }
        case (.instant(let a), .instant(let b)): Value.order(a, b)
        case (.duration(let a), .duration(let b)), (.timestamp(let a), .timestamp(let b)): Value.order(a, b)
        case (.period(let a), .period(let b)): Value.order(a.usualLength, b.usualLength)
        case (.ratio, _), (_, .ratio): ratio.flatMap { a in other.ratio.map { a.order(to: $0) } }
        default: nil
        }
    }

    private static func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a == b ? 0 : 1 }

    /// As the key of a map: a whole decimal is the integer. `nil` for what no key equals.
    var asKey: Value? {
        switch self {
        case .bool, .integer, .text: self
        case .decimal(let number): number.int64.map { .integer($0) }
        default: nil
        }
    }

    /// Whether a map may be written with this key.
    var canBeKey: Bool {
        switch self {
        case .bool, .integer, .text: true
        default: false
        }
    }

    func member(_ name: String) -> Value? {
        switch self {
        case .record(let members): members[ID(name)]
        case .map(let entries): entries[.text(name)]
        default: nil
        }
    }
}
