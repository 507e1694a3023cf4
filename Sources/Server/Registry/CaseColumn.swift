import Runtime
import ServiceIR

/// A short value that cases may hold: a column where many of them stand side by side.
///
/// What names a person, or tells where to reach one, stands on the case's own page alone; so do specific personal data, and what is long.
package struct CaseColumn: Sendable {
    enum Place: Sendable {
        case form(SectionID)
        case step(StepID)
        /// Of a step that each of several roles fills in.
        case role(StepID, RoleID)
        case action(StepID, ActionID)
    }
    var place: Place
    var fieldID: FieldID
    var field: Field

    /// Its canonical name, with the role that filled it in where there are several: `usaha.luas`, `uji.nilai`, `uji.nilai@juri`.
    package var id: String {
        switch place {
        case .form(let section): "\(section).\(fieldID)"
        case .step(let step): "\(step).\(fieldID)"
        case .role(let step, let role): "\(step).\(fieldID)@\(role)"
        case .action(let step, let action): "\(step).\(action).\(fieldID)"
        }
    }

    /// All that cases of a service may have: what was recorded at steps, then what was asked by the form.
    static func all(_ service: CompiledService) -> [CaseColumn] {
        func columns(_ fields: OrderedMap<FieldID, Field>, _ place: Place) -> [CaseColumn] {
            fields.filter { isShown($0.key, $0.value) }.map { CaseColumn(place: place, fieldID: $0.key, field: $0.value) }
        }
        func columns(_ steps: OrderedMap<StepID, Step>) -> [CaseColumn] {
            steps.flatMap { id, step -> [CaseColumn] in
                let roles = step.performers?.roles ?? []
                // What those who object say is theirs, and several.
                let own =
                    step.kind == .notice
                    ? [] : step.recordsByRole ? roles.flatMap { columns(step.fields, .role(id, $0)) } : columns(step.fields, .step(id))
                return own + step.actions.flatMap { columns($0.value.fields, .action(id, $0.key)) }
                    + step.branches.values.flatMap { columns($0.steps) }
            }
        }
        return columns(service.machine.steps)
            + service.form.sections.filter { $0.value.many == nil }.flatMap { id, section -> [CaseColumn] in
                // The applicants' names have a column of their own.
                let names = ApplicantNames.fields(of: section)
                return columns(section.fields, .form(id)).filter { !names.contains($0.fieldID) }
            }
    }

    private static func isShown(_ id: FieldID, _ field: Field) -> Bool {
        guard isShort(field.type), field.dataClass != .specific else { return false }
        return field.type != .text || !isOfPerson(id)
    }

    /// Whether a text by its id names somebody, or tells where to reach one: `nama`, `nama_ayah`, `anak_nama`, `alamat_usaha`, `nik`.
    private static func isOfPerson(_ id: FieldID) -> Bool {
        let words = id.rawValue.split(separator: "_")
        let ends = [words.first, words.last].compactMap { $0 }
        return ends.contains { word in
            word == "nik" || ["nama", "name", "alamat", "address", "telepon", "phone"].contains { word.hasPrefix($0) }
        }
    }

    private static func isShort(_ type: FieldType) -> Bool {
        switch type {
        case .text, .integer, .decimal, .money, .date, .time, .datetime, .yesNo, .choice, .agency, .region: true
        case .longText, .choices, .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli, .account, .address, .location, .document,
            .issued, .booking, .list:
            false
        }
    }

    /// The value that a case holds.
    func value(_ submission: JSONValue, _ records: OrderedMap<StepID, StepRecord>) -> JSONValue? {
        let key = ID<JSONValue>(fieldID.rawValue)
        return switch place {
        case .form(let section): submission["form"]?[section.rawValue]?[fieldID.rawValue]
        case .step(let step): records[step]?.last.values[key]
        case .role(let step, let role): records[step]?.byRole[role]?.values[key]
        case .action(let step, let action): records[step]?.byAction[action]?.values[key]
        }
    }

    var isNumber: Bool { [.integer, .decimal, .money].contains(field.type) }

    /// By what a value is ordered: numbers by size, options as the author wrote them, no before yes, texts without regard to capitals.
    func key(_ value: JSONValue) -> SortKey? {
        switch value {
        case .bool(let flag): .number(flag ? 1 : 0)
        case .integer, .decimal: value.number.map { .number($0) }
        case .string(let text):
            field.options.firstIndex(of: ID(text)).map { .number(Decimal128(Int64($0))) }
                ?? .text([.date, .time, .datetime].contains(field.type) ? text : ApplicantNames.folded(text))
        case .null, .array, .object: nil
        }
    }
}

/// What cases are ordered by; numbers stand before texts.
enum SortKey: Comparable, Sendable {
    case number(Decimal128)
    case text(String)
}

/// In which order cases stand: by one column; what has no value there comes last either way, and among equals what was filed first.
package struct WaitingOrder: Sendable, Hashable {
    package static let filed = "diajukan"
    package static let due = "tenggat"
    package static let number = "nomor"
    package static let name = "nama"

    /// One of these, or the id of a `CaseColumn`.
    package var column = WaitingOrder.filed
    package var isDescending = false
    package init() {}
}
