import Crypto
import Foundation
import Hummingbird
import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An uploaded file as it is read: sealed or, from before there was a key, plain.
final class StoredFile: @unchecked Sendable {
    private let descriptor: Int32
    private let size: Int
    /// Nothing where it is plain.
    private let key: SymmetricKey?
    private var read = 0
    private var number = 0

    /// - Parameters:
    ///   - sha256: of its content, in hexadecimal.
    ///   - size: of its content, in bytes.
    /// - Throws: `StoreError.unavailable` where it is not there or no key opens it, `.damaged` where it is not as long as it must be.
    init(path: String, sha256: String, size: Int, keys: FileKeys?) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.unavailable }
        self.descriptor = descriptor
        self.size = size
        var isWhole = false
        defer { if !isWhole { close(descriptor) } }
        let head = try SystemFile.read(descriptor, at: 0, count: SealedForm.headLength)
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw StoreError.ofSystem }
        if SealedForm.isSealed(head) {
            guard Int(facts.st_size) == SealedForm.length(of: size), let content = Secret.bytes(hex: sha256) else {
                throw StoreError.damaged("file \(sha256)")
            }
            guard let keys, let key = SealedForm.key(head, keys, for: content) else { throw StoreError.unavailable }
            self.key = key
        } else {
            guard Int(facts.st_size) == size else { throw StoreError.damaged("file \(sha256)") }
            key = nil
        }
        isWhole = true
    }

    deinit { close(descriptor) }

    /// The next part of the content; nothing behind its end. One caller at a time.
    func next() throws -> [UInt8]? {
        let count = min(SealedForm.partLength, size - read)
        guard count > 0 else { return nil }
        defer {
            read += count
            number += 1
        }
        guard let key else {
            let bytes = try SystemFile.read(descriptor, at: read, count: count)
            guard bytes.count == count else { throw StoreError.damaged("file") }
            return bytes
        }
        let place = SealedForm.headLength + number * (SealedForm.partLength + SealedForm.tagLength)
        let bytes = try SystemFile.read(descriptor, at: place, count: count + SealedForm.tagLength)
        guard bytes.count == count + SealedForm.tagLength,
            let box = try? AES.GCM.SealedBox(
                nonce: SealedForm.nonce(number, isLast: read + count == size), ciphertext: bytes.prefix(count),
                tag: bytes.suffix(SealedForm.tagLength)),
            let plain = try? AES.GCM.open(box, using: key)
        else { throw StoreError.damaged("file") }
        return Array(plain)
    }

    /// The whole content, read off the event loops; it breaks off where a part is not what was sealed.
    var body: ResponseBody {
        ResponseBody(contentLength: size) { writer in
            while let bytes = try await NIOThreadPool.singleton.runIfActive({ try self.next() }) {
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            try await writer.finish(nil)
        }
    }
}
