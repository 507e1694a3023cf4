import Hummingbird
import Logging

/// A server on a free port of this machine, for others that the server under test asks.
enum Loopback {
    /// Answers by `router` while `body` runs, which gets the port.
    static func serve<T: Sendable>(
        _ router: Router<BasicRequestContext>, _ body: @escaping @Sendable (Int) async throws -> T
    ) async throws -> T {
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "loopback")
        logger.logLevel = .critical
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in told.yield(channel.localAddress?.port ?? 0) }, logger: logger)
        let serving = Task { try await application.run() }
        defer { serving.cancel() }
        var port = 0
        for await one in ports {
            port = one
            break
        }
        return try await body(port)
    }
}
