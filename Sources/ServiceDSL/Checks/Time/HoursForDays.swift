import ServiceIR

extension Rule {
    static let hoursForDays = Rule(
        code: 609, slug: "hours-for-days", severity: .warning,
        summary: Words(en: "hours that may be meant as days", id: "jam yang mungkin dimaksud sebagai hari"),
        explanation: Words(
            en: """
                Hours and minutes run only while the office is open. A time of 24 hours or more is often a day by the clock ("1 x 24 hours"): counted in \
                office hours it takes several days. Write `1 day` for a day by the clock, `1 working day` for a day on which the office works. Where \
                office hours are meant, nothing is wrong.
                """,
            id: """
                Jam dan menit hanya berjalan selama kantor buka. Waktu 24 jam atau lebih sering berarti hari menurut jam dinding ("1 x 24 jam"): bila \
                dihitung dalam jam kantor, lamanya beberapa hari. Tulis `1 day` untuk satu hari penuh, `1 working day` untuk satu hari kerja. Bila yang \
                dimaksud memang jam kantor, tidak ada yang salah.
                """),
        failing: """
            sla: 24 hours
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 24 hours, to: selesai }
            """,
        passing: """
            sla: 1 working day
            workflow:
              periksa: { name: Pemeriksaan, by: loket, within: 1 working day, to: selesai }
            """)
}

/// Finds times in office hours that are as long as days.
enum HoursForDays {
    @Sendable static func find(in subject: CheckSubject) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func check(_ rows: Rows<TimeLimit>?, at path: @autoclosure () -> [String]) {
            guard let rows, let row = rows.rows.first(where: { $0.value.range.promised.isDayOfHours }) else { return }
            let path = path()
            if subject.isWritten(path) { findings.append(finding(row.value.range.promised, at: path, in: subject)) }
        }
        for (id, promise) in subject.service.promises { check(promise.within, at: PromiseCheck.path(of: id, in: subject) + ["within"]) }
        for node in subject.graph.nodes where !node.isJoin {
            let key = node.step.kind == .notice ? "notice" : node.step.kind == .wait ? "wait" : "within"
            check(node.step.within, at: node.path + [key])
            check(node.step.extend?.within, at: node.path + ["extend", "within"])
            for (id, action) in node.step.actions {
                check(action.repair?.within, at: node.path + ["actions", id.rawValue, "repair", "within"])
            }
        }
        return findings
    }

    private static func finding(_ period: Period, at path: [String], in subject: CheckSubject) -> Diagnostic {
        let longest = subject.catalog.officeHours.week.map { $0.reduce(0) { $0 + $1.to.minutes - $1.from.minutes } }.max() ?? 0
        let days = longest > 0 ? (period.inSmallest.amount + longest - 1) / longest : 0
        return Diagnostic(
            .hoursForDays, at: subject.value(of: path), pointer: CheckSubject.pointer(path),
            message: Words(
                en: "\(period.words.en) run in office hours only" + (days > 1 ? ", over \(days) working days or more" : ""),
                id: "\(period.words.id) hanya berjalan dalam jam kantor" + (days > 1 ? ", paling cepat selama \(days) hari kerja" : "")),
            helps: [
                Words(
                    en:
                        "if days are meant: `1 day` by the calendar, `1 working day` of the office; if office hours are meant, leave it",
                    id:
                        "bila yang dimaksud hari: `1 hari` untuk satu hari kalender, `1 hari kerja` untuk satu hari kantor; bila memang jam kantor, biarkan"
                )
            ])
    }
}

extension Period {
    /// As many hours or minutes as a day by the clock has, or more.
    fileprivate var isDayOfHours: Bool { (unit == .hours || unit == .minutes) && inSmallest.amount >= 1440 }
}
