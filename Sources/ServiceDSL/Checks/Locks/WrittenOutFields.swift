import ServiceIR

/// The computed fields of both sides as what they are worked out from, for what either side computes and the other does not alike, and
/// for every answer of yes or no: so that a condition over one is compared with what the other side says of the same answers.
struct WrittenOutFields {
    struct Field {
        let value: Node
        /// Where it is asked.
        let asked: Node
    }

    private var standard: [[String]: Field] = [:]
    private var region: [[String]: Field] = [:]
    /// A definition of more than so many parts is left as a value of its own.
    private static let mostParts = 400

    subscript(path: [String], side: LockComparison.Side) -> Field? { side == .standard ? standard[path] : region[path] }

    /// `changed` gives a side's expression in the names of the comparison, with the fields that `self` has so far written out.
    init(
        standard: CompiledService, region: CompiledService, steps: (LockComparison.Side) -> StepFields, differs: ([String]) -> Bool,
        changed: (Expression, LockComparison.Side, WrittenOutFields) -> Node
    ) {
        for side in [LockComparison.Side.standard, .region] {
            let (service, other) = side == .standard ? (standard, region) : (region, standard)
            var pending: [(path: [String], field: ServiceIR.Field, asked: [Expression?], isThere: [Node])] = []
            for (sectionID, section) in service.form.sections where section.many == nil {
                for (fieldID, field) in section.fields {
                    guard field.value != nil, field.type != .list else { continue }
                    let path = [sectionID.rawValue, fieldID.rawValue]
                    let isKnown = other.form.sections[sectionID]?.fields[fieldID] != nil
                    if field.type == .yesNo || !isKnown || differs(path) {
                        pending.append((path, field, [section.when, field.when], []))
                    }
                }
            }
            let others = steps(side == .standard ? .region : .standard)
            for (path, place) in steps(side).places.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                guard place.field.value != nil, place.field.type != .list, others[path] == nil || differs(path) else { continue }
                // There is a value where the step was done.
                pending.append((path, place.field, [place.field.when], [Node(path: path).isThere]))
            }
            // Those first that read no other of them.
            let names = Set(pending.map(\.path))
            var reads: [[String]: Set<[String]>] = [:]
            for one in pending {
                guard let value = one.field.value, let node = try? ExpressionParser.parse(value.text) else { continue }
                reads[one.path] = node.paths.intersection(names)
            }
            var done: Set<[String]> = []
            var isGrowing = true
            while isGrowing, done.count < pending.count {
                isGrowing = false
                for (path, field, conditions, isThere) in pending where !done.contains(path) && (reads[path] ?? []).isSubset(of: done) {
                    done.insert(path)
                    isGrowing = true
                    guard let value = field.value else { continue }
                    let node = Node.rounded(changed(value, side, self), field.round)
                    if node.parts > Self.mostParts { continue }
                    let asked = Node.all(conditions.compactMap(\.self).map { changed($0, side, self) } + isThere)
                    let written = Field(value: node, asked: asked)
                    if side == .standard { self.standard[path] = written } else { self.region[path] = written }
                }
            }
        }
    }

    init() {}
}

extension Node {
    /// How many parts it has.
    fileprivate var parts: Int { children.reduce(1) { min($0 + $1.parts, 1_000_000) } }
}
