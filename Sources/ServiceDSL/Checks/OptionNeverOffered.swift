import ServiceIR

extension Rule {
    static let optionNeverOffered = Rule(
        code: 533, slug: "option-never-offered", severity: .warning,
        summary: Words(en: "an answer is offered and always refused", id: "jawaban ditawarkan tetapi selalu ditolak"),
        explanation: Words(
            en: """
                Every row of the table for this answer says `none`, not offered: who chooses it is refused, also where no amount reads the table. \
                What has its price elsewhere gets `0`; an answer that nobody may give is taken out of the options. \
                Where no row offers anything, whoever is asked is refused, and that is an error.
                """,
            id: """
                Semua baris tabel untuk jawaban ini berisi `none`, tidak ditawarkan: siapa pun yang memilihnya ditolak, juga bila tidak ada jumlah \
                yang membaca tabel itu. Yang tarifnya ada di tempat lain diberi `0`; jawaban yang tidak boleh dipilih dihapus dari pilihan. Bila tidak \
                satu baris pun menawarkan apa-apa, semua yang ditanya ditolak, dan itu kesalahan.
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
        subject.service.tables.compactMap { id, table in
            guard table.hasCombinationsNotOffered else { return nil }
            let refused = refused(by: table)
            return refused.isEmpty ? nil : finding(refused, id, table, in: subject)
        }
    }

    private struct Refused {
        var input: String
        var option: String
        /// The keys of the first row that says `none` for it.
        var row: [String]
    }

    /// Options of which every row says `none`, where `else` offers nothing beside the rows; in the order of the file.
    private static func refused(by table: Table) -> [Refused] {
        if table.of.count > 1, table.otherwise?.number != nil { return [] }
        return table.of.indices.flatMap { place -> [Refused] in
            var found: [Refused] = []
            var offered: Set<String> = []
            var seen: Set<String> = []
            for row in table.rows {
                guard let option = row.keys[place].option else { continue }
                if row.value.number != nil { offered.insert(option) }
                guard seen.insert(option).inserted else { continue }
                found.append(
                    Refused(input: table.of[place].text, option: option, row: row.keys.prefix(place + 1).map { $0.option ?? "" }))
            }
            return found.filter { !offered.contains($0.option) }
        }
    }

    private static func finding(_ refused: [Refused], _ id: TableID, _ table: Table, in subject: CheckSubject) -> Diagnostic {
        // Where no row offers anything, nobody can apply who is asked this.
        let offersNothing = table.otherwise?.number == nil && table.rows.allSatisfy { $0.value.number == nil }
        var inputs: [String] = []
        for one in refused where !inputs.contains(one.input) { inputs.append(one.input) }
        let parts = inputs.map { input in
            let options = Words.list(refused.filter { $0.input == input }.map(\.option))
            return Words(en: "\(options.en) of `\(input)`", id: "\(options.id) pada `\(input)`")
        }
        let all = Words(en: parts.map(\.en).joined(separator: "; "), id: parts.map(\.id).joined(separator: "; "))
        var finding = subject.finding(
            .optionNeverOffered, at: ["tables", id.rawValue, "rows"] + (refused.first?.row ?? []),
            message: offersNothing
                ? Words(
                    en: "table `\(id)` offers nothing: whoever is asked `\(inputs[0])` is refused",
                    id: "tabel `\(id)` tidak menawarkan apa pun: siapa pun yang ditanya `\(inputs[0])` ditolak")
                : Words(
                    en: "\(all.en) can never be chosen: table `\(id)` does not offer it",
                    id: "\(all.id) tidak pernah bisa dipilih: tabel `\(id)` tidak menawarkannya"),
            helps: [
                Words(
                    en: "write `0` where its price stands in another table, or take the option out",
                    id: "tulis `0` bila tarifnya ada di tabel lain, atau hapus pilihannya")
            ])
        if offersNothing { finding.severity = .error }
        return finding
    }
}
