import ServiceIR

/// The list that an output is `per`: one output for each of its rows.
struct RowList {
    /// Its canonical name.
    let name: Expression
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
    /// - Parameter isIssued: whether it is looked at from where the output was issued, and the list was there.
    func rowList(_ map: SyntaxMap, in scope: Scope, isIssued: Bool = false) -> RowList? {
        guard let text = map.expression(.per) else { return nil }
        let node = reader.canonical(text, in: scope)
        let path = node?.path ?? []
        let section = path.first.flatMap(declarations.section)
        let field = section?.isList == true || section != nil && path.count != 2 ? nil : declaration(of: path)
        let fields = path.count == 1 && section?.isList == true ? section?.fields : field?.type == .list ? field?.row : nil
        guard let node, let fields else {
            report(text, path, section, field, in: scope)
            return nil
        }
        let asked = section.map { scopes.asked(section: $0.id) + (scopes.when(of: path).map { [$0] } ?? []) } ?? []
        let isThere = section == nil && !isIssued ? [] : [Node(.call("has", [node]))]
        let checked = reader.check(text, in: scope, expecting: .any, assuming: asked + isThere, mendingAbsence: .sureList)
        guard checked?.isSound == true else { return nil }
        return RowList(
            name: Expression(path.joined(separator: ".")), fields: fields, asked: asked, step: path.first.flatMap(declarations.step))
    }

    private func report(
        _ text: ExpressionText, _ path: [String], _ section: SectionDeclaration?, _ field: FieldDeclaration?, in scope: Scope
    ) {
        if let inRows = scopes.rowField(path, withSteps: true) {
            return sink.report(.perNoList(text, around: inRows.path.dropLast().joined(separator: "."), isList: inRows.field.type == .list))
        }
        if let section, path.count == 1 { return sink.report(.perNoList(text, once: section.id)) }
        if let field {
            // A field whose own type is at fault has its finding already.
            if field.type != nil { sink.report(.perNoList(text)) }
            return
        }
        if reader.check(text, in: scope, expecting: .any)?.isSound == true { sink.report(.perNoList(text)) }
    }
}

extension Words {
    /// What helps who reads a field of rows where it does not stand: of `list`, or of any other.
    static func ofRows(_ fault: ExpressionFault.Kind, _ list: RowList?, _ scopes: Scopes) -> Words? {
        switch fault {
        case .unknownMember(let member, let of, _) where of == list?.name.text && list?.fields.contains { $0.id == member } == true:
            return Words(en: "of its own row it stands bare: `\(member)`", id: "dari barisnya sendiri ditulis begitu saja: `\(member)`")
        case .unknownName(let name, _) where list == nil:
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

    fileprivate static var sureList: Words {
        Words(
            en: "let every way to its signature and its release lead through the step that records the list, or take a list of the form",
            id:
                "arahkan setiap jalan menuju tanda tangan dan terbitnya melalui langkah yang mencatat daftar itu, atau pakai daftar pada formulir"
        )
    }
}

extension Diagnostic {
    fileprivate static func perNoList(_ text: ExpressionText, help: Words? = nil) -> Diagnostic {
        Diagnostic(
            .wrongExpressionType, at: text.span,
            message: Words(
                en: "`\(text.text)` has no rows for each of which an output could be issued",
                id: "`\(text.text)` tidak punya baris yang masing-masing bisa diberi produk"),
            helps: [
                help
                    ?? Words(
                        en: "name a section with `many`, or a field of type `list` of the form or of a step; `when` leaves rows out",
                        id: "sebut bagian dengan `many`, atau isian jenis `list` pada formulir atau langkah; `when` melewati baris")
            ])
    }

    fileprivate static func perNoList(_ text: ExpressionText, once section: String) -> Diagnostic {
        perNoList(
            text,
            help: Words(
                en: "a section that is filled in once has one output: leave `per` out, or give `\(section)` `many: 1 to 20`",
                id: "bagian yang diisi sekali mendapat satu produk: hapus `per`, atau beri `\(section)` `many: 1 to 20`"))
    }

    fileprivate static func perNoList(_ text: ExpressionText, around list: String, isList: Bool) -> Diagnostic {
        let help = Words(
            en: "one for each row of the list around it: `per: \(list)`", id: "satu untuk tiap baris daftar di sekitarnya: `per: \(list)`")
        var finding = perNoList(text, help: help)
        if isList {
            finding.message = Words(
                en: "`\(text.text)` stands in the rows of another list, and an output is issued for the rows of one",
                id: "`\(text.text)` berada dalam baris daftar lain, sedangkan produk terbit untuk baris satu daftar")
        }
        return finding
    }
}
