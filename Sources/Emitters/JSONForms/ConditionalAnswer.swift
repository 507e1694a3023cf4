import ServiceIR

/// An answer that is asked under conditions only: where its schema stands below `properties`, and all that must hold.
struct ConditionalAnswer {
    let path: [String]
    let whens: [Expression]
    /// As the compiler's findings name it.
    let element: String
    /// Whether it reads nothing of the section that a document is handed in for, of which a schema of the whole cannot speak.
    var isOfWhole = true

    /// Those of a whole sending, each before what it stands in.
    static func all(of service: CompiledService) -> [ConditionalAnswer] {
        var found: [ConditionalAnswer] = []
        for (id, section) in service.form.sections {
            let outer = [section.when].compactMap { $0 }
            if section.many == nil {
                for (field, definition) in section.fields {
                    guard let when = definition.when else { continue }
                    found.append(.init(path: ["form", id.rawValue, field.rawValue], whens: outer + [when], element: "form.\(id).\(field)"))
                }
            }
            if !outer.isEmpty { found.append(.init(path: ["form", id.rawValue], whens: outer, element: "form.\(id)")) }
        }
        for (id, document) in service.documents {
            found += all(of: document, at: ["documents", id.rawValue], []).map {
                var answer = $0
                answer.isOfWhole = isOfWhole(document, service)
                return answer
            }
        }
        for (id, output) in service.outputs {
            guard output.delivery != nil, let when = service.mayBeIssued(output) else { continue }
            found.append(.init(path: ["delivery", id.rawValue], whens: [when], element: "outputs.\(id)"))
        }
        return found
    }

    private static func all(of document: Requirement, at path: [String], _ outer: [Expression]) -> [ConditionalAnswer] {
        guard !document.isFetched else { return [] }
        let whens = outer + [document.when].compactMap { $0 }
        let members = document.per.isEmpty ? document.members.flatMap { all(of: $0.value, at: path + [$0.key.rawValue], whens) } : []
        return members + (document.when == nil ? [] : [.init(path: path, whens: whens, element: path.joined(by: "."))])
    }

    /// Whether no condition of the document reads the section that it is handed in for.
    static func isOfWhole(_ document: Requirement, _ service: CompiledService) -> Bool {
        let bare = document.per.compactMap { service.form.sections[$0]?.fields.keys }.joined()
        func readsBare(_ node: Node) -> Bool {
            node.path.map { path in bare.contains { $0.rawValue == path[0] } } ?? node.children.contains(where: readsBare)
        }
        return bare.isEmpty || !(document.when.flatMap { try? ExpressionParser.parse($0.text) }.map(readsBare) ?? false)
    }

    static func all(of row: OrderedMap<FieldID, Field>) -> [ConditionalAnswer] {
        row.compactMap { id, field in field.when.map { .init(path: [id.rawValue], whens: [$0], element: id.rawValue) } }
    }

    /// The lists of a form: where each stands, and what is asked in its rows.
    static func lists(of service: CompiledService) -> [(path: [String], fields: OrderedMap<FieldID, Field>)] {
        service.form.sections.flatMap { id, section -> [(path: [String], fields: OrderedMap<FieldID, Field>)] in
            if section.many != nil { return [(["form", id.rawValue], section.fields)] }
            return section.fields.filter { $0.value.type == .list }.map { (["form", id.rawValue, $0.key.rawValue], $0.value.fields) }
        }
    }
}

extension JSONObject {
    /// Changes the schema of the answer at `path`, where there is one.
    mutating func changeSchema(at path: ArraySlice<String>, _ body: (inout JSONObject) -> Void) {
        guard let first = path.first else { return body(&self) }
        guard var members = self["properties"]?.object, var inner = members[ID(first)]?.object else { return }
        // What is changed is held nowhere else meanwhile: it would be copied, with all that stands beside it.
        self["properties"] = .null
        members[ID(first)] = .null
        inner.changeSchema(at: path.dropFirst(), body)
        members[ID(first)] = .object(inner)
        self["properties"] = .object(members)
    }

    mutating func takeSchema(at path: [String]) -> JSONValue? {
        guard let last = path.last else { return nil }
        var taken: JSONValue?
        changeSchema(at: path.dropLast()) { outer in
            guard var members = outer["properties"]?.object else { return }
            outer["properties"] = .null
            taken = members[ID(last)]
            members[ID(last)] = nil
            outer["properties"] = .object(members)
        }
        return taken
    }
}
