import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// A backup taken while the server works, and its way back.
@Suite(.enabled(if: Trial.isEmbedded, "of a server, pg_dump copies")) struct StoreCopyTests {
    /// What stands in the folder of a trial before it is copied.
    private static func filled(_ count: Int = 2) async throws -> (trial: Trial, numbers: [String]) {
        let trial = try await Trial()
        try await trial.officers()
        let numbers = try await trial.test { client in
            var numbers: [String] = []
            for place in 0..<count { numbers.append(try await client.file(pdf: place).number) }
            return numbers
        }
        return (trial, numbers)
    }

    private static func database(_ trial: Trial) -> String { trial.folder + "/mpp.sqlite" }

    private static func names(_ folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    /// The file of an upload of the trial, by its place among their hashes.
    private static func file(_ trial: Trial, of number: String) async throws -> String {
        let dossier = try #require(try await trial.portal.registry.dossier(number: number))
        let upload = try #require(try await trial.portal.registry.uploads(of: dossier.id).first)
        return trial.portal.uploads.path(of: upload)
    }

    /// As a version before checkpoints left it.
    static func makeOlder(_ trial: Trial) async throws {
        try await trial.portal.store.write { db in
            try db.execute(
                sql: """
                    DROP TABLE checkpoint_heads; DROP TABLE checkpoints; DROP TABLE changed_cases;
                    DELETE FROM grdb_migrations WHERE identifier = 'checkpoints'
                    """)
        }
    }

    private static func failure(_ body: () throws(StoreCopy.Failure) -> StoreCopy) throws -> StoreCopy.Failure {
        do throws(StoreCopy.Failure) { _ = try body() } catch { return error }
        throw Unexpected()
    }
    private struct Unexpected: Error {}

    private static func isForeign(_ failure: StoreCopy.Failure) -> Bool { if case .source(.isForeign) = failure { true } else { false } }
    private static func isDamaged(_ failure: StoreCopy.Failure) -> Bool { if case .source(.damaged) = failure { true } else { false } }
    private static func exists(_ failure: StoreCopy.Failure) -> String? { if case .exists(let path) = failure { path } else { nil } }

    /// While it is copied, others file: the copy is the database of one moment, and its work goes on elsewhere.
    @Test func aServedStoreIsCopiedAndGoesOnElsewhere() async throws {
        let (trial, numbers) = try await Self.filled()
        let copy = trial.folder + "/salinan.sqlite"
        async let others: Void = trial.test { client in for place in 10..<20 { _ = try await client.file(pdf: place) } }
        let made = try StoreCopy.backUp(Self.database(trial), to: copy, at: trial.now)
        try await others
        expect(made.report.faults == [] && made.report.cases >= 2 && made.report.lastCheckpoint != nil)
        expect(made.files, equals: made.report.cases)

        let other = try await Trial()
        let place = other.folder + "/lain/mpp.sqlite"
        try FileManager.default.createDirectory(atPath: other.folder + "/lain", withIntermediateDirectories: true)
        let restored = try StoreCopy.restore(copy, to: place)
        expect(restored.report.faults == [] && restored.report.cases == made.report.cases && restored.files == made.files)

        let later = try await Trial(sources: Trial.sources([Trial.serviceYAML]), folder: other.folder + "/lain")
        let files = try await numbers.asyncMap { try Data(contentsOf: URL(filePath: try await Self.file(later, of: $0))) }
        expect(files.map { String(decoding: $0, as: UTF8.self) }, equals: ["%PDF-1.7 0", "%PDF-1.7 1"])
        try await later.test { client in
            let officer = try await client.logIn("pemeriksa")
            try await expect(client.act(numbers[0], "pemeriksaan", "lengkap", officer).status, equals: 200)
            let next = try await client.file().number
            expect(!numbers.contains(next))
        }
        try await expect(later.faults(), equals: [])
    }

    /// Nothing stands beside it, whoever reads it changes nothing, and only its owner does.
    @Test func aCopyIsOneFile() async throws {
        let (trial, _) = try await Self.filled()
        let folder = trial.folder + "/salinan"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try StoreCopy.backUp(Self.database(trial), to: folder + "/a.sqlite", at: trial.now)
        let bytes = try Data(contentsOf: URL(filePath: folder + "/a.sqlite"))
        let store = try StoreFile(path: folder + "/a.sqlite")
        try expect(store.read { try Verification.run($0).faults }, equals: [])
        try store.close()
        try expect(Self.names(folder), equals: ["a.sqlite", "a.sqlite.files"])
        try expect(Data(contentsOf: URL(filePath: folder + "/a.sqlite")) == bytes)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/a.sqlite")
        expect((attributes[.posixPermissions] as? NSNumber)?.intValue, equals: 0o600)
    }

    @Test(arguments: ["", "-wal", "-shm", "-journal", ".files"])
    func nothingIsWrittenOver(ending: String) async throws {
        let (trial, _) = try await Self.filled(1)
        let folder = trial.folder + "/salinan"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try StoreCopy.backUp(Self.database(trial), to: trial.folder + "/dari.sqlite", at: trial.now)
        let target = folder + "/a.sqlite"
        try Data("lain".utf8).write(to: URL(filePath: target + ending))
        for failure in [
            try Self.failure { () throws(StoreCopy.Failure) in try StoreCopy.backUp(Self.database(trial), to: target, at: trial.now) },
            try Self.failure { () throws(StoreCopy.Failure) in try StoreCopy.restore(trial.folder + "/dari.sqlite", to: target) },
        ] { expect(Self.exists(failure), equals: target + ending) }
        try expect(Self.names(folder), equals: ["a.sqlite" + ending])
        try expect(Data(contentsOf: URL(filePath: target + ending)), equals: Data("lain".utf8))
    }

    /// A page overwritten, the end cut off: told, and nothing is put there.
    @Test func aDamagedCopyIsRefused() async throws {
        let (trial, _) = try await Self.filled()
        let copy = trial.folder + "/salinan.sqlite"
        _ = try StoreCopy.backUp(Self.database(trial), to: copy, at: trial.now)
        let whole = try Data(contentsOf: URL(filePath: copy))
        var overwritten = whole
        overwritten.replaceSubrange((8 * 4096)..<(9 * 4096), with: Data(repeating: 0xA5, count: 4096))
        let target = trial.folder + "/lain"
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        for damaged in [overwritten, whole.prefix(whole.count / 2 / 4096 * 4096), whole.prefix(whole.count / 2 + 7)] {
            try damaged.write(to: URL(filePath: copy))
            let failure = try Self.failure { () throws(StoreCopy.Failure) in try StoreCopy.restore(copy, to: target + "/a.sqlite") }
            expect(Self.isDamaged(failure), "\(failure)")
            try expect(Self.names(target), equals: [])
        }
    }

    @Test func anotherProgramsFileIsRefusedAndLeftAsItIs() async throws {
        let trial = try await Trial()
        let path = trial.folder + "/lain.sqlite"
        try await Trial.makeForeign(path)
        let text = trial.folder + "/catatan.txt"
        try Data(String(repeating: "bukan basis data\n", count: 100).utf8).write(to: URL(filePath: text))
        for file in [path, text] {
            let bytes = try Data(contentsOf: URL(filePath: file))
            let failure = try Self.failure { () throws(StoreCopy.Failure) in try StoreCopy.restore(file, to: trial.folder + "/a.sqlite") }
            expect(Self.isForeign(failure), "\(failure)")
            #expect(throws: StoreError.self) { try Store(.file(file)) }
            try expect(Data(contentsOf: URL(filePath: file)) == bytes)
        }
    }

    @Test func aFileThatIsMissingOrChangedIsTold() async throws {
        let (trial, numbers) = try await Self.filled(3)
        let orphan = try await trial.test { try await $0.upload("ktp.pdf", Array("%PDF-1.7 yatim".utf8)) }
        let kept = try await trial.test { try await $0.upload("ktp.pdf", Array("%PDF-1.7 tinggal".utf8)) }
        try FileManager.default.removeItem(atPath: try await Self.file(trial, of: numbers[0]))
        try Data("%PDF-1.7 palsu".utf8).write(to: URL(filePath: try await Self.file(trial, of: numbers[1])))
        let upload = try await trial.portal.store.read { try Uploads.find($0, id: orphan) }
        try FileManager.default.removeItem(atPath: trial.portal.uploads.path(of: try #require(upload)))
        let copy = trial.folder + "/salinan.sqlite"
        let made = try StoreCopy.backUp(Self.database(trial), to: copy, at: trial.now)
        expect(made.report.faults, equals: numbers.prefix(2).map { JournalFault(caseNumber: $0, row: 0, kind: .file) })
        expect(made.files, equals: 2)
        let store = try StoreFile(path: copy)
        try expect(store.read { try Uploads.find($0, id: orphan) == nil })
        try expect(store.read { try Uploads.find($0, id: kept) != nil })
        try store.close()
    }

    /// Read by a program of another version, a database is not changed beneath the one that serves it.
    @Test func theTablesOfAnotherVersionAreLeftAlone() async throws {
        let (trial, numbers) = try await Self.filled()
        let copy = trial.folder + "/salinan.sqlite"
        try await Self.makeOlder(trial)
        let failure = try Self.failure { () throws(StoreCopy.Failure) in
            try StoreCopy.backUp(Self.database(trial), to: copy, at: trial.now)
        }
        guard case .source(.isOlder) = failure else { throw Unexpected() }

        // An old copy is brought up to date where it is put.
        try FileManager.default.createDirectory(atPath: trial.folder + "/lain", withIntermediateDirectories: true)
        let restored = try StoreCopy.restore(Self.database(trial), to: trial.folder + "/lain/mpp.sqlite")
        expect(restored.report.faults == [] && restored.report.cases == numbers.count)
        _ = try StoreFile(path: trial.folder + "/lain/mpp.sqlite")
        #expect(throws: StoreError.self) { try StoreFile(path: Self.database(trial)) }

        try await trial.portal.store.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('kelak')") }
        let newer = try Self.failure { () throws(StoreCopy.Failure) in try StoreCopy.restore(Self.database(trial), to: copy) }
        guard case .source(.isNewer) = newer else { throw Unexpected() }
    }
}

extension PortalClient {
    /// Files a case whose document is told from every other one.
    fileprivate func file(pdf place: Int) async throws -> (number: String, own: [String: String]) {
        let file = try await upload("ktp.pdf", Array("%PDF-1.7 \(place)".utf8))
        let submission: JSONValue = [
            "applicant": "person", "channel": "online",
            "form": ["pemohon": ["nama": "Sitti"], "usaha": ["luas": 12, "bising": false]],
            "documents": ["ktp": ["file": .string(file)]],
        ]
        let answer = try await post("/api/v1/services/izin-uji/cases", submission)
        expect(answer.status, equals: 201, "\(answer.text)")
        let secret = try #require(answer.json["secret"]?.string)
        return (try #require(answer.json["case"]?.string), ["Authorization": "Bearer \(secret)"])
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async throws -> [T] {
        var result: [T] = []
        for element in self { result.append(try await transform(element)) }
        return result
    }
}
