import Hummingbird
import Logging
import NIOCore
import Runtime
import ServiceIR
import ServiceLifecycle

/// How a portal is set up; everything has a default that is right for a first try.
package struct PortalConfiguration: Sendable {
    package var database = StoreAddress.file("mppd.sqlite")
    package var host = "127.0.0.1"
    package var port = 8080
    /// Where metrics are told; nowhere without.
    package var metrics: ListenAddress?
    /// The largest upload, in bytes.
    package var uploadLimit = 10_000_000
    /// The secrets by which other systems sign what they call back, by the system's id.
    package var systemSecrets: [String: String] = [:]
    /// Whether browsers reach it by https: cookies are then sent by https alone.
    package var isSecure = false
    /// The addresses of the web server in front, which says in `X-Forwarded-For` who asks; empty without one.
    package var proxies: Set<String> = []
    /// Whether every officer with a local account needs a second factor.
    package var needsSecondFactor = false
    /// The identity provider whose tokens officers' programs may send; none without.
    package var tokenIssuer: TokenIssuer?
    /// The key that signs what is released; nothing is signed without.
    package var outputSigner: OutputSigner?
    /// What a password costs; only tests lower it.
    package var passwordCost = Passwords.Cost.recommended
    package var now: @Sendable () -> Instant = Portal.systemTime
    package init() {}
}

/// One region's running services: what all routes share.
package final class Portal: Sendable {
    package let configuration: PortalConfiguration
    package let store: Store
    package let registry: Registry
    package let accounts: Accounts
    package let sessions: Sessions
    package let secondFactors: SecondFactors
    package let uploads: Uploads
    let metrics = Metrics()
    let startedAt = Portal.systemTime()
    let pages: PageLibrary
    let words = Words.standard
    let faultWords = FaultWords.standard
    let logger: Logger

    package var catalog: CompiledCatalog { registry.catalog }

    /// Opens the store and puts the definitions into it.
    package init(
        catalog: CompiledCatalog, services: [CompiledService], configuration: PortalConfiguration, logger: Logger
    ) async throws {
        self.configuration = configuration
        self.logger = logger
        store = try Store(configuration.database)
        accounts = Accounts(store: store, passwords: Passwords(cost: configuration.passwordCost))
        sessions = Sessions(store: store)
        secondFactors = SecondFactors(store: store)
        uploads = Uploads(store: store, limit: configuration.uploadLimit)
        pages = try PageLibrary()
        registry = try await Registry(
            catalog: catalog, services: services, store: store, metrics: metrics, signer: configuration.outputSigner,
            now: configuration.now)
    }

    package static func systemTime() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec))
    }

    /// A connection on which nothing comes for so long is closed, also in the middle of a request.
    private static let idleTime = TimeAmount.seconds(30)

    /// Requests that are under way when the process is told to stop are finished, within this time.
    private static let longestShutdown = Duration.seconds(25)

    /// The languages of the region, the first one first.
    var languages: [LanguageID] { catalog.languages.isEmpty ? ["id"] : catalog.languages }

    /// Serves until the process is told to stop; `started` hears the port, `metricsStarted` that of the metrics.
    package func run(
        started: @escaping @Sendable (Int) async -> Void, metricsStarted: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        var application = Application(
            router: router(), server: .http1(configuration: .init(idleTimeout: Portal.idleTime)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "mppd"),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) }, logger: logger)
        application.addServices(TimerLoop(portal: self))
        // The first one stops last.
        let metrics = configuration.metrics.map { MetricsServer(portal: self, address: $0, started: metricsStarted) }
        let services: [any Service] = (metrics.map { [$0] } ?? []) + [application]
        var group = ServiceGroupConfiguration(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = Portal.longestShutdown
        try await ServiceGroup(configuration: group).run()
        // Nothing changes any more, whatever was cut off.
        do {
            try await checkpoint()
            try store.close()
        } catch { logger.error("the database was not closed", metadata: ["error": "\(error)"]) }
    }

    /// The routes alone, without a connection, as tests call them; `peer` is who would be at its other end.
    package func responder(peer: SocketAddress? = nil) -> @Sendable (Request) async throws -> Response {
        let (responder, logger) = (router().buildResponder(), logger)
        return { request in try await responder.respond(to: request, context: CallContext(logger: logger, peer: peer)) }
    }

    func router() -> Router<CallContext> {
        let router = Router(context: CallContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders(isSecure: configuration.isSecure))
        router.add(middleware: Gzip())
        router.add(middleware: AnswerLog(portal: self))
        for route in apiRoutes() + pageRoutes() { route.register(on: router, portal: self) }
        return router
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
