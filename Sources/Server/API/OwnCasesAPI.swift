import Hummingbird
import ServiceIR

extension Portal {
    /// A citizen's own cases, for programs that send a token of the applicants' identity provider.
    static func ownCasesAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/cases",
                Operation(
                    id: "ownCases", summary: "The citizen's own cases, those filed last first.", access: .citizen,
                    success: (200, "OwnCases", "application/json"), refusals: [401])
            ) { call in
                guard call.isCitizensProgram else { throw Problem.citizenRequired }
                let cases = if let citizen = call.owner?.known { try await call.ownDossiers(of: citizen) } else { [] as [Dossier] }
                return .json([
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
                ])
            },
            .api(
                .put, "/api/v1/cases/{number}/owner",
                Operation(
                    id: "ownCase", summary: "Make a case the citizen's own, by its secret: it is read without it from then on.",
                    access: .citizen, body: ("OwnCase", "application/json"), success: (204, nil, ""), refusals: [400, 401, 404, 409])
            ) { call in
                guard let owner = call.owner, call.isCitizensProgram else { throw Problem.citizenRequired }
                let secret = try RequestBody(try await call.json().0, known: ["secret"]).required("secret")
                guard let id = try await call.portal.registry.caseID(number: call.parameter("number"), secret: secret) else {
                    throw Problem.noSuchCase
                }
                let at = call.now
                guard try await call.portal.store.write({ try Citizens.give($0, case: id, to: owner, at: at) }) else {
                    throw Problem.ownedByOther
                }
                return Response(status: .noContent)
            },
        ]
    }
}
