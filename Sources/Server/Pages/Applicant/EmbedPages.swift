import Emitters
import Hummingbird
import ServiceIR

extension Portal {
    /// What pages of other sites load to draw a form themselves.
    static func embedPages() -> [Route] {
        [
            .page(.get, "/embed.js") { _ in
                var response = Response.script(PageScripts.embed)
                // Any page may load it; what it asks for then is for the sites that the operator allows.
                response.headers[HeaderName.resourcePolicy] = "cross-origin"
                return response
            },
            .page(.get, "/modules/mpp.mjs") { call in .script(DrawnForm.sharedModule(of: call.portal.catalog)) },
            .page(.get, "/modules/{service}/form.mjs") { call in .script(DrawnForm.module(of: try await call.definition().service)) },
        ]
    }
}

extension Response {
    /// A script that is the same for everybody.
    fileprivate static func script(_ text: String) -> Response {
        var response = Response.bytes(Array(text.utf8), type: "text/javascript; charset=utf-8")
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }
}

extension Call {
    /// What a form in another page says beside its questions, as the pages here do, in the caller's language.
    func termsJSON(_ definition: Definition) -> JSONValue {
        let service = definition.service
        var documents = JSONObject()
        addNotes(of: service.documents, path: "", to: &documents)
        var regions = JSONObject()
        for level in definition.namedRegionLevels {
            regions[ID(level.rawValue)] = .array(
                RegionChoice.offered(level, in: portal.catalog.region).map {
                    ["code": .string($0.code), "name": .string($0.name.trimmingSpaces())]
                })
        }
        return [
            "fee": .array(fees(service).map { .string($0) }), "time": .array(promises(definition).map { .string($0) }),
            "privacy": .string(privacyText(service)), "files": .string(filesHint), "documents": .object(documents),
            "regions": .object(regions),
        ]
    }

    /// For how long what is said is kept, and for what; empty where the service does not say it.
    func privacyText(_ service: CompiledService) -> String {
        service.privacy.map { "\(word("privacy")) \(prose.period($0.keepFor))." } ?? ""
    }

    /// By the path of a document.
    private func addNotes(of documents: OrderedMap<DocumentID, Requirement>, path: String, to result: inout JSONObject) {
        for (id, requirement) in documents {
            let place = path.isEmpty ? id.rawValue : "\(path).\(id)"
            // Whether it is asked, and may be left out, the form itself knows by the answers.
            let known = [word("optional"), word("when_needed")]
            let text = notes(of: requirement).filter { !known.contains($0) }.joined(separator: "; ").capitalizedFirst
            if !text.isEmpty { result[ID(place)] = .string(text) }
            addNotes(of: requirement.members, path: place, to: &result)
        }
    }
}
