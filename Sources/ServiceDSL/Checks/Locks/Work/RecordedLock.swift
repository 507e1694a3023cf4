import ServiceIR

/// What is recorded at a step, and what a locked part reads of it: all that the standard lets be recorded there can be recorded here.
enum RecordedLock {
    static func fee(_ comparison: LockComparison) -> [LockBreach] {
        let items = comparison.standard.fee.items.values
        // Less than the standard's most is no dearer.
        return breaches(
            deciding: items.flatMap { [$0.when] + $0.amount.rows.map(\.when) },
            counted: items.flatMap { $0.amount.rows.map(\.value) }, harmless: .max, comparison)
    }

    static func benefit(_ comparison: LockComparison) -> [LockBreach] {
        let items = comparison.standard.benefit.values
        return breaches(
            deciding: items.flatMap { [$0.when] + $0.amount.rows.map(\.when) },
            counted: items.flatMap { $0.amount.rows.map(\.value) }, harmless: .min, comparison)
    }

    static func promises(_ comparison: LockComparison) -> [LockBreach] {
        let standard = comparison.standard
        let times = standard.promiseIsBySteps ? comparison.standardSteps.values.map(\.time) : standard.promises.values.map(\.time)
        return breaches(
            deciding: times.flatMap(\.conditions), counted: times.flatMap { $0.until?.rows ?? [] }.map(\.value), harmless: .max, comparison)
    }

    /// What decides whether a step is carried out, by whom, and who gets what is signed or issued in it, for how long and how.
    static func step(_ id: StepID, _ comparison: LockComparison) -> [LockBreach] {
        let graph = comparison.standardGraph
        guard let index = graph.index(of: id) else { return [] }
        let step = graph.nodes[index].step
        let leading = graph.reaching([index])
        var deciding = [step.when] + (step.performers?.rows.rows.map(\.when) ?? [])
        for output in (step.signs + step.releases).compactMap({ comparison.standard.outputs[$0] }) {
            deciding += [output.when] + (output.validFor?.rows.map(\.when) ?? []) + (output.validUntil?.rows.map(\.when) ?? [])
            deciding += (output.copies?.rows.map(\.when) ?? []) + (output.delivery?.rows.map(\.when) ?? [])
        }
        deciding += graph.edges.filter { leading[$0.from] && $0.from != index }.map(\.when)
        return breaches(deciding: deciding, comparison)
    }

    /// - Parameter harmless: a bound that makes nobody worse off on what is only `counted`.
    private static func breaches(
        deciding: [Expression?], counted: [Expression] = [], harmless: Key? = nil, _ comparison: LockComparison
    ) -> [LockBreach] {
        let decides = read(by: deciding.compactMap(\.self), comparison)
        let all = decides.union(read(by: counted, comparison))
        return all.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { path in
            guard let known = comparison.standardFields[path], let own = comparison.regionFields[path], known.field.value == nil,
                own.field.value == nil, !(comparison.isFormJudged && known.step.isOfCitizen)
            else { return nil }
            let words = Words(
                en: "what the standard lets be recorded as `\(path.last ?? "")` is refused here",
                id: "yang menurut standar bisa dicatat sebagai `\(path.last ?? "")` ditolak di sini")
            let inside = [comparison.node(known.field.when, .standard), comparison.node(own.field.when, .region)]
            let limits = AnswerLimits(comparison.asked(byStandard: path), at: path).stricter(
                own.field.asked(as: known.field), known.field)
            let found = limits.lazy.filter { decides.contains(path) || $0.key != harmless }.compactMap {
                $0.breach(own.path, words, inside: inside)
            }
            guard var breach = found.first else { return nil }
            breach.isSaidOnce = true
            return breach
        }
    }

    /// The fields of steps that these read, themselves or through what is worked out.
    private static func read(by expressions: [Expression], _ comparison: LockComparison) -> Set<[String]> {
        var pending = expressions.map { comparison.inlined($0, .standard) }
        var seen: Set<[String]> = []
        while let node = pending.popLast() {
            for path in node.freePaths where seen.insert(path).inserted {
                guard let value = comparison.standardField(path)?.value else { continue }
                pending.append(comparison.inlined(value, .standard))
            }
        }
        return seen.filter { comparison.standardFields[$0] != nil }
    }
}

extension Step {
    /// Whether a citizen, not an officer, fills in here.
    var isOfCitizen: Bool {
        kind == .payment || performers?.roles.contains { $0 == .applicant || $0 == .filer } ?? false
    }
}
