/// What holds between values beside the conditions: sums add up, and two texts are the same or not.
struct ValueTheory {
    /// A variable that is so many times others.
    struct Sum {
        let at: Int
        let terms: [(at: Int, factor: Decimal128)]
    }

    /// A yes/no variable: whether two texts are the same.
    struct Pair {
        let at: Int
        let first: Int
        let second: Int
    }

    enum Solved {
        case number(Decimal128)
        case text(String)
    }

    let sums: [Sum]
    let pairs: [Pair]
    /// By variable what tells its numbers apart, whether they are whole, and all regions that it can be in, as bits from the second on.
    let numbers: [(thresholds: [Decimal128], isWhole: Bool, regions: UInt64)]
    /// By variable the texts that are told apart; the bit behind them is every other one.
    let texts: [[String]]

    /// Bounds without those that a solution still has to meet; one half of a split has no more of it.
    private struct Search {
        var simplex: Simplex
        /// The variable of each of its columns, values first.
        let columns: [Int]
        let runs: [[Run]]
        let areWhole: [Bool]
    }

    /// Neighbouring regions as one interval.
    private struct Run {
        var low: Simplex.Number?
        var high: Simplex.Number?

        /// From multiple to multiple; `nil` where none lies within.
        func rounded(to step: Int128) throws(TooMuch) -> Run? {
            guard step > 1 else { return self }
            func floor(_ number: Int128) throws(TooMuch) -> Simplex.Number {
                let rest = number % step
                return .init(real: Fraction(whole: try number.plus(rest < 0 ? -step - rest : -rest)))
            }
            var run = Run()
            if let low { run.low = try floor(low.real.floor.plus(step - 1)) }
            if let high { run.high = try floor(high.real.floor) }
            if let low = run.low, let high = run.high, high < low { return nil }
            return run
        }
    }

    private static let deepest = 48

    /// Whether no numbers in the domains add up, by what is worked out without looking for whole ones.
    func isRefuted(_ domains: [UInt64], _ steps: inout Int, within budget: Int) -> Bool {
        do throws(TooMuch) {
            guard var search = try search(domains) else { return false }
            return try !search.simplex.isFeasible(&steps, within: budget)
        } catch {
            return false
        }
    }

    /// Values in the domains that add up and are the same where they must be; `nil` where there are none.
    func solution(in domains: [UInt64], _ steps: inout Int, within budget: Int) throws(TooMuch) -> [Int: Solved]? {
        guard var found = told(in: domains, &steps, within: budget) else {
            if steps > budget { throw TooMuch() }
            return nil
        }
        guard let search = try search(domains) else { return found }
        guard let values = try solve(search, depth: 0, &steps, within: budget) else { return nil }
        for (place, at) in search.columns.enumerated() {
            if let number = values[place] { found[at] = .number(number) }
        }
        return found
    }

    // MARK: Numbers

    /// The sums that are there; `nil` where there is none.
    private func search(_ domains: [UInt64]) throws(TooMuch) -> Search? {
        let asked = sums.filter { sum in
            let regions = domains[sum.at] & ~1
            return domains[sum.at] & 1 == 0 && regions != 0 && regions != numbers[sum.at].regions
                && sum.terms.allSatisfy { domains[$0.at] & ~1 != 0 }
        }
        if asked.isEmpty { return nil }
        var columns: [Int] = []
        for term in asked.flatMap(\.terms) where !columns.contains(term.at) { columns.append(term.at) }
        var rows: [[Fraction]] = []
        for sum in asked {
            var row = [Fraction](repeating: .zero, count: columns.count)
            for term in sum.terms {
                if let place = columns.firstIndex(of: term.at) { row[place] = try Fraction(term.factor) }
            }
            rows.append(row)
        }
        var simplex = Simplex(values: columns.count, sums: rows)
        let steps = columns.map { _ in Int128(1) } + asked.map(step)
        columns += asked.map(\.at)
        var runs: [[Run]] = []
        for (place, at) in columns.enumerated() {
            var own: [Run] = []
            for run in try self.runs(of: at, in: domains[at]) {
                if let rounded = try run.rounded(to: steps[place]) { own.append(rounded) }
            }
            if own.isEmpty { simplex.refuse() }
            if let low = own.first?.low { simplex.raise(place, to: low) }
            if let high = own.last?.high { simplex.cut(place, to: high) }
            runs.append(own)
        }
        return Search(simplex: simplex, columns: columns, runs: runs, areWhole: columns.map { numbers[$0].isWhole })
    }

    /// A sum of whole numbers is a multiple of what divides all its factors.
    private func step(of sum: Sum) -> Int128 {
        guard numbers[sum.at].isWhole else { return 1 }
        return Int128(exactly: sum.terms.reduce(0) { Ratio.greatestCommonDivisor($0, $1.factor.coefficient.magnitude) }) ?? 1
    }

    private func runs(of at: Int, in mask: UInt64) throws(TooMuch) -> [Run] {
        let (thresholds, isWhole, regions) = numbers[at]
        var runs: [Run] = []
        var isOpen = false
        for region in 0...(2 * thresholds.count) {
            let bit: UInt64 = 1 << UInt64(region + 1)
            if mask & bit != 0 {
                let (low, high) = try bounds(of: region, thresholds, isWhole)
                if isOpen { runs[runs.count - 1].high = high } else { runs.append(Run(low: low, high: high)) }
                isOpen = true
            } else if regions & bit != 0 {
                isOpen = false
            }
        }
        return runs
    }

    private func bounds(_ limit: Decimal128, above: Bool, _ isWhole: Bool) throws(TooMuch) -> Simplex.Number {
        let number = try Fraction(limit)
        guard isWhole else { return .init(real: number, small: Fraction(whole: above ? 1 : -1)) }
        return .init(real: Fraction(whole: try number.floor.plus(above ? 1 : number.isWhole ? -1 : 0)))
    }

    private func bounds(
        of region: Int, _ thresholds: [Decimal128], _ isWhole: Bool
    ) throws(TooMuch) -> (low: Simplex.Number?, high: Simplex.Number?) {
        if region % 2 == 1 {
            let exact = Simplex.Number(real: try Fraction(thresholds[region / 2]))
            return (exact, exact)
        }
        return (
            region == 0 ? nil : try bounds(thresholds[region / 2 - 1], above: true, isWhole),
            region == 2 * thresholds.count ? nil : try bounds(thresholds[region / 2], above: false, isWhole)
        )
    }

    /// By column a number; one that is no decimal is left out. Splits where a whole number is none, or lies between two runs.
    private func solve(
        _ start: Search, depth: Int, _ steps: inout Int, within budget: Int
    ) throws(TooMuch) -> [Decimal128?]? {
        var search = start
        guard try search.simplex.isFeasible(&steps, within: budget) else { return nil }
        guard let (place, high, low) = try gap(in: search) else { return decimals(of: search) }
        if depth > Self.deepest { throw TooMuch() }
        for isUpper in [false, true] {
            var half = search
            if isUpper { half.simplex.raise(place, to: low) } else { half.simplex.cut(place, to: high) }
            if let found = try solve(half, depth: depth + 1, &steps, within: budget) { return found }
        }
        return nil
    }

    /// A column whose value can not be, with the greatest below it and the least above it that can.
    private func gap(in search: Search) throws(TooMuch) -> (Int, Simplex.Number, Simplex.Number)? {
        for place in search.columns.indices {
            let value = search.simplex.values[place]
            if search.areWhole[place], !value.real.isWhole || !value.small.isZero {
                let isBelow = value.real.isWhole && value.small.isNegative
                let floor = try value.real.floor.plus(isBelow ? -1 : 0)
                return (place, .init(real: Fraction(whole: floor)), .init(real: Fraction(whole: try floor.plus(1))))
            }
            let runs = search.runs[place]
            for (run, next) in zip(runs, runs.dropFirst()) {
                if let high = run.high, let low = next.low, high < value, value < low { return (place, high, low) }
            }
        }
        return nil
    }

    /// With the infinitesimal as small as all bounds need.
    private func decimals(of search: Search) -> [Decimal128?] {
        var small = Fraction.one
        for _ in 0..<12 {
            let values = search.simplex.values.map { value in try? value.real.plus(value.small.times(small)) }
            let fits = values.indices.allSatisfy { place in
                guard let value = values[place].map({ Simplex.Number(real: $0) }) else { return false }
                return search.runs[place].contains { run in
                    !(run.low.map { value < $0 } ?? false) && !(run.high.map { $0 < value } ?? false)
                }
            }
            if fits { return values.map { $0?.decimal } }
            guard let less = try? small.over(Fraction(whole: 10)) else { break }
            small = less
        }
        return search.columns.map { _ in nil }
    }

    // MARK: Texts

    /// Texts for all that are compared with each other; `nil` where there are none.
    private func told(in domains: [UInt64], _ steps: inout Int, within budget: Int) -> [Int: Solved]? {
        let asked = pairs.filter { domains[$0.at] == 0b10 || domains[$0.at] == 0b100 }
        var places: [Int] = []
        for at in asked.flatMap({ [$0.first, $0.second] }) where !places.contains(at) { places.append(at) }
        var picked: [Int: String?] = [:]
        guard pick(places[...], asked, domains, &picked, &steps, within: budget) else { return nil }
        // What no constant names is made up, the same for those that are the same.
        let names = Self.groups(of: places.filter { picked[$0] == .some(nil) }, joined: asked.filter { domains[$0.at] == 0b10 })
        return Dictionary(
            uniqueKeysWithValues: places.map { at in
                (at, .text((picked[at] ?? nil) ?? String(repeating: "…", count: 1 + (names[at] ?? 0))))
            })
    }

    private func pick(
        _ places: ArraySlice<Int>, _ asked: [Pair], _ domains: [UInt64], _ picked: inout [Int: String?], _ steps: inout Int,
        within budget: Int
    ) -> Bool {
        steps += asked.count + 1
        if steps > budget { return false }
        guard let at = places.first else {
            let others = picked.keys.filter { picked[$0] == .some(nil) }.sorted()
            let names = Self.groups(of: others, joined: asked.filter { domains[$0.at] == 0b10 })
            return !asked.contains { pair in
                guard domains[pair.at] == 0b100, let a = names[pair.first], let b = names[pair.second] else { return false }
                return a == b
            }
        }
        for bit in 0...texts[at].count where domains[at] & 1 << UInt64(bit + 1) != 0 {
            let text: String? = bit < texts[at].count ? texts[at][bit] : nil
            picked[at] = .some(text)
            let fits = asked.allSatisfy { pair in
                guard pair.first == at || pair.second == at, let a = picked[pair.first], let b = picked[pair.second] else { return true }
                if domains[pair.at] == 0b10 { return a == b }
                return a == nil || b == nil || a != b
            }
            if fits, pick(places.dropFirst(), asked, domains, &picked, &steps, within: budget) { return true }
        }
        picked[at] = nil
        return false
    }

    /// By variable the number of its group: those that must be the same have one.
    private static func groups(of places: [Int], joined pairs: [Pair]) -> [Int: Int] {
        var group = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
        for pair in pairs {
            guard let a = group[pair.first], let b = group[pair.second], a != b else { continue }
            for at in places where group[at] == b { group[at] = a }
        }
        return group
    }
}
