import ServiceIR

/// Reads the rules of a region's own: types and names against the model of a service, then each against its own examples.
struct OwnRuleLowering {
    let file: SourceFile
    let sink: DiagnosticSink

    /// The rules under `checks`, those without a fault.
    func lower(_ syntax: SyntaxMap) -> [OwnRule] {
        syntax.entries(.checks).compactMap { entry in entry.map.flatMap { rule($0, entry.id) } }
    }

    /// The name of a rule by its id.
    static func slug(of id: String) -> String { id.split(separator: "_").joined(separator: "-") }

    private func rule(_ map: SyntaxMap, _ id: Located<String>) -> OwnRule? {
        let word = map.string(.of) ?? ModelWords.subjects[0]
        guard let subject = ModelWords.shapes.first(where: { $0.word == word })?.shape, !map.isFaulty(.of) else { return nil }
        let reader = OwnExpressionReader(subject: subject, sink: sink)
        let when = map.expression(.when).flatMap { reader.part($0, assuming: []) }
        let check = map.expression(.rule).flatMap { reader.part($0, assuming: when.map { [$0.node] } ?? []) }
        guard let check, when != nil || map[.when] == nil, let code = map.count(.code), let message = map.text(.message) else { return nil }
        let severity: Severity = map.word(.severity) ?? .warning
        let rule = Rule(
            code: code, slug: Self.slug(of: id.value), severity: severity, summary: Words(message),
            explanation: map.text(.help).map { Words($0) } ?? Words(""), failing: example(map, .fail), passing: example(map, .pass),
            source: map.text(.legalBasis).map { Words($0).id })
        var own = OwnRule(
            rule: rule, subject: subject, when: when, check: check, code: map[.code]?.span ?? id.span, name: id.span)
        if let examples = map.map(.examples) {
            let before = sink.count
            tryOut(own, on: examples)
            // What its own examples gainsay would accuse services of what nobody meant.
            own.isSound = sink.count == before
        }
        return own
    }

    // MARK: Examples

    /// The text of the first example of a side.
    private func example(_ map: SyntaxMap, _ side: Key) -> String {
        map.map(.examples)?.list(side).first.map { file.text(of: $0.span).trimmedOfIndent(at: file.position(at: $0.span.start).column - 1) }
            ?? ""
    }

    private func tryOut(_ rule: OwnRule, on examples: SyntaxMap) {
        for side in [Key.pass, .fail] {
            for item in examples.list(side) {
                guard case .node(let node) = item.value, let fragment = fragment(node, of: rule.subject) else { continue }
                let (thing, service) = model(fragment, of: rule.subject)
                var budget = OwnRuleLimit.steps
                switch (rule.judge(thing, of: service, budget: &budget), side) {
                case (.kept, .fail): sink.report(.exampleKept(item.span, rule))
                case (.broken(let parts), .pass): sink.report(.exampleBroken(item.span, rule, parts))
                case (.unjudged(let fault, let part), _): sink.report(.exampleUnjudged(item.span, rule, fault, part))
                default: break
                }
            }
        }
    }

    /// An example says only what it is about: what else such a thing must have is not asked.
    private func fragment(_ node: YAMLNode, of shape: ShapeName) -> SyntaxMap? {
        let own = DiagnosticSink()
        var decoder = SyntaxDecoder(languages: [], sink: own)
        let map = decoder.decode(node, as: shape)
        let found = own.findings.filter { $0.rule != .missingKey }
        for finding in found { sink.report(finding) }
        return found.contains { $0.severity >= .danger } ? nil : map
    }

    private func model(_ map: SyntaxMap, of shape: ShapeName) -> (thing: ModelValue, service: ModelValue) {
        let around = shape == .service ? map : SyntaxMap(shape: .service, span: map.span, members: [])
        let model = ServiceModel(around)
        let service = model.value(of: model.thing)
        if shape == .service { return (service, service) }
        return (model.value(of: ModelThing(id: shape.rawValue, name: map.span, map: map)), service)
    }
}

/// Parses and checks the expressions of one own rule.
private struct OwnExpressionReader {
    let subject: ShapeName
    let scope: Scope
    let sink: DiagnosticSink

    init(subject: ShapeName, sink: DiagnosticSink) {
        self.subject = subject
        self.sink = sink
        scope = ModelType.scope(of: subject)
    }

    func part(_ text: ExpressionText, assuming: [Node]) -> OwnRule.Part? {
        let parsed: Node
        do {
            parsed = try ExpressionParser.parse(text.text)
        } catch {
            sink.report(.syntaxFault(error, in: text))
            return nil
        }
        let checked = ExpressionChecker.check(parsed, in: scope, expecting: .condition, assuming: assuming)
        for fault in checked.faults { sink.report(.expressionFault(fault, in: text, of: checked)) }
        guard checked.isSound else { return nil }
        let node = WrittenPresence(subject: subject).rewritten(checked.node, [:])
        return OwnRule.Part(text: text, node: node, program: Program(node), reads: checked.reads)
    }
}

/// `has` of what is always there asks whether anything is written: `has(signs)` of a list is `size(signs) > 0`, `has(not_expired)` the word itself.
private struct WrittenPresence {
    private let thing: RecordType
    private let service = ModelType.service
    private static let macros = ["all", "exists", "exists_one", "filter", "map"]

    init(subject: ShapeName) { thing = ModelType.record(of: subject) }

    func rewritten(_ node: Node, _ locals: [String: ValueType]) -> Node {
        node.mapped { inner in
            switch inner.kind {
            case .call("has", let arguments, _) where arguments.count == 1:
                guard let path = arguments[0].path else { return nil }
                switch type(of: path, locals) {
                case .list?:
                    let size = Node(.call("size", [arguments[0]]), range: inner.range)
                    return Node(.binary(.greater, size, Node(.literal(.integer(0)))), range: inner.range)
                case .bool?: return arguments[0]
                default: return nil
                }
            case .method(let target, let macro, let arguments) where Self.macros.contains(macro) && arguments.count > 1:
                guard case .name(let variable, _) = arguments[0].kind else { return nil }
                var known = locals
                known[variable] = element(of: target, locals) ?? .any
                let bodies = arguments.dropFirst().map { rewritten($0, known) }
                return Node(.method(rewritten(target, locals), macro, [arguments[0]] + bodies), range: inner.range)
            default: return nil
            }
        }
    }

    private func type(of path: [String], _ locals: [String: ValueType]) -> ValueType? {
        var rest = path[...]
        guard let first = rest.popFirst() else { return nil }
        var type = locals[first] ?? (first == "service" ? .record(service) : thing.members[ID(first)]?.type)
        for name in rest {
            guard case .record(let record)? = type else { return nil }
            type = record.members[ID(name)]?.type
        }
        return type
    }

    private func element(of list: Node, _ locals: [String: ValueType]) -> ValueType? {
        if case .method(let target, "filter", _) = list.kind { return element(of: target, locals) }
        guard let path = list.path, case .list(let element)? = type(of: path, locals) else { return nil }
        return element
    }
}

extension Words {
    /// A text of the region's: in the language asked for, else in the one that there is.
    fileprivate init(_ text: LocalText) { self.init(en: text["en"], id: text["id"]) }
}

extension String {
    /// The lines of a piece of a file without the blanks that its own place puts before them.
    fileprivate func trimmedOfIndent(at column: Int) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { place, line in
            place == 0 ? String(line) : String(line.dropFirst(min(column, line.prefix { $0 == " " }.count)))
        }.joined(separator: "\n")
    }
}

extension Diagnostic {
    fileprivate static func exampleKept(_ span: SourceSpan, _ rule: OwnRule) -> Diagnostic {
        Diagnostic(
            .exampleContradictsRule, at: span,
            message: Words(
                en: "`\(rule.rule.slug)` finds nothing in this example, which is to fail",
                id: "`\(rule.rule.slug)` tidak menemukan apa pun pada contoh yang seharusnya gagal ini"),
            labels: [Label(rule.check.text.span, Words(en: "this holds, or is not asked", id: "ini terpenuhi, atau tidak ditanyakan"))])
    }

    fileprivate static func exampleBroken(_ span: SourceSpan, _ rule: OwnRule, _ parts: [ModelValue]) -> Diagnostic {
        Diagnostic(
            .exampleContradictsRule, at: span,
            message: Words(
                en: "`\(rule.rule.slug)` is broken by this example, which is to pass",
                id: "`\(rule.rule.slug)` dilanggar oleh contoh yang seharusnya lolos ini"),
            labels: [Label(rule.check.text.span, Words(en: "this does not hold", id: "ini tidak terpenuhi"))]
                + parts.prefix(3).filter { $0.name != span }.map { Label($0.name, Words(en: "because of this", id: "karena ini")) })
    }

    fileprivate static func exampleUnjudged(_ span: SourceSpan, _ rule: OwnRule, _ fault: EvaluationFault, _ part: OwnRule.Part)
        -> Diagnostic
    {
        switch fault {
        case .absent, .noSuchKey:
            var message = Words(
                en: "the example does not say all that `\(rule.rule.slug)` reads",
                id: "contoh ini tidak menyebut semua yang dibaca `\(rule.rule.slug)`")
            if case .absent(let name) = fault {
                message = Words(
                    en: "the example does not say `\(name)`, which `\(rule.rule.slug)` reads",
                    id: "contoh ini tidak menyebut `\(name)`, yang dibaca `\(rule.rule.slug)`")
            }
            return Diagnostic(
                .exampleContradictsRule, at: span, message: message,
                labels: [Label(part.text.span, Words(en: "read here", id: "dibaca di sini"))])
        default:
            return .ownRuleUnjudged(rule, fault, part, on: span)
        }
    }

    /// An expression that has no value on some thing.
    static func ownRuleUnjudged(_ rule: OwnRule, _ fault: EvaluationFault, _ part: OwnRule.Part, on thing: SourceSpan) -> Diagnostic {
        let why =
            switch fault {
            case .overBudget:
                Words(
                    en: "it visits more than \(OwnRuleLimit.steps) elements of lists",
                    id: "memeriksa lebih dari \(OwnRuleLimit.steps) unsur daftar")
            case .overflow: Words(en: "a number becomes too large", id: "bilangannya menjadi terlalu besar")
            case .divisionByZero: Words(en: "it divides by zero", id: "membagi dengan nol")
            case .emptyList:
                Words(en: "it asks for the least or greatest of none", id: "meminta yang terkecil atau terbesar dari daftar kosong")
            default: Words(en: "an expression has no value", id: "ekspresinya tidak punya nilai")
            }
        return Diagnostic(
            .ownRuleNotJudged, at: part.text.span,
            message: Words(
                en: "`\(rule.rule.slug)` cannot be judged: \(why.en)", id: "`\(rule.rule.slug)` tidak bisa dinilai: \(why.id)"),
            // Too much is asked of every service: that is told once.
            labels: fault == .overBudget ? [] : [Label(thing, Words(en: "on this", id: "pada ini"))])
    }

    static func ownRuleTwice(_ rule: OwnRule, _ what: String, first: OwnRule) -> Diagnostic {
        Diagnostic(
            .ownRuleTwice, at: what == rule.rule.slug ? rule.name : rule.code,
            message: Words(en: "`\(what)` is another rule already", id: "`\(what)` sudah dipakai aturan lain"),
            labels: [Label(what == rule.rule.slug ? first.name : first.code, Words(en: "the other rule", id: "aturan lainnya"))])
    }

    static func ownRuleNamedAsBuiltIn(_ rule: OwnRule, _ other: Rule) -> Diagnostic {
        Diagnostic(
            .ownRuleTwice, at: rule.name,
            message: Words(
                en: "`\(rule.rule.slug)` is a rule of the compiler's, \(other.code)",
                id: "`\(rule.rule.slug)` sudah menjadi aturan program pemeriksa, \(other.code)"),
            helps: [Words(en: "give it another id", id: "beri id lain")])
    }
}
