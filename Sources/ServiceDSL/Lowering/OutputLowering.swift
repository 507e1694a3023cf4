import ServiceIR

extension ServiceLowering {
    func loweredOutputs() -> OrderedMap<OutputID, Output> {
        var result = OrderedMap<OutputID, Output>()
        defer { reader.helpForUnknown = nil }
        for (id, map) in declarations.outputs {
            reader.helpForUnknown = nil
            guard let map else { continue }
            // Numbered and rendered when the first step that signs it is entered, released at `issue`: what is sure at all of these.
            let whole = self.scope(
                at: common(
                    declarations.steps.filter { step in
                        (step.map.names(.signs) + step.map.names(.issue)).contains { $0.value == id.value }
                    }))
            let list = rowList(map, in: whole)
            // Of a list that is none nothing more is known.
            if map.has(.per), list == nil { continue }
            reader.helpForUnknown = { [scopes] in Words.ofRows($0, list, scopes) }
            let scope = list.map { scopes.row($0.fields, of: whole, reader: reader) } ?? whole
            let when = reader.check(
                map.expression(.when), in: scope, expecting: .condition, assuming: list?.asked ?? [], as: list == nil ? .asks : .other)
            let asked = (list?.asked ?? []) + (when.map { [$0.node] } ?? [])
            let name = textRows(map, .name, in: scope, assuming: asked)
            var output = Output(name: name ?? Rows([]))
            output.per = list?.name
            output.when = when?.expression
            output.number = numberRows(map, of: list, in: scope, assuming: asked)
            validity(of: id.value, map, in: scope, assuming: asked, into: &output)
            output.validUntil = rows(map, .validUntil, in: scope, assuming: asked) { value, holding in
                guard case .expression(let text) = value else { return nil }
                return reader.check(text, in: scope, expecting: ExpectedValue(.date), assuming: holding)?.expression
            }
            if let a = map[.validFor], let b = map[.validUntil] { sink.report(.contradiction(.validFor, a.name, .validUntil, b.name)) }
            output.signature = map.word(.signature)
            // Asked once, for all rows.
            output.delivery = rows(map, .delivery, in: whole, assuming: list == nil ? asked : []) { value, _ in
                guard case .list(let items) = value else { return nil }
                return items.compactMap { item in
                    if case .string(let word) = item.value { Output.Delivery(rawValue: word) } else { nil }
                }
            }
            for entry in map.entries(.values) {
                guard case .expression(let text) = entry.value,
                    let checked = reader.check(text, in: scope, expecting: .any, assuming: asked)
                else { continue }
                if checked.type == .document { sink.report(.fileAsValue(text)) }
                output.values[ValueID(entry.id.value)] = checked.expression
            }
            output.template = map.string(.template)
            output.from = uploadedText(map.expression(.from), of: id.value, assuming: asked)
            if let a = map[.per], let b = map[.from] { sink.report(.contradiction(.per, a.name, .from, b.name)) }
            if let a = map[.template], let b = map[.from] { sink.report(.contradiction(.template, a.name, .from, b.name)) }
            output.agency = agency(map.name(.agency))
            output.isNoProduct = map.flag(.product) == false
            output.copies = copyRows(map, in: scope, assuming: asked)
            output.receivers = receivers(map)
            if name != nil { result[OutputID(id.value)] = output }
        }
        return result
    }

    /// The rows of `valid_for`. Where the only or last one is `unstated`, it is left out, and no row holds of whom nothing is stated.
    private func validity(of id: String, _ map: SyntaxMap, in scope: Scope, assuming: [Node], into output: inout Output) {
        guard let member = map[.validFor] else { return }
        if case .rows(let written) = member.value {
            for row in written.dropLast() {
                guard case .string = row.value else { continue }
                sink.report(.misplacedRow("unstated", at: row.span))
            }
        }
        let all = rows(map, .validFor, in: scope, assuming: assuming) { value, _ -> Period?? in
            switch value {
            case .duration(let range): .some(range.promised)
            case .string: .some(nil)
            default: nil
            }
        }
        guard let all else { return }
        if let last = all.rows.last, last.value == nil {
            output.isValidityUnstated = true
            sink.report(.unstated(.validity(id), at: member.span))
        }
        let stated = all.rows.compactMap { row in row.value.map { Rows<Period>.Row(when: row.when, $0) } }
        if !stated.isEmpty { output.validFor = Rows(stated) }
    }

    /// The field of a step whose file is the output's text: it must be there wherever the output is released, and before it is signed.
    private func uploadedText(_ text: ExpressionText?, of output: String, assuming: [Node]) -> Expression? {
        guard let text else { return nil }
        let released = common(steps(naming: output, in: .issue))
        guard let node = reader.canonical(text, in: scopes.base) else { return nil }
        let path = node.path ?? []
        let step = path.first.flatMap(declarations.step)
        let action = path.count == 3 ? step?.actions.firstIndex { $0.id == path[1] } : nil
        let fact = step.map { step in action.map { sure.fact(of: step.place, action: $0) } ?? sure.fact(of: step.place) }
        let field = declaration(of: path)
        // An action that need not be taken is no step that every way has left; a name that is none has its own finding.
        let isTaken = action == nil || fact.map(released.contains) == true
        if node.path == nil || field?.type != nil, step == nil || field?.type != .document || !isTaken {
            sink.report(.notADocument(text))
            return nil
        }
        let checked = reader.check(
            text, in: scope(at: released), expecting: .any, assuming: assuming, mendingAbsence: .sureText(text.text))
        guard let checked, checked.isSound, let step, let fact else { return nil }
        for signing in steps(naming: output, in: .signs) where !sure.onEntry[signing.place].contains(fact) {
            // Who signs alone may upload by the same act.
            if signing.place == step.place, action == nil, !step.map.namesSeveralRoles { continue }
            sink.report(.textAfterSignature(text, step: step.id, signing: signing, output: output))
        }
        if step.map.performerRows.allSatisfy({ $0.allSatisfy { $0.value == "applicant" || $0.value == "filer" } }) {
            sink.report(.textOfApplicant(text, step: step.id))
        }
        return checked.expression
    }

    private func steps(naming output: String, in key: Key) -> [StepDeclaration] {
        declarations.steps.filter { $0.map.names(key).contains { $0.value == output } }
    }

    private func numberRows(_ map: SyntaxMap, of list: RowList?, in scope: Scope, assuming: [Node]) -> Rows<String>? {
        guard let member = map[.number] else { return nil }
        var spans = [member.span]
        if case .rows(let rows) = member.value { spans = rows.map(\.span) }
        return rows(map, .number, in: scope, assuming: assuming) { value, holding in
            let span = spans.isEmpty ? member.span : spans.removeFirst()
            guard case .string(let pattern) = value else { return nil }
            return number(pattern, at: span, of: list, in: scope, assuming: holding)
        }
    }

    /// `{seq:N}` once, or in its place numbers that the case has; beside them only the parts of the date. Names are written out.
    private func number(_ pattern: String, at span: SourceSpan, of list: RowList?, in scope: Scope, assuming: [Node]) -> String? {
        var result = ""
        var running = 0
        var isCarried = false
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else {
                sink.report(.badNumber(String(rest[open...]), at: span))
                return nil
            }
            let part = rest[rest.index(after: open)..<close]
            result += String(rest[..<open])
            rest = rest[rest.index(after: close)...]
            if part.hasPrefix("seq:"), let digits = Int(part.dropFirst(4)), (1...12).contains(digits) {
                running += 1
                result += "{\(part)}"
            } else if ["year", "month", "roman_month", "day"].contains(part) {
                result += "{\(part)}"
            } else {
                guard let name = carried(String(part), at: span, of: list, in: scope, assuming: assuming) else { return nil }
                isCarried = true
                result += "{\(name)}"
            }
        }
        if running != (isCarried ? 0 : 1) {
            sink.report(isCarried ? .numberBesideSequence(at: span) : .badNumber(nil, at: span))
            return nil
        }
        return result + String(rest)
    }

    /// The canonical name of a number that the case has: that of an earlier output, or a text that an officer records at a step.
    private func carried(_ part: String, at span: SourceSpan, of list: RowList?, in scope: Scope, assuming: [Node]) -> String? {
        guard let node = try? ExpressionParser.parse(part), node.path != nil else {
            sink.report(.badNumber("{\(part)}", at: span))
            return nil
        }
        let checked = ExpressionChecker.check(node, in: elders.view(scope, from: span), expecting: .any, assuming: assuming)
        let path = checked.node.path ?? []
        if checked.faults.contains(where: { !$0.kind.isAbsence }) {
            if !(reader.isFormUnread && checked.faults.allSatisfy { $0.kind.isOfUnknown }) {
                let fault = checked.faults.first { !$0.kind.isAbsence }?.kind
                var finding = Diagnostic.badNumber("{\(part)}", at: span, meant: fault?.elsewhere)
                finding.unknown = fault?.unknownName
                sink.report(finding)
            }
            return nil
        }
        if checked.type == .any { return nil }
        let field = path.last == "number" ? Array(path.dropLast()) : path
        let inRow = field.count == 1 ? list?.fields.first { $0.id == field[0] } : nil
        let earlier = inRow ?? declaration(of: field)
        let step = inRow == nil ? path.first.flatMap(declarations.step) : list?.step
        let isOfOffice = step.map { step in
            !step.map.performerRows.allSatisfy { $0.allSatisfy { $0.value == "applicant" || $0.value == "filer" } }
        }
        guard checked.type == .text, earlier?.type == .issued || isOfOffice == true else {
            if step?.map.isFaulty(.by) == true { return nil }
            sink.report(.notItsNumber(part, isEarlier: earlier?.type == .issued, at: span))
            return nil
        }
        guard checked.faults.isEmpty else {
            // Where a way, or what is issued on it, could not be read, nobody knows.
            if !declarations.hasUnknownWay {
                reader.doubt(.numberMayBeAbsent(part, has: field.joined(separator: "."), at: span))
            }
            return nil
        }
        for read in checked.reads { reader.note(read: read) }
        return path.joined(separator: ".")
    }
}

extension Diagnostic {
    static func notADocument(_ text: ExpressionText) -> Diagnostic {
        Diagnostic(
            .notADocument, at: text.span,
            message: Words(
                en: "`\(text.text)` is no field of type `document` of a step",
                id: "`\(text.text)` bukan isian jenis `document` pada sebuah langkah"
            ))
    }

    static func textAfterSignature(_ text: ExpressionText, step: String, signing: StepDeclaration, output: String) -> Diagnostic {
        let isSelf = signing.id == step
        return Diagnostic(
            .textAfterSignature, at: text.span,
            message: isSelf
                ? Words(
                    en: "each of those who sign `\(output)` at `\(step)` may upload another text",
                    id: "tiap penanda tangan `\(output)` pada `\(step)` bisa mengunggah isi yang lain")
                : Words(
                    en: "`\(signing.id)` may sign `\(output)` before `\(step)` has uploaded its text",
                    id: "`\(signing.id)` bisa menandatangani `\(output)` sebelum `\(step)` mengunggah isinya"),
            labels: signing.map[.signs].map { [.init($0.span, Words(en: "signed here", id: "ditandatangani di sini"))] } ?? [],
            helps: [
                isSelf
                    ? Words(en: "upload it at a step before", id: "unggah pada langkah sebelumnya")
                    : Words(
                        en: "let every way to `\(signing.id)` lead through `\(step)`",
                        id: "arahkan setiap jalur menuju `\(signing.id)` melalui `\(step)`")
            ])
    }

    static func textOfApplicant(_ text: ExpressionText, step: String) -> Diagnostic {
        Diagnostic(
            .textOfApplicant, at: text.span,
            message: Words(
                en: "the applicant uploads the text of this output, at `\(step)`",
                id: "isi produk ini diunggah pemohon, pada `\(step)`"),
            helps: [
                Words(en: "name a field of an officer's step", id: "sebut isian pada langkah petugas")
            ])
    }

    static func fileAsValue(_ text: ExpressionText) -> Diagnostic {
        Diagnostic(
            .wrongExpressionType, at: text.span,
            message: Words(en: "`\(text.text)` is a file, which cannot be printed", id: "`\(text.text)` berkas, tidak bisa dicetak"),
            helps: [Words(en: "`from` makes it the text of the output", id: "`from` menjadikannya isi produk")])
    }

    /// `meant`: the path of what has that name elsewhere.
    static func badNumber(_ part: String?, at span: SourceSpan, meant: String? = nil) -> Diagnostic {
        let message =
            part.map { Words(en: "`\($0)` is no part of a number", id: "`\($0)` bukan bagian nomor") }
            ?? Words(en: "a number needs `{seq:N}` exactly once", id: "nomor memerlukan `{seq:N}` tepat satu kali")
        return Diagnostic(
            .badNumberPattern, at: span, message: message,
            helps: [
                meant.map { Words(en: "write `{\($0)}`", id: "tulis `{\($0)}`") }
                    ?? Words(
                        en:
                            "its parts are `{seq:4}`, `{year}`, `{month}`, `{roman_month}` and `{day}`, as in `{seq:4}/IR/{roman_month}/{year}`",
                        id:
                            "bagiannya `{seq:4}`, `{year}`, `{month}`, `{roman_month}`, dan `{day}`, misalnya `{seq:4}/IR/{roman_month}/{year}`"
                    )
            ])
    }
}

extension Diagnostic {
    static func numberedAfterSignature(_ output: Located<String>, step: String, signing: StepDeclaration) -> Diagnostic {
        Diagnostic(
            .textAfterSignature, at: output.span,
            message: Words(
                en: "`\(signing.id)` may sign `\(output.value)` electronically before `\(step)` gives it its number",
                id: "`\(signing.id)` bisa menandatangani `\(output.value)` secara elektronik sebelum `\(step)` memberinya nomor"),
            labels: signing.map[.signs].map { [.init($0.span, Words(en: "signed here", id: "ditandatangani di sini"))] } ?? [],
            helps: [
                Words(
                    en: "number it on every way to `\(signing.id)`; only a letter signed by hand gets its number afterwards",
                    id:
                        "beri nomor pada setiap jalur menuju `\(signing.id)`; hanya surat bertanda tangan basah yang diberi nomor sesudahnya"
                )
            ])
    }

    static func numberBesideSequence(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badNumberPattern, at: span,
            message: Words(
                en: "this number is drawn with `{seq:N}` and another's at once",
                id: "nomor ini sekaligus diambil dari `{seq:N}` dan dari nomor lain"),
            helps: [
                Words(
                    en: "leave out `{seq:N}` where the output bears a number that the case has",
                    id: "hapus `{seq:N}` bila produk memakai nomor yang sudah ada di perkara")
            ])
    }

    static func notItsNumber(_ part: String, isEarlier: Bool, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badNumberPattern, at: span,
            message: Words(en: "`{\(part)}` is no number of an output", id: "`{\(part)}` bukan nomor produk"),
            helps: [
                isEarlier && !part.hasSuffix(".number")
                    ? Words(en: "write `{\(part).number}`", id: "tulis `{\(part).number}`")
                    : Words(
                        en: "name the `.number` of a field of type `issued`, or a field of type `text` on an officer's step",
                        id: "sebut `.number` dari isian jenis `issued`, atau isian jenis `text` pada langkah petugas")
            ])
    }

    static func numberMayBeAbsent(_ part: String, has name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badNumberPattern, at: span,
            message: Words(
                en: "`{\(part)}` may not be there when the output is numbered",
                id: "`{\(part)}` bisa belum ada ketika produk diberi nomor"),
            helps: [
                Words(
                    en: "write rows: `- { when: has(\(name)), number: … }`, and last a row for the others",
                    id: "tulis baris: `- { when: has(\(name)), number: … }`, dan paling akhir baris untuk yang lain")
            ])
    }
}

extension Words {
    /// What makes the text of an output sure.
    fileprivate static func sureText(_ field: String) -> Words {
        Words(
            en: "make the field required on every way to the release, or give the output `when: has(\(field))`",
            id: "wajibkan isian itu pada setiap jalur menuju penerbitannya, atau beri produknya `when: has(\(field))`")
    }
}
