import ServiceDSL
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Threads of the system, and how many of them a run is worth.
package enum Threads {
    /// A thread costs as much as a few kilobytes of definitions: what is less than so many for each is done by fewer.
    private static let bytesForEach = 64 << 10

    /// The workers of a run.
    ///
    /// - Parameter count: how many threads; `nil` or 0 for one on each core, as far as there is work for them.
    package static func workers(_ count: Int?, for bytes: Int) -> Workers {
        let count = count.flatMap { $0 > 0 ? $0 : nil } ?? (bytes < 2 * bytesForEach ? 1 : min(cores, bytes / bytesForEach))
        return count == 1 ? .one : Workers { share($0, among: count, $1) }
    }

    private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Calls `part` with each number below `count`, on this thread and on others beside it.
    private static func share(_ count: Int, among threads: Int, _ part: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(part) { part in
            let crew = Crew(count, part)
            // Where the system refuses a thread, the others do its work.
            let others = (1..<max(1, min(threads, count))).compactMap { _ in start(crew) }
            crew.work()
            for thread in others { pthread_join(thread, nil) }
        }
    }

    private static func start(_ crew: Crew) -> pthread_t? {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        // As much as the first thread has: definitions nest.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        let handed = Unmanaged.passRetained(crew)
        let failure = pthread_create(
            &thread, &attributes,
            { raw in
                if let raw = raw as UnsafeMutableRawPointer? { Unmanaged<Crew>.fromOpaque(raw).takeRetainedValue().work() }
                return nil
            }, handed.toOpaque())
        if failure == 0 { return thread }
        handed.release()
        return nil
    }
}

/// Threads that take one part after another until none is left.
private final class Crew: Sendable {
    private let count: Int
    private let part: @Sendable (Int) -> Void
    private let next = Atomic(0)

    init(_ count: Int, _ part: @escaping @Sendable (Int) -> Void) {
        self.count = count
        self.part = part
    }

    func work() {
        while true {
            let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard place < count else { return }
            part(place)
        }
    }
}
