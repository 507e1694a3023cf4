import ServiceIR

/// Values of expressions: what a computed field is worked out by, and what conditions compare.
extension XPathTranslator {
    /// What a computed field is worked out by; `nil` where XPath cannot say it.
    func calculation(of field: Field) -> XPath? {
        guard let expression = field.value, field.round == nil else { return nil }
        if field.type == .yesNo {
            let truth = self.truth(expression)
            guard truth.isExact, let holds = truth.holds, let fails = truth.fails else { return nil }
            return XPath("if(\(holds.text), 'yes', if(\(fails.text), 'no', ''))")
        }
        guard let value = computed(field) else { return nil }
        var (text, exists) = (value.xpath.text, value.exists)
        if value.kind == .near(isWhole: false) { text = "round(\(text), 6)" }
        // Beyond this it is not whole, and the runtime's may be none.
        if value.kind == .near(isWhole: true) {
            let bound = "1000000000000000"
            exists = exists && XPath("\(text) < \(bound)", .comparison) && XPath("\(text) > -\(bound)", .comparison)
        }
        return exists == .always ? XPath(text) : XPath("if(\(exists.text), \(text), '')")
    }

    func isCalculated(_ field: Field) -> Bool { calculation(of: field) != nil }

    private func computed(_ field: Field) -> XPathValue? {
        guard let expression = field.value, field.round == nil, let node = try? ExpressionParser.parse(expression.text),
            var value = value(of: node)
        else { return nil }
        switch (field.type, value.kind) {
        case (.integer, .integer), (.money, .integer), (.integer, .near(isWhole: true)), (.money, .near(isWhole: true)), (.choice, .code):
            break
        case (.decimal, .integer), (.decimal, .decimal): value.kind = .decimal
        case (.decimal, .near): value.kind = .near(isWhole: false)
        default: return nil
        }
        return value
    }

    func value(of node: Node) -> XPathValue? {
        if let date = node.constant?.date { return XPathValue(xpath: XPath("date('\(date)')"), kind: .date, isConstant: true) }
        switch node.kind {
        case .literal(.integer(let number)): return constant(Decimal128(number), .integer)
        case .literal(.decimal(let number)): return constant(number, .decimal)
        case .literal(.text(let text)): return XPath.literal(text).map { XPathValue(xpath: $0, kind: .code, isConstant: true) }
        case .negate(let operand):
            guard var value = value(of: operand), value.kind.isNumber else { return nil }
            value.xpath = XPath("-" + value.xpath.inside(.atom), .product)
            value.isAnswer = false
            return value
        case .name("today", _): return XPathValue(xpath: XPath("today()"), kind: .date, isConstant: true)
        case .name, .select: return node.path.flatMap(value(ofName:))
        case .binary(.add, let a, let b), .binary(.subtract, let a, let b), .binary(.multiply, let a, let b): return sum(node, a, b)
        case .conditional(let condition, let yes, let no):
            let test = truth(of: condition)
            guard test.isExact, let holds = test.holds, let fails = test.fails, let yes = value(of: yes), let no = value(of: no),
                yes.kind == no.kind, yes.kind.isNumber || yes.kind == .code
            else { return nil }
            let exists = (holds && yes.exists) || (fails && no.exists)
            return XPathValue(xpath: XPath("if(\(holds.text), \(yes.xpath.text), \(no.xpath.text))"), kind: yes.kind, exists: exists)
        case .call(let name, let arguments, _) where arguments.count == 1: return call(name, arguments[0])
        case .method(let target, "size", []): return call("size", target)
        default: return nil
        }
    }

    /// Up to 15 digits a number in floating point is told from every other one.
    private func constant(_ number: Decimal128, _ kind: XPathValue.Kind) -> XPathValue? {
        guard number.coefficient.magnitude < 1_000_000_000_000_000 else { return nil }
        return XPathValue(xpath: XPath(number.description), kind: kind, isConstant: true)
    }

    private func value(ofName path: [String]) -> XPathValue? {
        switch meaning(of: path) {
        case .word(let name?, _): return answer(name, .code)
        case .word(nil, let only?): return XPath.literal(only).map { XPathValue(xpath: $0, kind: .code, isConstant: true) }
        case .field(let field, let name, let members, let scope):
            if field.value != nil {
                guard members.isEmpty, let known = scope.unconstrained.computed(field), let inlined = scope.computed(field) else {
                    return nil
                }
                return inlined.xpath == known.xpath ? answer(name, known.kind) : inlined
            }
            if field.type == .address, members.count == 1, let part = field.type.parts[FieldID(members[0])] {
                return part.type.kind.map { answer("\(name).\(members[0])", $0) }
            }
            return members.isEmpty ? field.type.kind.map { answer(name, $0) } : nil
        case .word, .condition, .unknown: return nil
        }
    }

    private func answer(_ name: String, _ kind: XPathValue.Kind) -> XPathValue {
        let question = reference(name)
        return XPathValue(xpath: question, kind: kind, exists: XPath("\(question.text) != ''", .comparison), isAnswer: true)
    }

    private func call(_ name: String, _ argument: Node) -> XPathValue? {
        if name == "date", argument.path == ["submitted"] { return XPathValue(xpath: XPath("today()"), kind: .date, isConstant: true) }
        if name == "size" {
            guard let path = argument.path, case .field(let field, let question, [], let scope) = meaning(of: path), field.value == nil
            else {
                return nil
            }
            switch field.type {
            case .list:
                guard field.isFixedList else { return answer("\(question)-count", .integer) }
                return scope.asked(question, field).holds.map {
                    XPathValue(xpath: XPath("\(field.many?.lower ?? 1)"), kind: .integer, exists: $0)
                }
            case .choices:
                let answer = self.answer(question, .code)
                return XPathValue(xpath: XPath("count-selected(\(answer.xpath.text))"), kind: .integer, exists: answer.exists)
            default: return nil
            }
        }
        guard name == "age" || name == "year", let date = value(of: argument), date.kind == .date else { return nil }
        let format = { (date: XPath, format: String) in "number(format-date(\(date.text), '\(format)'))" }
        if name == "year" { return XPathValue(xpath: XPath(format(date.xpath, "%Y")), kind: .integer, exists: date.exists) }
        // Dates as numbers of eight digits: a year is over where the rest is not below that of the birth. `int` cuts, so it stays above zero.
        let days = "(\(format(XPath("today()"), "%Y%m%d")) - \(format(date.xpath, "%Y%m%d")))"
        return XPathValue(xpath: XPath("int(\(days) div 10000 + 10000) - 10000", .sum), kind: .integer, exists: date.exists)
    }

    /// Sums of whole numbers, and of a date and a period, are exact.
    private func sum(_ node: Node, _ a: Node, _ b: Node) -> XPathValue? {
        guard case .binary(let op, _, _) = node.kind, let first = value(of: a) else { return nil }
        if first.kind == .date {
            guard case .call(let unit, let arguments, _) = b.kind, arguments.count == 1, let count = arguments[0].constant?.number?.int64,
                abs(count) < 100_000, op != .multiply
            else { return nil }
            let amount = op == .add ? Int(count) : -Int(count)
            switch unit {
            case "days":
                return XPathValue(xpath: XPath("\(first.xpath.text) + \(amount)", .sum), kind: .date, exists: first.exists)
            case "months": return XPathValue(xpath: first.xpath, kind: .monthsAfter(amount), exists: first.exists)
            case "years": return XPathValue(xpath: first.xpath, kind: .monthsAfter(12 * amount), exists: first.exists)
            default: return nil
            }
        }
        guard let second = value(of: b) else { return nil }
        func isWhole(_ value: XPathValue) -> Bool? {
            switch value.kind {
            case .integer, .near(isWhole: true): true
            case .decimal, .near(isWhole: false): false
            default: nil
            }
        }
        guard let firstIsWhole = isWhole(first), let secondIsWhole = isWhole(second) else { return nil }
        let isExact = op != .multiply && first.kind == .integer && second.kind == .integer
        let strength: XPath.Strength = op == .multiply ? .product : .sum
        let right = op == .subtract ? second.xpath.inside(.product) : second.xpath.inside(strength)
        return XPathValue(
            xpath: XPath("\(first.xpath.inside(strength)) \(op.rawValue) \(right)", strength),
            kind: isExact ? .integer : .near(isWhole: firstIsWhole && secondIsWhole), exists: first.exists && second.exists)
    }
}

extension FieldType {
    /// As what XPath reads it; `nil` where it does not.
    fileprivate var kind: XPathValue.Kind? {
        switch self {
        case .integer, .money: .integer
        case .decimal: .decimal
        case .date: .date
        case .choice, .region, .agency: .code
        case .nik, .kk, .npwp, .nib, .nop, .kbli: .identity
        case .text, .longText: .text
        case .time, .datetime, .yesNo, .choices, .email, .phone, .url, .account, .address, .location, .document, .issued, .booking, .list:
            nil
        }
    }
}

extension Field {
    /// A list of one certain number of rows, which nobody is asked for.
    var isFixedList: Bool { type == .list && !isOptional && many.map { $0.lower == $0.upper } ?? false }
}
