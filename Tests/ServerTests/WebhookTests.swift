import Crypto
import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// What happens to cases is told to other systems: each message once where all goes well, again and again where it does not.
@Suite struct WebhookTests {
    private static let secrets = [
        "whsec_" + Data(repeating: 7, count: 32).base64EncodedString(), "whsec_" + Data(repeating: 9, count: 24).base64EncodedString(),
    ]

    private static func receivers(_ json: String, secret: String? = nil) throws -> [WebhookReceiver] {
        let path = NSTemporaryDirectory() + "mpp-webhooks-\(Secret.make()).json"
        expect(FileManager.default.createFile(atPath: path, contents: Data(json.utf8)))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try WebhookReceiver.read(path: path) { $0.hasPrefix("MPPD_WEBHOOK_") ? secret ?? secrets.joined(separator: "\n") : nil }
    }

    private static func trial(
        _ listener: Listener, kinds: [MessageKind], yaml: String = Trial.serviceYAML, tries: Int = 15, timeout: Int = 20,
        folder: String? = nil
    ) async throws -> Trial {
        let list = kinds.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        let receivers = try receivers(
            #"{"arsip": {"url": "\#(listener.url)", "kinds": [\#(list)], "timeout": \#(timeout), "tries": \#(tries)}}"#)
        let trial = try await Trial(sources: Trial.sources([yaml]), folder: folder, receivers: receivers)
        if folder == nil { try await trial.officers() }
        return trial
    }

    private static func sending(_ trial: Trial) throws -> WebhookSending {
        WebhookSending(try #require(trial.portal.configuration.receivers.first), of: trial.portal)
    }

    private static func deliveries(_ trial: Trial, _ states: [Delivery.State]) async throws -> [Delivery] {
        try await trial.portal.store.read { try Deliveries.list($0, states, limit: 1000) }
    }

    /// As a library of Standard Webhooks does it.
    private static func isSigned(_ message: Listener.Message, by secret: String) -> Bool {
        guard let id = message.headers["webhook-id"], let time = message.headers["webhook-timestamp"],
            let key = Data(base64Encoded: String(secret.dropFirst(6)))
        else { return false }
        let code = HMAC<Crypto.SHA256>.authenticationCode(for: Array("\(id).\(time).".utf8) + message.body, using: SymmetricKey(data: key))
        return message.headers["webhook-signature"]?.split(separator: " ").contains("v1,\(Data(code).base64EncodedString())") == true
    }

    @Test func aMessageIsSentOnceAndSigned() async throws {
        try await Listener.run([.long(1 << 20)]) { listener in
            let trial = try await Self.trial(listener, kinds: [.bill])
            let sending = try Self.sending(trial)
            try await trial.test { client in
                let (number, _) = try await client.file()
                try await expect(sending.sendDue(), equals: 0)
                try await expect(client.act(number, "pemeriksaan", "lengkap", client.logIn("pemeriksa")).status, equals: 200)
                // However much is answered, it is taken.
                try await expect(sending.sendDue(), equals: 1)
                try await expect(sending.sendDue(), equals: 0)
                let message = try #require(listener.messages.first)
                expect(listener.messages.count, equals: 1)
                expect(
                    message.json["id"]?.string == message.headers["webhook-id"] && message.headers["webhook-id"]?.hasPrefix("msg_") == true)
                expect(message.headers["webhook-timestamp"], equals: "\(trial.now.seconds)")
                expect(message.headers["content-type"], equals: "application/json")
                for secret in Self.secrets { expect(Self.isSigned(message, by: secret)) }
                expect(!Self.isSigned(message, by: "whsec_" + Data(repeating: 8, count: 32).base64EncodedString()))
                expect(message.json["type"]?.string == "bill" && message.json["case"]?.string == number)
                expect(message.json["timestamp"]?.string, equals: "2026-03-09T09:00:00+08:00")
                expect(message.json["data"]?["amounts"]?["retribusi"]?.int, equals: 12_000)
                try await expect(Self.deliveries(trial, [.sent]).count, equals: 1)
            }
        }
    }

    /// A fault, a silence and a redirect: the message is sent again, later each time, and what comes after it in its case waits.
    @Test func whatIsNotTakenIsSentAgainInOrder() async throws {
        let answers: [Listener.Answer] = [.status(500), .silence(.seconds(12)), .redirect("file:///etc/passwd")]
        try await Listener.run(answers) { listener in
            // Long enough for an answer on a machine that does much else.
            let trial = try await Self.trial(listener, kinds: [.bill, .end], timeout: 6)
            let sending = try Self.sending(trial)
            try await trial.test { client in
                let (number, _) = try await client.file()
                let other = try await client.file().number
                let officer = try await client.logIn("pemeriksa")
                try await expect(client.act(number, "pemeriksaan", "lengkap", officer).status, equals: 200)
                trial.now = Trial.instant(2026, 3, 9, 10)
                var reasons: [String] = []
                for _ in 0..<3 {
                    try await expect(sending.sendDue(), equals: 1)
                    let waiting = try #require(try await Self.deliveries(trial, [.waiting]).first)
                    reasons.append(waiting.reason ?? "")
                    let pause = waiting.at.seconds - trial.now.seconds
                    expect([4...7, 12...19, 34...57][reasons.count - 1].contains(pause), "\(pause)")
                    try await expect(sending.sendDue(), equals: 0)
                    trial.now = waiting.at
                }
                expect(reasons, equals: ["status 500", "timeout", "redirect"])
                // The case ends meanwhile, another one too.
                trial.now = Trial.instant(2026, 4, 9, 9)
                while try await trial.portal.registry.fireNextDue() {}
                let late = try await client.logIn("pemeriksa")
                try await expect(client.act(other, "pemeriksaan", "tolak", late, reason: "Uji").status, equals: 200)
                while try await sending.sendDue() > 0 {}
                func types(_ number: String) -> [String] {
                    listener.messages.filter { $0.json["case"]?.string == number }.compactMap { $0.json["type"]?.string }
                }
                expect(types(number), equals: ["bill", "bill", "bill", "bill", "end"])
                expect(types(other), equals: ["end"])
                let tries = listener.messages.filter { $0.json["type"]?.string == "bill" }
                expect(
                    Set(tries.map { $0.headers["webhook-id"] }).count == 1 && Set(tries.map { $0.headers["webhook-timestamp"] }).count == 4)
                expect(Set(listener.messages.map { $0.headers["webhook-id"] }).count, equals: 3)
                for message in listener.messages { expect(Self.isSigned(message, by: Self.secrets[0])) }
            }
        }
    }

    @Test func whatIsNeverTakenIsDeadUntilItIsSentAgain() async throws {
        try await Listener.run([.status(503), .status(410)]) { listener in
            let trial = try await Self.trial(listener, kinds: [.end], tries: 2)
            let sending = try Self.sending(trial)
            try await trial.test { client in
                let (number, _) = try await client.file()
                try await expect(client.act(number, "pemeriksaan", "tolak", client.logIn("pemeriksa"), reason: "Uji").status, equals: 200)
                try await expect(sending.sendDue(), equals: 1)
                trial.now = Trial.instant(2026, 3, 9, 10)
                try await expect(sending.sendDue(), equals: 1)
                trial.now = Trial.instant(2026, 3, 19, 10)
                try await expect(sending.sendDue(), equals: 0)
                let dead = try #require(try await Self.deliveries(trial, [.dead]).first)
                expect(dead.reason == "status 410" && dead.tries == 2 && dead.caseNumber == number && dead.kind == "end")
                let now = trial.now
                try await expect(trial.portal.store.write { try Deliveries.sendAgain($0, [dead.id, 999], at: now) }, equals: 1)
                try await expect(sending.sendDue(), equals: 1)
                try await expect(Self.deliveries(trial, [.sent]).count, equals: 1)
                expect(Set(listener.messages.map { $0.headers["webhook-id"] }).count == 1 && listener.messages.count == 3)
            }
        }
    }

    /// Whichever process sends, each message goes out once.
    @Test func severalSendersSendEachOnce() async throws {
        try await Listener.run { listener in
            let first = try await Self.trial(listener, kinds: [.end])
            let trials = Trial.isEmbedded ? [first, first] : [first, try await Self.trial(listener, kinds: [.end], folder: first.folder)]
            let numbers = try await first.test { client in
                var numbers: Set<String> = []
                let officer = try await client.logIn("pemeriksa")
                for _ in 0..<20 {
                    let number = try await client.file().number
                    try await expect(client.act(number, "pemeriksaan", "tolak", officer, reason: "Uji").status, equals: 200)
                    numbers.insert(number)
                }
                return numbers
            }
            let sent = try await withThrowingTaskGroup(of: Int.self) { group in
                for trial in trials {
                    let sending = try Self.sending(trial)
                    group.addTask {
                        var count = 0
                        for _ in 0..<50 { count += try await sending.sendDue() }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            expect(sent == 20 && listener.messages.count == 20, "\(sent), \(listener.messages.count)")
            expect(Set(listener.messages.compactMap { $0.json["case"]?.string }), equals: numbers)
        }
    }

    /// A process that ended in the midst of a try: another one tries again once its time is over.
    @Test func aTryThatNobodyEndedIsMadeAgain() async throws {
        try await Listener.run { listener in
            let trial = try await Self.trial(listener, kinds: [.end])
            try await trial.test { client in
                let (number, _) = try await client.file()
                try await expect(client.act(number, "pemeriksaan", "tolak", client.logIn("pemeriksa"), reason: "Uji").status, equals: 200)
            }
            try await trial.tamper("UPDATE deliveries SET tries = 1, at = at + 61")
            let sending = try Self.sending(trial)
            try await expect(sending.sendDue(), equals: 0)
            trial.now = Instant(seconds: trial.now.seconds + 61)
            try await expect(sending.sendDue(), equals: 1)
        }
    }

    private static let manyKindsYAML = Trial.serviceYAML
        .replacing("lengkap: { name: Lengkap, to: bayar }", with: "lengkap: { name: Lengkap, to: bayar, message: Berkas Anda lengkap. }")
        .replacing(
            "terbit: { issue: [izin], to: selesai }",
            with: """
                terbit: { issue: [izin], to: catat }
                  catat: { name: Pencatatan, by: loket, call: simbg, to: dicabut }
                  dicabut: { end: granted, revokes: [izin] }
                """
        )
        .replacing("  selesai: { end: granted }\n", with: "")

    /// Holds messages against what the API's own document says of them.
    private static func judge(_ messages: [Listener.Message], _ client: PortalClient) async throws {
        let described = try await client.call(.get, "/api/v1/openapi.json").json["webhooks"]
        for message in messages {
            let type = message.json["type"]?.string ?? ""
            let schema = described?[type]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]
            for (value, shape) in [(message.json, schema), (message.json["data"] ?? .null, schema?["properties"]?["data"])] {
                let known = Set(shape?["properties"]?.object?.keys.map(\.rawValue) ?? [])
                let given = Set(value.object?.keys.map(\.rawValue) ?? [])
                expect(given.isSubset(of: known) && !known.isEmpty, "\(type): \(given), \(known)")
                expect(Set(shape?["required"]?.array?.compactMap(\.string) ?? []).isSubset(of: given), "\(type): \(given)")
            }
        }
    }

    /// Sums that were paid out are told with the fields of their accounts; an account's number stays in the case.
    @Test func aPayoutTellsNoAccount() async throws {
        try await Listener.run { listener in
            let receivers = try Self.receivers(#"{"arsip": {"url": "\#(listener.url)", "kinds": ["payout"]}}"#)
            let trial = try await Trial(sources: Trial.keywords(), receivers: receivers)
            try await trial.officers()
            let sending = try Self.sending(trial)
            try await trial.test { client in
                let (number, _) = try await CarriedNumberTests.file(client, variant: "baru", kind: "tetap", by: nil)
                let counter = try await client.logIn("loket")
                let act: JSONValue = ["step": "periksa", "action": "done", "fields": ["kebersihan": 20_000, "modal": 500_000]]
                try await expect(client.post("/api/v1/cases/\(number)/acts", act, counter).status, equals: 200)
                try await expect(
                    client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter).status, equals: 200)
                try await expect(client.act(number, "ttd", "done", client.logIn("kepala")).status, equals: 200)
                try await expect(client.act(number, "penomoran", "done", counter).status, equals: 200)
                try await expect(client.act(number, "cair", "done", client.logIn("bendahara")).status, equals: 200)
                try await expect(sending.sendDue(), equals: 1)
                try await Self.judge(listener.messages, client)
                let data = listener.messages.first?.json["data"]
                expect(data?["step"]?.string == "cair" && data?["amounts"]?["modal"]?.int == 500_000, "\(data ?? .null)")
                expect(data?["accounts"]?["modal"]?.string?.hasSuffix("rekening") == true, "\(data ?? .null)")
                expect(!String(decoding: listener.messages[0].body, as: UTF8.self).contains("1234567890"))
            }
        }
    }

    /// Every kind, in the shape that the API's own description promises.
    @Test func eachKindIsToldInItsShape() async throws {
        try await Listener.run { listener in
            let kinds: [MessageKind] = [.notice, .bill, .release, .call, .revoke, .end]
            let trial = try await Self.trial(listener, kinds: MessageKind.allCases, yaml: Self.manyKindsYAML)
            let sending = try Self.sending(trial)
            try await trial.test { client in
                let (number, _) = try await client.file()
                let (examiner, desk, head) = (
                    try await client.logIn("pemeriksa"), try await client.logIn("loket"), try await client.logIn("kepala")
                )
                try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
                try await expect(
                    client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], desk).status, equals: 200)
                try await expect(client.act(number, "tanda_tangan", "done", head).status, equals: 200)
                let last: JSONValue = ["step": "catat", "action": "done", "reference": "S-1"]
                let done = try await client.post("/api/v1/cases/\(number)/acts", last, desk)
                expect(done.status, equals: 200, "\(done.text)")
                while try await sending.sendDue() > 0 {}
                try await Self.judge(listener.messages, client)
                expect(Set(listener.messages.compactMap { $0.json["type"]?.string }), equals: Set(kinds.map(\.rawValue)))
                let end = listener.messages.last
                expect(end?.json["data"]?["end"]?.string == "granted" && end?.json["revision"]?.int ?? 0 > 1)
                expect(
                    !listener.messages.contains {
                        $0.body.split(separator: 0).contains { String(decoding: $0, as: UTF8.self).contains("Sitti") }
                    })
            }
        }
    }

    /// A clock that was ahead when one message was written keeps no other of its time.
    @Test func aMessageDatedAheadKeepsNoOther() async throws {
        let trial = try await Trial()
        try await trial.test { client in
            let (store, start) = (trial.portal.store, trial.now)
            func messages() async throws -> [Int64] {
                try await store.read { try Int64.fetchAll($0, sql: "SELECT id FROM outbox ORDER BY id") }
            }
            func sweep(onDay day: Int64) async throws {
                trial.now = Instant(seconds: start.seconds + day * 86_400)
                try await trial.portal.sweep()
            }
            _ = try await client.file()
            _ = try await client.file()
            let old = try await messages()
            expect(old.count >= 2)
            try await store.write {
                try $0.execute(sql: "UPDATE outbox SET created_at = created_at + 400000000 WHERE id = ?", arguments: [old[0]])
            }
            try await sweep(onDay: 89)
            try await expect(messages(), equals: old)
            _ = try await client.file()
            let new = try await messages().filter { !old.contains($0) }
            try await sweep(onDay: 91)
            try await expect(messages(), equals: [old[0]] + new, "but the one itself, whose time is not over")
            try await sweep(onDay: 181)
            try await expect(messages(), equals: [old[0]], "also where none is of now")
        }
    }

    /// Nothing is told to whom it was not meant for, unless the operator asks; and what is past its time goes.
    @Test func olderMessagesAreSentWhereAsked() async throws {
        try await Listener.run { listener in
            let before = try await Trial()
            try await before.officers()
            try await before.test { client in
                let (number, _) = try await client.file()
                try await expect(client.act(number, "pemeriksaan", "tolak", client.logIn("pemeriksa"), reason: "Uji").status, equals: 200)
            }
            let after = try await Self.trial(listener, kinds: [.end], folder: before.folder)
            let sending = try Self.sending(after)
            try await expect(sending.sendDue(), equals: 0)
            let (receiver, now) = (sending.receiver, after.now)
            for count in [1, 0] {
                let added = try await after.portal.store.write { try Deliveries.addOlder($0, to: receiver, since: now, at: now) }
                expect(added, equals: count)
            }
            func rows(_ table: String) async throws -> Int? {
                try await after.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
            }
            after.now = Instant(seconds: now.seconds + 91 * 86_400)
            try await after.portal.sweep()
            try await expect(rows("deliveries"), equals: 1, "what waits stays")
            try await expect(sending.sendDue(), equals: 1)
            try await after.portal.sweep()
            try await expect(rows("deliveries"), equals: 0)
            try await expect(rows("outbox"), equals: 0)
        }
    }

    @Test func aFileIsRefusedWithAllItsFaults() throws {
        let json = #"""
            {"Arsip": {"url": "https://a.example/", "kinds": ["end"]}, "b": {"url": "http://10.0.0.5/", "kinds": ["akhir"], "tries": 0, "rahasia": 1},
             "c": {"url": "ftp://c.example/", "kinds": []}, "d": {"url": "http://127.evil.example/", "kinds": ["end"]},
             "e": {"url": "http://10.0.0.5/", "kinds": ["end"], "plain_http": true}, "f": {"url": "https://user:pass@f.example/", "kinds": ["end"]}}
            """#
        let error = #expect(throws: FileFaults.self) { try Self.receivers(json) }
        let faults = error?.all.map(\.en) ?? []
        for part in [
            "`Arsip`: a name", "`b`: http goes", "`b`: `kinds` may hold notice", "`b`: `tries` must be 1 to 100",
            "`b`: `rahasia` is not known",
            "`c`: `url` must", "`c`: `kinds` must", "`d`: http goes", "`f`: `url` must",
        ] { expect(faults.contains { $0.hasPrefix(part) }, "\(part) in \(faults)") }
        expect(!faults.contains { $0.hasPrefix("`e`") })
        let short = #expect(throws: FileFaults.self) {
            try Self.receivers(#"{"a": {"url": "https://a.example/", "kinds": ["end"]}}"#, secret: "whsec_cGVuZGVr")
        }
        expect(short?.all.first?.en.contains("24 to 64 bytes") == true && short?.all.first?.en.contains("cGVuZGVr") == false)
    }
}
