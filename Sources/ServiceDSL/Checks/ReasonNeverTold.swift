import ServiceIR

extension Rule {
    static let reasonNeverTold = Rule(
        code: 418, slug: "reason-never-told", severity: .warning,
        summary: Words(en: "the reason of an end is never told", id: "alasan pada akhir tidak pernah disampaikan"),
        explanation: Words(
            en: """
                An end's `reason` is for cases that come to it without anybody being asked why. Wherever a person acts or a row gives a reason, that \
                one is told, and here that is so on every way. The officer must still choose or write one: write the text as an option of the action's \
                own `reason`, and leave it out on the end.
                """,
            id: """
                `reason` pada akhir berlaku bagi berkas yang sampai ke sana tanpa ada yang ditanya alasannya. Di mana orang bertindak atau baris memberi \
                alasan, alasan itulah yang disampaikan, dan di sini demikian di semua jalur. Petugas tetap harus memilih atau menulis alasan: tulis \
                teksnya sebagai pilihan pada `reason` tindakan itu, dan hapus dari akhir.
                """),
        failing: """
            workflow:
              periksa:
                name: Pemeriksaan
                by: loket
                to: ttd
                actions:
                  tolak: { name: Tolak, to: ditolak }
              ttd: { name: Tanda tangan, by: loket, signs: [surat], to: terbit }
              terbit: { issue: [surat], to: selesai }
              selesai: { end: granted }
              ditolak: { end: refused, reason: Kuota penuh }
            """,
        passing: """
            workflow:
              periksa:
                name: Pemeriksaan
                by: loket
                to: ttd
                actions:
                  tolak: { name: Tolak, to: ditolak, reason: { options: { penuh: Kuota penuh } } }
              ttd: { name: Tanda tangan, by: loket, signs: [surat], to: terbit }
              terbit: { issue: [surat], to: selesai }
              selesai: { end: granted }
              ditolak: { end: refused }
            """)
}

/// Finds ends whose `reason` no case is told, since each that comes to them has one already.
enum ReasonNeverTold {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        // Where a case waits, something new begins of which nobody has given a reason yet.
        let waiting = graph.nodes.indices.filter { reached[$0] && graph.nodes[$0].mayWait }
        let silent = graph.reached(from: [initial] + waiting) { !graph.givesReason($0) }
        return graph.nodes.indices.compactMap { index in
            let end = graph.nodes[index]
            guard end.step.endReason != nil, reached[index], !silent[index] else { return nil }
            let ways = graph.entering[index].map { graph.edges[$0] }.filter { reached[$0.from] }
            let asked = ways.first(where: \.cause.isAct)
            return subject.finding(
                .reasonNeverTold, at: end.path + ["reason"],
                message: Words(
                    en: "the reason of `\(end.id)` is never told: whoever leads there gives one",
                    id: "alasan pada `\(end.id)` tidak pernah disampaikan: siapa pun yang mengarahkan ke sana memberi alasan sendiri"),
                labels: asked.map {
                    [
                        .init(
                            subject.name(of: $0.path),
                            Words(en: "asks who acts for a reason", id: "menanyakan alasan kepada yang bertindak"))
                    ]
                } ?? [],
                helps: [
                    Words(
                        en: "write it as an option of the action, `reason: { options: { ID: TEXT } }`, and leave it out here",
                        id: "tulis sebagai pilihan pada tindakannya, `reason: { options: { ID: TEKS } }`, dan hapus dari sini")
                ])
        }
    }
}

extension MachineGraph.Node {
    fileprivate var mayWait: Bool {
        switch step.kind {
        case .task, .payment, .parallel, .wait, .notice: true
        case .release, .automatic, .end: false
        }
    }
}
