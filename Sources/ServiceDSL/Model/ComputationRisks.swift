import ServiceIR

/// What is known of a field beside its type and bounds.
struct AnswerFacts {
    /// Worked out from this; absent of what is asked, and where it is not known exactly.
    var value: Node?
    var isComputed = false
    /// What an answer must meet.
    var rule: Node?
}

/// What became of a computation that might have no value.
package struct JudgedRisk: Sendable {
    package enum Outcome: Sendable {
        /// No answers lead there.
        case impossible
        /// Answers that do were found, here or in the same expression.
        case witnessed
        case notDecided
    }
    package let kind: ComputationRisk.Kind
    /// The author's text.
    package let text: String
    package let outcome: Outcome
    /// What is told of it; of several in one expression, of one.
    package let finding: Diagnostic?
}

extension ExpressionReader {
    /// Tells of what cannot be worked out for answers that everybody may give, with such answers.
    func reportRisks() {
        for (found, text, assuming) in risks {
            var isTold = false
            for risk in found {
                let nodes = conditions(of: risk, assuming)
                let witness = isTold ? nil : witness(of: risk, nodes)
                let outcome: JudgedRisk.Outcome =
                    if isTold || witness != nil {
                        .witnessed
                    } else if case .impossible = PresenceProof.possibility(of: nodes, in: risk.scope) {
                        .impossible
                    } else {
                        .notDecided
                    }
                let finding = witness.map { witness in
                    var finding = Diagnostic.mayNotCompute(risk.kind, witness.told, at: text.span(of: risk.range))
                    finding.shownBy = .init(holding: witness.answers)
                    return finding
                }
                judgedRisks.append(JudgedRisk(kind: risk.kind, text: text.text, outcome: outcome, finding: finding))
                guard let finding else { continue }
                sink.report(finding)
                // One citizen is enough for one expression.
                isTold = true
            }
        }
    }

    /// An amount that may come out below zero.
    func noteAmount(_ checked: CheckedExpression, _ text: ExpressionText, in scope: Scope, assuming: [Node]) {
        guard checked.isSound, text.text.utf8.contains(UInt8(ascii: "-")) || tables.values.contains(where: \.mayBeNegative) else { return }
        if let low = scope.interval(of: checked.node).low, !low.isNegative { return }
        let goal = Node(.binary(.less, checked.node, Node(.literal(.integer(0)))))
        let whole = 0..<text.text.utf8.count
        risks.append(([ComputationRisk(.belowZero, goal, context: [], scope: scope, range: whole)], text, assuming))
    }

    /// What holds where there is no value.
    private func conditions(of risk: ComputationRisk, _ assuming: [Node]) -> [Node] {
        var nodes = (assuming + risk.context + [risk.goal]).map { writtenOut($0, risk.scope, depth: 8) }
        let paths = nodes.reduce(into: Set<[String]>()) { $0.formUnion($1.paths) }
        for rule in rules.map({ writtenOut($0, risk.scope, depth: 8) }) where !rule.paths.isDisjoint(with: paths) { nodes.append(rule) }
        for path in paths { if let rule = answers[path]?.rule { nodes.append(writtenOut(rule, risk.scope, depth: 8)) } }
        return nodes
    }

    /// Answers that lead there; of each table that is read, two at most, with a row of it.
    private func witness(of risk: ComputationRisk, _ nodes: [Node], tables depth: Int = 2) -> (told: Words, answers: [Node])? {
        guard depth > 0, let (call, table) = nodes.lazy.compactMap({ self.firstTable(in: $0) }).first else {
            return witness(of: risk, read: nodes)
        }
        let (text, inputs) = (call.canonicalText, call.children)
        for row in table.rows.sorted(by: { $0.least < $1.least }).prefix(Self.rowsLookedAt) {
            guard let number = row.value.number else { continue }
            let read = nodes.map { node in
                node.mapped { part in
                    guard case .call = part.kind, part.canonicalText == text else { return nil }
                    return Node(.literal(Literal(number)), range: part.range)
                }
            }
            let conditions = zip(inputs, row.keys).flatMap { $1.conditions(on: $0) }
            if let found = witness(of: risk, read + conditions, tables: depth - 1) { return found }
        }
        return nil
    }

    /// Those with the least numbers: they make an amount fall below zero, and a divisor zero.
    private static let rowsLookedAt = 8

    /// A table that is read and could be, with the part that reads it.
    private func firstTable(in node: Node) -> (Node, Table)? {
        if case .call(let name, let inputs, _) = node.kind, let table = tables[TableID(name)], table.of.count == inputs.count {
            return (node, table)
        }
        return node.children.lazy.compactMap { self.firstTable(in: $0) }.first
    }

    /// The expression with the number of each table that has only one in its place.
    func withRates(_ node: Node) -> Node {
        node.mapped { part in
            guard case .call(let name, let inputs, _) = part.kind, inputs.isEmpty, let table = tables[TableID(name)], table.of.isEmpty,
                let number = table.rows.first?.value.number
            else { return nil }
            return Node(.literal(Literal(number)), range: part.range)
        }
    }

    private func witness(of risk: ComputationRisk, read nodes: [Node]) -> (told: Words, answers: [Node])? {
        let paths = nodes.reduce(into: Set<[String]>()) { $0.formUnion($1.paths) }
        // Of anything that is no answer it is not known what it can be.
        guard paths.allSatisfy({ isAnswer($0) }), let found = Counterexample(nodes, in: risk.scope) else { return nil }
        let goal = writtenOut(risk.goal, risk.scope, depth: 8).paths
        func told(_ path: [String], _ value: Value) -> String {
            let name = path.joined(separator: ".")
            return if case .list = value { "size(\(name)) == 0" } else { "\(name) == \(value.written)" }
        }
        let facts = found.values.filter { goal.contains($0.path) }.map { "`\(told($0.path, $0.value))`" }
        let list = facts.joined(separator: ", ")
        let answers = found.values.compactMap { try? ExpressionParser.parse(told($0.path, $0.value)) }
        return facts.isEmpty ? nil : (Words(en: list, id: list), answers)
    }

    private func isAnswer(_ path: [String]) -> Bool {
        if path == ["applicant"] || path == ["channel"] || path == ["variant"] { return true }
        return answers[path].map { !$0.isComputed } ?? false
    }

    /// With conditions, and what is computed exactly, written out.
    private func writtenOut(_ node: Node, _ scope: Scope, depth: Int) -> Node {
        node.mapped { part in
            guard depth > 0, let path = part.path, let inner = scope[path]?.definition ?? answers[path]?.value else { return nil }
            return writtenOut(inner, scope, depth: depth - 1)
        }
    }
}

extension Table {
    fileprivate var mayBeNegative: Bool { rows.contains { $0.value.number?.isNegative == true } }
}

extension TableRow {
    fileprivate var least: Decimal128 { value.number ?? Decimal128(Int64.max) }
}

extension TableKey {
    /// What an input must meet for its row to be read.
    fileprivate func conditions(on input: Node) -> [Node] {
        if let option {
            let literal: Literal = option == "true" ? .bool(true) : option == "false" ? .bool(false) : .text(option)
            return [Node(.binary(.equal, input, Node(.literal(literal))))]
        }
        let least = from.map { Node(.binary(fromIsExclusive ? .greater : .greaterOrEqual, input, Node(.literal(Literal($0))))) }
        let most = to.map { Node(.binary(.lessOrEqual, input, Node(.literal(Literal($0))))) }
        return [least, most].compactMap(\.self)
    }
}

extension Literal {
    fileprivate init(_ number: Decimal128) { self = number.int64.map { .integer($0) } ?? .decimal(number) }
}

extension Value {
    /// As an expression writes it.
    fileprivate var written: String {
        switch self {
        case .bool(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        case .text(let text): "'\(text)'"
        default: "…"
        }
    }
}

extension Diagnostic {
    static func mayNotCompute(_ kind: ComputationRisk.Kind, _ answers: Words, at span: SourceSpan) -> Diagnostic {
        let message =
            switch kind {
            case .zeroDivisor:
                Words(en: "divided by zero where \(answers.en)", id: "dibagi nol bila \(answers.id)")
            case .emptyList:
                Words(
                    en: "the list may be empty (\(answers.en)), and then has no least or greatest",
                    id: "daftarnya bisa kosong (\(answers.id)), sehingga tidak ada nilai terkecil atau terbesar")
            case .noDate: Words(en: "there is no such date where \(answers.en)", id: "tidak ada tanggal seperti itu bila \(answers.id)")
            case .belowZero:
                Words(
                    en: "below zero where \(answers.en): that is no amount, and the case stops there",
                    id: "di bawah nol bila \(answers.id): itu bukan jumlah, dan perkara berhenti di situ")
            }
        return Diagnostic(
            .mayNotCompute, at: span, message: message,
            helps: [
                Words(
                    en: "bound the answer with `min` and `max`, refuse it by a rule, or say what holds then: `… ? … : …`",
                    id: "batasi isiannya dengan `min` dan `max`, tolak dengan aturan, atau tulis yang berlaku saat itu: `… ? … : …`")
            ])
    }
}

extension Rule {
    static let mayNotCompute = Rule(
        code: 553, slug: "may-not-compute", severity: .warning,
        summary: Words(en: "a value that some answers make impossible", id: "nilai yang tidak bisa dihitung untuk jawaban tertentu"),
        explanation: Words(
            en: """
                For the answers shown, which the form takes, this cannot be worked out: a division by zero, a date that no calendar has, the least of \
                no rows, an amount below zero. A field computed so is then absent, and an amount or a date stops the case.
                """,
            id: """
                Untuk jawaban yang ditunjukkan, yang diterima formulir, nilai ini tidak bisa dihitung: pembagian dengan nol, tanggal yang tidak ada, \
                yang terkecil dari daftar kosong, jumlah di bawah nol. Isian yang dihitung begitu menjadi tidak ada, dan jumlah atau tanggal \
                menghentikan perkara.
                """),
        failing: "rata: { name: Rata-rata, type: decimal, value: luas / unit * 1.0, round: up 1 }   # and `unit` may be 0",
        passing: "unit: { name: Jumlah unit, type: integer, min: 1 }")
}
