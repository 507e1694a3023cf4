import Console
import Expectations
import Foundation
import Server
import ServiceDSL
import Testing

/// Which files are read for a folder: what `mppc check` reads, `mppd serve` reads.
@Suite struct FolderTests {
    /// A folder of folders, each with a catalog, its calendar and a service; gone when the test is over.
    private final class Folders {
        let path = NSTemporaryDirectory() + "mpp-folders-\(Secret.make())"

        init(_ names: [String]) throws {
            for name in names {
                let folder = "\(path)/\(name)"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                for (file, text) in [
                    ("catalog.yaml", Trial.catalogYAML), ("uji-2026.calendar.yaml", Trial.calendarYAML),
                    ("izin-uji.service.yaml", Trial.serviceYAML),
                ] { try text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8) }
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static func failures(_ plan: InputPlan) -> [Diagnostic] {
        Compiler.compile(plan.compilerSources).findings.filter { $0.severity >= .danger }
    }

    @Test func aCopyBesideItIsNotRead() throws {
        let folders = try Folders(["sinjai", "sinjai-lama"])
        let plan = try InputPlan(paths: ["\(folders.path)/sinjai"])
        expect(plan.files.count == 3 && plan.files.allSatisfy { $0.path.hasPrefix("\(folders.path)/sinjai/") })
        expect(Self.failures(plan).isEmpty)
    }

    @Test func whereBothAreAskedForTheOtherFileIsNamed() throws {
        let folders = try Folders(["sinjai", "sinjai-lama"])
        let plan = try InputPlan(paths: [folders.path])
        let finding = try #require(Self.failures(plan).first)
        expect("\(finding.rule.code)", equals: "MPP0003")
        for language in MessageLanguage.allCases {
            expect(finding.message[language].hasSuffix(" sinjai-lama/uji-2026.calendar.yaml"), "\(finding.message[language])")
        }
        let text = DiagnosticText.full([finding], in: plan.compilerSources, language: .id)
        expect(text.contains("\(folders.path)/sinjai/uji-2026.calendar.yaml") && text.contains("berkas lainnya"), "\(text)")
    }

    @Test func aFaultOfTheWorldIsSaidInBothLanguages() throws {
        #expect(throws: Fault.self) { try InputPlan(paths: ["/tidak/ada"]) }
        do { _ = try InputPlan(paths: ["/tidak/ada"]) } catch let fault {
            let words = fault.lines(of: "mppd")[0]
            expect(words[.id] == "/tidak/ada: tidak ada file atau folder ini" && words[.en] == "/tidak/ada: no such file or folder")
        }
    }
}
