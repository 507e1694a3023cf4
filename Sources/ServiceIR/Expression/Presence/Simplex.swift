/// Whether sums of values can lie within their bounds together: the simplex of Dutertre and de Moura, over exact fractions.
///
/// The values come first, then the sums. A strict bound is one moved by an infinitesimal.
struct Simplex {
    /// `real + small·ε`, ε above zero and below every number.
    struct Number: Hashable {
        var real: Fraction
        var small: Fraction = .zero

        static let zero = Number(real: .zero)

        func plus(_ other: Number, times factor: Fraction) throws(TooMuch) -> Number {
            Number(real: try real.plus(other.real.times(factor)), small: try small.plus(other.small.times(factor)))
        }
        func over(_ divisor: Fraction) throws(TooMuch) -> Number {
            Number(real: try real.over(divisor), small: try small.over(divisor))
        }
    }

    private(set) var values: [Number]
    private var lower: [Number?]
    private var upper: [Number?]
    /// What each basic variable is, as a sum of those that are not.
    private var rows: [[Fraction]]
    private var basic: [Int]
    private var others: [Int]
    private var isEmpty = false

    /// - Parameter sums: each by the factors of all values.
    init(values count: Int, sums: [[Fraction]]) {
        let all = count + sums.count
        values = Array(repeating: .zero, count: all)
        lower = Array(repeating: nil, count: all)
        upper = lower
        rows = sums
        others = Array(0..<count)
        basic = Array(count..<all)
    }

    /// Says that nothing lies within the bounds.
    mutating func refuse() { isEmpty = true }

    mutating func raise(_ variable: Int, to bound: Number) {
        if lower[variable].map({ $0 < bound }) ?? true { lower[variable] = bound }
        if let high = upper[variable], high < bound { isEmpty = true }
    }

    mutating func cut(_ variable: Int, to bound: Number) {
        if upper[variable].map({ bound < $0 }) ?? true { upper[variable] = bound }
        if let low = lower[variable], bound < low { isEmpty = true }
    }

    /// Moves `values` until all lie within their bounds; false where they cannot. `steps` counts what was worked out.
    mutating func isFeasible(_ steps: inout Int, within budget: Int) throws(TooMuch) -> Bool {
        if isEmpty { return false }
        for column in others.indices {
            let variable = others[column]
            if let low = lower[variable], values[variable] < low { try move(column, to: low) }
            if let high = upper[variable], high < values[variable] { try move(column, to: high) }
        }
        while true {
            steps += rows.count * others.count + 1
            if steps > budget { throw TooMuch() }
            var row: Int?
            // The first by number, in both choices: so none comes back for ever.
            for place in basic.indices where isOutside(basic[place]) && row.map({ basic[place] < basic[$0] }) ?? true { row = place }
            guard let row else { return true }
            let variable = basic[row]
            let isLow = lower[variable].map { values[variable] < $0 } ?? false
            guard let goal = isLow ? lower[variable] : upper[variable] else { return true }
            var column: Int?
            for place in others.indices where canMove(others[place], up: rows[row][place].isNegative != isLow, by: rows[row][place]) {
                if column.map({ others[place] < others[$0] }) ?? true { column = place }
            }
            guard let column else { return false }
            let change = try goal.plus(values[variable], times: Fraction(whole: -1)).over(rows[row][column])
            let entering = others[column]
            try move(column, to: values[entering].plus(change, times: .one))
            try pivot(row, column)
        }
    }

    private func isOutside(_ variable: Int) -> Bool {
        if let low = lower[variable], values[variable] < low { return true }
        if let high = upper[variable], high < values[variable] { return true }
        return false
    }

    private func canMove(_ variable: Int, up: Bool, by factor: Fraction) -> Bool {
        if factor.isZero { return false }
        return up ? upper[variable].map { values[variable] < $0 } ?? true : lower[variable].map { $0 < values[variable] } ?? true
    }

    private mutating func move(_ column: Int, to value: Number) throws(TooMuch) {
        let variable = others[column]
        let change = try value.plus(values[variable], times: Fraction(whole: -1))
        values[variable] = value
        for row in rows.indices where !rows[row][column].isZero {
            values[basic[row]] = try values[basic[row]].plus(change, times: rows[row][column])
        }
    }

    private mutating func pivot(_ row: Int, _ column: Int) throws(TooMuch) {
        let factor = rows[row][column]
        var solved: [Fraction] = []
        for place in others.indices {
            solved.append(place == column ? try Fraction.one.over(factor) : try rows[row][place].over(factor).negated)
        }
        for other in rows.indices where other != row && !rows[other][column].isZero {
            let times = rows[other][column]
            for place in others.indices {
                let own = place == column ? Fraction.zero : rows[other][place]
                rows[other][place] = try own.plus(solved[place].times(times))
            }
        }
        rows[row] = solved
        swap(&basic[row], &others[column])
    }
}

extension Simplex.Number: Comparable {
    static func < (a: Self, b: Self) -> Bool { a.real == b.real ? a.small < b.small : a.real < b.real }
}
