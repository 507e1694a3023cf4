#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Says that a program serves a database: held on a file beside it, and given back by the kernel however the program ends.
///
/// Whoever only reads or keeps accounts needs no lock.
package struct ServingLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of the database at `path`, which need not be there yet.
    ///
    /// - Throws: `StoreError.isServed` where another program holds it, `.unavailable` where the file cannot be made.
    package init(database path: String) throws(StoreError) {
        // By whatever name a database is reached, it has one lock.
        let real = realpath(path, nil)
        defer { free(real) }
        let file = (real.map { String(cString: $0) } ?? path) + ".lock"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unavailable }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            close(descriptor)
            throw isHeld ? .isServed : .unavailable
        }
        self.descriptor = descriptor
    }

    package func release() { close(descriptor) }
}
