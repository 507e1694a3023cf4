import ServiceDSL

/// A program's page of the system's manual, in the `man` macros of roff, from the same usages as its help.
package struct ManualPage {
    private let program: ProgramText
    private let version: String
    private let language: MessageLanguage

    package init(of program: ProgramText, version: String, in language: MessageLanguage) {
        self.program = program
        self.version = version
        self.language = language
    }

    /// The whole page: the program, then each command with its operands and options.
    package func text(_ commands: [CommandUsage]) -> String {
        let (command, option) = (say("COMMAND", "PERINTAH"), say("OPTION", "PILIHAN"))
        var lines = [
            ".TH \(program.name.uppercased()) 1 \"\" \"\(program.name) \(Self.escaped(version))\"",
            section("NAME", "NAMA"), "\(program.name) \\- \(Self.text(program.summary[language]))",
            section("SYNOPSIS", "PEMAKAIAN"), ".B \(program.name)", "\\fI\(command)\\fR [\\fI\(option)\\fR ...]",
            section("DESCRIPTION", "URAIAN"),
        ]
        lines += paragraphs(program.discussion[language])
        lines.append(section("COMMANDS", "PERINTAH"))
        for usage in commands {
            lines.append(".SS \(usage.name)")
            lines.append(
                ".PP\n\\fB\(program.name) \(usage.name)\\fR\(Self.escaped(usage.operand.map { " \($0.synopsis)" } ?? "")) [\\fI\(option)\\fR ...]"
            )
            lines += paragraphs(usage.summary[language]) + paragraphs(usage.discussion[language])
            if let operand = usage.operand { lines += item("\\fI\(Self.escaped(operand.name))\\fR", operand.help[language]) }
            if let last = usage.lastOperand { lines += item("\\fI\(Self.escaped(last.name))\\fR", last.help[language]) }
            for option in usage.options {
                let letter = option.letter.map { "\\fB\\-\($0)\\fR, " } ?? ""
                let value = option.placeholder.isEmpty ? "" : " \\fI\(Self.escaped(option.placeholder))\\fR"
                lines += item("\(letter)\\fB\\-\\-\(Self.escaped(option.name.rawValue))\\fR\(value)", option.text(in: language))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func say(_ en: String, _ id: String) -> String { language == .id ? id : en }
    private func section(_ en: String, _ id: String) -> String { ".SH \(say(en, id))" }

    private func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n").flatMap { [".PP", Self.text(String($0))] }
    }

    private func item(_ head: String, _ help: String) -> [String] { [".TP", head, Self.text(help)] }

    /// A line of text: none may begin as a request of roff does.
    private static func text(_ line: String) -> String {
        let escaped = escaped(line)
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&\(escaped)" : escaped
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            default: result.append(character)
            }
        }
        return result
    }
}
