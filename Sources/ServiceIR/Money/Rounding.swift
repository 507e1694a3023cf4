/// How an amount becomes whole: `up 100` = to the next multiple of 100 in the unit of the value.
public struct Rounding: Hashable, Sendable, Codable {
    public enum Direction: String, Hashable, Sendable, Codable { case up, down, nearest }
    public var direction: Direction
    public var multiple: Int64
    public init(_ direction: Direction, _ multiple: Int64) {
        self.direction = direction
        self.multiple = multiple
    }
}
