/// What the files of a run allow, and which findings that are.
struct Allowances {
    private let files: [ReadFile]
    private let severities: Severities

    init(_ files: [ReadFile], _ severities: Severities) {
        self.files = files.filter { !$0.allowances.isEmpty }
        self.severities = severities
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
        for file in files {
            for allowance in file.allowances {
                let severity = severities.severity(of: allowance.rule)
                if severity == .error {
                    standing.append(.errorAllowed(allowance))
                } else if severity != nil, isWhole, !used.contains(allowance.span) {
                    let elsewhere = findings.first {
                        $0.rule == allowance.rule && $0.span.file == file.file.index && self.allowance(of: $0) == nil
                    }
                    standing.append(.unused(allowance, file.file, elsewhere))
                }
            }
        }
        return (DiagnosticSink.ordered(standing), allowed)
    }

    private func allowance(of finding: Diagnostic) -> Allowance? {
        guard let file = files.first(where: { $0.file.index == finding.span.file }) else { return nil }
        let line = file.file.position(at: finding.span.start).line
        return file.allowances.first { $0.line == line && $0.rule == finding.rule }
    }
}

extension Diagnostic {
    fileprivate static func errorAllowed(_ allowance: Allowance) -> Diagnostic {
        Diagnostic(
            .badAllowance, at: allowance.span,
            message: Words(
                en: "\(allowance.rule.code) is an error, which nothing can allow",
                id: "\(allowance.rule.code) ialah kesalahan (error), yang tidak bisa diizinkan"))
    }

    fileprivate static func unused(_ allowance: Allowance, _ file: SourceFile, _ elsewhere: Diagnostic?) -> Diagnostic {
        var finding = Diagnostic(
            .unusedAllowance, at: allowance.span,
            message: Words(
                en: "nothing to allow: no \(allowance.rule.code) is found on " + (allowance.line.map { "line \($0)" } ?? "a line below"),
                id: "tidak ada yang perlu diizinkan: \(allowance.rule.code) tidak ditemukan di "
                    + (allowance.line.map { "baris \($0)" } ?? "baris di bawahnya")))
        if let elsewhere {
            let line = file.position(at: elsewhere.span.start).line
            finding.labels = [Label(elsewhere.span, Words(en: "found here", id: "ditemukan di sini"))]
            finding.helps = [Words(en: "move it above line \(line)", id: "pindahkan ke atas baris \(line)")]
        } else {
            finding.fixes = [Fix(Words(en: "take the comment out", id: "hapus komentar ini"), .safe, [removal(of: allowance.span, file)])]
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
