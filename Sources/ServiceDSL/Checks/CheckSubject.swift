import ServiceIR

/// What every check looks at: a compiled service, its catalog, where each element was written, and the machine as a graph.
package struct CheckSubject: Sendable {
    @Boxed package var service: CompiledService
    @Boxed package var catalog: CompiledCatalog
    package let sourceMap: SourceMap
    package let graph: MachineGraph
    /// Where `to_fill` stands: nothing is found that only its absence causes.
    package var unfilled: [SourceSpan]
    /// The names that its expressions see, where they are known.
    let scope: Scope?

    /// What its expressions read, where a check asks.
    let reads: ReadNames?
    /// What is asked of the applicant, once for all checks.
    let askedFields: [AskedField]
    let askedDocuments: [AskedDocument]

    package init(service: CompiledService, catalog: CompiledCatalog, sourceMap: SourceMap, unfilled: [SourceSpan] = [], scope: Scope? = nil)
    {
        _service = Boxed(wrappedValue: service)
        _catalog = Boxed(wrappedValue: catalog)
        self.sourceMap = sourceMap
        self.unfilled = unfilled
        self.scope = scope
        graph = MachineGraph(service)
        askedFields = AskedField.all(of: service)
        askedDocuments = AskedDocument.all(of: service)
        let areReadsAsked = UnusedName.areAsked(of: service) || askedFields.contains(where: DataWithoutPurpose.mayBe)
        reads = areReadsAsked ? ReadNames(of: service) : nil
    }

    /// Whether `to_fill` stands somewhere in the element.
    package func isUnfilled(_ path: [String]) -> Bool {
        if unfilled.isEmpty { return false }
        let span = value(of: path)
        return unfilled.contains { span.contains($0) }
    }

    /// The name of an element in the source map, where the steps of branches stand beside the others.
    private func place(_ path: [String]) -> String {
        var path = path[...]
        while path.count > 4, path[path.startIndex + 2] == "parallel" {
            path = ["workflow"] + path[(path.startIndex + 4)...]
        }
        return path.joined(by: ".")
    }

    /// Whether the author wrote the element, or it comes from a default.
    package func isWritten(_ path: [String]) -> Bool { sourceMap[place(path)] != nil }

    /// The place of an element's key, or of the nearest element around it.
    package func name(of path: [String]) -> SourceSpan {
        sourceMap.nearest(place(path))?.name ?? SourceSpan(file: 0, start: 0, end: 0)
    }

    /// The place of an element's value, or of the nearest element around it.
    package func value(of path: [String]) -> SourceSpan {
        let text = place(path)
        if let entry = sourceMap[text] { return entry.value }
        return sourceMap.nearest(text)?.name ?? SourceSpan(file: 0, start: 0, end: 0)
    }

    /// A finding at the key of the element at `path`.
    package func finding(
        _ rule: Rule, at path: [String], message: Words, label: Words? = nil, labels: [Diagnostic.Label] = [],
        way: [Diagnostic.Move] = [], notes: [Words] = [], helps: [Words] = []
    ) -> Diagnostic {
        var finding = Diagnostic(
            rule, at: name(of: path), pointer: CheckSubject.pointer(path), message: message, label: label, labels: labels,
            notes: (way.isEmpty ? [] : [.way(way)]) + notes, helps: helps)
        finding.way = way
        return finding
    }

    /// A JSON Pointer (RFC 6901).
    package static func pointer(_ path: [String]) -> String {
        path.reduce(into: "") { pointer, component in
            pointer += "/"
            pointer += component.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") } ? escaped(component) : component
        }
    }

    private static func escaped(_ component: String) -> String {
        component.split(separator: "~", omittingEmptySubsequences: false).joined(by: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(by: "~1")
    }
}

extension Words {
    /// A way through the workflow: `a → b → c`.
    static func way(_ moves: [Diagnostic.Move]) -> Words {
        var steps: [String] = []
        for move in moves where steps.last != move.step { steps.append(move.step) }
        let text = steps.joined(by: " → ")
        return Words(en: "way: \(text)", id: "jalur: \(text)")
    }
}
