import Console
import Server
import ServiceDSL
import ServiceIR

/// `mppd erase --yes`; `mppd erase --case 7307-2026-000001 --reason "Surat 12/2026" --yes`
struct Erase: Command {
    static let usage = CommandUsage(
        name: "erase",
        summary: Words(
            en: "Erase the personal data of cases that are kept no longer, or of one case on a person's request.",
            id: "Menghapus data pribadi permohonan yang lewat masa simpannya, atau satu permohonan atas permintaan orangnya."),
        discussion: Words(
            en:
                "Says what would be erased and why; only --yes erases. `mppd serve` does the same by itself, but for requests. Journals still verify, numbers and days stay.",
            id:
                "Menyebut apa yang akan dihapus dan sebabnya; hanya --yes yang menghapus. `mppd serve` melakukan hal yang sama sendiri, kecuali permintaan. Jurnal tetap dapat diperiksa; nomor dan tanggal tetap ada."
        ),
        options: [
            .database, .region, .configuration, .files,
            OptionUsage(name: .yes, value: .flag, help: Words(en: "Erase it.", id: "Hapus.")),
            OptionUsage(
                name: .case, value: .text("NUMBER"),
                help: Words(
                    en: "This case alone, on request (UU 27/2022), whatever its time of keeping.",
                    id: "Permohonan ini saja, atas permintaan (UU 27/2022), berapa pun masa simpannya.")),
            OptionUsage(
                name: .reason, value: .text("TEXT"),
                help: Words(
                    en: "Why, with --case; it stays on record, so it names nobody.",
                    id: "Sebabnya, bersama --case; tetap tercatat, jadi jangan sebut nama orang.")),
            OptionUsage(
                name: .open, value: .flag,
                help: Words(
                    en: "A case that is under way too: it is withdrawn first.", id: "Juga permohonan yang masih berjalan: ditarik dahulu.")),
            OptionUsage(
                name: .list, value: .flag,
                help: Words(
                    en: "List what was erased on request, to be erased again after an older backup is restored.",
                    id: "Mendaftar yang dihapus atas permintaan, untuk dihapus lagi setelah salinan lama dikembalikan.")),
            .webhooks, .signingKeys, .lang,
        ])

    private let address: StoreAddress
    private let number: String?
    private let reason: String
    private let isMeant: Bool
    private let withdraws: Bool
    private let isList: Bool
    /// By what `mppd serve` signs and tells: a withdrawal may free a slot for the next, and what was due happens first.
    private let signer: OutputSigner?
    private let receivers: [WebhookReceiver]
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        number = line.text(.case)
        isMeant = line.has(.yes)
        withdraws = line.has(.open)
        isList = line.has(.list)
        language = line.language
        var faults: [Words] = []
        reason = line.reason(isRequired: number != nil, faults: &faults)
        if number == nil, line.has(.reason) || withdraws {
            faults.append(Words(en: "--reason and --open go with --case", id: "--reason dan --open hanya bersama --case"))
        }
        if isList, number != nil || isMeant {
            faults.append(Words(en: "--list stands alone", id: "--list berdiri sendiri"))
        }
        if !faults.isEmpty { throw .usage(faults, command: Self.usage.name) }
        signer = try OutputSigner.named(Said(line).text(.signingKeys))
        receivers = try Said(line).receivers()
        // Files are touched only where something is erased.
        address = try isMeant ? Said(line).storeWithFiles(of: Self.usage) : Said(line).store(of: Self.usage)
    }

    func run() async throws -> ExitStatus {
        do {
            let store = try Store(existing: address)
            defer { try? store.close() }
            if isList {
                let zone = try await store.read(Registry.servedCatalog)?.timeZone ?? .wib
                let requests = try await store.read { try ErasureRecord.all($0, onlyRequests: true) }
                for one in requests {
                    Shell.print("\(one.number)\t\(one.at.iso(in: zone))\t\(one.actor)\t\(one.reason ?? "")\n")
                }
                return .clean
            }
            guard let registry = try await Registry(stored: store, signer: signer, receivers: receivers, now: Portal.systemTime) else {
                // Nothing was ever served here.
                if let number { throw refuse(number, "no such case", "tidak ada permohonan itu") }
                return .clean
            }
            let turn = ErasureTurn(store: store, timeZone: registry.catalog.timeZone)
            let status = if let number { try await erase(number, registry) } else { try await eraseDue(turn) }
            if isMeant {
                try await turn.removeFiles()
                try await turn.scrub()
            }
            return status
        } catch let error as StoreError { throw error.fault(of: "\(address)") }
    }

    private var actor: String { Mppd.`operator` }

    private func eraseDue(_ turn: ErasureTurn) async throws -> ExitStatus {
        let now = Portal.systemTime()
        var count = 0
        var due = try await turn.due(at: now, limit: isMeant ? ErasureTurn.mostCases : Int.max)
        repeat {
            for one in due {
                let what = one.fields.isEmpty ? Words(en: "the case", id: "seluruhnya")[language] : one.fields.joined(separator: ", ")
                let words = Words(
                    en: "\(one.number)  \(one.service)  ended \(one.endedOn)  \(one.rule): \(what)",
                    id: "\(one.number)  \(one.service)  selesai \(one.endedOn)  \(one.rule): \(what)")
                Shell.print(words[language] + "\n")
            }
            guard isMeant else { break }
            count += try await turn.run(at: now, by: actor)
            due = try await turn.due(at: now, limit: ErasureTurn.mostCases)
        } while !due.isEmpty
        if !isMeant { count = due.count }
        let words =
            isMeant
            ? Words(en: "\(count) erased", id: "\(count) dihapus")
            : Words(en: "\(count) would be erased with --yes", id: "\(count) akan dihapus dengan --yes")
        Shell.print(words[language] + "\n")
        return .clean
    }

    private func refuse(_ number: String, _ en: String, _ id: String) -> Fault {
        .other(Words(en: "\(number): \(en)", id: "\(number): \(id)"))
    }

    private func erase(_ number: String, _ registry: Registry) async throws -> ExitStatus {
        switch try await registry.erase(case: number, reason: reason, withdraws: withdraws, isMeant: isMeant, by: actor) {
        case .erased:
            let words =
                isMeant
                ? Words(en: "\(number) erased", id: "\(number) dihapus")
                : Words(en: "\(number) would be erased with --yes", id: "\(number) akan dihapus dengan --yes")
            Shell.print(words[language] + "\n")
            return .clean
        case .noSuchCase: throw refuse(number, "no such case", "tidak ada permohonan itu")
        case .isErased: throw refuse(number, "erased already", "sudah dihapus")
        case .isOpen:
            throw refuse(number, "still under way; with --open it is withdrawn first", "masih berjalan; dengan --open ditarik dahulu")
        case .notWithdrawable:
            throw refuse(
                number, "still under way, and cannot be withdrawn as it stands: it is ended first",
                "masih berjalan dan tidak dapat ditarik: akhiri dahulu")
        }
    }
}
