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
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        var findings: [Diagnostic] = []
        for (id, promise) in subject.service.promises {
            for (key, event) in [("starts", promise.starts), ("ends", promise.ends)] {
                guard let event, graph.index(of: event.step) != nil else { continue }
                let way = graph.shortestWay(from: [initial]) { edge in
                    !PromiseSpan.happens(event, on: edge, in: graph)
                } to: {
                    graph.nodes[$0].step.end == .granted
                }
                guard let way, let end = way.last?.to else { continue }
                let name = event.action.map { "\(event.step).\($0)" } ?? "\(event.step)"
                findings.append(
                    subject.finding(
                        .promiseEventMissed, at: PromiseCheck.path(of: id, in: subject) + [key],
                        message: Words(
                            en: "a case can come to `\(graph.nodes[end].id)` without `\(name)`",
                            id: "berkas bisa sampai ke `\(graph.nodes[end].id)` tanpa `\(name)`"),
                        notes: [.way(graph.steps(along: way, from: initial))]))
            }
        }
        return findings
    }
}
