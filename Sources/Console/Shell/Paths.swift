import ServiceIR

/// Paths as texts with `/`.
package enum Paths {
    /// The folder of a path, without its last `/`; empty for a bare name, `/` for what lies in the root.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    package static func name(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    package static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// Without `//`, `/./` and a last `/`.
    package static func tidy(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        let text = parts(of: path).filter { $0 != "." }.joined(by: "/")
        if isAbsolute { return "/" + text }
        return text.isEmpty ? "." : text
    }

    /// The path from the root, `..` resolved as written.
    package static func absolute(_ path: String, in current: String) -> String {
        let whole = path.hasPrefix("/") ? path : current + "/" + path
        if isAbsolute(whole) { return whole }
        var kept: [Substring] = []
        for part in parts(of: whole) where part != "." {
            if part == ".." { _ = kept.popLast() } else { kept.append(part) }
        }
        return "/" + kept.joined(by: "/")
    }

    /// Whether a path leads from the root by plain names alone; one that begins with a point may be none.
    private static func isAbsolute(_ path: String) -> Bool {
        var before: UInt8?
        for byte in path.utf8 {
            guard before == nil ? byte == ch("/") : before != ch("/") || byte != ch("/") && byte != ch(".") else { return false }
            before = byte
        }
        return before != nil && before != ch("/")
    }

    private static func ch(_ sign: Unicode.Scalar) -> UInt8 { UInt8(ascii: sign) }

    /// What stands between the slashes. By bytes, as the system reads a path.
    private static func parts(of path: String) -> [Substring] { path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init) }
}
