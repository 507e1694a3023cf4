import Expectations
import Server
import ServiceIR
import Testing

/// What may be left out by a condition: how the form asks for it, and what is refused without it.
@Suite struct OptionalTests {
    private static let serviceYAML = Trial.serviceYAML
        // Nothing else of the form depends on an answer.
        .replacingOccurrences(of: "when: applicant == 'company', ", with: "optional: true, ")
        .replacingOccurrences(
            of: "type: long_text, when: bising, purpose", with: "type: long_text, optional: \"!bising\", purpose"
        )
        .replacingOccurrences(
            of: "when: bising, accept: [pdf] }", with: "optional: \"!bising\", accept: [pdf] }"
        )

    private static func submission(_ client: PortalClient, loud: Bool, alasan: String?, letter: Bool) async throws -> JSONValue {
        var answers: JSONObject = ["luas": 12, "bising": .bool(loud)]
        if let alasan { answers["alasan"] = .string(alasan) }
        var documents: JSONObject = ["ktp": ["file": .string(try await client.upload())]]
        if letter { documents["tetangga"] = ["file": .string(try await client.upload("tetangga.pdf"))] }
        return [
            "applicant": "person", "channel": "online", "form": ["pemohon": ["nama": "Sitti"], "usaha": .object(answers)],
            "documents": .object(documents),
        ]
    }

    @Test func whoMeetsTheConditionMayLeaveItOut() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.test { client in
            func send(_ loud: Bool, _ alasan: String?, _ letter: Bool) async throws -> Answer {
                try await client.post(
                    "/api/v1/services/izin-uji/cases", try await Self.submission(client, loud: loud, alasan: alasan, letter: letter))
            }
            try await expect(send(false, nil, false).status, equals: 201)
            // Left out is not the same as forbidden.
            try await expect(send(false, "Kipas", true).status, equals: 201)
            try await expect(send(true, "Mesin las", true).status, equals: 201)
            for (alasan, letter, missing) in [
                (nil, true, ["/form/usaha/alasan"]), ("Mesin las", false, ["/documents/tetangga"]),
                (nil, false, ["/form/usaha/alasan", "/documents/tetangga"]),
            ] as [(String?, Bool, [String])] {
                let refused = try await send(true, alasan, letter)
                let pointers = refused.json["errors"]?.array?.compactMap { $0["pointer"]?.string }
                expect(refused.status == 422 && pointers == missing, "\(refused.text)")
            }
        }
        try await expect(trial.faults(), equals: [])
    }

    /// The label of an input, with what stands beside it.
    private static func label(_ id: String, in page: String) -> String? {
        page.components(separatedBy: "<label for=\"\(id)\">").dropFirst().first?.components(separatedBy: "</label>").first
    }

    @Test func theFormSaysWhetherItMayBeLeftOut() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.test { client in
            func page(_ answers: [(String, String)], _ button: String) async throws -> Answer {
                let (type, body) = PageTests.multipart(
                    answers + [("tombol", button)], files: [("d.ktp", "ktp.pdf", "%PDF-1.4 ktp")])
                return try await client.apply(type, body)
            }
            let loud = PageTests.answers.filter { $0.0 != "f.usaha.bising" } + [("f.usaha.bising", "true")]
            // Before anything is answered nobody knows; afterwards the label says it.
            let first = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person").text
            let (quiet, needed) = (try await page(PageTests.answers, "perbarui").text, try await page(loud, "perbarui").text)
            for (id, name) in [("f.usaha.alasan", "Alasan kebisingan"), ("d.tetangga", "Persetujuan tetangga")] {
                expect(Self.label(id, in: quiet)?.contains("tidak wajib"), equals: true)
                expect(Self.label(id, in: needed), equals: name)
            }
            for page in [first, quiet, needed] {
                expect(page.components(separatedBy: "Wajib atau tidaknya bergantung pada jawaban lain").count, equals: 3)
            }
            expect(first.contains("value=\"perbarui\""), "what depends on an answer can be asked for")
            let refused = try await page(loud, "kirim")
            expect(refused.status, equals: 422)
            let links = refused.text.matches(of: /<li><a href="#([^"]+)">/).map { String($0.output.1) }
            expect(links, equals: ["f.usaha.alasan", "d.tetangga"], "\(links)")
            try await expect(page(PageTests.answers, "kirim").isReceipt)
        }
    }

    /// Every `then` below a value, however deep.
    private static func consequences(_ value: JSONValue) -> [(condition: JSONValue, then: JSONValue)] {
        if let members = value.object {
            let own = members["if"].flatMap { condition in members["then"].map { [(condition, $0)] } } ?? []
            return own + members.flatMap { consequences($0.value) }
        }
        return value.array?.flatMap(consequences) ?? []
    }

    @Test func theSchemaRequiresItOnlyOfTheOthers() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.test { client in
            let answer = try await client.call(.get, "/api/v1/services/izin-uji/schema")
            expect(answer.status == 200 && answer.header("Content-Type") == "application/schema+json")
            let usaha = answer.json["properties"]?["form"]?["properties"]?["usaha"]
            expect(usaha?["properties"]?["alasan"]?["x-mpp-optional"]?.string, equals: "!usaha.bising", "\(answer.text)")
            expect(usaha?["required"]?.array?.contains("alasan"), equals: false)
            expect(answer.json["properties"]?["documents"]?["required"]?.array?.contains("tetangga"), equals: false)
            for name in ["alasan", "tetangga"] {
                let due = Self.consequences(answer.json).filter { rule in
                    String(decoding: rule.then.bytes(.compact), as: UTF8.self).contains("\"required\":[\"\(name)\"]")
                }
                expect(due.count, equals: 1, "\(name): \(due)")
                let condition = due.first.map { String(decoding: $0.condition.bytes(.compact), as: UTF8.self) } ?? ""
                expect(condition.contains("\"bising\""), "\(condition)")
            }
        }
    }
}
