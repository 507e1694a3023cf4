import ServiceIR

extension Rule {
    static let tooFewStaff = Rule(
        code: 715, slug: "too-few-staff", severity: .warning,
        summary: Words(en: "too few officers for what must be different persons", id: "petugas kurang dari yang harus orang berbeda"),
        explanation: Words(
            en: """
                Nobody fills two places of one `join`, and an officer who applied for a citizen never signs what it asks for. The standard says how \
                many officers serve (`internal: staff`), and they are fewer than the different persons that a case needs: it would stand still. Where \
                `by` has rows, the one that asks most counts. Say more officers, fewer places, or `same_person: { allowed: true, reason: … }` where that is right.
                """,
            id: """
                Tidak seorang pun mengisi dua tempat pada satu `join`, dan petugas yang mengajukan untuk warga tidak pernah menandatangani \
                permohonannya. Standar menyebut jumlah pelaksana (`internal: staff`), dan jumlah itu kurang dari orang berbeda yang diperlukan satu \
                berkas: berkasnya akan berhenti. Bila `by` berbaris, yang dihitung ialah baris yang meminta paling banyak. Tambah pelaksana, kurangi tempatnya, atau tulis `same_person: { allowed: true, reason: … }` bila \
                memang benar begitu.
                """),
        failing: "internal: { staff: 1 }",
        passing: "internal: { staff: 2 }",
        source: "UU 30/2014 pasal 42 dan 43")
}

/// Finds steps that need more different officers than the standard says there are.
enum TooFewStaff {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        guard let staff = subject.service.internalStandard?.staff else { return [] }
        let isAssisted = subject.service.channels.contains(where: \.isAssisted)
        let need = subject.graph.nodes.indices.map {
            (node: $0, persons: persons(at: subject.graph.nodes[$0].step, isAssisted, in: subject))
        }
        guard let most = need.max(by: { $0.persons < $1.persons }), most.persons > staff else { return [] }
        let node = subject.graph.nodes[most.node]
        return [
            subject.finding(
                .tooFewStaff, at: ["internal", "staff"],
                message: Words(
                    en: "`staff` is \(staff), and step `\(node.id)` needs \(most.persons) different persons",
                    id: "`staff` adalah \(staff), padahal langkah `\(node.id)` memerlukan \(most.persons) orang berbeda"),
                labels: [
                    .init(
                        subject.name(of: node.path),
                        isAssisted && !node.step.signs.isEmpty
                            ? Words(
                                en: "who applied for the citizen may not sign", id: "yang mengajukan untuk warga tidak boleh menandatangani"
                            )
                            : Words(en: "nobody fills two places", id: "tidak seorang pun mengisi dua tempat"))
                ],
                helps: [
                    Words(
                        en: "write the number of officers as it is, or let other roles act",
                        id: "tulis jumlah pelaksana yang sebenarnya, atau ubah siapa yang bertindak")
                ])
        ]
    }

    /// How many officers of the service's own agency must be different persons for one visit of a step.
    private static func persons(at step: Step, _ isAssisted: Bool, in subject: CheckSubject) -> Int {
        guard let performers = step.performers, performers.samePersonReason == nil else { return 1 }
        let places = performers.rows.rows.map { row -> Int in
            let own = row.value.filter { subject.catalog.roles[$0]?.agency == subject.service.agency }
            switch performers.join {
            case .all, .inOrder: return own.count
            case .count(let n): return max(0, n - (row.value.count - own.count))
            // One of another agency may do it.
            case .any, nil: return own.count < row.value.count ? 0 : 1
            }
        }
        // Whoever is in the row that asks most stands still where there are fewer.
        let most = places.max() ?? 0
        return most > 0 && isAssisted && !step.signs.isEmpty ? most + 1 : max(1, most)
    }
}
