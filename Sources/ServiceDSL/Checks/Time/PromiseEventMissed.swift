import ServiceIR

extension Rule {
    static let promiseEventMissed = Rule(
        code: 605, slug: "promise-event-missed", severity: .danger,
        summary: Words(
            en: "a case can be granted without the promise starting or ending",
            id: "permohonan bisa dikabulkan tanpa janji waktu dimulai atau berakhir"),
        explanation: Words(
            en: """
                A promise of time runs from `starts` to `ends`. There is a way to *granted* on which one of them never happens: on that way \
                the citizen has no promise, or one that never ends. Name events that lie on every way to *granted*.
                """,
            id: """
                Janji waktu berjalan dari `starts` sampai `ends`. Ada jalur menuju *granted* tempat salah satunya tidak pernah terjadi: pada jalur itu \
                warga tidak mendapat janji, atau janjinya tidak pernah berakhir. Sebut peristiwa yang ada pada setiap jalur menuju *granted*.
                """),
        failing: """
            sla: { starts: periksa.lengkap, within: 5 working days }
            workflow:
              periksa:
                name: Pemeriksaan
                by: loket
                actions:
                  lengkap: { name: Lengkap, to: putusan }
                  langsung: { name: Langsung diputus, to: putusan }
              putusan: { name: Putusan, by: loket, within: 3 working days, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            sla: { starts: periksa, within: 5 working days }
            workflow:
              periksa:
                name: Pemeriksaan
                by: loket
                actions:
                  lengkap: { name: Lengkap, to: putusan }
                  langsung: { name: Langsung diputus, to: putusan }
              putusan: { name: Putusan, by: loket, within: 3 working days, to: selesai }
              selesai: { end: granted }
            """)
}

/// Finds promises that a case can be granted without.
enum PromiseEventMissed {
    /// So many worlds are looked at for a promise that not every case has.
    private static let budget = 256

    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        var findings: [Diagnostic] = []
        for (id, promise) in subject.service.promises {
            for (key, event) in [("starts", promise.starts), ("ends", promise.ends)] {
                guard let event, graph.index(of: event.step) != nil, let way = way(past: event, promise, from: initial, in: subject),
                    let end = way.last?.to
                else { continue }
                let name = event.action.map { "\(event.step).\($0)" } ?? "\(event.step)"
                findings.append(
                    subject.finding(
                        .promiseEventMissed, at: PromiseCheck.path(of: id, in: subject) + [key],
                        message: Words(
                            en: "a case can come to `\(graph.nodes[end].id)` without `\(name)`",
                            id: "berkas bisa sampai ke `\(graph.nodes[end].id)` tanpa `\(name)`"),
                        way: graph.moves(along: way, from: initial),
                        helps: [
                            Words(
                                en:
                                    "name an event that lies on this way too; where nothing is promised to whoever goes it, say so: rows of `within`, the last `within: none`, with `legal_basis`",
                                id:
                                    "sebut peristiwa yang juga ada di jalur ini; bila warga di jalur ini memang tidak dijanjikan waktu, katakan: baris-baris `within`, yang terakhir `within: none`, dengan `legal_basis`"
                            )
                        ]))
            }
        }
        return findings
    }

    /// A way to *granted* past the event, of a case to which something is promised.
    private static func way(
        past event: StepEvent, _ promise: Promise, from initial: Int, in subject: CheckSubject
    ) -> [MachineGraph.Edge]? {
        let graph = subject.graph
        func found(_ isOpen: (MachineGraph.Edge) -> Bool) -> [MachineGraph.Edge]? {
            graph.shortestWholeWay(from: [initial]) { edge in
                !PromiseSpan.happens(event, on: edge, in: graph) && isOpen(edge)
            } to: {
                graph.nodes[$0].step.end == .granted
            }
        }
        guard let any = found({ _ in true }) else { return nil }
        guard let rows = promise.within?.rows, rows.allSatisfy({ $0.when != nil }) else { return any }
        // Of a promise with conditions only the worlds count in which it is given.
        let read = rows.compactMap(\.when) + graph.edges.compactMap(\.when) + graph.nodes.compactMap(\.step.when)
        let conditions = ConditionSpace(read, in: subject.service)
        guard conditions.count <= budget else { return any }
        for world in conditions.worlds(atMost: budget) where rows.contains(where: { conditions.holds($0.when, in: world) }) {
            if let way = found({ isOpen($0, in: graph) { conditions.holds($0, in: world) } }) { return way }
        }
        return nil
    }

    /// Whether a case takes this way where every condition is known.
    private static func isOpen(_ edge: MachineGraph.Edge, in graph: MachineGraph, holds: (Expression?) -> Bool) -> Bool {
        let node = graph.nodes[edge.from]
        if !node.isJoin {
            let isCarriedOut = holds(node.step.when)
            if edge.cause == .passed ? isCarriedOut && node.step.pays.isEmpty : !isCarriedOut { return false }
        }
        // Of the rows of one decision, the first that holds.
        let taken = graph.leaving[edge.from].lazy.map { graph.edges[$0] }.first { $0.cause == edge.cause && holds($0.when) }
        return taken.map { $0.to == edge.to && $0.when == edge.when } ?? false
    }
}
