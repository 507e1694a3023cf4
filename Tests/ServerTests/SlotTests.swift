import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Slots are taken once, freed again, and offered on pages and by the API. The clock stands at Monday 9 March 2026, 09:00.
@Suite struct SlotTests {
    static let serviceYAML = """
        service: izin-uji
        version: 1
        name: { id: Izin Uji, en: Test permit }
        agency: dinas
        legal_basis: { perda: Perda Uji 1/2026 }
        applicants: [person]
        channels: [online, counter]
        form:
          pemohon: { name: Pemohon, party: applicant, fields: { nama: { name: Nama, type: text, purpose: Identitas } } }
          sewa:
            name: Sewa
            fields:
              jadwal: { name: Jadwal, type: booking, resource: gor }
              catatan: { name: Catatan, type: text, when: hours(jadwal.end - jadwal.start) == 2.0, optional: true }
        fee: free
        sla: 5 working days
        workflow:
          periksa:
            name: Pemeriksaan
            by: pemeriksa
            within: 5 working days
            fields: { temu: { name: Jadwal temu, type: booking, resource: temu, optional: true } }
            to: tunggu
            actions:
              kembalikan: { name: Kembalikan, repair: { within: 5 working days } }
              tolak: { name: Tolak, to: ditolak }
          tunggu: { wait: jadwal, to: selesai }
          selesai: { end: granted }
          ditolak: { end: refused }
        product: Pemakaian
        privacy: { basis: public_service, keep_for: 5 years }
        """

    private static func submission(_ start: String) -> JSONValue {
        ["form": ["pemohon": ["nama": "Sitti"], "sewa": ["jadwal": .string(start)]], "documents": [:], "channel": "online"]
    }

    private static func file(_ client: PortalClient, _ start: String) async throws -> Answer {
        try await client.post("/api/v1/services/izin-uji/cases", submission(start))
    }

    /// Number and header of a case that has that slot.
    private static func taken(_ client: PortalClient, _ start: String) async throws -> (String, [String: String]) {
        let answer = try await file(client, start)
        expect(answer.status, equals: 201, "\(answer.text)")
        return (
            try #require(answer.json["case"]?.string), ["Authorization": "Bearer \(try #require(answer.json["secret"]?.string))"]
        )
    }

    private static func free(_ client: PortalClient, _ day: String, of resource: String = "gor") async throws -> [String] {
        let answer = try await client.call(.get, "/api/v1/resources/\(resource)/slots?from=\(day)&until=\(day)")
        expect(answer.status, equals: 200, "\(answer.text)")
        return (answer.json["slots"]?.array ?? []).map { "\($0["start"]?.string?.suffix(5) ?? "") \($0["free"]?.int ?? 0)" }
    }

    @Test func ofThoseWhoWantTheLastUnitOneGetsIt() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.test { client in
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<12 { group.addTask { try await Self.file(client, "2026-03-14T10:00") } }
                return try await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            expect(answers.count { $0.status == 201 }, equals: 1)
            let refused = answers.filter { $0.status != 201 }
            expect(refused.allSatisfy { $0.status == 422 })
            for answer in refused {
                expect(answer.json["errors"]?[0]?["pointer"]?.string, equals: "/form/sewa/jadwal")
                expect(answer.json["errors"]?[0]?["code"]?.string, equals: "no_free_slot")
            }
        }
    }

    @Test func aSlotIsFreeAgainWhenItIsGivenUp() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let all = ["08:00 1", "10:00 1", "12:00 1", "14:00 1", "16:00 1", "18:00 1"]
            try await expect(Self.free(client, "2026-03-14"), equals: all)
            // Today only what has not begun.
            try await expect(Self.free(client, "2026-03-09"), equals: Array(all.dropFirst()))
            let (number, own) = try await Self.taken(client, "2026-03-14T10:00")
            try await expect(Self.free(client, "2026-03-14"), equals: all.filter { $0 != "10:00 1" })

            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "periksa", "kembalikan", examiner, reason: "Dipakai kota").status, equals: 200)
            let repair = "/api/v1/cases/\(number)/repair"
            let (_, other) = try await Self.taken(client, "2026-03-14T12:00")
            let clash = try await client.post(repair, ["step": "periksa", "form": ["sewa": ["jadwal": "2026-03-14T12:00"]]], own)
            expect(clash.status == 422 && clash.json["errors"]?[0]?["code"]?.string == "no_free_slot", "\(clash.text)")
            try await expect(
                client.post(repair, ["step": "periksa", "form": ["sewa": ["jadwal": "2026-03-14T09:00"]]], own).status, equals: 422)
            let moved = try await client.post(repair, ["step": "periksa", "form": ["sewa": ["jadwal": "2026-03-14T16:00"]]], own)
            expect(moved.status, equals: 200, "\(moved.text)")
            expect(moved.json["submission"]?["form"]?["sewa"]?["jadwal"]?["end"]?.string, equals: "2026-03-14T18:00")
            try await expect(Self.free(client, "2026-03-14"), equals: ["08:00 1", "10:00 1", "14:00 1", "18:00 1"])

            try await expect(client.act(number, "periksa", "tolak", examiner, reason: "Rusak").status, equals: 200)
            try await expect(Self.free(client, "2026-03-14"), equals: ["08:00 1", "10:00 1", "14:00 1", "16:00 1", "18:00 1"])
            let second = try #require(try await Self.file(client, "2026-03-14T16:00").json["case"]?.string)
            expect(second != number)
            _ = other
            let withdrawn = try await client.post("/api/v1/cases/7307-2026-000002/withdraw", [:], other)
            expect(withdrawn.status, equals: 200, "\(withdrawn.text)")
            try await expect(Self.free(client, "2026-03-14"), equals: ["08:00 1", "10:00 1", "12:00 1", "14:00 1", "18:00 1"])
        }
        let report = try await trial.portal.store.read { try Verification.run($0) }
        expect(report.faults, equals: [])
        try await trial.portal.store.write { try $0.execute(sql: "UPDATE slots SET until = until + 60") }
        try await expect(trial.portal.store.read { try Verification.run($0) }.faults.map(\.kind), equals: [.slot])
        try await trial.portal.store.write { try $0.execute(sql: "DELETE FROM slots") }
        try await expect(trial.portal.store.read { try Verification.run($0) }.faults.map(\.kind), equals: [.slot])
    }

    /// In order of arrival, in the transaction that frees the slot.
    @Test func whoWaitsGetsWhatIsGivenUp() async throws {
        let service = Self.serviceYAML.replacing("resource: gor", with: "resource: kolam").replacing(
            "  tunggu: { wait: jadwal, to: selesai }",
            with:
                "  tunggu: { when: jadwal.waits, wait: jadwal, to: [{ when: jadwal.waits, to: ditolak_penuh }, { to: hari }] }\n  hari: { wait: jadwal, to: selesai }\n  ditolak_penuh: { end: refused, reason: Penuh }"
        )
        let trial = try await Trial(service: service)
        try await trial.officers()
        try await trial.test { client in
            var cases: [(String, [String: String])] = []
            for _ in 0..<4 { cases.append(try await Self.taken(client, "2026-03-14T10:00")) }
            let examiner = try await client.logIn("pemeriksa")
            func field(_ number: String, _ key: String) async throws -> JSONValue? {
                try await client.call(.get, "/api/v1/cases/\(number)", examiner).json["submission"]?["form"]?["sewa"]?["jadwal"]?[key]
            }
            try await expect(field(cases[0].0, "waits")?.bool, equals: false)
            for waiting in cases.dropFirst() { try await expect(field(waiting.0, "waits")?.bool, equals: true) }
            try await expect(Self.free(client, "2026-03-14", of: "kolam").contains("10:00 0"))
            for one in cases.dropFirst() { try await expect(client.act(one.0, "periksa", "done", examiner).status, equals: 200) }

            // The second withdraws: his place in the line is gone. The first withdraws: the third gets it, and his case goes on.
            try await expect(client.post("/api/v1/cases/\(cases[1].0)/withdraw", [:], cases[1].1).status, equals: 200)
            try await expect(client.post("/api/v1/cases/\(cases[0].0)/withdraw", [:], cases[0].1).status, equals: 200)
            try await expect(field(cases[2].0, "unit")?.int, equals: 1)
            try await expect(field(cases[3].0, "waits")?.bool, equals: true)
            let third = try await client.call(.get, "/api/v1/cases/\(cases[2].0)", examiner).json
            expect(third["open"]?[0]?["step"]?.string, equals: "hari")
            let page = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person").text
            expect(page.contains("<option value=\"2026-03-14T10:00\">14 Maret 2026, 10:00–12:00 (penuh, ikut antrean)</option>"))
        }
        try await expect(trial.portal.store.read { try Verification.run($0) }.faults, equals: [])
        trial.now = Trial.instant(2026, 3, 14, 10)
        while try await trial.portal.registry.fireNextDue() {}
        try await trial.test { client in
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.call(.get, "/api/v1/cases/7307-2026-000003", examiner).json["end"]?.string, equals: "granted")
            try await expect(client.call(.get, "/api/v1/cases/7307-2026-000004", examiner).json["end"]?.string, equals: "refused")
        }
        try await expect(trial.portal.store.read { try Verification.run($0) }.faults, equals: [])
    }

    /// Hours that nobody publishes are not told.
    @Test func aSlotOfTheWholeDayIsItsDate() async throws {
        let trial = try await Trial(service: Self.serviceYAML.replacing("resource: gor", with: "resource: sidang"))
        try await trial.officers()
        try await trial.test { client in
            let form = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person").text
            expect(form.contains("<option value=\"2026-03-14T00:00\">14 Maret 2026 Hari sidang</option>"))
            let (number, own) = try await Self.taken(client, "2026-03-14T00:00")
            try await expect(Self.free(client, "2026-03-14", of: "sidang"), equals: ["00:00 27"])
            _ = own
            let examiner = try await client.logIn("pemeriksa")
            let page = try await client.call(.get, "/petugas/berkas/\(number)", examiner).text
            expect(page.contains("Sabtu, 14 Maret 2026") && !page.contains("00:00–"))
        }
    }

    @Test func anOfficerGivesASlotAtAStep() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            let examiner = try await client.logIn("pemeriksa")
            func give(_ start: String, _ number: String) async throws -> Answer {
                try await client.post(
                    "/api/v1/cases/\(number)/acts", ["step": "periksa", "action": "done", "fields": ["temu": .string(start)]], examiner)
            }
            var numbers: [String] = []
            for start in ["2026-03-14T08:00", "2026-03-14T10:00", "2026-03-14T12:00"] {
                numbers.append(try await Self.taken(client, start).0)
            }
            try await expect(Self.free(client, "2026-03-10", of: "temu"), equals: ["08:00 2", "13:00 2"])
            try await expect(give("2026-03-10T13:00", numbers[0]).status, equals: 200)
            try await expect(give("2026-03-10T13:00", numbers[1]).status, equals: 200)
            let full = try await give("2026-03-10T13:00", numbers[2])
            expect(full.status == 422 && full.json["errors"]?[0]?["pointer"]?.string == "/fields/temu", "\(full.text)")
            try await expect(give("2026-03-10T09:00", numbers[2]).json["errors"]?[0]?["code"]?.string, equals: "not_a_slot")
            try await expect(Self.free(client, "2026-03-10", of: "temu"), equals: ["08:00 2"])
        }
        // What is kept of the looking up is the unit that was taken, not all that were free.
        let units = try await trial.portal.store.read { db in
            try Data.fetchAll(db, sql: "SELECT payload FROM payloads ORDER BY case_id, number").compactMap { bytes -> [JSONValue]? in
                try JSONValue(parsing: Array(bytes))["event"]?["act"]?["register"]?["slots"]?[0]?["units"]?.array
            }
        }
        expect(units, equals: [[1], [2]])
        // The slot begins, and the case goes on by itself.
        trial.now = Trial.instant(2026, 3, 14, 10)
        while try await trial.portal.registry.fireNextDue() {}
        try await trial.test { client in
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.call(.get, "/api/v1/cases/7307-2026-000002", examiner).json["end"]?.string, equals: "granted")
        }
    }

    @Test func whatIsAskedForWronglyIsRefused() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.test { client in
            for (path, status) in [
                ("/api/v1/resources/tidak_ada/slots", 404), ("/api/v1/resources/gor/slots?from=besok", 400),
                ("/api/v1/resources/gor/slots?from=2026-03-10&until=2026-03-09", 400),
                ("/api/v1/resources/gor/slots?from=2026-03-10&until=2026-06-10", 400), ("/api/v1/resources/gor/slots", 200),
                ("/api/v1/resources/gor/slots?from=9999-12-31", 200),
            ] {
                try await expect(client.call(.get, path).status, equals: status, "\(path)")
            }
            try await expect(client.call(.get, "/api/v1/resources").json["resources"]?.array?.count, equals: 6)
            let document = try await client.call(.get, "/api/v1/openapi.json").json
            expect(document["paths"]?["/api/v1/resources/{resource}/slots"]?["get"]?["operationId"]?.string, equals: "slots")
            try await expect(Self.file(client, "2026-03-09T08:00").json["errors"]?[0]?["code"]?.string, equals: "slot_begun")
            try await expect(Self.file(client, "besok").json["errors"]?[0]?["code"]?.string, equals: "wrong_form")
            // Slots are offered, and taken, for a year.
            try await expect(Self.free(client, "2027-03-09").count, equals: 6)
            try await expect(Self.free(client, "2027-03-10"), equals: [])
            try await expect(Self.file(client, "2027-03-10T08:00").json["errors"]?[0]?["code"]?.string, equals: "not_a_slot")
            try await expect(Self.file(client, "9998-03-12T08:00").json["errors"]?[0]?["code"]?.string, equals: "not_a_slot")
            try await expect(Self.file(client, "2027-03-09T08:00").status, equals: 201)
        }
    }

    /// Of two that book one thing, each offers slots from the day that its own input asks for.
    @Test func eachInputHasItsOwnDay() async throws {
        let service = Self.serviceYAML.replacing(
            "      catatan: {", with: "      kedua: { name: Jadwal kedua, type: booking, resource: gor, optional: true }\n      catatan: {")
        let trial = try await Trial(service: service)
        try await trial.test { client in
            let (type, body) = PageTests.multipart([
                ("kunci", "kunci-dari-halaman-dua-hari-uji"), ("channel", "online"), ("m.f.sewa.kedua", "2026-05-02"),
                ("tombol", "perbarui"),
            ])
            let page = try await client.apply(type, body).text
            let first = try #require(page.split(separator: "<select id=\"f.sewa.jadwal\"").last)
            let parts = first.split(separator: "<select id=\"f.sewa.kedua\"")
            expect(parts.count, equals: 2)
            expect(parts[0].contains("value=\"2026-03-14T10:00\"") && !parts[0].contains("value=\"2026-05-02T10:00\""))
            expect(parts[1].contains("value=\"2026-05-02T10:00\"") && !parts[1].contains("value=\"2026-03-14T10:00\""))
        }
    }

    /// What is open on given dates alone is offered however far they lie, up to a year; the API says which they are.
    @Test func givenDatesAreOffered() async throws {
        let trial = try await Trial(service: Self.serviceYAML.replacing("resource: gor", with: "resource: keliling"))
        try await trial.test { client in
            let resources = try await client.call(.get, "/api/v1/resources").json["resources"]?.array ?? []
            let dates = resources.map { "\($0["resource"]?.string ?? "") \($0["dates"]?.array?.compactMap(\.string) ?? [])" }
            expect(dates.contains("keliling [\"2026-03-02\", \"2026-06-03\", \"2026-09-02\"]") && dates.contains("gor []"))
            try await expect(Self.free(client, "2026-06-03", of: "keliling"), equals: ["08:00 1"])
            try await expect(Self.free(client, "2026-06-04", of: "keliling"), equals: [])
            let page = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person").text
            expect(page.contains("value=\"2026-06-03T08:00\"") && page.contains("value=\"2026-09-02T08:00\""))
            expect(!page.contains("value=\"2026-03-02T08:00\""))
            try await expect(Self.file(client, "2026-06-04T08:00").json["errors"]?[0]?["code"]?.string, equals: "not_a_slot")
            _ = try await Self.taken(client, "2026-06-03T08:00")
            try await expect(Self.free(client, "2026-06-03", of: "keliling"), equals: [])
        }
    }

    /// As many slots and units as may be written are offered at once.
    @Test(.timeLimit(.minutes(1))) func manySlotsAreOffered() async throws {
        let service = Self.serviceYAML.replacing("resource: gor", with: "resource: parkir")
        let trial = try await Trial(service: service)
        try await trial.test { client in
            _ = try await Self.taken(client, "2026-03-14T10:00")
            let free = try await Self.free(client, "2026-03-14", of: "parkir")
            expect(free.count == 720 && free[120] == "10:00 26" && free[121] == "10:01 27")
            let page = try await client.call(.get, "/layanan/izin-uji/ajukan?applicant=person").text
            expect(page.contains("value=\"2026-03-09T19:59\"") && !page.contains("value=\"2026-03-10T08:00\""))
        }
    }

    @Test func pagesOfferWhatIsFree() async throws {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        try await trial.test { client in
            _ = try await Self.taken(client, "2026-03-14T10:00")
            let path = "/layanan/izin-uji/ajukan?applicant=person"
            let page = try await client.call(.get, path).text
            expect(page.contains("<select id=\"f.sewa.jadwal\" name=\"f.sewa.jadwal\""))
            expect(page.contains("<optgroup label=\"Sabtu, 14 Maret 2026\">"))
            expect(page.contains("<option value=\"2026-03-14T12:00\">14 Maret 2026, 12:00–14:00</option>"))
            expect(!page.contains("value=\"2026-03-14T10:00\"") && !page.contains("value=\"2026-03-09T08:00\""))
            let labels = Set(page.matches(of: /for="([^"]+)"/).map { String($0.output.1) })
            for input in page.matches(of: /<(?:input|select|textarea)[^>]*>/) where !input.output.contains("type=\"hidden\"") {
                let id = input.output.firstMatch(of: /id="([^"]+)"/).map { String($0.output.1) }
                expect(id.map(labels.contains), equals: true, "\(input.output)")
            }

            func post(_ answers: [(String, String)]) async throws -> Answer {
                let head = [("kunci", "kunci-dari-halaman-\(answers.count)-uji"), ("channel", "online"), ("f.pemohon.nama", "Sitti")]
                let (type, body) = PageTests.multipart(head + answers)
                return try await client.apply(type, body)
            }
            // From another day on, with what was chosen kept; what depends on the slot is asked.
            let later = try await post([
                ("f.sewa.jadwal", "2026-03-14T12:00"), ("m.f.sewa.jadwal", "2026-05-02"), ("tombol", "perbarui"),
            ])
            expect(later.text.contains("Sabtu, 2 Mei 2026") && !later.text.contains("Minggu, 15 Maret 2026"))
            expect(later.text.contains("<option value=\"2026-03-14T12:00\" selected>14 Maret 2026, 12:00 (pilihan sekarang)</option>"))
            expect(later.text.contains("name=\"f.sewa.catatan\""))
            let gone = try await post([("f.sewa.jadwal", "2026-03-14T10:00"), ("tombol", "kirim")])
            expect(gone.status == 422 && gone.text.contains("<a href=\"#f.sewa.jadwal\">") && gone.text.contains("sudah penuh"))
            let filed = try await post([("f.sewa.jadwal", "2026-03-14T12:00"), ("tombol", "kirim"), ("x", "y")])
            expect(filed.isReceipt, "\(filed.text)")

            let examiner = try await client.logIn("pemeriksa")
            let desk = try await client.call(.get, "/petugas/berkas/7307-2026-000002", examiner).text
            expect(desk.contains("Sabtu, 14 Maret 2026 12:00–14:00 WITA"))
            expect(desk.contains("<select id=\"f.periksa.temu\""))
            expect(desk.contains("<option value=\"2026-03-09T13:00\">9 Maret 2026, 13:00–16:00 Siang</option>"))
            expect(!desk.contains("value=\"2026-03-09T08:00\""))
            let from = try await client.call(.get, "/petugas/berkas/7307-2026-000002?mulai=2026-05-04", examiner).text
            expect(
                from.contains("<option value=\"2026-05-04T08:00\">4 Mei 2026, 08:00–12:00 Pagi</option>")
                    && !from.contains("2026-03-10T08:00"))

            // Its own slot stays chosen while the applicant mends.
            try await expect(client.act("7307-2026-000002", "periksa", "kembalikan", examiner, reason: "Lengkapi").status, equals: 200)
            let opened = try await client.open(filed)
            let own = try #require(opened.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let mend = try await client.call(.get, "/lacak/7307-2026-000002", ["Cookie": own]).text
            expect(mend.contains("<option value=\"2026-03-14T12:00\" selected>"))
            expect(mend.contains("Sabtu, 14 Maret 2026, 12:00–14:00"))
        }
    }
}
