import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// A region's data in an open format, out of one kind of database and into another.
@Suite struct ExchangeTests {
    /// Cases at several places, one of them erased, with uploads, outputs, officers and a checkpoint.
    private func filled() async throws -> Trial {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            _ = try await LetterTests.granted(client)
            _ = try await client.file(luas: 7)
            let (erased, own) = try await client.file()
            _ = try await client.call(.get, "/api/v1/cases/\(erased)", own)
            _ = try await trial.portal.registry.erase(
                case: erased, reason: "Surat", withdraws: true, isMeant: true, by: "operator:uji")
            try await trial.portal.checkpoint()
        }
        return trial
    }

    /// Every file below a folder, by its path.
    private func contents(_ folder: String) throws -> [String: Data] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).reduce(into: [:]) { found, path in
            var isFolder: ObjCBool = false
            let whole = "\(folder)/\(path)"
            guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else { return }
            found[path] = FileManager.default.contents(atPath: whole)
        }
    }

    private func export(_ trial: Trial, _ name: String) async throws -> String {
        let folder = "\(trial.folder)/\(name)"
        let made = try await StoreExport.run(trial.portal.store, to: folder, at: trial.now)
        expect(made.report.faults.isEmpty && made.files > 0, "\(made.report.faults)")
        return folder
    }

    /// From this kind of database into a file, from there into this kind again: each export is the same to the byte.
    @Test func whatIsImportedIsExportedTheSame() async throws {
        let trial = try await filled()
        let first = try await export(trial, "pertama")
        let file = "\(trial.folder)/berkas.sqlite"
        _ = try await StoreImport.run(first, to: .file(file))
        let store = try Store(.file(file))
        let second = "\(trial.folder)/kedua"
        _ = try await StoreExport.run(store, to: second, at: trial.now)
        try store.close()
        let folder = "\(trial.folder)/lagi"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = try await StoreImport.run(second, to: Trial.address(in: folder))
        expect(made.report.cases == 3 && made.report.faults.isEmpty)

        // It is served on: numbers and ids go on where they were.
        let again = try await Trial(sources: Trial.sources([Trial.serviceYAML]), folder: folder, at: trial.now)
        let third = "\(trial.folder)/ketiga"
        _ = try await StoreExport.run(again.portal.store, to: third, at: trial.now)
        let (one, two, three) = try (contents(first), contents(second), contents(third))
        expect(one == two && Set(one.keys) == Set(three.keys))
        // What was served wrote its catalog's day anew, nothing else.
        let own: Set<String> = ["manifest.json", "SHA256SUMS", "tables/catalogs.jsonl"]
        for path in one.keys where !own.contains(path) { expect(one[path] == three[path], "\(path)") }
        try await again.test { client in try await expect(client.file().number, equals: "7307-2026-000004") }
        try await expect(again.faults(), equals: [])
    }

    @Test func anyProgramCanReadAndCheckIt() async throws {
        let trial = try await filled()
        let folder = try await export(trial, "ekspor")
        let files = try contents(folder)
        let sums = String(decoding: try #require(files["SHA256SUMS"]), as: UTF8.self).split(separator: "\n")
        expect(Set(sums.map { String($0.dropFirst(66)) } + ["SHA256SUMS", "manifest.json"]), equals: Set(files.keys))
        for line in sums {
            let content = try #require(files[String(line.dropFirst(66))])
            expect(Secret.hex(Secret.sha256(Array(content))), equals: String(line.prefix(64)))
        }
        let cases = try #require(files["tables/cases.jsonl"]).split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
        let state = try JSONValue(parsing: Array(try #require(cases[1]["state"]?["utf8"]?.string).utf8))
        expect(cases.count == 3 && state["submission"]?["form"]?["pemohon"]?["nama"]?.string == "Sitti", "\(state)")
        expect(!files.keys.contains("tables/sessions.jsonl"))
    }

    /// Whatever is changed, missing or too much: nothing is taken, and nothing left behind.
    @Test(arguments: ["tables/cases.jsonl", "tables/uploads.jsonl", "SHA256SUMS", "manifest.json"])
    func aChangedExportIsRefused(path: String) async throws {
        let trial = try await filled()
        let folder = try await export(trial, "ekspor")
        let target = "\(trial.folder)/baru.sqlite"
        let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(path)"))
        _ = FileManager.default.createFile(atPath: "\(folder)/\(path)", contents: bytes.dropLast(20))
        await #expect(throws: StoreImport.Failure.self) { try await StoreImport.run(folder, to: .file(target)) }
        expect(!FileManager.default.fileExists(atPath: target) && !FileManager.default.fileExists(atPath: target + ".files"))
    }

    /// The sums are right, the journal is not: what was written is taken back.
    @Test func aForgedExportIsRefusedByItsJournal() async throws {
        let trial = try await filled()
        let folder = try await export(trial, "ekspor")
        func replace(_ path: String, _ change: (String) -> String) throws -> String {
            let text = String(decoding: try #require(FileManager.default.contents(atPath: "\(folder)/\(path)")), as: UTF8.self)
            let changed = Data(change(text).utf8)
            _ = FileManager.default.createFile(atPath: "\(folder)/\(path)", contents: changed)
            return Secret.hex(Secret.sha256(Array(changed)))
        }
        let forged = try replace("tables/cases.jsonl") { $0.replacing("Sitti", with: "Satta") }
        let sums = try replace("SHA256SUMS") {
            $0.split(separator: "\n").map { $0.hasSuffix("tables/cases.jsonl") ? "\(forged)  tables/cases.jsonl" : String($0) }
                .joined(separator: "\n") + "\n"
        }
        _ = try replace("manifest.json") { $0.replacing(/"sums" : "[0-9a-f]+"/, with: "\"sums\" : \"\(sums)\"") }
        let target = "\(trial.folder)/baru"
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        let address = try Trial.address(in: target)
        do {
            _ = try await StoreImport.run(folder, to: address)
            Issue.record("taken")
        } catch let failure as StoreImport.Failure {
            guard case .faults(let report) = failure else { throw failure }
            expect(report.faults.contains { $0.kind == .state }, "\(report.faults)")
        }
        // Empty still: the right one goes in.
        let other = try await export(trial, "lain")
        expect(try await StoreImport.run(other, to: address).report.cases, equals: 3)
        do {
            _ = try await StoreImport.run(other, to: address)
            Issue.record("taken twice")
        } catch let failure as StoreImport.Failure {
            guard case .isTaken = failure else { throw failure }
        }
    }
}
