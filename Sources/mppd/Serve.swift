import ArgumentParser
import struct ArgumentParser.Option
import Foundation
import Logging
import NIOCore
import Server
import ServiceDSL
import ServiceIR

/// `mppd serve services/73.07-sinjai`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a folder of services: YAML, compiled at the start, or what mppc build wrote.")

    @Argument(help: "Folders with a catalog.yaml and its services, or a built folder.")
    var folders: [String]
    @OptionGroup var store: StoreOptions
    @Option(help: "The port; 0 = any free one. Environment: MPPD_PORT.")
    var port: Int?
    @Option(help: "The address to listen at. Environment: MPPD_HOST.")
    var host: String?
    @Option(help: "Which catalog, where the folders hold several.")
    var catalog: String?
    @Option(help: "The largest upload, in megabytes. Environment: MPPD_UPLOAD_LIMIT.")
    var uploadLimit: Int?
    @Flag(help: "Browsers reach it by https: cookies are sent by https alone. Environment: MPPD_SECURE=1.")
    var secure = false
    @Flag(help: "Make an officer for each role, and print the passwords.")
    var demo = false
    @Option(help: "trace, debug, info, warning or error. Environment: MPPD_LOG_LEVEL.")
    var logLevel: String?
    @Option(help: "The language of findings: id or en.")
    var lang = "id"

    func validate() throws {
        if let port, !(0...65535).contains(port) { throw ValidationError("--port must be 0 to 65535") }
        if let uploadLimit, !(1...1000).contains(uploadLimit) { throw ValidationError("--upload-limit must be 1 to 1000") }
        if let level = logLevel ?? Setting.text("MPPD_LOG_LEVEL"), Logger.Level(rawValue: level) == nil {
            throw ValidationError("the log level must be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        for name in ["MPPD_PORT", "MPPD_UPLOAD_LIMIT"] where Setting.text(name) != nil && Setting.number(name) == nil {
            throw ValidationError("\(name) must be a whole number")
        }
        if MessageLanguage(rawValue: lang) == nil { throw ValidationError("--lang must be id or en") }
    }

    func run() async throws {
        var logger = Logger(label: "mppd") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = (logLevel ?? Setting.text("MPPD_LOG_LEVEL")).flatMap(Logger.Level.init(rawValue:)) ?? .notice

        let region: Region
        do throws(Region.Failure) {
            region = try Region.load(folders, wanted: catalog, language: MessageLanguage(rawValue: lang) ?? .id)
        } catch {
            if case .message(let text) = error { report("mppd: \(text)") }
            throw ExitCode(error.isRefusal ? 1 : 2)
        }

        var configuration = PortalConfiguration()
        configuration.database = store.path
        configuration.host = host ?? Setting.text("MPPD_HOST") ?? "127.0.0.1"
        configuration.port = port ?? Setting.number("MPPD_PORT") ?? 8080
        configuration.uploadLimit = (uploadLimit ?? Setting.number("MPPD_UPLOAD_LIMIT") ?? 10) * 1_000_000
        configuration.isSecure = secure || Setting.text("MPPD_SECURE") == "1"
        for system in region.catalog.systems.keys {
            configuration.systemSecrets[system.rawValue] = Setting.text("MPPD_SYSTEM_\(system.rawValue.uppercased())")
        }
        let portal: Portal
        do {
            portal = try await Portal(catalog: region.catalog, services: region.services, configuration: configuration, logger: logger)
        } catch let error as StoreError {
            report("mppd: \(configuration.database): \(error)")
            throw ExitCode(2)
        }
        if demo { try await makeOfficers(portal) }
        let address = configuration.host
        do {
            try await portal.run { port in
                print("mppd: http://\(address):\(port)/")
                fflush(nil)
            }
        } catch let error as IOError {
            report("mppd: \(address):\(configuration.port): \(String(cString: strerror(error.errnoCode)))")
            throw ExitCode(2)
        }
    }

    /// One officer for each role; the passwords are new at each start and stand nowhere else.
    private func makeOfficers(_ portal: Portal) async throws {
        print("Petugas contoh / demo officers:")
        for (role, definition) in portal.catalog.roles where definition.per == nil {
            let password = String(Secret.make().prefix(12))
            let isMade = try await portal.accounts.set(
                login: role.rawValue, name: definition.name["id"], roles: [role.rawValue], password: password, isDemo: true,
                at: Portal.systemTime())
            print(
                "  \(role.rawValue)  \(isMade ? password : "(akun sungguhan, tidak diubah / a real account, left alone)")  \(definition.name["id"])"
            )
        }
        fflush(nil)
    }
}

extension Region.Failure {
    var isRefusal: Bool { if case .refused = self { true } else { false } }
}
