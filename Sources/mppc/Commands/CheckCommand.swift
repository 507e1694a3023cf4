import Console
import ServiceDSL

/// Reads definitions and says what is wrong with them.
struct CheckCommand: Command {
    static let usage = CommandUsage(
        name: "check",
        summary: Words(
            en: "Check definitions; findings go to standard output.", id: "Memeriksa definisi; temuan tampil di keluaran standar."),
        operands: CommandUsage.inputs,
        options: [.stdinName] + OptionUsage.report)

    private let input: InputPlan
    private let report: ReportPlan

    init(_ line: ArgumentLine) throws(Fault) {
        input = try InputPlan(line)
        report = ReportPlan(line, to: 1)
    }

    func run() -> ExitStatus {
        let compiled = Compiled(input)
        for words in input.unreadLines { Shell.print(error: "mppc: \(words[report.language])\n") }
        Report.print(compiled.findings, in: compiled.sources, as: report)
        return report.fails(compiled.findings) ? .findings : .clean
    }
}
