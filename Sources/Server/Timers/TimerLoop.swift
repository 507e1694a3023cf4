import Hummingbird
import Logging
import ServiceIR
import ServiceLifecycle

/// Fires due timers every second, writes the hourly checkpoint, erases what is not kept any longer and sweeps what nobody needs any more; stops between two transactions.
struct TimerLoop: Sendable {
    let publication: Publication

    func run() async {
        await cancelWhenGracefulShutdown {
            var rounds = 0
            var erases = true
            while !Task.isCancelled {
                await followOthers()
                let portal = publication.portal
                do {
                    try await portal.keepDefinitions()
                    while try await portal.registry.fireNextDue() { if Task.isCancelled { return } }
                    if rounds % 60 == 0 {
                        do {
                            while try await portal.registry.openNextDue() { if Task.isCancelled { return } }
                        } catch let error as UnreadableService { portal.logger.error("openings wait", metadata: ["error": "\(error)"]) }
                    }
                    if rounds % 60 == 0 { try await portal.checkpoint(onlyWhenDue: true) }
                    if rounds % 3600 == 0 { try await portal.sweep() }
                    if erases || rounds % 3600 == 0 {
                        erases = false
                        erases = try await portal.eraseDue()
                    }
                } catch is CancellationError {
                    return
                } catch {
                    portal.logger.error("timers wait", metadata: ["error": "\(error)"])
                }
                rounds += 1
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// Publishes what an officer published by another process over the same store; a file has no other.
    private func followOthers() async {
        let portal = publication.portal
        guard case .server = portal.configuration.database else { return }
        do { try await publication.follow() } catch {
            portal.logger.error("what was published elsewhere waits", metadata: ["error": "\(error)"])
        }
    }
}

extension Portal {
    /// Puts what is published into the store, and says which services cannot be read.
    package func keepDefinitions() async throws {
        while let faults = try await registry.keepSome() {
            for fault in faults { logger.error("a service cannot be read", metadata: ["error": "\(fault)"]) }
            try Task.checkCancellation()
        }
    }

    /// Chains the heads that changed since the last checkpoint. Whoever keeps the log elsewhere has the hashes there.
    package func checkpoint(onlyWhenDue: Bool = false) async throws {
        let now = configuration.now()
        if onlyWhenDue, try await !store.read({ try Checkpoints.isDue($0, at: now) }) { return }
        while let made = try await store.write(as: .alone, { try Checkpoints.write($0, at: now) }) {
            logger.notice(
                "checkpoint", metadata: ["number": "\(made.number)", "cases": "\(made.heads)", "hash": "\(Secret.hex(made.hash))"])
        }
    }

    /// Takes away drafts, answers and messages past their time, and uploads that nothing took.
    package func sweep() async throws {
        let now = configuration.now()
        let today = SubmissionMoment(now, in: catalog.timeZone).today
        try await store.write { db in try Drafts.sweep(db, at: now) }
        try await uploads.sweep(at: now)
        try await store.write { db in
            try Answers.sweep(db, at: now)
            try Reads.sweep(db, at: now)
            try DeadCallbacks.sweep(db, at: now)
            try Registry.sweepRemarks(db, on: today)
            try Tickets.sweep(db, on: today)
        }
        let first = try await store.read { try Outbox.firstToStay($0, at: now) }
        while try await store.write({ try Outbox.sweep($0, before: first, at: now) }) {}
    }
}
