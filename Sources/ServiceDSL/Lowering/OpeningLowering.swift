import ServiceIR

extension ServiceLowering {
    /// Who or what opens a case; a `when` sees `variant` alone.
    func opening() -> Rows<Opening>? {
        var scope = Scope()
        if !declarations.variants.isEmpty { scope.declare(["variant"], .init(.code(.choice(declarations.variants)))) }
        let opening = rows(syntax, .openedBy, in: scope) { value, _ -> Opening? in
            switch value {
            case .names(let names):
                names.first.flatMap(opener).map { Opening(role: $0) }
            case .map(let map): timer(map).map { Opening(timer: $0) }
            default: nil
            }
        }
        // What is still to be filled in, or at fault, may be a role or a timer.
        if !syntax.isFaulty(.openedBy) {
            checkWhoApplies(isTimed: opening?.rows.allSatisfy { $0.value.timer != nil } ?? (syntax.map(.openedBy) != nil))
        }
        let timers = opening?.rows.compactMap(\.value.timer) ?? []
        if !timers.isEmpty { checkAnswers(timers) }
        return opening
    }

    private func opener(_ name: Located<String>) -> RoleID? {
        if name.value == "applicant", let catalog, !catalog.roles.contains(name.value) {
            var inRows = false
            if case .rows? = syntax.value(.openedBy) { inRows = true }
            sink.report(.openedByApplicant(name, inRows: inRows))
            return nil
        }
        return role(name)
    }

    /// A timer takes over answers and numbers; a slot and a file are given by somebody, and an answer must have been one.
    private func checkAnswers(_ timers: [OpeningTimer]) {
        let names = timers.flatMap(\.forEach.names)
        var told: Set<String>? = []
        for name in names { told = outputs.answers(for: name).flatMap { told?.union($0) } }
        for section in declarations.sections where !section.isList && !section.map.has(.when) {
            for field in section.fields {
                guard let type = field.type, !field.isOptional || field.optional != nil, !field.map.has(.when), !field.map.has(.value)
                else {
                    continue
                }
                let isFed =
                    switch type {
                    case .booking, .document: false
                    case .issued: field.issued.map { names.contains(where: $0.names.contains) } ?? true
                    default: reader.isFormUnread || (told?.contains(field.id) ?? true)
                    }
                if isFed { continue }
                guard type == .booking || type == .document else {
                    sink.report(.neverFed(field, by: names))
                    continue
                }
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
        let every = map.word(.every, as: OpeningTimer.Interval.self)
        let after = map.duration(.every)?.promised
        let owned: [Key] = every == nil ? [] : every == .month ? [.day] : [.day, .month]
        let noun =
            after == nil
            ? Words(en: "a timer of every month", id: "jadwal tiap bulan")
            : Words(en: "a timer that counts from the day of issue", id: "jadwal yang dihitung sejak hari terbit")
        if every != nil || after != nil {
            for key in [Key.day, .month] where !owned.contains(key) {
                if let member = map[key] { sink.report(.misplaced(key, at: member.name, in: noun)) }
            }
        }
        for key in owned where !map.has(key) {
            let shape = Keywords.shape(.opening)
            sink.report(.missingKey(key, of: shape.noun, at: map[.every]?.name ?? map.span, says: shape.keyword(key)?.summary))
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
        guard let id = syntax.name(isStandard ? .standard : .service)?.value,
            var output = outputs.findAll(map.oneOrMore(.forEach), from: id, sink: sink)?.output
        else { return nil }
        if !accept.isEmpty { output.accept = accept }
        if let member = map[.accept], output.accept == [.expired], !output.names.contains(where: outputs.mayExpire) {
            sink.report(.neverExpires(output, at: member.span, ofTimer: true))
        }
        if let after {
            checkIsNamed(output, at: map[.forEach]?.span ?? map.span)
            return OpeningTimer(after: after, forEach: output)
        }
        guard let every, let day = map.count(.day) else { return nil }
        return OpeningTimer(every: every, day: day, month: map.count(.month), forEach: output)
    }

    /// From the form comes the day on which the output was issued.
    private func checkIsNamed(_ output: IssuedOutput, at span: SourceSpan) {
        let fields = declarations.sections.filter { !$0.isList && !$0.map.has(.when) }.flatMap(\.fields)
        if reader.isFormUnread || fields.contains(where: { $0.type == nil }) { return }
        let isNamed = fields.contains { field in
            guard !field.isOptional, !field.map.has(.when), let issued = field.issued else { return false }
            return output.names.allSatisfy(issued.names.contains)
        }
        if isNamed { return }
        let names = output.names.map(\.description).joined(separator: ", ")
        sink.report(
            Diagnostic(
                .missingKey, at: span,
                message: Words(
                    en: "no field of the form says which output a case is opened for",
                    id: "tidak ada isian formulir yang menyebut untuk produk mana perkara dibuka"),
                helps: [
                    Words(
                        en:
                            "ask it, always and once: `nomor: { name: …, type: issued, output: \(output.others.isEmpty ? names : "[\(names)]") }`",
                        id:
                            "minta, selalu dan sekali: `nomor: { name: …, type: issued, output: \(output.others.isEmpty ? names : "[\(names)]") }`"
                    )
                ]))
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

extension Diagnostic {
    /// A required answer that a timer finds nowhere: no case is ever opened.
    fileprivate static func neverFed(_ field: FieldDeclaration, by names: [OutputName]) -> Diagnostic {
        let id = field.id
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        let message =
            field.type == .issued
            ? Words(
                en: "`\(id)` is required, and a timer fills in the number of \(list) alone: no case is ever opened",
                id: "`\(id)` wajib, padahal jadwal hanya mengisi nomor \(list): perkara tidak pernah terbuka")
            : Words(
                en: "`\(id)` is required, and neither \(list) nor the case behind it has a value of that name: no case is ever opened",
                id: "`\(id)` wajib, padahal baik \(list) maupun perkara asalnya tidak punya nilai bernama itu: perkara tidak pernah terbuka"
            )
        if field.type == .issued {
            return Diagnostic(
                .misplacedKey, at: field.idSpan, message: message,
                helps: [
                    Words(
                        en: "write `optional: true`, or ask it at a step", id: "tulis `optional: true`, atau minta pada sebuah langkah")
                ])
        }
        return Diagnostic(
            .misplacedKey, at: field.idSpan, message: message,
            helps: [
                Words(
                    en: "write `optional: true`, ask it at a step, or give it the name of a field of the earlier form or of its `values`",
                    id: "tulis `optional: true`, minta pada sebuah langkah, atau beri nama isian formulir asalnya atau `values` produknya")
            ])
    }
}
