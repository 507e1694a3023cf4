import Hummingbird
import Runtime
import ServiceIR

extension Problem {
    static let receiptGone = Problem(
        .notFound, "receipt-gone", .both("Tanda terima ini tidak ditampilkan lagi", "This receipt is not shown any more"),
        detail: .both(
            "Permohonannya tersimpan. Buka lewat Lacak permohonan, dengan nomor dan kuncinya.",
            "The application is kept. Open it under Track an application, by its number and secret."))
}

extension Call {
    /// Number and secret of a case that this browser has just filed.
    func receipt() async throws -> Response {
        let secret = cookies[Call.receiptCookie]?.value ?? ""
        guard let id = try await portal.registry.caseID(number: parameter("number"), secret: secret),
            let dossier = try await portal.registry.dossier(id: id)
        else { throw Problem.receiptGone }
        let definition = dossier.definition
        var view = frame(title: word("received"))
        view["scripted"] = mayKeepOnDevice
        view["number"] = dossier.number
        view["secret"] = secret
        view["secret_text"] = Secret.grouped(secret)
        if let citizen, try await portal.store.read({ try Citizens.holder($0, of: id) }) == citizen.id {
            view["owned_text"] = word("own_case_kept")
        }
        view["fact_list"] =
            [
                View.fact(word("service"), definition.service.name[language]),
                View.fact(word("filed_at"), prose.moment(dossier.state.submitted)),
            ]
            + promiseFacts(dossier)
        let submission = definition.submission(of: dossier.state)
        view["handed_in"] =
            submission?.documents.keys.map { id -> String in
                let path = id.rawValue.split(separator: ".").map(String.init)
                return Requirement.at(path, in: definition.service.documents).map { prose.name($0.name) } ?? id.rawValue
            } ?? []
        return render("receipt", view)
    }
}
