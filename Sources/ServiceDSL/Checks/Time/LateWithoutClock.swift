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

extension Rule {
    static let extensionWithoutClock = Rule(
        code: 606, slug: "extension-without-clock",
        summary: Words(en: "`extend` stands where no time runs", id: "`extend` berada di tempat yang tidak berbatas waktu"),
        explanation: Words(
            en: """
                The step has no `within` of its own, and no promise runs while a case waits in it: there is no time that could be lengthened. \
                Give the step a time, or take `extend` out.
                """,
            id: """
                Langkah ini tidak punya `within` sendiri, dan tidak ada janji yang berjalan selama berkas menunggu di sini: tidak ada waktu yang bisa \
                diperpanjang. Beri langkah ini waktu, atau hapus `extend`.
                """),
        failing: """
            sla: { within: none, legal_basis: perda }
            workflow:
              periksa:
                name: Pemeriksaan
                by: loket
                to: selesai
                extend: { within: 7 working days, at_most: 1 }
              selesai: { end: granted }
            """,
        passing: """
            sla: { within: none, legal_basis: perda }
            workflow:
              periksa:
                name: Pemeriksaan
                by: loket
                within: 5 working days
                extend: { within: 7 working days, at_most: 1 }
            """)
}

/// Finds a `late` or an `extend` of the author's that can never happen.
enum LateWithoutClock {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        found(.late, .lateWithoutClock, in: subject) { $0.late != nil }
            + found(.extend, .extensionWithoutClock, in: subject) { $0.extend != nil }
    }

    private static func found(_ key: Key, _ rule: Rule, in subject: CheckSubject, _ has: (Step) -> Bool) -> [Diagnostic] {
        let graph = subject.graph
        let candidates = graph.nodes.indices.filter { index in
            let node = graph.nodes[index]
            return !node.isJoin && has(node.step) && node.step.within == nil && node.step.until == nil
                && subject.isWritten(node.path + [key.rawValue])
        }
        guard !candidates.isEmpty else { return [] }
        var running = [Bool](repeating: false, count: graph.nodes.count)
        for promise in subject.service.promises.values {
            for (index, runs) in PromiseSpan(promise, in: graph).running.enumerated() where runs { running[index] = true }
        }
        return candidates.filter { !running[$0] || graph.nodes[$0].step.standsStill }.map { index in
            let node = graph.nodes[index]
            let stands = node.step.standsStill
            let (en, id) =
                key == .late
                ? ("is never late", "tidak pernah terlambat") : ("has no time to lengthen", "tidak punya waktu untuk diperpanjang")
            return subject.finding(
                rule, at: node.path + [key.rawValue],
                message: Words(
                    en: "step `\(node.id)` \(en): it has no `within`, and "
                        + (stands ? "every promise stands still here" : "no promise runs here"),
                    id: "langkah `\(node.id)` \(id): tidak ada `within`, dan "
                        + (stands ? "semua janji berhenti di sini" : "tidak ada janji yang berjalan di sini")),
                helps: [Words(en: "give the step a time: `within: 7 days`", id: "beri langkah ini waktu: `within: 7 hari`")])
        }
    }
}
