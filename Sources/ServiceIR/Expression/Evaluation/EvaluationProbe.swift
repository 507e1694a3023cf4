import Synchronization

/// Watches evaluations: which conditions held and which did not, and which rows of tables were read.
///
/// For the coverage of scenarios alone; where there is none, nothing is kept and nothing is slower.
public final class EvaluationProbe: Sendable {
    /// By the place of a condition, or of a table's row.
    public struct Notes: Hashable, Sendable {
        public var held: Set<String> = []
        public var failed: Set<String> = []
        public var rows: Set<String> = []
        public init() {}

        public mutating func add(_ other: Notes) {
            held.formUnion(other.held)
            failed.formUnion(other.failed)
            rows.formUnion(other.rows)
        }
    }

    private let notes = Mutex(Notes())
    public init() {}

    public func note(_ place: String, _ holds: Bool) {
        notes.withLock { notes in _ = holds ? notes.held.insert(place) : notes.failed.insert(place) }
    }

    func note(row place: String) { notes.withLock { notes in _ = notes.rows.insert(place) } }

    /// What was noted since the last time.
    public func take() -> Notes {
        notes.withLock { notes in
            defer { notes = Notes() }
            return notes
        }
    }
}
