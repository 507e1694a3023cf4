import Expectations
import Foundation
import Server
import ServiceDSL
import ServiceIR
import Testing

/// How a region's pages and letters look and say who is behind them, by its catalog.
@Suite struct BrandingTests {
    private static let crest = Array(
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".utf8)

    private static let yaml = """
        branding:
          name: { id: Uji Melayani, en: Test Serves }
          place: Kota Uji
          crest: lambang.svg
          colours: { main: "#7a1f1f", header: "#123456" }
          contact:
            address: Jalan Uji <1>
            phone: "0482-21001"
            whatsapp: "0812-3456-7890"
            email: layanan@uji.go.id
        """

    private static func compile(_ branding: String, crest: [UInt8]? = crest) -> Compilation {
        let sources = Trial.sources([Trial.serviceYAML], catalog: "\(Trial.catalogYAML)\n\(branding)\n")
        var options = CompileOptions()
        options.crests = ["uji": CrestFile(name: "lambang.svg", bytes: crest)]
        return Compiler.compile(sources: sources, options: options)
    }

    private static func trial() async throws -> Trial {
        let compilation = compile(yaml)
        expect(compilation.findings.filter { $0.severity >= .danger }.map(\.message.en), equals: [])
        let unit = try #require(compilation.catalogs.first { !$0.services.isEmpty })
        let catalog = try #require(unit.catalog)
        return try await Trial(sources: Trial.sources([Trial.serviceYAML]), catalog: catalog)
    }

    @Test func headFootAndStyleAreTheRegions() async throws {
        let trial = try await Self.trial()
        try await trial.test { client in
            let page = try await client.call(.get, "/")
            PageTests.judge(page.text, "branded")
            for part in [
                "Uji Melayani</a>", "Jalan Uji &lt;1&gt;", "href=\"tel:+6248221001\">0482-21001", "href=\"https://wa.me/6281234567890\"",
                "href=\"mailto:layanan@uji.go.id\"", "Senin–Jumat 08:00–12:00, 13:00–16:00",
            ] { expect(page.text.contains(part), "\(part) does not stand on the page") }
            try await expect(client.call(.get, "/?lang=en").text.contains("Test Serves</a>"))
            let style = try await client.call(.get, "/assets/mpp.css").text
            expect(style.contains("--main:#7a1f1f;--bar:#123456;"), "\(style.prefix(200))")
            let address = try #require(page.text.firstMatch(of: /src="(\/assets\/lambang\?v=[0-9a-f]{8})"/)).output.1
            let crest = try await client.call(.get, String(address))
            expect(crest.status == 200 && crest.body == Self.crest && crest.header("Content-Type") == "image/svg+xml")
            // Whatever is written in it, nothing of it runs.
            let policy = crest.header("Content-Security-Policy") ?? ""
            expect(policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("script-src"), "\(policy)")
            expect(crest.header("X-Content-Type-Options"), equals: "nosniff")
        }
    }

    @Test func withoutBrandingTheCatalogSpeaks() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let page = try await client.call(.get, "/").text
            expect(page.contains("Daerah Uji</a>") && !page.contains("/assets/lambang") && !page.contains("class=\"reach\""))
            try await expect(client.call(.get, "/assets/lambang").status, equals: 404)
            try await expect(client.call(.get, "/assets/mpp.css").text.contains("--main:#0b4f8a;--bar:var(--main);"))
        }
    }

    /// The letter is dated in the town, and says who signed it.
    @Test func aLetterNamesTownCrestAndSigner() async throws {
        let trial = try await Self.trial()
        try await trial.officers()
        try await trial.portal.accounts.set(
            login: "kepala", name: "Dra. Rosmini, M.Si.", nip: "197001011995032001", roles: ["kepala"], password: "rahasia-kepala",
            at: trial.now)
        try await trial.test { client in
            let (number, own) = try await client.file()
            let officers = try await ["pemeriksa", "loket", "kepala"].asyncMap { try await client.logIn($0) }
            try await expect(client.act(number, "pemeriksaan", "lengkap", officers[0]).status, equals: 200)
            let paid = try await client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], officers[1])
            expect(paid.status, equals: 200)
            try await expect(client.act(number, "tanda_tangan", "done", officers[2]).status, equals: 200)
            let outputs = try await client.call(.get, "/api/v1/cases/\(number)/outputs", own).json["outputs"]?.array ?? []
            let output = try #require(outputs.first?["output"]?.string)
            let letter = try await client.call(.get, "/petugas/berkas/\(number)/keluaran/\(output)", officers[2])
            expect(letter.status, equals: 200)
            for part in ["Uji Melayani", "/assets/lambang", "Kota Uji, 9 Maret 2026", "Dra. Rosmini, M.Si.", "NIP 197001011995032001"] {
                expect(letter.text.contains(part), "\(part) does not stand on the letter: \(letter.text)")
            }
            expect(!letter.text.contains("Daerah Uji, 9 Maret"))
        }
    }

    @Test func picturesAreHeldToKindSizeAndPlace() {
        func messages(_ name: String, _ bytes: [UInt8]?) -> [String] {
            Self.compile("branding: { crest: \(name) }", crest: bytes).findings.filter { $0.rule.slug == "unusable-crest" }.map(
                \.message.en)
        }
        expect(messages("lambang.svg", Self.crest), equals: [])
        expect(messages("lambang.svg", nil), equals: ["the file `lambang.svg` cannot be read"])
        expect(messages("lambang.svg", Array("GIF89a".utf8)), equals: ["`lambang.svg` holds neither an SVG nor a PNG picture"])
        let large = Self.crest + [UInt8](repeating: 0x20, count: Crest.mostBytes)
        expect(messages("lambang.svg", large), equals: ["`lambang.svg` is larger than 32 KB"])
        expect(messages("../lambang.svg", nil), equals: ["`../lambang.svg` is no file of this folder"])
    }

    /// The proposed colour passes, and nothing nearer does.
    @Test func theNearestReadableColourIsProposed() {
        let grounds = ["#ffffff", "#fff4d6"].compactMap(Colour.init)
        for text in ["#ffcc00", "#ff0000", "#00ff88", "#abcdef", "#ffffff", "#808080"] {
            guard let colour = Colour(text) else { continue }
            let found = colour.readable(on: grounds)
            expect(grounds.allSatisfy { found.contrast(with: $0) >= 4.5 }, "\(text) \(found)")
            expect(found.readable(on: grounds), equals: found)
        }
        expect(Colour("#000000").map { Int($0.contrast(with: .white) * 100) }, equals: 2100)
        // Of the WCAG working group's own examples.
        expect(Colour("#767676").map { Int($0.contrast(with: .white) * 100) }, equals: 454)
        expect(Colour("#777777").map { Int($0.contrast(with: .white) * 100) }, equals: 447)
        expect(Colour("#77777") == nil && Colour("777777") == nil && Colour("#77777g") == nil)
    }

    /// The picture is part of the compiled catalog, and comes back from it as it was.
    @Test func theCatalogHoldsThePicture() throws {
        for count in 0..<9 {
            let bytes = Self.crest + (0..<count).map { UInt8($0 * 31) }
            let crest = try #require(Crest(bytes))
            expect(crest.content, equals: Data(bytes).base64EncodedString())
        }
        let catalog = try #require(Self.compile(Self.yaml).catalogs.first?.catalog)
        let again = try JSONCoder.decode(CompiledCatalog.self, from: JSONCoder.encode(catalog))
        expect(again == catalog && again.branding?.main == Colour("#7a1f1f"))
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async throws -> [T] {
        var result: [T] = []
        for element in self { result.append(try await body(element)) }
        return result
    }
}
