import Hummingbird
import NIOCore
import ServiceIR
import ServiceLifecycle
import Synchronization

/// How many streams of events a process keeps open, and how.
package struct StreamLimits: Sendable {
    /// Of one region.
    package var most = 200
    /// Of the process, where several regions share it.
    package var all: StreamCount?
    package var mostOfCase = 5
    /// After so long a stream ends, and who listens asks again: what she may see is judged anew.
    package var lifetime = Duration.seconds(600)
    /// So often something is sent, whatever happens, so that nothing between the two takes the connection for dead.
    package var heartbeat = Duration.seconds(15)
    /// So often the case is looked at: another process may have changed it.
    package var pause = Duration.seconds(1)
    package init() {}
}

/// How many streams are open in the whole process, up to a bound.
package final class StreamCount: Sendable {
    private let most: Int
    private let open = Mutex(0)

    package init(most: Int) { self.most = most }

    fileprivate func begin() -> Bool {
        open.withLock { open in
            guard open < most else { return false }
            open += 1
            return true
        }
    }

    fileprivate func end() { open.withLock { $0 -= 1 } }
}

/// The streams of events that are open.
final class CaseStreams: Sendable {
    let limits: StreamLimits
    private let open = Mutex<[Int64: Int]>([:])

    init(limits: StreamLimits) { self.limits = limits }

    /// - Returns: false where there are too many already.
    func begin(_ caseID: Int64) -> Bool {
        open.withLock { open in
            guard open.values.reduce(0, +) < limits.most, open[caseID, default: 0] < limits.mostOfCase,
                limits.all?.begin() ?? true
            else { return false }
            open[caseID, default: 0] += 1
            return true
        }
    }

    func end(_ caseID: Int64) {
        limits.all?.end()
        open.withLock { open in
            let left = open[caseID, default: 1] - 1
            open[caseID] = left == 0 ? nil : left
        }
    }

    var count: Int { open.withLock { $0.values.reduce(0, +) } }
}

extension Call {
    /// Tells of every change of a case as it comes, as server-sent events: which revision it has and since when. What changed is read as ever.
    ///
    /// Who names the last revision that she heard of hears of all since.
    func changes(of dossier: Dossier) throws -> Response {
        let (portal, id, number) = (portal, dossier.id, dossier.number)
        let last = request.headers[HeaderName.lastEvent] ?? query("last_event_id")
        guard let first = last.map({ Int($0) }) ?? dossier.revision - 1, first >= 0 else {
            throw Problem.malformed("Last-Event-ID harus nomor revisi", "Last-Event-ID must be the number of a revision")
        }
        guard portal.streams.begin(id) else { throw Problem.tooManyStreams }
        let ending = StreamEnd { portal.streams.end(id) }
        let zone = portal.catalog.timeZone
        let body = ResponseBody { writer in
            defer { ending.now() }
            var stream = CaseStream(portal: portal, caseID: id, number: number, zone: zone, heard: first)
            try await stream.run { text in
                try await writer.write(ByteBuffer(string: text))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                // A web server in front that collects what it passes on is told not to.
                .contentType: "text/event-stream", .cacheControl: "no-store", HeaderName.accelBuffering: "no",
            ], body: body)
    }
}

/// Ends a stream once, also one whose body was never asked for.
private final class StreamEnd: Sendable {
    private let end: Mutex<(@Sendable () -> Void)?>

    init(_ end: @escaping @Sendable () -> Void) { self.end = Mutex(end) }

    deinit { now() }

    func now() {
        let end = self.end.withLock { end in
            defer { end = nil }
            return end
        }
        end?()
    }
}

private struct CaseStream {
    let portal: Portal
    let caseID: Int64
    let number: String
    let zone: TimeZoneID
    var heard: Int

    private struct Change: Sendable {
        var revision: Int
        var at: Instant
    }

    /// Until its time is over, the process is told to stop, or who listens is gone.
    mutating func run(_ send: (String) async throws -> Void) async throws {
        let limits = portal.streams.limits
        let clock = ContinuousClock()
        let end = clock.now + limits.lifetime
        var sent = clock.now
        try await send("retry: 2000\n\n")
        while clock.now < end {
            for change in try await changes() {
                try await send(event(change))
                heard = change.revision
                sent = clock.now
            }
            if clock.now - sent >= limits.heartbeat {
                try await send(":\n\n")
                sent = clock.now
            }
            let isOver = await cancelWhenGracefulShutdown { (try? await Task.sleep(for: limits.pause)) == nil }
            if isOver { return }
        }
    }

    private func changes() async throws -> [Change] {
        let (id, heard) = (caseID, heard)
        return try await portal.store.read { db in
            try Row.fetchAll(
                db, sql: "SELECT number, at FROM journal WHERE case_id = ? AND number > ? ORDER BY number", arguments: [id, heard]
            ).map { Change(revision: $0["number"], at: Instant(seconds: $0["at"])) }
        }
    }

    private func event(_ change: Change) -> String {
        let data: JSONValue = [
            "case": .string(number), "revision": .integer(Int64(change.revision)), "at": .string(change.at.iso(in: zone)),
        ]
        return "id: \(change.revision)\nevent: change\ndata: \(String(decoding: data.bytes(.compact), as: UTF8.self))\n\n"
    }
}

extension Problem {
    static let tooManyStreams: Problem = {
        var problem = Problem(
            .serviceUnavailable, "too-many-streams",
            .both("Terlalu banyak yang mengikuti saat ini; tanyakan berkala", "Too many are listening now; ask from time to time"))
        problem.retryAfter = 30
        return problem
    }()
}
