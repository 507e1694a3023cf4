import ServiceIR

extension Rule {
    /// A state that no path of transitions from the first step reaches.
    static let unreachableState = Rule(
        code: 401, slug: "unreachable-state",
        summary: Words(en: "a step can never be entered", id: "langkah tidak pernah bisa dicapai"),
        explanation: Words(
            en: """
                No way from the first step leads here: no `to`, no action, no `late` names the step from a place that a case can reach. \
                What is written in it is never done, and nobody notices. Usually a `to` elsewhere names the wrong step.
                """,
            id: """
                Tidak ada jalur dari langkah pertama yang sampai ke sini: tidak ada `to`, tindakan, atau `late` yang menyebut langkah ini dari \
                tempat yang bisa dicapai berkas. Isinya tidak pernah dikerjakan, dan tidak ada yang menyadarinya. Biasanya sebuah `to` di \
                tempat lain menyebut langkah yang salah.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              survei: { name: Survei, by: loket, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: survei }
              survei: { name: Survei, by: loket, to: selesai }
              selesai: { end: granted }
            """)
}

/// Finds steps that no way from the first one reaches; of a group that hangs together, only those that nothing in it leads to.
enum UnreachableStep {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let machine = subject.service.machine
        var starts = [initial]
        // The applicant may withdraw, whatever the file's ways are.
        if machine.isWithdrawable, let end = graph.index(of: machine.withdrawnEnd) { starts.append(end) }
        var reached = graph.reached(from: starts)
        // A join that is never met has its own finding: what comes after it is not to blame.
        while let join = graph.nodes.indices.first(where: { graph.nodes[$0].isJoin && !reached[$0] && reached[$0 - 1] }) {
            starts.append(join)
            reached = graph.reached(from: starts)
        }
        return graph.nodes.indices.compactMap { index in
            let node = graph.nodes[index]
            guard !reached[index], !node.isJoin, subject.isWritten(node.path), !isConsequence(index, in: graph, reached: reached)
            else { return nil }
            return subject.finding(
                .unreachableState, at: node.path,
                message: Words(
                    en: "step `\(node.id)` can never be entered", id: "langkah `\(node.id)` tidak pernah bisa dicapai"),
                label: Words(en: "no way leads here", id: "tidak ada jalur ke sini"),
                helps: [
                    Words(
                        en: "name it in the `to` of a step that comes before it, or take it out",
                        id: "sebut langkah ini pada `to` langkah sebelumnya, atau hapus")
                ])
        }
    }

    /// Whether the step would be reached if an unreachable step before it in the file were.
    private static func isConsequence(_ index: Int, in graph: MachineGraph, reached: [Bool]) -> Bool {
        graph.entering[index].contains { edge in
            let from = graph.edges[edge].from
            return !reached[from] && from < index
        }
    }
}
