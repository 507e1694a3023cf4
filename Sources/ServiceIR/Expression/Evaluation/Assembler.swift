/// Turns a tree into instructions.
struct Assembler {
    let dialect: Program.Dialect
    private(set) var instructions: [Instruction] = []
    private(set) var operands: [Int32] = []
    private(set) var constants: [Value] = []
    private(set) var patterns: [Pattern] = []
    private(set) var names: [[String]] = []
    private(set) var members: [String] = []
    private(set) var faults: [EvaluationFault] = []
    private(set) var localCount = 0
    private var slots: [[String]: Int32] = [:]
    private var locals: [String] = []

    init(dialect: Program.Dialect) { self.dialect = dialect }

    private mutating func add(_ instruction: Instruction) -> Int32 {
        instructions.append(instruction)
        return Int32(instructions.count - 1)
    }

    private mutating func add(_ fault: EvaluationFault) -> Int32 {
        faults.append(fault)
        return add(.fault(Int32(faults.count - 1)))
    }

    private mutating func add(constant: Value) -> Int32 {
        constants.append(constant)
        return Int32(constants.count - 1)
    }

    private mutating func add(member: String) -> Int32 {
        if let at = members.firstIndex(where: { Text.equal($0, member) }) { return Int32(at) }
        members.append(member)
        return Int32(members.count - 1)
    }

    private mutating func slot(_ path: [String]) -> Int32 {
        if let known = slots[path] { return known }
        names.append(path)
        slots[path] = Int32(names.count - 1)
        return Int32(names.count - 1)
    }

    private mutating func run(_ nodes: [Node]) -> (first: Int32, count: Int32) {
        let parts = nodes.map { assemble($0) }
        let first = Int32(operands.count)
        operands += parts
        return (first, Int32(parts.count))
    }

    mutating func assemble(_ node: Node) -> Int32 {
        switch node.kind {
        case .literal(let literal):
            guard let value = self.value(literal) else { return add(.noOverload(literal.canonicalText)) }
            return add(.constant(add(constant: value)))
        case .name, .select(_, _, isOptional: false): return assemblePath(node)
        case .select, .index(_, _, isOptional: true), .message: return add(.unknownFunction("?"))
        case .index(let operand, let index, isOptional: false):
            let target = assemble(operand)
            return add(.index(target, assemble(index)))
        case .not(let operand): return add(.not(assemble(operand)))
        case .negate(let operand): return add(.negate(assemble(operand)))
        case .conditional(let a, let b, let c):
            let condition = assemble(a)
            let yes = assemble(b)
            return add(.conditional(condition, yes, assemble(c)))
        case .binary(let op, let left, let right):
            let a = assemble(left)
            return add(instruction(op, a, assemble(right)))
        case .list(let elements):
            if elements.contains(where: \.isOptional) { return add(.unknownFunction("?")) }
            if let constant = constantList(elements) { return add(.constant(add(constant: constant))) }
            let (first, count) = run(elements.map(\.value))
            return add(.list(first: first, count: count))
        case .map(let entries):
            if entries.contains(where: \.isOptional) { return add(.unknownFunction("?")) }
            let (first, count) = run(entries.flatMap { [$0.key, $0.value] })
            return add(.map(first: first, count: count))
        case .call(let name, let arguments, _): return assembleCall(name, arguments)
        case .method(let target, let name, let arguments): return assembleMethod(target, name, arguments)
        }
    }

    private func value(_ literal: Literal) -> Value? {
        switch literal {
        case .bool(let value): .bool(value)
        case .integer(let number): .integer(number)
        case .decimal(let number): .decimal(number)
        case .text(let text): .text(text)
        case .null: dialect == .general ? .null : nil
        case .unsigned, .bytes: nil
        }
    }

    private func constantList(_ elements: [Node.Element]) -> Value? {
        var values: [Value] = []
        for element in elements {
            guard case .literal(let literal) = element.value.kind, let value = value(literal) else { return nil }
            values.append(value)
        }
        return .list(values)
    }

    private func instruction(_ op: BinaryOperator, _ a: Int32, _ b: Int32) -> Instruction {
        switch op {
        case .and: .and(a, b)
        case .or: .or(a, b)
        case .equal: .compare(.equal, a, b)
        case .notEqual: .compare(.notEqual, a, b)
        case .less: .compare(.less, a, b)
        case .lessOrEqual: .compare(.lessOrEqual, a, b)
        case .greater: .compare(.greater, a, b)
        case .greaterOrEqual: .compare(.greaterOrEqual, a, b)
        case .isIn: .membership(a, b)
        case .add: .arithmetic(.add, a, b)
        case .subtract: .arithmetic(.subtract, a, b)
        case .multiply: .arithmetic(.multiply, a, b)
        case .divide: .arithmetic(dialect == .service ? .fraction : .divide, a, b)
        case .remainder: .arithmetic(.remainder, a, b)
        }
    }

    // MARK: Names

    /// A chain of members: of a macro's variable, of the environment, or of a computed value.
    private mutating func assemblePath(_ node: Node) -> Int32 {
        if case .name(let name, let isRooted) = node.kind {
            if !isRooted, let local = locals.lastIndex(of: name) { return add(.local(Int32(local))) }
            return addName([name], isRooted: isRooted)
        }
        guard case .select(let operand, let member, _) = node.kind else { return add(.noSuchKey) }
        if let (path, isRooted) = environmentPath(node) { return addName(path, isRooted: isRooted) }
        let target = assemble(operand)
        return add(.select(target, add(member: member)))
    }

    private mutating func addName(_ path: [String], isRooted: Bool) -> Int32 {
        if dialect == .service, path == ["today"] { return add(.today) }
        let slot = slot(isRooted ? [""] + path : path)
        if dialect == .general, let type = Value.typeNames[path.joined(separator: ".")] {
            return add(.slotOrConstant(slot, add(constant: .type(type))))
        }
        return add(.slot(slot))
    }

    /// The whole path where the chain begins with a name of the environment.
    private func environmentPath(_ node: Node) -> (path: [String], isRooted: Bool)? {
        switch node.kind {
        case .name(let name, let isRooted): isRooted || !locals.contains(name) ? ([name], isRooted) : nil
        case .select(let operand, let member, isOptional: false):
            environmentPath(operand).map { ($0.path + [member], $0.isRooted) }
        default: nil
        }
    }

    // MARK: Calls

    private mutating func assembleCall(_ name: String, _ arguments: [Node]) -> Int32 {
        if name == "has", arguments.count == 1 { return assembleHas(arguments[0]) }
        if let function = Function.call(name, arguments: arguments.count, in: dialect) {
            return add(function, arguments)
        }
        let (first, count) = run(arguments)
        return add(.table(add(member: name), first: first, count: count))
    }

    private mutating func assembleHas(_ argument: Node) -> Int32 {
        if let (path, isRooted) = environmentPath(argument) { return add(.isPresent(slot(isRooted ? [""] + path : path))) }
        guard case .select(let operand, let member, _) = argument.kind else { return add(.noOverload("has")) }
        let target = assemble(operand)
        return add(.hasMember(target, add(member: member)))
    }

    private mutating func add(_ function: Function, _ arguments: [Node]) -> Int32 {
        if function == .matches, arguments.count == 2, case .literal(.text(let text)) = arguments[1].kind {
            guard let pattern = try? Pattern(text) else { return add(.invalidArgument(text)) }
            // A constant pattern is compiled once: its argument is its position.
            patterns.append(pattern)
            let target = assemble(arguments[0])
            let first = Int32(operands.count)
            operands += [target, Int32(patterns.count - 1)]
            return add(.call(.matches, first: first, count: -1))
        }
        let (first, count) = run(arguments)
        return add(.call(function, first: first, count: count))
    }

    private mutating func assembleMethod(_ target: Node, _ name: String, _ arguments: [Node]) -> Int32 {
        if let macro = macro(name), (2...3).contains(arguments.count), arguments.count == 2 || macro == .map,
            case .name(let variable, isRooted: false) = arguments[0].kind
        {
            let list = assemble(target)
            locals.append(variable)
            localCount = max(localCount, locals.count)
            let local = Int32(locals.count - 1)
            let test = macro == .map && arguments.count == 2 ? -1 : assemble(arguments[1])
            let body = macro == .map ? assemble(arguments[arguments.count - 1]) : -1
            locals.removeLast()
            return add(.macro(macro, list, local: local, test, body))
        }
        if let function = Function.method(name, arguments: arguments.count, in: dialect) { return add(function, [target] + arguments) }
        return add(.unknownFunction(name))
    }

    private func macro(_ name: String) -> Instruction.Macro? {
        switch name {
        case "all": .all
        case "exists": .exists
        case "exists_one": .existsOne
        case "existsOne" where dialect == .general: .existsOne
        case "filter": .filter
        case "map": .map
        default: nil
        }
    }
}
