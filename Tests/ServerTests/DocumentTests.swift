import Expectations
import Foundation
import Hummingbird
import Server
import ServiceIR
import Testing

/// The API's document and its problems.
@Suite struct DocumentTests {
    @Test func theDocumentDescribesTheRoutesThatRun() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let document = try await client.call(.get, "/api/v1/openapi.json").json
            expect(document["openapi"]?.string, equals: "3.1.0")
            let paths = try #require(document["paths"]?.object)
            expect(paths.count >= 15)
            var ids: [String] = []
            for (path, item) in paths {
                for (method, operation) in item.object ?? [:] {
                    ids.append(operation["operationId"]?.string ?? "")
                    expect(operation["responses"]?["default"] != nil)
                    let filled = path.rawValue.split(separator: "/").map { $0.hasPrefix("{") ? "x" : String($0) }.joined(separator: "/")
                    let verb = HTTPRequest.Method(method.rawValue.uppercased())!
                    let answer = try await client.call(verb, "/" + filled, ["Idempotency-Key": Secret.make()], body: [])
                    // A route that did not exist would be 404 without a problem of its own, or 405.
                    expect(answer.status != 405 && answer.status < 500, "\(method) \(path): \(answer.status)")
                }
            }
            expect(ids.count == Set(ids).count && !ids.contains(""))
            let schemas = try #require(document["components"]?["schemas"]?.object)
            let text = String(decoding: document.bytes(.compact), as: UTF8.self)
            for reference in text.matches(of: /"#\/components\/schemas\/([A-Za-z]+)"/) {
                expect(schemas[ID(String(reference.output.1))] != nil, "\(reference.output.1)")
            }
        }
    }

    /// By another method a path is not called missing: which it takes is said.
    @Test(arguments: [
        (HTTPRequest.Method.trace, "/api/v1/catalog", "GET, HEAD"), (.delete, "/api/v1/cases/x", "GET, HEAD"),
        (.get, "/api/v1/cases/search", "POST"), (.put, "/api/v1/session", "DELETE, GET, HEAD, POST"), (.put, "/masuk", "GET, HEAD, POST"),
    ])
    func aPathSaysWhichMethodsItTakes(method: HTTPRequest.Method, path: String, allowed: String) async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let answer = try await client.call(method, path)
            expect(answer.status == 405 && answer.header("Allow") == allowed, "\(answer.status) \(answer.header("Allow") ?? "")")
            try await expect(client.call(method, "/api/v1/tidak-ada").status, equals: 404)
        }
    }

    @Test func allFaultsComeAtOnceInTheCallersLanguage() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let sending: JSONValue = [
                "applicant": "company", "channel": "online", "form": ["pemohon": ["nik": "1"], "usaha": ["luas": "x"]],
            ]
            let id = try await client.post("/api/v1/services/izin-uji/cases", sending)
            let en = try await client.post("/api/v1/services/izin-uji/cases", sending, ["Accept-Language": "en-GB,en;q=0.9"])
            expect(id.status == 422 && id.header("Content-Type") == "application/problem+json")
            let pointers = id.json["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
            for pointer in [
                "/form/pemohon/nik", "/form/pemohon/nama", "/form/pemohon/perusahaan", "/form/usaha/luas", "/form/usaha/bising",
                "/documents/ktp",
            ] {
                expect(pointers.contains(pointer), "\(pointer) in \(pointers)")
            }
            expect(
                id.json["title"]?.string == "Ada isian yang perlu diperbaiki" && en.json["title"]?.string == "Some entries need mending")
            expect(en.json["errors"]?.array?.contains { $0["subject"]?.string == "Full name" }, equals: true)
        }
    }

    @Test(arguments: ["{", "[]", "nul", "{\"form\":{},\"form\":{}}", "\u{FEFF}{}", "{\"a\":1e999}"])
    func damagedJSONIsAProblem(text: String) async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let answer = try await client.call(
                .post, "/api/v1/services/izin-uji/cases", ["Content-Type": "application/json", "Idempotency-Key": Secret.make()],
                body: Array(text.utf8))
            expect([400, 422].contains(answer.status) && answer.json["type"] != nil, "\(answer.status)")
        }
    }

    /// Nobody can say from afar that paper lies on the counter; and all that is wrong is said at once, in the reader's language.
    @Test func paperIsAnOfficersToTake() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            var submission = try await client.submission().object ?? [:]
            submission["documents"] = ["ktp": ["paper": true]]
            let refused = try await client.post("/api/v1/services/izin-uji/cases", .object(submission), ["Accept-Language": "en"])
            expect(refused.status == 422 && refused.json["errors"]?[0]?["code"]?.string == "paper", "\(refused.text)")
            submission["form"] = ["pemohon": [:], "usaha": ["luas": 12, "bising": false]]
            submission["documents"] = ["ktp": ["file": "tidak-ada"]]
            let both = try await client.post("/api/v1/services/izin-uji/cases", .object(submission), ["Accept-Language": "en"])
            let errors = both.json["errors"]?.array ?? []
            expect(errors.map { $0["pointer"]?.string }, equals: ["/form/pemohon/nama", "/documents/ktp"], "\(both.text)")
            expect(errors.last?["detail"]?.string, equals: "No such file; upload it again.")
        }
    }

    @Test func anOfficerMayFileAtTheCounterAndNobodyElse() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            var submission = try await client.submission().object ?? [:]
            submission["channel"] = "counter"
            submission["documents"] = ["ktp": ["paper": true]]
            try await expect(client.post("/api/v1/services/izin-uji/cases", .object(submission)).status, equals: 403)
            let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(submission), try await client.logIn("loket"))
            expect(filed.status, equals: 201, "\(filed.text)")
        }
    }
}
