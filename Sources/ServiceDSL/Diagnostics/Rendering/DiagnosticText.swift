import ServiceIR

/// Findings as text for people: with the lines of source that they point at, or on one line each.
///
/// Pure: the same findings give the same text, whatever the machine, the terminal or the number of threads.
public enum DiagnosticText {
    /// All findings with their frames, each followed by an empty line.
    public static func full(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage, color: Bool = false) -> String {
        var result = ""
        for finding in findings { result += full(finding, in: sources, language: language, color: color) + "\n" }
        return result
    }

    /// One finding with its frame.
    public static func full(_ finding: Diagnostic, in sources: SourceSet, language: MessageLanguage, color: Bool = false) -> String {
        let paint = Paint(isOn: color)
        var lines = [
            paint.severity("\(finding.severity.rawValue)[\(finding.rule.code) \(finding.rule.slug)]", finding.severity)
                + paint.bold(": " + visible(finding.message[language]))
        ]
        let frames = frames(finding, sources, language, paint)
        let greatest = frames.flatMap { frame in frame.marks.map { frame.file.position(at: $0.span.start).line } }.max() ?? 1
        let gutter = String(greatest).utf8.count
        for frame in frames { lines += frame.lines(gutter: gutter) }
        let remarks = remarks(finding, language)
        let blank = String(repeating: " ", count: gutter + 1)
        if !remarks.isEmpty { lines.append(paint.gutter("\(blank)│")) }
        for remark in remarks {
            // A remark of several lines goes on below its own beginning.
            let parts = visible(remark).utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
            for (place, part) in parts.enumerated() { lines.append(paint.gutter(place == 0 ? "\(blank)= " : "\(blank)  ") + part) }
        }
        return lines.joined(by: "\n") + "\n"
    }

    /// One line for each finding: `path:line:column: severity[CODE slug]: message`.
    public static func short(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage) -> String {
        var result = ""
        for finding in findings {
            let file = sources[finding.span]
            let position = file.position(at: finding.span.start)
            result += "\(visible(file.path)):\(position.line):\(position.column): \(finding.severity.rawValue)"
            result += "[\(finding.rule.code) \(finding.rule.slug)]: \(visible(finding.message[language]))"
            if let allowance = finding.allowance {
                result += (language == .id ? " (diizinkan: " : " (allowed: ") + visible(allowance) + ")"
            }
            result += "\n"
        }
        return result
    }

    /// How many there are of each severity, in words; empty when there is none.
    public static func summary(_ findings: [Diagnostic], language: MessageLanguage) -> String {
        var counts: [Severity: Int] = [:]
        var allowed = 0
        for place in findings.indices {
            if findings[place].allowance == nil { counts[findings[place].severity, default: 0] += 1 } else { allowed += 1 }
        }
        var parts: [String] = []
        for severity in Severity.allCases.reversed() {
            guard let count = counts[severity] else { continue }
            switch language {
            case .en: parts.append("\(count) \(severity.rawValue)\(count == 1 ? "" : "s")")
            case .id: parts.append("\(count) \(severity.rawValue)")
            }
        }
        if allowed > 0 { parts.append(language == .id ? "\(allowed) diizinkan" : "\(allowed) allowed") }
        return parts.joined(by: ", ")
    }

    private static func frames(_ finding: Diagnostic, _ sources: SourceSet, _ language: MessageLanguage, _ paint: Paint) -> [SourceFrame] {
        var marks = [SourceFrame.Mark(span: finding.span, text: finding.label.map { visible($0[language]) }, isPrimary: true)]
        marks += finding.labels.map { SourceFrame.Mark(span: $0.span, text: visible($0.text[language]), isPrimary: false) }
        var files: [Int] = []
        for mark in marks where !files.contains(mark.span.file) { files.append(mark.span.file) }
        return files.map { index in
            SourceFrame(file: sources[index], marks: marks.filter { $0.span.file == index }, paint: paint, severity: finding.severity)
        }
    }

    private static func visible(_ text: String) -> String { DisplayLine.visible(text) }

    private static func remarks(_ finding: Diagnostic, _ language: MessageLanguage) -> [String] {
        let help = language == .id ? "bantuan: " : "help: "
        var remarks = finding.notes.map { $0[language] } + finding.helps.map { help + $0[language] }
        if let allowance = finding.allowance { remarks.append((language == .id ? "diizinkan: " : "allowed: ") + allowance) }
        // A help says what to do; where there is none, the fixes do.
        if finding.helps.isEmpty {
            for fix in finding.fixes {
                let text = fix.edits.count == 1 ? fix.edits[0].replacement : ""
                let isShort = !text.isEmpty && text.unicodeScalars.count <= 80 && !text.utf8.contains(0x0A)
                remarks.append(help + fix.title[language] + (isShort ? ": \(text)" : ""))
            }
        }
        return remarks
    }
}
