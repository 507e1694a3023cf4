import ServiceIR

/// Part of a schema while it grows: members by name, which of them are required, and what holds of the value itself.
///
/// A class, so that a member grows where it stands, however many there are beside it.
final class SchemaTree {
    private var own: JSONObject
    private var members: OrderedMap<ID<JSONValue>, SchemaTree> = [:]
    private var required: [JSONValue] = []
    private var isRequired = false
    private var items: SchemaTree?

    init(_ own: JSONObject = [:]) { self.own = own }

    /// Adds `schema` at `path`; `*` stands for every row. With `isRequired` the value and all around it must be there.
    func add(_ schema: JSONObject, at path: ArraySlice<String>, isRequired: Bool) {
        guard let first = path.first else {
            for (key, value) in schema { own[key] = value }
            return
        }
        let rest = path.dropFirst()
        if first == "*" {
            let inner = items ?? SchemaTree()
            items = inner
            return inner.add(schema, at: rest, isRequired: isRequired)
        }
        let inner = member(ID(first))
        inner.add(schema, at: rest, isRequired: isRequired)
        // What is required inside the rows of a list does not make the list itself required.
        if isRequired, !inner.isRequired, !rest.contains("*") {
            inner.isRequired = true
            required.append(.string(first))
        }
    }

    private func member(_ name: ID<JSONValue>) -> SchemaTree {
        if let known = members[name] { return known }
        let new = SchemaTree()
        members[name] = new
        return new
    }

    var json: JSONValue { .object(object) }

    private static let tail: [ID<JSONValue>] = ["additionalProperties", "allOf", "anyOf"]

    var object: JSONObject {
        var object = own
        for key in Self.tail { object[key] = nil }
        if !members.isEmpty { object["properties"] = .object(members.mapValues(\.json)) }
        if !required.isEmpty { object["required"] = .array(required) }
        if let items { object["items"] = items.json }
        for key in Self.tail { object[key] = own[key] }
        return object
    }
}
