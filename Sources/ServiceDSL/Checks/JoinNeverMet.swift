import ServiceIR

extension Rule {
    static let joinNeverMet = Rule(
        code: 406, slug: "join-never-met",
        summary: Words(en: "a join can never be met", id: "syarat berkumpul tidak pernah terpenuhi"),
        explanation: Words(
            en: """
                The join asks for more than can arrive: a branch has no way to its end (`to: join`), or the number is greater than that of the \
                branches or roles. The case would wait at the join for ever.
                """,
            id: """
                Syarat `join` meminta lebih dari yang bisa datang: sebuah cabang tidak punya jalur ke ujungnya (`to: join`), atau angkanya lebih \
                besar daripada jumlah cabang atau peran. Berkas akan menunggu di sana selamanya.
                """),
        failing: """
            workflow:
              nilai:
                parallel:
                  dinkes: { periksa_dinkes: { name: Pendapat dinas, by: loket, to: ditolak } }
                  profesi: { periksa_profesi: { name: Pendapat profesi, by: loket, to: join } }
                join: all
                to: selesai
              selesai: { end: granted }
              ditolak: { end: refused, reason: Tidak memenuhi syarat }
            """,
        passing: """
            workflow:
              nilai:
                parallel:
                  dinkes: { periksa_dinkes: { name: Pendapat dinas, by: loket, to: join, actions: { tolak: { name: Tolak, to: ditolak } } } }
                  profesi: { periksa_profesi: { name: Pendapat profesi, by: loket, to: join } }
                join: all
                to: selesai
              selesai: { end: granted }
              ditolak: { end: refused, reason: Tidak memenuhi syarat }
            """)
}

/// Finds blocks whose branches, and steps whose roles, can never be as many as their join asks for.
enum JoinNeverMet {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        let graph = subject.graph
        guard let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        var findings: [Diagnostic] = []
        for (index, node) in graph.nodes.enumerated() where reached[index] && !node.isJoin {
            if node.step.kind == .parallel {
                if let finding = block(index, in: subject) { findings.append(finding) }
            } else if case .count(let wanted) = node.step.performers?.join, let roles = node.step.performers?.roles,
                wanted > roles.count
            {
                findings.append(
                    tooMany(wanted, of: roles.count, at: node, Words(en: "roles", id: "peran"), in: subject))
            }
        }
        return findings
    }

    private static func block(_ entry: Int, in subject: CheckSubject) -> Diagnostic? {
        let graph = subject.graph
        let node = graph.nodes[entry]
        let count = node.step.branches.count
        let wanted =
            switch node.step.join {
            case .any: 1
            case .count(let n): n
            default: count
            }
        if wanted > count { return tooMany(wanted, of: count, at: node, Words(en: "branches", id: "cabang"), in: subject) }
        let dead = node.step.branches.filter { branch in
            guard let start = graph.index(of: branch.value.initial) else { return false }
            // A branch stays inside its own steps and the blocks that they hold.
            let arrives = graph.reached(from: [start]) { isInside($0.to, entry: entry, branch: branch.key, graph) }
            return !graph.edges.contains { edge in
                arrives[edge.from] && graph.nodes[edge.to].isJoin && graph.nodes[edge.from].block?.join == edge.to
                    && graph.nodes[edge.from].block?.entry == entry && graph.nodes[edge.from].block?.branch == branch.key
            }
        }
        guard count - dead.count < wanted else { return nil }
        return subject.finding(
            .joinNeverMet, at: node.path,
            message: Words(
                en: "the branches of `\(node.id)` never suffice: \(wanted) of \(count) must finish, and "
                    + (dead.count == count ? "none can" : "only \(count - dead.count) can"),
                id: "cabang-cabang `\(node.id)` tidak pernah cukup: harus selesai \(wanted) dari \(count), "
                    + (dead.count == count ? "tidak satu pun bisa selesai" : "yang bisa selesai hanya \(count - dead.count)")),
            labels: dead.map {
                .init(
                    subject.name(of: node.path + ["parallel", $0.key.rawValue]),
                    Words(en: "never comes to `to: join`", id: "tidak pernah sampai `to: join`"))
            },
            helps: [
                Words(
                    en: "let a step of this branch lead `to: join`, or ask for fewer branches",
                    id: "arahkan satu langkah cabang ini `to: join`, atau minta lebih sedikit cabang")
            ])
    }

    private static func isInside(_ index: Int, entry: Int, branch: BranchID, _ graph: MachineGraph) -> Bool {
        var place = graph.nodes[index].block
        while let block = place {
            if block.entry == entry { return block.branch == branch }
            place = graph.nodes[block.entry].block
        }
        return false
    }

    private static func tooMany(
        _ wanted: Int, of count: Int, at node: MachineGraph.Node, _ what: Words, in subject: CheckSubject
    ) -> Diagnostic {
        subject.finding(
            .joinNeverMet, at: node.path + ["join"],
            message: Words(
                en: "`join: \(wanted)` is never met: step `\(node.id)` has \(count) \(what.en)",
                id: "`join: \(wanted)` tidak pernah terpenuhi: langkah `\(node.id)` punya \(count) \(what.id)"))
    }
}
