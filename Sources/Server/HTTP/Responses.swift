import Hummingbird
import NIOCore
import ServiceIR

extension Response {
    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok, type: String = "application/json") -> Response {
        bytes(value.bytes(.compact), status: status, type: type)
    }

    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        bytes(Array(text.utf8), status: status, type: "text/html; charset=utf-8")
    }

    static func bytes(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, type: String) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// After a form was taken: what to look at next, by GET.
    static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location, .cacheControl: "no-store"])
    }
}

/// What a browser may load and run of an answer: of nothing more than it needs.
enum ContentPolicy {
    /// No script at all: the pages work without.
    static let page =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    /// Of the pages that keep on the device what is typed: the scripts that stand in files of this server, which ask nothing but it.
    static let scripted = "\(page); script-src 'self'; worker-src 'self'; connect-src 'self'"
    /// Of the script that keeps pages.
    static let worker = "default-src 'none'; connect-src 'self'"
    /// Of a page that shows files of ours inside it.
    static let framing = "\(page); frame-src 'self'"
    /// Of a picture: where it is opened by itself it is a document without origin, in which nothing runs and for which nothing is fetched.
    static let picture = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    /// Of a PDF that a page of ours shows: the browser's own viewer refuses to be in a sandbox, and runs nothing of ours or of the file's here.
    static let viewer = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
}

/// The headers that every answer carries.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    /// Whether browsers reach the server by https: then by nothing else, for a year from each answer.
    let isSecure: Bool

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        let policy = response.headers[HeaderName.contentSecurityPolicy] ?? ContentPolicy.page
        response.headers[HeaderName.contentSecurityPolicy] = policy
        response.headers[HeaderName.contentTypeOptions] = "nosniff"
        response.headers[HeaderName.frameOptions] = policy == ContentPolicy.viewer ? "SAMEORIGIN" : "DENY"
        response.headers[HeaderName.referrerPolicy] = "same-origin"
        response.headers[HeaderName.openerPolicy] = "same-origin"
        if response.headers[HeaderName.resourcePolicy] == nil { response.headers[HeaderName.resourcePolicy] = "same-origin" }
        if isSecure { response.headers[HeaderName.transportSecurity] = "max-age=31536000" }
        response.headers[HeaderName.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        return response
    }
}
