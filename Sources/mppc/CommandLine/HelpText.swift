import ServiceDSL

/// What `mppc help` prints, at most 80 columns wide.
struct HelpText {
    let language: MessageLanguage
    private static let width = 80
    private static let indent = 26

    /// All commands.
    func overview(_ commands: [CommandUsage]) -> String {
        let words = Words(
            en: """
                Checks, builds and tries out service definitions of a region.
                """,
            id: """
                Memeriksa, membangun, dan mencoba definisi layanan suatu daerah.
                """)
        let discussion = Words(
            en: """
                PATH is a file, a folder (everything below it that is a definition), or `-` for standard input. A single file is read together with the nearest catalog above it.
                Findings are what `check` makes: it prints them to standard output. All other commands keep standard output for their own result and print findings to standard error.
                Exit status: 0 = nothing at or above --fail-on; 1 = findings (or a scenario that fails); 2 = wrong usage, or a file that cannot be read or written; 70 = a fault of mppc itself.
                Language: --lang id|en, else LC_ALL, LC_MESSAGES, LANG; Indonesian where these say nothing. NO_COLOR is honoured.
                """,
            id: """
                PATH ialah berkas, folder (semua definisi di dalamnya), atau `-` untuk masukan standar. Satu berkas dibaca bersama katalog terdekat di atasnya.
                Temuan dibuat oleh `check` dan ditampilkan di keluaran standar. Perintah lain memakai keluaran standar untuk hasilnya sendiri dan menampilkan temuan di keluaran galat.
                Status keluar: 0 = tidak ada yang mencapai --fail-on; 1 = ada temuan (atau skenario yang gagal); 2 = perintah keliru, atau berkas tidak bisa dibaca atau ditulis; 70 = kesalahan mppc sendiri.
                Bahasa: --lang id|en, kalau tidak LC_ALL, LC_MESSAGES, LANG; bahasa Indonesia bila semua itu kosong. NO_COLOR dihormati.
                """)
        var text = words[language] + "\n\n" + paragraphs(discussion[language]) + "\n"
        text += heading(en: "Usage: mppc COMMAND …", id: "Pemakaian: mppc PERINTAH …") + "\n"
        for command in commands { text += row(command.name, command.summary[language]) }
        text += "\n"
        text += row("mppc help COMMAND", Words(en: "explains one command", id: "menjelaskan satu perintah")[language])
        text += row("mppc --version", Words(en: "prints the version", id: "menampilkan versi")[language])
        return text
    }

    /// One command.
    func page(_ command: CommandUsage) -> String {
        var text = paragraphs(command.summary[language])
        if !command.discussion[language].isEmpty { text += "\n" + paragraphs(command.discussion[language]) }
        text += "\n" + heading(en: "Usage: ", id: "Pemakaian: ") + "mppc \(command.name)"
        let options = Words(en: "[OPTION …]", id: "[PILIHAN …]")[language]
        var operand: (name: String, help: Words)?
        switch command.operands {
        case .none: text += " \(options)\n"
        case .one(let name, let help):
            text += " \(name) \(options)\n"
            operand = (name, help)
        case .upToOne(let name, let help):
            text += " [\(name)] \(options)\n"
            operand = (name, help)
        case .many(let name, let help):
            text += " [\(name) …] \(options)\n"
            operand = ("\(name) …", help)
        }
        text += "\n"
        if let operand { text += row(operand.name, operand.help[language]) }
        for option in command.options { text += row(spelling(option), help(option)) }
        return text
    }

    private func spelling(_ option: OptionUsage) -> String {
        let letter = option.letter.map { "-\($0), " } ?? ""
        let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
        return "\(letter)--\(option.name.rawValue)\(value)"
    }

    private func help(_ option: OptionUsage) -> String {
        guard case .word(let words, isFirstDefault: true) = option.value else { return option.help[language] }
        return option.help[language] + Words(en: " Else \(words[0]).", id: " Kalau tidak, \(words[0]).")[language]
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
