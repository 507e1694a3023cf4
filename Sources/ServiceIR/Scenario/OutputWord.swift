/// What a scenario may expect of every released output, beside the values that it keeps.
public enum OutputWord: String, Hashable, Sendable, CaseIterable {
    case number
    case issuedOn = "issued_on"
    case validUntil = "valid_until"
}
