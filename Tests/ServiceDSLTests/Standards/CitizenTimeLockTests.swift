import ServiceDSL
import Testing

/// The citizen's own time, what a required step is, what officers record, what is paid when, and the office's week.
@Suite struct CitizenTimeLockTests {
    private typealias Evasion = LockTests.Evasion
    private let evasions = LockEvasionTests()

    /// The time to pay is the fee's, that to answer and to mend the form's.
    @Test func deadlines() throws {
        let (fee, form) = ("fee: at_most", "form: at_most")
        let refusing = "late: { to: ditolak, reason: Lewat waktu }"
        try evasions.hold(
            [
                Evasion(fee, "workflow: { bayar: { within: 3 days } }", note: "who needs 10 days"),
                Evasion(fee, "workflow: { bayar: { within: [ { when: besar, within: 9 days }, { within: 10 days } ] } }", note: "luas =="),
                Evasion(fee, "workflow: { bayar: { within: 5 working days } }", note: "begun on"),
                Evasion(fee, "workflow: { bayar: { until: today + days(30), within: removed } }", "lock-not-proved"),
                Evasion(form, "workflow: { lengkapi: { within: 3 days } }"),
                Evasion(form, "workflow: { lengkapi: { \(refusing) } }"),
                Evasion(
                    form,
                    "workflow: { lagi: { name: Lagi, by: filer, within: 2 days, \(refusing), to: tanda }, bayar: { to: lagi } }"),
                Evasion(form, "workflow: { periksa: { actions: { kembalikan: { repair: { within: 4 working days } } } } }"),
                Evasion(form, "workflow: { periksa: { actions: { kembalikan: { repair: { late: removed } } } } }"),
                Evasion(form, "workflow: { periksa: { actions: { kembalikan: { repair: { at_most: 1 } } } } }"),
                Evasion(form, "workflow: { periksa: { actions: { kembalikan: removed } } }"),
                Evasion(
                    form,
                    "workflow: { periksa: { actions: { kembalikan: removed, balik: { name: Balik, repair: { within: 1 working day, at_most: 2, late: { to: survei } } } } } }"
                ),
                Evasion(form, "withdraw: { allowed: false, legal_basis: uu }"),
                Evasion("outputs.izin: fixed", "workflow: { ditolak: { revokes: izin_lama } }"),
            ],
            [
                "workflow: { bayar: { within: 20 days }, lengkapi: { within: 2 weeks } }",
                "workflow: { bayar: { within: removed, late: removed } }",
                "workflow: { bayar: { late: { to: tanda } } }",
                "workflow: { lengkapi: { within: removed, late: removed } }",
                "workflow: { periksa: { actions: { kembalikan: { repair: { within: 6 working days } } } } }",
                "workflow: { terbit: { replaces: izin_lama } }",
            ],
            standard: {
                $0.replacing(
                    "pay: [retribusi], to: tanda",
                    with: "pay: [retribusi], within: 10 days, late: { to: ditolak, reason: Tidak dibayar }, to: lengkapi"
                )
                .replacing(
                    "  tanda: {",
                    with: "  lengkapi: { name: Lengkapi, by: applicant, within: 7 days, late: { to: tanda }, to: tanda }\n  tanda: {"
                )
                .replacing("within: 5 working days, at_most: 2 }", with: "within: 5 working days, at_most: 2, late: { to: survei } }")
                .replacing("  starts: periksa.lengkap\n", with: "")
            })
    }

    /// How long a bare repair may take is for the standard's own catalog to say.
    @Test func repairsOfTheCatalog() throws {
        func compile(_ days: Int) -> Compilation {
            LockEvasionTests.compile(
                "", nation: "returns: { within: 5 working days, at_most: 2 }\n",
                catalog: "\nreturns: { within: \(days) working days, at_most: 2 }"
            ) { $0.replacing("repair: { within: 5 working days, at_most: 2 }", with: "repair: {}") }
        }
        try LockTests.expect(Evasion("form: at_most", ""), in: compile(2))
        LockEvasionTests.expectFree(compile(5), "5")
        LockEvasionTests.expectFree(compile(8), "8")
    }

    @Test func whatARequiredStepIs() throws {
        let (lock, sign, opinions) = ("workflow.survei: required", "workflow.tanda: required", "workflow.telaah: required")
        try evasions.hold(
            [
                Evasion(lock, "workflow: { survei: { by: kasi } }", note: "reklame.luas =="),
                Evasion(lock, "workflow: { survei: { by: applicant } }"),
                Evasion(lock, "workflow: { survei: { by: [loket, kasi], join: any } }"),
                Evasion(
                    lock, "workflow: { survei: { by: [ { when: jenis == 'kain', by: kasi }, { by: loket } ] } }",
                    note: "`reklame.jenis == 'kain'`"),
                Evasion(lock, "workflow: { survei: { fields: { hasil: removed } } }"),
                Evasion(lock, "workflow: { survei: { fields: { hasil: { optional: true } } } }"),
                Evasion(lock, "workflow: { survei: { fields: { hasil: { when: jenis == 'kain' } } } }"),
                Evasion(lock, "workflow: { survei: { fields: { hasil: { type: text, options: removed } } } }", "lock-not-proved"),
                Evasion(lock, "workflow: { survei: { fields: { hasil: { options: { layak: removed } } } } }", "lock-not-proved"),
                Evasion(lock, "workflow: { survei: { documents: { foto_lokasi: removed } } }"),
                Evasion(sign, "workflow: { tanda: { signs: removed } }"),
                Evasion(opinions, "workflow: { telaah: { join: any } }"),
                Evasion(opinions, "workflow: { telaah: { by: kepala, join: removed } }"),
                Evasion(opinions, "workflow: { telaah: { same_person: { allowed: true, reason: Sedikit orang } } }"),
            ],
            [
                "workflow: { survei: { by: [loket, kasi], join: all } }",
                "workflow: { survei: { by: [kasi, loket], join: in_order, fields: { catatan_survei: { name: Catatan, type: text } } } }",
                "workflow: { survei: { fields: { hasil: { options: { ragu: Ragu } } } } }",
                "workflow: { telaah: { join: in_order } }",
                "workflow: { tanda: { hint: Periksa dulu } }",
            ],
            standard: {
                $0.replacing(
                    "    when: besar\n    by: loket\n",
                    with:
                        "    when: besar\n    by: loket\n    fields: { hasil: { name: Hasil, type: choice, options: { layak: Layak, tidak: Tidak } } }\n    documents: { foto_lokasi: Foto lokasi }\n"
                )
                .replacing(
                    "  tanda: {",
                    with: "  telaah: { name: Telaah, by: [loket, kepala], join: all, within: 1 working day, to: tanda }\n  tanda: {"
                )
                .replacing("to: tanda }", with: "to: telaah }").replacing(
                    "within: 1 working day, to: telaah }", with: "within: 1 working day, to: tanda }"
                )
                .replacing("  workflow.tanda: text_only\n", with: "  workflow.tanda: required\n  workflow.telaah: required\n")
            })
    }

    /// A required block is left when as much of it is done.
    @Test func requiredBlocks() throws {
        let lock = "workflow.telaah: required"
        try evasions.hold(
            [
                Evasion(lock, "workflow: { telaah: { join: any } }"),
                Evasion(
                    lock,
                    "workflow: { telaah: { parallel: { b: removed, c: { tiga: { name: Tiga, by: loket, to: join } } } } }"),
            ],
            ["workflow: { telaah: { parallel: { c: { tiga: { name: Tiga, by: loket, to: join } } } } }"],
            standard: {
                $0.replacing(
                    "  tanda: {",
                    with: """
                          telaah:
                            parallel: { a: { satu: { name: Satu, by: loket, to: join } }, b: { dua: { name: Dua, by: kepala, to: join } } }
                            join: all
                            to: tanda
                          tanda: {
                        """
                )
                .replacing("pay: [retribusi], to: tanda", with: "pay: [retribusi], to: telaah")
                .replacing("  workflow.survei: required\n", with: "  workflow.survei: required\n  workflow.telaah: required\n")
            })
    }

    /// What is recorded once cannot be both, nor neither: opposite conditions together turn away, or let everybody pass.
    @Test func oppositesOfWhatIsRecorded() throws {
        func check(_ field: String, _ routes: String) -> String {
            "workflow:\n  bayar: { to: cek }\n  cek: { name: Cek, by: kasi, fields: { \(field) }, to: r }\n" + routes
        }
        func refusing(_ field: String, _ first: String, _ second: String) -> String {
            check(
                field,
                "  r: { to: [ { when: \"\(first) && luas > 30\", to: ditolak, reason: X }, { to: r2 } ] }\n"
                    + "  r2: { to: [ { when: \"\(second) && luas > 30\", to: ditolak, reason: X }, { to: tanda } ] }\n")
        }
        let (truth, number) = ("layak: { name: Layak, type: yes_no }", "n: { name: N, type: integer }")
        let choice = "h: { name: H, type: choice, options: { a: A, b: B, c: C } }"
        let lock = "form: at_most"
        let note = "reklame.luas == 31"
        try evasions.hold(
            [
                Evasion(lock, refusing(truth, "cek.layak", "!cek.layak"), note: note),
                Evasion(lock, refusing(number, "cek.n > 5", "cek.n <= 5"), note: note),
                Evasion(lock, refusing(choice, "cek.h in ['a', 'b']", "cek.h == 'c'"), note: note),
                Evasion(lock, refusing(choice, "(cek.h == 'a' || cek.h == 'b')", "cek.h != 'a'"), note: note),
            ],
            [
                refusing(number, "cek.n > 5", "cek.n < 5"),
                refusing(choice, "cek.h == 'a'", "cek.h == 'c'"),
                // Nothing is left for the last row.
                """
                workflow:
                  periksa: { actions: { lengkap: { to: cek } } }
                  cek: { name: Cek, by: kasi, within: 1 working day, fields: { layak: { name: Layak, type: yes_no } }, to: r }
                  r: { to: [ { when: cek.layak, to: survei }, { when: "!cek.layak", to: survei }, { to: bayar } ] }
                """,
            ])
    }

    @Test func benefitsInParts() throws {
        let lock = "benefit: at_least"
        let two = "benefit: { santunan: { amount: 60000 }, dua: { name: Dua, amount: 40000, to: rekening } }\n"
        let second = "salur2: { name: Kedua, pay: [dua], by: loket, to: selesai }"
        try evasions.hold(
            [
                Evasion(lock, two),
                Evasion(
                    lock,
                    two + "workflow: { salur: { to: salur2 }, salur2: { name: K, pay: [dua], by: loket, when: luas > 5, to: selesai } }",
                    note: "reklame.luas =="),
                Evasion(lock, two + "workflow: { salur: { to: tunda }, tunda: { wait: 100 days, to: salur2 }, \(second) }"),
                Evasion(lock, two + "workflow: { salur: { to: salur2 }, \(second) }"),
                Evasion(lock, "workflow: { terbit: { to: tunda }, tunda: { wait: 100 days, to: salur } }"),
                Evasion(lock, "workflow: { terbit: { to: antre }, antre: { name: Antre, by: kasi, to: salur } }"),
                Evasion(lock, "workflow: { salur: { within: 30 working days } }"),
                Evasion(lock, "workflow: { salur: { within: removed } }"),
            ],
            [
                two + "workflow: { salur: { pay: [santunan, dua] } }",
                two
                    + "workflow: { tanda: { name: Tanda }, bayar: { to: awal }, awal: { name: Awal, pay: [dua], by: loket, within: 1 working day, to: tanda } }",
                "workflow: { salur: { within: 2 working days } }",
                "benefit: { santunan: { amount: 110000 }, dua: { name: Dua, amount: 40000, to: rekening } }\nworkflow: { salur: { to: tunda }, tunda: { wait: 9 days, to: salur2 }, \(second) }",
            ],
            standard: { $0.replacing("pay: [santunan], by: loket,", with: "pay: [santunan], by: loket, within: 3 working days,") })
    }

    /// A promise in working days is no longer where the office works on fewer of them.
    @Test func weeks() throws {
        func compile(_ hours: String, nation: String = "") -> Compilation {
            var region = Region(overlay: "", standard: { _ in LockTests.standard })
            region.extends = "nasional/izin@1"
            region.nation = nation
            region.hours = hours
            return region.compile()
        }
        let lock = Evasion("sla: at_most", "", note: "begun on 2026-01-0")
        try LockTests.expect(lock, in: compile("{ mon_wed: \"08:00-16:00\" }"))
        LockEvasionTests.expectFree(compile("{ mon_sat: \"08:00-16:00\" }"), "six")
        LockEvasionTests.expectFree(compile("{ sat: \"08:00-12:00\", mon_thu: \"08:00-12:00\" }"), "another five")
        let four = "office_hours: { mon_thu: \"08:00-16:00\" }\nregion: \"73\"\ncalendar: libur\n"
        LockEvasionTests.expectFree(compile("{ mon_thu: \"08:00-12:00\" }", nation: four), "four")
        try LockTests.expect(lock, in: compile("{ mon_tue: \"08:00-16:00\" }", nation: four))
    }

    /// What the office decides, by silence too, and what one may do against it.
    @Test func decisions() throws {
        let (form, fee, sla) = ("form: at_most", "fee: at_most", "sla: at_most")
        let earlier = "workflow: { periksa: { actions: { lengkap: { to: bayar } } }, bayar: { to: survei }, survei: { to: tanda"
        try evasions.hold(
            [
                Evasion(sla, "workflow: { survei: { late: removed } }", note: "reklame.luas == 25"),
                Evasion(sla, "workflow: { survei: { late: { replace: true, notify: kepala } } }"),
                Evasion(sla, "workflow: { survei: { within: 3 working days } }"),
                Evasion(form, "workflow: { ditolak: { next: removed } }"),
                Evasion(form, "workflow: { ditolak: { next: { within: 3 days } } }", note: "who needs 30 days"),
                Evasion(
                    form,
                    "workflow: { ditolak: removed, pupus: { end: refused }, survei: { actions: { tolak: { to: pupus } } } }"),
                Evasion(form, "workflow: { selesai: { end: referred, reason: Ke dinas lain } }"),
                Evasion(form, "workflow: { baca: { name: Baca, by: applicant, to: tanda }, bayar: { to: baca } }"),
                Evasion(fee, earlier + " } }", note: "who is refused in `survei`"),
            ],
            [
                "workflow: { survei: { within: 1 working day } }",
                "workflow: { ditolak: { next: { within: 60 days } } }",
                "workflow: { salur: { to: nilai }, nilai: { name: Nilai, by: applicant, within: 5 days, late: { to: selesai }, to: selesai } }",
            ],
            standard: {
                $0.replacing(
                    "    within: 2 working days\n",
                    with: "    within: 2 working days\n    late: { deemed: granted, legal_basis: uu, to: bayar }\n"
                )
                .replacing("ditolak: { end: refused }", with: "ditolak: { end: refused, next: { name: Keberatan, within: 30 days } }")
            })
    }

    /// Who gets a letter, and who is paid.
    @Test func whoGetsIt() throws {
        let (output, benefit) = ("outputs.izin: fixed", "benefit: at_least")
        let two = "{ amount: 60000 }, dua: { name: Dua, amount: 40000, to: milik_lain }"
        try evasions.hold(
            [
                Evasion(output, "workflow: { bayar: { to: [ { when: besar, to: salur }, { to: tanda } ] } }", note: "reklame.luas == 25"),
                Evasion(output, "workflow: { terbit: { issue: [lain] } }\noutputs: { lain: { name: Lain } }"),
                Evasion(benefit, "benefit: { santunan: { to: milik_lain } }"),
                Evasion(benefit, "benefit: { santunan: \(two) }\nworkflow: { salur: { pay: [santunan, dua] } }"),
            ],
            [
                "workflow: { periksa: { actions: { lengkap: { to: bayar } } }, bayar: { to: survei }, survei: { to: tanda, actions: removed }, ditolak: removed }",
                "workflow: { terbit: { issue: [izin, lain] } }\noutputs: { lain: { name: Lain } }",
                "benefit: { dua: { name: Dua, amount: 40000, to: milik_lain } }\nworkflow: { salur: { pay: [santunan, dua] } }",
            ],
            standard: {
                $0.replacing(
                    "{ rekening: { name: Rekening, type: account } }",
                    with: "{ rekening: { name: Rekening, type: account }, milik_lain: { name: Milik lain, type: account } }")
            })
    }
}
