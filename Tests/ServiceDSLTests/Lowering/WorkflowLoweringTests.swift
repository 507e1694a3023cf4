import Expectations
import ServiceDSL
import ServiceIR
import Testing

@Suite struct WorkflowLoweringTests {
    @Test func whatIsLeftOutIsWrittenOut() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                """
                  awal: { name: Awal, by: loket, to: periksa }
                  periksa:
                    name: Periksa
                    by: teknis
                    to: selesai
                    actions:
                      perbaiki: { name: Perbaiki, repair: {} }
                      ulang: { name: Ulang, to: awal }
                      tolak: { name: Tolak, to: ditolak }
                      teruskan: { name: Teruskan, to: selesai }
                  selesai: { end: granted }
                  ditolak: { end: refused }
                """))
        let machine = service.machine
        let lapsed = Contoh.told(machine.steps["lapsed"]?.end)
        let ends = "\(machine.initial), \(machine.lapsedEnd): \(lapsed), \(machine.withdrawnEnd), withdrawable \(machine.isWithdrawable)"
        expect(ends, equals: "awal, lapsed: lapsed, withdrawn, withdrawable true")
        let step = try #require(machine.steps["periksa"])
        // The role's `late`, else the catalog's.
        let lates: [Late?] = [machine.steps["awal"]?.late, step.late]
        expect(lates, equals: [Late(notify: ["kepala"]), Late(escalate: "kepala")])
        let actions = step.actions.map { id, action in
            "\(id): back \(action.goesBack), at most \(Contoh.told(action.atMost)), reason \(action.reason.isRequired)"
        }
        expect(
            actions,
            equals: [
                "perbaiki: back false, at most 2, reason true", "ulang: back true, at most 2, reason true",
                "tolak: back false, at most -, reason true", "teruskan: back false, at most -, reason false",
            ])
        let mending = step.actions["perbaiki"]?.repair?.within?.constant
        expect(mending, equals: TimeLimit(PeriodRange(10, 10, .workingDays)))
        expect(!step.reason.isRequired)
    }

    @Test func writtenEndsTakeThePlaceOfUnwrittenOnes() throws {
        let machine = try Contoh.lowered(
            Contoh.service(
                """
                  awal: { name: Awal, by: loket, to: selesai }
                  selesai: { end: granted }
                  batal: { end: withdrawn }
                  lapsed: { end: lapsed, reason: Waktu habis }
                """, ["withdraw": "{ allowed: false, legal_basis: perda }"])
        ).machine
        let told = "\(machine.lapsedEnd), \(machine.withdrawnEnd), withdrawable \(machine.isWithdrawable), \(machine.steps.count) steps"
        expect(told, equals: "lapsed, batal, withdrawable false, 4 steps")
    }

    @Test func branchesAreSmallWorkflowsOfTheirOwn() throws {
        let service = try Contoh.lowered(
            Contoh.service(
                """
                  telaah:
                    join: 1
                    to: selesai
                    parallel:
                      satu:
                        a: { name: A, by: loket, to: b }
                        b: { name: B, by: kepala, to: join, actions: { gagal: { name: Gagal, to: ditolak } } }
                      dua:
                        c: { name: C, by: teknis, to: join }
                  selesai: { end: granted }
                  ditolak: { end: refused }
                """))
        let block = try #require(service.machine.steps["telaah"])
        expect(block.kind == .parallel && block.join == .count(1))
        let branches = block.branches.map { id, branch in
            let steps = branch.steps.map { id, step in "\(id) to \(step.routes.map(\.to.rawValue).joined(separator: ", "))" }
            return "\(id) from \(branch.initial): \(steps.joined(separator: "; "))"
        }
        expect(branches, equals: ["satu from a: a to b; b to join", "dua from c: c to join"])
        expect(block.branches["satu"]?.steps["b"]?.actions["gagal"]?.reason.isRequired, equals: true)
        expect(service.machine.steps["a"] == nil)
    }

    @Test func theCitizensTimeNeverRunsOnTheOfficesClock() throws {
        let machine = try Contoh.lowered(
            Contoh.service(
                """
                  lengkapi: { name: Lengkapi, by: applicant, to: bayar }
                  bayar: { name: Bayar, pay: all, within: 7 days, to: periksa, late: { to: gugur } }
                  periksa: { name: Periksa, by: loket, to: tunggu }
                  tunggu: { name: Tunggu, by: loket, clock: stops, to: selesai }
                  selesai: { end: granted }
                  gugur: { end: lapsed, reason: Tidak dibayar }
                """, ["fee": "{ a: { name: A, amount: 1000 }, b: { name: B, amount: 2000 } }"])
        ).machine
        let standing = machine.steps.filter(\.value.standsStill).map(\.key.rawValue)
        expect(standing, equals: ["lengkapi", "bayar", "tunggu"])
        let payment = try #require(machine.steps["bayar"])
        expect(payment.pays, equals: ["a", "b"])
        // The applicant's own step has no officer who could be late.
        let lates: [Late?] = [payment.late, machine.steps["lengkapi"]?.late]
        expect(lates, equals: [Late(to: "gugur"), nil])
    }

    @Test func severalPeopleJoinAsSaid() throws {
        let machine = try Contoh.lowered(
            Contoh.service(
                """
                  paraf: { name: Paraf, by: [loket, teknis, kepala], join: in_order, same_person: { allowed: true, reason: Kantor kecil }, to: selesai }
                  selesai: { end: granted }
                """)
        ).machine
        let performers = try #require(machine.steps["paraf"]?.performers)
        expect(performers.roles, equals: ["loket", "teknis", "kepala"])
        expect(performers.join, equals: .inOrder)
        expect(performers.samePersonReason, equals: LocalText("id", "Kantor kecil"))
    }

    @Test func elementsAreFoundWhereTheyWereWritten() throws {
        let text = Contoh.service(
            """
              telaah:
                join: all
                to: selesai
                parallel:
                  satu: { a: { name: A, by: loket, within: 2 days, to: join } }
                  dua: { b: { name: B, by: kepala, to: join } }
              selesai: { end: granted }
            """, ["form": "  pemohon: { name: Pemohon, fields: { nama: { name: Nama, type: text } } }\n"])
        let compilation = Contoh.compile(text)
        let unit = try #require(compilation.catalogs.first?.services.first)
        let rows: [(String, String)] = [
            ("workflow.a.within", "2 days"), ("form.pemohon.fields.nama.type", "text"), ("agency", "dinas"),
            ("workflow.telaah.join", "all"),
            ("workflow.telaah.parallel.dua", "dua"), ("applicants.0", "person"), ("legal_basis.perda", "perda: Perda 1/2020"),
        ]
        for (path, text) in rows {
            let place = try #require(unit.sourceMap[path], "\(path)")
            expect(compilation.sources[unit.file].text(of: place.value), equals: text, "\(path)")
        }
        for path in [
            "form.pemohon.fields", "form.pemohon.fields.alamat", "workflow.telaah.parallel.tiga", "applicants.1", "applicants.-1",
            "applicants.x", "x",
        ] {
            expect(unit.sourceMap[path] == nil, "\(path)")
        }
    }
}
