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
            let file = try #require(fopen(folder + name, "w"), sourceLocation: location)
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
        let file = try #require(fopen(folder + name, "r"), "no golden file; run with RECORD=1", sourceLocation: location)
        defer { fclose(file) }
        var expected: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { expected += chunk[..<count] }
        expect(String(decoding: bytes, as: UTF8.self), equals: String(decoding: expected, as: UTF8.self), sourceLocation: location)
    }
}
