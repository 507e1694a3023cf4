import ServiceIR

extension Rule {
    static let noWayOutAtBound = Rule(
        code: 404, slug: "no-way-out-at-bound",
        summary: Words(en: "at the bound no way out is left", id: "pada batasnya tidak ada jalan keluar"),
        explanation: Words(
            en: """
                Every action of this step leads back to it and has an `at_most`. Once all of them are used up nothing can be done here any more, \
                and the case stands still. Give the step a way that is always open: a `to`, or an action without a bound that leads on.
                """,
            id: """
                Semua tindakan pada langkah ini kembali lagi ke sini dan punya `at_most`. Setelah semuanya habis terpakai, tidak ada lagi yang bisa \
                dilakukan, dan berkas berhenti. Beri langkah ini jalur yang selalu terbuka: `to`, atau tindakan tanpa batas yang \
                melanjutkan ke langkah berikutnya.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: putusan, actions: { tolak: { name: Tolak, to: ditolak } } }
              putusan: { name: Putusan, by: loket, actions: { ulang: { name: Periksa ulang, to: periksa, at_most: 1 } } }
              ditolak: { end: refused }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: putusan, actions: { tolak: { name: Tolak, to: ditolak } } }
              putusan: { name: Putusan, by: loket, to: selesai, actions: { ulang: { name: Periksa ulang, to: periksa, at_most: 1 } } }
              selesai: { end: granted }
              ditolak: { end: refused }
            """)
}

/// Finds waiting steps that lose every way on: all are bounded, and each leads back before it is used up.
enum NoWayOutAtBound {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        let endable = graph.reaching(graph.nodes.indices.filter { graph.nodes[$0].isEnd })
        let component = graph.components().of
        return graph.nodes.indices.compactMap { index in
            let node = graph.nodes[index]
            // Where no end can be reached at all, that is the finding.
            guard node.isWaiting, !node.isJoin, reached[index], endable[index] else { return nil }
            let ways = graph.leaving[index].map { graph.edges[$0] }.filter { edge in
                switch edge.cause {
                // Passing happens only on entering, and a repair's lapse only while a repair is open.
                case .passed, .repairLate: false
                default: true
                }
            }
            let hasRepair = node.step.actions.contains { $0.value.repair != nil }
            guard hasRepair || !ways.isEmpty else { return nil }
            guard ways.allSatisfy({ $0.bound != nil && component[$0.to] == component[index] }),
                node.step.actions.allSatisfy({ $0.value.repair == nil || $0.value.atMost != nil })
            else { return nil }
            let bounded = node.step.actions.filter { $0.value.atMost != nil }
            return subject.finding(
                .noWayOutAtBound, at: node.path,
                message: Words(
                    en: "when its actions are used up, step `\(node.id)` has no way out",
                    id: "bila semua tindakannya habis terpakai, langkah `\(node.id)` tidak punya jalan keluar"),
                labels: bounded.map { entry in
                    let times = entry.value.atMost ?? 0
                    return .init(
                        subject.name(of: node.path + ["actions", entry.key.rawValue]),
                        Words(en: "at most \(times) in a case", id: "paling banyak \(times) kali per berkas"))
                },
                way: graph.moves(from: initial, to: index),
                helps: [
                    Words(
                        en: "add a `to`, or an action without `at_most` that goes on to a later step",
                        id: "tambahkan `to`, atau tindakan tanpa `at_most` yang melanjutkan ke langkah berikutnya")
                ])
        }
    }
}
