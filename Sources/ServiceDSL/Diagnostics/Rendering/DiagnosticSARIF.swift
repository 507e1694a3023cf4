import ServiceIR

/// Findings as SARIF 2.1.0, the format in which code hosts and editors take the findings of any tool.
///
/// Lines and columns count from 1, columns in Unicode scalars, ends are exclusive. Paths are URI references as they were given, so that
/// those below the folder of the call stay relative. Source: OASIS SARIF 2.1.0.
public enum DiagnosticSARIF {
    /// The log as indented text, with a line end; also when there is no finding.
    ///
    /// - Parameter version: that of the program.
    public static func text(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage, version: String) -> String {
        let text = log(findings, in: sources, language: language, version: version).text(.pretty)
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    static func log(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage, version: String) -> JSONValue {
        var rules: [Rule] = []
        var places: [Int: Int] = [:]
        for finding in findings where places[finding.rule.number] == nil {
            places[finding.rule.number] = rules.count
            rules.append(finding.rule)
        }
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": "mppc", "version": .string(version), "language": .string(language.rawValue),
                            "rules": .array(rules.map { rule($0, language) }),
                        ]
                    ],
                    "columnKind": "unicodeCodePoints",
                    "results": .array(findings.map { result($0, places[$0.rule.number] ?? 0, sources, language) }),
                ]
            ],
        ]
    }

    private static func rule(_ rule: Rule, _ language: MessageLanguage) -> JSONValue {
        [
            "id": .string(rule.code), "name": .string(rule.slug),
            "shortDescription": message(rule.summary[language]),
            "fullDescription": message(rule.explanation[language].isEmpty ? rule.summary[language] : rule.explanation[language]),
            "defaultConfiguration": ["level": .string(level(rule.severity))],
        ]
    }

    private static func result(_ finding: Diagnostic, _ place: Int, _ sources: SourceSet, _ language: MessageLanguage) -> JSONValue {
        let remarks = [finding.message[language]] + (finding.notes + finding.helps).map { $0[language] }
        var location: JSONObject = ["physicalLocation": physical(finding.span, sources)]
        if let label = finding.label { location["message"] = message(label[language]) }
        if !finding.pointer.isEmpty { location["logicalLocations"] = [["fullyQualifiedName": .string(finding.pointer)]] }
        var object: JSONObject = [
            "ruleId": .string(finding.rule.code), "ruleIndex": .integer(Int64(place)), "level": .string(level(finding.severity)),
            "message": message(remarks.joined(separator: "\n")), "locations": [.object(location)],
        ]
        if !finding.labels.isEmpty {
            object["relatedLocations"] = .array(
                finding.labels.enumerated().map { number, label in
                    [
                        "id": .integer(Int64(number)), "physicalLocation": physical(label.span, sources),
                        "message": message(label.text[language]),
                    ]
                })
        }
        if !finding.fixes.isEmpty { object["fixes"] = .array(finding.fixes.map { fix($0, sources, language) }) }
        if let allowance = finding.allowance { object["suppressions"] = [["kind": "inSource", "justification": .string(allowance)]] }
        object["properties"] = ["severity": .string(finding.severity.rawValue)]
        return .object(object)
    }

    private static func fix(_ fix: Fix, _ sources: SourceSet, _ language: MessageLanguage) -> JSONValue {
        // A change for each file, in the order of the edits.
        var files: [String] = []
        for edit in fix.edits where !files.contains(sources[edit.span].path) { files.append(sources[edit.span].path) }
        let changes = files.map { path -> JSONValue in
            let replacements = fix.edits.filter { sources[$0.span].path == path }.map { edit -> JSONValue in
                ["deletedRegion": region(edit.span, sources), "insertedContent": ["text": .string(edit.replacement)]]
            }
            return ["artifactLocation": ["uri": .string(uri(path))], "replacements": .array(replacements)]
        }
        return ["description": message(fix.title[language]), "artifactChanges": .array(changes)]
    }

    private static func physical(_ span: SourceSpan, _ sources: SourceSet) -> JSONValue {
        ["artifactLocation": ["uri": .string(uri(sources[span].path))], "region": region(span, sources)]
    }

    private static func region(_ span: SourceSpan, _ sources: SourceSet) -> JSONValue {
        let (start, end) = (sources[span].position(at: span.start), sources[span].position(at: span.end))
        return [
            "startLine": .integer(Int64(start.line)), "startColumn": .integer(Int64(start.column)),
            "endLine": .integer(Int64(end.line)), "endColumn": .integer(Int64(end.column)),
        ]
    }

    private static func message(_ text: String) -> JSONValue { ["text": .string(text)] }

    /// SARIF has three: what fails is an error.
    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .note: "note"
        case .warning: "warning"
        case .danger, .error: "error"
        }
    }

    /// A path as a URI reference (RFC 3986): a colon before the first slash would read as a scheme.
    private static func uri(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += byte < 0x10 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return path.utf8.first == UInt8(ascii: "/") ? "file://" + result : result
    }
}
