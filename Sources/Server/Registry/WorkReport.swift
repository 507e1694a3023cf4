import Foundation
import Runtime
import ServiceIR

/// How the work of an office goes: what became of the applications that were filed on some days, and how long those wait that are open now.
package struct WorkReport: Sendable {
    package struct Count: Sendable, Hashable {
        package var received = 0
        package var done = 0
        /// Promises that were met in time, and those that were not or are over and unmet.
        package var kept = 0
        package var broken = 0

        static func + (one: Count, other: Count) -> Count {
            Count(
                received: one.received + other.received, done: one.done + other.done, kept: one.kept + other.kept,
                broken: one.broken + other.broken)
        }
    }

    package struct OfService: Sendable {
        package var service: ServiceEntry
        package var count = Count()
    }

    package struct OfStep: Sendable {
        package var definition: Definition
        package var step: StepID
        /// How often it was begun.
        package var begun = 0
        /// How many applications stand there now, whenever they were filed; and for how many of them its time is over.
        package var waiting = 0
        package var late = 0
    }

    /// Open applications no older than so many days, and the older ones.
    package static let ages = [7, 30, 90]
    /// The most days of one report.
    package static let mostDays = 366

    package var days: ClosedRange<CivilDate>
    package var agencies: [AgencyID]
    package var services: [OfService] = []
    package var steps: [OfStep] = []
    /// How many are open, by age: one number more than there are ages.
    package var open = [Int](repeating: 0, count: WorkReport.ages.count + 1)

    /// What the survey says that was answered on these days; of those of which enough have answered, the remarks.
    package var surveys: [ServiceID: SurveyResult] = [:]
    package var remarks: [ServiceID: [String]] = [:]

    package var all: Count { services.reduce(Count()) { $0 + $1.count } }

    init(days: ClosedRange<CivilDate>, agencies: [AgencyID], services: [ServiceEntry]) {
        self.days = days
        self.agencies = agencies
        self.services = services.map { OfService(service: $0) }
    }

    /// Takes up a case; of one that was filed on other days only where it stands now.
    mutating func add(_ state: Case, _ definition: Definition, isOfThem: Bool, at now: Instant) {
        if state.end == nil {
            let age = Int((now.seconds - state.submitted.seconds) / 86_400)
            open[WorkReport.ages.firstIndex { age <= $0 } ?? WorkReport.ages.count] += 1
            for task in definition.engine.tasks(of: state) {
                let place = place(of: task.step, definition)
                steps[place].waiting += 1
                if let due = task.due, due < now { steps[place].late += 1 }
            }
        }
        guard isOfThem else { return }
        var count = Count(received: 1, done: state.end == nil ? 0 : 1)
        for promise in definition.engine.promises(of: state, at: now) {
            if let met = promise.met {
                // Who withdrew, or let a time pass, was not kept waiting.
                if let end = state.end, end.kind == .withdrawn || end.kind == .lapsed, met >= end.at { continue }
                if met <= promise.due { count.kept += 1 } else { count.broken += 1 }
            } else if !promise.stands, promise.due < now {
                count.broken += 1
            }
        }
        if let place = services.firstIndex(where: { $0.service.service == definition.service.service }) {
            services[place].count = services[place].count + count
        }
        for moment in state.history where moment.kind == .entered {
            if let step = moment.step { steps[place(of: step, definition)].begun += 1 }
        }
    }

    private mutating func place(of step: StepID, _ definition: Definition) -> Int {
        let service = definition.service.service
        if let place = steps.firstIndex(where: { $0.step == step && $0.definition.service.service == service }) { return place }
        steps.append(OfStep(definition: definition, step: step))
        return steps.count - 1
    }

    /// The services at whose steps something is or was done.
    var servicesOfSteps: Set<ServiceID> { Set(steps.map(\.definition.service.service)) }

    /// Steps at which people do something, in the order of the services and of their files.
    ///
    /// - Parameter known: the services of the steps, as they are published.
    mutating func finish(_ known: [Definition]) {
        let order = services.map(\.service.service)
        func rank(_ definition: Definition) -> Int { order.firstIndex(of: definition.service.service) ?? order.count }
        steps = steps.filter { one in
            let step = one.definition.step(one.step)
            return step?.performers != nil || step?.kind == .payment
        }
        let places = Dictionary(
            known.flatMap { definition in
                definition.stepOrder.enumerated().map { ("\(definition.service.service) \($1)", $0) }
            }
        ) { first, _ in first }
        func place(_ one: OfStep) -> Int { places["\(one.definition.service.service) \(one.step)"] ?? Int.max }
        steps.sort { (rank($0.definition), place($0)) < (rank($1.definition), place($1)) }
    }
}

extension Registry {
    /// The agencies that an officer heads, or stands in there for the head.
    package func headed(by officer: Officer) -> [AgencyID] {
        let reach = reach(of: officer)
        return catalog.agencies.compactMap { id, agency in
            guard let head = agency.head, case .everywhere? = reach[head] else { return nil }
            return id
        }
    }

    /// The report of the agencies that an officer heads; `nil` where that is none.
    package func report(for officer: Officer, on days: ClosedRange<CivilDate>) async throws -> WorkReport? {
        let agencies = headed(by: officer)
        guard !agencies.isEmpty else { return nil }
        let known = services.values.filter { agencies.contains($0.agency) }
        let (at, zone) = (now(), catalog.timeZone)
        let first = Int64(days.lowerBound.dayNumber) * 86_400 - zone.secondsFromUTC
        let end = Int64(days.upperBound.dayNumber + 1) * 86_400 - zone.secondsFromUTC
        let begun = WorkReport(days: days, agencies: agencies, services: known)
        guard !known.isEmpty else { return begun }
        return try await store.read { db in
            var report = begun
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT service, meaning, whole, state, filed_at FROM cases
                    WHERE service IN (\(Registry.marks(known.count))) AND revision > 0
                    AND (ended IS NULL OR (filed_at >= ? AND filed_at < ?)) ORDER BY id
                    """,
                arguments: StatementArguments(known.map(\.service.rawValue)) + [first, end])
            while let row = try rows.next() {
                let definition = try self.definition(
                    db, service: ServiceID(row["service"] as String), meaning: row["meaning"], whole: row["whole"])
                let state = try JSONCoder.decode(Case.self, from: JSONValue(parsing: Array(row["state"] as Data)))
                let filed = row["filed_at"] as Int64
                report.add(state, definition, isOfThem: filed >= first && filed < end, at: at)
            }
            report.surveys = try self.surveys(db, of: known.map(\.service), on: days)
            for (service, result) in report.surveys where result.isShown {
                report.remarks[service] = try self.surveyRemarks(db, of: service, on: days)
            }
            let seen = report.servicesOfSteps
            report.finish(try known.filter { seen.contains($0.service) }.map { try self.definition(db, of: $0) })
            return report
        }
    }
}

extension Definition {
    /// Every step, in the order of the file.
    fileprivate var stepOrder: [StepID] { Definition.order(of: service.machine.steps) }

    private static func order(of steps: OrderedMap<StepID, Step>) -> [StepID] {
        steps.flatMap { id, step in [id] + step.branches.values.flatMap { order(of: $0.steps) } }
    }
}
