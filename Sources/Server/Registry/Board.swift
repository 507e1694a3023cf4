import Runtime
import ServiceIR

/// A published notice, as anybody may read it.
package struct BoardEntry: Sendable {
    package var number: String
    package var definition: Definition
    package var notice: Engine.OpenNotice
}

extension Registry {
    /// The notices that are open now, those that end first at the top; of one case, or of one step of it.
    package func notices(of number: String? = nil) async throws -> [BoardEntry] {
        let at = now()
        return try await store.read { db in
            let columns = Registry.columns.split(separator: ", ").map { "c.\($0)" }.joined(separator: ", ")
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(columns), MIN(n.until) AS until FROM notices n JOIN cases c ON c.id = n.case_id
                    WHERE n.until > ? AND (CAST(? AS TEXT) IS NULL OR c.number = ?) GROUP BY c.id ORDER BY until, c.id LIMIT 500
                    """,
                arguments: [at.seconds, number, number])
            return try rows.flatMap { row -> [BoardEntry] in
                let dossier = try self.dossier(db, row)
                return dossier.definition.engine.notices(of: dossier.state, at: at).map {
                    BoardEntry(number: dossier.number, definition: dossier.definition, notice: $0)
                }
            }
        }
    }
}
