import ServiceIR

extension Rule {
    static let noWayToEnd = Rule(
        code: 402, slug: "no-way-to-end",
        summary: Words(en: "a case that comes here never ends", id: "berkas yang sampai di sini tidak pernah selesai"),
        explanation: Words(
            en: """
                From this step no way leads to an end: whoever comes here waits for ever, unless the applicant withdraws. \
                Every step must have a way to an end (`end: granted`, `refused`, …), directly or through others.
                """,
            id: """
                Dari langkah ini tidak ada jalur ke akhir: berkas yang sampai di sini menunggu selamanya, kecuali pemohon menariknya. \
                Setiap langkah harus punya jalur ke akhir (`end: granted`, `refused`, …), langsung atau lewat langkah lain.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai, actions: { ragu: { name: Perlu diteliti, to: teliti } } }
              teliti: { name: Penelitian, by: loket, to: rapat }
              rapat: { name: Rapat, by: loket, actions: { ulang: { name: Ulangi, to: teliti, at_most: 2 } } }
              selesai: { end: granted }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai, actions: { ragu: { name: Perlu diteliti, to: teliti } } }
              teliti: { name: Penelitian, by: loket, to: rapat }
              rapat: { name: Rapat, by: loket, to: selesai, actions: { ulang: { name: Ulangi, to: teliti, at_most: 2 } } }
              selesai: { end: granted }
            """)
}

/// Finds steps from which no end can be reached; of a group from which none can, the first that a case meets.
enum NoWayToEnd {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let ends = graph.nodes.indices.filter { graph.nodes[$0].isEnd }
        let ending = graph.reaching(ends) { edge in
            if case .repairLate = edge.cause { false } else { true }
        }
        let reached = graph.reached(from: [initial])
        let stuck = graph.nodes.indices.filter { reached[$0] && !ending[$0] }
        guard !stuck.isEmpty else { return [] }
        let isStuck = { (index: Int) in reached[index] && !ending[index] }
        // A group is entered from a step that still has a way to an end, or at the first step.
        let entries = stuck.filter { index in
            index == initial || graph.entering[index].contains { reached[graph.edges[$0].from] && !isStuck(graph.edges[$0].from) }
        }
        var covered = [Bool](repeating: false, count: graph.nodes.count)
        var findings: [Diagnostic] = []
        for entry in entries where !covered[entry] && !graph.nodes[entry].isJoin {
            let group = graph.reached(from: [entry])
            for index in stuck where group[index] { covered[index] = true }
            findings.append(finding(at: entry, initial: initial, group: stuck.filter { group[$0] }, in: subject))
        }
        return findings
    }

    private static func finding(at entry: Int, initial: Int, group: [Int], in subject: CheckSubject) -> Diagnostic {
        let graph = subject.graph
        let node = graph.nodes[entry]
        let others = group.filter { $0 != entry && !graph.nodes[$0].isJoin }
        return subject.finding(
            .noWayToEnd, at: node.path,
            message: Words(
                en: "from step `\(node.id)` no end can be reached", id: "dari langkah `\(node.id)` tidak ada jalur ke akhir"),
            label: Words(en: "a case stays from here on", id: "berkas tertahan mulai dari sini"),
            labels: others.prefix(4).map {
                .init(subject.name(of: graph.nodes[$0].path), Words(en: "nor from here", id: "dari sini juga tidak"))
            },
            way: graph.moves(from: initial, to: entry),
            helps: [
                Words(
                    en: "give one of these steps a `to` or an action that leads to an end",
                    id: "beri salah satu langkah ini `to` atau tindakan yang menuju akhir")
            ])
    }
}
