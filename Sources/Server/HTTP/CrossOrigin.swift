import Hummingbird

/// A site by its scheme, host and port, as browsers say it in `Origin`.
package struct WebOrigin: Hashable, Sendable {
    package let text: String

    /// `nil` unless it is an origin of http or https as a browser writes it.
    package init?(_ text: String) {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "https" || parts[0] == "http" else { return nil }
        let host = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        let isHost = { (byte: UInt8) in (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46 }
        guard (1...2).contains(host.count), !host[0].isEmpty, host[0].utf8.allSatisfy(isHost) else { return nil }
        if host.count == 2 { guard let port = UInt16(host[1]), "\(port)" == host[1] else { return nil } }
        self.text = text
    }
}

extension PortalConfiguration {
    /// The site whose page sends `request`, where its pages may use the API.
    func allowedOrigin(of request: Request) -> WebOrigin? {
        request.headers[.origin].flatMap { WebOrigin($0) }.flatMap { origins.contains($0) ? $0 : nil }
    }
}

/// Lets pages of the sites that the operator names use the API, without anybody's cookies (Fetch's CORS protocol); others hear nothing of it.
struct CrossOrigin: RouterMiddleware {
    let configuration: PortalConfiguration

    /// What pages of others may ask for: the API, and what their forms are drawn by.
    private static let paths = ["/api/", "/modules/"]

    func handle(_ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response) async throws -> Response {
        let path = request.uri.path
        guard CrossOrigin.paths.contains(where: path.hasPrefix) else { return try await next(request, context) }
        let origin = configuration.allowedOrigin(of: request)
        var response: Response
        if origin != nil, request.method == .options, request.headers[HeaderName.requestedMethod] != nil {
            response = Response(status: .noContent)
            response.headers[HeaderName.allowedMethods] = "GET, POST, PUT, DELETE"
            response.headers[HeaderName.allowedHeaders] =
                "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID"
            response.headers[HeaderName.allowedSeconds] = "600"
        } else {
            response = try await next(request, context)
        }
        guard !configuration.origins.isEmpty else { return response }
        response.addVary("Origin")
        if let origin {
            response.headers[.accessControlAllowOrigin] = origin.text
            response.headers[HeaderName.exposedHeaders] = "ETag, Location, Retry-After"
            response.headers[HeaderName.resourcePolicy] = "cross-origin"
        }
        return response
    }
}

extension Response {
    /// Says that the answer depends on another header of the request.
    mutating func addVary(_ name: String) {
        headers[.vary] = headers[.vary].map { "\($0), \(name)" } ?? name
    }
}
