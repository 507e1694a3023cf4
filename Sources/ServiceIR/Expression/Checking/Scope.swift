/// What an expression at one place may say: names with their types, tables, conditions.
///
/// Every value has a canonical path (`SECTION.FIELD`, `variant`, `fee.total`); how it may be written at this place is said by
/// `alias`. A scope is a value: fill the service's once, then copy it for each section, step or row and add what is particular there.
///
/// ```swift
/// var scope = Scope()
/// scope.declare(["reklame", "jenis"], Scope.Symbol(.code(.choice(["papan", "bando"]))))
/// scope.alias("jenis", to: ["reklame", "jenis"])
/// ```
public struct Scope: Sendable {
    /// A value that can be read.
    public struct Symbol: Hashable, Sendable {
        public var type: ValueType
        public var presence: Presence
        /// For a condition: its own canonical expression, so that what it implies is known.
        public var definition: Node?
        public init(_ type: ValueType, presence: Presence = .always, definition: Node? = nil) {
            self.type = type
            self.presence = presence
            self.definition = definition
        }
    }

    /// When a value exists.
    public enum Presence: Hashable, Sendable {
        case always
        /// Exactly when this canonical condition holds.
        case when(Node)
        /// Not known before it is asked for by `has`; where a condition is given, never without it.
        case perhaps(only: Node? = nil)
    }

    /// What a table takes and gives.
    public struct Signature: Hashable, Sendable {
        public var inputs: [ValueType]
        public var result: ValueType
        public init(inputs: [ValueType], result: ValueType) {
            self.inputs = inputs
            self.result = result
        }
    }

    /// What a first word means.
    enum Meaning: Hashable, Sendable {
        case path([String])
        case ambiguous([[String]])
    }

    private(set) var symbols: [[String]: Symbol] = [:]
    /// The names that can follow a path, in the order of declaration; of the empty path those that can stand first.
    private(set) var members: [[String]: [String]] = [:]
    private(set) var meanings: [String: Meaning] = [:]
    private(set) var aliases: [String] = []
    private(set) var tables: OrderedMap<TableID, Signature> = [:]

    public init() {}

    /// Makes a value readable under its canonical path; declaring it again replaces it (another presence at another place).
    public mutating func declare(_ path: [String], _ symbol: Symbol) {
        symbols[path] = symbol
        for length in path.indices {
            let parent = Array(path[..<length])
            if members[parent, default: []].contains(path[length]) { continue }
            members[parent, default: []].append(path[length])
        }
    }

    /// Lets `name` stand for the value at `path`; a later alias of the same name hides the earlier, and hides what stands first.
    public mutating func alias(_ name: String, to path: [String]) {
        if meanings[name] == nil { aliases.append(name) }
        meanings[name] = .path(path)
    }

    /// Says that `name` alone could be any of `paths`, so that it has to be written out.
    public mutating func markAmbiguous(_ name: String, among paths: [[String]]) {
        if meanings[name] == nil { aliases.append(name) }
        meanings[name] = .ambiguous(paths)
    }

    /// The canonical paths that a first word could mean; none where it is no alias.
    public func meanings(of name: String) -> [[String]] {
        switch meanings[name] {
        case .path(let path)?: [path]
        case .ambiguous(let paths)?: paths
        case nil: []
        }
    }

    /// Makes a table callable as `ID(inputs)`.
    public mutating func declareTable(_ id: TableID, _ signature: Signature) { tables[id] = signature }

    /// Makes a named condition readable; `definition` is canonical.
    public mutating func declareCondition(_ id: ConditionID, definition: Node?) {
        declare([id.rawValue], Symbol(.bool, definition: definition))
    }

    /// The value at a canonical path.
    public subscript(path: [String]) -> Symbol? { symbols[path] }

    /// Every word that may stand first, in the order of declaration.
    public var firstNames: [String] { aliases + (members[[]] ?? []).filter { meanings[$0] == nil } }
}
