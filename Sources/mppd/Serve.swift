import Console
import Foundation
import Logging
import NIOCore
import Server
import ServiceDSL
import ServiceIR

/// `mppd serve services/73.07-sinjai`
struct Serve: Command {
    static let usage = CommandUsage(
        name: "serve",
        summary: Words(
            en: "Serve a region's services: YAML, compiled at the start, or what `mppc build` wrote.",
            id: "Menjalankan layanan suatu daerah: YAML yang dikompilasi saat mulai, atau hasil `mppc build`."),
        discussion: Words(
            en: "Read is what `mppc check` reads for these folders; definitions with errors are refused.",
            id: "Yang dibaca sama dengan yang dibaca `mppc check` untuk folder itu; definisi dengan kesalahan ditolak."),
        operands: .many(
            "DIR",
            Words(
                en: "Folders with a catalog.yaml and its services, or a built folder; without any, the current folder.",
                id: "Folder dengan catalog.yaml dan layanannya, atau folder hasil build; tanpa itu, folder ini.")),
        options: [
            .database, .files,
            OptionUsage(
                name: .port, value: .number,
                help: Words(
                    en: "The port; else 8080, 0 = any free one. MPPD_PORT.", id: "Porta; kalau tidak, 8080, 0 = yang kosong. MPPD_PORT.")),
            OptionUsage(
                name: .host, value: .text("ADDRESS"),
                help: Words(
                    en: "The address to listen at; else 127.0.0.1. MPPD_HOST.",
                    id: "Alamat yang didengarkan; kalau tidak, 127.0.0.1. MPPD_HOST.")),
            OptionUsage(
                name: .metrics, value: .text("[ADDRESS:]PORT"),
                help: Words(
                    en: "Tell Prometheus metrics at http://ADDRESS:PORT/metrics; without an address at 127.0.0.1. MPPD_METRICS.",
                    id: "Memberi metrik Prometheus di http://ADDRESS:PORT/metrics; tanpa alamat di 127.0.0.1. MPPD_METRICS.")),
            .catalog,
            OptionUsage(
                name: .uploadLimit, value: .number,
                help: Words(
                    en: "The largest upload, in megabytes, 1 to 1000; else 10. MPPD_UPLOAD_LIMIT.",
                    id: "Unggahan terbesar dalam megabita, 1 sampai 1000; kalau tidak, 10. MPPD_UPLOAD_LIMIT.")),
            OptionUsage(
                name: .secure, value: .flag,
                help: Words(
                    en: "Browsers reach it by https: cookies are sent by https alone. MPPD_SECURE=1.",
                    id: "Peramban mencapainya lewat https: kuki hanya dikirim lewat https. MPPD_SECURE=1.")),
            OptionUsage(
                name: .proxy, value: .text("ADDRESS"),
                help: Words(
                    en:
                        "The address of the web server in front, which adds the client's to X-Forwarded-For; several with commas. MPPD_PROXY.",
                    id: "Alamat server web di depan, yang menambahkan alamat klien ke X-Forwarded-For; beberapa dipisah koma. MPPD_PROXY.")),
            OptionUsage(
                name: .secondFactor, value: .flag,
                help: Words(
                    en: "Every officer with a local account needs a second factor. MPPD_SECOND_FACTOR=1.",
                    id: "Setiap petugas dengan akun lokal wajib memakai verifikasi dua langkah. MPPD_SECOND_FACTOR=1.")),
            OptionUsage(
                name: .tokenIssuer, value: .text("FILE"),
                help: Words(
                    en: "The identity provider whose tokens officers' programs may send, as docs/operations.md says. MPPD_TOKEN_ISSUER.",
                    id: "Penyedia identitas yang tokennya boleh dikirim program petugas, menurut docs/operations.md. MPPD_TOKEN_ISSUER.")),
            OptionUsage(
                name: .signingKeys, value: .text("FILE"),
                help: Words(
                    en: "The key that signs what is released (PEM, P-256), and the public ones of earlier keys. MPPD_SIGNING_KEYS.",
                    id: "Kunci yang menandatangani keluaran (PEM, P-256), dan kunci publik yang lama. MPPD_SIGNING_KEYS.")),
            .fileKeys,
            OptionUsage(
                name: .virusScanner, value: .text("SOCKET|[ADDRESS:]PORT"),
                help: Words(
                    en:
                        "ClamAV's clamd: each upload is scanned before it is taken, and refused while it does not answer. MPPD_VIRUS_SCANNER.",
                    id:
                        "clamd dari ClamAV: tiap unggahan dipindai sebelum diterima, dan ditolak selama ia tidak menjawab. MPPD_VIRUS_SCANNER."
                )),
            .webhooks,
            OptionUsage(
                name: .demo, value: .flag,
                help: Words(
                    en: "Make an officer for each role, and print the passwords.",
                    id: "Membuat petugas untuk tiap peran, dan menampilkan kata sandinya.")),
            OptionUsage(
                name: .logLevel, value: .word(Logger.Level.allCases.map(\.rawValue), isFirstDefault: false),
                help: Words(
                    en: "How much is logged; else notice. MPPD_LOG_LEVEL.", id: "Banyaknya catatan; kalau tidak, notice. MPPD_LOG_LEVEL.")),
            .lang,
        ])

    private let folders: [String]
    private let wanted: String?
    private let isDemo: Bool
    private let tokenIssuer: String?
    private let signingKeys: String?
    private let logLevel: Logger.Level
    private let language: MessageLanguage
    private let configuration: PortalConfiguration

    init(_ line: ArgumentLine) throws(Fault) {
        var faults: [Words] = []
        /// What the option says or, without it, the environment.
        func number(_ option: OptionName, _ variable: String, _ range: ClosedRange<Int>, else standard: Int) -> Int {
            let said = line.number(option)
            let name = said == nil ? variable : "--\(option.rawValue)"
            guard let text = line.text(option) ?? Setting.text(variable) else { return standard }
            if let number = Int(text), range.contains(number) { return number }
            faults.append(
                Words(
                    en: "\(name) \(text): must be a whole number from \(range.lowerBound) to \(range.upperBound)",
                    id: "\(name) \(text): harus bilangan bulat \(range.lowerBound) sampai \(range.upperBound)"))
            return standard
        }
        var configuration = PortalConfiguration()
        configuration.database = try line.storeWithFiles(of: Self.usage)
        configuration.host = line.text(.host) ?? Setting.text("MPPD_HOST") ?? "127.0.0.1"
        configuration.port = number(.port, "MPPD_PORT", 0...65535, else: 8080)
        if let text = line.text(.metrics) ?? Setting.text("MPPD_METRICS") {
            configuration.metrics = ListenAddress(text)
            if configuration.metrics == nil {
                let name = line.has(.metrics) ? "--metrics" : "MPPD_METRICS"
                faults.append(
                    Words(
                        en: "\(name) \(text): must be PORT or ADDRESS:PORT, such as 9073",
                        id: "\(name) \(text): harus PORT atau ADDRESS:PORT, misalnya 9073"))
            }
        }
        configuration.uploadLimit = number(.uploadLimit, "MPPD_UPLOAD_LIMIT", 1...1000, else: 10) * 1_000_000
        configuration.isSecure = line.has(.secure) || Setting.text("MPPD_SECURE") == "1"
        configuration.needsSecondFactor = line.has(.secondFactor) || Setting.text("MPPD_SECOND_FACTOR") == "1"
        if let text = line.text(.proxy) ?? Setting.text("MPPD_PROXY") {
            let addresses = text.split(separator: ",").map(String.init)
            configuration.proxies = Set(addresses)
            for address in addresses where (try? SocketAddress(ipAddress: address, port: 0)) == nil {
                faults.append(
                    Words(
                        en: "\(line.has(.proxy) ? "--proxy" : "MPPD_PROXY") \(address): must be an address such as 127.0.0.1",
                        id: "\(line.has(.proxy) ? "--proxy" : "MPPD_PROXY") \(address): harus alamat seperti 127.0.0.1"))
            }
        }
        if let text = line.text(.virusScanner) ?? Setting.text("MPPD_VIRUS_SCANNER") {
            configuration.scanner = VirusScanner.Address(text).map { VirusScanner($0) }
            if configuration.scanner == nil {
                let name = line.has(.virusScanner) ? "--virus-scanner" : "MPPD_VIRUS_SCANNER"
                faults.append(
                    Words(
                        en: "\(name) \(text): must be PORT, ADDRESS:PORT or the path of a socket, such as /run/clamav/clamd.ctl",
                        id: "\(name) \(text): harus PORT, ADDRESS:PORT, atau jalur soket, misalnya /run/clamav/clamd.ctl"))
            }
        }
        let level = line.text(.logLevel) ?? Setting.text("MPPD_LOG_LEVEL") ?? "notice"
        if Logger.Level(rawValue: level) == nil {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            faults.append(
                Words(
                    en: "MPPD_LOG_LEVEL \(level): must be one of \(known)", id: "MPPD_LOG_LEVEL \(level): harus salah satu dari \(known)"))
        }
        if !faults.isEmpty { throw .usage(faults, command: Self.usage.name) }
        configuration.receivers = try line.receivers()
        configuration.fileKeys = try line.fileKeys()
        self.configuration = configuration
        logLevel = Logger.Level(rawValue: level) ?? .notice
        folders = line.operands
        wanted = line.text(.catalog)
        isDemo = line.has(.demo)
        signingKeys = line.text(.signingKeys) ?? Setting.text("MPPD_SIGNING_KEYS")
        tokenIssuer = line.text(.tokenIssuer) ?? Setting.text("MPPD_TOKEN_ISSUER")
        language = line.language
    }

    func run() async throws -> ExitStatus {
        guard let region = try Region.load(folders, wanted: wanted, language: language) else { return .findings }
        var logger = Logger(label: "mppd") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        var configuration = configuration
        configuration.systemSecrets = Serve.secrets(of: region.catalog)
        if let tokenIssuer {
            do throws(TokenIssuer.Fault) {
                configuration.tokenIssuer = try TokenIssuer(
                    path: tokenIssuer, known: region.catalog.roles.keys, at: Portal.systemTime())
            } catch { throw Fault.other(Words(en: "\(error.path): \(error.en)", id: "\(error.path): \(error.id)")) }
        }
        if let signingKeys {
            do throws(OutputSigner.Fault) { configuration.outputSigner = try OutputSigner(path: signingKeys) } catch {
                throw error.fault(of: signingKeys)
            }
        }
        let portal: Portal
        var lock: ServingLock?
        do {
            // Before anything is read or changed: what runs over this database already goes on as it was.
            if case .file(let path) = configuration.database { lock = try ServingLock(database: path) }
            portal = try await Portal(catalog: region.catalog, services: region.services, configuration: configuration, logger: logger)
        } catch let error as StoreError { throw error.fault(of: "\(configuration.database)") } catch let error as MissingFileKeys {
            lock?.release()
            throw error.fault
        }
        defer { lock?.release() }
        let publication = Publication(portal)
        let reload = Reload(folders: folders, wanted: wanted, language: language)
        reload.tellReusedVersions(portal)
        let address = configuration.host
        let metrics = configuration.metrics
        do {
            try await publication.run {
                await reload.run(publication)
            } started: { port in
                // Accounts are touched once the port is taken.
                if isDemo { await makeOfficers(portal) } else { await closeDemo(portal) }
                Shell.print("mppd: http://\(address):\(port)/\n")
            } metricsStarted: { port in
                let place = ListenAddress(host: metrics?.host ?? "", port: port)
                Shell.print(
                    Words(en: "mppd: metrics at http://\(place)/metrics\n", id: "mppd: metrik di http://\(place)/metrics\n")[language])
            }
        } catch let error as IOError {
            throw cannotListen(ListenAddress(host: address, port: configuration.port), error.errnoCode)
        } catch let error as ListenFailure { throw cannotListen(error.address, error.reason) }
        return .clean
    }

    /// The secrets by which the catalog's systems sign what they call back.
    static func secrets(of catalog: CompiledCatalog) -> [String: String] {
        catalog.systems.keys.reduce(into: [:]) { $0[$1.rawValue] = Setting.text("MPPD_SYSTEM_\($1.rawValue.uppercased())") }
    }

    private func cannotListen(_ address: ListenAddress, _ reason: CInt) -> Fault {
        let reason = "\(address): \(String(cString: strerror(reason)))"
        return .other(Words(en: "cannot listen at \(reason)", id: "tidak bisa mendengarkan di \(reason)"))
    }

    /// One officer for each role; the passwords are new at each start and stand nowhere else.
    private func makeOfficers(_ portal: Portal) async {
        do { try await printOfficers(portal) } catch {
            let words = (error as? StoreError ?? .unavailable).words
            Shell.print(error: "mppd: \(words[language])\n")
            Shell.exit(.unusable)
        }
    }

    /// Who served a database for trying out may go on with it: its demo officers, whose passwords were printed, log in no more.
    private func closeDemo(_ portal: Portal) async {
        do {
            guard try await portal.accounts.closeDemo() > 0 else { return }
            Shell.print(
                error: Words(
                    en: "mppd: the demo officers of this database are closed; `mppd account add` makes real ones\n",
                    id: "mppd: petugas contoh di basis data ini ditutup; `mppd account add` membuat yang sungguhan\n")[language])
        } catch {
            let words = (error as? StoreError ?? .unavailable).words
            Shell.print(error: "mppd: \(words[language])\n")
            Shell.exit(.unusable)
        }
    }

    private func printOfficers(_ portal: Portal) async throws {
        let line = language.rawValue
        Shell.print(Words(en: "demo officers:", id: "petugas contoh:")[language] + "\n")
        for (role, definition) in portal.catalog.roles where definition.per == nil {
            let password = String(Secret.make().prefix(12))
            let isMade = try await portal.accounts.set(
                login: role.rawValue, name: definition.name["id"], roles: [role.rawValue], password: password, isDemo: true,
                at: Portal.systemTime())
            let real = Words(en: "(a real account, left alone)", id: "(akun sungguhan, tidak diubah)")
            Shell.print("  \(role.rawValue)  \(isMade ? password : real[language])  \(definition.name[line])\n")
        }
    }
}

extension OutputSigner.Fault {
    fileprivate func fault(of path: String) -> Fault {
        switch self {
        case .unreadable: .other(Words(en: "\(path): cannot be read", id: "\(path): tidak terbaca"))
        case .isOpen:
            .other(Words(en: "\(path): everybody may read it; chmod 600", id: "\(path): dapat dibaca siapa saja; chmod 600"))
        case .noKey:
            .other(
                Words(
                    en: "\(path): must hold one private key on P-256 in PEM, and public ones",
                    id: "\(path): harus berisi satu kunci privat P-256 dalam PEM, dan kunci publik"))
        }
    }
}
