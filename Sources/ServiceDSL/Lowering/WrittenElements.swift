import ServiceIR

/// Finds where each element of a service was written, by the path it has in YAML, with the steps of branches flattened.
///
/// Looked up where it stands, when it is asked for: few elements of a service ever are.
struct WrittenElements: Sendable {
    /// A section, a field of one or a step.
    private struct Part: Sendable {
        let id: String
        let idSpan: SourceSpan
        let map: SyntaxMap
        /// The fields of a group stand under the section that uses it.
        var fields = Parts([])
        var branches: [Located<String>] = []

        var entry: SourceMap.Entry { .init(key: idSpan, value: map.span) }
    }

    /// Parts by their ids. A few are looked through; of many it is known where the last of each id stands, and where the one before it.
    private struct Parts: Sendable {
        private static let few = 32

        private let parts: [Part]
        private var last: [String: Int] = [:]
        private var earlier: [Int: Int] = [:]

        init(_ parts: [Part]) {
            self.parts = parts
            guard parts.count > Self.few else { return }
            for (place, part) in parts.enumerated() { earlier[place] = last.updateValue(place, forKey: part.id) }
        }

        /// Those with an id, the last first.
        func named(_ id: String) -> [Part] {
            guard parts.count > Self.few else { return parts.reversed().filter { $0.id == id } }
            var found: [Part] = []
            var place = last[id]
            while let here = place {
                found.append(parts[here])
                place = earlier[here]
            }
            return found
        }
    }

    private let service: SyntaxMap
    private let sections: Parts
    private let steps: Parts

    init(_ service: SyntaxMap, _ declarations: Declarations) {
        self.service = service
        sections = Parts(
            declarations.sections.map { section in
                Part(
                    id: section.id, idSpan: section.idSpan, map: section.map,
                    fields: Parts(section.fields.map { Part(id: $0.id, idSpan: $0.idSpan, map: $0.map) }))
            })
        steps = Parts(
            declarations.steps.map { step in
                Part(id: step.id, idSpan: step.idSpan, map: step.map, branches: step.branches.map { Located($0.id, $0.idSpan) })
            })
    }

    /// What was written under a path.
    func entry(_ path: String) -> SourceMap.Entry? {
        let path = Array(path.utf8)[...]
        guard !path.isEmpty else { return .init(key: nil, value: service.span) }
        guard let (key, rest) = key(at: path), !rest.isEmpty else { return entry(path, in: service) }
        return switch key {
        case .form: entry(rest, among: sections) { entry($0, of: $1) }
        case .workflow: entry(rest, among: steps) { entry($0, ofStep: $1) }
        default: entry(path, in: service)
        }
    }

    /// Of parts with one id the last that has the element; an id may hold points.
    private func entry(_ path: ArraySlice<UInt8>, among parts: Parts, _ inner: (ArraySlice<UInt8>, Part) -> SourceMap.Entry?)
        -> SourceMap.Entry?
    {
        for end in path.indices.dropFirst() + [path.endIndex] where end == path.endIndex || path[end] == ch(".") {
            let rest = path[min(end + 1, path.endIndex)...]
            for part in parts.named(String(decoding: path[..<end], as: UTF8.self)) {
                if let found = rest.isEmpty ? part.entry : inner(rest, part) { return found }
            }
        }
        return nil
    }

    private func entry(_ path: ArraySlice<UInt8>, of section: Part) -> SourceMap.Entry? {
        guard let (key, rest) = key(at: path), key == .fields else { return entry(path, in: section.map) }
        return entry(rest, among: section.fields) { entry($0, in: $1.map) }
    }

    private func entry(_ path: ArraySlice<UInt8>, ofStep step: Part) -> SourceMap.Entry? {
        guard let (key, rest) = key(at: path), key == .parallel, !rest.isEmpty else { return entry(path, in: step.map) }
        let branch = step.branches.last { self.rest(of: rest, behind: $0.value)?.isEmpty == true }
        return branch.map { .init(key: $0.span, value: $0.span) }
    }

    private func entry(_ path: ArraySlice<UInt8>, in map: SyntaxMap) -> SourceMap.Entry? {
        guard let (key, rest) = key(at: path), let member = map[key] else { return nil }
        return rest.isEmpty ? .init(key: member.keySpan, value: member.span) : entry(rest, in: member.value)
    }

    private func entry(_ path: ArraySlice<UInt8>, in value: SyntaxValue) -> SourceMap.Entry? {
        switch value {
        case .map(let map): return entry(path, in: map)
        case .entries(let entries):
            for place in entries.indices.reversed() {
                guard let rest = rest(of: path, behind: entries[place].id.value) else { continue }
                if rest.isEmpty { return .init(key: entries[place].id.span, value: entries[place].span) }
                if let found = entry(rest, in: entries[place].value) { return found }
            }
            return nil
        case .list(let items):
            guard let (place, rest) = place(at: path), place < items.count else { return nil }
            return rest.isEmpty ? .init(key: nil, value: items[place].span) : entry(rest, in: items[place].value)
        case .rows(let rows):
            guard let (place, rest) = place(at: path), place < rows.count, rest.isEmpty else { return nil }
            return .init(key: nil, value: rows[place].span)
        case .node(let node): return entry(path, in: Array(node.entries))
        default: return nil
        }
    }

    /// The rows of a table.
    private func entry(_ path: ArraySlice<UInt8>, in entries: [YAMLEntry]) -> SourceMap.Entry? {
        for entry in entries.reversed() {
            guard let rest = rest(of: path, behind: entry.name) else { continue }
            if rest.isEmpty { return .init(key: entry.key.span, value: entry.value.span) }
            if let found = self.entry(rest, in: Array(entry.value.entries)) { return found }
        }
        return nil
    }

    // MARK: Parts of a path

    /// What of a path stands behind its first part, if that is `name`; an id may hold points.
    private func rest(of path: ArraySlice<UInt8>, behind name: String) -> ArraySlice<UInt8>? {
        let end = path.startIndex + name.utf8.count
        guard end == path.endIndex || end < path.endIndex && path[end] == ch("."), path.starts(with: name.utf8) else { return nil }
        return path[min(end + 1, path.endIndex)...]
    }

    private func key(at path: ArraySlice<UInt8>) -> (Key, rest: ArraySlice<UInt8>)? {
        let word = path.prefix { $0 != ch(".") }
        return Key.named(word).map { ($0, path[min(word.endIndex + 1, path.endIndex)...]) }
    }

    private func place(at path: ArraySlice<UInt8>) -> (Int, rest: ArraySlice<UInt8>)? {
        let word = path.prefix { $0 != ch(".") }
        guard let place = Int(String(decoding: word, as: UTF8.self)), place >= 0 else { return nil }
        return (place, path[min(word.endIndex + 1, path.endIndex)...])
    }
}

extension SourceMap {
    /// Where the elements of a service were written.
    init(_ service: SyntaxMap, _ declarations: Declarations) {
        let elements = WrittenElements(service, declarations)
        self.init { elements.entry($0) }
    }
}
