import ServiceIR

/// `PATH: fixed` and `PATH: text_only`: nothing changes there, nor in the conditions, tables and computed fields that it reads.
struct FixedLock {
    private let standard: SyntaxMap
    private let region: SyntaxMap
    private let keepsTexts: Bool
    private let fields: FixedFields

    static func breaches(
        _ path: [String], keepsTexts: Bool, standard: SyntaxMap, region: SyntaxMap, _ comparison: LockComparison
    ) -> [LockBreach] {
        let lock = FixedLock(standard: standard, region: region, keepsTexts: keepsTexts, fields: FixedFields(comparison))
        guard let known = standard.value(at: path) else { return [] }
        guard let own = region.value(at: path) else {
            let name = path.joined(separator: ".")
            return [LockBreach(path, Words(en: "`\(name)` is gone", id: "`\(name)` tidak ada lagi"))]
        }
        if lock.text(own) != lock.text(known) {
            return [
                LockBreach(
                    path,
                    keepsTexts
                        ? Words(en: "this differs from the standard", id: "ini berbeda dari standar")
                        : Words(en: "more than the texts differs from the standard", id: "yang berbeda dari standar lebih dari teksnya"))
            ]
        }
        return lock.dependencies(of: known)
    }

    // MARK: What is read

    private func dependencies(of value: SyntaxValue) -> [LockBreach] {
        var pending = Array(ChangedReads.names(in: value))
        var seen: Set<String> = []
        var found: [LockBreach] = []
        while let name = pending.popLast() {
            guard seen.insert(name).inserted else { continue }
            let places = places(of: name)
            found += fields.breaches(of: name).filter { !places.contains($0.path) }
            pending += fields.read(by: name)
            for path in places {
                let known = standard.value(at: path)
                let own = region.value(at: path)
                // A law is read by its name and its text alone.
                if path.first == Key.legalBasis.rawValue, own == nil { continue }
                if known.map(text) != own.map(text) {
                    found.append(
                        LockBreach(
                            path,
                            Words(
                                en: "`\(name)`, which the locked part reads, differs from the standard",
                                id: "`\(name)`, yang dibaca bagian terkunci, berbeda dari standar")))
                }
                if let known { pending += ChangedReads.names(in: known) }
            }
        }
        return found.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    /// Conditions, tables, laws and computed fields of this name on the standard's side.
    private func places(of name: String) -> [[String]] {
        let found = ChangedReads.places(of: name, in: standard).filter { path in
            guard path.first == Key.form.rawValue, case .map(let field)? = standard.value(at: path) else { return true }
            return field.has(.value)
        }
        let isLaw = standard.entries(.legalBasis).contains { $0.id.value == name }
        return found + (isLaw ? [[Key.legalBasis.rawValue, name]] : [])
    }

    // MARK: What it says

    /// A value in one way to write it, whatever its spaces, quotes and order of keys.
    private func text(_ value: SyntaxValue) -> String {
        switch value {
        case .text(let text):
            guard keepsTexts else { return "text" }
            return text.byLanguage.map { "\($0.key): \($0.value)" }.joined(separator: "\u{1F}")
        case .expression(let text): return (try? ExpressionParser.parse(text.text))?.canonicalText ?? text.text
        case .timeLimit(let range, let per): return "\(range) per \(text(.expression(per)))"
        case .names(let names): return names.map(\.value).joined(separator: ",")
        case .event(let step, let action): return "\(step.value).\(action?.value ?? "")"
        case .map(let map):
            let members = map.members.filter { member in
                if case .text = member.value { keepsTexts } else { true }
            }
            return "{" + members.map { "\($0.key.rawValue)=\(text($0.value))" }.sorted().joined(separator: ";") + "}"
        case .entries(let entries): return "{" + entries.map { "\($0.id.value)=\(text($0.value))" }.joined(separator: ";") + "}"
        case .list(let items): return "[" + items.map { text($0.value) }.joined(separator: ";") + "]"
        case .rows(let rows):
            let parts = rows.map { row in (row.when.map { text(.expression($0)) } ?? "") + "→" + text(row.value) }
            return "[" + parts.joined(separator: ";") + "]"
        case .node(let node): return text(node)
        case .string(let text): return "'\(text)'"
        default: return "\(value)"
        }
    }

    private func text(_ node: YAMLNode) -> String {
        switch node.kind {
        case .mapping: "{" + node.entries.map { "\($0.name)=\(text($0.value))" }.joined(separator: ";") + "}"
        case .sequence: "[" + node.items.map { text($0) }.joined(separator: ";") + "]"
        case .scalar, .empty: node.text
        }
    }
}

extension SyntaxMap {
    /// What stands at a path of keys and ids; a step also inside a block.
    func value(at path: [String]) -> SyntaxValue? {
        if path.count >= 2, path[0] == Key.workflow.rawValue {
            return step(path[1], in: entries(.workflow)).flatMap { $0.value(at: path.dropFirst(2)) }
        }
        return SyntaxValue.map(self).value(at: path[...])
    }

    private func step(_ id: String, in steps: [SyntaxEntry]) -> SyntaxValue? {
        for entry in steps {
            if entry.id.value == id { return entry.value }
            for branch in entry.map?.entries(.parallel) ?? [] {
                if case .entries(let inner) = branch.value, let found = step(id, in: inner) { return found }
            }
        }
        return nil
    }
}

extension SyntaxValue {
    fileprivate func value(at path: ArraySlice<String>) -> SyntaxValue? {
        guard let first = path.first else { return self }
        switch self {
        case .map(let map):
            guard let key = Key.named(first), let member = map[key] else { return nil }
            return member.value.value(at: path.dropFirst())
        case .entries(let entries):
            return entries.first { $0.id.value == first }?.value.value(at: path.dropFirst())
        default: return nil
        }
    }
}
