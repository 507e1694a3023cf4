import ServiceIR

/// Puts expectations into a scenario file as it is: what stands there keeps its place, its layout and its comments.
public enum ScenarioEdit {
    /// The file with `- { expect: … }` behind the last entry of each case, by the line on which the case's name stands.
    ///
    /// - Parameter expectations: by the line of a case's name, what stands behind `expect:`.
    public static func adding(_ expectations: [Int: String], to file: SourceFile) -> [UInt8] {
        guard let cases = YAMLParser.parse(file, into: DiagnosticSink()).root?["cases"] else { return file.bytes }
        var insertions: [(at: Int, text: String)] = []
        for item in cases.items {
            guard let name = item["name"], !item.isAlias,
                let expectation = expectations[file.position(at: name.span.start).line]
            else { continue }
            insertions.append(insertion(of: "{ expect: \(expectation) }", in: item, file))
        }
        var bytes = file.bytes
        for insertion in insertions.sorted(by: { $0.at > $1.at }) {
            bytes.insert(contentsOf: Array(insertion.text.utf8), at: insertion.at)
        }
        return bytes
    }

    private static func insertion(of entry: String, in item: YAMLNode, _ file: SourceFile) -> (at: Int, text: String) {
        guard let steps = item["steps"], let last = Array(steps.items).last, let first = steps.items.first(where: { _ in true }) else {
            // A case that has no steps yet.
            let end = end(of: item)
            if item.style == .flow { return (end, ", steps: [ \(entry) ]") }
            let column = item.entries.first { _ in true }.map { file.position(at: $0.key.span.start).column } ?? 1
            let indent = String(repeating: " ", count: column - 1)
            return (endOfLine(end, file), "\n\(indent)steps:\n\(indent)  - \(entry)")
        }
        if steps.style == .flow { return (end(of: last, isWhole: true), ", \(entry)") }
        let start = first.span.start
        let dash = file.bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // From the beginning of the line to the item: the indentation and the dash.
        let lead = String(decoding: file.bytes[dash..<start], as: UTF8.self)
        return (endOfLine(end(of: last, isWhole: true), file), "\n\(lead)\(entry)")
    }

    /// Where the last thing written in a node ends; of a node in braces the place before the closing one, unless the whole is meant.
    private static func end(of node: YAMLNode, isWhole: Bool = false) -> Int {
        if node.isAlias { return node.span.end }
        let isOpen = node.style == .block && (node.kind == .mapping || node.kind == .sequence)
        if !isOpen, isWhole || node.kind == .scalar || node.kind == .empty { return trimmed(node.span.end, node) }
        let inner = node.kind == .mapping ? node.entries.map { $0.value }.last : Array(node.items).last
        guard let inner else { return node.span.end }
        return end(of: inner, isWhole: true)
    }

    /// A block scalar's end lies behind its line breaks.
    private static func trimmed(_ end: Int, _ node: YAMLNode) -> Int {
        var end = end
        let bytes = node.tree.file.bytes
        while end > node.span.start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return end
    }

    private static func endOfLine(_ offset: Int, _ file: SourceFile) -> Int {
        file.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
    }
}
