import Console
import Server
import ServiceDSL
import ServiceIR

/// `mppd outbox list --state dead`
struct OutboxList: Command {
    static let usage = CommandUsage(
        name: "outbox list",
        summary: Words(
            en: "List the messages that wait for a receiver, or were given up.",
            id: "Menampilkan pesan yang menunggu penerimanya, atau yang tidak dicoba lagi."),
        options: [
            OptionUsage(
                name: .state, value: .word(Delivery.State.allCases.map(\.rawValue), isFirstDefault: false),
                help: Words(
                    en: "Those of one state alone; else waiting and dead (given up).",
                    id: "Hanya satu keadaan: menunggu, terkirim, atau gagal; kalau tidak, waiting dan dead."))
        ] + RecordList.options + [.database, .region, .configuration, .lang])

    private let states: [Delivery.State]
    private let list: RecordList
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        states = line.word(.state).map { [$0] } ?? [.waiting, .dead]
        list = RecordList(line)
        address = try Said(line).store(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let store = try Store(existing: address)
        let (found, zone) = try await store.read { [states, list] db in
            (try Deliveries.list(db, states, limit: list.limit), try Registry.servedCatalog(db)?.timeZone ?? .wib)
        }
        let heads = [
            Words(en: "id", id: "id"), Words(en: "state", id: "keadaan"), Words(en: "receiver", id: "penerima"),
            Words(en: "event", id: "peristiwa"), Words(en: "case", id: "permohonan"), Words(en: "tries", id: "percobaan"),
            Words(en: "at", id: "waktu"), Words(en: "reason", id: "alasan"),
        ]
        list.print(found, as: "deliveries", heads: heads) { one in
            [
                "\(one.id)", one.state.words[language], one.receiver, one.kind, one.caseNumber, "\(one.tries)", one.at.iso(in: zone),
                one.reason ?? "-",
            ]
        } json: {
            $0.json(in: zone)
        }
        return .clean
    }
}

/// `mppd outbox send 17`
struct OutboxSend: Command {
    static let usage = CommandUsage(
        name: "outbox send",
        summary: Words(
            en: "Have messages sent again, or older ones for the first time, by the `mppd serve` that runs.",
            id: "Mengirim ulang pesan, atau mengirim pesan lama untuk pertama kali, lewat `mppd serve` yang berjalan."),
        operands: .many("ID", Words(en: "Of `mppd outbox list`, dead or sent.", id: "Dari `mppd outbox list`, dead atau sent.")),
        options: [
            OptionUsage(
                name: .dead, value: .flag, help: Words(en: "All that were given up.", id: "Semua yang tidak dicoba lagi.")),
            OptionUsage(
                name: .since, value: .date,
                help: Words(
                    en: "What came into the outbox since that day and was never meant for --receiver.",
                    id: "Yang masuk sejak hari itu dan belum pernah ditujukan ke --receiver.")),
            OptionUsage(
                name: .receiver, value: .text("NAME"),
                help: Words(en: "A receiver of the file that --webhooks names.", id: "Penerima dalam berkas yang disebut --webhooks.")),
            .webhooks, .database, .region, .configuration, .lang,
        ])

    private enum What {
        case these([Int64])
        case dead
        case older(WebhookReceiver, CivilDate)
    }

    private let what: What
    private let address: StoreAddress
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        func wrong(_ en: String, _ id: String) -> Fault { .usage([Words(en: en, id: id)], command: Self.usage.name) }
        let since = line.date(.since)
        guard [!line.operands.isEmpty, line.has(.dead), since != nil].count(where: { $0 }) == 1 else {
            throw wrong("give ids, or --dead, or --since with --receiver", "beri ID, atau --dead, atau --since bersama --receiver")
        }
        if let since {
            let receivers = try Said(line).receivers()
            if receivers.isEmpty {
                throw wrong("--since needs the receivers: --webhooks FILE", "--since memerlukan daftar penerima: --webhooks FILE")
            }
            guard let receiver = receivers.first(where: { $0.name == line.text(.receiver) }) else {
                let list = receivers.map(\.name).joined(separator: ", ")
                throw wrong("--since needs a --receiver of --webhooks: \(list)", "--since memerlukan --receiver dari --webhooks: \(list)")
            }
            what = .older(receiver, since)
        } else {
            what = line.has(.dead) ? .dead : .these(try line.ids(of: Self.usage))
        }
        address = try Said(line).store(of: Self.usage)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        let (store, now) = (try Store(existing: address), Portal.systemTime())
        let count = try await store.write { [what] db in
            switch what {
            case .these(let ids): try Deliveries.sendAgain(db, ids, at: now)
            case .dead: try Deliveries.sendAgain(db, nil, at: now)
            case .older(let receiver, let day):
                try Deliveries.addOlder(db, to: receiver, since: day.earliestStart, at: now)
            }
        }
        Shell.print(Words(en: "\(count) to be sent", id: "\(count) akan dikirim")[language] + "\n")
        if case .these(let ids) = what, count < ids.count { return .findings }
        return .clean
    }
}

extension CivilDate {
    /// When it begins in the east of the country: no part of it is left out, whichever the region's zone.
    fileprivate var earliestStart: Instant { Instant(seconds: Int64(dayNumber) * 86_400 - TimeZoneID.wit.secondsFromUTC) }
}

extension Delivery.State {
    /// As people read it; programs read the word of `--state`.
    fileprivate var words: Words {
        switch self {
        case .waiting: Words(en: "waiting", id: "menunggu")
        case .sent: Words(en: "sent", id: "terkirim")
        case .dead: Words(en: "given up", id: "gagal")
        }
    }
}

extension Delivery {
    fileprivate func json(in zone: TimeZoneID) -> JSONValue {
        var members: JSONObject = [
            "id": .integer(id), "state": .string(state.rawValue), "receiver": .string(receiver), "type": .string(kind),
            "case": .string(caseNumber), "tries": .integer(Int64(tries)), "at": .string(at.iso(in: zone)),
        ]
        if let reason { members["reason"] = .string(reason) }
        return .object(members)
    }
}

extension OptionUsage {
    static let webhooks = OptionUsage(
        name: .webhooks, value: .text("FILE"),
        help: Words(
            en: "Who is told of what happens to cases, as docs/operations.md says. MPPD_WEBHOOKS.",
            id: "Siapa yang diberi tahu tentang permohonan, menurut docs/operations.md. MPPD_WEBHOOKS."))
}

extension Said {
    /// The receivers of the file that is named; none without one.
    func receivers() throws(Fault) -> [WebhookReceiver] {
        guard let path = text(.webhooks) else { return [] }
        do throws(FileFaults) {
            return try WebhookReceiver.read(path: path, prefix: secretPrefix("WEBHOOK"), variable: Setting.text)
        } catch { throw .several(error.lines) }
    }
}
