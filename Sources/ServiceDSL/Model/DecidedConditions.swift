import ServiceIR

/// What a place does with its condition, for what is said where nothing can change it.
enum ConditionUse {
    /// Not judged: told otherwise, or no condition at all.
    case other
    /// Whether something is asked, done or counts.
    case asks
    /// Whoever does not meet it is refused.
    case rule
    /// Whoever does not meet it is told to the officer.
    case warning
}

/// What a service offers, as its conditions may speak of it; only what stands in the service's own file is judged by it.
struct ServiceOffer {
    var file: Int
    /// In a standard, what a region offers is not known.
    var isStandard: Bool
    var applicants: [String]
    var channels: [String]

    /// The same names, where `applicant` and `channel` are only what the service takes.
    func narrowing(_ scope: Scope, for reads: [String]) -> Scope {
        guard !isStandard else { return scope }
        var result = scope
        for (name, options) in [("applicant", applicants), ("channel", channels)] where reads.contains(name) && !options.isEmpty {
            if result.meanings(of: name).isEmpty { result.declare([name], .init(.code(.choice(options)))) }
        }
        return result
    }

    /// Words beside `applicant` or `channel` that the service does not take.
    func unoffered(in node: Node) -> [(name: String, word: String, range: Range<Int>)] {
        guard !isStandard else { return [] }
        var found: [(name: String, word: String, range: Range<Int>)] = []
        func note(_ side: Node, _ other: Node) {
            guard let name = side.path, name == ["applicant"] || name == ["channel"] else { return }
            let options = name == ["channel"] ? channels : applicants
            let words: [Node] = if case .list(let elements) = other.kind { elements.map(\.value) } else { [other] }
            for node in words {
                guard case .literal(.text(let word)) = node.kind, !options.isEmpty, !options.contains(word) else { continue }
                found.append((name[0], word, node.range))
            }
        }
        func visit(_ node: Node) {
            switch node.kind {
            case .binary(.equal, let a, let b), .binary(.notEqual, let a, let b), .binary(.isIn, let a, let b):
                note(a, b)
                note(b, a)
            default: break
            }
            node.children.forEach(visit)
        }
        visit(node)
        return found
    }
}

extension ExpressionReader {
    /// Tells of a sound condition that nobody, or everybody, meets who comes to its place.
    func judge(_ checked: CheckedExpression, _ text: ExpressionText, in scope: Scope, assuming: [Node], as use: ConditionUse) {
        guard use != .other, let finding = decision(of: checked, text, in: scope, assuming: assuming, as: use) else { return }
        doubt(finding)
    }

    /// The finding where a condition is decided; none where it reads one of which that is told already.
    func decision(
        of checked: CheckedExpression, _ text: ExpressionText, in scope: Scope, assuming: [Node], as use: ConditionUse
    ) -> Diagnostic? {
        guard let offer, text.span.file == offer.file, checked.isSound, !isFormUnread,
            !checked.reads.contains(where: { decidedConditions.contains($0) || unreadWhen.contains($0) })
        else { return nil }
        let isOfOffer = checked.reads.contains("applicant") || checked.reads.contains("channel")
        if isOfOffer, !offer.unoffered(in: checked.node).isEmpty { return nil }
        let scope = isOfOffer ? offer.narrowing(scope, for: checked.reads) : scope
        if assuming.isEmpty, PresenceProof.isOpen(checked.node, in: scope) { return nil }
        for (node, isMet) in [(checked.node, false), (checked.node.negated, true)] {
            guard case .impossible = PresenceProof.possibility(of: assuming + [node], in: scope) else { continue }
            // Nobody comes here at all: that is told where it is decided.
            if case .impossible = PresenceProof.possibility(of: assuming, in: scope) { return nil }
            var finding = Diagnostic.decided(at: text.span, isMet: isMet, as: use, bounds: bounds(of: checked.node, in: scope))
            finding.shownBy = .init(
                holding: assuming + [isMet ? checked.node : checked.node.negated], unmet: use == .rule && !isMet ? checked.expression : nil)
            return finding
        }
        return nil
    }

    /// Tells of words that the service does not take, in any expression.
    func judgeWords(_ checked: CheckedExpression, _ text: ExpressionText) {
        guard let offer, text.span.file == offer.file, checked.isSound,
            checked.reads.contains(where: { $0 == "applicant" || $0 == "channel" })
        else { return }
        for (name, word, range) in offer.unoffered(in: checked.node) {
            sink.report(.notOffered(word, isChannel: name == "channel", at: text.span(of: range)))
        }
    }

    /// What the values that it reads lie between, for people.
    private func bounds(of node: Node, in scope: Scope) -> [Words] {
        let paths = node.paths.filter { scope[$0]?.range?.isUnbounded == false }
        return paths.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { path in
            guard let symbol = scope[path], let range = symbol.range else { return nil }
            func text(_ number: Decimal128) -> String {
                guard symbol.type == .date, let day = number.int64.flatMap({ Int(exactly: $0) }) else { return number.description }
                return CivilDate(dayNumber: day).description
            }
            let isList = if case .list = symbol.type { true } else { false }
            let name = !isList ? "`\(path.joined(separator: "."))`" : "`size(\(path.joined(separator: ".")))`"
            switch (range.low.map(text), range.high.map(text)) {
            case (let low?, let high?): return Words(en: "\(name) is \(low) to \(high)", id: "\(name) \(low) sampai \(high)")
            case (let low?, nil): return Words(en: "\(name) is at least \(low)", id: "\(name) paling sedikit \(low)")
            case (nil, let high?): return Words(en: "\(name) is at most \(high)", id: "\(name) paling banyak \(high)")
            case (nil, nil): return nil
            }
        }
    }
}

extension Diagnostic {
    /// A condition, or a rule, that nobody or everybody meets.
    static func decided(at span: SourceSpan, isMet: Bool, as use: ConditionUse, bounds: [Words]) -> Diagnostic {
        let message =
            switch (use, isMet) {
            case (.rule, false):
                Words(en: "nobody can meet this rule: everybody is refused", id: "tidak ada yang bisa memenuhi aturan ini: semua ditolak")
            case (.rule, true):
                Words(
                    en: "everybody meets this rule: it refuses nobody", id: "semua memenuhi aturan ini: tidak ada yang ditolak olehnya")
            case (.warning, false):
                Words(
                    en: "nobody can meet this rule: it warns everybody",
                    id: "tidak ada yang bisa memenuhi aturan ini: semua diperingatkan")
            case (.warning, true):
                Words(en: "everybody meets this rule: it warns nobody", id: "semua memenuhi aturan ini: tidak ada yang diperingatkan")
            case (_, false): Words(en: "nobody can meet this condition", id: "tidak ada yang bisa memenuhi syarat ini")
            case (_, true):
                Words(
                    en: "everybody who comes here meets this condition: it decides nothing",
                    id: "semua yang sampai di sini memenuhi syarat ini: tidak membedakan apa-apa")
            }
        return Diagnostic(
            use == .rule && !isMet ? .ruleNeverMet : .conditionDecidesNothing, at: span, message: message, notes: bounds,
            helps: [
                Words(
                    en: "mend the condition or the bounds, or take it out",
                    id: "perbaiki syarat atau batasnya, atau hapus")
            ])
    }

    static func notOffered(_ word: String, isChannel: Bool, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .conditionDecidesNothing, at: span,
            message: isChannel
                ? Words(en: "this service is not offered on channel `\(word)`", id: "layanan ini tidak dibuka di saluran `\(word)`")
                : Words(en: "this service takes no applicant `\(word)`", id: "layanan ini tidak menerima pemohon `\(word)`"),
            helps: [
                isChannel
                    ? Words(en: "add it to `channels`, or take it out here", id: "tambahkan ke `channels`, atau hapus di sini")
                    : Words(en: "add it to `applicants`, or take it out here", id: "tambahkan ke `applicants`, atau hapus di sini")
            ])
    }

    /// More different rows are asked than there are values to tell them apart.
    static func tooFewValues(_ names: [Located<String>], values: Int, rows: Int, at span: SourceSpan) -> Diagnostic {
        let list = Words.list(names.map(\.value))
        return Diagnostic(
            .tooFewValues, at: span,
            message: Words(
                en: "at least \(rows) rows, no two with the same \(list.en), of which there are only \(values): nobody can fill them in",
                id:
                    "paling sedikit \(rows) baris, masing-masing dengan \(list.id) berbeda, padahal hanya ada \(values): tidak ada yang bisa mengisinya"
            ),
            helps: [
                Words(en: "ask for fewer rows, or take `unique` out", id: "minta lebih sedikit baris, atau hapus `unique`")
            ])
    }
}

extension Rule {
    /// A condition that the bounds, the options or what the service takes decide.
    static let conditionDecidesNothing = Rule(
        code: 550, slug: "condition-decides-nothing", severity: .warning,
        summary: Words(en: "a condition that nobody, or everybody, meets", id: "syarat yang tidak dipenuhi siapa pun, atau dipenuhi semua"),
        explanation: Words(
            en: """
                By the bounds of the answers that it reads, by their options, or by the channels and applicants that the service takes, the condition \
                is the same for everybody who comes to it: what stands behind it is never asked, or always. Either the condition or a bound is wrong.
                """,
            id: """
                Menurut batas isian yang dibacanya, menurut pilihannya, atau menurut saluran dan pemohon yang diterima layanan, syarat ini sama bagi \
                semua yang sampai kepadanya: yang bergantung padanya tidak pernah, atau selalu, berlaku. Syaratnya atau batasnya keliru.
                """),
        failing: """
            form:
              usaha:
                fields:
                  pegawai: { name: Jumlah pegawai, type: integer, min: 1, max: 10 }
            documents:
              bpjs: { name: Kepesertaan BPJS, when: pegawai > 20 }
            """,
        passing: """
            form:
              usaha:
                fields:
                  pegawai: { name: Jumlah pegawai, type: integer, min: 1, max: 100 }
            documents:
              bpjs: { name: Kepesertaan BPJS, when: pegawai > 20 }
            """)

    static let ruleNeverMet = Rule(
        code: 551, slug: "rule-never-met",
        summary: Words(en: "a rule that nobody can meet", id: "aturan yang tidak bisa dipenuhi siapa pun"),
        explanation: Words(
            en:
                "By the bounds and options of what it reads no answer meets the rule, alone or together with those before it: whoever is asked is refused.",
            id:
                "Menurut batas dan pilihan isian yang dibacanya tidak ada jawaban yang memenuhi aturan ini, sendiri atau bersama aturan sebelumnya: semua yang ditanya ditolak."
        ),
        failing: """
            form:
              usaha:
                fields:
                  pegawai: { name: Jumlah pegawai, type: integer, min: 1, max: 10 }
            rules:
              - { rule: pegawai >= 20, message: Paling sedikit 20 pegawai. }
            """,
        passing: """
            form:
              usaha:
                fields:
                  pegawai: { name: Jumlah pegawai, type: integer, min: 1, max: 100 }
            rules:
              - { rule: pegawai >= 20, message: Paling sedikit 20 pegawai. }
            """)

    static let tooFewValues = Rule(
        code: 552, slug: "too-few-values",
        summary: Words(en: "more different rows than there are values", id: "baris berbeda lebih banyak dari nilainya"),
        explanation: Words(
            en:
                "`unique` lets no two rows have the same value, and `many` asks for more rows than there are values: nobody can fill them in.",
            id:
                "`unique` melarang dua baris bernilai sama, sedangkan `many` meminta lebih banyak baris dari nilai yang ada: tidak ada yang bisa mengisinya."
        ),
        failing:
            "saksi: { name: Saksi, type: list, many: 3 to 5, unique: pihak, fields: { pihak: { name: Pihak, type: choice, options: { suami: Suami, istri: Istri } } } }",
        passing:
            "saksi: { name: Saksi, type: list, many: 2 to 5, fields: { pihak: { name: Pihak, type: choice, options: { suami: Suami, istri: Istri } } } }"
    )
}
