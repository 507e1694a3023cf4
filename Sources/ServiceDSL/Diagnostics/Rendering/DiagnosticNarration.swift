/// Findings as they are read aloud: whole sentences, each place in words, nothing drawn.
public enum DiagnosticNarration {
    /// All findings, each followed by an empty line.
    public static func text(_ findings: [Diagnostic], in sources: SourceSet, language: MessageLanguage) -> String {
        findings.enumerated().map { number, finding in
            Finding(finding, sources, language).lines(number: number + 1, of: findings.count).joined(separator: "\n") + "\n\n"
        }.joined()
    }

    private struct Finding {
        let finding: Diagnostic
        let sources: SourceSet
        let language: MessageLanguage

        init(_ finding: Diagnostic, _ sources: SourceSet, _ language: MessageLanguage) {
            self.finding = finding
            self.sources = sources
            self.language = language
        }

        /// Longest piece of source that is said.
        private static let longest = 80

        func lines(number: Int, of count: Int) -> [String] {
            let rule = "\(finding.rule.code) \(finding.rule.slug)"
            let head = say("Finding \(number) of \(count)", "Temuan \(number) dari \(count)")
            var lines = ["\(head), \(finding.severity.rawValue), \(rule).", sentence(finding.message)]
            lines.append(place(finding.span, after: nil, text: finding.label))
            lines += finding.labels.map { place($0.span, after: finding.span, text: $0.text) }
            lines += finding.notes.map { say("Note: ", "Catatan: ") + sentence($0) }
            lines += finding.helps.map { say("Help: ", "Bantuan: ") + sentence($0) }
            if let allowance = finding.allowance { lines.append(say("Allowed: ", "Diizinkan: ") + sentence(allowance)) }
            if finding.helps.isEmpty { lines += finding.fixes.map { say("Help: ", "Bantuan: ") + sentence($0.title) } }
            return lines
        }

        /// Where it is, what stands there, and what is said of it.
        private func place(_ span: SourceSpan, after other: SourceSpan?, text: Words?) -> String {
            let file = sources[span]
            let position = file.position(at: span.start)
            let path = DisplayLine.visible(file.path)
            var words = say("Line \(position.line), column \(position.column)", "Baris \(position.line), kolom \(position.column)")
            if other?.file != span.file { words = say("File \(path), ", "Berkas \(path), ") + words.lowercased() }
            if other != nil { words = say("See also: ", "Lihat juga: ") + words }
            let piece = piece(of: span, file)
            if !piece.isEmpty { words += ": \(piece)" }
            return sentence(text.map { "\(words): \($0[language])" } ?? words)
        }

        /// What is marked: the first line of it, or all of its line where the mark is a point.
        private func piece(of span: SourceSpan, _ file: SourceFile) -> String {
            let line = file.lineRange(file.position(at: span.start).line)
            let range = span.isEmpty ? line : span.start..<max(span.start, min(span.end, line.upperBound))
            let text = DisplayLine.visible(file.text(range)).trimmingBlanks
            return text.count > Self.longest ? String(text.prefix(Self.longest)) + "…" : text
        }

        private func sentence(_ words: Words) -> String { sentence(words[language]) }

        private func sentence(_ text: String) -> String {
            let text = DisplayLine.visible(text)
            let isClosed = text.last.map { ".?!".contains($0) } ?? false
            return text.prefix(1).uppercased() + text.dropFirst() + (isClosed ? "" : ".")
        }

        private func say(_ en: String, _ id: String) -> String { language == .id ? id : en }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
