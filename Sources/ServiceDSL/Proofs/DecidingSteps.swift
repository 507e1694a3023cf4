import ServiceIR

extension MachineGraph {
    /// The steps at which an officer grants or refuses.
    ///
    /// Whoever signs grants. Where nothing is signed or released yet, so does whoever acts last before the release or the grant. And whoever
    /// can take an act after which, by conditions alone, no grant is left, refuses.
    var deciding: [Int] {
        let reached = reached(from: [initial].compactMap(\.self))
        let granting = reaching(nodes.indices.filter { nodes[$0].step.end == .granted })
        let undecided = self.reached(from: [initial].compactMap(\.self)) { edge in
            !(isSigning(edge.from) && edge.cause.isAct) && !nodes[edge.from].releasesProduct
        }
        return nodes.indices.filter { index in
            guard reached[index], granting[index], isOfficers(index) else { return false }
            if isSigning(index) { return true }
            let acts = leaving[index].map { edges[$0] }.filter(\.cause.isAct).map(\.to)
            if undecided[index] {
                let next = self.reached(from: acts) { !isOfficers($0.from) || $0.cause == .passed }
                if nodes.indices.contains(where: { next[$0] && (nodes[$0].step.end == .granted || nodes[$0].releasesProduct) }) {
                    return true
                }
            }
            let next = self.reached(from: acts) { edge in
                switch edge.cause {
                case .route, .passed, .branch: true
                case .done, .action, .finish, .elapsed, .late, .repairLate: false
                }
            }
            return nodes.indices.contains { next[$0] && !granting[$0] }
        }
    }

    private func isSigning(_ index: Int) -> Bool { isOfficers(index) && !nodes[index].step.signs.isEmpty }

    /// Whether an officer acts there: not the applicant alone, no system, and no payment that is only waited for.
    private func isOfficers(_ index: Int) -> Bool {
        let step = nodes[index].step
        guard !nodes[index].isJoin, step.kind == .task || step.kind == .notice, step.call == nil else { return false }
        return step.performers?.roles.contains { $0 != .applicant } ?? false
    }
}
