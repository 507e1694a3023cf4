import ServiceIR

extension ServiceLowering {
    func loweredOutputs() -> OrderedMap<OutputID, Output> {
        var result = OrderedMap<OutputID, Output>()
        for (id, map) in declarations.outputs {
            guard let map else { continue }
            // Numbered and rendered when the first step that signs it is entered, released at `issue`: what is sure at all of these.
            let scope = self.scope(
                at: common(
                    declarations.steps.filter { step in
                        (step.map.names(.signs) + step.map.names(.issue)).contains { $0.value == id.value }
                    }))
            let when = reader.check(map.expression(.when), in: scope, expecting: .condition)
            let asked = when.map { [$0.node] } ?? []
            let name = textRows(map, .name, in: scope, assuming: asked)
            var output = Output(name: name ?? Rows([]))
            output.when = when?.expression
            output.number = stringRows(map, .number, in: scope, assuming: asked)
            if let number = map[.number] { checkNumbers(number) }
            output.validFor = rows(map, .validFor, in: scope, assuming: asked) { value, _ in
                if case .duration(let range) = value { range.promised } else { nil }
            }
            output.validUntil = rows(map, .validUntil, in: scope, assuming: asked) { value, holding in
                guard case .expression(let text) = value else { return nil }
                return reader.check(text, in: scope, expecting: ExpectedValue(.date), assuming: holding)?.expression
            }
            if let a = map[.validFor], let b = map[.validUntil] { sink.report(.contradiction(.validFor, a.name, .validUntil, b.name)) }
            output.signature = map.word(.signature)
            output.delivery = rows(map, .delivery, in: scope, assuming: asked) { value, _ in
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
            if let a = map[.template], let b = map[.from] { sink.report(.contradiction(.template, a.name, .from, b.name)) }
            output.agency = agency(map.name(.agency))
            output.copies = countRows(map, .copies, in: scope, assuming: asked)
            if name != nil { result[OutputID(id.value)] = output }
        }
        return result
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

    private func checkNumbers(_ member: SyntaxMap.Member) {
        switch member.value {
        case .string(let pattern): checkNumber(pattern, at: member.span)
        case .rows(let rows):
            for row in rows { if case .string(let pattern) = row.value { checkNumber(pattern, at: row.span) } }
        default: break
        }
    }

    /// `{seq:N}` once; beside it only the parts of the date.
    private func checkNumber(_ pattern: String, at span: SourceSpan) {
        var running = 0
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else {
                sink.report(.badNumber(String(rest[open...]), at: span))
                return
            }
            let part = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            if part.hasPrefix("seq:"), let digits = Int(part.dropFirst(4)), (1...12).contains(digits) {
                running += 1
            } else if !["year", "month", "roman_month", "day"].contains(part) {
                sink.report(.badNumber("{\(part)}", at: span))
                return
            }
        }
        if running != 1 { sink.report(.badNumber(nil, at: span)) }
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
                        id: "arahkan setiap jalan menuju `\(signing.id)` melalui `\(step)`")
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

    static func badNumber(_ part: String?, at span: SourceSpan) -> Diagnostic {
        let message =
            part.map { Words(en: "`\($0)` is no part of a number", id: "`\($0)` bukan bagian nomor") }
            ?? Words(en: "a number needs `{seq:N}` exactly once", id: "nomor memerlukan `{seq:N}` tepat satu kali")
        return Diagnostic(
            .badNumberPattern, at: span, message: message,
            helps: [Words(en: "for example `{seq:4}/IR/{roman_month}/{year}`", id: "misalnya `{seq:4}/IR/{roman_month}/{year}`")])
    }
}

extension Words {
    /// What makes the text of an output sure.
    fileprivate static func sureText(_ field: String) -> Words {
        Words(
            en: "make the field required on every way to the release, or give the output `when: has(\(field))`",
            id: "wajibkan isian itu pada setiap jalan menuju penerbitannya, atau beri produknya `when: has(\(field))`")
    }
}
