import Expectations
import Server
import ServiceIR
import Testing

/// Numbers that are drawn at an officer's step, and numbers that a second letter has from the first.
@Suite struct CarriedNumberTests {
    /// Files a case of `kartu-pedagang`, at the counter where an officer does.
    static func file(
        _ client: PortalClient, variant: String, kind: String, old: String? = nil, by officer: [String: String]?
    ) async throws -> (number: String, own: [String: String]) {
        var stall: JSONObject = ["jenis": .string(kind), "lama": 2, "jarak": 4]
        if let old { stall["nomor_lama"] = .string(old) }
        let sending: JSONValue = [
            "applicant": "person", "channel": officer == nil ? "online" : "counter", "variant": .string(variant),
            "form": [
                "pemohon": ["nik": "7307014501900001", "rekening": ["bank": "BRI", "number": "1234567890"]], "lapak": .object(stall),
            ],
            "documents": ["ktp": ["file": .string(try await client.upload())]],
        ]
        let answer = try await client.post("/api/v1/services/kartu-pedagang/cases", sending, officer ?? [:])
        expect(answer.status, equals: 201, "\(answer.text)")
        let secret = try #require(answer.json["secret"]?.string)
        return (try #require(answer.json["case"]?.string), ["Authorization": "Bearer \(secret)"])
    }

    /// From filing to the step that numbers.
    private static func signed(_ client: PortalClient, _ number: String) async throws {
        let counter = try await client.logIn("loket")
        let act: JSONValue = ["step": "periksa", "action": "done", "fields": ["kebersihan": 0, "modal": 0]]
        try await expect(client.post("/api/v1/cases/\(number)/acts", act, counter).status, equals: 200)
        try await expect(client.post("/api/v1/cases/\(number)/payments", ["step": "bayar", "receipt": "B"], counter).status, equals: 200)
        let before = try await client.call(.get, "/api/v1/cases/\(number)", counter).json
        expect(before["outputs"]?.array?.allSatisfy { $0["number"] == nil }, equals: true, "\(before)")
        try await expect(client.act(number, "ttd", "done", try await client.logIn("kepala")).status, equals: 200)
    }

    private static func code(in letter: String) throws -> (path: String, code: String) {
        let path = String(try #require(letter.firstMatch(of: /href="(\/periksa\/[^"]+)"/)).output.1)
        return (path, String(try #require(path.split(separator: "/").last)))
    }

    @Test func aSecondLetterKeepsTheNumberAndHasItsOwnCode() async throws {
        let trial = try await Trial(sources: Trial.keywords())
        try await trial.officers()
        try await trial.test { client in
            let counter = try await client.logIn("loket")
            let (first, own) = try await Self.file(client, variant: "baru", kind: "harian", by: counter)
            try await Self.signed(client, first)
            // It is numbered when the step is entered, and nobody has it before the release.
            let numbered = try await client.call(.get, "/api/v1/cases/\(first)", counter).json
            expect(numbered["outputs"]?[0]?["number"]?.string == "001/KP/2026" && numbered["outputs"]?[0]?["released"]?.bool == false)
            try await expect(client.call(.get, "/petugas/berkas/\(first)", counter).text.contains("001/KP/2026"))
            try await expect(client.call(.get, "/api/v1/cases/\(first)/outputs/kartu", own).status, equals: 404)
            try await expect(client.act(first, "penomoran", "done", counter).json["end"]?.string, equals: "granted")
            try await expect(trial.faults(), equals: [])

            let (second, ownSecond) = try await Self.file(
                client, variant: "salinan", kind: "tetap", old: "001/KP/2026", by: counter)
            try await Self.signed(client, second)
            try await expect(client.act(second, "penomoran", "done", counter).json["end"]?.string, equals: "granted")
            let (card, copy) = (
                try await client.call(.get, "/api/v1/cases/\(first)/outputs/kartu", own).text,
                try await client.call(.get, "/api/v1/cases/\(second)/outputs/salinan", ownSecond).text
            )
            expect(card.contains("<h1>Kartu pedagang</h1>") && copy.contains("<h1>Salinan kartu pedagang</h1>"))
            for letter in [card, copy] { expect(letter.contains("<strong>001/KP/2026</strong>")) }
            expect(card.contains("Berlaku sampai") && copy.contains("tidak disebut dalam standar"))

            expect(!card.contains("1234567890"), "to what account something is paid is nobody's matter who reads the card")

            // One number, two letters: each is found by its own code alone.
            let (one, other) = (try Self.code(in: card), try Self.code(in: copy))
            expect(one.code != other.code)
            for (letter, name) in [(one, "Kartu pedagang"), (other, "Salinan kartu pedagang")] {
                try await expect(client.call(.get, letter.path).text.contains("Surat ini terdaftar dan berlaku."))
                let found = try await client.call(
                    .post, "/periksa", ["Content-Type": "application/x-www-form-urlencoded"],
                    body: Array("nomor=001%2FKP%2F2026&kode=\(letter.code)".utf8))
                expect(found.status == 200 && found.text.contains("<dd>\(name)"), "\(found.text)")
            }
            try await expect(client.call(.get, other.path).text.contains("<dt>Masa berlaku</dt><dd>tidak disebut dalam standar"))
            // A copy of the copy bears the same again; the next card the next.
            let (third, _) = try await Self.file(client, variant: "salinan", kind: "tetap", old: "001/KP/2026", by: counter)
            let (fourth, _) = try await Self.file(client, variant: "baru", kind: "tetap", by: counter)
            for (number, expected) in [(third, "001/KP/2026"), (fourth, "002/KP/2026")] {
                try await Self.signed(client, number)
                let ended = try await client.act(number, "penomoran", "done", counter).json
                expect(ended["outputs"]?[0]?["number"]?.string, equals: expected, "\(ended)")
            }
        }
        try await expect(trial.faults(), equals: [])
        // A number that was drawn and does not stand in the register is a fault still.
        try await trial.portal.store.write { try $0.execute(sql: "DELETE FROM output_numbers WHERE number = '002/KP/2026'") }
        try await expect(trial.faults().map(\.kind), equals: [.number, .counter])
    }
}
