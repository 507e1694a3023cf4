/// The kinds of file that a document may be handed in as.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    case heic = "image/heic"

    /// The endings by which a definition's `accept` names this kind.
    public var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .webp: ["webp"]
        case .heic: ["heic"]
        }
    }

    /// The kinds that an `accept` takes; an empty one takes all.
    public static func taken(by accept: [String]) -> Set<FileKind> {
        Set(allCases.filter { accept.isEmpty || $0.endings.contains(where: accept.contains) })
    }

    /// All words of `accept`.
    public static let allEndings = allCases.flatMap(\.endings)
}
