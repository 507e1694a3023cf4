import ServiceIR

/// Findings as one JSON document, also when there is none: for tools.
///
/// Lines and columns count from 1, columns in characters; offsets count bytes from 0; ends are exclusive. A citizen is who shows a finding about
/// answers: a `submission` as the API takes it, sent `at` a moment of the region's clock, and what holds of it (`holding`).
public enum DiagnosticJSON {
    /// The number of the format; it changes only when a reader must.
    public static let version = 1

    public static func document(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage) -> JSONValue {
        .object([
            "format": "mpp-findings", "version": .integer(Int64(version)), "language": .string(language.rawValue),
            "files": .integer(Int64(sources.files.count)),
            "counts": .object(
                OrderedMap(
                    Severity.allCases.map { severity in
                        (ID(severity.rawValue), JSONValue.integer(Int64(findings.count { $0.severity == severity && $0.allowance == nil })))
                    })),
            "findings": .array(findings.map { finding($0, sources, language) }),
        ])
    }

    /// The document as indented text, with a line end.
    public static func text(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage) -> String {
        let text = document(findings, in: sources, language: language).text(.pretty)
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    private static func finding(_ finding: Diagnostic, _ sources: SourceSet, _ language: MessageLanguage) -> JSONValue {
        var object: JSONObject = [
            "code": .string(finding.rule.code), "slug": .string(finding.rule.slug), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message[language]),
        ]
        place(finding.span, sources, into: &object)
        object["pointer"] = .string(finding.pointer)
        if let label = finding.label { object["label"] = .string(label[language]) }
        object["labels"] = .array(
            finding.labels.map { label in
                var entry: JSONObject = ["text": .string(label.text[language])]
                place(label.span, sources, into: &entry)
                return .object(entry)
            })
        object["notes"] = .array(finding.notes.map { .string($0[language]) })
        if !finding.way.isEmpty { object["way"] = .array(finding.way.map(move)) }
        if let citizen = finding.citizen {
            object["citizen"] = [
                "at": .string(citizen.at.description), "submission": citizen.submission,
                "holding": .array(citizen.holding.map { .string($0.text) }),
            ]
        }
        object["helps"] = .array(finding.helps.map { .string($0[language]) })
        object["fixes"] = .array(
            finding.fixes.map { fix in
                .object([
                    "title": .string(fix.title[language]), "applicability": .string(fix.applicability.rawValue),
                    "edits": .array(
                        fix.edits.map { edit in
                            var entry: JSONObject = [:]
                            place(edit.span, sources, into: &entry)
                            entry["replacement"] = .string(edit.replacement)
                            return .object(entry)
                        }),
                ])
            })
        if let allowance = finding.allowance { object["allowed"] = .string(allowance) }
        return .object(object)
    }

    private static func move(_ move: Diagnostic.Move) -> JSONValue {
        var object: JSONObject = ["step": .string(move.step)]
        if let cause = move.cause { object["cause"] = .string(cause.rawValue) }
        if let name = move.name { object["name"] = .string(name) }
        return .object(object)
    }

    private static func place(_ span: SourceSpan, _ sources: SourceSet, into object: inout JSONObject) {
        let file = sources[span]
        object["file"] = .string(file.path)
        object["start"] = point(file.position(at: span.start))
        object["end"] = point(file.position(at: span.end))
    }

    private static func point(_ position: SourcePosition) -> JSONValue {
        .object([
            "line": .integer(Int64(position.line)), "column": .integer(Int64(position.column)), "offset": .integer(Int64(position.offset)),
        ])
    }
}
