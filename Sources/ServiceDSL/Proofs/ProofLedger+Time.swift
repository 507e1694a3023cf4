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
                steps.outcome = .notApplicable
                steps.facts = [Words(en: "the law sets no time at all", id: "peraturan tidak menetapkan waktu sama sekali")]
            } else if !service.promiseIsBySteps {
                steps.outcome = .notApplicable
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
            by: Words(en: "Each `late` and `extend` is looked at.", id: "Tiap `late` dan `extend` diperiksa."),
            checks: [LateWithoutClock.find, DeemedNotGranted.find])
        let isAny = subject.graph.nodes.contains { !$0.isJoin && ($0.step.late != nil || $0.step.extend != nil) }
        if !isAny, late.outcome == .proved { late.outcome = .notApplicable }
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
                    "The longest way forward under the promise, in every combination of its conditions: branches side by side by the longest, ranges at their upper end, times in unlike units through the calendar from each working day of the year.",
                id:
                    "Jalur maju terpanjang yang dicakup janji, pada setiap gabungan syaratnya: cabang bersamaan menurut yang terlama, rentang pada ujung atasnya, satuan yang berlainan melalui kalender dari setiap hari kerja dalam setahun."
            ),
            outcome: .notProved)
        switch judged.verdict {
        case .notStarted: property.outcome = .notApplicable
        case .notProved(let reason): property.facts = [reason.words]
        case .infeasible(let outcome):
            property.outcome = .found
            property.facts = [sum(outcome)]
        case .kept(let outcome):
            property.outcome = .provedUnderAssumptions
            property.assumptions = [
                Words(en: "everybody is on time, and nothing is sent back", id: "semua tepat waktu, dan tidak ada yang dikembalikan"),
                Words(
                    en: "the applicant's time and payments do not count: the promise stands still",
                    id: "waktu pemohon dan pembayaran tidak dihitung: janji berhenti"),
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
        case .dates(let start, let due, let done):
            total = Words(
                en: "; at worst begun on \(start.text(in: "en")), done on \(done.text(in: "en")), promised for \(due.text(in: "en"))",
                id: "; paling buruk mulai \(start.text(in: "id")), selesai \(done.text(in: "id")), dijanjikan \(due.text(in: "id"))")
        }
        let promised = outcome.promised
        func place(_ language: LanguageID) -> String {
            let prose = ConditionProse(service, in: language)
            let facts = outcome.facts.map { prose.text(Expression($0)) }
            guard !facts.isEmpty else { return "" }
            return (language == "en" ? ", where " : ", bila ") + facts.joined(separator: "; ")
        }
        var words = Words(
            en: "the closest is\(place("en")): \(way("en")) \(total.en); promised \(promised.text(in: "en"))",
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

    // MARK: People

    var people: [ServiceProof.Property] {
        var roles = property(
            "every_step_has_somebody", .people,
            Words(
                en: "Every step is somebody's: a role of the catalog that belongs to an agency.",
                id: "Setiap langkah ada pemegangnya: peran dalam katalog yang termasuk suatu instansi."),
            by: Words(en: "Each step's roles are looked up in the catalog.", id: "Peran tiap langkah dicari dalam katalog."),
            checks: [RoleWithoutAgency.find], rules: [.scopedRole])
        let names = unit.namedRoles.map { subject.catalog.roles[RoleID($0)]?.name }.compactMap(\.self)
        if !names.isEmpty {
            roles.facts.insert(
                Words(en: names.map { $0["en"] }.joined(separator: ", "), id: names.map { $0["id"] }.joined(separator: ", ")), at: 0)
        }
        let exceptions = subject.graph.nodes.filter { !$0.isJoin && $0.step.performers?.samePersonReason != nil }
        var duties = property(
            "separation_of_duties", .people,
            Words(
                en: "Nobody approves what he filed, and nobody fills two places of one step.",
                id:
                    "Tidak ada yang menyetujui permohonan yang diajukannya sendiri, dan tidak ada yang mengisi dua tempat pada satu langkah."
            ),
            by: Words(
                en: "The engine refuses it at every act (MPP1009, MPP1010); no step asks for what it refuses.",
                id: "Mesin menolaknya pada setiap tindakan (MPP1009, MPP1010); tidak ada langkah yang meminta hal yang ditolaknya."),
            checks: [FilerNeverSigns.find])
        for node in exceptions {
            let reason = node.step.performers?.samePersonReason
            duties.facts.append(
                Words(
                    en: "except at “\(service.stepName(node.id, in: "en"))”: \(reason?["en"] ?? "")",
                    id: "kecuali di “\(service.stepName(node.id, in: "id"))”: \(reason?["id"] ?? "")"))
        }
        return [roles, duties, staff, law, components, privacy, inclusion, languages]
    }

    /// Whether those who serve suffice for what must be different persons.
    private var staff: ServiceProof.Property {
        var property = property(
            "enough_people", .people,
            Words(
                en: "There are enough different people to fill all places.",
                id: "Ada cukup banyak orang yang berbeda untuk mengisi semua tempat."),
            by: Words(
                en: "The places that different persons must fill are counted, against the number of officers that the standard states.",
                id: "Tempat yang harus diisi orang yang berbeda dihitung dan dibandingkan dengan jumlah petugas yang disebut standar."),
            checks: [TooFewStaff.find])
        guard property.outcome == .proved else { return property }
        guard let staff = service.internalStandard?.staff else {
            property.outcome = .notProved
            property.facts = [
                Words(
                    en:
                        "the standard states no number of officers; to be made sure of by the office: who holds each role, and who stands in",
                    id:
                        "standar tidak menyebut jumlah petugas; perlu dipastikan oleh kantor: siapa pemegang tiap peran, dan siapa penggantinya"
                )
            ]
            return property
        }
        property.outcome = .provedUnderAssumptions
        property.assumptions = [
            Words(
                en: "each of the \(staff) officers can hold any of the roles",
                id: "masing-masing dari \(staff) petugas bisa memegang peran mana pun")
        ]
        return property
    }

    // MARK: Law, privacy and inclusion

    private var law: ServiceProof.Property {
        property(
            "laws_in_force", .people,
            Words(
                en: "No law that the service names is known to be repealed.", id: "Tidak ada dasar hukum yang diketahui sudah dicabut."),
            by: Words(
                en: "Each is looked up in the table of repealed regulations that comes with the compiler.",
                id: "Masing-masing dicari dalam daftar peraturan yang dicabut, bawaan kompilator."), checks: [RepealedLaw.find])
    }

    private var components: ServiceProof.Property {
        property(
            "components_published", .people,
            Words(
                en:
                    "The components of a service standard are there: those that are published, and those within the office where it says any.",
                id: "Komponen standar pelayanan lengkap: yang wajib diumumkan, dan yang internal bila ada yang disebut."),
            by: Words(en: "Each component is looked for.", id: "Tiap komponen diperiksa."),
            checks: [MissingComponent.find, InternalComponentMissing.find])
    }

    private var privacy: ServiceProof.Property {
        property(
            "personal_data_has_purpose", .people,
            Words(
                en: "Personal data is asked for a purpose only, and what the law protects most by a law.",
                id: "Data pribadi hanya diminta dengan tujuan, dan data yang paling dilindungi hanya dengan dasar hukum."),
            by: Words(
                en:
                    "For each question it is looked for what reads it or says its purpose; documents are compared with what the office can verify.",
                id:
                    "Untuk tiap pertanyaan dicari yang membacanya atau yang menyebut tujuannya; dokumen dibandingkan dengan yang bisa diperiksa kantor."
            ),
            checks: [DataWithoutPurpose.find, SpecificDataWithoutBasis.find, IdentityCopyAsked.find, LegalisedCivilDocument.find])
    }

    private var inclusion: ServiceProof.Property {
        property(
            "nobody_left_behind", .people,
            Words(
                en: "One can apply without a telephone or the Internet.", id: "Permohonan bisa diajukan tanpa telepon atau internet."),
            by: Words(en: "The channels are looked at.", id: "Saluran layanan diperiksa."), checks: [OnlineOnly.find])
    }

    private var languages: ServiceProof.Property {
        property(
            "texts_in_every_language", .people,
            Words(
                en: "Every text is there in each language of the catalog.", id: "Setiap teks ada dalam semua bahasa katalog."),
            by: Words(en: "All texts are looked at.", id: "Semua teks diperiksa."), rules: [.untranslated, .languageMissing])
    }
}
