import ServiceDSL

/// The language of messages: as asked, else as the locale says, else Indonesian.
enum Language {
    static func ofEnvironment() -> MessageLanguage {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = Shell.variable(name), !value.isEmpty else { continue }
            return value == "en" || value.hasPrefix("en_") || value.hasPrefix("en.") ? .en : .id
        }
        return .id
    }
}
