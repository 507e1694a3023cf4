/// One of several applicants: its section's id, or `pemohon.2` of a section with several.
public enum PartyKind {}
public typealias PartyID = ID<PartyKind>

extension Form {
    /// Whether there can be more than one applicant, so that whoever files or acts says which one that is.
    public var mayHaveSeveralApplicants: Bool {
        let sections = sections.values.filter { $0.party == .applicant }
        return sections.count > 1 || sections.contains { ($0.many?.upper ?? 1) > 1 }
    }

    /// The applicants, in the order of the form; `counts` says of each section that is asked how many there are.
    func applicants(_ counts: [SectionID: Int]) -> [PartyID] {
        sections.flatMap { id, section -> [PartyID] in
            guard section.party == .applicant, let count = counts[id], count > 0 else { return [] }
            return section.many == nil ? [PartyID(id.rawValue)] : (1...count).map { PartyID("\(id).\($0)") }
        }
    }
}

extension Reading {
    /// Of several applicants the one who files says which one that is.
    mutating func requireParty(_ judgement: Judgement) {
        guard service.form.mayHaveSeveralApplicants else { return }
        let parties = service.form.applicants(judgement.sections)
        guard parties.count > 1 else { return }
        submission.applicants = parties
        let path = JSONPointer.root.appending("party")
        let options: OrderedMap<ID<FactKind>, JSONValue> = ["options": .array(parties.map { .string($0.rawValue) })]
        switch members["party"] {
        case .string(let text)?:
            if let party = parties.first(where: { $0.rawValue == text }) {
                submission.party = party
            } else {
                refuse(.notAnOption, at: path, options)
            }
        case nil: refuse(.required, at: path)
        case _?: refuse(.wrongType, at: path, ["expected": "text"])
        }
    }
}
