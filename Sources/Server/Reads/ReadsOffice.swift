import Hummingbird
import ServiceIR

extension Portal {
    /// Who read what: for the head of an agency.
    static func readsAPI() -> Route {
        func said(_ name: String, _ summary: String) -> Operation.Parameter {
            .init(name: name, place: "query", isRequired: false, summary: summary)
        }
        return .api(
            .get, "/api/v1/reads",
            Operation(
                id: "reads",
                summary:
                    "Who read which case, upload, letter, list, search or export of the agencies that the officer heads; the last first.",
                access: .officer,
                parameters: [
                    said("case", "The number of a case."), said("officer", "The name an officer logs in with."),
                    said("from", "The first day, 2026-01-01."), said("until", "The last day."),
                    said("before", "`next` of the page before."),
                ], success: (200, "Reads", "application/json"), refusals: [400, 401, 403])
        ) { call in
            let (reads, next) = try await call.reads(case: "case", officer: "officer", from: "from", until: "until", before: "before")
            var members: JSONObject = ["reads": .array(reads.map { $0.json(call.prose.iso) })]
            if let next { members["next"] = .string(next) }
            return .json(.object(members))
        }
    }

    static func readsPage() -> Route {
        .page(.get, "/petugas/pembacaan") { call in
            let (reads, next) = try await call.reads(
                case: "nomor", officer: "petugas", from: "dari", until: "sampai", before: "sebelum")
            var view = call.frame(title: call.word("reads"))
            view["is_broad"] = true
            for key in ["nomor", "petugas", "dari", "sampai"] { view["\(key)_value"] = call.query(key) ?? "" }
            view["has_reads"] = !reads.isEmpty
            view["read_list"] = reads.map { one in
                View([
                    "at_text": call.prose.moment(one.at), "who_text": one.login ?? call.word("read_by_\(one.reader.prefix { $0 != ":" })"),
                    "kind_text": call.word("read_\(one.kind)"), "number": one.number ?? "",
                ])
            }
            view["next_read"] = next ?? ""
            return call.render("reads", view)
        }
    }
}

extension Call {
    /// A page of what the query of the address asks for, and what to ask for next.
    fileprivate func reads(
        case number: String, officer login: String, from: String, until: String, before: String
    ) async throws -> ([Reads.One], next: String?) {
        let agencies = portal.registry.headed(by: try requireHead())
        func said(_ key: String) -> String? { query(key).flatMap { $0.isEmpty ? nil : $0 } }
        func start(_ key: String, days: Int) throws -> Instant? {
            guard let text = said(key) else { return nil }
            guard let day = CivilDate(text)?.adding(days: days) else {
                throw Problem.malformed("\(key) bukan tanggal", "\(key) is no date")
            }
            return Instant(seconds: Int64(day.dayNumber) * 86_400 - portal.catalog.timeZone.secondsFromUTC)
        }
        var asked = Reads.Query()
        asked.number = said(number)
        asked.login = said(login)
        asked.from = try start(from, days: 0)
        asked.until = try start(until, days: 1)
        if let text = said(before) {
            guard let id = Int64(text) else { throw Problem.malformed("\(before) tidak terbaca", "\(before) cannot be read") }
            asked.before = id
        }
        asked.scope = Reads.Scope(
            services: portal.registry.services.values.filter { agencies.contains($0.agency) }.map(\.service.rawValue),
            roles: portal.catalog.roles.filter { role in role.value.agency.map(agencies.contains) ?? false }.map(\.key.rawValue))
        let wanted = asked
        let found = try await portal.store.read { try Reads.find($0, wanted, limit: Reads.pageSize + 1) }
        let page = Array(found.prefix(Reads.pageSize))
        return (page, found.count > page.count ? page.last.map { "\($0.id)" } : nil)
    }
}
