import Hummingbird
import ServiceIR

extension Portal {
    /// Numbers taken at the door, shown on a screen, called at the counter.
    static func counterPages() -> [Route] {
        [
            .page(.get, "/antrean") { call in try await call.countersPage() },
            .page(.get, "/antrean/layar") { call in try await call.screen() },
            .page(.post, "/antrean/{counter}") { call in
                let (id, _) = try call.counter()
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                return try await call.takeTicket(at: id, form)
            },
            .page(.get, "/antrean/{counter}/{number}") { call in try await call.ticketPage() },
            .page(.get, "/petugas/loket") { call in try await call.ownCounters() },
            .page(.get, "/petugas/loket/{counter}") { call in try await call.callingPage(desk: call.query("meja") ?? "", faults: []) },
            .page(.post, "/petugas/loket/{counter}") { call in try await call.callFromPage() },
        ]
    }
}

extension Call {
    /// So often a screen in the waiting room asks again, in seconds.
    private static let screenSeconds = 5
    /// And a number in a citizen's hand, until it is called.
    private static let ticketSeconds = 20

    fileprivate func countersPage() async throws -> Response {
        var view = frame(title: word("counters"))
        var counters: [View] = []
        for (id, counter) in portal.catalog.counters {
            let line = try await portal.registry.line(at: id)
            counters.append(card(of: id, counter, line).adding(["request_key": Secret.make()]))
        }
        view["counter_list"] = counters
        return render("counters", view)
    }

    /// What a list of counters says of one.
    private func card(of id: CounterID, _ counter: Counter, _ line: Tickets.Line) -> View {
        View([
            "counter_id": id.rawValue, "counter_name": counter.name[language], "agency_name": counter.agency.map(agencyName) ?? "",
            "waiting_text": waitingText(line.waiting), "shut_text": shutText(counter),
        ])
    }

    /// That nobody calls now, and when the counter is open; empty while it is.
    private func shutText(_ counter: Counter) -> String {
        let (catalog, own) = (portal.catalog, counter.agency.flatMap { portal.catalog.agencies[$0]?.officeHours })
        let hours = own ?? catalog.officeHours
        guard let text = prose.hours(hours) else { return "" }
        let office = OfficeCalendar(hours: hours, calendar: catalog.calendar, timeZone: catalog.timeZone)
        return office.isOpen(at: now) ? "" : "\(word("counter_shut")) \(text)."
    }

    private func waitingText(_ count: Int) -> String { count == 0 ? word("nobody_waits") : "\(count) \(word("numbers_wait"))" }

    fileprivate func takeTicket(at id: CounterID, _ form: PostedForm) async throws -> Response {
        let number = try await portal.registry.takeTicket(at: id, key: form["kunci"] ?? Secret.make(), caller: officer?.person ?? "-")
        return .seeOther("/antrean/\(id)/\(number)")
    }

    /// One number, to be looked at or printed. It holds for today alone.
    fileprivate func ticketPage() async throws -> Response {
        let (id, counter) = try counter()
        let line = try await portal.registry.line(at: id)
        guard let number = Int(parameter("number")), number >= 1, number <= line.given else { throw Problem.ticketGone }
        let called = try await portal.registry.call(of: number, at: id)
        var view = frame(title: "\(word("ticket")) \(counter.ticket(number))")
        view["ticket_text"] = counter.ticket(number)
        view["counter_name"] = counter.name[language]
        view["day_text"] = prose.weekday(portal.registry.today)
        view["called_text"] = called.map { "\(word("ticket_called")) \($0.desk)" } ?? ""
        let ahead = number - line.called - 1
        view["ahead_text"] = called != nil ? "" : ahead == 0 ? word("ticket_next") : "\(ahead) \(word("ticket_ahead"))"
        view["here_path"] = request.uri.path
        view["is_slip"] = true
        view["shut_text"] = called == nil ? shutText(counter) : ""
        let stands = query("diam") != nil || called != nil
        view["stands"] = stands
        view["renews"] = !stands
        if let drawn = QRCode(address(request.uri.path))?.view(label: word("ticket_qr")) { view.add(drawn) }
        var response = render("ticket", view)
        if !stands { response.headers[HeaderName.refresh] = "\(Self.ticketSeconds)" }
        return response
    }

    /// What hangs in the waiting room. It asks again by itself, unless whoever reads it stops that.
    fileprivate func screen() async throws -> Response {
        let stands = query("diam") != nil
        var view = frame(title: word("screen"))
        view["is_broad"] = true
        // It hangs on a wall: no menu.
        view["is_bare"] = true
        var counters: [View] = []
        for (id, counter) in portal.catalog.counters {
            let line = try await portal.registry.line(at: id)
            counters.append(
                View([
                    "counter_name": counter.name[language], "waiting_text": waitingText(line.waiting), "none_called": line.calls.isEmpty,
                    "call_list": line.calls.enumerated().map { place, one in
                        View(["ticket_text": counter.ticket(one.number), "desk_text": one.desk, "is_last": place == 0])
                    },
                ]))
        }
        view["counter_list"] = counters
        view["stands"] = stands
        view["screen_time"] = prose.moment(now)
        var response = render("screen", view)
        if !stands { response.headers[HeaderName.refresh] = "\(Self.screenSeconds)" }
        return response
    }

    fileprivate func ownCounters() async throws -> Response {
        let officer = try requireOfficer()
        var view = frame(title: word("counter_desk"))
        var counters: [View] = []
        for (id, counter) in portal.catalog.counters where portal.registry.mayCall(officer, at: counter) {
            let line = try await portal.registry.line(at: id)
            counters.append(card(of: id, counter, line))
        }
        view["counter_list"] = counters
        return render("ownCounters", view)
    }

    fileprivate func callingPage(desk: String, faults: [PageFault], status: HTTPResponse.Status = .ok) async throws -> Response {
        let (id, counter) = try counter()
        _ = try requireCaller(at: counter)
        let line = try await portal.registry.line(at: id)
        var view = frame(title: counter.name[language])
        view["counter_id"] = id.rawValue
        view["counter_name"] = counter.name[language]
        view["waiting_text"] = waitingText(line.waiting)
        view["request_key"] = Secret.make()
        let desk = Self.deskText(desk)
        view["desk_value"] = desk
        view["desk_error"] = faults.first { $0.target == "meja" }?.text ?? ""
        view.setErrors(faults)
        view["called_text"] = line.calls.first { $0.desk == desk }.map { counter.ticket($0.number) } ?? ""
        view["call_list"] = line.calls.map { one in
            View(["ticket_text": counter.ticket(one.number), "desk_text": one.desk, "called_at": prose.local(one.at).time.description])
        }
        view["has_calls"] = !line.calls.isEmpty
        return render("calling", view, status: status)
    }

    /// A browser writes blanks of an address as plus signs.
    private static func deskText(_ text: String) -> String {
        text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: " ").trimmingSpaces()
    }

    fileprivate func callFromPage() async throws -> Response {
        let (id, counter) = try counter()
        let officer = try requireCaller(at: counter)
        let form = try await officersForm()
        if form["tombol"] == "ambil" { return try await takeTicket(at: id, form) }
        let desk = form["meja"] ?? ""
        guard !desk.isEmpty, desk.unicodeScalars.count <= Tickets.longestDesk else {
            let text = desk.isEmpty ? word("required") : "\(word("at_most")) \(Tickets.longestDesk)"
            return try await callingPage(
                desk: desk, faults: [PageFault(target: "meja", subject: word("desk"), text: text)], status: .unprocessableContent)
        }
        do {
            _ = try await portal.registry.callTicket(
                at: id, to: desk, again: form["tombol"] == "ulang", key: form["kunci"] ?? Secret.make(), caller: officer.person)
        } catch let problem as Problem where problem.status == .conflict {
            return try await callingPage(
                desk: desk, faults: [PageFault(target: nil, subject: nil, text: problem.title[language])], status: problem.status)
        }
        return .seeOther("/petugas/loket/\(id)?meja=\(desk.percentEncoded())")
    }
}

extension Problem {
    static let ticketGone = Problem(
        .notFound, "ticket-gone", .both("Nomor ini tidak ada hari ini", "There is no such number today"),
        detail: .both(
            "Nomor antrean berlaku pada hari diambil saja.", "A number holds on the day alone on which it was taken."))
}
