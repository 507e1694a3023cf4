import ServiceIR

extension CompiledService {
    /// The rules of the form that nobody passes who breaks them: what proofs may take as so. Those that only warn are none of them.
    var refusingRules: [Node] { rules.compactMap { $0.warn ? nil : try? ExpressionParser.parse($0.rule.text) } }
}
