import ServiceIR

/// Judges a service by the rules of its region's own.
struct OwnRuleCheck {
    let rules: [OwnRule]
    let model: ServiceModel
    /// The files of the standards that the service extends.
    let standards: Set<Int>
    /// What is found in a standard because of a rule of the region's is told where the service extends it.
    let extends: SourceSpan
    /// What is not written yet is no fault of a rule.
    let isDraft: Bool

    func findings() -> [Diagnostic] {
        if rules.isEmpty { return [] }
        let service = model.value(of: model.thing)
        return rules.flatMap { findings($0, service) }
    }

    private func findings(_ rule: OwnRule, _ service: ModelValue) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var budget = OwnRuleLimit.steps
        for thing in model.things(rule.subject) {
            let value = rule.subject == .service ? service : model.value(of: thing)
            switch rule.judge(value, of: service, budget: &budget) {
            case .kept: continue
            case .broken(let culprits): found.append(broken(rule, thing, value, service, culprits))
            case .unjudged(.absent, _) where isDraft, .unjudged(.noSuchKey, _) where isDraft: continue
            // One thing tells it: the rule has to be written otherwise.
            case .unjudged(let fault, let part): return found + [.ownRuleUnjudged(rule, fault, part, on: thing.name)]
            }
        }
        return found
    }

    private func broken(
        _ rule: OwnRule, _ thing: ModelThing, _ value: ModelValue, _ service: ModelValue, _ culprits: [ModelValue]
    ) -> Diagnostic {
        let reads = rule.check.reads.map { name -> ModelValue in
            let path = name.split(separator: ".").map(String.init)[...]
            return path.first == "service" ? service.nearest(to: path.dropFirst()) : value.nearest(to: path)
        }
        var places = (culprits.isEmpty ? reads : culprits).map(\.name)
        // A thing is pointed at itself, the service at what is wrong in it.
        if rule.subject != .service || places.isEmpty { places.insert(thing.name, at: 0) }
        var seen: Set<SourceSpan> = []
        places = places.filter { seen.insert($0).inserted }
        let isMany = !culprits.isEmpty
        var finding = Diagnostic(
            rule.rule, at: places[0], message: rule.rule.summary,
            labels: places.dropFirst().prefix(4).map { place in
                .init(place, isMany ? Words(en: "and this", id: "juga ini") : Words(en: "read here", id: "dibaca di sini"))
            },
            notes: rule.rule.source.map { [Words(en: "legal basis: \($0)", id: "dasar hukum: \($0)")] } ?? [],
            helps: rule.rule.explanation.id.isEmpty ? [] : [rule.rule.explanation])
        if standards.contains(finding.span.file) {
            finding.labels.insert(.init(finding.span, Words(en: "in the standard", id: "dalam standar")), at: 0)
            finding.span = extends
            // All of them are told at one place: each says of what it speaks.
            finding.message = Words(
                en: "\(rule.rule.summary.en) (`\(thing.id)` in the standard)", id: "\(rule.rule.summary.id) (`\(thing.id)` dalam standar)")
        }
        return finding
    }
}
