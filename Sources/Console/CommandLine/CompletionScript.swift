import ServiceDSL

/// What a shell reads so that it completes a program's commands, options and their values.
///
/// For programs whose commands have names of one word. Where a path is due, the shell's own completion of files holds.
package struct CompletionScript {
    package enum ShellName: String, CaseIterable { case bash, zsh, fish }

    private let name: String
    private let commands: [CommandUsage]
    private let language: MessageLanguage

    package init(of program: ProgramText, _ commands: [CommandUsage], in language: MessageLanguage) {
        name = program.name
        self.commands = commands
        self.language = language
    }

    package func text(for shell: ShellName) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    // MARK: bash

    private var bash: String {
        var values: [String] = []
        var words: [String] = []
        for command in commands {
            for option in command.options {
                guard let known = option.values else { continue }
                let spellings = option.spellings.map { "\"\(command.name) \($0)\"" }.joined(separator: " | ")
                values.append("        \(spellings)) \(known.isEmpty ? "return" : "words=\"\(known.joined(separator: " "))\"") ;;")
            }
            let options = command.options.flatMap(\.spellings).joined(separator: " ")
            let operands = command.operandWords().joined(separator: " ")
            words.append("            \(command.name)) options=\"\(options)\" operands=\"\(operands)\" ;;")
        }
        let names = commands.map(\.name).joined(separator: " ")
        return """
            # source <(\(name) completions bash)
            _\(name)() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words= options= operands=
                COMPREPLY=()
                # `--option=value` comes as three words.
                if [ "$word" = = ]; then word=; elif [ "$before" = = ]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
                if [ "$COMP_CWORD" -eq 1 ]; then
                    COMPREPLY=($(compgen -W "\(names) help --help --version" -- "$word"))
                    return
                fi
                case "${COMP_WORDS[1]} $before" in
                    "help help") words="\(names)" ;;
            \(values.joined(separator: "\n"))
                esac
                if [ -z "$words" ]; then
                    case "${COMP_WORDS[1]}" in
            \(words.joined(separator: "\n"))
                    esac
                    case "$word" in -*) words="$options --help" ;; *) words=$operands ;; esac
                fi
                COMPREPLY=($(compgen -W "$words" -- "$word"))
            }
            complete -o default -F _\(name) \(name)

            """
    }

    // MARK: zsh

    private var zsh: String {
        let names = commands.map { Self.quoted("\($0.name):\(summary($0))") } + ["help"]
        let cases = commands.map { command in
            var arguments = command.options.map { option in
                let value =
                    option.values.map { ":\(option.valueName):\($0.isEmpty ? option.zshAction : "(\($0.joined(separator: " ")))")" } ?? ""
                let help = "[\(Self.bracketed(option.text(in: language)))]\(value)"
                guard let letter = option.letter else { return Self.quoted("--\(option.name.rawValue)\(help)") }
                return "'(-\(letter) --\(option.name.rawValue))'{-\(letter),--\(option.name.rawValue)}\(Self.quoted(help))"
            }
            if let operand = command.operand {
                let words = command.operandWords()
                arguments.append(
                    Self.quoted("*:\(operand.name):\(words.isEmpty ? "_files" : "(\(words.joined(separator: " ")))")"))
            }
            return "        \(command.name)) _arguments \(arguments.joined(separator: " ")) ;;"
        }
        return """
            #compdef \(name)
            # \(name) completions zsh > FOLDER_OF_FPATH/_\(name)
            _\(name)() {
                local -a commands
                commands=(\(names.joined(separator: " ")))
                if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                fi
                shift words
                (( CURRENT-- ))
                case $words[1] in
                    help) _describe command commands ;;
            \(cases.joined(separator: "\n"))
                esac
            }
            if [ "$funcstack[1]" = _\(name) ]; then _\(name) "$@"; else compdef _\(name) \(name); fi

            """
    }

    // MARK: fish

    private var fish: String {
        var lines = ["# \(name) completions fish | source"]
        for command in commands {
            lines.append("complete -c \(name) -n __fish_use_subcommand -f -a \(command.name) -d \(Self.quoted(summary(command)))")
            let here = "-n '__fish_seen_subcommand_from \(command.name)'"
            let words = command.operandWords()
            if !words.isEmpty { lines.append("complete -c \(name) \(here) -f -a \(Self.quoted(words.joined(separator: " ")))") }
            for option in command.options {
                let letter = option.letter.map { " -s \($0)" } ?? ""
                let value = option.values.map { $0.isEmpty ? " -r" : " -x -a \(Self.quoted($0.joined(separator: " ")))" } ?? ""
                lines.append(
                    "complete -c \(name) \(here) -l \(option.name.rawValue)\(letter)\(value) -d \(Self.quoted(option.text(in: language)))")
            }
        }
        let names = commands.map(\.name).joined(separator: " ")
        lines.append("complete -c \(name) -n __fish_use_subcommand -f -a help")
        lines.append("complete -c \(name) -n '__fish_seen_subcommand_from help' -f -a \(Self.quoted(names))")
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Parts

    /// What a command does, without the full stop.
    private func summary(_ command: CommandUsage) -> String {
        let text = command.summary[language]
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// A word of a shell, whatever stands in it.
    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static func bracketed(_ text: String) -> String {
        String(text.flatMap { "[]:\\".contains($0) ? ["\\", $0] : [$0] })
    }
}

extension OptionUsage {
    fileprivate var spellings: [String] { ["--\(name.rawValue)"] + (letter.map { ["-\($0)"] } ?? []) }

    /// The words that may follow; none where any text may, `nil` where nothing does.
    fileprivate var values: [String]? {
        switch value {
        case .flag: nil
        case .word(let words, _): words
        case .number, .date, .text: []
        }
    }

    fileprivate var valueName: String {
        if case .word = value { return name.rawValue }
        return placeholder
    }

    fileprivate var zshAction: String {
        if case .text = value { return "_files" }
        return " "
    }
}
