/// An expression made ready to be evaluated often: names are slots, constants are read, patterns are compiled.
public struct Program: Sendable {
    /// Whether an expression is a service's own or any CEL.
    public enum Dialect: Sendable { case service, general }

    let code: Code
    /// Where the expression stands, for a probe.
    var place: String?

    /// What is read from the environment; a position in it is a slot.
    public var names: [[String]] { code.names }

    /// The program of a stored expression; its text is canonical.
    public init(_ expression: Expression) throws(ExpressionSyntaxFault) {
        self.init(try ExpressionParser.parse(expression.text))
    }

    public init(_ node: Node, dialect: Dialect = .service) {
        var assembler = Assembler(dialect: dialect)
        let entry = assembler.assemble(node)
        code = Code(assembler, entry: entry)
    }

    /// The value in an environment.
    public func evaluate(_ environment: some ExpressionEnvironment) -> Result<Value, EvaluationFault> {
        var evaluator = Evaluator(self, environment)
        do throws(EvaluationFault) {
            return .success(try evaluator.value(code.entry))
        } catch {
            return .failure(error)
        }
    }

    /// Whether the condition holds in an environment.
    ///
    /// - Parameter budget: elements that its macros may visit; it is lessened by those that they do.
    package func holds(_ environment: some ExpressionEnvironment, budget: inout Int) -> Result<Bool, EvaluationFault> {
        var evaluator = Evaluator(self, environment, stepLimit: budget)
        defer { budget -= min(budget, evaluator.steps) }
        do throws(EvaluationFault) {
            return .success(try evaluator.truth(code.entry))
        } catch {
            return .failure(error)
        }
    }

    /// Whether the condition holds in an environment.
    public func holds(_ environment: some ExpressionEnvironment) -> Result<Bool, EvaluationFault> {
        var evaluator = Evaluator(self, environment)
        do throws(EvaluationFault) {
            return .success(try evaluator.truth(code.entry))
        } catch {
            return .failure(error)
        }
    }
}

/// The arrays of a program, shared by all copies of it.
final class Code: Sendable {
    let names: [[String]]
    /// By slot: what reading it is where it is absent.
    let absences: [EvaluationFault]
    let instructions: [Instruction]
    let operands: [Int32]
    let constants: [Value]
    let patterns: [Pattern]
    let members: [String]
    let faults: [EvaluationFault]
    let entry: Int32
    let localCount: Int

    init(_ assembler: Assembler, entry: Int32) {
        names = assembler.names
        absences = assembler.names.map { .absent($0.joined(separator: ".")) }
        instructions = assembler.instructions
        operands = assembler.operands
        constants = assembler.constants
        patterns = assembler.patterns
        members = assembler.members
        faults = assembler.faults
        self.entry = entry
        localCount = assembler.localCount
    }
}
