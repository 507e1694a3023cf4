import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Server
import Synchronization

/// Sends requests to the routes of a portal, without a connection: the body in parts, as they come from a socket.
///
/// In place of `HummingbirdTesting`, which brings an HTTP client and a TLS library with it that no test uses.
struct PortalClient: Sendable {
    private let respond: @Sendable (Request) async throws -> Response
    /// Which one a request names.
    private let host: String?
    private static let partSize = 32 << 10

    init(_ gateway: Gateway, host: String? = "localhost", peer: SocketAddress? = nil) {
        respond = gateway.responder(peer: peer)
        self.host = host
    }

    init(_ publication: Publication) { self.init(Gateway(publication)) }

    init(_ portal: Portal, peer: SocketAddress? = nil) { self.init(Gateway(Publication(portal)), peer: peer) }

    /// - Parameter enough: of an answer that has no end, by what has come of it: then who reads goes.
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:], body: [UInt8]? = nil,
        enough: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers { fields.append(HTTPField(name: HTTPField.Name(name)!, value: value)) }
        if let body { fields[.contentLength] = "\(body.count)" }
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: fields)
        let bytes = body ?? []
        let parts = AsyncStream<ByteBuffer> { stream in
            for start in stride(from: 0, to: bytes.count, by: Self.partSize) {
                stream.yield(ByteBuffer(bytes: bytes[start..<min(start + Self.partSize, bytes.count)]))
            }
            stream.finish()
        }
        let response = try await respond(Request(head: head, body: RequestBody(asyncSequence: parts)))
        let written = WrittenBody(enough)
        do { try await response.body.write(written) } catch is WrittenBody.Enough {}
        return Answer(status: Int(response.status.code), headers: response.headers, body: written.bytes)
    }
}

/// Takes what a response writes.
private final class WrittenBody: ResponseBodyWriter {
    struct Enough: Error {}

    private let state = Mutex<[UInt8]>([])
    private let enough: @Sendable (String) -> Bool
    var bytes: [UInt8] { state.withLock { $0 } }

    init(_ enough: @escaping @Sendable (String) -> Bool) { self.enough = enough }

    func write(_ buffer: ByteBuffer) async throws {
        state.withLock { $0 += buffer.readableBytesView }
        if enough(String(decoding: bytes, as: UTF8.self)) { throw Enough() }
    }
    func finish(_ trailers: HTTPFields?) async throws {}
}
