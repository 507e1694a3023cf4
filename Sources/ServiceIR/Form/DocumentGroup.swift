/// The documents asked for, compiled: of a service, a step or an action.
struct DocumentGroup: Sendable {
    struct Entry: Sendable {
        let id: DocumentID
        let requirement: Requirement
        let when: Program?
        /// While it may be left out, where the document is optional; absent = always.
        let optional: Program?
        let names: [(when: Program?, name: LocalText)]
        /// Empty for a document that stands alone.
        let members: DocumentGroup
    }
    let entries: [Entry]

    init(_ documents: OrderedMap<DocumentID, Requirement>, at element: String) throws(UnreadableDefinition) {
        var entries: [Entry] = []
        for (id, requirement) in documents {
            let place = element + "." + id.rawValue
            var names: [(when: Program?, name: LocalText)] = []
            for row in requirement.name.rows {
                names.append((try Program.compiled(row.when, at: place + ".name"), row.value))
            }
            entries.append(
                Entry(
                    id: id, requirement: requirement, when: try Program.compiled(requirement.when, at: place + ".when"),
                    optional: try Program.compiled(requirement.optionalWhen, at: place + ".optional"),
                    names: names, members: try DocumentGroup(requirement.members, at: place)))
        }
        self.entries = entries
    }

    /// The documents as asked once, not for a section or row.
    var items: [FilledDocuments.Item] { items(at: nil) }

    func items(at place: FilledGroup?) -> [FilledDocuments.Item] {
        entries.map { entry in
            FilledDocuments.Item(
                key: entry.id.rawValue, entry: entry, place: place, inside: entry.requirement.per.isEmpty ? entry.ownInside : .sections)
        }
    }
}

extension DocumentGroup.Entry {
    fileprivate var ownInside: FilledDocuments.Inside { members.entries.isEmpty ? .nothing : .members }
}

/// The documents sent, while they are judged. A class for the same reason as `FilledGroup`.
final class FilledDocuments {
    /// What stands under a document in a sending.
    enum Inside {
        case nothing, members
        /// One for each section that it is asked for.
        case sections
        /// One for each row of this list.
        case rows(FilledGroup, slot: Int)
    }

    struct Item {
        /// Its id; the section's of a document asked for sections, `1` of a row.
        let key: String
        let entry: DocumentGroup.Entry
        /// The section or row that it is asked for, whose fields its conditions see bare.
        let place: FilledGroup?
        let inside: Inside
    }

    let items: [Item]
    let path: JSONPointer
    /// The keys around these: `["lahan"]` for the members of `lahan`.
    let prefix: [String]
    private(set) var sent: [JSONValue?]
    private var inner: [FilledDocuments?]
    private(set) var asked: [Judgement.Truth?]
    private var busy: [Bool]
    private var keyFaults: [SubmissionFault] = []
    private(set) var isObject = true

    init(_ items: [Item], sent json: JSONValue?, at path: JSONPointer, prefix: [String] = [], areRows: Bool = false) {
        self.items = items
        self.path = path
        self.prefix = prefix
        sent = Array(repeating: nil, count: items.count)
        inner = Array(repeating: nil, count: items.count)
        asked = Array(repeating: nil, count: items.count)
        busy = Array(repeating: false, count: items.count)
        guard let json else { return }
        guard case .object(let object) = json else {
            isObject = false
            keyFaults.append(SubmissionFault(.wrongType, at: path, facts: ["expected": "object"]))
            return
        }
        for (key, value) in object {
            if let index = items.firstIndex(where: { $0.key == key.rawValue }) {
                sent[index] = value
            } else if !(areRows && Requirement.isRowNumber(key.rawValue)) {
                // What was sent for a row that is not there is dropped.
                keyFaults.append(SubmissionFault(.unknownKey, at: path.appending(key.rawValue), facts: ["key": .string(key.rawValue)]))
            }
        }
    }

    func path(of index: Int) -> String { (prefix + [items[index].key]).joined(separator: ".") }

    /// What stands under a document, made when it is first looked at: the rows of a section must be read before.
    func inner(_ index: Int, _ judgement: Judgement) -> FilledDocuments? {
        if let known = inner[index] { return known }
        let item = items[index]
        var parts: [Item] = []
        var areRows = false
        switch item.inside {
        case .nothing: return nil
        case .members: parts = item.entry.members.items(at: item.place)
        case .sections:
            for section in item.entry.requirement.per {
                guard let (filled, slot) = judgement.section(section) else { continue }
                let inside = slot.map { Inside.rows(filled, slot: $0) } ?? item.entry.ownInside
                parts.append(Item(key: section.rawValue, entry: item.entry, place: slot == nil ? filled : nil, inside: inside))
            }
        case .rows(let filled, let slot):
            judgement.judge(slot, in: filled)
            areRows = true
            parts = filled.rows[slot].enumerated().map { number, row in
                Item(key: "\(number + 1)", entry: item.entry, place: row, inside: item.entry.ownInside)
            }
        }
        let made = FilledDocuments(
            parts, sent: sent[index], at: path.appending(item.key), prefix: prefix + [item.key], areRows: areRows)
        inner[index] = made
        return made
    }

    /// `documents.ID`, `documents.ID.MEMBER` or `documents.ID.SECTION` of an expression; `nil` where it cannot be told.
    func isHandedIn(_ name: ArraySlice<String>, _ judgement: Judgement) -> Bool? {
        guard let first = name.first, let index = items.firstIndex(where: { $0.key == first }) else { return nil }
        switch isAsked(index, judgement, report: { _ in }) {
        case .no: return false
        case .undecided:
            judgement.hasReadFault = true
            return nil
        case .yes: break
        }
        guard let inner = inner(index, judgement) else { return evidence(index, judgement) != nil }
        if name.count > 1 { return inner.isHandedIn(name.dropFirst(), judgement) }
        if case .members = items[index].inside { return inner.serves(items[index].entry.requirement.group, judgement) }
        return inner.serves(nil, judgement)
    }

    /// The applicant's own output that serves as this document.
    private func taken(_ index: Int, _ judgement: Judgement) -> Evidence? {
        let requirement = items[index].entry.requirement
        return held(index, judgement).first { fact in
            guard let limit = requirement.maxAge else { return true }
            guard let issued = fact.issuedOn, let last = judgement.adding(limit, to: issued) else { return false }
            return last >= judgement.today
        }.map { Evidence($0) }
    }

    /// The applicant's own valid outputs of the kind that this document is, of any age.
    private func held(_ index: Int, _ judgement: Judgement) -> [IssuedFact] {
        items[index].entry.requirement.from?.output.map { judgement.moment.register.valid($0, on: judgement.today) } ?? []
    }

    /// Whether whoever sends has to hand it in: what the register gives, or is known not to have, nobody is asked for.
    func asksSender(_ index: Int, _ judgement: Judgement) -> Bool {
        guard items[index].entry.requirement.from?.output != nil, items[index].entry.members.entries.isEmpty else { return true }
        return taken(index, judgement) == nil && !judgement.moment.register.isVerified
    }

    /// What there is of a document that stands alone: what the register gives, or what was sent.
    private func evidence(_ index: Int, _ judgement: Judgement) -> Evidence? {
        if let taken = taken(index, judgement) { return taken }
        guard asksSender(index, judgement), let evidence = sent[index].flatMap(Evidence.init), evidence.isSent else { return nil }
        return evidence
    }

    /// Whether the members serve: one of them, all that are needed, or (for sections and rows) all that are asked.
    private func serves(_ rule: Requirement.Group?, _ judgement: Judgement) -> Bool? {
        var answers: [Bool?] = []
        for (index, item) in items.enumerated() {
            guard isAsked(index, judgement, report: { _ in }) != .no else { continue }
            if rule == .allOf && mayBeLeftOut(index, judgement) { continue }
            answers.append(isHandedIn([item.key], judgement))
        }
        if rule == .anyOf {
            if answers.contains(true) { return true }
            return answers.contains(nil) ? nil : false
        }
        if answers.contains(false) { return false }
        return answers.contains(nil) ? nil : true
    }

    func isAsked(_ index: Int, _ judgement: Judgement, report: (SubmissionFault) -> Void) -> Judgement.Truth {
        if let known = asked[index] { return known }
        guard !busy[index] else { return .undecided }
        busy[index] = true
        defer { busy[index] = false }
        let truth = judgeAsked(index, judgement, report: report)
        if truth != .undecided { asked[index] = truth }
        return truth
    }

    private func judgeAsked(_ index: Int, _ judgement: Judgement, report: (SubmissionFault) -> Void) -> Judgement.Truth {
        let item = items[index]
        // The office gets it by itself.
        if item.entry.requirement.isFetched { return .no }
        switch item.inside {
        case .sections:
            guard let inner = inner(index, judgement) else { return .no }
            let truths = inner.items.indices.map { inner.isAsked($0, judgement, report: report) }
            return truths.contains(.yes) ? .yes : truths.contains(.undecided) ? .undecided : .no
        case .rows(let filled, let slot):
            judgement.judge(slot, in: filled)
            if !filled.rows[slot].isEmpty { return .yes }
            if case .faulty = filled.slots[slot] { return .undecided }
            return .no
        case .nothing, .members: break
        }
        if let place = item.place {
            let section = judgement.isAsked(place)
            if section != .yes { return section }
        }
        return judgement.holds(item.entry.when, bareIn: item.place) {
            report(SubmissionFault(.notJudged, at: path.appending(item.key), of: name(of: index, judgement)))
        }
    }

    /// Whether what is asked may be left out now; of what cannot be judged nothing is missed.
    func mayBeLeftOut(_ index: Int, _ judgement: Judgement, report: (SubmissionFault) -> Void = { _ in }) -> Bool {
        let item = items[index]
        guard item.entry.requirement.isOptional else { return false }
        return judgement.holds(item.entry.optional, bareIn: item.place) {
            report(SubmissionFault(.notJudged, at: path.appending(item.key), of: name(of: index, judgement)))
        } != .no
    }

    func name(of index: Int, _ judgement: Judgement) -> LocalText? {
        let names = items[index].entry.names
        return names.first { judgement.holds($0.when, bareIn: items[index].place, report: {}) == .yes }?.name ?? names.last?.name
    }

    /// What was handed in of what is asked, by path; what is missing or wrong goes to `report`.
    func judge(
        _ judgement: Judgement, isNeeded: (Requirement) -> Bool, into handed: inout OrderedMap<DocumentID, Evidence>,
        report: (SubmissionFault) -> Void
    ) {
        for fault in keyFaults { report(fault) }
        guard isObject else { return }
        for (index, item) in items.enumerated() {
            guard isAsked(index, judgement, report: report) == .yes else { continue }
            let requirement = item.entry.requirement
            func needed() -> Bool { !mayBeLeftOut(index, judgement, report: report) && isNeeded(requirement) }
            switch item.inside {
            case .members: judgeMembers(of: index, needed: needed(), judgement, into: &handed, report: report)
            case .sections, .rows: inner(index, judgement)?.judge(judgement, isNeeded: isNeeded, into: &handed, report: report)
            case .nothing: judgeEvidence(index, isNeeded: needed(), judgement, into: &handed, report: report)
            }
        }
    }

    /// The sections and rows for which a document that is asked for each of them was not handed in.
    func missing(_ judgement: Judgement) -> [DocumentID] {
        items.indices.flatMap { index -> [DocumentID] in
            guard isAsked(index, judgement, report: { _ in }) == .yes else { return [] }
            switch items[index].inside {
            case .sections, .rows: return inner(index, judgement)?.missing(judgement) ?? []
            case .members where items[index].place == nil: return []
            case .nothing, .members:
                guard items[index].place != nil, isHandedIn([items[index].key], judgement) != true else { return [] }
                return [DocumentID(path(of: index))]
            }
        }
    }

    private func judgeEvidence(
        _ index: Int, isNeeded: Bool, _ judgement: Judgement, into handed: inout OrderedMap<DocumentID, Evidence>,
        report: (SubmissionFault) -> Void
    ) {
        let place = path.appending(items[index].key)
        if let taken = taken(index, judgement) {
            handed[ID(path(of: index))] = taken
            return
        }
        guard asksSender(index, judgement) else {
            let requirement = items[index].entry.requirement
            if isNeeded, let limit = requirement.maxAge, !held(index, judgement).isEmpty {
                report(
                    SubmissionFault(
                        .documentTooOld, at: place, of: name(of: index, judgement), facts: ["limit": .string(limit.description)]))
            } else if isNeeded, let from = requirement.from {
                report(outputMissing(from, at: place, index, judgement))
            }
            return
        }
        guard let json = sent[index] else {
            if isNeeded { report(SubmissionFault(.documentMissing, at: place, of: name(of: index, judgement))) }
            return
        }
        guard var evidence = Evidence(json), evidence.isSent else {
            return report(SubmissionFault(.wrongType, at: place, of: name(of: index, judgement), facts: ["expected": "evidence"]))
        }
        let requirement = items[index].entry.requirement
        var isSound = true
        func date(_ key: String, _ read: CivilDate?) -> CivilDate? {
            if let read { return read }
            isSound = false
            let isThere = json[key] != nil
            report(
                SubmissionFault(
                    isThere ? .wrongForm : .required, at: place.appending(key), of: name(of: index, judgement),
                    facts: isThere ? ["type": "date"] : [:]))
            return nil
        }
        func refuse(_ code: SubmissionFault.Code, _ key: String, _ facts: OrderedMap<ID<FactKind>, JSONValue>) {
            isSound = false
            report(SubmissionFault(code, at: place.appending(key), of: name(of: index, judgement), facts: facts))
        }
        let today = judgement.today
        if let limit = requirement.maxAge {
            if let issued = date("issued_on", evidence.issuedOn) {
                if issued > today {
                    refuse(.aboveMax, "issued_on", ["max": .string(today.description), "type": "date"])
                } else if let last = judgement.adding(limit, to: issued), last < today {
                    refuse(.documentTooOld, "issued_on", ["limit": .string(limit.description)])
                }
            }
        } else {
            evidence.issuedOn = nil
        }
        if requirement.mustBeValid {
            if let last = date("valid_until", evidence.validUntil), last < today { refuse(.documentExpired, "valid_until", [:]) }
        } else {
            evidence.validUntil = nil
        }
        if isSound { handed[ID(path(of: index))] = evidence }
    }

    private func outputMissing(_ from: DocumentSource, at place: JSONPointer, _ index: Int, _ judgement: Judgement) -> SubmissionFault {
        let id = from.output?.service.rawValue ?? ""
        let called = from.service.map { JSONValue.object(JSONObject($0.byLanguage.map { (ID($0.key.rawValue), .string($0.value)) })) }
        return SubmissionFault(
            .outputMissing, at: place, of: name(of: index, judgement),
            facts: ["service": called ?? .string(id), "service_id": .string(id), "output": .string(from.output?.output.rawValue ?? "")])
    }

    private func judgeMembers(
        of index: Int, needed: Bool, _ judgement: Judgement,
        into handed: inout OrderedMap<DocumentID, Evidence>, report: (SubmissionFault) -> Void
    ) {
        guard let inner = inner(index, judgement) else { return }
        let isAlternative = items[index].entry.requirement.group == .anyOf
        let open = inner.items.indices.filter { inner.isAsked($0, judgement, report: { _ in }) != .no }
        let somethingSent = open.contains { member in
            inner.asked[member] == nil || inner.taken(member, judgement) != nil
                || inner.sent[member] != nil && inner.asksSender(member, judgement)
        }
        // An optional group of which something was handed in must be handed in whole.
        let isBegun = open.contains { inner.sent[$0] != nil }
        inner.judge(judgement, isNeeded: { _ in !isAlternative && (needed || isBegun) }, into: &handed, report: report)
        guard isAlternative, needed || isBegun, inner.isObject else { return }
        guard !open.isEmpty, !somethingSent else { return }
        report(
            SubmissionFault(
                .noneOfDocuments, at: path.appending(items[index].key), of: name(of: index, judgement),
                facts: ["members": .array(open.map { .string(inner.items[$0].key) })]))
    }
}
