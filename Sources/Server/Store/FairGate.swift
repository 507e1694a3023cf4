import Synchronization

/// Lets so many at once do what is costly; of those that wait the regions have their turn one after another, so that none waits behind another's crowd.
package final class FairGate: Sendable {
    private struct State {
        var running = 0
        /// Who waits, by region; that whose turn is next stands first.
        var waiting: [(region: String, line: [CheckedContinuation<Void, Never>])] = []
    }

    private let state = Mutex(State())
    private let atOnce: Int

    package init(atOnce: Int) { self.atOnce = atOnce }

    package func run<T>(
        for region: String = "", isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
    ) async rethrows -> T {
        await enter(region)
        defer { leave() }
        return try await body()
    }

    /// How many wait.
    package var waiting: Int { state.withLock { $0.waiting.reduce(0) { $0 + $1.line.count } } }

    private func enter(_ region: String) async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.running < atOnce {
                    state.running += 1
                    return true
                }
                if let place = state.waiting.firstIndex(where: { $0.region == region }) {
                    state.waiting[place].line.append(continuation)
                } else {
                    state.waiting.append((region, [continuation]))
                }
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            var (region, line) = state.waiting.removeFirst()
            let next = line.removeFirst()
            if !line.isEmpty { state.waiting.append((region, line)) }
            return next
        }
        next?.resume()
    }
}
