import ServiceIR

/// Steps that wait, are lengthened, or are published; what may follow an end.
extension ServiceLowering {
    /// The rows of a date by expression; with `within` beside it they contradict each other.
    func dateRows(_ map: SyntaxMap, _ key: Key, in scope: Scope, assuming: [Node] = []) -> Rows<Expression>? {
        if let within = map[.within], let until = map[.until] { sink.report(.contradiction(.within, within.name, .until, until.name)) }
        return rows(map, key, in: scope, assuming: assuming) { value, holding in
            guard case .expression(let text) = value else { return nil }
            return reader.check(text, in: scope, expecting: ExpectedValue(.date), assuming: holding)?.expression
        }
    }

    /// A duration, or a date or moment by expression; a booking is waited for until its start.
    func wait(_ map: SyntaxMap, in scope: Scope, assuming: [Node], into step: inout Step) {
        switch map.value(.wait) {
        case .duration(let range)?: step.within = Rows(always: TimeLimit(range))
        case .expression(let text)?:
            // A file is no value that an expression reads.
            if declaration(of: reader.canonical(text, in: scope)?.path ?? [])?.type == .document {
                return sink.report(.notWaitedFor(text, Words(en: "a file", id: "berkas")))
            }
            guard let checked = reader.check(text, in: scope, expecting: .any, assuming: assuming) else { return }
            if let field = declaration(of: checked.node.path ?? []), field.type == .booking {
                step.until = Rows(always: Expression("\(checked.expression.text).start"))
                return
            }
            switch checked.type {
            case .date, .instant, .any: step.until = Rows(always: checked.expression)
            default: if checked.isSound { sink.report(.notWaitedFor(text, Diagnostic.typeName(checked.type.description))) }
            }
        default: break
        }
    }

    func extend(_ map: SyntaxMap, in scope: Scope, assuming: [Node]) -> Extension? {
        guard let written = map.map(.extend) else { return nil }
        let within = timeRows(written, .within, in: scope, assuming: assuming)
        let until = dateRows(written, .until, in: scope, assuming: assuming)
        let legalBasis = laws(written)
        if !written.has(.within), !written.has(.until) {
            sink.report(.missingKey(.within, of: Keywords.shape(.extend).noun, at: map[.extend]?.name ?? written.span))
        }
        guard within != nil || until != nil, let atMost = written.count(.atMost) else { return nil }
        var result = Extension(within: within, until: until, atMost: atMost)
        result.legalBasis = legalBasis
        return result
    }

    /// By law the office's silence decides: a law says so, and the case goes somewhere.
    func deemed(_ map: SyntaxMap, into late: inout Late) {
        late.legalBasis = laws(map)
        late.deemed = map.string(.deemed).flatMap(Step.End.init(rawValue:))
        guard let deemed = map[.deemed] else {
            if let law = map[.legalBasis] {
                sink.report(.misplaced(.legalBasis, at: law.name, in: Words(en: "a `late` without `deemed`", id: "`late` tanpa `deemed`")))
            }
            return
        }
        for key in [Key.to, .legalBasis] where !map.has(key) {
            sink.report(
                .missingKey(key, of: Keywords.shape(.late).noun, at: deemed.name, says: Keywords.shape(.late).keyword(key)?.summary))
        }
    }

    func next(_ map: SyntaxMap, in scope: Scope) -> Next? {
        guard let written = map.map(.next) else { return nil }
        if let name = written.name(.service), outputs.isOpenedByOthers(name.value) { sink.report(.nextNotOpen(name)) }
        var result = Next(service: written.name(.service).flatMap(service), name: written.text(.name))
        result.within = timeRows(written, .within, in: scope)
        result.until = dateRows(written, .until, in: scope)
        if let service = written[.service], let name = written[.name] {
            sink.report(.contradiction(.service, service.name, .name, name.name))
        }
        if !written.has(.service), !written.has(.name) {
            sink.report(.missingKey(.service, of: Keywords.shape(.next).noun, at: map[.next]?.name ?? written.span))
        }
        return result.service == nil && result.name == nil ? nil : result
    }

    /// A field that a notice shows, or that is shown beside a message: of the form, or recorded at a step; bare where it is the step's own.
    func shown(_ name: Located<String>, on step: StepDeclaration, _ action: ActionDeclaration? = nil) -> Expression? {
        var parts = name.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1, let action, action.fields.contains(where: { $0.id == parts[0] }) {
            parts = [step.id, action.id, parts[0]]
        } else if parts.count == 1, !step.isFilledByEach, step.fields.contains(where: { $0.id == parts[0] }) {
            parts = [step.id, parts[0]]
        }
        var known: [[String]] = []
        for section in declarations.sections { known += section.fields.map { [section.id, $0.id] } }
        for step in declarations.steps where step.kind == .task || step.kind == .payment {
            if !step.isFilledByEach { known += step.fields.map { [step.id, $0.id] } }
            for action in step.actions { known += action.fields.map { [step.id, action.id, $0.id] } }
        }
        let found = known.filter { $0 == parts || (parts.count == 1 && $0.count == 2 && $0[1] == parts[0] && isSection($0[0])) }
        if found.count == 1 {
            let path = found[0].joined(separator: ".")
            reader.note(read: path)
            if declaration(of: found[0])?.type == .document {
                sink.report(.fileInNotice(name))
                return nil
            }
            return Expression(path)
        }
        if found.count > 1 {
            sink.report(.ambiguousName(name, choices: found.map { $0.joined(separator: ".") }))
        } else {
            sink.report(.unknownName(name, .field, known: known.map { $0.joined(separator: ".") } + known.compactMap(\.last)))
        }
        return nil
    }

    private func isSection(_ id: String) -> Bool { declarations.sections.contains { $0.id == id } }

    func system(_ name: Located<String>) -> SystemID? {
        guard let catalog else { return SystemID(name.value) }
        if catalog.systems.contains(name.value) { return SystemID(name.value) }
        if !catalog.unread.contains(.systems) { sink.report(.unknownName(name, .system, known: catalog.systems)) }
        return nil
    }

    private func service(_ name: Located<String>) -> ServiceID? {
        if catalog == nil || outputs.services.contains(name.value) { return ServiceID(name.value) }
        sink.report(.unknownName(name, .service, known: outputs.services))
        return nil
    }
}

extension Diagnostic {
    static func nextNotOpen(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .nextNotOpen, at: name.span,
            message: Words(
                en: "nobody can apply for `\(name.value)`: its `opened_by` says who or what opens it",
                id: "`\(name.value)` tidak bisa dimohon: `opened_by` di sana menyebut siapa atau apa yang membukanya"),
            helps: [
                Words(
                    en: "leave `next` out, or say it in words: `next: { name: … }`",
                    id: "hapus `next`, atau sebutkan dengan kata-kata: `next: { name: … }`")
            ])
    }

    static func notWaitedFor(_ text: ExpressionText, _ found: Words) -> Diagnostic {
        Diagnostic(
            .wrongExpressionType, at: text.span,
            message: Words(
                en: "a case waits for a duration, a date, a moment or a booking, and this is \(found.en)",
                id: "yang ditunggu ialah lama waktu, tanggal, saat, atau pemesanan, dan ini \(found.id)"))
    }

    static func fileInNotice(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .wrongType, at: name.span,
            message: Words(
                en: "`\(name.value)` is a file, and neither a notice nor a message shows one",
                id: "`\(name.value)` berkas, dan baik pengumuman maupun pesan tidak menampilkannya"))
    }

    static func ambiguousName(_ name: Located<String>, choices: [String]) -> Diagnostic {
        let list = Words.list(choices)
        return Diagnostic(
            .ambiguousName, at: name.span,
            message: Words(en: "`\(name.value)` is both \(list.en)", id: "`\(name.value)` ada pada \(list.id)"),
            helps: [Words(en: "write it out", id: "tulis lengkap")])
    }
}
