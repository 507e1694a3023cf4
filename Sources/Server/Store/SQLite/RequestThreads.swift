import Foundation
import Synchronization

/// The threads that serve requests, of which there is one for each core, as far as they are in a file themselves: to look something up, or to write
/// what nobody else writes now. One is always left, so that a disk that hangs keeps nobody from being told so, nor another region from going on.
enum RequestThreads {
    static let most = min(4, ProcessInfo.processInfo.activeProcessorCount - 1)
    private static let taken = Mutex(0)

    /// False where as many as may be are there already.
    static func enter() -> Bool {
        taken.withLock { taken in
            guard taken < most else { return false }
            taken += 1
            return true
        }
    }

    static func leave() { taken.withLock { $0 -= 1 } }
}
