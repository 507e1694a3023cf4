import Expectations
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Runtime
import Server
import ServiceDSL
import ServiceIR
import Synchronization
import Testing

/// A portal over a real database, SQLite's in a folder of its own or PostgreSQL's in a schema of its own, with a clock that the test sets.
final class Trial: Sendable {
    static let catalogYAML = """
        catalog: uji
        edition: 2026
        name: { id: Daerah Uji, en: Test Region }
        region: "73.07"
        time_zone: WITA
        languages: [id, en]
        calendar: uji-2026
        office_hours: { mon_fri: "08:00-16:00", break: "12:00-13:00" }
        agencies: { dinas: { name: Dinas Uji, head: kepala }, lain: Dinas lain }
        roles:
          loket: { name: Petugas loket, agency: dinas }
          pemeriksa: { name: Pemeriksa, agency: dinas }
          kepala: { name: Kepala dinas, agency: dinas, stand_in: sekretaris }
          sekretaris: { name: Sekretaris, agency: dinas }
          orang_luar: { name: Orang luar, agency: lain }
          lurah: { name: Lurah, per: village, stand_in: seklur }
          seklur: { name: Sekretaris lurah, per: village }
        systems: { simbg: SIMBG }
        resources:
          gor: { name: Gedung olahraga, hours: "08:00-20:00", slots: 2 hours }
          parkir: { name: Parkir, units: 27, hours: "08:00-20:00", slots: 1 minute }
          kolam: { name: Kolam, hours: "08:00-20:00", slots: 2 hours, waiting_list: true }
          keliling: { name: Layanan keliling, dates: [2026-03-02, 2026-06-03, 2026-09-02], slots: { pagi: { name: Pagi, hours: "08:00-12:00" } } }
          sidang: { name: Sidang, units: 28, dates: [2026-03-14], slots: { sidang: { name: Hari sidang } } }
          temu: { name: Loket temu, agency: dinas, units: 2, slots: { pagi: { name: Pagi, hours: "08:00-12:00" }, siang: { name: Siang, hours: "13:00-16:00" } } }
        returns: { within: 10 working days, at_most: 3 }
        complaints: { channels: [counter], within: 5 working days }
        """
    static let calendarYAML = """
        calendar: uji-2026
        from: 2026-01-01
        until: 2026-12-31
        legal_basis: { skb: SKB Uji }
        days:
          - { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb }
        """
    static let serviceYAML = """
        service: izin-uji
        version: 1
        name: { id: Izin Uji, en: Test permit }
        summary: Izin untuk menguji.
        agency: dinas
        legal_basis: { perda: Perda Uji 1/2026 }
        applicants: [person, company]
        channels: [online, counter]
        form:
          pemohon:
            name: Pemohon
            party: applicant
            fields:
              nama: { name: { id: Nama, en: Full name }, type: text, purpose: Identitas }
              perusahaan: { name: Nama perusahaan, type: text, when: applicant == 'company', purpose: Identitas }
          usaha:
            name: Usaha
            fields:
              luas: { name: Luas, type: decimal, unit: m2, min: 1, max: 1000, purpose: Tarif }
              bising: { name: Bising, type: yes_no, purpose: Lingkungan }
              alasan: { name: Alasan kebisingan, type: long_text, when: bising, purpose: Lingkungan }
        documents:
          ktp: KTP
          tetangga: { name: Persetujuan tetangga, when: bising, accept: [pdf] }
        tables:
          tarif: { of: bising, unit: rupiah/m2, rows: { "true": 1500, "false": 1000 } }
        fee:
          retribusi: { name: Retribusi, amount: luas * tarif(bising), round: up 100, legal_basis: perda }
        sla: { starts: pemeriksaan.lengkap, within: 5 working days }
        workflow:
          pemeriksaan:
            name: Pemeriksaan
            by: pemeriksa
            actions:
              lengkap: { name: Lengkap, to: bayar }
              kembalikan: { name: Kembalikan, repair: { within: 5 working days } }
              tolak: { name: Tolak, to: ditolak }
          bayar:
            name: Pembayaran
            pay: [retribusi]
            by: loket
            within: 3 days
            to: tanda_tangan
            late: { to: gugur }
          tanda_tangan: { name: Tanda tangan, by: kepala, signs: [izin], within: 2 working days, to: terbit }
          terbit: { issue: [izin], to: selesai }
          selesai: { end: granted }
          ditolak: { end: refused }
          gugur: { end: lapsed, reason: Waktu terlewat }
        outputs:
          izin: { name: Surat Izin Uji, number: "{seq:3}/UJI/{year}", valid_for: 1 year, signature: electronic, delivery: [download], values: { luas: luas } }
        privacy: { basis: public_service, keep_for: 5 years }
        """

    let portal: Portal
    let folder: String
    private let ownsFolder: Bool

    /// Monday 9 March 2026, 09:00 WITA.
    static let start = instant(2026, 3, 9, 9)

    static func instant(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        let days = CivilDate(year: year, month: month, day: day)?.dayNumber ?? 0
        return Instant(seconds: Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60) - TimeZoneID.wita.secondsFromUTC)
    }

    /// The sources of the trial's catalog with these services.
    static func sources(_ services: [String], catalog: String = catalogYAML) -> [SourceFile] {
        [SourceFile(path: "uji/catalog.yaml", text: catalog), SourceFile(path: "uji/uji-2026.calendar.yaml", text: calendarYAML)]
            + services.enumerated().map { SourceFile(path: "uji/layanan-\($0).service.yaml", text: $1) }
    }

    /// The catalog of `Tests/Keywords`, without its scenarios.
    static func keywords() throws -> [SourceFile] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Keywords")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".scenarios.yaml") }.map { name in
            SourceFile(path: "Keywords/\(name)", bytes: Array(try Data(contentsOf: folder.appending(path: name))))
        }
    }

    static func compile(_ sources: [SourceFile]) throws -> (CompiledCatalog, [CompiledService]) {
        let compilation = Compiler.compile(sources: sources)
        let faults = compilation.findings.filter { $0.severity >= .danger }
        expect(faults.isEmpty, "\(DiagnosticText.full(faults, in: compilation.sources, language: .en))")
        let unit = try #require(compilation.catalogs.first { !$0.services.isEmpty })
        return (try #require(unit.catalog), unit.services.map(\.service))
    }

    convenience init(
        service: String = Trial.serviceYAML, folder: String? = nil, at start: Instant = Trial.start, uploadLimit: Int = 100_000,
        definitions: DefinitionCache = DefinitionCache(), crews: PostgresCrews? = nil
    ) async throws {
        try await self.init(
            sources: Trial.sources([service]), folder: folder, at: start, uploadLimit: uploadLimit, definitions: definitions, crews: crews)
    }

    init(
        sources: [SourceFile], folder: String? = nil, at start: Instant = Trial.start, uploadLimit: Int = 100_000, isSecure: Bool = false,
        proxies: Set<String> = [], needsSecondFactor: Bool = false, tokenIssuer: String? = nil, signer: OutputSigner? = nil,
        receivers: [WebhookReceiver] = [], fileKeys: FileKeys? = nil, scanner: VirusScanner? = nil,
        pdfCommand: PDFCommand? = nil, streams: StreamLimits = StreamLimits(), definitions: DefinitionCache = DefinitionCache(),
        crews: PostgresCrews? = nil, catalog whole: CompiledCatalog? = nil, origins: [String] = [], words: [WordFile] = [],
        login: LoginProviders = LoginProviders(),
        clock box: ClockBox = ClockBox()
    ) async throws {
        let (compiled, services) = try Trial.compile(sources)
        let catalog = whole ?? compiled
        ownsFolder = folder == nil
        self.folder = folder ?? NSTemporaryDirectory() + "mpp-trial-\(Secret.make())"
        try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
        var configuration = PortalConfiguration()
        configuration.database = try Trial.address(in: self.folder)
        configuration.passwordCost = Passwords.Cost(passes: 1, kibibytes: 8, lanes: 1)
        configuration.proxies = proxies
        configuration.needsSecondFactor = needsSecondFactor
        configuration.outputSigner = signer
        configuration.receivers = receivers
        configuration.fileKeys = fileKeys
        configuration.scanner = scanner
        configuration.pdfCommand = pdfCommand
        configuration.streams = streams
        configuration.definitions = definitions
        configuration.crews = crews
        configuration.words = words
        configuration.login = login
        configuration.origins = Set(origins.compactMap { WebOrigin($0) })
        if let tokenIssuer {
            configuration.tokenIssuer = try TokenIssuer(
                path: tokenIssuer, known: catalog.roles.keys, officers: login.officers, applicants: login.applicants, at: start)
        }
        configuration.uploadLimit = uploadLimit
        configuration.isSecure = isSecure
        configuration.systemSecrets = ["simbg": "rahasia-simbg"]
        configuration.now = { box.now }
        var logger = Logger(label: "trial")
        logger.logLevel = .critical
        box.now = start
        self.box = box
        portal = try await Portal(DefinitionSource(catalog, services), configuration: configuration, logger: logger)
    }

    deinit { if ownsFolder { try? FileManager.default.removeItem(atPath: folder) } }

    private let box: ClockBox
    var now: Instant {
        get { box.now }
        set { box.now = newValue }
    }

    /// Gives every role an officer of the same name; returns the client's headers by role.
    func officers() async throws {
        for role in portal.catalog.roles.keys {
            try await portal.accounts.set(
                login: role.rawValue, name: "Nama \(role)", roles: [role.rawValue], password: "rahasia-\(role)", at: now)
        }
    }

    /// Opens every case that a timer opens by now; how many.
    func openAllDue() async throws -> Int {
        var count = 0
        while try await portal.registry.openNextDue() { count += 1 }
        return count
    }

    /// What `mppd verify` finds.
    func faults() async throws -> [JournalFault] { try await portal.store.read { try Verification.run($0) }.faults }

    func test<T: Sendable>(_ body: @escaping @Sendable (PortalClient) async throws -> T) async throws -> T {
        try await body(PortalClient(portal))
    }
}

final class ClockBox: Sendable {
    private let state = Mutex(Instant(seconds: 0))
    var now: Instant {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

/// An answer as the tests look at it.
struct Answer {
    var status: Int
    var headers: HTTPFields
    var body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
    /// Whether it is the page that shows number and secret of a case just filed.
    var isReceipt: Bool { status == 200 && text.contains("id=\"nomor\"") && text.contains("id=\"kunci\"") }
    func header(_ name: String) -> String? { headers.first { $0.name.rawName.lowercased() == name.lowercased() }?.value }
}

extension PortalClient {
    /// Sends the form of an application as a browser does: of one that is taken the answer is its receipt.
    func apply(_ type: String, _ body: [UInt8]) async throws -> Answer {
        let answer = try await call(.post, "/layanan/izin-uji/ajukan", ["Content-Type": type], body: body)
        guard answer.status == 303, let page = answer.header("Location") else { return answer }
        let cookie = try #require(answer.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
        return try await call(.get, page, ["Cookie": cookie])
    }

    /// Opens a case by the form of its receipt.
    func open(_ receipt: Answer) async throws -> Answer {
        let values = ["nomor", "kunci", "dari"].compactMap { name in
            PageTests.inputs(name, in: receipt.text).first.map { "\(name)=\($0)" }
        }
        expect(values.count, equals: 3, "\(receipt.text)")
        return try await call(
            .post, "/lacak", ["Content-Type": "application/x-www-form-urlencoded"], body: Array(values.joined(separator: "&").utf8))
    }

    func post(_ path: String, _ json: JSONValue, _ headers: [String: String] = [:]) async throws -> Answer {
        var headers = headers
        headers["Content-Type"] = "application/json"
        if headers["Idempotency-Key"] == nil { headers["Idempotency-Key"] = Secret.make() }
        return try await call(.post, path, headers, body: json.bytes(.compact))
    }

    /// Cookie and token of an officer.
    func logIn(_ role: String) async throws -> [String: String] {
        let answer = try await post("/api/v1/session", ["login": .string(role), "password": .string("rahasia-\(role)")])
        let cookie = try #require(answer.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
        return ["Cookie": cookie, "X-CSRF-Token": try #require(answer.json["csrf"]?.string)]
    }

    /// The cookie of a browser in which a case was opened by its secret.
    func openCase(_ number: String, _ own: [String: String]) async throws -> [String: String] {
        let secret = try #require(own["Authorization"]?.split(separator: " ").last)
        let opened = try await call(
            .post, "/lacak", ["Content-Type": "application/x-www-form-urlencoded"], body: Array("nomor=\(number)&kunci=\(secret)".utf8))
        return ["Cookie": try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init), "\(opened.status)")]
    }

    struct NoFile: Error {
        let status: Int
        let text: String
    }

    func upload(_ name: String = "ktp.pdf", _ bytes: [UInt8] = Array("%PDF-1.7 uji".utf8)) async throws -> String {
        let answer = try await call(.post, "/api/v1/uploads?name=\(name)", [:], body: bytes)
        // Where connections are cut it is tried again: a fault that is thrown, not one that is noted at once.
        guard let file = answer.json["file"]?.string else { throw NoFile(status: answer.status, text: answer.text) }
        return file
    }

    func submission(luas: Int64 = 12) async throws -> JSONValue {
        [
            "applicant": "person", "channel": "online",
            "form": ["pemohon": ["nama": "Sitti"], "usaha": ["luas": .integer(luas), "bising": false]],
            "documents": ["ktp": ["file": .string(try await upload())]],
        ]
    }

    /// Files a case; its number and the applicant's header.
    func file(luas: Int64 = 12) async throws -> (number: String, own: [String: String]) {
        let answer = try await post("/api/v1/services/izin-uji/cases", try await submission(luas: luas))
        expect(answer.status, equals: 201, "\(answer.text)")
        let secret = try #require(answer.json["secret"]?.string)
        return (try #require(answer.json["case"]?.string), ["Authorization": "Bearer \(secret)"])
    }

    func act(_ number: String, _ step: String, _ action: String, _ headers: [String: String], reason: String? = nil) async throws -> Answer
    {
        var act: JSONObject = ["step": .string(step), "action": .string(action)]
        if let reason { act["reason"] = .string(reason) }
        return try await post("/api/v1/cases/\(number)/acts", .object(act), headers)
    }
}
