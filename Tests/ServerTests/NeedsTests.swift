import Expectations
import Runtime
import Server
import ServiceIR
import Testing

/// What one needs, told before applying by the answers that decide it.
@Suite struct NeedsTests {
    /// A service whose documents, fee and time depend on several kinds of answers.
    private static let service = Trial.serviceYAML
        .replacing(
            "alasan: { name: Alasan",
            with: "hadir: { name: Sejak, type: date, optional: true, purpose: Tarif }\n      alasan: { name: Alasan"
        )
        .replacing(
            "within: 5 working days }\nworkflow",
            with: "within: [{ when: luas > 100, within: 10 working days }, { within: 5 working days }] }\nworkflow"
        )
        .replacing("ktp: KTP", with: "ktp: { name: KTP, copies: 2, stamp_duty: true, max_age: 6 months }")

    private func needs(_ client: PortalClient, _ json: JSONValue) async throws -> JSONValue {
        let answer = try await client.post("/api/v1/services/izin-uji/needs", json)
        expect(answer.status, equals: 200, "\(answer.text)")
        return answer.json
    }

    private func texts(_ json: JSONValue?) -> [String] { json?.array?.compactMap(\.string) ?? [] }

    @Test func whatIsNotAnsweredIsOpenAndNeverGuessed() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let nothing = try await needs(client, [:])
            // The name decides nothing, and neither does the reason.
            expect(texts(nothing["unanswered"]), equals: ["usaha.bising", "usaha.luas"])
            let documents = nothing["documents"]?.array ?? []
            expect(documents.compactMap { $0["document"]?.string }, equals: ["ktp", "tetangga"])
            expect(documents[0]["depends_on"] == nil && texts(documents[1]["depends_on"]) == ["usaha.bising"], "\(nothing)")
            expect(nothing["fee"]?["total"] == nil)
            expect(texts(nothing["fee"]?["items"]?[0]?["depends_on"]), equals: ["usaha.bising", "usaha.luas"])
            expect(nothing["decided_by"]?[0]?["step"]?.string, equals: "tanda_tangan")

            let half = try await needs(client, ["form": ["usaha": ["bising": false]]])
            expect(half["documents"]?.array?.compactMap { $0["document"]?.string }, equals: ["ktp"])
            expect(half["fee"]?["total"] == nil && texts(half["fee"]?["items"]?[0]?["depends_on"]) == ["usaha.luas"], "\(half)")

            // The sum is the one that filing comes to.
            let whole = try await client.submission(luas: 12)
            let all = try await needs(client, whole)
            let checked = try await client.post("/api/v1/services/izin-uji/cases/check", whole)
            expect(all["fee"]?["total"]?.int, equals: 12_000)
            expect(all["fee"]?["total"]?.int, equals: checked.json["fee"]?.int)
            expect(texts(all["unanswered"]), equals: [])
            let cases = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }
            expect(cases, equals: 0)
        }
    }

    @Test func timesAndDocumentsAreNarrowedByAnswers() async throws {
        let trial = try await Trial(service: Self.service)
        try await trial.test { client in
            let nothing = try await needs(client, [:])
            // What may be left empty decides nothing here and is not asked.
            expect(texts(nothing["unanswered"]), equals: ["usaha.bising", "usaha.luas"])
            expect(texts(nothing["promises"]?[0]?["depends_on"]), equals: ["usaha.luas"])
            let small = try await needs(client, ["form": ["usaha": ["luas": 50]]])["promises"]?[0]
            expect(small?["depends_on"] == nil && small?["terms"]?["within"]?.array?.count == 1, "\(small ?? .null)")
            expect(small?["terms"]?["starts"]?["step"]?.string, equals: "pemeriksaan")
            let page = try await client.call(.get, "/layanan/izin-uji/keperluan?lang=id").text
            for part in ["2 rangkap", "meterai", "10 hari kerja / 5 hari kerja", "tergantung: Luas"] {
                expect(page.contains(part), "\(part)")
            }
        }
    }

    @Test func wrongAnswersAreRefusedAtTheirPlace() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let path = "/api/v1/services/izin-uji/needs"
            let refused = try await client.post(path, ["form": ["usaha": ["luas": 5000, "lebar": 3]], "applicant": "ghost"])
            expect(refused.status, equals: 422)
            let pointers = Set(refused.json["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? [])
            expect(pointers, equals: ["/applicant", "/form/usaha/luas", "/form/usaha/lebar"], "\(refused.text)")
            try await expect(client.post(path, [1]).status, equals: 400)
            try await expect(client.post("/api/v1/services/tidak-ada/needs", [:]).status, equals: 404)
        }
    }

    @Test func thePageAsksWhatDecidesAndLeadsToTheApplication() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let path = "/layanan/izin-uji/keperluan"
            let empty = try await client.call(.get, path)
            PageTests.judge(empty.text, path)
            expect(empty.status == 200 && empty.text.contains("name=\"f.usaha.luas\"") && !empty.text.contains("name=\"f.pemohon.nama\""))
            expect(empty.text.contains("tergantung: Bising") && empty.text.contains("belum diketahui"), "\(empty.text)")
            func send(_ fields: String) async throws -> Answer {
                try await client.call(.post, path, ["Content-Type": "application/x-www-form-urlencoded"], body: Array(fields.utf8))
            }
            let wrong = try await send("f.usaha.luas=banyak&tombol=hitung")
            expect(wrong.status == 422 && wrong.text.contains("href=\"#f.usaha.luas\"") && wrong.text.contains("value=\"banyak\""))

            let page = try await send("applicant=person&f.usaha.luas=12,5&f.usaha.bising=true&tombol=hitung")
            PageTests.judge(page.text, "answered")
            expect(page.status, equals: 200)
            for part in ["Persetujuan tetangga", "Rp18.800", "5 hari kerja sejak “Lengkap” (Pemeriksaan)", "Kepala dinas"] {
                expect(page.text.contains(part), "\(part)")
            }
            expect(!page.text.contains("tergantung"), "\(page.text)")
            let hidden = page.text.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/).map {
                (String($0.output.1), String($0.output.2))
            }
            let (type, body) = PageTests.multipart(hidden + [("tombol", "perbarui")], files: [])
            let form = try await client.apply(type, body)
            expect(form.status, equals: 200)
            expect(form.text.contains("value=\"12,5\"") && form.text.contains("name=\"d.tetangga\""), "\(form.text)")

            let english = try await client.call(.get, "\(path)?lang=en")
            expect(english.text.contains("What to bring") && english.text.contains("depends on: Bising"))
            try await expect(client.call(.get, "/layanan/izin-uji").text.contains("href=\"\(path)\""))
        }
    }

    /// Whole answers come to what filing comes to; with any one of them taken away, what is said still is the same or open.
    @Test func nothingThatIsSaidIsWrong() async throws {
        let trial = try await Trial(sources: Trial.keywords())
        var (compared, open) = (0, 0)
        for entry in trial.portal.registry.services.values {
            let definition = try await trial.portal.registry.definition(of: entry)
            let (engine, questions) = (definition.engine, DecidingQuestions(definition.service))
            let sampler = SubmissionSampler(engine.submissions, at: engine.moment(at: trial.now))
            for seed in 0..<8 {
                guard let json = sampler.sample(seed: UInt64(seed), .valid)?.json else { continue }
                let submission = try engine.submissions.validate(json, at: sampler.moment).get()
                guard case .success(let opened) = engine.begin(submission: submission, by: .applicant("applicant:1"), at: trial.now) else {
                    continue
                }
                let fee = engine.fee(of: opened.0, at: trial.now)
                let asked = engine.submissions.inquire(json, at: sampler.moment).documents
                func compare(_ answers: JSONValue, _ what: String) throws {
                    let needs = try engine.needs(answers, questions, at: trial.now)
                    let place = "\(definition.service.service) \(seed) \(what)"
                    if let total = needs.total { expect(total, equals: fee, "\(place)") } else { open += 1 }
                    let told = Set(needs.documents.map(\.id.rawValue))
                    let top = Set(asked.compactMap { $0.split(separator: ".").first.map(String.init) })
                    expect(top.isSubset(of: told), "\(place): \(top.subtracting(told)) not told")
                    for needed in needs.documents where needed.requirement.when == nil && needed.requirement.from == nil {
                        expect(top.contains(needed.id.rawValue), "\(place): \(needed.id) is not asked")
                    }
                    compared += 1
                }
                try compare(json, "whole")
                for (section, value) in json["form"]?.object ?? [:] {
                    guard let fields = value.object else {
                        try compare(Self.without(json, section.rawValue, nil), section.rawValue)
                        continue
                    }
                    for field in fields.keys { try compare(Self.without(json, section.rawValue, field.rawValue), "\(section).\(field)") }
                }
            }
        }
        expect(compared > 500 && open > 20, "\(compared) compared, \(open) open")
    }

    private static func without(_ json: JSONValue, _ section: String, _ field: String?) -> JSONValue {
        var members = json.object ?? [:]
        var form = members["form"]?.object ?? [:]
        if let field {
            var fields = form[ID(section)]?.object ?? [:]
            fields[ID(field)] = nil
            form[ID(section)] = .object(fields)
        } else {
            form[ID(section)] = nil
        }
        members["form"] = .object(form)
        return .object(members)
    }
}
