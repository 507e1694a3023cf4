import Expectations
import Foundation
import Hummingbird
import Server
import ServiceIR
import Testing

@Suite struct CaseTests {
    @Test func aCaseGoesFromFilingToItsLetter() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            expect(number, equals: "7307-2026-000001")
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)

            let bill = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(bill["fees"]?[0]?["outstanding"]?.int, equals: 12_000)
            expect(bill["stands"]?.bool, equals: true)
            let counter = try await client.logIn("loket")
            let payments = "/api/v1/cases/\(number)/payments"
            let short = try await client.post(payments, ["step": "bayar", "receipt": "B-1", "amount": 11_999], counter)
            expect(short.status == 422 && short.json["type"]?.string == "urn:mpp:problem:wrong-amount")
            try await expect(client.post(payments, ["step": "bayar", "receipt": "B-1", "amount": 12_000], examiner).status, equals: 403)
            try await expect(client.post(payments, ["step": "bayar", "receipt": "B-1", "amount": 12_000], counter).status, equals: 200)
            // On a step that is paid there is nothing to compare with: it is not open any more.
            try await expect(client.post(payments, ["step": "bayar", "receipt": "B-1", "amount": 12_000], counter).status, equals: 409)

            try await expect(client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own).status, equals: 404)
            let head = try await client.logIn("kepala")
            let signed = try await client.act(number, "tanda_tangan", "done", head)
            expect(signed.json["end"]?.string, equals: "granted")
            let letter = try await client.call(.get, "/api/v1/cases/\(number)/outputs/izin", own)
            expect(letter.status == 200 && letter.text.contains("001/UJI/2026") && letter.text.contains("Sitti"))
        }
    }

    /// Whoever sends a payment again because no answer came is not told that the sum is wrong.
    @Test func aRepeatedPaymentGetsTheFirstAnswer() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            try await expect(client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)
            let counter = try await client.logIn("loket").merging(["Idempotency-Key": "bukti-bayar-satu-kali"]) { $1 }
            let payment: JSONValue = ["step": "bayar", "receipt": "B-1", "amount": 12_000]
            let first = try await client.post("/api/v1/cases/\(number)/payments", payment, counter)
            let second = try await client.post("/api/v1/cases/\(number)/payments", payment, counter)
            expect(first.status == 200 && second.status == 200, "\(second.text)")
            expect(second.json["fees"]?[0]?["paid"]?.int, equals: 12_000)
        }
    }

    /// A member of the wrong kind is refused by name; passed over, it would switch off what it stands for.
    @Test(arguments: [
        "[]", "null", #"{"step":1,"action":"lengkap"}"#, #"{"step":"pemeriksaan","action":"lengkap","fields":[]}"#,
        #"{"step":"pemeriksaan","action":"lengkap","revision":"1"}"#, #"{"step":"pemeriksaan","action":"lengkap","ticked":[1]}"#,
        #"{"step":"pemeriksaan","action":"lengkap","lain":true}"#, #"{"action":"lengkap"}"#,
    ])
    func anActOfTheWrongShapeIsRefused(body: String) async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            let answer = try await client.post(
                "/api/v1/cases/\(number)/acts", try JSONValue(parsing: Array(body.utf8)), try await client.logIn("pemeriksa"))
            expect(answer.status, equals: 400, "\(answer.text)")
        }
    }

    @Test func aBodyThatIsNoApplicationIsToldWhatItLacks() async throws {
        let service = Trial.serviceYAML.replacingOccurrences(of: "channels: [online, counter]", with: "channels: [counter, online]")
        try #require(service != Trial.serviceYAML)
        try await Trial(service: service).test { client in
            let bare = try await client.post("/api/v1/services/izin-uji/cases", [:])
            expect(bare.status, equals: 422)
            expect(bare.json["errors"]?.array?.contains { $0["pointer"] == "/channel" } == true, bare.text)
            try await expect(client.post("/api/v1/services/izin-uji/cases", []).status, equals: 400)
            let atTheDesk = try await client.post("/api/v1/services/izin-uji/cases", ["channel": "counter"])
            expect(atTheDesk.status == 403 && atTheDesk.json["type"] == "urn:mpp:problem:officer-required", atTheDesk.text)
        }
    }

    @Test func aRepeatedRequestGetsTheFirstAnswer() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let submission = try await client.submission()
            let key = ["Idempotency-Key": "kunci-yang-sama-sekali"]
            let first = try await client.post("/api/v1/services/izin-uji/cases", submission, key)
            let second = try await client.post("/api/v1/services/izin-uji/cases", submission, key)
            expect(first.status == 201 && first.json["secret"] == second.json["secret"] && first.json["case"] == second.json["case"])
            let other = try await client.post("/api/v1/services/izin-uji/cases", try await client.submission(luas: 13), key)
            expect(other.status == 422 && other.json["type"]?.string == "urn:mpp:problem:idempotency-key-reused")
            let none = try await client.call(
                .post, "/api/v1/services/izin-uji/cases", ["Content-Type": "application/json"], body: submission.bytes(.compact))
            expect(none.status, equals: 400)
            try await expect(trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") }, equals: 1)

            // The first answer holds the secret, and yet no file of the store does.
            let secret = try #require(first.json["secret"]?.string)
            for file in try FileManager.default.contentsOfDirectory(atPath: trial.folder)
            where file.hasPrefix("mpp.sqlite") && !file.hasSuffix(".files") {
                let bytes = try #require(FileManager.default.contents(atPath: "\(trial.folder)/\(file)"))
                expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file) holds the secret")
            }
        }
    }

    @Test func oneOfTwoThatSawTheSameWins() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let officer = try await client.logIn("pemeriksa")
            let act: JSONValue = ["step": "pemeriksaan", "action": "kembalikan", "reason": "Kurang", "revision": 1]
            async let a = client.post("/api/v1/cases/\(number)/acts", act, officer)
            async let b = client.post("/api/v1/cases/\(number)/withdraw", ["revision": 1], own)
            let statuses = [try await a.status, try await b.status].sorted()
            expect(statuses, equals: [200, 409])
        }
    }

    @Test func numbersHaveNoGapsAndNoDoubles() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (examiner, counter, head) = (
                try await client.logIn("pemeriksa"), try await client.logIn("loket"), try await client.logIn("kepala")
            )
            var numbers: [String] = []
            for _ in 0..<8 { numbers.append(try await client.file().number) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in numbers {
                    group.addTask {
                        _ = try await client.act(number, "pemeriksaan", "lengkap", examiner)
                        _ = try await client.post(
                            "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B", "amount": 12_000], counter)
                        try await expect(client.act(number, "tanda_tangan", "done", head).status, equals: 200)
                    }
                }
                try await group.waitForAll()
            }
            let drawn = try await trial.portal.store.read { try Int.fetchAll($0, sql: "SELECT seq FROM output_numbers ORDER BY seq") }
            expect(drawn, equals: Array(1...8))
            trial.now = Trial.instant(2027, 1, 4, 9)
            let (number, _) = try await client.file()
            expect(number, equals: "7307-2027-000001")
        }
    }

    @Test func aTimerSurvivesARestartAndFiresOnce() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let (number, own) = try await trial.test { client in
            let filed = try await client.file()
            try await expect(client.act(filed.number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)
            return filed
        }
        // Three days to pay, to the end of 12 March; the server stands still over it.
        let later = try await Trial(folder: trial.folder, at: Trial.instant(2026, 3, 20, 9))
        while try await later.portal.registry.fireNextDue() {}
        try await expect(later.portal.registry.fireNextDue(), equals: false)
        try await later.test { client in
            let found = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(found["end"]?.string, equals: "lapsed")
            // It happened when it was due, not when the server came back.
            expect(found["updated"]?.string, equals: "2026-03-13T00:00:00+08:00")
        }
        let fired = try await later.portal.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM journal WHERE event LIKE 'timer%'")
        }
        expect(fired, equals: 1)
    }

    @Test func whatWasDueHappensBeforeALateAct() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, _) = try await client.file()
            _ = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            trial.now = Trial.instant(2026, 3, 13, 0, 1)
            let counter = try await client.logIn("loket")
            let late = try await client.post(
                "/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B", "amount": 12_000], counter)
            expect(late.status == 409 && late.json["type"]?.string == "urn:mpp:problem:case-ended", "\(late.text)")
        }
    }

    @Test func aRunningCaseOutlivesAChangedDefinition() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let (number, own) = try await trial.test { try await $0.file() }
        let changed = Trial.serviceYAML.replacingOccurrences(of: "\"false\": 1000", with: "\"false\": 2000")
        let later = try await Trial(service: changed, folder: trial.folder)
        try await later.test { client in
            let old = try await client.act(number, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            expect(old.json["fees"]?[0]?["due"]?.int, equals: 12_000)
            let (young, _) = try await client.file()
            let new = try await client.act(young, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa"))
            expect(new.json["fees"]?[0]?["due"]?.int, equals: 24_000)
        }
        // A changed text alone is no new version: the running case speaks it.
        let reworded = Trial.serviceYAML.replacingOccurrences(of: "name: Pemeriksaan\n", with: "name: Telaah berkas\n")
        expect(reworded != Trial.serviceYAML)
        let last = try await Trial(service: reworded, folder: trial.folder)
        try await last.test { client in
            let (fresh, secret) = try await client.file()
            _ = (fresh, own)
            try await expect(client.call(.get, "/api/v1/cases/\(fresh)", secret).json["open"]?[0]?["name"]?.string, equals: "Telaah berkas")
        }
        let again = try await Trial(folder: trial.folder)
        try await again.test { client in
            let number = "7307-2026-000003"
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", try await client.logIn("pemeriksa")).json
            expect(seen["open"]?[0]?["name"]?.string, equals: "Pemeriksaan")
        }
    }

    @Test func aRepairChangesOnlyWhatIsSent() async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let (number, own) = try await client.file()
            let officer = try await client.logIn("pemeriksa")
            _ = try await client.act(number, "pemeriksaan", "kembalikan", officer, reason: "Luas salah")
            let faulty = try await client.post(
                "/api/v1/cases/\(number)/repair", ["step": "pemeriksaan", "form": ["usaha": ["luas": 0]]], own)
            expect(faulty.status == 422 && faulty.json["errors"]?[0]?["pointer"]?.string == "/form/usaha/luas")
            let mended = try await client.post(
                "/api/v1/cases/\(number)/repair", ["step": "pemeriksaan", "form": ["usaha": ["luas": 20]]], own)
            expect(mended.status, equals: 200)
            expect(mended.json["submission"]?["form"]?["usaha"]?["luas"]?.int, equals: 20)
            expect(mended.json["submission"]?["form"]?["pemohon"]?["nama"]?.string, equals: "Sitti")
        }
    }
}
