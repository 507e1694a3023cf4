import ServiceIR

/// Parses and checks the expressions of one service, reports their faults, and remembers what they read.
final class ExpressionReader {
    let sink: DiagnosticSink
    /// Canonical names that any expression of the service reads.
    private(set) var reads: Set<String> = []
    /// Set once everything is declared.
    var elders: ElderNames?
    /// Where the form, or the fields of a section, could not be read: that a name is unknown says nothing.
    var isFormUnread = false
    /// What conditions of the service's own file may speak of; absent before anything is judged.
    var offer: ServiceOffer?
    /// Named conditions that nobody or everybody meets: told once.
    private(set) var decidedConditions: Set<String> = []
    /// Names whose own condition could not be read: that they may be absent says nothing.
    var unreadWhen: Set<String> = []
    /// Steps of a workflow in which a way, or what a step is, could not be read: which of their values are there, nobody knows.
    var unreadSteps: Set<String> = []
    /// Tables of which the inputs could not be read: how many there are, nobody knows.
    var unreadTables: Set<String> = []
    /// Those that could be.
    var tables: OrderedMap<TableID, Table> = [:]
    /// Names and options that are read and not there, and the conditions that read such.
    private var unreadNames: Set<String> = []
    /// What may only follow from that: that a value may be absent, that a condition is decided; each with the conditions that it rests on,
    /// or none where it may rest on any.
    private var doubts: [(finding: Diagnostic, conditions: [Node]?)] = []
    /// The expression in which a value was last found absent.
    private var lastAbsent: SourceSpan?
    private var parsed: [Int: Node?] = [:]
    /// Expressions in which a point seems to separate thousands.
    private var pointed: Set<Int> = []
    /// Parts that have no value for some answers, judged once all is known of the answers.
    var risks: [(risks: [ComputationRisk], text: ExpressionText, assuming: [Node])] = []
    /// What became of them.
    var judgedRisks: [JudgedRisk] = []
    /// By canonical path, what an answer or a computed value is held to besides its type.
    var answers: [[String]: AnswerFacts] = [:]
    /// What helps where a name is unknown, at the place that is being read.
    var helpForUnknown: ((ExpressionFault.Kind) -> Words?)?
    /// Rules that every submission meets.
    var rules: [Node] = []

    init(sink: DiagnosticSink) { self.sink = sink }

    /// The tree of an expression, or `nil` where it is none, which is reported once.
    func parse(_ text: ExpressionText) -> Node? {
        let key = text.span.file << 32 | text.span.start
        if let known = parsed[key] { return known }
        var node: Node?
        do {
            let whole = try ExpressionParser.parse(text.text)
            if text.text.utf8.contains(UInt8(ascii: ".")) {
                let points = ThousandsPoint.find(in: whole, of: text)
                for finding in points { sink.report(finding) }
                if !points.isEmpty { pointed.insert(key) }
            }
            node = whole
        } catch {
            sink.report(.syntaxFault(error, in: text))
        }
        parsed[key] = node
        return node
    }

    private func isConsequence(_ fault: ExpressionFault.Kind) -> Bool {
        switch fault {
        case .mayBeAbsent(let name, _, _), .presenceNotProved(let name, _, _):
            !unreadWhen.isEmpty && unreadWhen.contains(name)
                || !unreadSteps.isEmpty && unreadSteps.contains(String(name.prefix { $0 != "." }))
        // That a choice has no options has been said.
        case .unknownOption(_, let known): known.isEmpty
        case .wrongNumberOfArguments(let table, expected: 0, _): unreadTables.contains(table)
        default: false
        }
    }

    private func seen(_ scope: Scope, by text: ExpressionText) -> Scope { elders?.view(scope, from: text.span) ?? scope }

    /// The canonical tree, without any finding: for what only needs the names.
    func canonical(_ text: ExpressionText?, in scope: Scope) -> Node? {
        guard let text, let node = parse(text) else { return nil }
        return ExpressionChecker.check(node, in: seen(scope, by: text)).node
    }

    /// The checked expression; `nil` where it does not parse. One with faults is returned too, and they are reported.
    ///
    /// - Parameter mendingAbsence: what helps where a value may be absent, and no `has` can stand in the expression.
    func check(
        _ text: ExpressionText?, in scope: Scope, expecting: ExpectedValue, assuming: [Node] = [], as use: ConditionUse = .other,
        mendingAbsence: Words? = nil
    ) -> CheckedExpression? {
        guard let text, let node = parse(text) else { return nil }
        let scope = seen(scope, by: text)
        let checked = ExpressionChecker.check(node, in: scope, expecting: expecting, assuming: assuming)
        reads.formUnion(checked.reads)
        let isWithoutPoint = !pointed.contains(text.span.file << 32 | text.span.start)
        for fault in checked.faults where !(isFormUnread && fault.kind.isOfUnknown) && !isConsequence(fault.kind) {
            // A date written by hand is no sum that lacks its rounding.
            if fault.kind.isOfDivision, MeantExpressions.date(in: text.text) != nil { continue }
            // Thousands with a point are no amount with a fraction.
            if !isWithoutPoint, fault.kind == .notProvablyWhole { continue }
            // What cannot be used so at all need not be there either.
            if fault.kind.isAbsence, checked.faults.contains(where: { $0.kind.isOfType && $0.range.overlaps(fault.range) }) { continue }
            // Who compares with `null` asks just that.
            if fault.kind.isAbsence, checked.faults.contains(where: { $0.kind == .notInLanguage("null") }) { continue }
            var finding = Diagnostic.expressionFault(fault, in: text, of: checked)
            finding.notes += scope.notes(on: fault.kind)
            if let mendingAbsence, fault.kind.isAbsence { (finding.helps, finding.fixes) = ([mendingAbsence], []) }
            if finding.helps.isEmpty, let help = helpForUnknown?(fault.kind) { finding.helps = [help] }
            report(finding, fault.kind, of: text.span, in: scope, assuming: assuming)
        }
        if checked.isSound, checked.reads.contains(where: { openConditions[$0] != nil }) {
            checkInlined(checked, text, in: scope, expecting: expecting, assuming: assuming)
        }
        checkLength(checked, text)
        judgeWords(checked, text)
        if checked.isSound, !checked.risks.isEmpty { risks.append((checked.risks, text, assuming)) }
        judge(checked, text, in: scope, assuming: assuming, as: use)
        return checked
    }

    /// With every name written out it must still be one that can be read again.
    private func checkLength(_ checked: CheckedExpression, _ text: ExpressionText) {
        let limit = ExpressionParser.lengthLimit
        guard text.text.utf8.count > limit / 16, checked.expression.text.utf8.count > limit else { return }
        sink.report(.syntaxFault(ExpressionSyntaxFault(.tooLong(limit: limit), 0..<text.text.utf8.count), in: text))
    }

    // MARK: Consequences

    private func report(
        _ finding: Diagnostic, _ fault: ExpressionFault.Kind, of text: SourceSpan, in scope: Scope, assuming: [Node] = []
    ) {
        if let name = fault.absentName {
            let own = scope.conditions(of: fault)
            let conditions = assuming + own
            // What is asked under one condition is absent for one reason.
            if lastAbsent == text, !own.isEmpty, let last = doubts.indices.last, doubts[last].conditions == conditions {
                doubts[last].finding.labels.append(.init(finding.span, Words(en: "nor may `\(name)`", id: "`\(name)` juga")))
                return
            }
            lastAbsent = text
            return doubt(finding, restsOn: conditions)
        }
        if let unknown = fault.unknownName { unreadNames.formUnion(unknown.parts) }
        sink.report(finding)
    }

    /// What this names could not be read: what rests on it may say no more than that.
    func lose(_ name: String) { unreadNames.insert(name) }

    /// Keeps a finding until all is read: where a name is not there on which it rests, it may say no more than that.
    func doubt(_ finding: Diagnostic, restsOn conditions: [Node]? = nil) { doubts.append((finding, conditions)) }

    /// How many findings there are so far, doubtful ones among them.
    var findingCount: Int { sink.count + doubts.count }

    /// Tells what is left once everything is read.
    func reportDoubts() {
        for (finding, conditions) in doubts where !isConsequence(conditions) { sink.report(finding) }
        doubts = []
        reportRisks()
    }

    private func isConsequence(_ conditions: [Node]?) -> Bool {
        guard !unreadNames.isEmpty else { return false }
        guard let conditions else { return true }
        return conditions.contains { condition in
            condition.canonicalText.utf8.split { !($0 == 0x5F || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)) }
                .contains { unreadNames.contains(String(decoding: $0, as: UTF8.self)) }
        }
    }

    // MARK: Conditions

    /// Conditions that by themselves read what may be absent: whether it is there is asked wherever one is read.
    private var openConditions: [String: Node] = [:]

    /// Checks the named conditions, each by itself, and keeps those whose values are sure only at some places.
    func settle(_ conditions: [(id: Located<String>, text: ExpressionText?)], in scope: Scope) -> [String: CheckedExpression] {
        var result: [String: CheckedExpression] = [:]
        for (id, text) in conditions {
            guard let text, let node = parse(text) else { continue }
            let checked = ExpressionChecker.check(node, in: seen(scope, by: text), expecting: .condition)
            reads.formUnion(checked.reads)
            checkLength(checked, text)
            for fault in checked.faults {
                if fault.kind.isAbsence {
                    openConditions[id.value] = checked.node
                } else {
                    report(.expressionFault(fault, in: text, of: checked), fault.kind, of: text.span, in: scope)
                    if fault.kind.unknownName != nil { unreadNames.insert(id.value) }
                }
            }
            result[id.value] = checked
        }
        // What reads an open condition is open too.
        var isGrowing = !openConditions.isEmpty
        while isGrowing {
            isGrowing = false
            for (id, _) in conditions where openConditions[id.value] == nil {
                guard let checked = result[id.value], checked.reads.contains(where: { openConditions[$0] != nil }) else { continue }
                openConditions[id.value] = checked.node
                isGrowing = true
            }
        }
        judge(conditions, result, in: scope)
        return result
    }

    /// Tells of named conditions that are decided by themselves, not of those that only read one.
    private func judge(
        _ conditions: [(id: Located<String>, text: ExpressionText?)], _ checked: [String: CheckedExpression], in scope: Scope
    ) {
        var found: [(id: String, finding: Diagnostic)] = []
        for (id, text) in conditions {
            guard let text, let condition = checked[id.value] else { continue }
            judgeWords(condition, text)
            let finding = decision(of: condition, text, in: scope, assuming: [], as: .asks)
            if let finding { found.append((id.value, finding)) }
        }
        decidedConditions = Set(found.map(\.id))
        for (id, finding) in found where !(checked[id]?.reads.contains(where: decidedConditions.contains) ?? false) { doubt(finding) }
    }

    /// Reads the open conditions as if they stood here themselves.
    private func checkInlined(
        _ checked: CheckedExpression, _ text: ExpressionText, in scope: Scope, expecting: ExpectedValue, assuming: [Node]
    ) {
        let whole = checked.node.inlining(openConditions, depth: 8)
        let again = ExpressionChecker.check(whole, in: scope, expecting: expecting, assuming: assuming)
        for fault in again.faults where fault.kind.isAbsence {
            var finding = Diagnostic.absentInCondition(fault, in: text, conditions: checked.reads.filter { openConditions[$0] != nil })
            finding.notes += scope.notes(on: fault.kind)
            doubt(
                finding, restsOn: assuming + [checked.node] + scope.conditions(of: fault.kind))
        }
    }

    /// Counts as read what something other than an expression reads: the `of` of a table.
    func note(read name: String) { reads.insert(name) }
}

extension Scope {
    /// The conditions under which there is the value that may be absent.
    fileprivate func conditions(of fault: ExpressionFault.Kind) -> [Node] {
        guard let symbol = absent(in: fault) else { return [] }
        switch symbol.presence {
        case .always: return []
        case .when(let condition): return [condition]
        case .perhaps(let only, let unless): return [only, unless].compactMap(\.self)
        }
    }

    /// Why a value may be absent that was recorded.
    fileprivate func notes(on fault: ExpressionFault.Kind) -> [Words] {
        guard let name = fault.absentName, let steps = absent(in: fault)?.mendedAt, !steps.isEmpty else { return [] }
        let places = Words.list(steps)
        return [
            Words(
                en: "what decided whether `\(name)` was asked may have been changed by a repair at \(places.en)",
                id: "jawaban yang menentukan apakah `\(name)` ditanyakan bisa sudah diubah lewat perbaikan pada \(places.id)")
        ]
    }

    private func absent(in fault: ExpressionFault.Kind) -> Symbol? {
        fault.absentName.flatMap { self[$0.split(separator: ".").map(String.init)] }
    }
}

extension ExpressionFault.Kind {
    /// Says that there is no such name.
    var isOfUnknown: Bool {
        switch self {
        case .unknownName, .unknownMember: true
        default: false
        }
    }

    /// The one path at which what has the unknown name stands.
    var elsewhere: String? {
        switch self {
        case .unknownName(_, _, let paths), .unknownMember(_, _, _, let paths): paths.count == 1 ? paths[0] : nil
        default: nil
        }
    }

    /// The name that is not there.
    var unknownName: UnknownName? {
        switch self {
        case .unknownName(let name, _, _), .unknownMember(let name, _, _, _):
            UnknownName(name: name, kinds: [NameKind.field, .section, .step, .action].map(\.rawValue))
        case .unknownFunction(let name, _): UnknownName(name: name, kinds: [NameKind.field.rawValue])
        case .unknownOption(let name, _): UnknownName(name: name, kinds: [])
        default: nil
        }
    }

    fileprivate var isOfDivision: Bool {
        switch self {
        case .integerDivision, .divisionWithoutRounding: true
        default: false
        }
    }

    /// Says that a value is of a type that cannot stand there.
    fileprivate var isOfType: Bool {
        switch self {
        case .wrongType, .unlikeTypes: true
        default: false
        }
    }

    /// Says that a value may not be there, nothing else.
    var isAbsence: Bool { absentName != nil }

    /// The value that may not be there.
    fileprivate var absentName: String? {
        switch self {
        case .mayBeAbsent(let name, _, _), .presenceNotProved(let name, _, _): name
        default: nil
        }
    }
}

extension Node {
    /// The same with the names of conditions replaced by what they say.
    func inlining(_ definitions: [String: Node], depth: Int) -> Node {
        mapped { node in
            guard case .name(let name, _) = node.kind, depth > 0, let definition = definitions[name] else { return nil }
            return definition.inlining(definitions, depth: depth - 1)
        }
    }

    /// The same with each part, from the outside in, for which `change` gives another.
    func mapped(_ change: (Node) -> Node?) -> Node { withoutActuallyEscaping(change) { NodeMapping(change: $0).mapped(self) } }
}

/// Keeps the change in one place: were it handed from node to node, what it captures would be copied for each.
private struct NodeMapping {
    let change: (Node) -> Node?

    func mapped(_ node: Node) -> Node {
        if let other = change(node) { return other }
        let range = node.range
        switch node.kind {
        case .literal, .message, .name: return node
        case .select(let operand, let member, let isOptional):
            return Node(.select(mapped(operand), member, isOptional: isOptional), range: range)
        case .index(let a, let b, let isOptional): return Node(.index(mapped(a), mapped(b), isOptional: isOptional), range: range)
        case .call(let name, let arguments, let isRooted): return Node(.call(name, arguments.map(mapped), isRooted: isRooted), range: range)
        case .method(let target, let name, let arguments): return Node(.method(mapped(target), name, arguments.map(mapped)), range: range)
        case .not(let operand): return Node(.not(mapped(operand)), range: range)
        case .negate(let operand): return Node(.negate(mapped(operand)), range: range)
        case .binary(let op, let a, let b): return Node(.binary(op, mapped(a), mapped(b)), range: range)
        case .conditional(let a, let b, let c): return Node(.conditional(mapped(a), mapped(b), mapped(c)), range: range)
        case .list(let elements):
            return Node(.list(elements.map { Node.Element(mapped($0.value), isOptional: $0.isOptional) }), range: range)
        case .map(let entries):
            return Node(.map(entries.map { Node.Entry(mapped($0.key), mapped($0.value), isOptional: $0.isOptional) }), range: range)
        }
    }
}
