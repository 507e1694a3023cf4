import ServiceDSL

/// What may be said to one command, for the reader of its line and for the help.
package struct CommandUsage {
    package let name: String
    package let summary: Words
    /// Paragraphs, each a line.
    package let discussion: Words
    package let operands: Operands
    package let options: [OptionUsage]
    /// The words that may stand as an operand, where these are few; asked for by completion alone.
    package let operandWords: @Sendable () -> [String]

    /// What stands without dashes, called `name` in the help.
    package enum Operands {
        case none
        case upToOne(String, Words)
        case one(String, Words)
        case many(String, Words)
        /// Any number of the first, and behind them one of the last.
        case manyThen(String, Words, last: String, Words)
    }

    /// Of `manyThen`, what stands last and what it is.
    var lastOperand: (name: String, help: Words)? {
        if case .manyThen(_, _, let name, let help) = operands { (name, help) } else { nil }
    }

    package init(
        name: String, summary: Words, discussion: Words = Words(en: "", id: ""), operands: Operands = .none,
        operandWords: @escaping @Sendable () -> [String] = { [] }, options: [OptionUsage] = []
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.operands = operands
        self.operandWords = operandWords
        self.options = options
    }

    /// Its operand: as the usage line has it, what it is called, and what it is.
    var operand: (synopsis: String, name: String, help: Words)? {
        switch operands {
        case .none: nil
        case .one(let name, let help): (name, name, help)
        case .upToOne(let name, let help): ("[\(name)]", name, help)
        case .many(let name, let help): ("[\(name) …]", "\(name) …", help)
        case .manyThen(let name, let help, let last, _): ("[\(name) …] \(last)", "\(name) …", help)
        }
    }
}

/// Every option of every command, by its name after the two dashes.
package enum OptionName: String {
    case asked, check, color, count, coverage, date, diff, emit, format, generate, jobs, lang, markdown, output, poll, record, scenario
    case seed, service, trace, unsafe
    case arrivals, days, minutes, staff
    case `case`, from, list, officer, open, reason, receipt, until, yes
    case ci, config, configuration, catalog, checkpoint, database, demo, files, host, metrics, name, nip, port, proxy, role, secure
    case dead, login, receiver, since, state, webhooks, words
    case connections, region
    case allowOrigin = "allow-origin"
    case changedSince = "changed-since"
    case dryRun = "dry-run"
    case listFiles = "list-files"
    case failOn = "fail-on"
    case showAllowed = "show-allowed"
    case stdinName = "stdin-name"
    case secondFactor = "second-factor"
    case signingKeys = "signing-keys"
    case tokenIssuer = "token-issuer"
    case withoutPassword = "without-password"
    case pdfCommand = "pdf-command"
    case fileKeys = "file-keys"
    case virusScanner = "virus-scanner"
    case uploadLimit = "upload-limit"
    case logLevel = "log-level"
}

/// One option, as one command takes it.
package struct OptionUsage {
    package let name: OptionName
    /// The letter that says the same after one dash.
    package let letter: Character?
    package let value: Value
    package let help: Words

    package init(name: OptionName, letter: Character? = nil, value: Value, help: Words) {
        self.name = name
        self.letter = letter
        self.value = value
        self.help = help
    }

    package enum Value {
        /// Nothing follows.
        case flag
        /// One of a few words; the first is what holds without the option, where `isFirstDefault`.
        case word([String], isFirstDefault: Bool)
        /// A whole number from 0.
        case number
        /// A date such as 2026-01-31.
        case date
        /// Any text, called so in the help.
        case text(String)
    }
}

extension OptionUsage {
    /// What it does, and what holds without it.
    func text(in language: MessageLanguage) -> String {
        guard case .word(let words, isFirstDefault: true) = value else { return help[language] }
        return help[language] + Words(en: " Else \(words[0]).", id: " Kalau tidak, \(words[0]).")[language]
    }

    package static let lang = OptionUsage(
        name: .lang, value: .word(MessageLanguage.allCases.map(\.rawValue), isFirstDefault: false),
        help: Words(en: "The language of messages.", id: "Bahasa pesan."))
}
