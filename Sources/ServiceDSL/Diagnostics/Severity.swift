/// How grave a finding is, from a remark to what stops the build.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing needs to change.
    case note
    /// Probably wrong; the build goes on.
    case warning
    /// Fails, unless the file allows it with a reason.
    case danger
    /// Fails, and may not be allowed.
    case error

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .danger: 2
        case .error: 3
        }
    }

    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}
