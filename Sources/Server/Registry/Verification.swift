import Foundation
import Runtime
import ServiceIR

/// What `mppd verify` asks of a store: whether everything that the server acts on is what the journals say.
package enum Verification {
    /// - Parameter noted: the hash of a checkpoint that must be there still.
    /// - Parameter receipt: must still be what the journal holds.
    package static func run(_ db: Database, noted: String? = nil, receipt: JournalReceipt? = nil) throws -> JournalReport {
        var report = try Journal.verify(db)
        if let receipt, try receipt.written(db) == nil {
            report.faults.append(JournalFault(caseNumber: receipt.number, row: receipt.revision, kind: .receipt))
        }
        try Checkpoints.verify(db, noted: noted, &report)
        try verifyDefinitions(db, &report)
        try verifyStates(db, &report)
        try verifyNumbers(db, &report)
        try verifyCounters(db, &report)
        let erasures = try ErasureRecord.all(db)
        report.erasures = erasures.count
        report.requests = erasures.count { $0.rule == Erasure.request }
        return report
    }

    /// A definition's key is its digest.
    private static func verifyDefinitions(_ db: Database, _ report: inout JournalReport) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT whole, service, json FROM definitions ORDER BY whole")
        while let row = try rows.next() {
            let json = Array(row["json"] as Data)
            let service = (try? JSONValue(parsing: json)).flatMap { try? JSONCoder.decode(CompiledService.self, from: $0) }
            if service == nil || Secret.hex(Secret.sha256(json)) != row["whole"] as String {
                report.faults.append(JournalFault(caseNumber: "definition \(row["service"] as String)", row: 0, kind: .definition))
            }
        }
    }

    /// Each case is what its events make it.
    private static func verifyStates(_ db: Database, _ report: inout JournalReport) throws {
        var replay = Replay()
        let rows = try Row.fetchAll(db, sql: "SELECT id, number, meaning, revision, ended, ended_at FROM cases ORDER BY id")
        for row in rows {
            let number = row["number"] as String
            func fault() { report.faults.append(JournalFault(caseNumber: number, row: row["revision"], kind: .state)) }
            let replayed: (state: Case, bookings: [Booking])?
            do { replayed = try replay.state(db, caseID: row["id"], number: number, meaning: row["meaning"]) } catch let error
                as DatabaseError
            {
                throw error
            } catch {
                fault()
                continue
            }
            guard let (made, bookings) = replayed else { continue }
            let stored = try Data.fetchOne(db, sql: "SELECT state FROM cases WHERE id = ?", arguments: [row["id"] as Int64])
            let state = stored.flatMap { try? JSONValue(parsing: Array($0)) }.flatMap { try? JSONCoder.decode(Case.self, from: $0) }
            if state != made || !ends(made.end, asIn: row) { fault() }
            let taken = Set(
                try Row.fetchAll(
                    db, sql: "SELECT resource, start, until, unit FROM slots WHERE case_id = ?", arguments: [row["id"] as Int64]
                )
                .map { "\($0["resource"] as String) \($0["start"] as Int64) \($0["until"] as Int64) \($0["unit"] as Int)" }
                    + Row.fetchAll(
                        db, sql: "SELECT resource, start, until FROM slot_lines WHERE case_id = ?", arguments: [row["id"] as Int64]
                    )
                    .map { "\($0["resource"] as String) \($0["start"] as Int64) \($0["until"] as Int64) 0" })
            // Two fields never have one unit, but where they stood in line together.
            let units = bookings.filter { $0.unit != nil }
            let isShared = units.count > Set(units).count && !made.history.contains { $0.kind == .given }
            if isShared || taken != Set(bookings.map { "\($0.resource) \($0.start.seconds) \($0.end.seconds) \($0.unit ?? 0)" }) {
                report.faults.append(JournalFault(caseNumber: number, row: row["revision"], kind: .slot))
            }
        }
    }

    private static func ends(_ end: CaseEnd?, asIn row: Row) -> Bool {
        end?.kind.rawValue == row["ended"] as String? && end?.at.seconds == row["ended_at"] as Int64?
    }

    /// The register of numbers holds what the cases hold, and no more.
    private static func verifyNumbers(_ db: Database, _ report: inout JournalReport) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT c.number AS number, c.id AS id, c.revision AS revision, c.state AS state FROM cases c ORDER BY c.id")
        while let row = try rows.next() {
            guard let json = try? JSONValue(parsing: Array(row["state"] as Data)), let state = try? JSONCoder.decode(Case.self, from: json)
            else { continue }
            // A number that the case has from elsewhere was not drawn.
            let held = Set(
                state.outputs.flatMap { output, record in
                    record.issues.compactMap { issue in issue.isNumbered ? issue.number.map { "\(output.declared) \($0)" } : nil }
                })
            let register = Set(
                try Row.fetchAll(db, sql: "SELECT output, number FROM output_numbers WHERE case_id = ?", arguments: [row["id"] as Int64])
                    .map { "\($0["output"] as String) \($0["number"] as String)" })
            if held != register {
                report.faults.append(JournalFault(caseNumber: row["number"], row: row["revision"], kind: .number))
            }
        }
    }

    /// Each number was drawn once, without a gap, and the next one follows: no two rows have one, so that it is enough to count.
    private static func verifyCounters(_ db: Database, _ report: inout JournalReport) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT service, output, year, count(*) AS given, min(seq) AS first, max(seq) AS last FROM output_numbers
                GROUP BY service, output, year ORDER BY service, output, year
                """)
        for row in rows {
            let (service, output) = (ServiceID(row["service"] as String), OutputID(row["output"] as String))
            let (year, given, last) = (row["year"] as Int, row["given"] as Int, row["last"] as Int)
            let drawn = try Int.fetchOne(
                db, sql: "SELECT last FROM sequences WHERE name = ? AND year = ?",
                arguments: [Registry.sequence(of: output, service), year])
            if row["first"] as Int != 1 || given != last || drawn != last {
                report.faults.append(JournalFault(caseNumber: "numbers \(service).\(output) \(year)", row: 0, kind: .counter))
            }
        }
    }
}
