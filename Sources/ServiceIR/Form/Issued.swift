/// How an output that was released earlier stands.
public enum IssuedState: String, Hashable, Sendable, Codable, CaseIterable {
    case valid, expired
    /// Also what another output has replaced.
    case revoked
    /// The register has none of this number, or may not say so to this applicant.
    case unknown
}

/// One output of one service, written `SERVICE.OUTPUT`.
public struct OutputName: Hashable, Sendable, Codable {
    public var service: ServiceID
    public var output: OutputID
    public init(service: ServiceID, output: OutputID) {
        self.service = service
        self.output = output
    }

    /// Reads `SERVICE.OUTPUT`.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(service: ServiceID(parts[0]), output: OutputID(parts[1]))
    }
}

extension OutputName: CustomStringConvertible {
    public var description: String { "\(service).\(output)" }
}

/// What a field of type `issued` or `held('…')` names: an output of this service or of another.
public struct IssuedOutput: Hashable, Sendable, Codable {
    public var service: ServiceID
    public var output: OutputID
    /// Further ones, any of which serves as well.
    public var others: [OutputName] = []
    /// The states in which it is taken.
    public var accept: [IssuedState]
    /// Of what it keeps, what can be read, each as the value of a field of this type.
    public var values: OrderedMap<ValueID, FieldType> = [:]

    public init(service: ServiceID, output: OutputID, accept: [IssuedState] = [.valid], values: OrderedMap<ValueID, FieldType> = [:]) {
        self.service = service
        self.output = output
        self.accept = accept
        self.values = values
    }

    /// `SERVICE.OUTPUT`.
    public var name: String { "\(service).\(output)" }
    /// All that it names, in the author's order.
    public var names: [OutputName] { [OutputName(service: service, output: output)] + others }

    /// The value of such a field: `number` and `state`, and where they are known `issued_on`, `valid_until`, `values`; where several are named
    /// also which one it is, as `output`.
    func value(_ number: String, _ fact: IssuedFact?, on day: CivilDate, in timeZone: TimeZoneID) -> Value {
        value(number, fact?.state(on: day) ?? .unknown, fact?.name, fact?.issuedOn, fact?.validUntil, fact?.values ?? [:], timeZone)
    }

    private func value(
        _ number: String, _ state: IssuedState, _ name: OutputName?, _ issuedOn: CivilDate?, _ validUntil: CivilDate?, _ kept: JSONObject,
        _ timeZone: TimeZoneID
    ) -> Value {
        var members: OrderedMap<ID<ValueKind>, Value> = ["number": .text(number), "state": .text(state.rawValue)]
        if let name, !others.isEmpty { members["output"] = .text(name.description) }
        if let issuedOn { members["issued_on"] = .date(issuedOn) }
        if let validUntil { members["valid_until"] = .date(validUntil) }
        var values = OrderedMap<ID<ValueKind>, Value>()
        for (id, type) in self.values {
            if let json = kept[ID(id.rawValue)], let value = Value(json, as: type, in: timeZone) { values[ID(id.rawValue)] = value }
        }
        members["values"] = .record(values)
        return .record(members)
    }

    /// Reads the stored form back.
    func restore(_ json: JSONValue, in timeZone: TimeZoneID) -> Value? {
        guard let number = json["number"]?.string, let state = json["state"]?.string.flatMap(IssuedState.init) else { return nil }
        func day(_ key: String) -> CivilDate? { json[key]?.string.flatMap { CivilDate($0) } }
        return value(number, state, name(in: json), day("issued_on"), day("valid_until"), json["values"]?.object ?? [:], timeZone)
    }

    /// Which of those that it names a stored form is.
    private func name(in json: JSONValue) -> OutputName? { json["output"]?.string.flatMap { OutputName($0) } }

    /// What the stored form says that the register knew; nothing where it did not know it.
    func fact(_ json: JSONValue) -> IssuedFact? {
        guard let number = json["number"]?.string, let state = json["state"]?.string.flatMap(IssuedState.init), state != .unknown else {
            return nil
        }
        let name = name(in: json) ?? names[0]
        var fact = IssuedFact(service: name.service, output: name.output, number: number)
        fact.isRevoked = state == .revoked
        fact.issuedOn = json["issued_on"]?.string.flatMap { CivilDate($0) }
        fact.validUntil = json["valid_until"]?.string.flatMap { CivilDate($0) }
        fact.values = json["values"]?.object ?? [:]
        return fact
    }
}

/// What a register knows of one released output. The caller looks it up; it is written into the case and never looked up again for it.
public struct IssuedFact: Hashable, Sendable, Codable {
    public var service: ServiceID
    public var output: OutputID
    /// Empty where the output has none.
    public var number: String
    public var isRevoked = false
    public var issuedOn: CivilDate?
    /// The last day on which it is valid; absent = without end.
    public var validUntil: CivilDate?
    public var values: JSONObject = [:]

    public init(service: ServiceID, output: OutputID, number: String) {
        self.service = service
        self.output = output
        self.number = number
    }

    public var name: OutputName { OutputName(service: service, output: output) }

    func isSame(as other: IssuedFact) -> Bool { name == other.name && Text.equal(number, other.number) }

    public func state(on day: CivilDate) -> IssuedState {
        if isRevoked { return .revoked }
        return validUntil.map { $0 < day } == true ? .expired : .valid
    }
}

/// What the caller has looked up for one sending: the outputs that it names, those that its applicant holds, and the slots that it names.
public struct Register: Hashable, Sendable, Codable {
    public var found: [IssuedFact] = []
    public var held: [IssuedFact] = []
    /// Whether it is known who the applicant is: then what is not among `held`, that one does not hold.
    public var isVerified = false
    /// What the sender holds already stands before what is free.
    public var slots: [SlotFact] = []
    public init(found: [IssuedFact] = [], held: [IssuedFact] = [], slots: [SlotFact] = []) {
        self.found = found
        self.held = held
        self.slots = slots
    }

    /// What is known of this number; where several have it, the first that is in a state in which it is taken.
    func fact(_ output: IssuedOutput, _ number: String, on day: CivilDate) -> IssuedFact? {
        let known = output.names.flatMap { name in found.filter { $0.name == name && Text.equal($0.number, number) } }
        return known.first { output.accept.contains($0.state(on: day)) } ?? known.first
    }

    /// The applicant's own valid ones, in the order in which they were looked up.
    func valid(_ output: IssuedOutput, on day: CivilDate) -> [IssuedFact] {
        held.filter { $0.service == output.service && $0.output == output.output && $0.state(on: day) == .valid }
    }

    /// The applicant's own valid ones, as `held('…')` lists them.
    public static func list(
        _ name: Value?, of outputs: [IssuedOutput], among held: [IssuedFact], on day: CivilDate, in timeZone: TimeZoneID
    ) -> Value? {
        guard case .text(let name)? = name, let output = outputs.first(where: { Text.equal($0.name, name) }) else { return nil }
        let own = held.filter { $0.service == output.service && $0.output == output.output && $0.state(on: day) == .valid }
        return .list(own.map { output.value($0.number, $0, on: day, in: timeZone) })
    }
}

/// An output that a sending names: what the caller has to look up.
public struct IssuedQuery: Hashable, Sendable {
    public var service: ServiceID
    public var output: OutputID
    public var number: String
}

extension SubmissionValidator {
    /// The outputs that a sending names, for the caller to look up before it is judged.
    public func queries(in json: JSONValue) -> [IssuedQuery] {
        var queries: [IssuedQuery] = []
        for (id, section) in service.form.sections {
            let sent = json["form"]?[id.rawValue] ?? .null
            for members in sent.array ?? [sent] { IssuedQuery.collect(section.fields, members.object ?? [:], into: &queries) }
        }
        return queries
    }

    /// A stored submission as it was sent: each output by its number alone, each slot by its start, and beside it what was known of them.
    ///
    /// Only what this validator has itself accepted may be given here: what it says of outputs and slots is believed.
    public func asSent(_ stored: JSONValue, in timeZone: TimeZoneID) -> (json: JSONValue, register: Register) {
        guard case .object(var whole) = stored else { return (stored, Register()) }
        var register = Register(held: whole["held"].flatMap { try? JSONCoder.decode([IssuedFact].self, from: $0) } ?? [])
        whole["held"] = nil
        if let documents = whole["documents"]?.object { whole["documents"] = .object(register.takingBack(documents)) }
        guard var form = whole["form"]?.object else { return (.object(whole), register) }
        for (id, section) in service.form.sections {
            let key = ID<JSONValue>(id.rawValue)
            switch form[key] {
            case .object(let members): form[key] = .object(IssuedQuery.asSent(members, section.fields, timeZone, &register))
            case .array(let rows):
                form[key] = .array(
                    rows.map { row in row.object.map { .object(IssuedQuery.asSent($0, section.fields, timeZone, &register)) } ?? row })
            default: break
            }
        }
        whole["form"] = .object(form)
        return (.object(whole), register)
    }
}

extension CompiledService {
    /// The outputs of the applicant that the caller looks up: those that `held('…')` lists, and those that stand for documents.
    public var outputsLookedUp: [IssuedOutput] {
        var outputs = held
        func collect(_ documents: OrderedMap<DocumentID, Requirement>) {
            for requirement in documents.values {
                if let output = requirement.from?.output, !outputs.contains(where: { $0.name == output.name }) { outputs.append(output) }
                collect(requirement.members)
            }
        }
        func collect(_ steps: OrderedMap<StepID, Step>) {
            for step in steps.values {
                collect(step.documents)
                for action in step.actions.values { collect(action.documents) }
                for branch in step.branches.values { collect(branch.steps) }
            }
        }
        collect(documents)
        collect(machine.steps)
        return outputs
    }
}

extension IssuedQuery {
    /// The outputs that the fields of a step or an action name.
    public static func all(in values: JSONObject, _ fields: OrderedMap<FieldID, Field>) -> [IssuedQuery] {
        var queries: [IssuedQuery] = []
        collect(fields, values, into: &queries)
        return queries
    }

    fileprivate static func collect(_ fields: OrderedMap<FieldID, Field>, _ sent: JSONObject, into queries: inout [IssuedQuery]) {
        for (id, field) in fields {
            guard let json = sent[ID(id.rawValue)] else { continue }
            if let issued = field.issued, let number = json.string {
                for name in issued.names {
                    let query = IssuedQuery(service: name.service, output: name.output, number: Text.nfc(number))
                    if !queries.contains(query) { queries.append(query) }
                }
            }
            for row in json.array ?? [] { collect(field.fields, row.object ?? [:], into: &queries) }
        }
    }

    fileprivate static func asSent(
        _ stored: JSONObject, _ fields: OrderedMap<FieldID, Field>, _ timeZone: TimeZoneID, _ register: inout Register
    ) -> JSONObject {
        var sent = stored
        for (id, field) in fields {
            let key = ID<JSONValue>(id.rawValue)
            guard let json = stored[key] else { continue }
            if let issued = field.issued, let number = json["number"] {
                sent[key] = number
                if let fact = issued.fact(json) { register.found.append(fact) }
            } else if let resource = field.resource, let booking = Booking(json, of: resource, in: timeZone) {
                sent[key] = json["start"]
                register.slots.append(SlotFact(held: booking))
            } else if case .array(let rows) = json, !field.fields.isEmpty {
                sent[key] = .array(rows.map { row in row.object.map { .object(asSent($0, field.fields, timeZone, &register)) } ?? row })
            }
        }
        return sent
    }
}

extension Register {
    /// Documents without those that the register gave, which it knows again.
    fileprivate mutating func takingBack(_ documents: JSONObject) -> JSONObject {
        var sent = JSONObject()
        for (id, value) in documents {
            if let fact = Evidence(value)?.fact {
                if !held.contains(where: { $0.isSame(as: fact) }) { held.append(fact) }
            } else if Evidence(value) == nil, let members = value.object {
                sent[id] = .object(takingBack(members))
            } else {
                sent[id] = value
            }
        }
        return sent
    }

    /// Made-up outputs for samples: one in each state, of everything that a service's fields name, in turn where a field names several.
    static func samples(for service: CompiledService, on day: CivilDate) -> [IssuedFact] {
        var outputs: [IssuedOutput] = []
        func collect(_ fields: OrderedMap<FieldID, Field>) {
            for field in fields.values {
                if let issued = field.issued { outputs.append(issued) }
                collect(field.fields)
            }
        }
        for section in service.form.sections.values { collect(section.fields) }
        return outputs.flatMap { output in
            [IssuedState.valid, .expired, .revoked].enumerated().map { place, state in
                let name = output.names[place % output.names.count]
                var fact = IssuedFact(service: name.service, output: name.output, number: sampleNumber(state))
                fact.isRevoked = state == .revoked
                fact.issuedOn = CivilDate(dayNumber: day.dayNumber - 200)
                fact.validUntil = CivilDate(dayNumber: day.dayNumber + (state == .expired ? -10 : 100))
                return fact
            }
        }
    }

    /// Made-up slots for samples: two a day for some days, of everything that a service's form books, each with room for many.
    static func sampleSlots(for service: CompiledService, at moment: SubmissionMoment) -> [SlotFact] {
        var resources: [ResourceID] = []
        for section in service.form.sections.values {
            for field in section.fields.values {
                if let resource = field.resource, !resources.contains(resource) { resources.append(resource) }
            }
        }
        let midnight = Int64(moment.today.dayNumber) * 86_400 - moment.timeZone.secondsFromUTC
        return resources.flatMap { resource in
            (1...5).flatMap { day in
                [9, 13].map { hour in
                    let start = Instant(seconds: midnight + Int64(day * 86_400 + hour * 3600))
                    let slot = Slot(start: start, end: Instant(seconds: start.seconds + 3600))
                    return SlotFact(resource: resource, slot, units: Array(1...9))
                }
            }
        }
    }

    static func sampleNumber(_ state: IssuedState) -> String {
        switch state {
        case .valid: "001/CONTOH/2025"
        case .expired: "002/CONTOH/2025"
        case .revoked: "003/CONTOH/2025"
        case .unknown: "999/CONTOH/2025"
        }
    }
}
