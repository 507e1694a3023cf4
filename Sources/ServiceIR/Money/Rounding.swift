/// How an amount becomes whole: `up 100` = to the next multiple of 100 in the unit of the value.
public struct Rounding: Hashable, Sendable, Codable {
    public enum Direction: String, Hashable, Sendable, Codable { case up, down, nearest }
    public var direction: Direction
    public var multiple: Int64
    public init(_ direction: Direction, _ multiple: Int64) {
        self.direction = direction
        self.multiple = multiple
    }

    /// What an amount comes to that counts its parts in `number` and its multiples in `step` of them.
    func rounded(_ number: Int128, by step: Int128) -> Decimal128? {
        var (quotient, rest) = number.quotientAndRemainder(dividingBy: step)
        switch direction {
        case .up: if rest > 0 { quotient += 1 }
        case .down: if rest < 0 { quotient -= 1 }
        case .nearest: if rest.magnitude >= step.magnitude - rest.magnitude { quotient += rest < 0 ? -1 : 1 }
        }
        let (whole, overflow) = quotient.multipliedReportingOverflow(by: Int128(multiple))
        return overflow ? nil : Decimal128(coefficient: whole, scale: 0)
    }
}
