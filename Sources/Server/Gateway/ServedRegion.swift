import Logging
import ServiceIR
import ServiceLifecycle
import Synchronization

/// A region of the process: what is published there, once its store and its definitions could be opened.
package final class ServedRegion: Sendable {
    /// Among several; `nil` where it is the only one.
    package let name: String?
    /// The hosts by which it is reached; none where it is the only one, and reached by any.
    package let hosts: [String]
    /// Opens it; `nil` where it was told why not, and trying again is of no use before something is changed.
    private let open: @Sendable () async throws -> Publication?
    private let current: Mutex<Publication?>
    /// Whether only a change of what it is made of can open it.
    private let needsChange = Mutex(false)
    private let isOpening = Mutex(false)

    package init(_ publication: Publication) {
        (name, hosts, open) = (nil, [], { publication })
        current = Mutex(publication)
    }

    package init(name: String, hosts: [String], open: @escaping @Sendable () async throws -> Publication?) {
        (self.name, self.hosts, self.open) = (name, hosts, open)
        current = Mutex(nil)
    }

    /// `nil` while it cannot be opened.
    package var publication: Publication? { current.withLock { $0 } }

    /// Opens it where it is not open yet, and nobody else is about it.
    package func tryToOpen() async throws {
        let isMine = isOpening.withLock { isOpening in
            defer { isOpening = true }
            return !isOpening
        }
        guard isMine else { return }
        defer { isOpening.withLock { $0 = false } }
        guard publication == nil else { return }
        do {
            let opened = try await open()
            current.withLock { $0 = opened }
            needsChange.withLock { $0 = opened == nil }
        } catch {
            needsChange.withLock { $0 = !(error is StoreError) }
            throw error
        }
    }

    /// Whether it may open by itself, its store being away for a while.
    var isWaiting: Bool { publication == nil && !needsChange.withLock { $0 } }
}

/// What a region does by itself: its timers and its messages, from when it is open. While its store is away it is tried again.
struct RegionLoops: Service {
    let region: ServedRegion
    let logger: Logger
    static let pause = Duration.seconds(10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while region.publication == nil, !Task.isCancelled {
                guard (try? await Task.sleep(for: RegionLoops.pause)) != nil else { return }
                guard region.isWaiting else { continue }
                do {
                    try await region.tryToOpen()
                    if region.publication != nil { logger.notice("the region is open", metadata: ["region": "\(region.name ?? "-")"]) }
                } catch {
                    logger.error("the region is closed", metadata: ["region": "\(region.name ?? "-")", "error": "\(error)"])
                }
            }
        }
        guard let publication = region.publication else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await TimerLoop(publication: publication).run() }
            if !publication.portal.configuration.receivers.isEmpty { group.addTask { await WebhookLoop(publication: publication).run() } }
        }
    }
}

extension Problem {
    static let unknownHost = Problem(
        .init(code: 421, reasonPhrase: "Misdirected Request"), "unknown-host",
        .both("Tidak ada layanan di alamat ini", "There is no service at this address"))
    static let regionClosed: Problem = {
        var problem = Problem(
            .serviceUnavailable, "region-closed",
            .both("Layanan daerah ini sedang tidak dapat dibuka", "The services of this region cannot be opened now"))
        problem.retryAfter = 10
        return problem
    }()
}
