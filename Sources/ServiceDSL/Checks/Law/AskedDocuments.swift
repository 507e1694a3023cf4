import ServiceIR

/// A document that is asked of the applicant, with where it stands.
struct AskedDocument {
    let document: Requirement
    let id: DocumentID
    let path: [String]
    /// One of several that serve.
    let isChoice: Bool

    /// The documents asked with the form, each group before its members; not what the office gets by itself.
    static func all(of service: CompiledService) -> [AskedDocument] {
        var found: [AskedDocument] = []
        collect(service.documents, at: ["documents"], isChoice: false, &found)
        return found
    }

    private static func collect(
        _ documents: OrderedMap<DocumentID, Requirement>, at path: [String], isChoice: Bool, _ found: inout [AskedDocument]
    ) {
        for (id, document) in documents where document.from == nil {
            let own = path + [id.rawValue]
            found.append(AskedDocument(document: document, id: id, path: own, isChoice: isChoice))
            if let group = document.group {
                collect(document.members, at: own + [group.rawValue], isChoice: isChoice || group == .anyOf, &found)
            }
        }
    }

    /// Its names in Indonesian.
    var names: [String] { document.name.rows.map { $0.value["id"] } }
}
