import CZlib
import Hummingbird
import NIOCore

/// Answers in a smaller form (RFC 1952) to whoever takes it: a page weighs a fifth of its bytes.
struct Gzip: RouterMiddleware {
    /// What is smaller is sent as it is.
    static let least = 500

    func handle(_ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        // One form alone has the tag of a revision.
        guard Gzip.isText(response.headers[.contentType]), response.headers[.eTag] == nil, request.method != .head,
            let length = response.body.contentLength, length >= Gzip.least
        else { return response }
        response.addVary("Accept-Encoding")
        guard Gzip.isTaken(request.headers[.acceptEncoding]) else { return response }
        let whole = Whole()
        try await response.body.write(Collector(whole: whole))
        response.headers[.contentEncoding] = "gzip"
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: Gzip.compress(whole.bytes)))
        return response
    }

    private static func isText(_ type: String?) -> Bool {
        guard let type else { return false }
        return type.hasPrefix("text/") || type.split(separator: ";")[0].hasSuffix("json")
    }

    /// Whether `Accept-Encoding` names gzip, and not with a weight of nothing.
    static func isTaken(_ accepted: String?) -> Bool {
        (accepted ?? "").lowercased().split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { String($0).trimmingSpaces() }
            guard words.first == "gzip" else { return false }
            return !words.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
        }
    }

    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and 16 for the header and foot of gzip.
        let status = deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib does not start: \(status)")
        defer { deflateEnd(&stream) }
        let most = Int(deflateBound(&stream, uLong(bytes.count)))
        var bytes = bytes
        return bytes.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: most) { output, count in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(most)
                deflate(&stream, Z_FINISH)
                count = most - Int(stream.avail_out)
            }
        }
    }

    /// What a body writes.
    private final class Whole {
        var bytes: [UInt8] = []
    }

    private struct Collector: ResponseBodyWriter {
        let whole: Whole
        mutating func write(_ buffer: ByteBuffer) { whole.bytes += buffer.readableBytesView }
        consuming func finish(_ trailingHeaders: HTTPFields?) {}
    }
}
