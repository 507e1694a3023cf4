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
        #expect(machine.initial == "awal")
        #expect(machine.lapsedEnd == "lapsed" && machine.withdrawnEnd == "withdrawn" && machine.isWithdrawable)
        #expect(machine.steps["lapsed"]?.end == .lapsed)
        // The role's `late`, else the catalog's.
        #expect(machine.steps["awal"]?.late == Late(notify: ["kepala"]))
        let step = try #require(machine.steps["periksa"])
        #expect(step.late == Late(escalate: "kepala"))
        let repair = try #require(step.actions["perbaiki"])
        #expect(repair.repair?.within?.constant?.range == PeriodRange(10, 10, .workingDays) && repair.atMost == 2)
        #expect(repair.reason.isRequired && !repair.goesBack)
        let back = try #require(step.actions["ulang"])
        #expect(back.goesBack && back.atMost == 2 && back.reason.isRequired)
        #expect(step.actions["tolak"]?.reason.isRequired == true)
        #expect(step.actions["teruskan"]?.reason.isRequired == false)
        #expect(step.reason.isRequired == false)
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
        #expect(machine.withdrawnEnd == "batal" && machine.lapsedEnd == "lapsed" && !machine.isWithdrawable)
        #expect(machine.steps.count == 4)
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
        #expect(block.kind == .parallel && block.join == .count(1))
        #expect(block.branches.keys == ["satu", "dua"])
        #expect(block.branches["satu"]?.initial == "a")
        #expect(block.branches["satu"]?.steps.keys == ["a", "b"])
        #expect(block.branches["satu"]?.steps["b"]?.routes == [Route(to: .join)])
        #expect(block.branches["satu"]?.steps["b"]?.actions["gagal"]?.reason.isRequired == true)
        #expect(service.machine.steps.keys.contains("a") == false)
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
        #expect(machine.steps["lengkapi"]?.standsStill == true && machine.steps["bayar"]?.standsStill == true)
        #expect(machine.steps["periksa"]?.standsStill == false && machine.steps["tunggu"]?.standsStill == true)
        #expect(machine.steps["bayar"]?.pays == ["a", "b"])
        #expect(machine.steps["bayar"]?.late == Late(to: "gugur"))
        // The applicant's own step has no officer who could be late.
        #expect(machine.steps["lengkapi"]?.late == nil)
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
        #expect(performers.roles == ["loket", "teknis", "kepala"] && performers.join == .inOrder)
        #expect(performers.samePersonReason == LocalText("id", "Kantor kecil"))
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
        func written(_ path: String) throws -> String { compilation.sources[unit.file].text(of: try #require(unit.sourceMap[path]).value) }
        #expect(try written("workflow.a.within") == "2 days")
        #expect(try written("form.pemohon.fields.nama.type") == "text")
        #expect(try written("agency") == "dinas")
    }
}
