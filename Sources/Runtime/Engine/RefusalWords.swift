import ServiceIR

extension Refusal {
    /// The rule that is broken.
    public var rule: RefusalRule {
        switch self {
        case .invalid(let faults): faults.contains { $0.code != .rule } ? .invalidInput : .ruleBroken
        case .caseEnded: .caseEnded
        case .stepNotOpen: .stepNotOpen
        case .actionUnknown: .actionUnknown
        case .actionSpent: .actionSpent
        case .roleRequired: .roleRequired
        case .alreadyDone: .alreadyDone
        case .filerCannotApprove: .filerCannotApprove
        case .samePersonTwice: .samePersonTwice
        case .heldByAnother: .heldByAnother
        case .reasonRequired: .reasonRequired
        case .reasonUnknown: .reasonUnknown
        case .waitsForRepair: .waitsForRepair
        case .notInRepair: .notInRepair
        case .applicantRequired: .applicantRequired
        case .feeFixed: .feeFixed
        case .rowsFixed: .rowsFixed
        case .waitsForPayment: .waitsForPayment
        case .notAPayment: .notAPayment
        case .proofMissing: .proofMissing
        case .nothingDue: .nothingDue
        case .withdrawalNotAllowed: .withdrawalNotAllowed
        case .alreadyReleased: .alreadyReleased
        case .channelNotAssisted: .channelNotAssisted
        case .timerNotSet: .timerNotSet
        case .timerNotDue: .timerNotDue
        case .valueMissing: .valueMissing
        case .noWayOn: .noWayOn
        case .wrongDefinition: .wrongDefinition
        case .noticeNotOpen: .noticeNotOpen
        case .contactRequired: .contactRequired
        case .alreadyObjected: .alreadyObjected
        case .extensionTooLate: .extensionTooLate
        case .referenceRequired: .referenceRequired
        case .partyRequired: .partyRequired
        case .openerRequired: .openerRequired
        case .openedByTimer: .openedByTimer
        case .openingNotDue: .openingNotDue
        case .slotNotAwaited: .slotNotAwaited
        }
    }
    public var code: Int { rule.code }
    public var slug: String { rule.slug }

    /// All slugs by which a scenario may expect this refusal: its own; of what was sent wrongly `invalid-input`, and those of the faults it holds
    /// (`not-offered`, `document-missing`, `rule-broken`).
    public var slugs: [String] {
        guard case .invalid(let faults) = self else { return [slug] }
        return [RefusalRule.invalidInput.slug] + faults.map(\.code.slug)
    }

    /// The slug that says most: of what was sent wrongly, the first fault's.
    public var exactSlug: String { slugs.count > 1 ? slugs[1] : slug }

    /// Whether the definition or the machine is at fault, not who sent the event: an alarm for whoever runs the service.
    public var isAlarm: Bool {
        switch self {
        case .valueMissing, .noWayOn, .wrongDefinition: true
        default: false
        }
    }

    /// The sentence for people, in both languages, with the names of the service.
    public func words(_ engine: Engine) -> LocalText {
        let name = Names(engine: engine)
        func say(_ id: (LanguageID) -> String, _ en: (LanguageID) -> String) -> LocalText {
            LocalText(["id": id("id"), "en": en("en")])
        }
        return switch self {
        case .invalid(let faults):
            say({ sentences(of: faults, $0) }, { sentences(of: faults, $0) })
        case .caseEnded: say({ _ in "permohonan ini sudah selesai" }, { _ in "this case has ended" })
        case .stepNotOpen(let step):
            say({ "langkah \(name.step(step, $0)) tidak sedang terbuka" }, { "the step \(name.step(step, $0)) is not open" })
        case .actionUnknown(let step, let action):
            say(
                { "langkah \(name.step(step, $0)) tidak mengenal tindakan \(action)" },
                { "the step \(name.step(step, $0)) has no action \(action)" })
        case .actionSpent(let step, let action, let bound):
            say(
                { "tindakan \(name.action(step, action, $0)) sudah dipakai \(bound) kali, sebanyak yang diizinkan" },
                { "the action \(name.action(step, action, $0)) was taken \(bound) times, as often as is allowed" })
        case .roleRequired(let step, let roles):
            say(
                { "langkah \(name.step(step, $0)) menunggu \(name.roles(roles, $0))" },
                { "the step \(name.step(step, $0)) waits for \(name.roles(roles, $0))" })
        case .alreadyDone(let step, let role):
            say(
                { "\(name.roles([role], $0)) sudah menyelesaikan langkah \(name.step(step, $0))" },
                { "\(name.roles([role], $0)) has already completed the step \(name.step(step, $0))" })
        case .partyRequired(let step, let parties):
            say(
                { "sebutkan pemohon mana yang menyelesaikan langkah \(name.step(step, $0)): \(name.parties(parties, $0))" },
                { "say which applicant completes the step \(name.step(step, $0)): \(name.parties(parties, $0))" })
        case .filerCannotApprove(let step):
            say(
                { "yang mengajukan permohonan tidak boleh menyetujuinya pada langkah \(name.step(step, $0))" },
                { "who filed the application may not approve it at the step \(name.step(step, $0))" })
        case .samePersonTwice(let step):
            say(
                { "satu orang tidak boleh mengisi dua tempat pada langkah \(name.step(step, $0))" },
                { "one person may not fill two places of the step \(name.step(step, $0))" })
        case .heldByAnother(let step):
            say(
                { "langkah \(name.step(step, $0)) kembali kepada petugas yang meminta perbaikan" },
                { "the step \(name.step(step, $0)) returns to the officer who asked for the completion" })
        case .reasonRequired(let step, let action):
            say(
                { "tindakan \(name.action(step, action, $0)) memerlukan alasan" },
                { "the action \(name.action(step, action, $0)) needs a reason" })
        case .reasonUnknown(let step, let action, let reason):
            say(
                { "\"\(reason)\" bukan salah satu alasan untuk tindakan \(name.action(step, action, $0))" },
                { "\"\(reason)\" is none of the reasons for the action \(name.action(step, action, $0))" })
        case .waitsForRepair(let step):
            say(
                { "langkah \(name.step(step, $0)) menunggu pemohon melengkapi berkas" },
                { "the step \(name.step(step, $0)) waits for the applicant to complete the file" })
        case .notInRepair(let step):
            say(
                { "langkah \(name.step(step, $0)) tidak meminta perbaikan" },
                { "the step \(name.step(step, $0)) asks for no completion" })
        case .applicantRequired: say({ _ in "hanya pemohon yang boleh melakukannya" }, { _ in "only the applicant may do this" })
        case .feeFixed(let item):
            say(
                { "perubahan ini mengubah biaya \(name.fee(item, $0)) yang tidak ditagih lagi" },
                { "this change alters the fee \(name.fee(item, $0)), which is not asked for again" })
        case .rowsFixed(let list):
            say(
                { "isi daftar \(name.list(list, $0)) tidak bisa diubah lagi: untuk tiap barisnya sudah ada catatan" },
                { "the rows of \(name.list(list, $0)) can no longer be changed: something is recorded for each of them" })
        case .waitsForPayment(let step):
            say(
                { "langkah \(name.step(step, $0)) menunggu pembayaran" }, { "the step \(name.step(step, $0)) waits for the payment" })
        case .notAPayment(let step):
            say({ "pada langkah \(name.step(step, $0)) tidak ada yang dibayar" }, { "nothing is paid at the step \(name.step(step, $0))" })
        case .proofMissing(let step):
            say(
                { "bukti pembayaran untuk langkah \(name.step(step, $0)) belum diserahkan" },
                { "the proof of payment for the step \(name.step(step, $0)) was not handed in" })
        case .nothingDue(let step, let item):
            say(
                { "biaya \(name.fee(item, $0)) tidak terutang pada langkah \(name.step(step, $0))" },
                { "the fee \(name.fee(item, $0)) is not due at the step \(name.step(step, $0))" })
        case .withdrawalNotAllowed:
            say({ _ in "permohonan ini tidak dapat ditarik kembali" }, { _ in "this application cannot be withdrawn" })
        case .alreadyReleased:
            say(
                { _ in "hasil layanan sudah terbit; permohonan tidak dapat ditarik kembali" },
                { _ in "what was asked for is already issued; the application cannot be withdrawn" })
        case .openerRequired(let role):
            say(
                { "layanan ini dibuka oleh \(name.roles([role], $0))" }, { "cases of this service are opened by \(name.roles([role], $0))" }
            )
        case .openedByTimer:
            say(
                { _ in "layanan ini dibuka sendiri menurut jadwalnya" },
                { _ in "cases of this service open by themselves, by the calendar" })
        case .slotNotAwaited:
            say({ _ in "permohonan tidak mengantre untuk jadwal itu" }, { _ in "the case stands in no line for that slot" })
        case .openingNotDue: say({ _ in "hari ini bukan jadwal pembukaannya" }, { _ in "today is not the day on which cases open" })
        case .channelNotAssisted:
            say(
                { _ in "pada saluran ini hanya pemohon sendiri yang dapat mengajukan" },
                { _ in "through this channel only the applicant can apply" })
        case .noticeNotOpen(let step):
            say(
                { "pada langkah \(name.step(step, $0)) tidak ada pengumuman yang menerima keberatan" },
                { "no notice is open for objections at the step \(name.step(step, $0))" })
        case .contactRequired:
            say(
                { _ in "keberatan memerlukan nama dan nomor telepon atau alamat surel" },
                { _ in "an objection needs a name and a telephone number or an e-mail address" })
        case .alreadyObjected(let step):
            say(
                { "dengan kontak ini sudah ada keberatan atas pengumuman \(name.step(step, $0))" },
                { "there is an objection with this contact to the notice \(name.step(step, $0)) already" })
        case .extensionTooLate(let step):
            say(
                { "waktu langkah \(name.step(step, $0)) sudah lewat dan tidak bisa diperpanjang lagi" },
                { "the time of the step \(name.step(step, $0)) is over and can no longer be extended" })
        case .referenceRequired(let step):
            say(
                { "jawaban sistem lain untuk langkah \(name.step(step, $0)) memerlukan nomor rujukan" },
                { "another system's answer to the step \(name.step(step, $0)) needs a reference" })
        case .timerNotSet(let timer): say({ _ in "pewaktu \(timer) tidak terpasang" }, { _ in "the timer \(timer) is not set" })
        case .timerNotDue(let timer, _): say({ _ in "pewaktu \(timer) belum jatuh tempo" }, { _ in "the timer \(timer) is not due" })
        case .valueMissing(let text, let amount?):
            say(
                { _ in "definisi layanan salah: `\(text)` di bawah nol: \(amount)" },
                { _ in "the definition is at fault: `\(text)` is below zero: \(amount)" })
        case .valueMissing(let text, nil):
            say(
                { _ in "definisi layanan salah: `\(text)` tidak bernilai di sini" },
                { _ in "the definition is at fault: `\(text)` has no value here" })
        case .noWayOn(let step):
            say(
                { "definisi layanan salah: dari langkah \(name.step(step, $0)) tidak ada jalur" },
                { "the definition is at fault: no way leads on from the step \(name.step(step, $0))" })
        case .wrongDefinition:
            say({ _ in "permohonan ini milik definisi layanan yang lain" }, { _ in "this case belongs to another definition" })
        }
    }
}

/// Each fault with the place of the answer or document that it is about.
private func sentences(of faults: [SubmissionFault], _ language: LanguageID) -> String {
    faults.map { fault in
        let place = fault.path.description.dropFirst().replacing("/", with: ".")
        return (place.isEmpty ? "" : "\(place): ") + FaultWords.standard.sentence(for: fault, language: language)
    }.joined(separator: "; ")
}

/// Names of a service for sentences; what has no name is told by its id.
private struct Names {
    var engine: Engine
    func step(_ id: StepID, _ language: LanguageID) -> String { engine.step(id)?.name?.rows.last?.value[language] ?? id.rawValue }
    func action(_ step: StepID, _ action: ActionID, _ language: LanguageID) -> String {
        engine.step(step)?.actions[action]?.name.rows.last?.value[language] ?? action.rawValue
    }
    /// The names of their sections, numbered where a section has several.
    func parties(_ ids: [PartyID], _ language: LanguageID) -> String {
        ids.map { id in
            let parts = id.rawValue.split(separator: ".")
            let name = engine.service.form.sections[ID(parts[0])]?.name[language] ?? String(parts[0])
            return parts.count > 1 ? "\(name) \(parts[1])" : name
        }.joined(separator: ", ")
    }
    func roles(_ ids: [RoleID], _ language: LanguageID) -> String {
        ids.map { id in
            switch id {
            case .applicant: language == "id" ? "pemohon" : "the applicant"
            case .filer: language == "id" ? "yang mengajukan" : "who filed it"
            default: engine.catalog.roles[id]?.name[language] ?? id.rawValue
            }
        }.joined(separator: ", ")
    }
    func list(_ path: String, _ language: LanguageID) -> String {
        engine.service.list(at: path.split(separator: ".").map(String.init))?.name[language] ?? path
    }
    func fee(_ id: FeeItemID, _ language: LanguageID) -> String {
        engine.service.fee.items[id]?.name.rows.last?.value[language] ?? id.rawValue
    }
}
