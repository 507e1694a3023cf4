import ServiceIR

extension Rule {
    static let outputNeverIssued = Rule(
        code: 410, slug: "output-never-issued",
        summary: Words(en: "an output is never released", id: "produk tidak pernah diterbitkan"),
        explanation: Words(
            en: """
                The service promises this output, and no step that a case can reach releases it: the citizen would never get it. \
                Release it with a step `issue: [OUTPUT]`. What the office keeps (a register that is signed) is no output: name it in the step.
                """,
            id: """
                Layanan menjanjikan produk ini, tetapi tidak ada langkah yang bisa dicapai yang menerbitkannya: warga tidak akan pernah menerimanya. \
                Terbitkan dengan langkah `issue: [PRODUK]`. Yang disimpan kantor (register yang ditandatangani) bukan produk: sebutkan pada nama langkah.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
            outputs:
              surat: { name: Surat keterangan, delivery: [counter] }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: terbit }
              terbit: { issue: [surat], to: selesai }
              selesai: { end: granted }
            outputs:
              surat: { name: Surat keterangan, delivery: [counter] }
            """)
}

/// Finds outputs that no reachable step releases.
enum OutputNeverIssued {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        // A release that is itself unreachable has its own finding.
        let released = Set(graph.nodes.flatMap(\.step.releases))
        return subject.service.outputs.keys.filter { !released.contains($0) }.map { id in
            subject.finding(
                .outputNeverIssued, at: ["outputs", id.rawValue],
                message: Words(en: "output `\(id)` is never released", id: "produk `\(id)` tidak pernah diterbitkan"),
                helps: [
                    Words(
                        en: "release it in a step: `terbit: { issue: [\(id)], to: … }`",
                        id: "terbitkan dalam sebuah langkah: `terbit: { issue: [\(id)], to: … }`")
                ])
        }
    }
}
