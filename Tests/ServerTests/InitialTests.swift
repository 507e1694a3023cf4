import Expectations
import Server
import ServiceIR
import Testing

/// Cases at several steps, initialled at once from the inbox.
@Suite struct InitialTests {
    private static func send(_ client: PortalClient, _ path: String, _ fields: [(String, String)], _ officer: [String: String]) async throws
        -> Answer
    {
        let body = fields.map { "\($0)=\($1.replacingOccurrences(of: ":", with: "%3A"))" }.joined(separator: "&")
        var headers = officer
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return try await client.call(.post, path, headers, body: Array(body.utf8))
    }

    private static func csrf(_ page: Answer) -> (String, String) { ("csrf", PageTests.inputs("csrf", in: page.text).last ?? "") }

    private static func picks(_ page: String) -> [(String, String)] {
        page.matches(of: /type="checkbox" id="[^"]*" name="berkas" value="([^"]+)"/).map { ("berkas", String($0.output.1)) }
    }

    /// An examiner's and a head's inbox in one, with a case at the examination and one at the signature, in this order.
    private static func desk(_ trial: Trial, _ client: PortalClient) async throws -> (officer: [String: String], numbers: [String]) {
        try await trial.officers()
        try await trial.portal.accounts.set(
            login: "rangkap", name: "Nama Rangkap", roles: ["pemeriksa", "kepala"], password: "rahasia-rangkap", at: trial.now)
        let (signed, examined) = (try await client.file().number, try await client.file().number)
        try await expect(client.act(signed, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)
        let paid = try await client.post(
            "/api/v1/cases/\(signed)/payments", ["step": "bayar", "receipt": "B-1"], try await client.logIn("loket"))
        expect(paid.status, equals: 200, "\(paid.text)")
        return (try await client.logIn("rangkap"), [examined, signed])
    }

    @Test func casesOfSeveralStepsAreSentOn() async throws {
        let trial = try await Trial()
        let client = PortalClient(trial.portal)
        let (officer, numbers) = try await Self.desk(trial, client)
        let inbox = try await client.call(.get, "/petugas", officer)
        PageTests.judge(inbox.text, "inbox")
        let picks = Self.picks(inbox.text)
        expect(Set(picks.map { $0.1.split(separator: ":").last.map(String.init) ?? "" }), equals: ["pemeriksaan", "tanda_tangan"])

        let none = try await Self.send(client, "/petugas/paraf", [Self.csrf(inbox)], officer)
        expect(none.status == 422 && none.text.contains("Centang sedikitnya satu permohonan."), "\(none.status)")
        let chosen = try await Self.send(client, "/petugas/paraf", [Self.csrf(inbox)] + picks, officer)
        PageTests.judge(chosen.text, "initials")
        // Nothing is done yet, and each says what would be.
        expect(chosen.text.contains("Pemeriksaan: Lengkap") && chosen.text.contains("Tanda tangan: Tanda tangani"), "\(chosen.text)")
        let untouched = try await client.call(.get, "/petugas", officer).text
        expect(Self.picks(untouched).count, equals: 2)

        let key = ("kunci", "kunci-paraf-uji-0001")
        let done = try await Self.send(client, "/petugas/paraf/tindakan", [Self.csrf(chosen), key] + picks, officer)
        PageTests.judge(done.text, "initialled")
        expect(
            done.status == 200 && done.text.contains("2 permohonan selesai diproses.") && done.text.contains("001/UJI/2026"), "\(done.text)"
        )
        func expectOnce() async throws {
            for number in numbers {
                let journal = try await trial.portal.store.read {
                    try String.fetchAll(
                        $0, sql: "SELECT event FROM journal WHERE case_id = (SELECT id FROM cases WHERE number = ?) ORDER BY number",
                        arguments: [number])
                }
                expect(journal.count { $0.hasPrefix("acted ") }, equals: number == numbers[0] ? 1 : 2, "\(journal)")
            }
        }
        try await expectOnce()
        // Sent again, as when the answer was lost: nothing is done twice, and what was done is told again.
        let again = try await Self.send(client, "/petugas/paraf/tindakan", [Self.csrf(chosen), key] + picks, officer)
        PageTests.judge(again.text, "initialled, told again")
        expect(
            again.status == 200 && again.text.contains("2 permohonan selesai diproses.") && again.text.contains("Pemeriksaan: Lengkap"),
            "\(again.text)")
        expect(!again.text.contains("tidak lagi menunggu Anda di sini"), "\(again.text)")
        try await expectOnce()
        // By another request there is nothing left to do.
        let later = try await Self.send(
            client, "/petugas/paraf/tindakan", [Self.csrf(chosen), ("kunci", "kunci-paraf-uji-0009")] + picks, officer)
        expect(later.status == 422 && later.text.contains("tidak lagi menunggu Anda di sini"), "\(later.text)")
        try await expectOnce()
        expect(try await trial.faults(), equals: [])
    }

    /// One of them has changed since it was ticked: that one is told, the others are done.
    @Test func eachIsJudgedByItself() async throws {
        let trial = try await Trial()
        let client = PortalClient(trial.portal)
        let (officer, numbers) = try await Self.desk(trial, client)
        let third = try await client.file().number
        let inbox = try await client.call(.get, "/petugas?centang=semua", officer)
        let picks = Self.picks(inbox.text)
        expect(inbox.text.matches(of: /name="berkas" value="[^"]+" checked/).count, equals: 3)
        try await expect(
            client.act(third, "pemeriksaan", "kembalikan", try await client.logIn("pemeriksa"), reason: "Kurang").status, equals: 200)
        let done = try await Self.send(
            client, "/petugas/paraf/tindakan", [Self.csrf(inbox), ("kunci", "kunci-paraf-uji-0002")] + picks, officer)
        PageTests.judge(done.text, "one of three is left")
        expect(
            done.text.contains("2 permohonan selesai diproses.") && done.text.contains("1 permohonan belum diproses") == false,
            "\(done.text)")
        expect(done.text.contains("/petugas/berkas/\(third)\">\(third)</a>: tidak lagi menunggu Anda di sini"), "\(done.text)")
        let state = try await client.call(.get, "/petugas/berkas/\(numbers[0])", officer).text
        expect(state.contains("Pembayaran"), "\(state)")
    }

    /// A request that is repeated, of which one step of a case was done and the other not, does the other only where nobody acted between.
    @Test func whatAColleagueChangedMeanwhileIsNotInitialled() async throws {
        let block = """
              blok:
                parallel:
                  a: { ukur: { name: Pengukuran, by: pemeriksa, to: join } }
                  b: { lihat: { name: Peninjauan, by: pemeriksa, to: join } }
                  c: { catat: { name: Pencatatan, by: loket, to: join } }
                join: all
                to: bayar
              bayar:
            """
        let service = Trial.serviceYAML.replacingOccurrences(of: "Lengkap, to: bayar", with: "Lengkap, to: blok")
            .replacingOccurrences(of: "  bayar:\n", with: block + "\n")
        let trial = try await Trial(service: service)
        let client = PortalClient(trial.portal)
        try await trial.officers()
        let (number, _) = try await client.file()
        let (examiner, counter) = (try await client.logIn("pemeriksa"), try await client.logIn("loket"))
        try await expect(client.act(number, "pemeriksaan", "lengkap", examiner).status, equals: 200)
        let inbox = try await client.call(.get, "/petugas", examiner)
        let picks = Self.picks(inbox.text)
        expect(picks.map { $0.1.split(separator: ":").last ?? "" }.sorted(), equals: ["lihat", "ukur"])
        let (measured, key) = (picks.filter { $0.1.hasSuffix(":ukur") }, ("kunci", "kunci-paraf-uji-0004"))
        let first = try await Self.send(client, "/petugas/paraf/tindakan", [Self.csrf(inbox), key] + measured, examiner)
        expect(first.text.contains("1 permohonan selesai diproses."), "\(first.text)")
        try await expect(client.act(number, "catat", "done", counter).status, equals: 200)
        let again = try await Self.send(
            client, "/petugas/paraf/tindakan", [Self.csrf(inbox), key] + measured + picks.filter { $0.1.hasSuffix(":lihat") }, examiner)
        expect(again.text.contains("1 permohonan selesai diproses."), "\(again.text)")
        let left = try await client.call(.get, "/petugas", examiner).text
        expect(left.contains("Peninjauan") && !left.contains("Pengukuran"), "\(left)")
    }

    @Test func onlyWhoActsThereInitials() async throws {
        let trial = try await Trial()
        let client = PortalClient(trial.portal)
        let (officer, numbers) = try await Self.desk(trial, client)
        let picks = Self.picks(try await client.call(.get, "/petugas", officer).text)
        let counter = try await client.logIn("loket")
        let own = Self.csrf(try await client.call(.get, "/petugas", counter))
        let refused = try await Self.send(client, "/petugas/paraf/tindakan", [own, ("kunci", "kunci-paraf-uji-0003")] + picks, counter)
        expect(refused.status == 422 && !refused.text.contains("selesai diproses"), "\(refused.status)")
        for fields in [picks, picks + [("csrf", "x")]] {
            try await expect(Self.send(client, "/petugas/paraf/tindakan", fields, officer).status, equals: 403)
            try await expect(Self.send(client, "/petugas/paraf", fields, [:]).status, equals: 303)
        }
        let odd = [
            ("berkas", "x"), ("berkas", "\(numbers[0]):0:tidak_ada"), ("berkas", "\(numbers[0]):99:pemeriksaan"), ("berkas", "1:1:1:1"),
        ]
        let inbox = try await client.call(.get, "/petugas", officer)
        let told = try await Self.send(client, "/petugas/paraf/tindakan", [Self.csrf(inbox)] + odd, officer)
        expect(told.status, equals: 422, "\(told.text)")
        expect(Self.picks(try await client.call(.get, "/petugas", officer).text).count, equals: 2)
    }
}
