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
        guard try copy(source, to: descriptor, sha256) else { return false }
        guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw .ofSystem }
        try Folder.synchronize(subfolder)
        return true
    }

    /// Copies to the end; whether it is what its name says or, sealed, what its own sum says: no key is needed for that.
    private static func copy(_ source: Int32, to target: Int32, _ sha256: String) throws(StoreError) -> Bool {
        let isSealed = SealedForm.isSealed(read(source, at: 0, count: SealedForm.magic.count))
        let (head, end) = isSealed ? (SealedForm.headLength, SealedForm.sumLength) : (0, 0)
        var hasher = Crypto.SHA256()
        var offset = 0
        // What was copied last, which may be the sum.
        var held: [UInt8] = []
        while true {
            let part = read(source, at: offset, count: partSize)
            if part.isEmpty { break }
            try SystemFile.write(part[...], to: target)
            held += part.dropFirst(max(0, head - offset))
            offset += part.count
            if held.count > end {
                hasher.update(data: held.dropLast(end))
                held.removeFirst(held.count - end)
            }
        }
        let sum = Array(hasher.finalize())
        return isSealed ? held == sum : Secret.hex(sum) == sha256
    }

    /// A source that cannot be read is as good as none: it is not what was handed in.
    private static func read(_ source: Int32, at offset: Int, count: Int) -> [UInt8] {
        (try? SystemFile.read(source, at: offset, count: count)) ?? []
    }
}
