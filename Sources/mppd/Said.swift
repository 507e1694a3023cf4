import Console
import Server
import ServiceDSL

/// What is said of the options of a command: by its line, else by the environment, else by the file of `--configuration`.
struct Said {
    private let line: ArgumentLine
    private let file: OptionFile?

    init(_ line: ArgumentLine, file: OptionFile? = nil) {
        self.line = line
        self.file = file
    }

    func text(_ option: OptionName) -> String? { line.text(option) ?? Setting.text(option.variable) ?? file?.values[option]?.text }

    /// Of an option without a value.
    func has(_ option: OptionName) -> Bool {
        if line.has(option) { return true }
        return (Setting.text(option.variable) ?? file?.values[option]?.text) == "1"
    }

    /// Whether the line or the file says it: the environment is there for other commands too.
    func isWritten(_ option: OptionName) -> Bool { line.has(option) || file?.values[option] != nil }

    /// Where the value of `text` was said, as a message begins with it.
    func place(_ option: OptionName) -> String {
        if line.has(option) { return "--\(option.rawValue)" }
        if Setting.text(option.variable) != nil { return option.variable }
        return file?.values[option].map { "\($0.place): \(option.key)" } ?? "--\(option.rawValue)"
    }

    /// The folders of definitions.
    var operands: [String] { line.operands.isEmpty ? file?.folders ?? [] : line.operands }
}

extension OptionName {
    /// The environment variable that says the same.
    var variable: String { "MPPD_" + key.uppercased() }
}

extension OptionFile {
    /// The file of `--configuration`.
    init(configuration path: String, of usage: CommandUsage) throws(Fault) {
        try self.init(path: path, of: usage) { option, text in
            switch option {
            case .database: !PostgresAddress.isOne(text)
            case .fileKeys, .files, .signingKeys, .tokenIssuer, .webhooks: true
            default: false
            }
        }
    }
}
