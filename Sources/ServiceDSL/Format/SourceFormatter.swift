/// Writes a definition in the one layout: keys in the order of the reference, two blanks a level, what fits on a line on one line.
///
/// Comments and blank lines stay with what they stand at; scalars are kept byte for byte. The meaning is never another: what was written is
/// read once more and held against what was read. Idempotent. Takes time linear in the file.
public enum SourceFormatter {
    /// The longest line that is written where it can be broken, in characters.
    static let width = 140

    public enum Outcome: Sendable, Equatable {
        case formatted([UInt8])
        /// It cannot be read as YAML: its findings are in the sink.
        case unreadable
        /// It holds what this cannot write again without another meaning or without losing a comment.
        case refused
    }

    /// - Parameter sink: takes the faults of YAML for which a file is not formatted, and no other findings.
    public static func format(_ file: SourceFile, into sink: DiagnosticSink) -> Outcome {
        let tree = YAMLParser.parse(file, into: sink)
        if let gravest = sink.gravest, gravest >= .danger { return .unreadable }
        guard let root = tree.root, root.kind == .mapping else { return .unreadable }
        let order = KeyOrder(root, isConfiguration: Configuration.isNamed(file.path))
        let comments = tree.comments()
        var printer = BlockPrinter(tree, order, CommentOwners(tree, root, comments))
        let bytes = printer.text(root)
        // A byte order mark or a line end of another system is no part of the text.
        let again = SourceFile(path: file.path, bytes: bytes, index: file.index)
        let written = YAMLParser.parse(again, into: DiagnosticSink())
        guard let other = written.root, order.isKept(root, other), written.comments().map(\.text).sorted() == comments.map(\.text).sorted()
        else { return .refused }
        return .formatted(bytes)
    }
}
