import ServiceIR

/// The body of a request as an object whose members are what they should be: a wrong or unknown one is refused by name, never passed over.
struct RequestBody {
    let json: JSONValue
    private let members: JSONObject

    /// - Parameter known: the members that such a body may have.
    init(_ json: JSONValue, known: [String]) throws(Problem) {
        guard case .object(let members) = json else {
            throw .malformed("Isinya harus objek JSON", "The body must be a JSON object")
        }
        for key in members.keys where !known.contains(key.rawValue) {
            throw .malformed("`\(key)` tidak dikenal di sini", "`\(key)` is not known here")
        }
        self.json = json
        self.members = members
    }

    func text(_ name: String) throws(Problem) -> String? { try member(name, "teks", "a text") { $0.string } }
    func object(_ name: String) throws(Problem) -> JSONObject? { try member(name, "objek", "an object") { $0.object } }
    func list(_ name: String) throws(Problem) -> [JSONValue]? { try member(name, "daftar", "a list") { $0.array } }
    func whole(_ name: String) throws(Problem) -> Int? { try member(name, "bilangan bulat", "a whole number") { $0.int } }
    func flag(_ name: String) throws(Problem) -> Bool? {
        try member(name, "true atau false", "true or false") { if case .bool(let flag) = $0 { flag } else { nil } }
    }
    func texts(_ name: String) throws(Problem) -> [String]? {
        try member(name, "daftar teks", "a list of texts") { value in
            let texts = value.array?.map(\.string)
            return texts?.contains(nil) == true ? nil : texts?.compactMap { $0 }
        }
    }

    /// A text that must be there and say something.
    func required(_ name: String) throws(Problem) -> String {
        guard let text = try text(name)?.trimmingSpaces(), !text.isEmpty else {
            throw .malformed("`\(name)` wajib", "`\(name)` is required")
        }
        return text
    }

    private func member<T>(_ name: String, _ id: String, _ en: String, _ read: (JSONValue) -> T?) throws(Problem) -> T? {
        guard let value = members[ID(name)] else { return nil }
        guard let result = read(value) else { throw .malformed("`\(name)` harus \(id)", "`\(name)` must be \(en)") }
        return result
    }
}
