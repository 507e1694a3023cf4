import Foundation
import ServiceIR

/// What the store holds now, read anew at each asking.
struct StoreMetrics: Sendable {
    private struct Standing: Sendable {
        var service: String
        var state: String
        var count: Int
    }
    private var cases: [Standing] = []
    private var late: [Standing] = []
    private var messages: [(receiver: String, state: String, count: Int)] = []
    private var callbacks: [(system: String, count: Int)] = []
    private var timers = 0
    private var due = 0
    private var failing = 0
    private var checkpoint: Int64?

    init(_ db: Database, at now: Instant) throws {
        cases = try Row.fetchAll(
            db, sql: "SELECT service, ended, count(*) AS count FROM cases GROUP BY service, ended ORDER BY service, ended"
        ).map { Standing(service: $0["service"], state: $0["ended"] ?? "open", count: $0["count"]) }
        late = try Row.fetchAll(
            db,
            sql: """
                SELECT service, count(*) AS count FROM cases WHERE id IN (SELECT case_id FROM tasks WHERE due < ?)
                GROUP BY service ORDER BY service
                """,
            arguments: [now.seconds]
        ).map { Standing(service: $0["service"], state: "open", count: $0["count"]) }
        if let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*) AS timers, count(CASE WHEN at <= ? THEN 1 END) AS due, count(CASE WHEN failures > 0 THEN 1 END) AS failing
                FROM timers
                """,
            arguments: [now.seconds])
        {
            (timers, due, failing) = (row["timers"], row["due"], row["failing"])
        }
        messages = try Row.fetchAll(
            db,
            sql: """
                SELECT receiver, state, count(*) AS count FROM deliveries WHERE state IN ('waiting', 'dead')
                GROUP BY receiver, state ORDER BY receiver, state
                """
        ).map { (receiver: $0["receiver"], state: $0["state"], count: $0["count"]) }
        callbacks = try Row.fetchAll(
            db, sql: "SELECT system, count(*) AS count FROM callbacks WHERE state = 'dead' GROUP BY system ORDER BY system"
        ).map { (system: $0["system"], count: $0["count"]) }
        checkpoint = try Int64.fetchOne(db, sql: "SELECT at FROM checkpoints ORDER BY number DESC LIMIT 1")
    }

    func write(to text: inout MetricText) {
        text.add(
            "mppd_cases", .gauge, "Cases by service and state: open, or how they ended.",
            cases.map { .init(labels: [("service", $0.service), ("state", $0.state)], value: Double($0.count)) })
        text.add(
            "mppd_cases_past_due", .gauge, "Open cases that wait at a step past its time, or past a promise.",
            late.map { .init(labels: [("service", $0.service)], value: Double($0.count)) })
        text.add("mppd_timers", .gauge, "Timers that are set.", Double(timers))
        text.add("mppd_timers_due", .gauge, "Timers whose time has come and that have not fired.", Double(due))
        text.add("mppd_timers_failing", .gauge, "Timers that were put off because the definition gave no way on.", Double(failing))
        text.add(
            "mppd_webhook_messages", .gauge, "Messages by receiver that wait to be sent, or were given up.",
            messages.map { .init(labels: [("receiver", $0.receiver), ("state", $0.state)], value: Double($0.count)) })
        text.add(
            "mppd_callbacks_dead", .gauge, "Callbacks by system that could not be taken, and about which nobody has done anything.",
            callbacks.map { .init(labels: [("system", $0.system)], value: Double($0.count)) })
        if let checkpoint {
            text.add(
                "mppd_checkpoint_time_seconds", .gauge, "When the last checkpoint was written, in seconds since 1970.", Double(checkpoint))
        }
    }
}

extension StoreSizes {
    func write(to text: inout MetricText) {
        for (name, help, size) in [
            ("mppd_database_bytes", "Size of the database.", database),
            ("mppd_database_log_bytes", "Size of the log beside the database.", log),
        ] {
            if let size { text.add(name, .gauge, help, Double(size)) }
        }
    }
}
