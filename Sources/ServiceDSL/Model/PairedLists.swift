import ServiceIR

/// What a list `per` another one has a row for each of.
struct Pairing {
    /// The canonical name of that list, then of those behind it: of one that is itself `per` another, that one, and so on.
    var lists: [[String]]
    /// What the rows of all of these say: a row sees them beside its own fields.
    var fields: [FieldDeclaration]
    /// How many rows there may be; none where the list may not be there at all.
    var many: Bounds?
    /// Whether the list has a value whatever was answered.
    var isAlwaysThere: Bool
}

/// Finds for each list of a step or an action the one that it is `per`, and refuses `per` where it cannot stand.
struct PairedLists {
    private let declarations: Declarations
    private let sink: DiagnosticSink

    static func settle(_ declarations: Declarations, sink: DiagnosticSink) {
        let lists = PairedLists(declarations: declarations, sink: sink)
        for section in declarations.sections {
            lists.refuse(section.fields, in: Words(en: "a field of the form", id: "isian formulir"))
        }
        for step in declarations.steps {
            let isNotice = step.kind == .notice
            if isNotice { lists.refuse(step.fields, in: Words(en: "a field of a notice", id: "isian pengumuman")) }
            for field in step.fields where !isNotice { field.pairing = lists.pairing(of: field, at: [step.id, field.id]) }
            for action in step.actions {
                for field in action.fields { field.pairing = lists.pairing(of: field, at: [step.id, action.id, field.id]) }
            }
        }
    }

    private func refuse(_ fields: [FieldDeclaration], in noun: Words) {
        for field in fields {
            if field.type == .list, let per = field.map[.per] { sink.report(.pairedHere(at: per.name, in: noun)) }
            refuse(field.row, in: Words(en: "a field of rows", id: "isian dalam baris"))
        }
    }

    private func pairing(of field: FieldDeclaration, at path: [String]) -> Pairing? {
        refuse(field.row, in: Words(en: "a field of rows", id: "isian dalam baris"))
        guard field.type == .list, let first = list(named: field) else { return nil }
        var pairing = Pairing(lists: [], fields: [], many: nil, isAlwaysThere: true)
        var next: List? = first
        while let list = next, list.path != path, !pairing.lists.contains(list.path) {
            pairing.lists.append(list.path)
            pairing.fields += list.fields
            // Each has as many rows as the last of them.
            pairing.many = list.many.map { list.mayBeNone ? Bounds(0, $0.upper) : $0 }
            pairing.isAlwaysThere = !list.mayBeNone
            next = list.field.flatMap { self.list(named: $0) }
        }
        return pairing
    }

    private struct List {
        var path: [String]
        var fields: [FieldDeclaration]
        var many: Bounds?
        var mayBeNone = false
        var field: FieldDeclaration?
    }

    /// The list that `per` names, if it names one.
    private func list(named field: FieldDeclaration) -> List? {
        guard let text = field.map.expression(.per), case .some(let node) = try? ExpressionParser.parse(text.text), let path = node.path
        else { return nil }
        if path.count == 1, let section = declarations.section(path[0]) {
            guard section.isList else { return nil }
            return List(path: path, fields: section.fields, many: section.many, mayBeNone: section.map.has(.when))
        }
        if path.count == 1 {
            let found = declarations.sections.flatMap { section in
                section.isList ? [] : section.fields.filter { $0.id == path[0] }.map { (section, $0) }
            }
            return found.count == 1 ? list(found[0].1, at: [found[0].0.id, path[0]], in: found[0].0) : nil
        }
        if let section = declarations.section(path[0]) {
            guard path.count == 2, !section.isList, let field = section.fields.first(where: { $0.id == path[1] }) else { return nil }
            return list(field, at: path, in: section)
        }
        guard path.count < 4, let step = declarations.step(path[0]), let last = path.last else { return nil }
        let fields = path.count == 3 ? step.actions.first { $0.id == path[1] }?.fields ?? step.fields : step.fields
        return fields.first { $0.id == last }.flatMap { list($0, at: path, in: nil) }
    }

    private func list(_ field: FieldDeclaration, at path: [String], in section: SectionDeclaration?) -> List? {
        guard field.type == .list else { return nil }
        var many: Bounds?
        if case .bounds(let bounds)? = field.map.value(.many) { many = bounds }
        let mayBeNone = section.map { $0.map.has(.when) || field.map.has(.when) || field.isOptional } ?? false
        return List(path: path, fields: field.row, many: many, mayBeNone: mayBeNone, field: section == nil ? field : nil)
    }
}

extension Diagnostic {
    static func pairedHere(at span: SourceSpan, in noun: Words) -> Diagnostic {
        var finding = misplaced(.per, at: span, in: noun)
        finding.helps = [
            Words(
                en: "`per` stands on a list of a step or of an action, which is filled in when the other list is known",
                id: "`per` ada pada daftar sebuah langkah atau tindakan, yang diisi setelah daftar yang lain diketahui")
        ]
        return finding
    }

    /// `per` on a field that has one answer.
    static func pairedAnswer(at span: SourceSpan, _ type: String, list: String, field: String) -> Diagnostic {
        var finding = misplaced(.per, at: span, in: Words(en: "a field of type `\(type)`", id: "isian jenis `\(type)`"))
        finding.helps = [
            Words(
                en: "one answer for each row is a list: `\(field): { type: list, per: \(list), fields: { … } }`",
                id: "satu jawaban untuk tiap baris adalah daftar: `\(field): { type: list, per: \(list), fields: { … } }`")
        ]
        return finding
    }
}
