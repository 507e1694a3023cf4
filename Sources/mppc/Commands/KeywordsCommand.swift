import Console
import Runtime
import ServiceDSL
import ServiceIR

/// Lists the keys of the language, and which scenario executes each.
struct KeywordsCommand: Command {
    static let usage = CommandUsage(
        name: "keywords",
        summary: Words(
            en: "List all keys of the language with what they say; with paths, the scenario there that executes each.",
            id: "Menampilkan semua kunci bahasa dengan artinya; dengan PATH, skenario di sana yang menjalankan tiap kunci."),
        discussion: Words(
            en: """
                A key is executed by a scenario when the scenario passes and a file that it runs on (its service, a standard behind it, its catalog, the calendars, its own file) uses the key. With paths, a key that none executes gives status 1.
                """,
            id: """
                Suatu kunci dijalankan oleh skenario bila skenario itu lulus dan berkas yang dipakainya (layanannya, standar di belakangnya, katalognya, kalender, berkasnya sendiri) memakai kunci itu. Dengan PATH, kunci yang tidak dijalankan memberi status 1.
                """),
        operands: .many("PATH", Words(en: "Files and folders with scenarios.", id: "Berkas dan folder yang berisi skenario.")),
        options: [
            OptionUsage(
                name: .missing, value: .flag,
                help: Words(
                    en: "With paths: only the keys that no scenario executes.",
                    id: "Dengan PATH: hanya kunci yang tidak dijalankan skenario mana pun.")),
            OptionUsage(
                name: .markdown, value: .text("FILE"),
                help: Words(
                    en: "Write the reference of all keys into this Markdown file; what a row says beyond the table of keywords is kept.",
                    id: "Menulis rujukan semua kunci ke berkas Markdown ini; isi baris di luar tabel kunci dipertahankan.")),
            .lang,
        ])

    private let paths: [String]
    private let isMissingOnly: Bool
    private let markdown: String?
    private let language: MessageLanguage

    init(_ line: ArgumentLine) throws(Fault) {
        paths = line.operands
        isMissingOnly = line.has(.missing)
        markdown = line.text(.markdown)
        language = line.language
        if markdown != nil && !paths.isEmpty {
            let words = Words(
                en: "--markdown lists the language, not what scenarios execute",
                id: "--markdown menampilkan bahasanya, bukan apa yang dijalankan skenario")
            throw .usage([words], command: Self.usage.name)
        }
    }

    func run() throws -> ExitStatus {
        if let markdown {
            let written =
                Files.kind(of: markdown) == .file
                ? String(decoding: try Files.read(markdown, atMost: YAMLParser.sizeLimit), as: UTF8.self) : "# Reference\n"
            try Files.write(Array(KeywordText.reference(keeping: written).utf8), to: markdown)
            return .clean
        }
        guard !paths.isEmpty else {
            for use in KeywordUse.all where use.word == nil {
                Shell.print("\(use): \(language == .en ? use.summary.en : use.summary.id)\n")
            }
            return .clean
        }
        let compiled = Compiled(try InputPlan(paths: paths, isWholeCatalog: true))
        let executed = try KeywordExecution.all(of: compiled)
        let none = Words(en: "no scenario", id: "tanpa skenario")[language]
        for use in KeywordUse.all where use.isExecutable {
            let scenario = executed[use]
            if scenario == nil || !isMissingOnly { Shell.print("\(use): \(scenario ?? none)\n") }
        }
        return KeywordUse.all.contains { $0.isExecutable && executed[$0] == nil } ? .findings : .clean
    }
}

/// Which scenario executes what.
enum KeywordExecution {
    /// By key, the first scenario that passes and runs on a file with it, as `FILE:LINE NAME`.
    static func all(of compiled: Compiled) throws -> [KeywordUse: String] {
        let files = compiled.compilation.sources.files
        let uses = files.map(KeywordUse.uses)
        let calendars = files.indices.filter { files[$0].path.hasSuffix(".calendar.yaml") }
        var executed: [KeywordUse: String] = [:]
        for run in try ScenarioRun.all(of: compiled) {
            guard let passed = run.outcomes.first(where: \.passed) else { continue }
            let folder = compiled.compilation.catalogs.first { $0.services.contains { $0.file == run.unit.file } }?.folder ?? ""
            let catalog = files.indices.filter { files[$0].path == Paths.join(folder, "catalog.yaml") }
            let own = files.indices.filter { files[$0].path == run.suite.place.path }
            for file in [run.unit.file] + run.unit.ancestors.map(\.file) + own + catalog + calendars {
                for use in uses[file] where executed[use] == nil {
                    executed[use] = "\(passed.scenario.place.path):\(passed.scenario.place.line) \(passed.scenario.name)"
                }
            }
        }
        return executed
    }
}
