import ServiceIR

/// What scenarios have walked through.
public struct ScenarioCoverage: Hashable, Sendable {
    /// Entered or passed.
    public var steps: Set<StepID> = []
    /// As `STEP.ACTION`; `done` among them.
    public var actions: Set<String> = []
    /// Conditions and rows of tables, by their marks; known only of an engine with a probe.
    var notes = EvaluationProbe.Notes()
    public init() {}

    public mutating func add(_ other: ScenarioCoverage) {
        steps.formUnion(other.steps)
        actions.formUnion(other.actions)
        notes.add(other.notes)
    }

    /// The steps and actions of a service that were not walked through, in the order of the file.
    public func missing(in engine: Engine) -> (steps: [StepID], actions: [String]) {
        let gaps = gaps(in: CoverageCensus.items(of: engine))
        return (
            gaps.filter { $0.item.kind == .step }.map { StepID($0.item.name) }, gaps.filter { $0.item.kind == .action }.map(\.item.name)
        )
    }

    /// What was not reached of these, in their order.
    public func gaps(in items: [CoverageItem]) -> [CoverageGap] {
        items.flatMap { item in CoverageGap.ways(of: item).filter { !isReached($0) } }
    }

    func isReached(_ gap: CoverageGap) -> Bool {
        let marks = gap.item.marks
        switch gap.item.kind {
        case .step: return marks.contains { steps.contains(StepID($0)) }
        case .action: return marks.contains { actions.contains($0) }
        case .row: return marks.contains { notes.rows.contains($0) }
        case .condition:
            let noted = gap.way == true ? notes.held : notes.failed
            return marks.contains { noted.contains($0) }
        }
    }
}

/// Something that no scenario reached; of a condition one of its two ways.
public struct CoverageGap: Hashable, Sendable {
    public var item: CoverageItem
    /// Of a condition: that it holds, or that it does not.
    public var way: Bool?

    /// All that there is to reach of an item.
    public static func ways(of item: CoverageItem) -> [CoverageGap] {
        item.kind == .condition
            ? [CoverageGap(item: item, way: true), CoverageGap(item: item, way: false)] : [CoverageGap(item: item, way: nil)]
    }

    public func text(_ language: LanguageID) -> String {
        let isIndonesian = language == "id"
        switch (item.kind, way) {
        case (.step, _): return isIndonesian ? "langkah `\(item.name)` belum dilalui" : "step `\(item.name)` not walked through"
        case (.action, _): return isIndonesian ? "tindakan `\(item.name)` belum diambil" : "action `\(item.name)` not taken"
        case (.row, _): return isIndonesian ? "baris `\(item.name)` belum terbaca" : "row `\(item.name)` not read"
        case (.condition, true?): return isIndonesian ? "`\(item.name)` belum pernah benar" : "`\(item.name)` was never true"
        case (.condition, _): return isIndonesian ? "`\(item.name)` belum pernah salah" : "`\(item.name)` was never false"
        }
    }
}
