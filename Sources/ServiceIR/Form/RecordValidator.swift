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

    public init(
        fields: OrderedMap<FieldID, Field>, documents: OrderedMap<DocumentID, Requirement>, names: [[String]],
        tables: OrderedMap<TableID, Table>, probe: EvaluationProbe? = nil
    ) throws(UnreadableDefinition) {
        self.names = names
        let place = names.first.map { $0.joined(separator: ".") } ?? ""
        group = try FieldGroup(fields, at: place + ".fields")
        self.documents = try DocumentGroup(documents, at: place + ".documents")
        self.tables = TableBook(tables, probe: probe)
        refusingTables = RefusingTable.all(of: tables).filter { table in
            table.inputs.contains { input in names.contains { input.starts(with: $0) } }
        }
    }

    /// Judges `fields` (by bare id) and `documents`, as sent; `environment` knows the case. Faults stand below `/fields` and `/documents`.
    public func validate(
        fields: JSONValue, documents sent: JSONValue, at moment: SubmissionMoment, in environment: any ExpressionEnvironment
    ) -> Result<FilledRecord, SubmissionFaults> {
        let judgement = Judgement(at: moment, tables: tables, beyond: environment)
        let filled = FilledGroup(group, sent: fields, at: JSONPointer.root.appending("fields"))
        let filledDocuments = FilledDocuments(documents.items, sent: sent, at: JSONPointer.root.appending("documents"))
        judgement.frames = [Judgement.Frame(prefixes: names, filled: filled)]
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
