import ServiceIR

/// A field as written: group and own keys merged, its type known. By reference: it is looked at from many sides, and settled once.
final class FieldDeclaration {
    let id: String
    let idSpan: SourceSpan
    let map: SyntaxMap
    /// Absent where the type is missing, wrong or not yet supported: whatever reads it stays silent.
    var type: FieldType?
    var valueType: ValueType = .any
    /// Which of the files that were laid together declares it.
    var level = 0
    /// Of `issued`: what it refers to.
    var issued: IssuedOutput?
    /// Of `booking`: what is booked.
    var resource: String?
    /// The fields of a row of a `list`.
    var row: [FieldDeclaration] = []
    /// Of a list `per` another one: what it has a row for each of.
    var pairing: Pairing?

    init(id: String, idSpan: SourceSpan, map: SyntaxMap) {
        self.id = id
        self.idSpan = idSpan
        self.map = map
    }

    /// The id that the author meant, where the written one is none.
    var meantID: String? {
        IDRules.isSnakeCase(Array(id.utf8)[...]) ? nil : IDRules.proposal(id, joint: "_")
    }
    /// Whether it may be left empty although it is asked, always or while `optional` holds.
    var isOptional: Bool { map.flag(.optional) ?? (optional != nil) }
    /// While this holds it may be left empty.
    var optional: ExpressionText? { map.expression(.optional) }

    /// How many rows a list has: what it says, or what the list may have that it is `per`.
    var many: Bounds? {
        if let pairing { return pairing.many }
        if case .bounds(let many)? = map.value(.many) { return many }
        return nil
    }

    /// What an answer lies between by `min` and `max`; of a list, how many rows it has.
    var range: Interval? {
        if type == .list, let many { return Interval(many) }
        guard let type else { return nil }
        func end(_ key: Key) -> Decimal128? {
            guard case .constant(let value)? = map[key]?.value, FieldTyping.fits(value, type) else { return nil }
            return value.number ?? value.string.flatMap { CivilDate($0) }.map { Decimal128(Int64($0.dayNumber)) }
        }
        var range = Interval(low: end(.min), high: end(.max))
        // Money that is entered is never below zero, unless the author says so.
        if type == .money, !map.has(.min), !map.has(.value), range.high.map({ !$0.isNegative }) ?? true { range.low = 0 }
        // A bound above the other is told by itself.
        if let low = range.low, let high = range.high, low > high { return nil }
        return range.isUnbounded ? nil : range
    }
}

extension FieldDeclaration {
    /// How many different answers there are; `nil` where they are not counted.
    var valueCount: Int? {
        let answers: Int?
        switch type {
        case .yesNo?: answers = 2
        case .choice?:
            let options = map.entries(.options).count
            answers = options == 0 ? nil : options
        case .integer?, .money?, .date?:
            guard let low = range?.low?.int64, let high = range?.high?.int64, low > Int64.min / 2, high < Int64.max / 2 else { return nil }
            answers = Int(exactly: high - low + 1)
        default: answers = nil
        }
        // Rows without an answer are never the same.
        return isOptional || map.has(.when) ? nil : answers
    }
}

extension Interval {
    init(_ bounds: Bounds) { self.init(low: Decimal128(Int64(bounds.lower)), high: Decimal128(Int64(bounds.upper))) }
}

struct SectionDeclaration {
    var id: String
    var idSpan: SourceSpan
    var map: SyntaxMap
    var fields: [FieldDeclaration]

    /// Several of them: read as a list of rows.
    var isList: Bool { map.has(.many) }
    /// How many of them there may be.
    var many: Bounds? { if case .bounds(let bounds)? = map.value(.many) { bounds } else { nil } }
}

struct ActionDeclaration {
    var id: String
    var idSpan: SourceSpan
    var map: SyntaxMap
    var fields: [FieldDeclaration]
}

struct BranchDeclaration {
    var id: String
    var idSpan: SourceSpan
    /// Places in `Declarations.steps`.
    var steps: [Int]
}

/// A step as written. By reference, as a field is.
final class StepDeclaration {
    let id: String
    let idSpan: SourceSpan
    let map: SyntaxMap
    let kind: Step.Kind
    /// Its place in the file, counted over all steps: what "earlier in the file" means.
    let place: Int
    /// The block, and which of its branches, that the step stands in.
    let block: Int?
    let branch: Int?
    let fields: [FieldDeclaration]
    let actions: [ActionDeclaration]
    var branches: [BranchDeclaration] = []

    init(
        id: String, idSpan: SourceSpan, map: SyntaxMap, kind: Step.Kind, place: Int, block: Int?, branch: Int?,
        fields: [FieldDeclaration], actions: [ActionDeclaration]
    ) {
        self.id = id
        self.idSpan = idSpan
        self.map = map
        self.kind = kind
        self.place = place
        self.block = block
        self.branch = branch
        self.fields = fields
        self.actions = actions
    }

    /// Whether its name for people, in some language, is `words`, all in small letters.
    func isNamed(_ words: String) -> Bool {
        guard case .text(let text)? = map.value(.name) else { return false }
        return text.byLanguage.values.contains { $0.lowercased() == words }
    }

    /// Several roles of whom each fills the fields.
    var isFilledByEach: Bool {
        guard map.namesSeveralRoles else { return false }
        if case .join(.any)? = map.value(.join) { return false }
        return true
    }
}

/// All that a service declares, by kind, in the author's order.
struct Declarations {
    var sections: [SectionDeclaration] = []
    var conditions: [(id: Located<String>, text: ExpressionText?)] = []
    var tables: [(id: Located<String>, map: SyntaxMap?)] = []
    /// Flat: the steps of branches follow their block.
    var steps: [StepDeclaration] = []
    var stepPlaces: [String: Int] = [:]
    var documents: [(id: Located<String>, map: SyntaxMap?)] = []
    var outputs: [(id: Located<String>, map: SyntaxMap?)] = []
    var feeItems: [(id: Located<String>, map: SyntaxMap?)] = []
    var benefitItems: [(id: Located<String>, map: SyntaxMap?)] = []
    var laws: [String] = []
    var variants: [String] = []

    /// Of sections, steps and actions, those of their rows left out.
    var allFields: [FieldDeclaration] {
        sections.flatMap(\.fields) + steps.flatMap { $0.fields + $0.actions.flatMap(\.fields) }
    }

    /// The canonical names of what is asked under a condition that could not be read: whether it is there, nobody knows.
    var unreadWhen: Set<String> {
        var names: Set<String> = []
        func add(_ fields: [FieldDeclaration], of owner: SyntaxMap, at path: String) {
            for field in fields where owner.isFaulty(.when) || field.map.isFaulty(.when) || field.map.isFaulty(.optional) {
                names.insert("\(path).\(field.id)")
            }
        }
        for section in sections { add(section.fields, of: section.map, at: section.id) }
        for step in steps {
            add(step.fields, of: step.map, at: step.id)
            for action in step.actions { add(action.fields, of: action.map, at: "\(step.id).\(action.id)") }
        }
        return names
    }

    /// A step leads to none that is there, or issues no output that is there.
    var hasUnknownWay: Bool {
        let issued = Set(outputs.map(\.id.value))
        return steps.contains { step in
            ([step.map] + step.actions.map(\.map)).contains {
                $0.targets(.to).contains { stepPlaces[$0.value] == nil && $0.value != "join" }
            }
                || step.map.names(.issue).contains { !issued.contains($0.value) }
        }
    }

    func section(_ id: String) -> SectionDeclaration? { sections.first { $0.id == id } }
    func step(_ id: String) -> StepDeclaration? { stepPlaces[id].map { steps[$0] } }
}

extension SyntaxEntry {
    var map: SyntaxMap? { if case .map(let map) = value { map } else { nil } }
}
