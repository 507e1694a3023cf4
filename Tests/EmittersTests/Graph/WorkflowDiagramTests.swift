import Emitters
import Expectations
import ServiceIR
import Testing

@Suite struct WorkflowDiagramTests {
    private static func text(_ id: String, _ en: String) -> Rows<LocalText> {
        Rows(always: LocalText(["id": id, "en": en]))
    }

    /// A workflow with one of everything that is drawn.
    private static let service: CompiledService = {
        var check = Step(kind: .task)
        check.name = text("Pemeriksaan \"berkas\"", "Check of the <file>")
        check.performers = Performers(roles: ["loket"])
        check.within = Rows(always: TimeLimit(PeriodRange(1, 3, .workingDays)))
        check.routes = [Route(when: Expression("usaha.luas > 24"), to: "nilai"), Route(to: "bayar")]
        var repair = Action(name: text("Lengkapi", "Complete"))
        repair.repair = Repair(within: Rows(always: TimeLimit(PeriodRange(Period(10, .workingDays)))), lateTo: "gugur")
        repair.atMost = 3
        check.actions["lengkapi"] = repair
        var opinion = Step(kind: .task)
        opinion.name = text("Pendapat", "Opinion")
        opinion.performers = Performers(roles: ["loket", "kepala"], join: .all)
        opinion.routes = [Route(to: .join)]
        var other = opinion
        other.name = text("Pendapat kedua", "Second opinion")
        var block = Step(kind: .parallel)
        block.name = text("Penilaian", "Review")
        block.branches = [
            "a": Branch(initial: "pendapat", steps: ["pendapat": opinion]),
            "b": Branch(initial: "pendapat_dua", steps: ["pendapat_dua": other]),
        ]
        block.join = .count(1)
        block.routes = [Route(to: "bayar")]
        var pay = Step(kind: .payment)
        pay.name = text("Pembayaran", "Payment")
        pay.pays = ["retribusi"]
        pay.when = Expression("fee.total > 0")
        pay.routes = [Route(to: "terbit")]
        pay.late = Late(to: "gugur")
        var release = Step(kind: .release)
        release.releases = ["surat"]
        release.routes = [Route(to: "selesai")]
        var granted = Step(kind: .end)
        granted.end = .granted
        var lapsed = Step(kind: .end)
        lapsed.end = .lapsed
        var withdrawn = Step(kind: .end)
        withdrawn.end = .withdrawn
        let machine = Machine(
            initial: "periksa",
            steps: [
                "periksa": check, "nilai": block, "bayar": pay, "terbit": release, "selesai": granted, "gugur": lapsed,
                "withdrawn": withdrawn,
            ], lapsedEnd: "gugur", withdrawnEnd: "withdrawn", isWithdrawable: true)
        var service = CompiledService(
            service: "uji", version: 1, name: LocalText(["id": "Izin uji", "en": "Test permit"]), agency: "dinas", machine: machine)
        service.fee.items["retribusi"] = FeeItem(name: text("Retribusi", "Charge"), amount: Rows(always: Expression("1000")))
        service.outputs["surat"] = Output(name: text("Surat", "Letter"))
        return service
    }()

    private static let catalog: CompiledCatalog = {
        var catalog = CompiledCatalog(
            catalog: "uji", edition: 2026, name: LocalText("id", "Uji"), timeZone: .wib, languages: ["id", "en"],
            officeHours: OfficeHours(week: Array(repeating: [], count: 7)),
            calendar: WorkingCalendar(from: CivilDate(dayNumber: 20_454), until: CivilDate(dayNumber: 20_818), days: []))
        catalog.roles["loket"] = Role(name: LocalText(["id": "Petugas loket", "en": "Counter"]))
        return catalog
    }()

    @Test(arguments: ["id", "en"]) func mermaidIsAsRecorded(language: LanguageID) throws {
        let diagram = WorkflowDiagram(Self.service, catalog: Self.catalog, language: language)
        try Golden.check("workflow.\(language).mmd", Array(diagram.mermaid.utf8))
    }

    @Test func dotIsAsRecorded() throws {
        let diagram = WorkflowDiagram(Self.service, catalog: Self.catalog, language: "id")
        try Golden.check("workflow.id.dot", Array(diagram.dot.utf8))
    }

    /// What waits, is published, may be lengthened, is deemed, and who else is asked.
    @Test func waitingAndNotices() {
        var service = Self.service
        var notice = Step(kind: .notice)
        notice.name = Self.text("Pengumuman", "Notice")
        notice.within = Rows(always: TimeLimit(PeriodRange(Period(5, .workingDays))))
        notice.routes = [Route(to: "tunggu")]
        var wait = Step(kind: .wait)
        wait.until = Rows(always: Expression("today + days(3)"))
        wait.routes = [Route(to: "periksa")]
        service.machine.steps["umum"] = notice
        service.machine.steps["tunggu"] = wait
        service.machine.steps["periksa"]?.call = "simbg"
        service.machine.steps["periksa"]?.extend = Extension(within: Rows(always: TimeLimit(PeriodRange(Period(7, .days)))), atMost: 1)
        service.machine.steps["bayar"]?.late?.deemed = .granted
        let diagram = WorkflowDiagram(service, catalog: Self.catalog, language: "en")
        let mermaid = diagram.mermaid
        for line in [
            "  l_umum>\"Notice<br/>published; objections<br/>5 working days\"]", "  l_tunggu([\"tunggu<br/>until today + days(3)\"])",
            "simbg\"]", "|\"extended: 7 days (at most 1)\"| l_periksa", "|\"out of time: deemed granted\"| l_gugur",
        ] { expect(mermaid.contains(line), "\(line)\n\(mermaid)") }
        let dot = diagram.dot
        expect(dot.contains("shape=note") && dot.contains("style=\"rounded,dashed\""), "\(dot)")
    }
}
