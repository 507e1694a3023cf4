import ServiceIR

/// Part of a schema while it grows: members by name, which of them are required, and what holds of the value itself.
struct SchemaTree {
    private var own: JSONObject = [:]
    private var members: OrderedMap<ID<JSONValue>, Box> = [:]
    private var required: [String] = []
    private var items: Box?

    /// Lets a struct hold itself.
    fileprivate indirect enum Box { case tree(SchemaTree) }

    init(_ own: JSONObject = [:]) { self.own = own }

    /// Adds `schema` at `path`; `*` stands for every row. With `isRequired` the value and all around it must be there.
    mutating func add(_ schema: JSONObject, at path: ArraySlice<String>, isRequired: Bool) {
        guard let first = path.first else {
            for (key, value) in schema { own[key] = value }
            return
        }
        if first == "*" {
            var inner = items.map(\.unboxed) ?? SchemaTree()
            inner.add(schema, at: path.dropFirst(), isRequired: isRequired)
            items = .tree(inner)
            return
        }
        var inner = members[ID(first)].map(\.unboxed) ?? SchemaTree()
        inner.add(schema, at: path.dropFirst(), isRequired: isRequired)
        members[ID(first)] = .tree(inner)
        // What is required inside the rows of a list does not make the list itself required.
        if isRequired && !path.dropFirst().contains("*") && !required.contains(first) { required.append(first) }
    }

    var json: JSONValue { .object(object) }

    var object: JSONObject {
        var object = own
        let tail = ["additionalProperties", "allOf", "anyOf"].map { ($0, own[ID($0)]) }
        for (key, _) in tail { object[ID(key)] = nil }
        if !members.isEmpty { object["properties"] = .object(members.mapValues(\.unboxed.json)) }
        if !required.isEmpty { object["required"] = .array(required.map(JSONValue.string)) }
        if let items { object["items"] = items.unboxed.json }
        for (key, value) in tail { object[ID(key)] = value }
        return object
    }
}

extension SchemaTree.Box {
    fileprivate var unboxed: SchemaTree {
        switch self {
        case .tree(let tree): tree
        }
    }
}
