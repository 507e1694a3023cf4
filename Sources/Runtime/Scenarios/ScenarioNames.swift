import ServiceIR

/// Resolves the short names of a scenario against its service: a field without its section, a document by its path.
struct ScenarioNames: Sendable {
    struct Unknown: Error {
        var kind: ScenarioFailure.Kind
    }
    let service: CompiledService
    let given: [ScenarioGiven]

    /// The whole submission: what is given, and over it, by key, what is submitted.
    func submission(_ submit: ScenarioSubmission) throws(Unknown) -> JSONValue {
        let channel = submit.channel ?? service.channels.first
        var json = JSONObject()
        if let variant = submit.variant { json["variant"] = .string(variant.rawValue) }
        if let applicant = submit.applicant ?? service.applicants.first { json["applicant"] = .string(applicant.rawValue) }
        if let channel { json["channel"] = .string(channel.rawValue) }
        if let party = submit.party { json["party"] = .string(party.rawValue) }
        var form = opened(submit)
        for layer in given.map(\.form) + [submit.form] {
            for (section, fields) in try sections(layer) {
                if fields.array != nil {
                    form[section] = fields
                    continue
                }
                var merged = form[section]?.object ?? [:]
                for (field, value) in fields.object ?? [:] { merged[field] = value }
                form[section] = .object(merged)
            }
        }
        json["form"] = .object(form)
        var paths: [String] = []
        for path in given.flatMap({ $0.documents ?? [] }) + (submit.documents ?? []) where !paths.contains(path) { paths.append(path) }
        json["documents"] = .object(try documents(paths, onPaper: channel?.isAssisted == true))
        if !submit.delivery.isEmpty {
            json["delivery"] = .object(JSONObject(submit.delivery.map { (ID($0.key.rawValue), .string($0.value.rawValue)) }))
        }
        return .object(json)
    }

    /// What a timer fills in by itself from the output for which it opens the case: the first one given of that kind.
    private func opened(_ submit: ScenarioSubmission) -> JSONObject {
        guard submit.by == nil,
            let timer = service.openingTimers.first(where: { submit.variant == nil || $0.variant == submit.variant })?.timer,
            let fact = register(for: [:], by: .system("timer")).found.first(where: { timer.forEach.names.contains($0.name) })
        else { return [:] }
        return service.sending(for: fact, from: [:], variant: submit.variant)["form"]?.object ?? [:]
    }

    /// What the register says to who sends this: to an applicant, whom nobody has seen, nothing; to an officer or a timer the outputs given,
    /// and those among them that the applicant of this sending holds.
    func register(for json: JSONValue, by actor: Actor) -> Register {
        var register = Register()
        guard actor.kind != .applicant else { return register }
        register.isVerified = true
        let identities = identities(in: json)
        for output in given.flatMap(\.outputs) {
            let parts = output.output.split(separator: ".", maxSplits: 1).map(String.init)
            let home = parts.count == 2 ? ServiceID(parts[0]) : service.service
            var fact = IssuedFact(service: home, output: OutputID(parts.last ?? ""), number: output.number)
            fact.isRevoked = output.isRevoked
            fact.issuedOn = output.issuedOn
            fact.validUntil = output.validUntil
            fact.values = output.values
            let isOwn = output.holder.map(identities.contains) ?? true
            // Of another's, whose identity is known, nothing is said.
            if isOwn || identities.isEmpty { register.found.append(fact) }
            if isOwn { register.held.append(fact) }
        }
        return register
    }

    /// Whether the register takes back what an effect names: of what was sent unseen only what the applicant holds.
    func takesBack(_ revoked: Revoked, sent json: JSONValue) -> Bool {
        guard revoked.isUnverified else { return true }
        let identities = identities(in: json)
        return given.flatMap(\.outputs).contains { output in
            let isNamed = output.output == revoked.output.rawValue || output.output == "\(revoked.service).\(revoked.output)"
            return isNamed && output.number == revoked.number && (output.holder.map(identities.contains) ?? true)
        }
    }

    private func identities(in json: JSONValue) -> [String] {
        var identities: [String] = []
        for (id, section) in service.form.sections where section.party == .applicant {
            for (field, question) in section.fields where [.nik, .nib, .npwp, .kk].contains(question.type) {
                if let number = json["form"]?[id.rawValue]?[field.rawValue]?.string { identities.append(number) }
            }
        }
        return identities
    }

    /// Values by field, or under their section, as values by section and field.
    func sections(_ values: JSONObject) throws(Unknown) -> JSONObject {
        var form = JSONObject()
        var answers: [SectionID: JSONObject] = [:]
        func put(_ value: JSONValue, _ section: SectionID, _ field: String) {
            // The section stands where the first of its answers does.
            if answers[section] == nil { form[ID(section.rawValue)] = .object([:]) }
            answers[section, default: [:]][ID(field)] = value
        }
        for (key, value) in values {
            if service.form.sections[ID(key.rawValue)]?.many != nil {
                form[key] = value
                continue
            }
            if let section = service.form.sections[ID(key.rawValue)], let members = value.object {
                for (field, inner) in members {
                    guard section.fields[ID(field.rawValue)] != nil else { throw Unknown(kind: .unknownField("\(key).\(field)")) }
                    put(inner, ID(key.rawValue), field.rawValue)
                }
                continue
            }
            let owners = service.form.sections.filter { $0.value.many == nil && $0.value.fields[ID(key.rawValue)] != nil }.map(\.key)
            guard let owner = owners.first else { throw Unknown(kind: .unknownField(key.rawValue)) }
            guard owners.count == 1 else { throw Unknown(kind: .ambiguousField(key.rawValue, sections: owners.map(\.rawValue))) }
            put(value, owner, key.rawValue)
        }
        for (section, members) in answers { form[ID(section.rawValue)] = .object(members) }
        return form
    }

    /// `ktp`, `lahan.sewa` as documents handed in.
    func documents(_ paths: [String], onPaper: Bool) throws(Unknown) -> JSONObject {
        for path in paths {
            let id = path.split(separator: " ").first ?? ""
            let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            if Requirement.at(parts, in: service.documents) == nil { throw Unknown(kind: .unknownDocument(path)) }
        }
        return ScenarioNames.evidence(paths, onPaper: onPaper)
    }

    /// Documents with their dates: `skck 2026-01-05` is the date that is asked, of two the day of issue stands first.
    static func evidence(_ paths: [String], onPaper: Bool) -> JSONObject {
        var documents = JSONObject()
        for path in paths {
            let words = path.split(separator: " ")
            guard let id = words.first else { continue }
            var evidence = onPaper ? Evidence.paper : .file("scenario-\(id)")
            let dates = words.dropFirst().map { CivilDate(String($0)) }
            evidence.issuedOn = dates.first ?? nil
            evidence.validUntil = dates.last ?? nil
            put(evidence, id.split(separator: ".")[...], &documents)
        }
        return documents
    }

    private static func put(_ evidence: Evidence, _ path: ArraySlice<Substring>, _ documents: inout JSONObject) {
        guard let first = path.first else { return }
        if path.count == 1 { return documents[ID(first)] = evidence.json }
        var members = documents[ID(first)]?.object ?? [:]
        put(evidence, path.dropFirst(), &members)
        documents[ID(first)] = .object(members)
    }
}
