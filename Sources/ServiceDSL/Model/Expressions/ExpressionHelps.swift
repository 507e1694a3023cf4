import ServiceIR

// What a finding of an expression proposes, as far as what is written shows what was meant.

extension ExpressionText {
    func written(_ range: Range<Int>) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// `date(submitted) + days(3)` of the operation at `range`, one side of which is a datetime and the other a date or a period.
    func takingDay(in whole: Node, at range: Range<Int>, _ left: String, _ right: String) -> String? {
        let days = ["date", "period"]
        guard left == "datetime" && days.contains(right) || right == "datetime" && days.contains(left),
            let found = whole.operation(at: range)
        else { return nil }
        let (a, b) = (written(found.left.range), written(found.right.range))
        return left == "datetime" ? "date(\(a)) \(found.op.rawValue) \(b)" : "\(a) \(found.op.rawValue) date(\(b))"
    }
}

extension Words {
    /// What an operand of another type is commonly meant to be.
    static func meant(in text: ExpressionText, at range: Range<Int>, of whole: Node) -> [Words] {
        let part = text.written(range)
        if let date = part.writtenDate {
            return [
                Words(
                    en: "a date in an expression is written `\(date)`", id: "tanggal dalam ekspresi ditulis `\(date)`")
            ]
        }
        guard let subject = whole.comparedBefore(range) else { return [] }
        let meant = "\(text.written(subject)) == \(part)"
        return [Words(en: "say of what: `… || \(meant)`", id: "sebutkan apanya: `… || \(meant)`")]
    }
}

extension String {
    /// `date(2026, 12, 31)` of a text in which `2026-12-31` stands.
    fileprivate var writtenDate: String? {
        MeantExpressions.date(in: self)?.call
    }
}

extension CivilDate {
    /// As an expression writes it: `date(2026, 12, 31)`.
    var call: String {
        "date(\(String(describing: self).split(separator: "-").compactMap { Int($0) }.map { "\($0)" }.joined(separator: ", ")))"
    }
}

extension Node {
    /// Of `x == 'a' || 'b'`, with `range` that of `'b'`, the place of `x`.
    fileprivate func comparedBefore(_ range: Range<Int>) -> Range<Int>? {
        if case .binary(.or, let left, let right) = kind, right.range == range {
            var before = left
            while case .binary(.or, _, let last) = before.kind { before = last }
            if case .binary(.equal, let subject, _) = before.kind { return subject.range }
        }
        for child in children { if let found = child.comparedBefore(range) { return found } }
        return nil
    }

    /// The operation at `range`.
    fileprivate func operation(at range: Range<Int>) -> (op: BinaryOperator, left: Node, right: Node)? {
        if self.range == range, case .binary(let op, let a, let b) = kind { return (op, a, b) }
        for child in children { if let found = child.operation(at: range) { return found } }
        return nil
    }

    /// Of `x == null`, with `range` that of `null`, what asks the same.
    func askedOfNull(at range: Range<Int>, in text: ExpressionText) -> String? {
        if case .binary(let op, let a, let b) = kind, op == .equal || op == .notEqual, a.range == range || b.range == range {
            let subject = text.written(a.range == range ? b.range : a.range)
            return op == .equal ? "!has(\(subject))" : "has(\(subject))"
        }
        for child in children { if let found = child.askedOfNull(at: range, in: text) { return found } }
        return nil
    }

    /// Whether the part at `range` is what a `map` makes of each element.
    func maps(to range: Range<Int>) -> Bool {
        if case .method(_, "map", let arguments) = kind, arguments.last?.range == range { return true }
        return children.contains { $0.maps(to: range) }
    }
}

extension Words {
    /// How the day of a datetime is written.
    static func dayOfMoment(_ meant: String) -> Words {
        Words(en: "write the day of a datetime as `\(meant)`", id: "hari dari tanggal dan jam ditulis `\(meant)`")
    }

    /// What a step's `reason` holds.
    static var whoGivesReasons: Words {
        Words(
            en: "a reason is asked on a repair, a step back and a final refusal alone; for what another action records, use a field of it",
            id:
                "alasan hanya diminta pada perbaikan, langkah mundur dan penolakan akhir; untuk catatan tindakan lain, pakai isian pada tindakan itu"
        )
    }

    /// From when on there is an amount of the fee.
    static var whenAnAmountIsKnown: Words {
        Words(
            en:
                "an amount is known once all that it reads of steps is recorded, on every way to here; elsewhere ask first: `has(fee.ITEM)`",
            id:
                "jumlah biaya diketahui setelah semua yang dibacanya dari langkah tercatat, di semua jalur ke sini; selain itu tanyakan dulu: `has(fee.BIAYA)`"
        )
    }

    /// What mends a value that reads what may be absent.
    static func otherwise(than written: String) -> Words {
        Words(
            en: "say what counts without it: `has(\(written)) ? … : …`, or read it only `when: has(\(written))`",
            id: "sebutkan yang berlaku tanpanya: `has(\(written)) ? … : …`, atau baca hanya `when: has(\(written))`")
    }
}
