import Hummingbird
import Runtime
import ServiceIR

extension Problem {
    /// The engine's refusal in the caller's language: one function, from facts.
    init(_ refusal: Refusal, _ definition: Definition, prose: Prose, faultWords: FaultWords = .standard) {
        func name(_ step: StepID) -> String { definition.step(step)?.name.map { prose.name($0) } ?? step.rawValue }
        func say(_ status: HTTPResponse.Status, _ slug: String, _ id: String, _ en: String) -> Problem {
            Problem(status, slug, .both(id, en))
        }
        switch refusal {
        case .invalid(let faults):
            self = Problem(
                .unprocessableContent, "invalid", .both("Ada isian yang perlu diperbaiki", "Some entries need mending"),
                entries: faults.map { fault in
                    Entry(
                        pointer: fault.path.description, code: fault.code.rawValue, subject: fault.subject?[prose.language],
                        detail: faultWords.sentence(for: fault, language: prose.language))
                })
        case .caseEnded: self = say(.conflict, "case-ended", "Permohonan ini sudah selesai", "This case has ended")
        case .stepNotOpen(let step):
            self = say(.conflict, "step-not-open", "Langkah “\(name(step))” tidak sedang terbuka", "The step “\(name(step))” is not open")
        case .actionUnknown(let step, let action):
            self = say(
                .unprocessableContent, "action-unknown", "Langkah “\(name(step))” tidak mengenal tindakan “\(action)”",
                "The step “\(name(step))” has no action “\(action)”")
        case .actionSpent(_, _, let atMost):
            self = say(
                .conflict, "action-spent", "Tindakan ini hanya boleh \(atMost) kali dan sudah terpakai",
                "This action may be taken \(atMost) times and is spent")
        case .roleRequired(_, let roles):
            let names = roles.map(\.rawValue).joined(separator: ", ")
            self = say(.forbidden, "role-required", "Hanya untuk peran: \(names)", "Only for the role: \(names)")
        case .alreadyDone: self = say(.conflict, "already-done", "Peran ini sudah menyelesaikannya", "This role has done it already")
        case .filerCannotApprove:
            self = say(
                .forbidden, "filer-cannot-approve", "Yang mengajukan tidak boleh ikut menyetujui", "Who filed may not approve")
        case .samePersonTwice:
            self = say(
                .forbidden, "same-person-twice", "Satu orang tidak boleh mengisi dua tempat", "One person may not fill two places")
        case .heldByAnother:
            self = say(.forbidden, "held-by-another", "Ini kembali kepada petugas yang memintanya", "This returns to the officer who asked for it")
        case .reasonRequired: self = say(.unprocessableContent, "reason-required", "Tulis alasannya", "Give a reason")
        case .reasonUnknown:
            self = say(.unprocessableContent, "reason-unknown", "Pilih salah satu alasan yang tersedia", "Choose one of the reasons")
        case .waitsForRepair:
            self = say(.conflict, "waits-for-repair", "Sedang menunggu perbaikan dari pemohon", "It waits for the applicant to mend it")
        case .notInRepair: self = say(.conflict, "not-in-repair", "Tidak ada perbaikan yang diminta", "Nothing is to be mended")
        case .applicantRequired: self = say(.forbidden, "applicant-required", "Hanya pemohon yang dapat melakukannya", "Only the applicant may do this")
        case .feeFixed:
            self = say(
                .unprocessableContent, "fee-fixed", "Isian ini menentukan biaya yang sudah dibayar dan tidak dapat diubah",
                "This entry decides a fee that is paid and cannot be changed")
        case .waitsForPayment: self = say(.conflict, "waits-for-payment", "Pembayaran belum lunas", "It waits for the payment")
        case .notAPayment: self = say(.conflict, "not-a-payment", "Langkah ini bukan pembayaran", "This step is no payment")
        case .proofMissing: self = say(.conflict, "proof-missing", "Bukti dari pemohon belum ada", "The applicant has not handed in the proof")
        case .nothingDue: self = say(.conflict, "nothing-due", "Tidak ada yang harus dibayar", "Nothing is due")
        case .withdrawalNotAllowed:
            self = say(.conflict, "withdrawal-not-allowed", "Permohonan ini tidak dapat ditarik", "This case cannot be withdrawn")
        case .alreadyReleased: self = say(.conflict, "already-released", "Hasilnya sudah diterbitkan", "The result is released already")
        case .channelNotAssisted:
            self = say(
                .forbidden, "channel-not-assisted", "Petugas hanya dapat mengajukan lewat loket, layanan keliling atau telepon",
                "An officer may apply for a citizen by counter, mobile unit or telephone only")
        case .timerNotSet, .timerNotDue: self = say(.conflict, "timer", "Waktunya belum tiba", "It is not time yet")
        case .valueMissing, .noWayOn, .wrongDefinition:
            self = say(
                .internalServerError, "definition-fault", "Definisi layanan ini keliru; petugas diberi tahu",
                "This service's definition is at fault; the office is told")
        }
    }
}
