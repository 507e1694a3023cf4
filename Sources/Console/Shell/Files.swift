import ServiceDSL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files and folders by `read(2)`, `readdir(3)` and `rename(2)`.
package enum Files {
    package enum Kind {
        case file, folder
        /// A device, a pipe or a socket: nothing that holds a definition, and reading it may never end.
        case other
    }

    /// A file or folder by what it is, under whatever path it is reached.
    package struct Identity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    package static func kind(of path: String) -> Kind? { status(of: path).map(kind) }

    package static func identity(of path: String) -> Identity? {
        status(of: path).map { Identity(device: UInt64($0.st_dev), number: UInt64($0.st_ino)) }
    }

    /// Whether anything has this name, a link that leads nowhere too.
    package static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// What tells whether a file changed without its being read.
    struct State: Equatable {
        let identity: Identity
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }

    static func state(of path: String) -> State? {
        status(of: path).map { status in
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            return State(
                identity: Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)), size: Int64(status.st_size),
                seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
        }
    }

    /// Where a symbolic link leads to; `nil` for everything else.
    static func target(ofLink path: String) -> String? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether a name leads to what another name leads to as well: a link of either kind.
    static func isLinked(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && (status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1)
    }

    package static func isEmpty(_ path: String) -> Bool { status(of: path)?.st_size == 0 }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func kind(of status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// The bytes of a regular file; of one that is larger than `limit` only one byte more than that.
    package static func read(_ path: String, atMost limit: Int = YAMLParser.sizeLimit) throws(Fault) -> [UInt8] {
        // Without waiting: a pipe that nobody writes to would never open.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .notFound(path) : .unreadable(path, reason: Shell.reason)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, reason: Shell.reason) }
        guard kind(of: status) == .file else { throw .notRegular(path) }
        let size = min(Int(max(0, status.st_size)), limit)
        guard let bytes = Shell.readAll(descriptor, sizeHint: size, atMost: limit + 1) else {
            throw .unreadable(path, reason: Shell.reason)
        }
        return bytes
    }

    /// The names in a folder, sorted by their bytes, those that begin with a point left out.
    package static func names(in folder: String) throws(Fault) -> [String] {
        guard let handle = opendir(folder) else {
            throw errno == ENOENT ? .notFound(folder) : .unreadable(folder, reason: Shell.reason)
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether a file is there and has these bytes.
    package static func holds(_ bytes: [UInt8], _ path: String) throws(Fault) -> Bool {
        guard kind(of: path) == .file else { return false }
        return try read(path, atMost: bytes.count) == bytes
    }

    /// Puts other bytes into a file that is there: whole or not at all, with the rights that it has, and where a link leads to.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(Fault) {
        guard let resolved = realpath(path, nil) else { throw .unwritable(path, reason: Shell.reason) }
        defer { free(resolved) }
        let place = String(cString: resolved)
        guard access(place, W_OK) == 0 else { throw .unwritable(path, reason: Shell.reason) }
        try write(bytes, to: place, mode: status(of: place).map { $0.st_mode & 0o7777 } ?? 0o644)
    }

    /// Writes the whole file or nothing: beside the target first, then in its place in one step.
    package static func write(_ bytes: [UInt8], to path: String) throws(Fault) { try write(bytes, to: path, mode: nil) }

    private static func write(_ bytes: [UInt8], to path: String, mode: mode_t?) throws(Fault) {
        try makeFolder(Paths.folder(of: path))
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path, reason: Shell.reason) }
        let isWritten = Shell.writeAll(bytes, to: descriptor) && mode.map { fchmod(descriptor, $0) == 0 } ?? true
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            let reason = Shell.reason
            unlink(temporary)
            throw .unwritable(path, reason: reason)
        }
    }

    package static func makeFolder(_ path: String) throws(Fault) {
        if path.isEmpty || kind(of: path) == .folder { return }
        try makeFolder(Paths.folder(of: path))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .unwritable(path, reason: Shell.reason) }
    }

    package static func remove(_ path: String) { unlink(path) }

    package static var currentFolder: String {
        guard let text = getcwd(nil, 0) else { return "." }
        defer { free(text) }
        return String(cString: text)
    }
}
