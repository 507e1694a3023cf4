/// Checks what somebody fills in on a step or with an action, with the same machinery as a submission.
///
/// `names` are the canonical names before a field's own: `[["survei"]]`, of an action `[["loket", "tolak"]]`, of a step with several
/// roles `[["ttd", "kasi"], ["ttd"]]`, so that the record's own expressions find its fields under each of them.
public struct RecordValidator: Sendable {
    let names: [[String]]
    let group: FieldGroup
    let documents: DocumentGroup
    let tables: TableBook
    let refusingTables: [RefusingTable]
    /// Those for each of which a document is asked.
    let sections: [KeptSection]

    /// - Parameters:
    ///   - form: what the case was asked, for documents that are asked for each of its sections.
    ///   - lists: those of the service, for lists that have a row for each of theirs.
    public init(
        fields: OrderedMap<FieldID, Field>, documents: OrderedMap<DocumentID, Requirement>, names: [[String]],
        form: Form = Form(), lists: RowLists = RowLists(), tables: OrderedMap<TableID, Table>, probe: EvaluationProbe? = nil
    ) throws(UnreadableDefinition) {
        self.names = names
        var sections: [KeptSection] = []
        for (id, section) in form.sections where documents.values.contains(where: { $0.per.contains(id) }) {
            sections.append(try KeptSection(id, section))
        }
        self.sections = sections
        let place = names.first.map { $0.joined(separator: ".") } ?? ""
        group = try FieldGroup(fields, at: place + ".fields", lists: lists)
        self.documents = try DocumentGroup(documents, at: place + ".documents")
        self.tables = TableBook(tables, probe: probe)
        refusingTables = RefusingTable.all(of: tables).filter { table in
            table.inputs.contains { input in names.contains { input.starts(with: $0) } }
        }
    }

    /// Judges `fields` (by bare id) and `documents`, as sent; `environment` knows the case. Faults stand below `/fields` and `/documents`.
    ///
    /// - Parameter taken: the slots that another part of the same sending took.
    public func validate(
        fields: JSONValue, documents sent: JSONValue, at moment: SubmissionMoment, in environment: any ExpressionEnvironment,
        taken: Set<Booking> = []
    ) -> Result<FilledRecord, SubmissionFaults> {
        let judgement = Judgement(at: moment, tables: tables, beyond: environment)
        judgement.booked = taken
        let filled = FilledGroup(group, sent: fields, at: JSONPointer.root.appending("fields"))
        let filledDocuments = FilledDocuments(documents.items, sent: sent, at: JSONPointer.root.appending("documents"))
        judgement.frames = [Judgement.Frame(prefixes: names, filled: filled)] + sections.map { $0.frame(in: environment) }
        for slot in filled.slots.indices { judgement.judge(slot, in: filled) }
        judgement.judgeRules(of: filled)

        var faults = filled.allFaults
        var record = FilledRecord()
        filledDocuments.judge(judgement, isNeeded: { _ in true }, into: &record.documents) { faults.append($0) }
        faults += refusingTables.compactMap { table in
            table.fault(in: judgement) { name in
                JSONPointer.root.appending("fields").appending(name.last ?? "")
            }
        }
        record.values = filled.record
        record.warnings = filled.allWarnings
        return faults.isEmpty ? .success(record) : .failure(SubmissionFaults(faults, warnings: record.warnings))
    }
}

/// A section of the form as the case holds it, for documents that a step asks for each of its sections.
struct KeptSection: Sendable {
    let id: SectionID
    /// Of a section with several, a group with the list alone.
    let group: FieldGroup
    let isList: Bool
    let isConditional: Bool

    init(_ id: SectionID, _ section: Section) throws(UnreadableDefinition) {
        self.id = id
        isList = section.many != nil
        isConditional = section.when != nil
        if let list = section.asList {
            group = try FieldGroup([FieldID(id.rawValue): list], at: "form")
        } else {
            group = try FieldGroup(section.fields, at: "form." + id.rawValue)
        }
    }

    /// It is asked where it has an answer, or always is.
    func frame(in environment: any ExpressionEnvironment) -> Judgement.Frame {
        let value = environment.value(of: [id.rawValue])
        guard isList else {
            var members = OrderedMap<ID<ValueKind>, Value>()
            if case .record(let record)? = value { members = record }
            let filled = FilledGroup(group, kept: members)
            filled.isAsked = value != nil || !isConditional ? .yes : .no
            return Judgement.Frame(prefixes: [[id.rawValue]], filled: filled)
        }
        let filled = FilledGroup(group, kept: value.map { [ID(id.rawValue): $0] } ?? [:])
        filled.isAsked = .yes
        if case .list(let rows)? = value, let row = group.slots.first?.row {
            filled.rows[0] = rows.map { one in
                if case .record(let members) = one { FilledGroup(row, kept: members, inside: filled) } else { FilledGroup(row, kept: [:]) }
            }
        }
        return Judgement.Frame(prefixes: [[]], filled: filled)
    }
}
