import ServiceIR

extension Period {
    /// The period as people say it: `5 working days`, `5 hari kerja`.
    var words: Words { Words(en: text(in: "en"), id: text(in: "id")) }

    /// Units that add up whatever the date: the smallest of them, and how many of it this period is.
    var inSmallest: Period {
        switch unit {
        case .workingDays, .days, .minutes, .months: self
        case .hours: Period(amount.multipliedClamped(60), .minutes)
        case .weeks: Period(amount.multipliedClamped(7), .days)
        case .years: Period(amount.multipliedClamped(12), .months)
        }
    }

    /// The same length in the unit of `other`, where it comes out whole.
    func like(_ other: Period) -> Period {
        let size = Period(1, other.unit).inSmallest
        guard size.unit == unit, amount % size.amount == 0 else { return self }
        return Period(amount / size.amount, other.unit)
    }
}

extension TimeLimit {
    /// The time as people say it, its `per` by the name that it counts: `1 working day per kendaraan`.
    var words: Words {
        let (range, behind) = (range.promised.words, counted.map { " per \($0)" } ?? "")
        return Words(en: range.en + behind, id: range.id + behind)
    }

    /// The name behind `per`.
    var counted: String? {
        guard let per, let node = try? ExpressionParser.parse(per.text) else { return nil }
        return (node.sizePath ?? node.path)?.joined(separator: ".") ?? per.text
    }
}

extension Int {
    /// The product, at the largest number where it would overflow: a period so long is longer than any other.
    func multipliedClamped(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? Int.max / 1024 : product
    }
}
