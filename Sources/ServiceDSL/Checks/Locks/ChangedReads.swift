import ServiceIR

/// What an element reads, as it is written: which conditions, tables and fields, and where one of them is the region's own.
struct ChangedReads {
    let standard: SyntaxMap
    let region: SyntaxMap
    let subject: CheckSubject
    let file: Int

    /// The nearest condition, table or field that this file changes and that the element at `path` reads, itself or through others.
    func first(behind path: [String]) -> [String]? {
        var path = path
        while path.count > 1, region.value(at: path) == nil { path.removeLast() }
        guard path.count > 1, let value = region.value(at: path) else { return nil }
        var pending = Self.names(in: value).sorted()
        var seen = Set(pending)
        var next = 0
        while next < pending.count {
            let name = pending[next]
            next += 1
            for place in Self.places(of: name, in: region) {
                if subject.place(of: place, writtenIn: file) != nil { return place }
                guard let value = region.value(at: place) else { continue }
                pending += Self.names(in: value).sorted().filter { seen.insert($0).inserted }
            }
        }
        return nil
    }

    /// The nearest element around `path` that this file writes.
    func around(_ path: [String]) -> SourceSpan? {
        var path = path
        while path.count > 1 {
            path.removeLast()
            if let place = subject.place(of: path, writtenIn: file) { return place }
        }
        return nil
    }

    /// Conditions, tables and fields of the form of this name.
    static func places(of name: String, in syntax: SyntaxMap) -> [[String]] {
        var found: [[String]] = []
        for key in [Key.conditions, .tables] where syntax.entries(key).contains(where: { $0.id.value == name }) {
            found.append([key.rawValue, name])
        }
        for section in syntax.entries(.form) {
            for field in section.map?.entries(.fields) ?? [] where field.id.value == name {
                found.append(["form", section.id.value, "fields", name])
            }
        }
        return found
    }

    /// Every word of every expression.
    static func names(in value: SyntaxValue) -> Set<String> {
        switch value {
        case .expression(let text):
            guard let node = try? ExpressionParser.parse(text.text) else { return [] }
            return Set(node.paths.flatMap { $0 }).union(node.calls)
        case .timeLimit(_, let per): return names(in: .expression(per))
        case .names(let names): return Set(names.map(\.value))
        case .map(let map): return map.members.reduce(into: []) { $0.formUnion(names(in: $1.value)) }
        case .entries(let entries): return entries.reduce(into: []) { $0.formUnion(names(in: $1.value)) }
        case .list(let items): return items.reduce(into: []) { $0.formUnion(names(in: $1.value)) }
        case .rows(let rows):
            return rows.reduce(into: []) { found, row in
                found.formUnion(names(in: row.value))
                if let when = row.when { found.formUnion(names(in: .expression(when))) }
            }
        default: return []
        }
    }
}
