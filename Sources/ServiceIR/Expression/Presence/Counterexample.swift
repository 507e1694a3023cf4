/// Answers for which conditions hold together, each confirmed by evaluation.
package struct Counterexample {
    /// By canonical path, in the order of the alphabet.
    package var values: [(path: [String], value: Value)]

    private static let budget = 300

    /// Looks among the ends of what each answer can be, and what is compared with; `nil` where none is found there.
    ///
    /// - Parameter nodes: canonical, with conditions and computed values written out.
    package init?(_ nodes: [Node], in scope: Scope) {
        if case .impossible = PresenceProof.possibility(of: nodes, in: scope) { return nil }
        var nodes = nodes
        var paths: [[String]] = []
        // What an answer is asked by must hold too.
        var next = 0
        while next < nodes.count, nodes.count < 40 {
            for path in nodes[next].valuePaths where !paths.contains(path) {
                paths.append(path)
                switch scope[path]?.presence {
                case .always?: break
                case .when(let condition)?: nodes.append(condition)
                case .perhaps(let only, _)?: if let only { nodes.append(only) }
                case nil: return nil
                }
            }
            next += 1
        }
        paths.sort { $0.lexicographicallyPrecedes($1) }
        let numbers = nodes.flatMap(\.numbers)
        var choices: [[Value]] = []
        for path in paths {
            guard let symbol = scope[path], let values = Self.candidates(symbol, numbers, nodes.flatMap(\.texts)), !values.isEmpty
            else { return nil }
            choices.append(values)
        }
        let programs = nodes.map { Program($0) }
        var picked = [Int](repeating: 0, count: paths.count)
        for _ in 0..<Self.budget {
            let values = zip(paths, zip(choices, picked)).map { ($0, $1.0[$1.1]) }
            let environment = Answers(values: Dictionary(uniqueKeysWithValues: values))
            let holds = programs.allSatisfy { if case .success(true) = $0.holds(environment) { true } else { false } }
            if holds {
                self.values = values.map { (path: $0.0, value: $0.1) }
                return
            }
            guard let place = picked.indices.last(where: { picked[$0] + 1 < choices[$0].count }) else { return nil }
            picked[place] += 1
            for later in picked.indices where later > place { picked[later] = 0 }
        }
        return nil
    }

    /// The ends first: between them lies nothing that is more so.
    private static func candidates(_ symbol: Scope.Symbol, _ numbers: [Decimal128], _ texts: [String]) -> [Value]? {
        switch symbol.type {
        case .bool: return [.bool(false), .bool(true)]
        case .code(.choice(let options)):
            let named = options.filter(texts.contains)
            return (named + options.filter { !named.contains($0) }.prefix(1)).map { .text($0) }
        case .integer, .decimal:
            let near = numbers.flatMap { [$0, $0.adding(1), $0.subtracting(1)] }.compactMap(\.self)
            var found: [Decimal128] = []
            for number in [symbol.range?.low, symbol.range?.high, 0, 1].compactMap(\.self) + near {
                if let low = symbol.range?.low, number < low { continue }
                if let high = symbol.range?.high, number > high { continue }
                if !found.contains(number), found.count < 12 { found.append(number) }
            }
            if case .integer = symbol.type { return found.compactMap(\.int64).map { .integer($0) } }
            return found.map { .decimal($0) }
        // Of a list only that it is empty.
        case .list: return (symbol.range?.low ?? 0) <= 0 ? [.list([])] : nil
        default: return nil
        }
    }

    private struct Answers: ExpressionEnvironment {
        let values: [[String]: Value]
        let today = CivilDate(dayNumber: 0)
        func value(of name: [String]) -> Value? { values[name] }
    }
}

extension Node {
    /// Every value that it reads; of macros and lists none can be made up, so that these are no values.
    fileprivate var valuePaths: [[String]] {
        if let path { return [path] }
        return children.flatMap(\.valuePaths)
    }

    fileprivate var numbers: [Decimal128] {
        switch kind {
        case .literal(.integer(let number)): [Decimal128(number)]
        case .literal(.decimal(let number)): [number]
        default: children.flatMap(\.numbers)
        }
    }

    fileprivate var texts: [String] {
        if case .literal(.text(let text)) = kind { return [text] }
        return children.flatMap(\.texts)
    }
}
