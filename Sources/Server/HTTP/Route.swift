import Hummingbird
import Logging
import NIOCore
import ServiceIR

struct CallContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end of the connection.
    let peer: SocketAddress?

    init(source: Source) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }

    /// Of a request that no connection brought.
    init(logger: Logger, peer: SocketAddress?) {
        self.peer = peer
        var logger = logger
        logger[metadataKey: "hb.request.id"] = .string("-")
        coreContext = .init(source: Unconnected(logger: logger))
    }

    private struct Unconnected: RequestContextSource { let logger: Logger }
}

/// One way into the server. The API's document is made from the table of these, so that it cannot say anything else.
struct Route: Sendable {
    enum Kind: Sendable {
        /// Faults are answered as problems (RFC 9457).
        case api(Operation)
        /// Faults are answered as a page.
        case page
    }
    var method: HTTPRequest.Method
    /// `/cases/{number}`
    var path: String
    var kind: Kind
    var respond: @Sendable (Call) async throws -> Response

    static func api(
        _ method: HTTPRequest.Method, _ path: String, _ operation: Operation,
        _ respond: @escaping @Sendable (Call) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, kind: .api(operation), respond: respond)
    }

    static func page(
        _ method: HTTPRequest.Method, _ path: String, _ respond: @escaping @Sendable (Call) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, kind: .page, respond: respond)
    }

    func register(on router: Router<CallContext>, of gateway: Gateway) {
        let isAPI = if case .api = kind { true } else { false }
        let read = ReadKind(method, path)
        router.on(RouterPath(path), method: method) { request, context in
            let publication: Publication
            switch gateway.find(request) {
            case .publication(let found): publication = found
            case .closed: return await gateway.answer(request, isUnknown: false)
            case .unknown: return await gateway.answer(request, isUnknown: true)
            }
            var call = Call(request: request, context: context, publication: publication, isAPI: isAPI)
            do {
                try await call.identify()
                let response = try await respond(call)
                // A page tells what is wrong beside what it shows.
                if let read, response.status == .ok || !isAPI && [.conflict, .unprocessableContent].contains(response.status) {
                    try await call.record(read, path)
                }
                return response
            } catch {
                let problem = call.problem(error)
                return isAPI ? problem.response(call.language) : call.page(problem)
            }
        }
    }
}

/// Which methods the paths of all routes take.
struct RouteMethods: Sendable {
    private let methods: [(path: [Substring], method: String)]

    init(_ routes: [Route]) {
        methods = routes.map { ($0.path.split(separator: "/"), $0.method.rawValue) }
    }

    /// None where there is no such path.
    func taken(at path: String) -> [String] {
        let parts = path.split(separator: "/")
        let found = methods.filter { known in
            known.path.count == parts.count && zip(known.path, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        // Where one says a part of it by name, that is the one which is meant.
        func named(_ path: [Substring]) -> Int { path.count { !$0.hasPrefix("{") } }
        let most = found.map { named($0.path) }.max()
        let taken = Set(found.filter { named($0.path) == most }.map(\.method))
        return (taken.contains("GET") ? taken.union(["HEAD"]) : taken).sorted()
    }
}

/// One line for each answer, and its time among the metrics: no query, no body, no personal data; of the address only the pattern, for a path may hold a secret.
struct AnswerLog: RouterMiddleware {
    let gateway: Gateway
    let methods: RouteMethods

    func handle(_ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response) async throws -> Response {
        let start = ContinuousClock.now
        let publication: Publication? = if case .publication(let found) = gateway.find(request) { found } else { nil }
        let response: Response
        do { response = try await next(request, context) } catch {
            // No route: the rest is answered where it happens.
            if let publication {
                let call = Call(request: request, context: context, publication: publication, isAPI: request.uri.path.hasPrefix("/api/"))
                var problem = Problem(error)
                if problem.status == .notFound {
                    let allowed = methods.taken(at: request.uri.path)
                    problem = allowed.isEmpty ? call.isAPI ? problem : .notFound : .wrongMethod(allowed)
                }
                response = call.isAPI ? problem.response(call.language) : call.page(problem)
            } else {
                let isUnknown = if case .unknown = gateway.find(request) { true } else { false }
                response = await gateway.answer(request, isUnknown: isUnknown)
            }
        }
        let elapsed = (ContinuousClock.now - start).components
        // What is no route has a name of the router's own.
        let route = context.endpointPath.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "-"
        let portal = publication?.portal
        portal?.metrics.countAnswer(
            request.method, route: route, status: response.status.code,
            seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
        var line: Logger.Metadata = [
            "method": "\(request.method)", "route": "\(route)", "status": "\(response.status.code)",
            "microseconds": "\(elapsed.attoseconds / 1_000_000_000_000 + elapsed.seconds * 1_000_000)",
        ]
        if let region = portal?.configuration.region { line["region"] = "\(region)" }
        context.logger.info("answered", metadata: line)
        return response
    }
}
