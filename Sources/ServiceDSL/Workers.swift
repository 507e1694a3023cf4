/// Who does the parts of a run that do not wait for one another.
public struct Workers: Sendable {
    private let share: @Sendable (Int, @Sendable (Int) -> Void) -> Void

    /// - Parameter share: calls what it is given with each number below a count, in any order and on any thread, and returns when all is done.
    public init(_ share: @escaping @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void) { self.share = share }

    /// The calling thread alone.
    public static let one = Workers { count, part in for place in 0..<count { part(place) } }

    /// What becomes of each part, in the order of the parts.
    public func map<Part: Sendable, Result: Sendable>(_ parts: [Part], _ transform: @Sendable (Part) -> Result) -> [Result] {
        [Result](unsafeUninitializedCapacity: parts.count) { results, count in
            // Each place is written once, and none is read before all are.
            nonisolated(unsafe) let results = results
            share(parts.count) { place in results.initializeElement(at: place, to: transform(parts[place])) }
            count = parts.count
        }
    }
}
