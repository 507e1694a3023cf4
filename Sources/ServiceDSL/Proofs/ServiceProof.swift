import ServiceIR

/// What of a service is proved, what is not, and why: the answers of the compiler's own checks, one property at a time.
package struct ServiceProof: Sendable {
    package enum Group: String, Sendable, CaseIterable { case workflow, data, time, fees, people }

    package enum Outcome: String, Sendable {
        case proved
        /// Under what the property's `assumptions` say.
        case provedUnderAssumptions = "proved_under_assumptions"
        case notProved = "not_proved"
        /// A check found something against it, which a region may leave standing.
        case found
        /// There is nothing of which it could be said.
        case notApplicable = "not_applicable"
    }

    package struct Property: Sendable {
        package let id: String
        package let group: Group
        package let claim: Words
        package let method: Words
        package var outcome: Outcome
        package var assumptions: [Words] = []
        /// What was counted, and what is missing.
        package var facts: [Words] = []
        /// The findings among the facts.
        package var cited: [Diagnostic] = []
    }

    package var properties: [Property]
    /// All that was found of the service, and what a property cites besides: a region may have set that to nothing.
    package var findings: [Diagnostic]
}

extension ServiceProof.Property {
    /// There is nothing of which it could be said, unless something was found all the same.
    mutating func isAboutNothing(_ why: Words) {
        guard outcome == .proved else { return }
        outcome = .notApplicable
        facts = [why]
    }

    mutating func isNotProved(_ why: Words) {
        if outcome != .found { outcome = .notProved }
        facts.append(why)
    }

    mutating func isFound(_ found: [Diagnostic]) {
        guard !found.isEmpty else { return }
        outcome = .found
        cited += found
        facts += found.map(\.told)
    }
}

/// What cases that were played show of a service: each was run on the real engine.
package struct PlayedCases: Sendable {
    package var count: Int
    /// Elements of which no case shows that they come about.
    package var unshown: [(name: String, element: ServiceElement)]
    /// Whether all was looked for as long as the search may last; else what is unshown may only not have been looked for.
    package var isWhole: Bool
    /// Conditions of which no case shows one of the two ways.
    package var oneWay: [Words]
    package var conditions: Int

    package init(count: Int, unshown: [(name: String, element: ServiceElement)], isWhole: Bool, oneWay: [Words], conditions: Int) {
        self.count = count
        self.unshown = unshown
        self.isWhole = isWhole
        self.oneWay = oneWay
        self.conditions = conditions
    }
}

extension ServiceProof {
    /// - Parameters:
    ///   - findings: all of the service, wherever they stand, also where they are allowed.
    ///   - configuration: what the region does not want to be told is not proved either.
    ///   - played: what was shown by cases.
    ///   - effort: what may still be asked of the prover.
    package init(
        of unit: CompiledServiceUnit, catalog: CompiledCatalog, findings: [Diagnostic], configuration: Configuration, played: PlayedCases,
        within effort: Effort
    ) {
        let subject = CheckSubject(service: unit.service, catalog: catalog, sourceMap: unit.sourceMap, scope: unit.scope)
        let ledger = ProofLedger(
            unit: unit, subject: subject, findings: findings, configuration: configuration, played: played, effort: effort)
        properties = ledger.workflow + ledger.data + ledger.time + ledger.fees + ledger.people
        let cited = properties.flatMap(\.cited)
        self.findings = DiagnosticSink.ordered(findings + cited.filter { one in !findings.contains { $0.isLike(one) } })
    }
}

extension Diagnostic {
    /// As a fact of a proof.
    fileprivate var told: Words {
        let code = "\(rule.code) \(rule.slug)"
        return Words(
            en: "\(code): \(message.en)" + (allowance.map { " (allowed: \($0))" } ?? ""),
            id: "\(code): \(message.id)" + (allowance.map { " (dibiarkan: \($0))" } ?? ""))
    }
}

/// Asks the checks, and writes down what they answered.
struct ProofLedger {
    let unit: CompiledServiceUnit
    let subject: CheckSubject
    let findings: [Diagnostic]
    let configuration: Configuration
    let played: PlayedCases
    let effort: Effort
    var service: CompiledService { unit.service }

    /// A property that holds where none of the checks finds anything.
    func property(
        _ id: String, _ group: ServiceProof.Group, _ claim: Words, by method: Words, checks: [ServiceChecks.Check] = [], rules: [Rule] = []
    ) -> ServiceProof.Property {
        // The checks are asked anew: a region may have set what they find to nothing. What is told of it says where, and why it may stand.
        var found = checks.flatMap { $0(subject) }.map(told)
        found += findings.filter { rules.contains($0.rule) && !found.contains($0) }
        var property = ServiceProof.Property(id: id, group: group, claim: claim, method: method, outcome: .proved)
        property.isFound(found)
        let untold = rules.filter { configuration.severities.severity(of: $0) == nil }
        if !untold.isEmpty, found.isEmpty {
            property.outcome = .notProved
            property.facts = untold.map { rule in
                Words(
                    en: "the region's settings turn \(rule.code) \(rule.slug) off",
                    id: "pengaturan daerah mematikan \(rule.code) \(rule.slug)")
            }
        }
        return property
    }

    /// A finding as it is told of the service.
    func told(_ finding: Diagnostic) -> Diagnostic { findings.first { $0.isLike(finding) } ?? finding }
}
