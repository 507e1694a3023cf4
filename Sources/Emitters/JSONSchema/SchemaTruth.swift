import ServiceIR

/// What can be said in JSON Schema of a condition: when it surely holds, and when it surely fails, each with the presence of all it reads.
///
/// Neither is ever made by negating the other: where a value is absent, neither holds.
struct SchemaTruth {
    /// Accepts only sendings in which the condition holds; `nil` = nothing can be said.
    var holds: JSONValue?
    var fails: JSONValue?
    /// Whether `holds` accepts every sending in which the condition holds (and `fails` every one in which it fails).
    var holdsIsExact: Bool
    var failsIsExact: Bool

    init(holds: JSONValue?, fails: JSONValue?, holdsIsExact: Bool = true, failsIsExact: Bool = true) {
        self.holds = holds
        self.fails = fails
        self.holdsIsExact = holds != nil && holdsIsExact
        self.failsIsExact = fails != nil && failsIsExact
    }

    static let unknown = SchemaTruth(holds: nil, fails: nil)
    static func constant(_ flag: Bool) -> SchemaTruth { SchemaTruth(holds: .bool(flag), fails: .bool(!flag)) }

    var negated: SchemaTruth { SchemaTruth(holds: fails, fails: holds, holdsIsExact: failsIsExact, failsIsExact: holdsIsExact) }

    static func && (a: SchemaTruth, b: SchemaTruth) -> SchemaTruth {
        SchemaTruth(
            holds: both(a.holds, b.holds), fails: either(a.fails, b.fails),
            holdsIsExact: a.holdsIsExact && b.holdsIsExact, failsIsExact: a.failsIsExact && b.failsIsExact)
    }

    static func || (a: SchemaTruth, b: SchemaTruth) -> SchemaTruth { (a.negated && b.negated).negated }

    /// Both must be known to be said.
    static func both(_ a: JSONValue?, _ b: JSONValue?) -> JSONValue? {
        guard let a, let b else { return nil }
        if a == false || b == false { return false }
        if a == true { return b }
        if b == true || a == b { return a }
        return ["allOf": .array(parts(of: a, "allOf") + parts(of: b, "allOf"))]
    }

    /// What is known of either is enough.
    static func either(_ a: JSONValue?, _ b: JSONValue?) -> JSONValue? {
        guard let a else { return b }
        guard let b else { return a }
        if a == true || b == true { return true }
        if a == false { return b }
        if b == false || a == b { return a }
        return ["anyOf": .array(parts(of: a, "anyOf") + parts(of: b, "anyOf"))]
    }

    private static func parts(of schema: JSONValue, _ key: String) -> [JSONValue] {
        guard let object = schema.object, object.count == 1, let parts = object[ID(key)]?.array else { return [schema] }
        return parts
    }
}
