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

    /// The field of a step whose file is the output's text: it must be there wherever the output is released.
    private func uploadedText(_ text: ExpressionText?, of output: String, assuming: [Node]) -> Expression? {
        guard let text else { return nil }
        let releases = declarations.steps.filter { $0.map.names(.issue).contains { $0.value == output } }
        guard let checked = reader.check(text, in: scope(at: common(releases)), expecting: .any, assuming: assuming), checked.isSound
        else { return nil }
        let path = checked.expression.text.split(separator: ".").map(String.init)
        if path.first.flatMap(declarations.step) != nil, declaration(of: path)?.type == .document { return checked.expression }
        sink.report(.notADocument(text))
        return nil
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
