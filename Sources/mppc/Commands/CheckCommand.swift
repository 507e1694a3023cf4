import Console
import ServiceDSL

/// Reads definitions and says what is wrong with them.
struct CheckCommand: Command {
    static let usage = CommandUsage(
        name: "check",
        summary: Words(
            en: "Check definitions; findings go to standard output.", id: "Memeriksa definisi; temuan tampil di keluaran standar."),
        operands: CommandUsage.inputs,
        options: [
            .stdinName, .config,
            OptionUsage(
                name: .changedSince, value: .text("REV"),
                help: Words(
                    en: "Only what a change since this revision of git can bear on.",
                    id: "Hanya yang bisa terpengaruh oleh perubahan sejak revisi git ini.")),
            OptionUsage(
                name: .showAllowed, value: .flag,
                help: Words(
                    en: "Print what comments allow (`# mppc:allow CODE reason`), too; it never fails.",
                    id: "Tampilkan juga yang diizinkan komentar (`# mppc:allow KODE alasan`); itu tidak pernah menggagalkan.")),
            .jobs,
        ] + OptionUsage.report)

    private let paths: [String]
    private let settings: String?
    private let input: InputPlan
    private let report: ReportPlan
    private let revision: String?
    private let showsAllowed: Bool
    private let threads: Int?

    init(_ line: ArgumentLine) throws(Fault) {
        paths = line.operands.isEmpty ? ["."] : line.operands
        settings = line.text(.config)
        input = try InputPlan(line)
        report = ReportPlan(line, to: 1, input)
        revision = line.text(.changedSince)
        showsAllowed = line.has(.showAllowed)
        threads = line.number(.jobs)
        if revision != nil, line.operands.contains("-") {
            let words = Words(
                en: "--changed-since beside `-`: standard input has no revision",
                id: "--changed-since bersama `-`: masukan standar tidak mempunyai revisi")
            throw .usage([words], command: Self.usage.name)
        }
    }

    func run() throws(Fault) -> ExitStatus {
        for words in input.unreadLines { Shell.print(error: "mppc: \(words[report.language])\n") }
        var input = input
        if let revision {
            let paths = try input.asked(after: Git.changes(since: revision, around: self.paths))
            guard !paths.isEmpty else {
                Report.print([], in: SourceSet([]), as: report)
                return .clean
            }
            input = try InputPlan(paths: paths, settings: settings ?? input.settings?.path)
        }
        // To take the services apart costs more than to keep a few of them to the end.
        let compiled = Compiled(input, threads: threads, keepsServices: input.size <= 1 << 20)
        let findings = showsAllowed ? DiagnosticSink.ordered(compiled.findings + compiled.allowed) : compiled.findings
        Report.print(findings, in: compiled.sources, as: report)
        // Ends here, where everything is still there: to take it apart, value by value, took a hundredth of a check.
        return withExtendedLifetime(compiled) { Shell.exit(compiled.status(report)) }
    }
}
