import ServiceIR

extension Rule {
    static let roleWithoutAgency = Rule(
        code: 409, slug: "role-without-agency", severity: .warning,
        summary: Words(en: "a step is done by a role of no agency", id: "langkah dikerjakan peran tanpa instansi"),
        explanation: Words(
            en: """
                A person of this role acts on a step, but the catalog does not say to which agency the role belongs: nobody can be given the work, \
                and the citizen is not told who is responsible. Only a role with `per`, one holder for each village or district, has no agency.
                """,
            id: """
                Orang dengan peran ini bertindak pada sebuah langkah, tetapi katalog tidak menyebut instansinya: pekerjaan tidak bisa diberikan \
                kepada siapa pun, dan warga tidak tahu siapa yang bertanggung jawab. Hanya peran dengan `per` yang tidak punya instansi.
                """),
        failing: """
            workflow:
              periksa: { name: Pemeriksaan, by: sukarelawan, to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            workflow:
              periksa: { name: Pemeriksaan, by: loket, to: selesai }
              selesai: { end: granted }
            """)
}

/// Finds roles that act on a step and belong to no agency; each once, at the first step.
enum RoleWithoutAgency {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        var seen: Set<RoleID> = []
        var findings: [Diagnostic] = []
        for node in subject.graph.nodes where !node.isJoin {
            for id in node.step.performers?.roles ?? [] where seen.insert(id).inserted {
                guard let role = subject.catalog.roles[id], role.agency == nil, role.per == nil else { continue }
                findings.append(
                    subject.finding(
                        .roleWithoutAgency, at: node.path + ["by"],
                        message: Words(
                            en: "role `\(id)` of step `\(node.id)` belongs to no agency",
                            id: "peran `\(id)` pada langkah `\(node.id)` tidak punya instansi"),
                        helps: [
                            Words(
                                en: "give the role an agency in the catalog: `\(id): { name: …, agency: … }`",
                                id: "beri peran itu instansi di katalog: `\(id): { name: …, agency: … }`")
                        ]))
            }
        }
        return findings
    }
}
