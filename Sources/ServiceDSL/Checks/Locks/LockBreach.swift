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
    /// Where it stands, where that is no part of the service.
    var span: SourceSpan?
    /// The region may do it; what it means for the citizen is told all the same.
    var isAllowed = false
    /// Whether another lock that it breaks too says no more.
    var isSaidOnce = false

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
            self.init(path, message, facts: facts, obstacles: Array(Set(obstacles.map(Self.told))).sorted { $0.en < $1.en })
        case .overBudget:
            self.init(
                path, message,
                obstacles: [Words(en: "the conditions are too many to be compared", id: "syaratnya terlalu banyak untuk dibandingkan")])
        }
    }

    private static func told(_ text: String) -> Words {
        guard let node = try? ExpressionParser.parse(text) else {
            return Words(en: "nothing is known of `\(text)`", id: "tidak ada yang diketahui tentang `\(text)`")
        }
        if case .call(let name, let steps, _) = node.kind, name.hasPrefix("comes_to_nothing"), let step = steps.first?.canonicalText {
            return Words(
                en: "whether the fee at `\(step)` comes to nothing is not known",
                id: "tidak diketahui apakah biaya pada `\(step)` menjadi nol")
        }
        let plain = node.asWritten.canonicalText
        return Words(en: "nothing is known of `\(plain)`", id: "tidak ada yang diketahui tentang `\(plain)`")
    }
}

extension Node {
    /// Without the names that only the comparison of two sides has.
    var asWritten: Node {
        mapped { node in
            if let path = node.path {
                if path == ["that_day"] { return Node(.name("today")) }
                if path.first == "standard", path.count > 1 { return Node(path: Array(path.dropFirst())) }
                if path.first == "value", path.count == 2 { return (try? ExpressionParser.parse(path[1]))?.asWritten }
                return nil
            }
            if let parts = node.roundedParts { return parts.inner.asWritten }
            guard case .call(let name, let arguments, let isRooted) = node.kind else { return nil }
            if name.hasPrefix("here_") { return arguments.first?.asWritten }
            let own = name == "age_that_day" ? "age" : name.hasPrefix("standard_") ? String(name.dropFirst("standard_".count)) : nil
            return own.map { Node(.call($0, arguments.map(\.asWritten), isRooted: isRooted)) }
        }
    }
}
