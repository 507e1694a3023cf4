import Dispatch

/// A thread for one piece of work.
package enum OwnThread {
    /// Does what takes long without waiting for anything: the threads on which requests are served are few.
    package static func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            // A queue of its own has a thread of its own, and waits for one where the system gives none now.
            DispatchQueue(label: "mppd.own-thread").async { continuation.resume(returning: work()) }
        }
    }
}
