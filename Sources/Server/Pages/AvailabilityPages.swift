import Hummingbird
import ServiceIR

extension Portal {
    /// Services closed and opened by the head of their agency.
    static func availabilityPages() -> [Route] {
        [
            .page(.get, "/petugas/layanan") { call in try await call.availability(faults: []) },
            .page(.post, "/petugas/layanan/{service}") { call in
                let (service, officer) = try call.switchable()
                let form = try await PostedForm.read(call.request, uploads: call.portal.uploads, at: call.now)
                try call.requireCSRF(form["csrf"], of: call.officerSession)
                let id = service.service
                let opens = form["tombol"] == "buka"
                guard opens || form["alasan"] != nil else {
                    let name = service.name[call.language]
                    return try await call.availability(
                        faults: [PageFault(target: "alasan.\(id)", subject: name, text: call.word("required"))])
                }
                try await call.portal.registry.set(
                    id, isOpen: opens, reason: String((form["alasan"] ?? "").prefix(Call.longestClosingReason)), by: officer)
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
                let reason = opens ? "" : try body.required("reason")
                guard reason.unicodeScalars.count <= Call.longestClosingReason else {
                    throw Problem.malformed(
                        "`reason` paling panjang \(Call.longestClosingReason) huruf",
                        "`reason` has at most \(Call.longestClosingReason) characters")
                }
                let id = service.service
                try await call.portal.registry.set(
                    id, isOpen: opens, reason: reason, by: officer)
                return .json(call.json(try await call.portal.registry.closure(of: id)))
            },
        ]
    }
}

extension Call {
    static let longestClosingReason = 500

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

    fileprivate func availability(faults: [PageFault]) async throws -> Response {
        let officer = try requireOfficer()
        let own = portal.registry.services.values.filter { portal.registry.maySwitch(officer, $0) }
        guard !own.isEmpty else { throw Problem.notYourRole }
        let closures = try await portal.registry.closures()
        var view = frame(title: word("availability"))
        view["done_text"] = query("ok") == nil ? "" : word("saved")
        view.setErrors(faults)
        view["switch_list"] = own.map { service in
            let id = service.service
            return View([
                "sid": id.rawValue, "service_name": service.name[language],
                "closed_text": closures[id].map(closedText) ?? "", "reason_value": closures[id]?.reason ?? "",
                "reason_error": faults.first { $0.target == "alasan.\(id)" }?.text ?? "",
            ])
        }
        return render("availability", view, status: faults.isEmpty ? .ok : .unprocessableContent)
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
