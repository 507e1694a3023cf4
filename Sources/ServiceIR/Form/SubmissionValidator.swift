/// Checks what an applicant sends against a compiled service, all faults at once.
///
/// Made once per service and used by many threads. What is not asked is dropped, unknown keys are refused, computed fields are
/// evaluated, and a fault silences its own consequences.
///
///     let validator = try SubmissionValidator(service: service)
///     switch validator.validate(json, at: SubmissionMoment(now, in: .wib)) {
///     case .success(let submission): submission.values["reklame.jenis"]
///     case .failure(let refused): refused.faults
///     }
public struct SubmissionValidator: Sendable {
    public let service: CompiledService
    let sections: [Section]
    let conditions: [String: Program]
    let rules: [(rule: SubmissionRule, program: Program)]
    let documents: DocumentGroup
    let deliveries: [DeliveryQuestion]
    let tables: TableBook
    let refusingTables: [RefusingTable]

    struct Section: Sendable {
        let id: SectionID
        let when: Program?
        /// Of a section with `many`, a group with the list alone.
        let group: FieldGroup
        let isList: Bool
    }

    public init(service: CompiledService, probe: EvaluationProbe? = nil) throws(UnreadableDefinition) {
        self.service = service
        var sections: [Section] = []
        for (id, section) in service.form.sections {
            let place = "form." + id.rawValue
            if let list = section.asList {
                sections.append(Section(id: id, when: nil, group: try FieldGroup([FieldID(id.rawValue): list], at: "form"), isList: true))
                continue
            }
            sections.append(
                Section(
                    id: id, when: try Program.compiled(section.when, at: place + ".when"),
                    group: try FieldGroup(section.fields, at: place), isList: false))
        }
        self.sections = sections
        conditions = try SubmissionValidator.compile(service.conditions)
        var rules: [(rule: SubmissionRule, program: Program)] = []
        for (index, rule) in service.rules.enumerated() {
            guard let program = try Program.compiled(rule.rule, at: "rules.\(index)") else { continue }
            rules.append((rule, program))
        }
        self.rules = rules
        documents = try DocumentGroup(service.documents, at: "documents")
        deliveries = try DeliveryQuestion.all(of: service)
        tables = TableBook(service.tables, probe: probe)
        refusingTables = RefusingTable.all(of: service.tables)
    }

    static func compile(_ conditions: OrderedMap<ConditionID, Expression>) throws(UnreadableDefinition) -> [String: Program] {
        var programs: [String: Program] = [:]
        for (id, expression) in conditions {
            programs[id.rawValue] = try Program.compiled(expression, at: "conditions." + id.rawValue)
        }
        return programs
    }

    /// Judges a sending as it came: `{ "variant", "applicant", "channel", "form", "documents", "delivery" }`.
    public func validate(_ json: JSONValue, at moment: SubmissionMoment) -> Result<Submission, SubmissionFaults> {
        guard case .object(let members) = json else {
            return .failure(SubmissionFaults([SubmissionFault(.wrongType, at: .root, facts: ["expected": "object"])]))
        }
        var reading = Reading(service: service, members: members)
        let judgement = Judgement(at: moment, tables: tables)
        judgement.held = service.held
        reading.readHead(into: judgement)
        let form = reading.object("form")
        let frames = frames(of: form, judgement: judgement, reading: &reading)
        let filledDocuments = FilledDocuments(
            documents.items, sent: members["documents"], at: JSONPointer.root.appending("documents"))
        judgement.documents = filledDocuments
        reading.readDelivery(deliveries, judgement)

        for frame in frames {
            _ = judgement.isAsked(frame.filled)
            for slot in frame.filled.slots.indices { judgement.judge(slot, in: frame.filled) }
        }
        for frame in frames { judgement.judgeRules(of: frame.filled) }
        for frame in frames { reading.faults += frame.filled.allFaults }
        for frame in frames { reading.warnings += frame.filled.allWarnings }

        var found: [SubmissionFault] = []
        filledDocuments.judge(judgement, isNeeded: { _ in true }, into: &reading.submission.documents) { found.append($0) }
        reading.submission.missing = filledDocuments.missing(judgement)
        reading.faults += found
        reading.requireDelivery(deliveries, judgement)
        reading.requireParty(judgement)
        reading.faults += refusingTables.compactMap { $0.fault(in: judgement, pointer: pointer) }
        judge(rules, judgement, into: &reading)

        guard reading.faults.isEmpty else { return .failure(SubmissionFaults(reading.faults, warnings: reading.warnings)) }
        reading.submission.warnings = reading.warnings
        reading.submission.held = moment.register.held.filter { fact in
            service.held.contains { $0.service == fact.service && $0.output == fact.output }
        }
        for (section, frame) in zip(sections, frames) {
            for (key, value) in frame.filled.record {
                reading.submission.values[section.isList ? ID(key.rawValue) : ID("\(section.id).\(key)")] = value
            }
        }
        return .success(reading.submission)
    }

    func frames(of form: JSONObject, judgement: Judgement, reading: inout Reading) -> [Judgement.Frame] {
        let path = JSONPointer.root.appending("form")
        for key in form.keys where !sections.contains(where: { $0.id.rawValue == key.rawValue }) {
            reading.refuse(.unknownKey, at: path.appending(key.rawValue), ["key": .string(key.rawValue)])
        }
        let frames = sections.map { section in
            if section.isList {
                let sent = form[ID(section.id.rawValue)].map { JSONValue.object([ID(section.id.rawValue): $0]) }
                return Judgement.Frame(prefixes: [[]], filled: FilledGroup(section.group, sent: sent, at: path))
            }
            let filled = FilledGroup(
                section.group, sent: form[ID(section.id.rawValue)], at: path.appending(section.id.rawValue), when: section.when)
            return Judgement.Frame(prefixes: [[section.id.rawValue]], filled: filled)
        }
        judgement.frames = frames
        judgement.conditions = conditions
        return frames
    }

    private func judge(_ rules: [(rule: SubmissionRule, program: Program)], _ judgement: Judgement, into reading: inout Reading) {
        for (rule, program) in rules {
            var found: [SubmissionFault] = []
            let truth = judgement.holds(program, at: nil) { found.append(SubmissionFault(.notJudged, at: .root)) }
            reading.faults += found
            guard truth == .no else { continue }
            var fault = SubmissionFault(.rule, at: .root, message: rule.message)
            fault.referTo = rule.referTo
            fault.legalBasis = rule.legalBasis
            if rule.warn { reading.warnings.append(fault) } else { reading.faults.append(fault) }
        }
    }

    /// Where a canonical name of the form stands in a sending.
    func pointer(of name: [String]) -> JSONPointer {
        name.count == 1 && service.form.sections[SectionID(name[0])] == nil
            ? JSONPointer.root.appending(name) : JSONPointer.root.appending("form").appending(name)
    }
}

/// A sending while its outer parts are read.
struct Reading {
    let service: CompiledService
    let members: JSONObject
    var submission = Submission()
    var faults: [SubmissionFault] = []
    var warnings: [SubmissionFault] = []

    static let keys = ["variant", "applicant", "channel", "party", "form", "documents", "delivery"]

    mutating func refuse(_ code: SubmissionFault.Code, at path: JSONPointer, _ facts: OrderedMap<ID<FactKind>, JSONValue> = [:]) {
        faults.append(SubmissionFault(code, at: path, facts: facts))
    }

    /// The variant, the applicant's kind and the channel; where a service has one only, it need not be said.
    mutating func readHead(into judgement: Judgement) {
        for key in members.keys where !Reading.keys.contains(key.rawValue) || isPointless(key.rawValue) {
            refuse(.unknownKey, at: JSONPointer.root.appending(key.rawValue), ["key": .string(key.rawValue)])
        }
        let variant = readWord("variant", service.variants.keys.map(\.rawValue), needsSaying: true, judgement)
        submission.variant = variant.map { VariantID($0) }
        let applicant = readWord("applicant", service.applicants.map(\.rawValue), needsSaying: false, judgement)
        submission.applicant = applicant.flatMap(Applicant.init(rawValue:))
        let channel = readWord("channel", service.channels.map(\.rawValue), needsSaying: false, judgement)
        submission.channel = channel.flatMap(Channel.init(rawValue:))
        judgement.words["submitted"] = .instant(judgement.moment.instant)
        judgement.words["today"] = .date(judgement.today)
    }

    private func isPointless(_ key: String) -> Bool {
        switch key {
        case "variant": service.variants.isEmpty
        case "applicant": service.applicants.isEmpty
        case "channel": service.channels.isEmpty
        case "party": !service.form.mayHaveSeveralApplicants
        default: false
        }
    }

    private mutating func readWord(_ key: String, _ options: [String], needsSaying: Bool, _ judgement: Judgement) -> String? {
        guard !options.isEmpty else { return nil }
        let path = JSONPointer.root.appending(key)
        judgement.faultyWords.insert(key)
        switch members[ID(key)] {
        case .string(let text)?:
            guard options.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else {
                refuse(.notAnOption, at: path, ["options": .array(options.map(JSONValue.string))])
                return nil
            }
            judgement.words[key] = .text(text)
            return text
        case nil:
            guard options.count == 1, !needsSaying, let only = options.first else {
                refuse(.required, at: path)
                return nil
            }
            judgement.words[key] = .text(only)
            return only
        case _?:
            refuse(.wrongType, at: path, ["expected": "text"])
            return nil
        }
    }

    /// A member that is an object, or nothing.
    mutating func object(_ key: String) -> JSONObject {
        guard let json = members[ID(key)] else { return [:] }
        if case .object(let object) = json { return object }
        refuse(.wrongType, at: JSONPointer.root.appending(key), ["expected": "object"])
        return [:]
    }
}
