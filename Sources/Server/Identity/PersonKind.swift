import Runtime

/// Who a person of the journal is, by how the journal calls them.
enum PersonKind: String {
    case applicant, officer, system

    init(_ person: PersonID) {
        let name = person.rawValue
        self = name.hasPrefix("officer:") ? .officer : name.hasPrefix("applicant:") ? .applicant : .system
    }
}
