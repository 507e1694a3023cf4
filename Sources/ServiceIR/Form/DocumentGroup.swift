/// The documents asked for, compiled: of a service, a step or an action.
struct DocumentGroup: Sendable {
    struct Entry: Sendable {
        let id: DocumentID
        let requirement: Requirement
        let when: Program?
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
                    names: names, members: try DocumentGroup(requirement.members, at: place)))
        }
        self.entries = entries
    }

    func entry(named name: String) -> Int? { entries.firstIndex { $0.id.rawValue == name } }
}

/// The documents sent, while they are judged. A class for the same reason as `FilledGroup`.
final class FilledDocuments {
    let group: DocumentGroup
    let path: JSONPointer
    /// The ids of the documents around these: `["lahan"]` for the members of `lahan`.
    let prefix: [String]
    private(set) var sent: [JSONValue?]
    private(set) var members: [FilledDocuments?]
    private(set) var asked: [Judgement.Truth?]
    private(set) var busy: [Bool]
    private var keyFaults: [SubmissionFault] = []
    private var isObject = true

    init(_ group: DocumentGroup, sent json: JSONValue?, at path: JSONPointer, prefix: [String] = []) {
        self.group = group
        self.path = path
        self.prefix = prefix
        sent = Array(repeating: nil, count: group.entries.count)
        members = Array(repeating: nil, count: group.entries.count)
        asked = Array(repeating: nil, count: group.entries.count)
        busy = Array(repeating: false, count: group.entries.count)
        if let json {
            if case .object(let object) = json {
                for (key, value) in object {
                    if let index = group.entry(named: key.rawValue) {
                        sent[index] = value
                    } else {
                        keyFaults.append(
                            SubmissionFault(.unknownKey, at: path.appending(key.rawValue), facts: ["key": .string(key.rawValue)]))
                    }
                }
            } else {
                isObject = false
                keyFaults.append(SubmissionFault(.wrongType, at: path, facts: ["expected": "object"]))
            }
        }
        for (index, entry) in group.entries.enumerated() where !entry.members.entries.isEmpty {
            members[index] = FilledDocuments(
                entry.members, sent: sent[index], at: path.appending(entry.id.rawValue), prefix: prefix + [entry.id.rawValue])
        }
    }

    /// `documents.ID` or `documents.ID.MEMBER` of an expression; `nil` where it cannot be told.
    func isHandedIn(_ name: ArraySlice<String>, _ judgement: Judgement) -> Bool? {
        guard let first = name.first, let index = group.entry(named: first) else { return nil }
        switch isAsked(index, judgement, report: { _ in }) {
        case .no: return false
        case .undecided:
            judgement.hasReadFault = true
            return nil
        case .yes: break
        }
        guard let inner = members[index] else { return sent[index].flatMap(Evidence.init) != nil }
        return name.count > 1
            ? inner.isHandedIn(name.dropFirst(), judgement) : inner.serves(group.entries[index].requirement.group, judgement)
    }

    /// Whether the members serve: one of them, or all that are asked.
    private func serves(_ rule: Requirement.Group?, _ judgement: Judgement) -> Bool? {
        var answers: [Bool?] = []
        for (index, entry) in group.entries.enumerated() {
            guard isAsked(index, judgement, report: { _ in }) != .no else { continue }
            if rule == .allOf && entry.requirement.isOptional { continue }
            answers.append(isHandedIn([entry.id.rawValue], judgement))
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
        let entry = group.entries[index]
        let truth = judgement.holds(entry.when, at: nil) {
            report(SubmissionFault(.notJudged, at: path.appending(entry.id.rawValue), of: name(of: index, judgement)))
        }
        if truth != .undecided { asked[index] = truth }
        return truth
    }

    func name(of index: Int, _ judgement: Judgement) -> LocalText? {
        let names = group.entries[index].names
        return names.first { judgement.holds($0.when, at: nil, report: {}) == .yes }?.name ?? names.last?.name
    }

    /// What was handed in of what is asked, by path; what is missing or wrong goes to `report`.
    func judge(
        _ judgement: Judgement, isNeeded: (Requirement) -> Bool, into handed: inout OrderedMap<DocumentID, Evidence>,
        report: (SubmissionFault) -> Void
    ) {
        for fault in keyFaults { report(fault) }
        guard isObject else { return }
        for (index, entry) in group.entries.enumerated() {
            guard isAsked(index, judgement, report: report) == .yes else { continue }
            let place = path.appending(entry.id.rawValue)
            let needed = !entry.requirement.isOptional && isNeeded(entry.requirement)
            if let inner = members[index] {
                judgeMembers(inner, of: index, needed: needed, judgement, into: &handed, report: report)
            } else if let json = sent[index] {
                if let evidence = Evidence(json) {
                    handed[ID((prefix + [entry.id.rawValue]).joined(separator: "."))] = evidence
                } else {
                    report(SubmissionFault(.wrongType, at: place, of: name(of: index, judgement), facts: ["expected": "evidence"]))
                }
            } else if needed {
                report(SubmissionFault(.documentMissing, at: place, of: name(of: index, judgement)))
            }
        }
    }

    private func judgeMembers(
        _ inner: FilledDocuments, of index: Int, needed: Bool, _ judgement: Judgement,
        into handed: inout OrderedMap<DocumentID, Evidence>, report: (SubmissionFault) -> Void
    ) {
        let entry = group.entries[index]
        let isAlternative = entry.requirement.group == .anyOf
        let open = inner.group.entries.indices.filter { inner.isAsked($0, judgement, report: { _ in }) != .no }
        let somethingSent = open.contains { inner.sent[$0] != nil || inner.asked[$0] == nil }
        // An optional group of which something was handed in must be handed in whole.
        let isBegun = open.contains { inner.sent[$0] != nil }
        inner.judge(judgement, isNeeded: { _ in !isAlternative && (needed || isBegun) }, into: &handed, report: report)
        guard isAlternative, needed || isBegun, inner.isObject else { return }
        guard !open.isEmpty, !somethingSent else { return }
        report(
            SubmissionFault(
                .noneOfDocuments, at: path.appending(entry.id.rawValue), of: name(of: index, judgement),
                facts: ["members": .array(open.map { .string(inner.group.entries[$0].id.rawValue) })]))
    }
}
