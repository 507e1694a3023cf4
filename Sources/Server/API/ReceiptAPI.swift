import Hummingbird
import ServiceIR

extension Portal {
    /// Receipts of the journal: whatever the pages can do.
    static func receiptAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/cases/{number}/receipt",
                Operation(
                    id: "receipt",
                    summary: "Where the case's journal stands, to be held against it later; signed where the region has a key.",
                    access: .applicantOrOfficer,
                    parameters: [
                        .init(name: "revision", place: "query", isRequired: false, summary: "Where it stood after that event; unsaid, now.")
                    ], success: (200, "JournalReceipt", "application/json"), refusals: [404])
            ) { call in
                let (dossier, _) = try await call.dossier()
                let revision = call.query("revision").map { Int($0) ?? 0 }
                guard let issued = try await call.portal.registry.receipt(of: dossier, revision: revision) else { throw Problem.notFound }
                return .json([
                    "receipt": .string(issued.text), "case": .string(issued.receipt.number),
                    "revision": .integer(Int64(issued.receipt.revision)), "head": .string(Secret.hex(issued.receipt.head)),
                    "at": .string(call.prose.iso(issued.at)),
                ])
            },
            .api(
                .post, "/api/v1/receipts/check",
                Operation(
                    id: "checkReceipt", summary: "Whether the journal still holds what a receipt says; by the receipt alone.",
                    body: ("ReceiptCheck", "application/json"), success: (200, "CheckedReceipt", "application/json"), refusals: [400])
            ) { call in
                let (json, _) = try await call.json()
                guard let text = json["receipt"]?.string, let checked = try await call.checkReceipt(text) else {
                    throw Problem.malformed("receipt tidak terbaca", "receipt cannot be read")
                }
                var members: JSONObject = ["holds": .bool(checked.at != nil)]
                if let at = checked.at { members["at"] = .string(call.prose.iso(at)) }
                if let key = checked.key { members["signed_by"] = .string(key) }
                return .json(.object(members))
            },
        ]
    }

    static func receiptPages() -> [Route] {
        [
            .page(.get, "/periksa/tanda-bukti") { call in call.receiptPage(nil, fault: nil) },
            .page(.post, "/periksa/tanda-bukti") { call in
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                let text = form["bukti"] ?? ""
                guard let checked = try await call.checkReceipt(text) else {
                    return call.receiptPage(nil, fault: call.word("receipt_unreadable"))
                }
                return call.receiptPage(checked, fault: checked.at == nil ? call.word("receipt_differs") : nil)
            },
        ]
    }
}

extension Call {
    struct CheckedReceipt: Sendable {
        var receipt: JournalReceipt
        /// When the journal wrote what it says; absent where the journal says otherwise.
        var at: Instant?
        /// Of a signature by one of the region's keys.
        var key: String?
    }

    fileprivate func checkReceipt(_ text: String) async throws -> CheckedReceipt? {
        guard let receipt = JournalReceipt(text) else { return nil }
        let at = try await portal.store.read { try receipt.written($0) }
        let signed = text.split(whereSeparator: \.isWhitespace).joined()
        return CheckedReceipt(receipt: receipt, at: at, key: portal.configuration.outputSigner?.signedBy(signed))
    }

    fileprivate func receiptPage(_ checked: CheckedReceipt?, fault: String?) -> Response {
        var view = frame(title: word("receipt_check"))
        if let fault { view.setErrors([PageFault(target: "bukti", subject: nil, text: fault)]) }
        if let checked, let at = checked.at {
            view["held"] = true
            var facts = [
                View.fact(word("case"), checked.receipt.number), View.fact(word("receipt_row"), "\(checked.receipt.revision)"),
                View.fact(word("receipt_written"), prose.moment(at)),
            ]
            if let key = checked.key { facts.append(.fact(word("receipt_key"), key)) }
            view["fact_list"] = facts
        }
        return render("receiptCheck", view, status: fault == nil ? .ok : .unprocessableContent)
    }
}
