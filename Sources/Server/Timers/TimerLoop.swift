import Hummingbird
import Logging
import ServiceIR
import ServiceLifecycle

/// Fires due timers every second and sweeps what nobody needs any more; stops between two transactions.
struct TimerLoop: Service {
    let portal: Portal

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var rounds = 0
            while !Task.isCancelled {
                do {
                    while try await portal.registry.fireNextDue() { if Task.isCancelled { return } }
                    if rounds % 60 == 0 { while try await portal.registry.openNextDue() { if Task.isCancelled { return } } }
                    if rounds % 3600 == 0 { try await portal.sweep() }
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
}

extension Portal {
    /// Takes away uploads that no case took, and answers past their time.
    package func sweep() async throws {
        let now = configuration.now()
        try await uploads.sweep(at: now)
        try await store.write { db in try Answers.sweep(db, at: now) }
    }
}
