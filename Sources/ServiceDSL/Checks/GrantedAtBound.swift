import ServiceIR

extension Rule {
    static let grantedAtBound = Rule(
        code: 416, slug: "granted-at-bound", severity: .warning,
        summary: Words(en: "at the bound only granting is left", id: "pada batasnya tinggal mengabulkan"),
        explanation: Words(
            en: """
                This action leads round to its own step again and has an `at_most`. Once it is used up, every way that is left leads to `granted`: \
                whoever failed that often must be granted, or waits for ever. Give the step an action that ends the case otherwise.
                """,
            id: """
                Tindakan ini berputar kembali ke langkahnya sendiri dan punya `at_most`. Setelah habis terpakai, semua jalur yang tersisa menuju \
                `granted`: yang gagal sekian kali terpaksa dikabulkan, atau menunggu selamanya. Beri langkah ini tindakan yang mengakhiri perkara \
                dengan cara lain.
                """),
        failing: """
            workflow:
              uji:
                name: Pengujian
                by: loket
                actions:
                  lulus: { name: Lulus, to: selesai }
                  gagal: { name: Tidak lulus, to: tunggu, at_most: 3 }
              tunggu: { name: Menunggu uji ulang, wait: 3 days, to: uji }
              selesai: { end: granted }
            """,
        passing: """
            workflow:
              uji:
                name: Pengujian
                by: loket
                actions:
                  lulus: { name: Lulus, to: selesai }
                  gagal: { name: Tidak lulus, to: tunggu, at_most: 3 }
                  henti: { name: Hentikan, to: ditolak }
              tunggu: { name: Menunggu uji ulang, wait: 3 days, to: uji }
              selesai: { end: granted }
              ditolak: { end: refused }
            """)
}

/// Finds actions that lead round, whose bound leaves nothing but to grant.
///
/// Repairs and steps back are left alone: these ask somebody before to mend. A round is what only its own step leads into.
enum GrantedAtBound {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        let endingOtherwise = graph.reaching(
            graph.nodes.indices.filter { graph.nodes[$0].isEnd && graph.nodes[$0].step.end != .granted })
        let component = graph.components().of
        return graph.nodes.indices.flatMap { index -> [Diagnostic] in
            let node = graph.nodes[index]
            guard node.isWaiting, !node.isJoin, reached[index] else { return [] }
            guard graph.leaving[index].contains(where: { graph.edges[$0].bound != nil }) else { return [] }
            let before = graph.reached(from: [initial]) { $0.from != index }
            var rounds: [ActionID] = []
            var others: [MachineGraph.Edge] = []
            for edge in graph.leaving[index].map({ graph.edges[$0] }) {
                switch edge.cause {
                // Passing happens only on entering, and a repair's lapse only while a repair is open.
                case .passed, .repairLate: continue
                case .action(let id) where edge.bound != nil && component[edge.to] == component[index] && !before[edge.to]:
                    if !rounds.contains(id) { rounds.append(id) }
                default: others.append(edge)
                }
            }
            guard !others.isEmpty, others.allSatisfy({ !endingOtherwise[$0.to] }) else { return [] }
            return rounds.map { id in
                let times = node.step.actions[id]?.atMost ?? 0
                return subject.finding(
                    .grantedAtBound, at: node.path + ["actions", id.rawValue],
                    message: Words(
                        en: "after `\(id)` was taken \(times) times, step `\(node.id)` can only lead to `granted`",
                        id: "setelah `\(id)` terpakai \(times) kali, langkah `\(node.id)` hanya bisa menuju `granted`"),
                    way: graph.moves(from: initial, to: index),
                    helps: [
                        Words(
                            en: "add an action that ends the case otherwise, to an end `refused` or `lapsed`",
                            id: "tambahkan tindakan yang mengakhiri perkara dengan cara lain, ke akhir `refused` atau `lapsed`")
                    ])
            }
        }
    }
}
