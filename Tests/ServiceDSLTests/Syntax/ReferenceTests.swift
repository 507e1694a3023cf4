import Expectations
import FoundationEssentials
import ServiceDSL
import Testing

/// `docs/reference.md` has a row for each key, as the table of keywords says it.
@Suite struct ReferenceTests {
    @Test func isUpToDate() throws {
        let url = Repository.root.appending(path: "docs/reference.md")
        let written = try String(contentsOf: url, encoding: .utf8)
        let wanted = KeywordText.reference(keeping: written)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(wanted.utf8).write(to: url) }
        try expect(
            String(contentsOf: url, encoding: .utf8), equals: wanted,
            "docs/reference.md is not what the keywords say; `mppc keywords --markdown docs/reference.md` or RECORD=1 writes it anew, then say what a new row needs"
        )
        // What it says of misuse names rules that there are.
        for code in written.matches(of: /MPP\d{4}/).map({ String($0.output) }) { expect(RuleCatalog.rule(named: code) != nil, "\(code)") }
    }

    /// What is said of a key beside the table stays, a key that is gone goes, a new one has empty cells.
    @Test func keepsWhatIsSaid() {
        let rows = "| `url` | a | b | none | `url` | built | MPP0203 |\n| `gone` | a | b | c | d | e | f |\n"
        let written = "# Head\n\nText.\n\n## `law`: x\n\n\(rows)"
        let text = KeywordText.reference(keeping: written)
        expect(text.hasPrefix("# Head\n\nText.\n\n## `catalog`: a catalog\n"))
        expect(text.contains("| `url` | string | where it can be read | none | `url` | built | MPP0203 |\n") && !text.contains("gone"))
        expect(text.contains("| `name` \\* | text | the law's name | - | - | - | - |\n"))
        expect(KeywordText.reference(keeping: text), equals: text)
    }
}
