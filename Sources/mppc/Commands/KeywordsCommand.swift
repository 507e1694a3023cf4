import ArgumentParser
import Runtime
import ServiceDSL
import ServiceIR

/// Lists the keys of the language, and which scenario executes each.
struct KeywordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "List all keys of the language with what they say; with paths, the scenario there that executes each.",
        discussion: """
            A key is executed by a scenario when the scenario passes and a file that it runs on (its service, a standard behind it, its catalog, \
            the calendars, its own file) uses the key. With paths, a key that none executes gives status 1.
            """)

    @Argument(help: "Files and folders with scenarios.")
    var paths: [String] = []
    @Flag(name: .long, help: "With paths: only the keys that no scenario executes.")
    var missing = false
    @Option(
        name: .long, help: "Write the reference of all keys into this Markdown file; what a row says beyond the table of keywords is kept.")
    var markdown: String?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if markdown != nil && !paths.isEmpty { throw ValidationError("--markdown lists the language, not what scenarios execute") }
    }

    func run() throws {
        if let markdown {
            let written =
                Files.kind(of: markdown) == .file
                ? String(decoding: try Files.read(markdown, atMost: YAMLParser.sizeLimit), as: UTF8.self) : "# Reference\n"
            return try Files.write(Array(KeywordText.reference(keeping: written).utf8), to: markdown)
        }
        let isEnglish = language.chosen == .en
        guard !paths.isEmpty else {
            for use in KeywordUse.all where use.word == nil { Shell.print("\(use): \(isEnglish ? use.summary.en : use.summary.id)\n") }
            return
        }
        let compiled = Compiled(try InputPlan(paths: paths, isWholeCatalog: true))
        let executed = try KeywordExecution.all(of: compiled)
        let none = isEnglish ? "no scenario" : "tanpa skenario"
        for use in KeywordUse.all {
            let scenario = executed[use]
            if scenario == nil || !missing { Shell.print("\(use): \(scenario ?? none)\n") }
        }
        if KeywordUse.all.contains(where: { executed[$0] == nil }) { throw ExitCode(ExitStatus.findings) }
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
