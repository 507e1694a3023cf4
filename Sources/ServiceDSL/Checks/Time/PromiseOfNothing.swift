import ServiceIR

extension Rule {
    static let promiseOfNothing = Rule(
        code: 607, slug: "promise-of-nothing",
        summary: Words(en: "a promise of no time at all", id: "janji tanpa waktu apa pun"),
        explanation: Words(
            en: """
                `sla: steps` says that only the steps promise, and no step of the office states a time; or a promise is due the very day on which it \
                begins, after no time. Either way the citizen is promised nothing. Give the steps `within`, or write a promise.
                """,
            id: """
                `sla: steps` berarti hanya langkah-langkahnya yang berjanji, tetapi tidak ada langkah kantor yang menyebut waktu; atau sebuah janji \
                berakhir setelah nol hari. Keduanya tidak menjanjikan apa pun kepada warga. Beri langkahnya `within`, atau tulis sebuah janji.
                """),
        failing: """
            sla: steps
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
            """,
        passing: """
            sla: steps
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 3 working days, to: selesai }
            """)

    static let promiseAfterRelease = Rule(
        code: 608, slug: "promise-after-release", severity: .warning,
        summary: Words(en: "a promise that starts after the release", id: "janji yang mulai setelah produk terbit"),
        explanation: Words(
            en: """
                A promise without `ends` is kept by the first release, and nothing is released any more after what `starts` this one: it promises \
                how soon a case is closed, not how soon the citizen gets what was asked for. Start it earlier, or say by `ends` what it promises.
                """,
            id: """
                Janji tanpa `ends` dipenuhi oleh terbitnya produk yang pertama, padahal setelah `starts` ini tidak ada lagi yang terbit: yang \
                dijanjikan hanya kapan perkara ditutup, bukan kapan warga menerima hasilnya. Mulailah lebih awal, atau sebut dengan `ends` apa yang \
                dijanjikan.
                """),
        failing: """
            sla: { starts: penyerahan, within: 3 working days }
            workflow:
              periksa: { name: Pemeriksaan, by: loket, signs: [surat], within: 2 working days, to: terbit }
              terbit: { issue: [surat], to: penyerahan }
              penyerahan: { name: Penyerahan, by: loket, to: arsip }
              arsip: { name: Pengarsipan, by: loket, within: 1 working day, to: selesai }
            """,
        passing: """
            sla: { starts: periksa, within: 3 working days }
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: ttd }
              ttd: { name: Tanda tangan, by: loket, signs: [surat], within: 2 working days, to: terbit }
              terbit: { issue: [surat], to: penyerahan }
            """)
}

/// Finds promises that promise nothing.
enum PromiseOfNothing {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        if subject.service.promiseIsBySteps {
            let isTimed = graph.nodes.contains { node in
                (node.step.within != nil || node.step.until != nil) && !node.step.standsStill && !node.isEnd
            }
            if isTimed { return [] }
            return [
                subject.finding(
                    .promiseOfNothing, at: ["sla"],
                    message: Words(
                        en: "`sla: steps`, and no step of the office states a time",
                        id: "`sla: steps`, padahal tidak ada langkah kantor yang menyebut waktu"),
                    helps: [Words(en: "give the steps `within`", id: "beri langkah-langkahnya `within`")])
            ]
        }
        return subject.service.promises.compactMap { id, promise in
            guard let place = promise.placeOfNothing else { return nil }
            let path = PromiseCheck.path(of: id, in: subject) + ["within"]
            let isRow = (promise.within?.rows.count ?? 0) > 1
            return Diagnostic(
                .promiseOfNothing, at: subject.value(of: path + (isRow ? ["\(place)"] : [])), pointer: CheckSubject.pointer(path),
                message: Words(en: "this promise is over after no time", id: "janji ini berakhir setelah nol waktu"),
                helps: [
                    Words(
                        en: "write the time that the standard promises: `within: 3 working days`",
                        id: "tulis waktu yang dijanjikan standarnya: `within: 3 hari kerja`")
                ])
        }
    }
}

extension Promise {
    /// The first of its rows that promises no time.
    fileprivate var placeOfNothing: Int? { within?.rows.firstIndex { $0.value.range.promised.amount == 0 } }
    /// Whether one of its rows does.
    var promisesNothing: Bool { placeOfNothing != nil }
}

/// Finds promises that are meant to end with a release and begin after the last one.
enum PromiseAfterRelease {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        let releases = graph.nodes.indices.filter { reached[$0] && graph.nodes[$0].releasesProduct }
        guard !releases.isEmpty else { return [] }
        return subject.service.promises.compactMap { id, promise in
            guard promise.ends == nil, let starts = promise.starts else { return nil }
            let entries = PromiseSpan(promise, in: graph).entries
            let after = graph.reached(from: entries)
            // Some release lies before it, and none behind it.
            guard !entries.isEmpty, !releases.contains(where: { after[$0] }), entries.allSatisfy({ graph.reached(from: releases)[$0] })
            else { return nil }
            let event = starts.action.map { "\(starts.step).\($0)" } ?? "\(starts.step)"
            return subject.finding(
                .promiseAfterRelease, at: PromiseCheck.path(of: id, in: subject) + ["starts"],
                message: Words(
                    en: "after `\(event)` nothing is released any more", id: "setelah `\(event)` tidak ada lagi yang terbit"),
                labels: releases.map {
                    .init(subject.name(of: graph.nodes[$0].path), Words(en: "released here", id: "terbit di sini"))
                })
        }
    }
}
