import Expectations
import FoundationEssentials
import ServiceDSL
import ServiceIR
import Testing

/// Files that are compiled again and again: what is found is what a compilation from nothing finds, and no more is done than has to be.
@Suite struct WorkspaceTests {
    /// A few regions with their nation's standards and calendar, and a catalog whose services name one another.
    static let files: [String: String] = {
        var files = ["mppc.yaml": "languages: [id]\nrules: { MPP0602: warning }\n"]
        let folders = ["services/nasional", "services/33.71-kota-magelang", "services/36.01-pandeglang", "Tests/Keywords"]
        let keywords = ["catalog", "hari-libur", "libur-daerah", "bantuan", "kartu-pedagang", "lapor-pedagang", "posyandu"]
        for folder in folders {
            let url = Repository.root.appending(path: folder)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            for name in names where name.hasSuffix(".yaml") && (folder != "Tests/Keywords" || keywords.contains(where: name.hasPrefix)) {
                guard let data = FileManager.default.contents(atPath: url.appending(path: name).path) else { continue }
                files["\(url.lastPathComponent)/\(name)"] = String(decoding: data, as: UTF8.self)
            }
        }
        files["Keywords/baik.rules.yaml"] = """
            rules: baik
            checks:
              janji_paling_lama:
                code: 9001
                when: has(sla.within)
                rule: sla.within <= working_days(3)
                message: { id: janji lebih dari 3 hari kerja, en: a promise of more than 3 working days }

            """
        return files
    }()

    @Test(arguments: seeds(1))
    func findsWhatACompilationFromNothingFinds(seed: Int) {
        var random = SampleSource(seed: UInt64(seed))
        var edits = Edits()
        var workspace = Workspace()
        for step in 0..<16 {
            let edit = step == 0 ? "nothing" : edits.make(&random)
            let ours = Self.told(workspace.compile(edits.sources))
            let fresh = Self.told(Compiler.compile(SourceSet(edits.sources)))
            expect(ours, equals: fresh, "seed \(seed), step \(step): \(edit)")
        }
    }

    @Test func judgesWhatChangedAndWhatHangsOnIt() throws {
        var workspace = Workspace()
        var edits = Edits()
        func judged(_ path: String, _ change: (String) -> String?) -> [String] {
            edits.files[path] = change(edits.files[path] ?? "")
            let compilation = workspace.compile(edits.sources)
            return workspace.judged.sorted().map { compilation.sources[$0].path }
        }
        _ = judged("mppc.yaml") { $0 }
        expect(judged("mppc.yaml") { $0 }, equals: [])
        let one = judged("Keywords/posyandu.service.yaml") { $0 + "# catatan\n" }
        expect(one, equals: ["Keywords/posyandu.scenarios.yaml", "Keywords/posyandu.service.yaml"])
        let standard = judged("nasional/reklame.standard.yaml") { $0 + "# catatan\n" }
        expect(standard.contains("33.71-kota-magelang/izin-reklame.service.yaml") && standard.contains("nasional/reklame.standard.yaml"))
        expect(!standard.contains { $0.hasPrefix("36.01") || $0.hasPrefix("Keywords") })
        let calendar = judged("nasional/indonesia-2026.calendar.yaml") { $0 + "# catatan\n" }
        expect(calendar.contains("36.01-pandeglang/sip-dokter.service.yaml") && !calendar.contains { $0.hasPrefix("Keywords") })
        let catalog = judged("Keywords/catalog.yaml") { $0 + "# catatan\n" }
        expect(catalog.contains("Keywords/posyandu.service.yaml") && catalog.allSatisfy { $0.hasPrefix("Keywords") })
        // Whoever names a service that is gone is judged, and nobody else.
        let gone = judged("Keywords/kartu-pedagang.service.yaml") { _ in nil }
        expect(gone.contains("Keywords/lapor-pedagang.service.yaml") && !gone.contains("Keywords/posyandu.service.yaml"))
        let all = judged("mppc.yaml") { $0 + "# catatan\n" }
        expect(Set(all).isSuperset(of: edits.files.keys.filter { $0.hasSuffix(".service.yaml") }))
    }

    /// All that is told, and all that was compiled.
    static func told(_ compilation: Compilation) -> String {
        let findings = compilation.findings + compilation.allowed
        let services = compilation.catalogs.flatMap { unit in
            unit.services.map {
                "\(unit.folder) \(compilation.sources[$0.file].path) \($0.service.wholeDigest) \($0.isWhole) \($0.isDraft)"
            }
                + unit.scenarios.map { "\(unit.folder) \($0.place.path) \($0.cases.count)" }
        }
        return DiagnosticJSON.text(findings, in: compilation.sources, language: .en) + services.joined(separator: "\n")
    }
}

/// Files, and what authors do to them.
private struct Edits {
    var files = WorkspaceTests.files
    private var removed: [String: String] = [:]

    var sources: [(path: String, bytes: [UInt8])] { files.map { ($0.key, Array($0.value.utf8)) } }

    /// Makes one change, and says which.
    mutating func make(_ random: inout SampleSource) -> String {
        let paths = files.keys.sorted()
        let path = paths[Int.random(in: paths.indices, using: &random)]
        var lines = files[path]?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
        let line = Int.random(in: lines.indices, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            removed[path] = files.removeValue(forKey: path)
            return "\(path) goes"
        case 1, 2:
            guard let (back, text) = removed.sorted(by: { $0.key < $1.key }).first else { fallthrough }
            removed[back] = nil
            files[back] = text
            return "\(back) comes back"
        case 3:
            let copy = path.replacing(".service.yaml", with: "-lain.service.yaml")
            files[copy] = files[path]
            return "\(path) is copied"
        case 4:
            lines.insert("# catatan", at: line)
        case 5:
            lines[line] = lines[line].replacing("a", with: "e")
        default:
            lines.remove(at: line)
        }
        files[path] = lines.joined(separator: "\n")
        return "\(path):\(line + 1)"
    }
}
