import ServiceIR

/// Which kind of step a map describes, and which keys that kind has.
enum StepKinds {
    private static let deciding: [(key: Key, kind: Step.Kind)] = [
        (.pay, .payment), (.issue, .release), (.parallel, .parallel), (.wait, .wait), (.notice, .notice), (.end, .end), (.by, .task),
    ]
    private static let common: [Key] = [.name, .when, .to, .message, .shows]

    private static func keys(of kind: Step.Kind) -> [Key] {
        switch kind {
        case .task:
            common + [
                .by, .of, .join, .signs, .numbers, .samePerson, .reason, .call, .hint, .fields, .documents, .within, .until, .late, .extend,
                .clock,
                .actions,
            ]
        case .payment: common + [.pay, .by, .of, .call, .hint, .fields, .documents, .actions, .within, .until, .late, .clock]
        case .release: common + [.issue, .revokes, .replaces]
        case .parallel: common + [.parallel, .join, .within, .until, .late, .clock]
        case .wait: common + [.wait, .clock]
        case .notice: common + [.notice, .by, .of, .hint, .fields, .documents, .clock]
        case .end: [.name, .message, .shows, .end, .next, .reason, .revokes, .replaces]
        case .automatic: common + [.reason]
        }
    }

    /// What pays only benefits is a task: an officer's `done` pays them out.
    static func kind(of map: SyntaxMap, benefits: Set<String>) -> Step.Kind {
        // What says nothing of what it is, but has keys of somebody's work, is that work.
        let kind = deciding.first { map.has($0.key) }?.kind ?? (map.members.contains { isOfTask($0.key) } ? .task : .automatic)
        let paysOut = kind == .payment && !map.names(.pay).isEmpty && map.names(.pay).allSatisfy { benefits.contains($0.value) }
        return paysOut ? .task : kind
    }

    private static func isOfTask(_ key: Key) -> Bool { keys(of: .task).contains(key) && !keys(of: .automatic).contains(key) }

    static func noun(_ kind: Step.Kind) -> Words {
        switch kind {
        case .task: Words(en: "a step with `by`", id: "langkah dengan `by`")
        case .payment: Words(en: "a step with `pay`", id: "langkah dengan `pay`")
        case .release: Words(en: "a step with `issue`", id: "langkah dengan `issue`")
        case .parallel: Words(en: "a step with `parallel`", id: "langkah dengan `parallel`")
        case .wait: Words(en: "a step with `wait`", id: "langkah dengan `wait`")
        case .notice: Words(en: "a step with `notice`", id: "langkah dengan `notice`")
        case .end: Words(en: "an end", id: "akhir")
        case .automatic: Words(en: "an automatic step", id: "langkah otomatis")
        }
    }

    /// What the applicant is shown stands beside what he is told.
    private static func checkShown(_ map: SyntaxMap, sink: DiagnosticSink) {
        guard let shows = map[.shows], !map.has(.message) else { return }
        sink.report(
            .misplaced(
                .shows, at: shows.name,
                in: Words(en: "a step or action without `message` or `notice`", id: "langkah atau tindakan tanpa `message` atau `notice`")))
    }

    /// Exactly one thing, with the keys of that kind.
    static func check(_ step: StepDeclaration, sink: DiagnosticSink) {
        let map = step.map
        let mayNameBy = map.has(.pay) || step.kind == .notice
        let written = deciding.filter { map[$0.key] != nil && !($0.key == .by && mayNameBy) }
        if written.count > 1, let first = map[written[0].key], let second = map[written[1].key] {
            sink.report(.contradiction(written[0].key, first.name, written[1].key, second.name))
            return
        }
        if !deciding.contains(where: { map.has($0.key) }), step.kind == .task || !map.has(.to) {
            sink.report(
                .missingKey(
                    .by, of: Keywords.shape(.step).noun, at: step.idSpan,
                    says: Keyword.Summary(
                        en: "who acts; or say what else it does: `pay`, `issue`, `wait`, `notice`, `end`, or `to` alone",
                        id: "siapa yang bertindak; atau sebutkan hal lain: `pay`, `issue`, `wait`, `notice`, `end`, atau `to` saja")))
            return
        }
        let isPayout = step.kind == .task && map.has(.pay)
        let allowed = keys(of: isPayout ? .payment : step.kind)
        for member in map.members where !allowed.contains(member.key) {
            sink.report(.misplaced(member.key, at: member.name, in: noun(isPayout ? .payment : step.kind)))
        }
        if step.kind != .notice { checkShown(map, sink: sink) }
        for action in step.actions { checkShown(action.map, sink: sink) }
        let shape = Keywords.shape(.step)
        if step.kind == .task || step.kind == .payment || step.kind == .notice, !map.has(.name) {
            sink.report(.missingKey(.name, of: shape.noun, at: step.idSpan, says: shape.keyword(.name)?.summary))
        }
        let hasActions = !step.actions.isEmpty || map.has(.actions)
        if step.kind != .end, !map.has(.to), step.kind != .task || isPayout || !hasActions {
            // Its actions may be what is lost.
            if step.kind == .task, !hasActions { sink.lose(LostNames(kind: .action), in: step.idSpan.file) }
            sink.report(
                .missingKey(
                    .to, of: Keyword.Summary(en: noun(step.kind).en, id: noun(step.kind).id), at: step.idSpan,
                    says: shape.keyword(.to)?.summary))
        } else if map.has(.when), !map.has(.to), let when = map[.when] {
            sink.report(.whenWithoutTo(step.id, at: when.name))
        }
        if step.kind == .payment, let actions = map[.actions], !map.has(.by) {
            sink.report(.misplaced(.actions, at: actions.name, in: Words(en: "a `pay` without `by`", id: "`pay` tanpa `by`")))
        }
        if isPayout, !map.has(.by) {
            sink.report(
                .missingKey(
                    .by, of: Keyword.Summary(en: "a step that pays a benefit", id: "langkah yang membayarkan manfaat"),
                    at: map[.pay]?.name ?? step.idSpan, says: Keyword.Summary(en: "who pays it out", id: "siapa yang membayarkannya")))
        }
        for key in [Key.notice, .call] where allowed.contains(key) && map.namesSeveralRoles {
            // One of them posts a notice; one answer comes back from another system.
            if let member = map[key] {
                sink.report(.misplaced(key, at: member.name, in: Words(en: "a step of several roles", id: "langkah beberapa peran")))
            }
        }
        let needsJoin = step.kind == .parallel || (map.namesSeveralRoles && allowed.contains(.join))
        if needsJoin, !map.has(.join) {
            sink.report(.missingKey(.join, of: shape.noun, at: map[.by]?.name ?? step.idSpan, says: shape.keyword(.join)?.summary))
        } else if !needsJoin, let join = map[.join], allowed.contains(.join), !map.performerNames.isEmpty {
            sink.report(.misplaced(.join, at: join.name, in: Words(en: "a step of one role", id: "langkah satu peran")))
        }
        if step.kind == .parallel, case .join(.inOrder)? = map.value(.join), let join = map[.join] {
            sink.report(.branchesInOrder(at: join.span))
        }
        for action in step.actions {
            if action.map.has(.to), action.map.has(.repair), let a = action.map[.to], let b = action.map[.repair] {
                sink.report(.contradiction(.to, a.name, .repair, b.name))
            } else if !action.map.has(.to), !action.map.has(.repair) {
                let noun = Keywords.shape(.action).noun
                sink.report(.missingKey(.to, of: noun, at: action.idSpan, says: Keyword.Summary(en: "or `repair`", id: "atau `repair`")))
            }
        }
    }
}

extension Diagnostic {
    /// `join: in_order` of branches, which run side by side.
    fileprivate static func branchesInOrder(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownWord, at: span,
            message: Words(
                en: "`in_order` is of roles alone: branches run side by side",
                id: "`in_order` hanya untuk peran: cabang berjalan bersama"),
            helps: [
                Words(
                    en: "write `all`, `any` or a number; steps that follow each other need no `parallel`",
                    id: "tulis `all`, `any`, atau bilangan; langkah yang berurutan tidak memerlukan `parallel`")
            ])
    }

    /// `by: applicant` of a fee, which he pays: he would confirm his own receipt.
    static func paidByCitizen(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .misplacedKey, at: name.span,
            message: Words(
                en: "`\(name.value)` pays, and cannot confirm the receipt himself",
                id: "`\(name.value)` yang membayar, dan tidak bisa mengesahkan penerimaannya sendiri"),
            helps: [
                Words(
                    en: "name the role that confirms the receipt, or leave `by` out: then any officer of the service does",
                    id: "tulis peran yang mengesahkan penerimaan, atau hapus `by`: petugas mana pun dari layanan ini mengesahkannya"
                )
            ])
    }
}
