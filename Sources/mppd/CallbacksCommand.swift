import Console
import Server
import ServiceDSL
import ServiceIR

/// `mppd callbacks list`
struct CallbacksList: Command {
    static let usage = CommandUsage(
        name: "callbacks list",
        summary: Words(
            en: "List what other systems called back and could not be taken, or was taken again or settled since.",
            id: "Menampilkan panggilan balik sistem lain yang tidak dapat diterima, atau yang kemudian diterima atau diselesaikan."),
        options: [
            OptionUsage(
                name: .state, value: .word(DeadCallback.State.allCases.map(\.rawValue), isFirstDefault: true),
                help: Words(
                    en: "Those of one state alone: dead, taken again, or settled.",
                    id: "Hanya satu keadaan: belum diterima, diterima kemudian, atau diselesaikan."))
        ] + RecordList.options + [.database, .region, .configuration, .lang])

    private let state: DeadCallback.State
    private let list: RecordList
    private let address: StoreAddress

    init(_ line: ArgumentLine) throws(Fault) {
        state = line.word(.state) ?? .dead
        list = RecordList(line)
        address = try Said(line).store(of: Self.usage)
    }

    func run() async throws -> ExitStatus {
        let store = try Store(existing: address)
        let (found, zone) = try await store.read { [state, list] db in
            (try DeadCallbacks.list(db, [state], limit: list.limit), try Registry.servedCatalog(db)?.timeZone ?? .wib)
        }
        let heads = [
            Words(en: "id", id: "id"), Words(en: "system", id: "sistem"), Words(en: "case", id: "permohonan"),
            Words(en: "step", id: "langkah"), Words(en: "reference", id: "rujukan"), Words(en: "amount", id: "jumlah"),
            Words(en: "why", id: "sebab"), Words(en: "times", id: "kali"), Words(en: "last", id: "terakhir"),
            Words(en: "by", id: "oleh"), Words(en: "note", id: "catatan"),
        ]
        list.print(found, as: "callbacks", heads: heads) { one in
            [
                "\(one.id)", one.system, one.number, one.step, one.reference, one.amount.map { "\($0)" } ?? "-", one.reason, "\(one.tries)",
                one.lastAt.iso(in: zone), one.handledBy ?? "-", one.note ?? "-",
            ]
        } json: {
            $0.json(in: zone)
        }
        return .clean
    }
}

/// `mppd callbacks take 17`
struct CallbacksTake: Command {
    static let usage = CommandUsage(
        name: "callbacks take",
        summary: Words(
            en: "Take callbacks again that could not be taken when they came.",
            id: "Menerima lagi panggilan balik yang dulu tidak dapat diterima."),
        operands: .many("ID", Words(en: "Of `mppd callbacks list`, dead.", id: "Dari `mppd callbacks list`, dead.")),
        options: [
            OptionUsage(name: .dead, value: .flag, help: Words(en: "All that were not taken.", id: "Semua yang belum diterima.")),
            .database, .region, .configuration, .webhooks, .signingKeys, .lang,
        ])

    private let ids: [Int64]?
    private let address: StoreAddress
    /// By what `mppd serve` signs and tells: what a callback sets going may release a letter.
    private let signer: OutputSigner?
    private let receivers: [WebhookReceiver]
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        guard line.operands.isEmpty == line.has(.dead) else {
            throw .usage([Words(en: "give ids, or --dead", id: "beri ID, atau --dead")], command: Self.usage.name)
        }
        ids = line.has(.dead) ? nil : try line.ids(of: Self.usage)
        signer = try OutputSigner.named(Said(line).text(.signingKeys))
        receivers = try Said(line).receivers()
        address = try Said(line).store(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let store = try Store(existing: address)
        defer { try? store.close() }
        guard let registry = try await Registry(stored: store, signer: signer, receivers: receivers, now: Portal.systemTime) else {
            return .clean
        }
        let asked = if let ids { ids } else { try await store.read { try DeadCallbacks.dead($0) } }
        var status = ExitStatus.clean
        for id in asked {
            let words: Words
            let retaken = try await registry.takeAgain(callback: id, by: Mppd.`operator`)
            if case .taken = retaken {} else { status = .findings }
            switch retaken {
            case .taken: words = Words(en: "\(id)\ttaken", id: "\(id)\tditerima")
            case .absent: words = Words(en: "\(id)\tthere is none to take", id: "\(id)\ttidak ada yang dapat diterima")
            case .refused(let why): words = Words(en: "\(id)\tnot taken: \(why)", id: "\(id)\ttidak diterima: \(why)")
            }
            Shell.print(words[language] + "\n")
        }
        return status
    }
}

/// `mppd callbacks settle 17 --reason "Dikembalikan ke pembayar, BA 3/2026"`
struct CallbacksSettle: Command {
    static let usage = CommandUsage(
        name: "callbacks settle",
        summary: Words(
            en: "Note that callbacks need nothing more here, and why; what they said goes.",
            id: "Mencatat bahwa panggilan balik tidak perlu diapa-apakan lagi di sini, dan sebabnya; isinya dihapus."),
        operands: .many("ID", Words(en: "Of `mppd callbacks list`, dead.", id: "Dari `mppd callbacks list`, dead.")),
        options: [
            OptionUsage(
                name: .reason, value: .text("TEXT"),
                help: Words(
                    en: "What was done about it; it stays on record, so it names nobody.",
                    id: "Apa yang sudah dilakukan; tetap tercatat, jadi jangan sebut nama orang.")),
            .database, .region, .configuration, .lang,
        ])

    private let ids: [Int64]
    private let reason: String
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        var faults: [Words] = []
        if line.operands.isEmpty { faults.append(Words(en: "give ids", id: "beri ID")) }
        reason = line.reason(isRequired: true, faults: &faults)
        if !faults.isEmpty { throw .usage(faults, command: Self.usage.name) }
        ids = try line.ids(of: Self.usage)
        address = try Said(line).store(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let (store, now) = (try Store(existing: address), Portal.systemTime())
        let count = try await store.write { [ids, reason] db in
            try ids.count { try DeadCallbacks.settle(db, $0, because: reason, by: Mppd.`operator`, at: now) }
        }
        Shell.print(Words(en: "\(count) settled", id: "\(count) diselesaikan")[language] + "\n")
        return count < ids.count ? .findings : .clean
    }
}

extension DeadCallback {
    fileprivate func json(in zone: TimeZoneID) -> JSONValue {
        var members: JSONObject = [
            "id": .integer(id), "state": .string(state.rawValue), "system": .string(system), "case": .string(number), "step": .string(step),
            "reference": .string(reference), "reason": .string(reason), "times": .integer(Int64(tries)),
            "first": .string(firstAt.iso(in: zone)), "last": .string(lastAt.iso(in: zone)),
        ]
        if let amount { members["amount"] = .integer(amount) }
        if let handledBy { members["by"] = .string(handledBy) }
        if let note { members["note"] = .string(note) }
        return .object(members)
    }
}
