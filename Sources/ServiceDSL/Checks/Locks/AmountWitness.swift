import ServiceIR

/// Somebody for whom one amount comes to more than another, found by trying the answers that both read.
struct AmountWitness {
    private static let mostTried = 400
    private static let mostSearches = 20

    let comparison: LockComparison
    /// A table under the name that the comparison gives it.
    let table: (String) -> Table?

    /// What both come to, and who it is; nothing where nobody was found.
    func find(
        _ lower: (node: Node, round: Rounding?), above higher: (node: Node, round: Rounding?), where conditions: [Node]
    ) -> (lower: Decimal128, higher: Decimal128, facts: [Words])? {
        let read = ([lower.node, higher.node] + conditions).reduce(into: Set<[String]>()) { $0.formUnion($1.paths) }
        let numbers = conditions.reduce(into: Set<Decimal128>()) { $0.formUnion($1.numbers) }
        let paths = read.sorted { $0.lexicographicallyPrecedes($1) }
        var choices: [[String: Value]] = [[:]]
        for path in paths {
            guard let values = candidates(path, near: numbers), !values.isEmpty else { return nil }
            choices = choices.flatMap { known in
                values.map { value in
                    var known = known
                    known[path.joined(separator: ".")] = value
                    return known
                }
            }
            if choices.count > Self.mostTried { choices = Array(choices.prefix(Self.mostTried)) }
        }
        var searches = 0
        for choice in choices {
            guard let here = amount(lower, choice), let there = amount(higher, choice), here > there else { continue }
            searches += 1
            if searches > Self.mostSearches { return nil }
            let answers = paths.compactMap { path in choice[path.joined(separator: ".")].map { equality(path, $0) } }
            if case .found(let facts, let obstacles) = comparison.search(conditions + answers), obstacles.isEmpty {
                return (here, there, facts)
            }
        }
        return nil
    }

    /// What may be answered, the plainest first; `nil` where that is not known.
    private func candidates(_ path: [String], near numbers: Set<Decimal128>) -> [Value]? {
        let standard = comparison.standard
        switch path {
        case ["variant"]: return standard.variants.keys.map { .text($0.rawValue) }
        case ["applicant"]: return standard.applicants.map { .text($0.rawValue) }
        case ["channel"]: return standard.channels.map { .text($0.rawValue) }
        default: break
        }
        guard path.count == 2, let section = standard.form.sections[SectionID(path[0])], section.many == nil,
            let field = section.fields[FieldID(path[1])], field.value == nil, !comparison.differs(path)
        else { return nil }
        switch field.type {
        case .choice: return field.options.keys.map { .text($0.rawValue) }
        case .yesNo: return [.bool(true), .bool(false)]
        case .integer, .decimal, .money:
            var tried: [Decimal128] = [1, 100].map { Decimal128($0 as Int64) }
            for number in numbers.sorted() { tried += [number, number.adding(1), number.subtracting(1)].compactMap(\.self) }
            tried += [field.min?.number, field.max?.number, 1000].compactMap(\.self)
            var seen: Set<Decimal128> = []
            return tried.filter { number in
                let isWithin = field.min?.number.map { $0 <= number } ?? true && field.max?.number.map { number <= $0 } ?? true
                return isWithin && (field.type == .decimal || number.isWhole) && seen.insert(number).inserted
            }.map { .decimal($0) }
        default: return nil
        }
    }

    private func equality(_ path: [String], _ value: Value) -> Node {
        let name = Node(path: path)
        switch value {
        case .bool(let truth): return truth ? name : name.negated
        case .text(let text): return Node(.binary(.equal, name, Node(.literal(.text(text)))))
        case .decimal(let number): return Node(.binary(.equal, name, .number(number)))
        default: return .truth(true)
        }
    }

    private func amount(_ amount: (node: Node, round: Rounding?), _ values: [String: Value]) -> Decimal128? {
        guard let number = number(amount.node, values), let rounded = amount.round.map({ number.rounded($0) }) ?? number else { return nil }
        // An amount below zero is no amount.
        return max(rounded, .zero)
    }

    private func number(_ node: Node, _ values: [String: Value]) -> Decimal128? {
        if let number = node.plainNumber { return number }
        if let path = node.path {
            guard case .decimal(let number)? = values[path.joined(separator: ".")] else { return nil }
            return number
        }
        if let parts = node.roundedParts { return number(parts.inner, values)?.rounded(parts.rounding) }
        func both(_ a: Node, _ b: Node, _ combine: (Decimal128, Decimal128) -> Decimal128?) -> Decimal128? {
            guard let a = number(a, values), let b = number(b, values) else { return nil }
            return combine(a, b)
        }
        switch node.kind {
        case .binary(.add, let a, let b): return both(a, b) { $0.adding($1) }
        case .binary(.subtract, let a, let b): return both(a, b) { $0.subtracting($1) }
        case .binary(.multiply, let a, let b): return both(a, b) { $0.multiplied(by: $1) }
        case .call(let name, let arguments, _):
            guard let table = table(name) else { return nil }
            let inputs = arguments.compactMap { $0.path.flatMap { values[$0.joined(separator: ".")] } }
            guard inputs.count == arguments.count, case .number(let value) = table.look(up: inputs) else { return nil }
            switch value {
            case .integer(let number): return Decimal128(number)
            case .decimal(let number): return number
            default: return nil
            }
        default: return nil
        }
    }
}

extension Node {
    /// The numbers beside which something is compared.
    fileprivate var numbers: Set<Decimal128> {
        children.reduce(into: Set([plainNumber].compactMap(\.self))) { $0.formUnion($1.numbers) }
    }
}
