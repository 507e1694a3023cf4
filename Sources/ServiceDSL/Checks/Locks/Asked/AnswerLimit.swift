import ServiceIR

/// One way in which a field takes less than the standard's does.
struct AnswerLimit {
    /// The key that says so.
    let key: Key
    /// Which answers are refused by it, as a condition over the value; nothing where any could be.
    var refused: Node?
    /// Somebody who is refused by it.
    var answer: Words?
    /// In whose names the condition stands: those of a row inside a list.
    let comparison: LockComparison

    /// Who is refused, of those for whom `inside` holds.
    func breach(_ path: [String], _ message: Words, inside: [Node]) -> LockBreach? {
        let outcome = self.comparison.search(inside + [refused].compactMap(\.self))
        if refused == nil, answer == nil {
            if case .impossible = outcome { return nil }
            return LockBreach(path, message, obstacles: [Words(en: "its `\(key.rawValue)` differs", id: "`\(key.rawValue)`-nya berbeda")])
        }
        guard var breach = LockBreach(path, message, outcome) else { return nil }
        if let answer { breach.facts.append(answer) }
        return breach
    }
}

/// What a field takes, beside what the standard's takes.
struct AnswerLimits {
    private let comparison: LockComparison
    /// The answer, as conditions name it.
    private let value: Node
    private let id: FieldID

    /// `path` is the whole path of a field of a section or step, or the name of a row's field inside the row.
    init(_ comparison: LockComparison, at path: [String]) {
        self.comparison = comparison
        value = Node(path: path)
        id = FieldID(path.last ?? "")
    }

    /// What is refused here and taken by the standard.
    func stricter(_ here: Field, _ there: Field) -> [AnswerLimit] {
        if here.type != there.type, let limit = otherType(here, there) { return [limit] }
        // In another unit it is another number: it is not refused where any number is taken.
        if here.unit != there.unit, here.min != nil || here.max != nil || here.rule != nil { return [limit(.unit)] }
        var found: [AnswerLimit] = []
        if let pattern = here.pattern, pattern != there.pattern { found.append(limit(.pattern, answer: unmatched(pattern, there))) }
        for (key, own, known, op) in [(Key.min, here.min, there.min, BinaryOperator.less), (.max, here.max, there.max, .greater)] {
            guard let own, own != known else { continue }
            guard let bound = order(own, here.type) else {
                found.append(limit(key))
                continue
            }
            if let other = known.flatMap({ order($0, there.type) }), op == .less ? bound <= other : other <= bound { continue }
            found.append(AnswerLimit(key: key, refused: Node(.binary(op, value, constant(bound, here.type))), comparison: comparison))
        }
        for option in there.options.keys where here.options[option] == nil {
            let chosen = Node(.binary(.equal, value, Node(.literal(.text(option.rawValue)))))
            found.append(
                there.type == .choice
                    ? AnswerLimit(key: .options, refused: chosen, comparison: comparison) : limit(.options, answer: Words("`\(option)`")))
            break
        }
        if let rule = here.rule { found += broken(rule.rule, there.rule?.rule) }
        if here.resource != there.resource {
            let name = there.resource?.rawValue ?? ""
            found.append(limit(.resource, answer: Words(en: "who books `\(name)`", id: "yang memesan `\(name)`")))
        }
        if let level = here.level, level != there.level {
            let words = Words(
                en: "who names a region that is no \(level.rawValue)", id: "yang menyebut wilayah selain tingkat `\(level.rawValue)`")
            found.append(limit(.level, answer: words))
        }
        // Of a list that goes by another one, how many rows there are is that one's matter.
        found += sizes(here.per == nil ? here.many : there.many, there.many, here.unique, there.unique)
        return found + files(here, there) + rows(here, there)
    }

    /// How many there must and may be; absent = one.
    func sizes(_ own: Bounds?, _ known: Bounds?, _ unique: [[FieldID]], _ uniqueThere: [[FieldID]]) -> [AnswerLimit] {
        let (here, there) = (own ?? Bounds(1, 1), known ?? Bounds(1, 1))
        func rows(_ count: Int) -> Words { Words(en: "\(count) rows of `\(id)`", id: "\(count) baris `\(id)`") }
        var found: [AnswerLimit] = []
        if there.lower < here.lower {
            found.append(limit(.many, answer: rows(there.lower)))
        } else if here.upper < there.upper {
            found.append(limit(.many, answer: rows(there.upper)))
        }
        if there.upper > 1, let names = unique.first(where: { !uniqueThere.contains($0) }) {
            let list = Words.list(names.map(\.rawValue))
            found.append(
                limit(
                    .unique,
                    answer: Words(en: "two rows of `\(id)` with the same \(list.en)", id: "dua baris `\(id)` dengan \(list.id) sama")))
        }
        return found
    }

    /// What a computed field is held to that the standard's is not; `nil` where that is nothing.
    func bound(_ here: Field, _ there: Field?) -> AnswerLimit? {
        let known = there?.value != nil && canonical(there?.value, .standard) == canonical(here.value, .region) ? there : nil
        var (key, refused): (Key?, [Node]) = (nil, [])
        // In a row no field is written out by its name alone.
        let isRow = value.path?.count == 1
        let worked = isRow ? here.value.map { Node.rounded(comparison.node($0, .region), here.round) } : nil
        func node(_ expression: Expression) -> Node {
            guard let worked else { return comparison.node(expression, .region) }
            return comparison.node(expression, .region).mapped { $0.path == value.path ? worked : nil }.solved
        }
        for (own, other, op, name) in [(here.min, known?.min, "<", Key.min), (here.max, known?.max, ">", .max)] {
            guard let own, own != other else { continue }
            key = key ?? name
            guard let number = own.number else { return limit(name) }
            refused.append(node(Expression("\(value.canonicalText) \(op) \(number)")))
        }
        if let rule = here.rule, known?.rule.map({ canonical($0.rule, .standard) }) != canonical(rule.rule, .region) {
            key = key ?? .rule
            refused.append(node(rule.rule).negated)
        }
        return key.map { AnswerLimit(key: $0, refused: Node.any(refused), comparison: comparison) }
    }

    // MARK: One answer

    private func limit(_ key: Key, answer: Words? = nil) -> AnswerLimit { AnswerLimit(key: key, answer: answer, comparison: comparison) }

    private func canonical(_ expression: Expression?, _ side: LockComparison.Side) -> String {
        comparison.node(expression, side).canonicalText
    }

    /// A bound as a number; of a date its day.
    private func order(_ bound: JSONValue, _ type: FieldType) -> Decimal128? {
        if type == .date, case .string(let text) = bound { return CivilDate(text).map { Decimal128(Int64($0.dayNumber)) } }
        return bound.number
    }

    private func constant(_ bound: Decimal128, _ type: FieldType) -> Node {
        guard type == .date, let day = bound.int64.map({ CivilDate(dayNumber: Int($0)) }) else { return .number(bound) }
        let (year, month, date) = day.components
        return Node(.call("date", [year, month, date].map { Node(.literal(.integer(Int64($0)))) }))
    }

    /// What is refused by a field of another type; nothing where each answer is one of that type too.
    private func otherType(_ here: Field, _ there: Field) -> AnswerLimit? {
        let words: Set<FieldType> = [.email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli]
        switch (there.type, here.type) {
        case (.integer, .decimal), (.text, .longText): return nil
        case (let known, .text), (let known, .longText): if words.contains(known) { return nil }
        case (.decimal, .integer):
            guard there.rule == nil, let number = fraction(there) else { break }
            return AnswerLimit(key: .type, refused: Node(.binary(.equal, value, .number(number))), comparison: comparison)
        default: break
        }
        let texts: Set<FieldType> = [.text, .longText]
        if texts.contains(there.type) {
            guard there.pattern == nil, there.rule == nil else { return limit(.type) }
            if here.type == .text {
                return limit(.type, answer: Words(en: "whose `\(id)` has two lines", id: "yang `\(id)`-nya dua baris"))
            }
            return limit(.type, answer: Words("`\(id) == 'A'`"))
        }
        if Shape(here.type) == Shape(there.type) { return limit(.type) }
        return limit(.type, answer: Words(en: "whoever answers `\(id)`", id: "siapa pun yang mengisi `\(id)`"))
    }

    /// As what an answer is sent: what is one is never another.
    private enum Shape {
        case truth, number, text, object, list

        init(_ type: FieldType) {
            switch type {
            case .yesNo: self = .truth
            case .integer, .decimal, .money: self = .number
            case .choices, .list: self = .list
            case .account, .address, .location, .document: self = .object
            default: self = .text
            }
        }
    }

    /// A number that is not whole and that the field takes.
    private func fraction(_ field: Field) -> Decimal128? {
        guard let half = Decimal128("0.5") else { return nil }
        let near = [field.min?.number, field.max?.number?.subtracting(1), .zero].compactMap(\.self)
        return near.compactMap { $0.rounded(Rounding(.up, 1))?.adding(half) }.first { number in
            field.min?.number.map { $0 <= number } ?? true && field.max?.number.map { number <= $0 } ?? true
        }
    }

    private func unmatched(_ pattern: String, _ there: Field) -> Words? {
        guard there.rule == nil, let own = try? Pattern(pattern) else { return nil }
        let known = there.pattern.flatMap { try? Pattern($0) }
        if known == nil, there.pattern != nil { return nil }
        let text = ["A", "1", "a b", "A-1", "12345", "ABCDE"].first { !own.matchesWhole($0) && known?.matchesWhole($0) ?? true }
        return text.map { Words("`\(id) == '\($0)'`") }
    }

    private func broken(_ rule: Expression, _ known: Expression?) -> [AnswerLimit] {
        let own = comparison.node(rule, .region)
        let there = known.map { comparison.node($0, .standard) }
        if own.canonicalText == there?.canonicalText { return [] }
        return [AnswerLimit(key: .rule, refused: Node.all([own.negated] + [there].compactMap(\.self)), comparison: comparison)]
    }

    private func files(_ here: Field, _ there: Field) -> [AnswerLimit] {
        var found: [AnswerLimit] = []
        let lost = FileKind.taken(by: there.accept).subtracting(FileKind.taken(by: here.accept))
        if let ending = FileKind.allCases.first(where: lost.contains)?.endings.first {
            found.append(limit(.accept, answer: Words(en: "who sends a `.\(ending)` file", id: "yang mengirim berkas `.\(ending)`")))
        }
        if let own = here.maxSize, there.maxSize.map({ own < $0 }) ?? true {
            let size = Self.size(there.maxSize ?? own + 1_000_000)
            found.append(limit(.maxSize, answer: Words(en: "who sends a file of \(size)", id: "yang mengirim berkas \(size)")))
        }
        if let own = here.issued, let known = there.issued {
            if !comparison.includes(own, known) {
                found.append(limit(.output, answer: Words(en: "who holds a `\(known.name)`", id: "pemegang `\(known.name)`")))
            } else if let state = known.accept.first(where: { !own.accept.contains($0) }) {
                found.append(
                    limit(
                        .accept,
                        answer: Words(
                            en: "whose `\(known.name)` is `\(state.rawValue)`", id: "yang `\(known.name)`-nya `\(state.rawValue)`")))
            }
        }
        return found
    }

    private static func size(_ bytes: Int) -> String { bytes % 1_000_000 == 0 ? "\(bytes / 1_000_000) MB" : "\((bytes + 999) / 1_000) KB" }

    // MARK: Rows

    /// The fields of a list, in each of its rows.
    private func rows(_ here: Field, _ there: Field) -> [AnswerLimit] {
        if here.fields.isEmpty { return [] }
        // A row sees the one that it belongs to, too.
        let behind = here.per.map { comparison.region.lists(behind: $0).reversed().map(\.path) } ?? []
        let inside = behind.reduce(comparison) { $0.inRows(of: $1) }.inRows(of: value.path ?? [])
        let row = Words(en: "in a row of `\(id)`", id: "pada baris `\(id)`")
        return here.fields.flatMap { inner, field -> [AnswerLimit] in
            let limits = AnswerLimits(inside, at: [inner.rawValue])
            let known = there.fields[inner]
            if field.value != nil {
                guard var limit = limits.bound(field, known) else { return [] }
                limit.answer = limit.answer ?? row
                return [limit]
            }
            let asked = inside.node(field.when, .region)
            if !field.isOptional || field.optionalWhen != nil {
                let due = Node.all([asked, inside.required(isOptional: field.isOptional, field.optionalWhen, .region)])
                let wasDue = known.flatMap { known in
                    known.value == nil
                        ? Node.all([
                            inside.node(known.when, .standard),
                            inside.required(isOptional: known.isOptional, known.optionalWhen, .standard),
                        ]) : nil
                }
                let refused = Node.all([due] + (wasDue.map { [$0.negated] } ?? []))
                let words = Words(en: "a row of `\(id)` without `\(inner)`", id: "baris `\(id)` tanpa `\(inner)`")
                if case .impossible = inside.search([refused]) {
                } else {
                    return [AnswerLimit(key: .fields, refused: refused, answer: words, comparison: inside)]
                }
            }
            guard let known, known.value == nil else { return [] }
            let both = [asked, inside.node(known.when, .standard)]
            return limits.stricter(field, known).compactMap { limit in
                var limit = limit
                guard limit.comparison.search(both + [limit.refused].compactMap(\.self)).isPossible else { return nil }
                limit.refused = limit.refused.map { Node.all(both + [$0]) }
                limit.answer = limit.answer ?? row
                return limit
            }
        }
    }
}

extension LockComparison.Outcome {
    var isPossible: Bool { if case .impossible = self { false } else { true } }
}

extension Field {
    /// With the fields of `known` alone in its rows, each asked where that one is: what more is recorded takes nothing away.
    func asked(as known: Field) -> Field {
        var field = self
        field.fields = [:]
        for (id, inner) in known.fields {
            guard var own = fields[id]?.asked(as: inner) else { continue }
            (own.when, own.isOptional, own.optionalWhen) = (inner.when, inner.isOptional, inner.optionalWhen)
            field.fields[id] = own
        }
        return field
    }
}
