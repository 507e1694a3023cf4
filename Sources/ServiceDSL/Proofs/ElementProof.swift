import ServiceIR

/// Whether a part of a service comes about in every case, in none, or by circumstances, as far as that is proved.
///
/// *Always* and *never* are sure: of conditions by `PresenceProof` over all answers that the form takes, of steps by the graph of the workflow,
/// in which every condition may go both ways. What is neither is to be shown by examples.
package struct ElementProof {
    package enum Verdict: String, Sendable {
        case always, never
        /// In every case that is granted.
        case alwaysGranted = "always_when_granted"
        case open
    }

    /// What a question to the prover counts for, in steps: it takes at most as long as an engine for one event in so many parts.
    package static let question = 1000

    private let service: CompiledService
    private let scope: Scope
    private let graph: MachineGraph
    private let rules: [Node]

    /// - Parameter graph: the workflow of the same service.
    package init(_ unit: CompiledServiceUnit, _ graph: MachineGraph) {
        service = unit.service
        scope = unit.names
        self.graph = graph
        // Whoever breaks a rule is refused before anything else.
        rules = unit.service.refusingRules
    }

    package func verdict(of element: ServiceElement) -> Verdict {
        switch element {
        case .document(let path) where Requirement.at(path, in: service.documents)?.isFetched == true: return .never
        case .section, .field, .document, .item, .output, .condition: return verdict(conditions(of: element))
        case .amount(let item, let row): return verdict(conditions(ofRow: row, of: item))
        case .step(let id): return verdict(ofStep: id)
        case .action(let step, let action): return verdict(of: action, at: step)
        case .stepField, .stepDocument: return .open
        }
    }

    // MARK: Conditions

    /// All that has to hold; `nil` where something else decides too.
    package func conditions(of element: ServiceElement) -> [Expression]? {
        switch element {
        case .section(let id):
            // A list that may be empty is asked of nobody for sure.
            guard let section = service.form.sections[id], (section.many?.lower ?? 1) > 0 else { return nil }
            return [section.when].compactMap(\.self)
        case .field(let path): return conditions(ofField: path)
        case .document(let path):
            var documents = service.documents
            var found: [Expression] = []
            for id in path {
                guard let document = documents[DocumentID(id)], document.from == nil else { return nil }
                // Asked for each of several sections, it is asked wherever one of them is.
                let isAskedOnce = document.per.isEmpty || document.when == nil && document.per.contains(where: isAlwaysAsked)
                guard isAskedOnce else { return nil }
                found += [document.when].compactMap(\.self)
                documents = document.members
            }
            return found
        case .item: return nil
        case .output: return nil
        case .condition(let id): return service.conditions[id].map { [$0] }
        default: return nil
        }
    }

    private func isAlwaysAsked(_ id: SectionID) -> Bool {
        service.form.sections[id].map { $0.when == nil && ($0.many?.lower ?? 1) > 0 } ?? false
    }

    private func conditions(ofField path: [String]) -> [Expression]? {
        guard let section = service.form.sections[SectionID(path[0])], (section.many?.lower ?? 1) > 0 else { return nil }
        var found = [section.when].compactMap(\.self)
        var fields = section.fields
        var isRow = section.many != nil
        for (place, id) in path.dropFirst().enumerated() {
            guard let field = fields[FieldID(id)] else { return nil }
            // What a row asks by its own answers differs from row to row.
            if isRow, field.when != nil { return nil }
            found += [field.when].compactMap(\.self)
            if place < path.count - 2 {
                guard (field.many?.lower ?? 0) > 0, !field.isOptional else { return nil }
            }
            isRow = true
            fields = field.fields
        }
        return found
    }

    private func conditions(ofRow row: Int, of item: FeeItemID) -> [Expression]? {
        guard let rows = service.payable(item)?.amount.rows, row < rows.count else { return nil }
        return rows[..<row].compactMap(\.when).map { Expression("!(\($0.text))") } + [rows[row].when].compactMap(\.self)
    }

    private func verdict(_ conditions: [Expression]?) -> Verdict {
        guard let conditions else { return .open }
        if conditions.isEmpty { return .always }
        let nodes = conditions.compactMap { try? ExpressionParser.parse($0.text) }
        guard nodes.count == conditions.count else { return .open }
        if case .impossible = PresenceProof.possibility(of: nodes + rules, in: scope) { return .never }
        if case .impossible = PresenceProof.possibility(of: [Node.all(nodes).negated] + rules, in: scope) { return .always }
        return .open
    }

    // MARK: Steps

    private func verdict(ofStep id: StepID) -> Verdict {
        guard let initial = graph.initial, let node = graph.index(of: id) else { return .open }
        if !graph.reached(from: [initial])[node] {
            // Withdrawing leads to its end by no way that is drawn.
            return id == service.machine.withdrawnEnd && service.machine.isWithdrawable ? .open : .never
        }
        let ofBlock = graph.nodes[node].block.map { verdict(ofStep: graph.nodes[$0.entry].id) }
        if ofBlock == .never { return .never }
        let step = graph.nodes[node].step
        if let when = step.when, let condition = try? ExpressionParser.parse(when.text),
            case .impossible = PresenceProof.possibility(of: [condition], in: scope)
        {
            return .never
        }
        guard step.when == nil, step.pays.isEmpty || scope.isAlwaysDue(at: step, payers: graph.paidItems, in: service) else { return .open }
        if node == initial { return .always }
        // With its block, all branches of it begin.
        if let ofBlock, ofBlock != .open, graph.entering[node].contains(where: { graph.edges[$0].isBranch }) { return ofBlock }
        let around = graph.reachedTogether(from: [initial]) { $0.from != node && $0.to != node }
        let ends = graph.nodes.indices.filter { graph.nodes[$0].isEnd && around[$0] }
        if ends.isEmpty, !service.machine.isWithdrawable { return .always }
        return ends.contains { graph.nodes[$0].step.end == .granted } ? .open : .alwaysGranted
    }

    private func verdict(of action: ActionID, at step: StepID) -> Verdict {
        guard let initial = graph.initial, let node = graph.index(of: step) else { return .open }
        switch verdict(ofStep: step) {
        case .never: return .never
        case .open: return .open
        case .always, .alwaysGranted: break
        }
        let around = graph.reachedTogether(from: [initial]) { edge in
            guard edge.from == node else { return true }
            switch edge.cause {
            case .done, .finish: return action != .done
            case .action(let id): return id != action
            default: return true
            }
        }
        return graph.nodes.indices.contains { graph.nodes[$0].step.end == .granted && around[$0] } ? .open : .alwaysGranted
    }
}

extension MachineGraph.Edge {
    fileprivate var isBranch: Bool { if case .branch = cause { true } else { false } }
}

extension CompiledServiceUnit {
    /// The names that its expressions see, where `applicant` and `channel` are only what it takes.
    package var names: Scope { scope.taking(from: service) }
}

extension Scope {
    /// The same, where `applicant` and `channel` are only what the service takes.
    func taking(from service: CompiledService) -> Scope {
        var names = self
        if !service.applicants.isEmpty { names.declare(["applicant"], .init(.code(.choice(service.applicants.map(\.rawValue))))) }
        if !service.channels.isEmpty { names.declare(["channel"], .init(.code(.choice(service.channels.map(\.rawValue))))) }
        return names
    }
}
