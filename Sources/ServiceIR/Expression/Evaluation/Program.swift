/// An expression made ready to be evaluated often: names are slots, constants are read, patterns are compiled.
public struct Program: Sendable {
    /// Whether an expression is a service's own or any CEL.
    public enum Dialect: Sendable { case service, general }

    /// What is read from the environment; a position in it is a slot.
    public let names: [[String]]
    let instructions: [Instruction]
    let operands: [Int32]
    let constants: [Value]
    let patterns: [Pattern]
    let members: [String]
    let faults: [EvaluationFault]
    let entry: Int32
    let localCount: Int

    /// The program of a stored expression; its text is canonical.
    public init(_ expression: Expression) throws(ExpressionSyntaxFault) {
        self.init(try ExpressionParser.parse(expression.text))
    }

    public init(_ node: Node, dialect: Dialect = .service) {
        var assembler = Assembler(dialect: dialect)
        let entry = assembler.assemble(node)
        names = assembler.names
        instructions = assembler.instructions
        operands = assembler.operands
        constants = assembler.constants
        patterns = assembler.patterns
        members = assembler.members
        faults = assembler.faults
        self.entry = entry
        localCount = assembler.localCount
    }

    /// The value in an environment.
    public func evaluate(_ environment: some ExpressionEnvironment) -> Result<Value, EvaluationFault> {
        var evaluator = Evaluator(program: self, environment: environment)
        do throws(EvaluationFault) {
            return .success(try evaluator.value(entry))
        } catch {
            return .failure(error)
        }
    }

    /// Whether the condition holds in an environment.
    public func holds(_ environment: some ExpressionEnvironment) -> Result<Bool, EvaluationFault> {
        var evaluator = Evaluator(program: self, environment: environment)
        do throws(EvaluationFault) {
            return .success(try evaluator.truth(entry))
        } catch {
            return .failure(error)
        }
    }
}
