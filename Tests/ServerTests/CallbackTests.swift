import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What other systems call back and cannot be taken is kept: taken again later, or settled; never twice, and nothing that is not signed.
@Suite struct CallbackTests {
    /// A permit whose fee a system says is paid.
    private static let serviceYAML = Trial.serviceYAML.replacingOccurrences(
        of: "pay: [retribusi]\n    by: loket", with: "pay: [retribusi]\n    call: simbg")

    private static let due: Int64 = 12_000

    private struct Sent {
        var number: String
        var key = Secret.make()
        var body: [UInt8]
        var secret = "rahasia-simbg"

        init(_ number: String, _ json: JSONValue, secret: String = "rahasia-simbg") {
            (self.number, body, self.secret) = (number, json.bytes(.compact), secret)
        }
    }

    private static func send(_ client: PortalClient, _ sent: Sent, system: String = "simbg") async throws -> Answer {
        let path = "/api/v1/systems/\(system)/cases/\(sent.number)"
        let signature = Secret.signature(of: Array("\(path)\n\(sent.key)\n".utf8) + sent.body, by: sent.secret)
        return try await client.call(
            .post, path, ["Content-Type": "application/json", "Idempotency-Key": sent.key, "X-MPP-Signature": signature], body: sent.body)
    }

    private static func payment(_ amount: Int64? = nil, _ reference: String = "BANK-1") -> JSONValue {
        var members: JSONObject = ["step": "bayar", "reference": .string(reference)]
        if let amount { members["amount"] = .integer(amount) }
        return .object(members)
    }

    private static func list(_ trial: Trial, _ state: DeadCallback.State = .dead) async throws -> [DeadCallback] {
        try await trial.portal.store.read { try DeadCallbacks.list($0, [state], limit: 100) }
    }

    private static func test(_ body: @escaping @Sendable (Trial, PortalClient) async throws -> Void) async throws {
        let trial = try await Trial(service: serviceYAML)
        try await trial.officers()
        try await trial.test { client in try await body(trial, client) }
        try await expect(trial.faults().isEmpty)
    }

    @Test func aPaymentThatCameTooEarlyIsTakenLater() async throws {
        try await Self.test { trial, client in
            let (number, own) = try await client.file()
            let sent = Sent(number, Self.payment(Self.due))
            try await expect(Self.send(client, sent).status, equals: 409)
            let kept = try await Self.list(trial)
            expect(kept.count == 1 && kept[0].number == number && kept[0].reference == "BANK-1" && kept[0].amount == Self.due, "\(kept)")
            expect(kept[0].step == "bayar" && kept[0].system == "simbg" && kept[0].tries == 1 && !kept[0].reason.isEmpty)
            let registry = trial.portal.registry
            guard case .refused = try await registry.takeAgain(callback: kept[0].id, by: "operator:uji") else {
                Issue.record("taken too early")
                return
            }
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
            guard case .taken = try await registry.takeAgain(callback: kept[0].id, by: "operator:uji") else {
                Issue.record("not taken")
                return
            }
            let seen = try await client.call(.get, "/api/v1/cases/\(number)", own).json
            expect(seen["open"]?[0]?["step"]?.string, equals: "tanda_tangan", "\(seen)")
            try await expect(Self.list(trial).count, equals: 0)
            let taken = try await Self.list(trial, .taken)
            expect(taken.count == 1 && taken[0].handledBy == "operator:uji" && taken[0].tries == 2, "\(taken)")
            let bodies = "SELECT count(*) FROM callbacks WHERE body IS NOT NULL"
            try await expect(trial.portal.store.read { try Int.fetchOne($0, sql: bodies) }, equals: 0)
            // The system tries once more: the first answer, and nothing twice.
            let again = try await Self.send(client, sent)
            expect(again.status == 200 && again.json["revision"] == seen["revision"], "\(again.text)")
            guard case .absent = try await registry.takeAgain(callback: kept[0].id, by: "operator:uji") else {
                Issue.record("taken twice")
                return
            }
        }
    }

    @Test func aSystemThatTriesAgainByItselfSettlesIt() async throws {
        try await Self.test { trial, client in
            let (number, _) = try await client.file()
            let sent = Sent(number, Self.payment())
            for _ in 0..<3 { try await expect(Self.send(client, sent).status, equals: 409) }
            let kept = try await Self.list(trial)
            expect(kept.count == 1 && kept[0].tries == 3, "\(kept)")
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
            try await expect(Self.send(client, sent).status, equals: 200)
            let taken = try await Self.list(trial, .taken)
            expect(taken.count == 1 && taken[0].handledBy == "simbg", "\(taken)")
        }
    }

    @Test func whatDoesNotFitIsKeptWithItsReason() async throws {
        try await Self.test { trial, client in
            let (number, _) = try await client.file()
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
            let wrong = Sent(number, Self.payment(Self.due - 1))
            var broken = Sent(number, .null)
            broken.body = Array("{bukan".utf8)
            var reused = Sent(number, Self.payment(Self.due, "BANK-9"))
            reused.key = wrong.key
            let cases: [(Sent, Int, String)] = [
                (wrong, 422, "wrong-amount"), (Sent("7307-2026-999999", Self.payment(Self.due)), 404, "no-such-case"),
                (Sent(number, ["step": "pemeriksaan", "reference": "R"]), 404, "no-such-case"), (broken, 400, "malformed"),
                (Sent(number, ["step": "bayar"]), 400, "malformed"),
                (Sent(number, ["step": "bayar", "reference": "R", "amount": "x"]), 400, "malformed"),
            ]
            for (sent, status, reason) in cases {
                try await expect(Self.send(client, sent).status, equals: status, reason)
                let last = try await Self.list(trial).last
                expect(last?.reason == reason && last?.number == sent.number, "\(reason): \(String(describing: last))")
            }
            // The right one, and by its key another one.
            var right = Sent(number, Self.payment(Self.due))
            right.key = wrong.key
            try await expect(Self.send(client, right).status, equals: 200)
            try await expect(Self.send(client, reused).status, equals: 422)
            try await expect(Self.list(trial).last?.reason, equals: "idempotency-key-reused")
            let kept = try await Self.list(trial)
            expect(kept.count, equals: cases.count + 1)
            // Done with, with the reason as one line; what was sent goes.
            let id = kept[0].id
            func settle() async throws -> Bool {
                try await trial.portal.store.write {
                    try DeadCallbacks.settle($0, id, because: "Dikembalikan,\n\u{0}BA\u{7} 3/2026", by: "operator:uji", at: trial.now)
                }
            }
            try await expect(settle())
            try await expect(settle(), equals: false)
            let settled = try await Self.list(trial, .settled)
            expect(settled.map(\.note) == ["Dikembalikan, BA 3/2026"] && settled[0].handledBy == "operator:uji", "\(settled)")
            try await expect(Self.list(trial).count, equals: cases.count)
            // It stays done with, however often it comes.
            try await expect(Self.send(client, wrong).status, equals: 422)
            try await expect(Self.list(trial).count, equals: cases.count)
        }
    }

    @Test func whatIsNotSignedIsNotKept() async throws {
        try await Self.test { trial, client in
            let (number, _) = try await client.file()
            try await expect(Self.send(client, Sent(number, Self.payment(), secret: "salah")).status, equals: 403)
            try await expect(Self.send(client, Sent(number, Self.payment()), system: "lain").status, equals: 403)
            try await expect(client.post("/api/v1/systems/simbg/cases/\(number)", Self.payment()).status, equals: 403)
            for state in DeadCallback.State.allCases { try await expect(Self.list(trial, state).count, equals: 0) }
        }
    }

    @Test func nothingPersonalStays() async throws {
        try await Self.test { trial, client in
            let (number, _) = try await client.file()
            try await expect(Self.send(client, Sent(number, Self.payment())).status, equals: 409)
            let (other, _) = try await client.file()
            try await expect(Self.send(client, Sent(other, Self.payment())).status, equals: 409)
            let registry = trial.portal.registry
            guard case .erased = try await registry.erase(case: number, reason: "Surat", withdraws: true, isMeant: true, by: "operator:uji")
            else {
                Issue.record("not erased")
                return
            }
            try await expect(Self.list(trial).map(\.number), equals: [other])
            // Of a case that is erased it is known that something came, and nothing of what.
            try await expect(Self.send(client, Sent(number, Self.payment(Self.due, "BANK-2"))).status, equals: 410)
            let late = try await Self.list(trial).last
            expect(late?.number == number && late?.reason == "erased" && late?.reference == "BANK-2", "\(String(describing: late))")
            let bodies = "SELECT count(*) FROM callbacks WHERE body IS NOT NULL"
            try await expect(trial.portal.store.read { try Int.fetchOne($0, sql: bodies) }, equals: 1)
            // Nothing is there that could be taken again.
            let retaken = try await trial.portal.store.read { try DeadCallbacks.dead($0) }
            try await expect(retaken, equals: Self.list(trial).filter { $0.number == other }.map(\.id))
            trial.now = Instant(seconds: trial.now.seconds + 367 * 86_400)
            try await trial.portal.sweep()
            try await expect(Self.list(trial).count, equals: 0)
        }
    }

    /// What came before there was the case knows it by its number alone.
    @Test func whatCameTooEarlyGoesWithTheCaseToo() async throws {
        try await Self.test { trial, client in
            try await expect(Self.send(client, Sent("7307-2026-000001", Self.payment())).status, equals: 404)
            let (number, _) = try await client.file()
            expect(number, equals: "7307-2026-000001")
            try await expect(Self.list(trial).map(\.number), equals: [number])
            let registry = trial.portal.registry
            _ = try await registry.erase(case: number, reason: "Surat", withdraws: true, isMeant: true, by: "operator:uji")
            try await expect(Self.list(trial).count, equals: 0)
        }
    }

    @Test func aSystemThatSendsWithoutEndFillsNothing() async throws {
        try await Self.test { trial, client in
            try await trial.portal.store.write { db in
                for place in 0..<1000 {
                    try db.execute(
                        sql: """
                            INSERT INTO callbacks (system, number, step, reference, key, hash, state, reason, tries, first_at, last_at)
                            VALUES ('simbg', '-', '-', '-', '-', ?, 'dead', '-', 1, 0, 0)
                            """,
                        arguments: [Data(Secret.hash("\(place)"))])
                }
            }
            try await expect(Self.send(client, Sent("7307-2026-999999", Self.payment())).status, equals: 404)
            let count = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM callbacks") }
            expect(count, equals: 1000)
            try await expect(client.call(.get, "/api/v1/health").status, equals: 200)
        }
    }
}
