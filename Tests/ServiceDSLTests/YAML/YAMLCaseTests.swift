import Expectations
import ServiceDSL
import Testing

@Suite struct YAMLCaseTests {
    @Test(arguments: RuleCase.all(blocks: 1...1))
    func caseHolds(_ ruleCase: RuleCase) throws {
        try ruleCase.run { sources in
            let sink = DiagnosticSink()
            for file in sources.files { _ = YAMLParser.parse(file, isKey: { Key(rawValue: $0) != nil }, into: sink) }
            return sink.findings
        }
    }

    /// `file-too-large` has a test of its own: four megabytes are no example.
    @Test func everyRuleHasACase() {
        let covered = Set(RuleCase.all(blocks: 1...1).map(\.rule))
        expect(Rule.yamlRules.map(\.number).filter { !covered.contains($0) && $0 != Rule.fileTooLarge.number }, equals: [])
    }
}
