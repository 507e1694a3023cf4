import ServiceIR

extension Rule {
    static let voidWhenIssued = Rule(
        code: 417, slug: "void-when-issued",
        summary: Words(en: "an output is void the moment it is issued", id: "produk langsung tidak berlaku begitu terbit"),
        explanation: Words(
            en: """
                The output is issued, and in the same moment revoked or replaced: the citizen gets a letter that is not valid. An output of this case \
                in `revokes` or `replaces` is the one that this case has issued. An earlier one is named by a field of type `issued` in which \
                the applicant says which it was: `replaces: nomor_lama`. What is issued again in the same case replaces the one before by itself.
                """,
            id: """
                Produk terbit dan pada saat yang sama dicabut atau diganti: warga menerima surat yang tidak berlaku. Produk layanan ini di dalam \
                `revokes` atau `replaces` adalah yang terbit pada berkas ini juga. Yang terdahulu disebut lewat isian berjenis `issued`, \
                tempat pemohon menyebut yang mana: `replaces: nomor_lama`. Yang terbit lagi pada berkas yang sama dengan sendirinya menggantikan \
                yang terbit sebelumnya.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, signs: [surat], to: terbit }
              terbit: { issue: [surat], to: selesai }
              selesai: { end: granted, revokes: surat }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, signs: [surat], to: terbit }
              terbit: { issue: [surat], to: selesai }
              selesai: { end: granted }
            """)
}

/// Finds releases, and ends of the kind *granted*, that take back what they issue, or what was issued before them with nothing waited for since.
enum VoidWhenIssued {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        return graph.nodes.indices.flatMap { index -> [Diagnostic] in
            let node = graph.nodes[index]
            guard !node.isJoin, node.step.kind == .release || node.step.end == .granted else { return [] }
            let taken = [(Key.revokes, node.step.revokes), (.replaces, node.step.replaces)]
            return taken.flatMap { key, outputs in
                outputs.filter { $0.field == nil }.compactMap { output in
                    finding(output.output, key, at: index, in: subject)
                }
            }
        }
    }

    private static func finding(_ output: OutputID, _ key: Key, at index: Int, in subject: CheckSubject) -> Diagnostic? {
        let graph = subject.graph
        guard let release = release(of: output, justBefore: index, in: graph) else { return nil }
        let node = graph.nodes[index]
        return subject.finding(
            .voidWhenIssued, at: node.path + [key.rawValue],
            message: Words(
                en: "`\(node.id)` takes back `\(output)` in the moment in which it is issued",
                id: "`\(node.id)` membatalkan `\(output)` pada saat produk itu terbit"),
            labels: release == index
                ? [] : [.init(subject.name(of: graph.nodes[release].path), Words(en: "issued here", id: "terbit di sini"))],
            helps: [
                Words(
                    en:
                        "an earlier one is named by a field: `nomor_lama: { type: issued, output: \(output) }`, `\(key.rawValue): nomor_lama`",
                    id:
                        "yang terdahulu disebut lewat isian: `nomor_lama: { type: issued, output: \(output) }`, `\(key.rawValue): nomor_lama`"
                )
            ])
    }

    /// A step that releases an output, after which nothing waits until a node is reached; the node itself counts.
    private static func release(of output: OutputID, justBefore index: Int, in graph: MachineGraph) -> Int? {
        var seen: Set<Int> = [index]
        var pending = [index]
        while let node = pending.popLast() {
            if graph.nodes[node].step.releases.contains(output) { return node }
            for edge in graph.entering[node].map({ graph.edges[$0] }) {
                let from = graph.nodes[edge.from]
                let waits = !from.isJoin && edge.cause != .passed && ![.automatic, .release, .parallel].contains(from.step.kind)
                if !waits, seen.insert(edge.from).inserted { pending.append(edge.from) }
            }
        }
        return nil
    }
}
