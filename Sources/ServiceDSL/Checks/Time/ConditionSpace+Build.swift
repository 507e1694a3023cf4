import ServiceIR

extension ConditionSpace {
    /// Collects the variables first, so that the values of each are known when the conditions are built.
    struct Builder {
        let service: CompiledService
        var variables: [Variable] = []
        private var byText: [String: Int] = [:]
        private var mentioned: [String: [String]] = [:]
        private var order: [String] = []
        private var truths: Set<String> = []

        private let steps: Set<String>

        init(service: CompiledService) {
            self.service = service
            var steps: Set<String> = []
            func collect(_ inside: OrderedMap<StepID, Step>) {
                for (id, step) in inside {
                    steps.insert(id.rawValue)
                    for branch in step.branches.values { collect(branch.steps) }
                }
            }
            collect(service.machine.steps)
            self.steps = steps
        }

        /// The expression with named conditions written out.
        func expanded(_ node: Node, depth: Int) -> Node {
            guard depth < 16 else { return node }
            switch node.kind {
            case .name(let name, _):
                guard let condition = service.conditions[ConditionID(name)], let inner = try? ExpressionParser.parse(condition.text)
                else { return node }
                return expanded(inner, depth: depth + 1)
            case .not(let a): return Node(.not(expanded(a, depth: depth)), range: node.range)
            case .binary(let op, let a, let b) where op == .and || op == .or:
                return Node(.binary(op, expanded(a, depth: depth), expanded(b, depth: depth)), range: node.range)
            default: return node
            }
        }

        mutating func collect(_ node: Node) {
            switch node.kind {
            case .not(let a): collect(a)
            case .binary(let op, let a, let b) where op == .and || op == .or:
                collect(a)
                collect(b)
            case .literal(.bool): break
            default:
                if let (name, values, _) = Self.comparison(node) {
                    if mentioned[name] == nil { order.append(name) }
                    for value in values where !(mentioned[name] ?? []).contains(value) { mentioned[name, default: []].append(value) }
                } else if let text = Self.truth(node)?.text, truths.insert(text).inserted {
                    order.append(text)
                }
            }
        }

        mutating func condition(_ node: Node) -> Condition {
            switch node.kind {
            case .literal(.bool(let value)): return .constant(value)
            case .not(let a): return .not(condition(a))
            case .binary(.and, let a, let b): return .and(condition(a), condition(b))
            case .binary(.or, let a, let b): return .or(condition(a), condition(b))
            default:
                if let (name, values, isEqual) = Self.comparison(node) {
                    let index = variable(choice: name)
                    let set = Set(variables[index].values.indices.filter { values.contains(variables[index].values[$0]) })
                    return isEqual ? .isOne(variable: index, of: set) : .not(.isOne(variable: index, of: set))
                }
                guard let (text, isPositive) = Self.truth(node) else { return .constant(true) }
                let index = variable(truth: text, node: node)
                return .isOne(variable: index, of: [isPositive ? 1 : 0])
            }
        }

        /// `name == 'a'`, `name != 'a'`, `name in ['a', 'b']`.
        private static func comparison(_ node: Node) -> (name: String, values: [String], isEqual: Bool)? {
            guard case .binary(let op, let a, let b) = node.kind else { return nil }
            switch op {
            case .equal, .notEqual:
                if let path = a.path, case .literal(.text(let text)) = b.kind { return (path.joined(separator: "."), [text], op == .equal) }
                if let path = b.path, case .literal(.text(let text)) = a.kind { return (path.joined(separator: "."), [text], op == .equal) }
                return nil
            case .isIn:
                guard let path = a.path, case .list(let elements) = b.kind else { return nil }
                var texts: [String] = []
                for element in elements {
                    guard case .literal(.text(let text)) = element.value.kind else { return nil }
                    texts.append(text)
                }
                return (path.joined(separator: "."), texts, true)
            default: return nil
            }
        }

        /// A yes/no fact by its text; `x == false` is `x` turned round.
        private static func truth(_ node: Node) -> (text: String, isPositive: Bool)? {
            if case .binary(let op, let a, let b) = node.kind, op == .equal || op == .notEqual,
                case .literal(.bool(let value)) = b.kind
            {
                return (a.canonicalText, value == (op == .equal))
            }
            return (node.canonicalText, true)
        }

        private mutating func variable(choice name: String) -> Int {
            if let index = byText["=" + name] { return index }
            let known = mentioned[name] ?? []
            let all = domain(of: name)
            // Values that no condition tells apart are one.
            let other = all.map { $0.first { !known.contains($0) } } ?? "…"
            let possible = all.map { domain in known.filter { domain.contains($0) } } ?? known
            let values = possible + (other.map { [$0] } ?? [])
            byText["=" + name] = variables.count
            variables.append(
                variable(name, values, isTruth: false, Node(path: name.split(separator: ".").map(String.init))))
            return variables.count - 1
        }

        private mutating func variable(truth text: String, node: Node) -> Int {
            if let index = byText[text] { return index }
            byText[text] = variables.count
            variables.append(variable(text, ["false", "true"], isTruth: true, node))
            return variables.count - 1
        }

        private func variable(_ text: String, _ values: [String], isTruth: Bool, _ node: Node) -> Variable {
            let isPresence = if case .call("has", _, _)? = (try? ExpressionParser.parse(text))?.kind { isTruth } else { false }
            return Variable(
                text: text, values: values, isTruth: isTruth, reads: reads(node), change: change(of: node, depth: 0),
                isPresence: isPresence)
        }

        /// All values of an option, where they are known.
        private func domain(of name: String) -> [String]? {
            switch name {
            case "variant": return service.variants.keys.map(\.rawValue)
            case "applicant": return service.applicants.map(\.rawValue)
            case "channel": return service.channels.map(\.rawValue)
            default: return field(name).map { $0.options.keys.map(\.rawValue) }.flatMap { $0.isEmpty ? nil : $0 }
            }
        }

        private func field(_ name: String) -> Field? {
            let parts = name.split(separator: ".").map(String.init)
            guard parts.count == 2 else { return nil }
            return service.form.sections[SectionID(parts[0])]?.fields[FieldID(parts[1])]
        }

        /// The most that anything that it reads changes, behind computed fields and named conditions too.
        private func change(of node: Node, depth: Int) -> Change {
            guard depth < 16 else { return .byWay }
            if let path = node.path {
                if path == ["today"] { return .byDate }
                if path.count == 2, steps.contains(path[0]), ["count", "objections"].contains(path[1]) { return .byWay }
                let text =
                    path.count == 1 ? service.conditions[ConditionID(path[0])]?.text : field(path.joined(separator: "."))?.value?.text
                return text.flatMap { try? ExpressionParser.parse($0) }.map { change(of: $0, depth: depth + 1) } ?? .never
            }
            var found = node.children.map { change(of: $0, depth: depth) }.max() ?? .never
            switch node.kind {
            case .call("held", _, _), .call("age", _, _): found = max(found, .byDate)
            case .call("has", let arguments, _) where arguments.contains { $0.path.map { steps.contains($0[0]) } ?? false }: found = .byWay
            default: break
            }
            return found
        }

        /// The facts that an expression reads, those behind computed fields included.
        func reads(_ node: Node) -> Set<String> {
            var found: Set<String> = []
            func visit(_ node: Node, _ depth: Int) {
                if let path = node.path {
                    let name = path.joined(separator: ".")
                    guard found.insert(name).inserted, depth < 16 else { return }
                    if let value = field(name)?.value, let inner = try? ExpressionParser.parse(value.text) { visit(inner, depth + 1) }
                    return
                }
                for child in node.children { visit(child, depth) }
            }
            visit(node, 0)
            return found
        }
    }
}

extension ConditionSpace.Threshold {
    /// `size(kendaraan) > 10`, or `10 < size(kendaraan)`, of what is counted.
    init?(_ node: Node, among counts: [Node?]) {
        guard case .binary(let op, let a, let b) = node.kind else { return nil }
        guard let back = op.mirrored else { return nil }
        for (side, other, op) in [(a, b, op), (b, a, back)] {
            guard case .literal(.integer(let number)) = other.kind, let constant = Int(exactly: number) else { continue }
            let place = counts.firstIndex { count in
                guard let count else { return false }
                return count.sizePath.map { $0 == side.sizePath } ?? (count.path != nil && count.path == side.path)
            }
            if let place {
                self.init(count: place, op: op, constant: constant)
                return
            }
        }
        return nil
    }
}
