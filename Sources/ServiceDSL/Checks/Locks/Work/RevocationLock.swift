import ServiceIR

/// `outputs…: fixed` and `text_only`: what is issued stays valid where the standard leaves it so.
enum RevocationLock {
    /// - Parameter isOfCase: only what this case issues itself is looked at, none of its earlier ones.
    static func breaches(_ path: [String], _ comparison: LockComparison, isOfCase: Bool = false) -> [LockBreach] {
        guard path.first == Key.outputs.rawValue else { return [] }
        let known = comparison.standardSteps
        return comparison.regionGraph.nodes.filter { !$0.isJoin && ($0.step.kind == .release || $0.step.kind == .end) }
            .flatMap { node in
                [
                    (Key.revokes, node.step.revokes, known[node.id]?.revokes ?? []),
                    (.replaces, node.step.replaces, known[node.id]?.replaces ?? []),
                ].compactMap { key, own, before -> LockBreach? in
                    let void = own.first { one in
                        guard !isOfCase || one.field == nil, isGuarded(one, path, node, comparison.region) else { return false }
                        return !before.contains { $0.field == one.field && (one.field != nil || $0.output == one.output) }
                    }
                    guard let void else { return nil }
                    let name = void.field.map(\.text) ?? void.output.rawValue
                    return LockBreach(
                        node.path + [key.rawValue],
                        Words(
                            en: "`\(node.id)` takes back the `\(name)` that was issued, and not so by the standard",
                            id: "`\(node.id)` mencabut `\(name)` yang sudah terbit, padahal menurut standar tidak"))
                }
            }
    }

    /// What this case issued stays valid; of what was issued earlier another may take the place, but who gets nothing new keeps it.
    private static func isGuarded(
        _ one: Revocation, _ path: [String], _ node: MachineGraph.Node, _ region: CompiledService
    ) -> Bool {
        guard let field = one.field else {
            return node.step.end.map { $0 == .granted } ?? true && (path.count == 1 || path[1] == one.output.rawValue)
        }
        if node.step.end == .granted || node.releasesProduct { return false }
        let parts = field.text.split(separator: ".").map(String.init)
        var fields = parts.first.flatMap { region.form.sections[SectionID($0)]?.fields }
        for list in parts.dropFirst().dropLast() { fields = fields?[FieldID(list)]?.fields }
        let issued = parts.last.flatMap { fields?[FieldID($0)]?.issued }
        return path.count == 1 || issued?.names.contains { $0.service == region.service && $0.output.rawValue == path[1] } ?? true
    }
}
