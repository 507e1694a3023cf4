import Crypto
import Foundation
import ServiceIR
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is still coming: written to a temporary name, hashed and, where there is a key, sealed as it comes.
final class IncomingFile: Sendable {
    private struct State {
        var descriptor: Int32
        var hasher = Crypto.SHA256()
        var sealer: Sealer?
        var head: [UInt8] = []
        var size = 0
        /// Why the disk took no more of it.
        var failure: StoreError?
    }
    private let state: Mutex<State>
    private let folder: String
    private let limit: Int
    private let keys: FileKeys?
    /// Where it lies until it has its name.
    let temporary: String

    init(folder: String, limit: Int, keys: FileKeys?) throws {
        self.folder = folder
        self.limit = limit
        self.keys = keys
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        temporary = "\(folder)/.\(Secret.make())"
        let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.ofSystem }
        var state = State(descriptor: descriptor)
        if keys != nil {
            state.sealer = Sealer()
            // The place of its head, which is made once the content is known.
            try SystemFile.write([UInt8](repeating: 0, count: SealedForm.headLength)[...], to: descriptor)
        }
        self.state = Mutex(state)
    }

    deinit {
        state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
        unlink(temporary)
    }

    var size: Int { state.withLock { $0.size } }

    func append(_ bytes: some Sequence<UInt8>) throws(Uploads.Failure) {
        let array = Array(bytes)
        let limit = limit
        let isSmall = state.withLock { state in
            state.size += array.count
            if state.size > limit { return false }
            guard state.failure == nil else { return true }
            state.hasher.update(data: array)
            if state.head.count < FileKind.headLength { state.head += array.prefix(FileKind.headLength - state.head.count) }
            do {
                let written = try state.sealer?.append(array) ?? array
                try SystemFile.write(written[...], to: state.descriptor)
            } catch { state.failure = StoreError(error) }
            return true
        }
        if !isSmall { throw .tooLarge(limit: limit) }
    }

    /// What has come whole, forced to disk under its temporary name.
    struct Whole: Sendable {
        var sha256: String
        var size: Int
        var kind: FileKind
    }

    func finish() throws -> Result<Whole, Uploads.Failure> {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            guard state.size > 0 else { return .failure(.empty) }
            guard let kind = FileKind(head: state.head) else { return .failure(.unknownKind) }
            let digest = Array(state.hasher.finalize())
            if let keys, let end = try state.sealer?.finish(), let key = state.sealer?.key {
                try SystemFile.write(end[...], to: state.descriptor)
                let head = try SealedForm.magic + SealedForm.slot(keys, key, for: digest)
                try SystemFile.write(head[...], to: state.descriptor, at: 0)
            }
            guard fsync(state.descriptor) == 0 else { throw StoreError.ofSystem }
            return .success(Whole(sha256: Secret.hex(digest), size: state.size, kind: kind))
        }
    }

    /// Gives the file the name of its content.
    func name(_ sha256: String) throws {
        let subfolder = "\(folder)/\(sha256.prefix(2))"
        try FileManager.default.createDirectory(
            atPath: subfolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard rename(temporary, Uploads.path(folder: folder, sha256: sha256)) == 0 else { throw StoreError.ofSystem }
        for path in [subfolder, folder] { try Folder.synchronize(path) }
    }
}
