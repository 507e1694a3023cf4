import ServiceIR

/// Comparisons of two values in XPath.
enum XPathComparison {
    static func truth(_ op: BinaryOperator, _ a: XPathValue, _ b: XPathValue) -> XPathTruth {
        switch (a.kind, b.kind) {
        case (let x, let y) where x.isNumber && y.isNumber: numbers(op, a, b)
        case (.date, .date): op == .equal ? sameDay(a, b) : ordered(op, a, b)
        case (.monthsAfter(let months), .date): shifted(op, a, months, b)
        case (.date, .monthsAfter(let months)): shifted(op.mirrored, b, months, a)
        case (.code, .code) where op == .equal: codes(a, b)
        case (.text, .text), (.text, .code), (.code, .text), (.identity, .identity), (.identity, .code), (.code, .identity):
            op == .equal && (a.kind == b.kind || a.isConstant || b.isConstant) ? texts(a, b) : .unknown
        default: .unknown
        }
    }

    private static let contrary: [BinaryOperator: BinaryOperator] = [
        .less: .greaterOrEqual, .lessOrEqual: .greater, .greater: .lessOrEqual, .greaterOrEqual: .less, .equal: .notEqual,
    ]

    private static func relation(_ op: BinaryOperator, _ a: String, _ b: String) -> XPath {
        XPath("\(a) \(op == .equal ? "=" : op.rawValue) \(b)", .comparison)
    }

    /// By the order of numbers; an empty answer is none, and comes neither before nor after.
    private static func ordered(_ op: BinaryOperator, _ a: XPathValue, _ b: XPathValue) -> XPathTruth {
        guard let contrary = contrary[op], op != .equal else { return .unknown }
        let isSure = [a, b].allSatisfy { $0.isAnswer || $0.exists == .always }
        let exists = isSure ? XPath.always : a.exists && b.exists
        let (first, second) = (a.xpath.inside(.sum), b.xpath.inside(.sum))
        return XPathTruth(holds: exists && relation(op, first, second), fails: exists && relation(contrary, first, second))
    }

    private static func numbers(_ op: BinaryOperator, _ a: XPathValue, _ b: XPathValue) -> XPathTruth {
        guard op == .equal else { return ordered(op, a, b) }
        // Two answers would be compared as texts.
        func number(_ value: XPathValue) -> String { value.isAnswer ? "number(\(value.xpath.text))" : value.xpath.inside(.sum) }
        let (first, second) = (number(a), number(b))
        let exists = a.exists && b.exists
        return XPathTruth(holds: exists && relation(.equal, first, second), fails: exists && relation(.notEqual, first, second))
    }

    private static func sameDay(_ a: XPathValue, _ b: XPathValue) -> XPathTruth {
        func day(_ value: XPathValue) -> String { "format-date(\(value.xpath.text), '%Y-%m-%d')" }
        let exists = a.exists && b.exists
        return XPathTruth(holds: exists && relation(.equal, day(a), day(b)), fails: exists && relation(.notEqual, day(a), day(b)))
    }

    private static func codes(_ a: XPathValue, _ b: XPathValue) -> XPathTruth {
        let exists = a.exists && b.exists
        let equal = relation(.equal, a.xpath.text, b.xpath.text)
        // An empty answer is equal to no text that is written.
        return XPathTruth(
            holds: a.isConstant || b.isConstant ? equal : exists && equal, fails: exists && relation(.notEqual, a.xpath.text, b.xpath.text))
    }

    /// What is written alike is kept alike; what is not may be.
    private static func texts(_ a: XPathValue, _ b: XPathValue) -> XPathTruth {
        func kept(_ value: XPathValue) -> String {
            value.kind == .identity ? "translate(\(value.xpath.text), ' .-', '')" : value.xpath.text
        }
        return XPathTruth(holds: a.exists && b.exists && relation(.equal, kept(a), kept(b)), fails: nil, holdsIsExact: false)
    }

    /// A date and so many months against another date.
    ///
    /// By months and then days: so the last day of a month that is too short for it is not below, as the calendar has it; whether it is
    /// above cannot be told so.
    private static func shifted(_ op: BinaryOperator, _ a: XPathValue, _ months: Int, _ b: XPathValue) -> XPathTruth {
        func key(_ value: XPathValue) -> String {
            let part = { (format: String) in "number(format-date(\(value.xpath.text), '\(format)'))" }
            return "\(part("%Y")) * 384 + \(part("%m")) * 32 + \(part("%d"))"
        }
        let (first, second) = ("\(key(a)) \(months < 0 ? "-" : "+") \(abs(months) * 32)", key(b))
        let exists = a.exists && b.exists
        let (below, notBelow) = (exists && relation(.less, first, second), exists && relation(.greaterOrEqual, first, second))
        let notAbove = exists && relation(.lessOrEqual, first, second)
        return switch op {
        case .greaterOrEqual: XPathTruth(holds: notBelow, fails: below)
        case .less: XPathTruth(holds: below, fails: notBelow)
        case .lessOrEqual: XPathTruth(holds: notAbove, fails: nil, holdsIsExact: false)
        case .greater: XPathTruth(holds: nil, fails: notAbove, failsIsExact: false)
        default: .unknown
        }
    }
}
