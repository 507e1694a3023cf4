import Hummingbird
import ServiceIR

extension Portal {
    /// The survey of satisfaction, on the page of a case that has ended.
    static func surveyPages() -> [Route] {
        [
            .page(.post, "/lacak/{number}/survei") { call in
                let (dossier, form) = try await call.ownForm()
                let scores = SurveyElement.allCases.map { form[$0.input].flatMap { Int($0) } ?? 0 }
                guard let answer = SurveyAnswer(scores: scores, remark: form["survei.catatan"] ?? "") else {
                    return try await call.track(dossier, entry: nil, done: "", status: .unprocessableContent, survey: form)
                }
                do { try await call.portal.registry.keep(answer, of: dossier) } catch let problem as Problem
                    where problem.slug == Problem.surveyAnswered.slug
                {
                    // Sent twice: the page says that it was answered.
                }
                return .seeOther("/lacak/\(dossier.number)?ok=1")
            }
        ]
    }
}

extension SurveyElement {
    /// The name of its input.
    fileprivate var input: String { "survei.\(rawValue)" }
}

extension Call {
    /// The survey's questions for a case that has ended, or that they were answered.
    ///
    /// - Parameter form: as it was sent with answers missing.
    /// - Returns: what is missing.
    func showSurvey(of dossier: Dossier, _ form: PostedForm?, in view: inout View) async throws -> [PageFault] {
        guard dossier.state.end != nil else { return [] }
        if try await portal.registry.hasAnsweredSurvey(dossier) {
            view["survey_done"] = true
            return []
        }
        let drawing = FieldDrawing(prose: prose, uploadLimit: portal.uploads.limit)
        var faults: [PageFault] = []
        view["survey_fields"] = SurveyElement.allCases.map { element in
            let options = element.answers.enumerated().map { ("\($0 + 1)", $1[language], "") }
            let chosen = form?[element.input]
            let isMissing = form != nil && !options.contains { $0.0 == chosen }
            if isMissing { faults.append(PageFault(target: element.input, subject: element.name[language], text: word("choose_one"))) }
            return drawing.choice(
                element.input, label: element.question[language], options, chosen: chosen, error: isMissing ? word("choose_one") : "")
        }
        view["survey_remark"] = form?["survei.catatan"] ?? ""
        view["survey"] = true
        return faults
    }

    /// The results, for whoever heads the agencies.
    func showSurveys(of report: WorkReport, in view: inout View) {
        view["survey_least"] = "\(word("survey_least")) \(SurveyResult.least)."
        view["survey_agencies"] = report.agencies.map { agency in
            let result = report.survey(of: agency)
            let elements = SurveyElement.allCases.enumerated().map { place, element in
                View.fact(element.name[language], survey(result, result.index(of: place)))
            }
            return View([
                "agency_name": agencyName(agency),
                "fact_list": [
                    View.fact(word("survey_answers"), "\(result.count)"), View.fact(word("survey_index"), survey(result, result.index)),
                ] + (result.isShown ? elements : []),
            ])
        }
        view["survey_services"] = report.services.map { one in
            let result = report.surveys[one.service.service] ?? SurveyResult()
            return View([
                "service_name": one.service.name[language], "answers": "\(result.count)",
                "index": survey(result, result.index),
                "has_remarks": !(report.remarks[one.service.service] ?? []).isEmpty,
                "remark_list": report.remarks[one.service.service] ?? [],
            ])
        }
    }

    /// `81,71 (B, baik)`; that there are too few.
    private func survey(_ result: SurveyResult, _ hundredths: Int) -> String {
        guard result.isShown else { return word("survey_too_few") }
        let grade = SurveyGrade(hundredths: hundredths)
        return "\(prose.hundredths(hundredths)) (\(grade.rawValue), \(word("grade_\(grade.rawValue.lowercased())")))"
    }
}

extension WorkReport {
    /// Of all services of an agency.
    func survey(of agency: AgencyID) -> SurveyResult {
        services.filter { $0.service.agency == agency }.reduce(SurveyResult()) {
            $0 + (surveys[$1.service.service] ?? SurveyResult())
        }
    }

    /// As the API tells it.
    var surveyJSON: JSONValue {
        func members(_ result: SurveyResult) -> JSONObject {
            var members: JSONObject = ["answers": .integer(Int64(result.count))]
            guard result.isShown else { return members }
            func index(_ hundredths: Int) -> JSONObject {
                [
                    "index": Decimal128(SurveyResult.text(hundredths)).map { JSONValue($0) } ?? .null,
                    "grade": .string(SurveyGrade(hundredths: hundredths).rawValue),
                ]
            }
            for (key, value) in index(result.index) { members[key] = value }
            members["elements"] = .object(
                JSONObject(SurveyElement.allCases.enumerated().map { (ID($1.rawValue), .object(index(result.index(of: $0)))) }))
            return members
        }
        return [
            "least": .integer(Int64(SurveyResult.least)),
            "agencies": .array(
                agencies.map { agency in
                    var entry = members(survey(of: agency))
                    entry["agency"] = .string(agency.rawValue)
                    return .object(entry)
                }),
            "services": .array(
                services.map { one in
                    let service = one.service.service
                    var entry = members(surveys[service] ?? SurveyResult())
                    entry["service"] = .string(service.rawValue)
                    if let remarks = remarks[service] { entry["remarks"] = .array(remarks.map { .string($0) }) }
                    return .object(entry)
                }),
        ]
    }
}
