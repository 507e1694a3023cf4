/// What a form asks now, given the answers so far: for pages that show only what is asked and lose nothing on the way.
public struct Inquiry: Sendable {
    /// Canonical names of what is asked: `SECTION`, `SECTION.FIELD`, of a row `SECTION.LIST.0.FIELD`.
    public fileprivate(set) var asked: Set<String> = []
    /// Of what is asked, the fields that may be left empty now, by canonical name.
    public fileprivate(set) var optional: Set<String> = []
    /// Paths of the documents asked for: `ktp`, `lahan`, `lahan.sewa`.
    public fileprivate(set) var documents: Set<String> = []
    /// Of the documents asked for, those that may be left out now, by path.
    public fileprivate(set) var optionalDocuments: Set<String> = []
    /// The names that hold now of documents whose name depends on answers.
    public fileprivate(set) var documentNames: [String: LocalText] = [:]
    /// Where there is a choice, the ways among which to choose.
    public fileprivate(set) var deliveries: OrderedMap<OutputID, [Output.Delivery]> = [:]
    /// The applicants there are, of whom whoever files says which one that is; `suami`, or `pemohon.2` of a section with several.
    public fileprivate(set) var parties: [PartyID] = []
    /// The computed fields that have a value already, by canonical name.
    public fileprivate(set) var computed: OrderedMap<ValueID, Value> = [:]
    /// The named conditions, so far as they can be told.
    public fileprivate(set) var conditions: OrderedMap<ConditionID, Bool> = [:]
}

extension SubmissionValidator {
    /// Tells what a sending like `json`, complete or not, is asked; nothing is refused.
    ///
    /// What depends on an answer that is not there yet is not asked yet.
    public func inquire(_ json: JSONValue, at moment: SubmissionMoment) -> Inquiry {
        guard case .object(let members) = json else { return Inquiry() }
        var reading = Reading(service: service, members: members)
        let judgement = Judgement(at: moment, tables: tables)
        judgement.held = service.held
        reading.readHead(into: judgement)
        let frames = self.frames(of: reading.object("form"), judgement: judgement, reading: &reading)
        let filledDocuments = FilledDocuments(
            documents.items, sent: members["documents"], at: JSONPointer.root.appending("documents"))
        judgement.documents = filledDocuments
        reading.readDelivery(deliveries, judgement)
        return inquiry(of: frames, filledDocuments, judgement)
    }

    func inquiry(of frames: [Judgement.Frame], _ filledDocuments: FilledDocuments, _ judgement: Judgement) -> Inquiry {
        var inquiry = Inquiry()
        for (section, frame) in zip(sections, frames) {
            guard judgement.isAsked(frame.filled) == .yes else { continue }
            if section.isList {
                collect(frame.filled, prefix: "", judgement, into: &inquiry)
                continue
            }
            inquiry.asked.insert(section.id.rawValue)
            collect(frame.filled, prefix: section.id.rawValue + ".", judgement, into: &inquiry)
        }
        collect(filledDocuments, judgement, into: &inquiry)
        inquiry.parties = service.form.applicants(judgement.sections)
        for question in deliveries where judgement.holds(question.when, at: nil, report: {}) == .yes {
            let ways = question.ways(judgement).ways
            if ways.count > 1 { inquiry.deliveries[question.output] = ways }
        }
        for id in service.conditions.keys {
            if case .bool(let holds)? = judgement.value(of: [id.rawValue]) { inquiry.conditions[id] = holds }
        }
        return inquiry
    }

    private func collect(_ filled: FilledGroup, prefix: String, _ judgement: Judgement, into inquiry: inout Inquiry) {
        for (index, slot) in filled.group.slots.enumerated() {
            judgement.judge(index, in: filled)
            guard judgement.holds(slot.when, at: filled, report: {}) == .yes else { continue }
            let name = "\(prefix)\(slot.id)"
            inquiry.asked.insert(name)
            if judgement.mayBeLeftEmpty(index, in: filled, report: {}) == .yes { inquiry.optional.insert(name) }
            if slot.value != nil, case .value(let value) = filled.slots[index] { inquiry.computed[ValueID(name)] = value }
            for (row, filledRow) in filled.rows[index].enumerated() {
                collect(filledRow, prefix: "\(name).\(row).", judgement, into: &inquiry)
            }
        }
    }

    private func collect(_ filled: FilledDocuments, _ judgement: Judgement, into inquiry: inout Inquiry) {
        for index in filled.items.indices where filled.isAsked(index, judgement, report: { _ in }) == .yes {
            guard filled.asksSender(index, judgement) else { continue }
            let path = filled.path(of: index)
            inquiry.documents.insert(path)
            if filled.mayBeLeftOut(index, judgement) { inquiry.optionalDocuments.insert(path) }
            inquiry.documentNames[path] = filled.name(of: index, judgement)
            if let members = filled.inner(index, judgement) { collect(members, judgement, into: &inquiry) }
        }
    }
}
