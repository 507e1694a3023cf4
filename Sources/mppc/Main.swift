import ServiceDSL

@main
struct Main {
    static func main() {
        ignoreBrokenPipes()
        Shell.exit(Mppc.run(Array(CommandLine.arguments.dropFirst())))
    }
}

/// The compiler of service definitions.
enum Mppc {
    static let version = "0.1.0"

    static var commands: [any Command.Type] {
        [
            CheckCommand.self, BuildCommand.self, ShowCommand.self, GraphCommand.self, SampleCommand.self, TestCommand.self,
            ExplainCommand.self, RulesCommand.self, KeywordsCommand.self, SchemaCommand.self, InitCommand.self,
        ]
    }

    /// Runs a command line.
    static func run(_ arguments: [String]) -> ExitStatus {
        let language = Language.of(arguments)
        do {
            return try run(arguments, language)
        } catch let fault as Fault {
            for words in fault.lines { Shell.print(error: "mppc: \(words[language])\n") }
            return .unusable
        } catch {
            let words = Words(en: "a fault of mppc itself: \(error)", id: "kesalahan mppc sendiri: \(error)")
            Shell.print(error: "mppc: \(words[language])\n")
            return .internalFault
        }
    }

    private static func run(_ arguments: [String], _ language: MessageLanguage) throws -> ExitStatus {
        let help = HelpText(language: language)
        let options = arguments.prefix { $0 != "--" }
        let asksForHelp = options.contains("--help") || options.contains("-h")
        guard let name = arguments.first, !name.hasPrefix("-") else {
            if options.contains("--version") {
                Shell.print("\(version)\n")
                return .clean
            }
            guard asksForHelp || arguments.isEmpty else { throw Fault.noCommand }
            Shell.print(help.overview(commands.map { $0.usage }))
            return .clean
        }
        if name == "help" { return try explain(arguments.dropFirst(), help) }
        let command = try named(name)
        if asksForHelp {
            Shell.print(help.page(command.usage))
            return .clean
        }
        return try command.init(ArgumentLine(arguments.dropFirst(), of: command.usage)).run()
    }

    /// `mppc help`, `mppc help COMMAND`.
    private static func explain(_ words: ArraySlice<String>, _ help: HelpText) throws(Fault) -> ExitStatus {
        let nothing = Words(en: "", id: "")
        let usage = CommandUsage(name: "help", summary: nothing, operands: .upToOne("COMMAND", nothing), options: [.lang])
        if let name = try ArgumentLine(words, of: usage).operands.first {
            Shell.print(help.page(try named(name).usage))
        } else {
            Shell.print(help.overview(commands.map { $0.usage }))
        }
        return .clean
    }

    private static func named(_ name: String) throws(Fault) -> any Command.Type {
        guard let command = commands.first(where: { $0.usage.name == name }) else {
            throw .unknownCommand(name, near: Suggestions.nearest(to: name, in: commands.map { $0.usage.name }, limit: 1).first)
        }
        return command
    }
}

/// How a run ended, for the shell.
enum ExitStatus: Int32 {
    case clean = 0
    case findings = 1
    case unusable = 2
    case internalFault = 70
}
