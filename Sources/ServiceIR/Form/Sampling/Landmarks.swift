/// The constants that a service's conditions and rules compare with.
struct Landmarks {
    private(set) var numbers: [Decimal128] = []
    private(set) var days: [CivilDate] = []

    init(of service: CompiledService) {
        var expressions = service.conditions.values + service.rules.map(\.rule)
        for (_, section) in service.form.sections {
            expressions += [section.when].compactMap { $0 }
            Landmarks.collect(section.fields, into: &expressions)
        }
        expressions += service.documents.values.compactMap(\.when)
        for expression in expressions {
            if let node = try? ExpressionParser.parse(expression.text) { collect(node) }
        }
        for (_, table) in service.tables {
            for key in table.rows.flatMap(\.keys) { numbers += [key.from, key.to].compactMap { $0 } }
        }
    }

    private static func collect(_ fields: OrderedMap<FieldID, Field>, into expressions: inout [Expression]) {
        for (_, field) in fields {
            expressions += [field.when, field.value, field.rule?.rule].compactMap { $0 }
            collect(field.fields, into: &expressions)
        }
    }

    private mutating func collect(_ node: Node) {
        switch node.kind {
        case .literal(.integer(let number)): numbers.append(Decimal128(number))
        case .literal(.decimal(let number)): numbers.append(number)
        case .call("date", let arguments, _):
            let parts = arguments.compactMap { if case .literal(.integer(let n)) = $0.kind { Int(n) } else { nil } }
            if parts.count == 3, let day = CivilDate(year: parts[0], month: parts[1], day: parts[2]) { days.append(day) }
        default: for child in node.children { collect(child) }
        }
    }
}
