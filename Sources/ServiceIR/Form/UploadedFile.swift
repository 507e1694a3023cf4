/// A file that stands in the answers of a form, a step or an action: the value of a field of type `document`.
public struct UploadedFile: Hashable, Sendable {
    /// Its place among the answers: `["pemohon", "foto"]`, of a row `["lampiran", "0", "berkas"]`.
    public var path: [String]
    /// The id of the upload.
    public var upload: String
    public var field: Field

    /// Those among the values of these fields, as sent or as stored.
    public static func all(in values: JSONObject, _ fields: OrderedMap<FieldID, Field>, path: [String] = []) -> [UploadedFile] {
        var files: [UploadedFile] = []
        // Most fields are neither a file nor a list: they are looked at where they are, and not taken out, which would copy all of them.
        for place in fields.indices where fields.values[place].type == .document || !fields.values[place].fields.isEmpty {
            let (id, field) = fields[place]
            guard let json = values[ID(id.rawValue)] else { continue }
            let path = path + [id.rawValue]
            if field.type == .document {
                if let upload = json["file"]?.string { files.append(UploadedFile(path: path, upload: upload, field: field)) }
            } else {
                for (number, row) in (json.array ?? []).enumerated() {
                    files += all(in: row.object ?? [:], field.fields, path: path + ["\(number)"])
                }
            }
        }
        return files
    }

    /// Those in the answers of a form, by section.
    public static func all(in answers: JSONObject, _ form: Form) -> [UploadedFile] {
        form.sections.flatMap { id, section -> [UploadedFile] in
            if let list = section.asList { return all(in: answers, [FieldID(id.rawValue): list]) }
            return all(in: answers[ID(id.rawValue)]?.object ?? [:], section.fields, path: [id.rawValue])
        }
    }
}
