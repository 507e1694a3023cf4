import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// How an overlay is laid over what it extends, over random chains of ancestors.
@Suite struct MergeTests {
    /// National, provincial, regional: it does not matter which two are put together first, nor how often it is asked.
    @Test(arguments: seeds(40))
    func layingIsAssociative(seed: Int) throws {
        var random = Overlays(seed: UInt64(seed))
        let chain = try Chain([random.base(), random.overlay(), random.overlay(), random.overlay()])
        let (a, b, c, d) = (chain.maps[0], chain.maps[1], chain.maps[2], chain.maps[3])
        let stepwise = chain.text(chain.stepwise)
        expect(chain.text(chain.lay(SyntaxMerge.join(d, SyntaxMerge.join(c, b)), over: a)), equals: stepwise)
        expect(chain.text(chain.lay(SyntaxMerge.join(SyntaxMerge.join(d, c), b), over: a)), equals: stepwise)
        expect(chain.text(chain.lay(SyntaxMerge.join(d, c), over: chain.lay(b, over: a))), equals: stepwise)
        expect(chain.text(chain.stepwise), equals: stepwise)
    }

    @Test func mapsMergeAndTheRestReplaces() throws {
        let merged = try Self.laid(
            """
            standard: dasar
            version: 1
            channels: [counter, online]
            documents: { ktp: KTP, kk: Kartu keluarga, akta: Akta }
            """,
            """
            service: uji
            version: 2
            extends: dasar@1
            documents:
              ktp: { copies: 2 }
              kk: removed
              foto: { name: Foto, before: ktp }
            channels: [online]
            """)
        expect(
            merged,
            equals: """
                service: uji
                version: 2
                channels: [online]
                documents:
                  foto:
                    name: Foto
                  ktp:
                    name: KTP
                    copies: 2
                  akta: Akta

                """)
    }

    @Test func aWholeMapCanBeReplaced() throws {
        let base = "standard: dasar\nversion: 1\ndocuments: { ktp: { name: KTP, copies: 2 }, kk: KK }\n"
        let head = "service: uji\nversion: 1\nextends: dasar@1\n"
        try expect(
            Self.laid(base, head + "documents: { ktp: { replace: true, name: SIM } }\n")
                .hasSuffix("documents:\n  ktp:\n    name: SIM\n  kk: KK\n"))
        try expect(Self.laid(base, head + "documents: { replace: true, sim: SIM }\n").hasSuffix("documents:\n  sim: SIM\n"))
    }

    /// A step that is placed before the first one does not become the first.
    @Test func placingChangesNoRoute() throws {
        let merged = try Self.laid(
            "standard: dasar\nversion: 1\nworkflow: { a: { to: b }, b: { end: granted } }\n",
            "service: uji\nversion: 1\nextends: dasar@1\nworkflow: { c: { to: a, before: a } }\n")
        expect(merged.hasSuffix("first_step: a\nworkflow:\n  c:\n    to: a\n  a:\n    to: b\n  b:\n    end: granted\n"))
    }

    // MARK: Reading and printing

    /// The first text is the standard, each other an overlay over what comes before.
    struct Chain {
        let maps: [SyntaxMap]
        let sources: SourceSet

        init(_ texts: [String]) throws {
            let sources = SourceSet(texts.enumerated().map { (path: "\($0).yaml", bytes: Array($1.utf8)) })
            let sink = DiagnosticSink()
            self.sources = sources
            maps = try texts.indices.map { place in
                let root = try #require(YAMLParser.parse(sources[place], into: sink).root)
                var decoder = SyntaxDecoder(languages: ["id"], sink: sink)
                let map = decoder.decode(root, as: place == 0 ? .standard : .service)
                return try #require(map)
            }
        }

        /// Laid one over the other, in order.
        var stepwise: SyntaxMap { maps.dropFirst().reduce(maps[0]) { lay($1, over: $0) } }

        func lay(_ overlay: SyntaxMap, over base: SyntaxMap) -> SyntaxMap {
            var lower = base
            lower.members.removeAll { [.standard, .service, .version, .extends].contains($0.key) }
            lower.shape = overlay.shape
            return SyntaxMerge.lay(overlay, over: lower).map
        }

        func text(_ map: SyntaxMap) -> String {
            var map = map
            map.settleFirstStep()
            return ServiceYAML.text(map, in: sources) { _ in "" }
        }
    }

    static func laid(_ texts: String...) throws -> String {
        let chain = try Chain(texts)
        return chain.text(chain.stepwise)
    }
}

/// Random standards and overlays over a few ids, so that they meet often.
private struct Overlays {
    private var random: SampleSource

    init(seed: UInt64) { random = SampleSource(seed: seed) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private mutating func pick(_ items: [String]) -> String { items[Int.random(in: 0..<items.count, using: &random)] }

    private static let ids = ["a", "b", "c", "d", "e", "f"]

    mutating func base() -> String {
        var text = "standard: dasar\nversion: 1\nsla: 5 working days\ndocuments:\n"
        for id in ["a", "b", "c"] { text += "  \(id): \(document(depth: 1))\n" }
        text += "conditions: { a: x > 1, b: y > 2 }\nworkflow:\n"
        for id in ["a", "b", "c"] { text += "  \(id): { name: Langkah \(id), by: loket, to: \(pick(Self.ids)) }\n" }
        return text
    }

    private mutating func document(depth: Int) -> String {
        if depth == 0 || chance(40) { return pick(["KTP", "KK", "Akta"]) }
        return "{ name: \(pick(["KTP", "Foto"])), copies: \(Int.random(in: 1...3, using: &random)), any_of: { a: A, b: B } }"
    }

    mutating func overlay() -> String {
        var text = "service: uji\nversion: 2\nextends: dasar@1\n"
        if chance(40) {
            text +=
                "sla: \(pick(["3 working days", "{ starts: a, within: 4 days }", "steps", "removed", "{ replace: true, within: 1 day }"]))\n"
        }
        if chance(30) { text += "conditions: { \(pick(["a", "b", "c"])): \(pick(["x > 3", "removed"])) }\n" }
        if chance(85) { text += "documents:\n" + entries { overlay in overlay.change() } }
        if chance(70) { text += "workflow:\n" + entries { overlay in overlay.step() } }
        return text
    }

    private mutating func entries(_ value: (inout Overlays) -> String) -> String {
        var text = chance(8) ? "  replace: true\n" : ""
        var left = Self.ids
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let id = pick(left)
            left.removeAll { $0 == id }
            text += "  \(id): \(value(&self))\n"
        }
        return text
    }

    private mutating func placement() -> String {
        chance(40) ? "\(pick(["after", "before"])): \(pick(Self.ids)), " : ""
    }

    private mutating func change() -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return "removed"
        case 1: return pick(["KTP", "Foto"])
        case 2: return "{ \(placement())copies: \(Int.random(in: 1...9, using: &random)) }"
        case 3: return "{ replace: true, \(placement())name: Baru }"
        case 4:
            return
                "{ \(placement())any_of: { \(pick(["a: removed", "b: Lain", "c: C", "replace: true, d: D", "e: { name: E, before: a }"])) } }"
        default: return "{ \(placement())name: \(document(depth: 0)), hint: Petunjuk }"
        }
    }

    private mutating func step() -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return "removed"
        case 1: return "{ replace: true, \(placement())end: granted }"
        case 2: return "{ \(placement())within: \(Int.random(in: 1...9, using: &random)) days }"
        default: return "{ \(placement())name: Baru, by: loket, to: \(pick(Self.ids)) }"
        }
    }
}
