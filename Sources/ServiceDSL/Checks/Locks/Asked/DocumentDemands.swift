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
        let before = CitizenSteps.all(in: comparison.standardGraph)
        for (id, place) in CitizenSteps.all(in: comparison.regionGraph).sorted(by: { $0.key < $1.key }) {
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
        for (id, field) in here where field.type == .list && !comparison.isFormJudged {
            let asked = (
                Node.all([inside.region, comparison.node(field.when, .region)]),
                Node.all([inside.standard, comparison.node(there[id]?.when, .standard)])
            )
            compareUploads(field.fields, there[id]?.fields ?? [:], in: asked, at: path + [id.rawValue, "fields"])
        }
        for (id, field) in here where field.type == .document && field.value == nil {
            compareFiles(id, field, there[id], in: inside, at: path)
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

    /// A file that the standard takes is taken here; of an answer, which the form's lock guards, not said again.
    private mutating func compareFiles(
        _ id: FieldID, _ here: Field, _ there: Field?, in inside: (region: Node, standard: Node), at path: [String]
    ) {
        guard !comparison.isFormJudged, let there, there.type == .document, there.value == nil else { return }
        let asked = [
            inside.region, inside.standard, comparison.node(here.when, .region), comparison.node(there.when, .standard),
        ]
        let words = Words(
            en: "a file that the standard takes as `\(id)` is refused here", id: "berkas `\(id)` yang diterima standar ditolak di sini")
        let limits = AnswerLimits(comparison, at: [id.rawValue]).stricter(here, there)
        let found = limits.lazy.compactMap { $0.breach(path + [id.rawValue], words, inside: asked) }
        if let breach = found.first { add(breach) }
    }

    /// A rule that refuses whoever has handed in what the standard asks, and would not with more papers.
    private mutating func compareRules() {
        let (standard, region) = (comparison.standard, comparison.region)
        // By what says that a paper is handed in: that whoever must, has.
        var given: [String: Node] = [:]
        for (id, requirement) in standard.documents where requirement.per.isEmpty && region.documents[id] != nil {
            let isHandedIn = Node(path: ["documents", id.rawValue])
            given[isHandedIn.canonicalText] = Node.any([Node.all(needed(requirement, .standard)).negated, isHandedIn])
        }
        var uploads: Set<[String]> = []
        for (sectionID, section) in region.form.sections where section.many == nil {
            for (id, field) in section.fields where field.type == .document && field.value == nil {
                let isHandedIn = Node(.call("has", [Node(path: [sectionID.rawValue, id.rawValue])]))
                uploads.insert([sectionID.rawValue, id.rawValue])
                guard let around = standard.form.sections[sectionID], let known = around.fields[id], known.type == .document else {
                    continue
                }
                let due = Node.all([
                    comparison.node(around.when, .standard), comparison.node(known.when, .standard),
                    comparison.required(isOptional: known.isOptional, known.optionalWhen, .standard),
                ])
                given[isHandedIn.canonicalText] = Node.any([due.negated, isHandedIn])
            }
        }
        for refusal in comparison.refusals() {
            var read: Set<String> = []
            let withAll = refusal.rule.mapped { part in
                if case .call("has", let arguments, _) = part.kind {
                    guard let path = arguments.first?.path, uploads.contains(path) else { return nil }
                } else if part.path?.first != "documents" {
                    return nil
                }
                read.insert(part.canonicalText)
                return .truth(true)
            }
            if read.isEmpty { continue }
            add(
                refusal.path,
                Words(
                    en: "a rule demands a paper that the standard does not ask",
                    id: "sebuah aturan menuntut berkas yang tidak diminta standar"),
                refusal.refused + [withAll] + read.sorted().compactMap { given[$0] })
        }
    }
}
