import Expectations
import Foundation
import Server
import ServiceDSL
import ServiceIR
import Testing

/// A further language of pages: a file that the server gives, translated and given back.
@Suite struct WordFileTests {
    private static func folder(_ files: [String: String]) throws -> String {
        let folder = NSTemporaryDirectory() + "mpp-words-\(Secret.make())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        return folder
    }

    @Test func aThirdLanguageComesByAFile() async throws {
        let given = try await Trial().test { client in try await client.call(.get, "/api/v1/words?lang=en").json }
        expect(given["name"]?.string == "English" && given["words"]?["track"]?.string == "Track an application")
        var words = try #require(given["words"]?.object)
        expect(words.keys.map(\.rawValue), equals: Server.Words.standard.keys)
        words["track"] = "Lacak <panyuwunan>"
        words["large_print"] = nil
        let bundle: JSONValue = ["language": "jv", "name": "Basa Jawa", "words": .object(words)]
        let folder = try Self.folder(["jv.json": String(decoding: bundle.bytes(.compact), as: UTF8.self)])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Services are written in each language that the catalog names.
        func translated(_ text: String) -> String {
            text.replacing(/en: ([^{},]+?) \}/) { "en: \($0.output.1), jv: \($0.output.1) }" }
        }
        let catalog = translated(Trial.catalogYAML.replacingOccurrences(of: "[id, en]", with: "[id, en, jv]"))
        let sources = Trial.sources([translated(Trial.serviceYAML)], catalog: catalog)
        let trial = try await Trial(sources: sources, words: try WordFile.read(folder: folder))
        try await trial.test { client in
            let page = try await client.call(.get, "/lacak").text
            expect(page.contains("hreflang=\"jv\">Basa Jawa</a>") && page.contains("hreflang=\"en\">English</a>"), "\(page)")
            let other = try await client.call(.get, "/lacak?lang=jv").text
            PageTests.judge(other, "/lacak?lang=jv")
            expect(other.contains("<html lang=\"jv\">") && other.contains("Lacak &lt;panyuwunan&gt;"), "\(other)")
            // What the file leaves out, and what it does not hold, stays Indonesian.
            expect(other.contains(">Huruf besar<") && other.contains("hreflang=\"id\">Bahasa Indonesia</a>"))
            try await expect(client.call(.get, "/layanan/izin-uji?lang=jv").text.contains("Test permit"))
            try await expect(client.call(.get, "/api/v1/words?lang=jv").json["words"]?["track"]?.string, equals: "Lacak <panyuwunan>")
        }
    }

    @Test(arguments: [
        ("jv.json", "{\"name\": \"Basa Jawa\", \"words\": {\"lacak\": \"x\"}}", "words.lacak"), ("jv.json", "{\"words\": {}}", "`name`"),
        ("jv.json", "{\"name\": \"a\", \"words\": {\"track\": 1}}", "must be a text"), ("jv.json", "{", "jv.json"),
        ("Jawa.json", "{}", "code of a language"), ("jv.txt", "{}", "holds no file"),
    ])
    func whatIsWrongWithAFileIsSaid(name: String, text: String, said: String) throws {
        let folder = try Self.folder([name: text])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do throws(FileFault) {
            _ = try WordFile.read(folder: folder)
            expect(Bool(false), "\(text) is taken")
        } catch { expect("\(error.path): \(error.en)".contains(said) && !error.id.isEmpty, "\(error)") }
    }
}
