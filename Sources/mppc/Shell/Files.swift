#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files and folders by `read(2)`, `readdir(3)` and `rename(2)`.
enum Files {
    enum Kind { case file, folder }

    static func kind(of path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    static func read(_ path: String) throws(Fault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .notFound(path) : .unreadable(path, reason: Shell.reason)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, let bytes = Shell.readAll(descriptor, sizeHint: Int(max(0, status.st_size))) else {
            throw .unreadable(path, reason: Shell.reason)
        }
        return bytes
    }

    /// The names in a folder, sorted by their bytes, those that begin with a point left out.
    static func names(in folder: String) throws(Fault) -> [String] {
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

    /// Writes the whole file or nothing: beside the target first, then in its place in one step.
    static func write(_ bytes: [UInt8], to path: String) throws(Fault) {
        try makeFolder(Paths.folder(of: path))
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path, reason: Shell.reason) }
        let isWritten = Shell.writeAll(bytes, to: descriptor)
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            let reason = Shell.reason
            unlink(temporary)
            throw .unwritable(path, reason: reason)
        }
    }

    static func makeFolder(_ path: String) throws(Fault) {
        if path.isEmpty || kind(of: path) == .folder { return }
        try makeFolder(Paths.folder(of: path))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .unwritable(path, reason: Shell.reason) }
    }

    static func remove(_ path: String) { unlink(path) }

    static var currentFolder: String {
        guard let text = getcwd(nil, 0) else { return "." }
        defer { free(text) }
        return String(cString: text)
    }
}
