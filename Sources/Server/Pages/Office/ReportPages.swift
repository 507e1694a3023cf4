import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// How the work goes, for the head of an agency.
    static func reportPages() -> [Route] {
        [
            .page(.get, "/petugas/ringkasan") { call in
                call.render("report", call.reportView(try await call.report(from: "dari", until: "sampai")))
            },
            .page(.get, "/petugas/ringkasan.csv") { call in
                let report = try await call.report(from: "dari", until: "sampai")
                var response = Response.bytes(CSV.bytes(call.rows(report)), type: CSV.type)
                let days = "\(report.days.lowerBound)-\(report.days.upperBound)"
                response.headers[.contentDisposition] = "attachment; filename=\"ringkasan-\(days).csv\""
                return response
            },
        ]
    }
}

extension Call {
    fileprivate func reportView(_ report: WorkReport) -> View {
        var view = frame(title: word("report"))
        view["is_broad"] = true
        let (first, last) = (report.days.lowerBound, report.days.upperBound)
        view["agencies_text"] = prose.list(report.agencies.map(agencyName))
        view["first_day"] = first.description
        view["last_day"] = last.description
        view["days_text"] = "\(prose.date(first)) – \(prose.date(last))"
        view["table_link"] = "/petugas/ringkasan.csv?dari=\(first)&sampai=\(last)"
        let all = report.all
        view["fact_list"] = [
            View.fact(word("report_received"), "\(all.received)"), View.fact(word("report_done"), "\(all.done)"),
            View.fact(word("report_promises_kept"), "\(all.kept)", note: share(all.kept, of: all.kept + all.broken)),
            View.fact(word("report_promises_broken"), "\(all.broken)", note: share(all.broken, of: all.kept + all.broken)),
        ]
        let most = report.services.map(\.count).map { $0.kept + $0.broken }.max() ?? 0
        view["service_list"] = report.services.map { one in
            bar(one.count.kept, one.count.broken, of: most).adding([
                "service_name": one.service.name[language], "agency_name": agencyName(one.service.agency),
                "received": "\(one.count.received)", "done": "\(one.count.done)", "kept": "\(one.count.kept)",
                "broken": "\(one.count.broken)",
            ])
        }
        let mostWaiting = report.steps.map(\.waiting).max() ?? 0
        view["has_steps"] = !report.steps.isEmpty
        view["step_list"] = report.steps.map { one in
            bar(one.waiting - one.late, one.late, of: mostWaiting).adding([
                "step_name": stepName(one.definition, one.step), "service_name": one.definition.service.name[language],
                "begun": "\(one.begun)", "late": "\(one.late)", "waiting": "\(one.waiting)",
            ])
        }
        showSurveys(of: report, in: &view)
        let mostOpen = report.open.max() ?? 0
        view["age_list"] = report.open.enumerated().map { place, count in
            let last = WorkReport.ages.count
            let name =
                place < last
                ? "\(word("report_at_most")) \(WorkReport.ages[place])" : "\(word("report_more_than")) \(WorkReport.ages[last - 1])"
            return bar(count, 0, of: mostOpen).adding(["age_name": "\(name) \(word("days"))", "count": "\(count)"])
        }
        return view
    }

    /// Two parts of a bar, in hundredths of the longest one.
    private func bar(_ good: Int, _ bad: Int, of most: Int) -> View {
        let (good, bad) = (most == 0 ? 0 : good * 100 / most, most == 0 ? 0 : bad * 100 / most)
        return View(["good_width": "\(good)", "bad_width": "\(bad)", "bad_start": "\(good)"])
    }

    /// `(93 %)`; nothing of nothing.
    private func share(_ part: Int, of whole: Int) -> String { whole == 0 ? "" : "(\(part * 100 / whole) %)" }
}
