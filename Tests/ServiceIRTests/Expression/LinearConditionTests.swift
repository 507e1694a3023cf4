import Expectations
import ServiceIR
import Testing

/// Conditions that compare values with each other.
@Suite struct LinearConditionTests {
    private enum Verdict { case impossible, perhaps, overBudget }

    /// Whole numbers `a`, `b`, `c` of 0 to 10 and `n`, `m` without ends; decimals `x`, `y`; texts `s`, `t`, `u`; options `o`, `p`; `v` is
    /// there while `a < b`.
    private var scope: Scope {
        var scope = Scope()
        for name in ["a", "b", "c"] { scope.declare([name], .init(.integer(.none), range: Interval(low: 0, high: 10))) }
        for name in ["n", "m"] { scope.declare([name], .init(.integer(.none))) }
        for name in ["x", "y"] { scope.declare([name], .init(.decimal(.none), range: Interval(low: 0, high: 1))) }
        for name in ["s", "t", "u"] { scope.declare([name], .init(.text)) }
        for name in ["o", "p"] { scope.declare([name], .init(.code(.choice(["satu", "dua"])))) }
        if let condition = try? ExpressionParser.parse("a < b") { scope.declare(["v"], .init(.integer(.none), presence: .when(condition))) }
        return scope
    }

    private func verdict(_ texts: [String]) throws -> Verdict {
        switch PresenceProof.possibility(of: try texts.map { try ExpressionParser.parse($0) }, in: scope) {
        case .impossible: .impossible
        case .perhaps: .perhaps
        case .overBudget: .overBudget
        }
    }

    @Test(arguments: [
        ["a < b", "b < c", "c < a"], ["a < b", "b < a + 1"], ["a + b > 20"], ["a + b + c == 31"], ["2 * a == 2 * b + 1"],
        ["2 * n - 2 * m == 1"],
        ["3 * n == 10"], ["x < y", "y < x"], ["x + y > 2"], ["a - b > 5", "b > 5"], ["a != b", "a <= b", "b <= a"], ["n < m", "m < n + 1"],
        ["2 * a == b + c", "b == c + 1"], ["a == b || a == b + 1", "a > b + 1"], ["s == t", "t == u", "s != u"],
        ["s == t", "s == 'x'", "t == 'y'"],
        ["o != p", "o == 'satu'", "p != 'dua'"], ["has(v)", "a >= b"], ["!has(v)", "b > a"], ["(a < b) == (b < a)", "a < b"],
    ])
    func contradictionsAreFound(_ texts: [String]) throws { expect(try verdict(texts), equals: .impossible, "\(texts)") }

    @Test(arguments: [
        ["a < b", "b < c", "c < a + 3"], ["a + b > 19"], ["2 * a == 2 * b + 2"], ["3 * n == 9"], ["x < y", "y < x + 0.1"],
        ["a != b", "a <= b"],
        ["s == t", "t != u", "u == 'x'"], ["s != t", "t != u", "s != u"], ["o != p", "o == 'satu'"], ["has(v)", "v > a"],
        ["3 * x == 1", "x != y"],
        ["(a < b) != (b < a)"], ["(a < b) == (b < a)"],
    ])
    func whatCanBeIsLetBe(_ texts: [String]) throws { expect(try verdict(texts), equals: .perhaps, "\(texts)") }

    /// The values of a world meet the conditions that it was made for.
    @Test func worldsHold() throws {
        let texts = ["a < b", "b < c", "a + c == 11", "x > y", "s == t", "o != p"]
        let nodes = try texts.map { try ExpressionParser.parse($0) }
        guard case .perhaps(let world) = PresenceProof.possibility(of: nodes, in: scope) else { return expect(false, "\(texts)") }
        struct Answers: ExpressionEnvironment {
            let values: [[String]: Value]
            let today = CivilDate(dayNumber: 0)
            func value(of name: [String]) -> Value? { values[name] }
        }
        var values: [[String]: Value] = [:]
        for (path, value) in world.values { values[path] = value }
        for node in nodes {
            expect(Program(node).holds(Answers(values: values)), equals: .success(true), "\(node.canonicalText) of \(values)")
        }
        expect(world.taken.isEmpty)
    }

    /// Where whole numbers without ends are looked for, the search ends and says nothing.
    @Test func aSearchWithoutEndEnds() throws {
        expect(try verdict(["2 * n + 4 * m == 6 * a + 2 * b + 1 || 3 * n - 3 * m == 3 * a + 1", "n - m > a"]), equals: .impossible)
        expect(try verdict(["n + m == 2 * c", "n - m == 2 * a + 1"]) != .perhaps)
    }

    /// Conditions compared with conditions double at each turn when they are written out: past the budget nothing is said.
    @Test func comparedConditionsEnd() throws {
        var text = "a < b"
        for turn in 0..<40 { text = "(\(text)) == (a \(turn % 2 == 0 ? "<" : ">") c)" }
        expect(try verdict([text]), equals: .overBudget)
    }

    /// Numbers at the end of what can be written are no reason to stop.
    @Test(arguments: ["n + m > 170141183460469231731687303715884105727.0", "n + m >= 170141183460469231731687303715884105727.0"])
    func theGreatestNumber(_ text: String) throws { _ = try verdict([text]) }
}
