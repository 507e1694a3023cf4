import Hummingbird
import ServiceIR

extension Portal {
    /// Services closed and opened by the head of their agency.
    static func availabilityPages() -> [Route] {
        [
            .page(.get, "/petugas/layanan") { call in try await call.availability() },
            .page(.post, "/petugas/layanan/{service}") { call in
                let (service, officer) = try call.switchable()
                let form = try await call.officersForm()
                let id = service.service
                let opens = form["tombol"] == "buka"
                let reason = opens ? "" : form["alasan"] ?? ""
                if !opens, let text = call.fault(ofReason: form["alasan"]) {
                    let fault = PageFault(target: "alasan.\(id)", subject: service.name[call.language], text: text)
                    return try await call.availability(fault: fault, reason: reason)
                }
                try await call.portal.registry.set(id, isOpen: opens, reason: reason, by: officer)
                return .seeOther("/petugas/layanan?ok=1")
            },
        ]
    }

    static func availabilityAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/services/{service}/availability",
                Operation(
                    id: "availability", summary: "Whether one can apply for a service now; where not, why and since when.",
                    success: (200, "Availability", "application/json"), refusals: [404])
            ) { call in
                return .json(call.json(try await call.portal.registry.closure(of: try call.serviceEntry().service)))
            },
            .api(
                .put, "/api/v1/services/{service}/availability",
                Operation(
                    id: "setAvailability",
                    summary: "Close a service with a reason that citizens read, or open it again: by the head of its agency.",
                    access: .officer, body: ("Switch", "application/json"), success: (200, "Availability", "application/json"),
                    refusals: [400, 401, 403, 404])
            ) { call in
                let (service, officer) = try call.switchable()
                let (json, _) = try await call.json()
                let body = try RequestBody(json, known: ["open", "reason"])
                guard let opens = try body.flag("open") else { throw Problem.malformed("`open` wajib", "`open` is required") }
                let reason = opens ? "" : try body.reason()
                let id = service.service
                try await call.portal.registry.set(
                    id, isOpen: opens, reason: reason, by: officer)
                return .json(call.json(try await call.portal.registry.closure(of: id)))
            },
        ]
    }
}

extension Call {
    fileprivate func serviceEntry() throws -> ServiceEntry {
        guard let service = portal.registry.services[ServiceID(parameter("service"))] else { throw Problem.notFound }
        return service
    }

    fileprivate func switchable() throws -> (ServiceEntry, Officer) {
        let (service, officer) = (try serviceEntry(), try requireOfficer())
        guard portal.registry.maySwitch(officer, service) else { throw Problem.notYourRole }
        return (service, officer)
    }

    fileprivate func json(_ closure: ServiceClosure?) -> JSONValue {
        guard let closure else { return ["open": true] }
        return ["open": false, "reason": .string(closure.reason), "since": .string(prose.iso(closure.since))]
    }

    /// - Parameter reason: what was written where the fault is.
    fileprivate func availability(fault: PageFault? = nil, reason: String = "") async throws -> Response {
        let officer = try requireOfficer()
        let own = portal.registry.services.values.filter { portal.registry.maySwitch(officer, $0) }
        guard !own.isEmpty else { throw Problem.notYourRole }
        let closures = try await portal.registry.closures()
        var view = frame(title: word("availability"))
        view["done_text"] = query("ok") == nil ? "" : word("saved")
        view.setErrors([fault].compactMap(\.self))
        view["switch_list"] = own.map { service in
            let id = service.service
            let isWrong = fault?.target == "alasan.\(id)"
            return View([
                "sid": id.rawValue, "service_name": service.name[language],
                "closed_text": closures[id].map(closedText) ?? "", "reason_value": isWrong ? reason : "",
                "reason_error": isWrong ? fault?.text ?? "" : "",
            ])
        }
        return render("availability", view, status: fault == nil ? .ok : .unprocessableContent)
    }

    /// That a service is closed, why and since when, as citizens read it.
    func closedText(_ closure: ServiceClosure) -> String {
        "\(word("closed_since")) \(prose.moment(closure.since)). \(word("reason")): \(closure.reason)"
    }

    /// The same of one service; empty where it is open.
    func closedText(of service: ServiceID) async throws -> String {
        try await portal.registry.closure(of: service).map(closedText) ?? ""
    }
}
