import ServiceIR

extension Rule {
    static let unusedCondition = Rule(
        code: 411, slug: "unused-condition", severity: .warning,
        summary: Words(en: "a condition is never used", id: "syarat tidak pernah dipakai"),
        explanation: Words(
            en: """
                The condition has a name, and no `when`, rule or route reads it. Either a place that should depend on it does not, \
                or it is left over.
                """,
            id: """
                Syarat ini diberi nama, tetapi tidak ada `when`, aturan, atau jalur yang membacanya. Mungkin ada tempat yang seharusnya bergantung \
                padanya, atau syarat ini sisa.
                """),
        failing: """
            conditions:
              perusahaan: applicant == 'company'
            documents:
              akta: Akta pendirian
            """,
        passing: """
            conditions:
              perusahaan: applicant == 'company'
            documents:
              akta: { name: Akta pendirian, when: perusahaan }
            """)

    static let unusedTable = Rule(
        code: 412, slug: "unused-table", severity: .warning,
        summary: Words(en: "a table is never used", id: "tabel tidak pernah dipakai"),
        explanation: Words(
            en: "No expression calls the table: the fee or value that should come from it does not. Call it as `TABLE(…)`, or take it out.",
            id:
                "Tidak ada ekspresi yang memanggil tabel ini: biaya atau nilai yang seharusnya berasal darinya tidak memakainya. Panggil sebagai `TABEL(…)`, atau hapus."
        ),
        failing: """
            tables:
              tarif: { of: applicant, unit: rupiah, rows: { person: 10000, company: 50000 } }
            fee:
              retribusi: { name: Retribusi, amount: "10000" }
            workflow:
              bayar: { name: Pembayaran, pay: [retribusi], to: selesai }
              selesai: { end: granted }
            """,
        passing: """
            tables:
              tarif: { of: applicant, unit: rupiah, rows: { person: 10000, company: 50000 } }
            fee:
              retribusi: { name: Retribusi, amount: tarif(applicant) }
            workflow:
              bayar: { name: Pembayaran, pay: [retribusi], to: selesai }
              selesai: { end: granted }
            """)
}

enum UnusedName {
    /// Whether there is anything that may be unused.
    static func areAsked(of service: CompiledService) -> Bool { !service.conditions.isEmpty || !service.tables.isEmpty }
}

/// Finds conditions that nothing reads.
enum UnusedCondition {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        guard let read = subject.reads?.bare else { return [] }
        return subject.service.conditions.keys.filter { !read.contains($0.rawValue) }.map { id in
            subject.finding(
                .unusedCondition, at: ["conditions", id.rawValue],
                message: Words(en: "condition `\(id)` is never used", id: "syarat `\(id)` tidak pernah dipakai"))
        }
    }
}

/// Finds tables that nothing calls.
enum UnusedTable {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        guard let read = subject.reads?.bare else { return [] }
        return subject.service.tables.keys.filter { !read.contains($0.rawValue) }.map { id in
            subject.finding(
                .unusedTable, at: ["tables", id.rawValue],
                message: Words(en: "table `\(id)` is never used", id: "tabel `\(id)` tidak pernah dipakai"),
                helps: [
                    subject.service.tables[id]?.of.isEmpty == true
                        ? Words(en: "name it in an expression: `\(id)`", id: "sebut dalam ekspresi: `\(id)`")
                        : Words(en: "call it in an expression: `\(id)(…)`", id: "panggil dalam ekspresi: `\(id)(…)`")
                ])
        }
    }
}
