import Expectations
import ServiceDSL
import Testing

/// Locks over standards too long to write down; the ways around each lock, and what a region may do freely, stand in `Tests/Faults/locks`.
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

    /// Each paper is compared beside those that it may stand for, not beside all others.
    @Test func manyDocumentsAreProved() throws {
        let many = (0..<60).map { "  d\($0): { name: D\($0), when: luas > \($0) }\n" }.joined()
        var region = Region(
            overlay: "documents: { d7: { when: luas > 8 }, d9: { any_of: { d9: A, e9: B } } }",
            standard: { _ in Self.standard.replacing("documents:\n", with: "documents:\n" + many) })
        region.extends = "nasional/izin@1"
        expect(region.compile().findings.filter { $0.severity >= .danger }.map(\.message.en), equals: [])
        region.overlay = "documents: { d7: { when: luas > 6 } }"
        expect(region.compile().findings.filter { $0.severity >= .danger }.map(\.rule.slug), equals: ["lock-broken"])
    }

    /// How many conditions the ways depend on does not matter: 24 steps that some cases pass have 2^24 combinations.
    @Test func waysOfManyConditionsAreProved() throws {
        let questions = (0..<24).map { "      p\($0): { name: P\($0), type: yes_no }\n" }.joined()
        let steps = (0..<24).map {
            "  s\($0): { name: S\($0), when: p\($0), by: loket, to: \($0 == 23 ? "survei" : "s\($0 + 1)") }\n"
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
        expect(found("workflow: { s3: { when: p3 && p4 }, s7: { when: p8 } }").map(\.message.en), equals: [])
        expect(
            found("workflow: { s11: { when: removed }, s12: { actions: { tolak: { name: Tolak, to: ditolak } } } }").map(\.message.en),
            equals: []
        )
        let around = found("workflow: { s5: { actions: { langsung: { name: Langsung, to: bayar } } } }")
        expect(around.map(\.rule.slug), equals: ["lock-broken"], "\(around.map(\.message.en))")
        expect(around.first?.notes.first?.en.contains("reklame.p5 == true"), equals: true, "\(around.first?.notes.map(\.en) ?? [])")
        let standing = found("workflow: { s9: { when: \"p9 || !p10\", clock: stops } }")
        expect(standing.map(\.rule.slug), equals: ["lock-broken"], "\(standing.map(\.message.en))")
    }
}
