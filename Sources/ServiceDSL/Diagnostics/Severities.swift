/// The severities that a region gives to rules in place of their own.
public struct Severities: Sendable {
    /// By the rule's number; `nil` = it is not told.
    private var given: [Int: Severity?] = [:]

    public init() {}

    mutating func set(_ rule: Rule, to severity: Severity?) { given.updateValue(severity, forKey: rule.number) }

    var isEmpty: Bool { given.isEmpty }
    /// Of how many rules it speaks.
    public var count: Int { given.count }

    /// The severity of a rule's findings; `nil` where they are not told.
    func severity(of rule: Rule) -> Severity? { given[rule.number] ?? rule.severity }

    /// The severity of a finding; `nil` where it is not told. An error is never less.
    func severity(of finding: Diagnostic) -> Severity? {
        guard let severity = given[finding.rule.number] else { return finding.severity }
        return finding.severity == .error && !finding.rule.isOwn ? .error : severity
    }

    /// The findings as the region wants them told.
    func applied(to findings: [Diagnostic]) -> [Diagnostic] {
        if isEmpty { return findings }
        return findings.compactMap { finding in
            guard let severity = severity(of: finding) else { return nil }
            var finding = finding
            finding.severity = severity
            return finding
        }
    }
}

extension Rule {
    /// 9xxx: a rule of a region's own.
    public var isOwn: Bool { Self.ownCodes.contains(number) }
    static let ownCodes = 9000...9999

    /// Whether a text is such a code, of whichever region.
    static func isOwnCode(_ text: String) -> Bool { RuleCatalog.number(in: text.lowercased()).map(ownCodes.contains) ?? false }
}
