import ServiceIR

/// Findings for the pages of a code host's pipeline: GitHub's annotations, GitLab's code quality report, and JUnit's XML for all others.
public enum DiagnosticPipeline {
    /// One workflow command of GitHub for each finding. Source: "Workflow commands for GitHub Actions".
    public static func github(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage) -> String {
        findings.map { finding in
            let file = sources[finding.span]
            let (start, end) = (file.position(at: finding.span.start), file.position(at: finding.span.end))
            var place = "file=\(property(file.path)),line=\(start.line),endLine=\(end.line)"
            // Columns are read only where both stand on one line.
            if start.line == end.line { place += ",col=\(start.column),endColumn=\(end.column)" }
            let title = property("\(finding.rule.code) \(finding.rule.slug)")
            return
                "::\(command(finding.allowance == nil ? finding.severity : .note)) \(place),title=\(title)::\(data(text(finding, language)))\n"
        }.joined()
    }

    /// GitLab's code quality report: a list, empty when all is well. Source: GitLab, "Code Quality report format".
    public static func gitlab(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage) -> String {
        var seen: [String: Int] = [:]
        let entries = findings.map { finding -> JSONValue in
            let file = sources[finding.span]
            // By what it is and not by its line, so that a line put in above it makes no new finding.
            let what = "\(finding.rule.code)\n\(file.path)\n\(finding.pointer)\n\(finding.message.en)"
            seen[what, default: 0] += 1
            let fingerprint = SHA256.hexadecimal(SHA256.hash("\(what)\n\(seen[what] ?? 0)".utf8))
            return [
                "description": .string(text(finding, language)), "check_name": .string("\(finding.rule.code) \(finding.rule.slug)"),
                "fingerprint": .string(fingerprint), "severity": .string(grade(finding.allowance == nil ? finding.severity : .note)),
                "location": [
                    "path": .string(file.path), "lines": ["begin": .integer(Int64(file.position(at: finding.span.start).line))],
                ],
            ]
        }
        let report = JSONValue.array(entries).text(.pretty)
        return report.hasSuffix("\n") ? report : report + "\n"
    }

    /// JUnit's XML: a test case for each finding, which fails where the run does, and one that passes for each file without.
    ///
    /// - Parameter failing: the lowest severity that fails; what is below it is told in the output of its case.
    public static func junit(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage, failing: Severity) -> String {
        let faulty = Set(findings.map { sources[$0.span].path })
        var cases: [String] = []
        for file in sources.files where !faulty.contains(file.path) {
            cases.append("    <testcase classname=\"\(xml(file.path))\" name=\"mppc check\"/>\n")
        }
        for finding in findings {
            let file = sources[finding.span]
            let place = file.position(at: finding.span.start)
            let spot = "\(file.path):\(place.line):\(place.column)"
            let name = "\(finding.rule.code) \(finding.rule.slug), \(place.line):\(place.column)"
            let told = xml("\(spot): \(finding.severity.rawValue)[\(finding.rule.code)]: \(text(finding, language))")
            let inner =
                finding.allowance == nil && finding.severity >= failing
                ? "<failure type=\"\(finding.severity.rawValue)\" message=\"\(xml(finding.message[language]))\">\(told)</failure>"
                : "<system-out>\(told)</system-out>"
            cases.append("    <testcase classname=\"\(xml(file.path))\" name=\"\(xml(name))\">\(inner)</testcase>\n")
        }
        let failures = findings.count { $0.allowance == nil && $0.severity >= failing }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
            + "  <testsuite name=\"mppc\" tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\">\n"
            + cases.joined() + "  </testsuite>\n</testsuites>\n"
    }

    /// The message with its notes and helps, a line each.
    private static func text(_ finding: Diagnostic, _ language: MessageLanguage) -> String {
        let allowed = finding.allowance.map { [Words(en: "allowed: \($0)", id: "diizinkan: \($0)")] } ?? []
        return ([finding.message] + finding.notes + finding.helps + allowed).map { DisplayLine.visible($0[language]) }.joined(
            separator: "\n")
    }

    private static func command(_ severity: Severity) -> String {
        switch severity {
        case .note: "notice"
        case .warning: "warning"
        case .danger, .error: "error"
        }
    }

    private static func grade(_ severity: Severity) -> String {
        switch severity {
        case .note: "info"
        case .warning: "minor"
        case .danger: "critical"
        case .error: "blocker"
        }
    }

    /// As GitHub's own toolkit escapes what stands after the colons, and a value before them.
    private static func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }
    private static func property(_ text: String) -> String {
        escaped(DisplayLine.visible(text), ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    private static func xml(_ text: String) -> String {
        escaped(DisplayLine.visible(text), ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\n": "&#10;"])
    }

    private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }
}
