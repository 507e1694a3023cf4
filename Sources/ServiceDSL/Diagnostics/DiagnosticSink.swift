/// What a sink was told: a value, made on one thread and read on another.
struct Told: Sendable {
    var findings: [Diagnostic] = []
    /// The covered places, by file; looked up, never listed.
    var silenced: [Int: [SourceSpan]] = [:]
    /// Names that faults hide, by file.
    var lost: [Int: LostNames] = [:]
}

/// Takes the findings of a run, of one file or of many; the order in which they come in has no effect on what is printed.
///
/// A fault may silence its consequences: what is found later inside the place that it covers is not kept.
public final class DiagnosticSink {
    /// What came in so far.
    private(set) var told = Told()

    private var kept: [Diagnostic] { told.findings }

    public init() {}

    /// Keeps `finding`; with `silencing`, later findings that begin inside that span are its consequences and are dropped.
    public func report(_ finding: Diagnostic, silencing span: SourceSpan? = nil) {
        if isSilenced(finding.span) { return }
        told.findings.append(finding)
        if let span { silence(span) }
    }

    /// From now on, nothing inside `span` is reported.
    public func silence(_ span: SourceSpan) { told.silenced[span.file, default: []].append(span) }

    /// A fault in this file hides these names.
    func lose(_ names: LostNames, in file: Int) { told.lost[file, default: LostNames()].add(names) }

    /// A fault already reported covers this place.
    public func isSilenced(_ span: SourceSpan) -> Bool {
        told.silenced[span.file]?.contains { $0.start <= span.start && span.start < max($0.end, $0.start + 1) } ?? false
    }

    /// Adds what another sink holds, its silenced places included.
    public func merge(_ other: DiagnosticSink) { merge(other.told) }

    func merge(_ other: Told) {
        told.findings += other.findings
        if !other.silenced.isEmpty { told.silenced.merge(other.silenced) { $0 + $1 } }
        for (file, names) in other.lost { lose(names, in: file) }
    }

    /// The gravest severity so far.
    public var gravest: Severity? { kept.map(\.severity).max() }

    public var isEmpty: Bool { kept.isEmpty }

    /// How many came in so far, repeated ones too.
    var count: Int { kept.count }

    /// Something at danger or error was found.
    public var hasFailures: Bool { kept.contains { $0.severity >= .danger } }

    /// Where that is.
    var failures: [SourceSpan] { kept.filter { $0.severity >= .danger }.map(\.span) }

    /// The findings, each once, by file, line, column and code.
    public var findings: [Diagnostic] { Self.ordered(kept) }

    /// Sorts findings and takes out what is there twice.
    public static func ordered(_ findings: [Diagnostic]) -> [Diagnostic] {
        // Swift's sort is stable: what compares equal stays in the order in which it came.
        let sorted = findings.sorted { x, y in
            if x.span.file != y.span.file { return x.span.file < y.span.file }
            if x.span.start != y.span.start { return x.span.start < y.span.start }
            if x.rule.number != y.rule.number { return x.rule.number < y.rule.number }
            if x.span.end != y.span.end { return x.span.end < y.span.end }
            return x.message.en.utf8.lexicographicallyPrecedes(y.message.en.utf8)
        }
        var unique: [Diagnostic] = []
        unique.reserveCapacity(sorted.count)
        for place in sorted.indices {
            // What is there twice stands side by side. By place: hardly any is, and a finding is a lot to copy.
            let isAlone = place == 0 || !sorted[place].isBeside(sorted[place - 1])
            if isAlone || !unique.reversed().prefix(while: { $0.isBeside(sorted[place]) }).contains(sorted[place]) {
                unique.append(sorted[place])
            }
        }
        return unique
    }
}

extension Diagnostic {
    /// The same rule at the same place: only such findings can be one.
    fileprivate func isBeside(_ other: Diagnostic) -> Bool { span == other.span && rule == other.rule }
}
