import Expectations
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Files beside the tests that hold what is expected, byte for byte. `RECORD=1 swift test` writes them anew.
enum Golden {
    private static let folder = "\(#filePath)".split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Golden/"

    static func check(_ name: String, _ bytes: [UInt8], at location: SourceLocation = #_sourceLocation) throws {
        if getenv("RECORD") != nil {
            mkdir(folder + name.split(separator: "/").dropLast().joined(separator: "/"), 0o777)
            let file = try #require(fopen(folder + name, "w"), sourceLocation: location)
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
        expect(String(decoding: bytes, as: UTF8.self), equals: try read(name, at: location), sourceLocation: location)
    }

    /// A file by its path from the folder of what is expected.
    static func read(_ path: String, at location: SourceLocation = #_sourceLocation) throws -> String {
        let file = try #require(fopen(folder + path, "r"), "no golden file; run with RECORD=1", sourceLocation: location)
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
