import ServiceIR

extension DocumentLock {
    /// Papers that are demanded elsewhere than among `documents`: by a rule, and as fields of the form.
    mutating func compareDemands() {
        compareRules()
        let (standard, region) = (comparison.standard, comparison.region)
        for (id, section) in region.form.sections {
            let known = standard.form.sections[id]
            let inside = (comparison.node(section.when, .region), known.map { comparison.node($0.when, .standard) } ?? .truth(false))
            compareUploads(section.fields, known?.fields ?? [:], in: inside, at: ["form", id.rawValue, "fields"])
        }
        let before = CitizenSteps.all(of: standard)
        for (id, place) in CitizenSteps.all(of: region).sorted(by: { $0.key < $1.key }) {
            let other = before[id]?.step
            let inside = (comparison.node(place.step.when, .region), other.map { comparison.node($0.when, .standard) } ?? .truth(false))
            compareUploads(place.step.fields, other?.fields ?? [:], in: inside, at: place.path + ["fields"])
            for (actionID, action) in place.step.actions {
                let path = place.path + ["actions", actionID.rawValue, "fields"]
                compareUploads(action.fields, other?.actions[actionID]?.fields ?? [:], in: inside, at: path)
            }
        }
    }

    private mutating func compareUploads(
        _ here: OrderedMap<FieldID, Field>, _ there: OrderedMap<FieldID, Field>, in inside: (region: Node, standard: Node),
        at path: [String]
    ) {
        for (id, field) in here where field.type == .document && field.value == nil {
            if field.isOptional, field.optionalWhen == nil { continue }
            let due = [
                inside.region, comparison.node(field.when, .region),
                comparison.required(isOptional: field.isOptional, field.optionalWhen, .region),
            ]
            let known = there[id].flatMap { $0.type == .document && $0.value == nil ? $0 : nil }
            let before = known.map {
                Node.all([
                    inside.standard, comparison.node($0.when, .standard),
                    comparison.required(isOptional: $0.isOptional, $0.optionalWhen, .standard),
                ])
            }
            add(
                path + [id.rawValue],
                Words(
                    en: "`\(id)` must be handed in by somebody of whom the standard does not ask it",
                    id: "`\(id)` wajib diserahkan warga yang menurut standar tidak dimintai"),
                due + (before.map { [$0.negated] } ?? []))
        }
    }

    /// A rule that refuses whoever has handed in what the standard asks, and would not with more papers.
    private mutating func compareRules() {
        var given: [Node] = []
        for (id, requirement) in comparison.standard.documents where requirement.per.isEmpty {
            guard comparison.region.documents[id] != nil else { continue }
            let isHandedIn = Node(path: ["documents", id.rawValue])
            given.append(Node.any([Node.all(needed(requirement, .standard)).negated, isHandedIn]))
        }
        for refusal in comparison.refusals() where refusal.rule.paths.contains(where: { $0.first == "documents" }) {
            let withAll = refusal.rule.mapped { $0.path?.first == "documents" ? .truth(true) : nil }
            let read = refusal.rule.paths
            let due = given.filter { !$0.paths.isDisjoint(with: read.filter { $0.first == "documents" }) }
            add(
                refusal.path,
                Words(
                    en: "a rule demands a paper that the standard does not ask",
                    id: "sebuah aturan menuntut berkas yang tidak diminta standar"),
                refusal.refused + [withAll] + due)
        }
    }
}
