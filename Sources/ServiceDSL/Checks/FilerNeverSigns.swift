import ServiceIR

extension Rule {
    static let filerNeverSigns = Rule(
        code: 431, slug: "filer-never-signs",
        summary: Words(en: "only who applied may sign, and may not", id: "hanya yang mengajukan boleh menandatangani, padahal tidak boleh"),
        explanation: Words(
            en: """
                At this step `filer` acts and signs. An officer who applied for a citizen never signs what it asks for, so that nobody decides on an \
                application of his own: where one did, nobody can do this step, and the case stands still. Name a role that signs, or say why the same \
                person may: `same_person: { allowed: true, reason: … }`.
                """,
            id: """
                Pada langkah ini `filer` bertindak dan menandatangani. Petugas yang mengajukan untuk warga tidak pernah menandatangani \
                permohonannya, agar tidak ada yang memutus permohonannya sendiri: bila begitu, tidak ada yang bisa mengerjakan langkah ini, dan \
                berkasnya berhenti. Sebut peran yang menandatangani, atau sebut alasan orang yang sama boleh: \
                `same_person: { allowed: true, reason: … }`.
                """),
        failing: "  ttd: { name: Tanda tangan, by: filer, signs: [surat], to: terbit }",
        passing: "  ttd: { name: Tanda tangan, by: kepala, signs: [surat], to: terbit }",
        source: "UU 30/2014 pasal 42 dan 43")
}

/// Finds steps that only who applied may do, where that may be an officer, who then may not sign.
enum FilerNeverSigns {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let service = subject.service
        guard service.openedBy != nil || service.channels.contains(where: \.isAssisted) else { return [] }
        return subject.graph.nodes.filter { !$0.isJoin }.compactMap { node in
            guard let performers = node.step.performers, !node.step.signs.isEmpty, performers.samePersonReason == nil,
                performers.rows.rows.contains(where: { $0.value.contains(.filer) && mustAct(.filer, of: $0.value, performers.join) })
            else { return nil }
            return subject.finding(
                .filerNeverSigns, at: node.path,
                message: Words(
                    en: "where an officer applied for the citizen, nobody can sign at `\(node.id)`",
                    id: "bila petugas yang mengajukan untuk warga, tidak ada yang bisa menandatangani pada `\(node.id)`"),
                helps: [
                    Words(
                        en: "let a role of the catalog sign: `by: …`",
                        id: "biarkan peran dari katalog yang menandatangani: `by: …`")
                ])
        }
    }

    /// Whether the step is not over until this role has acted.
    private static func mustAct(_ role: RoleID, of roles: [RoleID], _ join: Join?) -> Bool {
        switch join {
        case .all, .inOrder, nil: true
        case .any: roles.count == 1
        case .count(let n): n >= roles.count
        }
    }
}
