import NIOCore
import NIOPosix
import ServiceIR
import Synchronization

/// A scanner of viruses that speaks the protocol of ClamAV's `clamd`: each upload is sent to it as a stream before it is kept.
package final class VirusScanner: Sendable {
    package enum Address: Sendable, Hashable {
        /// A socket in the file system.
        case path(String)
        case network(ListenAddress)

        /// `/run/clamav/clamd.ctl`, `3310`, `10.0.0.7:3310`.
        package init?(_ text: String) {
            if text.hasPrefix("/") {
                self = .path(text)
            } else if let address = ListenAddress(text) {
                self = .network(address)
            } else {
                return nil
            }
        }
    }

    enum Verdict: Sendable, Hashable {
        case clean
        /// By the scanner's name for it.
        case infected(String)
    }

    /// It did not say, within its time, what it thinks.
    struct NoVerdict: Error {}

    private static let connectTime = TimeAmount.seconds(5)
    private static let pingTime = Duration.seconds(5)
    private static let pause = Duration.seconds(10)
    private static let longestAnswer = 1024

    private let address: Address
    /// From the beginning of a connection to the scanner's verdict.
    private let time: Duration
    /// What it said last, unless it has failed since, so that whoever asks often does not make it answer as often.
    private let heard = Mutex<(at: ContinuousClock.Instant, isReady: Bool)?>(nil)

    package init(_ address: Address, time: Duration = .seconds(60)) {
        self.address = address
        self.time = time
    }

    /// Has a file's content scanned; what is not said to be clean is not.
    func scan(_ file: StoredFile) async throws -> Verdict {
        let answer: String
        do {
            answer = try await ask("zINSTREAM\0", within: time) { outbound in
                while let part = try await NIOThreadPool.singleton.runIfActive({ try file.next() }) {
                    var buffer = ByteBuffer(integer: UInt32(part.count))
                    buffer.writeBytes(part)
                    try await outbound.write(buffer)
                }
                try await outbound.write(ByteBuffer(integer: UInt32(0)))
            }
        } catch {
            heard.withLock { $0 = nil }
            throw error
        }
        guard answer.hasPrefix("stream: ") else { throw NoVerdict() }
        heard.withLock { $0 = (.now, true) }
        let verdict = answer.dropFirst("stream: ".count)
        if verdict == "OK" { return .clean }
        guard verdict.hasSuffix(" FOUND") else { throw NoVerdict() }
        return .infected(
            String(verdict.dropLast(" FOUND".count).filter { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }))
    }

    /// Whether it answers, asked when it has said nothing for ten seconds.
    func isReady() async -> Bool {
        if let heard = heard.withLock({ $0 }), heard.at.duration(to: .now) < VirusScanner.pause { return heard.isReady }
        let isReady = (try? await ask("zPING\0", within: VirusScanner.pingTime) { _ in }) == "PONG"
        heard.withLock { $0 = (.now, isReady) }
        return isReady
    }

    private func ask(
        _ command: String, within time: Duration,
        _ send: @escaping @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void
    ) async throws -> String {
        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask {
                try await self.connect().executeThenClose { inbound, outbound in
                    try await outbound.write(ByteBuffer(string: command))
                    // One that has seen enough answers before it was sent everything, and hangs up.
                    do { try await send(outbound) } catch is ChannelError {} catch is IOError {}
                    return try await VirusScanner.answer(inbound)
                }
            }
            group.addTask {
                try await Task.sleep(for: time)
                throw NoVerdict()
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw NoVerdict() }
            return answer
        }
    }

    /// Up to its zero.
    private static func answer(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> String {
        var bytes: [UInt8] = []
        for try await buffer in inbound {
            bytes += buffer.readableBytesView
            if let end = bytes.firstIndex(of: 0) { return String(decoding: bytes[..<end], as: UTF8.self) }
            if bytes.count > longestAnswer { break }
        }
        throw NoVerdict()
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(VirusScanner.connectTime)
        let wrap: @Sendable (any NIOCore.Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> = { channel in
            channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
        }
        return switch address {
        case .path(let path): try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: wrap)
        case .network(let place): try await bootstrap.connect(host: place.host, port: place.port, channelInitializer: wrap)
        }
    }
}
