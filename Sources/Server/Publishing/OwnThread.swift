import Foundation

/// A thread for one piece of work.
package enum OwnThread {
    /// Does what takes long without waiting for anything: the threads on which requests are served are few.
    package static func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }
}
