/// What a region's `mppc.yaml` says of how its definitions are read and judged.
public struct Configuration: Sendable {
    /// What is read where a command names no path; relative to the file's folder.
    public internal(set) var paths: [Located<String>] = []
    /// What is left out of folders; relative to the file's folder.
    public internal(set) var except: [Located<String>] = []
    /// The least severity that fails.
    public internal(set) var failOn: Severity?
    /// The languages in which every text must stand.
    public internal(set) var languages: [Located<String>] = []
    /// The severities of rules in place of their own.
    public internal(set) var severities = Severities()

    init() {}

    /// The name under which it is looked for.
    public static let fileName = "mppc.yaml"

    /// Whether a file is one by its name: `mppc.yaml`, or `NAME.mppc.yaml` for a second one.
    public static func isNamed(_ path: String) -> Bool {
        guard path.hasSuffix(fileName) else { return false }
        let head = path.utf8.dropLast(fileName.utf8.count)
        return head.isEmpty || head.last == UInt8(ascii: "/") || head.last == UInt8(ascii: ".")
    }
}
