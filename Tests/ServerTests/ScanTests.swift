import Expectations
import Foundation
import NIOCore
import NIOPosix
import Server
import ServiceIR
import Synchronization
import Testing

/// A server on this machine that speaks the protocol of `clamd`.
private final class Clamd: Sendable {
    enum Manner: Sendable { case scans, saysTooLarge, isSilent, hangsUp }

    private let streams = Mutex<[Int]>([])
    /// The lengths of what was scanned.
    var scanned: [Int] { streams.withLock { $0 } }

    static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#

    static func run<T: Sendable>(
        _ manner: Manner = .scans, path: String? = nil, _ body: @escaping @Sendable (Clamd, String) async throws -> T
    ) async throws -> T {
        let clamd = Clamd()
        let wrap: @Sendable (any NIOCore.Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> = { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
        }
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        let server =
            if let path { try await bootstrap.bind(unixDomainSocketPath: path, childChannelInitializer: wrap) } else {
                try await bootstrap.bind(host: "127.0.0.1", port: 0, childChannelInitializer: wrap)
            }
        let address = path ?? "127.0.0.1:\(server.channel.localAddress?.port ?? 0)"
        let serving = Task {
            try await server.executeThenClose { clients in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await client in clients { group.addTask { try? await clamd.answer(client, manner) } }
                }
            }
        }
        defer { serving.cancel() }
        return try await body(clamd, address)
    }

    private func answer(_ client: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ manner: Manner) async throws {
        try await client.executeThenClose { inbound, outbound in
            if manner == .hangsUp { return }
            if manner == .saysTooLarge { return try await outbound.write(ByteBuffer(string: "INSTREAM size limit exceeded. ERROR\0")) }
            var waiting = ByteBuffer()
            var isStream = false
            var content: [UInt8] = []
            for try await part in inbound {
                waiting.writeImmutableBuffer(part)
                if manner == .isSilent { continue }
                if !isStream, let end = waiting.readableBytesView.firstIndex(of: 0) {
                    let command = waiting.readString(length: end - waiting.readerIndex + 1)
                    if command == "zPING\0" { return try await outbound.write(ByteBuffer(string: "PONG\0")) }
                    guard command == "zINSTREAM\0" else { return try await outbound.write(ByteBuffer(string: "UNKNOWN COMMAND\0")) }
                    isStream = true
                }
                while isStream, let length = waiting.getInteger(at: waiting.readerIndex, as: UInt32.self),
                    waiting.readableBytes >= 4 + Int(length)
                {
                    waiting.moveReaderIndex(forwardBy: 4)
                    content += waiting.readBytes(length: Int(length)) ?? []
                    guard length == 0 else { continue }
                    streams.withLock { $0.append(content.count) }
                    let isFound = Data(content).range(of: Data(Clamd.eicar.utf8)) != nil
                    return try await outbound.write(ByteBuffer(string: isFound ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"))
                }
            }
        }
    }
}

/// Each upload is scanned before it is taken, and none is taken unscanned.
@Suite struct ScanTests {
    private static func trial(_ address: String, time: Duration = .seconds(20)) async throws -> Trial {
        let scanner = VirusScanner(try #require(VirusScanner.Address(address)), time: time)
        let path = NSTemporaryDirectory() + "mpp-file-keys-\(Secret.make())"
        let key = Data((0..<32).map { $0 }).base64EncodedString()
        expect(FileManager.default.createFile(atPath: path, contents: Data(key.utf8), attributes: [.posixPermissions: 0o600]))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await Trial(
            sources: Trial.sources([Trial.serviceYAML]), uploadLimit: 1_000_000, fileKeys: try FileKeys(path: path), scanner: scanner)
    }

    private static func upload(_ trial: Trial, _ bytes: [UInt8], _ language: String = "id") async throws -> Answer {
        try await trial.test { try await $0.call(.post, "/api/v1/uploads?name=a.pdf", ["Accept-Language": language], body: bytes) }
    }

    private static func stored(_ trial: Trial) throws -> [String] {
        (FileManager.default.subpaths(atPath: trial.folder + "/mpp.sqlite.files") ?? []).filter { $0.count > 10 }
    }

    private static let clean = Array("%PDF-1.7 ".utf8) + [UInt8](repeating: 65, count: 300_000)
    private static let infected = clean + Array(Clamd.eicar.utf8)

    @Test(arguments: [true, false]) func whatIsInfectedIsRefused(isSocket: Bool) async throws {
        let path = isSocket ? "/tmp/mpp-clamd-\(Secret.make().prefix(8)).ctl" : nil
        try await Clamd.run(path: path) { clamd, address in
            let trial = try await Self.trial(address)
            let refused = try await Self.upload(trial, Self.infected)
            expect(refused.status == 422 && refused.json["type"]?.string == "urn:mpp:problem:file-infected", "\(refused.text)")
            expect(refused.text.contains("Pemindai menemukan virus dalam berkas ini (Eicar-Test-Signature)"))
            let english = try await Self.upload(trial, Self.infected, "en")
            expect(english.text.contains("The scanner found a virus in this file (Eicar-Test-Signature)"), "\(english.text)")
            try expect(Self.stored(trial), equals: [])
            try await expect(Self.upload(trial, Self.clean).status, equals: 201)
            // The content was scanned, not what lies on disk.
            expect(clamd.scanned, equals: [Self.infected.count, Self.infected.count, Self.clean.count])
            // With all other tests beside it, the store or the scanner may answer too late to be called ready; then they are asked again.
            var ready = try await trial.test { try await $0.call(.get, "/api/v1/ready") }
            for _ in 0..<30 where ready.status != 200 || ready.json["virus_scanner"]?.string != "ok" {
                try await Task.sleep(for: .seconds(1))
                ready = try await trial.test { try await $0.call(.get, "/api/v1/ready") }
            }
            expect(ready.status == 200 && ready.json["virus_scanner"]?.string == "ok", "\(ready.text)")
        }
        if let path { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test(arguments: [Clamd.Manner.saysTooLarge, .isSilent, .hangsUp]) private func whatIsNotScannedIsRefused(manner: Clamd.Manner)
        async throws
    {
        try await Clamd.run(manner) { _, address in
            let trial = try await Self.trial(address, time: .seconds(1))
            let refused = try await Self.upload(trial, Self.clean)
            expect(refused.status == 503 && refused.json["type"]?.string == "urn:mpp:problem:file-not-scanned", "\(refused.text)")
            expect(refused.header("Retry-After") == "60")
            try expect(Self.stored(trial), equals: [])
        }
    }

    @Test func withoutItsScannerNothingIsTaken() async throws {
        let trial = try await Self.trial("/tmp/tidak-ada-\(Secret.make()).ctl")
        try await expect(Self.upload(trial, Self.clean).status, equals: 503)
        let ready = try await trial.test { try await $0.call(.get, "/api/v1/ready") }
        expect(ready.status == 200 && ready.json["virus_scanner"]?.string == "silent", "\(ready.text)")
    }
}
