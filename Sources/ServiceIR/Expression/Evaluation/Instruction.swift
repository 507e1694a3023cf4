/// One part of a compiled expression; numbers are positions in the program's arrays. Nothing in it is counted or allocated.
enum Instruction: Sendable {
    case constant(Int32)
    /// A name of the environment.
    case slot(Int32)
    /// A name of the environment, else a type of general CEL.
    case slotOrConstant(Int32, Int32)
    /// The day of the environment, which every environment has.
    case today
    case isPresent(Int32)
    case local(Int32)
    case and(Int32, Int32)
    case or(Int32, Int32)
    case not(Int32)
    case conditional(Int32, Int32, Int32)
    case compare(Comparison, Int32, Int32)
    case membership(Int32, Int32)
    case arithmetic(Arithmetic, Int32, Int32)
    case negate(Int32)
    /// Arguments are a run of `operands`.
    case call(Function, first: Int32, count: Int32)
    case table(Int32, first: Int32, count: Int32)
    case list(first: Int32, count: Int32)
    case map(first: Int32, count: Int32)
    case select(Int32, Int32)
    case hasMember(Int32, Int32)
    case index(Int32, Int32)
    /// Target, variable, and one or two bodies (−1 = none).
    case macro(Macro, Int32, local: Int32, Int32, Int32)
    case fault(Int32)

    enum Comparison: UInt8, Sendable { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual }
    /// `divide` of two integers is whole, as CEL's and `quotient`'s is; a service's own `/` is a `fraction`, exact whatever its sides are.
    enum Arithmetic: UInt8, Sendable { case add, subtract, multiply, divide, fraction, remainder }
    enum Macro: UInt8, Sendable { case all, exists, existsOne, filter, map }
}

/// The functions; those from `toInteger` on only general CEL has.
enum Function: UInt8, Sendable {
    case size, date, dateOfMoment, age, year, days, workingDays, months, years, hours, quotient, round, ceil, floor, distance
    case sum, min, max, contains, startsWith, endsWith, matches
    case toInteger, toText, toBool, toTimestamp, toDuration, typeOf
    case getFullYear, getMonth, getDate, getDayOfMonth, getDayOfWeek, getDayOfYear, getHours, getMinutes, getSeconds, getMilliseconds

    private static let calls: [String: (Function, Int)] = [
        "size": (.size, 1), "date": (.date, 3), "age": (.age, 1), "year": (.year, 1), "days": (.days, 1),
        "working_days": (.workingDays, 1), "months": (.months, 1), "years": (.years, 1), "hours": (.hours, 1),
        "quotient": (.quotient, 2), "distance": (.distance, 2), "round": (.round, 1), "ceil": (.ceil, 1), "floor": (.floor, 1),
    ]
    private static let methods: [String: (Function, Int)] = [
        "size": (.size, 0), "sum": (.sum, 0), "min": (.min, 0), "max": (.max, 0), "contains": (.contains, 1),
        "startsWith": (.startsWith, 1), "endsWith": (.endsWith, 1), "matches": (.matches, 1),
    ]
    private static let generalCalls: [String: (Function, Int)] = [
        "size": (.size, 1), "matches": (.matches, 2), "int": (.toInteger, 1), "string": (.toText, 1), "bool": (.toBool, 1),
        "timestamp": (.toTimestamp, 1), "duration": (.toDuration, 1), "type": (.typeOf, 1),
    ]
    private static let getters: [String: Function] = [
        "getFullYear": .getFullYear, "getMonth": .getMonth, "getDate": .getDate, "getDayOfMonth": .getDayOfMonth,
        "getDayOfWeek": .getDayOfWeek, "getDayOfYear": .getDayOfYear, "getHours": .getHours, "getMinutes": .getMinutes,
        "getSeconds": .getSeconds, "getMilliseconds": .getMilliseconds,
    ]

    static func call(_ name: String, arguments count: Int, in dialect: Program.Dialect) -> Function? {
        if dialect == .service, name == "date", count == 1 { return .dateOfMoment }
        let found = dialect == .service ? calls[name] : generalCalls[name]
        return found.flatMap { $0.1 == count ? $0.0 : nil }
    }

    static func method(_ name: String, arguments: Int, in dialect: Program.Dialect) -> Function? {
        if let (function, count) = methods[name] { return count == arguments ? function : nil }
        return dialect == .general && arguments <= 1 ? getters[name] : nil
    }
}
