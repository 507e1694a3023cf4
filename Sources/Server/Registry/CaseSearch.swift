import Foundation
import Runtime
import ServiceIR

/// What an officer looks for in the register of cases; what is absent is any.
package struct CaseQuery: Sendable {
    package enum State: String, Sendable, CaseIterable {
        case open
        /// Ended, in whatever way.
        case ended
        case granted, refused, lapsed, withdrawn, referred
    }

    /// A part of the number, or of the number of a letter that was issued.
    package var number: String?
    /// Parts of an applicant's name: every word must stand in it.
    package var name: String?
    package var service: ServiceID?
    package var state: State?
    /// The number of the last case seen: what was filed before it follows.
    package var before: String?
    package init() {}

    static let pageSize = 25
    /// The fewest letters of a name that are looked for.
    static let shortestName = 3

    /// What is wrong with it, by the name of the value.
    var faults: [(value: String, words: LocalText)] {
        guard let name, ApplicantNames.folded(name).filter({ $0 != " " }).count < CaseQuery.shortestName else { return [] }
        return [("name", .both("Tulis sedikitnya 3 huruf nama.", "Give at least 3 letters of the name."))]
    }
}

/// A page of what was found, what was filed last at the top.
package struct FoundCases: Sendable {
    package struct One: Sendable {
        package var dossier: Dossier
        package var applicants: [String]
    }
    package var cases: [One] = []
    /// What to ask for next as `before`; absent on the last page.
    package var next: String?
}

/// Where an officer's role acts.
enum Reach {
    case everywhere
    /// In these regions or agencies, and in what lies in them.
    case parts([String])

    func holds(_ scope: String) -> Bool {
        switch self {
        case .everywhere: true
        case .parts(let parts): scope.isEmpty || parts.contains { scope == $0 || scope.hasPrefix($0 + ".") }
        }
    }
}

extension Registry {
    /// The roles whose tasks an officer may take, and where: who stands in for a role does so where the own role acts.
    func reach(of officer: Officer) -> [RoleID: Reach] {
        var result: [RoleID: Reach] = [:]
        func add(_ role: RoleID, _ part: String?) {
            switch (result[role], part) {
            case (.everywhere?, _): return
            case (_, nil): result[role] = .everywhere
            case (.parts(let known)?, let part?): result[role] = .parts(known + [part])
            case (nil, let part?): result[role] = .parts([part])
            }
        }
        for held in officer.held {
            add(held.role, held.of)
            for (id, role) in catalog.roles where role.standIn == held.role && id != held.role { add(id, held.of) }
        }
        return result
    }

    /// The cases that an officer may look for: of services with a step of a role that acts everywhere; where a role acts in some parts alone,
    /// those that have been before it there.
    package func search(_ query: CaseQuery, by officer: Officer) async throws -> FoundCases {
        let reach = reach(of: officer)
        return try await store.read { db in
            var conditions: [String] = []
            var arguments: StatementArguments = []
            func add(_ condition: String, _ values: StatementArguments = []) {
                conditions.append(condition)
                arguments += values
            }
            try add(self.whatMaySee(reach, db, &arguments))
            if let before = query.before { add("c.id < (SELECT id FROM cases WHERE number = ?)", [before]) }
            if let number = query.number {
                let pattern = Registry.pattern(Registry.lowered(number))
                add(
                    "(lower(c.number) LIKE ? ESCAPE '\\' OR c.id IN (SELECT case_id FROM issued_outputs WHERE lower(number) LIKE ? ESCAPE '\\'))",
                    [pattern, pattern])
            }
            if let service = query.service { add("c.service = ?", [service.rawValue]) }
            if let name = query.name {
                let words = ApplicantNames.folded(name).split(separator: " ").map(String.init)
                let likes = words.map { _ in "folded LIKE ? ESCAPE '\\'" }.joined(separator: " AND ")
                add(
                    "c.id IN (SELECT case_id FROM applicant_names WHERE \(likes))",
                    StatementArguments(words.map(Registry.pattern)))
            }
            switch query.state {
            case nil: break
            case .open?: add("c.ended IS NULL")
            case .ended?: add("c.ended IS NOT NULL")
            case let state?: add("c.ended = ?", [state.rawValue])
            }
            let columns = Registry.columns.split(separator: ", ").map { "c.\($0)" }.joined(separator: ", ")
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(columns) FROM cases c WHERE c.revision > 0 AND \(conditions.joined(separator: " AND "))
                    ORDER BY c.id DESC LIMIT \(CaseQuery.pageSize + 1)
                    """,
                arguments: arguments)
            var found = FoundCases()
            for row in rows.prefix(CaseQuery.pageSize) {
                let dossier = try self.dossier(db, row)
                found.cases.append(FoundCases.One(dossier: dossier, applicants: try ApplicantNames.of(dossier.id, db)))
            }
            if rows.count > CaseQuery.pageSize { found.next = found.cases.last?.dossier.number }
            return found
        }
    }

    /// The condition by which an officer's search sees a case.
    private func whatMaySee(_ reach: [RoleID: Reach], _ db: Database, _ arguments: inout StatementArguments) throws -> String {
        var everywhere: [RoleID] = []
        var there: [String] = []
        var values: StatementArguments = []
        for (role, reach) in reach {
            guard case .parts(let parts) = reach else {
                everywhere.append(role)
                continue
            }
            for part in parts {
                there.append("(role = ? AND (scope = ? OR scope LIKE ? ESCAPE '\\'))")
                values += [role.rawValue, part, Registry.escaped(part) + ".%"]
            }
        }
        var ways: [String] = []
        let definitions = try Row.fetchAll(db, sql: "SELECT whole, meaning, service FROM definitions").filter { row in
            try performingRoles(db, service: ServiceID(row["service"] as String), meaning: row["meaning"], whole: row["whole"])
                .contains(where: everywhere.contains)
        }
        if !definitions.isEmpty {
            ways.append("c.whole IN (\(Registry.marks(definitions.count)))")
            arguments += StatementArguments(definitions.map { $0["whole"] as String })
        }
        if !there.isEmpty {
            ways.append("c.id IN (SELECT case_id FROM case_roles WHERE \(there.joined(separator: " OR ")))")
            arguments += values
        }
        return ways.isEmpty ? "1 = 0" : "(\(ways.joined(separator: " OR ")))"
    }

    /// The roles that take part in cases of a definition; of one that is published no more they are read once.
    private func performingRoles(_ db: Database, service: ServiceID, meaning: String, whole: String) throws -> [RoleID] {
        if let current = services[service], current.meaning == meaning { return current.roles }
        if let known = olderRoles.withLock({ $0[whole] }) { return known }
        let roles = try definition(db, service: service, meaning: meaning, whole: whole).performingRoles
        olderRoles.withLock { $0[whole] = roles }
        return roles
    }

    private static func escaped(_ text: String) -> String {
        text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// As `lower` does it in every database: A to Z alone.
    private static func lowered(_ text: String) -> String { String(text.map { $0.isASCII ? Character($0.lowercased()) : $0 }) }

    private static func pattern(_ text: String) -> String { "%\(escaped(text))%" }

    /// Whether an officer takes part in such a case: holds a role of some step, or of the service's agency; with roles for some parts of the region
    /// alone, whether the case has been before one of them there.
    package func mayRead(_ officer: Officer, _ dossier: Dossier) async throws -> Bool {
        let service = dossier.definition.service
        let performing = dossier.definition.performingRoles
        let reach = reach(of: officer).filter { role, _ in
            performing.contains(role) || catalog.roles[role]?.agency == service.agency
        }
        if reach.values.contains(where: { if case .everywhere = $0 { true } else { false } }) { return true }
        // Who filed it may see what becomes of it.
        if dossier.state.filers.contains(where: officer.actor.isPerson) { return true }
        if reach.isEmpty { return false }
        return try await store.lookUp { db in
            try Row.fetchAll(db, sql: "SELECT role, scope FROM case_roles WHERE case_id = ?", arguments: [dossier.id]).contains { row in
                reach[RoleID(row["role"] as String)]?.holds(row["scope"]) ?? false
            }
        }
    }
}

/// The names by which an application is looked for.
enum ApplicantNames {
    /// What stands in lists and on checks of letters: nobody's name is longer, and a text of a megabyte is no name.
    private static let longest = 200

    /// Of each applicant the first text that is asked, and every text called a name.
    static func all(_ submission: JSONValue, _ service: CompiledService) -> [String] {
        var names: [String] = []
        for (id, section) in service.form.sections {
            let asked = fields(of: section)
            let filled = submission["form"]?[id.rawValue]
            for one in filled?.array ?? [filled].compactMap({ $0 }) {
                for field in asked {
                    guard let text = one[field.rawValue]?.string else { continue }
                    let name = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
                    if !names.contains(name) { names.append(name) }
                }
            }
        }
        return names
    }

    /// As anybody may see them who holds a letter against them: the first letter of each word.
    static func masked(_ submission: JSONValue, _ service: CompiledService) -> [String] {
        all(submission, service).map { name in
            name.split(separator: " ").map { $0.prefix(1) + String(repeating: "*", count: max(1, $0.count - 1)) }.joined(separator: " ")
        }
    }

    /// Those kept of a case.
    static func of(_ caseID: Int64, _ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM applicant_names WHERE case_id = ? ORDER BY place", arguments: [caseID])
    }

    /// Those of a section's fields that hold such a name.
    static func fields(of section: Section) -> [FieldID] {
        guard section.party == .applicant else { return [] }
        let (keys, values) = (section.fields.keys, section.fields.values)
        let texts = values.indices.filter { values[$0].type == .text }.map { keys[$0] }
        return texts.filter { $0 == texts.first || $0.rawValue.hasPrefix("nama") || $0.rawValue.hasPrefix("name") }
    }

    /// Small letters, with one blank between words.
    static func folded(_ name: String) -> String {
        name.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.joined(separator: " ")
    }

    /// Keeps the names of a case in place of those kept before, of which there are none at its first event.
    static func keep(_ db: Database, _ submission: JSONValue, _ service: CompiledService, caseID: Int64, isFirst: Bool = false) throws {
        if !isFirst { try db.execute(sql: "DELETE FROM applicant_names WHERE case_id = ?", arguments: [caseID]) }
        for (place, name) in all(submission, service).enumerated() {
            try db.execute(
                sql: "INSERT INTO applicant_names (case_id, place, name, folded) VALUES (?, ?, ?, ?)",
                arguments: [caseID, place, name, folded(name)])
        }
    }

    /// Keeps the names of what was filed before they were kept as they are now.
    static func fill(_ db: Database) throws {
        var services: [String: CompiledService] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT c.id, c.whole, c.state, d.json FROM cases c JOIN definitions d ON d.whole = c.whole WHERE c.revision > 0")
        while let row = try rows.next() {
            let whole: String = row["whole"]
            let service =
                try services[whole] ?? JSONCoder.decode(CompiledService.self, from: JSONValue(parsing: Array(row["json"] as Data)))
            services[whole] = service
            let state = try JSONCoder.decode(Case.self, from: JSONValue(parsing: Array(row["state"] as Data)))
            try keep(db, state.submission, service, caseID: row["id"])
        }
    }
}
