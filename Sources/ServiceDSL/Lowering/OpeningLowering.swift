import ServiceIR

extension ServiceLowering {
    /// Who or what opens a case; a `when` sees `variant` alone.
    func opening() -> Rows<Opening>? {
        var scope = Scope()
        if !declarations.variants.isEmpty { scope.declare(["variant"], .init(.code(.choice(declarations.variants)))) }
        let opening = rows(syntax, .openedBy, in: scope) { value, _ -> Opening? in
            switch value {
            case .names(let names): names.first.flatMap { role($0) }.map { Opening(role: $0) }
            case .map(let map): timer(map).map { Opening(timer: $0) }
            default: nil
            }
        }
        checkWhoApplies(isTimed: opening?.rows.allSatisfy { $0.value.timer != nil } ?? syntax.isFaulty(.openedBy))
        if let opening, opening.rows.contains(where: { $0.value.timer != nil }) { checkAnswers() }
        return opening
    }

    /// A timer takes over answers and numbers; a slot and a file are given by somebody.
    private func checkAnswers() {
        for section in declarations.sections where !section.isList && !section.map.has(.when) {
            for field in section.fields where field.type == .booking || field.type == .document {
                guard !field.isOptional, !field.map.has(.when), !field.map.has(.value) else { continue }
                sink.report(
                    Diagnostic(
                        .misplacedKey, at: field.idSpan,
                        message: Words(
                            en: "`\(field.id)` is required, and nobody fills it in where a timer opens the case",
                            id: "`\(field.id)` wajib, padahal tidak ada yang mengisinya bila perkara dibuka jadwal"),
                        helps: [
                            Words(
                                en: "write `optional: true`, or ask it at a step",
                                id: "tulis `optional: true`, atau minta pada sebuah langkah")
                        ]))
            }
        }
    }

    private func timer(_ map: SyntaxMap) -> OpeningTimer? {
        guard let every = map.word(.every, as: OpeningTimer.Interval.self) else { return nil }
        let noun = Words(en: "a timer of every month", id: "jadwal tiap bulan")
        if every == .month, let month = map[.month] { sink.report(.misplaced(.month, at: month.name, in: noun)) }
        if every == .year, !map.has(.month) {
            sink.report(.missingKey(.month, of: Keywords.shape(.opening).noun, at: map[.every]?.name ?? map.span))
        }
        var accept: [IssuedState] = []
        for word in map.strings(.accept) {
            // What nobody knows cannot be gone through.
            guard let state = IssuedState(rawValue: word.value), state != .unknown else {
                sink.report(.unknownWord(word, known: IssuedState.allCases.filter { $0 != .unknown }.map(\.rawValue)))
                continue
            }
            accept.append(state)
        }
        guard let day = map.count(.day), let written = map.string(.forEach), let span = map[.forEach]?.span,
            let id = syntax.name(isStandard ? .standard : .service)?.value,
            let found = outputs.find(Located(written, span), from: id, sink: sink)
        else { return nil }
        let output = IssuedOutput(
            service: ServiceID(found.service), output: OutputID(found.output), accept: accept.isEmpty ? [.valid] : accept)
        return OpeningTimer(every: every, day: day, month: map.count(.month), forEach: output)
    }

    /// What a timer opens has no applicants and no channels to choose from; everything else has both.
    private func checkWhoApplies(isTimed: Bool) {
        for key in [Key.applicants, .channels] {
            if isTimed, let written = syntax[key] {
                sink.report(.misplaced(key, at: written.name, in: Words(en: "what a timer opens", id: "layanan yang dibuka jadwal")))
            } else if !isTimed, syntax.has(.openedBy), !syntax.has(key), !isStandard {
                let shape = Keywords.shape(.service)
                sink.report(
                    .missingKey(key, of: shape.noun, at: syntax[.openedBy]?.name ?? syntax.span, says: shape.keyword(key)?.summary))
            }
        }
    }

    /// The service's own way to complain, else the catalog's.
    func complaintsOrDefault() -> Complaints? {
        if let map = syntax.map(.complaints) { return complaints(map, languages: languages, sink: sink) }
        if let name = syntax.name(.complaints) {
            if outputs.services.contains(name.value) { return Complaints(service: ServiceID(name.value)) }
            sink.report(.unknownName(name, .service, known: outputs.services))
            return nil
        }
        return catalog?.complaints
    }
}
