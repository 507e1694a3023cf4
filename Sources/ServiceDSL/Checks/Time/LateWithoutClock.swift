import ServiceIR

extension Rule {
    static let lateWithoutClock = Rule(
        code: 604, slug: "late-without-clock",
        summary: Words(en: "`late` stands where no time runs", id: "`late` berada di tempat yang tidak berbatas waktu"),
        explanation: Words(
            en: """
                The step has no `within` of its own, and no promise runs while a case waits in it: it is never due, so `late` never happens. \
                Give the step a time, or take `late` out.
                """,
            id: """
                Langkah ini tidak punya `within` sendiri, dan tidak ada janji yang berjalan selama berkas menunggu di sini: tidak pernah jatuh tempo, \
                sehingga `late` tidak pernah terjadi. Beri langkah ini waktu, atau hapus `late`.
                """),
        failing: """
            workflow:
              bayar: { name: Penyerahan data, by: applicant, to: selesai, late: { to: gugur, reason: Tidak dilengkapi } }
              selesai: { end: granted }
              gugur: { end: lapsed }
            """,
        passing: """
            workflow:
              bayar: { name: Penyerahan data, by: applicant, within: 7 days, to: selesai, late: { to: gugur, reason: Tidak dilengkapi } }
              selesai: { end: granted }
              gugur: { end: lapsed }
            """)
}

/// Finds a `late` of the author's that can never happen.
enum LateWithoutClock {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        let candidates = graph.nodes.indices.filter { index in
            let node = graph.nodes[index]
            return !node.isJoin && node.step.late != nil && node.step.within == nil && subject.isWritten(node.path + ["late"])
        }
        guard !candidates.isEmpty else { return [] }
        var running = [Bool](repeating: false, count: graph.nodes.count)
        for promise in subject.service.promises.values {
            for (index, runs) in PromiseSpan(promise, in: graph).running.enumerated() where runs { running[index] = true }
        }
        return candidates.filter { !running[$0] || graph.nodes[$0].step.standsStill }.map { index in
            let node = graph.nodes[index]
            let stands = node.step.standsStill
            return subject.finding(
                .lateWithoutClock, at: node.path + ["late"],
                message: Words(
                    en: "step `\(node.id)` is never late: it has no `within`, and "
                        + (stands ? "every promise stands still here" : "no promise runs here"),
                    id: "langkah `\(node.id)` tidak pernah terlambat: tidak ada `within`, dan "
                        + (stands ? "semua janji berhenti di sini" : "tidak ada janji yang berjalan di sini")),
                helps: [Words(en: "give the step a time: `within: 7 days`", id: "beri langkah ini waktu: `within: 7 days`")])
        }
    }
}
