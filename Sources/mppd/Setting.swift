import Foundation

/// Settings by environment variable.
enum Setting {
    static func text(_ name: String) -> String? { ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    static func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}

/// Writes a line for people to standard error; standard output carries what a command gives.
func report(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
