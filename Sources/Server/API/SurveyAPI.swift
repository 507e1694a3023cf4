import Hummingbird
import ServiceIR

extension Portal {
    /// The survey of satisfaction at the end of a case.
    static func surveyAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/survey",
                Operation(
                    id: "survey", summary: "The nine questions of the survey and what each score stands for.",
                    success: (200, "Survey", "application/json"))
            ) { call in
                .json([
                    "elements": .array(
                        SurveyElement.allCases.map { element in
                            [
                                "element": .string(element.rawValue), "name": JSONCoder.encode(element.name),
                                "question": JSONCoder.encode(element.question),
                                "answers": .array(element.answers.map { JSONCoder.encode($0) }),
                            ]
                        })
                ])
            },
            .api(
                .post, "/api/v1/cases/{number}/survey",
                Operation(
                    id: "answerSurvey",
                    summary: "Answer the survey of a case that has ended, once; the answer is kept without the case.",
                    access: .applicantOrOfficer, body: ("SurveyAnswer", "application/json"), success: (204, nil, ""),
                    refusals: [400, 403, 404, 409])
            ) { call in
                let (dossier, isOfficer) = try await call.dossier()
                if isOfficer { throw Problem.notYourRole }
                let (json, _) = try await call.json()
                let body = try RequestBody(json, known: SurveyElement.allCases.map(\.rawValue) + ["remark"])
                let scores = try SurveyElement.allCases.map { element in
                    guard let score = try body.whole(element.rawValue), SurveyAnswer.scores.contains(score) else {
                        throw Problem.malformed("`\(element.rawValue)` wajib, 1 sampai 4", "`\(element.rawValue)` is required, 1 to 4")
                    }
                    return score
                }
                let remark = try body.text("remark") ?? ""
                guard remark.unicodeScalars.count <= SurveyAnswer.longestRemark else {
                    throw Problem.malformed(
                        "`remark` paling panjang \(SurveyAnswer.longestRemark) huruf",
                        "`remark` has \(SurveyAnswer.longestRemark) characters at most")
                }
                guard let answer = SurveyAnswer(scores: scores, remark: remark) else { throw Problem.notFound }
                try await call.portal.registry.keep(answer, of: dossier)
                return Response(status: .noContent)
            },
        ]
    }
}
