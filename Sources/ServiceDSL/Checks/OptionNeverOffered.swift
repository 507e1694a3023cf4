import ServiceIR

extension Rule {
    static let optionNeverOffered = Rule(
        code: 533, slug: "option-never-offered", severity: .warning,
        summary: Words(en: "an answer is offered and always refused", id: "jawaban ditawarkan tetapi selalu ditolak"),
        explanation: Words(
            en: """
                Every row of the table for this answer says `none`, not offered: who chooses it is refused, also where no amount reads the table. \
                What has its price elsewhere gets `0`; an answer that nobody may give is taken out of the options.
                """,
            id: """
                Semua baris tabel untuk jawaban ini berisi `none`, tidak ditawarkan: siapa pun yang memilihnya ditolak, juga bila tidak ada jumlah \
                yang membaca tabel itu. Yang tarifnya ada di tempat lain diberi `0`; jawaban yang tidak boleh dipilih dihapus dari pilihan.
                """),
        failing: """
            tables:
              per_hari: { of: alat, unit: rupiah, rows: { gilas: 100000, backhoe: none, truk: 50000 } }
              per_jam: { of: alat, unit: rupiah, rows: { backhoe: 150000, gilas: none }, else: 20000 }
            """,
        passing: """
            tables:
              per_hari: { of: alat, unit: rupiah, rows: { gilas: 100000, backhoe: 0, truk: 50000 } }
              per_jam: { of: alat, unit: rupiah, rows: { backhoe: 150000, gilas: 0 }, else: 20000 }
            """)
}

/// Finds options that a table refuses whatever else is answered.
enum OptionNeverOffered {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        subject.service.tables.flatMap { id, table in
            table.hasCombinationsNotOffered ? refused(by: table).map { finding($0, id, in: subject) } : []
        }
    }

    private struct Refused {
        var input: String
        var option: String
    }

    /// Options of which every row says `none`, where `else` offers nothing beside the rows.
    private static func refused(by table: Table) -> [Refused] {
        if table.of.count > 1, table.otherwise?.number != nil { return [] }
        return table.of.indices.flatMap { place -> [Refused] in
            var isOffered = OrderedMap<ID<ValueKind>, Bool>()
            for row in table.rows {
                guard let option = row.keys[place].option else { continue }
                isOffered[ID(option)] = (isOffered[ID(option)] ?? false) || row.value.number != nil
            }
            return isOffered.filter { !$0.value }.map { Refused(input: table.of[place].text, option: $0.key.rawValue) }
        }
    }

    private static func finding(_ refused: Refused, _ table: TableID, in subject: CheckSubject) -> Diagnostic {
        subject.finding(
            .optionNeverOffered, at: ["tables", table.rawValue],
            message: Words(
                en: "`\(refused.option)` of `\(refused.input)` can never be chosen: table `\(table)` does not offer it",
                id: "`\(refused.option)` pada `\(refused.input)` tidak pernah bisa dipilih: tabel `\(table)` tidak menawarkannya"),
            helps: [
                Words(
                    en: "write `0` where its price stands in another table, or take the option out",
                    id: "tulis `0` bila tarifnya ada di tabel lain, atau hapus pilihannya")
            ])
    }
}
