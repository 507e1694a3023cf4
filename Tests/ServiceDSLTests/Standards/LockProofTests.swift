import ServiceDSL
import Testing

/// What a region makes better for the citizen in ways that take a proof, and the same turned around.
@Suite struct LockProofTests {
    private typealias Evasion = LockTests.Evasion
    private let evasions = LockEvasionTests()

    private static let witnesses = "  saksi: { name: Saksi, many: 1 to 5, fields: { umur: { name: Umur, type: integer } } }\n"

    /// Fields of the standard that are worked out: by condition, rounded, over several.
    @Test func computedFields() throws {
        func field(_ change: String) -> String { "form: { reklame: { fields: { \(change) } } }" }
        let lock = "documents: at_most"
        try evasions.hold(
            [
                Evasion(lock, field("lebar: { value: luas > 12 }"), note: "reklame.luas =="),
                Evasion(lock, field("bersih: { value: luas + 2 }"), note: "reklame.luas =="),
                Evasion(lock, field("kotor: { round: up 100 }"), note: "reklame.luas =="),
                Evasion(lock, field("jumlah: { value: \"saksi.map(s, s.umur).sum() + 1\" }"), "lock-not-proved"),
                Evasion(lock, "form: { saksi: { fields: { umur: { value: \"20\" } } } }", "lock-not-proved"),
                Evasion("fee: at_most", field("dasar: { value: luas * 2 }"), note: "reklame.luas =="),
                Evasion("fee: at_most", field("dasar: { round: up 10 }"), note: "reklame.luas =="),
                Evasion(lock, field("lebar: { value: luas * luas > 700 }"), "lock-not-proved"),
            ],
            [
                field("lebar: { value: luas > 40 }"),
                field("lebar: { value: \"luas > 24 && dikuasakan\", when: removed }"),
                field("bersih: { value: luas - 2 }"),
                field("bersih: { value: luas * 0.5 }"),
                field("kotor: { round: down 10 }"),
                field("kotor: { value: luas / 2 }"),
                field("dasar: { value: luas * 0.5 }"),
                field("dasar: { round: down 1 }"),
                field("jumlah: { value: \"saksi.map(s, s.umur).sum() - 1\" }"),
                "form: { saksi: { many: 0 to 9, fields: { hp: { name: HP, type: phone, optional: true } } } }",
                "documents: { empat: { when: size(saksi) > 3 } }",
            ],
            standard: {
                $0.replacing("  reklame:\n", with: Self.witnesses + "  reklame:\n")
                    .replacing(
                        "      catatan:",
                        with: """
                                  lebar: { name: Lebar, type: yes_no, value: luas > 24, when: jenis == 'papan' }
                                  bersih: { name: Bersih, type: decimal, unit: m2, value: luas }
                                  kotor: { name: Kotor, type: decimal, unit: m2, value: luas, round: up 10 }
                                  dasar: { name: Dasar, type: decimal, unit: m2, value: luas, round: up 1 }
                                  jumlah: { name: Jumlah, type: integer, value: "saksi.map(s, s.umur).sum()" }
                                  catatan:
                            """.replacing("      catatan:\n", with: "      catatan:")
                    )
                    .replacing(
                        "documents:\n",
                        with: """
                            documents:
                              satu: { name: Satu, when: jenis == 'papan' && lebar }
                              dua: { name: Dua, when: bersih > 30 }
                              tiga: { name: Tiga, when: kotor > 35 || jumlah > 100 }
                              empat: { name: Empat, when: size(saksi) > 2 }

                            """
                    )
                    .replacing("amount: luas * tarif(jenis)", with: "amount: dasar * tarif(jenis)")
            })
    }

    /// The rows of a list mean what their own computed fields say.
    @Test func computedFieldsOfRows() throws {
        func rows(_ value: String) -> String {
            "form: { reklame: { fields: { isi: { fields: { biaya: { value: \(value) } } } } } }"
        }
        try evasions.hold(
            [Evasion("fee: at_most", rows("panjang * 2"), "lock-not-proved")],
            ["form: { reklame: { fields: { isi: { fields: { ket: { name: Ket, type: text, optional: true } } } } } }"],
            standard: {
                $0.replacing(
                    "      catatan:",
                    with:
                        "      isi: { name: Isi, type: list, many: 1 to 3, fields: { panjang: { name: P, type: integer, min: 0 }, biaya: { name: B, type: integer, value: panjang } } }\n      catatan:"
                ).replacing("amount: luas * tarif(jenis)", with: "amount: \"luas * tarif(jenis) * isi.map(r, r.biaya).sum()\"")
            })
    }

    @Test func cheaperFees() throws {
        let lock = "fee: at_most"
        func amount(_ amount: String) -> String { "fee: { retribusi: { amount: \(amount) } }" }
        try evasions.hold(
            [
                Evasion(lock, amount("luas * tarif(jenis) * 1.5")),
                Evasion(lock, amount("luas * tarif(jenis) + 1000")),
                Evasion(
                    lock, amount("[ { when: jenis == 'kain', amount: luas * tarif(jenis) * 2 }, { amount: luas * tarif(jenis) } ]"),
                    note: "reklame.jenis == 'kain'"),
                Evasion(lock, "fee: { retribusi: { round: up 1000 } }"),
                Evasion(lock, amount("2000000")),
                Evasion(lock, "tables: { tarif: { rows: { papan: 900, kain: 900, lain: 0 } } }", note: "reklame.jenis == 'kain'"),
            ],
            [
                amount("luas * tarif(jenis) * 0.5"), amount("tarif(jenis) * luas"), amount("luas * tarif(jenis) - 1000"),
                amount("(luas - 1) * tarif(jenis)"), amount("\"dikuasakan ? luas * tarif(jenis) * 0.5 : luas * tarif(jenis)\""),
                amount("[ { when: jenis == 'kain', amount: luas * tarif(jenis) * 0.5 }, { amount: luas * tarif(jenis) } ]"),
                amount("[ { when: jenis == 'kain', amount: 0 }, { amount: luas * tarif(jenis) } ]"),
                amount("0"),
                "fee: { retribusi: { round: up 10 } }", "fee: { retribusi: { round: down 100 } }",
                "fee: { retribusi: { when: \"luas > 10 && applicant == 'company'\" } }",
                "tables: { tarif: { rows: { papan: 900, kain: 500 }, else: 100 } }",
                // In two parts it is no more.
                """
                fee: { retribusi: { amount: luas * tarif(jenis) * 0.5, round: down 100 }, lain_lain: { name: L, when: luas > 1, amount: luas * tarif(jenis) * 0.5, round: down 100 } }
                workflow: { bayar: { pay: [retribusi, lain_lain] } }
                """,
            ])
    }

    /// A broken lock of the fee is said once, as that.
    @Test func feesAreSaidOnce() {
        for overlay in ["fee: { retribusi: { when: removed } }", "tables: { tarif: { rows: { papan: 1500, kain: 500, lain: 200 } } }"] {
            let found = LockTests.compile(overlay).findings.filter { $0.severity >= .danger }
            #expect(found.count == 1 && found.allSatisfy { $0.message.en.hasPrefix("`fee: at_most`") }, "\(found.map(\.message.en))")
        }
    }

    /// What is broken by a condition, a table or a field that the region changes stands where it changes it, beside the standard's line.
    @Test func standsAtTheChange() throws {
        func places(_ overlay: String) throws -> [String] {
            let compilation = LockTests.compile(overlay)
            let finding = try #require(compilation.findings.first { $0.rule.slug.hasPrefix("lock") }, "\(compilation.lines)")
            return ([finding.span] + finding.labels.map(\.span)).map {
                let place = compilation.sources[$0]
                return String(decoding: place.bytes[$0.start..<$0.end], as: UTF8.self)
            }
        }
        #expect(try places("conditions:\n  besar: luas > 12") == ["besar", "besar", "gambar", "documents"])
        #expect(try places("tables:\n  tarif: { rows: { papan: 1500, kain: 500, lain: 200 } }") == ["tarif", "tarif", "retribusi", "fee"])
    }

    /// No name that only the comparison knows, and no English word, is told.
    @Test func wordsOfTheMessages() throws {
        func told(_ overlay: String) -> String {
            LockTests.compile(overlay).findings.filter { $0.rule.slug.hasPrefix("lock") }
                .flatMap { [$0.message.id] + $0.notes.map(\.id) }.joined(separator: "\n")
        }
        #expect(told("documents: { ktp: { bring: original } }").contains("harus dibawa asli, menurut standar fotokopi"))
        #expect(told("documents: { ktp: { max_age: 3 months } }").contains("paling lama terbit 3 bulan"))
        let check = """
            workflow:
              periksa: { actions: { lengkap: { to: cek } } }
              cek: { name: Cek, by: kasi, within: 1 working day, fields: { layak: { name: Layak, type: yes_no } }, to: r }
              r: { to: [ { when: cek.layak, to: survei }, { to: bayar } ] }
            """
        let recorded = told(check)
        #expect(recorded.contains("`cek.layak`") && !recorded.contains("here_"), "\(recorded)")
        let dearer = told("tables: { tarif: { rows: { papan: 1500, kain: 500, lain: 200 } } }")
        #expect(!dearer.contains("standard_"), "\(dearer)")
    }

    /// What cannot be answered on a channel, and what is asked of what is worked out or of rows.
    @Test func whatNobodyCanAnswer() throws {
        func field(_ change: String) -> String { "form: { reklame: { fields: { \(change) } } }\n" }
        let (channels, form) = ("channels: at_least", "form: at_most")
        let standard = { @Sendable (text: String) in text.replacing("  reklame:\n", with: Self.witnesses + "  reklame:\n") }
        let slot = field("waktu: { name: Waktu, type: booking, resource: gor, optional: true, when: channel == 'online' }")
        let paper = field("paspor: { name: Paspor, type: issued, output: izin, optional: true, when: channel == 'online' }")
        try evasions.hold(
            [
                Evasion(channels, field("izin_lama: { optional: removed }"), note: "channel == 'online'"),
                Evasion(channels, field("lain_lagi: { name: Lagi, type: issued, output: izin }"), note: "channel == 'online'"),
                Evasion(channels, slot + "rules: [{ rule: has(waktu), message: Pilih waktu }]", note: "channel == 'counter'"),
                Evasion(channels, paper + "rules: [{ rule: has(paspor), message: Paspor }]", note: "channel == 'counter'"),
                Evasion(
                    channels, "form: { saksi: { fields: { umur: { rule: channel == 'counter', message: X } } } }",
                    note: "channel == 'online'"),
                Evasion(form, "form: { saksi: { fields: { umur: { rule: umur > 17, message: Dewasa } } } }", "lock-not-proved"),
                Evasion(
                    form, "form: { saksi: { fields: { dua: { name: Dua, type: integer, value: umur, max: 50 } } } }", "lock-not-proved"),
                Evasion(
                    form, field("dua: { name: Dua, type: decimal, unit: m2, value: luas, rule: dua < 500, message: X }"),
                    note: "luas == 500"),
                Evasion(form, field("dua: { name: Dua, type: decimal, unit: m2, value: luas, max: 10 }"), note: "luas == 11"),
            ],
            [
                slot, paper,
                slot + "rules: [{ rule: \"channel != 'online' || !has(waktu) || luas <= 1000\", message: Pilih waktu }]",
                field("lain_lagi: { name: Lagi, type: issued, output: izin, optional: true }"),
                field("dua: { name: Dua, type: decimal, unit: m2, value: luas, max: 1000 }"),
                "form: { saksi: { fields: { dua: { name: Dua, type: integer, value: umur } } } }",
            ], standard: standard)
    }
}
