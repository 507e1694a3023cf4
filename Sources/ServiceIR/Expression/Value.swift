/// A value at run time. There is no null in a service's own expressions: what is absent has no value at all.
///
/// Money is an `integer` or `decimal` in rupiah: the unit is known to the checker alone.
public indirect enum Value: Sendable, Hashable {
    case bool(Bool)
    case integer(Int64)
    case decimal(Decimal128)
    case text(String)
    case date(CivilDate)
    case time(TimeOfDay)
    case instant(Instant)
    case period(Period)
    case list([Value])
    /// A row of a list, a section, a party, a location: by name, in order.
    case record(OrderedMap<ID<ValueKind>, Value>)
    /// CEL's own map, null and type values: only general CEL makes them, never a service.
    case map([Value: Value])
    case null
    case type(String)
}
