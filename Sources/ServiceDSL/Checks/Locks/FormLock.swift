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
            lock.compare(section.fields, known?.fields ?? [:], in: inside, at: ["form", sectionID.rawValue, "fields"])
            lock.compareWorkedOut(
                section.fields, known?.fields ?? [:], of: section.many == nil ? [sectionID.rawValue] : nil, asked: inside.0,
                at: ["form", sectionID.rawValue, "fields"])
            if known == nil, lock.breaches.count == before { lock.demandRows(of: section, sectionID, asked: inside.0) }
            if let known { lock.compare(section, known, asked: inside.0, at: ["form", sectionID.rawValue]) }
        }
        let before = CitizenSteps.all(of: standard)
        for (id, place) in CitizenSteps.all(of: region).sorted(by: { $0.key < $1.key }) {
            let inside = (
                comparison.node(place.step.when, .region),
                before[id].map { comparison.node($0.step.when, .standard) } ?? .truth(false)
            )
            lock.compare(place.step.fields, before[id]?.step.fields ?? [:], in: inside, at: place.path + ["fields"])
            lock.compareWorkedOut(
                place.step.fields, before[id]?.step.fields ?? [:], of: [id.rawValue], asked: inside.0, at: place.path + ["fields"])
            for (actionID, action) in place.step.actions {
                let known = before[id]?.step.actions[actionID]?.fields ?? [:]
                lock.compare(action.fields, known, in: inside, at: place.path + ["actions", actionID.rawValue, "fields"])
            }
        }
        lock.compareApplicants()
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

    private mutating func compare(_ here: Fields, _ there: Fields, in inside: (region: Node, standard: Node), at path: [String]) {
        for (id, field) in here where field.value == nil {
            let place = path + [id.rawValue]
            let known = there[id]
            let asked = Node.all([inside.region, comparison.node(field.when, .region)])
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
                    breaches.append(breach)
                    continue
                }
            }
            guard let known, let stricter = stricter(field, known) else { continue }
            if case .impossible = comparison.search([asked]) { continue }
            breaches.append(
                LockBreach(
                    place,
                    Words(
                        en: "an answer that the standard takes may be refused here for `\(id)`",
                        id: "jawaban yang diterima standar bisa ditolak di sini untuk `\(id)`"),
                    obstacles: [stricter]))
        }
    }

    /// What a computed field may be, and its rule: who does not meet them is refused as by any other.
    private mutating func compareWorkedOut(
        _ here: Fields, _ there: Fields, of owner: [String]?, asked: Node, at path: [String]
    ) {
        for (id, field) in here where field.value != nil {
            guard let stricter = bound(field, there[id]) else { continue }
            let words = Words(
                en: "`\(id)` is worked out, and refuses whom the standard accepts",
                id: "`\(id)` dihitung, dan menolak warga yang diterima standar")
            let place = path + [id.rawValue]
            let within = [asked, comparison.node(field.when, .region)]
            guard let owner, field.type != .list else {
                if case .impossible = comparison.search(within) { continue }
                breaches.append(LockBreach(place, words, obstacles: [stricter]))
                continue
            }
            let value = Expression((owner + [id.rawValue]).joined(separator: "."))
            var refused: [Node] = []
            for (bound, op) in [(field.min, "<"), (field.max, ">")] {
                if let number = bound?.number { refused.append(comparison.node(Expression("\(value.text) \(op) \(number)"), .region)) }
            }
            if let rule = field.rule { refused.append(comparison.node(rule.rule, .region).negated) }
            if let breach = LockBreach(place, words, comparison.search(within + [Node.any(refused)])) { breaches.append(breach) }
        }
    }

    /// What a computed field is held to that the standard's is not.
    private func bound(_ here: Field, _ there: Field?) -> Words? {
        func differs(_ key: String) -> Words { Words(en: "its `\(key)` differs", id: "`\(key)`-nya berbeda") }
        let known = there?.value != nil && text(there?.value, .standard) == text(here.value, .region) ? there : nil
        if here.min != nil, here.min != known?.min { return differs("min") }
        if here.max != nil, here.max != known?.max { return differs("max") }
        if let rule = here.rule, known?.rule.map({ text($0.rule, .standard) }) != text(rule.rule, .region) { return differs("rule") }
        return nil
    }

    /// How many of a section there must be, and may be.
    private mutating func compare(_ here: Section, _ there: Section, asked: Node, at path: [String]) {
        let (own, known) = (here.many ?? Bounds(1, 1), there.many ?? Bounds(1, 1))
        let isWithin = own.lower <= known.lower && known.upper <= own.upper && here.unique.allSatisfy(there.unique.contains)
        if isWithin { return }
        if case .impossible = comparison.search([asked]) { return }
        breaches.append(
            LockBreach(
                path,
                Words(
                    en: "so many of these as the standard takes may be refused here",
                    id: "jumlah yang diterima standar bisa ditolak di sini"),
                obstacles: [Words(en: "its `many` or `unique` differs", id: "`many` atau `unique`-nya berbeda")]))
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

    /// What a field asks of an answer besides what the standard asks.
    func stricter(_ here: Field, _ there: Field) -> Words? {
        func differs(_ key: String) -> Words { Words(en: "its `\(key)` differs", id: "`\(key)`-nya berbeda") }
        if here.type != there.type { return differs("type") }
        if here.unit != there.unit { return differs("unit") }
        if let pattern = here.pattern, pattern != there.pattern { return differs("pattern") }
        if let min = here.min, min != there.min {
            guard let own = min.number, let known = there.min?.number, own <= known else { return differs("min") }
        }
        if let max = here.max, max != there.max {
            guard let own = max.number, let known = there.max?.number, known <= own else { return differs("max") }
        }
        if there.options.keys.contains(where: { here.options[$0] == nil }) { return differs("options") }
        if let rule = here.rule, there.rule.map({ text($0.rule, .standard) }) != text(rule.rule, .region) { return differs("rule") }
        if here.resource != there.resource { return differs("resource") }
        if let level = here.level, level != there.level { return differs("level") }
        if let own = here.many, own != there.many {
            guard let known = there.many, own.lower <= known.lower, known.upper <= own.upper else { return differs("many") }
        }
        if here.unique.contains(where: { !there.unique.contains($0) }) { return differs("unique") }
        if !FileKind.taken(by: there.accept).isSubset(of: FileKind.taken(by: here.accept)) { return differs("accept") }
        if let own = here.maxSize, there.maxSize.map({ own < $0 }) ?? true { return differs("max_size") }
        if let own = here.issued, let known = there.issued {
            if !comparison.includes(own, known) { return differs("output") }
            if !known.accept.allSatisfy(own.accept.contains) { return differs("accept") }
        }
        for (id, field) in here.fields where field.value != nil {
            if let bound = bound(field, there.fields[id]) { return bound }
        }
        for (id, field) in here.fields where field.value == nil {
            guard let known = there.fields[id] else {
                if field.isOptional, field.optionalWhen == nil { continue }
                return differs("fields")
            }
            let isAskedAlike = text(field.when, .region) == text(known.when, .standard)
            let isDueAlike = !known.isOptional || text(field.optionalWhen, .region) == text(known.optionalWhen, .standard)
            if !field.isOptional, known.isOptional || known.value != nil || !isAskedAlike { return differs("fields") }
            if field.optionalWhen != nil, known.value != nil || !isAskedAlike || !isDueAlike { return differs("fields") }
            if let inner = stricter(field, known) { return inner }
        }
        return nil
    }

    private func text(_ expression: Expression?, _ side: LockComparison.Side) -> String {
        comparison.node(expression, side).canonicalText
    }

    /// Who opens a case: whoever could have one by the standard can here, in no other way than the standard's or by applying.
    private mutating func compareOpening() {
        func cases(_ rows: Rows<Opening>?, _ side: LockComparison.Side) -> [(when: Node, value: Opening?)] {
            rows.map { comparison.cases($0, side).map { ($0.when, $0.value) } } ?? [(.truth(true), nil)]
        }
        for own in cases(comparison.region.openedBy, .region) {
            for known in cases(comparison.standard.openedBy, .standard) where !isOpen(own.value, toWhom: known.value) {
                let words = Words(
                    en: "such a case is opened by \(who(own.value).en), by the standard by \(who(known.value).en)",
                    id: "perkara ini dibuka \(who(own.value).id), menurut standar dibuka \(who(known.value).id)")
                if let breach = LockBreach(["opened_by"], words, comparison.search([own.when, known.when])) { breaches.append(breach) }
            }
        }
    }

    /// Whether everybody who has a case opened for them as `known` says gets one here too.
    private func isOpen(_ own: Opening?, toWhom known: Opening?) -> Bool {
        guard let own else { return known?.timer == nil }
        guard let timer = own.timer, var other = known?.timer else { return own == known }
        guard comparison.includes(timer.forEach, other.forEach), other.forEach.accept.allSatisfy(timer.forEach.accept.contains) else {
            return false
        }
        other.forEach = timer.forEach
        return timer == other
    }

    private func who(_ opening: Opening?) -> Words {
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
        var found = standard.channels.filter { !region.channels.contains($0) }.map { channel in
            LockBreach(
                ["channels"],
                Words(en: "`\(channel.rawValue)` is not offered here", id: "`\(channel.rawValue)` tidak tersedia di sini"),
                facts: [Words("`channel == '\(channel.rawValue)'`")])
        }
        for refusal in comparison.refusals() {
            if refusal.rule.paths.contains(["channel"]) {
                let words = Words(
                    en: "a rule refuses on a channel what the standard accepts there",
                    id: "sebuah aturan menolak di suatu kanal yang diterima standar di sana")
                if let breach = LockBreach(refusal.path, words, comparison.search(refusal.refused)) { found.append(breach) }
            } else if refusal.asked.contains(where: { $0.paths.contains(["channel"]) }) {
                // Other answers may be taken: it closes the channel where none is.
                guard case .impossible = comparison.search(refusal.taken) else { continue }
                let words = Words(
                    en: "what is asked on a channel cannot be answered", id: "yang ditanyakan di suatu kanal tidak bisa dijawab")
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
                    id: "`\(id)` wajib diisi di kanal tanpa petugas, padahal di sana tidak ada keluaran yang dikenali")
                return LockBreach(
                    ["form", sectionID.rawValue, "fields", id.rawValue], words,
                    comparison.search([due(field, section, .region), onOne] + (known.map { [$0.negated] } ?? [])))
            }
        }
    }
}
