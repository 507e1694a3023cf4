import Hummingbird
import Runtime
import ServiceIR

extension Call {
    /// What is about to be sent, to be looked at once more; it lies in the page until then.
    func review(_ definition: Definition, _ draft: ApplicationDraft, _ form: PostedForm) async throws -> Response {
        let service = definition.service
        let state = try await preview(definition, draft.json)
        let ids = Registry.handed(state.submission, for: service).uploads
        let uploads = try await portal.store.read { db in try ids.compactMap { try Uploads.find(db, id: $0) } }
        let dossier = Dossier(id: 0, number: "", revision: 0, state: state, definition: definition, head: [])
        var view = frame(title: word("review"))
        keepOnDevice(&view)
        view["sid"] = service.service.rawValue
        view["service_name"] = service.name[language]
        view["answer_sections"] = sent(dossier, uploads: uploads)
        let sum = service.fee.isFree || service.fee.isUnstated ? nil : definition.engine.fee(of: state, at: now).map(prose.rupiah)
        view["fact_list"] = [
            View.fact(word("fee"), sum ?? fees(service).joined(separator: "\n")),
            View.fact(word("time"), promises(definition).joined(separator: "\n")),
        ]
        view["csrf"] = formToken
        view["owner_text"] = ownerText(draft.head.channel)
        view["hidden_fields"] = kept(form, draft).map { View(["hname": $0.name, "hvalue": $0.value]) }
        view["privacy_text"] = privacyText(service)
        return render("review", view)
    }

    /// The inputs of the form as they were sent; of a file the one that was stored.
    private func kept(_ form: PostedForm, _ draft: ApplicationDraft) -> [(name: String, value: String)] {
        let texts = form.texts.filter { !["tombol", "csrf", "kunci", "bagian", Call.ownerInput].contains($0.name) }
        let files = form.files.compactMap { file -> (name: String, value: String)? in
            guard case .success(let upload) = file.result else { return nil }
            return (file.name.hasPrefix("d.") ? "u.\(file.name.dropFirst(2))" : file.name, upload.id)
        }
        // What is to be changed is looked for from the beginning.
        let part = draft.place == .whole ? FormPart.all : FormPart.start
        return [(Call.ownerInput, filer(draft.head.channel)), ("kunci", draft.requestKey), ("bagian", part)] + texts + files
    }

    /// The case that a submission would become, of which nothing is kept.
    func preview(_ definition: Definition, _ submission: JSONValue) async throws -> Case {
        let channel = submission["channel"]?.string.flatMap(Channel.init(rawValue:))
        let actor = channel?.isAssisted == true ? officer?.actor : nil
        switch try await portal.registry.preview(definition, submission, by: actor) {
        case .done(let state): return state
        case .refused(let refusal, let others): throw Problem(refusal, definition, prose: prose, others: others)
        case .problem(let problem): throw problem
        }
    }
}
