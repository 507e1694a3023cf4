/// A file that stands in the answers of a form, a step or an action: the value of a field of type `document`.
public struct UploadedFile: Hashable, Sendable {
    /// Its place among the answers: `["pemohon", "foto"]`, of a row `["lampiran", "0", "berkas"]`.
    public var path: [String]
    /// The id of the upload.
    public var upload: String
    public var field: Field

    /// Those among the values of these fields, as sent or as stored.
    public static func all(in values: JSONObject, _ fields: OrderedMap<FieldID, Field>, path: [String] = []) -> [UploadedFile] {
        fields.flatMap { id, field -> [UploadedFile] in
            guard let json = values[ID(id.rawValue)] else { return [] }
            let path = path + [id.rawValue]
            if field.type == .document {
                return json["file"]?.string.map { [UploadedFile(path: path, upload: $0, field: field)] } ?? []
            }
            guard !field.fields.isEmpty else { return [] }
            return (json.array ?? []).enumerated().flatMap { number, row in
                all(in: row.object ?? [:], field.fields, path: path + ["\(number)"])
            }
        }
    }

    /// Those in the answers of a form, by section.
    public static func all(in answers: JSONObject, _ form: Form) -> [UploadedFile] {
        form.sections.flatMap { id, section -> [UploadedFile] in
            if let list = section.asList { return all(in: answers, [FieldID(id.rawValue): list]) }
            return all(in: answers[ID(id.rawValue)]?.object ?? [:], section.fields, path: [id.rawValue])
        }
    }
}
