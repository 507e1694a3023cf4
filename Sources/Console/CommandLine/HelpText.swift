import ServiceDSL

/// What a program is and how it is used, for the head of its help.
package struct ProgramText {
    package let name: String
    package let summary: Words
    /// Paragraphs, each a line.
    package let discussion: Words

    package init(name: String, summary: Words, discussion: Words) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
    }
}

/// What `help` prints, at most 80 columns wide.
package struct HelpText {
    private let program: ProgramText
    private let language: MessageLanguage
    private static let width = 80
    private static let indent = 26

    package init(of program: ProgramText, in language: MessageLanguage) {
        self.program = program
        self.language = language
    }

    /// All commands.
    package func overview(_ commands: [CommandUsage]) -> String {
        var text = program.summary[language] + "\n\n" + paragraphs(program.discussion[language]) + "\n"
        text += heading(en: "Usage: \(program.name) COMMAND …", id: "Pemakaian: \(program.name) PERINTAH …") + "\n"
        for command in commands { text += row(command.name, command.summary[language]) }
        text += "\n"
        text += row("\(program.name) help COMMAND", Words(en: "explains one command", id: "menjelaskan satu perintah")[language])
        text += row("\(program.name) --version", Words(en: "prints the version", id: "menampilkan versi")[language])
        return text
    }

    /// Commands that begin with one word, `account add` and `account list`.
    package func group(_ word: String, _ commands: [CommandUsage]) -> String {
        var text = heading(en: "Usage: \(program.name) \(word) COMMAND …", id: "Pemakaian: \(program.name) \(word) PERINTAH …") + "\n"
        for command in commands { text += row(command.name, command.summary[language]) }
        return text
    }

    /// One command.
    package func page(_ command: CommandUsage) -> String {
        var text = paragraphs(command.summary[language])
        if !command.discussion[language].isEmpty { text += "\n" + paragraphs(command.discussion[language]) }
        text += "\n" + heading(en: "Usage: ", id: "Pemakaian: ") + "\(program.name) \(command.name)"
        let options = Words(en: "[OPTION …]", id: "[PILIHAN …]")[language]
        text += command.operand.map { " \($0.synopsis)" } ?? ""
        text += " \(options)\n\n"
        if let operand = command.operand { text += row(operand.name, operand.help[language]) }
        if let last = command.lastOperand { text += row(last.name, last.help[language]) }
        for option in command.options { text += row(spelling(option), option.text(in: language)) }
        return text
    }

    private func spelling(_ option: OptionUsage) -> String {
        let letter = option.letter.map { "-\($0), " } ?? ""
        let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
        return "\(letter)--\(option.name.rawValue)\(value)"
    }

    private func heading(en: String, id: String) -> String { Words(en: en, id: id)[language] }

    private func paragraphs(_ text: String) -> String {
        text.split(separator: "\n").map { Self.wrapped(String($0), indent: 0) + "\n" }.joined()
    }

    private func row(_ name: String, _ help: String) -> String {
        let body = Self.wrapped(help, indent: Self.indent)
        let label = "  \(name)"
        // A name too long for its column has the help below it.
        guard label.count < Self.indent else { return "\(label)\n" + String(repeating: " ", count: Self.indent) + body + "\n" }
        return label + String(repeating: " ", count: Self.indent - label.count) + body + "\n"
    }

    /// `text` broken at spaces; every line but the first begins with `indent` spaces.
    private static func wrapped(_ text: String, indent: Int) -> String {
        var result = ""
        var column = indent
        for word in text.split(separator: " ") {
            let length = word.count
            if column > indent, column + 1 + length > width {
                result += "\n" + String(repeating: " ", count: indent)
                column = indent
            } else if column > indent {
                result += " "
                column += 1
            }
            result += word
            column += length
        }
        return result
    }
}
