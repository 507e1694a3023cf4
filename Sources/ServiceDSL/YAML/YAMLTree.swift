/// A YAML document with the place of every key and value, in one flat arena.
///
/// Nodes stand in the order of the text: a mapping is followed by key, value, key, value … each with all that is below it.
/// A node takes 24 bytes and its text is a range of one buffer, so that reading costs hardly more than libyaml itself.
public final class YAMLTree: Sendable {
    public let file: SourceFile
    let nodes: [YAMLRecord]
    /// The decoded text of all scalars, one after another.
    let text: [UInt8]
    /// Tags and anchors, for the few nodes that have one.
    let properties: [YAMLProperties]
    /// The document could be read to its end. When it could not, there is no root, and nothing follows from what is missing.
    public let isComplete: Bool

    init(file: SourceFile, nodes: [YAMLRecord], text: [UInt8], properties: [YAMLProperties], isComplete: Bool) {
        self.file = file
        self.nodes = nodes
        self.text = text
        self.properties = properties
        self.isComplete = isComplete
    }

    /// The outermost node; `nil` for a file that is empty or broken, which has then been reported.
    public var root: YAMLNode? { isComplete && !nodes.isEmpty ? YAMLNode(tree: self, index: 0) : nil }
}

/// One node of the arena.
struct YAMLRecord {
    var kind: YAMLKind
    var style: YAMLStyle
    var flags: YAMLFlags
    /// 0, or the place in `properties` plus one.
    var properties: UInt32 = 0
    var start: UInt32
    var end: UInt32
    /// A scalar: where its text begins. A collection: how many children. An alias: the node that it stands for.
    var first: UInt32
    /// A scalar: the length of its text in bytes. A collection: the node after all that is below it.
    var second: UInt32
}

struct YAMLFlags: OptionSet {
    let rawValue: UInt8
    /// A finding has been reported on this very value; what it leads to is not reported.
    static let faulty = YAMLFlags(rawValue: 1)
    /// Another name for a node that stands elsewhere.
    static let alias = YAMLFlags(rawValue: 2)
    /// An alias stands somewhere below.
    static let holdsAlias = YAMLFlags(rawValue: 4)
}

struct YAMLProperties {
    var tag: String?
    var anchor: String?
    var span: Range<Int>
}

public enum YAMLKind: UInt8, Sendable {
    case scalar, sequence, mapping
    /// Nothing was written where a value belongs; it has been reported.
    case empty
}

/// How a value was written: a scalar's quotes, a collection's brackets.
public enum YAMLStyle: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case block, flow
}
