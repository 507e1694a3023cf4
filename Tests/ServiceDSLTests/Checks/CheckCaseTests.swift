import Expectations
import FoundationEssentials
import ServiceDSL
import Testing

/// The rules about the finished machine, each through the whole compiler, with the message as printed.
@Suite struct CheckCaseTests {
    private static let rules = Rule.workflowRules + Rule.formRules + Rule.timeRules + Rule.lawRules
    private static let numbers = Set(rules.map(\.number))

    @Test(arguments: RuleCase.all(blocks: 4...7).filter { numbers.contains($0.rule) })
    func holds(_ rule: RuleCase) throws {
        try rule.run { Compiler.compile($0).findings }
    }

    @Test func everyRuleHasACase() {
        let cased = Set(RuleCase.all(blocks: 4...7).map(\.rule))
        expect(Self.rules.filter { !cased.contains($0.number) }.map(\.slug), equals: [])
    }

    /// What `mppc explain` prints is what the cases try: the piece stands in the case's file, line by line.
    @Test(arguments: RuleCase.all(blocks: 4...7).filter { numbers.contains($0.rule) })
    func examplesAreThoseOfTheCase(_ rule: RuleCase) throws {
        let found = try #require(Self.rules.first { $0.number == rule.rule })
        for (name, piece) in [("fail.yaml", found.failing), ("pass.yaml", found.passing)] {
            let text = try String(contentsOf: rule.folder.appending(path: name), encoding: .utf8)
            let lines = Set(text.components(separatedBy: "\n").map { Self.withoutMark($0) })
            for line in piece.components(separatedBy: "\n") where !line.isEmpty {
                expect(lines.contains(line), "\(rule.slug)/\(name) lacks: \(line)")
            }
        }
    }

    private static func withoutMark(_ line: String) -> String {
        line.components(separatedBy: "   # ~ ").first ?? line
    }
}

@Suite struct RulePagesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/rules")

    /// `mppc rules --markdown docs/rules` writes them anew.
    @Test func pagesAreUpToDate() throws {
        let pages = RuleText.pages(RuleCatalog.all)
        if RuleCase.isRecording {
            for page in pages { try Data(page.text.utf8).write(to: Self.folder.appending(path: page.name)) }
        }
        for page in pages {
            let text = try? String(contentsOf: Self.folder.appending(path: page.name), encoding: .utf8)
            expect(text, equals: page.text, "docs/rules/\(page.name) is out of date: mppc rules --markdown docs/rules")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path()).sorted()
        expect(names, equals: pages.map(\.name).sorted())
    }
}
