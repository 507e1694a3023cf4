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

    /// Takes the lock of the database at `path`; an empty one is made where none is there yet.
    ///
    /// - Throws: `StoreError.isServed` where another program holds it, `.unavailable` where one of the two files cannot be made.
    package init(database path: String) throws(StoreError) {
        // By whatever name a database is reached, it has one lock: it has to be there, for a link to nothing yet has no other name. SQLite gives
        // a new file the same mode, and takes an empty one for a new database.
        let database = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard database >= 0 else { throw .unavailable }
        close(database)
        guard let real = realpath(path, nil) else { throw .unavailable }
        defer { free(real) }
        let file = String(cString: real) + ".lock"
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
