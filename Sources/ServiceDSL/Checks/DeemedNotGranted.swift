import ServiceIR

extension Rule {
    static let deemedNotGranted = Rule(
        code: 430, slug: "deemed-not-granted",
        summary: Words(en: "what is deemed granted is never granted", id: "yang dianggap dikabulkan tidak pernah dikabulkan"),
        explanation: Words(
            en: """
                By law the office's silence grants the application (`late: { deemed: granted }`), and the way that the case then takes leads to no end \
                `granted`. Lead `to` where the output is released, or where the case ends as granted.
                """,
            id: """
                Menurut hukum, diamnya kantor berarti permohonan dikabulkan (`late: { deemed: granted }`), tetapi jalur berkas setelah itu tidak sampai \
                ke akhir `granted`. Arahkan `to` ke tempat produk terbit, atau ke akhir `granted`.
                """),
        failing: """
            workflow:
              putusan:
                name: Putusan
                by: loket
                within: 5 days
                to: selesai
                late: { deemed: granted, legal_basis: perda, to: gugur, reason: Lewat waktu }
              selesai: { end: granted }
              gugur: { end: refused }
            """,
        passing: """
            workflow:
              putusan:
                name: Putusan
                by: loket
                within: 5 days
                to: selesai
                late: { deemed: granted, legal_basis: perda, to: selesai }
              selesai: { end: granted }
            """)
}

/// Finds silences that the law takes for consent and the workflow does not.
enum DeemedNotGranted {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let granting = graph.reaching(graph.nodes.indices.filter { graph.nodes[$0].step.end == .granted })
        return graph.edges.compactMap { edge in
            let node = graph.nodes[edge.from]
            guard edge.cause == .late, node.step.late?.deemed == .granted, !granting[edge.to] else { return nil }
            let target = graph.nodes[edge.to]
            return subject.finding(
                .deemedNotGranted, at: node.path + ["late", "to"],
                message: Words(
                    en: "what is deemed granted at `\(node.id)` goes to `\(target.id)`, from where nothing is granted",
                    id: "yang dianggap dikabulkan pada `\(node.id)` menuju `\(target.id)`, dan dari sana tidak ada yang dikabulkan"),
                labels: [
                    .init(
                        subject.name(of: target.path),
                        Words(en: "no way to `granted` from here", id: "dari sini tidak ada jalur ke `granted`"))
                ],
                way: graph.moves(from: initial, over: edge))
        }
    }
}
