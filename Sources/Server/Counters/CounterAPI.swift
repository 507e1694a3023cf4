import Hummingbird
import ServiceIR

extension Portal {
    /// The numbers of the counters: whatever their pages can do.
    static func counterAPI() -> [Route] {
        [
            .api(
                .get, "/api/v1/counters",
                Operation(
                    id: "counters", summary: "The counters, with how many wait today and which numbers were called last.",
                    success: (200, "Counters", "application/json"))
            ) { call in
                var counters: [JSONValue] = []
                for (id, counter) in call.portal.catalog.counters {
                    counters.append(call.json(id, counter, try await call.portal.registry.line(at: id)))
                }
                return .json(["counters": .array(counters)])
            },
            .api(
                .post, "/api/v1/counters/{counter}/tickets",
                Operation(
                    id: "takeTicket", summary: "Take a number for today at a counter.", parameters: [Operation.key],
                    success: (201, "Ticket", "application/json"), refusals: [400, 404, 409, 422])
            ) { call in
                let (id, counter) = try call.counter()
                let number = try await call.portal.registry.takeTicket(
                    at: id, key: try call.idempotencyKey(), caller: call.officer?.person ?? "-")
                let line = try await call.portal.registry.line(at: id)
                return .json(
                    [
                        "counter": .string(id.rawValue), "ticket": .string(counter.ticket(number)), "number": .integer(Int64(number)),
                        "ahead": .integer(Int64(max(0, number - line.called - 1))),
                    ], status: .created)
            },
            .api(
                .post, "/api/v1/counters/{counter}/calls",
                Operation(
                    id: "callTicket", summary: "Call the next number to a desk, or again the one that it called last.", access: .officer,
                    parameters: [Operation.key], body: ("TicketCall", "application/json"),
                    success: (200, "CalledTicket", "application/json"),
                    refusals: [400, 401, 403, 404, 409, 422])
            ) { call in
                let (id, counter) = try call.counter()
                let officer = try call.requireCaller(at: counter)
                let (json, _) = try await call.json()
                let body = try RequestBody(json, known: ["desk", "again"])
                let desk = try body.required("desk")
                guard desk.unicodeScalars.count <= Tickets.longestDesk else {
                    throw Problem.malformed("`desk` terlalu panjang", "`desk` is too long")
                }
                let number = try await call.portal.registry.callTicket(
                    at: id, to: desk, again: try body.flag("again") ?? false, key: try call.idempotencyKey(), caller: officer.person)
                return .json([
                    "counter": .string(id.rawValue), "ticket": .string(counter.ticket(number)), "number": .integer(Int64(number)),
                    "desk": .string(desk),
                ])
            },
        ]
    }
}

extension Call {
    /// The counter that the address names.
    func counter() throws -> (CounterID, Counter) {
        let id = CounterID(parameter("counter"))
        guard let counter = portal.catalog.counters[id] else { throw Problem.notFound }
        return (id, counter)
    }

    func requireCaller(at counter: Counter) throws -> Officer {
        let officer = try requireOfficer()
        guard portal.registry.mayCall(officer, at: counter) else { throw Problem.notYourRole }
        return officer
    }

    fileprivate func json(_ id: CounterID, _ counter: Counter, _ line: Tickets.Line) -> JSONValue {
        var members: JSONObject = ["counter": .string(id.rawValue), "name": JSONCoder.encode(counter.name)]
        if let agency = counter.agency { members["agency"] = .string(agency.rawValue) }
        members["given"] = .integer(Int64(line.given))
        members["waiting"] = .integer(Int64(line.waiting))
        members["calls"] = .array(
            line.calls.map { one in
                [
                    "ticket": .string(counter.ticket(one.number)), "number": .integer(Int64(one.number)), "desk": .string(one.desk),
                    "at": .string(prose.iso(one.at)),
                ]
            })
        return .object(members)
    }
}
