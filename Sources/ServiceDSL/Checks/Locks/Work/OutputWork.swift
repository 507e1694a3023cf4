import ServiceIR

/// What is signed and issued in a required step: to no fewer people, valid for as long, in as many copies, by the ways and with what it says by the standard.
struct OutputWork {
    private let comparison: LockComparison
    private let own: Output
    private let known: Output
    private let id: OutputID
    /// What is so of who gets it by the standard, and has it here: that the step is carried out, and that both conditions hold.
    private let inside: [Node]
    /// In a row of the list for whose rows there is one each.
    private let row: [Words]
    /// What its rows say otherwise than by the standard.
    private let differing: [String]

    /// - Parameter asked: that the step is carried out, here and by the standard.
    static func breaches(of id: OutputID, asked: [Node], _ comparison: LockComparison) -> [LockBreach] {
        guard let own = comparison.region.outputs[id], let known = comparison.standard.outputs[id] else { return [] }
        let work = OutputWork(id, own, known, asked: asked, comparison)
        return (work.issue(asked) + work.validity() + work.shape() + work.copies() + work.delivery()).map { breach in
            var breach = breach
            if breach.obstacles.isEmpty, !breach.facts.isEmpty { breach.facts = work.row + breach.facts }
            breach.isSaidOnce = true
            return breach
        }
    }

    private init(_ id: OutputID, _ own: Output, _ known: Output, asked: [Node], _ comparison: LockComparison) {
        self.id = id
        self.own = own
        self.known = known
        let list = known.per.map { $0.text.split(separator: ".").map(String.init) }
        let behind = known.per.map { comparison.standard.lists(behind: $0).reversed().map(\.path) } ?? []
        self.comparison = behind.reduce(comparison) { $0.inRows(of: $1) }
        row = known.per.map { [Words(en: "in a row of `\($0.text)`", id: "pada baris `\($0.text)`")] } ?? []
        differing = list.map { Self.differing(in: $0, comparison) } ?? []
        inside = asked + [self.comparison.node(own.when, .region), self.comparison.node(known.when, .standard)]
    }

    /// The fields of a form's rows that are worked out otherwise, or are something else.
    private static func differing(in list: [String], _ comparison: LockComparison) -> [String] {
        func fields(_ service: CompiledService) -> OrderedMap<FieldID, Field> {
            let section = list.first.flatMap { service.form.sections[SectionID($0)] }
            return list.count > 1 ? section?.fields[FieldID(list[1])]?.fields ?? [:] : section?.fields ?? [:]
        }
        let here = fields(comparison.region)
        func text(_ value: Expression?, _ side: LockComparison.Side) -> String {
            value.map { comparison.inlined($0, side).canonicalText } ?? ""
        }
        return fields(comparison.standard).compactMap { id, field in
            guard let other = here[id], other.type == field.type, text(other.value, .region) == text(field.value, .standard) else {
                return id.rawValue
            }
            return nil
        }
    }

    private func path(_ key: Key) -> [String] { [Key.outputs.rawValue, id.rawValue, key.rawValue] }

    // MARK: Who gets it

    private func issue(_ asked: [Node]) -> [LockBreach] {
        let words = Words(
            en: "`\(id)` is not issued to everybody to whom it is by the standard",
            id: "`\(id)` tidak diterbitkan bagi setiap orang yang menurut standar memperolehnya")
        let before = comparison.node(known.when, .standard)
        if let name = before.paths.first(where: { $0.count == 1 && differing.contains($0[0]) }) {
            let told = Words(en: "nothing is known of `\(name[0])`", id: "tidak ada yang diketahui tentang `\(name[0])`")
            return [LockBreach(path(.when), words, obstacles: [told])]
        }
        let now = comparison.node(own.when, .region)
        if own.when == nil || now.canonicalText == before.canonicalText { return [] }
        let outcome = comparison.search(asked + [before, now.negated])
        return LockBreach(path(.when), words, outcome).map { [$0] } ?? []
    }

    // MARK: How long it is valid

    private func validity() -> [LockBreach] {
        let (here, there) = (time(own), time(known))
        let unproved = Words(
            en: "it is not proved that `\(id)` is valid for as long", id: "belum terbukti bahwa `\(id)` berlaku selama itu")
        let shorter = DueComparison(comparison, .shorter).breach(
            here, there, at: path(own.validFor == nil ? .validUntil : .validFor), inside: inside, unproved: unproved
        ) {
            Words(
                en: "`\(id)` is valid \($0.lasting.en), by the standard \($1.lasting.en)",
                id: "`\(id)` berlaku \($0.lasting.id), menurut standar \($1.lasting.id)")
        }
        if let shorter { return [shorter] }
        // Where the standard says that it is not stated, a region may state it.
        if known.isValidityUnstated { return [] }
        let endless = there.conditions.map { comparison.node($0, .standard).negated }
        let key: Key = own.validFor == nil ? .validUntil : .validFor
        let words = Words(
            en: "`\(id)` is valid to a last day, by the standard without end",
            id: "`\(id)` berlaku sampai suatu hari, menurut standar tanpa batas")
        let ending = Node.any(here.conditions.map { comparison.node($0, .region) })
        let breach = LockBreach(path(key), words, comparison.search(inside + endless + [ending]))
        return breach.map { [$0] } ?? []
    }

    /// Counted from the day of its release.
    private func time(_ output: Output) -> StatedTime {
        let lengths = output.validFor.map { Rows($0.rows.map { .init(when: $0.when, TimeLimit(PeriodRange($0.value))) }) }
        return StatedTime(within: lengths, until: output.validUntil)
    }

    // MARK: What it is

    private func shape() -> [LockBreach] {
        var found: [LockBreach] = []
        if own.isNoProduct, !known.isNoProduct {
            let words = Words(
                en: "`\(id)` is not what was asked for here, and by the standard it is",
                id: "`\(id)` di sini bukan yang dimohon, padahal menurut standar yang dimohon")
            found.append(LockBreach(path(.product), words))
        }
        if let numbers = known.number {
            let none = comparison.cases(own.number, .region).map(\.when.negated)
            let words = Words(
                en: "`\(id)` has no number, and by the standard it has", id: "`\(id)` tidak bernomor, padahal menurut standar bernomor")
            for row in comparison.cases(numbers, .standard) {
                guard let breach = LockBreach(path(.number), words, comparison.search(inside + [row.when] + none)) else { continue }
                found.append(breach)
                break
            }
        }
        if let template = known.template, own.template != template {
            let words = Words(
                en: "`\(id)` is not made from `\(template)`, and by the standard it is",
                id: "`\(id)` tidak dibuat dari `\(template)`, padahal menurut standar dibuat dari itu")
            found.append(LockBreach(path(.template), words))
        }
        if let agency = known.agency, own.agency != agency {
            let words = Words(
                en: "`\(id)` is not issued by `\(agency)`, and by the standard it is",
                id: "`\(id)` tidak diterbitkan oleh `\(agency)`, padahal menurut standar diterbitkan olehnya")
            found.append(LockBreach(path(.agency), words))
        }
        if let signature = known.signature, own.signature != signature, own.signature != .electronic {
            let words = Words(
                en: "`\(id)` is not signed as by the standard (`\(signature)`)",
                id: "`\(id)` tidak ditandatangani seperti menurut standar (`\(signature)`)")
            found.append(LockBreach(path(.signature), words))
        }
        for (value, expression) in known.values {
            let place = path(.values) + [value.rawValue]
            guard let other = own.values[value] else {
                let words = Words(
                    en: "`\(id)` does not say `\(value)`, and by the standard it does",
                    id: "`\(id)` tidak memuat `\(value)`, padahal menurut standar memuatnya")
                found.append(LockBreach(place, words))
                continue
            }
            if comparison.node(other, .region).canonicalText == comparison.node(expression, .standard).canonicalText { continue }
            let words = Words(
                en: "it is not proved that `\(id)` says the same as `\(value)`",
                id: "belum terbukti bahwa `\(id)` memuat `\(value)` yang sama")
            found.append(
                LockBreach(
                    place, words, obstacles: [Words(en: "it is worked out otherwise", id: "dihitung dengan cara lain")]))
        }
        if let text = known.from,
            own.from.map({ comparison.node($0, .region).canonicalText }) != comparison.node(text, .standard).canonicalText
        {
            let words = Words(
                en: "the text of `\(id)` is not the file in `\(text.text)`", id: "isi `\(id)` bukan berkas pada `\(text.text)`")
            found.append(LockBreach(path(.from), words))
        }
        return found
    }

    // MARK: How it is handed over

    private func copies() -> [LockBreach] {
        for there in comparison.cases(known.copies, .standard) {
            for here in comparison.cases(own.copies ?? Rows(always: 1), .region) where here.value < there.value {
                let words = Words(
                    en: "of `\(id)` there are fewer copies (\(here.value)) than by the standard (\(there.value))",
                    id: "`\(id)` dalam rangkap yang lebih sedikit (\(here.value)) daripada menurut standar (\(there.value))")
                let outcome = comparison.search(inside + [here.when, there.when])
                if let breach = LockBreach(path(.copies), words, outcome) { return [breach] }
            }
        }
        return []
    }

    private func delivery() -> [LockBreach] {
        for there in comparison.cases(known.delivery, .standard) {
            for here in comparison.cases(own.delivery ?? Rows(always: []), .region) {
                guard let way = there.value.first(where: { !here.value.contains($0) }) else { continue }
                let words = Words(
                    en: "`\(id)` cannot be had by `\(way)`, and by the standard it can",
                    id: "`\(id)` tidak bisa diperoleh lewat `\(way)`, padahal menurut standar bisa")
                let outcome = comparison.search(inside + [here.when, there.when])
                if let breach = LockBreach(path(.delivery), words, outcome) { return [breach] }
            }
        }
        return []
    }
}
