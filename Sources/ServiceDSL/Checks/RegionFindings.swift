import ServiceIR

extension CheckSubject {
    /// Where a file wrote or changed the element: its key, else the key of what it changes inside.
    func place(of path: [String], writtenIn file: Int) -> SourceSpan? {
        let name = name(of: path)
        if name.file == file { return name }
        let value = value(of: path)
        guard value.file == file, let last = path.last else { return nil }
        return SourceSpan(file: file, start: value.start, end: min(value.end, value.start + last.utf8.count))
    }
}

/// Findings in a service that extends standards, as its author should read them.
///
/// What a standard says of itself is not said again. What is found at a node of a standard only because of what this file changes is said
/// where the file changes it.
struct RegionFindings {
    let merged: MergedSyntax
    /// Absent where the service was not asked anything.
    let subject: CheckSubject?
    let standards: StandardReadings?
    let file: Int
    let extends: SourceSpan

    private struct Known: Hashable {
        let slug: String
        let span: SourceSpan

        init(_ finding: Diagnostic) {
            slug = finding.rule.slug
            span = finding.span
        }
    }

    /// Each as it is told here; `nil` in the place of one that the standard tells of itself.
    func told(_ findings: [Diagnostic]) -> [Diagnostic?] {
        let standards = Set(merged.ancestors.map(\.file.file.index))
        if standards.isEmpty { return findings }
        let isAsked = findings.contains { standards.contains($0.span.file) && $0.severity < .danger }
        let known = isAsked ? ofStandard() : nil
        return findings.map { finding in
            guard standards.contains(finding.span.file) else { return finding }
            var finding = finding
            if finding.severity >= .danger {
                finding.labels.append(.init(extends, Words(en: "in what extends it here", id: "pada berkas yang mengikutinya di sini")))
                return finding
            }
            // What a role of the region lacks its catalog says, whoever wrote the step.
            let isOfCatalog = finding.rule == .roleWithoutAgency
            guard let known, isOfCatalog || !known.contains(Known(finding)) else { return nil }
            finding.labels.insert(.init(finding.span, Words(en: "in the standard", id: "dalam standar")), at: 0)
            finding.span = place(of: finding.pointer)
            finding.label = nil
            finding.fixes = []
            return finding
        }
    }

    /// The nearest element that this file changes, else that it extends.
    private func place(of pointer: String) -> SourceSpan {
        var path = pointer.split(separator: "/").map { $0.replacing("~1", with: "/").replacing("~0", with: "~") }
        while !path.isEmpty {
            if let place = subject?.place(of: path, writtenIn: file) { return place }
            path.removeLast()
        }
        return extends
    }

    /// What is found in the standard by itself, filled in as this file does; `nil` where that is not known.
    private func ofStandard() -> Set<Known>? {
        guard let subject, let standards else { return nil }
        for names in [StandardReadings.Names.region, .standard] {
            guard case .whole(let standard)? = standards.reading(of: 0, by: names) else { continue }
            return Set(standard.allFindings(unfilled: subject.unfilled).map(Known.init))
        }
        return nil
    }
}
