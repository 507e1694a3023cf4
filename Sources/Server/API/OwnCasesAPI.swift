import Hummingbird
import ServiceIR

extension Portal {
    /// A citizen's own cases, for programs that send a token of the applicants' identity provider.
    static func ownCasesAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/cases",
                Operation(
                    id: "ownCases", summary: "The citizen's own cases, \(Citizens.pageSize) at once, those filed last first.",
                    access: .citizen,
                    parameters: [.init(name: "before", place: "query", isRequired: false, summary: "`next` of the page before.")],
                    success: (200, "OwnCases", "application/json"), refusals: [401, 404])
            ) { call in
                guard call.isCitizensProgram else { throw Problem.citizenRequired }
                // Who has not been here yet has none.
                guard let citizen = call.owner?.known else { return .json(["cases": []]) }
                let (cases, next) = try await call.ownDossiers(of: citizen, before: call.query("before"))
                var answer: JSONObject = [
                    "cases": .array(
                        cases.map { dossier in
                            var members: JSONObject = [
                                "case": .string(dossier.number), "service": .string(dossier.definition.service.service.rawValue),
                                "revision": .integer(Int64(dossier.revision)),
                                "submitted": .string(call.prose.iso(dossier.state.submitted)),
                            ]
                            if let end = dossier.state.end { members["ended"] = .string(end.kind.rawValue) }
                            return .object(members)
                        })
                ]
                if let next { answer["next"] = .string(next) }
                return .json(.object(answer))
            },
            .api(
                .put, "/api/v1/cases/{number}/owner",
                Operation(
                    id: "ownCase", summary: "Make a case the citizen's own, by its secret: it is read without it from then on.",
                    access: .citizen, body: ("OwnCase", "application/json"), success: (204, nil, ""), refusals: [400, 401, 404, 409])
            ) { call in
                guard call.isCitizensProgram else { throw Problem.citizenRequired }
                let secret = try RequestBody(try await call.json().0, known: ["secret"]).required("secret")
                guard let id = try await call.portal.registry.caseID(number: call.parameter("number"), secret: secret) else {
                    throw Problem.noSuchCase
                }
                try await call.keepAsOwn(id)
                return Response(status: .noContent)
            },
        ]
    }
}
