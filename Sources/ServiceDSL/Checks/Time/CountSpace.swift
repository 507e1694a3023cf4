import ServiceIR

/// How many there may be of what a promise and the steps under it count: the numbers at which it is enough to look.
///
/// Where all times add up, the longest way is, between two numbers that a condition tells apart, the greatest of sums of products: its excess
/// over the promise is greatest at an end. Where only one side counts, it grows with the number, or falls with it, whatever the calendar.
struct CountSpace {
    /// For each, the greatest first.
    private let values: [[Int]]
    /// Some number that is to be looked at is not among them.
    let isCut: Bool
    private static let most = 1000

    /// - Parameters:
    ///   - bounds: how many there may be of each.
    ///   - needsAll: the places of those of which every number is looked at.
    init(_ conditions: ConditionSpace, bounds: [ClosedRange<Int>], needsAll: Set<Int>) {
        isCut = needsAll.contains { bounds[$0].count > Self.most }
        values = bounds.enumerated().map { place, bounds in
            if needsAll.contains(place) { return Array(bounds.reversed().prefix(Self.most)) }
            let told = conditions.thresholds.values.filter { $0.count == place }.map(\.constant)
            let near = told.filter { Int.min < $0 && $0 < Int.max }.flatMap { [$0 - 1, $0, $0 + 1] }
            return Set([bounds.lowerBound, bounds.upperBound] + near.filter(bounds.contains)).sorted(by: >)
        }
    }

    /// How many choices there are; `Int.max` for more than can be counted.
    var count: Int { values.reduce(1) { $0.multipliedClamped($1.count) } }

    /// The first choices, of each a number, the last changing fastest.
    func choices(atMost limit: Int) -> [[Int]] {
        (0..<min(count, limit)).map { place in
            var rest = place
            return values.reversed().map { numbers in
                let (next, digit) = rest.quotientAndRemainder(dividingBy: max(1, numbers.count))
                rest = next
                return numbers[digit]
            }.reversed()
        }
    }
}
