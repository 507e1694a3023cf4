import ServiceIR

/// What a file that extends a standard may say of what stands there: where it comes, and that it goes or is replaced.
extension SyntaxDecoder {
    /// `replace: true`, `after: ID` and `before: ID` of a map in an overlay.
    mutating func note(_ entry: YAMLEntry, of shape: Shape, in map: inout SyntaxMap) -> Bool {
        guard shape.name != .service, shape.name != .standard, let key = entry.named else { return false }
        switch key {
        case .replace: map.replaces = isReplacing(entry)
        case .after, .before:
            if key == .before, let after = enclosing.last?.node.entry(Key.after.rawValue) {
                sink.report(.contradiction(.after, after.key.span, .before, entry.key.span))
            }
            if case .names(let names) = value(entry.value, .name(.step), key: key), let id = names.first {
                map.placement = .init(isAfter: key == .after, id: id)
            }
        default: return false
        }
        return true
    }

    func isReplacing(_ entry: YAMLEntry) -> Bool {
        if entry.value.isPlain, entry.value.reads("true") { return true }
        _ = wrong(entry.value, .replacing)
        return false
    }

    func isRemoved(_ node: YAMLNode) -> Bool { node.isPlain && node.reads("removed") }

    /// Whether a map may change what stands elsewhere: in an overlay, and in the fields beside a group of the catalog.
    func mayChange(in shape: Shape) -> Bool { isOverlay || (isBesideGroup && shape.name != .section) }
}
