import ServiceDSL
import ServiceIR

/// What a command line asks of a program.
package enum Request {
    /// To print a text: the version, or some help.
    case text(String)
    /// To run a command, by its place in the program's list, with what is said to it.
    case command(Int, ArgumentLine)

    /// Decides it; a name may be of two words, `account add`.
    ///
    /// - Parameters:
    ///   - arguments: without the program's own name.
    ///   - commands: those of the program, in the order of its help; asked for as far as it takes to find the one that is meant.
    /// - Throws: `Fault` with all that is wrong about the line.
    package init<Commands: Collection<CommandUsage>>(
        _ arguments: [String], of program: ProgramText, version: String, _ commands: Commands, in language: MessageLanguage
    ) throws(Fault) where Commands.Index == Int {
        let help = HelpText(of: program, in: language)
        let options = arguments.prefix { $0 != "--" }
        let asksForHelp = options.contains("--help") || options.contains("-h")
        guard let first = arguments.first, !first.hasPrefix("-") else {
            if options.contains("--version") {
                self = .text("\(version)\n")
                return
            }
            guard asksForHelp || arguments.isEmpty else { throw .noCommand }
            self = .text(help.overview(Array(commands)))
            return
        }
        if first == "help" {
            let nothing = Words(en: "", id: "")
            let usage = CommandUsage(name: "help", summary: nothing, operands: .many("COMMAND", nothing), options: [.lang])
            let words = try ArgumentLine(arguments.dropFirst(), of: usage).operands
            if words.isEmpty {
                self = .text(help.overview(Array(commands)))
            } else if let group = Self.group(words, commands) {
                self = .text(help.group(words[0], group))
            } else {
                self = .text(help.page(commands[try Self.named(words[...], commands).place]))
            }
            return
        }
        let words = arguments.prefix { !$0.hasPrefix("-") }
        if let group = Self.group(Array(words), commands) {
            guard asksForHelp else { throw .unfinishedCommand(first, group.map(\.name)) }
            self = .text(help.group(first, group))
            return
        }
        let (place, rest) = try Self.named(arguments[...], commands)
        self = asksForHelp ? .text(help.page(commands[place])) : .command(place, try ArgumentLine(rest, of: commands[place]))
    }

    /// The commands that begin with a single word that is none by itself.
    private static func group(_ words: [String], _ commands: some Collection<CommandUsage>) -> [CommandUsage]? {
        guard words.count == 1, !commands.contains(where: { $0.name == words[0] }) else { return nil }
        let group = commands.filter { $0.name.hasPrefix("\(words[0]) ") }
        return group.isEmpty ? nil : group
    }

    /// The command that the first words name, one or two of them, and the words after.
    private static func named<Commands: Collection<CommandUsage>>(_ words: ArraySlice<String>, _ commands: Commands) throws(Fault) -> (
        place: Int, rest: ArraySlice<String>
    ) where Commands.Index == Int {
        // A command of one word is no beginning of one of two.
        for count in [1, 2] where words.count >= count {
            let name = words.prefix(count).joined(by: " ")
            if let place = commands.firstIndex(where: { $0.name == name }) { return (place, words.dropFirst(count)) }
        }
        let names = commands.map(\.name)
        let group = names.first { $0.hasPrefix("\(words.first ?? "") ") }
        let name = words.prefix(group == nil ? 1 : 2).joined(by: " ")
        throw .unknownCommand(name, near: Suggestions.nearest(to: name, in: names, limit: 1).first ?? group)
    }
}
