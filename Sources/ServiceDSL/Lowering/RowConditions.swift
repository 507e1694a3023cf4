import ServiceIR

/// The conditions of rows, read one after the other: each where those before it did not hold. A row that those before it always take is told.
struct RowConditions {
    /// Behind so many conditions nothing is decided that has no earlier row's very words: a proof would read them all for each row.
    private static let budget = 64
    private let assuming: [Node]
    /// What holds where the next row is read.
    private(set) var holding: [Node]
    /// By canonical text, where a condition stands first.
    private var seen: [String: SourceSpan] = [:]

    init(assuming: [Node]) {
        self.assuming = assuming
        holding = assuming
    }

    /// The checked `when` of the next row.
    mutating func read(_ row: SyntaxRow, in scope: Scope, by reader: ExpressionReader, sink: DiagnosticSink) -> CheckedExpression? {
        guard let text = row.when, let when = reader.check(text, in: scope, expecting: .condition, assuming: holding) else { return nil }
        if when.isSound, let first = seen[when.node.canonicalText] {
            sink.report(neverReached(when.node, at: text.span, first: first))
        } else if when.isSound, !seen.isEmpty, isTaken(when.node, in: scope) {
            sink.report(neverReached(when.node, at: text.span, first: nil))
        } else {
            reader.judge(when, text, in: scope, assuming: assuming, as: .asks)
            seen[when.node.canonicalText] = text.span
        }
        holding.append(when.node.negated)
        return when
    }

    private func neverReached(_ when: Node, at span: SourceSpan, first: SourceSpan?) -> Diagnostic {
        var finding = Diagnostic.rowNeverReached(at: span, first: first)
        finding.shownBy = .init(holding: assuming + [when])
        return finding
    }

    /// Whether whoever meets the condition has met one before it.
    private func isTaken(_ when: Node, in scope: Scope) -> Bool {
        guard holding.count <= Self.budget else { return false }
        guard case .impossible = PresenceProof.possibility(of: holding + [when], in: scope) else { return false }
        if case .impossible = PresenceProof.possibility(of: assuming + [when], in: scope) { return false }
        return true
    }
}

extension Diagnostic {
    /// - Parameter first: the same condition in an earlier row; absent where several together take what this one would.
    static func rowNeverReached(at span: SourceSpan, first: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .rowNeverReached, at: span,
            message: first == nil
                ? Words(
                    en: "this row is never used: everybody who meets it has met a row before it",
                    id: "baris ini tidak pernah dipakai: semua yang memenuhinya sudah memenuhi baris sebelumnya")
                : Words(
                    en: "this row is never used: a row before it has the same condition",
                    id: "baris ini tidak pernah dipakai: baris sebelumnya bersyarat sama"),
            labels: first.map { [.init($0, Words(en: "this row is used", id: "baris ini yang dipakai"))] } ?? [],
            helps: [
                Words(
                    en: "mend the condition, put the narrower row first, or delete this row",
                    id: "perbaiki syaratnya, dahulukan baris yang lebih sempit, atau hapus baris ini")
            ])
    }
}
