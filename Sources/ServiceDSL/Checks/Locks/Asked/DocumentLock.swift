import ServiceIR

/// `documents: at_most`: nobody must hand in more, or a stricter paper, than by the standard.
struct DocumentLock {
    private(set) var comparison: LockComparison
    private(set) var breaches: [LockBreach] = []

    static func breaches(_ comparison: LockComparison) -> [LockBreach] {
        var lock = DocumentLock(comparison: comparison)
        let (standard, region) = (comparison.standard, comparison.region)
        lock.compare(region.documents, standard.documents, in: (.truth(true), .truth(true)), at: ["documents"])
        let before = CitizenSteps.all(in: comparison.standardGraph)
        for (id, place) in CitizenSteps.all(in: comparison.regionGraph).sorted(by: { $0.key < $1.key }) {
            let other = before[id]
            let inside = (
                comparison.node(place.step.when, .region),
                other.map { comparison.node($0.step.when, .standard) } ?? .truth(false)
            )
            lock.compare(place.step.documents, other?.step.documents ?? [:], in: inside, at: place.path + ["documents"])
            for (actionID, action) in place.step.actions {
                let known = other?.step.actions[actionID]?.documents ?? [:]
                lock.compare(action.documents, known, in: inside, at: place.path + ["actions", actionID.rawValue, "documents"])
            }
        }
        lock.compareDemands()
        return lock.breaches
    }

    private init(comparison: LockComparison) { self.comparison = comparison }

    private typealias Documents = OrderedMap<DocumentID, Requirement>

    private mutating func compare(_ here: Documents, _ there: Documents, in inside: (region: Node, standard: Node), at path: [String]) {
        for id in leaves(here).map(\.id) + leaves(there).map(\.id) { comparison.declare(fact: ["holds", id.rawValue]) }
        // By paper: that the standard's documents which it may be for are handed in.
        var satisfied: [DocumentID: [Node]] = [:]
        for (id, requirement) in there {
            let asked = Node.all([inside.standard] + needed(requirement, .standard))
            let isServed = Node.any([asked.negated, serves(id, requirement, .standard)])
            for leaf in leaves([id: requirement]) { satisfied[leaf.id, default: []].append(isServed) }
        }
        for (id, requirement) in here where !requirement.isOptional || requirement.optionalWhen != nil {
            let place = path + [id.rawValue]
            let needed = Node.all([inside.region] + needed(requirement, .region))
            let known = there[id].map { [serves(id, $0, .standard)] + self.needed($0, .standard) } ?? []
            let outcome = comparison.search(
                [needed, serves(id, requirement, .region).negated], given: leaves([id: requirement]).flatMap { satisfied[$0.id] ?? [] },
                telling: known)
            let words = Words(
                en: "`\(id)` is asked of somebody of whom the standard asks nothing that serves",
                id: "`\(id)` diminta dari warga yang menurut standar tidak diminta berkas yang memenuhinya")
            if let breach = LockBreach(place, words, outcome) {
                breaches.append(breach)
                continue
            }
            let sections = there[id]?.per ?? []
            for section in requirement.per where sections.contains(section) {
                let (own, known) = (comparison.region.form.sections[section]?.many, comparison.standard.form.sections[section]?.many)
                guard let least = own?.lower, let before = known?.lower, before < least else { continue }
                let words = Words(
                    en: "`\(id)` is asked for at least \(least) of `\(section)`, by the standard for \(before)",
                    id: "`\(id)` diminta untuk paling sedikit \(least) `\(section)`, menurut standar \(before)")
                if let breach = LockBreach(["form", section.rawValue, "many"], words, comparison.search([needed])) {
                    breaches.append(breach)
                }
            }
            for section in requirement.per where sections.contains(section) {
                let (own, known) = (asked(section, .region), asked(section, .standard))
                if own.canonicalText == known.canonicalText { continue }
                let words = Words(
                    en: "`\(id)` is asked for `\(section)` of somebody of whom the standard does not ask that",
                    id: "`\(id)` diminta untuk `\(section)` dari warga yang menurut standar tidak ditanyai bagian itu")
                if let breach = LockBreach(["form", section.rawValue, "when"], words, comparison.search([needed, own, known.negated])) {
                    breaches.append(breach)
                }
            }
            if there[id] != nil, let breach = otherSections(id, requirement.per, sections, needed, at: place + ["per"]) {
                breaches.append(breach)
            }
            for leaf in leaves([id: requirement]) {
                if let known = leaves(there).first(where: { $0.id == leaf.id }) {
                    compare(leaf.requirement, known.requirement, id: leaf.id, where: needed, at: place)
                }
            }
        }
    }

    /// More papers for each of some sections than by the standard: whoever is asked a further one; where there is a single paper by the standard,
    /// whoever is asked two, or has two rows; where there is a single one here, whoever is asked none of the standard's.
    private func otherSections(
        _ id: DocumentID, _ here: [SectionID], _ there: [SectionID], _ needed: Node, at place: [String]
    ) -> LockBreach? {
        var more: [Node] = []
        if here.isEmpty, !there.isEmpty {
            more = [Node.all(there.map { asked($0, .standard).negated })]
        } else if there.isEmpty {
            more = here.enumerated().flatMap { place, one in
                [asked(one, .region, rows: 2)] + here.dropFirst(place + 1).map { Node.all([asked(one, .region), asked($0, .region)]) }
            }
        } else {
            more = here.filter { !there.contains($0) }.map { asked($0, .region) }
        }
        let words = Words(
            en: "`\(id)` is asked for more sections or rows than by the standard",
            id: "`\(id)` diminta untuk lebih banyak bagian atau baris daripada menurut standar")
        return more.lazy.compactMap { LockBreach(place, words, comparison.search([needed, $0])) }.first
    }

    /// That a section is asked, with at least so many rows where it has rows.
    private func asked(_ id: SectionID, _ side: LockComparison.Side, rows: Int64 = 1) -> Node {
        let section = (side == .region ? comparison.region : comparison.standard).form.sections[id]
        let when = comparison.node(section?.when, side)
        guard section?.many != nil else { return rows > 1 ? .truth(false) : when }
        let size = Node(.call("size", [Node(path: [id.rawValue])]))
        return .all([when, Node(.binary(.greaterOrEqual, size, Node(.literal(.integer(rows)))))])
    }

    // MARK: Who hands in what

    func needed(_ requirement: Requirement, _ side: LockComparison.Side) -> [Node] {
        // What the office gets by itself is asked of nobody.
        if requirement.isFetched { return [.truth(false)] }
        return [
            comparison.node(requirement.when, side),
            comparison.required(isOptional: requirement.isOptional, requirement.optionalWhen, side),
        ]
    }

    /// Whether what somebody holds serves.
    private func serves(_ id: DocumentID, _ requirement: Requirement, _ side: LockComparison.Side) -> Node {
        guard let group = requirement.group, !requirement.members.isEmpty else { return Node(path: ["holds", id.rawValue]) }
        let members = requirement.members.map { inner, member -> Node in
            let asked = comparison.node(member.when, side)
            let own = serves(inner, member, side)
            if group == .anyOf { return Node.all([asked, own]) }
            let due = comparison.required(isOptional: member.isOptional, member.optionalWhen, side)
            return Node.any([asked.negated, due.negated, own])
        }
        return group == .anyOf ? Node.any(members) : Node.all(members)
    }

    private func leaves(_ documents: Documents) -> [(id: DocumentID, requirement: Requirement)] {
        documents.flatMap { id, requirement in
            requirement.members.isEmpty ? [(id, requirement)] : leaves(requirement.members)
        }
    }

    // MARK: Stricter papers

    private mutating func compare(_ here: Requirement, _ there: Requirement, id: DocumentID, where needed: Node, at path: [String]) {
        if here.stampDuty, !there.stampDuty {
            add(
                path + ["stamp_duty"],
                Words(
                    en: "`\(id)` needs a duty stamp here; the standard does not ask it",
                    id: "di sini `\(id)` harus bermeterai, padahal standar tidak memintanya"),
                [needed])
        }
        if !here.selfDeclaration, there.selfDeclaration {
            add(
                path + ["self_declaration"],
                Words(
                    en: "as `\(id)` the applicant's own word does not do here",
                    id: "sebagai `\(id)`, pernyataan pemohon sendiri di sini tidak cukup"),
                [needed])
        }
        if here.mustBeValid, !there.mustBeValid {
            add(
                path + ["not_expired"],
                Words(
                    en: "`\(id)` must still be valid here; the standard does not ask it",
                    id: "di sini `\(id)` harus masih berlaku, padahal standar tidak memintanya"),
                [needed])
        }
        if let own = here.maxAge, there.maxAge.map({ own.days < $0.days }) ?? true {
            let known = there.maxAge?.words
            add(
                path + ["max_age"],
                Words(
                    en: "`\(id)` may be at most \(own.words.en) old here; the standard "
                        + (known.map { "allows \($0.en)" } ?? "sets no limit"),
                    id: "di sini umur `\(id)` paling lama \(own.words.id), padahal standar "
                        + (known.map { "membolehkan \($0.id)" } ?? "tidak membatasinya")),
                [needed])
        }
        switch (here.from?.output, there.from?.output) {
        case (let own?, let known) where known.map { !comparison.includes(own, $0) } ?? true:
            add(
                path + ["from"],
                Words(en: "no other paper serves as `\(id)` than a `\(own.name)`", id: "sebagai `\(id)` hanya `\(own.name)` yang diterima"),
                [needed])
        case (nil, let known?) where !here.isFetched:
            add(
                path + ["from"],
                Words(
                    en: "who holds a `\(known.name)` must hand in `\(id)` here",
                    id: "pemegang `\(known.name)` di sini tetap harus menyerahkan `\(id)`"),
                [needed])
        default: break
        }
        if !FileKind.taken(by: there.accept).isSubset(of: FileKind.taken(by: here.accept)) {
            add(
                path + ["accept"],
                Words(en: "`\(id)` is taken in fewer kinds of file", id: "`\(id)` diterima dalam lebih sedikit jenis berkas"), [needed])
        }
        if let own = here.maxSize, there.maxSize.map({ own < $0 }) ?? true {
            add(path + ["max_size"], Words(en: "`\(id)` must be smaller here", id: "`\(id)` di sini harus lebih kecil"), [needed])
        }
        for own in comparison.cases(here.bring, .region) {
            for known in comparison.cases(there.bring, .standard) where own.value > known.value {
                add(
                    path + ["bring"],
                    Words(
                        en: "`\(id)` must be brought as \(own.value.words.en), by the standard as \(known.value.words.en)",
                        id: "`\(id)` harus dibawa \(own.value.words.id), menurut standar \(known.value.words.id)"),
                    [needed, own.when, known.when])
            }
        }
        let one = Rows(always: 1)
        for own in comparison.cases(here.copies ?? one, .region) {
            for known in comparison.cases(there.copies ?? one, .standard) where own.value > known.value {
                add(
                    path + ["copies"],
                    Words(
                        en: "\(own.value) copies of `\(id)`, by the standard \(known.value)",
                        id: "`\(id)` rangkap \(own.value), menurut standar \(known.value)"),
                    [needed, own.when, known.when])
            }
        }
    }

    mutating func add(_ breach: LockBreach) { breaches.append(breach) }

    mutating func add(_ path: [String], _ message: Words, _ nodes: [Node]) {
        if let breach = LockBreach(path, message, comparison.search(nodes)) { breaches.append(breach) }
    }
}

/// The steps on which the citizen, not an officer, fills in and hands in; whoever objects to a notice is one too.
enum CitizenSteps {
    struct Place {
        let step: Step
        let path: [String]
    }

    static func all(in graph: MachineGraph) -> [StepID: Place] {
        var found: [StepID: Place] = [:]
        for node in graph.nodes where !node.isJoin {
            let isCitizens = node.step.performers?.namesCitizens == true
            // What is asked beside a payment is the proof, which the applicant hands in.
            if isCitizens || node.step.kind == .payment || node.step.kind == .notice {
                found[node.id] = Place(step: node.step, path: node.path)
            }
        }
        return found
    }
}

extension Requirement.Bring {
    fileprivate var words: Words {
        switch self {
        case .copy: Words(en: "a copy", id: "fotokopi")
        case .legalised: Words(en: "a legalised copy", id: "fotokopi yang dilegalisasi")
        case .original: Words(en: "the original", id: "asli")
        case .surrendered: Words(en: "the original, to be handed over", id: "asli untuk diserahkan")
        }
    }
}
