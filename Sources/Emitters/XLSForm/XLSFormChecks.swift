import ServiceIR

/// What an answer must satisfy by itself, with what is said where it does not: never more than the runtime asks.
extension XLSForm {
    typealias Check = (holds: XPath, message: LocalText)

    func constrain(_ question: inout Question, _ checks: [Check]) {
        for check in checks where isSure && check.holds != .always {
            question.constraint = question.constraint.map { $0 && check.holds } ?? check.holds
            if !question.messages.contains(check.message) { question.messages.append(check.message) }
        }
    }

    mutating func rule(_ field: Field, _ name: String, _ translator: XPathTranslator) -> [Check] {
        guard let rule = field.rule else { return [] }
        let truth = translator.constraining(name).truth(rule.rule)
        if !truth.failsIsExact { leave(name, .rule, [.rule], rule.rule) }
        return truth.fails.map { [(holds: $0.negated, message: rule.message)] } ?? []
    }

    /// A character that is seen.
    private static let seen = "[^\(UnseenScalars.pattern)]"
    private static let line = "^[^\\x00-\\x1f]*\(seen)[^\\x00-\\x1f]*$"
    private static let lines = "^[\\s\\S]*\(seen)[\\s\\S]*$"

    mutating func checks(of field: Field, _ name: String) -> [Check] {
        var checks: [Check] = []
        let form = sentence(.wrongForm, ["type": .string(field.type.rawValue)])
        switch field.type {
        case .text, .issued:
            let line = field.type == .issued ? sentence(.wrongForm, ["type": "text"]) : form
            checks = [check(Self.line, line)].compactMap(\.self)
            if field.type == .issued { leave(name, .issued, [.notAccepted]) }
        case .longText: checks = [check(Self.lines, sentence(.required))].compactMap(\.self)
        case .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli, .region:
            let pattern = TypeSchema.schema(of: field.type, level: field.level)["pattern"]?.string ?? ""
            let isAnchored = pattern.hasPrefix("^")
            checks = [check(isAnchored ? pattern : "^[\\s\\S]*\(pattern)[\\s\\S]*$", form)].compactMap(\.self)
            if [.email, .phone, .url].contains(field.type) { leave(name, .form, [.wrongForm]) }
            if field.type == .npwp { leave(name, .checkDigit, [.unknownCode]) }
        case .time, .datetime:
            if field.min != nil || field.max != nil { leave(name, .time, [.belowMin, .aboveMax]) }
        case .booking: leave(name, .slot, [.notASlot, .slotBegun, .noFreeSlot])
        case .integer, .money, .decimal, .date: checks = bounds(of: field)
        case .yesNo, .choice, .choices, .agency, .account, .address, .location, .document, .list: break
        }
        if let pattern = field.pattern {
            if let check = PortablePattern.text(of: pattern).flatMap({ check($0, sentence(.pattern)) }) {
                checks.append(check)
            } else {
                leave(name, .pattern, [.pattern])
            }
        }
        return checks
    }

    /// Least and greatest, and that what is to be whole is.
    func bounds(of field: Field) -> [Check] {
        var checks: [Check] = []
        if field.value == nil, field.type != .decimal, field.type != .date, !isShortInteger(field) {
            checks.append((XPath(". = int(.)", .comparison), sentence(.wrongType, ["expected": "integer"])))
        }
        func add(_ op: String, _ constant: JSONValue?, _ code: SubmissionFault.Code, _ fact: ID<FactKind>) {
            guard let constant else { return }
            let text: String
            switch constant {
            case .string(let date) where field.type == .date: text = "date('\(date)')"
            case .integer, .decimal:
                guard let number = bound(constant), number.coefficient.magnitude < 1_000_000_000_000_000 else { return }
                text = number.description
            default: return
            }
            let facts: OrderedMap<ID<FactKind>, JSONValue> = [fact: constant, "type": .string(field.type.rawValue)]
            checks.append((XPath(". \(op) \(text)", .comparison), sentence(code, facts)))
        }
        add(">=", field.min, .belowMin, "min")
        add("<=", field.max, .aboveMax, "max")
        return checks
    }

    /// A question of type `integer` takes nine digits.
    func isShortInteger(_ field: Field) -> Bool {
        let largest = Decimal128(999_999_999)
        guard field.type != .decimal, let min = bound(field.min), let max = bound(field.max) else { return false }
        return max <= largest && min >= Decimal128(-999_999_999)
    }

    private func bound(_ json: JSONValue?) -> Decimal128? {
        switch json {
        case .integer(let number)?: Decimal128(number)
        case .decimal(let number)?: number
        default: nil
        }
    }

    /// The whole answer by a regular expression that Java and JavaScript read alike; `nil` where they may not.
    func check(_ pattern: String, _ message: LocalText) -> Check? {
        Self.plain(pattern).flatMap(XPath.literal).map { (XPath("regex(., \($0.text))"), message) }
    }

    /// The pattern in ASCII alone.
    private static func plain(_ pattern: String) -> String? {
        guard Text.has(pattern, byte: { !(0x20..<0x7F).contains($0) }) else { return pattern }
        var plain = ""
        for scalar in pattern.unicodeScalars {
            switch scalar.value {
            case 0x20..<0x7F: plain.unicodeScalars.append(scalar)
            case 0x80...0xFFFF:
                let digits = String(scalar.value, radix: 16)
                plain += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            // A character of two units, to one of them.
            default: return nil
            }
        }
        return plain
    }
}

extension XPathTranslator {
    /// Whether a computed field is worked out as by the runtime, to the last digit.
    func isExact(_ field: Field) -> Bool {
        field.value.flatMap { try? ExpressionParser.parse($0.text) }.flatMap(value(of:)).map(\.kind.isNumber) ?? false
    }
}
