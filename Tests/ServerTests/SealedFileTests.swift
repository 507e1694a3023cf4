import Expectations
import Foundation
import Server
import ServiceIR
import Testing

/// Uploads at rest: sealed by the operator's key, read as they were handed in, and by nobody who changed them.
@Suite struct SealedFileTests {
    private static func keys(_ bytes: [UInt8]...) throws -> FileKeys {
        try keys(text: bytes.map { Data($0).base64EncodedString() }.joined(separator: "\n"))
    }

    private static func keys(text: String, mode: Int = 0o600) throws -> FileKeys {
        let path = NSTemporaryDirectory() + "mpp-file-keys-\(Secret.make())"
        expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode]))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try FileKeys(path: path)
    }

    private static let (first, second) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))

    private static func trial(_ keys: FileKeys?, folder: String? = nil) async throws -> Trial {
        try await Trial(sources: Trial.sources([Trial.serviceYAML]), folder: folder, uploadLimit: 1_000_000, fileKeys: keys)
    }

    private static func content(_ size: Int, _ seed: UInt8 = 0) -> [UInt8] {
        Array("%PDF-1.7 ".utf8) + (0..<(size - 9)).map { UInt8(truncatingIfNeeded: $0 / 7) ^ seed }
    }

    /// Files a case with that document; where the file lies, and how it is asked for.
    private static func file(_ trial: Trial, _ content: [UInt8]) async throws -> (path: String, link: String, own: [String: String]) {
        try await trial.test { client in
            var submission = try await client.submission().object ?? [:]
            let upload = try await client.upload("ktp.pdf", content)
            submission["documents"] = ["ktp": ["file": .string(upload)]]
            let filed = try await client.post("/api/v1/services/izin-uji/cases", .object(submission))
            let number = try #require(filed.json["case"]?.string, "\(filed.text)")
            let known = try #require(try await trial.portal.store.read { try Uploads.find($0, id: upload) })
            return (
                trial.portal.uploads.path(of: known), "/api/v1/cases/\(number)/files/\(upload)",
                ["Authorization": "Bearer \(filed.json["secret"]?.string ?? "")"]
            )
        }
    }

    private static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

    /// What is downloaded; nothing where it is refused or breaks off.
    private static func read(_ trial: Trial, _ file: (path: String, link: String, own: [String: String])) async throws -> [UInt8]? {
        let answer = try? await trial.test { try await $0.call(.get, file.link, file.own) }
        return answer?.status == 200 ? answer?.body : nil
    }

    @Test(arguments: [10, 65_535, 65_536, 65_537, 131_072, 300_000]) func whatIsSealedIsReadAsItWas(size: Int) async throws {
        let trial = try await Self.trial(try Self.keys(Self.first))
        let content = Self.content(size)
        let file = try await Self.file(trial, content)
        let stored = try Self.bytes(file.path)
        expect(stored.starts(with: Array("MPPDFILE".utf8)) && !Data(stored).contains(content.prefix(200)))
        try await expect(Self.read(trial, file) == content)
        // The same content again, under a key of its own.
        _ = try await trial.test { try await $0.upload("lagi.pdf", content) }
        try expect(Self.bytes(file.path) != stored)
        try await expect(Self.read(trial, file) == content)
    }

    /// Each by itself: a bit, the end cut off, parts in another order, another file's whole content, the sum mended or not.
    @Test func whatWasChangedIsNotRead() async throws {
        let trial = try await Self.trial(try Self.keys(Self.first))
        let file = try await Self.file(trial, Self.content(200_000))
        let other = try await Self.file(trial, Self.content(200_000, 9))
        let stored = try Self.bytes(file.path)
        let (head, part) = (145, 65_536 + 16)
        var swapped = stored
        swapped.replaceSubrange(
            head..<(head + 2 * part), with: Array(stored[(head + part)..<(head + 2 * part)]) + Array(stored[head..<(head + part)]))
        var cases: [[UInt8]] = [swapped, Array(stored.dropLast(1000)), try Self.bytes(other.path), Array(stored[..<head]), []]
        for place in [9, 20, 60, head, head + part, stored.count - 40] {
            var changed = stored
            changed[place] ^= 1
            cases.append(changed)
        }
        for changed in cases {
            try Data(changed).write(to: URL(filePath: file.path))
            try await expect(Self.read(trial, file) == nil, "\(changed.count) bytes")
        }
        try Data(stored).write(to: URL(filePath: file.path))
        try await expect(Self.read(trial, file) == Self.content(200_000))
    }

    @Test func keysAreChangedWithoutTheContent() async throws {
        let plain = try await Self.trial(nil)
        let content = Self.content(150_000)
        let old = try await Self.file(plain, content)
        try expect(Self.bytes(old.path) == content)
        // What lay plain is read on, beside what is sealed now.
        let sealed = try await Self.trial(try Self.keys(Self.first), folder: plain.folder)
        let new = try await Self.file(sealed, Self.content(150_000, 3))
        try await expect(Self.read(sealed, old) == content)

        let both = try Self.keys(Self.second, Self.first)
        let before = try Self.bytes(new.path)
        let made = try await Rekeying.run(sealed.portal.store, both)
        // The small one that the submission's helper hands in was handed in again, and so was sealed.
        expect(made.failed.isEmpty && made.sealed == 1 && made.rewrapped == 2 && made.current == 0, "\(made)")
        try expect(!Data(Self.bytes(old.path)).contains(content.prefix(200)))
        let after = try Self.bytes(new.path)
        expect(after != before && after.dropFirst(145) == before.dropFirst(145), "the head alone is another")
        // Under the first key nothing is read any more, and no server begins with it.
        try await expect(Self.read(sealed, new) == nil)
        await #expect(throws: MissingFileKeys.self) { try await Self.trial(try Self.keys(Self.first), folder: plain.folder) }
        await #expect(throws: MissingFileKeys.self) { try await Self.trial(nil, folder: plain.folder) }
        let last = try await Self.trial(try Self.keys(Self.second), folder: plain.folder)
        try await expect(Self.read(last, old) == content)
        try await expect(Self.read(last, new) == Self.content(150_000, 3))
        let again = try await Rekeying.run(last.portal.store, try Self.keys(Self.second))
        expect(again.failed.isEmpty && again.sealed + again.rewrapped == 0 && again.current == made.sealed + made.rewrapped + made.current)
        // A key that opens nothing changes nothing.
        let wrong = try await Rekeying.run(last.portal.store, try Self.keys([UInt8](repeating: 3, count: 32)))
        expect(wrong.failed.count, equals: again.current)
        try await expect(Self.read(last, old) == content)
    }

    /// A copy needs no key, and finds what is damaged.
    @Test(.enabled(if: Trial.isEmbedded)) func aCopyIsCheckedWithoutTheKey() async throws {
        let trial = try await Self.trial(try Self.keys(Self.first))
        let file = try await Self.file(trial, Self.content(1_200))
        let large = try await Self.file(trial, Self.content(900_000))
        let (database, copy, back) = (trial.folder + "/mpp.sqlite", trial.folder + "/salinan.sqlite", trial.folder + "/kembali/mpp.sqlite")
        expect(try StoreCopy.backUp(database, to: copy, at: trial.now).report.faults.isEmpty)
        try FileManager.default.createDirectory(atPath: trial.folder + "/kembali", withIntermediateDirectories: true)
        expect(try StoreCopy.restore(copy, to: back).report.faults.isEmpty)
        let restored = try await Self.trial(try Self.keys(Self.first), folder: trial.folder + "/kembali")
        try await expect(Self.read(restored, file) == Self.content(1_200))
        try await expect(Self.read(restored, large) == Self.content(900_000))
        var damaged = try Self.bytes(large.path)
        damaged[500_000] ^= 1
        try Data(damaged).write(to: URL(filePath: large.path))
        let faults = try StoreCopy.backUp(database, to: trial.folder + "/lain.sqlite", at: trial.now).report.faults
        expect(faults.map(\.kind), equals: [.file])
    }

    @Test func aFileOfKeysIsChecked() throws {
        let key = Data(Self.first).base64EncodedString()
        #expect(throws: FileKeys.Fault.isOpen) { try Self.keys(text: key, mode: 0o644) }
        for text in ["", "kunci", Data(Self.first.dropLast()).base64EncodedString(), "\(key)\nkunci"] {
            #expect(throws: FileKeys.Fault.noKey) { try Self.keys(text: text) }
        }
        #expect(throws: FileKeys.Fault.unreadable) { try FileKeys(path: "/tidak/ada") }
    }
}
