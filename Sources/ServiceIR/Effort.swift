/// How much a command may still try, counted in steps and never in time, so that it finds the same on every machine.
///
/// A step is a part of a service that an engine looks at once. By reference: all that a command tries takes from the same.
package final class Effort {
    package private(set) var left: Int

    package init(_ steps: Int) { left = steps }

    /// For whoever asks about one thing, whose search has bounds of its own.
    package static var unlimited: Effort { Effort(.max) }

    package var isSpent: Bool { left <= 0 }

    package func spend(_ steps: Int) { left = left == .max ? .max : max(0, left - steps) }
}
