import Foundation
import ServiceIR

/// What one applicant answers at the end of a case: 1 to 4 for each element, and what else there is to say.
package struct SurveyAnswer: Sendable {
    /// In the order of `SurveyElement.allCases`.
    package var scores: [Int]
    package var remark: String

    package static let scores = 1...4
    /// The longest remark, in characters.
    static let longestRemark = 1000

    init?(scores: [Int], remark: String) {
        guard scores.count == SurveyElement.allCases.count, scores.allSatisfy(SurveyAnswer.scores.contains) else { return nil }
        self.scores = scores
        self.remark = String(remark.trimmingSpaces().prefix(SurveyAnswer.longestRemark))
    }
}

/// The answers of some applicants to the survey, added up; exact, without a number that is rounded before the last step.
package struct SurveyResult: Sendable, Hashable {
    /// Fewer answers are not shown: they would tell who gave them.
    package static let least = 5

    package var count: Int
    /// By element, the sum of all scores.
    package var sums: [Int]

    package init(count: Int = 0, sums: [Int] = [Int](repeating: 0, count: SurveyElement.allCases.count)) {
        self.count = count
        self.sums = sums
    }

    static func + (one: SurveyResult, other: SurveyResult) -> SurveyResult {
        SurveyResult(count: one.count + other.count, sums: zip(one.sums, other.sums).map(+))
    }

    package var isShown: Bool { count >= SurveyResult.least }

    /// The converted index in hundredths, 2500 to 10000: the mean of the nine elements, each with a weight of exactly 1/9, times 25; half rounds up.
    package var index: Int { SurveyResult.hundredths(sums.reduce(0, +), of: count * sums.count) }

    /// The same of one element.
    package func index(of element: Int) -> Int { SurveyResult.hundredths(sums[element], of: count) }

    /// `81.71` of 8171.
    static func text(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func hundredths(_ sum: Int, of count: Int) -> Int { count == 0 ? 0 : (2 * 2500 * sum + count) / (2 * count) }
}

extension Registry {
    /// Keeps an answer, once for each case that has ended.
    ///
    /// The answer bears the service and the day, nothing else: what says that the case has answered stands elsewhere, without its answer.
    func keep(_ answer: SurveyAnswer, of dossier: Dossier) async throws {
        guard dossier.state.end != nil else { throw Problem.surveyEarly }
        let (at, zone) = (now(), catalog.timeZone)
        let day = SubmissionMoment(at, in: zone).today.dayNumber
        let columns = SurveyElement.allCases.indices.map { "u\($0 + 1)" }.joined(separator: ", ")
        try await store.write { db in
            try db.execute(sql: "INSERT INTO surveyed_cases (case_id) VALUES (?) ON CONFLICT DO NOTHING", arguments: [dossier.id])
            guard db.changesCount == 1 else { throw Problem.surveyAnswered }
            try db.execute(
                sql: """
                    INSERT INTO surveys (id, service, day, \(columns), remark)
                    VALUES (?, ?, ?, \(Registry.marks(SurveyElement.allCases.count)), ?)
                    """,
                arguments: StatementArguments([Data(Secret.randomBytes(16))]) + [dossier.definition.service.service.rawValue, day]
                    + StatementArguments(answer.scores) + [answer.remark])
        }
    }

    /// So many days a remark is kept; the scores stay.
    static let remarkDays = 366

    static func sweepRemarks(_ db: Database, on today: CivilDate) throws {
        try db.execute(
            sql: "UPDATE surveys SET remark = '' WHERE remark <> '' AND day < ?", arguments: [today.dayNumber - Registry.remarkDays])
    }

    func hasAnsweredSurvey(_ dossier: Dossier) async throws -> Bool {
        try await store.read { db in
            try Int.fetchOne(db, sql: "SELECT 1 FROM surveyed_cases WHERE case_id = ?", arguments: [dossier.id]) != nil
        }
    }

    /// The results of some services by those answers that were given on these days.
    func surveys(_ db: Database, of services: [ServiceID], on days: ClosedRange<CivilDate>) throws -> [ServiceID: SurveyResult] {
        let sums = SurveyElement.allCases.indices.map { "CAST(sum(u\($0 + 1)) AS BIGINT) AS u\($0 + 1)" }.joined(separator: ", ")
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT service, count(*) AS answers, \(sums) FROM surveys
                WHERE service IN (\(Registry.marks(services.count))) AND day >= ? AND day <= ? GROUP BY service
                """,
            arguments: StatementArguments(services.map(\.rawValue)) + [days.lowerBound.dayNumber, days.upperBound.dayNumber])
        return Dictionary(
            rows.map { row in
                let sums = SurveyElement.allCases.indices.map { row["u\($0 + 1)"] as Int }
                return (ServiceID(row["service"] as String), SurveyResult(count: row["answers"], sums: sums))
            }
        ) { first, _ in first }
    }

    /// What was remarked on these days, by service, in no order.
    func surveyRemarks(_ db: Database, of service: ServiceID, on days: ClosedRange<CivilDate>) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT remark FROM surveys WHERE service = ? AND day >= ? AND day <= ? AND remark <> '' ORDER BY id",
            arguments: [service.rawValue, days.lowerBound.dayNumber, days.upperBound.dayNumber])
    }
}

extension Problem {
    static let surveyEarly = Problem(
        .conflict, "survey-early", .both("Survei diisi setelah permohonan selesai", "The survey is answered once the case has ended"))
    static let surveyAnswered = Problem(
        .conflict, "survey-answered",
        .both("Survei permohonan ini sudah diisi", "The survey of this case has been answered"))
}
