import ServiceIR

extension Rule {
    static let loopWithoutBound = Rule(
        code: 403, slug: "loop-without-bound",
        summary: Words(en: "a loop has no bound", id: "putaran tanpa batas"),
        explanation: Words(
            en: """
                A case can go round here without end: the citizen may be sent back again and again. Every loop must have an action with `at_most`, \
                and only an action can have one; the `returns` of the catalog give it to repairs and steps back that do not say it. Where nobody \
                decides whether to go round once more, a count bounds it: a way `when: STEP.count < size(LIST)`, of a step that every round enters, \
                compared with a number or with what was sent.
                """,
            id: """
                Berkas bisa berputar di sini tanpa henti: warga bisa dikembalikan terus-menerus. Setiap putaran harus memuat tindakan dengan \
                `at_most`, dan hanya tindakan yang bisa memilikinya; `returns` pada katalog memberikannya kepada perbaikan dan langkah mundur \
                yang tidak menyebutnya. Bila tidak ada yang memutuskan berputar lagi, hitungan membatasinya: jalur `when: LANGKAH.count < size(DAFTAR)`, \
                dari langkah yang dimasuki tiap putaran, dibandingkan dengan bilangan atau dengan isian permohonan.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: putusan }
              putusan:
                to:
                  - { when: applicant == 'company', to: periksa }
                  - { to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: putusan }
              putusan: { name: Putusan, by: loket, to: selesai, actions: { ulang: { name: Periksa ulang, to: periksa, at_most: 1 } } }
              selesai: { end: granted }
            """)

    static let automaticCycle = Rule(
        code: 407, slug: "automatic-cycle",
        summary: Words(en: "automatic steps lead round in a circle", id: "langkah otomatis berputar melingkar"),
        explanation: Words(
            en: """
                Nobody acts on these steps: a case that enters the circle passes through it for ever in the same instant. \
                The runtime would stop with an alarm. One of them must wait for somebody, or lead out.
                """,
            id: """
                Tidak ada orang yang bertindak pada langkah-langkah ini: berkas yang masuk akan berputar selamanya pada saat yang sama. \
                Sistem akan berhenti dengan peringatan. Salah satu langkah harus menunggu seseorang, atau menuju keluar.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: pilah }
              pilah:
                to:
                  - { when: applicant == 'company', to: pilah_lagi }
                  - { to: selesai }
              pilah_lagi: { to: pilah }
              selesai: { end: granted }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: pilah }
              pilah:
                to:
                  - { when: applicant == 'company', to: pilah_lagi }
                  - { to: selesai }
              pilah_lagi: { to: selesai }
              selesai: { end: granted }
            """)
}

/// Finds loops that a case can go round without end, and among them those that nobody would even notice going round.
enum LoopWithoutBound {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        let atOnce = graph.loops { edge in
            reached[edge.from] && edge.bound == nil && (edge.cause == .route || edge.cause == .passed)
        }
        let inCircle = Set(atOnce.flatMap { $0.map(\.from) })
        let counted = CountedWays(subject.service, in: graph)
        let unbounded = graph.loops { reached[$0.from] && $0.bound == nil && !counted.ways.contains($0.index) }
            .filter { loop in !loop.contains { inCircle.contains($0.from) } }
        return atOnce.map { finding(.automaticCycle, loop: $0, in: subject) }
            + unbounded.map { loop in
                let isCounted = loop.contains(where: counted.mayCount)
                return finding(.loopWithoutBound, loop: isCounted ? passing(loop, in: graph) : loop, isCounted: isCounted, in: subject)
            }
            + repairs(in: subject, reached: reached)
    }

    /// The same loop past the steps that may be passed: what is passed is not counted, so that their counts end nothing.
    private static func passing(_ loop: [MachineGraph.Edge], in graph: MachineGraph) -> [MachineGraph.Edge] {
        loop.map { edge in
            guard graph.nodes[edge.from].step.when != nil else { return edge }
            return graph.leaving[edge.from].map { graph.edges[$0] }.first {
                $0.cause == .passed && $0.to == edge.to && $0.when == edge.when
            }
                ?? edge
        }
    }

    /// - Parameter isCounted: whether a count that bounds nothing stands on the way.
    private static func finding(
        _ rule: Rule, loop: [MachineGraph.Edge], isCounted: Bool = false, in subject: CheckSubject
    ) -> Diagnostic {
        let graph = subject.graph
        // The edge that leads to the step that stands first in the file is the one that closes the loop for a reader.
        let back = loop.min { $0.to < $1.to } ?? loop[0]
        let from = graph.nodes[back.from]
        let to = graph.nodes[back.to]
        let start = loop.firstIndex { $0.from == back.to } ?? 0
        let ordered = Array(loop[start...] + loop[..<start])
        let circle = graph.moves(along: ordered, from: back.to)
        if rule == .automaticCycle {
            let passed = loop.first { $0.cause == .passed }.map { graph.nodes[$0.from] }
            if let passed {
                return subject.finding(
                    rule, at: passed.path + ["to"],
                    message: Words(
                        en: "where the `when` of step `\(passed.id)` does not hold, its `to` leads back to itself at once",
                        id: "bila `when` langkah `\(passed.id)` tidak terpenuhi, `to`-nya langsung kembali ke langkah itu"),
                    way: circle,
                    helps: [
                        Words(
                            en: "let `to` lead on, also for those who pass the step over; go back by an action of `actions`",
                            id: "arahkan `to` ke langkah lain, juga untuk yang melewati langkah ini; kembali lewat tindakan pada `actions`")
                    ])
            }
            return subject.finding(
                rule, at: from.path,
                message: Words(
                    en: "nobody acts on the way from step `\(to.id)` back to itself",
                    id: "tidak ada yang bertindak pada jalur dari langkah `\(to.id)` kembali ke langkah itu"),
                way: circle,
                helps: [
                    Words(
                        en: "let one of these steps be done by a role, or lead out of the circle",
                        id: "buat salah satu langkah dikerjakan oleh sebuah peran, atau arahkan keluar dari lingkaran")
                ])
        }
        let count =
            isCounted
            ? [
                Words(
                    en:
                        "a count bounds it in `STEP.count < LIMIT`, where every round enters that step, it has no `when`, and the limit is a number or was sent, such as `size(LIST)`",
                    id:
                        "hitungan membatasinya dalam `LANGKAH.count < BATAS`, bila tiap putaran memasuki langkah itu, langkahnya tanpa `when`, dan batasnya bilangan atau isian permohonan, misalnya `size(DAFTAR)`"
                )
            ] : []
        return subject.finding(
            rule, at: back.path,
            message: Words(
                en: "the loop from step `\(from.id)` back to `\(to.id)` has no bound",
                id: "putaran dari langkah `\(from.id)` kembali ke `\(to.id)` tidak berbatas"),
            labels: from.id == to.id ? [] : [.init(subject.name(of: to.path), Words(en: "back to here", id: "kembali ke sini"))],
            way: circle,
            helps: [
                back.cause.isAct && back.cause != .done
                    ? Words(en: "give the action a bound: `at_most: 2`", id: "beri tindakan itu batas: `at_most: 2`")
                    : Words(
                        en: "go back by an action with `at_most`", id: "kembalilah lewat tindakan dengan `at_most`")
            ] + count)
    }

    private static func repairs(in subject: CheckSubject, reached: [Bool]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for (index, node) in subject.graph.nodes.enumerated() where reached[index] && !node.isJoin {
            for (id, action) in node.step.actions where action.repair != nil && action.atMost == nil {
                findings.append(
                    subject.finding(
                        .loopWithoutBound, at: node.path + ["actions", id.rawValue],
                        message: Words(
                            en: "the repair `\(id)` of step `\(node.id)` has no bound",
                            id: "perbaikan `\(id)` pada langkah `\(node.id)` tidak berbatas"),
                        helps: [
                            Words(
                                en: "say how often: `repair: { at_most: 3 }`, or `returns: { at_most: 3 }` in the catalog",
                                id: "sebut berapa kali: `repair: { at_most: 3 }`, atau `returns: { at_most: 3 }` pada katalog")
                        ]))
            }
        }
        return findings
    }
}
