import ServiceIR

extension ProofLedger {
    // MARK: Time

    var time: [ServiceProof.Property] {
        var result = PromiseCheck.verdicts(in: subject).map(property)
        if service.promises.isEmpty {
            var steps = property(
                "promise", .time,
                Words(en: "The citizen is promised a time.", id: "Kepada warga dijanjikan waktu."),
                by: Words(
                    en: "Where only the steps promise, each of the office's steps is looked at.",
                    id: "Bila hanya langkah yang menjanjikan, tiap langkah kantor diperiksa."),
                checks: [PromiseOfNothing.find, StepsWithoutTime.find])
            if service.promiseIsNone {
                steps.isAboutNothing(Words(en: "the law sets no time at all", id: "tidak ada waktu yang ditetapkan peraturan"))
            } else if !service.promiseIsBySteps {
                steps.isAboutNothing(Words(en: "no time is promised", id: "tidak ada janji waktu"))
            }
            result.append(steps)
        } else {
            result.append(
                property(
                    "promises_run", .time,
                    Words(
                        en: "Every promise begins and ends in each case that is granted.",
                        id: "Setiap janji mulai dan berakhir dalam setiap permohonan yang dikabulkan."),
                    by: Words(
                        en: "All ways to a grant are searched for one that misses the beginning or the end.",
                        id: "Semua jalur menuju pengabulan diperiksa: adakah yang melewatkan awal atau akhirnya."),
                    checks: [PromiseEventMissed.find, PromiseAfterRelease.find, PromiseOfNothing.find]))
        }
        if !service.promises.isEmpty {
            result.append(
                property(
                    "promise_within_default", .time,
                    Words(
                        en: "No promise is longer than the law's own default without a law that says so.",
                        id: "Tidak ada janji yang lebih panjang dari batas undang-undang tanpa dasar hukumnya."),
                    by: Words(
                        en: "Each promise is compared with the default of UU 30/2014 as amended by UU 6/2023.",
                        id: "Tiap janji dibandingkan dengan batas UU 30/2014 sebagaimana diubah UU 6/2023."),
                    checks: [PromiseAboveDefault.find]))
        }
        var late = property(
            "late_has_clock", .time,
            Words(
                en:
                    "What is to follow when a step is late has a clock that runs, and silence is only taken for consent where it grants.",
                id:
                    "Kelanjutan bila langkah terlambat punya jam yang berjalan, dan diamnya kantor hanya dianggap setuju bila mengabulkan."
            ),
            by: Words(
                en: "What follows on lateness, and each extension, is looked at.",
                id: "Tiap kelanjutan karena terlambat, dan tiap perpanjangan, diperiksa."),
            checks: [LateWithoutClock.find, DeemedNotGranted.find])
        let isAny = subject.graph.nodes.contains { !$0.isJoin && ($0.step.late != nil || $0.step.extend != nil) }
        if !isAny {
            late.isAboutNothing(
                Words(
                    en: "nothing follows when a step is late, and no time is extended",
                    id: "tidak ada kelanjutan bila langkah terlambat, dan tidak ada perpanjangan waktu"))
        }
        return result + [late]
    }

    private func property(_ judged: PromiseCheck.Judged) -> ServiceProof.Property {
        let promise = service.promises[judged.id]
        let limits = promise?.within?.rows.map { row in
            Words(en: row.value.text(in: "en", of: service), id: row.value.text(in: "id", of: service))
        }
        let title =
            limits.map { Words(en: $0.map(\.en).joined(separator: " or "), id: $0.map(\.id).joined(separator: " atau ")) }
            ?? Words(en: "a computed date", id: "tanggal yang dihitung")
        let name = promise?.name.map { Words(en: " (\($0["en"]))", id: " (\($0["id"]))") } ?? Words("")
        var property = ServiceProof.Property(
            id: "promise.\(judged.id)", group: .time,
            claim: Words(
                en: "The promise\(name.en) of \(title.en) can be kept.", id: "Janji waktu\(name.id) \(title.id) bisa ditepati."),
            method: Words(
                en:
                    "The longest way forward under the promise, in every combination of its conditions: branches side by side by the longest, ranges at their upper end, times in unlike units through the calendar from each day of the year on which it may begin, at the last hour; what may be lengthened, or stands still between unlike units, by the most that it can take.",
                id:
                    "Jalur maju terpanjang yang dicakup janji, pada setiap gabungan syaratnya: cabang bersamaan menurut yang terlama, rentang pada ujung atasnya, satuan yang berlainan melalui kalender dari setiap hari dalam setahun saat janji bisa dimulai, pada jam terakhirnya; yang bisa diperpanjang, atau berhenti di antara satuan yang berlainan, menurut waktu terlamanya."
            ),
            outcome: .notProved)
        switch judged.verdict {
        case .notStarted:
            property.outcome = .notApplicable
            property.facts = [Words(en: "no case begins it", id: "tidak ada permohonan yang memulainya")]
        case .notProved(let reason): property.facts = [reason.words]
        case .infeasible(let outcome):
            property.outcome = .found
            property.facts = [sum(outcome)]
        case .kept(let outcome):
            property.outcome = .provedUnderAssumptions
            property.assumptions = [
                Words(
                    en: "everybody is on time, and no step is gone through twice",
                    id: "semua tepat waktu, dan tidak ada langkah yang dilalui dua kali"),
                citizensTime(under: promise),
            ]
            // Whatever the tightest way is, and also where none had to be looked for.
            let timeless = nodesForward(under: promise).compactMap(untimed)
            if !timeless.isEmpty {
                property.assumptions.append(
                    Words(
                        en: "what states no time of its own is done within what is left: \(timeless.map(\.en).joined(separator: ", "))",
                        id: "yang tidak menyebut waktu sendiri selesai dalam sisa waktunya: \(timeless.map(\.id).joined(separator: ", "))"))
            }
            if let outcome { property.facts = [sum(outcome)] }
        }
        return property
    }

    /// The steps on the ways forward under the promise, nobody of the office being late, in the order of the file.
    private func nodesForward(under promise: Promise?) -> [MachineGraph.Node] {
        guard let promise else { return [] }
        let graph = subject.graph
        let span = PromiseSpan(promise, in: graph)
        var isOnWay = [Bool](repeating: false, count: graph.nodes.count)
        // Also where the citizen is late and the office is not.
        for mayBeLate in [[], graph.awaitingBoth] {
            let ways = ForwardWays(promise, span: span, toEnds: true, leavesAnyTime: true, mayBeLate: mayBeLate, in: graph)
            _ = ways.longest(from: 0, holds: { $0 == nil ? true : nil }) { time, node in
                isOnWay[node] = true
                return time
            }
        }
        return graph.nodes.indices.filter { isOnWay[$0] && !graph.nodes[$0].isJoin }.map { graph.nodes[$0] }
    }

    /// Whether the promise stands still while the citizen is awaited.
    private func citizensTime(under promise: Promise?) -> Words {
        let graph = subject.graph
        let runs = promise.map { PromiseSpan($0, in: graph).running }
        let running = graph.nodes.indices.filter { runs?[$0] == true && !graph.nodes[$0].isJoin }.map { graph.nodes[$0] }
        let counted = quoted(running.filter(\.isOnCitizensTime))
        let proved = quoted(running.filter(\.runsFromProof))
        let until = proved.map {
            Words(en: ", at \($0.en) until what is asked there is handed in", id: ", pada \($0.id) sampai yang diminta di situ diserahkan")
        }
        let (en, id) = (until?.en ?? "", until?.id ?? "")
        guard let counted else {
            return Words(
                en: "the applicant's time and payments do not count: the promise stands still\(en)",
                id: "waktu pemohon dan pembayaran tidak dihitung: janji berhenti\(id)")
        }
        return Words(
            en: "the promise runs on while the applicant is awaited at \(counted.en); elsewhere it stands still for him\(en)",
            id: "janji tetap berjalan selama pemohon ditunggu pada \(counted.id); di tempat lain janji berhenti untuknya\(id)")
    }

    /// What of a step takes time while the promise runs, where no time is stated for it.
    private func untimed(_ node: MachineGraph.Node) -> Words? {
        // Of rows, the last may hold only under a condition.
        func isTimed(_ step: Step) -> Bool { step.within.map { $0.rows.last?.when == nil } ?? false }
        guard node.step.kind != .parallel, node.isUntimed(isTimed: isTimed(node.step)) else { return nil }
        // It takes what the block around it has.
        var block = node.block
        while let place = block {
            let around = subject.graph.nodes[place.entry]
            if isTimed(around.step), !around.step.standsStill { return nil }
            block = around.block
        }
        let name = named(node)
        if node.runsFromProof {
            return Words(en: "the recording of the payment at \(name.en)", id: "pencatatan pembayaran pada \(name.id)")
        }
        return node.step.kind == .notice ? Words(en: "the posting of \(name.en)", id: "pemasangan pengumuman \(name.id)") : name
    }

    private func named(_ node: MachineGraph.Node) -> Words {
        Words(en: "“\(service.stepName(node.id, in: "en"))”", id: "“\(service.stepName(node.id, in: "id"))”")
    }

    private func quoted(_ nodes: [MachineGraph.Node]) -> Words? {
        let names = nodes.map(named)
        guard !names.isEmpty else { return nil }
        return Words(en: names.map(\.en).joined(separator: ", "), id: names.map(\.id).joined(separator: ", "))
    }

    /// The longest way and its sum, and the worst day to begin it.
    private func sum(_ outcome: PromiseMeasure.Outcome) -> Words {
        let nodes = subject.graph.nodes
        func way(_ language: LanguageID) -> String {
            outcome.steps.filter { $0.period != nil }.map { step in
                "“\(service.stepName(nodes[step.node].id, in: language))” \(step.period?.text(in: language) ?? "")"
            }.joined(separator: " + ")
        }
        let total: Words
        switch outcome.need {
        case .period(let period): total = Words(en: "= \(period.text(in: "en"))", id: "= \(period.text(in: "id"))")
        case .dates(let start, let due, let done, _):
            total = Words(
                en: "; at worst begun on \(start.text(in: "en")), done on \(done.text(in: "en")), promised for \(due.text(in: "en"))",
                id: "; paling buruk mulai \(start.text(in: "id")), selesai \(done.text(in: "id")), dijanjikan \(due.text(in: "id"))")
        }
        let promised = outcome.promised
        func place(_ language: LanguageID) -> String {
            let prose = ConditionProse(service, in: language)
            let facts = outcome.facts.map { prose.text(Expression($0)) }
            return facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
        }
        var words = Words(
            en: "the tightest case\(place("en")): \(way("en")) \(total.en); promised \(promised.text(in: "en"))",
            id: "yang paling sempit\(place("id")): \(way("id")) \(total.id); dijanjikan \(promised.text(in: "id"))")
        if let worst = DecreedYear(subject.catalog).worstDay(outcome.steps.compactMap(\.period)), !worst.isLikeAll {
            words = Words(
                en:
                    "\(words.en); the worst day to begin is \(worst.start.weekdayText(in: "en")): done on \(worst.done.weekdayText(in: "en"))",
                id:
                    "\(words.id); hari terburuk untuk mulai \(worst.start.weekdayText(in: "id")): selesai \(worst.done.weekdayText(in: "id"))"
            )
        }
        return words
    }
}
