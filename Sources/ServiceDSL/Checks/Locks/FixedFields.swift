import ServiceIR

/// The fields that a locked part reads: an answer to them means what it means by the standard.
struct FixedFields {
    private struct Place {
        let path: [String]
        let field: Field
        let around: Expression?
    }

    private let comparison: LockComparison
    private var known: [String: [Place]] = [:]
    private var own: [[String]: Place] = [:]

    init(_ comparison: LockComparison) {
        self.comparison = comparison
        for place in Self.places(comparison.standard, comparison.standardGraph) { known[place.path.last ?? "", default: []].append(place) }
        own = Dictionary(Self.places(comparison.region, comparison.regionGraph).map { ($0.path, $0) }) { first, _ in first }
    }

    private static func places(_ service: CompiledService, _ graph: MachineGraph) -> [Place] {
        var found: [Place] = []
        for (id, section) in service.form.sections {
            if let list = section.asList { found.append(Place(path: ["form", id.rawValue], field: list, around: nil)) }
            found += section.fields.map { Place(path: ["form", id.rawValue, "fields", $0.rawValue], field: $1, around: section.when) }
        }
        for node in graph.nodes where !node.isJoin {
            found += node.step.fields.map { Place(path: node.path + ["fields", $0.rawValue], field: $1, around: nil) }
        }
        return found
    }

    /// The fields of this name that mean something else in the region.
    func breaches(of name: String) -> [LockBreach] {
        (known[name] ?? []).compactMap { place in
            guard let other = own[place.path], differs(other, place) else { return nil }
            return LockBreach(
                place.path,
                Words(
                    en: "`\(name)`, which the locked part reads, differs from the standard",
                    id: "`\(name)`, yang dibaca bagian terkunci, berbeda dari standar"))
        }
    }

    /// Every word that fields of this name read.
    func read(by name: String) -> Set<String> {
        (known[name] ?? []).reduce(into: []) { found, place in
            for expression in [place.field.value, place.field.when, place.field.per, place.around].compactMap({ $0 }) {
                guard let node = try? ExpressionParser.parse(expression.text) else { continue }
                found.formUnion(node.paths.flatMap { $0 })
                found.formUnion(node.calls)
            }
        }
    }

    /// Wider bounds and further options are the region's own.
    private func differs(_ here: Place, _ there: Place) -> Bool {
        let (own, known) = (here.field, there.field)
        if own.type != known.type || own.unit != known.unit || own.round != known.round { return true }
        if text(own.value, .region) != text(known.value, .standard) || text(own.when, .region) != text(known.when, .standard) {
            return true
        }
        if text(own.per, .region) != text(known.per, .standard) { return true }
        if text(here.around, .region) != text(there.around, .standard) { return true }
        // Fewer rows are the form's own matter, where it is locked.
        if !comparison.isFormJudged, let most = known.many, let many = own.many, many.lower > most.lower || many.upper < most.upper {
            return true
        }
        if known.options.keys.contains(where: { own.options[$0] == nil }) { return true }
        if let min = own.min, min != known.min {
            guard let here = min.number, let there = known.min?.number, here <= there else { return true }
        }
        if let max = own.max, max != known.max {
            guard let here = max.number, let there = known.max?.number, there <= here else { return true }
        }
        return false
    }

    private func text(_ expression: Expression?, _ side: LockComparison.Side) -> String {
        expression.map { comparison.inlined($0, side).canonicalText } ?? ""
    }
}
