import ServiceIR

/// A field as written: group and own keys merged, its type known.
struct FieldDeclaration {
    var id: String
    var idSpan: SourceSpan
    var map: SyntaxMap
    /// Absent where the type is missing, wrong or not yet supported: whatever reads it stays silent.
    var type: FieldType?
    var valueType: ValueType
    /// Which of the files that were laid together declares it.
    var level = 0
    /// Of `issued`: what it refers to.
    var issued: IssuedOutput?
    /// Of `booking`: what is booked.
    var resource: String?
    /// The fields of a row of a `list`.
    var row: [FieldDeclaration] = []

    /// The id that the author meant, where the written one is none.
    var meantID: String? {
        IDRules.isSnakeCase(Array(id.utf8)[...]) ? nil : IDRules.proposal(id, joint: "_")
    }
    /// Whether it may be left empty although it is asked, always or while `optional` holds.
    var isOptional: Bool { map.flag(.optional) ?? (optional != nil) }
    /// While this holds it may be left empty.
    var optional: ExpressionText? { map.expression(.optional) }
}

struct SectionDeclaration {
    var id: String
    var idSpan: SourceSpan
    var map: SyntaxMap
    var fields: [FieldDeclaration]

    /// Several of them: read as a list of rows.
    var isList: Bool { map.has(.many) }
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

struct StepDeclaration {
    var id: String
    var idSpan: SourceSpan
    var map: SyntaxMap
    var kind: Step.Kind
    /// Its place in the file, counted over all steps: what "earlier in the file" means.
    var place: Int
    /// The block, and which of its branches, that the step stands in.
    var block: Int?
    var branch: Int?
    var fields: [FieldDeclaration]
    var actions: [ActionDeclaration]
    var branches: [BranchDeclaration] = []

    /// Several roles of whom each fills the fields.
    var isFilledByEach: Bool {
        guard map.namesSeveralRoles else { return false }
        if case .join(.any)? = map[.join]?.value { return false }
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

    func section(_ id: String) -> SectionDeclaration? { sections.first { $0.id == id } }
    func step(_ id: String) -> StepDeclaration? { stepPlaces[id].map { steps[$0] } }
}

extension SyntaxEntry {
    var map: SyntaxMap? { if case .map(let map) = value { map } else { nil } }
}
