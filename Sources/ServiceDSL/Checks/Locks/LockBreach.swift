import ServiceIR

/// One way in which a service gives a citizen less than a locked standard, or in which that cannot be excluded.
struct LockBreach {
    /// Keys and ids of what breaks the lock, from the root of the service.
    let path: [String]
    let message: Words
    /// A citizen who is worse off.
    var facts: [Words] = []
    /// What stands in the way of a proof; empty = it is proved that the lock is broken.
    var obstacles: [Words] = []
    /// Other places that bring it about.
    var labels: [Diagnostic.Label] = []

    init(_ path: [String], _ message: Words, facts: [Words] = [], obstacles: [Words] = [], labels: [Diagnostic.Label] = []) {
        self.path = path
        self.message = message
        self.facts = facts
        self.obstacles = obstacles
        self.labels = labels
    }

    /// What a search makes of it; nothing where it is impossible.
    init?(_ path: [String], _ message: Words, _ outcome: LockComparison.Outcome) {
        switch outcome {
        case .impossible: return nil
        case .found(let facts, let obstacles):
            let words = Array(Set(obstacles)).sorted().map {
                Words(en: "nothing is known of `\($0)`", id: "tidak ada yang diketahui tentang `\($0)`")
            }
            self.init(path, message, facts: facts, obstacles: words)
        case .overBudget:
            self.init(
                path, message,
                obstacles: [Words(en: "the conditions are too many to be compared", id: "syaratnya terlalu banyak untuk dibandingkan")])
        }
    }
}
