import Hummingbird
import Logging
import NIOCore
import ServiceIR
import ServiceLifecycle
import Synchronization
import UnixSignals

/// What is published now, and the listener in front of it.
///
/// Each request, and each round of the timers, sees one portal from its beginning to its end; what is published meanwhile is seen by the next.
package final class Publication: Sendable {
    private let current: Mutex<Portal>

    package init(_ portal: Portal) { current = Mutex(portal) }

    package var portal: Portal { current.withLock { $0 } }

    /// Puts other definitions in the place of those that are published. Running cases keep the one that they began with.
    ///
    /// - Returns: what differs from before.
    @discardableResult
    package func publish(_ source: DefinitionSource, systemSecrets: [String: String]) async throws -> [PublishedChange] {
        let before = portal
        let next = try await Portal(before, source, systemSecrets: systemSecrets)
        current.withLock { $0 = next }
        return PublishedChange.all(from: before.registry, to: next.registry)
    }

    /// A connection on which nothing comes for so long is closed, also in the middle of a request.
    private static let idleTime = TimeAmount.seconds(30)

    /// Requests that are under way when the process is told to stop are finished, within this time.
    private static let longestShutdown = Duration.seconds(25)

    /// Serves until the process is told to stop; `started` hears the port, `metricsStarted` that of the metrics.
    ///
    /// - Parameter reload: what is done each time the process is told to read its definitions again (`SIGHUP`).
    package func run(
        reload: @escaping @Sendable () async -> Void, started: @escaping @Sendable (Int) async -> Void,
        metricsStarted: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let (configuration, logger) = (portal.configuration, portal.logger)
        var application = Application(
            router: router(), server: .http1(configuration: .init(idleTimeout: Publication.idleTime)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "mppd"),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) }, logger: logger)
        application.addServices(TimerLoop(publication: self))
        // A service that ends takes all others with it.
        if !configuration.receivers.isEmpty { application.addServices(WebhookLoop(publication: self)) }
        application.addServices(ReloadSignal(reload: reload))
        // The first one stops last.
        let metrics = configuration.metrics.map { MetricsServer(publication: self, address: $0, started: metricsStarted) }
        let services: [any Service] = (metrics.map { [$0] } ?? []) + [application]
        var group = ServiceGroupConfiguration(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = Publication.longestShutdown
        try await ServiceGroup(configuration: group).run()
        // Nothing changes any more, whatever was cut off.
        do {
            try await portal.checkpoint()
            try portal.store.close()
        } catch { logger.error("the database was not closed", metadata: ["error": "\(error)"]) }
    }

    /// The routes alone, without a connection, as tests call them; `peer` is who would be at its other end.
    package func responder(peer: SocketAddress? = nil) -> @Sendable (Request) async throws -> Response {
        let (responder, logger) = (router().buildResponder(), portal.logger)
        return { request in try await responder.respond(to: request, context: CallContext(logger: logger, peer: peer)) }
    }

    private func router() -> Router<CallContext> {
        let portal = portal
        let router = Router(context: CallContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders(isSecure: portal.configuration.isSecure))
        router.add(middleware: Gzip())
        router.add(middleware: AnswerLog(publication: self))
        for route in portal.apiRoutes() + portal.pageRoutes() { route.register(on: router, of: self) }
        return router
    }
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

/// What is published otherwise than before.
package enum PublishedChange: Sendable, Hashable {
    case added(ServiceID, version: Int)
    /// Nobody applies for it any more; its running cases go on.
    case removed(ServiceID)
    /// What is asked, decided or promised is another: new cases go by it.
    case changed(ServiceID, from: Int, to: Int)
    /// Its texts alone, for running cases too.
    case reworded(ServiceID)

    static func all(from before: Registry, to after: Registry) -> [PublishedChange] {
        let removed = before.services.keys.filter { after.services[$0] == nil }.map(PublishedChange.removed)
        return removed
            + after.services.compactMap { id, now in
                guard let was = before.services[id] else { return .added(id, version: now.version) }
                if was.meaning != now.meaning { return .changed(id, from: was.version, to: now.version) }
                return was.whole == now.whole ? nil : .reworded(id)
            }
    }
}
