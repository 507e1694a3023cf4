/// Literals, and whether a part has the type that its place asks for.
extension ExpressionChecker {
    mutating func infer(_ literal: Literal, _ node: Node, _ hint: Hint) -> Typed {
        switch literal {
        case .bool: return Typed(node, .bool)
        case .integer: return Typed(node, .integer(.none), isFlexible: true)
        case .decimal: return Typed(node, .decimal(.none), isFlexible: true)
        case .text(let text): return infer(text: Text.nfc(text), node, hint)
        case .null: return refuse("null", node)
        case .unsigned: return refuse("uint", node)
        case .bytes: return refuse("bytes", node)
        }
    }

    /// A text literal, read as the type beside it.
    private mutating func infer(text: String, _ node: Node, _ hint: Hint) -> Typed {
        let plain = Typed(Node(.literal(.text(text)), range: node.range), .text)
        switch hint.type {
        case .code(let code)?:
            let read = Typed(plain.node, .code(code))
            switch code {
            case .choice(let options), .agency(let options):
                // A literal is one of the options, which is all that can be known of it.
                if options.contains(where: { Text.equal($0, text) }) {
                    if case .agency = code { return Typed(plain.node, .code(.agency([text]))) }
                    return Typed(plain.node, .code(.choice([text])))
                }
                report(.unknownOption(text, known: options), node.range)
                return Typed(plain.node, .any)
            case .region(let level):
                // A code of another level, or of no region, equals none.
                let region = RegionCode(text)
                if region?.level != level || region?.isKnown != true {
                    report(.invalidLiteral(text, type: code.description), node.range)
                }
                return read
            case .identity(let number):
                let result = IdentityRules.check(number, text)
                if result.fault != nil { report(.invalidLiteral(text, type: code.description), node.range) }
                return Typed(Node(.literal(.text(result.normalized)), range: node.range), .code(code))
            }
        case .time?:
            if TimeOfDay(text) == nil { report(.invalidLiteral(text, type: "time"), node.range) }
            return Typed(plain.node, .time)
        case .date?:
            report(.dateAsText(text, suggestion: CivilDate(text).map(\.asCall)), node.range)
            return Typed(plain.node, .any)
        default: return plain
        }
    }

    /// The part as the place wants it; a fault where it is not.
    mutating func require(_ part: Typed, _ expectation: ExpectedValue, of function: String? = nil) -> Typed {
        let money = part.type == .decimal(.rupiah) && !expectation.isRounded && function == nil
        guard let wanted = expectation.type, part.type != .any, wanted != .any else {
            if money { report(.notProvablyWhole, part.node.range) }
            return part
        }
        if let unit = wanted.unit, let found = part.type.unit {
            if found != unit, !part.isFlexible {
                report(.wrongType(expected: wanted.description, found: part.type.description, of: function), part.node.range)
            } else if part.type.isDecimal, !expectation.isRounded, !wanted.isDecimal || money {
                if unit == .rupiah {
                    report(.notProvablyWhole, part.node.range)
                } else {
                    report(.wrongType(expected: wanted.description, found: part.type.description, of: function), part.node.range)
                }
            }
            return Typed(part.node, wanted)
        }
        if !fits(part.type, wanted) {
            let (expected, found) = described(wanted, part.type)
            report(.wrongType(expected: expected, found: found, of: function), part.node.range)
        }
        return part
    }

    /// Two choices are told apart by their options.
    private func described(_ wanted: ValueType, _ found: ValueType) -> (wanted: String, found: String) {
        guard case .code(.choice(let a)) = wanted, case .code(.choice(let b)) = found else {
            return (wanted.description, found.description)
        }
        func name(_ options: [String]) -> String {
            "choice of \(options.prefix(4).joined(separator: ", "))\(options.count > 4 ? ", …" : "")"
        }
        return (name(a), name(b))
    }

    private func fits(_ found: ValueType, _ wanted: ValueType) -> Bool {
        switch (found, wanted) {
        case (.any, _), (_, .any): true
        case (.code(.choice(let a)), .code(.choice(let b))), (.code(.choice(let a)), .code(.agency(let b))),
            (.code(.agency(let a)), .code(.agency(let b))):
            a.allSatisfy(b.contains)
        case (.code(.region), .code(.region)): true
        case (.code, .text): true
        case (.list(let a), .list(let b)): fits(a, b) || (a.isNumber && b.isNumber && (a.unit == b.unit || a.unit == Unit.none))
        case (.record, .record): true
        default: found == wanted
        }
    }
}

extension CivilDate {
    /// As an expression writes it: `date(2026, 1, 31)`.
    fileprivate var asCall: String { "date(\(components.year), \(components.month), \(components.day))" }
}
