import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// What the folder holds beside what is published; published, and put back, by who heads the agencies that it is about.
    static func publishingPages() -> [Route] {
        [
            .page(.get, "/petugas/terbitkan") { call in
                _ = try call.requireHead()
                return try await call.publishing(try await call.folderOffer(), faults: [])
            },
            .page(.post, "/petugas/terbitkan") { call in try await call.publish { try await call.folderOffer() } },
            .page(.get, "/petugas/terbitkan/{publication}") { call in
                _ = try call.requireHead()
                return try await call.publishing(try await call.earlierOffer(), faults: [])
            },
            .page(.post, "/petugas/terbitkan/{publication}") { call in
                try await call.publish {
                    var offer = try await call.earlierOffer()
                    offer.held = (try? await call.folderOffer().held) ?? []
                    return offer
                }
            },
        ]
    }
}

/// What may be published in the place of what is.
private struct PublishingOffer: Sendable {
    /// `nil` where it is refused.
    var source: DefinitionSource?
    /// Why it is refused.
    var refusal: LocalText?
    var notes: LocalText?
    /// The earlier publication that it is.
    var earlier: PublicationRecord?
    /// By what the folder is known again; nothing where it cannot be read, or need not be.
    var held: Set<String> = []
}

extension Call {
    fileprivate static let historyLength = 20

    fileprivate func folderOffer() async throws -> PublishingOffer {
        guard let folder = publication.folder else { throw Problem.notFound }
        switch await folder.read() {
        case .ready(let source, let notes): return PublishingOffer(source: source, notes: notes, held: source.marks)
        case .refused(let why): return PublishingOffer(refusal: why)
        }
    }

    fileprivate func earlierOffer() async throws -> PublishingOffer {
        guard let id = Int64(parameter("publication")),
            let record = try await portal.store.read({ try PublicationRecord.find($0, id: id) })
        else { throw Problem.notFound }
        let source = try await portal.store.read { try DefinitionSource($0, record) }
        return PublishingOffer(source: source, earlier: record)
    }

    /// Publishes what the officer has seen, if it is still that.
    fileprivate func publish(_ offer: () async throws -> PublishingOffer) async throws -> Response {
        let officer = try requireHead()
        let form = try await officersForm()
        let offer = try await offer()
        guard let source = offer.source else { return try await publishing(offer, faults: [], status: .unprocessableContent) }
        guard concerned(by: source).isSubset(of: portal.registry.headed(by: officer)) else {
            return try await publishing(offer, faults: pageFaults(.notYourRole), status: .forbidden)
        }
        do {
            guard form["siap"] == source.digest, let served = form["tayang"] else { throw Problem.otherPublished }
            try await publication.publish(source, inPlaceOf: served, held: offer.held, earlier: offer.earlier?.id, by: officer)
        } catch let problem as Problem where problem.status == .conflict {
            return try await publishing(offer, faults: pageFaults(problem), status: problem.status)
        }
        return .seeOther("/petugas/terbitkan?ok=1")
    }

    /// The agencies that a publication is about: those of services that become others; of all, where what they share does. One that has no
    /// head in the catalog that is served leaves it to the operator, and so one that is new.
    private func concerned(by source: DefinitionSource) -> Set<AgencyID> {
        let changed = Set(PublishedChange.all(from: portal.registry, to: source).map(\.service))
        let sharesOthers = source.catalogDigest != portal.registry.catalogDigest
        let services = Array(portal.registry.services.values) + source.entries
        return Set(services.filter { sharesOthers || changed.contains($0.service) }.map(\.agency))
    }

    fileprivate func publishing(
        _ offer: PublishingOffer, faults: [PageFault], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let officer = try requireHead()
        let names = try await portal.accounts.names()
        let records = try await portal.store.read { try PublicationRecord.all($0, limit: Call.historyLength) }
        var view = frame(title: word("publishing"))
        view["is_broad"] = true
        view["done_text"] = query("ok") == nil ? "" : word("published_now")
        view.setErrors(faults)
        view["refusal_text"] = offer.refusal?[language] ?? ""
        view["notes_text"] = offer.notes?[language] ?? ""
        view["earlier_text"] = offer.earlier.map { "\(word("publishing_earlier")) \(prose.moment($0.at))" } ?? ""
        view["publishing_path"] = "/petugas/terbitkan" + (offer.earlier.map { "/\($0.id)" } ?? "")
        if let source = offer.source { show(source, to: officer, &view) }
        view["publication_list"] = records.map { record in
            View([
                "at_text": prose.moment(record.at), "who_text": publisher(of: record, names), "change_texts": changeTexts(record),
                "back_text": record.earlier.flatMap { id in records.first { $0.id == id } }
                    .map { "\(word("publishing_earlier")) \(prose.moment($0.at))" } ?? "",
                "back_link": record.digest == portal.registry.digest ? "" : "/petugas/terbitkan/\(record.id)",
            ])
        }
        return render("publishing", view, status: status)
    }

    private func show(_ source: DefinitionSource, to officer: Officer, _ view: inout View) {
        let registry = portal.registry
        let changes = PublishedChange.all(from: registry, to: source)
        let parts = CatalogPart.differing(registry.catalog, source.catalog)
        let offered = Dictionary(source.entries.map { ($0.service, $0) }) { first, _ in first }
        view["is_same"] = source.digest == registry.digest
        view["catalog_text"] =
            parts.isEmpty ? "" : "\(word("catalog_differs")) \(prose.list(parts.map { word("catalog_\($0.rawValue)") }))."
        // Another order of the services alone.
        view["order_text"] = changes.isEmpty && parts.isEmpty ? word("published_order") : ""
        view["has_change_list"] = !changes.isEmpty
        view["change_list"] = changes.map { change in
            let (was, now) = (registry.services[change.service], offered[change.service])
            return View([
                "service_name": (now ?? was)?.name[language] ?? change.service.rawValue, "sid": change.service.rawValue,
                "was_text": was.map { "\($0.version)" } ?? "–", "now_text": now.map { "\($0.version)" } ?? "–", "change_text": text(change),
                "warning_text": reuses(change) ? word("version_reused") : "",
            ])
        }
        let changed = Set(changes.map(\.service))
        let same = registry.services.values.filter { !changed.contains($0.service) }
        view["same_text"] = same.isEmpty ? "" : "\(same.count) \(word("services_unchanged"))"
        view["same_list"] = same.map { "\($0.name[language]) – \(word("version")) \($0.version)" }
        view["ready_digest"] = source.digest
        view["served_digest"] = registry.digest
        let others = concerned(by: source).subtracting(registry.headed(by: officer))
        view["may_publish"] = others.isEmpty
        let served = registry.catalog.agencies
        func names(_ agencies: some Sequence<AgencyID>) -> String {
            prose.list(agencies.map { (served[$0] ?? source.catalog.agencies[$0])?.name[language] ?? $0.rawValue }.sorted())
        }
        view["others_text"] = names(others.filter { served[$0]?.head != nil })
        view["headless_text"] = names(others.filter { served[$0] != nil && served[$0]?.head == nil })
        // Nobody holds the role of its head before it is published.
        view["new_text"] = names(others.filter { served[$0] == nil })
    }

    /// Whether another meaning would be published under the version that is served.
    private func reuses(_ change: PublishedChange) -> Bool {
        if case .changed(_, let from, let to) = change { from == to } else { false }
    }

    private func text(_ change: PublishedChange) -> String {
        switch change {
        case .added: word("published_added")
        case .removed: word("published_removed")
        case .changed: word("published_changed")
        case .reworded: word("published_reworded")
        }
    }

    private func publisher(of record: PublicationRecord, _ names: [PersonID: String]) -> String {
        record.actor.map { names[PersonID($0)] ?? word("officer_gone") } ?? word("the_operator")
    }

    private func changeTexts(_ record: PublicationRecord) -> [String] {
        let services = record.changes.map { change in
            let name = portal.registry.services[change.service]?.name[language] ?? change.service.rawValue
            switch change {
            case .added(_, let version): return "\(name): \(word("published_added")), \(word("version")) \(version)"
            case .changed(_, let from, let to): return "\(name): \(word("version")) \(from) → \(to)"
            case .removed, .reworded: return "\(name): \(text(change))"
            }
        }
        let parts = record.catalogParts.map { word("catalog_\($0.rawValue)") }
        return services + (parts.isEmpty ? [] : ["\(word("catalog_differs")) \(prose.list(parts))"])
    }
}
