import ServiceIR

/// The list that an output, or another list, is `per`: one of it for each of its rows.
struct RowList {
    enum Use { case output, list }

    /// Its canonical name.
    let name: Expression
    /// Those of its rows, and of the rows that these belong to.
    let fields: [FieldDeclaration]
    /// What is so where it has rows.
    let asked: [Node]
    /// The step at which it is filled in; absent = the form's.
    let step: StepDeclaration?
}

extension ServiceLowering {
    /// The list behind `per` of an output; `nil` where there is none, which is reported.
    ///
    /// Of the form it may be one that is asked of some only: where it is not, it has no row. What a step records is there on every way.
    ///
    /// - Parameters:
    ///   - isIssued: whether it is looked at from where the output was issued, and the list was there.
    ///   - assuming: what holds where it is read.
    func rowList(
        _ map: SyntaxMap, in scope: Scope, as use: RowList.Use = .output, isIssued: Bool = false, assuming: [Node] = []
    ) -> RowList? {
        guard let text = map.expression(.per) else { return nil }
        let node = reader.canonical(text, in: scope)
        let path = node?.path ?? []
        let section = path.first.flatMap(declarations.section)
        let field = section?.isList == true || section != nil && path.count != 2 ? nil : declaration(of: path)
        let fields = path.count == 1 && section?.isList == true ? section?.fields : field?.type == .list ? field?.row : nil
        guard let node, let fields else {
            report(text, path, section, field, in: scope, as: use)
            return nil
        }
        let asked = section.map { scopes.asked(section: $0.id) + (scopes.when(of: path).map { [$0] } ?? []) } ?? []
        let isThere = section == nil && !isIssued ? [] : [Node(.call("has", [node]))]
        let checked = reader.check(
            text, in: scope, expecting: .any, assuming: assuming + asked + isThere,
            mendingAbsence: use == .output ? .sureList : .sureListBefore(node.canonicalText, step: path[0]))
        guard checked?.isSound == true else { return nil }
        return RowList(
            name: Expression(path.joined(separator: ".")), fields: fields + (field?.pairing?.fields ?? []), asked: asked,
            step: path.first.flatMap(declarations.step))
    }

    private func report(
        _ text: ExpressionText, _ path: [String], _ section: SectionDeclaration?, _ field: FieldDeclaration?, in scope: Scope,
        as use: RowList.Use
    ) {
        if let inRows = scopes.rowField(path, withSteps: true) {
            let list = inRows.path.dropLast().joined(separator: ".")
            return sink.report(.perNoList(text, around: list, isList: inRows.field.type == .list, as: use))
        }
        if let section, path.count == 1 { return sink.report(.perNoList(text, once: section.id, as: use)) }
        if let field {
            // A field whose own type is at fault has its finding already.
            if field.type != nil { sink.report(.perNoList(text, as: use)) }
            return
        }
        if reader.check(text, in: scope, expecting: .any)?.isSound == true { sink.report(.perNoList(text, as: use)) }
    }

    /// The list behind `per` of a list of a step or an action, known when that is filled in; `nil` where there is none, which is reported.
    func pairedList(_ field: FieldDeclaration, at place: FieldPlace) -> RowList? {
        guard place.list == nil, field.type == .list, let text = field.map.expression(.per),
            let step = place.path.first.flatMap(declarations.step), step.kind != .notice
        else { return nil }
        let entry = scope(at: sure.onEntry[step.place])
        if let path = reader.canonical(text, in: scopes.own(step, of: entry))?.path, path.first == step.id, path.count > 1 {
            sink.report(.pairedAtOnce(text, step: step.id, isItself: path == place.path))
            return nil
        }
        guard let list = rowList(field.map, in: entry, as: .list, assuming: place.asked) else { return nil }
        for own in field.row {
            guard let other = field.pairing?.fields.first(where: { $0.id == own.id }) else { continue }
            sink.report(
                .nameTaken(
                    Located(own.id, own.idSpan), as: Words(en: "a field of a row", id: "isian baris"), first: other.idSpan,
                    firstNoun: Words(en: "a field of the row that it belongs to", id: "isian baris pasangannya")))
        }
        return list
    }
}

extension Words {
    /// What helps who reads a field of rows where it does not stand: of `list`, or of any other.
    static func ofRows(_ fault: ExpressionFault.Kind, _ list: RowList?, _ scopes: Scopes) -> Words? {
        switch fault {
        case .unknownMember(let member, let of, _, _) where of == list?.name.text && list?.fields.contains { $0.id == member } == true:
            return Words(en: "of its own row it stands bare: `\(member)`", id: "dari barisnya sendiri ditulis begitu saja: `\(member)`")
        case .unknownName(let name, _, _) where list == nil:
            let found = scopes.rowFields([name], withSteps: true)
            // In rows of rows it is nobody's.
            guard found.count == 1, let path = found.first?.path.dropLast(), path.count < 3 else { return nil }
            let rows = path.joined(separator: ".")
            return Words(
                en: "it stands in rows: with `per: \(rows)` each row gets an output of its own",
                id: "isian itu berada dalam baris: dengan `per: \(rows)` tiap baris mendapat produknya sendiri")
        default: return nil
        }
    }

    /// Without rows it would say nothing of the cases that did not come to that step: the author says which is meant.
    fileprivate static func sureListBefore(_ list: String, step: String) -> Words {
        Words(
            en: "let all come to `\(step)`, with `when` on the fields of its rows instead of the step; "
                + "is this list meant for those alone who did, write `when: has(\(list))` on it",
            id: "biarkan semua melewati `\(step)`, dengan `when` pada isian barisnya, bukan pada langkahnya; "
                + "bila daftar ini memang hanya bagi yang melewatinya, tulis `when: has(\(list))` padanya")
    }

    fileprivate static var sureList: Words {
        Words(
            en: "let every way to its signature and its release lead through the step that records the list, or take a list of the form",
            id:
                "arahkan setiap jalur menuju tanda tangan dan terbitnya melalui langkah yang mencatat daftar itu, atau pakai daftar pada formulir"
        )
    }
}

extension RowList.Use {
    /// What there is one of for each row.
    fileprivate var one: Words {
        switch self {
        case .output: Words(en: "an output could be issued", id: "bisa diberi produk")
        case .list: Words(en: "a row could be filled in", id: "bisa diberi baris")
        }
    }
}

extension Diagnostic {
    /// A list that is filled in by the same act.
    fileprivate static func pairedAtOnce(_ text: ExpressionText, step: String, isItself: Bool) -> Diagnostic {
        Diagnostic(
            .wrongExpressionType, at: text.span,
            message: isItself
                ? Words(en: "`\(text.text)` is this very list", id: "`\(text.text)` adalah daftar ini sendiri")
                : Words(
                    en: "`\(text.text)` is filled in on the same step: how many rows it has is not known before",
                    id: "`\(text.text)` diisi pada langkah yang sama: banyak barisnya belum diketahui"),
            helps: [
                isItself
                    ? Words(
                        en: "name the list of whose rows each has one here: of the form, or of an earlier step",
                        id: "sebut daftar yang tiap barisnya punya satu baris di sini: pada formulir, atau pada langkah sebelumnya")
                    : Words(
                        en: "add these fields to the rows of `\(text.text)`, or move this list to a step behind `\(step)`",
                        id: "tambahkan isian ini ke baris `\(text.text)`, atau pindahkan daftar ini ke langkah setelah `\(step)`")
            ])
    }

    fileprivate static func perNoList(_ text: ExpressionText, help: Words? = nil, as use: RowList.Use) -> Diagnostic {
        Diagnostic(
            .wrongExpressionType, at: text.span,
            message: Words(
                en: "`\(text.text)` has no rows for each of which \(use.one.en)",
                id: "`\(text.text)` tidak punya baris yang masing-masing \(use.one.id)"),
            helps: [
                help
                    ?? (use == .output
                        ? Words(
                            en: "name a section with `many`, or a field of type `list` of the form or of a step; `when` leaves rows out",
                            id: "sebut bagian dengan `many`, atau isian jenis `list` pada formulir atau langkah; `when` melewati baris")
                        : Words(
                            en: "name a section with `many`, or a field of type `list` of the form or of an earlier step",
                            id: "sebut bagian dengan `many`, atau isian jenis `list` pada formulir atau langkah sebelumnya"))
            ])
    }

    fileprivate static func perNoList(_ text: ExpressionText, once section: String, as use: RowList.Use) -> Diagnostic {
        let help =
            use == .output
            ? Words(
                en: "a section that is filled in once has one output: leave `per` out, or give `\(section)` `many: 1 to 20`",
                id: "bagian yang diisi sekali mendapat satu produk: hapus `per`, atau beri `\(section)` `many: 1 to 20`")
            : Words(
                en: "a section that is filled in once has no rows: give `\(section)` `many: 1 to 20`, or this list a `many` of its own",
                id: "bagian yang diisi sekali tidak punya baris: beri `\(section)` `many: 1 to 20`, atau beri daftar ini `many` sendiri")
        return perNoList(text, help: help, as: use)
    }

    fileprivate static func perNoList(_ text: ExpressionText, around list: String, isList: Bool, as use: RowList.Use) -> Diagnostic {
        let help = Words(
            en: "one for each row of the list around it: `per: \(list)`", id: "satu untuk tiap baris daftar di sekitarnya: `per: \(list)`")
        var finding = perNoList(text, help: help, as: use)
        if isList {
            finding.message =
                use == .output
                ? Words(
                    en: "`\(text.text)` stands in the rows of another list, and an output is issued for the rows of one",
                    id: "`\(text.text)` berada dalam baris daftar lain, sedangkan produk terbit untuk baris satu daftar")
                : Words(
                    en: "`\(text.text)` stands in the rows of another list, and a row belongs to a row of one",
                    id: "`\(text.text)` berada dalam baris daftar lain, sedangkan satu baris berpasangan dengan baris satu daftar")
        }
        return finding
    }
}
