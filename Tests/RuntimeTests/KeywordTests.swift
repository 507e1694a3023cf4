import Foundation
import Runtime
import ServiceDSL
import ServiceIR
import Testing

/// Each keyword of the language is executed by a scenario of `services/` or `Tests/Keywords/`.
struct KeywordTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func sources() throws -> [SourceFile] {
        try ["services", "Tests/Keywords"].flatMap { folder in
            let names = (FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String } ?? [])
            return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
                let path = "\(folder)/\(name)"
                return SourceFile(path: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
            }
        }
    }

    /// What a passing scenario runs on: its service and the standards behind it, its catalog, the calendars, its own file.
    @Test func everyKeywordIsExecuted() throws {
        let compilation = Compiler.compile(sources: try Self.sources())
        let failures = compilation.findings.filter { $0.severity >= .danger }.map(\.message.en)
        #expect(failures == [])
        let files = compilation.sources.files
        var used: Set<KeywordUse> = []
        for unit in compilation.catalogs {
            guard let catalog = unit.catalog else { continue }
            for suite in unit.scenarios {
                let service = try #require(unit.services.first { $0.service.service == suite.service && $0.isWhole })
                let engine = try Engine(service: service.service, catalog: catalog)
                let outcomes = ScenarioRunner(engine: engine, suite: suite).runAll()
                for outcome in outcomes {
                    #expect(outcome.passed, "\(outcome.scenario.place): \(outcome.failures.map { $0.text("en", engine) })")
                }
                guard outcomes.contains(where: \.passed) else { continue }
                for file in files.indices {
                    let path = files[file].path
                    let isRead =
                        file == service.file || service.ancestors.contains { $0.file == file } || path == suite.place.path
                        || path == "\(unit.folder)/catalog.yaml" || path.hasSuffix(".calendar.yaml")
                    if isRead { used.formUnion(KeywordUse.uses(in: files[file])) }
                }
            }
        }
        let missing = KeywordUse.all.filter { !used.contains($0) }.map(\.description)
        #expect(
            missing == [], "no scenario executes these: put a use of each into Tests/Keywords (`mppc keywords services Tests/Keywords`)")
    }

    /// What is not used is not counted, nor what stands in a file at fault.
    @Test func usesOfAFile() {
        let text = "calendar: libur\nfrom: 2026-01-01\nlegal_basis: { skb: SKB }\nsalah: 1\ndays: [ { date: 2026-01-01, kind: holiday } ]\n"
        let uses = KeywordUse.uses(in: SourceFile(path: "x.calendar.yaml", text: text)).map(\.description).sorted()
        #expect(
            uses == [
                "calendar.calendar", "calendar.days", "calendar.from", "calendar.legal_basis", "day.date", "day.kind", "day.kind: holiday",
                "law.name",
            ])
        #expect(KeywordUse.uses(in: SourceFile(path: "x.yaml", text: "apa: saja\n")) == [])
    }
}
