#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Whole reads and writes, whatever interrupts them.
enum SystemFile {
    /// - Returns: fewer bytes only where the file ends.
    static func read(_ descriptor: Int32, at offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let now = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
            }
            if now < 0, errno == EINTR { continue }
            if now < 0 { throw .ofSystem }
            if now == 0 { break }
            done += now
        }
        bytes.removeLast(count - done)
        return bytes
    }

    /// - Parameter offset: where, else at the end of what was written before.
    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int? = nil) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            let now = bytes.withUnsafeBytes { raw in
                let start = raw.baseAddress.map { $0 + done }
                return if let offset { pwrite(descriptor, start, raw.count - done, off_t(offset + done)) } else {
                    systemWrite(descriptor, start, raw.count - done)
                }
            }
            if now < 0, errno == EINTR { continue }
            if now < 0 { throw .ofSystem }
            done += now
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
