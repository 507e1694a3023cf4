/// Numbers that look random and are the same for the same seed on every machine: SplitMix64, after Steele, Lea and Flood.
public struct SampleSource: RandomNumberGenerator, Sendable {
    private var state: UInt64
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number of the range. The standard library's own choice may change between versions; this one does not.
    mutating func whole(_ range: ClosedRange<Int64>) -> Int64 {
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        return width == .max ? Int64(bitPattern: next()) : range.lowerBound &+ Int64(bitPattern: next() % (width + 1))
    }

    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int(whole(Int64(range.lowerBound)...Int64(range.upperBound))) }

    mutating func happens(oneIn n: Int) -> Bool { whole(1...n) == 1 }

    mutating func pick<C: RandomAccessCollection>(_ choices: C) -> C.Element? {
        guard !choices.isEmpty else { return nil }
        return choices[choices.index(choices.startIndex, offsetBy: whole(0...(choices.count - 1)))]
    }

    /// Any of the choices, `nil` where there is none.
    public mutating func choice<C: RandomAccessCollection>(of choices: C) -> C.Element? { pick(choices) }
    /// Puts the items in another order.
    public mutating func mix<T>(_ items: inout [T]) { shuffle(&items) }

    mutating func digits(_ count: Int) -> String { (0..<count).map { _ in "\(whole(0...9))" }.joined() }

    mutating func shuffle<T>(_ items: inout [T]) {
        for index in items.indices.dropFirst().reversed() { items.swapAt(index, whole(0...index)) }
    }
}
