/// A comment of a file, with the line that it speaks of.
public struct YAMLComment: Hashable, Sendable {
    /// From the `#` to the end of the line.
    public let span: SourceSpan
    /// What is said, without the `#` and the blanks around it.
    public let text: String
    /// The line of the comment, from 1.
    public let line: Int
    /// Something else stands before it on its line.
    public let isTrailing: Bool
    /// The line it belongs to: its own when it is trailing, else that of the next key or value; `nil` at the end of the file.
    public let attachedLine: Int?
}

extension YAMLTree {
    /// All comments, in order. They are looked for on demand: reading does not keep them. Cost: one pass over the bytes.
    public func comments() -> [YAMLComment] {
        var result: [YAMLComment] = []
        let bytes = file.bytes
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            for node in nodes.indices {
                guard let text = textRange(of: node, bytes) else { continue }
                scan(bytes, at..<max(at, text.lowerBound), next: node, into: &result)
                at = max(at, text.upperBound)
            }
            scan(bytes, at..<bytes.count, next: nil, into: &result)
        }
        return result
    }

    /// Where a `#` is no comment: the text of a scalar, of a block text what follows its header.
    private func textRange(of node: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let record = nodes[node]
        guard record.kind == .scalar || record.kind == .empty else { return nil }
        let isBlock = record.style == .literal || record.style == .folded
        let start = isBlock ? min(lineEnd(bytes, Int(record.start)), Int(record.end)) : Int(record.start)
        return start..<max(start, Int(record.end))
    }

    private func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, next: Int?, into result: inout [YAMLComment]) {
        var at = range.lowerBound
        while at < range.upperBound {
            let opens = at == 0 || bytes[at - 1].isBlank || bytes[at - 1].isBreak || bytes[at - 1].isFlowMark
            guard bytes[at] == ch("#"), opens else {
                at += 1
                continue
            }
            let end = trimmedLineEnd(bytes, at)
            let line = file.position(at: at).line
            let start = Int(file.lines.starts[line - 1])
            let isTrailing = !bytes[start..<at].allSatisfy(\.isBlank)
            var from = at + 1
            while from < end, bytes[from].isBlank { from += 1 }
            let nextLine = next.map { file.position(at: Int(nodes[$0].start)).line }
            result.append(
                YAMLComment(
                    span: file.span(at, end), text: String(decoding: bytes[from..<end], as: UTF8.self), line: line, isTrailing: isTrailing,
                    attachedLine: isTrailing ? line : nextLine))
            at = max(end, at + 1)
        }
    }
}
