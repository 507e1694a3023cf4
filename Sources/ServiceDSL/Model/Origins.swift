import ServiceIR

/// Which file wrote what, in a service that extends standards: names mean what they meant in the file that wrote them.
struct Origins {
    /// By file: 0 for the farthest ancestor, the last for the file itself. Empty where nothing is extended.
    var levels: [Int: Int] = [:]
    /// By an ancestor's file: the catalog whose field groups it uses.
    var catalogs: [Int: Catalog] = [:]

    func level(of span: SourceSpan, else other: Int = 0) -> Int { levels[span.file] ?? other }
}

/// What the bare names of fields meant before later files added fields of the same name.
struct ElderNames {
    private struct Name {
        let name: String
        /// Canonical paths of later files.
        let later: Set<[String]>
        /// What it meant: fields of sections.
        let meant: [[String]]
    }

    private let origins: Origins
    private var names: [Int: [Name]] = [:]

    init(_ declarations: Declarations, _ origins: Origins) {
        self.origins = origins
        guard let last = origins.levels.values.max(), last > 0 else { return }
        var places: [String: [(path: [String], level: Int, isForm: Bool)]] = [:]
        func note(_ fields: [FieldDeclaration], at path: [String], isForm: Bool = false) {
            for field in fields { places[field.id, default: []].append((path + [field.id], field.level, isForm)) }
        }
        for section in declarations.sections { note(section.fields, at: [section.id], isForm: true) }
        for step in declarations.steps {
            note(step.fields, at: [step.id])
            for action in step.actions { note(action.fields, at: [step.id, action.id]) }
        }
        for (name, found) in places.sorted(by: { $0.key < $1.key }) {
            for level in 0..<last {
                let later = found.filter { $0.level > level }
                let meant = found.filter { $0.level <= level && $0.isForm }.map(\.path)
                guard !later.isEmpty, !meant.isEmpty else { continue }
                names[level, default: []].append(Name(name: name, later: Set(later.map(\.path)), meant: meant))
            }
        }
    }

    /// The scope as what is written at `span` sees it.
    func view(_ scope: Scope, from span: SourceSpan) -> Scope {
        guard let level = origins.levels[span.file], let names = names[level] else { return scope }
        var scope = scope.nested()
        for name in names where scope.meanings(of: name.name).contains(where: name.later.contains) {
            if name.meant.count == 1 {
                scope.alias(name.name, to: name.meant[0])
            } else {
                scope.markAmbiguous(name.name, among: name.meant)
            }
        }
        return scope
    }

    /// Whether the file that wrote `span` knew a field.
    func knew(_ field: FieldDeclaration, from span: SourceSpan) -> Bool {
        guard let level = origins.levels[span.file] else { return true }
        return field.level <= level
    }
}
