import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that holds a secret of the operator's.
enum OwnFile {
    enum Failure: Error {
        case unreadable
        /// Everybody on the machine may read it.
        case isOpen
    }

    static func read(_ path: String) -> Result<[UInt8], Failure> {
        var facts = stat()
        guard let data = FileManager.default.contents(atPath: path), stat(path, &facts) == 0 else { return .failure(.unreadable) }
        return facts.st_mode & 0o007 == 0 ? .success(Array(data)) : .failure(.isOpen)
    }
}
