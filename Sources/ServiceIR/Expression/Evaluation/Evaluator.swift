/// Runs a program once.
struct Evaluator<Environment: ExpressionEnvironment> {
    private let program: Program
    private let code: Code
    let environment: Environment
    private var locals: [Value]
    /// Elements that macros have visited.
    private(set) var steps = 0
    /// Elements that all macros of one evaluation may visit together.
    private let stepLimit: Int

    init(_ program: Program, _ environment: Environment, stepLimit: Int = 1_000_000) {
        self.program = program
        self.stepLimit = stepLimit
        code = program.code
        self.environment = environment
        locals = code.localCount == 0 ? [] : Array(repeating: .null, count: code.localCount)
    }

    mutating func truth(_ at: Int32) throws(EvaluationFault) -> Bool {
        switch code.instructions[Int(at)] {
        case .and(let a, let b): return try connect(a, b, absorbing: false)
        case .or(let a, let b): return try connect(a, b, absorbing: true)
        case .not(let inner): return try !truth(inner)
        case .compare(let comparison, let a, let b): return try compare(comparison, a, b)
        case .membership(let a, let b): return try contains(value(b), value(a))
        case .isPresent(let slot): return environment.value(at: Int(slot), of: program) != nil
        default:
            guard case .bool(let result) = try value(at) else { throw .noOverload("bool") }
            return result
        }
    }

    /// `&&` and `||`: the absorbing value decides, whichever side has it, even beside a fault.
    private mutating func connect(_ a: Int32, _ b: Int32, absorbing: Bool) throws(EvaluationFault) -> Bool {
        let left: Bool
        do throws(EvaluationFault) {
            left = try truth(a)
        } catch {
            if let right = try? truth(b), right == absorbing { return absorbing }
            throw error
        }
        return try left == absorbing ? absorbing : truth(b)
    }

    private mutating func compare(_ comparison: Instruction.Comparison, _ a: Int32, _ b: Int32) throws(EvaluationFault) -> Bool {
        let left = try value(a)
        let right = try value(b)
        switch comparison {
        case .equal: return left.isEqual(to: right)
        case .notEqual: return !left.isEqual(to: right)
        default: break
        }
        guard let order = left.order(to: right) else { throw .noOverload("<") }
        return switch comparison {
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        default: order >= 0
        }
    }

    mutating func value(_ at: Int32) throws(EvaluationFault) -> Value {
        switch code.instructions[Int(at)] {
        case .constant(let constant): return code.constants[Int(constant)]
        case .slot(let slot):
            guard let value = environment.value(at: Int(slot), of: program) else { throw code.absences[Int(slot)] }
            return value
        case .slotOrConstant(let slot, let constant):
            return environment.value(at: Int(slot), of: program) ?? code.constants[Int(constant)]
        case .today: return .date(environment.today)
        case .local(let local): return locals[Int(local)]
        case .and, .or, .not, .compare, .membership, .isPresent: return .bool(try truth(at))
        case .conditional(let condition, let yes, let no): return try truth(condition) ? value(yes) : value(no)
        case .arithmetic(let op, let a, let b):
            let left = try value(a)
            return try arithmetic(op, left, value(b))
        case .negate(let inner): return try negate(value(inner))
        case .call(let function, let first, let count): return try call(function, Int(first), Int(count))
        case .table(let name, let first, let count):
            switch environment.table(code.members[Int(name)], try values(Int(first), Int(count))) {
            case .success(let value): return value
            case .failure(let fault): throw fault
            }
        case .list(let first, let count): return .list(try values(Int(first), Int(count)))
        case .map(let first, let count): return try map(values(Int(first), Int(count)))
        case .select(let target, let name):
            guard let member = try value(target).member(code.members[Int(name)]) else { throw .noSuchKey }
            return member
        case .hasMember(let target, let name):
            let target = try value(target)
            switch target {
            case .record, .map: return .bool(target.member(code.members[Int(name)]) != nil)
            default: throw .noOverload("has")
            }
        case .index(let target, let index):
            let list = try value(target)
            return try element(of: list, value(index))
        case .macro(let macro, let target, let local, let test, let body):
            return try run(macro, value(target), Int(local), test, body)
        case .fault(let fault): throw code.faults[Int(fault)]
        }
    }

    private mutating func values(_ first: Int, _ count: Int) throws(EvaluationFault) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for i in first..<first + count { values.append(try value(code.operands[i])) }
        return values
    }

    private mutating func call(_ function: Function, _ first: Int, _ count: Int) throws(EvaluationFault) -> Value {
        if function == .matches, count < 0 {
            guard case .text(let text) = try value(code.operands[first]) else { throw .noOverload("matches") }
            return .bool(code.patterns[Int(code.operands[first + 1])].matches(text))
        }
        return try apply(function, values(first, count))
    }

    // MARK: Collections

    private func contains(_ collection: Value, _ item: Value) throws(EvaluationFault) -> Bool {
        switch collection {
        case .list(let values): return values.contains { $0.isEqual(to: item) }
        case .map(let entries): return item.asKey.map { entries[$0] != nil } ?? false
        default: throw .noOverload("in")
        }
    }

    private func element(of collection: Value, _ index: Value) throws(EvaluationFault) -> Value {
        switch collection {
        case .list(let values):
            guard case .integer(let position)? = index.asKey else { throw .noOverload("[]") }
            guard position >= 0, position < values.count else { throw .outOfRange("[]") }
            return values[Int(position)]
        case .map(let entries):
            guard let key = index.asKey, let value = entries[key] else { throw .noSuchKey }
            return value
        default: throw .noOverload("[]")
        }
    }

    private func map(_ parts: [Value]) throws(EvaluationFault) -> Value {
        var entries: [Value: Value] = [:]
        for i in stride(from: 0, to: parts.count, by: 2) {
            guard let key = parts[i].asKey, parts[i].canBeKey else { throw .noOverload("{}") }
            guard entries.updateValue(parts[i + 1], forKey: key) == nil else { throw .repeatedKey }
        }
        return .map(entries)
    }

    private mutating func run(
        _ macro: Instruction.Macro, _ collection: Value, _ local: Int, _ test: Int32, _ body: Int32
    ) throws(EvaluationFault) -> Value {
        let items: [Value]
        switch collection {
        case .list(let values): items = values
        // Keys in an order of their own, so that every run is the same.
        case .map(let entries): items = entries.keys.sorted { ($0.order(to: $1) ?? 0) < 0 }
        default: throw .noOverload("list")
        }
        var result: [Value] = []
        var matches = 0
        var firstFault: EvaluationFault?
        for item in items {
            steps += 1
            if steps > stepLimit { throw .overBudget }
            locals[local] = item
            switch macro {
            case .all, .exists:
                // As `&&` and `||` over all elements: a fault counts only where nothing decides.
                do throws(EvaluationFault) {
                    let holds = try truth(test)
                    if holds == (macro == .exists) { return .bool(holds) }
                } catch {
                    if firstFault == nil { firstFault = error }
                }
            case .existsOne: if try truth(test) { matches += 1 }
            case .filter: if try truth(test) { result.append(item) }
            case .map: if test < 0 { result.append(try value(body)) } else if try truth(test) { result.append(try value(body)) }
            }
        }
        if let firstFault { throw firstFault }
        switch macro {
        case .all: return .bool(true)
        case .exists: return .bool(false)
        case .existsOne: return .bool(matches == 1)
        case .filter, .map: return .list(result)
        }
    }
}
