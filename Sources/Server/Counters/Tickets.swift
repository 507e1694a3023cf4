import Foundation
import Runtime
import ServiceIR

/// The numbers of the counters: each day from 1, given without gaps or doubles, called in order, gone the next day. Nothing in them says who
/// took one.
package enum Tickets {
    /// More do not wait at one counter: whoever presses the button all night takes no more of the day than that.
    package static let mostWaiting = 300
    /// Who takes a number without being an officer.
    static let anybody = "-"
    /// How many calls a screen shows.
    static let shownCalls = 6
    package static let longestDesk = 24

    /// One number that was called.
    package struct Called: Sendable, Hashable {
        package var number: Int
        /// Where to go: `Meja 2`.
        package var desk: String
        package var at: Instant
    }

    /// How one counter stands today.
    package struct Line: Sendable {
        package var given = 0
        package var called = 0
        /// The last one first.
        package var calls: [Called] = []
        package var waiting: Int { given - called }
    }

    /// - Returns: nothing where `most` wait.
    static func take(_ db: Database, _ counter: CounterID, on day: CivilDate, most: Int) throws -> Int? {
        try Int.fetchOne(
            db,
            sql: """
                INSERT INTO counter_lines (counter, day, given, called) VALUES (?, ?, 1, 0)
                ON CONFLICT (counter, day) DO UPDATE SET given = counter_lines.given + 1
                    WHERE counter_lines.given - counter_lines.called < ?
                RETURNING given
                """,
            arguments: [counter.rawValue, day.dayNumber, most])
    }

    /// - Returns: nothing where nobody waits.
    static func callNext(_ db: Database, _ counter: CounterID, on day: CivilDate, to desk: String, at now: Instant) throws -> Int? {
        let number = try Int.fetchOne(
            db, sql: "UPDATE counter_lines SET called = called + 1 WHERE counter = ? AND day = ? AND called < given RETURNING called",
            arguments: [counter.rawValue, day.dayNumber])
        guard let number else { return nil }
        try db.execute(
            sql: "INSERT INTO counter_calls (counter, day, number, desk, at) VALUES (?, ?, ?, ?, ?)",
            arguments: [counter.rawValue, day.dayNumber, number, desk, now.seconds])
        return number
    }

    /// The number that a desk called last, once more.
    static func callAgain(_ db: Database, _ counter: CounterID, on day: CivilDate, to desk: String, at now: Instant) throws -> Int? {
        let number = try Int.fetchOne(
            db, sql: "SELECT max(number) FROM counter_calls WHERE counter = ? AND day = ? AND desk = ?",
            arguments: [counter.rawValue, day.dayNumber, desk])
        guard let number else { return nil }
        try db.execute(
            sql: "UPDATE counter_calls SET at = ? WHERE counter = ? AND day = ? AND number = ?",
            arguments: [now.seconds, counter.rawValue, day.dayNumber, number])
        return number
    }

    static func line(_ db: Database, _ counter: CounterID, on day: CivilDate) throws -> Line {
        var line = Line()
        let row = try Row.fetchOne(
            db, sql: "SELECT given, called FROM counter_lines WHERE counter = ? AND day = ?", arguments: [counter.rawValue, day.dayNumber])
        guard let row else { return line }
        line.given = row["given"]
        line.called = row["called"]
        line.calls = try Row.fetchAll(
            db, sql: "SELECT number, desk, at FROM counter_calls WHERE counter = ? AND day = ? ORDER BY at DESC, number DESC LIMIT ?",
            arguments: [counter.rawValue, day.dayNumber, shownCalls]
        ).map(called)
        return line
    }

    static func call(_ db: Database, of number: Int, _ counter: CounterID, on day: CivilDate) throws -> Called? {
        try Row.fetchOne(
            db, sql: "SELECT number, desk, at FROM counter_calls WHERE counter = ? AND day = ? AND number = ?",
            arguments: [counter.rawValue, day.dayNumber, number]
        ).map(called)
    }

    private static func called(_ row: Row) -> Called {
        Called(number: row["number"], desk: row["desk"], at: Instant(seconds: row["at"]))
    }

    /// Takes away the numbers of other days.
    static func sweep(_ db: Database, on today: CivilDate) throws {
        for table in ["counter_calls", "counter_lines"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE day < ?", arguments: [today.dayNumber])
        }
    }
}

extension Registry {
    var today: CivilDate { SubmissionMoment(now(), in: catalog.timeZone).today }

    /// Draws the next number; the same key gets the same one.
    package func takeTicket(at counter: CounterID, key: String, caller: String) async throws -> Int {
        // What strangers have filled an officer can still add to, for who stands at the desk.
        let most = caller == Tickets.anybody ? Tickets.mostWaiting : 10 * Tickets.mostWaiting
        return try await ticket(counter, key, caller, "take", or: .lineFull) { db, day, _ in
            try Tickets.take(db, counter, on: day, most: most)
        }
    }

    /// Calls the next number to a desk, or once more the one that it called last; the same key calls once.
    package func callTicket(at counter: CounterID, to desk: String, again: Bool, key: String, caller: String) async throws -> Int {
        try await ticket(counter, key, caller, "\(again ? "again" : "next") \(desk)", or: .nobodyWaits) { db, day, at in
            again
                ? try Tickets.callAgain(db, counter, on: day, to: desk, at: at)
                : try Tickets.callNext(db, counter, on: day, to: desk, at: at)
        }
    }

    private func ticket(
        _ counter: CounterID, _ key: String, _ caller: String, _ what: String, or problem: Problem,
        _ draw: @escaping @Sendable (Database, CivilDate, Instant) throws -> Int?
    ) async throws -> Int {
        guard catalog.counters[counter] != nil else { throw Problem.notFound }
        let (day, at) = (today, now())
        // A button that stood on a page overnight draws of the new day.
        let answers = Answers(key: "\(day.dayNumber) \(key)", caller: caller, request: Array("ticket \(counter) \(what)".utf8))
        let drawn: Result<Int, Problem> = try await store.write(as: .drawing) { db in
            switch try answers.find(db) {
            case .otherRequest: return .failure(.keyReused)
            case .answer(let answer):
                guard let number = try JSONValue(parsing: answer.body)["number"]?.int else { throw StoreError.damaged("an answer") }
                return .success(number)
            case .none: break
            }
            guard let number = try draw(db, day, at) else { return .failure(problem) }
            let body: JSONValue = ["number": .integer(Int64(number))]
            try answers.keep(db, StoredAnswer(status: 201, body: body.bytes(.compact)), at: at)
            return .success(number)
        }
        return try drawn.get()
    }

    /// How a counter stands today.
    package func line(at counter: CounterID) async throws -> Tickets.Line {
        let day = today
        return try await store.read { try Tickets.line($0, counter, on: day) }
    }

    func call(of number: Int, at counter: CounterID) async throws -> Tickets.Called? {
        let day = today
        return try await store.read { try Tickets.call($0, of: number, counter, on: day) }
    }

    /// Whether an officer calls the numbers of a counter: one of its agency's or, where it has none, of any.
    func mayCall(_ officer: Officer, at counter: Counter) -> Bool {
        officer.roles.contains { role in
            guard let agency = catalog.roles[role]?.agency else { return false }
            return counter.agency == nil || counter.agency == agency
        }
    }
}

extension Problem {
    static let lineFull = Problem(
        .conflict, "line-full",
        .both(
            "Antrean di loket ini sedang penuh; tanyakan kepada petugas", "Too many wait at this counter now; ask an officer"))
    static let nobodyWaits = Problem(.conflict, "nobody-waits", .both("Tidak ada nomor yang menunggu", "No number is waiting"))
}
