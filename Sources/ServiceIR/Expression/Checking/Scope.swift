/// What an expression at one place may say: names with their types, tables, conditions.
///
/// Every value has a canonical path (`SECTION.FIELD`, `variant`, `fee.total`); how it may be written at this place is said by
/// `alias`. A scope is a value: fill the service's once, then take `nested` of it for each section, step or row and add what is particular there.
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
        /// What the value lies between, where it has one; of a list, how many rows it has.
        public var range: Interval?
        /// The steps at which a repair may have changed what it was asked by.
        public var mendedAt: [String] = []
        @inlinable public init(_ type: ValueType, presence: Presence = .always, definition: Node? = nil, range: Interval? = nil) {
            self.type = type
            self.presence = presence
            self.definition = definition
            self.range = range
        }
    }

    /// When a value exists.
    public enum Presence: Hashable, Sendable {
        case always
        /// Exactly when this canonical condition holds.
        case when(Node)
        /// Not known before it is asked for by `has`; where a condition is given, never without it, and sure with it where `unless` is given
        /// and fails.
        case perhaps(only: Node? = nil, unless: Node? = nil)
    }

    /// What a table takes and gives.
    public struct Signature: Hashable, Sendable {
        public var inputs: [ValueType]
        public var result: ValueType
        /// What its rows lie between.
        public var range: Interval?
        public init(inputs: [ValueType], result: ValueType, range: Interval? = nil) {
            self.inputs = inputs
            self.result = result
            self.range = range
        }
    }

    /// An output of which `held('…')` lists the applicant's own.
    public struct Held: Hashable, Sendable {
        /// `SERVICE.OUTPUT`.
        public var name: String
        public var record: RecordType
        public init(name: String, record: RecordType) {
            self.name = name
            self.record = record
        }
    }

    /// What a first word means.
    enum Meaning: Hashable, Sendable {
        case path([String])
        case ambiguous([[String]])
    }

    /// Names declared at one place.
    ///
    /// A path is looked up word by word, so that each word is hashed once: a dictionary of whole paths would hash all of them at every look-up.
    private struct Layer: Sendable {
        /// A word behind a path.
        private struct Step: Hashable {
            let from: Int
            let word: Name

            init(from: Int, word: String) {
                self.from = from
                self.word = Name(word)
            }

            func _rawHashValue(seed: Int) -> Int { word._rawHashValue(seed: seed ^ from) }
        }

        /// The place of each path in the two lists below; the empty path has the first, once anything is declared.
        private var places: [Step: Int] = [:]
        private var symbols: [Symbol?] = []
        /// The names that can follow a path, in the order of declaration; of the empty path those that can stand first.
        private var members: [[String]] = []
        private var meanings: [Name: Meaning] = [:]
        private(set) var aliases: [String] = []
        /// Values that are there for sure at this place, though not at every.
        var sure: (@Sendable ([String]) -> Symbol?)?

        func meaning(of name: String) -> Meaning? { meanings.isEmpty ? nil : meanings[Name(name)] }

        var isEmpty: Bool { places.isEmpty && meanings.isEmpty && sure == nil }

        subscript(path: [String]) -> Symbol? { place(of: path[...]).flatMap { symbols[$0] } ?? sure?(path) }

        /// The names that can follow a path.
        func members(of path: ArraySlice<String>) -> [String] { place(of: path).map { members[$0] } ?? [] }

        /// Whether a value was declared at the path, or behind it.
        func isKnown(_ path: ArraySlice<String>) -> Bool {
            if let place = place(of: path), symbols[place] != nil || !members[place].isEmpty { return true }
            return sure?(Array(path)) != nil
        }

        /// The longest part of a path that was declared here, with its place.
        func known(of path: [String]) -> (length: Int, place: Int) {
            var known = (length: 0, place: 0)
            if symbols.isEmpty { return known }
            var place = 0
            for length in path.indices {
                guard let next = places[Step(from: place, word: path[length])] else { break }
                place = next
                if symbols[place] != nil || !members[place].isEmpty { known = (length + 1, place) }
            }
            return known
        }

        /// Declares the rest of a path; what stands behind the first `count` words of it, nobody knows.
        mutating func declare(_ path: [String], behind start: (length: Int, place: Int), known count: Int, _ symbol: Symbol) {
            if symbols.isEmpty {
                symbols.append(nil)
                members.append([])
            }
            var place = start.place
            for at in start.length..<path.count {
                if at >= count { members[place].append(path[at]) }
                place = makePlace(of: path[at], behind: place)
            }
            symbols[place] = symbol
        }

        mutating func give(_ name: String, _ meaning: Meaning, isNew: Bool) {
            if isNew { aliases.append(name) }
            meanings[Name(name)] = meaning
        }

        mutating func reserveCapacity(_ count: Int) {
            places.reserveCapacity(count)
            symbols.reserveCapacity(count)
            members.reserveCapacity(count)
            meanings.reserveCapacity(count)
        }

        private func place(of path: ArraySlice<String>) -> Int? {
            guard !symbols.isEmpty else { return nil }
            var place = 0
            for word in path {
                guard let next = places[Step(from: place, word: word)] else { return nil }
                place = next
            }
            return place
        }

        private mutating func makePlace(of word: String, behind place: Int) -> Int {
            func read(_ place: inout Int) -> Int { place }
            let new = symbols.count
            // One look-up for both: where there is none yet, the new one is put there.
            let next = read(&places[Step(from: place, word: word), default: new])
            if next == new {
                symbols.append(nil)
                members.append([])
            }
            return next
        }
    }

    /// What is the same at every place of a service.
    private struct Common: Sendable {
        var paired: [[String]: [String]] = [:]
        var tables: OrderedMap<TableID, Signature> = [:]
        var held: [String: Held] = [:]
    }

    /// By canonical path of a list, another one that has as many rows.
    var paired: [[String]: [String]] { common[0].paired }

    /// Whether spans of days, months … have an order: where what authors promise is compared, never what a case takes.
    public var comparesPeriods = false

    // Each in an array of one: a scope is handed on for every expression, as three references, and who changes it copies what others hold.
    private var own = [Layer()]
    /// The scopes around this one, the widest first: shared, so that a place of its own costs what is declared there.
    private var around: [[Layer]] = []
    private var common = [Common()]

    var tables: OrderedMap<TableID, Signature> { common[0].tables }
    /// What `held('…')` can list, by what is written.
    var held: [String: Held] { common[0].held }

    public init() {}

    /// Makes room for so many values, so that they are put in their places once.
    public mutating func reserveCapacity(_ count: Int) { own[0].reserveCapacity(count) }

    /// A place inside this one; what is declared there is added to what is known here. With `sure`, values that it knows stand in the place
    /// of those declared so far.
    public func nested(sure: (@Sendable ([String]) -> Symbol?)? = nil) -> Scope {
        var scope = self
        if !own[0].isEmpty {
            scope.around.append(own)
            scope.own = Scope.nothing
        }
        if let sure { scope.own[0].sure = sure }
        return scope
    }

    private static let nothing = [Layer()]

    /// Makes a value readable under its canonical path; declaring it again replaces it (another presence at another place).
    public mutating func declare(_ path: [String], _ symbol: Symbol) {
        let start = own[0].known(of: path)
        // What is known has words before it that are known.
        var known = path.count
        while known > start.length, !isSure(path[..<known]), !isAround(path[..<known]) { known -= 1 }
        own[0].declare(path, behind: start, known: known, symbol)
    }

    private func isSure(_ path: ArraySlice<String>) -> Bool { own[0].sure?(Array(path)) != nil }
    private func isAround(_ path: ArraySlice<String>) -> Bool { around.contains { $0[0].isKnown(path) } }

    /// Whether anything is declared at the path or behind it; then each part of it is a member of the part before.
    func isKnown(_ path: [String]) -> Bool { own[0].isKnown(path[...]) || isAround(path[...]) }

    func hasMembers(_ path: [String]) -> Bool { !members(of: path).isEmpty }

    /// The names that can follow a path, in the order of declaration.
    func members(of path: [String]) -> [String] {
        around.reduce(into: []) { $0 += $1[0].members(of: path[...]) } + own[0].members(of: path[...])
    }

    /// The written paths of what has this name behind another: of a step's field that is recorded by an action, `STEP.ACTION.FIELD`. Only for a finding.
    func paths(to name: String, behind path: [String]) -> [String] {
        var result: [String] = []
        var left = [path]
        while let group = left.popLast(), group.count < path.count + 3 {
            for member in members(of: group) {
                let inner = group + [member]
                if member == name { result.append(inner.joined(separator: ".")) }
                if hasMembers(inner) { left.append(inner) }
            }
        }
        return result.sorted()
    }

    /// Lets `name` stand for the value at `path`; a later alias of the same name hides the earlier, and hides what stands first.
    public mutating func alias(_ name: String, to path: [String]) { give(name, .path(path)) }

    /// Says that `name` alone could be any of `paths`, so that it has to be written out.
    public mutating func markAmbiguous(_ name: String, among paths: [[String]]) { give(name, .ambiguous(paths)) }

    private mutating func give(_ name: String, _ meaning: Meaning) {
        let isNew = self.meaning(of: name) == nil
        own[0].give(name, meaning, isNew: isNew)
    }

    /// What a first word stands for; `nil` where it is no alias.
    func meaning(of name: String) -> Meaning? {
        if let meaning = own[0].meaning(of: name) { return meaning }
        for layer in around.reversed() { if let meaning = layer[0].meaning(of: name) { return meaning } }
        return nil
    }

    /// The canonical paths that a first word could mean; none where it is no alias.
    public func meanings(of name: String) -> [[String]] {
        switch meaning(of: name) {
        case .path(let path)?: [path]
        case .ambiguous(let paths)?: paths
        case nil: []
        }
    }

    /// Lets `held('written')` list an output.
    public mutating func declareHeld(_ written: String, _ output: Held) { common[0].held[written] = output }

    /// Says that the list at `path` has as many rows as the one at `other`, wherever both are there.
    public mutating func pair(_ path: [String], with other: [String]) { common[0].paired[path] = other }

    /// Makes a table callable as `ID(inputs)`.
    public mutating func declareTable(_ id: TableID, _ signature: Signature) { common[0].tables[id] = signature }

    /// Makes a named condition readable; `definition` is canonical.
    public mutating func declareCondition(_ id: ConditionID, definition: Node?) {
        declare([id.rawValue], Symbol(.bool, definition: definition))
    }

    /// The value at a canonical path.
    public subscript(path: [String]) -> Symbol? {
        if let symbol = own[0][path] { return symbol }
        for layer in around.reversed() { if let symbol = layer[0][path] { return symbol } }
        return nil
    }

    /// Every word that may stand first, in the order of declaration.
    public var firstNames: [String] {
        around.flatMap { $0[0].aliases } + own[0].aliases + members(of: []).filter { meaning(of: $0) == nil }
    }
}
