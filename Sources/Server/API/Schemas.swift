import Emitters
import Runtime
import ServiceIR

/// The shapes of the API's bodies, as JSON Schema 2020-12.
enum Schemas {
    private static func object(_ properties: JSONObject, required: [String] = []) -> JSONValue {
        var members: JSONObject = ["type": "object", "properties": .object(properties)]
        if !required.isEmpty { members["required"] = .array(required.map { .string($0) }) }
        return .object(members)
    }
    private static func array(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }
    private static func ref(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }
    private static let text: JSONValue = ["type": "string"]
    private static let date: JSONValue = ["type": "string", "format": "date"]
    private static let instant: JSONValue = ["type": "string", "format": "date-time"]
    private static let erasureRequest = object(
        [
            "case": text, "service": text, "state": ["enum": ["open", "done", "refused"]], "asked": instant, "answered": instant,
            "reason": text,
        ], required: ["case", "service", "state", "asked"])
    private static let rupiah: JSONValue = ["type": "integer", "minimum": 0]
    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static func tallied(_ members: JSONObject) -> JSONObject {
        var members = members
        for key in ["received", "done", "kept", "broken"] { members[ID(key)] = count }
        return members
    }
    private static let score: JSONValue = ["type": "integer", "minimum": 1, "maximum": 4]
    private static let surveyIndex: JSONValue = ["type": "number", "minimum": 25, "maximum": 100]
    private static let surveyGrade: JSONValue = ["type": "string", "enum": ["A", "B", "C", "D"]]
    private static func surveyed(_ members: JSONObject) -> JSONValue {
        var members = members
        members["answers"] = count
        members["index"] = surveyIndex
        members["grade"] = surveyGrade
        let element = object(["index": surveyIndex, "grade": surveyGrade])
        members["elements"] = object(JSONObject(SurveyElement.allCases.map { (ID($0.rawValue), element) }))
        members["remarks"] = array(text)
        return object(members, required: ["answers"])
    }
    private static let anyObject: JSONValue = ["type": "object"]

    static let all: JSONValue = {
        var all = FilingAPI.schemas
        for (name, schema) in own { all[name] = schema }
        return .object(all)
    }()

    private static let ticket: JSONObject = ["counter": text, "ticket": text, "number": count]

    private static let own: JSONObject = [
        "Counters": object(
            [
                "counters": array(
                    object(
                        [
                            "counter": text, "name": anyObject, "agency": text, "given": count, "waiting": count,
                            "calls": array(object(["ticket": text, "number": count, "desk": text, "at": instant])),
                        ], required: ["counter", "name", "given", "waiting", "calls"]))
            ], required: ["counters"]),
        "Ticket": object(ticket.adding("ahead", count), required: ["counter", "ticket", "number", "ahead"]),
        "TicketCall": object(["desk": text, "again": ["type": "boolean"]], required: ["desk"]),
        "CalledTicket": object(ticket.adding("desk", text), required: ["counter", "ticket", "number", "desk"]),
        "Availability": object(["open": ["type": "boolean"], "reason": text, "since": instant], required: ["open"]),
        "Switch": object(["open": ["type": "boolean"], "reason": text], required: ["open"]),
        "Catalog": object(
            [
                "catalog": text, "name": anyObject, "region": text, "languages": array(text),
                "services": array(
                    object([
                        "service": text, "version": ["type": "integer"], "name": anyObject, "agency": text, "sector": text,
                        "life_events": array(["type": "string", "enum": .array(LifeEvent.allCases.map { .string($0.rawValue) })]),
                        "summary": anyObject, "meaning": text, "closed": text,
                    ])),
            ], required: ["catalog", "name", "services"]),
        "Service": ["type": "object", "description": "The compiled service, as schemas/machine.schema.json describes it."],
        "SubmissionSchema": ["type": "object", "description": "JSON Schema 2020-12 of the whole submission."],
        "Form": object(
            ["schema": anyObject, "ui": anyObject, "texts": anyObject, "terms": ref("FormTerms"), "closed": text],
            required: ["schema", "ui", "texts", "terms"]),
        "FormTerms": object(
            ["fee": array(text), "time": array(text), "privacy": text, "files": text, "documents": anyObject, "regions": anyObject],
            required: ["fee", "time", "privacy", "files", "documents", "regions"]),
        "Words": object(["language": text, "name": text, "words": anyObject], required: ["language", "name", "words"]),
        "Submission": object([
            "variant": text, "applicant": ["type": "string", "enum": ["person", "company", "foundation", "office"]],
            "channel": ["type": "string", "enum": ["online", "counter", "mobile_unit", "self_service", "phone"]], "form": anyObject,
            "party": text, "documents": anyObject, "delivery": anyObject,
        ]),
        // Nothing in it is judged.
        "Unfinished": object([
            "variant": text, "applicant": text, "channel": text, "form": anyObject, "party": text, "documents": anyObject,
            "delivery": anyObject,
        ]),
        "MadeDraft": object(
            ["draft": text, "secret": text, "revision": count, "expires_at": instant],
            required: ["draft", "secret", "revision", "expires_at"]),
        "Draft": object(
            [
                "draft": text, "service": text, "revision": count, "saved_at": instant, "expires_at": instant, "case": text,
                "submission": ref("Unfinished"),
                "changes": array(
                    object(
                        [
                            "change": ["type": "string", "enum": ["gone", "new", "refused"]], "pointer": text, "subject": text,
                            "detail": text,
                        ], required: ["change", "pointer"])),
            ], required: ["draft", "service", "revision", "saved_at", "expires_at"]),
        "Needs": object(
            [
                "unanswered": array(text),
                "documents": array(
                    object(
                        ["document": text, "requirement": anyObject, "depends_on": array(text)], required: ["document", "requirement"])),
                "fee": object(
                    [
                        "items": array(
                            object(
                                ["item": text, "name": array(anyObject), "amount": rupiah, "depends_on": array(text)],
                                required: ["item", "name"])),
                        "total": rupiah,
                    ], required: ["items"]),
                "promises": array(
                    object(["promise": text, "terms": anyObject, "depends_on": array(text)], required: ["promise", "terms"])),
                "decided_by": array(object(["step": text, "roles": array(anyObject)], required: ["step", "roles"])),
            ], required: ["unanswered", "documents", "fee", "promises", "decided_by"]),
        "Resources": object([
            "resources": array(
                object(["resource": text, "name": anyObject, "agency": text, "units": ["type": "integer"], "dates": array(date)]))
        ]),
        "Slots": object(
            [
                "resource": text, "from": date, "until": date,
                "slots": array(
                    object(
                        ["start": text, "end": text, "slot": text, "free": ["type": "integer"], "waiting_list": ["type": "boolean"]],
                        required: ["start", "end", "free"])),
            ], required: ["resource", "slots"]),
        "Upload": object(
            ["file": text, "sha256": text, "size": ["type": "integer"], "type": text, "name": text],
            required: ["file", "sha256", "size", "type"]),
        "Case": object(
            [
                "case": text, "service": text, "version": ["type": "integer"], "revision": ["type": "integer"], "meaning": text,
                "submitted": instant, "updated": instant,
                "erased": [
                    "type": "string", "format": "date-time",
                    "description": "Since when its personal data is gone; numbers, days and how it ended stay.",
                ], "receipt": text, "end": text, "reason": text, "message": text,
                "shows": array(object(["field": text, "value": true])),
                "open": array(
                    object([
                        "step": text, "name": text,
                        "waiting": ["type": "string", "enum": ["action", "repair", "payment", "time", "notice"]],
                        "since": instant,
                        "due": instant, "roles": array(text), "ticked": array(text), "rows": anyObject,
                        "actions": array(object(["action": text, "name": text, "reason": ["type": "boolean"]])),
                    ])),
                "deemed": object(["decision": text, "step": text, "at": instant]),
                "next": object(["service": text, "name": text, "until": date]),
                "stands": ["type": "boolean"], "promises": array(ref("Promise")),
                "fees": array(object(["item": text, "due": rupiah, "paid": rupiah, "outstanding": rupiah])),
                "benefits": array(object(["item": text, "due": rupiah, "paid": rupiah, "outstanding": rupiah])),
                "outputs": array(ref("Output")), "submission": anyObject, "records": anyObject,
                "history": array(
                    object([
                        "at": instant, "kind": text, "step": text, "action": text, "role": text,
                        "by": ["type": "string", "enum": ["applicant", "officer", "system"]], "person": text, "reason": text,
                        "message": text,
                    ])),
            ], required: ["case", "service", "revision"]),
        "Output": [
            "description":
                "As it was issued last, or is about to be issued again; what was issued before, the oldest first, is in `earlier`. Of an output for each row of a list one for each row: `kartu.2`.",
            "allOf": [
                ref("Issue"),
                object(["output": text, "name": text, "row": ["type": "integer"], "row_name": text, "earlier": array(ref("Issue"))]),
            ],
        ],
        "Issue": object([
            "number": text, "released": ["type": "boolean"], "cancelled": ["type": "boolean"], "issued_on": date, "valid_until": date,
            "revoked": ["type": "boolean", "description": "No longer valid, by this case (then with its day) or by another."],
            "replaced_on": date, "revoked_on": date, "delivery": text,
        ]),
        "JournalReceipt": object(
            ["receipt": text, "case": text, "revision": count, "head": text, "at": instant],
            required: ["receipt", "case", "revision", "head", "at"]),
        "ReceiptCheck": object(["receipt": text], required: ["receipt"]),
        "CheckedReceipt": object(
            ["holds": ["type": "boolean"], "at": instant, "signed_by": text], required: ["holds"]),
        "Reads": object(
            [
                "reads": array(
                    object(
                        [
                            "at": instant, "reader": text, "login": text,
                            "kind": ["type": "string", "enum": .array(ReadKind.allCases.map { .string($0.rawValue) })], "case": text,
                        ], required: ["at", "reader", "kind"])), "next": text,
            ], required: ["reads"]),
        "Outputs": object(["outputs": array(ref("Output"))]),
        "Check": object(
            [
                "service": text, "output": text, "row": ["type": "integer"], "name": text, "number": text, "holders": array(text),
                "standing": ["type": "string", "enum": .array(OutputRecord.Standing.allCases.map { .string($0.rawValue) })],
                "issued_on": date, "valid_until": date, "signature": text,
            ], required: ["service", "output", "standing"]),
        "Act": object(
            [
                "step": text, "action": text, "fields": anyObject, "documents": anyObject, "reason": text, "ticked": array(text),
                "reference": text, "party": text, "revision": ["type": "integer"],
            ], required: ["step", "action"]),
        "ActTogether": object(
            [
                "cases": [
                    "type": "array", "minItems": 1, "maxItems": .integer(Int64(ActTogether.most)),
                    "items": object(["case": text, "revision": ["type": "integer"]], required: ["case"]),
                ], "step": text, "action": text, "fields": anyObject, "reason": text,
            ], required: ["cases", "step", "action"]),
        "ActsTaken": object(
            [
                "cases": array(
                    object(
                        ["case": text, "status": ["type": "integer"], "revision": ["type": "integer"], "problem": ref("Problem")],
                        required: ["case", "status"]))
            ], required: ["cases"]),
        "Repair": object(["step": text, "form": anyObject, "documents": anyObject, "revision": ["type": "integer"]], required: ["step"]),
        "OwnCases": object(
            [
                "cases": array(
                    object(
                        ["case": text, "service": text, "revision": ["type": "integer"], "submitted": instant, "ended": text],
                        required: ["case", "service", "revision", "submitted"])), "next": text,
            ], required: ["cases"]),
        "ErasureRequest": erasureRequest,
        "ErasureRequests": object(["requests": array(erasureRequest)], required: ["requests"]),
        "ErasureAnswer": object(["answer": ["enum": ["erase", "refuse"]], "reason": text], required: ["answer", "reason"]),
        "OwnCase": object(["secret": text], required: ["secret"]),
        "Withdrawal": object(["reason": text, "revision": ["type": "integer"]]),
        "Payment": object(
            ["step": text, "items": array(text), "receipt": text, "amount": rupiah, "revision": ["type": "integer"]],
            required: ["step", "receipt"]),
        "Notices": object([
            "notices": array(
                object([
                    "case": text, "step": text, "service": text, "name": text, "posted": instant, "until": instant,
                    "shows": array(object(["field": text, "value": true])),
                ]))
        ]),
        "Objection": object(["name": text, "contact": text, "fields": anyObject, "documents": anyObject], required: ["name", "contact"]),
        "Callback": object(
            [
                "step": text, "action": text, "reference": text, "amount": rupiah, "fields": anyObject, "documents": anyObject,
                "reason": text,
            ],
            required: ["step", "reference"]),
        "Inbox": object([
            "tasks": array(
                object([
                    "case": text, "service": text, "step": text, "name": text, "applicants": array(text), "role": text, "since": instant,
                    "due": instant, "late": ["type": "boolean"],
                ]))
        ]),
        "Checked": object(["submission": anyObject, "fee": rupiah], required: ["submission"]),
        "Report": object(
            [
                "from": date, "until": date, "agencies": array(text), "all": object(tallied([:])),
                "services": array(object(tallied(["service": text, "agency": text, "name": text]))),
                "steps": array(object(["service": text, "step": text, "name": text, "begun": count, "waiting": count, "late": count])),
                "open": array(object(["at_most_days": count, "count": count], required: ["count"])),
                "survey": object(
                    ["least": count, "agencies": array(surveyed(["agency": text])), "services": array(surveyed(["service": text]))],
                    required: ["least", "agencies", "services"]),
            ], required: ["from", "until", "agencies", "all", "services", "steps", "open", "survey"]),
        "Survey": object([
            "elements": array(
                object(["element": text, "name": anyObject, "question": anyObject, "answers": array(anyObject)]))
        ]),
        "SurveyAnswer": object(
            JSONObject(
                SurveyElement.allCases.map { (ID($0.rawValue), score) } + [("remark", ["type": "string", "maxLength": 1000])]),
            required: SurveyElement.allCases.map(\.rawValue)),
        "CaseQuery": object([
            "number": text, "name": text, "service": text,
            "state": ["type": "string", "enum": .array(CaseQuery.State.allCases.map { .string($0.rawValue) })], "before": text,
        ]),
        "FoundCases": object(
            [
                "cases": array(
                    object([
                        "case": text, "service": text, "name": text, "applicants": array(text), "submitted": instant, "updated": instant,
                        "end": text, "open": array(object(["step": text, "name": text])),
                    ])), "next": text,
            ], required: ["cases"]),
        "Login": object(["login": text, "password": text, "code": text], required: ["login", "password"]),
        "KeySet": object(["keys": array(anyObject)], required: ["keys"]),
        "SecondFactor": object(
            ["state": text, "secret": text, "address": text, "recovery_codes": ["type": "integer"]], required: ["state"]),
        "Code": object(["code": text], required: ["code"]),
        "RecoveryCodes": object(["recovery_codes": array(text)], required: ["recovery_codes"]),
        "Officer": object(["login": text, "name": text, "roles": array(text), "csrf": text], required: ["login", "roles", "csrf"]),
    ]
}

extension JSONObject {
    fileprivate func adding(_ key: ID<JSONValue>, _ value: JSONValue) -> JSONObject {
        var object = self
        object[key] = value
        return object
    }
}
