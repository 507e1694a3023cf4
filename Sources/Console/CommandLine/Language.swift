import ServiceDSL

/// The language of messages: as asked, else as the locale says, else Indonesian.
package enum Language {
    /// For what is said before, or instead of, a command's own work: `--lang` is looked for in the raw arguments.
    package static func of(_ arguments: [String]) -> MessageLanguage {
        for (place, argument) in arguments.enumerated() {
            if argument == "--lang", place + 1 < arguments.count {
                return MessageLanguage(rawValue: arguments[place + 1]) ?? ofEnvironment()
            }
            if argument.hasPrefix("--lang=") { return MessageLanguage(rawValue: String(argument.dropFirst(7))) ?? ofEnvironment() }
        }
        return ofEnvironment()
    }

    package static func ofEnvironment() -> MessageLanguage {
        guard let value = variable.flatMap(Shell.variable) else { return .id }
        return value == "en" || value.hasPrefix("en_") || value.hasPrefix("en.") ? .en : .id
    }

    /// The variable that says which language is the user's.
    package static var variable: String? {
        ["LC_ALL", "LC_MESSAGES", "LANG"].first { !(Shell.variable($0) ?? "").isEmpty }
    }
}
