import Expectations
import Server
import ServiceIR
import Testing

/// Cases that the clock opens for each output, counted from its own day of issue.
@Suite struct OpeningTests {
    private static let permitYAML = Trial.serviceYAML
        .replacingOccurrences(of: "signs: [izin]", with: "signs: [izin, salinan]")
        .replacingOccurrences(of: "issue: [izin]", with: "issue: [izin, salinan]")
        .replacingOccurrences(of: "valid_for: 1 year", with: "valid_for: 5 years")
        .replacingOccurrences(
            of: "outputs:\n",
            with:
                "outputs:\n  salinan: { name: Salinan, number: \"{seq:3}/SAL/{year}\", valid_for: 5 years, signature: electronic, delivery: [download] }\n"
        )

    private static let reportYAML = """
        service: lapor-uji
        version: 1
        name: Laporan pemegang izin
        agency: dinas
        legal_basis: { perda: Perda Uji 1/2026 }
        opened_by: { every: 6 months, for_each: [izin-uji.izin, izin-uji.salinan] }
        form:
          pemohon: { name: Pemegang, party: applicant, fields: { nama: { name: Nama, type: text, purpose: Identitas } } }
          izin: { name: Izin, fields: { nomor: { name: Nomor izin, type: issued, output: [izin-uji.izin, izin-uji.salinan], purpose: Pengawasan } } }
        fee: free
        sla: { within: none, legal_basis: perda }
        workflow:
          laporan: { name: Laporan, by: applicant, within: 30 days, to: selesai, late: { to: dicabut } }
          selesai: { end: granted }
          dicabut: { end: lapsed, revokes: nomor, reason: Tidak melapor }
        product: Laporan tercatat
        privacy: { basis: public_service, keep_for: 1 year }
        """

    private static let sources = Trial.sources([permitYAML, reportYAML])

    private struct Opened: Equatable {
        var number: String
        var of: String
        var day: String
    }

    /// What the clock has opened: for which letter, and as of which day.
    private static func opened(_ trial: Trial) async throws -> [Opened] {
        let numbers = try await trial.portal.store.read { db in
            try String.fetchAll(db, sql: "SELECT number FROM cases WHERE service = 'lapor-uji' ORDER BY id")
        }
        var found: [Opened] = []
        for number in numbers {
            let dossier = try #require(try await trial.portal.registry.dossier(number: number))
            let letter = dossier.state.submission["form"]?["izin"]?["nomor"]?["number"]?.string ?? "?"
            let day = dossier.state.submitted.localText(in: .wita).prefix(10)
            found.append(Opened(number: number, of: letter, day: String(day)))
        }
        return found
    }

    private static func pairs(_ opened: [Opened]) -> [String] { opened.map { "\($0.of) \($0.day)" } }

    /// Two permits, issued on two days.
    private static func issued(at start: Instant = Trial.start) async throws -> (trial: Trial, own: [[String: String]]) {
        let trial = try await Trial(sources: sources, at: start)
        try await trial.officers()
        let own = try await trial.test { client in
            let first = try await LetterTests.granted(client).own
            try await expect(trial.openAllDue(), equals: 0)
            trial.now = Instant(seconds: start.seconds + 86_400)
            return [first, try await LetterTests.granted(client).own]
        }
        try await expect(trial.openAllDue(), equals: 0)
        return (trial, own)
    }

    @Test func eachOutputOpensOneOnItsOwnDay() async throws {
        let (trial, own) = try await Self.issued()
        trial.now = Trial.instant(2026, 9, 8, 23, 59)
        try await expect(trial.openAllDue(), equals: 0)
        trial.now = Trial.instant(2026, 9, 9, 0, 1)
        try await expect(trial.openAllDue(), equals: 2)
        try await expect(trial.openAllDue(), equals: 0)
        trial.now = Trial.instant(2026, 9, 9, 17)
        try await expect(trial.openAllDue(), equals: 0)
        try await expect(Self.pairs(Self.opened(trial)).sorted(), equals: ["001/SAL/2026 2026-09-09", "001/UJI/2026 2026-09-09"])
        trial.now = Trial.instant(2026, 9, 10, 9)
        try await expect(trial.openAllDue(), equals: 2)
        let all = try await Self.opened(trial)
        expect(Self.pairs(all.suffix(2)).sorted(), equals: ["002/SAL/2026 2026-09-10", "002/UJI/2026 2026-09-10"])

        // The holder finds it with the secret of the permit, knows whose it is, and answers.
        try await trial.test { client in
            let number = all[0].number
            let read = try await client.call(.get, "/api/v1/cases/\(number)", own[0]).json
            expect(read["open"]?[0]?["step"]?.string == "laporan" && read["submission"]?["form"]?["pemohon"]?["nama"]?.string == "Sitti")
            try await expect(client.call(.get, "/api/v1/cases/\(all[2].number)", own[0]).status, equals: 404, "that is another's")
            try await expect(client.act(number, "laporan", "done", own[0]).json["end"]?.string, equals: "granted")
        }
        try await expect(trial.faults(), equals: [])
    }

    @Test func aDayOnWhichTheServerWasOffIsMadeUpForOnce() async throws {
        let (trial, _) = try await Self.issued()
        for _ in 0..<2 {
            let later = try await Trial(sources: Self.sources, folder: trial.folder, at: Trial.instant(2026, 9, 20, 9))
            _ = try await later.openAllDue()
            try await expect(
                Self.pairs(Self.opened(later)).sorted(),
                equals: [
                    "001/SAL/2026 2026-09-09", "001/UJI/2026 2026-09-09", "002/SAL/2026 2026-09-10", "002/UJI/2026 2026-09-10",
                ])
            try await expect(later.faults(), equals: [])
        }
    }

    /// Six months after 31 August are the last day of February; a year after it is 31 August again. What was revoked opens nothing.
    @Test func itComesAgainWhileTheOutputIsValid() async throws {
        let (trial, own) = try await Self.issued(at: Trial.instant(2026, 8, 30, 9))
        trial.now = Trial.instant(2027, 2, 28, 9)
        try await expect(trial.openAllDue(), equals: 4)
        let first = try await Self.opened(trial)
        expect(Set(first.map(\.day)), equals: ["2027-02-28"])
        // One answers for each but one permit; that is lost, and its copy stays.
        try await trial.test { client in
            for one in first where one.of != "001/UJI/2026" {
                let holder = own[one.of.hasPrefix("001") ? 0 : 1]
                let answered = try await client.act(one.number, "laporan", "done", holder)
                expect(answered.json["end"]?.string, equals: "granted")
            }
        }
        trial.now = Trial.instant(2027, 4, 1, 9)
        while try await trial.portal.registry.fireNextDue() {}
        let silent = try #require(first.first { $0.of == "001/UJI/2026" })
        try await expect(trial.portal.registry.dossier(number: silent.number)?.state.end?.kind, equals: .lapsed)
        trial.now = Trial.instant(2027, 8, 30, 9)
        try await expect(trial.openAllDue(), equals: 1)
        trial.now = Trial.instant(2027, 8, 31, 9)
        try await expect(trial.openAllDue(), equals: 2)
        try await expect(
            Self.pairs(Self.opened(trial).suffix(3)).sorted(),
            equals: [
                "001/SAL/2026 2027-08-30", "002/SAL/2026 2027-08-31", "002/UJI/2026 2027-08-31",
            ])
        try await expect(trial.faults(), equals: [])
    }
}
