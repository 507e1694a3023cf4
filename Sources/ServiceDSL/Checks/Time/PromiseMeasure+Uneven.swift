import ServiceIR

/// Times that do not add up as the promise does: in unlike units, or in months, with a break between them.
extension PromiseMeasure {
    /// What periods were found to take.
    final class Takes {
        struct Key: Hashable { let period: Period, unit: Period.Unit, isMost: Bool }
        var known: [Key: Int] = [:]
    }

    /// The same where times do not add up as the promise does.
    var greatestUnevenExcess: Int {
        let most = within.rows.compactMap { row -> Int? in
            let promised = least(row.value)
            let found = ([ways] + perhaps.map(\.ways)).compactMap { ways in
                unevenTime(along: ways, holds: { $0 == nil ? true : nil }, untimed: mayBeUntimed, promised: promised) { node in
                    limits(of: node).map(greatest)
                }
            }
            return found.max().map { $0 - length(of: promised) }
        }
        return most.max() ?? 0
    }

    /// In what a promise is measured, wherever it begins and stands still: months by the days that they have at least.
    private func measure(_ promised: Period) -> Period.Unit {
        let unit = promised.inSmallest.unit
        return unit == .months ? .days : unit
    }

    func length(of promised: Period) -> Int { taken(promised, measure(promised), isMost: false) }

    func taken(_ period: Period, _ unit: Period.Unit, isMost: Bool) -> Int {
        let key = Takes.Key(period: period, unit: unit, isMost: isMost)
        if let known = takes.known[key] { return known }
        let found = isMost ? year.most(period, in: unit) : year.least(period, in: unit)
        takes.known[key] = found
        return found
    }

    /// No way takes longer than this, measured as the promise is: each step by the most that it takes whenever it begins, each lengthening by
    /// what it takes more than the promise is lengthened. A promise that is as long is kept whenever the clock stands between.
    func unevenTime(
        along ways: ForwardWays, holds: (Expression?) -> Bool?, untimed: (Int) -> Bool, promised: Period, times: (Int) -> [Period]
    ) -> Int? {
        let unit = measure(promised)
        return ways.longest(from: 0, holds: holds, untimed: untimed) { sum, node in
            let time = times(node).map { taken($0, unit, isMost: true) }.max() ?? 0
            let more = extensions[node].map { longer in
                (longer.limits.map(greatest).map { taken($0, unit, isMost: true) - taken($0, unit, isMost: false) }.max() ?? 0)
                    .multipliedClamped(longer.atMost)
            }
            return sum.addingClamped(time).addingClamped(more ?? 0)
        }?.time
    }
}
