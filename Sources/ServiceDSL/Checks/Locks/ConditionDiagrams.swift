/// What numbered conditions make true together, as diagrams of decisions of which each is kept once: how many combinations there are does not
/// matter, only how they differ.
///
/// Two truths are equal exactly where they hold in the same combinations. Over the budget everything is `no`, and `isOverBudget` says so.
final class ConditionDiagrams {
    struct Truth: Hashable {
        fileprivate let node: Int
        static let no = Truth(node: 0)
        static let yes = Truth(node: 1)
    }

    /// A condition and what it is.
    typealias Choice = (condition: Int, holds: Bool)

    private struct Node: Hashable {
        let condition: Int
        let no: Int
        let yes: Int
    }
    private struct Decision: Hashable {
        let test: Int
        let yes: Int
        let no: Int
    }

    private static let budget = 200_000

    /// The first two are `no` and `yes`.
    private var nodes = [Node(condition: .max, no: 0, yes: 0), Node(condition: .max, no: 1, yes: 1)]
    private var numbers: [Node: Int] = [:]
    private var decided: [Decision: Int] = [:]
    private(set) var isOverBudget = false

    /// That this condition holds.
    func condition(_ number: Int) -> Truth { Truth(node: made(number, no: 0, yes: 1)) }

    func not(_ a: Truth) -> Truth { decide(a, .no, .yes) }
    func and(_ a: Truth, _ b: Truth) -> Truth { decide(a, b, .no) }
    func or(_ a: Truth, _ b: Truth) -> Truth { decide(a, .yes, b) }

    /// At least so many of these.
    func atLeast(_ count: Int, of truths: [Truth]) -> Truth {
        guard count > 0 else { return .yes }
        var reached = [Truth.yes] + Array(repeating: .no, count: count)
        for truth in truths {
            for place in (1...count).reversed() { reached[place] = or(reached[place], and(reached[place - 1], truth)) }
        }
        return reached[count]
    }

    /// All of these choices together.
    func all(_ choices: [Choice]) -> Truth {
        choices.reduce(.yes) { and($0, $1.holds ? condition($1.condition) : not(condition($1.condition))) }
    }

    /// That it is true whatever these conditions are.
    func always(_ truth: Truth, whatever conditions: Set<Int>) -> Truth {
        var known: [Int: Int] = [:]
        func part(_ node: Int) -> Int {
            guard node > 1 else { return node }
            if let known = known[node] { return known }
            let (no, yes) = (part(nodes[node].no), part(nodes[node].yes))
            let condition = nodes[node].condition
            let result = conditions.contains(condition) ? decide(no, yes, 0) : made(condition, no: no, yes: yes)
            known[node] = result
            return result
        }
        return Truth(node: part(truth.node))
    }

    /// Choices that make it true, those that do not hold before those that do; `nil` where nothing does.
    func choices(for truth: Truth) -> [Choice]? {
        guard truth != .no else { return nil }
        var choices: [Choice] = []
        var at = truth.node
        while at > 1 {
            let node = nodes[at]
            let holds = node.no == 0
            choices.append((node.condition, holds))
            at = holds ? node.yes : node.no
        }
        return choices
    }

    private func decide(_ test: Truth, _ yes: Truth, _ no: Truth) -> Truth { Truth(node: decide(test.node, yes.node, no.node)) }

    private func decide(_ test: Int, _ yes: Int, _ no: Int) -> Int {
        if test == 1 || yes == no { return yes }
        if test == 0 { return no }
        if yes == 1, no == 0 { return test }
        let decision = Decision(test: test, yes: yes, no: no)
        if let known = decided[decision] { return known }
        if isOverBudget { return 0 }
        let first = min(nodes[test].condition, nodes[yes].condition, nodes[no].condition)
        func part(_ node: Int, _ holds: Bool) -> Int {
            guard nodes[node].condition == first else { return node }
            return holds ? nodes[node].yes : nodes[node].no
        }
        let result = made(
            first, no: decide(part(test, false), part(yes, false), part(no, false)),
            yes: decide(part(test, true), part(yes, true), part(no, true)))
        decided[decision] = result
        return result
    }

    private func made(_ condition: Int, no: Int, yes: Int) -> Int {
        if no == yes { return no }
        let node = Node(condition: condition, no: no, yes: yes)
        if let known = numbers[node] { return known }
        guard nodes.count < Self.budget else {
            isOverBudget = true
            return 0
        }
        nodes.append(node)
        numbers[node] = nodes.count - 1
        return nodes.count - 1
    }
}
