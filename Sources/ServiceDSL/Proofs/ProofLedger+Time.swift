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
                Words(en: "everybody is on time, and nothing is sent back", id: "semua tepat waktu, dan tidak ada yang dikembalikan"),
                citizensTime(under: promise),
            ]
            guard let outcome else { break }
            property.facts = [sum(outcome)]
            let nodes = subject.graph.nodes
            let untimed = outcome.steps.filter { $0.period == nil && nodes[$0.node].isWaiting && !nodes[$0.node].step.standsStill }
            if !untimed.isEmpty {
                let en = untimed.map { "“\(service.stepName(nodes[$0.node].id, in: "en"))”" }.joined(separator: ", ")
                let id = untimed.map { "“\(service.stepName(nodes[$0.node].id, in: "id"))”" }.joined(separator: ", ")
                property.assumptions.append(
                    Words(
                        en: "steps without a time of their own are done within what is left: \(en)",
                        id: "langkah tanpa waktu sendiri selesai dalam sisa waktunya: \(id)"))
            }
        }
        return property
    }

    /// Whether the promise stands still while the citizen is awaited.
    private func citizensTime(under promise: Promise?) -> Words {
        let graph = subject.graph
        let running = promise.map { PromiseSpan($0, in: graph).running }
        let counted = graph.nodes.indices.filter { running?[$0] == true && graph.nodes[$0].isOnCitizensTime }
        guard !counted.isEmpty else {
            return Words(
                en: "the applicant's time and payments do not count: the promise stands still",
                id: "waktu pemohon dan pembayaran tidak dihitung: janji berhenti")
        }
        func names(_ language: LanguageID) -> String {
            counted.map { "“\(service.stepName(graph.nodes[$0].id, in: language))”" }.joined(separator: ", ")
        }
        return Words(
            en: "the promise runs on while the applicant is awaited at \(names("en")); elsewhere it stands still for him",
            id: "janji tetap berjalan selama pemohon ditunggu pada \(names("id")); di tempat lain janji berhenti untuknya")
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
