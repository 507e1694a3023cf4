import Console
import Foundation
import Server
import ServiceDSL

/// `mppd verify --database mppd.sqlite`
struct Verify: Command {
    static let usage = CommandUsage(
        name: "verify",
        summary: Words(
            en: "Follow every case's journal from its root to its head, and derive every case anew from it.",
            id: "Menelusuri jurnal tiap permohonan dari awal sampai akhir, dan menurunkan ulang tiap permohonan darinya."),
        discussion: Words(
            en:
                "Rows, payloads, the cases' present state, the registers of numbers and slots and the definitions are compared. Files and accounts are not.",
            id: "Yang dibandingkan: baris, isi, keadaan permohonan, register nomor dan jadwal, serta definisi. Berkas dan akun tidak."),
        options: [.database, .lang])

    private let path: String
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        path = line.database
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let found = try await Store(existing: path).read { try Verification.run($0) }
        for fault in found.faults { Shell.print(fault.words[language] + "\n") }
        let sum = Words(
            en: "\(found.cases) cases, \(found.rows) rows, \(found.erased) erased, \(found.faults.count) faults",
            id: "\(found.cases) permohonan, \(found.rows) baris, \(found.erased) dihapus, \(found.faults.count) kesalahan")
        Shell.print(sum[language] + "\n")
        return found.faults.isEmpty ? .clean : .findings
    }
}

extension JournalFault {
    /// Where something is not what was written, and what.
    var words: Words {
        let what =
            switch kind {
            case .gap: "ada baris yang hilang atau ganda"
            case .broken: "baris ini tidak menyambung dengan baris sebelumnya"
            case .changed: "baris ini diubah"
            case .payload: "isinya diubah"
            case .head: "permohonan tidak berada di akhir jurnalnya"
            case .format: "bentuk baris ini tidak dikenal program ini"
            case .orphan: "ada baris dari permohonan yang tidak ada"
            case .definition: "definisinya diubah"
            case .state: "permohonan tidak seperti hasil peristiwanya"
            case .number: "register nomor tidak sesuai dengan permohonan"
            case .slot: "register jadwal tidak sesuai dengan permohonan"
            }
        return Words(en: description, id: "\(caseNumber) baris \(row): \(what)")
    }
}
