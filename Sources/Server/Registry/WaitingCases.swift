import Foundation
import Runtime
import ServiceIR

/// The cases that wait for an officer at one step of a service, as far as they are shown.
package struct WaitingCases: Sendable {
    package struct One: Sendable {
        package var dossier: Dossier
        package var due: Instant?
        package var isLate: Bool
        var applicants: [String] { ApplicantNames.all(dossier.state.submission, dossier.definition.service) }
    }

    /// How many are shown at once, unless more are asked for.
    package static let pageSize = 100

    /// The newest by which some of them go.
    package var definition: Definition
    package var step: StepID
    package var order: WaitingOrder
    /// Those in which some case has a value.
    package var columns: [CaseColumn] = []
    package var cases: [One] = []
    /// How many stand before the first one shown.
    package var before = 0
    /// How many wait in all.
    package var count = 0
    /// How many more wait at the step under rules of another version.
    package var others = 0
    /// Why others cannot be read: for each what is damaged.
    package var unreadable: [StoreError] = []
}

/// What cannot be read of the cases that wait, each once.
private struct Damage {
    private(set) var faults: [StoreError] = []
    private var cases: Set<Int64> = []

    /// What is read of a case; `nil` where it is damaged. A database that fails stops everything.
    mutating func reading<T>(_ id: Int64, _ read: () throws -> T) throws -> T? {
        do { return try read() } catch let error as DatabaseError { throw error } catch {
            // What was to be decoded may stand in the error's words: the log gets the place alone.
            if cases.insert(id).inserted { faults.append(error as? StoreError ?? .damaged("case \(id)")) }
            return nil
        }
    }

    func holds(_ id: Int64) -> Bool { cases.contains(id) }
}

/// A step at which several cases wait for an officer.
package struct WaitingStep: Sendable {
    package var definition: Definition
    package var step: StepID
    package var count: Int
}

/// As much of a case's state as its place in the order needs.
private struct WaitingState: Decodable {
    var submission: JSONValue
    var position: Position?
    var records: OrderedMap<StepID, StepRecord> = [:]
}

/// A case on its way to its place.
private struct Waiting {
    var id: Int64
    var filed: Int64
    var due: Int64?
    var definition: Definition
    var key: SortKey?

    func precedes(_ other: Waiting, _ isDescending: Bool) -> Bool {
        switch (key, other.key) {
        case (nil, _?): false
        case (_?, nil): true
        case (let a?, let b?) where a != b: isDescending ? b < a : a < b
        default: (filed, id) < (other.filed, other.id)
        }
    }
}

extension Registry {
    /// The steps at which several cases wait for an officer who may act, most cases first.
    package func waitingSteps(of officer: Officer) async throws -> [WaitingStep] {
        let roles = roles(of: officer).map(\.rawValue)
        guard !roles.isEmpty else { return [] }
        let reach = reach(of: officer)
        return try await store.read { db in
            // A case counts once at a step, with all the roles that it waits for there; those of the same roles, parts of the region and
            // definition are counted together.
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT c.service, w.step, w.places, c.meaning, c.whole, count(*) AS waiting FROM cases c
                    JOIN (SELECT case_id, step, \(db.dialect.lines(of: "role || '@' || scope")) AS places FROM tasks
                        WHERE role IN (\(Registry.marks(roles.count))) GROUP BY case_id, step) w ON w.case_id = c.id
                    GROUP BY c.service, w.step, w.places, c.meaning, c.whole ORDER BY c.service, w.step, min(c.id)
                    """,
                arguments: StatementArguments(roles))
            var steps: [WaitingStep] = []
            for row in rows {
                let id = StepID(row["step"] as String)
                let service = ServiceID(row["service"] as String)
                let definition = try self.definition(db, service: service, meaning: row["meaning"], whole: row["whole"])
                guard let step = definition.step(id) else { continue }
                // Who stands in for a role beside the own one has one task there.
                let isOpen = (row["places"] as String).split(separator: "\n").contains { place in
                    let parts = place.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                    guard parts.count == 2 else { return false }
                    let role = RoleID(parts[0])
                    return reach[role]?.holds(parts[1]) == true && step.isActedUpon(by: role)
                }
                guard isOpen else { continue }
                let count = row["waiting"] as Int
                if let open = steps.last, open.step == id, open.definition.service.service == service {
                    steps[steps.count - 1].count += count
                } else {
                    steps.append(WaitingStep(definition: definition, step: id, count: count))
                }
            }
            return steps.filter { $0.count > 1 }.enumerated()
                .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
        }
    }

    /// The cases that wait for an officer at a step, in order; `nil` where none does.
    ///
    /// - Parameters:
    ///   - page: which page, from 0; beyond the last one the first is meant.
    ///   - size: how many stand on one.
    package func waiting(
        at step: StepID, of service: ServiceID, for officer: Officer, by order: WaitingOrder = WaitingOrder(), page: Int = 0,
        size: Int = WaitingCases.pageSize
    ) async throws -> WaitingCases? {
        let roles = roles(of: officer).map(\.rawValue)
        guard !roles.isEmpty else { return nil }
        let reach = reach(of: officer)
        let at = now()
        let known = StatementArguments([service.rawValue, step.rawValue] + roles)
        let marks = Registry.marks(roles.count)
        return try await store.read { db in
            var waiting: [Int64: Waiting] = [:]
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT t.role, t.scope, t.due, c.id, c.filed_at, c.meaning, c.whole FROM tasks t JOIN cases c ON c.id = t.case_id
                    WHERE c.service = ? AND t.step = ? AND t.role IN (\(marks))
                    """,
                arguments: known)
            var damage = Damage()
            for row in rows where reach[RoleID(row["role"] as String)]?.holds(row["scope"]) == true {
                let id = row["id"] as Int64
                let definition = try damage.reading(id) {
                    try self.definition(db, service: service, meaning: row["meaning"], whole: row["whole"])
                }
                guard let definition else { continue }
                waiting[id] = Waiting(id: id, filed: row["filed_at"], due: row["due"], definition: definition)
            }
            let newest = waiting.values.max {
                ($0.definition.service.version, $0.definition.whole) < ($1.definition.service.version, $1.definition.whole)
            }?.definition
            guard let newest, let rules = newest.step(step) else {
                if let fault = damage.faults.first { throw fault }
                return nil
            }
            var found = WaitingCases(definition: newest, step: step, order: order)
            var unseen = CaseColumn.all(newest.service)
            let column = unseen.first { $0.id == order.column }
            var hasSameRules: [String: Bool] = [newest.whole: true]
            var cases: [Waiting] = []
            let states = try Row.fetchCursor(
                db,
                sql: """
                    SELECT c.id, c.state FROM cases c WHERE c.service = ?
                    AND c.id IN (SELECT t.case_id FROM tasks t WHERE t.step = ? AND t.role IN (\(marks)))
                    """,
                arguments: known)
            while let row = try states.next() {
                guard var one = waiting[row["id"]] else { continue }
                let state = try damage.reading(one.id) {
                    try JSONCoder.decode(WaitingState.self, from: JSONValue(parsing: Array(row["state"] as Data)))
                }
                guard let state else { continue }
                // Who filed at the counter may mend it there; that is another matter.
                guard let visit = state.position?.visit(of: step), visit.repair == nil else { continue }
                let whole = one.definition.whole
                let isSame = hasSameRules[whole] ?? (one.definition.step(step) == rules)
                hasSameRules[whole] = isSame
                guard isSame else {
                    found.others += 1
                    continue
                }
                switch order.column {
                case WaitingOrder.due: one.key = one.due.map { .number(Decimal128($0)) }
                case WaitingOrder.number: one.key = .number(Decimal128(one.id))
                case WaitingOrder.name:
                    one.key = ApplicantNames.all(state.submission, one.definition.service).first.map { .text(ApplicantNames.folded($0)) }
                default:
                    one.key = column.map { $0.value(state.submission, state.records).flatMap($0.key) } ?? .number(Decimal128(one.filed))
                }
                unseen.removeAll { next in
                    guard next.value(state.submission, state.records) != nil else { return false }
                    found.columns.append(next)
                    return true
                }
                cases.append(one)
            }
            // What is no column of the table is no order either.
            if column == nil, ![WaitingOrder.due, WaitingOrder.number, WaitingOrder.name].contains(order.column) {
                found.order.column = WaitingOrder.filed
            }
            let places = CaseColumn.all(newest.service).map(\.id)
            found.columns.sort { (places.firstIndex(of: $0.id) ?? 0) < (places.firstIndex(of: $1.id) ?? 0) }
            cases.sort { $0.precedes($1, order.isDescending) }
            var isComplete = false
            while !isComplete {
                found.count = cases.count
                // Divided before it is multiplied: a page that there cannot be may have any number.
                found.before = page > 0 && page <= cases.count / size && page * size < cases.count ? page * size : 0
                let shown = cases[found.before...].prefix(size)
                let dossiers = try self.dossiers(db, shown.map(\.id), &damage)
                found.cases = shown.compactMap { one in
                    dossiers[one.id].map {
                        let due = one.due.map { Instant(seconds: $0) }
                        return WaitingCases.One(dossier: $0, due: due, isLate: due.map { $0 < at } ?? false)
                    }
                }
                // What turned out to be damaged only here makes room on the page for the next.
                isComplete = !shown.contains { damage.holds($0.id) }
                cases.removeAll { damage.holds($0.id) }
            }
            found.unreadable = damage.faults
            return found
        }
    }

    /// Those that can be read.
    private func dossiers(_ db: Database, _ ids: [Int64], _ damage: inout Damage) throws -> [Int64: Dossier] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT \(Registry.columns) FROM cases WHERE id IN (\(Registry.marks(ids.count)))", arguments: StatementArguments(ids))
        var dossiers: [Int64: Dossier] = [:]
        for row in rows {
            let id = row["id"] as Int64
            dossiers[id] = try damage.reading(id) { try self.dossier(db, row) }
        }
        return dossiers
    }
}

extension Step {
    /// Whether somebody of the role takes an action here: other than to record a receipt, or to mend what the role filed for a citizen.
    fileprivate func isActedUpon(by role: RoleID) -> Bool {
        if kind == .payment, actions.isEmpty { return false }
        guard let performers else { return true }
        return performers.roles.contains(role) || performers.roles.contains(.filer) || late?.escalate == role
    }
}
