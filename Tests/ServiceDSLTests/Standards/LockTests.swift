import ServiceDSL
import Testing

/// Every lock of a standard against every way around it, and what a region may do freely.
@Suite struct LockTests {
    static let standard = """
        standard: izin
        version: 1
        name: Izin
        agency: dinas
        legal_basis: { uu: UU 25/2009 }
        applicants: [person, company]
        channels: [counter, online]
        variants: { baru: Baru, perpanjangan: Perpanjangan }
        form:
          pemohon: { name: Pemohon, party: applicant, use: orang, fields: { rekening: { name: Rekening, type: account } } }
          reklame:
            name: Reklame
            fields:
              jenis: { name: Jenis, type: choice, options: { papan: Papan, kain: Kain, lain: Lain } }
              luas: { name: Luas, type: decimal, unit: m2, min: 0, max: 1000 }
              dikuasakan: { name: Dikuasakan, type: yes_no }
              catatan: { name: Catatan, type: text, optional: true }
              wakil: { name: Nama wakil, type: text, optional: "!dikuasakan" }
              denah: { name: Denah, type: document, optional: true, accept: [pdf, jpg], max_size: 2 MB }
              jadwal: { name: Jadwal, type: booking, resource: gor, optional: true }
              izin_lama: { name: Izin lama, type: issued, output: izin, optional: true, accept: [valid, expired] }
        conditions: { besar: luas > 24 }
        documents:
          ktp: KTP
          kuasa: { name: Surat kuasa, when: dikuasakan }
          gambar: { name: Gambar, when: besar }
          pajak: { name: Bukti pajak, optional: besar }
          lahan: { name: Bukti lahan, any_of: { sewa: Sewa, milik: Milik } }
          foto: { name: Foto, copies: 2 }
          rencana: { name: Rencana, when: besar, accept: [pdf, png], max_size: 5 MB }
        tables: { tarif: { of: jenis, unit: rupiah/m2, rows: { papan: 1000, kain: 500, lain: 200 } } }
        fee: { retribusi: { name: Retribusi, when: luas > 1, amount: luas * tarif(jenis), round: up 100 } }
        benefit: { santunan: { name: Santunan, amount: 100000, to: rekening } }
        sla:
          starts: periksa.lengkap
          within:
            - { when: variant == 'perpanjangan', within: 5 working days }
            - { within: 10 working days }
        workflow:
          periksa:
            name: Periksa
            by: loket
            within: 1 working day
            actions:
              lengkap: { name: Lengkap, to: survei }
              kembalikan: { name: Kembalikan, repair: { within: 5 working days, at_most: 2 } }
          survei:
            name: Survei
            when: besar
            by: loket
            within: 2 working days
            to: bayar
            actions: { tolak: { name: Tolak, to: ditolak } }
          bayar: { name: Bayar, pay: [retribusi], to: tanda }
          tanda: { name: Tanda tangan, by: kepala, within: 1 working day, signs: [izin], to: terbit }
          terbit: { issue: [izin], to: salur }
          salur: { name: Penyaluran, pay: [santunan], by: loket, to: selesai }
          selesai: { end: granted }
          ditolak: { end: refused }
        outputs: { izin: { name: Izin, number: "{seq:3}/{year}", when: besar || luas <= 24 } }
        privacy: { basis: public_service, keep_for: 1 year }
        locks:
          sla: at_most
          fee: at_most
          benefit: at_least
          documents: at_most
          form: at_most
          channels: at_least
          workflow.survei: required
          workflow.tanda: text_only
          outputs.izin: fixed

        """

    static func compile(_ overlay: String) -> Compilation {
        var region = Region(overlay: overlay, standard: { _ in standard })
        region.roles += "\n  kasi: { name: Kasi, agency: dinas }"
        region.extends = "nasional/izin@1"
        return region.compile()
    }

    struct Evasion: CustomTestStringConvertible {
        let lock: String
        let slug: String
        let overlay: String
        var note = ""
        var testDescription: String { overlay }

        init(_ lock: String, _ overlay: String, _ slug: String = "lock-broken", note: String = "") {
            self.lock = lock
            self.slug = slug
            self.overlay = overlay
            self.note = note
        }
    }

    static let evasions: [Evasion] = [
        // More papers, of more people, more of them, stricter ones.
        Evasion("documents: at_most", "documents: { kuasa: { when: removed } }", note: "`reklame.dikuasakan == false`"),
        Evasion("documents: at_most", "documents: { gambar: { when: luas > 12 } }", note: "reklame.luas == "),
        Evasion("documents: at_most", "conditions: { besar: luas > 12 }", note: "reklame.luas == "),
        Evasion("documents: at_most", "documents: { gambar: { when: besar || jenis == 'kain' } }", note: "`reklame.jenis == 'kain'`"),
        Evasion("documents: at_most", "documents: { foto: { copies: 3 } }"),
        Evasion("documents: at_most", "documents: { foto: { copies: [ { when: jenis == 'kain', copies: 4 }, { copies: 2 } ] } }"),
        Evasion("documents: at_most", "documents: { ktp: { bring: original } }"),
        Evasion("documents: at_most", "documents: { kuasa: { stamp_duty: true } }", note: "`reklame.dikuasakan == true`"),
        Evasion("documents: at_most", "documents: { rencana: { accept: [pdf] } }", note: "reklame.luas == "),
        Evasion("documents: at_most", "documents: { rencana: { max_size: 4 MB } }", note: "reklame.luas == "),
        Evasion("documents: at_most", "documents: { ktp: { accept: [pdf] } }"),
        Evasion("documents: at_most", "documents: { ktp: { max_size: 5 MB } }"),
        Evasion("documents: at_most", "documents: { ktp: { from: surat-daerah.izin } }"),
        Evasion("documents: at_most", "documents: { npwp: NPWP }"),
        Evasion("documents: at_most", "documents: { npwp: { name: NPWP, optional: besar } }", note: "reklame.luas == "),
        Evasion("documents: at_most", "documents: { pajak: { optional: luas > 30 } }", note: "reklame.luas == "),
        Evasion("documents: at_most", "documents: { pajak: { optional: removed } }", note: "reklame.luas == "),
        Evasion("documents: at_most", "documents: { lahan: { any_of: { milik: removed, hibah: Hibah } } }", note: "hands in `milik`"),
        Evasion(
            "documents: at_most",
            "workflow: { lagi: { name: Lagi, by: applicant, documents: { npwp: NPWP }, to: tanda }, bayar: { to: lagi } }"),
        Evasion("documents: at_most", "workflow: { bayar: { documents: { bukti: Bukti setor } } }"),
        Evasion("documents: at_most", "documents: { gambar: { when: luas * luas > 300 } }", "lock-not-proved"),
        Evasion("documents: at_most", "documents: { gambar: { when: luas * 2 > 30 } }", note: "reklame.luas == 16"),
        Evasion("documents: at_most", "documents: { ktp: { per: [pemohon, reklame] } }", "lock-not-proved"),
        // More questions, and whom the standard accepts refused.
        Evasion("form: at_most", "form: { reklame: { fields: { alamat: { name: Alamat, type: text } } } }"),
        Evasion("form: at_most", "form: { usaha: { name: Usaha, fields: { nib: { name: NIB, type: nib } } } }"),
        Evasion("form: at_most", "form: { reklame: { fields: { catatan: { optional: removed } } } }"),
        Evasion("form: at_most", "form: { reklame: { fields: { wakil: { optional: removed } } } }", note: "`reklame.dikuasakan == false`"),
        Evasion(
            "form: at_most", "form: { reklame: { fields: { wakil: { optional: \"!dikuasakan && jenis == 'papan'\" } } } }",
            note: "`reklame.dikuasakan == false`"),
        Evasion("form: at_most", "form: { reklame: { fields: { luas: { max: 100 } } } }", "lock-not-proved"),
        Evasion(
            "form: at_most",
            "form: { reklame: { fields: { jenis: { options: { lain: removed } } } } }\ntables: { tarif: { rows: { papan: 1, kain: 1 } } }",
            "lock-not-proved"),
        Evasion("form: at_most", "form: { reklame: { fields: { denah: { accept: [pdf] } } } }", "lock-not-proved"),
        Evasion("form: at_most", "form: { reklame: { fields: { denah: { max_size: 1 MB } } } }", "lock-not-proved"),
        Evasion("form: at_most", "form: { reklame: { fields: { jadwal: { resource: aula } } } }", "lock-not-proved"),
        Evasion("form: at_most", "form: { reklame: { fields: { izin_lama: { accept: [valid] } } } }", "lock-not-proved"),
        Evasion("form: at_most", "opened_by: loket"),
        Evasion(
            "form: at_most", "opened_by: [ { when: variant == 'baru', opened_by: loket }, { opened_by: kepala } ]",
            note: "`variant == '"),
        Evasion(
            "form: at_most",
            "workflow: { bayar: { by: loket, actions: { ulang: { name: Ulang, to: tanda, fields: { catatan_bayar: { name: Catatan, type: text } } } } } }"
        ),
        Evasion("form: at_most", "rules: [{ rule: luas < 500, message: Terlalu besar }]", note: "reklame.luas == "),
        Evasion("form: at_most", "applicants: [person]"),
        Evasion("form: at_most", "workflow: { bayar: { fields: { bank: { name: Bank, type: text } } } }"),
        // Dearer.
        Evasion("fee: at_most", "fee: { retribusi: { when: removed } }", note: "reklame.luas == 1"),
        Evasion("fee: at_most", "fee: { retribusi: { when: luas > 0.5 } }", note: "reklame.luas == 1"),
        Evasion("fee: at_most", "tables: { tarif: { rows: { papan: 1500, kain: 500, lain: 200 } } }", note: "reklame.jenis == 'papan'"),
        Evasion("fee: at_most", "fee: { retribusi: { round: up 1000 } }"),
        Evasion("fee: at_most", "fee: { retribusi: { amount: luas * tarif(jenis) * 2 } }", note: "reklame.jenis =="),
        Evasion("fee: at_most", "fee: { admin: { name: Administrasi, amount: 5000 } }\nworkflow: { bayar: { pay: [retribusi, admin] } }"),
        // Less money for the citizen.
        Evasion("benefit: at_least", "benefit: { santunan: { amount: 90000 } }"),
        Evasion("benefit: at_least", "benefit: { santunan: { when: jenis == 'papan' } }", note: "reklame.jenis == "),
        // Fewer channels.
        Evasion("channels: at_least", "channels: [counter]", note: "`channel == 'online'`"),
        Evasion("channels: at_least", "rules: [{ rule: channel == 'counter', message: Di loket }]", note: "`channel == 'online'`"),
        // Later.
        Evasion("sla: at_most", "sla: { within: 11 working days }"),
        Evasion("sla: at_most", "sla: { within: 6 working days }", note: "`variant == 'perpanjangan'`"),
        Evasion("sla: at_most", "sla: { within: [ { when: jenis == 'kain', within: 5 working days }, { within: 10 working days } ] }"),
        Evasion(
            "sla: at_most", "sla: { within: [ { when: variant == 'perpanjangan', within: 10 days }, { within: 10 working days } ] }",
            note: "begun on"),
        Evasion("sla: at_most", "sla: { replace: true, within: none, legal_basis: uu }"),
        Evasion("sla: at_most", "sla: { starts: bayar }"),
        Evasion("sla: at_most", "sla: { ends: tanda }"),
        Evasion("sla: at_most", "first_step: antre\nworkflow: { antre: { name: Antre, by: loket, to: periksa } }"),
        Evasion("sla: at_most", "workflow: { survei: { clock: stops } }"),
        Evasion("sla: at_most", "workflow: { baca: { name: Baca, by: applicant, to: tanda }, bayar: { to: baca } }"),
        Evasion("sla: at_most", "workflow: { survei: { actions: { balik: { name: Balik, repair: { at_most: 1, within: 5 days } } } } }"),
        Evasion("sla: at_most", "workflow: { periksa: { actions: { kembalikan: { repair: { at_most: 3 } } } } }"),
        Evasion(
            "sla: at_most",
            "outputs: { resi: Tanda terima }\nworkflow: { periksa: { actions: { lengkap: { to: awal } } }, awal: { issue: [resi], to: survei } }"
        ),
        Evasion("sla: at_most", "workflow: { diam: { wait: 3 days, to: tanda }, bayar: { to: diam } }"),
        Evasion("sla: at_most", "workflow: { survei: { extend: { within: 5 working days, at_most: 1 } } }"),
        // Around a required step.
        Evasion("workflow.survei: required", "workflow: { survei: removed, periksa: { actions: { lengkap: { to: bayar } } } }"),
        Evasion("workflow.survei: required", "workflow: { survei: { when: besar && jenis == 'papan' } }", note: "reklame.jenis == "),
        Evasion(
            "workflow.survei: required", "workflow: { periksa: { actions: { cepat: { name: Cepat, to: bayar } } } }",
            note: "reklame.luas == "),
        Evasion("workflow.survei: required", "workflow: { survei: { replace: true, to: bayar } }"),
        Evasion(
            "workflow.survei: required",
            "workflow: { periksa: { actions: { lengkap: { to: [ { when: jenis == 'kain', to: bayar }, { to: survei } ] } } } }",
            note: "`reklame.jenis == 'kain'`"),
        // Turned away by the workflow itself: before the clock, after it, where nobody chooses.
        Evasion(
            "channels: at_least",
            "first_step: r\nworkflow: { r: { to: [ { when: channel == 'online', to: ditolak, reason: Di loket }, { to: periksa } ] } }",
            note: "`channel == 'online'`"),
        Evasion(
            "form: at_most",
            "workflow: { bayar: { to: r }, r: { to: [ { when: jenis == 'kain', to: ditolak, reason: Bukan kain }, { to: tanda } ] } }",
            note: "`reklame.jenis == 'kain'`"),
        Evasion(
            "form: at_most",
            "workflow: { bayar: { to: r }, r: { to: [ { when: applicant == 'person', to: tanda }, { to: ditolak, reason: Perorangan } ] } }",
            note: "`applicant == 'company'`"),
        Evasion(
            "form: at_most",
            """
            workflow:
              bayar: { to: cek }
              cek: { name: Cek, by: kasi, fields: { layak: { name: Layak, type: yes_no } }, to: r }
              r: { to: [ { when: "!cek.layak || luas > 30", to: ditolak, reason: Tidak layak }, { to: tanda } ] }
            """, note: "reklame.luas == "),
        Evasion(
            "documents: at_most",
            """
            documents: { npwp: { name: NPWP, optional: true } }
            workflow: { bayar: { to: r }, r: { to: [ { when: "!documents.npwp", to: ditolak, reason: NPWP }, { to: tanda } ] } }
            """),
        Evasion(
            "form: at_most", "workflow: { survei: { late: { to: ditolak, reason: Tidak sempat } } }", note: "reklame.luas == "),
        Evasion(
            "channels: at_least",
            "workflow: { survei: { to: [ { when: channel == 'online', to: ditolak, reason: Di loket }, { to: bayar } ] } }",
            note: "`channel == 'online'`"),
        // A table that refuses.
        Evasion(
            "form: at_most",
            """
            tables: { tk: { of: jenis, unit: rupiah, rows: { papan: 0, kain: 0, lain: none } } }
            fee: { admin: { name: Administrasi, amount: tk(jenis) } }
            workflow: { bayar: { pay: [retribusi, admin] } }
            """, note: "`reklame.jenis == 'lain'`"),
        Evasion(
            "form: at_most",
            """
            tables: { tk: { of: variant, unit: rupiah, rows: { baru: 0 }, else: none } }
            fee: { admin: { name: Administrasi, amount: tk(variant) } }
            workflow: { bayar: { pay: [retribusi, admin] } }
            """, note: "`variant == 'perpanjangan'`"),
        // A required step that only runs out.
        Evasion("workflow.survei: required", "workflow: { survei: { late: { to: bayar } } }", note: "reklame.luas == "),
        Evasion(
            "workflow.survei: required", "workflow: { survei: { late: { deemed: granted, legal_basis: uu, to: bayar } } }",
            note: "reklame.luas == "),
        // Granted, and nothing paid.
        Evasion("benefit: at_least", "workflow: { terbit: { to: selesai }, salur: removed }"),
        Evasion("benefit: at_least", "workflow: { salur: { when: luas < 10 } }", note: "reklame.luas == "),
        Evasion("benefit: at_least", "workflow: { salur: { within: 1 working day, late: { to: selesai } } }"),
        Evasion("benefit: at_least", "workflow: { salur: { actions: { nanti: { name: Nanti, to: selesai } } } }"),
        // Void when it is issued.
        Evasion("outputs.izin: fixed", "workflow: { selesai: { revokes: izin } }"),
        Evasion("outputs.izin: fixed", "workflow: { terbit: { replaces: izin } }"),
        // What may not change.
        Evasion("outputs.izin: fixed", "outputs: { izin: { name: Izin lain } }"),
        Evasion("outputs.izin: fixed", "outputs: { izin: { valid_for: 1 year } }"),
        Evasion("outputs.izin: fixed", "conditions: { besar: luas >= 24 }"),
        Evasion("workflow.tanda: text_only", "workflow: { tanda: { by: kasi } }"),
    ]

    @Test(arguments: evasions) func refuses(_ evasion: Evasion) throws {
        try Self.expect(evasion, in: Self.compile(evasion.overlay))
    }

    static func expect(_ evasion: Evasion, in compilation: Compilation) throws {
        let broken = compilation.findings.filter { $0.message.en.hasPrefix("`\(evasion.lock)`") }
        let finding = try #require(broken.first, "\(compilation.lines)")
        #expect(finding.rule.slug == evasion.slug, "\(finding.message.en) \(finding.notes.map(\.en))")
        #expect(finding.severity == .error)
        #expect(finding.notes.contains { $0.en.contains(evasion.note) } || evasion.note.isEmpty, "\(finding.notes.map(\.en))")
        // Both places: the region's, and where it is locked.
        #expect(compilation.sources[finding.span].path == "daerah/surat.service.yaml")
        #expect(finding.labels.contains { compilation.sources[$0.span].path == "nasional/surat.standard.yaml" })
        #expect(compilation.catalogs.flatMap(\.services).allSatisfy { !$0.isWhole })
    }

    static let free = [
        "",
        "documents: { kuasa: removed, foto: { copies: 1 } }",
        "documents: { gambar: { when: besar && jenis == 'papan' } }",
        "documents: { gambar: { when: luas > 30 } }",
        "documents: { gambar: { when: luas * 2 > 60 && besar } }",
        "documents: { ktp: { any_of: { ktp: KTP, paspor: Paspor } } }",
        "documents: { lahan: { any_of: { hibah: Hibah } } }",
        "documents: { npwp: { name: NPWP, optional: true } }",
        "documents: { pajak: { optional: luas > 12 } }",
        "documents: { pajak: { optional: true }, kuasa: { optional: \"!dikuasakan || jenis == 'papan'\" } }",
        "documents: { pajak: { optional: removed, when: \"!besar\" } }",
        "form: { reklame: { fields: { wakil: { optional: true } } } }",
        "form: { reklame: { fields: { wakil: { optional: \"!dikuasakan || besar\" } } } }",
        // What only the region offers is free.
        "variants: { kilat: Kilat }\ndocuments: { npwp: { name: NPWP, when: variant == 'kilat' } }",
        "channels: [counter, online, phone]\ndocuments: { npwp: { name: NPWP, when: channel == 'phone' } }",
        "form: { reklame: { fields: { alamat: { name: Alamat, type: text, optional: true } } } }",
        "form: { reklame: { fields: { denah: { accept: [jpeg, png, pdf], max_size: 3 MB } } } }",
        "form: { reklame: { fields: { denah: { accept: removed, max_size: removed } } } }",
        "form: { reklame: { fields: { izin_lama: { accept: [unknown, expired, valid] } } } }",
        "documents: { rencana: { accept: [jpg, png, pdf], max_size: 10 MB } }",
        "documents: { rencana: { accept: removed, max_size: removed } }",
        "form: { reklame: { fields: { luas: { max: 2000 }, dikuasakan: { when: jenis == 'papan' }, wakil: { optional: true } } } }\ndocuments: { kuasa: removed }",
        "rules: [{ rule: luas < 500, message: Periksa lagi, warn: true }]",
        "rules: [{ rule: luas <= 1000, message: Terlalu besar }]",
        "fee: { retribusi: { when: luas > 5 } }",
        "tables: { tarif: { rows: { papan: 900, kain: 500, lain: 0 } } }",
        "benefit: { santunan: { amount: 120000 } }",
        "sla: { within: [ { when: variant == 'perpanjangan', within: 4 working days }, { within: 9 working days } ] }",
        "sla: { within: 5 working days }",
        "sla: { starts: removed }",
        "workflow: { periksa: { actions: { lengkap: { to: paraf } } }, paraf: { name: Paraf, by: kasi, to: survei } }",
        "workflow: { survei: { when: removed } }",
        "workflow: { periksa: { actions: { tolak: { name: Tolak, to: ditolak } } } }",
        "workflow: { tanda: { name: Tanda tangan kepala dinas } }",
        // What officers decide or record, and ways that turn nobody away.
        "workflow: { bayar: { to: r }, r: { to: [ { when: jenis == 'kain', to: paraf }, { to: tanda } ] }, paraf: { name: Paraf, by: kasi, to: tanda } }",
        """
        workflow:
          bayar: { to: cek }
          cek: { name: Cek, by: kasi, fields: { layak: { name: Layak, type: yes_no } }, to: r, actions: { tolak: { name: Tolak, to: ditolak } } }
          r: { to: [ { when: "!cek.layak && besar", to: ditolak, reason: Tidak layak }, { to: tanda } ] }
        """,
        "tables: { tk: { of: jenis, unit: hari, rows: { papan: 1, kain: 2, lain: 3 } } }\nworkflow: { survei: { when: besar || tk(jenis) > 2 } }",
        "channels: [counter, online, phone]\nfirst_step: r\nworkflow: { r: { to: [ { when: channel == 'phone', to: ditolak, reason: Di loket }, { to: periksa } ] } }",
        "workflow: { survei: { late: { notify: [kepala] } } }",
        "workflow: { bayar: { to: salur }, salur: { to: tanda }, terbit: { to: selesai } }",
        "workflow: { terbit: { replaces: izin_lama } }",
    ]

    @Test(arguments: free) func letsPass(_ overlay: String) throws {
        let compilation = Self.compile(overlay)
        #expect(compilation.lines.filter { $0.contains(": error[") || $0.contains(": danger[") } == [])
    }

    /// What the register gives is not to be handed in, nor may a paper that the standard takes be refused for it.
    @Test func outputsOfOtherServices() throws {
        func lines(_ standard: String, _ overlay: String) -> [String] {
            var region = Region(
                overlay: overlay,
                standard: { _ in
                    Self.standard.replacing("          ktp: KTP\n", with: "").replacing("  ktp: KTP\n", with: "  ktp: \(standard)\n")
                })
            region.extends = "nasional/izin@1"
            for catalog in ["nasional", "daerah"] {
                for kind in ["identitas", "paspor"] {
                    let text = String(Self.standard.split(separator: "locks:")[0]).replacing("standard: izin", with: "service: \(kind)")
                    region.more.append(("\(catalog)/\(kind).service.yaml", text))
                }
            }
            return region.compile().findings.filter { $0.rule.slug.hasPrefix("lock") }.map(\.message.en)
        }
        let taken = "{ name: KTP, from: identitas.izin }"
        #expect(lines(taken, "") == [])
        #expect(lines(taken, "documents: { ktp: removed }") == [])
        #expect(
            lines(taken, "documents: { ktp: { from: removed } }") == [
                "`documents: at_most`: who holds a `identitas.izin` must hand in `ktp` here"
            ])
        let another = "`documents: at_most`: no other paper serves as `ktp` than a `paspor.izin`"
        #expect(lines(taken, "documents: { ktp: { from: paspor.izin } }") == [another])
        #expect(lines("KTP", "documents: { ktp: { from: paspor.izin } }") == [another])
    }

    /// A rate may be lower, and so may a price in a row; per something else it is another price.
    @Test func prices() throws {
        func slugs(_ overlay: String) -> Set<String> {
            var region = Region(
                overlay: overlay,
                standard: { _ in
                    Self.standard
                        .replacing(
                            "papan: 1000, kain: 500, lain: 200 } }",
                            with: "papan: 1000 per bulan, kain: 500 per hari, lain: 0 } }, antar: 5000 rupiah"
                        )
                        .replacing("unit: m2", with: "unit: satuan").replacing("unit: rupiah/m2", with: "unit: rupiah/satuan")
                        .replacing("luas * tarif(jenis), round", with: "luas * tarif(jenis) + antar, round")
                })
            region.extends = "nasional/izin@1"
            return Set(region.compile().findings.filter { $0.severity >= .danger }.map(\.rule.slug))
        }
        #expect(slugs("") == [])
        #expect(slugs("tables: { antar: 4000 rupiah }") == [])
        #expect(slugs("tables: { antar: 6000 rupiah }") == ["lock-broken"])
        #expect(slugs("tables: { tarif: { rows: { papan: 900 per bulan, kain: 500 per hari, lain: 0 } } }") == [])
        #expect(slugs("tables: { tarif: { rows: { papan: 900 per hari, kain: 500 per hari, lain: 0 } } }") == ["lock-not-proved"])
    }

    /// Any of several outputs may serve where one does, not one where any of several does; nor may the clock open for fewer.
    @Test func severalOutputs() throws {
        func slugs(_ standard: String, _ region: String) -> [String] {
            var one = Region(
                overlay: "form: { reklame: { fields: { izin_lama: { output: \(region) } } } }",
                standard: { _ in Self.standard.replacing("type: issued, output: izin", with: "type: issued, output: \(standard)") })
            one.extends = "nasional/izin@1"
            for catalog in ["nasional", "daerah"] {
                let text = String(Self.standard.split(separator: "locks:")[0]).replacing("standard: izin", with: "service: paspor")
                one.more.append(("\(catalog)/paspor.service.yaml", text))
            }
            return one.compile().findings.map(\.rule.slug).filter { $0.hasPrefix("lock") }
        }
        #expect(slugs("izin", "[izin, paspor.izin]") == [])
        #expect(slugs("[izin, paspor.izin]", "[paspor.izin, izin]") == [])
        #expect(slugs("[izin, paspor.izin]", "izin") == ["lock-not-proved"])
        #expect(slugs("izin", "paspor.izin") == ["lock-not-proved"])
    }

    /// Each paper is compared beside those that it may stand for, not beside all others.
    @Test func manyDocumentsAreProved() throws {
        let many = (0..<120).map { "  d\($0): { name: D\($0), when: luas > \($0) }\n" }.joined()
        var region = Region(
            overlay: "documents: { d7: { when: luas > 8 }, d9: { any_of: { d9: A, e9: B } } }",
            standard: { _ in Self.standard.replacing("documents:\n", with: "documents:\n" + many) })
        region.extends = "nasional/izin@1"
        #expect(region.compile().findings.filter { $0.severity >= .danger }.map(\.message.en) == [])
        region.overlay = "documents: { d7: { when: luas > 6 } }"
        #expect(region.compile().findings.filter { $0.severity >= .danger }.map(\.rule.slug) == ["lock-broken"])
    }

    /// How many conditions the ways depend on does not matter: 40 steps that some cases pass have 2^40 combinations.
    @Test func waysOfManyConditionsAreProved() throws {
        let questions = (0..<40).map { "      p\($0): { name: P\($0), type: yes_no }\n" }.joined()
        let steps = (0..<40).map {
            "  s\($0): { name: S\($0), when: p\($0), by: loket, to: \($0 == 39 ? "survei" : "s\($0 + 1)") }\n"
        }.joined()
        let standard = Self.standard.replacing("      catatan:", with: questions + "      catatan:")
            .replacing("lengkap: { name: Lengkap, to: survei }", with: "lengkap: { name: Lengkap, to: s0 }")
            .replacing("  survei:\n", with: steps + "  survei:\n")
        var region = Region(overlay: "", standard: { _ in standard })
        region.extends = "nasional/izin@1"
        func found(_ overlay: String) -> [Diagnostic] {
            region.overlay = overlay
            return region.compile().findings.filter { $0.severity >= .danger }
        }
        #expect(found("workflow: { s3: { when: p3 && p4 }, s7: { when: p8 } }").map(\.message.en) == [])
        #expect(
            found("workflow: { s11: { when: removed }, s12: { actions: { tolak: { name: Tolak, to: ditolak } } } }").map(\.message.en) == []
        )
        let around = found("workflow: { s5: { actions: { langsung: { name: Langsung, to: bayar } } } }")
        #expect(around.map(\.rule.slug) == ["lock-broken"], "\(around.map(\.message.en))")
        #expect(around.first?.notes.first?.en.contains("reklame.p5 == true") == true, "\(around.first?.notes.map(\.en) ?? [])")
        let standing = found("workflow: { s9: { when: \"p9 || !p10\", clock: stops } }")
        #expect(standing.map(\.rule.slug) == ["lock-broken"], "\(standing.map(\.message.en))")
    }

    /// A province's locks hold as the nation's do, and for the province itself.
    @Test func locksOfAllAncestorsHold() throws {
        func chain(province: String, region: String) -> [String] {
            var chained = Region(overlay: region, standard: { _ in Self.standard })
            chained.extends = "provinsi/izin@1"
            chained.more = [
                ("provinsi/catalog.yaml", Region.catalog("provinsi")),
                ("provinsi/izin.standard.yaml", "standard: izin\nversion: 1\nextends: nasional/izin@1\n" + province),
            ]
            let compilation = chained.compile()
            return compilation.findings.filter { $0.rule.slug.hasPrefix("lock") }
                .map { "\(compilation.sources[$0.span].path): \($0.message.en)" }
        }
        let stricter = "documents: { foto: { copies: 1 } }\nlocks: { documents: at_most }\n"
        #expect(chain(province: stricter, region: "documents: { foto: { copies: 1 } }") == [])
        let two = chain(province: stricter, region: "documents: { foto: { copies: 2 } }")
        #expect(two == ["daerah/surat.service.yaml: `documents: at_most`: 2 copies of `foto`, by the standard 1"])
        #expect(chain(province: stricter, region: "documents: { foto: { copies: 3 } }").count == 2)
        let breaking = chain(province: "documents: { foto: { copies: 3 } }\n", region: "documents: { foto: { copies: 2 } }")
        #expect(breaking == ["provinsi/izin.standard.yaml: `documents: at_most`: 3 copies of `foto`, by the standard 2"])
    }
}
