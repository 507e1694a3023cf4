import ServiceIR

/// Something of another machine's that is asked for when it is needed, by one for all who wait, and kept for a while.
///
/// Whatever is asked of this program, the other machine is asked once in `shortestPause` at most. While it is away, what it said last holds.
actor Fetched<Value: Sendable> {
    /// In seconds, as everything here.
    static var shortestPause: Int64 { 10 }
    /// So long what was said last is believed while nothing newer is to be had.
    static var longestAway: Int64 { 24 * 3600 }

    private let keptFor: Int64
    private let fetch: @Sendable (Instant) async throws -> Value
    private var kept: (value: Value, at: Instant)?
    private var triedAt: Instant?
    private var running: Task<Void, Never>?

    /// - Parameters:
    ///   - keptFor: so long it is not asked for again, unless it is not enough.
    ///   - fetch: asks the other machine; hears when that is.
    init(keptFor: Int64, _ fetch: @escaping @Sendable (Instant) async throws -> Value) {
        self.keptFor = keptFor
        self.fetch = fetch
    }

    /// What the other machine says, if it is known or can be learned.
    ///
    /// - Parameter isEnough: whether what is known already answers the question.
    func value(at now: Instant, isEnough: @Sendable (Value) -> Bool = { _ in true }) async -> Value? {
        if let kept, isFresh(kept.at, within: keptFor, now), isEnough(kept.value) { return kept.value }
        if let running {
            await running.value
        } else if triedAt.map({ !isFresh($0, within: Self.shortestPause, now) }) ?? true {
            triedAt = now
            let task = Task { await ask(at: now) }
            running = task
            await task.value
            running = nil
        }
        return kept.flatMap { isFresh($0.at, within: Self.longestAway, now) ? $0.value : nil }
    }

    /// What the other machine said last, without a word from it now: it is asked anew meanwhile. Only where nothing is known it is waited for.
    func valueAtOnce(at now: Instant) async -> Value? {
        guard let kept, isFresh(kept.at, within: Self.longestAway, now) else { return await value(at: now) }
        if !isFresh(kept.at, within: keptFor, now) { Task { _ = await value(at: now) } }
        return kept.value
    }

    private func ask(at now: Instant) async {
        if let value = try? await fetch(now) { kept = (value, now) }
    }

    /// A clock that was set back makes nothing fresh.
    private func isFresh(_ at: Instant, within seconds: Int64, _ now: Instant) -> Bool {
        (0..<seconds).contains(now.seconds - at.seconds)
    }
}
