import ServiceDSL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The lines of a file that say which others are read with it; everything else is for the compiler.
enum FileHead {
    /// The kind of definition that a file's first key says.
    static func kind(in bytes: [UInt8]) -> String? {
        for line in bytes.prefix(4096).split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            if line.first == UInt8(ascii: "#") || line.starts(with: "---".utf8) || line.allSatisfy({ $0 == UInt8(ascii: " ") }) { continue }
            return ["catalog", "service", "standard", "calendar", "scenarios", "rules"].first { line.starts(with: "\($0):".utf8) }
        }
        return nil
    }

    static func id(in bytes: [UInt8]) -> String? { values(of: "catalog:", in: bytes).first }

    /// The catalogs named before a `/` under `calendar`.
    static func foreignCalendars(in bytes: [UInt8]) -> [String] { values(of: "calendar:", in: bytes).compactMap(catalog) }

    /// The picture that a catalog names, as the compiler will read it.
    static func crest(in bytes: [UInt8]) -> String? {
        guard occur(["crest"], in: bytes, where: { _ in true }) else { return nil }
        let tree = YAMLParser.parse(SourceFile(path: "", bytes: bytes), into: DiagnosticSink())
        guard let crest = tree.root?["branding"]?["crest"], crest.kind == .scalar, !crest.isFaulty else { return nil }
        return crest.text
    }

    /// All that decides which other files are read with one.
    static func brings(_ bytes: [UInt8]) -> [String] {
        [
            kind(in: bytes) ?? "", id(in: bytes) ?? "", crest(in: bytes) ?? "", foreignStandard(in: bytes) ?? "",
            namesServices(in: bytes) || namesAService(in: bytes) ? "services" : "",
        ]
            + foreignCalendars(in: bytes)
    }

    /// Whether another service of the catalog may be named: by a field of type `issued`, `held`, a timer, complaints.
    static func namesServices(in bytes: [UInt8]) -> Bool {
        occur(["output: ", "held(", "for_each: ", "complaints: "], in: bytes) { _ in true }
    }

    /// The catalog named before the `/` of `extends`.
    static func foreignStandard(in bytes: [UInt8]) -> String? { values(of: "extends:", in: bytes).first.flatMap(catalog) }

    /// Whether a service is named anywhere but in a file's own first key.
    static func namesAService(in bytes: [UInt8]) -> Bool {
        occur(["service:"], in: bytes) { place in place > 0 && bytes[place - 1] != UInt8(ascii: "\n") }
    }

    /// Whether one of some words stands somewhere in a file, at a place that is right; found by its colon or bracket, else by its first letter.
    private static func occur(_ words: [StaticString], in bytes: [UInt8], where isRight: (Int) -> Bool) -> Bool {
        func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == UInt8(ascii: "(") }
        return bytes.withUnsafeBufferPointer { bytes in
            words.contains { word in
                let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
                let sign = word.firstIndex(where: isSign) ?? 0
                return first(word[sign], in: bytes) { place in
                    place >= sign && bytes[(place - sign)...].starts(with: word) && isRight(place - sign)
                } != nil
            }
        }
    }

    /// The first place of a sign that is right. By the system's search for a byte, which is many times faster than a look at each; those
    /// signs are few.
    private static func first(_ sign: UInt8, in bytes: UnsafeBufferPointer<UInt8>, where isRight: (Int) -> Bool) -> Int? {
        guard let start = UnsafeRawPointer(bytes.baseAddress) else { return nil }
        var place = 0
        while let found = memchr(start + place, Int32(sign), bytes.count - place) {
            let at = UnsafeRawPointer(found) - start
            if isRight(at) { return at }
            place = at + 1
        }
        return nil
    }

    private static func catalog(of name: String) -> String? { name.firstIndex(of: "/").map { String(name[..<$0]) } }

    /// The words after a key of the outermost map: on its line, or on the lines below it that are indented or begin with a dash.
    private static func values(of key: String, in bytes: [UInt8]) -> [String] {
        let key = Array(key.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            // What follows holds of the key's first line alone.
            let isBreak = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
            let colon = first(UInt8(ascii: ":"), in: bytes) { place in
                let start = place + 1 - key.count
                return start >= 0 && bytes[start...].starts(with: key) && (start == 0 || isBreak(bytes[start - 1]))
            }
            guard let colon else { return [] }
            var found: [String] = []
            var isInside = false
            var start = colon + 1 - key.count
            while start < bytes.count {
                var end = start
                while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
                let line = bytes[start..<end]
                start = end + 1
                if isInside {
                    guard let first = line.first else { continue }
                    guard first == UInt8(ascii: " ") || first == UInt8(ascii: "-") else { return found }
                }
                let value = (isInside ? line : line.dropFirst(key.count)).prefix { $0 != UInt8(ascii: "#") }
                found += words(value)
                if !isInside, !found.isEmpty { return found }
                isInside = true
            }
            return found
        }
    }

    private static func words(_ bytes: some Collection<UInt8>) -> [String] {
        bytes.split { separators.contains($0) }.map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "-" }
    }

    private static let separators = Array(" ,[]\"'\t\r".utf8)
}
