import Foundation
import Hummingbird
import NIOCore
import Server
import ServiceIR
import Synchronization

/// A server of somebody else's on this machine, which keeps what it is sent and answers as it is told.
final class Listener: Sendable {
    struct Message: Sendable {
        var headers: [String: String]
        var body: [UInt8]
        var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
    }

    enum Answer: Sendable {
        case status(Int)
        case redirect(String)
        /// Nothing for so long.
        case silence(Duration)
        /// So many bytes.
        case long(Int)
    }

    private let taken = Mutex<[Message]>([])
    private let answers: Mutex<[Answer]>
    let port: Int

    private init(answers: [Answer], port: Int) {
        self.answers = Mutex(answers)
        self.port = port
    }

    var messages: [Message] { taken.withLock { $0 } }
    var url: String { "http://127.0.0.1:\(port)/pesan" }

    /// Listens while `body` runs; `answers` are given one after another, then 204.
    static func run<T: Sendable>(_ answers: [Answer] = [], _ body: @escaping @Sendable (Listener) async throws -> T) async throws -> T {
        let current = Mutex<Listener?>(nil)
        let router = Router()
        router.post("/pesan") { request, _ in
            guard let listener = current.withLock({ $0 }) else { return Response(status: .internalServerError) }
            return try await listener.take(request)
        }
        return try await Loopback.serve(router) { port in
            let listener = Listener(answers: answers, port: port)
            current.withLock { $0 = listener }
            return try await body(listener)
        }
    }

    private func take(_ request: Request) async throws -> Response {
        let body = Array(try await request.body.collect(upTo: 1 << 20).readableBytesView)
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.rawName.lowercased()] = field.value }
        let message = Message(headers: headers, body: body)
        taken.withLock { $0.append(message) }
        switch answers.withLock({ $0.isEmpty ? Answer.status(204) : $0.removeFirst() }) {
        case .status(let status): return Response(status: .init(code: status))
        case .redirect(let place): return Response(status: .found, headers: [.location: place])
        case .silence(let time):
            try await Task.sleep(for: time)
            return Response(status: .noContent)
        case .long(let count): return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 32, count: count)))
        }
    }
}
