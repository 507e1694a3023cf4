import ServiceIR

/// Finds texts of outputs that a case can come back to upload again after the signature; that they come before it at all is seen when the
/// output is read.
enum TextAfterSignature {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let isReached = graph.reached(from: [initial])
        return subject.service.outputs.compactMap { id, output -> Diagnostic? in
            let step = output.from?.text.split(separator: ".").first.map { StepID(String($0)) }
            guard let text = step.flatMap({ graph.index(of: $0) }) else { return nil }
            let releases = graph.nodes.indices.filter { graph.nodes[$0].step.releases.contains(id) }
            for signer in graph.nodes.indices where signer != text && isReached[signer] && graph.nodes[signer].step.signs.contains(id) {
                // What leads back to an earlier step by an action makes the signature void, and it is given again.
                let onwards = graph.reached(from: graph.leaving[signer].map { graph.edges[$0] }.filter(graph.keepsSignatures).map(\.to)) {
                    $0.from != signer && graph.keepsSignatures($0)
                }
                guard onwards[text] else { continue }
                let after = graph.reached(from: [text]) { $0.from != signer }
                guard releases.contains(where: { after[$0] }) else { continue }
                let way = graph.shortestWay(from: [signer], allows: graph.keepsSignatures, to: { $0 == text }) ?? []
                return subject.finding(
                    .textAfterSignature, at: ["outputs", id.rawValue, "from"],
                    message: Words(
                        en:
                            "`\(graph.nodes[text].id)` may upload the text of `\(id)` again after `\(graph.nodes[signer].id)` has signed it",
                        id:
                            "`\(graph.nodes[text].id)` bisa mengunggah lagi isi `\(id)` setelah `\(graph.nodes[signer].id)` menandatanganinya"
                    ),
                    labels: [
                        .init(subject.name(of: graph.nodes[signer].path), Words(en: "signed here", id: "ditandatangani di sini"))
                    ],
                    way: graph.moves(along: way, from: signer))
            }
            return nil
        }
    }
}

extension MachineGraph {
    /// Whether what was signed is still signed on the other side.
    fileprivate func keepsSignatures(_ edge: Edge) -> Bool {
        guard case .action(let id) = edge.cause else { return true }
        return nodes[edge.from].step.actions[id]?.goesBack != true
    }
}
