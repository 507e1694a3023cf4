import Runtime
import ServiceIR

/// A task as it lies in an officer's inbox.
package struct InboxEntry: Sendable {
    package var number: String
    /// Of the case, as it was read.
    package var revision: Int
    package var applicants: [String]
    package var service: ServiceID
    package var step: StepID
    package var role: RoleID
    package var since: Instant
    package var due: Instant?
    package var definition: Definition
    package var isLate: Bool
}

extension Registry {
    /// The roles whose tasks an officer may take: the own ones, and those that one stands in for.
    package func roles(of officer: Officer) -> [RoleID] {
        officer.roles
            + catalog.roles.filter { role in role.value.standIn.map(officer.roles.contains) ?? false }.map(\.key)
            .filter { !officer.roles.contains($0) }
    }

    /// What waits for an officer, the first due first; what has no due time comes last.
    package func inbox(of officer: Officer) async throws -> [InboxEntry] {
        let roles = roles(of: officer).map(\.rawValue)
        guard !roles.isEmpty else { return [] }
        let reach = reach(of: officer)
        let at = now()
        return try await store.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT t.step, t.role, t.scope, t.since, t.due, c.id, c.number, c.revision, c.service, c.meaning, c.whole
                    FROM tasks t JOIN cases c ON c.id = t.case_id
                    WHERE t.role IN (\(Registry.marks(roles.count))) ORDER BY t.due IS NULL, t.due, t.since, c.id LIMIT 500
                    """,
                arguments: StatementArguments(roles))
            var places: [String: Int] = [:]
            var entries: [InboxEntry] = []
            for row in rows {
                let role = RoleID(row["role"] as String)
                guard reach[role]?.holds(row["scope"]) == true else { continue }
                // Who stands in for a role beside the own one has one task there, and takes it in the own role.
                let key = "\(row["number"] as String) \(row["step"] as String)"
                if let place = places[key] {
                    if officer.roles.contains(role), !officer.roles.contains(entries[place].role) { entries[place].role = role }
                    continue
                }
                places[key] = entries.count
                let due = (row["due"] as Int64?).map { Instant(seconds: $0) }
                entries.append(
                    InboxEntry(
                        number: row["number"], revision: row["revision"], applicants: try ApplicantNames.of(row["id"], db),
                        service: ServiceID(row["service"] as String), step: StepID(row["step"] as String),
                        role: role, since: Instant(seconds: row["since"]), due: due,
                        definition: try self.definition(
                            db, service: ServiceID(row["service"] as String), meaning: row["meaning"], whole: row["whole"]),
                        isLate: due.map { $0 < at } ?? false))
            }
            return entries
        }
    }
}

extension InboxEntry {
    func json(_ call: Call) -> JSONValue {
        let step = definition.step(step)
        var members: JSONObject = ["case": .string(number), "service": .string(service.rawValue), "step": .string(self.step.rawValue)]
        members["name"] = .string(call.prose.step(self.step, step))
        members["applicants"] = .array(applicants.map { .string($0) })
        members["role"] = .string(role.rawValue)
        members["since"] = .string(call.prose.iso(since))
        if let due { members["due"] = .string(call.prose.iso(due)) }
        members["late"] = .bool(isLate)
        return .object(members)
    }
}
