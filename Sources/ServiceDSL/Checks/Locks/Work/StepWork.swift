import ServiceIR

/// What a required step is: who does it, what is signed, recorded, released and paid out in it.
struct StepWork {
    private let comparison: LockComparison
    private let own: MachineGraph.Node
    private let known: Step
    private let asked: Node

    /// Of a step that is written as by the standard: what the region's roles make of it all the same.
    static func escalation(_ own: MachineGraph.Node, _ known: Step, _ comparison: LockComparison) -> [LockBreach] {
        let work = StepWork(comparison: comparison, own: own, known: known, asked: comparison.node(own.step.when, .region))
        return work.escalation(own.step, known).map { [$0] } ?? []
    }

    static func breaches(_ own: MachineGraph.Node, _ known: Step, _ comparison: LockComparison) -> [LockBreach] {
        let work = StepWork(comparison: comparison, own: own, known: known, asked: comparison.node(own.step.when, .region))
        return work.performers() + work.lost() + work.branches() + work.publication()
            + work.told() + work.choices()
            + StepRecords.breaches(own, known, comparison)
    }

    // MARK: Who

    private func performers() -> [LockBreach] {
        var found: [LockBreach] = []
        let step = own.step
        if let before = known.performers {
            guard let here = step.performers else {
                return [
                    LockBreach(own.path, Words(en: "nobody does `\(own.id)` here", id: "tidak ada yang mengerjakan `\(own.id)` di sini"))
                ]
            }
            found += roles(here, before).map { [$0] } ?? []
            found += signer(here, before).map { [$0] } ?? []
            if here.samePersonReason != nil, before.samePersonReason == nil {
                found.append(
                    LockBreach(
                        own.path + ["same_person"],
                        Words(
                            en: "the same person may do here what two do by the standard",
                            id: "di sini satu orang boleh mengerjakan yang menurut standar dikerjakan dua orang")))
            }
            if text(here.of, .region) != text(before.of, .standard) {
                let words = Words(
                    en: "`\(own.id)` is done by the one of another region or agency",
                    id: "`\(own.id)` dikerjakan pejabat dari wilayah atau instansi lain")
                found.append(LockBreach(own.path + ["of"], words, obstacles: [Words(en: "its `of` differs", id: "`of`-nya berbeda")]))
            }
        }
        found += escalation(step, known).map { [$0] } ?? []
        if step.call != known.call {
            found.append(
                LockBreach(
                    own.path + ["call"],
                    Words(
                        en: "`\(own.id)` is done by another system than by the standard",
                        id: "`\(own.id)` dikerjakan sistem lain daripada menurut standar")))
        }
        return found
    }

    private func text(_ rows: Rows<Expression>?, _ side: LockComparison.Side) -> String {
        comparison.cases(rows, side).map { comparison.node($0.value, side).canonicalText + " " + $0.when.canonicalText }
            .joined(separator: "; ")
    }

    /// In no case is it done without those who must do it by the standard.
    private func roles(_ here: Performers, _ there: Performers) -> LockBreach? {
        for row in comparison.cases(here.rows, .region) {
            for other in comparison.cases(there.rows, .standard) {
                let (mine, theirs) = (row.value, other.value)
                if isKept(mine.map(\.rawValue), here.join, theirs.map(\.rawValue), there.join) { continue }
                let words = Words(
                    en: "`\(own.id)` is done by \(list(mine, here.join).en), by the standard by \(list(theirs, there.join).en)",
                    id: "`\(own.id)` dikerjakan \(list(mine, here.join).id), menurut standar \(list(theirs, there.join).id)")
                let path = own.path + [mine == theirs ? "join" : "by"]
                if let breach = LockBreach(path, words, comparison.search([asked, row.when, other.when])) { return breach }
            }
        }
        return nil
    }

    /// Of a chain the last one signs, the others put their initials: whoever signs by the standard signs here.
    private func signer(_ here: Performers, _ there: Performers) -> LockBreach? {
        guard !known.signs.isEmpty else { return nil }
        func signs(_ roles: [RoleID], _ join: Join?) -> [RoleID] { join == .inOrder ? Array(roles.suffix(1)) : roles }
        for row in comparison.cases(here.rows, .region) where here.join == .inOrder && row.value.count > 1 {
            for other in comparison.cases(there.rows, .standard) {
                let signers = signs(other.value, there.join)
                // Of those of whom only some have to, one is enough.
                let isEnough = needed(signers.map(\.rawValue), there.join) == 1
                if let last = row.value.last, signers.contains(last), isEnough { continue }
                let words = Words(
                    en:
                        "in `\(own.id)` `\(row.value.last?.rawValue ?? "")` signs, by the standard \(Words.list(signers.map(\.rawValue)).en)",
                    id:
                        "pada `\(own.id)` yang menandatangani `\(row.value.last?.rawValue ?? "")`, menurut standar \(Words.list(signers.map(\.rawValue)).id)"
                )
                let search = comparison.search([asked, row.when, other.when])
                if let breach = LockBreach(own.path + ["by"], words, search) { return breach }
            }
        }
        return nil
    }

    /// Whoever takes over what is late does it alone: by the standard the same one, or one who may do it alone there.
    private func escalation(_ here: Step, _ there: Step) -> LockBreach? {
        guard let role = here.late?.escalate, role != there.late?.escalate, let before = there.performers else { return nil }
        let isDoneByOne = comparison.cases(before.rows, .standard).allSatisfy { other in
            isKept([role.rawValue], nil, other.value.map(\.rawValue), before.join)
        }
        if isDoneByOne { return nil }
        let words = Words(
            en: "once it is late, `\(own.id)` is done by \(Words.list([role.rawValue]).en) alone, and not by the standard",
            id: "bila terlambat, `\(own.id)` dikerjakan \(Words.list([role.rawValue]).id) saja, padahal menurut standar tidak")
        return LockBreach(own.path + ["late"], words, comparison.search([asked]))
    }

    private func list(_ roles: [RoleID], _ join: Join?) -> Words {
        let names = Words.list(roles.map(\.rawValue))
        guard roles.count > 1, let join else { return names }
        let word =
            switch join {
            case .any: "any"
            case .all: "all"
            case .inOrder: "in_order"
            case .count(let n): "\(n)"
            }
        return Words(en: "\(names.en) (`join: \(word)`)", id: "\(names.id) (`join: \(word)`)")
    }

    /// Whether every way to be done here does what must be done there: `needed` of these, in this order.
    private func isKept(_ here: [String], _ join: Join?, _ there: [String], _ before: Join?) -> Bool {
        let others = here.filter { !there.contains($0) }.count
        guard needed(here, join) - others >= needed(there, before) else { return false }
        guard case .inOrder? = before, there.count > 1 else { return true }
        guard case .inOrder? = join else { return false }
        return here.filter(there.contains) == there
    }

    private func needed(_ of: [String], _ join: Join?) -> Int {
        switch join {
        case .any?: 1
        case .count(let n)?: min(n, of.count)
        case .all?, .inOrder?, nil: of.count
        }
    }

    // MARK: What

    private func lost() -> [LockBreach] {
        func missing<T: Hashable>(_ here: [T], _ there: [T]) -> T? { there.first { !here.contains($0) } }
        var found: [LockBreach] = []
        if let output = missing(own.step.signs, known.signs) {
            let words = Words(
                en: "`\(output)` is not signed in `\(own.id)`, and by the standard it is",
                id: "`\(output)` tidak ditandatangani pada `\(own.id)`, padahal menurut standar ditandatangani")
            found.append(LockBreach(own.path + ["signs"], words))
        }
        if let output = missing(own.step.releases, known.releases) {
            let words = Words(
                en: "`\(output)` is not issued in `\(own.id)`, and by the standard it is",
                id: "`\(output)` tidak diterbitkan pada `\(own.id)`, padahal menurut standar diterbitkan")
            found.append(LockBreach(own.path + ["issue"], words))
        }
        if let output = missing(own.step.numbers, known.numbers) {
            let words = Words(
                en: "`\(output)` is not numbered in `\(own.id)`, and by the standard it is",
                id: "`\(output)` tidak dinomori pada `\(own.id)`, padahal menurut standar dinomori")
            found.append(LockBreach(own.path + ["numbers"], words))
        }
        let kept = (known.signs.filter(own.step.signs.contains) + known.releases.filter(own.step.releases.contains))
        for output in Set(kept).sorted() {
            let path = [Key.outputs.rawValue, output.rawValue]
            if !comparison.fixedOutputs.isDisjoint(with: [[path[0]], path]) { continue }
            if known.releases.contains(output) {
                found += RevocationLock.breaches(path, comparison, isOfCase: true).map { breach in
                    var breach = breach
                    breach.isSaidOnce = true
                    return breach
                }
            }
            if rows(of: output, .region) == rows(of: output, .standard) {
                found += OutputWork.breaches(of: output, asked: [asked, comparison.node(known.when, .standard)], comparison)
                continue
            }
            var breach = LockBreach(path + [Key.per.rawValue], otherRows(of: output))
            breach.isSaidOnce = true
            found.append(breach)
        }
        if known.kind == .task, let item = missing(own.step.pays, known.pays) {
            let words = Words(
                en: "`\(item)` is not paid out in `\(own.id)`, and by the standard it is",
                id: "`\(item)` tidak dibayarkan pada `\(own.id)`, padahal menurut standar dibayarkan")
            found.append(LockBreach(own.path + ["pay"], words))
        }
        return found
    }

    /// The list of whose rows each has its own output; absent = there is one.
    private func rows(of output: OutputID, _ side: LockComparison.Side) -> String? {
        (side == .region ? comparison.region : comparison.standard).outputs[output]?.per?.text
    }

    private func otherRows(of output: OutputID) -> Words {
        func each(_ side: LockComparison.Side) -> Words {
            rows(of: output, side).map { Words(en: "one for each row of `\($0)`", id: "satu untuk tiap baris `\($0)`") }
                ?? Words(en: "a single one", id: "satu saja")
        }
        let (here, there) = (each(.region), each(.standard))
        return Words(
            en: "of `\(output)` there is \(here.en), and by the standard \(there.en)",
            id: "`\(output)` ada \(here.id), padahal menurut standar \(there.id)")
    }

    /// What a citizen may do here by the standard: each of his actions, as often, leading to the same step.
    private func choices() -> [LockBreach] {
        let (here, there) = (comparison.regionGraph, comparison.standardGraph)
        guard known.kind == .task, known.isOfCitizen, let place = here.index(of: own.id), let before = there.index(of: own.id) else {
            return []
        }
        return known.actions.compactMap { id, action in
            guard let other = own.step.actions[id] else {
                let words = Words(
                    en: "the citizen cannot do `\(id)` at `\(own.id)`, and by the standard can",
                    id: "warga tidak bisa `\(id)` pada `\(own.id)`, padahal menurut standar bisa")
                return LockBreach(own.path + ["actions"], words)
            }
            let path = own.path + ["actions", id.rawValue]
            if let most = other.atMost, most < action.atMost ?? Int.max {
                let words = Words(
                    en: "the citizen can do `\(id)` at `\(own.id)` at most \(most) times, and by the standard oftener",
                    id: "warga bisa `\(id)` pada `\(own.id)` paling banyak \(most) kali, menurut standar lebih sering")
                return LockBreach(path + ["at_most"], words)
            }
            let next = here.leaving[place].map { here.edges[$0] }.filter { $0.cause == .action(id) }
            let reached = here.reached(from: next.map(\.to)) { $0.from != place }
            let targets = there.leaving[before].map { there.edges[$0] }.filter { $0.cause == .action(id) }.map { there.nodes[$0.to] }
            guard let lost = targets.first(where: { !$0.isJoin && here.index(of: $0.id).map { !reached[$0] } ?? false }) else { return nil }
            let words = Words(
                en: "`\(id)` at `\(own.id)` does not lead to `\(lost.id)`, and by the standard it does",
                id: "`\(id)` pada `\(own.id)` tidak menuju `\(lost.id)`, padahal menurut standar menuju ke sana")
            return LockBreach(path + ["to"], words)
        }
    }

    /// A block is done when as many of its branches are, and each holds the steps in which somebody acts.
    private func branches() -> [LockBreach] {
        guard known.kind == .parallel else { return [] }
        let (here, there) = (own.step.branches, known.branches)
        var found: [LockBreach] = []
        if let gone = there.keys.first(where: { here[$0] == nil }) {
            found.append(
                LockBreach(
                    own.path + ["parallel"], Words(en: "the branch `\(gone)` is gone", id: "cabang `\(gone)` tidak ada lagi")))
        } else if !isKept(here.keys.map(\.rawValue), own.step.join ?? .all, there.keys.map(\.rawValue), known.join ?? .all) {
            found.append(
                LockBreach(
                    own.path + ["join"],
                    Words(
                        en: "`\(own.id)` is left before all branches that must be done by the standard are",
                        id: "`\(own.id)` ditinggalkan sebelum semua cabang yang menurut standar wajib selesai")))
        }
        for (id, branch) in there {
            guard let other = here[id] else { continue }
            for (step, inner) in branch.steps where [.task, .notice].contains(inner.kind) && other.steps[step] == nil {
                found.append(
                    LockBreach(
                        own.path + ["parallel", id.rawValue],
                        Words(en: "the step `\(step)` is gone", id: "langkah `\(step)` tidak ada lagi")))
            }
        }
        return found
    }

    /// What the standard's step shows and this one does not.
    private var hidden: Expression? {
        let shown = Set(own.step.shows.map { comparison.inlined($0, .region).canonicalText })
        return known.shows.first { !shown.contains(comparison.inlined($0, .standard).canonicalText) }
    }

    /// The applicant is told of the step, and shown as much.
    private func told() -> [LockBreach] {
        guard known.kind != .notice, known.message != nil else { return [] }
        if own.step.message == nil {
            let words = Words(
                en: "the applicant is told nothing at `\(own.id)`, and by the standard is",
                id: "pemohon tidak diberi tahu pada `\(own.id)`, padahal menurut standar diberi tahu")
            return [LockBreach(own.path + ["message"], words)]
        }
        guard let hidden else { return [] }
        let words = Words(
            en: "`\(hidden.text)` is not shown at `\(own.id)`, and by the standard it is",
            id: "`\(hidden.text)` tidak ditampilkan pada `\(own.id)`, padahal menurut standar ditampilkan")
        return [LockBreach(own.path + ["shows"], words)]
    }

    /// A notice shows as much, for as long.
    private func publication() -> [LockBreach] {
        guard known.kind == .notice else { return [] }
        var found: [LockBreach] = []
        if let hidden {
            let words = Words(
                en: "`\(hidden.text)` is not published in `\(own.id)`, and by the standard it is",
                id: "`\(hidden.text)` tidak diumumkan pada `\(own.id)`, padahal menurut standar diumumkan")
            found.append(LockBreach(own.path + ["shows"], words))
        }
        let shorter = PeriodComparison(comparison).breach(
            own.step.within, known.within, .shorter, at: own.path + ["notice"], inside: [asked]
        ) { here, there in
            Words(
                en: "`\(own.id)` is published for \(here.words.en), by the standard for \(there.words.en)",
                id: "`\(own.id)` diumumkan selama \(here.words.id), menurut standar \(there.words.id)")
        }
        return found + (shorter.map { [$0] } ?? [])
    }
}
