import ServiceIR

/// Lays an overlay over what it extends: maps merge by key, scalars and lists replace, `removed` takes away.
///
/// The result is settled: a whole service or standard, in which every value keeps the place where it was written. What an overlay says of
/// something that is not there is a fault. Overlays can be joined first and laid over their standard afterwards with the same result.
package struct SyntaxMerge {
    package enum Fault: Sendable {
        /// `removed` of what the standard does not have.
        case nothingToRemove(String, SourceSpan)
        /// `after` or `before` something that is not there.
        case unknownPlace(Located<String>, known: [String])
        /// `after` or `before` in an entry that the standard has: only what is added is placed.
        case alreadyPlaced(Located<String>, SourceSpan)
    }

    private(set) var faults: [Fault] = []
    /// Whether the lower side is whole; else it is an overlay too, and what is taken away must be remembered.
    private var isSettling: Bool

    private init(isSettling: Bool) { self.isSettling = isSettling }

    /// `overlay` over `base`.
    package static func lay(_ overlay: SyntaxMap, over base: SyntaxMap) -> (map: SyntaxMap, faults: [Fault]) {
        var merge = SyntaxMerge(isSettling: true)
        let map = merge.merged(base, overlay)
        return (map, merge.faults)
    }

    /// One overlay that does what `lower` and then `upper` do.
    package static func join(_ upper: SyntaxMap, _ lower: SyntaxMap) -> SyntaxMap {
        var merge = SyntaxMerge(isSettling: false)
        return merge.merged(lower, upper)
    }

    /// The fields beside a group of the catalog over that group's.
    static func lay(_ fields: [SyntaxEntry], over group: [SyntaxEntry]) -> (fields: [SyntaxEntry], faults: [Fault]) {
        var merge = SyntaxMerge(isSettling: true)
        var laid = merge.entries(group, fields)
        // What a section changes is told where it does.
        for place in laid.indices {
            if let own = fields.last(where: { $0.id.value == laid[place].id.value }) { laid[place].id = own.id }
        }
        // What takes away a key of a standard's own field, beside the same group, took something away there.
        let faults = merge.faults.filter { fault in
            guard case .nothingToRemove(_, let span) = fault else { return true }
            return !fields.contains { $0.id.span.file != span.file && $0.span.contains(span) }
        }
        return (laid, faults)
    }

    // MARK: Values

    /// The fields beside a group are an overlay of that group, over which they are laid once all else is settled.
    private mutating func asPart<Result>(_ key: Key, of map: SyntaxMap, _ body: (inout SyntaxMerge) -> Result) -> Result {
        guard isSettling, key == .fields, map.shape == .section, map.has(.use) else { return body(&self) }
        isSettling = false
        defer { isSettling = true }
        return body(&self)
    }

    private mutating func merged(_ base: SyntaxMap, _ overlay: SyntaxMap) -> SyntaxMap {
        if overlay.replaces { return added(overlay, replacing: true) }
        var result = base
        result.span = overlay.span
        result.missing = base.missing.filter { overlay[$0] == nil } + overlay.missing.filter { base[$0] == nil }
        var whole = overlay[.use] == nil ? base : overlay
        if case .removed? = overlay[.use]?.value { whole = SyntaxMap(shape: base.shape, span: base.span, members: []) }
        for member in overlay.members {
            let place = result.members.firstIndex { $0.key == member.key }
            if case .removed = member.value {
                if !isSettling {
                    if let place { result.members[place] = member } else { result.members.append(member) }
                } else if let place {
                    result.members.remove(at: place)
                } else {
                    faults.append(.nothingToRemove(member.key.rawValue, member.name))
                }
            } else if let place {
                var laid = member
                let known = result.members[place].value
                laid.value = asPart(member.key, of: whole) { $0.value(known, member.value) }
                if laid.keySpan == nil { laid.keySpan = result.members[place].keySpan }
                result.members[place] = laid
            } else {
                var laid = member
                laid.value = asPart(member.key, of: whole) { $0.added(member.value) }
                result.members.append(laid)
            }
        }
        return result
    }

    private mutating func value(_ base: SyntaxValue, _ overlay: SyntaxValue) -> SyntaxValue {
        switch (base, overlay) {
        case (.map(let a), .map(let b)) where a.shape == b.shape: .map(merged(a, b))
        case (.entries(let a), .entries(let b)): .entries(entries(a, b))
        default: added(overlay, replacing: true)
        }
    }

    // MARK: What is new

    private mutating func added(_ value: SyntaxValue, replacing: Bool = false) -> SyntaxValue {
        switch value {
        case .map(let map): return .map(added(map, replacing: replacing))
        case .entries(let entries):
            if !isSettling {
                guard replacing, !entries.contains(where: \.isReplacing), let first = entries.first else { return value }
                return .entries(
                    [SyntaxEntry(id: Located(SyntaxEntry.replacing, first.id.span), value: .flag(true), span: first.span)] + entries)
            }
            return .entries(self.entries([], entries))
        default: return value
        }
    }

    private mutating func added(_ map: SyntaxMap, replacing: Bool) -> SyntaxMap {
        var result = map
        guard isSettling else {
            result.replaces = map.replaces || replacing
            return result
        }
        result.replaces = false
        result.members = []
        for member in map.members {
            if case .removed = member.value {
                faults.append(.nothingToRemove(member.key.rawValue, member.name))
                continue
            }
            var laid = member
            laid.value = asPart(member.key, of: map) { $0.added(member.value) }
            result.members.append(laid)
        }
        return result
    }

    // MARK: Entries

    private mutating func entries(_ base: [SyntaxEntry], _ overlay: [SyntaxEntry]) -> [SyntaxEntry] {
        guard isSettling else { return joined(base, overlay) }
        let isReplacing = overlay.contains(where: \.isReplacing)
        var list = EntryList(isReplacing ? [] : base)
        for entry in overlay where !entry.isReplacing {
            let id = entry.id.value
            if case .removed = entry.value {
                if !list.remove(id) { faults.append(.nothingToRemove(id, entry.id.span)) }
                continue
            }
            let placement = entry.map?.placement
            if let known = list[id] {
                if let placement { faults.append(.alreadyPlaced(entry.id, placement.id.span)) }
                list[id] = changed(known, entry)
                continue
            }
            let new = SyntaxEntry(id: entry.id, value: added(entry.value), span: entry.span, valueSpan: entry.valueSpan)
            if !list.insert(new, at: placement), let placement {
                faults.append(.unknownPlace(placement.id, known: list.ids))
                list.insert(new, at: nil)
            }
        }
        return list.entries
    }

    private mutating func changed(_ known: SyntaxEntry, _ overlay: SyntaxEntry) -> SyntaxEntry {
        var value = value(known.value, overlay.value)
        if case .map(var map) = value {
            map.placement = known.map?.placement
            value = .map(map)
        }
        // The id stays where it was declared: who declared a name decides what it means.
        return SyntaxEntry(id: known.id, value: value, span: overlay.span, valueSpan: overlay.valueSpan)
    }

    /// In the order in which they are done: an entry that is changed twice is changed once, one that is taken away is taken away last.
    private mutating func joined(_ lower: [SyntaxEntry], _ upper: [SyntaxEntry]) -> [SyntaxEntry] {
        if upper.contains(where: \.isReplacing) { return upper }
        var result = lower
        var live: [String: Int] = [:]
        for (place, entry) in lower.enumerated() {
            if case .removed = entry.value { live[entry.id.value] = nil } else { live[entry.id.value] = place }
        }
        for entry in upper {
            if case .removed = entry.value {
                live[entry.id.value] = nil
                result.append(entry)
            } else if let place = live[entry.id.value] {
                result[place] = changed(result[place], entry)
            } else {
                live[entry.id.value] = result.count
                result.append(entry)
            }
        }
        return result
    }
}

extension SyntaxEntry {
    /// The id under which an overlay says `replace: true` of a map of ids.
    static let replacing = "replace"
    var isReplacing: Bool {
        if case .flag(true) = value { id.value == SyntaxEntry.replacing } else { false }
    }
}

extension SyntaxMap {
    /// What is placed somewhere changes no route: the first step is the first that was not placed.
    package mutating func settleFirstStep() {
        let steps = entries(.workflow)
        guard !has(.firstStep), steps.first?.map?.placement != nil, let first = steps.first(where: { $0.map?.placement == nil })?.id
        else { return }
        members.append(.init(key: .firstStep, keySpan: nil, value: .names([first]), span: first.span))
    }
}

extension SyntaxMap {
    /// This map with what is left open in it as `other` has it at the same place.
    func filled(from other: SyntaxMap) -> SyntaxMap {
        var result = self
        result.members = members.compactMap { member in
            var member = member
            guard let value = member.value.filled(from: other[member.key]?.value) else { return nil }
            member.value = value
            return member
        }
        return result
    }
}

extension SyntaxValue {
    fileprivate func filled(from other: SyntaxValue?) -> SyntaxValue? {
        switch (self, other) {
        case (.faulty, _): return other
        case (.map(let own), .map(let known)?): return .map(own.filled(from: known))
        case (.entries(let own), .entries(let known)?):
            return .entries(
                own.compactMap { entry in
                    let value = entry.value.filled(from: known.first { $0.id.value == entry.id.value }?.value)
                    return value.map { SyntaxEntry(id: entry.id, value: $0, span: entry.span, valueSpan: entry.valueSpan) }
                })
        default: return self
        }
    }
}

/// Entries in order, in which one can be found, taken away, and put beside another in constant time.
private struct EntryList {
    private var nodes: [SyntaxEntry?] = []
    private var next: [Int] = []
    private var previous: [Int] = []
    private var places: [String: Int] = [:]
    /// The end of the circle: before the first and after the last.
    private let end = 0

    init(_ entries: [SyntaxEntry]) {
        nodes = [nil]
        next = [0]
        previous = [0]
        for entry in entries { link(entry, after: previous[end]) }
    }

    subscript(id: String) -> SyntaxEntry? {
        get { places[id].flatMap { nodes[$0] } }
        set { if let place = places[id], let newValue { nodes[place] = newValue } }
    }

    private mutating func link(_ entry: SyntaxEntry, after place: Int) {
        let new = nodes.count
        nodes.append(entry)
        next.append(next[place])
        previous.append(place)
        previous[next[new]] = new
        next[place] = new
        places[entry.id.value] = new
    }

    /// At the end, or where it says; false where that is nowhere.
    @discardableResult
    mutating func insert(_ entry: SyntaxEntry, at placement: SyntaxMap.Placement?) -> Bool {
        guard let placement else {
            link(entry, after: previous[end])
            return true
        }
        guard let place = places[placement.id.value] else { return false }
        link(entry, after: placement.isAfter ? place : previous[place])
        return true
    }

    mutating func remove(_ id: String) -> Bool {
        guard let place = places.removeValue(forKey: id) else { return false }
        next[previous[place]] = next[place]
        previous[next[place]] = previous[place]
        nodes[place] = nil
        return true
    }

    var entries: [SyntaxEntry] {
        var result: [SyntaxEntry] = []
        var place = next[end]
        while place != end {
            if let entry = nodes[place] { result.append(entry) }
            place = next[place]
        }
        return result
    }

    var ids: [String] { entries.map(\.id.value) }
}
