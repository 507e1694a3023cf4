import Console
import Server
import ServiceDSL
import ServiceIR

/// `mppd audit --case 7307-2026-000001`
struct Audit: Command {
    static let usage = CommandUsage(
        name: "audit",
        summary: Words(
            en: "List who read which people's data, the last read first.", id: "Menampilkan siapa membaca data siapa, yang terakhir dahulu."
        ),
        discussion: Words(
            en: "Read is a case, an upload, a letter (output), a list, a search or an export. None of the data stands here.",
            id: "Yang dibaca: permohonan, unggahan, surat (output), daftar, pencarian, atau ekspor. Datanya sendiri tidak tercantum."),
        options: [
            .database, .region, .configuration,
            OptionUsage(name: .case, value: .text("NUMBER"), help: Words(en: "Of this case alone.", id: "Hanya permohonan ini.")),
            OptionUsage(
                name: .officer, value: .text("LOGIN"), help: Words(en: "By this officer alone.", id: "Hanya oleh petugas ini.")),
            OptionUsage(name: .from, value: .date, help: Words(en: "The first day.", id: "Hari pertama.")),
            OptionUsage(name: .until, value: .date, help: Words(en: "The last day.", id: "Hari terakhir.")),
            OptionUsage(
                name: .format, value: .word(["text", "json"], isFirstDefault: true),
                help: Words(en: "json = one JSON object in each line.", id: "json = satu objek JSON tiap baris.")),
            .lang,
        ])

    private let address: StoreAddress
    private let number: String?
    private let login: String?
    private let from: CivilDate?
    private let until: CivilDate?
    private let isJSON: Bool

    init(_ line: ArgumentLine) throws(Fault) {
        address = try Said(line).store(of: Self.usage)
        number = line.text(.case)
        login = line.text(.officer)
        from = line.date(.from)
        until = line.date(.until)
        isJSON = line.text(.format) == "json"
    }

    func run() async throws -> ExitStatus {
        do {
            let store = try Store(existing: address)
            defer { try? store.close() }
            try await refuseUnknown(in: store)
            let zone = try await store.read(Registry.servedCatalog)?.timeZone ?? .wib
            func start(_ day: CivilDate?) -> Instant? {
                day.map { Instant(seconds: Int64($0.dayNumber) * 86_400 - zone.secondsFromUTC) }
            }
            var query = Reads.Query()
            query.number = number
            query.login = login
            query.from = start(from)
            query.until = start(until?.adding(days: 1))
            repeat {
                let (asked, limit) = (query, 1000)
                let page = try await store.read { try Reads.find($0, asked, limit: limit) }
                for one in page { Shell.print(line(one, zone) + "\n") }
                query.before = page.count == limit ? page.last?.id : nil
            } while query.before != nil
            return .clean
        } catch let error as StoreError { throw error.fault(of: "\(address)") }
    }

    /// A slip of the pen would look as if nobody had read anything.
    private func refuseUnknown(in store: Store) async throws {
        let (number, login) = (number, login)
        let (isCase, isOfficer) = try await store.read { db in
            (
                try number.map { try Int.fetchOne(db, sql: "SELECT 1 FROM cases WHERE number = ?", arguments: [$0]) != nil } ?? true,
                try login.map { try Int.fetchOne(db, sql: "SELECT 1 FROM accounts WHERE login = ?", arguments: [$0]) != nil } ?? true
            )
        }
        var faults: [Words] = []
        if !isCase, let number { faults.append(Words(en: "\(number): no such case", id: "\(number): tidak ada permohonan itu")) }
        if !isOfficer, let login { faults.append(Words(en: "\(login): no such account", id: "\(login): tidak ada akun itu")) }
        if !faults.isEmpty { throw Fault.several(faults) }
    }

    private func line(_ one: Reads.One, _ zone: TimeZoneID) -> String {
        if isJSON { return String(decoding: one.json { $0.iso(in: zone) }.bytes(.compact), as: UTF8.self) }
        return [one.at.iso(in: zone), one.login ?? one.reader, one.kind, one.number ?? ""].joined(separator: "\t")
    }
}
