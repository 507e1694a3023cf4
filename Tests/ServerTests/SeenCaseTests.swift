import Expectations
import Runtime
import Server
import ServiceIR
import Testing

/// A request reads a case before it changes it: what happens to the case between the two counts.
struct SeenCaseTests {
    private static func change(_ action: ActionID, _ key: String, revision: Int? = nil) -> Change {
        let examiner = Actor.officer("officer:99", ["pemeriksa"])
        let act = Act(step: "pemeriksaan", action: action, by: examiner)
        return Change(event: .acted(act), actor: examiner, revision: revision, key: key, caller: "officer:99", request: [])
    }

    private static func isRefused<T>(_ outcome: Outcome<T>) -> Bool { if case .refused = outcome { true } else { false } }
    private static func isProblem<T>(_ outcome: Outcome<T>) -> Bool { if case .problem = outcome { true } else { false } }

    /// With a case that was just filed, as a request has read it.
    private static func test(_ body: @escaping @Sendable (PortalClient, Registry, Dossier) async throws -> Void) async throws {
        let trial = try await Trial()
        try await trial.officers()
        try await trial.test { client in
            let registry = trial.portal.registry
            let number = try await client.file().number
            try await body(client, registry, try #require(try await registry.dossier(number: number)))
        }
        try await expect(trial.faults().isEmpty)
    }

    @Test func whatWasDoneSinceItWasReadIsSeen() async throws {
        try await Self.test { client, registry, seen in
            let examiner = try await client.logIn("pemeriksa")
            try await expect(client.act(seen.number, "pemeriksaan", "tolak", examiner, reason: "Luas salah").status, equals: 200)
            // It has ended, whatever was seen; who says what was seen hears of the conflict.
            expect(Self.isRefused(try await registry.take(Self.change("lengkap", "kunci-yang-pertama"), of: seen)))
            expect(Self.isProblem(try await registry.take(Self.change("lengkap", "kunci-yang-kedua", revision: seen.revision), of: seen)))
            let now = try #require(try await registry.dossier(number: seen.number))
            expect(now.revision == seen.revision + 1 && now.state.end != nil)
        }
    }

    @Test func aCaseThatStandsAsItWasReadIsChangedOnceByTwoWhoReadIt() async throws {
        try await Self.test { _, registry, seen in
            guard case .done(let first) = try await registry.take(Self.change("lengkap", "kunci-yang-pertama"), of: seen) else {
                return expect(false, "the first was not taken")
            }
            expect(first.revision > seen.revision)
            expect(Self.isRefused(try await registry.take(Self.change("lengkap", "kunci-yang-kedua"), of: seen)))
            // The first one's own answer, once more, whichever case it holds in its hands.
            guard case .done(let again) = try await registry.take(Self.change("lengkap", "kunci-yang-pertama"), of: seen) else {
                return expect(false, "the repeated one was not answered")
            }
            expect(again.revision, equals: first.revision)
        }
    }
}
