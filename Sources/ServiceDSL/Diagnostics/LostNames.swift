/// A name that stands for nothing, and the kinds of thing that it could have been.
struct UnknownName: Hashable, Sendable {
    var name: String
    var kinds: [String]

    /// The name alone, or the parts of a path: which of them is the one that is not there, the path does not say.
    var parts: [String] { name.utf8.contains(UInt8(ascii: ".")) ? name.split(separator: ".").map(String.init) : [name] }
}

/// Names that a fault hides: that one of them is unknown is its consequence.
struct LostNames {
    /// Names that stand in a place that could not be read as what it was meant to be.
    private(set) var names: Set<String> = []
    /// Kinds of which some declaration, nobody knows which, could not be read.
    private(set) var kinds: Set<String> = []

    var isEmpty: Bool { names.isEmpty && kinds.isEmpty }

    mutating func add(_ name: String) { names.insert(name) }
    mutating func add(kind: String) { kinds.insert(kind) }
    mutating func add(_ other: LostNames) {
        names.formUnion(other.names)
        kinds.formUnion(other.kinds)
    }

    func explains(_ unknown: UnknownName) -> Bool {
        names.contains(unknown.name) || unknown.kinds.contains { kinds.contains($0) }
            || unknown.name.utf8.contains(UInt8(ascii: ".")) && unknown.name.split(separator: ".").contains { names.contains(String($0)) }
    }
}
