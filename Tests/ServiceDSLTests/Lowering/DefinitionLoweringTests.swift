import Expectations
import ServiceDSL
import ServiceIR
import Testing

/// Form, documents, tables, fees and promises, short forms written out.
@Suite struct DefinitionLoweringTests {
    private let end = "  awal: { name: Awal, by: loket, to: selesai }\n  selesai: { end: granted }\n"

    /// In the author's order; without them nothing is written, so that no digest of a service without them differs.
    @Test func lifeEventsAreOfTheVocabulary() throws {
        let service = try Contoh.lowered(Contoh.service(end, ["life_events": "[marriage, birth]"]))
        expect(service.lifeEvents, equals: [.marriage, .birth])
        expect(JSONCoder.encode(service)["lifeEvents"], equals: ["marriage", "birth"])
        let plain = try Contoh.lowered(Contoh.service(end))
        expect(plain.lifeEvents, equals: [])
        expect(JSONCoder.encode(plain)["lifeEvents"] == nil)
        expect(Contoh.codes(Contoh.service(end, ["life_events": "[peternakan]"])), equals: ["unknown-word"])
    }

    @Test func listsHaveRowsOfTheirOwn() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                end,
                [
                    "form": """
                      keluarga:
                        name: Keluarga
                        fields:
                          saksi:
                            name: Saksi
                            type: list
                            many: 1 to 3
                            unique: nik
                            fields:
                              nik: { name: NIK, type: nik }
                              dewasa: { name: Dewasa, type: yes_no }
                              wali: { name: Wali, type: text, when: dewasa == false }
                          semua_dewasa: { name: Semua dewasa, type: yes_no, value: "saksi.all(s, s.dewasa)" }
                    """
                ]))
        let list = try #require(service.form.sections["keluarga"]?.fields["saksi"])
        expect(list.many == Bounds(1, 3) && list.unique == [["nik"]])
        expect(list.fields["wali"]?.when, equals: Expression("dewasa == false"))
        expect(service.form.sections["keluarga"]?.fields["semua_dewasa"]?.value, equals: Expression("keluarga.saksi.all(s, s.dewasa)"))
    }

    /// A row of a row: its own fields first, then those around it; from outside row by row.
    @Test func listsStandInRows() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                end,
                [
                    "form": """
                      keluarga:
                        name: Keluarga
                        many: 1 to 5
                        fields:
                          nama: { name: Nama, type: text }
                          anak:
                            name: Anak
                            type: list
                            many: 0 to 9
                            fields:
                              umur: { name: Umur, type: integer }
                              sekolah: { name: Sekolah, type: text, when: "umur >= 6 && nama != ''" }
                      jumlah:
                        name: Jumlah
                        fields: { balita: { name: Balita, type: yes_no, value: "keluarga.exists(k, k.anak.exists(a, a.umur < 5))" } }
                    """,
                    "tables": "{ tarif: { of: anak.umur, unit: rupiah, rows: { 0 to 5: 0, over 5: 1000 } } }",
                    "fee": "{ iuran: { name: Iuran, amount: \"keluarga.map(k, k.anak.map(a, tarif(a.umur)).sum()).sum()\" } }",
                ]))
        let child = try #require(service.form.sections["keluarga"]?.fields["anak"])
        expect(child.type == .list && child.fields["sekolah"]?.when == Expression("umur >= 6 && nama != ''"))
        expect(service.tables["tarif"]?.of, equals: [Expression("keluarga.anak.umur")])
        expect(service.answers(readBy: Expression("keluarga.anak.umur")), equals: ["form", "keluarga", "*", "anak", "*", "umur"])
    }

    @Test func controlsArePutIntoNoText() {
        let slugs = Contoh.codes(Contoh.service(end, ["summary": #""Izin \u202Eelatad""#, "product": #""Surat\x07""#]))
        expect(slugs, equals: ["control-character", "control-character"])
    }

    @Test func sectionsWithSeveralAndDocumentsOfEach() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                end,
                [
                    "form": """
                      suami: { name: Suami, party: applicant, fields: { pisah: { name: P, type: yes_no } } }
                      saksi:
                        name: Saksi
                        many: 1 to 3
                        unique: nik
                        fields:
                          nik: { name: NIK, type: nik }
                          pisah: { name: P, type: yes_no }
                    """,
                    "documents": "  kk: { name: KK, per: [suami, saksi], when: pisah, any_of: { a: A, b: B } }\n",
                    "rules": "  - { rule: size(saksi) > 1 || documents.kk.suami.a || documents.kk.saksi, message: M }\n",
                ]))
        let saksi = try #require(service.form.sections["saksi"])
        expect(saksi.many == Bounds(1, 3) && saksi.unique == [["nik"]])
        expect(service.documents["kk"]?.per == ["suami", "saksi"] && service.documents["kk"]?.when == Expression("pisah"))
        expect(service.rules.first?.rule, equals: Expression("size(saksi) > 1 || documents.kk.suami.a || documents.kk.saksi"))
    }

    /// Money that is asked is not below zero unless the author says so; what is computed is what it is.
    @Test func moneyIsNotBelowZero() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                end,
                [
                    "form": """
                      s:
                        name: S
                        fields:
                          harga: { name: Harga, type: money }
                          selisih: { name: Selisih, type: money, min: -500 }
                          utang: { name: Utang, type: money, max: -1 }
                          rugi: { name: Rugi, type: money, value: harga - 1000 }
                          jumlah: { name: Jumlah, type: integer }
                    """
                ]))
        let fields = try #require(service.form.sections["s"]?.fields)
        expect(fields.map(\.value.min), equals: [0, -500, nil, nil, nil])
    }

    @Test func membersTakeWhatTheParentSays() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                end, ["documents": "  lahan: { name: Lahan, bring: original, copies: 2, any_of: { a: A, b: { name: B, bring: copy } } }\n"])
        )
        let lahan = try #require(service.documents["lahan"])
        let members = lahan.members.map { id, member in
            "\(id): \(Contoh.told(member.bring.constant)), copies \(Contoh.told(member.copies?.constant))"
        }
        expect(lahan.group, equals: .anyOf)
        expect(members, equals: ["a: original, copies 2", "b: copy, copies 2"])
    }

    @Test func tablesOfSeveralInputs() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                "  awal: { name: Awal, by: loket, to: bayar }\n  bayar: { name: Bayar, pay: [a], within: 3 days, to: selesai, late: { to: gugur } }\n"
                    + "  selesai: { end: granted }\n  gugur: { end: lapsed, reason: Lewat }\n",
                [
                    "form": "  s:\n    name: S\n    fields:\n      kelas: { name: K, type: choice, options: { satu: Satu, dua: Dua } }\n"
                        + "      diameter: { name: D, type: integer, unit: cm, min: 0 }\n",
                    "tables": """
                      tarif:
                        of: [kelas, diameter]
                        unit: rupiah
                        rows:
                          satu: { 0 to 10: 5000, over 10 to 25: 8000, over 25: none }
                        else: 9000
                    """,
                    "fee": "  a: { name: A, amount: \"tarif(kelas, diameter)\" }\n",
                ]))
        let table = try #require(service.tables["tarif"])
        expect(table.of.map(\.text), equals: ["s.kelas", "s.diameter"])
        expect(table.rows.count, equals: 3)
        expect(table.rows[1].keys, equals: [TableKey(option: "satu"), TableKey(from: 10, isExclusive: true, to: 25)])
        expect(table.rows[2].value.number == nil)
        expect(table.otherwise, equals: TableValue(9000))
        expect(service.fee.items["a"]?.amount.constant, equals: Expression("tarif(s.kelas, s.diameter)"))
    }

    @Test func timesByANumber() throws {
        let form =
            "{ a: { name: A, many: 1 to 5, fields: { x: { name: X, type: text } } }, b: { name: B, fields: "
            + "{ n: { name: N, type: integer, max: 9 }, c: { name: C, type: choices, options: { p: P, q: Q } } } } }"
        let sla =
            "{ satu: 1 hari kerja per a, dua: { starts: awal, within: "
            + "[{ when: n > 3, within: 2  days  per  n }, { within: 1 to 2 hours per b.c }] } }"
        let service = try Contoh.lowered(Contoh.service(end, ["form": form, "sla": sla]))
        let promises = service.promises.map { id, promise in
            "\(id): \((promise.within?.rows ?? []).map(\.value.description).joined(separator: ", "))"
        }
        expect(promises, equals: ["satu: 1 working days per size(a)", "dua: 2 days per b.n, 1 to 2 hours per size(b.c)"])
    }

    @Test func promisesInAllTheirForms() throws {
        let rows: [(sla: String, written: [String])] = [
            ("5 hari kerja", ["sla: 5 working days"]), ("steps", ["by steps"]), ("{ within: none, legal_basis: perda }", ["none"]),
            (
                "{ cepat: 1 jam, lengkap: { name: Lengkap, starts: awal, within: 3 to 25 working days } }",
                ["cepat: 1 hours", "lengkap from awal: 3 to 25 working days"]
            ),
            (
                "{ within: [ { when: awal.count > 1, within: 2 days }, { within: 4 days } ] }",
                ["sla: 2 days when awal.count > 1, 4 days"]
            ),
        ]
        for (sla, written) in rows {
            let service = try Contoh.lowered(Contoh.service(end, ["sla": sla]))
            var told = service.promises.map { id, promise in
                let rows = promise.within?.rows.map { row in "\(row.value)\(row.when.map { " when \($0.text)" } ?? "")" } ?? []
                return "\(id)\(promise.starts.map { " from \($0.step)" } ?? ""): \(rows.joined(separator: ", "))"
            }
            if service.promiseIsBySteps { told.append("by steps") }
            if service.promiseIsNone { told.append("none") }
            expect(told, equals: written, "\(sla)")
        }
    }

    @Test func textsAreInTheFirstLanguageOrByLanguage() throws {
        let service = try Contoh.lowered(
            Contoh.service(end, ["product": "{ id: Jawaban, en: An answer }", "documents": "{ ktp: { id: KTP, en: ID card } }"]))
        expect(service.name, equals: LocalText("id", "Contoh"))
        expect(service.product?["en"], equals: "An answer")
        expect(service.documents["ktp"]?.name.constant?["en"], equals: "ID card")
    }
}
