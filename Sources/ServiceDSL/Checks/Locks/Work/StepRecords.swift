import ServiceIR

/// What officers record and add in a required step: all that they do by the standard, in rows too.
struct StepRecords {
    private let own: MachineGraph.Node
    private let comparison: LockComparison

    static func breaches(_ own: MachineGraph.Node, _ known: Step, _ comparison: LockComparison) -> [LockBreach] {
        // Of what a citizen answers, less may be asked.
        guard known.kind == .task, known.performers != nil, !known.isOfCitizen else { return [] }
        let records = StepRecords(own: own, comparison: comparison)
        let asked = [comparison.node(own.step.when, .region)]
        func all(
            _ fields: (OrderedMap<FieldID, Field>, OrderedMap<FieldID, Field>),
            _ papers: (OrderedMap<DocumentID, Requirement>, OrderedMap<DocumentID, Requirement>), of owner: [String], at path: [String]
        ) -> [LockBreach] {
            records.fields(fields.0, fields.1, of: owner, inside: asked, at: path + ["fields"])
                + records.papers(papers.0, papers.1, inside: asked, at: path + ["documents"])
        }
        return all((own.step.fields, known.fields), (own.step.documents, known.documents), of: [own.id.rawValue], at: own.path)
            + known.actions.flatMap { id, action -> [LockBreach] in
                guard let other = own.step.actions[id] else { return [] }
                return all(
                    (other.fields, action.fields), (other.documents, action.documents), of: [own.id.rawValue, id.rawValue],
                    at: own.path + ["actions", id.rawValue])
            }
    }

    // MARK: Fields

    /// - Parameter owner: what stands before the names of the fields; nothing inside a row.
    private func fields(
        _ here: OrderedMap<FieldID, Field>, _ there: OrderedMap<FieldID, Field>, of owner: [String], inside: [Node], at path: [String]
    ) -> [LockBreach] {
        there.flatMap { id, field -> [LockBreach] in
            let place = path + [id.rawValue]
            let lost = Words(
                en: "`\(id)` is not recorded in `\(own.id)` where it is by the standard",
                id: "`\(id)` tidak dicatat pada `\(own.id)`, padahal menurut standar dicatat")
            guard let other = here[id] else { return [LockBreach(place, lost)] }
            if field.value == nil, other.value != nil { return [LockBreach(place, lost)] }
            var before = inside + [comparison.node(field.when, .standard)]
            var now = [comparison.node(other.when, .region)]
            if !field.isOptional || field.optionalWhen != nil {
                before.append(comparison.required(isOptional: field.isOptional, field.optionalWhen, .standard))
                now.append(comparison.required(isOptional: other.isOptional, other.optionalWhen, .region))
            }
            if let breach = LockBreach(place, lost, comparison.search(before + [Node.all(now).negated])) { return [breach] }
            if field.value != nil { return workedOut(other, field, id, inside: before + now, at: place).map { [$0] } ?? [] }
            if field.type == .list, other.type == .list {
                if let breach = otherRows(other, field, id, at: place) { return [breach] }
                let list = owner + [id.rawValue]
                // A row sees the one that it belongs to, too.
                let behind = other.per.map { comparison.region.lists(behind: $0).reversed().map(\.path) } ?? []
                let inner = StepRecords(own: own, comparison: (behind + [list]).reduce(comparison) { $0.inRows(of: $1) })
                let found = inner.fields(other.fields, field.fields, of: [], inside: before + now, at: place + ["fields"])
                if !found.isEmpty {
                    let row = Words(en: "in a row of `\(id)`", id: "pada baris `\(id)`")
                    return found.map { breach in
                        var breach = breach
                        if breach.obstacles.isEmpty { breach.facts = [row] + breach.facts }
                        return breach
                    }
                }
            }
            // What a row lets be recorded is looked at with its list.
            if owner.isEmpty { return [] }
            let refused = Words(
                en: "what the standard lets be recorded as `\(id)` is refused here",
                id: "yang menurut standar bisa dicatat sebagai `\(id)` ditolak di sini")
            let names = owner + [id.rawValue]
            let limits = AnswerLimits(comparison.asked(byStandard: names), at: names).stricter(other.asked(as: field), field)
            guard var stricter = limits.lazy.compactMap({ $0.breach(place, refused, inside: before + now) }).first else { return [] }
            stricter.isSaidOnce = true
            return [stricter]
        }
    }

    /// What is worked out comes to the same.
    private func workedOut(_ here: Field, _ there: Field, _ id: FieldID, inside: [Node], at place: [String]) -> LockBreach? {
        guard let value = there.value else { return nil }
        let after = Node.rounded(comparison.node(value, .standard), there.round)
        guard let filled = here.value else {
            let words = Words(
                en: "`\(id)` is filled in at `\(own.id)`, and by the standard it is worked out",
                id: "`\(id)` diisi pada `\(own.id)`, padahal menurut standar dihitung")
            return LockBreach(place, words, comparison.search(inside))
        }
        let before = Node.rounded(comparison.node(filled, .region), here.round)
        if before.canonicalText == after.canonicalText { return nil }
        let words = Words(
            en: "`\(id)` comes to something else at `\(own.id)` than by the standard",
            id: "`\(id)` pada `\(own.id)` bernilai lain daripada menurut standar")
        let others = ValueComparison(comparison, isTruth: there.type == .yesNo).breaches(before, after, inside: inside, place, words)
        if others.isEmpty { return nil }
        if let broken = others.first(where: \.obstacles.isEmpty) { return broken }
        let unproved = Words(
            en: "it is not proved that `\(id)` comes to the same in `\(own.id)`",
            id: "belum terbukti bahwa `\(id)` pada `\(own.id)` bernilai sama")
        return LockBreach(place, unproved, obstacles: [Words(en: "it is worked out otherwise", id: "dihitung dengan cara lain")])
    }

    /// A list has a row for each row of the same list as by the standard, or no fewer rows at least.
    private func otherRows(_ here: Field, _ there: Field, _ id: FieldID, at place: [String]) -> LockBreach? {
        func list(_ field: Field, _ side: LockComparison.Side) -> String? {
            field.per.map { comparison.inlined($0, side).canonicalText }
        }
        if list(here, .region) != list(there, .standard) {
            func each(_ list: String?) -> Words {
                list.map { Words(en: "one row for each row of `\($0)`", id: "satu baris untuk tiap baris `\($0)`") }
                    ?? Words(en: "as many rows as are filled in", id: "baris sebanyak yang diisi")
            }
            let (mine, theirs) = (each(list(here, .region)), each(list(there, .standard)))
            return LockBreach(
                place + [Key.per.rawValue],
                Words(
                    en: "`\(id)` has \(mine.en), and by the standard \(theirs.en)",
                    id: "`\(id)` punya \(mine.id), padahal menurut standar \(theirs.id)"))
        }
        guard let least = here.many?.lower, let before = there.many?.lower, least < before else { return nil }
        return LockBreach(
            place + [Key.many.rawValue],
            Words(
                en: "`\(id)` has at least \(least) rows, and by the standard \(before)",
                id: "`\(id)` punya sedikitnya \(least) baris, padahal menurut standar \(before)"))
    }

    // MARK: Papers

    private func papers(
        _ here: OrderedMap<DocumentID, Requirement>, _ there: OrderedMap<DocumentID, Requirement>, inside: [Node], at path: [String]
    ) -> [LockBreach] {
        there.compactMap { id, known in
            let place = path + [id.rawValue]
            let words = Words(
                en: "`\(id)` is not added in `\(own.id)` where it is by the standard",
                id: "`\(id)` tidak dilampirkan pada `\(own.id)`, padahal menurut standar dilampirkan")
            guard let other = here[id] else { return LockBreach(place, words) }
            func due(_ requirement: Requirement, _ side: LockComparison.Side) -> Node {
                .all([
                    comparison.node(requirement.when, side),
                    comparison.required(isOptional: requirement.isOptional, requirement.optionalWhen, side),
                ])
            }
            let isDue = inside + [due(known, .standard)]
            if let breach = LockBreach(place, words, comparison.search(isDue + [due(other, .region).negated])) { return breach }
            return less(other, known, id, isDue, at: place)
        }
    }

    /// The paper that is added is what it is by the standard.
    private func less(_ here: Requirement, _ there: Requirement, _ id: DocumentID, _ isDue: [Node], at place: [String]) -> LockBreach? {
        if let template = there.template, here.template != template {
            let words = Words(
                en: "`\(id)` is not made from `\(template)`, and by the standard it is",
                id: "`\(id)` tidak dibuat dari `\(template)`, padahal menurut standar dibuat dari itu")
            if let breach = LockBreach(place + [Key.template.rawValue], words, comparison.search(isDue)) { return breach }
        }
        let one = Rows(always: 1)
        for own in comparison.cases(here.copies ?? one, .region) {
            for known in comparison.cases(there.copies ?? one, .standard) where own.value < known.value {
                let words = Words(
                    en: "of `\(id)` there are fewer copies (\(own.value)) than by the standard (\(known.value))",
                    id: "`\(id)` dalam rangkap yang lebih sedikit (\(own.value)) daripada menurut standar (\(known.value))")
                let outcome = comparison.search(isDue + [own.when, known.when])
                if let breach = LockBreach(place + [Key.copies.rawValue], words, outcome) { return breach }
            }
        }
        if let gone = there.per.first(where: { !here.per.contains($0) }) {
            let words = Words(
                en: "`\(id)` is not added for each `\(gone)`, and by the standard it is",
                id: "`\(id)` tidak dilampirkan untuk tiap `\(gone)`, padahal menurut standar dilampirkan")
            if let breach = LockBreach(place + [Key.per.rawValue], words, comparison.search(isDue)) { return breach }
        }
        if isAsMuch(here, there) { return nil }
        let words = Words(
            en: "less is enough as `\(id)` than by the standard", id: "sebagai `\(id)` cukup kurang daripada menurut standar")
        return LockBreach(place, words, comparison.search(isDue))
    }

    /// Whether what does here does by the standard: of a choice no further one, of several papers no fewer.
    private func isAsMuch(_ here: Requirement, _ there: Requirement) -> Bool {
        switch (here.group, there.group) {
        case (nil, nil): true
        case (.anyOf, .anyOf): here.members.keys.allSatisfy { there.members[$0] != nil }
        case (.allOf, .allOf): there.members.keys.allSatisfy { here.members[$0] != nil }
        default: false
        }
    }
}
