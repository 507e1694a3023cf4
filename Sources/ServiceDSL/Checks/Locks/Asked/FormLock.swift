import ServiceIR

/// `form: at_most`: nobody must answer more, and whoever the standard accepts is accepted.
struct FormLock {
    private let comparison: LockComparison
    private var breaches: [LockBreach] = []

    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        var lock = FormLock(comparison)
        let (standard, region) = (comparison.standard, comparison.region)
        for (sectionID, section) in region.form.sections {
            let known = standard.form.sections[sectionID]
            let inside = (comparison.node(section.when, .region), known.map { comparison.node($0.when, .standard) } ?? .truth(false))
            let before = lock.breaches.count
            let path = ["form", sectionID.rawValue, "fields"]
            lock.compare(section.fields, known?.fields ?? [:], of: .section(sectionID, section), in: inside, at: path)
            if known == nil, lock.breaches.count == before { lock.demandRows(of: section, sectionID, asked: inside.0) }
            if let known { lock.compare(section, known, asked: inside.0, at: ["form", sectionID.rawValue]) }
        }
        let before = CitizenSteps.all(in: comparison.standardGraph)
        for (id, place) in CitizenSteps.all(in: comparison.regionGraph).sorted(by: { $0.key < $1.key }) {
            let inside = (
                comparison.node(place.step.when, .region),
                before[id].map { comparison.node($0.step.when, .standard) } ?? .truth(false)
            )
            let owner = place.step.kind == .notice ? Owner.row(of: [id.rawValue, "objections"]) : .names([id.rawValue])
            lock.compare(place.step.fields, before[id]?.step.fields ?? [:], of: owner, in: inside, at: place.path + ["fields"])
            for (actionID, action) in place.step.actions {
                let known = before[id]?.step.actions[actionID]?.fields ?? [:]
                lock.compare(
                    action.fields, known, of: .names([id.rawValue, actionID.rawValue]), in: inside,
                    at: place.path + ["actions", actionID.rawValue, "fields"])
            }
        }
        lock.compareApplicants()
        lock.compareParties()
        lock.compareEnds()
        lock.compareActs()
        lock.compareRules()
        lock.compareOpening()
        for applicant in standard.applicants where !region.applicants.contains(applicant) {
            lock.breaches.append(
                LockBreach(
                    ["applicants"],
                    Words(en: "`\(applicant.rawValue)` may not apply here", id: "`\(applicant.rawValue)` tidak bisa memohon di sini"),
                    facts: [Words("`applicant == '\(applicant.rawValue)'`")]))
        }
        for variant in standard.variants.keys where region.variants[variant] == nil {
            lock.breaches.append(
                LockBreach(
                    ["variants"],
                    Words(en: "`\(variant)` is not offered here", id: "`\(variant)` tidak tersedia di sini"),
                    facts: [Words("`variant == '\(variant)'`")]))
        }
        return lock.breaches
    }

    init(_ comparison: LockComparison) { self.comparison = comparison }

    private typealias Fields = OrderedMap<FieldID, Field>

    /// Of what fields are: what stands before their names where a condition reads them, nothing inside a row.
    private enum Owner {
        case names([String])
        case row(of: [String])

        static func section(_ id: SectionID, _ section: Section) -> Owner {
            section.many == nil ? .names([id.rawValue]) : .row(of: [id.rawValue])
        }
    }

    private mutating func compare(
        _ here: Fields, _ there: Fields, of owner: Owner, in inside: (region: Node, standard: Node), at path: [String]
    ) {
        var (comparison, names, row) = (self.comparison, [String](), [Words]())
        switch owner {
        case .names(let before): names = before
        case .row(let list):
            comparison = comparison.inRows(of: list)
            let name = list.joined(separator: ".")
            row = [Words(en: "in a row of `\(name)`", id: "pada baris `\(name)`")]
        }
        func add(_ breach: LockBreach) {
            var breach = breach
            if breach.obstacles.isEmpty { breach.facts = row + breach.facts }
            breaches.append(breach)
        }
        for (id, field) in here {
            let place = path + [id.rawValue]
            let known = there[id]
            let isOfStep = names.first.map { comparison.standardSteps[StepID($0)] != nil } ?? false
            let limits = AnswerLimits(
                isOfStep ? comparison.asked(byStandard: names + [id.rawValue]) : comparison, at: names + [id.rawValue])
            let asked = Node.all([inside.region, comparison.node(field.when, .region)])
            if field.value != nil {
                let words = Words(
                    en: "`\(id)` is worked out, and refuses whom the standard accepts",
                    id: "`\(id)` dihitung, dan menolak warga yang diterima standar")
                if let breach = limits.bound(field, known)?.breach(place, words, inside: [asked]) { add(breach) }
                continue
            }
            let before = Node.all([inside.standard, comparison.node(known?.when, .standard)])
            if !field.isOptional || field.optionalWhen != nil {
                let due = Node.all([asked, comparison.required(isOptional: field.isOptional, field.optionalWhen, .region)])
                let wasDue = known.flatMap { known in
                    known.value == nil
                        ? Node.all([before, comparison.required(isOptional: known.isOptional, known.optionalWhen, .standard)]) : nil
                }
                let words = Words(
                    en: "`\(id)` must be answered by somebody whom the standard does not ask",
                    id: "`\(id)` wajib diisi warga yang menurut standar tidak ditanyai")
                if let breach = LockBreach(place, words, comparison.search([due] + (wasDue.map { [$0.negated] } ?? []))) {
                    add(breach)
                    continue
                }
            }
            guard let known, known.value == nil else { continue }
            let words = Words(
                en: "an answer that the standard takes is refused here for `\(id)`",
                id: "jawaban yang diterima standar ditolak di sini untuk `\(id)`")
            let found = limits.stricter(field, known).lazy.compactMap { $0.breach(place, words, inside: [asked, before]) }
            if let breach = found.first { add(breach) }
        }
    }

    /// How many of a section there must be, and may be.
    private mutating func compare(_ here: Section, _ there: Section, asked: Node, at path: [String]) {
        let words = Words(
            en: "so many of these as the standard takes are refused here", id: "jumlah yang diterima standar ditolak di sini")
        let limits = AnswerLimits(comparison, at: [path.last ?? ""]).sizes(here.many, there.many, here.unique, there.unique)
        let before = comparison.node(there.when, .standard)
        let found = limits.lazy.compactMap { $0.breach(path, words, inside: [asked, before]) }
        if let breach = found.first { breaches.append(breach) }
    }

    /// Of a new section so many must be sent, be there anything in them or not.
    private mutating func demandRows(of section: Section, _ id: SectionID, asked: Node) {
        guard let many = section.many, many.lower > 0 else { return }
        let words = Words(
            en: "at least \(many.lower) of `\(id)` must be sent, of which the standard knows nothing",
            id: "`\(id)` wajib dikirim minimal \(many.lower), padahal tidak ada di standar")
        if let breach = LockBreach(["form", id.rawValue], words, comparison.search([asked])) { breaches.append(breach) }
    }

    /// Of one applicant nobody must say who files; of several, whoever files must.
    private mutating func compareApplicants() {
        let (here, there) = (comparison.region.form, comparison.standard.form)
        guard here.mayHaveSeveralApplicants, !there.mayHaveSeveralApplicants else { return }
        for (id, section) in here.sections where section.party == .applicant {
            let known = there.sections[id]
            if known?.party == .applicant, known?.many == section.many { continue }
            let words = Words(
                en: "with `\(id)` there are several applicants, and whoever files must say which of them it is",
                id: "dengan `\(id)` pemohonnya lebih dari satu, sehingga pengaju wajib menyebut ia pemohon yang mana")
            let outcome = comparison.search([comparison.node(section.when, .region)])
            if let breach = LockBreach(["form", id.rawValue], words, outcome) { breaches.append(breach) }
        }
    }

    /// What is granted by the standard is granted here.
    private mutating func compareEnds() {
        let own = comparison.regionSteps
        for (id, step) in comparison.standard.machine.steps where step.end == .granted {
            guard let end = own[id]?.end, end != .granted else { continue }
            breaches.append(
                LockBreach(
                    ["workflow", id.rawValue, "end"],
                    Words(
                        en: "`\(id)` grants nothing here, and by the standard it does",
                        id: "`\(id)` di sini tidak mengabulkan, padahal menurut standar mengabulkan")))
        }
    }

    /// Before what was asked for is released, nobody must come again who need not by the standard.
    private mutating func compareActs() {
        let graph = comparison.regionGraph
        guard let initial = graph.initial else { return }
        let known = comparison.standardSteps
        let before = graph.reached(from: [initial]) { !graph.nodes[$0.from].releasesProduct }
        for (index, node) in graph.nodes.enumerated() where before[index] && node.step.kind == .task && !node.isJoin {
            guard node.step.performers?.rows.rows.contains(where: { $0.value.contains { $0 == .applicant || $0 == .filer } }) ?? false,
                known[node.id]?.kind != .task
            else { continue }
            let words = Words(
                en: "the citizen must do `\(node.id)`, of which the standard knows nothing",
                id: "warga wajib mengerjakan `\(node.id)`, padahal tidak ada di standar")
            if let breach = LockBreach(node.path, words, comparison.search([comparison.node(node.step.when, .region)])) {
                breaches.append(breach)
            }
        }
    }

    /// Whose section by the standard is the applicant's, he is the applicant here too.
    private mutating func compareParties() {
        for (id, section) in comparison.standard.form.sections where section.party == .applicant {
            let own = comparison.region.form.sections[id]
            if own?.party == .applicant { continue }
            let words = Words(
                en: "who fills in `\(id)` is an applicant by the standard, and not here",
                id: "yang mengisi `\(id)` adalah pemohon menurut standar, di sini bukan lagi")
            let outcome = comparison.search([comparison.node(section.when, .standard)])
            if let breach = LockBreach(["form", id.rawValue, "party"], words, outcome) { breaches.append(breach) }
        }
    }

    /// Who opens a case: whoever could have one by the standard can here, in no other way than the standard's or by applying.
    private mutating func compareOpening() { breaches += Self.opening(comparison) }

    static func opening(_ comparison: LockComparison) -> [LockBreach] {
        var breaches: [LockBreach] = []
        func cases(_ rows: Rows<Opening>?, _ side: LockComparison.Side) -> [(when: Node, value: Opening?)] {
            rows.map { comparison.cases($0, side).map { ($0.when, $0.value) } } ?? [(.truth(true), nil)]
        }
        for own in cases(comparison.region.openedBy, .region) {
            for known in cases(comparison.standard.openedBy, .standard) where !isOpen(own.value, toWhom: known.value, comparison) {
                let words = Words(
                    en: "such a case is opened by \(who(own.value).en), by the standard by \(who(known.value).en)",
                    id: "perkara ini dibuka \(who(own.value).id), menurut standar dibuka \(who(known.value).id)")
                if let breach = LockBreach(["opened_by"], words, comparison.search([own.when, known.when])) { breaches.append(breach) }
            }
        }
        return breaches
    }

    /// Whether everybody who has a case opened for them as `known` says gets one here too.
    private static func isOpen(_ own: Opening?, toWhom known: Opening?, _ comparison: LockComparison) -> Bool {
        guard let own else { return known?.timer == nil }
        guard let timer = own.timer, var other = known?.timer else { return own == known }
        guard comparison.includes(timer.forEach, other.forEach), other.forEach.accept.allSatisfy(timer.forEach.accept.contains) else {
            return false
        }
        other.forEach = timer.forEach
        return timer == other
    }

    private static func who(_ opening: Opening?) -> Words {
        guard let opening else { return Words(en: "the applicant", id: "pemohon") }
        return opening.role.map { Words("`\($0)`") } ?? Words(en: "a timer", id: "waktu")
    }

    private mutating func compareRules() {
        for (place, rule) in comparison.region.rules.enumerated() where !rule.warn {
            let refuses = comparison.node(rule.rule, .region).negated
            let words = Words(en: "a rule refuses whom the standard accepts", id: "sebuah aturan menolak warga yang diterima standar")
            if let breach = LockBreach(["rules", "\(place)"], words, comparison.search([refuses])) { breaches.append(breach) }
        }
    }
}

/// `channels: at_least`: every channel of the standard is open, to all.
enum ChannelLock {
    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        let (standard, region) = (comparison.standard, comparison.region)
        // Where an officer opens it, nobody can apply on any of them.
        var found = comparison.isFormJudged ? [] : FormLock.opening(comparison)
        found += standard.channels.filter { !region.channels.contains($0) }.map { channel in
            LockBreach(
                ["channels"],
                Words(en: "`\(channel.rawValue)` is not offered here", id: "`\(channel.rawValue)` tidak tersedia di sini"),
                facts: [Words("`channel == '\(channel.rawValue)'`")])
        }
        for refusal in comparison.refusals() {
            if refusal.rule.paths.contains(["channel"]) {
                let words = Words(
                    en: "a rule refuses on a channel what the standard accepts there",
                    id: "sebuah aturan menolak di suatu saluran yang diterima standar di sana")
                if let breach = LockBreach(refusal.path, words, comparison.search(refusal.refused)) { found.append(breach) }
            } else if refusal.asked.contains(where: { $0.paths.contains(["channel"]) }) {
                // Other answers may be taken: it closes the channel where none is.
                guard case .impossible = comparison.search(refusal.taken) else { continue }
                let words = Words(
                    en: "what is asked on a channel cannot be answered", id: "yang ditanyakan di suatu saluran tidak bisa dijawab")
                if let breach = LockBreach(refusal.path, words, comparison.search(refusal.asked)) { found.append(breach) }
            } else if let breach = closing(refusal, comparison) {
                found.append(breach)
            }
        }
        return found + unknown(comparison)
    }

    /// A rule that can be met on one channel and not on another: by what is asked there alone.
    private static func closing(_ refusal: LockRefusal, _ comparison: LockComparison) -> LockBreach? {
        if case .impossible = comparison.search(refusal.taken) { return nil }
        for channel in comparison.standard.channels where comparison.region.channels.contains(channel) {
            let there = Node(.binary(.equal, Node(path: ["channel"]), Node(.literal(.text(channel.rawValue)))))
            guard case .impossible = comparison.search(refusal.taken + [there]) else { continue }
            let words = Words(
                en: "nobody can meet a rule on `\(channel.rawValue)`",
                id: "tidak ada yang bisa memenuhi sebuah aturan di `\(channel.rawValue)`")
            return LockBreach(refusal.path, words, comparison.search(refusal.refused + [there]))
        }
        return nil
    }

    /// An output that must be valid, where the register is not asked: only where an officer files is it known of whom it is.
    private static func unknown(_ comparison: LockComparison) -> [LockBreach] {
        let alone = comparison.standard.channels.filter { !$0.isAssisted && comparison.region.channels.contains($0) }
        if alone.isEmpty { return [] }
        let onOne = Node.any(alone.map { Node(.binary(.equal, Node(path: ["channel"]), Node(.literal(.text($0.rawValue))))) })
        return comparison.region.form.sections.flatMap { sectionID, section in
            section.fields.compactMap { id, field -> LockBreach? in
                guard let issued = field.issued, !issued.accept.contains(.unknown), field.value == nil else { return nil }
                func due(_ field: Field, _ around: Section, _ side: LockComparison.Side) -> Node {
                    .all([
                        comparison.node(around.when, side), comparison.node(field.when, side),
                        comparison.required(isOptional: field.isOptional, field.optionalWhen, side),
                    ])
                }
                let known = comparison.standard.form.sections[sectionID].flatMap { around in
                    around.fields[id].flatMap { $0.issued?.accept.contains(.unknown) == false ? due($0, around, .standard) : nil }
                }
                let words = Words(
                    en: "`\(id)` must be answered where no officer files, and nothing is known there of any output",
                    id: "`\(id)` wajib diisi di saluran tanpa petugas, padahal di sana tidak ada keluaran yang dikenali")
                return LockBreach(
                    ["form", sectionID.rawValue, "fields", id.rawValue], words,
                    comparison.search([due(field, section, .region), onOne] + (known.map { [$0.negated] } ?? [])))
            }
        }
    }
}
