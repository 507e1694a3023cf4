import Foundation
import Runtime
import ServiceIR

/// A service for which nobody can apply now. What was filed before goes on.
package struct ServiceClosure: Sendable, Hashable {
    package var service: ServiceID
    /// What citizens read.
    package var reason: String
    package var since: Instant

    /// Every closing and opening stays on record, by whom; the last one of a service holds.
    static func all(_ db: Database) throws -> [ServiceID: ServiceClosure] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.service, s.reason, s.at FROM service_switches s
                JOIN (SELECT service, max(id) AS last FROM service_switches GROUP BY service) l ON l.last = s.id WHERE s.is_open = 0
                """)
        return Dictionary(
            rows.map { row in
                let closure = ServiceClosure(
                    service: ServiceID(row["service"] as String), reason: row["reason"], since: Instant(seconds: row["at"]))
                return (closure.service, closure)
            }
        ) { first, _ in first }
    }

    static func find(_ db: Database, of service: ServiceID) throws -> ServiceClosure? {
        let row = try Row.fetchOne(
            db, sql: "SELECT is_open, reason, at FROM service_switches WHERE service = ? ORDER BY id DESC LIMIT 1",
            arguments: [service.rawValue])
        guard let row, !(row["is_open"] as Bool) else { return nil }
        return ServiceClosure(service: service, reason: row["reason"], since: Instant(seconds: row["at"]))
    }
}

extension Registry {
    /// What is closed now, as it was read within the last second; while the store is away, what was read last. So the pages that everybody may
    /// read cost no query each, and stay readable. What is filed is held against the store itself.
    package func closures() async throws -> [ServiceID: ServiceClosure] {
        let now = ContinuousClock.now
        let (known, isFresh) = lastClosures.withLock { last in
            guard let found = last else { return ([ServiceID: ServiceClosure](), false) }
            let isFresh = now - found.at < .seconds(1)
            // One asks, the others go by what is known.
            if !isFresh { last?.at = now }
            return (found.all, isFresh)
        }
        if isFresh { return known }
        do {
            let closures = try await store.read { try ServiceClosure.all($0) }
            lastClosures.withLock { $0 = (.now, closures) }
            return closures
        } catch {
            switch StoreError(error) {
            case .full, .unavailable, .unreachable:
                lastClosures.withLock { if $0 == nil { $0 = (.now, [:]) } }
                return known
            default: throw error
            }
        }
    }

    package func closure(of service: ServiceID) async throws -> ServiceClosure? { try await closures()[service] }

    /// Whether an officer opens and closes a service: who heads its agency, or stands in for the head.
    func maySwitch(_ officer: Officer, _ service: ServiceEntry) -> Bool { headed(by: officer).contains(service.agency) }

    /// Closes a service with a reason that citizens read, or opens it again; nothing where it is so already.
    package func set(_ service: ServiceID, isOpen: Bool, reason: String, by officer: Officer) async throws {
        let (at, reason) = (now(), WrittenReason.kept(reason))
        try await store.write(as: .drawing) { db in
            let closure = try ServiceClosure.find(db, of: service)
            if isOpen ? closure == nil : closure?.reason == reason { return }
            try db.execute(
                sql: "INSERT INTO service_switches (service, is_open, reason, actor, at) VALUES (?, ?, ?, ?, ?)",
                arguments: [service.rawValue, isOpen, isOpen ? "" : reason, officer.person, at.seconds])
        }
        lastClosures.withLock { $0 = nil }
    }
}

extension Problem {
    static let closedSlug = "service-closed"

    static func closed(_ closure: ServiceClosure) -> Problem {
        Problem(
            .forbidden, closedSlug,
            .both("Layanan ini sedang ditutup", "This service is closed at present"),
            detail: .both(
                "Alasannya: \(closure.reason). Permohonan yang sudah diajukan tetap berjalan, dan draf tetap tersimpan.",
                "The reason: \(closure.reason). Applications filed before go on, and drafts are kept."))
    }
}
