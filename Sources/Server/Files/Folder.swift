#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Folders on disk.
enum Folder {
    /// Forces the names in a folder to disk.
    static func synchronize(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .ofSystem }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .ofSystem }
    }
}

extension StoreError {
    /// Why the system has just refused something about a file.
    static var ofSystem: StoreError { errno == ENOSPC || errno == EDQUOT ? .full : .unavailable }
}
