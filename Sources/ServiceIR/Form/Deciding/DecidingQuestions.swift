/// What an applicant must answer before anybody can tell what she has to bring and to pay, how long it takes and who decides: the questions
/// that documents, fees, promises and performers read, and those on which these depend in turn.
///
/// Found by what the expressions read. What tells who somebody is (a NIK, a name, a file) is never among them: what reads that stays open.
public struct DecidingQuestions: Sendable {
    /// The service with a form of these questions alone, none of them optional, and without rules.
    public let service: CompiledService
    /// Of `variant`, `applicant` and `channel` those that decide.
    public let words: Set<String>
    private let whole: CompiledService

    public init(_ service: CompiledService) {
        var reach = Reach(service)
        for expression in service.decidingExpressions { reach.read(expression) }
        for (document, scopes) in service.scopedDocuments {
            for expression in document.expressions { reach.read(expression, in: scopes) }
        }
        words = reach.words
        whole = service
        var reduced = service
        reduced.rules = []
        reduced.form.sections = [:]
        for (id, section) in service.form.sections {
            var kept = section
            kept.unique = []
            kept.fields = DecidingQuestions.kept(section.fields, below: [id.rawValue], reach.fields)
            if !kept.fields.isEmpty || reach.fields.contains([id.rawValue]) { reduced.form.sections[id] = kept }
        }
        self.service = reduced
    }

    private static func kept(
        _ fields: OrderedMap<FieldID, Field>, below path: [String], _ read: Set<[String]>
    ) -> OrderedMap<FieldID, Field> {
        var kept = OrderedMap<FieldID, Field>()
        for (id, field) in fields where read.contains(path + [id.rawValue]) && (field.value != nil || !field.type.isPersonal) {
            var one = field
            one.isOptional = false
            one.optionalWhen = nil
            one.purpose = nil
            one.rule = nil
            one.unique = []
            one.fields = self.kept(field.fields, below: path + [id.rawValue], read)
            kept[id] = one
        }
        return kept
    }

    /// A sending, complete or not, without the answers that decide nothing; what the form does not know stays, to be refused.
    public func reduced(_ json: JSONValue) -> JSONValue {
        guard var members = json.object else { return json }
        for key in ["documents", "delivery", "party"] { members[ID(key)] = nil }
        guard let form = members["form"]?.object else { return .object(members) }
        var left = JSONObject()
        for (key, value) in form {
            guard let section = whole.form.sections[SectionID(key.rawValue)] else {
                left[key] = value
                continue
            }
            guard let kept = service.form.sections[SectionID(key.rawValue)] else { continue }
            left[key] = DecidingQuestions.reduced(value, section.fields, to: kept.fields)
        }
        members["form"] = .object(left)
        return .object(members)
    }

    /// An object with the members of `fields`, or rows of such.
    private static func reduced(
        _ json: JSONValue, _ fields: OrderedMap<FieldID, Field>, to kept: OrderedMap<FieldID, Field>
    ) -> JSONValue {
        if let rows = json.array { return .array(rows.map { reduced($0, fields, to: kept) }) }
        guard let members = json.object else { return json }
        var left = JSONObject()
        for (key, value) in members {
            let id = FieldID(key.rawValue)
            guard let field = fields[id] else {
                left[key] = value
                continue
            }
            guard let one = kept[id] else { continue }
            left[key] = field.type == .list ? reduced(value, field.fields, to: one.fields) : value
        }
        return .object(left)
    }

    /// What these expressions read, in the end, of what can be answered: `variant`, `SECTION.FIELD`, `SECTION.LIST.FIELD`; and of what cannot.
    ///
    /// - Parameter scopes: the sections whose fields stand bare in them.
    public func read(by expressions: [Expression], in scopes: [SectionID] = []) -> (questions: Set<String>, others: Set<String>) {
        var reach = Reach(whole)
        for expression in expressions { reach.read(expression, in: scopes.map { [$0.rawValue] }) }
        var questions = reach.words
        var others = reach.others
        for path in reach.fields {
            guard let field = whole.askedField(at: path) else {
                questions.insert(path.joined(separator: "."))
                continue
            }
            if field.value != nil { continue }
            if field.type.isPersonal { others.insert(path.joined(separator: ".")) } else { questions.insert(path.joined(separator: ".")) }
        }
        return (questions, others)
    }
}

extension FieldType {
    /// Whether an answer may tell who somebody is, or is about one case alone.
    fileprivate var isPersonal: Bool {
        switch self {
        case .text, .longText, .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .account, .address, .location, .document, .issued,
            .booking:
            true
        case .integer, .decimal, .money, .date, .time, .datetime, .yesNo, .choice, .choices, .kbli, .region, .agency, .list: false
        }
    }
}

extension CompiledService {
    /// The question of the form at a canonical name without the numbers of rows; `nil` of a section.
    public func askedField(at path: [String]) -> Field? {
        guard path.count > 1, var field = form.sections[SectionID(path[0])]?.fields[FieldID(path[1])] else { return nil }
        for part in path.dropFirst(2) {
            guard let inner = field.fields[FieldID(part)] else { return nil }
            field = inner
        }
        return field
    }

    /// What fees, promises and performers read.
    fileprivate var decidingExpressions: [Expression] {
        var found: [Expression] = []
        for item in fee.items.values { found += [item.when].compactMap(\.self) + item.amount.guards + item.amount.rows.map(\.value) }
        for promise in promises.values {
            found += (promise.within?.guards ?? []) + (promise.within?.rows.compactMap(\.value.per) ?? [])
            found += (promise.until?.guards ?? []) + (promise.until?.rows.map(\.value) ?? [])
        }
        func collect(_ steps: OrderedMap<StepID, Step>) {
            for step in steps.values {
                if let by = step.performers?.by { found += by.guards }
                for branch in step.branches.values { collect(branch.steps) }
            }
        }
        collect(machine.steps)
        return found
    }

    /// Every document with the sections whose fields stand bare in what it says.
    fileprivate var scopedDocuments: [(Requirement, scopes: [[String]])] {
        func collect(_ documents: OrderedMap<DocumentID, Requirement>, _ scopes: [[String]]) -> [(Requirement, scopes: [[String]])] {
            documents.values.flatMap { document in
                let own = document.per.isEmpty ? scopes : document.per.map { [$0.rawValue] }
                return [(document, own)] + collect(document.members, own)
            }
        }
        return collect(documents, [])
    }
}

extension Requirement {
    /// What decides whether and how it is asked, its members aside.
    public var expressions: [Expression] {
        [when, optionalWhen].compactMap(\.self) + name.guards + bring.guards + (copies?.guards ?? []) + (receivers?.guards ?? [])
    }
}

extension Rows {
    /// The conditions of its rows.
    public var guards: [Expression] { rows.compactMap(\.when) }

    /// The rows that may still be the one that holds, without the conditions that are known to hold.
    ///
    /// - Parameter truth: whether a condition holds; `nil` where that is not known yet.
    public func narrowed(_ truth: (Expression) -> Bool?) -> Rows {
        var left: [Row] = []
        for row in rows {
            guard let when = row.when else { return Rows(left + [row]) }
            switch truth(when) {
            case .some(true): return Rows(left + [Row(row.value)])
            case .some(false): continue
            case nil: left.append(row)
            }
        }
        return Rows(left)
    }
}
