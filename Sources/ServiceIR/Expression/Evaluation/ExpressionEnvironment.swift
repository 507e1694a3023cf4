/// Where an expression's values come from.
public protocol ExpressionEnvironment {
    /// The value of a canonical name, `["reklame", "jenis"]`; `nil` where it is absent.
    func value(of canonicalName: [String]) -> Value?
    /// The value of the program's name at `slot`; an environment that knows the program may index its values instead of looking them up.
    func value(at slot: Int, of program: Program) -> Value?
    /// What a table gives for inputs.
    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault>
    /// The day at the office on which the expression is judged.
    var today: CivilDate { get }
    /// `date` and a span of time; `nil` where no calendar decides it.
    func adding(_ period: Period, to date: CivilDate) -> CivilDate?
    /// The day at the office on which an instant lies; `nil` where no time zone decides it.
    func date(of instant: Instant) -> CivilDate?
    /// Seconds east of UTC of a zone by its name (`Asia/Makassar`), which only general CEL asks for.
    func secondsFromUTC(zone: String, at seconds: Int64) -> Int64?
}

extension ExpressionEnvironment {
    public func value(at slot: Int, of program: Program) -> Value? { value(of: program.names[slot]) }
    public func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> { .failure(.unknownFunction(id)) }
    public func adding(_ period: Period, to date: CivilDate) -> CivilDate? { date.adding(period) }
    public func date(of instant: Instant) -> CivilDate? { nil }
    public func secondsFromUTC(zone: String, at seconds: Int64) -> Int64? { nil }
}

/// Why an expression has no value. A fault is a value of its own kind: `&&`, `||` and `?:` absorb it as in CEL.
public enum EvaluationFault: Error, Hashable, Sendable {
    /// Something absent was read.
    case absent(String)
    case overflow
    case divisionByZero
    /// A table gives nothing for these inputs: it is not offered, or has no such row.
    case notOffered(table: String)
    case noTableRow(table: String)
    /// No calendar says which days are working days.
    case noCalendar
    /// The least of no values.
    case emptyList(String)
    case outOfRange(String)
    case unknownFunction(String)
    case noOverload(String)
    case noSuchKey
    case repeatedKey
    case invalidArgument(String)
    /// More work than an evaluation may take.
    case overBudget
}
