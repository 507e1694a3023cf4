import Hummingbird
import Logging
import ServiceIR
import ServiceLifecycle

/// Sends one receiver what waits for it, each message at least once, those of a case one after another.
package struct WebhookSending: Sendable {
    private static let mostAtOnce = 64
    /// Above a try's own time, for the answers of a slow database.
    private static let claimSeconds: Int64 = 60
    private static let firstPause = 5.0
    private static let longestPause = 6.0 * 3600

    package let receiver: WebhookReceiver
    private let store: Store
    private let metrics: Metrics
    private let logger: Logger
    private let now: @Sendable () -> Instant
    private let timeZone: TimeZoneID
    private let sender: HTTPSender

    package init(_ receiver: WebhookReceiver, of portal: Portal) {
        self.receiver = receiver
        store = portal.store
        metrics = portal.metrics
        logger = portal.logger
        now = portal.configuration.now
        timeZone = portal.catalog.timeZone
        sender = HTTPSender(timeout: receiver.timeout)
    }

    /// Tries what is due, several cases at once; once the task is cancelled, nothing new is begun.
    ///
    /// - Returns: how many tries were made, whatever became of them.
    package func sendDue() async throws -> Int {
        let (name, start) = (receiver.name, now())
        let due = try await store.read { try Deliveries.due($0, for: name, at: start, limit: WebhookSending.mostAtOnce) }
        // In no order, so that several processes do not want the same ones.
        var waiting = due.shuffled()
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            func add() {
                guard !Task.isCancelled, let id = waiting.popLast() else { return }
                // A try that has begun is written down, whether or not the process has been told to stop meanwhile.
                group.addTask { try await Task { try await attempt(id) }.value }
            }
            for _ in 0..<HTTPSender.threadCount { add() }
            var count = 0
            while let isMade = try await group.next() {
                if isMade { count += 1 }
                add()
            }
            return count
        }
    }

    /// - Returns: false where another process has it.
    private func attempt(_ id: Int64) async throws -> Bool {
        let start = now()
        let until = Instant(seconds: start.seconds + Int64(receiver.timeout) + WebhookSending.claimSeconds)
        guard let (message, number) = try await store.write({ try Deliveries.claim($0, id: id, at: start, until: until, in: timeZone) })
        else {
            return false
        }
        do throws(HTTPSender.Failure) {
            try await sender.post(
                message.body, to: receiver.url,
                headers: [
                    "webhook-id: \(message.id)", "webhook-timestamp: \(start.seconds)",
                    "webhook-signature: \(message.signature(at: start.seconds, by: receiver.secrets))",
                ])
        } catch {
            let isDead = number >= receiver.tries
            let pause = isDead ? 0 : WebhookSending.pause(after: number)
            let at = Instant(seconds: now().seconds + pause)
            let reason = "\(error)"
            try await store.write {
                try Deliveries.settle($0, id: id, number: number, isDead ? .dead : .waiting, at: at, reason: reason)
            }
            metrics.countWebhook(receiver.name, isDead ? .dead : .failed)
            logger.log(
                level: isDead ? .error : .warning, isDead ? "a message is dead" : "a message waits",
                metadata: ["receiver": "\(receiver.name)", "delivery": "\(id)", "tries": "\(number)", "reason": "\(reason)"])
            return true
        }
        let at = now()
        try await store.write { try Deliveries.settle($0, id: id, number: number, .sent, at: at, reason: nil) }
        metrics.countWebhook(receiver.name, .sent)
        return true
    }

    /// In seconds: three times as long after each try, a quarter more or less, so that what failed together is not tried together.
    private static func pause(after number: Int) -> Int64 {
        var pause = firstPause
        for _ in 1..<max(2, number) where number > 1 && pause < longestPause { pause *= 3 }
        return Int64((min(pause, longestPause) * .random(in: 0.75...1.25)).rounded(.up))
    }
}

/// Sends to every receiver, each by itself, so that none waits for another; stops between two tries.
struct WebhookLoop: Sendable {
    let publication: Publication

    func run() async {
        let portal = publication.portal
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                for receiver in portal.configuration.receivers {
                    let sending = WebhookSending(receiver, of: portal)
                    group.addTask { await WebhookLoop.run(sending, portal.logger) }
                }
            }
        }
    }

    private static func run(_ sending: WebhookSending, _ logger: Logger) async {
        while !Task.isCancelled {
            do { if try await sending.sendDue() > 0 { continue } } catch is CancellationError { return } catch {
                logger.error("messages wait", metadata: ["receiver": "\(sending.receiver.name)", "error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }
}
