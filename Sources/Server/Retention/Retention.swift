import ServiceIR

/// How long the personal data of a service's cases is kept, in stages: first the fields with a time of their own, last the whole case by `privacy`.
struct Retention: Sendable {
    struct Stage: Sendable {
        /// From the day of the case's end.
        var keepFor: Period
        /// Those that are erased then; of the last stage none is named: everything is.
        var fields: [KeptField]
        var isWhole: Bool { fields.isEmpty }
        /// As the service says it.
        var rule: String { "keep_for \(keepFor)" }
    }

    /// The shortest time first. A case that has passed so many has that as its number in the store.
    private(set) var stages: [Stage] = []

    init(_ service: CompiledService) {
        let whole = service.privacy?.keepFor
        let fields = KeptField.all(service).filter { whole == nil || $0.keepFor.usualLength < whole?.usualLength ?? 0 }
        for period in Set(fields.map(\.keepFor)).sorted(by: { ($0.usualLength, $0.description) < ($1.usualLength, $1.description) }) {
            stages.append(Stage(keepFor: period, fields: fields.filter { $0.keepFor == period }))
        }
        if let whole { stages.append(Stage(keepFor: whole, fields: [])) }
    }

    /// What ended before this moment has been kept for the whole period: its last day is over.
    static func end(of period: Period, on today: CivilDate, in timeZone: TimeZoneID) -> Instant {
        // The last day of which the period is over; a later day never ends earlier.
        var (before, after) = (CivilDate.first.dayNumber - 1, today.dayNumber)
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if let last = CivilDate(dayNumber: middle).adding(period), last < today { before = middle } else { after = middle }
        }
        return Instant(seconds: Int64(before + 1) * 86_400 - timeZone.secondsFromUTC)
    }
}

/// A field with an own time of keeping.
struct KeptField: Sendable {
    enum Place: Hashable, Sendable {
        case form(SectionID)
        case step(StepID)
        case action(StepID, ActionID)
    }
    var place: Place
    /// Inside lists the list first.
    var path: [FieldID]
    var keepFor: Period

    /// As authors name it: `pemohon.nik`, `uji.tolak.alasan`.
    var name: String {
        let parents: [String] =
            switch place {
            case .form(let section): [section.rawValue]
            case .step(let step): [step.rawValue]
            case .action(let step, let action): [step.rawValue, action.rawValue]
            }
        return (parents + path.map(\.rawValue)).joined(separator: ".")
    }

    static func all(_ service: CompiledService) -> [KeptField] {
        service.form.sections.flatMap { all($0.value.fields, .form($0.key)) } + all(service.machine.steps)
    }

    private static func all(_ steps: OrderedMap<StepID, Step>) -> [KeptField] {
        steps.flatMap { id, step in
            all(step.fields, .step(id)) + step.actions.flatMap { all($0.value.fields, .action(id, $0.key)) }
                + step.branches.values.flatMap { all($0.steps) }
        }
    }

    private static func all(_ fields: OrderedMap<FieldID, Field>, _ place: Place, below path: [FieldID] = []) -> [KeptField] {
        fields.flatMap { id, field -> [KeptField] in
            if let keepFor = field.keepFor { return [KeptField(place: place, path: path + [id], keepFor: keepFor)] }
            return all(field.fields, place, below: path + [id])
        }
    }
}
