import Console
import Foundation
import Logging
import NIOCore
import Server
import ServiceDSL
import ServiceIR

/// `mppd serve services/73.07-sinjai`
struct Serve: Command {
    private let regions: [RegionPlan]
    private let isDemo: Bool
    private let logLevel: Logger.Level
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        var faults: [Words] = []
        var file: OptionFile?
        if let path = Said(line, file: nil).text(.configuration) {
            do throws(Fault) { file = try OptionFile(configuration: path, of: Self.usage) } catch { faults += error.lines(of: "mppd") }
            faults += file?.faults ?? []
        }
        let said = Said(line, file: file)
        let level = said.text(.logLevel) ?? "notice"
        if Logger.Level(rawValue: level) == nil {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            let place = said.place(.logLevel)
            faults.append(
                Words(en: "\(place) \(level): must be one of \(known)", id: "\(place) \(level): harus salah satu dari \(known)"))
        }
        if let file, !file.regions.isEmpty {
            let own = OptionFile.Regional.standard.own.filter(line.has).map { "--\($0.rawValue)" }.sorted() + line.operands
            if !own.isEmpty {
                let list = own.joined(separator: ", ")
                faults.append(
                    Words(en: "\(list): the file says it of each region", id: "\(list): berkas itu menyebutnya untuk tiap daerah"))
            }
            regions = RegionPlan.several(file.regions.map { Said(line, file: file, region: $0) }, faults: &faults)
        } else {
            regions = [RegionPlan(said, faults: &faults)]
        }
        if !faults.isEmpty { throw .usage(faults, command: Self.usage.name) }
        logLevel = Logger.Level(rawValue: level) ?? .notice
        isDemo = line.has(.demo)
        language = line.language
    }

    func run() async throws -> ExitStatus {
        var logger = Logger(label: "mppd") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        // All that concerns the process is the same in each.
        let process = regions[0].configuration
        if process.pdfCommand?.isAlone == false {
            let words = Words(
                en: "the command that makes PDF is not kept from the network: this system gives it none of its own",
                id: "perintah pembuat PDF tidak dipisahkan dari jaringan: sistem ini tidak memberinya jaringan sendiri")
            Shell.print(error: "mppd: \(words[language])\n")
        }
        let openings = regions.map { RegionOpening(plan: $0, language: language, logger: logger) }
        defer { for opening in openings { opening.close() } }
        let gateway: Gateway
        if regions.count == 1, regions[0].name == nil {
            guard let publication = try await openings[0].open() else { return .findings }
            gateway = Gateway(publication)
        } else {
            gateway = Gateway(openings.map { $0.region }, configuration: process, logger: logger)
            for (opening, region) in zip(openings, gateway.regions) { await opening.tryToOpen(region) }
            if !gateway.regions.contains(where: { $0.publication != nil }) { return .unusable }
        }
        let (address, metrics) = (process.host, process.metrics)
        do {
            try await gateway.run {
                for (opening, region) in zip(openings, gateway.regions) { await opening.reload(region) }
            } started: { port in
                // Accounts are touched once the port is taken, of a region that opens later when it does.
                let officers: @Sendable (Portal) async -> Void = { if isDemo { await makeOfficers($0) } else { await closeDemo($0) } }
                for opening in openings { opening.afterOpening.withLock { $0 = officers } }
                for region in gateway.regions {
                    guard let portal = region.publication?.portal else { continue }
                    if let name = region.name { Shell.print("mppd: \(name): \(region.hosts.joined(separator: ", "))\n") }
                    await officers(portal)
                }
                Shell.print("mppd: http://\(address):\(port)/\n")
            } metricsStarted: { port in
                let place = ListenAddress(host: metrics?.host ?? "", port: port)
                Shell.print(
                    Words(en: "mppd: metrics at http://\(place)/metrics\n", id: "mppd: metrik di http://\(place)/metrics\n")[language])
            }
        } catch let error as IOError {
            throw cannotListen(ListenAddress(host: address, port: process.port), error.errnoCode)
        } catch let error as ListenFailure { throw cannotListen(error.address, error.reason) }
        return .clean
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
            // One of several leaves the others as they are.
            if portal.configuration.region == nil { Shell.exit(.unusable) }
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
            // One of several leaves the others as they are.
            if portal.configuration.region == nil { Shell.exit(.unusable) }
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

extension Serve {
    /// The secrets by which the catalog's systems sign what they call back.
    static func secrets(of catalog: CompiledCatalog, prefix: String) -> [String: String] {
        catalog.systems.keys.reduce(into: [:]) { $0[$1.rawValue] = Setting.text(prefix + $1.rawValue.uppercased()) }
    }
}

extension OptionUsage {
    static let signingKeys = OptionUsage(
        name: .signingKeys, value: .text("FILE"),
        help: Words(
            en: "The key that signs what is released (PEM, P-256), and the public ones of earlier keys. MPPD_SIGNING_KEYS.",
            id: "Kunci yang menandatangani keluaran (PEM, P-256), dan kunci publik yang lama. MPPD_SIGNING_KEYS."))
}

extension OutputSigner {
    /// By the keys of a file; none without one.
    static func named(_ path: String?) throws(Console.Fault) -> OutputSigner? {
        guard let path else { return nil }
        do throws(OutputSigner.Fault) { return try OutputSigner(path: path) } catch { throw error.fault(of: path) }
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
