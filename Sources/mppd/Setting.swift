import Console

/// Settings by environment variable.
enum Setting {
    static func text(_ name: String) -> String? { Shell.variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    static func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}
