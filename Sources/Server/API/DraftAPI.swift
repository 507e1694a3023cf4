import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// Unfinished applications, kept for whoever has their number and secret.
    static func draftAPI() -> [Route] {
        [
            .api(
                .post, "/api/v1/services/{service}/drafts",
                Operation(
                    id: "makeDraft",
                    summary:
                        "Keep an unfinished application with its uploads: nothing in it is judged. Its secret is told this once; erased 30 days after it was saved last.",
                    parameters: [Operation.key], body: ("Unfinished", "application/json"), success: (201, "MadeDraft", "application/json"),
                    refusals: [400, 404, 413, 422, 503])
            ) { call in
                let definition = try await call.definition()
                let key = try call.idempotencyKey()
                let sending = try await call.unfinished()
                try await call.portal.registry.keep(definition)
                let made = try await call.portal.drafts.make(
                    sending, for: definition, files: Registry.handed(sending, for: definition.service).uploads, key: key,
                    request: sending.bytes(.compact), at: call.now)
                var response = Response.json(
                    [
                        "draft": .string(made.number), "secret": .string(made.secret), "revision": 1,
                        "expires_at": .string(call.prose.iso(made.expiresAt)),
                    ], status: .created)
                response.headers[.location] = "/api/v1/drafts/\(made.number)"
                return response
            },
            .api(
                .get, "/api/v1/drafts/{draft}",
                Operation(
                    id: "draft",
                    summary: "A draft as it can be filed now, with what changed since it was saved; of one that was filed, its case.",
                    access: .draftHolder, success: (200, "Draft", "application/json"), refusals: [404, 410])
            ) { call in
                let draft = try await call.draftOfBearer()
                return try await call.answer(draft)
            },
            .api(
                .put, "/api/v1/drafts/{draft}",
                Operation(
                    id: "saveDraft", summary: "Keep what a draft says now, in place of what it said.", access: .draftHolder,
                    parameters: [
                        .init(
                            name: "If-Match", place: "header", isRequired: false,
                            summary: "The ETag of the draft that was seen: refused where it was saved from elsewhere meanwhile.")
                    ], body: ("Unfinished", "application/json"), success: (200, "Draft", "application/json"),
                    refusals: [400, 404, 409, 410, 413, 422])
            ) { call in
                let draft = try await call.draftOfBearer()
                let definition = try await call.definition(of: draft)
                let seen = call.request.headers[.ifMatch].map { $0.filter { $0 != "\"" } }
                if let seen, Int(seen) == nil { throw Problem.draftChanged }
                let sending = try await call.unfinished()
                try await call.portal.registry.keep(definition)
                let saved = try await call.portal.drafts.save(
                    draft, sending, for: definition, files: Registry.handed(sending, for: definition.service).uploads,
                    revision: seen.flatMap { Int($0) }, at: call.now)
                return try await call.answer(saved)
            },
            .api(
                .delete, "/api/v1/drafts/{draft}",
                Operation(
                    id: "eraseDraft", summary: "Erase a draft and its uploads.", access: .draftHolder, success: (204, nil, ""),
                    refusals: [404])
            ) { call in
                try await call.erase(try await call.draftOfBearer())
                return Response(status: .noContent)
            },
            .api(
                .post, "/api/v1/drafts/{draft}/file",
                Operation(
                    id: "fileDraft", summary: "File what a draft says, once: it leads to its case from then on.", access: .draftHolder,
                    parameters: [Operation.key], success: (201, "Filed", "application/json"), refusals: [400, 403, 404, 409, 410, 422])
            ) { call in
                let draft = try await call.draftOfBearer()
                let key = try call.idempotencyKey()
                let definition = try await call.definition(of: draft)
                let sending = try await call.portal.registry.carried(draft, to: definition).sending
                let filed = try await call.file(definition, sending, key: key, request: Array(draft.number.utf8), draft: draft)
                var response = Response.json(filed.json, status: .created)
                response.headers[.location] = "/api/v1/cases/\(filed.number)"
                return response
            },
        ]
    }
}

extension Call {
    /// The body as a sending that need not be complete.
    fileprivate func unfinished() async throws -> JSONValue {
        let (json, _) = try await json()
        let body = try RequestBody(json, known: ["variant", "applicant", "channel", "party", "form", "documents", "delivery"])
        for part in ["form", "documents", "delivery"] { _ = try body.object(part) }
        for part in ["variant", "applicant", "channel", "party"] { _ = try body.text(part) }
        return json
    }

    fileprivate func draftOfBearer() async throws -> SavedDraft {
        guard let draft = try await portal.drafts.find(number: parameter("draft"), secret: caseSecret ?? "", at: now) else {
            throw Problem.noSuchDraft
        }
        return draft
    }

    func definition(of draft: SavedDraft) async throws -> Definition {
        guard let definition = try await portal.registry.definition(of: draft.service) else { throw Problem.draftServiceGone }
        return definition
    }

    func erase(_ draft: SavedDraft) async throws {
        try await portal.drafts.erase(draft)
        try await portal.uploads.sweep(at: now)
    }

    fileprivate func answer(_ draft: SavedDraft) async throws -> Response {
        var members: JSONObject = [
            "draft": .string(draft.number), "service": .string(draft.service.rawValue), "revision": .integer(Int64(draft.revision)),
            "saved_at": .string(prose.iso(draft.savedAt)), "expires_at": .string(prose.iso(draft.expiresAt)),
        ]
        if let id = draft.caseID {
            members["case"] = try await portal.registry.dossier(id: id).map { .string($0.number) }
        } else {
            let (sending, changes) = try await portal.registry.carried(draft, to: try await definition(of: draft))
            members["submission"] = sending
            members["changes"] = .array(
                changes.map { change in
                    var entry: JSONObject = ["change": .string(change.kind.rawValue), "pointer": .string(change.pointer)]
                    if let name = change.name { entry["subject"] = .string(name[language]) }
                    if let fault = change.fault { entry["detail"] = .string(portal.faultWords.sentence(for: fault, language: language)) }
                    return .object(entry)
                })
        }
        var response = Response.json(.object(members))
        response.headers[.eTag] = "\"\(draft.revision)\""
        return response
    }
}
