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
        // By place: a document is large, and is copied once.
        for place in documents.indices where documents.values[place].from == nil {
            let id = documents.keys[place]
            let own = path + [id.rawValue]
            found.append(AskedDocument(document: documents.values[place], id: id, path: own, isChoice: isChoice))
            if let group = documents.values[place].group {
                let members = documents.values[place].members
                collect(members, at: own + [group.rawValue], isChoice: isChoice || group == .anyOf, &found)
            }
        }
    }

    /// Its names in Indonesian.
    var names: [String] { document.name.rows.map { $0.value["id"] } }
}
