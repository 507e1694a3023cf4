import ServiceIR

/// What a required step is: who does it, what is signed, recorded, released and paid out in it.
struct StepWork {
    private let comparison: LockComparison
    private let own: MachineGraph.Node
    private let known: Step
    private let asked: Node

    static func breaches(_ own: MachineGraph.Node, _ known: Step, _ comparison: LockComparison) -> [LockBreach] {
        let work = StepWork(comparison: comparison, own: own, known: known, asked: comparison.node(own.step.when, .region))
        return work.performers() + work.lost() + work.branches() + work.publication()
            + work.records(own.step.fields, known.fields, at: own.path + ["fields"])
            + work.papers(own.step.documents, known.documents, at: own.path + ["documents"])
            + known.actions.flatMap { id, action -> [LockBreach] in
                guard let other = own.step.actions[id] else { return [] }
                let path = own.path + ["actions", id.rawValue]
                return work.records(other.fields, action.fields, at: path + ["fields"])
                    + work.papers(other.documents, action.documents, at: path + ["documents"])
            }
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

    /// A notice shows as much, for as long.
    private func publication() -> [LockBreach] {
        guard known.kind == .notice else { return [] }
        let shown = Set(own.step.shows.map { comparison.inlined($0, .region).canonicalText })
        var found: [LockBreach] = []
        if let gone = known.shows.first(where: { !shown.contains(comparison.inlined($0, .standard).canonicalText) }) {
            let words = Words(
                en: "`\(gone.text)` is not published in `\(own.id)`, and by the standard it is",
                id: "`\(gone.text)` tidak diumumkan pada `\(own.id)`, padahal menurut standar diumumkan")
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

    // MARK: What is recorded

    /// Whether only officers fill in here: of what a citizen answers, less may be asked.
    private var isOfficers: Bool {
        guard known.kind == .task, let performers = known.performers else { return false }
        return !performers.roles.contains(.applicant) && !performers.roles.contains(.filer)
    }

    private func records(_ here: OrderedMap<FieldID, Field>, _ there: OrderedMap<FieldID, Field>, at path: [String]) -> [LockBreach] {
        guard isOfficers else { return [] }
        var found: [LockBreach] = []
        for (id, field) in there where field.value == nil {
            let place = path + [id.rawValue]
            let words = Words(
                en: "`\(id)` is not recorded in `\(own.id)` where it is by the standard",
                id: "`\(id)` tidak dicatat pada `\(own.id)`, padahal menurut standar dicatat")
            guard let other = here[id], other.value == nil else {
                found.append(LockBreach(place, words))
                continue
            }
            var before = [asked, comparison.node(field.when, .standard)]
            var now = [comparison.node(other.when, .region)]
            if !field.isOptional || field.optionalWhen != nil {
                before.append(comparison.required(isOptional: field.isOptional, field.optionalWhen, .standard))
                now.append(comparison.required(isOptional: other.isOptional, other.optionalWhen, .region))
            }
            if let breach = LockBreach(place, words, comparison.search(before + [Node.all(now).negated])) {
                found.append(breach)
                continue
            }
            if let rows = otherRows(other, field, of: id, at: place) {
                found.append(rows)
                continue
            }
            let names =
                [own.id.rawValue] + path.suffix(path.count - own.path.count).filter { !["actions", "fields"].contains($0) } + [id.rawValue]
            let refused = Words(
                en: "what the standard lets be recorded as `\(id)` is refused here",
                id: "yang menurut standar bisa dicatat sebagai `\(id)` ditolak di sini")
            let limits = AnswerLimits(comparison.asked(byStandard: names), at: names).stricter(other, field)
            let stricter = limits.lazy.compactMap { $0.breach(place, refused, inside: before + now) }
            if let breach = stricter.first { found.append(breach) }
        }
        return found
    }

    /// A list has a row for each row of the same list as by the standard.
    private func otherRows(_ here: Field, _ there: Field, of id: FieldID, at place: [String]) -> LockBreach? {
        guard here.type == .list, there.type == .list else { return nil }
        func list(_ field: Field, _ side: LockComparison.Side) -> String? {
            field.per.map { comparison.inlined($0, side).canonicalText }
        }
        guard list(here, .region) != list(there, .standard) else { return nil }
        func each(_ list: String?) -> Words {
            list.map { Words(en: "one row for each row of `\($0)`", id: "satu baris untuk tiap baris `\($0)`") }
                ?? Words(en: "as many rows as are filled in", id: "baris sebanyak yang diisi")
        }
        let (mine, theirs) = (each(list(here, .region)), each(list(there, .standard)))
        return LockBreach(
            place + [Key.per.rawValue],
            Words(
                en: "`\(id)` has \(mine.en), and by the standard \(theirs.en)",
                id: "`\(id)` punya \(mine.id), padahal menurut standar \(theirs.id)"))
    }

    private func papers(
        _ here: OrderedMap<DocumentID, Requirement>, _ there: OrderedMap<DocumentID, Requirement>, at path: [String]
    ) -> [LockBreach] {
        guard isOfficers else { return [] }
        return there.compactMap { id, requirement in
            let words = Words(
                en: "`\(id)` is not added in `\(own.id)` where it is by the standard",
                id: "`\(id)` tidak dilampirkan pada `\(own.id)`, padahal menurut standar dilampirkan")
            guard let other = here[id] else { return LockBreach(path + [id.rawValue], words) }
            func due(_ requirement: Requirement, _ side: LockComparison.Side) -> Node {
                .all([
                    comparison.node(requirement.when, side),
                    comparison.required(isOptional: requirement.isOptional, requirement.optionalWhen, side),
                ])
            }
            return LockBreach(
                path + [id.rawValue], words, comparison.search([asked, due(requirement, .standard), due(other, .region).negated]))
        }
    }
}
