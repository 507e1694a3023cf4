import Emitters
import Hummingbird
import NIOCore
import Runtime
import ServiceIR

extension Portal {
    /// The whole API. Its OpenAPI document is made from this table.
    static func apiRoutes() -> [Route] {
        let routes =
            publicAPI() + [needsAPI(), checkAPI(), keysAPI()] + draftAPI() + surveyAPI() + boardAPI() + ownCasesAPI() + erasureAPI()
            + applicantAPI()
            + officerAPI()
            + secondFactorAPI() + [actsAPI()] + reportAPI() + [readsAPI()] + receiptAPI() + systemAPI() + counterAPI()
            + availabilityAPI()
        let described =
            routes + [
                .api(.get, "/api/v1/openapi.json", Operation(id: "openapi", summary: "This document.")) { _ in .json([:]) }
            ]
        return routes + [
            .api(.get, "/api/v1/openapi.json", Operation(id: "openapi", summary: "This document.")) { call in
                .json(OpenAPI(portal: call.portal, routes: described).document)
            }
        ]
    }

    private static func publicAPI() -> [Route] {
        [
            .api(.get, "/api/v1/health", Operation(id: "health", summary: "Whether the process lives.")) { _ in .json(["status": "ok"]) },
            .api(
                .get, "/api/v1/ready",
                Operation(id: "ready", summary: "Whether the store answers, and the virus scanner if there is one.", refusals: [503])
            ) { call in
                guard await call.portal.store.isReady() else { throw Problem.storeUnavailable }
                guard let scanner = call.portal.configuration.scanner else { return .json(["status": "ok"]) }
                // Without it all goes on but uploads.
                return .json(["status": "ok", "virus_scanner": await scanner.isReady() ? "ok" : "silent"])
            },
            .api(
                .get, "/api/v1/catalog",
                Operation(
                    id: "catalog", summary: "The services of the region, or those that are asked for.",
                    parameters: [
                        .init(
                            name: "search", place: "query", isRequired: false,
                            summary: "Words that all stand in a service's name, description, agency, sector, life events or letters."),
                        .init(name: "agency", place: "query", isRequired: false, summary: "An agency of the catalog."),
                        .init(name: "sector", place: "query", isRequired: false, summary: "A sector that a service names."),
                        .init(
                            name: "life_event", place: "query", isRequired: false,
                            summary:
                                "An event of a citizen's life at which a service is needed: \(LifeEvent.allCases.map(\.rawValue).joined(separator: ", "))."
                        ),
                    ], success: (200, "Catalog", "application/json"))
            ) { call in .json(call.catalogJSON(closures: try await call.portal.registry.closures())) },
            .api(
                .get, "/api/v1/services/{service}",
                Operation(
                    id: "service", summary: "One compiled service.", success: (200, "Service", "application/json"), refusals: [404])
            ) { call in .json(JSONCoder.encode(try await call.definition().service)) },
            .api(
                .get, "/api/v1/services/{service}/schema",
                Operation(
                    id: "submissionSchema", summary: "JSON Schema of a service's submission.",
                    success: (200, "SubmissionSchema", "application/schema+json"), refusals: [404])
            ) { call in .json(SubmissionSchema.emit(try await call.definition().service), type: "application/schema+json") },
            .api(
                .get, "/api/v1/services/{service}/form",
                Operation(
                    id: "form",
                    summary:
                        "What draws a service's form: the schema of the submission, its UI description (JSON Forms), and its texts by language; in the caller's language what it costs, how long it takes, what becomes of personal data, which files are taken and what is to be known of documents, and the regions that are chosen by name; why nobody can apply, where it is closed.",
                    success: (200, "Form", "application/json"), refusals: [404])
            ) { call in
                let definition = try await call.definition()
                let service = definition.service
                var form = DrawnForm.json(of: service, in: call.portal.catalog).object ?? [:]
                form["terms"] = call.termsJSON(definition)
                if let closure = try await call.portal.registry.closure(of: service.service) { form["closed"] = .string(closure.reason) }
                return .json(.object(form))
            },
            .api(
                .get, "/api/v1/words",
                Operation(
                    id: "words",
                    summary: "What the pages say, by key: changed, it is the file of a further language (`mppd serve --words`).",
                    success: (200, "Words", "application/json"))
            ) { call in .json(call.portal.words.json(call.language)) },
            .api(
                .get, "/api/v1/resources",
                Operation(
                    id: "resources", summary: "What can be booked.", success: (200, "Resources", "application/json"))
            ) { call in .json(call.resourcesJSON()) },
            .api(
                .get, "/api/v1/resources/{resource}/slots",
                Operation(
                    id: "slots",
                    summary:
                        "The free slots of something that can be booked, and the full ones for which one may stand in line, on up to 62 days; a slot is asked for by its start.",
                    parameters: [
                        .init(name: "from", place: "query", isRequired: false, summary: "The first day, 2026-03-14; unsaid, today."),
                        .init(name: "until", place: "query", isRequired: false, summary: "The last day; unsaid, six days after the first."),
                    ], success: (200, "Slots", "application/json"), refusals: [400, 404])
            ) { call in .json(try await call.slotsJSON()) },
            .api(
                .post, "/api/v1/uploads",
                Operation(
                    id: "upload", summary: "Hand in a file; its kind is told by its content.",
                    parameters: [.init(name: "name", place: "query", isRequired: false, summary: "What the file is called.")],
                    body: (nil, "application/octet-stream"), success: (201, "Upload", "application/json"), refusals: [413, 415, 422, 503])
            ) { call in
                let type = call.request.headers[.contentType]?.lowercased() ?? ""
                guard !type.hasPrefix("multipart/") else { throw Problem.envelope }
                switch try await call.portal.uploads.take(call.request.body, name: call.query("name") ?? "", at: call.now) {
                case .failure(let failure): throw Problem(failure)
                case .success(let upload):
                    return .json(
                        [
                            "file": .string(upload.id), "sha256": .string(upload.sha256), "size": .integer(Int64(upload.size)),
                            "type": .string(upload.kind.rawValue), "name": .string(upload.name),
                        ], status: .created)
                }
            },
            .api(
                .post, "\(FilingAPI.path)/check",
                Operation(
                    id: "checkSubmission", summary: "Judge a submission as filing it would, and say what it costs; nothing is kept.",
                    body: ("Submission", "application/json"), success: (200, "Checked", "application/json"), refusals: FilingAPI.refusals)
            ) { call in
                let definition = try await call.definition()
                let (json, _) = try await call.json()
                let state = try await call.preview(definition, json)
                var members: JSONObject = ["submission": state.submission]
                if let fee = definition.engine.fee(of: state, at: call.now) { members["fee"] = .integer(fee) }
                return .json(.object(members))
            },
            .api(
                .post, FilingAPI.path,
                Operation(
                    id: "submit", summary: FilingAPI.summary,
                    parameters: [Operation.key], body: ("Submission", "application/json"), success: (201, "Filed", "application/json"),
                    refusals: FilingAPI.refusals)
            ) { call in
                let definition = try await call.definition()
                let key = try call.idempotencyKey()
                let (json, bytes) = try await call.json()
                let filed = try await call.file(definition, json, key: key, request: bytes)
                var members = filed.json.object ?? [:]
                let dossier =
                    if let dossier = filed.dossier { dossier as Dossier? } else {
                        try await call.portal.registry.dossier(number: filed.number)
                    }
                if let dossier {
                    let view = CaseJSON(dossier: dossier, prose: call.prose, isOfficer: false, now: call.now)
                    members["promises"] = .array(view.promises)
                    let issued = try await call.portal.registry.receipt(of: dossier, revision: filed.revision)
                    if let issued { members["receipt"] = .string(issued.text) }
                }
                var response = Response.json(.object(members), status: .created)
                response.headers[.location] = "/api/v1/cases/\(filed.number)"
                return response
            },
        ]
    }

    private static func applicantAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/cases/{number}",
                Operation(
                    id: "case", summary: "One case, with its history.", access: .applicantOrOfficer,
                    success: (200, "Case", "application/json"),
                    refusals: [404])
            ) { call in
                let (dossier, isOfficer) = try await call.dossier()
                var response = Response.json(CaseJSON(dossier: dossier, prose: call.prose, isOfficer: isOfficer, now: call.now).json)
                response.headers[.eTag] = "\"\(dossier.revision)\""
                return response
            },
            .api(
                .get, "/api/v1/cases/{number}/changes",
                Operation(
                    id: "changes",
                    summary: "Tells of each change of the case as it comes, as server-sent events (`change`, its id is the revision).",
                    access: .applicantOrOfficer,
                    parameters: [
                        .init(
                            name: "Last-Event-ID", place: "header", isRequired: false,
                            summary: "The last revision that was heard of; else the present one is told first."),
                        .init(name: "last_event_id", place: "query", isRequired: false, summary: "The same."),
                    ], success: (200, nil, "text/event-stream"), refusals: [400, 404, 503])
            ) { call in try call.changes(of: try await call.dossier().0) },
            .api(
                .post, "/api/v1/cases/{number}/repair",
                Operation(
                    id: "repair", summary: "Complete what was sent back: only what changes.", access: .applicantOrOfficer,
                    parameters: [Operation.key], body: ("Repair", "application/json"), success: (200, "Case", "application/json"),
                    refusals: [400, 403, 404, 409, 410, 422])
            ) { call in
                try await call.change(["step", "form", "documents"]) { body, actor, _ in
                    var completion = Completion(step: StepID(try body.required("step")), by: actor)
                    completion.form = try body.object("form") ?? [:]
                    completion.documents = try body.object("documents") ?? [:]
                    return .repaired(completion)
                }
            },
            .api(
                .post, "/api/v1/cases/{number}/withdraw",
                Operation(
                    id: "withdraw", summary: "Withdraw the application.", access: .applicantOrOfficer, parameters: [Operation.key],
                    body: ("Withdrawal", "application/json"), success: (200, "Case", "application/json"),
                    refusals: [400, 403, 404, 409, 410])
            ) { call in
                try await call.change(["reason"]) { body, actor, _ in .withdrawn(Withdrawal(by: actor, reason: try body.text("reason"))) }
            },
            .api(
                .post, "/api/v1/cases/{number}/acts",
                Operation(
                    id: "act", summary: "Take an action of an open step, or say `done`.", access: .applicantOrOfficer,
                    parameters: [Operation.key], body: ("Act", "application/json"), success: (200, "Case", "application/json"),
                    refusals: [400, 403, 404, 409, 410, 422])
            ) { call in
                try await call.change(["step", "action", "fields", "documents", "reason", "ticked", "reference"]) { body, actor, _ in
                    var act = Act(
                        step: StepID(try body.required("step")), action: ActionID(try body.required("action")), by: actor)
                    act.values = try body.object("fields") ?? [:]
                    act.documents = try body.object("documents") ?? [:]
                    act.reason = try body.text("reason")
                    act.ticked = try body.texts("ticked") ?? []
                    act.reference = try body.text("reference")
                    return .acted(act)
                }
            },
            .api(
                .get, "/api/v1/cases/{number}/files/{file}",
                Operation(
                    id: "file", summary: "A file that was handed in.", access: .applicantOrOfficer,
                    success: (200, nil, Operation.files), refusals: [404, 410])
            ) { call in
                let (dossier, _) = try await call.dossier()
                return try await call.download(call.parameter("file"), of: dossier)
            },
            .api(
                .get, "/api/v1/cases/{number}/outputs",
                Operation(
                    id: "outputs", summary: "What the case brings.", access: .applicantOrOfficer,
                    success: (200, "Outputs", "application/json"),
                    refusals: [404])
            ) { call in
                let (dossier, isOfficer) = try await call.dossier()
                return .json(["outputs": .array(CaseJSON(dossier: dossier, prose: call.prose, isOfficer: isOfficer, now: call.now).outputs)]
                )
            },
            .api(
                .get, "/api/v1/cases/{number}/outputs/{output}",
                Operation(
                    id: "output", summary: "A released output: a page to print, or while it is valid the file that is its text.",
                    access: .applicantOrOfficer, parameters: [Operation.format],
                    success: (200, nil, "text/html,\(Operation.files)"), refusals: [404, 410, 503])
            ) { call in
                let (dossier, isOfficer) = try await call.dossier()
                return try await call.letter(
                    OutputID(call.parameter("output")), of: dossier, isOfficer: isOfficer, page: nil)
            },
            .api(
                .get, "/api/v1/cases/{number}/outputs/{output}/{issue}",
                Operation(
                    id: "issue", summary: "One issue of an output, from 1: an earlier one says that it was replaced.",
                    access: .applicantOrOfficer, parameters: [Operation.format],
                    success: (200, nil, "text/html,\(Operation.files)"), refusals: [404, 410, 503])
            ) { call in
                let (dossier, isOfficer) = try await call.dossier()
                return try await call.letter(
                    OutputID(call.parameter("output")), issue: Int(call.parameter("issue")) ?? 0, of: dossier, isOfficer: isOfficer,
                    page: nil)
            },
        ]
    }

    private static func officerAPI() -> [Route] {
        [
            .api(
                .post, "/api/v1/session",
                Operation(
                    id: "logIn", summary: "Log in as an officer; the cookie goes with every further call.",
                    body: ("Login", "application/json"),
                    success: (200, "Officer", "application/json"), refusals: [401, 429])
            ) { call in
                let (json, _) = try await call.json()
                guard let login = json["login"]?.string, let password = json["password"]?.string else {
                    throw Problem.malformed("login dan password wajib", "login and password are required")
                }
                let (officer, cookies, csrf) = try await call.logIn(login, password, code: json["code"]?.string)
                var response = Response.json(call.officerJSON(officer, csrf: csrf))
                for cookie in cookies { response.setCookie(cookie) }
                return response
            },
            .api(
                .get, "/api/v1/session",
                Operation(
                    id: "session", summary: "Who is logged in.", access: .officer, success: (200, "Officer", "application/json"),
                    refusals: [401])
            ) { call in .json(call.officerJSON(try call.requireOfficer(), csrf: call.officerSession?.csrf ?? "")) },
            .api(
                .delete, "/api/v1/session",
                Operation(id: "logOut", summary: "Log out.", access: .officer, success: (204, nil, ""), refusals: [401])
            ) { call in
                try call.requireCSRF(call.request.headers[HeaderName.csrf], of: call.officerSession)
                if let token = call.cookies[Call.officerCookie]?.value { try await call.portal.sessions.close(token: token) }
                return Response(status: .noContent)
            },
            .api(
                .get, "/api/v1/inbox",
                Operation(
                    id: "inbox", summary: "What waits for the officer's roles, the most urgent first.", access: .officer,
                    success: (200, "Inbox", "application/json"), refusals: [401])
            ) { call in
                let entries = try await call.portal.registry.inbox(of: try call.requireOfficer())
                return .json(["tasks": .array(entries.map { $0.json(call) })])
            },
            .api(
                .post, "/api/v1/cases/search",
                Operation(
                    id: "search",
                    summary: "Cases with a step of the officer's roles, those filed last first; the body keeps names out of addresses.",
                    access: .officer, body: ("CaseQuery", "application/json"), success: (200, "FoundCases", "application/json"),
                    refusals: [400, 401, 422])
            ) { call in
                let officer = try call.requireOfficer()
                let (json, _) = try await call.json()
                let found = try await call.portal.registry.search(try CaseQuery(json), by: officer)
                return .json(found.json(call))
            },
            .api(
                .post, "/api/v1/cases/{number}/payments",
                Operation(
                    id: "pay", summary: "Record a receipt: always the whole sum due.", access: .officer, parameters: [Operation.key],
                    body: ("Payment", "application/json"), success: (200, "Case", "application/json"),
                    refusals: [400, 401, 403, 404, 409, 410, 422])
            ) { call in
                _ = try call.requireOfficer()
                return try await call.change(["step", "items", "receipt", "amount"]) { body, actor, dossier in
                    let receipt = try body.required("receipt")
                    let step = StepID(try body.required("step"))
                    let items = try body.texts("items")?.map { FeeItemID($0) } ?? []
                    return .paid(Receipt(step: step, items: items, receipt: receipt, by: try call.recorder(at: step, of: dossier)))
                }
            },
        ]
    }
}
