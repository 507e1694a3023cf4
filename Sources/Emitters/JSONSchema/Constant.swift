import ServiceIR

/// A constant beside which a field is compared.
struct Constant {
    var bool: Bool?
    var number: Decimal128?
    var text: String?
    var date: CivilDate?

    /// Schemas that the value of `field` fits when it compares so with this, and when it does not; `nil` where schemas cannot say it.
    func schemas(_ op: BinaryOperator, _ field: Field) -> (yes: JSONValue, no: JSONValue)? {
        switch field.type {
        case .integer, .decimal, .money:
            guard let number else { return nil }
            let json: JSONValue = number.int64.map(JSONValue.integer) ?? .decimal(number)
            switch op {
            case .equal: return (["const": json], ["not": ["const": json]])
            case .less: return (["exclusiveMaximum": json], ["minimum": json])
            case .lessOrEqual: return (["maximum": json], ["exclusiveMinimum": json])
            case .greater: return (["exclusiveMinimum": json], ["maximum": json])
            case .greaterOrEqual: return (["minimum": json], ["exclusiveMaximum": json])
            default: return nil
            }
        case .choice, .region:
            guard let text, op == .equal else { return nil }
            return (["const": .string(text)], ["not": ["const": .string(text)]])
        case .date:
            return date.flatMap { Constant.ordered(op, $0.description) }
        case .time:
            return text.flatMap { TimeOfDay($0) }.flatMap { Constant.ordered(op, $0.description) }
        default: return nil
        }
    }

    /// `<` and `>=` are each other's contrary, `<=` and `>`, and equality that of the two sides.
    private static func ordered(_ op: BinaryOperator, _ bound: String) -> (yes: JSONValue, no: JSONValue)? {
        func schema(_ comparison: TextRange.Comparison) -> JSONValue {
            TextRange.pattern(comparison, bound).map { ["pattern": .string($0)] } ?? false
        }
        switch op {
        case .less: return (schema(.less), schema(.greaterOrEqual))
        case .lessOrEqual: return (schema(.lessOrEqual), schema(.greater))
        case .greater: return (schema(.greater), schema(.lessOrEqual))
        case .greaterOrEqual: return (schema(.greaterOrEqual), schema(.less))
        case .equal: return (schema(.equal), ["anyOf": [schema(.less), schema(.greater)]])
        default: return nil
        }
    }
}

extension Node {
    /// The constant that this node writes: a literal, a negative number, `date(2026, 1, 31)`.
    var constant: Constant? {
        switch kind {
        case .literal(.bool(let flag)): return Constant(bool: flag)
        case .literal(.integer(let number)): return Constant(number: Decimal128(number))
        case .literal(.decimal(let number)): return Constant(number: number)
        case .literal(.text(let text)): return Constant(text: text)
        case .negate(let operand):
            guard let number = operand.constant?.number else { return nil }
            return Decimal128("0").flatMap { $0.subtracting(number) }.map { Constant(number: $0) }
        case .call("date", let arguments, _):
            let numbers = arguments.compactMap { $0.constant?.number?.int64 }
            guard numbers.count == 3, arguments.count == 3 else { return nil }
            return CivilDate(year: Int(numbers[0]), month: Int(numbers[1]), day: Int(numbers[2])).map { Constant(date: $0) }
        default: return nil
        }
    }
}
