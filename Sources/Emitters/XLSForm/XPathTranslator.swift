import ServiceIR

/// Translates the expressions of a form into XPath over the questions of its XLSForm, `${SECTION.FIELD}`.
///
/// Where a value is absent its question is empty: a condition over it neither holds nor fails, as with the runtime. What XPath cannot say
/// alike (exact decimals, tables, working days, rows) is unknown.
struct XPathTranslator {
    /// The row around an expression: what its questions' names begin with, and its fields.
    struct Row {
        let prefix: String
        let fields: OrderedMap<FieldID, Field>
    }

    /// What was translated once.
    private final class Memory {
        var conditions: [ConditionID: XPathTruth] = [:]
        var asked: [String: XPathTruth] = [:]
    }

    let service: CompiledService
    /// Innermost first.
    private(set) var rows: [Row] = []
    /// The question whose constraint this is: its value is `.`.
    private var own: String?
    private var memory = Memory()

    init(_ service: CompiledService) { self.service = service }

    /// Within a row, or a section whose fields stand bare.
    func inside(_ prefix: String, _ fields: OrderedMap<FieldID, Field>) -> XPathTranslator {
        var inner = self
        inner.rows.insert(Row(prefix: prefix, fields: fields), at: 0)
        return inner
    }

    /// For the constraint of a question.
    func constraining(_ name: String) -> XPathTranslator {
        var own = self
        own.own = name
        own.memory = Memory()
        return own
    }

    var unconstrained: XPathTranslator { own == nil ? self : XPathTranslator(service).with(rows) }

    private func with(_ rows: [Row]) -> XPathTranslator {
        var other = self
        other.rows = rows
        return other
    }

    // MARK: Conditions

    func truth(_ expression: Expression?) -> XPathTruth {
        guard let expression else { return .constant(true) }
        guard let node = try? ExpressionParser.parse(expression.text) else { return .unknown }
        return truth(of: node)
    }

    func truth(of node: Node) -> XPathTruth {
        switch node.kind {
        case .literal(.bool(let flag)): return .constant(flag)
        case .not(let operand): return truth(of: operand).negated
        case .binary(.and, let a, let b): return truth(of: a) && truth(of: b)
        case .binary(.or, let a, let b): return truth(of: a) || truth(of: b)
        case .conditional(let condition, let yes, let no):
            let test = truth(of: condition)
            return (test && truth(of: yes)) || (test.negated && truth(of: no))
        case .binary(.isIn, let a, let b): return membership(a, b)
        case .binary(.notEqual, let a, let b): return truth(of: Node(.binary(.equal, a, b))).negated
        case .binary(let op, let a, let b): return comparison(op, a, b)
        case .call("has", let arguments, _) where arguments.count == 1: return presence(of: arguments[0])
        case .method(let target, "startsWith", let arguments) where arguments.count == 1:
            guard let text = value(of: target), text.kind == .code, let part = value(of: arguments[0]), part.isConstant else {
                return .unknown
            }
            let test = XPath("starts-with(\(text.xpath.text), \(part.xpath.text))")
            return XPathTruth(holds: text.exists && test, fails: text.exists && test.negated)
        case .name, .select: return node.path.map(truth(ofName:)) ?? .unknown
        default: return .unknown
        }
    }

    private func truth(ofName name: [String]) -> XPathTruth {
        switch meaning(of: name) {
        case .condition(let id, let expression):
            if let known = memory.conditions[id] { return known }
            memory.conditions[id] = .unknown
            let truth = with([]).truth(expression)
            memory.conditions[id] = truth
            return truth
        case .field(let field, let name, [], let scope) where field.type == .yesNo:
            if field.value != nil {
                let (known, inlined) = (scope.unconstrained.truth(field.value), scope.truth(field.value))
                guard known.isExact else { return .unknown }
                if inlined.holds != known.holds || inlined.fails != known.fails { return inlined }
            }
            let question = reference(name).text
            return XPathTruth(holds: XPath("\(question) = 'yes'", .comparison), fails: XPath("\(question) = 'no'", .comparison))
        default: return .unknown
        }
    }

    private func presence(of node: Node) -> XPathTruth {
        guard let path = node.path else { return .unknown }
        switch meaning(of: path) {
        case .word(nil, _): return .constant(true)
        case .word(let name?, _): return isFilled(name)
        case .field(let field, let name, let members, let scope):
            if field.value != nil, !scope.isCalculated(field) { return .unknown }
            switch field.type {
            case .list:
                guard !members.isEmpty else { return field.isFixedList ? scope.asked(name, field) : isFilled("\(name)-count") }
                return .unknown
            case .address: return isFilled("\(name).\(members.first ?? "village")")
            case .account: return isFilled("\(name).\(members.first ?? "number")")
            default: return members.isEmpty ? isFilled(name) : .unknown
            }
        case .condition, .unknown: return .unknown
        }
    }

    private func isFilled(_ name: String) -> XPathTruth {
        let question = reference(name).text
        return XPathTruth(holds: XPath("\(question) != ''", .comparison), fails: XPath("\(question) = ''", .comparison))
    }

    private func membership(_ element: Node, _ list: Node) -> XPathTruth {
        if case .list(let elements) = list.kind {
            return elements.map { truth(of: Node(.binary(.equal, element, $0.value))) }.reduce(.constant(false)) { $0 || $1 }
        }
        guard let text = value(of: element), text.isConstant, text.kind == .code, let path = list.path,
            case .field(let field, let name, [], _) = meaning(of: path), field.type == .choices, field.value == nil
        else { return .unknown }
        let (question, filled) = (reference(name).text, isFilled(name))
        guard let exists = filled.holds else { return .unknown }
        let test = XPath("selected(\(question), \(text.xpath.text))")
        return XPathTruth(holds: test, fails: exists && test.negated)
    }

    private func comparison(_ op: BinaryOperator, _ a: Node, _ b: Node) -> XPathTruth {
        if case .literal(.bool(let flag)) = b.kind, op == .equal { return flag ? truth(of: a) : truth(of: a).negated }
        if case .literal(.bool(let flag)) = a.kind, op == .equal { return flag ? truth(of: b) : truth(of: b).negated }
        guard let a = value(of: a), let b = value(of: b) else { return .unknown }
        return XPathComparison.truth(op, a, b)
    }

    // MARK: Names

    enum Meaning {
        /// Variant, applicant or channel: its question, or the one value that it always has.
        case word(String?, only: String?)
        case field(Field, name: String, members: [String], scope: XPathTranslator)
        case condition(ConditionID, Expression)
        case unknown
    }

    func meaning(of path: [String]) -> Meaning {
        let first = path[0]
        for (depth, row) in rows.enumerated() {
            guard let field = row.fields[FieldID(first)] else { continue }
            return readable(field, "\(row.prefix).\(first)", Array(path.dropFirst()), with(Array(rows.dropFirst(depth))))
        }
        if path.count == 1 {
            switch first {
            case "variant": return .word(first, only: nil)
            case "applicant": return word(first, service.applicants.map(\.rawValue))
            case "channel": return word(first, service.channels.map(\.rawValue))
            default: break
            }
            if let list = service.form.sections[SectionID(first)]?.asList { return readable(list, first, [], with([])) }
            return service.conditions[ConditionID(first)].map { .condition(ConditionID(first), $0) } ?? .unknown
        }
        guard let section = service.form.sections[SectionID(first)], section.many == nil, let field = section.fields[FieldID(path[1])]
        else {
            return .unknown
        }
        return readable(field, "\(first).\(path[1])", Array(path.dropFirst(2)), with([]))
    }

    private func word(_ name: String, _ options: [String]) -> Meaning {
        options.count == 1 ? .word(nil, only: options[0]) : .word(name, only: nil)
    }

    /// What is perhaps shown though it is not asked has an answer that the runtime drops: nothing is said of it.
    private func readable(_ field: Field, _ name: String, _ members: [String], _ scope: XPathTranslator) -> Meaning {
        scope.asked(name, field).holdsIsExact ? .field(field, name: name, members: members, scope: scope) : .unknown
    }

    /// Whether a field is asked, its section with it.
    func asked(_ name: String, _ field: Field) -> XPathTruth {
        if let known = memory.asked[name] { return known }
        memory.asked[name] = .unknown
        var truth = unconstrained.truth(field.when)
        if let section = name.split(separator: ".").first.flatMap({ service.form.sections[SectionID($0)] }), section.many == nil {
            truth = unconstrained.with([]).truth(section.when) && truth
        }
        memory.asked[name] = truth
        return truth
    }

    func reference(_ name: String) -> XPath { name == own ? XPath(".") : XPath("${\(name)}") }
}
