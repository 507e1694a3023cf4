import ServiceIR

/// A time as it is said: a length, or a last day that is worked out.
struct StatedTime {
    let within: Rows<TimeLimit>?
    let until: Rows<Expression>?

    var isNone: Bool { within == nil && until == nil }
    /// The key that says it.
    var key: Key { until == nil ? .within : .until }
    var conditions: [Expression?] { (within?.rows.map(\.when) ?? []) + (until?.rows.map(\.when) ?? []) }
}

/// Two times of which one may be over later, each a length or a last day: `today + days(30)` is as long as `30 days`.
struct DueComparison {
    /// One case of a time, as so long after a day.
    private struct Due {
        let when: Node
        /// From which day it counts: a length from `that_day`, on which the clock starts.
        let base: String
        let limit: TimeLimit
        /// Of a last day how it is worked out.
        let day: Node?
        /// Over at the end of its last day. A length in working days is over at closing time, what is waited for when its day begins.
        let isAtEnd: Bool

        var words: Said {
            guard let day else { return Said(isDay: false, words: limit.words) }
            let length = limit.words
            if base != DueComparison.start {
                let text = day.asWritten.canonicalText
                return Said(isDay: true, words: Words(en: "until `\(text)`", id: "sampai `\(text)`"))
            }
            guard isAtEnd, limit.range.unit == .workingDays else { return Said(isDay: false, words: length) }
            return Said(isDay: true, words: Words(en: "until the end of \(length.en)", id: "sampai akhir \(length.id)"))
        }
    }

    /// A time in words: so long, or until a day.
    struct Said {
        let isDay: Bool
        let words: Words

        /// As what lasts `for` so long, or `until` a day.
        var lasting: Words { isDay ? words : Words(en: "for \(words.en)", id: words.id) }
    }

    private static let start = "that_day"
    /// No later than the day on which any clock starts.
    private static let submission = "date(submitted)"

    private let comparison: LockComparison
    private let worse: PeriodComparison.Worse
    private let isWaitedFor: Bool

    /// - Parameter isWaitedFor: a last day is over when it begins.
    init(_ comparison: LockComparison, _ worse: PeriodComparison.Worse, isWaitedFor: Bool = false) {
        (self.comparison, self.worse, self.isWaitedFor) = (comparison, worse, isWaitedFor)
    }

    /// The first case in which somebody has the worse time, or in which that is not excluded.
    ///
    /// - Parameter unproved: what is said where it is not known which is over later.
    func breach(
        _ own: StatedTime, _ known: StatedTime, at path: [String], inside: [Node], unproved: Words,
        _ words: (_ here: Said, _ there: Said) -> Words
    ) -> LockBreach? {
        for here in cases(own, .region) {
            for there in cases(known, .standard) {
                let both = inside + [here.when, there.when]
                if let breach = breach(here, there, at: path, inside: both, unproved, words(here.words, there.words)) { return breach }
            }
        }
        return nil
    }

    /// What the region says nothing of, and the standard does.
    func silence(
        _ own: StatedTime, _ known: StatedTime, at path: [String], inside: [Node], _ words: (_ there: Said) -> Words
    ) -> LockBreach? {
        let conditions = own.conditions
        guard own.isNone || !conditions.contains(nil) else { return nil }
        let none = inside + conditions.map { comparison.node($0, .region).negated }
        for there in cases(known, .standard) {
            if let breach = LockBreach(path, words(there.words), comparison.search(none + [there.when])) { return breach }
        }
        return nil
    }

    private func breach(
        _ here: Due, _ there: Due, at path: [String], inside: [Node], _ unproved: Words, _ message: Words
    ) -> LockBreach? {
        let periods = PeriodComparison(comparison)
        if here.base == there.base {
            let times = CountedTimes(here.limit, there.limit, worse, periods, areAtEnd: (here.isAtEnd, there.isAtEnd))
            return periods.breach(times, at: path, inside: inside, message)
        }
        // The one that must not be over later than the other.
        let (a, b) = worse == .longer ? (here, there) : (there, here)
        if a.base == Self.submission, b.base == Self.start, a.limit.per == nil, b.limit.per == nil,
            periods.isLater(a.limit.range.promised, b.limit.range.promised, areAtEnd: (a.isAtEnd, b.isAtEnd)).isNever
        {
            return nil
        }
        if let day = a.day, let other = b.day {
            let isLater = Node(.binary(.greater, day, other))
            // Of two written days it is known.
            if isLater.paths.isEmpty, case .success(false) = Program(isLater).holds(LockAnswers(comparison: comparison, values: [:])) {
                return nil
            }
            let outcome = comparison.search(inside + [isLater])
            guard let breach = LockBreach(path, message, outcome) else { return nil }
            return breach.obstacles.isEmpty ? breach : LockBreach(path, unproved, obstacles: breach.obstacles)
        }
        guard comparison.search(inside).isPossible else { return nil }
        return LockBreach(path, unproved, obstacles: [Self.computed])
    }

    static let computed = Words(en: "a computed last day", id: "hari terakhir yang dihitung")

    private func cases(_ time: StatedTime, _ side: LockComparison.Side) -> [Due] {
        let lengths = comparison.cases(time.within, side).map {
            Due(when: $0.when, base: Self.start, limit: $0.value, day: nil, isAtEnd: false)
        }
        return lengths
            + comparison.cases(time.until, side).map {
                let day = comparison.node($0.value, side)
                let (base, length) = day.lastDay
                return Due(when: $0.when, base: base, limit: TimeLimit(PeriodRange(length)), day: day, isAtEnd: !isWaitedFor)
            }
    }
}

extension StatedTime {
    /// The lengths that it says, also of a last day.
    func periods(_ comparison: LockComparison) -> [Period] {
        (within?.rows ?? []).map(\.value.range.promised) + (until?.rows ?? []).flatMap { comparison.node($0.value, .region).lengths }
    }
}

extension Node {
    private static let units: [String: Period.Unit] = ["days": .days, "working_days": .workingDays, "months": .months, "years": .years]

    /// A day as so long after another one: `today + days(30)`; of any other the day itself.
    fileprivate var lastDay: (base: String, length: Period) {
        guard case .binary(.add, let base, let length) = kind, let period = length.period else { return (canonicalText, Period(0, .days)) }
        return (base.canonicalText, period)
    }

    private var period: Period? {
        guard case .call(let name, let arguments, _) = kind, arguments.count == 1, let unit = Self.units[name],
            case .literal(.integer(let count)) = arguments[0].kind, (0...100_000).contains(count)
        else { return nil }
        return Period(Int(count), unit)
    }

    /// Every length that a day is worked out with; of one that is not written as a number, only the unit.
    fileprivate var lengths: [Period] {
        if let period { return [period] }
        let inner = children.flatMap(\.lengths)
        guard case .call(let name, _, _) = kind, let unit = Self.units[name] else { return inner }
        return [Period(0, unit)] + inner
    }
}

extension Step {
    var time: StatedTime { StatedTime(within: within, until: until) }
}

extension Promise {
    var time: StatedTime { StatedTime(within: within, until: until) }
}

extension Repair {
    var time: StatedTime { StatedTime(within: within, until: until) }
}

extension Next {
    var time: StatedTime { StatedTime(within: within, until: until) }
}
