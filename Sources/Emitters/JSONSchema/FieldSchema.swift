import ServiceIR

/// What the value of one field must look like when it is asked.
struct FieldSchema {
    var schema: JSONObject
    /// For what the runtime may refuse the value though the schema accepts it.
    var codes: [SubmissionFault.Code]
    /// For what `schema` itself may refuse.
    var schemaCodes: [SubmissionFault.Code]

    static func of(_ field: Field, rows: inout RowSchemaBuilder) -> FieldSchema {
        var schema = TypeSchema.schema(of: field.type, level: field.level)
        var codes = TypeSchema.runtimeCodes(of: field.type)
        var schemaCodes: [SubmissionFault.Code] = [.wrongType]
        switch field.type {
        case .integer, .money, .decimal:
            schemaCodes += [.tooLong, .belowMin, .aboveMax]
            if let min = field.min { schema["minimum"] = min }
            if let max = field.max { schema["maximum"] = max }
        case .date, .time, .datetime:
            schemaCodes += [.required, .wrongForm, .belowMin, .aboveMax]
            var bounds: [JSONValue] = []
            if let min = field.min?.string, let pattern = TextRange.pattern(.greaterOrEqual, min) {
                bounds.append(["pattern": .string(pattern)])
            }
            if let max = field.max?.string, let pattern = TextRange.pattern(.lessOrEqual, max) {
                bounds.append(["pattern": .string(pattern)])
            }
            if !bounds.isEmpty { schema["allOf"] = .array(bounds) }
        case .choice, .agency:
            schema = OptionSchema.one(of: field.options.map { ($0.key.rawValue, $0.value.name) })
            schemaCodes += [.required, .notAnOption]
        case .choices:
            schema["items"] = .object(OptionSchema.one(of: field.options.map { ($0.key.rawValue, $0.value.name) }))
            if !field.isOptional { schema["minItems"] = 1 }
            schemaCodes += [.tooFewRows, .notAnOption, .repeatedOption]
        case .list:
            schema["items"] = rows.build(field.fields)
            if let many = field.many {
                schema["minItems"] = .integer(Int64(many.lower))
                schema["maxItems"] = .integer(Int64(many.upper))
            }
            schemaCodes += [.required, .tooFewRows, .tooManyRows, .unknownKey]
            for code in rows.codes where !schemaCodes.contains(code) { schemaCodes.append(code) }
            for fields in field.unique {
                if let first = fields.first { rows.rules.append(RuntimeRule(at: rows.pointer + "/\(first)", codes: [.repeatedRow])) }
            }
        case .address, .location:
            // The parts stand where a row would, without its number.
            rows.pointer = String(rows.pointer.dropLast(2))
            schema = rows.build(field.type.parts).object ?? [:]
            schemaCodes += [.required, .unknownKey]
            for code in rows.codes where !schemaCodes.contains(code) { schemaCodes.append(code) }
        case .account: schemaCodes += [.required, .wrongForm, .unknownKey]
        case .issued, .booking: schemaCodes += [.required, .wrongForm]
        case .document: schemaCodes += [.required]
        case .text, .longText, .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli, .region, .yesNo:
            schemaCodes += [.required, .wrongForm, .unknownCode]
        }
        if let pattern = field.pattern {
            schemaCodes.append(.pattern)
            // What is sent must match, and what is kept of it (its composed form) too.
            codes.append(.pattern)
            if let portable = PortablePattern.text(of: pattern) { schema["allOf"] = [["pattern": .string(portable)]] }
        }
        return FieldSchema(schema: schema, codes: codes, schemaCodes: schemaCodes)
    }
}

/// The schema of a row of a list; its conditions see the row only.
struct RowSchemaBuilder {
    let service: CompiledService
    var pointer: String
    var rules: [RuntimeRule] = []
    /// For what the schemas of the row's fields may refuse.
    var codes: [SubmissionFault.Code] = []

    /// Whether each answer has its type whatever its conditions, for those who draw it.
    private let isForm: Bool

    init(service: CompiledService, pointer: String, isForm: Bool) {
        self.service = service
        self.pointer = pointer
        self.isForm = isForm
    }

    mutating func build(_ fields: OrderedMap<FieldID, Field>) -> JSONValue {
        let translator = ConditionTranslator(scope: SchemaScope(service: service, row: fields))
        let tree = SchemaTree(["type": "object", "additionalProperties": false])
        let words = isForm ? FormWords(service) : nil
        var all: [JSONValue] = []
        for (id, field) in fields {
            let place = pointer + "/" + id.rawValue
            tree.add(Annotation.of(field, in: words), at: [id.rawValue], isRequired: false)
            let whens = [field.when].compactMap { $0 }
            if let rule = field.rule {
                rules.append(RuntimeRule(at: place, codes: [.rule], whens: whens, rule: rule.rule, message: rule.message))
            }
            guard field.value == nil else {
                if isForm {
                    tree.add(
                        ["type": TypeSchema.schema(of: field.type, level: nil)["type"] ?? "string"], at: [id.rawValue], isRequired: false)
                }
                if field.min != nil || field.max != nil {
                    rules.append(RuntimeRule(at: place, codes: [.belowMin, .aboveMax], whens: whens, rule: field.value))
                }
                continue
            }
            var inner = RowSchemaBuilder(service: service, pointer: place + "/*", isForm: isForm)
            let own = FieldSchema.of(field, rows: &inner)
            if isForm { tree.add(own.schema, at: [id.rawValue], isRequired: false) }
            codes += own.schemaCodes
            let isRequired = !field.isOptional && !(field.type == .list && field.many?.lower == 0)
            let asked = translator.translate(all: whens)
            if let holds = asked.holds, holds != false {
                if holds == true {
                    tree.add(own.schema, at: [id.rawValue], isRequired: isRequired)
                } else {
                    let part = SchemaTree()
                    part.add(own.schema, at: [id.rawValue], isRequired: isRequired)
                    all.append(["if": holds, "then": part.json])
                }
            }
            if !asked.holdsIsExact {
                rules.append(
                    RuntimeRule(
                        at: place, within: true, codes: [.required] + own.schemaCodes.filter { $0 != .required }, whens: whens,
                        schema: .object(own.schema)))
            }
            if let optional = field.optionalWhen, field.type != .list || field.many?.lower != 0 {
                let isSeveral = field.type == .choices
                let due = translator.translate(all: whens + [optional.negated])
                if let holds = due.holds, holds != false {
                    let part = SchemaTree()
                    part.add(isSeveral ? ["minItems": 1] : [:], at: [id.rawValue], isRequired: true)
                    all.append(holds == true ? part.json : ["if": holds, "then": part.json])
                }
                if !due.holdsIsExact {
                    rules.append(
                        RuntimeRule(at: place, codes: [.required] + (isSeveral ? [.tooFewRows] : []), whens: whens + [optional.negated]))
                }
                codes += [.required] + (isSeveral ? [.tooFewRows] : [])
            }
            if !own.codes.isEmpty { rules.append(RuntimeRule(at: place, codes: own.codes, whens: whens)) }
            rules += inner.rules
        }
        var object = tree.object
        if !all.isEmpty { object["allOf"] = .array(all) }
        return .object(object)
    }
}
