import Runtime
import ServiceIR

/// Machines written by hand, so that the engine is tested without the compiler. Office hours 08:00–16:00 with a break at 12:00, Friday to 15:00.
enum Fixtures {
    static func text(_ text: String) -> LocalText { LocalText("id", text) }
    static func name(_ text: String) -> Rows<LocalText> { Rows(always: self.text(text)) }

    static func catalog() -> CompiledCatalog {
        func time(_ text: String) -> TimeOfDay { TimeOfDay(text) ?? TimeOfDay(minutes: 0) }
        let day = [OfficeHours.Span(time("08:00"), time("12:00")), OfficeHours.Span(time("13:00"), time("16:00"))]
        let friday = [OfficeHours.Span(time("08:00"), time("12:00")), OfficeHours.Span(time("13:00"), time("15:00"))]
        func holiday(_ text: String) -> WorkingCalendar.Day {
            WorkingCalendar.Day(date: CivilDate(text) ?? .first, name: self.text("libur"), kind: .holiday)
        }
        let calendar = WorkingCalendar(
            from: CivilDate("2026-01-01") ?? .first, until: CivilDate("2026-12-31") ?? .first,
            days: ["2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24"].map(holiday))
        var catalog = CompiledCatalog(
            catalog: "uji", edition: 2026, name: text("Uji"), timeZone: .wib, languages: ["id"],
            officeHours: OfficeHours(week: [day, day, day, day, friday, [], []]), calendar: calendar)
        for id in ["loket", "tim", "kasi", "sekretaris", "kepala", "dinkes", "idi", "pengawas"] {
            catalog.roles[RoleID(id)] = Role(name: text(id))
        }
        catalog.roles["kepala"]?.standIn = "sekretaris"
        var lurah = Role(name: text("lurah"))
        lurah.per = .village
        catalog.roles["lurah"] = lurah
        catalog.systems["simbg"] = System(name: text("SIMBG"))
        catalog.systems["bank"] = System(name: text("Bank"))
        var court = Resource(name: text("Lapangan"), units: 2, slotLength: Period(1, .hours))
        court.isOpenOnFreeDays = true
        court.hours = OfficeHours(week: Array(repeating: [OfficeHours.Span(time("08:00"), time("20:00"))], count: 7))
        catalog.resources["lapangan"] = court
        court.hasWaitingList = true
        catalog.resources["kolam"] = court
        catalog.resources["aula"] = Resource(name: text("Aula"), slotLength: Period(90, .minutes))
        return catalog
    }

    static func task(_ roles: RoleID..., join: Join? = nil, to: StepID? = nil, within: PeriodRange? = nil) -> Step {
        var step = Step(kind: .task)
        step.name = name(roles.map(\.rawValue).joined())
        step.performers = Performers(roles: roles, join: join)
        if let to { step.routes = [Route(to: to)] }
        step.within = within.map { Rows(always: TimeLimit($0)) }
        return step
    }
    static func automatic(_ routes: Route...) -> Step {
        var step = Step(kind: .automatic)
        step.routes = routes
        return step
    }
    static func release(_ outputs: OutputID..., to: StepID) -> Step {
        var step = Step(kind: .release)
        step.releases = outputs
        step.routes = [Route(to: to)]
        return step
    }
    static func payment(_ items: FeeItemID..., by role: RoleID? = nil, to: StepID, within: PeriodRange? = nil) -> Step {
        var step = Step(kind: .payment)
        step.name = name("bayar")
        step.pays = items
        step.routes = [Route(to: to)]
        step.performers = role.map { Performers(roles: [$0]) }
        step.within = within.map { Rows(always: TimeLimit($0)) }
        step.standsStill = true
        return step
    }
    static func end(_ kind: Step.End, reason: String? = nil) -> Step {
        var step = Step(kind: .end)
        step.end = kind
        step.endReason = reason.map(text)
        return step
    }
    static func action(to: StepID, back: Bool = false, atMost: Int? = nil, reason: Bool = false) -> Action {
        var action = Action(name: name("ke \(to)"))
        action.routes = [Route(to: to)]
        action.goesBack = back
        action.asksStepFields = !back
        action.atMost = atMost
        action.reason.isRequired = reason || back
        return action
    }
    static func repair(within: PeriodRange?, atMost: Int? = nil, lateTo: StepID? = nil) -> Action {
        var action = Action(name: name("kembalikan"))
        action.repair = Repair(within: within.map { Rows(always: TimeLimit($0)) }, lateTo: lateTo)
        action.atMost = atMost
        action.reason.isRequired = true
        return action
    }
    static func promise(within: PeriodRange, starts: StepEvent? = nil, ends: StepEvent? = nil) -> Promise {
        var promise = Promise()
        promise.within = Rows(always: TimeLimit(within))
        promise.starts = starts
        promise.ends = ends
        return promise
    }

    static func promise(until: Rows<Expression>) -> Promise {
        var promise = Promise()
        promise.until = until
        return promise
    }

    static func service(_ id: ServiceID, _ steps: OrderedMap<StepID, Step>, initial: StepID) -> CompiledService {
        var machine = Machine(initial: initial, steps: steps, lapsedEnd: "gugur", withdrawnEnd: "ditarik", isWithdrawable: true)
        if machine.steps["gugur"] == nil { machine.steps["gugur"] = end(.lapsed) }
        if machine.steps["ditarik"] == nil { machine.steps["ditarik"] = end(.withdrawn) }
        var service = CompiledService(service: id, version: 1, name: text(id.rawValue), agency: "kantor", machine: machine)
        service.applicants = [.person, .company]
        service.channels = [.online, .counter]
        var luas = Field(name: text("Luas"), type: .integer)
        luas.min = .integer(1)
        service.form.sections["reklame"] = Section(
            name: text("Reklame"), fields: ["nama": Field(name: text("Nama"), type: .text), "luas": luas])
        service.documents["ktp"] = Requirement(name: name("KTP"))
        return service
    }

    /// Returns, repair, payment, a chain of initials, release: `loket -> survei? -> bayar -> ttd -> terbit -> serah`.
    static func permit() -> CompiledService {
        var desk = task("loket", within: PeriodRange(1, 1, .workingDays))
        desk.actions["lengkap"] = action(to: "survei")
        desk.actions["kembalikan"] = repair(within: PeriodRange(10, 10, .workingDays), atMost: 2)
        desk.actions["tolak"] = action(to: "ditolak", reason: true)
        desk.late = Late(notify: ["pengawas"])

        var survey = task("tim", to: "bayar", within: PeriodRange(3, 3, .workingDays))
        survey.when = Expression("reklame.luas > 10")
        survey.fields["catatan"] = Field(name: text("Catatan"), type: .text)
        survey.documents["berita"] = Requirement(name: name("Berita acara"))
        survey.actions["tidak_layak"] = action(to: "ditolak", reason: true)
        survey.late = Late(notify: ["pengawas"], escalate: "kepala")

        var pay = payment("pajak", to: "tanda", within: PeriodRange(7, 7, .days))
        pay.late = Late(to: "gugur", reason: text("Tidak dibayar"))

        var sign = task("kasi", "sekretaris", "kepala", join: .inOrder, to: "terbit", within: PeriodRange(2, 2, .workingDays))
        sign.signs = ["izin"]
        sign.actions["kembalikan_ttd"] = action(to: "loket", back: true, atMost: 1)
        sign.actions["lengkapi"] = repair(within: nil, atMost: 1)

        let steps: OrderedMap<StepID, Step> = [
            "loket": desk, "survei": survey, "bayar": pay,
            "tanda": automatic(
                Route(when: Expression("reklame.luas > 1000"), to: "ditolak", reason: text("Terlalu luas")), Route(to: "ttd")),
            "ttd": sign, "terbit": release("izin", to: "serah"), "serah": task("loket", to: "selesai"),
            "selesai": end(.granted), "ditolak": end(.refused, reason: "Ditolak"),
        ]
        var permit = service("izin", steps, initial: "loket")
        permit.fee.items["pajak"] = FeeItem(
            name: name("Pajak"),
            amount: Rows([.init(when: Expression("reklame.luas < 5"), Expression("0")), .init(Expression("reklame.luas * 1250"))]))
        permit.fee.items["pajak"]?.round = Rounding(.up, 1000)
        permit.promises["sla"] = promise(within: PeriodRange(5, 5, .workingDays), starts: StepEvent(step: "loket", action: "lengkap"))
        permit.outputs["izin"] = Output(name: name("Izin"))
        permit.outputs["izin"]?.number = Rows(always: "{seq:3}/IR/{roman_month}/{year}")
        permit.outputs["izin"]?.validFor = Rows(always: Period(1, .years))
        permit.outputs["izin"]?.values["luas"] = Expression("reklame.luas")
        return permit
    }

    /// Blocks in blocks, joins of every kind, a branch that leaves the block, late steps, counters.
    static func opinions() -> CompiledService {
        var health = task("dinkes", to: .join)
        health.actions["lengkapi"] = repair(within: PeriodRange(5, 5, .days), lateTo: "rapat")
        health.actions["tolak"] = action(to: "ditolak", reason: true)
        health.fields["nilai"] = Field(name: text("Nilai"), type: .integer)
        health.late = Late(notify: ["pengawas"])

        var first = task("idi", to: "idi_dua", within: PeriodRange(4, 4, .hours))
        first.late = Late(to: "idi_dua", reason: text("Lewat waktu"))
        first.actions["putus"] = action(to: "rapat")
        var citizen = task("applicant", to: .join)
        citizen.standsStill = true

        var inner = Step(kind: .parallel)
        inner.join = .any
        inner.routes = [Route(when: Expression("idi_satu.count > 2"), to: "ditolak"), Route(to: .join)]
        inner.branches = [
            "a": Branch(initial: "idi_satu", steps: ["idi_satu": first, "idi_dua": task("idi", "tim", join: .any, to: .join)]),
            "b": Branch(initial: "warga", steps: ["warga": citizen]),
        ]

        var block = Step(kind: .parallel)
        block.join = .count(2)
        block.within = Rows(always: TimeLimit(PeriodRange(6, 6, .workingDays)))
        block.late = Late(to: "rapat")
        block.routes = [Route(to: "rapat")]
        block.branches = [
            "dinkes": Branch(initial: "kesehatan", steps: ["kesehatan": health]),
            "dalam": Branch(initial: "blok_dalam", steps: ["blok_dalam": inner]),
            "otomatis": Branch(
                initial: "cepat",
                steps: [
                    "cepat": automatic(Route(when: Expression("reklame.luas < 5"), to: .join), Route(to: "lambat")),
                    "lambat": task("tim", to: .join),
                ]),
        ]

        var meeting = task("kasi", "kepala", "tim", join: .count(2), to: "hitung")
        meeting.signs = ["rekomendasi"]
        meeting.fields["usul"] = Field(name: text("Usul"), type: .text)
        meeting.fields["usul"]?.isOptional = true
        meeting.actions["ulang"] = action(to: "pendapat", back: true, atMost: 2)
        meeting.actions["ulang"]?.reason.options = ["kurang": text("Pendapat kurang"), "baru": text("Data baru")]
        meeting.late = Late(escalate: "pengawas")

        let steps: OrderedMap<StepID, Step> = [
            "pendapat": block, "rapat": meeting,
            "hitung": automatic(
                Route(when: Expression("rapat.count > 1 && has(kesehatan.nilai) && kesehatan.nilai > 5"), to: "selesai"), Route(to: "semua")
            ),
            "semua": task("kasi", "sekretaris", join: .all, to: "terbit"),
            "terbit": release("rekomendasi", "lampiran", to: "selesai"),
            "selesai": end(.granted), "ditolak": end(.refused),
        ]
        var opinions = service("pendapat", steps, initial: "pendapat")
        opinions.promises["utama"] = promise(within: PeriodRange(10, 10, .workingDays))
        opinions.promises["rapat"] = promise(
            within: PeriodRange(3, 3, .days), starts: StepEvent(step: "pendapat"), ends: StepEvent(step: "rapat", action: .done))
        opinions.outputs["rekomendasi"] = Output(name: name("Rekomendasi"))
        opinions.outputs["lampiran"] = Output(name: name("Lampiran"))
        opinions.outputs["lampiran"]?.when = Expression("reklame.luas > 20")
        opinions.outputs["lampiran"]?.number = Rows(always: "{seq:1}")
        return opinions
    }

    /// Fees: proof and receipt, a second payment that asks only the difference, a repair that may not change what is paid.
    static func fees() -> CompiledService {
        var first = payment("daftar", "pajak", by: "loket", to: "ukur", within: PeriodRange(3, 3, .workingDays))
        first.fields["nomor_setor"] = Field(name: text("Nomor setoran"), type: .text)
        first.documents["bukti"] = Requirement(name: name("Bukti"))
        first.actions["tolak_bukti"] = repair(within: PeriodRange(2, 2, .days))
        first.actions["batal"] = action(to: "ditolak", reason: true)

        var measure = task("tim", to: "kurang")
        measure.fields["luas"] = Field(name: text("Luas terukur"), type: .integer)
        measure.actions["lengkapi"] = repair(within: nil)
        measure.performers?.of = nil
        var last = task("lurah", to: "selesai")
        last.performers?.of = Rows(always: Expression("'73.07.01.1001'"))
        last.actions["lengkapi"] = repair(within: nil)

        let steps: OrderedMap<StepID, Step> = [
            "setor": first, "ukur": measure, "kurang": payment("pajak", to: "sah"), "sah": last,
            "selesai": end(.granted), "ditolak": end(.refused),
        ]
        var fees = service("biaya", steps, initial: "setor")
        fees.fee.items["daftar"] = FeeItem(name: name("Pendaftaran"), amount: Rows(always: Expression("50000")))
        fees.fee.items["daftar"]?.when = Expression("applicant == 'company'")
        fees.fee.items["pajak"] = FeeItem(
            name: name("Pajak"), kind: .tax,
            amount: Rows([
                .init(when: Expression("has(ukur.luas)"), Expression("ukur.luas * 1000")), .init(Expression("reklame.luas * 1000")),
            ]))
        fees.promises["sla"] = promise(within: PeriodRange(2, 2, .weeks), ends: StepEvent(step: "sah"))
        fees.machine.isWithdrawable = false
        return fees
    }

    /// Benefits: an amount that an officer sets, one that may be nothing, one that may be below zero; paid out in two steps.
    static func benefits() -> CompiledService {
        var check = task("loket", to: "cair")
        check.fields["hari"] = Field(name: text("Hari rawat"), type: .integer)
        check.actions["kurang"] = repair(within: nil, atMost: 3)
        var pay = task("kasi", to: "sisa", within: PeriodRange(3, 3, .workingDays))
        pay.pays = ["santunan", "pemakaman"]
        pay.fields["nomor"] = Field(name: text("Nomor bukti transfer"), type: .text)
        pay.actions["salah_rekening"] = repair(within: nil)
        pay.actions["batal"] = action(to: "ditolak", reason: true)
        pay.late = Late(notify: ["pengawas"])
        var rest = task("kasi", "kepala", join: .inOrder, to: "selesai")
        rest.pays = ["santunan"]
        let steps: OrderedMap<StepID, Step> = [
            "periksa": check, "cair": pay, "sisa": rest, "selesai": end(.granted), "ditolak": end(.refused),
        ]
        var benefits = service("santunan", steps, initial: "periksa")
        benefits.benefit["santunan"] = BenefitItem(
            name: name("Santunan"), amount: Rows(always: Expression("(periksa.hari - cair.count) * 200000.5")),
            to: Rows([.init(when: Expression("periksa.hari > 3"), Expression("reklame.nama")), .init(Expression("periksa.rekening"))]))
        benefits.benefit["santunan"]?.round = Rounding(.down, 1000)
        benefits.benefit["pemakaman"] = BenefitItem(
            name: name("Pemakaman"), amount: Rows(always: Expression("reklame.luas * 1000")),
            to: Rows(always: Expression("reklame.nama")))
        benefits.benefit["pemakaman"]?.when = Expression("applicant == 'person'")
        benefits.promises["sla"] = promise(within: PeriodRange(6, 6, .workingDays))
        return benefits
    }

    /// Waits, a notice, another system, longer times, fixed dates, a deemed decision, what may follow.
    static func notices() -> CompiledService {
        var check = task("loket", to: "umum", within: PeriodRange(2, 2, .workingDays))
        check.call = "simbg"
        check.fields["nilai"] = Field(name: text("Nilai"), type: .integer)
        check.extend = Extension(within: Rows(always: TimeLimit(PeriodRange(3, 3, .days))), atMost: 2)
        check.actions["kembalikan"] = repair(within: nil, atMost: 2)
        check.actions["kembalikan"]?.repair?.until = Rows(always: Expression("today + days(4)"))
        check.actions["kembalikan"]?.repair?.lateTo = "ditolak"
        check.actions["kembalikan"]?.repair?.lateReason = text("Tidak dilengkapi")
        check.late = Late(notify: ["pengawas"])

        var notice = Step(kind: .notice)
        notice.name = name("Pengumuman")
        notice.performers = Performers(roles: ["tim"])
        notice.within = Rows(always: TimeLimit(PeriodRange(3, 3, .workingDays)))
        notice.shows = [Expression("reklame.nama")]
        notice.fields["alasan"] = Field(name: text("Alasan"), type: .text)
        notice.documents["bukti"] = Requirement(name: name("Bukti"))
        notice.documents["bukti"]?.isOptional = true
        notice.routes = [Route(when: Expression("size(umum.objections) > 1"), to: "rapat"), Route(to: "tunggu")]

        var meeting = task("kasi", to: "blok")
        meeting.until = Rows(always: Expression("today + days(6)"))
        meeting.extend = Extension(until: Rows(always: Expression("today + days(15)")), atMost: 1)
        meeting.late = Late(to: "bayar")
        meeting.late?.deemed = .granted
        meeting.actions["ulang"] = action(to: "umum", back: true, atMost: 2)
        meeting.signs = ["izin"]

        var pause = Step(kind: .wait)
        pause.within = Rows(always: TimeLimit(PeriodRange(2, 2, .days)))
        pause.standsStill = true
        pause.routes = [Route(to: "blok")]

        var day = Step(kind: .wait)
        day.until = Rows(always: Expression("reklame.luas < 10 ? today : today + days(3)"))
        day.routes = [Route(to: .join)]
        var plain = Step(kind: .notice)
        plain.name = name("Papan")
        plain.within = Rows(always: TimeLimit(PeriodRange(5, 5, .hours)))
        plain.standsStill = true
        plain.routes = [Route(to: .join)]
        var block = Step(kind: .parallel)
        block.join = .all
        block.until = Rows(always: Expression("today + days(9)"))
        block.late = Late(to: "bayar")
        block.routes = [Route(to: "bayar")]
        block.branches = [
            "hari": Branch(initial: "hari_itu", steps: ["hari_itu": day]),
            "papan": Branch(initial: "papan_umum", steps: ["papan_umum": plain]),
            "tim": Branch(initial: "ukur", steps: ["ukur": task("tim", to: .join, within: PeriodRange(2, 2, .hours))]),
        ]
        block.branches["tim"]?.steps["ukur"]?.extend = Extension(within: Rows(always: TimeLimit(PeriodRange(90, 90, .minutes))), atMost: 1)

        var pay = payment("pajak", by: "loket", to: "terbit")
        pay.call = "bank"
        var refused = end(.refused, reason: "Ditolak")
        refused.next = Next(name: text("Keberatan"))
        refused.next?.within = Rows(always: TimeLimit(PeriodRange(30, 30, .workingDays)))
        var granted = end(.granted)
        granted.next = Next(service: "lain")
        granted.next?.until = Rows(always: Expression("today + months(1)"))
        check.actions["tolak"] = action(to: "ditolak", reason: true)

        let steps: OrderedMap<StepID, Step> = [
            "periksa": check, "umum": notice, "rapat": meeting, "tunggu": pause, "blok": block, "bayar": pay,
            "terbit": release("izin", to: "selesai"), "selesai": granted, "ditolak": refused,
        ]
        var notices = service("pengumuman", steps, initial: "periksa")
        notices.fee.items["pajak"] = FeeItem(name: name("Pajak"), amount: Rows(always: Expression("reklame.luas * 1000")))
        notices.outputs["izin"] = Output(name: name("Izin"))
        notices.promises["utama"] = promise(within: PeriodRange(8, 8, .workingDays))
        notices.promises["tetap"] = Promise()
        notices.promises["tetap"]?.until = Rows(always: Expression("today + days(12)"))
        notices.promises["tetap"]?.starts = StepEvent(step: "periksa", action: .done)
        notices.promises["jam"] = promise(within: PeriodRange(30, 30, .hours), starts: StepEvent(step: "umum"))
        return notices
    }

    /// Outputs of earlier cases: named, read, replaced and revoked; opened by an officer of the desk.
    static func renewals() -> CompiledService {
        var check = task("tim", to: "terbit")
        check.fields["bukti"] = issued()
        check.fields["bukti"]?.isOptional = true
        check.fields["temuan"] = issuedRows()
        check.actions["kurang"] = repair(within: nil, atMost: 3)
        check.actions["tolak"] = action(to: "ditolak", reason: true)
        var release = release("izin", "salinan", to: "awasi")
        release.replaces = [
            Revocation(service: "izin", output: "izin", field: Expression("reklame.lama")),
            Revocation(service: "izin", output: "izin", field: Expression("reklame.rangkap.nomor")),
        ]
        release.revokes = [Revocation(service: "izin", output: "izin", field: Expression("periksa.temuan.nomor"))]
        var watch = task("tim", to: "selesai")
        watch.actions["cabut"] = action(to: "dicabut", reason: true)
        watch.actions["periksa_lagi"] = action(to: "periksa", back: true, atMost: 4)
        watch.actions["ingatkan"] = action(to: "awasi", back: true, atMost: 6)
        var revoked = end(.granted)
        revoked.revokes = [
            Revocation(service: "perpanjangan", output: "izin"),
            Revocation(service: "izin", output: "izin", field: Expression("periksa.bukti")),
        ]
        let steps: OrderedMap<StepID, Step> = [
            "awal": task("loket", to: "periksa"), "periksa": check,
            "terbit": automatic(
                Route(
                    when: Expression("has(reklame.lama) && reklame.lama.state == 'revoked'"), to: "ditolak", reason: text("Sudah dicabut")),
                Route(when: Expression("has(reklame.lama.values.luas) && reklame.lama.values.luas > reklame.luas"), to: "ditolak"),
                Route(when: Expression("held('izin.izin').exists(h, has(h.valid_until) && h.valid_until > today)"), to: "ditolak"),
                Route(to: "rilis")),
            "rilis": release, "awasi": watch, "selesai": end(.granted), "dicabut": revoked, "ditolak": end(.refused),
        ]
        var renewals = service("perpanjangan", steps, initial: "awal")
        renewals.form.sections["reklame"]?.fields["lama"] = issued()
        renewals.form.sections["reklame"]?.fields["lama"]?.isOptional = true
        renewals.form.sections["reklame"]?.fields["rangkap"] = issuedRows()
        renewals.held = [IssuedOutput(service: "izin", output: "izin")]
        renewals.outputs["izin"] = Output(name: name("Izin"))
        renewals.outputs["izin"]?.number = Rows(always: "{seq:3}/P/{year}")
        renewals.outputs["salinan"] = Output(name: name("Salinan"))
        renewals.outputs["salinan"]?.number = Rows([
            .init(when: Expression("has(periksa.bukti)"), "{periksa.bukti.number} ({roman_month})"),
            .init(when: Expression("has(reklame.lama)"), "{reklame.lama.number}"), .init("{seq:3}/S/{day}"),
        ])
        return renewals
    }

    /// Who acts depends on the case: on a step of one place, on a notice, on a join whose row changes between visits.
    static func choices() -> CompiledService {
        var first = task("kepala", "lurah", "kasi", join: .any, to: "umum", within: PeriodRange(2, 2, .workingDays))
        first.performers?.by = Rows([
            .init(when: Expression("reklame.luas > 20"), ["kepala"]),
            .init(when: Expression("reklame.luas < 5"), ["kasi", "lurah"]), .init(["lurah"]),
        ])
        first.performers?.of = Rows(always: Expression("has(reklame.nama) ? '73.07.01.1001.9' : '73.07.01.1002'"))
        first.actions["lengkapi"] = repair(within: nil, atMost: 3)
        first.late = Late(escalate: "pengawas")
        var notice = Step(kind: .notice)
        notice.name = name("Pengumuman")
        notice.performers = Performers(roles: ["tim", "loket"])
        notice.performers?.by = Rows([.init(when: Expression("applicant == 'company'"), ["tim"]), .init(["loket"])])
        notice.within = Rows(always: TimeLimit(PeriodRange(3, 3, .workingDays)))
        notice.routes = [Route(to: "rapat")]
        var meeting = task("sekretaris", "kepala", "kasi", join: .inOrder, to: "selesai")
        meeting.performers?.by = Rows([
            .init(when: Expression("rapat.count > 2"), ["sekretaris"]),
            .init(when: Expression("rapat.count > 1"), ["kepala", "kasi"]), .init(["kasi", "sekretaris", "kepala"]),
        ])
        meeting.fields["usul"] = Field(name: text("Usul"), type: .text)
        meeting.fields["usul"]?.isOptional = true
        meeting.signs = ["izin"]
        meeting.actions["ulang"] = action(to: "awal", back: true, atMost: 4)
        let steps: OrderedMap<StepID, Step> = [
            "awal": first, "umum": notice, "rapat": meeting,
            "selesai": automatic(Route(when: Expression("has(rapat.kasi.usul)"), to: "terbit"), Route(to: "ditolak")),
            "terbit": release("izin", to: "berhasil"), "berhasil": end(.granted), "ditolak": end(.refused),
        ]
        var choices = service("pilihan", steps, initial: "awal")
        choices.outputs["izin"] = Output(name: name("Izin"))
        choices.promises["sla"] = promise(within: PeriodRange(9, 9, .workingDays))
        return choices
    }

    /// A letter whose text somebody uploads, also again after a return; here it may be missing where it is released.
    static func letters() -> CompiledService {
        var draft = task("tim", to: "ttd")
        draft.fields["naskah"] = Field(name: text("Naskah"), type: .document)
        draft.fields["naskah"]?.isOptional = true
        draft.fields["lampiran"] = Field(name: text("Lampiran"), type: .list)
        draft.fields["lampiran"]?.many = Bounds(0, 2)
        draft.fields["lampiran"]?.fields = ["berkas": Field(name: text("Berkas"), type: .document)]
        draft.documents["ktp"] = Requirement(name: name("KTP"))
        draft.documents["ktp"]?.per = ["reklame"]
        draft.documents["ktp"]?.when = Expression("luas > 5")
        draft.actions["kurang"] = repair(within: nil, atMost: 3)
        var sign = task("kepala", to: "nomor")
        sign.signs = ["surat", "salinan"]
        sign.actions["ulang"] = action(to: "ketik", back: true, atMost: 5)
        sign.actions["tolak"] = action(to: "ditolak", reason: true)
        var number = task("loket", to: "rute")
        number.numbers = ["surat"]
        number.fields["nomor"] = Field(name: text("Nomor"), type: .text)
        number.actions["ulang"] = action(to: "ketik", back: true, atMost: 5)
        number.actions["lewati"] = action(to: "rute")
        number.when = Expression("reklame.luas > 2")
        var hand = task("loket", to: "selesai")
        hand.actions["ingatkan"] = action(to: "serah", back: true, atMost: 6)
        let steps: OrderedMap<StepID, Step> = [
            "ketik": draft, "ttd": sign, "nomor": number,
            "rute": automatic(Route(when: Expression("has(ketik.naskah) || reklame.luas > 10"), to: "rilis"), Route(to: "ditolak")),
            "rilis": release("surat", "salinan", to: "serah"), "serah": hand, "selesai": end(.granted),
            "ditolak": end(.refused),
        ]
        var letters = service("surat", steps, initial: "ketik")
        letters.outputs["surat"] = Output(name: name("Surat"))
        letters.outputs["surat"]?.from = Expression("ketik.naskah")
        letters.outputs["surat"]?.number = Rows(always: "{seq:2}/L/{year}")
        letters.outputs["salinan"] = Output(name: name("Salinan"))
        letters.outputs["salinan"]?.number = Rows([
            .init(when: Expression("has(nomor.nomor)"), "{nomor.nomor}/{month}"), .init("{seq:2}/S"),
        ])
        return letters
    }

    /// Chains with one who stands in for the first: his own place is the next, or behind another's.
    static func chains() -> CompiledService {
        var near = task("kepala", "sekretaris", "kasi", join: .inOrder, to: "jauh")
        near.signs = ["izin"]
        near.actions["kurang"] = repair(within: nil, atMost: 1)
        var far = task("kepala", "kasi", "sekretaris", join: .inOrder, to: "berdua")
        far.actions["ulang"] = action(to: "dekat", back: true, atMost: 1)
        far.routes = [Route(when: Expression("reklame.luas > 10"), to: "ditolak"), Route(to: "berdua")]
        var both = task("kepala", "sekretaris", join: .inOrder, to: "terbit")
        both.fields["usul"] = Field(name: text("Usul"), type: .text)
        both.fields["usul"]?.isOptional = true
        both.signs = ["izin"]
        let steps: OrderedMap<StepID, Step> = [
            "dekat": near, "jauh": far, "berdua": both, "terbit": release("izin", to: "selesai"), "selesai": end(.granted),
            "ditolak": end(.refused),
        ]
        var chains = service("paraf", steps, initial: "dekat")
        chains.outputs["izin"] = Output(name: name("Izin"))
        return chains
    }

    private static func issued() -> Field {
        var field = Field(name: text("Izin lama"), type: .issued)
        field.issued = IssuedOutput(service: "izin", output: "izin", accept: IssuedState.allCases, values: ["luas": .integer])
        field.issued?.others = [OutputName(service: "perpanjangan", output: "izin")]
        return field
    }

    private static func issuedRows() -> Field {
        var rows = Field(name: text("Izin lain"), type: .list)
        rows.isOptional = true
        rows.many = Bounds(0, 4)
        rows.fields["nomor"] = issued()
        rows.fields["nomor"]?.isOptional = true
        return rows
    }

    /// What a register knows in walks: the numbers that random texts hit.
    static var register: Register {
        func fact(_ number: Int, of service: ServiceID = "izin", until: String?, isRevoked: Bool = false) -> IssuedFact {
            var fact = IssuedFact(service: service, output: "izin", number: "isi \(number)")
            fact.validUntil = until.flatMap { CivilDate($0) }
            fact.isRevoked = isRevoked
            fact.values = ["luas": .integer(Int64(number * 8))]
            return fact
        }
        return Register(
            found: [
                fact(0, until: "2026-12-31"), fact(1, until: "2026-03-06"), fact(2, until: nil, isRevoked: true),
                fact(3, of: "perpanjangan", until: "2026-12-31"),
            ],
            held: [fact(1, until: "2026-03-06")])
    }

    /// A submission that names an earlier output.
    static func naming(_ number: String, in submission: JSONValue) -> JSONValue {
        guard var whole = submission.object, var form = whole["form"]?.object, var fields = form["reklame"]?.object else {
            return submission
        }
        fields["lama"] = .string(number)
        fields["rangkap"] = .array(["isi 0", "isi 3", "isi 0"].map { .object(["nomor": .string($0)]) } + [.object([:])])
        form["reklame"] = .object(fields)
        whole["form"] = .object(form)
        return .object(whole)
    }

    static func slot(_ resource: ResourceID) -> Field {
        var field = Field(name: text("Jadwal"), type: .booking)
        field.resource = resource
        return field
    }

    /// While the slot of the submission is waited for, another branch sends it back; then the places of a step, other ones at each visit,
    /// give a slot each, and one more with an action.
    static func sharedBookings() -> CompiledService {
        var wait = Step(kind: .wait)
        wait.until = Rows(always: Expression("reklame.jadwal.start"))
        wait.routes = [Route(to: .join)]
        var check = task("loket", to: .join)
        check.actions["kembalikan"] = repair(within: PeriodRange(30, 30, .days), atMost: 5)
        var block = Step(kind: .parallel)
        block.join = .all
        block.routes = [Route(to: "ttd")]
        block.branches = [
            "hari": Branch(initial: "tunggu", steps: ["tunggu": wait]), "meja": Branch(initial: "periksa", steps: ["periksa": check]),
        ]
        var sign = task("loket", "tim", "kasi", join: .all, to: "akhir")
        sign.performers?.by = Rows([
            .init(when: Expression("ttd.count == 1 || ttd.count == 3"), ["loket", "tim"]), .init(["tim", "kasi"]),
        ])
        sign.fields["temu"] = slot("lapangan")
        sign.fields["temu"]?.isOptional = true
        sign.actions["pindah"] = action(to: "akhir", atMost: 2)
        sign.actions["pindah"]?.fields["pengganti"] = slot("lapangan")
        var last = task("kepala", to: "selesai")
        last.actions["ulang"] = action(to: "ttd", back: true, atMost: 9)
        last.actions["tolak"] = action(to: "ditolak")
        var bookings = service(
            "pemesanan_bersama", ["blok": block, "ttd": sign, "akhir": last, "selesai": end(.granted), "ditolak": end(.refused)],
            initial: "blok")
        bookings.form = Fixtures.bookings().form
        return bookings
    }

    /// A slot asked with the submission, one that the officer gives, and one with an action; the slot of the submission is waited for.
    static func bookings() -> CompiledService {
        var check = task("loket", "tim", join: .all, to: "tunggu", within: PeriodRange(2, 2, .workingDays))
        check.fields["temu"] = slot("lapangan")
        check.fields["temu"]?.isOptional = true
        check.actions["kembalikan"] = repair(within: PeriodRange(30, 30, .days), atMost: 5)
        check.actions["pindah"] = action(to: "kasi", atMost: 2)
        check.actions["pindah"]?.fields["pengganti"] = slot("aula")
        var line = Step(kind: .wait)
        line.when = Expression("has(reklame.antre) && reklame.antre.waits")
        line.until = Rows(always: Expression("reklame.antre.start"))
        line.standsStill = true
        line.routes = [Route(to: "jadwal")]
        var wait = Step(kind: .wait)
        wait.until = Rows(always: Expression("reklame.jadwal.start"))
        wait.routes = [Route(to: "kasi")]
        var last = task("kasi", to: "selesai")
        last.actions["ulang"] = action(to: "periksa", back: true, atMost: 9)
        last.actions["tolak"] = action(to: "ditolak")
        last.late = Late(to: "gugur")
        last.within = Rows(always: TimeLimit(PeriodRange(1, 1, .days)))
        var bookings = service(
            "pemesanan",
            [
                "periksa": check, "tunggu": line, "jadwal": wait, "kasi": last, "selesai": end(.granted), "ditolak": end(.refused),
                "gugur": end(.lapsed),
            ], initial: "periksa")
        bookings.form.sections["reklame"]?.fields["jadwal"] = slot("lapangan")
        bookings.form.sections["reklame"]?.fields["antre"] = slot("kolam")
        bookings.form.sections["reklame"]?.fields["antre"]?.isOptional = true
        bookings.form.sections["reklame"]?.fields["cadangan"] = slot("lapangan")
        bookings.form.sections["reklame"]?.fields["cadangan"]?.isOptional = true
        // Until the day of the slot that there is; `today` stays the day on which it started.
        let temu = "has(periksa.loket.temu) ? date(periksa.loket.temu.start) + days(1) : today + days(9)"
        bookings.promises["hari"] = promise(until: Rows(always: Expression("date(reklame.jadwal.start)")))
        bookings.promises["temu"] = promise(until: Rows(always: Expression(temu)))
        bookings.promises["pengganti"] = promise(
            until: Rows([
                .init(when: Expression("has(periksa.pindah.pengganti)"), Expression("date(periksa.pindah.pengganti.end)")),
                .init(Expression("today + days(20)")),
            ]))
        return bookings
    }

    /// A submission that asks for a slot.
    static func booking(_ start: String, second: Bool = true, in submission: JSONValue) -> JSONValue {
        guard var whole = submission.object, var form = whole["form"]?.object, var fields = form["reklame"]?.object else {
            return submission
        }
        fields["jadwal"] = .string(start)
        if second {
            fields["cadangan"] = .string(start)
            fields["antre"] = .string(start)
        }
        form["reklame"] = .object(fields)
        whole["form"] = .object(form)
        return .object(whole)
    }

    /// A statement of a failed test, which is not what was asked for, as often as it fails: `daftar -> uji -> kabar -> uji -> terbit -> serah`.
    static func tests() -> CompiledService {
        var test = task("tim", to: "terbit")
        test.actions["gagal"] = action(to: "kabar", atMost: 9)
        test.actions["berhenti"] = action(to: "gugur", reason: true)
        var handing = task("loket", to: "selesai")
        handing.actions["uji_lagi"] = action(to: "uji", back: true, atMost: 5)
        var desk = task("loket", to: "catat")
        desk.actions["kembalikan"] = repair(within: nil, atMost: 5)
        let steps: OrderedMap<StepID, Step> = [
            "daftar": desk, "catat": task("kasi", to: "uji"), "uji": test, "kabar": release("keterangan", to: "uji"),
            "terbit": release("keterangan", "bukti", to: "serah"),
            "serah": handing, "selesai": end(.granted),
        ]
        var service = service("uji", steps, initial: "daftar")
        service.promises["sla"] = promise(within: PeriodRange(5, 5, .workingDays))
        service.outputs["keterangan"] = Output(name: name("Keterangan tidak lulus"))
        service.outputs["keterangan"]?.isNoProduct = true
        service.outputs["bukti"] = Output(name: name("Bukti lulus"))
        return service
    }

    /// Outputs that are issued again and again: by the way back through who signs and numbers them, by the release alone, twice in one event; taken
    /// back in between, and given up before they are out. What is signed in the archive never comes to a release again.
    static func reissues() -> CompiledService {
        var draft = task("tim", to: "ttd")
        draft.fields["isi"] = Field(name: text("Isi"), type: .text)
        draft.fields["isi"]?.isOptional = true
        var sign = task("kepala", to: "nomor")
        sign.signs = ["surat", "salinan"]
        sign.actions["kurang"] = repair(within: nil, atMost: 3)
        sign.actions["ulang"] = action(to: "ketik", back: true, atMost: 5)
        sign.actions["tolak"] = action(to: "ditolak")
        var number = task("loket", to: "rilis")
        number.numbers = ["surat"]
        number.when = Expression("ketik.count != 2")
        var hand = task("loket", to: "arsip")
        hand.actions["salah"] = action(to: "ketik", back: true, atMost: 6)
        hand.actions["cetak"] = action(to: "rilis", atMost: 5)
        hand.actions["rangkap"] = action(to: "rangkap", atMost: 4)
        hand.actions["batalkan"] = action(to: "batal", atMost: 5)
        var cancel = release("pembatalan", to: "serah")
        cancel.revokes = [Revocation(service: "terbit_ulang", output: "surat")]
        cancel.replaces = [Revocation(service: "terbit_ulang", output: "salinan")]
        var archive = task("kasi", to: "selesai")
        archive.signs = ["surat"]
        archive.actions["cabut"] = action(to: "dicabut")
        var revoked = end(.granted)
        revoked.revokes = [Revocation(service: "terbit_ulang", output: "surat")]
        revoked.replaces = [Revocation(service: "terbit_ulang", output: "salinan")]
        let steps: OrderedMap<StepID, Step> = [
            "ketik": draft, "ttd": sign, "nomor": number, "rilis": release("surat", "salinan", to: "serah"), "serah": hand,
            "rangkap": release("salinan", to: "lagi"),
            "lagi": automatic(Route(when: Expression("rangkap.count < 3"), to: "rangkap"), Route(to: "serah")), "batal": cancel,
            "arsip": archive, "selesai": end(.granted), "dicabut": revoked, "ditolak": end(.refused),
        ]
        var service = service("terbit_ulang", steps, initial: "ketik")
        service.promises["sla"] = promise(within: PeriodRange(5, 5, .workingDays))
        service.outputs["surat"] = Output(name: name("Surat"))
        service.outputs["surat"]?.number = Rows(always: "{seq:2}/U/{year}")
        service.outputs["surat"]?.validFor = Rows(always: Period(1, .years))
        service.outputs["surat"]?.values["isi"] = Expression("has(ketik.isi) ? ketik.isi : reklame.nama")
        service.outputs["salinan"] = Output(name: name("Salinan"))
        service.outputs["salinan"]?.number = Rows([.init(when: Expression("has(ketik.isi)"), "{ketik.isi}/{month}"), .init("{seq:2}/S")])
        service.outputs["pembatalan"] = Output(name: name("Pembatalan"))
        service.outputs["pembatalan"]?.when = Expression("serah.count != 2")
        service.outputs["pembatalan"]?.isNoProduct = true
        return service
    }

    /// Times by a number: of the form, which a repair changes while a clock runs by the one before, and of rows that a step recorded.
    static func counted() -> CompiledService {
        func each(_ range: PeriodRange, _ per: String) -> Rows<TimeLimit> { Rows(always: TimeLimit(range, per: Expression(per))) }
        var found = Field(name: text("Temuan"), type: .list)
        found.many = Bounds(0, 3)
        found.fields["isi"] = Field(name: text("Isi"), type: .text)
        var check = task("loket", to: "ukur")
        check.within = each(PeriodRange(1, 1, .workingDays), "reklame.luas")
        check.fields["temuan"] = found
        check.extend = Extension(within: each(PeriodRange(1, 1, .days), "reklame.luas"), atMost: 2)
        check.actions["kembalikan"] = repair(within: nil, atMost: 3)
        check.actions["kembalikan"]?.repair?.within = each(PeriodRange(2, 2, .days), "reklame.luas")
        check.actions["tolak"] = action(to: "ditolak", reason: true)
        check.late = Late(notify: ["pengawas"])
        var measure = task("tim", to: "selesai")
        measure.within = each(PeriodRange(30, 45, .minutes), "size(periksa.temuan)")
        measure.actions["ulang"] = action(to: "periksa", back: true, atMost: 4)
        let steps: OrderedMap<StepID, Step> = [
            "periksa": check, "ukur": measure, "selesai": end(.granted), "ditolak": end(.refused, reason: "Ditolak"),
        ]
        var counted = service("hitung", steps, initial: "periksa")
        counted.promises["utama"] = promise(within: PeriodRange(2, 2, .workingDays))
        counted.promises["utama"]?.within = each(PeriodRange(2, 2, .workingDays), "reklame.luas")
        counted.promises["ukur"] = promise(within: PeriodRange(1, 1, .workingDays), starts: StepEvent(step: "periksa"))
        counted.promises["ukur"]?.within = Rows([
            .init(when: Expression("size(periksa.temuan) > 2"), TimeLimit(PeriodRange(1, 1, .days))),
            .init(TimeLimit(PeriodRange(1, 1, .workingDays), per: Expression("size(periksa.temuan)"))),
        ])
        return counted
    }

    /// One output for each row of a list that a step records anew on each round, and one for each of the form's; what a row names is replaced
    /// where its own was issued.
    static func rowOutputs() -> CompiledService {
        var rows = Field(name: text("Yang dicetak"), type: .list)
        rows.many = Bounds(0, 4)
        rows.fields["nama_kartu"] = Field(name: text("Nama"), type: .text)
        rows.fields["jumlah"] = Field(name: text("Jumlah"), type: .integer)
        rows.fields["kartu_lama"] = issued()
        rows.fields["kartu_lama"]?.isOptional = true
        var print = task("tim", to: "ttd")
        print.fields["dicetak"] = rows
        var sign = task("kepala", to: "nomor")
        sign.signs = ["kartu", "label"]
        sign.actions["kurang"] = repair(within: nil, atMost: 3)
        sign.actions["ulang"] = action(to: "cetak", back: true, atMost: 5)
        sign.actions["tolak"] = action(to: "ditolak")
        var number = task("loket", to: "rilis")
        number.numbers = ["kartu"]
        number.when = Expression("cetak.count != 2")
        var release = release("kartu", "label", to: "lagi")
        release.replaces = [
            Revocation(service: "izin", output: "izin", field: Expression("cetak.dicetak.kartu_lama")),
            Revocation(service: "izin", output: "izin", field: Expression("reklame.rangkap.nomor")),
        ]
        var hand = task("loket", to: "arsip")
        hand.actions["salah"] = action(to: "cetak", back: true, atMost: 6)
        hand.actions["cetak_lagi"] = action(to: "rilis", atMost: 5)
        hand.actions["batalkan"] = action(to: "batal", atMost: 5)
        var cancel = Fixtures.release("pembatalan", to: "serah")
        cancel.revokes = [
            Revocation(service: "kartu", output: "kartu"),
            Revocation(service: "izin", output: "izin", field: Expression("cetak.dicetak.kartu_lama")),
        ]
        cancel.replaces = [Revocation(service: "kartu", output: "label")]
        var archive = task("kasi", to: "selesai")
        archive.actions["cabut"] = action(to: "dicabut")
        var revoked = end(.granted)
        revoked.revokes = [Revocation(service: "kartu", output: "kartu")]
        let steps: OrderedMap<StepID, Step> = [
            "cetak": print, "ttd": sign, "nomor": number, "rilis": release,
            "lagi": automatic(Route(when: Expression("rilis.count < 2"), to: "rilis"), Route(to: "serah")), "serah": hand, "batal": cancel,
            "arsip": archive,
            "selesai": end(.granted), "dicabut": revoked, "ditolak": end(.refused),
        ]
        var service = service("kartu", steps, initial: "cetak")
        service.form.sections["reklame"]?.fields["lama"] = issued()
        service.form.sections["reklame"]?.fields["lama"]?.isOptional = true
        service.form.sections["reklame"]?.fields["rangkap"] = issuedRows()
        service.outputs["kartu"] = Output(name: name("Kartu"))
        service.outputs["kartu"]?.per = Expression("cetak.dicetak")
        service.outputs["kartu"]?.when = Expression("jumlah != 3")
        service.outputs["kartu"]?.number = Rows([.init(when: Expression("jumlah > 8"), "{nama_kartu}/{month}"), .init("{seq:2}/K")])
        service.outputs["kartu"]?.validFor = Rows([.init(when: Expression("jumlah > 5"), Period(1, .years)), .init(Period(6, .months))])
        service.outputs["kartu"]?.values["isi"] = Expression("nama_kartu")
        service.outputs["kartu"]?.values["siapa"] = Expression("reklame.nama")
        service.outputs["label"] = Output(name: name("Label"))
        service.outputs["label"]?.per = Expression("reklame.rangkap")
        service.outputs["label"]?.when = Expression("has(nomor)")
        service.outputs["label"]?.number = Rows(always: "{nomor.number}")
        service.outputs["pembatalan"] = Output(name: name("Pembatalan"))
        service.outputs["pembatalan"]?.when = Expression("serah.count != 2")
        service.outputs["pembatalan"]?.isNoProduct = true
        return service
    }

    static let all: [CompiledService] = [
        permit(), opinions(), fees(), benefits(), notices(), renewals(), choices(), letters(), bookings(), sharedBookings(), tests(),
        reissues(), counted(), rowOutputs(), chains(),
    ]

    static func submission(luas: Int, applicant: String = "person", channel: String = "online") -> JSONValue {
        [
            "applicant": .string(applicant), "channel": .string(channel),
            "form": ["reklame": ["nama": "Sitti", "luas": .integer(Int64(luas))]], "documents": ["ktp": ["paper": true]],
        ]
    }

    static func instant(_ text: String) -> Instant { LocalMoment(text)?.instant(in: .wib) ?? Instant(seconds: 0) }
}
