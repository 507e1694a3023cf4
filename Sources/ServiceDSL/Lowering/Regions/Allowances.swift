/// What the files of a run allow, and which findings that are.
struct Allowances {
    private let files: [(file: SourceFile, allowances: [Known])]
    /// The places in `files`, by file.
    private let places: [Int: Int]
    private let severities: Severities

    /// An allowance of a rule that there is.
    private struct Known {
        let rule: Rule
        let reason: String
        let span: SourceSpan
        let line: Int?
    }

    /// Finds the rules that the comments name, among the region's own too; what names none, or says no reason, is reported.
    init(_ files: [ReadFile], _ severities: Severities, own: OwnRules, sink: DiagnosticSink) {
        self.severities = severities
        self.files = files.compactMap { file in
            if file.allowances.isEmpty { return nil }
            let known = file.allowances.compactMap { allowance -> Known? in
                guard let rule = RuleCatalog.rule(named: allowance.name) ?? own.rule(named: allowance.name) else {
                    if own.isWritten(allowance.name) { return nil }
                    let isOwn = Rule.isOwnCode(allowance.name)
                    sink.report(
                        isOwn ? .notReadHere(allowance.name, at: allowance.span) : .unknownAllowance(allowance.name, at: allowance.span))
                    return nil
                }
                if allowance.reason.isEmpty {
                    sink.report(Diagnostic(.allowanceWithoutReason, at: allowance.span, helps: [Rule.reasonHelp(rule)]))
                    return nil
                }
                return Known(rule: rule, reason: allowance.reason, span: allowance.span, line: allowance.line)
            }
            return known.isEmpty ? nil : (file.file, known)
        }
        places = Dictionary(uniqueKeysWithValues: self.files.enumerated().map { ($1.file.index, $0) })
    }

    /// Why a finding is kept, where its file says so. An error is never allowed.
    func reason(for finding: Diagnostic) -> String? {
        guard finding.severity < .error else { return nil }
        return allowance(of: finding)?.reason
    }

    /// The findings that stand, those that are allowed with their reasons, and what allowances do wrong.
    ///
    /// - Parameter isChecked: whether all was looked at, so that what is not found is not there.
    func judge(_ findings: [Diagnostic], isChecked: Bool) -> (standing: [Diagnostic], allowed: [Diagnostic]) {
        if files.isEmpty { return (findings, []) }
        var (standing, allowed): ([Diagnostic], [Diagnostic]) = ([], [])
        var used: Set<SourceSpan> = []
        for var finding in findings {
            if let allowance = allowance(of: finding) { used.insert(allowance.span) }
            finding.allowance = reason(for: finding)
            if finding.allowance == nil { standing.append(finding) } else { allowed.append(finding) }
        }
        let isWhole = isChecked && !standing.contains { $0.severity >= .danger || $0.rule == .noCatalog }
        for (file, allowances) in files {
            for allowance in allowances {
                let severity = severities.severity(of: allowance.rule)
                if severity == .error {
                    standing.append(.errorAllowed(allowance.rule, at: allowance.span))
                } else if severity != nil, isWhole, !used.contains(allowance.span) {
                    let elsewhere = findings.first {
                        $0.rule == allowance.rule && $0.span.file == file.index && self.allowance(of: $0) == nil
                    }
                    standing.append(.unused(allowance.rule, allowance.span, allowance.line, file, elsewhere))
                }
            }
        }
        return (DiagnosticSink.ordered(standing), allowed)
    }

    private func allowance(of finding: Diagnostic) -> Known? {
        guard let place = places[finding.span.file] else { return nil }
        let file = files[place]
        let line = file.file.position(at: finding.span.start).line
        return file.allowances.first { $0.line == line && $0.rule == finding.rule }
    }
}

extension Diagnostic {
    /// A region's own rule may be that of settings, or of a catalog, that do not hold here.
    fileprivate static func notReadHere(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unusedAllowance, at: span,
            message: Words(
                en: "nothing to allow: no rule `\(name)` of the region's own is read here",
                id: "tidak ada yang perlu diizinkan: aturan daerah `\(name)` tidak dibaca di sini"))
    }

    fileprivate static func errorAllowed(_ rule: Rule, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badAllowance, at: span,
            message: Words(
                en: "\(rule.code) is an error, which nothing can allow",
                id: "\(rule.code) ialah kesalahan (error), yang tidak bisa diizinkan"))
    }

    fileprivate static func unused(
        _ rule: Rule, _ span: SourceSpan, _ line: Int?, _ file: SourceFile, _ elsewhere: Diagnostic?
    ) -> Diagnostic {
        var finding = Diagnostic(
            .unusedAllowance, at: span,
            message: Words(
                en: "nothing to allow: no \(rule.code) is found on " + (line.map { "line \($0)" } ?? "a line below"),
                id: "tidak ada yang perlu diizinkan: \(rule.code) tidak ditemukan di "
                    + (line.map { "baris \($0)" } ?? "baris di bawahnya")))
        if let elsewhere {
            let line = file.position(at: elsewhere.span.start).line
            finding.labels = [Label(elsewhere.span, Words(en: "found here", id: "ditemukan di sini"))]
            finding.helps = [Words(en: "move it above line \(line)", id: "pindahkan ke atas baris \(line)")]
        } else {
            finding.fixes = [Fix(Words(en: "take the comment out", id: "hapus komentar ini"), .safe, [removal(of: span, file)])]
        }
        return finding
    }

    /// The comment with its whole line, or with the blanks before it where something else stands there.
    private static func removal(of span: SourceSpan, _ file: SourceFile) -> Fix.Edit {
        var start = span.start
        while start > 0, file.bytes[start - 1] == UInt8(ascii: " ") || file.bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
        let isOwnLine = start == 0 || file.bytes[start - 1] == UInt8(ascii: "\n")
        var end = span.end
        if isOwnLine {
            while end < file.bytes.count, file.bytes[end] != UInt8(ascii: "\n") { end += 1 }
            end = min(end + 1, file.bytes.count)
        }
        return Fix.Edit(file.span(start, end), "")
    }
}
