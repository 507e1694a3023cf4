extension Submission {
    /// The stored form: shaped as a sending, with normalised and computed values. `SubmissionValidator.restore` reads it back.
    public func json(in timeZone: TimeZoneID) -> JSONValue {
        var object = JSONObject()
        if let variant { object["variant"] = .string(variant.rawValue) }
        if let applicant { object["applicant"] = .string(applicant.rawValue) }
        if let channel { object["channel"] = .string(channel.rawValue) }
        if let party { object["party"] = .string(party.rawValue) }
        var form = JSONObject()
        for (name, value) in values {
            let parts = name.rawValue.split(separator: ".", maxSplits: 1)
            guard let json = value.json(in: timeZone) else { continue }
            guard parts.count == 2 else {
                // A section with several is one list.
                form[ID(name.rawValue)] = json
                continue
            }
            let section = ID<JSONValue>(parts[0])
            var members = form[section]?.object ?? [:]
            members[ID(parts[1])] = json
            form[section] = .object(members)
        }
        object["form"] = .object(form)
        object["documents"] = .object(Submission.nested(documents))
        if !delivery.isEmpty {
            object["delivery"] = .object(JSONObject(delivery.map { (ID($0.key.rawValue), .string($0.value.rawValue)) }))
        }
        if !applicants.isEmpty { object["applicants"] = .array(applicants.map { .string($0.rawValue) }) }
        if !missing.isEmpty { object["missing"] = .array(missing.map { .string($0.rawValue) }) }
        if !held.isEmpty { object["held"] = JSONCoder.encode(held) }
        return .object(object)
    }

    /// What the stored form has beside what is sent.
    public static let derivedKeys: [ID<JSONValue>] = ["applicants", "missing"]

    /// `lahan.sewa` as `{ "lahan": { "sewa": … } }`.
    static func nested(_ documents: OrderedMap<DocumentID, Evidence>) -> JSONObject {
        Evidence.nested(JSONObject(documents.map { (ID($0.key.rawValue), $0.value.json) }))
    }
}

extension Evidence {
    /// What is kept by path, `lahan.sewa`, as it is handed in: one in the other.
    public static func nested(_ documents: JSONObject) -> JSONObject {
        var result = JSONObject()
        for (path, json) in documents { put(json, at: path.rawValue.split(separator: ".")[...], in: &result) }
        return result
    }

    private static func put(_ json: JSONValue, at path: ArraySlice<Substring>, in object: inout JSONObject) {
        guard let first = path.first else { return }
        guard path.count > 1 else { return object[ID(first)] = json }
        var inner = object[ID(first)]?.object ?? [:]
        put(json, at: path.dropFirst(), in: &inner)
        object[ID(first)] = .object(inner)
    }
}

extension SubmissionValidator {
    /// Reads what `Submission.json` wrote: types are read again, nothing is judged. `nil` where it was not written by this definition.
    public func restore(_ json: JSONValue, in timeZone: TimeZoneID) -> Submission? {
        guard case .object(let members) = json else { return nil }
        var submission = Submission()
        if case .string(let text)? = members["variant"] { submission.variant = VariantID(text) }
        if case .string(let text)? = members["applicant"] { submission.applicant = Applicant(rawValue: text) }
        if case .string(let text)? = members["channel"] { submission.channel = Channel(rawValue: text) }
        if case .string(let text)? = members["party"] { submission.party = PartyID(text) }
        submission.applicants = (members["applicants"]?.array ?? []).compactMap(\.string).map { PartyID($0) }
        submission.missing = (members["missing"]?.array ?? []).compactMap(\.string).map { DocumentID($0) }
        for (id, section) in service.form.sections {
            if let list = section.asList {
                guard let form = members["form"]?.object, form[ID(id.rawValue)] != nil else { continue }
                guard let values = FilledRecord.restore(form, [FieldID(id.rawValue): list], in: timeZone) else { return nil }
                submission.values[ID(id.rawValue)] = values[ID(id.rawValue)]
                continue
            }
            guard let filled = members["form"]?.object?[ID(id.rawValue)]?.object else { continue }
            guard let values = FilledRecord.restore(filled, section.fields, in: timeZone) else { return nil }
            for (key, value) in values { submission.values[ID("\(id).\(key)")] = value }
        }
        for (id, requirement) in service.documents {
            guard let json = members["documents"]?[id.rawValue] else { continue }
            restore(json, of: requirement, at: id.rawValue, into: &submission.documents)
        }
        for (key, value) in members["delivery"]?.object ?? [:] {
            if case .string(let text) = value { submission.delivery[ID(key.rawValue)] = Output.Delivery(rawValue: text) }
        }
        if let held = members["held"] {
            guard let facts = try? JSONCoder.decode([IssuedFact].self, from: held) else { return nil }
            submission.held = facts
        }
        return submission
    }

    private func restore(
        _ json: JSONValue, of requirement: Requirement, at path: String, into result: inout OrderedMap<DocumentID, Evidence>
    ) {
        if let evidence = Evidence(json) {
            result[ID(path)] = evidence
            return
        }
        for (key, value) in json.object ?? [:] {
            guard let inner = requirement.part(key.rawValue) else { continue }
            restore(value, of: inner, at: "\(path).\(key)", into: &result)
        }
    }
}

extension FilledRecord {
    /// The stored form of `values`.
    public func json(in timeZone: TimeZoneID) -> JSONValue {
        var object = JSONObject()
        for (key, value) in values { object[ID(key.rawValue)] = value.json(in: timeZone) }
        return .object(object)
    }

    /// Reads the stored values of a section, step or row; `nil` where one has another type.
    public static func restore(
        _ stored: JSONObject, _ fields: OrderedMap<FieldID, Field>, in timeZone: TimeZoneID
    ) -> OrderedMap<ValueID, Value>? {
        var values = OrderedMap<ValueID, Value>()
        for (id, field) in fields {
            guard let json = stored[ID(id.rawValue)] else { continue }
            if field.type == .list {
                guard case .array(let items) = json else { return nil }
                var rows: [Value] = []
                for item in items {
                    guard let members = item.object, let row = restore(members, field.fields, in: timeZone) else { return nil }
                    rows.append(.record(row))
                }
                values[ID(id.rawValue)] = .list(rows)
            } else if let issued = field.issued {
                guard let value = issued.restore(json, in: timeZone) else { return nil }
                values[ID(id.rawValue)] = value
            } else if let resource = field.resource {
                guard let booking = Booking(json, of: resource, in: timeZone) else { return nil }
                values[ID(id.rawValue)] = booking.value
            } else {
                guard let value = Value(json, as: field.type, in: timeZone) else { return nil }
                values[ID(id.rawValue)] = value
            }
        }
        return values
    }
}
