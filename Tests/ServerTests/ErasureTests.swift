import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Personal data goes when its time is over, and nothing else does.
@Suite struct ErasureTests {
    static let name = "Sittirahmawati Daengtojeng"

    /// A permit whose applicant's telephone number and photograph are kept for less time than the case.
    static let serviceYAML = Trial.serviceYAML
        .replacing(
            "nama: { name: { id: Nama, en: Full name }, type: text, purpose: Identitas }",
            with: """
                nama: { name: { id: Nama, en: Full name }, type: text, purpose: Identitas }
                      nik: { name: NIK, type: nik, purpose: Identitas }
                      telepon: { name: Telepon, type: phone, purpose: Kabar, keep_for: 6 months }
                      foto: { name: Foto, type: document, purpose: Identitas, keep_for: 6 months }
                """
        )
        .replacing("keep_for: 5 years", with: "keep_for: 2 years")

    private struct Granted {
        var number: String
        var own: [String: String]
        var code: String
    }

    private func trial() async throws -> Trial {
        let trial = try await Trial(service: Self.serviceYAML)
        try await trial.officers()
        return trial
    }

    private func file(_ client: PortalClient, photo: [UInt8] = Array("%PDF-1.7 potret rahasia".utf8)) async throws -> (
        String, [String: String]
    ) {
        let person: JSONValue = [
            "nama": .string(Self.name), "nik": "7307015508900001", "telepon": "081234567890",
            "foto": ["file": .string(try await client.upload("potret.pdf", photo))],
        ]
        let submission: JSONValue = [
            "applicant": "person", "channel": "online", "form": ["pemohon": person, "usaha": ["luas": 12, "bising": false]],
            "documents": ["ktp": ["file": .string(try await client.upload("ktp-sitti.pdf", Array("%PDF-1.7 kartu".utf8)))]],
        ]
        let answer = try await client.post("/api/v1/services/izin-uji/cases", submission)
        expect(answer.status, equals: 201, "\(answer.text)")
        return (
            try #require(answer.json["case"]?.string), ["Authorization": "Bearer \(try #require(answer.json["secret"]?.string))"]
        )
    }

    /// A case that was granted on 9 March 2026: its permit is valid for a year.
    private func grant(_ client: PortalClient) async throws -> Granted {
        let (number, own) = try await file(client)
        let (examiner, desk, head) = (
            try await client.logIn("pemeriksa"), try await client.logIn("loket"), try await client.logIn("kepala")
        )
        try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
        let paid = try await client.post(
            "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "STS-1", "amount": 12000], desk)
        expect(paid.status, equals: 200, "\(paid.text)")
        try await expect(client.act(number, "tanda_tangan", "done", head).status, equals: 200)
        let letter = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).text
        let path = try #require(letter.firstMatch(of: /\/periksa\/[^"]*\/izin\/([^"<]+)/))
        return Granted(number: number, own: own, code: String(path.1))
    }

    private func eraseAll(_ trial: Trial) async throws { while try await trial.portal.eraseDue() {} }

    private func report(_ trial: Trial) async throws -> JournalReport { try await trial.portal.store.read { try Verification.run($0) } }

    /// Where a text stands in the store: in values of tables, and in the bytes of the files.
    private func traces(of texts: [String], in trial: Trial) async throws -> [String] {
        var found = try await trial.portal.store.read { db in
            try StoreTables.names(db).filter { $0 != "definitions" && $0 != "catalogs" }.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").flatMap { row in
                    row.values.compactMap(\.bytes).flatMap { bytes in
                        texts.filter { bytes.range(of: Data($0.utf8)) != nil }.map { "\(table): \($0)" }
                    }
                }
            }
        }
        for path in try FileManager.default.subpathsOfDirectory(atPath: trial.folder) {
            guard let bytes = FileManager.default.contents(atPath: trial.folder + "/" + path) else { continue }
            found += texts.filter { bytes.range(of: Data($0.utf8)) != nil }.map { "\(path): \($0)" }
        }
        return found
    }

    @Test func aCaseIsErasedOnTheDayAfterItsTimeAndItsChainStillVerifies() async throws {
        let trial = try await trial()
        try await trial.test { client in
            let granted = try await grant(client)
            // Others make the database's pages divide.
            for _ in 0..<30 { _ = try await file(client) }
            let personal = [Self.name, "7307015508900001", "potret rahasia", "ktp-sitti", "STS-1"]
            try await expect(Set(traces(of: personal, in: trial).map { $0.split(separator: ": ")[1] }).count, equals: 5)

            trial.now = Trial.instant(2028, 3, 9, 23, 59)
            try await eraseAll(trial)
            var seen = try await client.call(.get, "/api/v1/cases/\(granted.number)", granted.own).json
            expect(seen["erased"] == nil && seen["submission"]?["form"]?["pemohon"]?["nama"]?.string == Self.name)

            trial.now = Trial.instant(2028, 3, 10, 0, 0)
            try await eraseAll(trial)
            seen = try await client.call(.get, "/api/v1/cases/\(granted.number)", granted.own).json
            expect(seen["erased"] != nil && seen["submission"] == [:] && seen["end"]?.string == "granted", "\(seen)")
            expect(seen["outputs"]?[0]?["number"]?.string, equals: "001/UJI/2026")
            let report = try await report(trial)
            expect(report.faults.isEmpty && report.erasures == 2 && report.requests == 0, "\(report.faults)")
        }
    }

    @Test func noByteOfAnErasedCaseIsLeftInTheDatabase() async throws {
        let trial = try await trial()
        try await trial.test { client in
            var numbers: [String] = []
            for _ in 0..<40 { numbers.append(try await file(client).0) }
            let examiner = try await client.logIn("pemeriksa")
            for number in numbers {
                try await expect(client.act(number, "pemeriksaan", "tolak", examiner, reason: "Luas salah").status, equals: 200)
            }
            _ = try await client.post(
                "/api/v1/cases/search", ["name": .string(Self.name)], examiner)
            trial.now = Trial.instant(2028, 3, 10, 0, 0)
            try await eraseAll(trial)
            let personal = [Self.name, Self.name.lowercased(), "7307015508900001", "potret rahasia", "ktp-sitti", "81234567890"]
            try await expect(traces(of: personal, in: trial), equals: [])
            try await expect(report(trial).faults.isEmpty)
            let reader = try await client.logIn("pemeriksa")
            let found = try await client.post("/api/v1/cases/search", ["number": .string(numbers[0])], reader)
            expect(found.json["cases"]?.array?.count, equals: 1)
            let page = try await client.call(.get, "/petugas/berkas/\(numbers[0])", reader)
            expect(page.status == 200 && page.text.contains("sudah dihapus"), "\(page.text)")
            let english = try await client.call(.get, "/petugas/berkas/\(numbers[0])?lang=en", reader)
            expect(english.text.contains("has been erased"))
        }
    }

    @Test func aFieldOfItsOwnTimeGoesFirst() async throws {
        let trial = try await trial()
        try await trial.test { client in
            let granted = try await grant(client)
            // A system called back with it, and was not taken.
            let (path, key) = ("/api/v1/systems/simbg/cases/\(granted.number)", Secret.make())
            let body = Array("{\"step\":\"bayar\",\"reference\":\"R\",\"telepon\":\"081234567890\"}".utf8)
            let signature = Secret.signature(of: Array("\(path)\n\(key)\n".utf8) + body, by: "rahasia-simbg")
            let headers = ["Content-Type": "application/json", "Idempotency-Key": key, "X-MPP-Signature": signature]
            try await expect(client.call(.post, path, headers, body: body).status, equals: 404)
            trial.now = Trial.instant(2026, 9, 10, 0, 0)
            try await eraseAll(trial)
            let seen = try await client.call(.get, "/api/v1/cases/\(granted.number)", granted.own).json
            let person = seen["submission"]?["form"]?["pemohon"]
            expect(person?["nama"]?.string == Self.name && person?["telepon"] == nil && person?["foto"] == nil, "\(seen)")
            try await expect(traces(of: ["81234567890", "potret rahasia"], in: trial), equals: [])
            let report = try await report(trial)
            // The filing held the number; the later events did not.
            expect(report.faults.isEmpty && report.erased == 1 && report.erasures == 1, "\(report.faults)")
            let letter = try await client.call(.get, "/api/v1/cases/\(granted.number)/outputs/izin", granted.own)
            expect(letter.status == 200 && letter.text.contains(Self.name))
        }
    }

    @Test func aValidOutputOfAnErasedCaseIsStillVerified() async throws {
        let trial = try await trial()
        try await trial.test { client in
            let granted = try await grant(client)
            trial.now = Trial.instant(2026, 6, 1, 9)
            let registry = trial.portal.registry
            let before = try await registry.erase(
                case: granted.number, reason: "Surat 12/2026", withdraws: false, isMeant: false, by: "operator:uji")
            let outcome = try await registry.erase(
                case: granted.number, reason: "Surat 12/2026", withdraws: false, isMeant: true, by: "operator:uji")
            guard case .erased = before, case .erased = outcome else { Issue.record("\(before) \(outcome)"); return }
            let path = "/api/v1/checks/\(granted.number)/izin/\(granted.code)"
            var check = try await client.call(.get, path, [:]).json
            expect(check["standing"]?.string == "valid" && check["number"]?.string == "001/UJI/2026", "\(check)")
            let holder = "SELECT count(*) FROM issued_outputs WHERE holder IS NOT NULL"
            try await expect(trial.portal.store.read { try Int.fetchOne($0, sql: holder) }, equals: 1)
            for place in ["outputs/izin", "files/berkas"] {
                try await expect(client.call(.get, "/api/v1/cases/\(granted.number)/\(place)", granted.own).status, equals: 410)
            }
            trial.now = Trial.instant(2027, 3, 10, 9)
            try await eraseAll(trial)
            check = try await client.call(.get, path, [:]).json
            expect(check["standing"]?.string, equals: "expired")
            try await expect(trial.portal.store.read { try Int.fetchOne($0, sql: holder) }, equals: 0)
            let report = try await report(trial)
            expect(report.faults.isEmpty && report.erasures == 2 && report.requests == 1, "\(report.faults)")
            let listed = try await trial.portal.store.read { try ErasureRecord.all($0, onlyRequests: true) }
            expect(listed.map(\.number) == [granted.number] && listed[0].reason == "Surat 12/2026" && listed[0].actor == "operator:uji")
        }
    }

    @Test func anOpenCaseIsErasedOnlyWhereThatIsSaid() async throws {
        let trial = try await trial()
        try await trial.test { client in
            let (number, own) = try await file(client)
            let registry = trial.portal.registry
            let refused = try await registry.erase(case: number, reason: "Surat", withdraws: false, isMeant: true, by: "operator:uji")
            guard case .isOpen = refused else { Issue.record("\(refused)"); return }
            _ = try await registry.erase(case: number, reason: "Surat", withdraws: true, isMeant: true, by: "operator:uji")
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(seen["end"]?.string == "withdrawn" && seen["erased"] != nil && seen["open"] == [], "\(seen)")
            let act = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            expect(act.status, equals: 410)
            try await expect(report(trial).faults.isEmpty)
        }
    }

    @Test func aFileThatAnotherCaseHoldsTooStays() async throws {
        let trial = try await trial()
        try await trial.test { client in
            let (first, _) = try await file(client)
            let (second, own) = try await file(client)
            _ = try await trial.portal.registry.erase(case: first, reason: "Surat", withdraws: true, isMeant: true, by: "operator:uji")
            _ = try await trial.portal.eraseDue()
            let photo = try await client.call(.get, "/api/v1/cases/\(second)", own).json["submission"]?["form"]?["pemohon"]?["foto"]
            let file = try #require(photo?["file"]?.string)
            let held = try await client.call(.get, "/api/v1/cases/\(second)/files/\(file)", own)
            expect(held.status == 200 && held.text.contains("potret rahasia"))
        }
    }

    @Test func everyTableOfACaseHasItsFate() async throws {
        let trial = try await trial()
        let tables = try await trial.portal.store.read { db in
            try StoreTables.names(db).filter { table in
                try StoreTables.columns(db, of: table).contains { $0 == "case_id" || $0 == "source_case" }
            }
        }
        let known = Set(Erasure.emptied + Erasure.redacted + Erasure.kept)
        expect(Set(tables).subtracting(known), equals: [])
    }

    /// Two processes over one database: each case is erased once.
    @Test func twoTurnsAtOnceEraseEachCaseOnce() async throws {
        let trial = try await trial()
        try await trial.test { client in
            let examiner = try await client.logIn("pemeriksa")
            for _ in 0..<10 {
                let number = try await file(client).0
                try await expect(client.act(number, "pemeriksaan", "tolak", examiner, reason: "Luas salah").status, equals: 200)
            }
            trial.now = Trial.instant(2028, 3, 10, 0, 0)
            let (turn, now) = (ErasureTurn(store: trial.portal.store, timeZone: .wita), trial.now)
            async let one = turn.run(at: now)
            async let other = turn.run(at: now)
            let count = try await one + other
            let report = try await report(trial)
            expect(count == 10 && report.erasures == 10 && report.faults.isEmpty, "\(count) \(report.faults)")
        }
    }
}

extension SQLValue {
    fileprivate var bytes: Data? {
        switch self {
        case .text(let text): Data(text.utf8)
        case .blob(let data): data
        case .null, .integer: nil
        }
    }
}
