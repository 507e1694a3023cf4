import ServiceDSL
import Testing

/// The rules of structure, names and definitions, each through the whole compiler.
@Suite struct CompilerCaseTests {
    @Test(
        arguments: RuleCase.all(blocks: 0...0) + RuleCase.all(blocks: 2...3)
            + RuleCase.all(blocks: 4...8).filter { definition.contains($0.rule) })
    func holds(_ rule: RuleCase) throws {
        try rule.run { Compiler.compile($0).findings }
    }

    /// Of the other blocks, those that a definition breaks by itself.
    private static let definition = Set((Rule.definitionRules + Rule.standardRules).map(\.number))
}
