import Hummingbird
import Logging
import NIOCore
import ServiceIR
import ServiceLifecycle

/// Answers `GET /metrics` at an address of its own, so that nothing of it is ever seen from where citizens come.
struct MetricsServer: Service {
    let gateway: Gateway
    let address: ListenAddress
    let logger: Logger
    let started: @Sendable (Int) async -> Void

    func run() async throws {
        let router = Router(context: CallContext.self)
        router.get("/metrics") { _, _ in
            Response.bytes(Array(await gateway.metricsText().utf8), type: MetricText.mediaType)
        }
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) }, logger: logger)
        do { try await application.run() } catch let error as IOError {
            throw ListenFailure(address: address, reason: error.errnoCode)
        }
    }
}

/// Where a listener listens.
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    package var host: String
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `9073` on this machine alone, `10.0.0.5:9073`, `[::1]:9073`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let last = parts.last, let port = Int(last), (0...65535).contains(port) else { return nil }
        let host = parts.dropLast().joined(separator: ":")
        if parts.count == 1 {
            self.init(host: "127.0.0.1", port: port)
        } else if host.hasPrefix("[") {
            guard host.hasSuffix("]"), host.count > 2 else { return nil }
            self.init(host: String(host.dropFirst().dropLast()), port: port)
        } else {
            guard parts.count == 2, !host.isEmpty else { return nil }
            self.init(host: host, port: port)
        }
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// An address at which the system lets nobody listen.
package struct ListenFailure: Error {
    package var address: ListenAddress
    /// As `errno` says it.
    package var reason: CInt
}

extension Portal {
    /// What is measured of the region.
    func writeMetrics(to text: inout MetricText) async {
        let now = configuration.now()
        // Side by side: where nothing answers, it is waited for once.
        async let asked = store.sizes()
        let contents = await store.promptly(.contents) { try StoreMetrics($0, at: now) }
        let sizes = await asked
        text.add("mppd_store_up", .gauge, Portal.storeUp, contents == nil ? 0 : 1)
        contents?.write(to: &text)
        sizes?.write(to: &text)
        metrics.write(to: &text)
    }

    /// The same of one that cannot be opened.
    static func writeClosed(to text: inout MetricText) { text.add("mppd_store_up", .gauge, storeUp, 0) }

    private static let storeUp = "Whether the store answers."
}
