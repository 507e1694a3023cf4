/// The one generator of submissions: for tests, benches, load and counter-examples. The same seed gives the same submission.
///
/// A valid one may hold values that are not asked, which are to be dropped; a broken one has one mistake, at a named boundary.
public struct SubmissionSampler: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case valid, broken }

    public struct Sample: Hashable, Sendable {
        public var json: JSONValue
        /// What was broken, and where; absent in a valid one.
        public var boundary: Boundary?
    }

    public struct Boundary: Hashable, Sendable {
        public var code: SubmissionFault.Code
        public var path: JSONPointer
    }

    public let validator: SubmissionValidator
    public let moment: SubmissionMoment
    let values: ValueSample

    /// `moment` is the time at which the samples are sent; the sampler's own knows the outputs and slots that they name.
    public init(_ validator: SubmissionValidator, at moment: SubmissionMoment) {
        self.validator = validator
        var moment = moment
        moment.register.found += Register.samples(for: validator.service, on: moment.today)
        if moment.register.slots.isEmpty { moment.register.slots = Register.sampleSlots(for: validator.service, at: moment) }
        self.moment = moment
        let constants = Landmarks(of: validator.service)
        values = ValueSample(
            moment: moment, landmarks: constants.numbers, dayLandmarks: constants.days,
            // A rule may compare with all that lies in one: `startsWith('35.74.')`.
            regions: constants.texts.compactMap { RegionCode($0.hasSuffix(".") ? String($0.dropLast()) : $0) })
    }

    /// `nil` where none was found: a service whose rules nothing fits, or nothing breaks.
    public func sample(seed: UInt64, _ kind: Kind) -> Sample? {
        var source = SampleSource(seed: seed)
        _ = source.next()
        guard let valid = valid(&source) else { return nil }
        switch kind {
        case .valid: return Sample(json: valid.json, boundary: nil)
        case .broken: return broken(valid, &source)
        }
    }

    /// A sending that nothing but a rule refuses, or warns of; `nil` where none was found.
    public func sampleAgainstRule(seed: UInt64) -> Sample? {
        var source = SampleSource(seed: seed)
        _ = source.next()
        return valid(&source).flatMap { againstRule($0.json, orWarned: true, &source) }
    }

    /// Answers and documents of a step or an action, each right by itself; what one of them asks of another is left to chance.
    ///
    /// - Parameters:
    ///   - form: the case's own, by how many rows of whose sections documents are asked.
    ///   - counts: by canonical name, how many rows a list has for each of which another one has one.
    public func record(
        of fields: OrderedMap<FieldID, Field>, _ documents: OrderedMap<DocumentID, Requirement>, form: JSONObject = [:],
        rows counts: [String: Int] = [:], seed: UInt64
    ) -> (values: JSONObject, documents: [String]) {
        var source = SampleSource(seed: seed)
        let fields = fields.mapValues { field in
            var field = field
            if let per = field.per { field.many = Bounds(counts[per.text] ?? 0, counts[per.text] ?? 0) }
            return field
        }
        var values = fill(fields, &source)
        for (id, field) in fields where field.type == .list && field.rule != nil && values[ID(id.rawValue)] != nil {
            if let rows = rows(of: field, like: form, &source) { values[ID(id.rawValue)] = .array(rows) }
        }
        return (values, Evidence.paths(in: .object(hand(in: documents, all: true, of: form, &source))))
    }

    /// Rows of a list that are those of a section of the form, with the answers that both have: a list that has a rule often is about them.
    private func rows(of list: Field, like form: JSONObject, _ source: inout SampleSource) -> [JSONValue]? {
        let bounds = list.many ?? Bounds(0, .max)
        for (id, section) in validator.service.form.sections where section.many != nil {
            let shared = list.fields.filter { section.fields[$0.key]?.type == $0.value.type }.map(\.key.rawValue)
            guard !shared.isEmpty, let rows = form[ID(id.rawValue)]?.array, bounds.lower <= rows.count, rows.count <= bounds.upper,
                !source.happens(oneIn: 3)
            else { continue }
            return rows.map { row in
                var own = fill(list.fields, &source)
                for name in shared { own[ID(name)] = row[name] }
                return .object(own)
            }
        }
        return nil
    }

    /// A sending that the validator accepts, and what it made of it.
    func valid(_ source: inout SampleSource) -> (json: JSONValue, submission: Submission)? {
        var draft = draft(&source)
        for attempt in 0..<240 {
            switch validator.validate(draft, at: moment) {
            case .success(let submission): return (withUnaskedValues(draft, submission, &source), submission)
            case .failure(let refused):
                if attempt % 40 == 39 {
                    draft = self.draft(&source)
                } else {
                    for fault in refused.faults { mend(&draft, fault, &source) }
                }
            }
        }
        return nil
    }

    /// Everything filled in, asked or not.
    func draft(_ source: inout SampleSource) -> JSONValue {
        let service = validator.service
        var object = JSONObject()
        if let variant = source.pick(service.variants.keys) { object["variant"] = .string(variant.rawValue) }
        if let applicant = source.pick(service.applicants) { object["applicant"] = .string(applicant.rawValue) }
        if let channel = source.pick(service.channels) { object["channel"] = .string(channel.rawValue) }
        var form = JSONObject()
        for (id, section) in service.form.sections {
            form[ID(id.rawValue)] = section.asList.map { value(of: $0, &source) } ?? .object(fill(section.fields, &source))
        }
        object["form"] = .object(form)
        if service.form.mayHaveSeveralApplicants, let party = service.form.sections.first(where: { $0.value.party == .applicant }) {
            object["party"] = .string(party.value.many == nil ? party.key.rawValue : "\(party.key).1")
        }
        object["documents"] = .object(hand(in: service.documents, all: true, of: form, &source))
        var delivery = JSONObject()
        for (id, output) in service.outputs {
            guard let rows = output.delivery?.rows, let way = source.pick(rows.flatMap(\.value)) else { continue }
            delivery[ID(id.rawValue)] = .string(way.rawValue)
        }
        if !delivery.isEmpty { object["delivery"] = .object(delivery) }
        return .object(object)
    }

    private func fill(_ fields: OrderedMap<FieldID, Field>, _ source: inout SampleSource) -> JSONObject {
        var object = JSONObject()
        for (id, field) in fields where field.value == nil {
            if field.isOptional && source.happens(oneIn: 3) { continue }
            object[ID(id.rawValue)] = value(of: field, &source)
        }
        return object
    }

    func value(of field: Field, _ source: inout SampleSource) -> JSONValue {
        if !field.type.parts.isEmpty { return .object(fill(field.type.parts, &source)) }
        guard field.type == .list else { return values.value(of: field, &source) }
        let many = field.many ?? Bounds(1, 3)
        let upper = Swift.min(many.upper, many.lower + 4)
        var count = source.whole(many.lower...Swift.max(many.lower, upper))
        if many.upper <= 20, source.happens(oneIn: 8) { count = many.upper }
        return .array((0..<count).map { _ in .object(fill(field.fields, &source)) })
    }

    private func evidence(_ requirement: Requirement, _ source: inout SampleSource) -> JSONValue {
        var evidence = source.happens(oneIn: 2) ? Evidence.paper : .file("contoh-\(source.digits(6))")
        if let limit = requirement.maxAge {
            // The oldest that is still young enough, today, or between.
            let oldest = moment.today.dayNumber - (moment.today.adding(limit).map { $0.dayNumber - moment.today.dayNumber } ?? 0) + 4
            evidence.issuedOn = CivilDate(dayNumber: source.whole(min(oldest, moment.today.dayNumber)...moment.today.dayNumber))
        }
        if requirement.mustBeValid { evidence.validUntil = CivilDate(dayNumber: moment.today.dayNumber + source.whole(0...900)) }
        return evidence.json
    }

    private func hand(
        in documents: OrderedMap<DocumentID, Requirement>, all: Bool, of form: JSONObject, _ source: inout SampleSource
    ) -> JSONObject {
        var object = JSONObject()
        let served = source.pick(documents.keys)
        for (id, requirement) in documents where !requirement.isFetched {
            if requirement.isOptional && source.happens(oneIn: 2) { continue }
            if !all && id != served && source.happens(oneIn: 2) { continue }
            object[ID(id.rawValue)] = evidence(of: requirement, form, &source)
        }
        return object
    }

    /// `form` says how many rows the sections have that it is asked for.
    func evidence(of requirement: Requirement, _ form: JSONObject, _ source: inout SampleSource) -> JSONValue {
        if !requirement.per.isEmpty {
            var one = requirement
            one.per = []
            return .object(
                JSONObject(
                    requirement.per.map { section in
                        guard let rows = form[ID(section.rawValue)]?.array else {
                            return (ID(section.rawValue), evidence(of: one, form, &source))
                        }
                        let each = rows.indices.map { (ID<JSONValue>("\($0 + 1)"), evidence(of: one, form, &source)) }
                        return (ID(section.rawValue), .object(JSONObject(each)))
                    }))
        }
        guard !requirement.members.isEmpty else { return evidence(requirement, &source) }
        return .object(hand(in: requirement.members, all: requirement.group != .anyOf, of: form, &source))
    }

    /// Draws anew what a fault names, or what the broken rule reads.
    private func mend(_ draft: inout JSONValue, _ fault: SubmissionFault, _ source: inout SampleSource) {
        let service = validator.service
        let steps = fault.path.description.split(separator: "/").map(String.init)
        if steps.first == "form", steps.count >= 2, let list = service.form.sections[ID(steps[1])]?.asList {
            draft.set(value(of: list, &source), at: ["form", steps[1]])
        } else if steps.first == "form", steps.count >= 3, fault.code != .notOffered {
            redraw(&draft, ID(steps[1]), ID(steps[2]), &source)
            // A field's own rule may depend on its neighbours.
            if fault.code == .rule, let rule = service.form.sections[ID(steps[1])]?.fields[ID(steps[2])]?.rule?.rule {
                redraw(&draft, readBy: [rule], &source)
            }
        } else if steps.first == "documents", steps.count >= 2, let requirement = service.documents[ID(steps[1])] {
            draft.set(evidence(of: requirement, draft["form"]?.object ?? [:], &source), at: ["documents", steps[1]])
        } else if steps == ["party"], let party = source.pick(fault.facts["options"]?.array ?? []) {
            draft.set(party, at: steps)
        } else if fault.code == .notOffered {
            redraw(&draft, readBy: service.tables.values.flatMap(\.of), &source)
        } else if let rule = service.rules.first(where: { $0.message == fault.message }) {
            redraw(&draft, readBy: [rule.rule], &source)
            if source.happens(oneIn: 4), let variant = source.pick(service.variants.keys) {
                draft.set(.string(variant.rawValue), at: ["variant"])
            }
        } else {
            draft = self.draft(&source)
        }
    }

    private func redraw(_ draft: inout JSONValue, readBy expressions: [Expression], _ source: inout SampleSource) {
        let read = AnswersRead(by: expressions, in: validator.service).answers
        for answer in read where source.happens(oneIn: 2) { redraw(&draft, answer.section, answer.field, &source) }
    }

    private func redraw(_ draft: inout JSONValue, _ section: SectionID, _ field: FieldID, _ source: inout SampleSource) {
        if let list = validator.service.form.sections[section]?.asList {
            return draft.set(value(of: list, &source), at: ["form", section.rawValue])
        }
        guard let definition = validator.service.form.sections[section]?.fields[field] else { return }
        if let value = definition.value { return redraw(&draft, readBy: [value], &source) }
        draft.set(value(of: definition, &source), at: ["form", section.rawValue, field.rawValue])
    }

    /// Takes away most of what was not asked, and leaves some of it, also where it is nonsense: it is to be dropped.
    private func withUnaskedValues(_ draft: JSONValue, _ submission: Submission, _ source: inout SampleSource) -> JSONValue {
        var result = draft
        var left: [[String]] = []
        var gone: Set<[String]> = []
        for (sectionID, section) in validator.service.form.sections where section.many == nil {
            for (fieldID, field) in section.fields where submission.values[ID("\(sectionID).\(fieldID)")] == nil || field.value != nil {
                let path = ["form", sectionID.rawValue, fieldID.rawValue]
                switch source.whole(1...4) {
                case 1: left.append(path)
                case 2:
                    result.set(source.pick([["apa": "saja"], 17, "bukan apa-apa", []]), at: path)
                    left.append(path)
                default: gone.insert(path)
                }
            }
        }
        result.removeAnswers(gone)
        // What is optional and was not given is asked all the same.
        if !left.isEmpty, case .failure(let refused) = validator.validate(result, at: moment) {
            let faulty = Set(refused.faults.map { $0.path.description.split(separator: "/").prefix(3).map(String.init) })
            result.removeAnswers(faulty.intersection(left))
        }
        let taken = Set(submission.documents.keys.map { String($0.rawValue.prefix { $0 != "." }) })
        let dropped = Set(validator.service.documents.keys.map(\.rawValue).filter { !taken.contains($0) && !source.happens(oneIn: 4) })
        if !dropped.isEmpty, let handed = result["documents"]?.object {
            result.set(.object(JSONObject(handed.filter { !dropped.contains($0.key.rawValue) })), at: ["documents"])
        }
        if case .success = validator.validate(result, at: moment) { return result }
        return draft
    }
}

extension JSONValue {
    /// Takes away what stands at these paths of section and field, all at once.
    fileprivate mutating func removeAnswers(_ paths: Set<[String]>) {
        guard !paths.isEmpty, let sections = self["form"]?.object else { return }
        let kept = sections.map { section, answers -> (ID<JSONValue>, JSONValue) in
            guard let members = answers.object else { return (section, answers) }
            return (section, .object(JSONObject(members.filter { !paths.contains(["form", section.rawValue, $0.key.rawValue]) })))
        }
        set(.object(JSONObject(kept)), at: ["form"])
    }

    /// What stands at a path of members and rows.
    func member(at path: [String]) -> JSONValue? {
        path.reduce(Optional(self)) { value, step in Int(step).flatMap { value?[$0] } ?? value?[step] }
    }

    /// Puts `value` at the member path, or takes away what stands there; objects on the way are made.
    mutating func set(_ value: JSONValue?, at path: [String]) {
        guard let first = path.first else {
            if let value { self = value }
            return
        }
        if case .array(var items) = self, let index = Int(first), items.indices.contains(index) {
            // Held by nobody else, what is changed is not copied.
            self = .null
            if path.count == 1 {
                if let value { items[index] = value } else { items.remove(at: index) }
            } else {
                items[index].set(value, at: Array(path.dropFirst()))
            }
            self = .array(items)
            return
        }
        var members = object ?? [:]
        if path.count == 1 {
            self = .null
            members[ID(first)] = value
        } else {
            var inner = members[ID(first)] ?? .object([:])
            if value == nil && members[ID(first)] == nil { return }
            self = .null
            members[ID(first)] = .null
            inner.set(value, at: Array(path.dropFirst()))
            members[ID(first)] = inner
        }
        self = .object(members)
    }

    /// What stands at the member path.
    func at(_ path: [String]) -> JSONValue? {
        path.reduce(Optional(self)) { value, key in
            guard let value else { return nil }
            if let index = Int(key), let array = value.array { return array.indices.contains(index) ? array[index] : nil }
            return value[key]
        }
    }
}
