import ArgumentParser

@main
struct Main {
    static func main() {
        ignoreBrokenPipes()
        let status = Mppc.run(Array(CommandLine.arguments.dropFirst()))
        Shell.exit(status)
    }
}

/// The compiler of service definitions.
struct Mppc: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mppc",
        abstract: "Checks, builds and tries out service definitions of a region.",
        discussion: """
            PATH is a file, a folder (everything below it that is a definition), or `-` for standard input.
            A single file is read together with the nearest catalog above it.

            Findings are what `check` makes: it prints them to standard output. All other commands keep standard output for their own \
            result and print findings to standard error.

            Exit status: 0 = nothing at or above --fail-on; 1 = findings (or a scenario that fails); 2 = wrong usage, or a file that \
            cannot be read or written; 70 = a fault of mppc itself.

            Language: --lang id|en, else LC_ALL, LC_MESSAGES, LANG; Indonesian where these say nothing. NO_COLOR is honoured.
            """,
        version: "0.1.0",
        subcommands: [
            CheckCommand.self, BuildCommand.self, ShowCommand.self, GraphCommand.self, SampleCommand.self, TestCommand.self,
            ExplainCommand.self, RulesCommand.self, KeywordsCommand.self, SchemaCommand.self, InitCommand.self,
        ])

    /// Runs a command line and gives the exit status.
    static func run(_ arguments: [String]) -> Int32 {
        do {
            if let check = CheckPlan(plain: arguments) { return try check.run() }
            var command = try parseAsRoot(arguments)
            try command.run()
            return ExitStatus.clean
        } catch let fault as Fault {
            Shell.print(error: "mppc: \(fault.words[Language.of(arguments)])\n")
            return ExitStatus.unusable
        } catch {
            let status = exitCode(for: error).rawValue
            let message = fullMessage(for: error)
            if status == 0 {
                if !message.isEmpty { Shell.print(message + "\n") }
                return ExitStatus.clean
            }
            if error is ExitCode { return status }
            // The parser's own words are English; where that is not the reader's language, a line in it goes before.
            if Language.of(arguments) == .id { Shell.print(error: "mppc: perintah ini tidak bisa dibaca; `mppc help` menjelaskannya\n") }
            Shell.print(error: message + "\n")
            // What the argument parser refuses is wrong usage; anything else that is thrown here is ours.
            return exitCode(for: error) == .validationFailure ? ExitStatus.unusable : ExitStatus.internalFault
        }
    }
}

enum ExitStatus {
    static let clean: Int32 = 0
    static let findings: Int32 = 1
    static let unusable: Int32 = 2
    static let internalFault: Int32 = 70
}
