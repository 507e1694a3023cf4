/// The lists for each of whose rows another list has one.
///
/// A row of a list `per` another one belongs to the row of that one that has the same place: its expressions see the fields of both, and of
/// the row behind that, where that list is itself `per` a third.
public struct RowLists: Sendable {
    private var behind: [Expression: [(path: [String], field: Field)]] = [:]

    /// None: of a form, whose lists stand by themselves.
    public init() {}

    /// Those that the steps and actions of a service name.
    public init(_ service: CompiledService) {
        for paired in service.pairedLists { behind[paired.per] = service.lists(behind: paired.per) }
    }

    func pairing(of field: Field, at place: String) throws(UnreadableDefinition) -> RowPairing? {
        guard let per = field.per else { return nil }
        let lists = behind[per] ?? [(per.text.split(separator: ".").map(String.init), field)]
        var fields = OrderedMap<FieldID, Field>()
        for list in lists { for (id, field) in list.field.fields where fields[id] == nil { fields[id] = field } }
        return RowPairing(
            lists: lists.map(\.path), group: try FieldGroup(fields, at: place + ".per"), name: lists[lists.count - 1].field.name)
    }
}

/// What a list `per` another one has a row for each of.
struct RowPairing: Sendable {
    /// That list, then those behind it.
    let lists: [[String]]
    /// What a row of all of these says.
    let group: FieldGroup
    /// What people call the list.
    let name: LocalText

    var nameFact: JSONValue { .object(JSONObject(name.byLanguage.map { (ID($0.key.rawValue), .string($0.value)) })) }
}

/// A list of a step or an action that has one row for each row of another.
public struct PairedList: Hashable, Sendable {
    public var step: StepID
    /// Absent = the step's own.
    public var action: ActionID?
    public var field: FieldID
    public var per: Expression
    /// Its canonical names: of a step that several fill in one for each of them.
    public var paths: [[String]]
}

extension CompiledService {
    /// The list at a canonical name: a section with several, or a field of the form, of a step or of an action.
    public func list(at path: [String]) -> Field? {
        guard let first = path.first, let last = path.last else { return nil }
        if let section = form.sections[SectionID(first)] { return path.count == 1 ? section.asList : section.fields[FieldID(last)] }
        guard let step = machine.step(StepID(first)) else { return nil }
        let fields = path.count > 2 ? step.actions[ActionID(path[1])]?.fields ?? step.fields : step.fields
        return fields[FieldID(last)]
    }

    /// The list that is named, and those behind it: where it is itself `per` another one, that one, and so on.
    public func lists(behind per: Expression) -> [(path: [String], field: Field)] {
        var result: [(path: [String], field: Field)] = []
        var next: Expression? = per
        while let name = next {
            let path = name.text.split(separator: ".").map(String.init)
            // A circle is none: the compiler refuses it.
            guard !result.contains(where: { $0.path == path }), let list = list(at: path) else { break }
            result.append((path, list))
            next = list.per
        }
        return result
    }

    /// The lists that have one row for each row of another, in the order of the steps.
    public var pairedLists: [PairedList] {
        var result: [PairedList] = []
        func collect(_ steps: OrderedMap<StepID, Step>) {
            for (id, step) in steps {
                for (name, field) in step.fields {
                    guard let per = field.per else { continue }
                    let each = (step.performers?.areSeveral == true ? step.performers?.roles ?? [] : []).map {
                        [id.rawValue, $0.rawValue, name.rawValue]
                    }
                    result.append(
                        PairedList(step: id, action: nil, field: name, per: per, paths: [[id.rawValue, name.rawValue]] + each))
                }
                for (action, definition) in step.actions {
                    for (name, field) in definition.fields {
                        guard let per = field.per else { continue }
                        result.append(
                            PairedList(
                                step: id, action: action, field: name, per: per, paths: [[id.rawValue, action.rawValue, name.rawValue]]))
                    }
                }
                for branch in step.branches.values { collect(branch.steps) }
            }
        }
        collect(machine.steps)
        return result
    }
}

extension Value {
    /// The rows of a list, each with what the rows of further lists in the same place say: those to which it belongs. What a row says itself
    /// stands; what is no list adds nothing.
    public static func joinedRows(_ lists: [Value?]) -> [OrderedMap<ValueID, Value>] {
        var result: [OrderedMap<ValueID, Value>] = []
        for (number, list) in lists.enumerated() {
            guard case .list(let rows)? = list else { continue }
            for (place, row) in rows.enumerated() {
                guard case .record(let members) = row else { continue }
                if number == 0 {
                    result.append(members)
                } else if result.indices.contains(place) {
                    for (id, value) in members where result[place][id] == nil { result[place][id] = value }
                }
            }
        }
        return result
    }
}
