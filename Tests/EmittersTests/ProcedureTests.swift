import Emitters
import Expectations
import ServiceIR
import Testing

/// The procedure as the standard tells it and as the flow chart draws it: which steps exclude one another, run side by side, or go back.
struct ProcedureTests {
    private static func text(_ id: String) -> Rows<LocalText> { Rows(always: LocalText("id", id)) }

    private static func task(_ name: String, _ roles: [RoleID], to: StepID) -> Step {
        var step = Step(kind: .task)
        step.name = text(name)
        step.performers = Performers(roles: roles)
        step.routes = [Route(to: to)]
        return step
    }

    private static let service: CompiledService = {
        var check = task("Pemeriksaan", ["loket"], to: "izin")
        check.call = "simbg"
        check.extend = Extension(within: Rows(always: TimeLimit(PeriodRange(Period(7, .days)))), atMost: 1)
        var refuse = Action(name: text("Tolak"))
        refuse.routes = [Route(to: "surat")]
        var mend = Action(name: text("Lengkapi"))
        mend.repair = Repair(within: Rows(always: TimeLimit(PeriodRange(Period(10, .workingDays)))))
        check.actions = ["tolak": refuse, "lengkapi": mend]
        var sign = task("Tanda tangan", ["loket", "kepala"], to: "bersama")
        sign.performers?.join = .inOrder
        var block = Step(kind: .parallel)
        block.name = text("Penyelesaian")
        block.branches = [
            "a": Branch(initial: "cetak", steps: ["cetak": task("Cetak", ["loket"], to: .join)]),
            "b": Branch(
                initial: "hitung",
                steps: ["hitung": task("Hitung", ["loket"], to: "transfer"), "transfer": task("Transfer", ["kepala"], to: .join)]),
        ]
        block.join = .any
        block.routes = [Route(to: "selesai")]
        func end(_ end: Step.End) -> Step {
            var step = Step(kind: .end)
            step.end = end
            return step
        }
        var service = CompiledService(
            service: "uji", version: 1, name: LocalText("id", "Izin uji"), agency: "dinas",
            machine: Machine(
                initial: "periksa",
                steps: [
                    "periksa": check, "ditolak": end(.refused), "surat": task("Surat penolakan", ["kepala"], to: "ditolak"), "izin": sign,
                    "bersama": block, "selesai": end(.granted), "gugur": end(.lapsed),
                ], lapsedEnd: "gugur", withdrawnEnd: "gugur", isWithdrawable: false))
        service.openedBy = Rows(
            always: Opening(timer: OpeningTimer(after: Period(6, .months), forEach: IssuedOutput(service: "uji", output: "kartu"))))
        return service
    }()

    private static let catalog: CompiledCatalog = {
        var catalog = CompiledCatalog(
            catalog: "uji", edition: 2026, name: LocalText("id", "Uji"), timeZone: .wib, languages: ["id"],
            officeHours: OfficeHours(week: Array(repeating: [], count: 7)),
            calendar: WorkingCalendar(from: CivilDate(dayNumber: 20_454), until: CivilDate(dayNumber: 20_818), days: []))
        catalog.roles["loket"] = Role(name: LocalText("id", "Petugas loket"))
        catalog.roles["kepala"] = Role(name: LocalText("id", "Kepala dinas"))
        catalog.systems["simbg"] = System(name: LocalText("id", "SIMBG"))
        catalog.agencies["dinas"] = Agency(name: LocalText("id", "Dinas Uji"))
        catalog.agencies["dinas"]?.head = "kepala"
        return catalog
    }()

    private static func written(_ target: String, of service: CompiledService = service) throws -> String {
        let target = try #require(Target.all.first { $0.name == target })
        let emission = target.emit(DigestedService(service), in: catalog)
        return String(decoding: try #require(emission.files.first).bytes, as: UTF8.self)
    }

    @Test func theStandardTellsWhereStepsLead() throws {
        let page = try Self.written("standard")
        for part in [
            "<td>1</td><td>Dibuka otomatis setiap 6 bulan sejak terbit</td><td>otomatis</td>",
            "dapat diperpanjang 7 hari, paling banyak 1 kali", "melalui sistem SIMBG", "“Tolak” (lanjut ke langkah 3)",
            "pemohon melengkapi dalam 10 hari kerja; lewat itu gugur", "sesudah ini langkah 4",
            "hanya bila “Tolak” di langkah 2; sesudah ini selesai (ditolak)", "Petugas loket, Kepala dinas (berurutan)",
            "5a dan 5b serentak; selesai bila salah satu selesai", "<td>5b-2</td><td>Transfer</td>",
            "Lampiran Keputusan Kepala Dinas Uji<br>",
        ] { expect(page.contains(part), "\(part)\n\(page)") }
        expect(!page.contains("<dt>Pemohon</dt>"), "nobody applies")
    }

    /// Where only actions lead on, the first that neither goes back nor refuses is the usual way, and its target is no exception.
    @Test func theFirstActionThatLeadsOnIsTheUsual() throws {
        func action(_ name: String, to: StepID) -> Action {
            var action = Action(name: Self.text(name))
            action.routes = [Route(to: to)]
            return action
        }
        var decide = Step(kind: .task)
        decide.name = Self.text("Putusan")
        decide.performers = Performers(roles: ["kepala"])
        var back = action("Kembalikan", to: "periksa")
        back.goesBack = true
        decide.actions = [
            "ulang": action("Ulangi", to: "putus"), "kembali": back, "tolak": action("Tolak", to: "ditolak"),
            "terima": action("Terima", to: "cetak"), "arsip": action("Arsipkan", to: "simpan"),
        ]
        var service = Self.service
        service.machine.initial = "periksa"
        service.machine.steps = [
            "periksa": Self.task("Pemeriksaan", ["loket"], to: "putus"), "putus": decide,
            "cetak": Self.task("Cetak", ["loket"], to: "selesai"),
            "simpan": Self.task("Simpan", ["loket"], to: "selesai"),
        ]
        for id: StepID in ["ditolak", "selesai", "gugur"] { service.machine.steps[id] = Self.service.machine.steps[id] }
        let page = try Self.written("standard", of: service)
        for part in ["“Ulangi” (kembali ke langkah 3)", "“Kembalikan” (kembali ke langkah 2)", "“Terima” (lanjut ke langkah 4)"] {
            expect(page.contains(part), "\(part)\n\(page)")
        }
        expect(!page.contains("hanya bila “Terima”"), page)
        expect(page.contains("hanya bila “Arsipkan” di langkah 3"), page)
    }

    /// Both are printed side by side.
    @Test func theChartHasTheNumbersOfTheStandard() throws {
        let chart = try Self.written("flow-chart")
        for (number, name) in [
            ("2", "Pemeriksaan"), ("3", "Surat penolakan"), ("4", "Tanda tangan"), ("5a", "Cetak"), ("5b-2", "Transfer"),
        ] {
            // The cells of a row stand one behind the other.
            let row = chart.split(separator: "<g>").first { $0.contains(">\(name)</text>") }
            expect(row?.contains("\" y=\"") == true && row?.contains(">\(number)</text>") == true, "\(name)\n\(chart)")
        }
        expect(chart.contains("melalui SIMBG") && !chart.contains(">SIMBG</text>"), "a person's work stands under a system")
        expect(chart.contains(">5 selesai</text>"), "the branches meet again")
    }
}
