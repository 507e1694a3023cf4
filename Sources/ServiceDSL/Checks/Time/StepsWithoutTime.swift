import ServiceIR

extension Rule {
    static let stepsWithoutTime = Rule(
        code: 611, slug: "steps-without-time", severity: .note,
        summary: Words(
            en: "`sla: steps`, and some steps promise nothing", id: "`sla: steps`, dan sebagian langkah tidak menjanjikan apa pun"),
        explanation: Words(
            en: """
                `sla: steps` says that each step of the office promises its own time. A step without `within` promises none: as long as a case lies \
                there, the citizen is promised nothing. Nothing is wrong where the published standard names no time for it.
                """,
            id: """
                `sla: steps` berarti tiap langkah kantor menjanjikan waktunya sendiri. Langkah tanpa `within` tidak menjanjikan apa pun: selama berkas \
                berada di sana, warga tidak dijanjikan waktu. Tidak ada yang salah bila standar yang diumumkan memang tidak menyebut waktunya.
                """),
        failing: """
            sla: steps
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 3 working days, to: putusan }
              putusan: { name: Putusan, by: loket, to: selesai }
            """,
        passing: """
            sla: steps
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 3 working days, to: putusan }
              putusan: { name: Putusan, by: loket, within: 2 working days, to: selesai }
            """)
}

/// Finds the office's steps that promise nothing where only the steps promise.
enum StepsWithoutTime {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard subject.service.promiseIsBySteps, let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        let office = graph.nodes.indices.filter { reached[$0] && graph.nodes[$0].isWaiting && !graph.nodes[$0].step.standsStill }
        let untimed = office.filter { !isTimed($0, in: graph) }
        // Where none is timed, the promise itself is of nothing.
        guard !untimed.isEmpty, untimed.count < office.count else { return [] }
        let ids = Words.list(untimed.map { graph.nodes[$0].id.rawValue })
        return [
            subject.finding(
                .stepsWithoutTime, at: ["sla"],
                message: Words(en: "nothing is promised for \(ids.en)", id: "tidak ada waktu yang dijanjikan untuk \(ids.id)"),
                labels: untimed.map {
                    .init(subject.name(of: graph.nodes[$0].path), Words(en: "states no time", id: "tidak menyebut waktu"))
                })
        ]
    }

    /// Whether the step or a block around it states a time.
    private static func isTimed(_ index: Int, in graph: MachineGraph) -> Bool {
        let node = graph.nodes[index]
        if node.step.within != nil || node.step.until != nil { return true }
        return node.block.map { isTimed($0.entry, in: graph) } ?? false
    }
}
