public typealias CounterID = ID<Counter>

/// A counter at which citizens wait for their number: a group of services with one line. Dated state of the catalog.
public struct Counter: Hashable, Sendable, Codable {
    public var name: LocalText
    public var agency: AgencyID?
    /// What its numbers begin with: `A` of `A-017`.
    public var letter: String

    public init(name: LocalText, letter: String) {
        self.name = name
        self.letter = letter
    }

    /// `A-017`.
    public func ticket(_ number: Int) -> String {
        let digits = String(number)
        return "\(letter)-\(String(repeating: "0", count: max(0, 3 - digits.utf8.count)))\(digits)"
    }
}
