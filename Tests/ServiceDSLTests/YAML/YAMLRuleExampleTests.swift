import Expectations
import ServiceDSL
import Testing

@Suite struct YAMLRuleExampleTests {
    /// What `mppc explain` prints is true: the failing example breaks its rule alone, the passing one breaks none.
    /// Neither four megabytes nor bytes that are no text can stand in an example.
    @Test(arguments: Rule.yamlRules.filter { ![Rule.fileTooLarge.number, Rule.invalidUTF8.number].contains($0.number) })
    func examplesHold(rule: Rule) {
        expect(codes(rule.failing).allSatisfy { $0 == rule.code } && !codes(rule.failing).isEmpty, "\(rule.slug): \(codes(rule.failing))")
        expect(codes(rule.passing), equals: [], "\(rule.slug)")
    }

    private func codes(_ text: String) -> [String] {
        let sink = DiagnosticSink()
        _ = YAMLParser.parse(SourceFile(path: "contoh.yaml", text: text), into: sink)
        return sink.findings.map(\.rule.code)
    }
}

extension Rule: CustomTestStringConvertible {
    public var testDescription: String { "\(code) \(slug)" }
}
