import ServiceIR

/// One lock of a standard.
struct Lock {
    let path: [String]
    let word: String
    let span: SourceSpan

    var text: String { "\(path.joined(separator: ".")): \(word)" }

    /// The locks that a standard writes.
    static func all(of standard: SyntaxMap) -> [Lock] {
        standard.entries(.locks).compactMap { entry in
            guard case .string(let word) = entry.value else { return nil }
            return Lock(path: entry.id.value.split(separator: ".").map(String.init), word: word, span: entry.id.span)
        }
    }

    /// What may be said of its path besides `fixed` and `text_only`.
    private var ownWord: String? {
        if path.count == 2, path[0] == "workflow" { return "required" }
        guard path.count == 1 else { return nil }
        return switch path[0] {
        case "sla", "fee", "documents", "form": "at_most"
        case "channels", "benefit": "at_least"
        default: nil
        }
    }

    /// What is wrong with the lock itself.
    func fault(in standard: SyntaxMap) -> Diagnostic? {
        let name = path.joined(separator: ".")
        if standard.value(at: path) == nil {
            return Diagnostic(
                .badLock, at: span, message: Words(en: "this standard has no `\(name)`", id: "standar ini tidak memiliki `\(name)`"))
        }
        let known = [ownWord].compactMap { $0 } + ["fixed", "text_only"]
        if known.contains(word) { return nil }
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .badLock, at: span,
            message: Words(en: "`\(name)` cannot be `\(word)`", id: "`\(name)` tidak bisa `\(word)`"),
            helps: [Words(en: "one of \(list)", id: "salah satu dari \(list)")])
    }
}

/// A service, or a standard, beside one standard that it extends.
struct LockCheck {
    var comparison: LockComparison
    let standardSyntax: SyntaxMap
    let regionSyntax: SyntaxMap
    let standard: CheckSubject
    let region: CheckSubject
    /// The file that extends, and where it says so.
    let file: Int
    let extends: SourceSpan

    func findings(_ locks: [Lock]) -> [Diagnostic] {
        var check = self
        func isLocked(_ name: String) -> Bool { locks.contains { $0.path == [name] && $0.fault(in: standardSyntax) == nil } }
        check.comparison.isFeeJudged = isLocked("fee")
        check.comparison.isFormJudged = isLocked("form")
        let fixed = locks.filter { ["fixed", "text_only"].contains($0.word) && $0.path.first == Key.outputs.rawValue }
        check.comparison.fixedOutputs = Set(fixed.filter { $0.fault(in: standardSyntax) == nil }.map(\.path))
        return check.judged(locks)
    }

    private func judged(_ locks: [Lock]) -> [Diagnostic] {
        var said: Set<[String]> = []
        return locks.filter { $0.fault(in: standardSyntax) == nil && !region.isUnfilled($0.path) }.flatMap { lock in
            let found: [LockBreach]
            switch lock.word {
            case "fixed", "text_only":
                let changed = FixedLock.breaches(
                    lock.path, keepsTexts: lock.word == "fixed", standard: standardSyntax, region: regionSyntax, comparison)
                found =
                    changed + escalations(lock.path) + RevocationLock.breaches(lock.path, comparison)
                    + IssueLock.breaches(lock.path, comparison) + SigningLock.breaches(lock.path, comparison) + deadlines(lock)
                    + (changed.isEmpty ? meaning(lock, among: locks) : [])
            default: found = meaning(lock, among: locks) + deadlines(lock)
            }
            return found.filter { !$0.isSaidOnce || said.insert($0.path + [$0.message.en]).inserted }.map { finding($0, lock) }
        }
    }

    /// Who takes over a locked step that is late may be said by the region's roles, outside the service.
    private func escalations(_ path: [String]) -> [LockBreach] {
        guard path.first == Key.workflow.rawValue, path.count < 3 else { return [] }
        return comparison.regionGraph.nodes.filter { !$0.isJoin && (path.count == 1 || path[1] == $0.id.rawValue) }.flatMap { node in
            comparison.standardSteps[node.id].map { StepWork.escalation(node, $0, comparison) } ?? []
        }
    }

    /// The citizen's own time that a lock guards, whatever its word.
    private func deadlines(_ lock: Lock) -> [LockBreach] {
        switch lock.path {
        case ["fee"]: DeadlineLock.breaches(.payment, comparison) + CalendarLock.missing(.payment, comparison)
        case ["form"]: DeadlineLock.breaches(.answers, comparison) + CalendarLock.missing(.answers, comparison)
        default: []
        }
    }

    /// What the citizen gets of what is locked, whatever else stands there unchanged.
    private func meaning(_ lock: Lock, among locks: [Lock]) -> [LockBreach] {
        let isPromiseLocked = locks.contains { $0.path == ["sla"] }
        if lock.path.count == 2, lock.path[0] == "workflow" {
            return StepLock.breaches(StepID(lock.path[1]), comparison, isPromiseLocked: isPromiseLocked)
        }
        guard lock.path.count == 1 else { return [] }
        return switch lock.path[0] {
        case "sla":
            PromiseLock.breaches(comparison) + RecordedLock.promises(comparison) + WeekLock.breaches(comparison)
                + CalendarLock.breaches(comparison)
        case "fee":
            AmountLock.fee(comparison) + RecordedLock.fee(comparison) + AmountLock.deposits(comparison)
                + PaidThenRefusedLock.breaches(comparison)
        case "benefit":
            AmountLock.benefit(comparison) + RecordedLock.benefit(comparison) + AmountLock.accounts(comparison)
                + PaymentLock.breaches(comparison, isPromiseLocked: isPromiseLocked)
        case "documents": DocumentLock.breaches(comparison) + RefusalLock.breaches(.documents, comparison)
        case "form":
            FormLock.breaches(comparison) + TableRefusal.breaches(comparison) + RefusalLock.breaches(.form, comparison)
        case "channels": ChannelLock.breaches(comparison) + RefusalLock.breaches(.channels, comparison)
        default: []
        }
    }

    private func finding(_ breach: LockBreach, _ lock: Lock) -> Diagnostic {
        let written = breach.span ?? region.place(of: breach.path, writtenIn: file)
        let reads = written == nil ? ChangedReads(standard: standardSyntax, region: regionSyntax, subject: region, file: file) : nil
        let changed = reads?.first(behind: breach.path)
        let place = written ?? changed.flatMap { region.place(of: $0, writtenIn: file) } ?? reads?.around(breach.path) ?? extends
        var labels = [Diagnostic.Label(lock.span, Words(en: "locked here", id: "dikunci di sini"))]
        if standard.isWritten(breach.path) {
            let words =
                changed == nil
                ? Words(en: "by the standard", id: "menurut standar") : Words(en: "reads it", id: "yang membacanya")
            labels.insert(.init(standard.name(of: breach.path), words), at: 0)
        }
        if let changed, standard.isWritten(changed) {
            labels.insert(.init(standard.name(of: changed), Words(en: "by the standard", id: "menurut standar")), at: 0)
        }
        labels += breach.labels
        var notes: [Words] = []
        var facts = breach.facts
        let comparesMeaning = lock.word != "fixed" && lock.word != "text_only"
        if facts.isEmpty, breach.obstacles.isEmpty, comparesMeaning, !breach.isAllowed {
            facts = [Words(en: "every applicant", id: "setiap pemohon")]
        }
        if !facts.isEmpty {
            notes.append(
                Words(
                    en: "worse off: " + facts.map(\.en).joined(separator: ", "),
                    id: "yang dirugikan: " + facts.map(\.id).joined(separator: ", ")))
        }
        for obstacle in breach.obstacles {
            notes.append(Words(en: "in the way of a proof: \(obstacle.en)", id: "yang menghalangi bukti: \(obstacle.id)"))
        }
        let rule: Rule = breach.isAllowed ? .localHoliday : breach.obstacles.isEmpty ? .lockBroken : .lockNotProved
        return Diagnostic(
            rule, at: place, pointer: CheckSubject.pointer(breach.path),
            message: Words(en: "`\(lock.text)`: \(breach.message.en)", id: "`\(lock.text)`: \(breach.message.id)"), labels: labels,
            notes: notes)
    }
}
