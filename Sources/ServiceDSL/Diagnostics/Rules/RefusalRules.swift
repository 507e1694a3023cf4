import ServiceIR

extension Rule {
    /// 10xx: what the runtime refuses. Never a finding; a scenario names them by slug.
    public static let refusalRules: [Rule] = RefusalRule.allCases.map { rule in
        Rule(
            code: rule.code, slug: rule.slug, summary: rule.summary,
            explanation: Words(
                en: "A refusal of the runtime, never a finding: nothing happened to the case. A scenario expects it by this name."
                    + rule.exact.en,
                id:
                    "Penolakan saat layanan berjalan, bukan temuan: tidak ada yang berubah pada perkaranya. Skenario mengharapkannya dengan nama ini."
                    + rule.exact.id),
            passing: "refused: \(rule.slug)")
    }

    /// Said by the runtime, not found in a file.
    var isRefusal: Bool { number / 100 == 10 }

    /// The severity, as it is listed.
    var rank: String { isRefusal ? "refusal" : severity.rawValue }
}

extension RefusalRule {
    /// When it happens, or the names that say more exactly what is wrong, where the summary leaves that open.
    fileprivate var exact: Words {
        if self == .reasonRequired {
            return Words(
                en: """
                     A reason is asked where the step or the action says `reason`, on a repair, a step back and an extension, and on an act one of whose \
                    ways no longer leads to *granted*, unless the row of `to` that goes that way gives the reason itself.
                    """,
                id: """
                     Alasan diminta bila langkah atau tindakannya menyebut `reason`, pada perbaikan, langkah mundur, dan perpanjangan, serta pada tindakan \
                    yang salah satu jalurnya tidak lagi menuju *granted*, kecuali baris `to` yang menuju ke sana memberi alasannya sendiri.
                    """)
        }
        guard self == .invalidInput else { return Words("") }
        let slugs = SubmissionFault.Code.allCases.filter { $0 != .doubtfulNumber }.map { "`\($0.slug)`" }.joined(separator: ", ")
        return Words(en: " Or more exactly, by what is wrong: \(slugs).", id: " Atau lebih tepat, menurut yang salah: \(slugs).")
    }

    fileprivate var summary: Words {
        switch self {
        case .invalidInput: Words(en: "what was sent does not satisfy the form", id: "yang dikirim tidak memenuhi formulir")
        case .ruleBroken: Words(en: "a rule of the service is not met", id: "aturan layanan tidak terpenuhi")
        case .caseEnded: Words(en: "the case has ended", id: "permohonan sudah selesai")
        case .stepNotOpen: Words(en: "the step is not open", id: "langkah tidak sedang terbuka")
        case .actionUnknown: Words(en: "the step has no such action", id: "langkah tidak mengenal tindakan itu")
        case .actionSpent: Words(en: "the action was taken as often as a case may", id: "tindakan sudah dipakai sebanyak yang diizinkan")
        case .roleRequired: Words(en: "it is the turn of another role", id: "giliran peran yang lain")
        case .alreadyDone: Words(en: "this role has already completed its part of the step", id: "peran ini sudah menyelesaikan bagiannya")
        case .filerCannotApprove: Words(en: "who filed the application may not approve it", id: "yang mengajukan tidak boleh menyetujui")
        case .samePersonTwice:
            Words(en: "one person may not fill two places of a step", id: "satu orang tidak boleh mengisi dua tempat pada satu langkah")
        case .heldByAnother:
            Words(
                en: "after a repair the step returns to the person who asked for it",
                id: "setelah perbaikan, langkah kembali kepada petugas yang memintanya")
        case .reasonRequired: Words(en: "the act needs a reason", id: "tindakan memerlukan alasan")
        case .reasonUnknown: Words(en: "none of the reasons to choose from", id: "bukan salah satu pilihan alasan")
        case .waitsForRepair:
            Words(en: "the step waits for the applicant to complete the file", id: "langkah menunggu pemohon melengkapi berkas")
        case .notInRepair: Words(en: "the step asks for no completion", id: "langkah tidak meminta perbaikan")
        case .applicantRequired: Words(en: "only the applicant may do this", id: "hanya pemohon yang boleh melakukannya")
        case .feeFixed:
            Words(en: "the change alters a fee that is not asked for again", id: "perubahan mengubah biaya yang tidak ditagih lagi")
        case .rowsFixed:
            Words(
                en: "the change alters rows for each of which something is recorded",
                id: "perubahan mengubah baris yang masing-masing sudah punya catatan")
        case .waitsForPayment: Words(en: "the step waits for the payment", id: "langkah menunggu pembayaran")
        case .notAPayment: Words(en: "nothing is paid at the step", id: "pada langkah ini tidak ada yang dibayar")
        case .proofMissing: Words(en: "the proof of payment was not handed in", id: "bukti pembayaran belum diserahkan")
        case .nothingDue: Words(en: "the fee is not due at the step", id: "biaya tidak terutang pada langkah ini")
        case .withdrawalNotAllowed: Words(en: "the application cannot be withdrawn", id: "permohonan tidak dapat ditarik kembali")
        case .alreadyReleased: Words(en: "what was asked for is already issued", id: "hasil layanan sudah terbit")
        case .channelNotAssisted:
            Words(
                en: "through this channel only the applicant can apply", id: "pada saluran ini hanya pemohon sendiri yang dapat mengajukan")
        case .timerNotSet: Words(en: "the timer is not set", id: "pewaktu tidak terpasang")
        case .timerNotDue: Words(en: "the timer is not due", id: "pewaktu belum jatuh tempo")
        case .valueMissing: Words(en: "an expression of the definition has no value here", id: "ekspresi definisi tidak bernilai di sini")
        case .noWayOn: Words(en: "no way leads on from the step", id: "dari langkah ini tidak ada jalur")
        case .wrongDefinition: Words(en: "the case belongs to another definition", id: "permohonan milik definisi yang lain")
        case .partyRequired: Words(en: "it is the turn of another of the applicants", id: "giliran pemohon yang lain")
        case .noticeNotOpen:
            Words(en: "no notice is open for objections at the step", id: "tidak ada pengumuman yang menerima keberatan pada langkah ini")
        case .contactRequired:
            Words(
                en: "an objection needs a name and a telephone number or an e-mail address",
                id: "keberatan memerlukan nama dan nomor telepon atau alamat surel")
        case .alreadyObjected: Words(en: "there is an objection with this contact already", id: "dengan kontak ini sudah ada keberatan")
        case .extensionTooLate:
            Words(
                en: "the time of the step is over and can no longer be extended",
                id: "waktu langkah sudah lewat dan tidak bisa diperpanjang lagi")
        case .openerRequired: Words(en: "another role opens such a case", id: "perkara ini dibuka peran yang lain")
        case .openedByTimer: Words(en: "such a case is opened by the clock", id: "perkara ini dibuka oleh waktu")
        case .slotNotAwaited: Words(en: "the case stands in no line for that slot", id: "permohonan tidak mengantre untuk jadwal itu")
        case .openingNotDue: Words(en: "the case is not to be opened yet", id: "perkara ini belum waktunya dibuka")
        case .referenceRequired: Words(en: "another system's answer needs a reference", id: "jawaban sistem lain memerlukan nomor rujukan")
        }
    }
}
