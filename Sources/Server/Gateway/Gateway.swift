import Hummingbird
import Logging
import NIOCore
import ServiceIR
import ServiceLifecycle
import UnixSignals

/// The listener of a process, and the regions behind it: for which of them a request is, the host says that it names, and nothing else of it.
///
/// A region is a store of its own with its definitions, accounts and loops. Nothing leads from one to another.
package final class Gateway: Sendable {
    package let regions: [ServedRegion]
    private let byHost: [String: ServedRegion]
    /// What concerns the listener: host, port, metrics, https.
    private let configuration: PortalConfiguration
    private let logger: Logger

    /// - Parameter configuration: of the process; its regions have theirs.
    package init(_ regions: [ServedRegion], configuration: PortalConfiguration, logger: Logger) {
        self.regions = regions
        self.configuration = configuration
        self.logger = logger
        byHost = Dictionary(regions.flatMap { region in region.hosts.map { ($0, region) } }) { first, _ in first }
    }

    /// One region, whatever host a request names.
    package convenience init(_ publication: Publication) {
        let portal = publication.portal
        self.init([ServedRegion(publication)], configuration: portal.configuration, logger: portal.logger)
    }

    /// A connection on which nothing comes for so long is closed, also in the middle of a request.
    private static let idleTime = TimeAmount.seconds(30)

    /// Requests that are under way when the process is told to stop are finished, within this time.
    private static let longestShutdown = Duration.seconds(25)

    /// For whom a request is.
    enum Found {
        case publication(Publication)
        /// The region's store or its definitions cannot be opened for now.
        case closed
        case unknown
    }

    func find(_ request: Request) -> Found {
        let region: ServedRegion?
        if regions.count == 1, regions[0].hosts.isEmpty {
            region = regions[0]
        } else {
            region = request.head.authority.flatMap { byHost[Gateway.host($0)] }
        }
        guard let region else { return .unknown }
        return region.publication.map { .publication($0) } ?? .closed
    }

    /// The name alone: without the port, small, without the point that may end it.
    static func host(_ authority: String) -> String {
        var name = authority.lowercased()[...]
        if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy(\.isNumber) { name = name[..<colon] }
        if name.hasSuffix(".") { name.removeLast() }
        return String(name)
    }

    /// Serves until the process is told to stop; `started` hears the port, `metricsStarted` that of the metrics.
    ///
    /// - Parameter reload: what is done each time the process is told to read its definitions again (`SIGHUP`).
    package func run(
        reload: @escaping @Sendable () async -> Void, started: @escaping @Sendable (Int) async -> Void,
        metricsStarted: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        var application = Application(
            router: router(), server: .http1(configuration: .init(idleTimeout: Gateway.idleTime)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "mppd"),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) }, logger: logger)
        // A service that ends takes all others with it.
        for region in regions { application.addServices(RegionLoops(region: region, logger: logger)) }
        application.addServices(ReloadSignal(reload: reload))
        // The first one stops last.
        let metrics = configuration.metrics.map { MetricsServer(gateway: self, address: $0, logger: logger, started: metricsStarted) }
        let services: [any Service] = (metrics.map { [$0] } ?? []) + [application]
        var group = ServiceGroupConfiguration(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = Gateway.longestShutdown
        try await ServiceGroup(configuration: group).run()
        // Nothing changes any more, whatever was cut off.
        for region in regions {
            guard let portal = region.publication?.portal else { continue }
            do {
                try await portal.checkpoint()
                try portal.store.close()
            } catch { portal.logger.error("the database was not closed", metadata: ["error": "\(error)"]) }
        }
    }

    /// The routes alone, without a connection, as tests call them; `peer` is who would be at its other end.
    package func responder(peer: SocketAddress? = nil) -> @Sendable (Request) async throws -> Response {
        let (responder, logger) = (router().buildResponder(), logger)
        return { request in try await responder.respond(to: request, context: CallContext(logger: logger, peer: peer)) }
    }

    private func router() -> Router<CallContext> {
        let router = Router(context: CallContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders(isSecure: configuration.isSecure))
        router.add(middleware: Gzip())
        let routes = Portal.apiRoutes() + Portal.pageRoutes()
        router.add(middleware: AnswerLog(gateway: self, methods: RouteMethods(routes)))
        router.add(middleware: CrossOrigin(configuration: configuration))
        for route in routes { route.register(on: router, of: self) }
        return router
    }

    /// What is answered where there is no region to answer: of the process itself alone.
    func answer(_ request: Request, isUnknown: Bool) async -> Response {
        if isUnknown, request.method == .get || request.method == .head {
            // Whoever watches over the process asks by its address.
            if request.uri.path == "/api/v1/health" { return .json(["status": "ok"]) }
            if request.uri.path == "/api/v1/ready" {
                return await isReady() ? .json(["status": "ok"]) : Problem.storeUnavailable.response("id")
            }
        }
        let problem = isUnknown ? Problem.unknownHost : .regionClosed
        if request.uri.path.hasPrefix("/api/") {
            let isEnglish = request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") ?? false
            return problem.response(isEnglish ? "en" : "id")
        }
        var response = Response.bytes(
            Array("\(problem.title["id"])\n\(problem.title["en"])\n".utf8), status: problem.status, type: "text/plain; charset=utf-8")
        if let retryAfter = problem.retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        return response
    }

    /// Whether every region answers.
    private func isReady() async -> Bool {
        await ask { region in
            guard let portal = region.publication?.portal else { return false }
            return await portal.store.isReady()
        }.allSatisfy { $0 }
    }

    /// What each region says, asked side by side, so that one whose store is away delays no answer more than once; in the order of the regions.
    private func ask<T: Sendable>(_ body: @escaping @Sendable (ServedRegion) async -> T) async -> [T] {
        await withTaskGroup(of: (Int, T).self) { group in
            for (place, region) in regions.enumerated() { group.addTask { (place, await body(region)) } }
            var answers: [Int: T] = [:]
            for await (place, answer) in group { answers[place] = answer }
            return regions.indices.compactMap { answers[$0] }
        }
    }

    /// All that is measured, in Prometheus's text format: of each region under its name.
    package func metricsText() async -> String {
        var text = MetricText()
        let told = await ask { region in
            var text = MetricText()
            text.region = region.name
            if let portal = region.publication?.portal { await portal.writeMetrics(to: &text) } else { Portal.writeClosed(to: &text) }
            return text
        }
        for one in told { text.add(one) }
        ProcessMetrics.write(to: &text, startedAt: startedAt.seconds)
        return text.text
    }

    private let startedAt = Portal.systemTime()
}

/// Reads the definitions again whenever the process is told to, one time after another.
private struct ReloadSignal: Service {
    let reload: @Sendable () async -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { await reload() }
        }
    }
}
