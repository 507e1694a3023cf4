import ServiceIR

/// In what form the value of a key of the language stands in the model of a service that a region's own rules read.
///
/// The names of the model are the keys of the language, so there is nothing to learn twice. What is read is what the author wrote, each thing
/// written out in full; where rows stand, the most that can be asked: the longest time, the most copies, the strictest word, all names.
indirect enum ModelForm {
    case text
    /// One of these, in their order the stricter.
    case word([String])
    case flag
    case count
    case period
    case date
    /// A map with the keys of the language.
    case map(ShapeName)
    /// Things with ids: a list, in the order of the file; each knows its `id`.
    case things(ShapeName)
    /// Values with ids, which are no maps: a list of `id` and `value`.
    case values(ModelForm)
    /// Things of which the ids alone are read.
    case ids
    case list(ModelForm)
    /// The promise, the longest of several; `promises` are all.
    case promises

    /// The form of a key's values; `nil` where nothing of it can be read.
    init?(_ keyword: Keyword) {
        guard let form = ModelForm(keyword.value) else { return nil }
        // Rows may name several.
        if keyword.allowsRows, case .name = keyword.value { self = .list(.text) } else { self = form }
    }

    private init?(_ kind: SyntaxKind) {
        switch kind {
        case .text, .string, .expression, .event, .kebabID, .constant, .durationOrDate, .unit, .join, .name: self = .text
        case .word(let words): self = .word(words)
        case .words(let words): self = .list(.word(words))
        case .names, .turns: self = .list(.text)
        case .flag, .flagOrCondition: self = .flag
        case .count, .size, .bounds: self = .count
        case .duration, .timeLimit: self = .period
        case .date: self = .date
        case .map(let shape): self = .map(shape)
        case .entries(_, .map(let shape)): self = .things(shape)
        case .entries(_, .entries): self = .ids
        case .entries(_, let inner):
            guard let form = ModelForm(inner) else { return nil }
            self = .values(form)
        case .list(let inner):
            guard let form = ModelForm(inner) else { return nil }
            self = .list(form)
        case .promises: self = .promises
        case .either(let first, let second):
            switch (first, second) {
            // Of how many copies, or for whom each is: how many.
            case (.count, _): self = .count
            case (.list, .entries): self = .ids
            case (.list, _), (.text, _), (.duration, _):
                guard let form = ModelForm(first) else { return nil }
                self = form
            default:
                guard let form = ModelForm(second) else { return nil }
                self = form
            }
        case .rounding, .rate, .officeHours, .timeSpan, .tableRows, .tableValue, .anything: return nil
        }
    }
}

/// The types of the model.
enum ModelType {
    /// How often a kind of map may stand inside itself: a document of a document, a field of a row.
    private static let depth = 2

    /// All that can be read of a service.
    static let service = record(of: .service)

    /// All that can be read of a map of this shape.
    static func record(of shape: ShapeName) -> RecordType { record(of: shape, inside: []) }

    private static func record(of shape: ShapeName, inside: [ShapeName]) -> RecordType {
        var members = OrderedMap<ID<ValueKind>, RecordType.Member>()
        members["id"] = RecordType.Member(.text, isSure: true)
        for keyword in Keywords.shape(shape).keywords where !isOwnID(keyword.key, of: shape) {
            guard let form = ModelForm(keyword), let type = type(of: form, inside: inside + [shape]) else { continue }
            let isSure = form.isAlwaysThere || keyword.isRequired && keyword.unless == nil || standsFor(keyword.key, in: shape) != nil
            members[ID(keyword.key.rawValue)] = RecordType.Member(type, isSure: isSure)
        }
        return RecordType(members)
    }

    /// The first key of a file gives its id.
    static func isOwnID(_ key: Key, of shape: ShapeName) -> Bool {
        switch shape {
        case .service: key == .service
        case .standard: key == .standard
        default: false
        }
    }

    /// What holds where a word is left out.
    static func standsFor(_ key: Key, in shape: ShapeName) -> String? {
        switch (shape, key) {
        case (.document, .bring): "copy"
        case (.feeItem, .kind): "charge"
        default: nil
        }
    }

    /// Whether a flag holds where it is left out.
    static func isTrueUnsaid(_ key: Key, in shape: ShapeName) -> Bool { shape == .output && key == .product }

    private static func type(of form: ModelForm, inside: [ShapeName]) -> ValueType? {
        switch form {
        case .text: .text
        case .word(let words): .code(.choice(words))
        case .flag: .bool
        case .count: .integer(.none)
        case .period: .period
        case .date: .date
        case .map(let shape): isTooDeep(shape, inside) ? nil : .record(record(of: shape, inside: inside))
        case .things(let shape): isTooDeep(shape, inside) ? .list(.text) : .list(.record(record(of: shape, inside: inside)))
        case .values(let inner):
            type(of: inner, inside: inside).map { value in
                let id = RecordType.Member(.text, isSure: true)
                return .list(.record(RecordType(["id": id, "value": RecordType.Member(value, isSure: true)])))
            }
        case .ids: .list(.text)
        case .list(let inner): type(of: inner, inside: inside).map { .list($0) }
        case .promises: promises(inside)
        }
    }

    static func isTooDeep(_ shape: ShapeName, _ inside: [ShapeName]) -> Bool { inside.count { $0 == shape } >= depth }

    private static func promises(_ inside: [ShapeName]) -> ValueType {
        let one = record(of: .promise, inside: inside)
        var members = one.members
        for id in members.keys { members[id]?.isSure = false }
        members["promises"] = RecordType.Member(.list(.record(one)), isSure: true)
        return .record(RecordType(members))
    }

    /// The names that a rule about things of this shape may read: the thing's own keys bare, and `service`, all that it belongs to.
    static func scope(of shape: ShapeName) -> Scope {
        var scope = Scope()
        scope.comparesPeriods = true
        declare(record(of: shape), at: [], under: nil, in: &scope)
        scope.declare(["service"], Scope.Symbol(.record(service)))
        declare(service, at: ["service"], under: nil, in: &scope)
        return scope
    }

    /// - Parameter parent: what has to be there for any of it to be.
    private static func declare(_ record: RecordType, at path: [String], under parent: Node?, in scope: inout Scope) {
        for (id, member) in record.members {
            let own = path + [id.rawValue]
            let presence: Scope.Presence = !member.isSure ? .perhaps(only: parent) : parent.map { .when($0) } ?? .always
            scope.declare(own, Scope.Symbol(member.type, presence: presence))
            if case .record(let inner) = member.type {
                declare(inner, at: own, under: member.isSure ? parent : Node(.call("has", [Node(path: own)])), in: &scope)
            }
        }
    }
}

extension ModelForm {
    /// Whether it is there also where nothing is written: a list without anything, `false`, an empty map of promises.
    var isAlwaysThere: Bool {
        switch self {
        case .flag, .things, .values, .ids, .list, .promises: true
        case .text, .word, .count, .period, .date, .map: false
        }
    }
}
