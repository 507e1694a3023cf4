import Expectations
import Logging
import Server
import ServiceDSL
import ServiceIR
import Synchronization
import Testing

/// Definitions published, and put back, from a page by the head of their agency.
struct PublishingTests {
    /// What the region's folder holds, as the test says it.
    private final class Folder: Sendable {
        private let now: Mutex<DefinitionFolder.Reading>

        init(_ change: (String) -> String = { $0 }) throws { now = Mutex(try Folder.reading(change)) }

        static func reading(_ change: (String) -> String, of files: [String] = []) throws -> DefinitionFolder.Reading {
            let (catalog, services) = try PublicationTests.definitions(change)
            return .ready(DefinitionSource(catalog, services, of: files.map { Array($0.utf8) }), notes: nil)
        }

        func hold(_ change: (String) -> String, of files: [String] = []) throws {
            let reading = try Folder.reading(change, of: files)
            now.withLock { $0 = reading }
        }

        func refuse(_ why: String) { now.withLock { $0 = .refused(LocalText(["id": why, "en": why])) } }

        var source: DefinitionSource? { now.withLock { if case .ready(let source, _) = $0 { source } else { nil } } }

        var asFolder: DefinitionFolder {
            DefinitionFolder(secrets: { _ in ["simbg": "rahasia-simbg"] }) { self.now.withLock { $0 } }
        }
    }

    private static let path = "/petugas/terbitkan"
    private static let second: @Sendable (String) -> String = {
        $0.replacingOccurrences(of: "version: 1", with: "version: 2").replacingOccurrences(of: "max: 1000", with: "max: 2000")
    }

    private func version(_ client: PortalClient) async throws -> Int64? {
        try await client.call(.get, "/api/v1/services/izin-uji").json["version"]?.int64
    }

    /// Sends the form of a page as it was shown, perhaps after something was changed in it.
    private func press(
        _ client: PortalClient, _ page: Answer, _ officer: [String: String], path: String = Self.path, _ change: (String) -> String = { $0 }
    ) async throws -> Answer {
        let values = ["csrf", "siap", "tayang"].compactMap { name in PageTests.inputs(name, in: page.text).last.map { "\(name)=\($0)" } }
        var headers = officer
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return try await client.call(.post, path, headers, body: Array(change(values.joined(separator: "&")).utf8))
    }

    @Test func whatIsSeenIsPublishedAndPutBack() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let folder = try Folder()
        let publication = try await Publication.open(trial.portal, folder: folder.asFolder)
        let client = PortalClient(publication)
        let head = try await client.logIn("kepala")
        let early = try await client.file().number
        let same = try await client.call(.get, Self.path, head).text
        PageTests.judge(same, "nothing to publish")
        expect(same.contains("Tidak ada beda dengan yang tayang.") && !same.contains("name=\"siap\""), "\(same)")

        try folder.hold(Self.second)
        try await expect(version(client), equals: 1)
        let page = try await client.call(.get, Self.path, head)
        PageTests.judge(page.text, "publishing")
        expect(page.text.contains("isi atau alurnya berubah") && page.text.contains("Izin Uji"), "\(page.text)")
        try await expect(press(client, page, head).status, equals: 303)
        try await expect(version(client), equals: 2)
        let done = try await client.call(.get, "\(Self.path)?ok=1", head).text
        PageTests.judge(done, "published")
        expect(done.contains("Sudah terbit.") && done.contains("Nama kepala") && done.contains("Izin Uji: Versi 1 → 2"), "\(done)")
        // What runs goes on as it began.
        try await expect(client.act(early, "pemeriksaan", "lengkap", try await client.logIn("pemeriksa")).status, equals: 200)

        let earlier = try await client.call(.get, "\(Self.path)/1", head)
        PageTests.judge(earlier.text, "an earlier publication")
        try await expect(press(client, earlier, head, path: "\(Self.path)/1").status, equals: 303)
        try await expect(version(client), equals: 1)
        let kept = try await trial.portal.store.read {
            try Row.fetchAll($0, sql: "SELECT actor, earlier FROM publications ORDER BY id").map {
                "\($0["actor"] as String) \($0["earlier"] as Int64? ?? 0)"
            }
        }
        let officer = try #require(kept.last?.split(separator: " ").first.map(String.init))
        expect(officer.hasPrefix("officer:"))
        expect(kept, equals: [" 0", "\(officer) 0", "\(officer) 1"])
        expect(try await trial.faults(), equals: [])
    }

    /// What was put back stays so, over a start too, until the folder holds something else.
    @Test func aDecisionOutlivesAStart() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let folder = try Folder()
        let first = try await Publication.open(trial.portal, folder: folder.asFolder)
        let head = try await PortalClient(first).logIn("kepala")
        try folder.hold(Self.second)
        let client = PortalClient(first)
        _ = try await press(client, try await client.call(.get, Self.path, head), head)
        _ = try await press(client, try await client.call(.get, "\(Self.path)/1", head), head, path: "\(Self.path)/1")
        try await expect(version(client), equals: 1)
        try await expect(version(Self.start(trial, folder)), equals: 1)
        let decided = try #require(folder.source)
        try await expect(first.isDecidedAgainst(decided))
        try folder.hold { Self.second($0).replacingOccurrences(of: "max: 2000", with: "max: 3000") }
        try await expect(version(Self.start(trial, folder)), equals: 2)
    }

    /// As a process that starts over what the folder holds.
    private static func start(_ trial: Trial, _ folder: Folder) async throws -> PortalClient {
        let logger = Logger(label: "trial")
        let portal = try await Portal(try #require(folder.source), configuration: trial.portal.configuration, logger: logger)
        return PortalClient(try await Publication.open(portal, folder: folder.asFolder))
    }

    /// The folder is known again by its files, which another release compiles otherwise, and by what came of them, whatever their comments say.
    @Test func aDecisionOutlivesAnotherRelease() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let folder = try Folder()
        let first = try await Publication.open(trial.portal, folder: folder.asFolder)
        let client = PortalClient(first)
        let head = try await client.logIn("kepala")
        func otherwise(_ version: Int) -> (String) -> String {
            { text in
                text.replacingOccurrences(of: "version: 1", with: "version: \(version)")
                    .replacingOccurrences(of: "max: 1000", with: "max: 3000")
            }
        }
        try folder.hold(Self.second, of: ["kedua"])
        try await expect(press(client, try await client.call(.get, Self.path, head), head).status, equals: 303)
        // Put back, and put forward again from the history: it still came out of the folder.
        for id in [1, 2] {
            let seen = try await client.call(.get, "\(Self.path)/\(id)", head)
            try await expect(press(client, seen, head, path: "\(Self.path)/\(id)").status, equals: 303)
        }
        try await expect(version(client), equals: 2)
        // What came out of the folder is compiled anew by another release.
        try folder.hold(otherwise(3), of: ["kedua"])
        try await expect(version(Self.start(trial, folder)), equals: 3)

        try folder.hold(Self.second, of: ["kedua"])
        let again = try await Self.start(trial, folder)
        try await expect(version(again), equals: 2)
        let back = try await again.call(.get, "\(Self.path)/1", head)
        try await expect(press(again, back, head, path: "\(Self.path)/1").status, equals: 303)
        let same: [((String) -> String, [String])] = [(otherwise(4), ["kedua"]), (Self.second, ["kedua, dengan komentar"])]
        for (change, files) in same {
            try folder.hold(change, of: files)
            try await expect(version(Self.start(trial, folder)), equals: 1, "\(files)")
        }
        try folder.hold(otherwise(5), of: ["ketiga"])
        try await expect(version(Self.start(trial, folder)), equals: 5)
    }

    /// What a start publishes stands in the history with what it changed.
    @Test func aStartSaysWhatItChanged() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let folder = try Folder()
        _ = try await Publication.open(trial.portal, folder: folder.asFolder)
        try folder.hold(Self.second)
        let client = try await Self.start(trial, folder)
        let page = try await client.call(.get, Self.path, try await client.logIn("kepala"))
        PageTests.judge(page.text, "history")
        expect(page.text.contains("pengelola server") && page.text.contains("Izin Uji: Versi 1 → 2"), "\(page.text)")
        // The same again is no further publication.
        _ = try await Self.start(trial, folder)
        let count = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM publications") }
        expect(count, equals: 2)
    }

    /// So does what a reload publishes, whatever the store still holds of what was published before.
    @Test func aReloadSaysWhatItChanged() async throws {
        let trial = try await Trial()
        let folder = try Folder()
        let publication = try await Publication.open(trial.portal, folder: folder.asFolder)
        try await trial.tamper("DELETE FROM definitions")
        try folder.hold(Self.second)
        try await publication.publish(try #require(folder.source), systemSecrets: [:])
        let kept = try await trial.portal.store.read {
            try String.fetchOne($0, sql: "SELECT changes FROM publications ORDER BY id DESC LIMIT 1")
        }
        expect(kept?.contains("[\"changed\",\"izin-uji\",1,2]") == true, "\(kept ?? "")")
    }

    @Test func whatIsRefusedOrChangedMeanwhileIsNotPublished() async throws {
        let trial = try await Trial()
        try await trial.officers()
        let folder = try Folder(Self.second)
        let publication = try await Publication.open(trial.portal, folder: folder.asFolder)
        let client = PortalClient(publication)
        let head = try await client.logIn("kepala")
        let seen = try await client.call(.get, Self.path, head)
        // Another definition since it was looked at.
        try folder.hold { Self.second($0).replacingOccurrences(of: "max: 2000", with: "max: 3000") }
        let changed = try await press(client, seen, head)
        expect(changed.status == 409 && changed.text.contains("lihat lagi lalu ulangi"), "\(changed.status)")
        folder.refuse("kesalahan[MPP0001]: <b>salah</b>")
        let refused = try await client.call(.get, Self.path, head)
        PageTests.judge(refused.text, "refused definitions")
        expect(
            refused.text.contains("kesalahan[MPP0001]: &lt;b&gt;salah&lt;/b&gt;") && !refused.text.contains("name=\"siap\""),
            "\(refused.text)")
        let pressed = try await press(client, seen, head)
        expect(pressed.status == 422 && pressed.text.contains("kesalahan[MPP0001]"), "\(pressed.status)")
        try await expect(version(client), equals: 1)

        try folder.hold(Self.second)
        for (officer, status) in [([:], 303), (try await client.logIn("loket"), 403)] {
            try await expect(client.call(.get, Self.path, officer).status, equals: status)
            try await expect(press(client, seen, officer).status, equals: officer.isEmpty ? 303 : 403)
        }
        try await expect(press(client, seen, head) { $0.replacingOccurrences(of: "csrf=", with: "csrf=x") }.status, equals: 403)
        try await expect(press(client, seen, head) { $0.replacingOccurrences(of: "tayang=", with: "tayang=0") }.status, equals: 409)
        for path in ["99", "x", "-1"] { try await expect(client.call(.get, "\(Self.path)/\(path)", head).status, equals: 404) }
        try await expect(version(client), equals: 1)
        try await expect(press(client, seen, head).status, equals: 303)
        try await expect(version(client), equals: 2)
        // Pressed twice: nothing more.
        try await expect(press(client, seen, head).status, equals: 409)
        let count = try await trial.portal.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM publications") }
        expect(count, equals: 2)
    }

    /// Two processes over the same store and the same folder.
    private static func twoProcesses(_ trial: Trial) async throws -> (folder: Folder, one: Publication, other: Publication) {
        try await trial.officers()
        let folder = try Folder()
        return (
            folder, try await Publication.open(trial.portal, folder: folder.asFolder),
            try await Publication.open(trial.portal, folder: folder.asFolder)
        )
    }

    /// Another process over the same store publishes what was decided.
    @Test func othersFollow() async throws {
        let trial = try await Trial()
        let (folder, one, other) = try await Self.twoProcesses(trial)
        let (client, second) = (PortalClient(one), PortalClient(other))
        let head = try await client.logIn("kepala")
        try folder.hold(Self.second)
        let seen = try await second.call(.get, Self.path, head)
        try await expect(press(client, try await client.call(.get, Self.path, head), head).status, equals: 303)
        try await expect(press(second, seen, head).status, equals: 409)
        try await expect(version(second), equals: 1)
        try await other.follow()
        try await expect(version(second), equals: 2)
    }

    /// What the operator publishes stands, whatever an officer decided before that this process has not followed yet.
    @Test func aReloadIsNotUndoneByAnEarlierDecision() async throws {
        let trial = try await Trial()
        let (folder, one, other) = try await Self.twoProcesses(trial)
        let (client, second) = (PortalClient(one), PortalClient(other))
        let head = try await client.logIn("kepala")
        try folder.hold(Self.second)
        try await expect(press(client, try await client.call(.get, Self.path, head), head).status, equals: 303)
        try folder.hold { Self.second($0).replacingOccurrences(of: "version: 2", with: "version: 3") }
        try await other.publish(try #require(folder.source), systemSecrets: [:])
        try await expect(version(second), equals: 3)
        try await other.follow()
        try await expect(version(second), equals: 3)
        // An officer goes on from there, and the other process follows.
        try folder.hold { Self.second($0).replacingOccurrences(of: "version: 2", with: "version: 4") }
        try await expect(press(second, try await second.call(.get, Self.path, head), head).status, equals: 303)
        try await one.follow()
        try await expect(version(client), equals: 4)
    }

    /// Of two agencies with heads, each decides about its own.
    @Test func theHeadOfOneAgencyDecidesNothingForAnother() async throws {
        let catalogYAML = Trial.catalogYAML.replacingOccurrences(
            of: "lain: Dinas lain", with: "lain: { name: Dinas lain, head: orang_luar }")
        let sources = Trial.sources([Trial.serviceYAML], catalog: catalogYAML)
        let trial = try await Trial(sources: sources)
        try await trial.officers()
        let (catalog, services) = try Trial.compile(sources)
        let (_, others) = try PublicationTests.definitions(Self.second)
        let folder = DefinitionFolder(secrets: { _ in [:] }) { .ready(DefinitionSource(catalog, others), notes: nil) }
        let publication = try await Publication.open(trial.portal, folder: folder)
        expect(services.count, equals: 1)
        let client = PortalClient(publication)
        let stranger = try await client.logIn("orang_luar")
        let page = try await client.call(.get, Self.path, stranger)
        PageTests.judge(page.text, "another's services")
        expect(page.text.contains("Ini menyangkut badan lain.") && !page.text.contains("name=\"siap\""), "\(page.text)")
        let own = try await client.logIn("kepala")
        let seen = try await client.call(.get, Self.path, own)
        let csrf = try #require(PageTests.inputs("csrf", in: page.text).last)
        try await expect(
            press(client, seen, stranger) { $0.replacingOccurrences(of: "csrf=", with: "csrf=\(csrf)&x=") }.status, equals: 403)
        try await expect(press(client, seen, own).status, equals: 303)
        try await expect(version(client), equals: 2)
    }

    /// Services of an agency without a head, and what they share with others, are the operator's to publish; who would is told so.
    @Test func whatHasNoHeadIsTheOperatorsAlone() async throws {
        func compiled(catalog: String = Trial.catalogYAML, _ change: (String) -> String = { $0 }) throws -> DefinitionSource {
            let headless = Trial.serviceYAML.replacingOccurrences(of: "service: izin-uji", with: "service: izin-lain")
                .replacingOccurrences(of: "agency: dinas", with: "agency: lain")
            let sources = Trial.sources([Trial.serviceYAML, change(headless)], catalog: catalog)
            let (catalog, services) = try Trial.compile(sources)
            return DefinitionSource(catalog, services)
        }
        let trial = try await Trial()
        try await trial.officers()
        let start = try compiled()
        let renamed = Trial.catalogYAML.replacingOccurrences(of: "en: Test Region", with: "en: Another Region")
        for offered in [try compiled(Self.second), try compiled(catalog: renamed)] {
            let folder = DefinitionFolder(secrets: { _ in ["simbg": "rahasia-simbg"] }) { .ready(offered, notes: nil) }
            let publication = Publication(trial.portal, folder: folder)
            try await publication.publish(start, systemSecrets: [:])
            let client = PortalClient(publication)
            let head = try await client.logIn("kepala")
            let page = try await client.call(.get, Self.path, head)
            PageTests.judge(page.text, "services of an agency without a head")
            let words = "Yang menerbitkan hanya pengelola server: Dinas lain."
            expect(page.text.contains(words) && !page.text.contains("name=\"siap\""), "\(page.text)")
            expect(!page.text.contains("Ini menyangkut badan lain."), "\(page.text)")
            let form = "csrf=\(try #require(PageTests.inputs("csrf", in: page.text).last))&siap=x&tayang=x"
            let headers = head.merging(["Content-Type": "application/x-www-form-urlencoded"]) { $1 }
            let pressed = try await client.call(.post, Self.path, headers, body: Array(form.utf8))
            expect(pressed.status == 403 && pressed.text.contains(words), "\(pressed.status)")
            PageTests.judge(pressed.text, "not published")
        }
    }

    /// Nobody is head of an agency that is new: the operator publishes it, and the page calls it by its name.
    @Test func aNewAgencyIsTheOperatorsToPublish() async throws {
        let catalogYAML = Trial.catalogYAML.replacingOccurrences(
            of: "lain: Dinas lain }", with: "lain: Dinas lain, baru: { name: Dinas baru, head: kepala_baru } }"
        ).replacingOccurrences(of: "  orang_luar: {", with: "  kepala_baru: { name: Kepala baru, agency: baru }\n  orang_luar: {")
        let service = Trial.serviceYAML.replacingOccurrences(of: "service: izin-uji", with: "service: izin-baru")
            .replacingOccurrences(of: "agency: dinas", with: "agency: baru")
        let sources = Trial.sources([Trial.serviceYAML, service], catalog: catalogYAML)
        let (catalog, services) = try Trial.compile(sources)
        let trial = try await Trial()
        try await trial.officers()
        let folder = DefinitionFolder(secrets: { _ in [:] }) { .ready(DefinitionSource(catalog, services), notes: nil) }
        let client = PortalClient(try await Publication.open(trial.portal, folder: folder))
        let page = try await client.call(.get, Self.path, try await client.logIn("kepala")).text
        PageTests.judge(page, "a new agency")
        let words = "Ini menyangkut badan baru, yang belum ada di katalog yang tayang. Yang menerbitkan hanya pengelola server: Dinas baru."
        expect(page.contains(words) && !page.contains("badan tanpa kepala") && !page.contains("name=\"siap\""), "\(page)")
    }
}
