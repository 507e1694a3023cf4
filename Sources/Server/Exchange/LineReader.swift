import Crypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file read line by line, however long it is.
final class LineReader {
    private static let partSize = 1 << 20
    private let descriptor: Int32
    private var offset = 0
    private var held: ArraySlice<UInt8> = []
    private var hasEnded = false

    init(_ path: String) throws(StoreError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .ofSystem }
    }

    deinit { close(descriptor) }

    /// The next line without its end; nothing behind the last.
    func next() throws(StoreError) -> [UInt8]? {
        var searched = held.startIndex
        while true {
            if let end = held[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { held = held[(end + 1)...] }
                return Array(held[..<end])
            }
            if hasEnded {
                defer { held = [] }
                return held.isEmpty ? nil : Array(held)
            }
            let part = try SystemFile.read(descriptor, at: offset, count: LineReader.partSize)
            offset += part.count
            hasEnded = part.isEmpty
            let known = held.count
            held = ArraySlice(Array(held) + part)
            searched = held.startIndex + known
        }
    }

    /// The SHA-256 of a file, in hexadecimal.
    static func sum(_ path: String) throws(StoreError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .ofSystem }
        defer { close(descriptor) }
        var (hasher, offset) = (Crypto.SHA256(), 0)
        while true {
            let part = try SystemFile.read(descriptor, at: offset, count: partSize)
            if part.isEmpty { return Secret.hex(Array(hasher.finalize())) }
            hasher.update(data: part)
            offset += part.count
        }
    }
}
