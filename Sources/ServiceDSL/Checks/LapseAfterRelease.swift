import ServiceIR

extension Rule {
    static let lapseAfterRelease = Rule(
        code: 408, slug: "lapse-after-release", severity: .danger,
        summary: Words(en: "a case lapses after its output was released", id: "berkas gugur setelah produknya terbit"),
        explanation: Words(
            en: """
                The output is released and valid, and then the case ends as lapsed: the citizen holds a valid letter of a case that came to nothing. \
                After a release lead to `granted` or `refused`, or revoke it: `gugur: { end: lapsed, revokes: surat }`. What is not what was asked for \
                (a statement of a failed test) says `product: false`, and then the case may lapse.
                """,
            id: """
                Produk sudah terbit dan berlaku, lalu berkas berakhir gugur: warga memegang surat sah dari berkas yang gagal. \
                Setelah terbit, arahkan ke `granted` atau `refused`, atau cabut: `gugur: { end: lapsed, revokes: surat }`. Yang bukan yang dimohon \
                (surat keterangan tidak lulus) ditulis `product: false`, dan sesudahnya berkas boleh gugur.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, signs: [surat], to: terbit }
              terbit: { issue: [surat], to: penyerahan }
              penyerahan: { name: Penyerahan, by: loket, within: 7 days, to: selesai, late: { to: gugur, reason: Tidak diambil } }
              selesai: { end: granted }
              gugur: { end: lapsed }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, signs: [surat], to: terbit }
              terbit: { issue: [surat], to: penyerahan }
              penyerahan: { name: Penyerahan, by: loket, within: 7 days, to: selesai, late: { to: selesai } }
              selesai: { end: granted }
            """)
}

/// Finds ends of the kind *lapsed* that a case can come to after a release.
enum LapseAfterRelease {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        let releases = graph.nodes.indices.filter { reached[$0] && graph.nodes[$0].releasesProduct }
        guard !releases.isEmpty else { return [] }
        let after = graph.reached(from: releases)
        return graph.nodes.indices.compactMap { index in
            guard after[index], graph.nodes[index].step.end == .lapsed else { return nil }
            // What is revoked here does not outlive the case.
            let revoked = Set(graph.nodes[index].step.revokes.filter { $0.field == nil }.map(\.output))
            if Set(releases.flatMap { subject.service.products(of: graph.nodes[$0].step) }).isSubset(of: revoked) { return nil }
            guard let way = graph.shortestWay(from: releases, to: { $0 == index }), let last = way.last, let first = way.first
            else { return nil }
            let end = graph.nodes[index]
            let release = graph.nodes[first.from]
            return subject.finding(
                .lapseAfterRelease, at: last.path,
                message: Words(
                    en: "the case lapses at `\(end.id)` after `\(release.id)` has released its output",
                    id: "berkas gugur pada `\(end.id)` setelah `\(release.id)` menerbitkan produknya"),
                labels: [.init(subject.name(of: release.path), Words(en: "released here", id: "terbit di sini"))],
                way: graph.moves(along: way, from: first.from),
                helps: [
                    Words(
                        en: "lead to an end `granted`, or to `refused`; an output that is not what was asked for says `product: false`",
                        id: "arahkan ke akhir `granted`, atau ke `refused`; produk yang bukan yang dimohon ditulis `product: false`")
                ])
        }
    }
}
