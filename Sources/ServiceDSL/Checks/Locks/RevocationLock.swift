import ServiceIR

/// `outputs…: fixed` and `text_only`: what is issued stays valid where the standard leaves it so.
enum RevocationLock {
    static func breaches(_ path: [String], _ comparison: LockComparison) -> [LockBreach] {
        guard path.first == Key.outputs.rawValue else { return [] }
        let known = comparison.standard.allSteps
        return MachineGraph(comparison.region).nodes.filter { !$0.isJoin && ($0.step.kind == .release || $0.step.end == .granted) }
            .flatMap { node in
                [
                    (Key.revokes, node.step.revokes, known[node.id]?.revokes ?? []),
                    (.replaces, node.step.replaces, known[node.id]?.replaces ?? []),
                ].compactMap { key, own, before -> LockBreach? in
                    let void = own.first { one in
                        one.field == nil && (path.count == 1 || path[1] == one.output.rawValue)
                            && !before.contains { $0.field == nil && $0.output == one.output }
                    }
                    guard let void else { return nil }
                    return LockBreach(
                        node.path + [key.rawValue],
                        Words(
                            en: "`\(node.id)` takes back the `\(void.output)` that was issued, and not so by the standard",
                            id: "`\(node.id)` mencabut `\(void.output)` yang sudah terbit, padahal menurut standar tidak"))
                }
            }
    }
}
