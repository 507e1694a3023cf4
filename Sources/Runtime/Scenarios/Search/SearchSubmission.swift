import ServiceIR

/// What a scenario begins with: what was there before it, and what is sent.
extension ScenarioSearch {
    /// What is so before: the made-up outputs that a sample names, now and then others that its applicant holds; and now and then the
    /// slots that it names are taken.
    func given(before json: JSONValue, _ source: inout SampleSource) -> ScenarioGiven {
        let form = engine.service.form
        var given = ScenarioGiven()
        let named = Set(json["form"]?.texts ?? [])
        let isHolder = source.choice(of: 0..<6) == 0
        given.outputs = sampler.moment.register.found.filter { named.contains($0.number) || isHolder }.map { earlierOutput($0, &source) }
        if source.choice(of: 0..<5) == 0 {
            for (id, section) in form.sections {
                for (field, definition) in section.fields {
                    guard let resource = definition.resource,
                        let start = json["form"]?[id.rawValue]?[field.rawValue]?.string.flatMap({ LocalMoment($0) })
                    else { continue }
                    given.bookings.append(ScenarioBooking(resource: resource, start: start))
                }
            }
        }
        return given
    }

    func earlierOutput(_ fact: IssuedFact, _ source: inout SampleSource) -> ScenarioOutput {
        let isOwn = fact.service == engine.service.service
        var output = ScenarioOutput(output: isOwn ? fact.output.rawValue : "\(fact.service).\(fact.output)", number: fact.number)
        output.issuedOn = fact.issuedOn
        output.validUntil = fact.validUntil
        output.isRevoked = fact.isRevoked
        output.values = fact.values
        // What it keeps, and for how long it is valid, may be asked by a condition.
        if source.choice(of: [true, false]) == true {
            var fields = OrderedMap<FieldID, Field>()
            for section in engine.service.form.sections.values {
                for field in section.fields.values where field.issued?.names.contains(fact.name) == true {
                    for (id, type) in field.issued?.values ?? [:] { fields[FieldID(id.rawValue)] = Field(name: LocalText([:]), type: type) }
                }
            }
            for (id, value) in sampler.record(of: fields, [:], seed: source.next()).values { output.values[id] = value }
        }
        if source.choice(of: 0..<3) == 0, let day = output.validUntil, fact.state(on: sampler.moment.today) == .valid {
            output.validUntil = CivilDate(dayNumber: day.dayNumber + 600)
        }
        return output
    }

    func submission(_ json: JSONValue, isBroken: Bool) -> ScenarioSubmission {
        var json = json
        // As it is kept: nothing that is not asked.
        if !isBroken,
            case .success(let checked) = engine.submissions.validate(json, at: sampler.moment)
        {
            let zone = engine.catalog.timeZone
            json = engine.submissions.asSent(checked.json(in: zone), in: zone).json
        }
        var result = ScenarioSubmission(at: start, place: Self.place)
        result.variant = json["variant"]?.string.map { VariantID($0) }
        result.applicant = json["applicant"]?.string.flatMap(Applicant.init)
        result.channel = json["channel"]?.string.flatMap(Channel.init)
        result.party = json["party"]?.string.map { PartyID($0) }
        for (id, values) in json["form"]?.object ?? [:] {
            let section = engine.service.form.sections[ID(id.rawValue)]
            if section?.many != nil {
                result.form[id] = values
                continue
            }
            let asked = (values.object ?? [:]).filter { section?.fields[ID($0.key.rawValue)]?.value == nil }
            if !asked.isEmpty { result.form[id] = .object(JSONObject(asked.map { ($0.key, $0.value) })) }
        }
        result.documents = Evidence.paths(in: json["documents"] ?? [:])
        for (id, way) in json["delivery"]?.object ?? [:] {
            result.delivery[ID(id.rawValue)] = way.string.flatMap(Output.Delivery.init)
        }
        return result
    }
}

extension JSONValue {
    /// Every text in it.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.texts)
        case .object(let members): members.flatMap(\.value.texts)
        case .null, .bool, .integer, .decimal: []
        }
    }
}
