import ServiceIR

extension Rule {
    static let refusalWithoutReason = Rule(
        code: 405, slug: "refusal-without-reason",
        summary: Words(en: "a case is lost here without a reason given", id: "permohonan gagal di sini tanpa alasan"),
        explanation: Words(
            en: """
                After this the case can no longer be granted, and no person acts who would be asked for a reason: an automatic step, a condition, \
                or a time that is over decides. The citizen must still be told why: write `reason:` beside the `to`, on the row, in `late`, \
                or on the end.
                """,
            id: """
                Setelah ini permohonan tidak bisa lagi dikabulkan, dan tidak ada orang yang bertindak dan diminta alasannya: langkah otomatis, \
                syarat, atau batas waktu yang memutuskan. Warga tetap harus diberi tahu alasannya: tulis `reason:` di samping `to`, pada baris, \
                di dalam `late`, atau pada akhirnya.
                """),
        failing: """
            workflow:
              pilah:
                to:
                  - { when: applicant == 'company', to: ditolak }
                  - { to: periksa }
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
              ditolak: { end: refused }
            """,
        passing: """
            workflow:
              pilah:
                to:
                  - { when: applicant == 'company', to: ditolak, reason: Layanan ini hanya untuk perorangan }
                  - { to: periksa }
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
              ditolak: { end: refused }
            """)
}

/// Finds ways, taken without a person's act, after which *granted* is out of reach and for which no reason stands anywhere.
enum RefusalWithoutReason {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let grants = graph.nodes.indices.filter { graph.nodes[$0].step.end == .granted }
        // Without any way to `granted` the service itself is at fault, not its reasons.
        guard !grants.isEmpty else { return [] }
        let granting = graph.reaching(grants)
        let reached = graph.reached(from: [initial])
        // Ends without a text of their own that a case comes to without a person who is asked for one.
        let silent = graph.nodes.indices.filter {
            graph.nodes[$0].isEnd && graph.nodes[$0].step.end != .granted && graph.nodes[$0].step.endReason == nil
        }
        let unexplained = graph.reaching(silent) { !graph.givesReason($0) }
        return graph.edges.compactMap { edge in
            guard reached[edge.from], granting[edge.from], !granting[edge.to], !edge.cause.isAct, edge.reason == nil,
                unexplained[edge.to], !isBranchEntry(edge), !isUnwrittenLapse(edge), subject.isWritten(graph.nodes[edge.to].path)
            else { return nil }
            return finding(edge, way: graph.moves(from: initial, over: edge), in: subject)
        }
    }

    private static func isBranchEntry(_ edge: MachineGraph.Edge) -> Bool {
        if case .branch = edge.cause { true } else { false }
    }

    /// A repair that is over time lapses by itself, without a `to` that a reason could stand beside: its reason is the time.
    private static func isUnwrittenLapse(_ edge: MachineGraph.Edge) -> Bool {
        if case .repairLate = edge.cause { edge.path.last == "repair" } else { false }
    }

    private static func finding(_ edge: MachineGraph.Edge, way: [Diagnostic.Move], in subject: CheckSubject) -> Diagnostic {
        let from = subject.graph.nodes[edge.from]
        let to = subject.graph.nodes[edge.to]
        let decides: Words =
            switch edge.cause {
            case .late, .repairLate: Words(en: "time that is over decides here", id: "batas waktu yang memutuskan di sini")
            case .passed: Words(en: "the step is passed here", id: "langkah ini dilewati")
            default: Words(en: "no person decides here", id: "tidak ada orang yang memutuskan di sini")
            }
        return subject.finding(
            .refusalWithoutReason, at: edge.path,
            message: Words(
                en: "from step `\(from.id)` a case goes to `\(to.id)` without a reason for the citizen",
                id: "dari langkah `\(from.id)` berkas menuju `\(to.id)` tanpa alasan bagi warga"),
            label: decides,
            labels: [
                .init(
                    subject.name(of: to.path),
                    Words(en: "from here nothing can be granted", id: "dari sini tidak ada lagi yang bisa dikabulkan"))
            ],
            way: way,
            helps: [
                to.isEnd
                    ? Words(
                        en: "write `reason: …` beside this `to`, or on `\(to.id)`",
                        id: "tulis `reason: …` di samping `to` ini, atau pada `\(to.id)`")
                    : Words(en: "write `reason: …` beside this `to`", id: "tulis `reason: …` di samping `to` ini")
            ])
    }
}

extension MachineGraph {
    /// Whether who or what goes this way says why: the person who acts is asked, or the definition has a text.
    func givesReason(_ edge: Edge) -> Bool {
        if edge.reason != nil { return true }
        let step = nodes[edge.from].step
        switch edge.cause {
        case .done, .finish: return step.reason.isRequired || !step.reason.options.isEmpty
        case .action(let id):
            let reason = step.actions[id]?.reason
            return reason.map { $0.isRequired || !$0.options.isEmpty } ?? false
        default: return false
        }
    }
}
