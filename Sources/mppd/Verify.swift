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
                "Rows, payloads, checkpoints, the cases' present state, the registers of numbers and slots and the definitions are compared. Files and accounts are not.",
            id:
                "Yang dibandingkan: baris, isi, titik periksa, keadaan permohonan, register nomor dan jadwal, serta definisi. Berkas dan akun tidak."
        ),
        options: [
            .database, .region, .configuration,
            OptionUsage(
                name: .checkpoint, value: .text("HASH"),
                help: Words(
                    en: "The hash of a checkpoint as it was noted elsewhere: it must be there still.",
                    id: "Hash titik periksa seperti dicatat di tempat lain: harus masih ada.")),
            OptionUsage(
                name: .receipt, value: .text("TEXT"),
                help: Words(
                    en: "A receipt that somebody was given: the journal must still hold what it says.",
                    id: "Tanda bukti yang pernah diberikan: jurnal harus masih memuat yang dinyatakannya.")),
            .lang,
        ])

    private let address: StoreAddress
    private let noted: String?
    private let receipt: JournalReceipt?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        address = try Said(line).store(of: Self.usage)
        noted = line.text(.checkpoint)
        language = line.language
        receipt = line.text(.receipt).flatMap { JournalReceipt($0) }
        if line.has(.receipt), receipt == nil {
            throw .usage(
                [Words(en: "--receipt: this is no receipt", id: "--receipt: ini bukan tanda bukti")], command: Self.usage.name)
        }
    }

    func run() async throws -> ExitStatus {
        do {
            let report: JournalReport
            switch address {
            case .file(let path):
                try Store.checkExisting(path)
                let store = try StoreFile(path: path)
                report = try store.read { try Verification.run($0, noted: noted, receipt: receipt) }
                try store.close()
            case .server(let server, let files):
                let store = try Store(existing: server, files: files)
                report = try await store.read { [noted, receipt] in try Verification.run($0, noted: noted, receipt: receipt) }
                try store.close()
            }
            if let receipt, !report.faults.contains(where: { $0.kind == .receipt }) {
                let words = Words(
                    en: "the journal holds row \(receipt.revision) of \(receipt.number) as the receipt says",
                    id: "jurnal memuat baris \(receipt.revision) \(receipt.number) seperti dinyatakan tanda bukti")
                Shell.print(words[language] + "\n")
            }
            return report.tell(in: language)
        } catch let error as StoreError { throw error.fault(of: "\(address)") }
    }
}

extension JournalReport {
    /// Says each fault, then what was read.
    func tell(in language: MessageLanguage) -> ExitStatus {
        for fault in faults { Shell.print(fault.words[language] + "\n") }
        let sum = Words(
            en: "\(cases) cases, \(rows) rows, \(erased) erased, \(faults.count) faults",
            id: "\(cases) permohonan, \(rows) baris, \(erased) dihapus, \(faults.count) kesalahan")
        Shell.print(sum[language] + "\n")
        if erasures > 0 {
            let words = Words(
                en: "\(erasures) erasures, \(requests) on request", id: "\(erasures) penghapusan, \(requests) atas permintaan")
            Shell.print(words[language] + "\n")
        }
        if let lastCheckpoint {
            let (number, hash) = (lastCheckpoint.number, Secret.hex(lastCheckpoint.hash))
            Shell.print(Words(en: "checkpoint \(number): \(hash)", id: "titik periksa \(number): \(hash)")[language] + "\n")
        }
        return faults.isEmpty ? .clean : .findings
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
            case .missing: "isinya hilang, dan tidak ada penghapusan yang menjelaskannya"
            case .head: "permohonan tidak berada di akhir jurnalnya"
            case .format: "bentuk baris ini tidak dikenal program ini"
            case .orphan: "ada baris dari permohonan yang tidak ada"
            case .definition: "definisinya diubah"
            case .state: "permohonan tidak seperti hasil peristiwanya"
            case .number: "register nomor tidak sesuai dengan permohonan"
            case .counter: "nomor yang diberikan tidak lengkap dari 1 sampai yang terakhir diambil"
            case .slot: "register jadwal tidak sesuai dengan permohonan"
            case .file: "berkas yang diserahkan hilang atau berubah"
            case .removedCase: "permohonan ini dihapus sesudah titik periksa itu"
            case .removedRow: "baris ini dihapus sesudah titik periksa itu"
            case .rewrittenRow: "baris ini diubah sesudah titik periksa itu"
            case .checkpoint: "titik periksa ini diubah, atau salah satu sebelumnya hilang"
            case .unmarked: "baris ini belum dan tidak akan dimuat titik periksa"
            case .receipt: "jurnal tidak memuat yang dinyatakan tanda bukti"
            case .unknownCheckpoint: "tidak ada titik periksa dengan hash ini"
            }
        let place = row == 0 ? caseNumber : "\(caseNumber) baris \(row)"
        return Words(en: description, id: "\(place)\(checkpoint.map { ", titik periksa \($0)" } ?? ""): \(what)")
    }
}
