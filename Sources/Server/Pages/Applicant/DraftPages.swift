import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// An unfinished application: saved, found again by number and secret, gone on with.
    static func draftPages() -> [Route] {
        [
            .page(.get, "/draf") { call in call.findDraft() },
            .page(.post, "/draf") { call in
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                return try await call.openDraft(form["nomor"] ?? "", form["kunci"] ?? "")
            },
            // The address that the printed code holds: it only fills in the form, so that no further address holds the secret.
            .page(.get, "/draf/{draft}/{secret}") { call in
                call.findDraft(number: call.parameter("draft"), secret: call.parameter("secret"))
            },
            .page(.post, "/draf/hapus") { call in
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                guard let draft = try await call.draft(DraftKey(form)) else { throw Problem.noSuchDraft }
                try await call.erase(draft)
                return call.findDraft(done: call.word("draft_erased"))
            },
        ]
    }
}

/// By what an application that is filled in says which draft it is.
struct DraftKey: Sendable {
    var number: String
    var secret: String
    /// The one that was seen.
    var revision: Int

    init?(_ form: PostedForm) {
        guard let number = form["draf"], let secret = form["draf_kunci"] else { return nil }
        self.init(number: number, secret: secret, revision: form["draf_revisi"].flatMap { Int($0) } ?? 0)
    }

    init(number: String, secret: String, revision: Int) {
        self.number = number
        self.secret = secret
        self.revision = revision
    }

    /// The hidden inputs that carry it along.
    var inputs: [View] {
        [("draf", number), ("draf_kunci", secret), ("draf_revisi", "\(revision)")].map { View(["hname": $0, "hvalue": $1]) }
    }
}

extension ApplicationDraft {
    /// As it was saved.
    init(_ sending: JSONValue, key: DraftKey, of service: CompiledService, officer: Officer?) {
        self.init(head: ApplicationHead(service, officer: officer) { sending[$0]?.string }, requestKey: Secret.make())
        form = sending["form"]?.object ?? [:]
        documents = sending["documents"]?.object ?? [:]
        delivery = sending["delivery"]?.object ?? [:]
        party = sending["party"]?.string
        saved = key
    }
}

extension Call {
    fileprivate func findDraft(number: String = "", secret: String = "", isWrong: Bool = false, done: String = "") -> Response {
        var view = frame(title: word("continue_draft"))
        view["number"] = number
        view["secret"] = secret
        view["done_text"] = done
        view["kept_text"] = "\(word("draft_kept")) \(prose.period(Period(Int(Drafts.keptSeconds / 86_400), .days)))."
        if isWrong {
            view.setErrors([
                PageFault(target: "nomor", subject: nil, text: "\(Problem.noSuchDraft.title[language]). \(word("check_typing"))")
            ])
        }
        return render("findDraft", view, status: isWrong ? .notFound : .ok)
    }

    func draft(_ key: DraftKey?) async throws -> SavedDraft? {
        guard let key else { return nil }
        return try await portal.drafts.find(number: key.number, secret: key.secret, at: now)
    }

    /// The form with what was saved; of a draft that was filed, its case.
    fileprivate func openDraft(_ number: String, _ secret: String) async throws -> Response {
        guard let draft = try await portal.drafts.find(number: number, secret: secret, at: now) else {
            return findDraft(number: number, isWrong: true)
        }
        if let filed = try await openCase(of: draft) { return filed }
        let definition = try await definition(of: draft)
        let (sending, changes) = try await portal.registry.carried(draft, to: definition)
        let key = DraftKey(number: draft.number, secret: secret, revision: draft.revision)
        var application = ApplicationDraft(sending, key: key, of: definition.service, officer: officer)
        guard application.head.channel != nil else { throw Problem.counterOnly }
        application.changes = changes
        // Where something is missing yet.
        let missing = try await furtherFaults(application, definition, beside: []).lazy.compactMap(\.target)
        if let part = missing.compactMap(FormPart.id(ofInput:)).first { application.place = .at(part) }
        return try await applyView(definition, application, faults: [])
    }

    /// The case that a draft became.
    func openCase(of draft: SavedDraft) async throws -> Response? {
        guard let id = draft.caseID, let dossier = try await portal.registry.dossier(id: id) else { return nil }
        return try await openCase(id, number: dossier.number)
    }

    /// Keeps an application as far as it is filled in, and says by what it is found again.
    func save(_ application: ApplicationDraft, _ definition: Definition, faults: [PageFault]) async throws -> Response {
        let sending = application.json
        let files = Registry.handed(sending, for: definition.service).uploads
        var view = frame(title: word("draft_saved"))
        view["service_name"] = definition.service.name[language]
        let (key, expiresAt): (DraftKey, Instant)
        if let saved = application.saved, let draft = try await draft(saved) {
            if let filed = try await openCase(of: draft) { return filed }
            try await portal.registry.keep(definition)
            let next = try await portal.drafts.save(
                draft, sending, for: definition, files: files, revision: saved.revision, at: now)
            (key, expiresAt) = (DraftKey(number: next.number, secret: saved.secret, revision: next.revision), next.expiresAt)
        } else {
            try await portal.registry.keep(definition)
            let made = try await portal.drafts.make(
                sending, for: definition, files: files, key: application.requestKey, request: [], at: now)
            var revision = 1
            // The same page once more, perhaps with other answers.
            if !made.isNew, let draft = try await portal.drafts.find(number: made.number, secret: made.secret, at: now) {
                if let filed = try await openCase(of: draft) { return filed }
                revision = try await portal.drafts.save(draft, sending, for: definition, files: files, revision: 1, at: now).revision
            }
            (key, expiresAt) = (DraftKey(number: made.number, secret: made.secret, revision: revision), made.expiresAt)
            view["secret_text"] = Secret.grouped(made.secret)
            if let drawn = QRCode(address("/draf/\(made.number)/\(made.secret)"))?.view(label: word("draft_qr")) { view.add(drawn) }
        }
        view["number"] = key.number
        view["secret"] = key.secret
        view["fact_list"] = [View.fact(word("draft_until"), prose.moment(expiresAt))]
        view.setErrors(faults)
        return render("draftSaved", view)
    }

    /// What is otherwise than when a draft was saved, in words.
    func text(of change: DraftChange) -> String {
        let name = change.name?[language] ?? ""
        let why = change.fault.map { ": \(portal.faultWords.sentence(for: $0, language: language))" } ?? ""
        return "\(word("draft_\(change.kind.rawValue)")): \(name)\(why)"
    }
}
