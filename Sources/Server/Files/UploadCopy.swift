import Crypto
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One uploaded file copied to another folder of uploads.
enum UploadCopy {
    private static let partSize = 1 << 20

    /// Copies the file of this content, forced to disk.
    ///
    /// - Returns: false where it cannot be read or is not what its name says; nothing is written then.
    static func copy(_ sha256: String, from folder: String, to target: String) throws(StoreError) -> Bool {
        let source = open(Uploads.path(folder: folder, sha256: sha256), O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { return false }
        defer { close(source) }
        let subfolder = "\(target)/\(sha256.prefix(2))"
        guard mkdir(subfolder, 0o700) == 0 || errno == EEXIST else { throw .ofSystem }
        let path = Uploads.path(folder: target, sha256: sha256)
        // It has its name only once it is whole: whoever finds it there after an interruption need not read it.
        let partial = "\(path).\(Secret.make().prefix(8))"
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .ofSystem }
        defer {
            close(descriptor)
            unlink(partial)
        }
        guard try copy(source, to: descriptor) == sha256 else { return false }
        guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw .ofSystem }
        try Folder.synchronize(subfolder)
        return true
    }

    /// The SHA-256 of what was copied; `nil` where it could not be read to its end.
    private static func copy(_ source: Int32, to target: Int32) throws(StoreError) -> String? {
        var hasher = Crypto.SHA256()
        var part = [UInt8](repeating: 0, count: partSize)
        while true {
            let count = part.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return Secret.hex(Array(hasher.finalize())) }
            hasher.update(data: part[..<count])
            guard write(part[..<count], to: target) else { throw .ofSystem }
        }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { raw in
            var done = 0
            while done < raw.count {
                let count = systemWrite(descriptor, raw.baseAddress.map { $0 + done }, raw.count - done)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                done += count
            }
            return true
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
