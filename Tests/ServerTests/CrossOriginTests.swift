import Expectations
import Server
import ServiceIR
import Testing

/// Pages of other sites: those that the operator names use the API as anybody may, others hear nothing; what they draw forms by.
@Suite struct CrossOriginTests {
    private static let site = "https://desa.example"
    private static let submit = "/api/v1/services/izin-uji/cases"

    @Test func nobodyElsesPageIsAnsweredUnlessItIsNamed() async throws {
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), origins: [Self.site])
        let closed = try await Trial()
        try await trial.test { client in
            let allowed = try await client.call(.get, "/api/v1/catalog", ["Origin": Self.site, "Sec-Fetch-Site": "cross-site"])
            expect(allowed.status == 200 && allowed.header("Access-Control-Allow-Origin") == Self.site)
            expect(allowed.header("Access-Control-Allow-Credentials") == nil, "no cookie of anybody goes with it")
            expect(allowed.header("Vary")?.contains("Origin") == true && allowed.header("Cross-Origin-Resource-Policy") == "cross-origin")
            let asking = [
                "Origin": Self.site, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "idempotency-key",
            ]
            let preflight = try await client.call(.options, Self.submit, asking)
            expect(preflight.status == 204 && preflight.header("Access-Control-Allow-Headers")?.contains("Idempotency-Key") == true)
            for origin in [
                "https://jahat.example", "https://desa.example.jahat.example", "http://desa.example", "https://desa.example:8443", "null",
            ] {
                let answer = try await client.call(.get, "/api/v1/catalog", ["Origin": origin])
                expect(answer.header("Access-Control-Allow-Origin") == nil, "\(origin)")
                var other = asking
                other["Origin"] = origin
                try await expect(client.call(.options, Self.submit, other).header("Access-Control-Allow-Origin") == nil, "\(origin)")
            }
            // Pages are nobody else's.
            for path in ["/", "/layanan/izin-uji", "/lacak", "/masuk"] {
                let page = try await client.call(.get, path, ["Origin": Self.site])
                expect(
                    page.header("Access-Control-Allow-Origin") == nil && page.header("Cross-Origin-Resource-Policy") == "same-origin", path)
            }
        }
        try await closed.test { client in
            let answer = try await client.call(.get, "/api/v1/catalog", ["Origin": Self.site])
            expect(answer.header("Access-Control-Allow-Origin") == nil && answer.header("Vary")?.contains("Origin") != true)
        }
    }

    @Test func anAllowedPageFilesAsAnybodyAndNeverAsAnOfficer() async throws {
        let trial = try await Trial(sources: Trial.sources([Trial.serviceYAML]), origins: [Self.site])
        try await trial.officers()
        try await trial.test { client in
            let from = ["Origin": Self.site, "Sec-Fetch-Site": "cross-site"]
            let filed = try await client.post(Self.submit, try await client.submission(), from)
            expect(filed.status == 201 && filed.header("Access-Control-Allow-Origin") == Self.site, "\(filed.text)")
            // A fault is told to it too.
            let refused = try await client.post(Self.submit, [:], from)
            expect(refused.status == 422 && refused.header("Access-Control-Allow-Origin") == Self.site, "\(refused.text)")
            let stranger = ["Origin": "https://jahat.example", "Sec-Fetch-Site": "cross-site"]
            try await expect(client.post(Self.submit, try await client.submission(), stranger).status, equals: 403)
            let officer = try await client.logIn("loket")
            try await expect(client.call(.get, "/api/v1/inbox", officer.merging(from) { $1 }).status, equals: 401)
            try await expect(client.call(.get, "/api/v1/inbox", officer).status, equals: 200)
            // Nor does it post to a page.
            let body = Array("nomor=1&kunci=2".utf8)
            let page = try await client.call(
                .post, "/lacak", from.merging(["Content-Type": "application/x-www-form-urlencoded"]) { $1 }, body: body)
            expect(page.status, equals: 403)
        }
    }

    @Test func anOriginIsAnOriginAndNothingElse() {
        for text in ["https://desa.example", "http://localhost:8090", "https://a-b.go.id:444"] {
            expect(WebOrigin(text)?.text, equals: text)
        }
        for text in [
            "*", "null", "desa.example", "https://", "https://desa.example/", "https://desa.example/a", "ftp://a", "https://*.example",
            "https://a:b", "https://a:0443", "https://a:1:2", "https://A.example", "https://a@b", " https://a",
        ] { expect(WebOrigin(text) == nil, text) }
    }

    /// What a form is drawn by, in one answer and two modules.
    @Test func aFormIsDrawnFromTheAPI() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let form = try await client.call(.get, "/api/v1/services/izin-uji/form")
            expect(form.status == 200 && form.json["ui"]?["type"]?.string == "Categorization", "\(form.text)")
            expect(
                form.json["schema"]?["properties"]?["form"] != nil
                    && form.json["texts"]?["en"]?["form.pemohon.nama.label"]?.string == "Full name")
            try await expect(client.call(.get, "/api/v1/services/tidak-ada/form").status, equals: 404)
            let module = try await client.call(.get, "/modules/izin-uji/form.mjs")
            expect(
                module.status == 200 && module.text.contains("from \"../mpp.mjs\"")
                    && module.header("Content-Type")?.hasPrefix("text/javascript") == true)
            try await expect(client.call(.get, "/modules/mpp.mjs").text.contains("export const form"))
            try await expect(client.call(.get, "/modules/tidak-ada/form.mjs").status, equals: 404)
            let script = try await client.call(.get, "/embed.js")
            expect(script.status == 200 && script.header("Cross-Origin-Resource-Policy") == "cross-origin")
            expect(!script.text.contains("innerHTML") && !script.text.contains("eval("))
        }
    }
}
