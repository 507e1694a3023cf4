/// The constants that a service's conditions and rules compare with.
struct Landmarks {
    private(set) var numbers: [Decimal128] = []
    private(set) var days: [CivilDate] = []
    private(set) var texts: [String] = []

    init(of service: CompiledService) {
        var expressions = service.conditions.values + service.rules.map(\.rule)
        for (_, section) in service.form.sections {
            expressions += [section.when].compactMap { $0 }
            Landmarks.collect(section.fields, into: &expressions)
        }
        expressions += service.documents.values.flatMap { [$0.when, $0.optionalWhen] }.compactMap { $0 }
        for expression in expressions {
            if let node = try? ExpressionParser.parse(expression.text) { collect(node) }
        }
        for (_, table) in service.tables {
            for key in table.rows.flatMap(\.keys) { numbers += [key.from, key.to].compactMap { $0 } }
        }
    }

    private static func collect(_ fields: OrderedMap<FieldID, Field>, into expressions: inout [Expression]) {
        for (_, field) in fields {
            expressions += [field.when, field.optionalWhen, field.value, field.rule?.rule].compactMap { $0 }
            collect(field.fields, into: &expressions)
        }
    }

    private mutating func collect(_ node: Node) {
        switch node.kind {
        case .literal(.integer(let number)): numbers.append(Decimal128(number))
        case .literal(.decimal(let number)): numbers.append(number)
        case .literal(.text(let text)): texts.append(text)
        case .call("date", let arguments, _):
            let parts = arguments.compactMap { if case .literal(.integer(let n)) = $0.kind { Int(n) } else { nil } }
            if parts.count == 3, let day = CivilDate(year: parts[0], month: parts[1], day: parts[2]) { days.append(day) }
        default: for child in node.children { collect(child) }
        }
    }
}

/// The answers on which an expression depends, through conditions and computed fields.
struct AnswersRead {
    private(set) var answers: [(section: SectionID, field: FieldID)] = []
    private let service: CompiledService
    private var seen: Set<String> = []

    init(by expressions: [Expression], in service: CompiledService) {
        self.service = service
        for expression in expressions { add(expression) }
    }

    private mutating func add(_ expression: Expression?) {
        guard let expression, seen.insert(expression.text).inserted, let node = try? ExpressionParser.parse(expression.text) else { return }
        add(node)
    }

    private mutating func add(_ node: Node) {
        if let path = node.path { return add(path) }
        for child in node.children { add(child) }
    }

    private mutating func add(_ path: [String]) {
        if path.count == 1, let list = service.form.sections[ID(path[0])], list.many != nil, let first = list.fields.keys.first {
            return answers.append((ID(path[0]), first))
        }
        if path.count == 1 { return add(service.conditions[ID(path[0])]) }
        guard path.count >= 2, let section = service.form.sections[ID(path[0])], let field = section.fields[ID(path[1])] else { return }
        if let value = field.value { return add(value) }
        if !answers.contains(where: { $0.section.rawValue == path[0] && $0.field.rawValue == path[1] }) {
            answers.append((ID(path[0]), ID(path[1])))
        }
    }
}
