import ArgumentParser
import ServiceDSL

/// Reads definitions and says what is wrong with them.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check definitions; findings go to standard output.")

    @OptionGroup var input: InputOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        let status = try CheckPlan(paths: input.paths, stdinName: input.stdinName, report: ReportPlan(report, to: 1)).run()
        if status != ExitStatus.clean { throw ExitCode(status) }
    }
}

/// What is read, as the user wrote it.
struct InputOptions: ParsableArguments {
    @Argument(help: "Files, folders or `-`; without any, the current folder.")
    var paths: [String] = []

    @Option(name: .long, help: "The path that standard input is taken for.")
    var stdinName: String?

    func plan(isWholeCatalog: Bool = false) throws(Fault) -> InputPlan {
        try InputPlan(paths: paths, stdinName: stdinName, isWholeCatalog: isWholeCatalog)
    }
}
