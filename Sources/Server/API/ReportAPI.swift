import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// How the work goes, for the head of an agency: whatever its page shows.
    static func reportAPI() -> [Route] {
        let days = [
            Operation.Parameter(
                name: "from", place: "query", isRequired: false, summary: "The first day of filing, 2026-01-01; unsaid, that of the year."),
            Operation.Parameter(name: "until", place: "query", isRequired: false, summary: "The last day; unsaid, today."),
        ]
        return [
            .api(
                .get, "/api/v1/report",
                Operation(
                    id: "report",
                    summary:
                        "Of the agencies that the officer heads: applications received and done, promises kept and broken, open ones by age.",
                    access: .officer, parameters: days, success: (200, "Report", "application/json"), refusals: [400, 401, 403])
            ) { call in .json(call.json(try await call.report(from: "from", until: "until"))) },
            .api(
                .get, "/api/v1/report.csv",
                Operation(
                    id: "reportTable", summary: "The same as a table for spreadsheets: a row for each service, then one for each step.",
                    access: .officer, parameters: days, success: (200, nil, "text/csv"), refusals: [400, 401, 403])
            ) { call in .bytes(CSV.bytes(call.rows(try await call.report(from: "from", until: "until"))), type: CSV.type) },
        ]
    }
}

extension Call {
    /// The report on the days that the address names.
    func report(from: String, until: String) async throws -> WorkReport {
        let officer = try requireOfficer()
        let today = SubmissionMoment(now, in: portal.catalog.timeZone).today
        func day(_ key: String) throws -> CivilDate? {
            guard let text = query(key), !text.isEmpty else { return nil }
            guard let day = CivilDate(text) else { throw Problem.malformed("\(key) bukan tanggal", "\(key) is no date") }
            return day
        }
        let last = try day(until) ?? today
        let first = try day(from) ?? CivilDate(year: last.components.year, month: 1, day: 1) ?? last
        guard first <= last, last.dayNumber - first.dayNumber < WorkReport.mostDays else {
            let most = WorkReport.mostDays
            throw Problem.malformed(
                "Hari terakhir tidak boleh sebelum hari pertama, dan paling banyak \(most) hari",
                "The last day is not before the first, and at most \(most) days are asked for")
        }
        guard let report = try await portal.registry.report(for: officer, on: first...last) else { throw Problem.notYourRole }
        return report
    }

    fileprivate func json(_ report: WorkReport) -> JSONValue {
        func members(_ count: WorkReport.Count) -> JSONObject {
            [
                "received": .integer(Int64(count.received)), "done": .integer(Int64(count.done)), "kept": .integer(Int64(count.kept)),
                "broken": .integer(Int64(count.broken)),
            ]
        }
        return [
            "from": .string(report.days.lowerBound.description), "until": .string(report.days.upperBound.description),
            "agencies": .array(report.agencies.map { .string($0.rawValue) }), "all": .object(members(report.all)),
            "services": .array(
                report.services.map { one in
                    var members = members(one.count)
                    members["service"] = .string(one.service.service.rawValue)
                    members["agency"] = .string(one.service.agency.rawValue)
                    members["name"] = .string(one.service.name[language])
                    return .object(members)
                }),
            "steps": .array(
                report.steps.map { one in
                    [
                        "service": .string(one.definition.service.service.rawValue), "step": .string(one.step.rawValue),
                        "name": .string(stepName(one.definition, one.step)), "begun": .integer(Int64(one.begun)),
                        "waiting": .integer(Int64(one.waiting)), "late": .integer(Int64(one.late)),
                    ]
                }),
            "survey": report.surveyJSON,
            "open": .array(
                report.open.enumerated().map { place, count in
                    var members: JSONObject = ["count": .integer(Int64(count))]
                    if place < WorkReport.ages.count { members["at_most_days"] = .integer(Int64(WorkReport.ages[place])) }
                    return .object(members)
                }),
        ]
    }

    /// The report as rows of a table, its head first.
    func rows(_ report: WorkReport) -> [[String]] {
        let head =
            ["agency", "service", "step", "received", "done", "promises_kept", "promises_broken", "begun", "waiting", "late"].map {
                word("report_\($0)")
            } + ["answers", "index", "grade"].map { word("survey_\($0)") } + SurveyElement.allCases.map { $0.name[language] }
        let services = report.services.map { one in
            [agencyName(one.service.agency), one.service.name[language], ""]
                + [one.count.received, one.count.done, one.count.kept, one.count.broken].map(String.init) + ["", "", ""]
                + surveyCells(report.surveys[one.service.service] ?? SurveyResult())
        }
        let steps = report.steps.map { one in
            [agencyName(one.definition.service.agency), one.definition.service.name[language], stepName(one.definition, one.step)]
                + ["", "", "", ""] + [one.begun, one.waiting, one.late].map(String.init)
                + [String](repeating: "", count: 3 + SurveyElement.allCases.count)
        }
        return [head] + services + steps
    }
    /// Answers, index, grade and the index of each element; of too few the answers alone.
    private func surveyCells(_ result: SurveyResult) -> [String] {
        guard result.isShown else { return ["\(result.count)"] + [String](repeating: "", count: 2 + result.sums.count) }
        return ["\(result.count)", prose.hundredths(result.index), SurveyGrade(hundredths: result.index).rawValue]
            + result.sums.indices.map { prose.hundredths(result.index(of: $0)) }
    }
}
