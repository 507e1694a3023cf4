/// The anchors of a document, with what following an alias to each of them would cost.
struct AnchorTable {
    struct Anchor {
        var name: String
        var node: Int
        /// The nodes at and below it, aliases followed; -1 while it is still being read.
        var size: Int
        var height = 0
        var range: Range<Int>
        var isUsed = false
    }

    /// In the order of the text.
    private var anchors: [Anchor] = []
    /// The nodes that all aliases so far stand for.
    var expanded = 0
    /// The limit was passed, which is said once.
    var hasExploded = false

    var names: [String] { anchors.map(\.name) }
    var unused: [Anchor] { anchors.filter { !$0.isUsed } }
    private var places: [String: Int] = [:]

    /// Adds an anchor; of a name that stands twice, the place of the first is returned and the second is not kept.
    mutating func define(_ name: String, node: Int, size: Int, range: Range<Int>) -> Range<Int>? {
        if let place = places[name] { return anchors[place].range }
        places[name] = anchors.count
        anchors.append(Anchor(name: name, node: node, size: size, range: range))
        return nil
    }

    mutating func complete(_ name: String, node: Int, size: Int, height: Int) {
        guard let place = places[name], anchors[place].node == node else { return }
        anchors[place].size = size
        anchors[place].height = height
    }

    /// The anchor that an alias names.
    mutating func use(_ name: String) -> Anchor? {
        guard let place = places[name] else { return nil }
        anchors[place].isUsed = true
        return anchors[place]
    }
}
