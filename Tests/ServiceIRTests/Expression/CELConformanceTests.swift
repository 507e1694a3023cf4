import Expectations
import FoundationEssentials
import ServiceIR
import Testing

/// CEL's own conformance suite: what is outside is so by a rule on what a case mentions; every other case passes.
@Suite struct CELConformanceTests {
    @Test(.enabled(if: ConformanceFolder.url != nil, "the conformance data stands beside the repository"))
    func everyKeptCasePasses() throws {
        let folder = try #require(ConformanceFolder.url).appendingPathComponent("cel-spec/json")
        let cases = try CELConformanceCase.all(in: folder)
        expect(cases.count > 2000)
        var files: [(name: String, passed: Int, outside: Int, failed: Int)] = []
        var rules: [String: Int] = [:]
        for test in cases {
            if files.last?.name != test.file { files.append((test.file, 0, 0, 0)) }
            let last = files.count - 1
            if let rule = test.ruleOutside {
                rules[rule, default: 0] += 1
                files[last].outside += 1
            } else if let failure = test.failure() {
                files[last].failed += 1
                Issue.record("\(test.label)\n  \(failure)")
            } else {
                files[last].passed += 1
            }
        }
        var report = "CEL conformance: \(cases.count) cases\n\noutside because a case mentions\n"
        for (rule, count) in rules.sorted(by: { $0.key < $1.key }) { report += "  \(rule): \(count)\n" }
        report += "\nfile: passed, outside, failed\n"
        for file in files { report += "  \(file.name): \(file.passed), \(file.outside), \(file.failed)\n" }
        report +=
            "  total: \(files.map(\.passed).reduce(0, +)), \(files.map(\.outside).reduce(0, +)), \(files.map(\.failed).reduce(0, +))\n"
        print(report)
        // The rules may not eat the suite.
        expect(files.map(\.passed).reduce(0, +) >= 700)
    }
}
