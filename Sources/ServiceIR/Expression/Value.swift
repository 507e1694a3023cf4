/// A value at run time. There is no null in a service's own expressions: what is absent has no value at all.
///
/// Money is an `integer` or `decimal` in rupiah: the unit is known to the checker alone. Texts are equal when their Unicode scalars are;
/// whoever takes a text from outside brings it to NFC first.
public enum Value: Sendable {
    case bool(Bool)
    case integer(Int64)
    case decimal(Decimal128)
    /// What a division leaves that no decimal holds; every place that wants a number rounds it.
    case ratio(Ratio)
    case text(String)
    case date(CivilDate)
    case time(TimeOfDay)
    case instant(Instant)
    case period(Period)
    /// Between two dates, times or instants; nanoseconds.
    case duration(Int128)
    case list([Value])
    /// A row of a list, a section, a party, a location: by name, in order.
    case record(OrderedMap<ID<ValueKind>, Value>)
    /// CEL's own map, timestamp (nanoseconds since 1970), null and type values: only general CEL makes them, never a service.
    case map([Value: Value])
    case timestamp(Int128)
    case null
    case type(String)
}

extension Value: Hashable {
    /// Exact equality: a value equals only one of its own case (`isEqual` compares as CEL does).
    public static func == (a: Value, b: Value) -> Bool {
        switch (a, b) {
        case (.bool(let x), .bool(let y)): x == y
        case (.integer(let x), .integer(let y)): x == y
        case (.decimal(let x), .decimal(let y)): x == y
        case (.ratio(let x), .ratio(let y)): x == y
        case (.text(let x), .text(let y)), (.type(let x), .type(let y)): Text.equal(x, y)
        case (.date(let x), .date(let y)): x == y
        case (.time(let x), .time(let y)): x == y
        case (.instant(let x), .instant(let y)): x == y
        case (.period(let x), .period(let y)): x == y
        case (.duration(let x), .duration(let y)), (.timestamp(let x), .timestamp(let y)): x == y
        case (.list(let x), .list(let y)): x == y
        case (.record(let x), .record(let y)): x == y
        case (.map(let x), .map(let y)): x == y
        case (.null, .null): true
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let x): hasher.combine(x)
        case .integer(let x): hasher.combine(x)
        case .decimal(let x): hasher.combine(x)
        case .ratio(let x): hasher.combine(x)
        case .text(let x), .type(let x): for byte in x.utf8 { hasher.combine(byte) }
        case .date(let x): hasher.combine(x)
        case .time(let x): hasher.combine(x)
        case .instant(let x): hasher.combine(x)
        case .period(let x): hasher.combine(x)
        case .duration(let x), .timestamp(let x): hasher.combine(x)
        case .list(let x): hasher.combine(x)
        case .record(let x): hasher.combine(x)
        case .map(let x): hasher.combine(x.count)
        case .null: break
        }
    }
}
