import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// A list with one row for each row of another: what it is `per`, what its rows see, and where it cannot stand.
@Suite struct PairedListTests {
    private static let form = """
          alat:
            name: Alat
            many: 1 to 9
            unique: seri
            fields:
              seri: { name: Nomor seri, type: text }
              berat: { name: Di atas 50 kg, type: yes_no }
          orang:
            name: Orang
            fields:
              nama: { name: Nama, type: text }
              anak: { name: Anak, type: list, many: 0 to 5, fields: { umur: { name: Umur, type: integer }, buku: { name: Buku, type: list, many: 1 to 2, fields: { judul: { name: Judul, type: text } } } } }
        """

    /// A workflow of two steps, with these fields on each.
    private static func service(_ first: String, _ second: String = "", _ parts: [String: String] = [:]) -> String {
        let workflow = """
              uji:
                name: Uji
                by: teknis
                fields:
            \(first.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
                to: catat
              catat:
                name: Catat
                by: loket
                fields:
                  umum: { name: Umum, type: text }
            \(second.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
                to: terbit
                actions: { ulang: { name: Ulang, to: uji, at_most: 2 } }
              terbit: { \(parts["outputs"] == nil ? "" : "issue: [cap], ")to: selesai }
              selesai: { end: granted }
            """
        return Contoh.service(workflow, ["form": form].merging(parts) { $1 })
    }

    private func findings(_ service: String) -> [String] {
        Contoh.compile(service).findings.filter { $0.severity == .error }.map { "\($0.rule.number)" }
    }

    @Test func rowsSeeTheRowsThatTheyBelongTo() throws {
        let service = try Contoh.lowered(
            Self.service(
                """
                hasil:
                  name: Hasil
                  type: list
                  per: alat
                  fields:
                    nomor: { name: Nomor, type: text, value: seri }
                    sah: { name: Sah, type: yes_no }
                    cap: { name: Cap, type: text, when: "sah && berat" }
                """,
                """
                tindak: { name: Tindak, type: list, per: uji.hasil, unique: isi, fields: { isi: { name: Isi, type: text, when: "!sah && berat", optional: true } } }
                rekap: { name: Rekap, type: yes_no, value: size(uji.hasil) == size(alat) }
                """,
                ["outputs": "{ cap: { name: Cap, per: uji.hasil, when: \"sah && berat\", number: \"{cap}\", values: { seri: seri } } }"]))
        let list = try #require(service.machine.steps["uji"]?.fields["hasil"])
        expect(list.per == Expression("alat") && list.many == Bounds(1, 9))
        expect(list.fields["cap"]?.when == Expression("sah && berat") && list.fields["nomor"]?.value == Expression("seri"))
        let second = try #require(service.machine.steps["catat"]?.fields["tindak"])
        expect(second.per == Expression("uji.hasil") && second.many == Bounds(1, 9) && second.unique == [["isi"]])
        expect(service.lists(behind: Expression("uji.hasil")).map(\.path), equals: [["uji", "hasil"], ["alat"]])
        let output = try #require(service.outputs["cap"])
        expect(service.rows(of: output)?.fields.keys, equals: ["nomor", "sah", "cap", "seri", "berat"])
        // It is kept, and an older definition has none.
        try expect(JSONCoder.decode(Field.self, from: JSONCoder.encode(list)), equals: list)
    }

    @Test func aListThatMayNotBeAskedHasNoRows() throws {
        let parts = ["form": Self.form.replacing("    many: 1 to 9", with: "    when: orang.nama != ''\n    many: 1 to 9")]
        let service = try Contoh.lowered(
            Self.service("hasil: { name: Hasil, type: list, per: alat, fields: { sah: { name: Sah, type: yes_no } } }", "", parts))
        expect(service.machine.steps["uji"]?.fields["hasil"]?.many, equals: Bounds(0, 9))
    }

    /// As many rows as the other list: what compares the two says nothing.
    @Test func proofsKnowHowManyRowsThereAre() {
        func decided(_ rule: String) -> Bool {
            let text = Self.service(
                "hasil: { name: Hasil, type: list, per: alat, rule: \"\(rule)\", message: Salah, fields: { sah: { name: Sah, type: yes_no } } }"
            )
            return Contoh.compile(text).findings.contains { [550, 551].contains($0.rule.number) }
        }
        let rows: [(String, Bool)] = [
            ("size(hasil) == size(alat)", true), ("size(hasil) <= 9", true), ("size(alat) != size(hasil)", true),
            ("size(hasil) > 3 || size(alat) < 4", true), ("size(hasil) > 3", false),
        ]
        for (rule, isDecided) in rows { expect(decided(rule), equals: isDecided, "\(rule)") }
    }

    @Test func whatCannotBePairedIsRefused() {
        let yes = "fields: { sah: { name: Sah, type: yes_no } }"
        let of = "hasil: { name: Hasil, type: list, per:"
        let text = "fields: { isi: { name: Isi, type: text } }"
        let rows: [(first: String, second: String, codes: [String])] = [
            // No list; a section with one; a field of a row; a list in rows; itself; what is no name; what is none.
            ("\(of) nama, \(yes) }", "", ["307"]), ("\(of) orang, \(yes) }", "", ["307"]), ("\(of) alat.seri, \(yes) }", "", ["307"]),
            ("\(of) anak.buku, \(yes) }", "", ["307"]), ("\(of) hasil, \(yes) }", "", ["307"]),
            ("\(of) \"alat.filter(a, a.berat)\", \(yes) }", "", ["307"]), ("\(of) alta, \(yes) }", "", ["305"]),
            // On the same step; not recorded yet.
            ("a: { name: A, type: list, many: 1 to 3, \(yes) }\nb: { name: B, type: list, per: a, \(text) }", "", ["307"]),
            ("\(of) catat.lain, \(yes) }", "lain: { name: Lain, type: list, many: 1 to 3, \(text) }", ["312"]),
            // Beside what it cannot stand with, on what has no rows, where nothing is known before.
            ("\(of) alat, many: 1 to 3, \(yes) }", "", ["218"]), ("hasil: { name: Hasil, type: text, per: alat }", "", ["219"]),
            ("hasil: { name: H, type: list, many: 1 to 3, fields: { b: { name: B, type: list, per: alat, \(yes) } } }", "", ["219"]),
            // A field of the row has the name of one of the row that it belongs to.
            ("\(of) alat, fields: { seri: { name: Seri, type: text } } }", "", ["302"]),
        ]
        for row in rows { expect(findings(Self.service(row.first, row.second)), equals: row.codes, "\(row.first)\n\(row.second)") }
        // In a circle.
        let circle = findings(Self.service("\(of) catat.lain, \(yes) }", "lain: { name: Lain, type: list, per: uji.hasil, \(text) }"))
        expect(Set(circle).isSubset(of: ["303", "312"]))
        let form = Self.form + "\n      lain: { name: Lain, type: list, per: alat, \(yes) }"
        expect(findings(Self.service("hasil: { name: Hasil, type: text }", "", ["form": form])), equals: ["219"])
    }
}
