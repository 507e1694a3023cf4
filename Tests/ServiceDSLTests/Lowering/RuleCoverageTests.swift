import Expectations
import ServiceDSL
import Testing

@Suite struct RuleCoverageTests {
    /// Every rule of structure, names and definitions has a folder that breaks and keeps it.
    @Test func everyRuleHasACase() {
        let cased = Set(RuleCase.all(blocks: 0...9).map(\.rule))
        let rules = Rule.fileRules + Rule.structureRules + Rule.nameRules + Rule.definitionRules + Rule.standardRules
        expect(rules.filter { !cased.contains($0.number) }.map(\.slug), equals: [])
    }

    @Test func codesAndSlugsAreUnique() {
        let all = RuleCatalog.all
        expect(Set(all.map(\.number)).count, equals: all.count)
        expect(Set(all.map(\.slug)).count, equals: all.count)
    }
}
