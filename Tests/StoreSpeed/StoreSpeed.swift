import Foundation
import Runtime
import Server
import ServiceIR

/// Times what the engine and the store carry without HTTP: `store-speed FOLDER DATABASE SUBMISSION SECONDS CLIENTS RATE
/// STEP:ROLE ...`.
///
/// FOLDER is what `mppc build` has built of one service; DATABASE a file, or the address of a server's; SUBMISSION a file with an application of it.
/// So many CLIENTS at once file applications, then each takes the cases that it filed from STEP to STEP; every one of these is committed to disk
/// before its client goes on. It prints a line for the applications and one for the acts: how many a second, and the milliseconds within which half
/// and 99 of 100 were done. With a RATE above 0 so many acts a second are due, evenly, and each is timed from when it was due. `scripts/load` builds it
/// and says what the figures stand beside.
@main enum StoreSpeed {
    static func main() async throws {
        let line = CommandLine.arguments
        guard line.count > 7, let seconds = Int(line[4]), let clients = Int(line[5]), let rate = Int(line[6]), seconds > 0, clients > 0
        else {
            fatalError("usage: store-speed FOLDER DATABASE SUBMISSION SECONDS CLIENTS RATE STEP:ROLE ...")
        }
        let database = line[2]
        let address =
            database.hasPrefix("postgresql:")
            ? StoreAddress.server(try PostgresAddress(database), files: NSTemporaryDirectory()) : .file(database)
        let office = Office(
            registry: try await Registry(
                DefinitionSource(built: line[1]), store: Store(address, crews: PostgresCrews(connections: max(8, clients))),
                now: Portal.systemTime),
            submission: try JSONValue(parsing: Array(Data(contentsOf: URL(filePath: line[3])))),
            steps: line.dropFirst(7).map { word in
                let parts = word.split(separator: ":").map(String.init)
                return (StepID(parts[0]), RoleID(parts[1]))
            })
        // No key of another run is asked for again.
        let run = UUID().uuidString
        let filed = Filed()
        try await measure("filed", clients, for: .seconds(seconds)) { client, number in
            let dossier = try await office.file("\(run) \(client) \(number)")
            await filed.add(dossier, of: client)
            return true
        }
        try await measure("acted", clients, for: .seconds(seconds), rate: rate) { client, number in
            // All its cases take a step before any takes the next, as offices work.
            guard let (dossier, step) = await filed.take(number, of: client, steps: office.steps.count) else { return false }
            let acted = try await office.act(dossier, at: step, "\(run) \(client) \(number) acted")
            await filed.put(acted, number, of: client)
            return true
        }
    }

    /// Runs `body` for each client, one call after another, until the time is over or there is nothing left to do.
    private static func measure(
        _ name: String, _ clients: Int, for time: Duration, rate: Int = 0, _ body: @escaping @Sendable (Int, Int) async throws -> Bool
    ) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let waits = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for client in 0..<clients {
                group.addTask {
                    var waits: [Duration] = []
                    while true {
                        let due = rate > 0 ? start + .seconds(Double(waits.count * clients + client) / Double(rate)) : clock.now
                        if rate > 0 { try await clock.sleep(until: due, tolerance: .zero) }
                        guard due < start + time, try await body(client, waits.count) else { return waits }
                        waits.append(clock.now - due)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }.sorted()
        }
        let elapsed = (clock.now - start) / .seconds(1)
        func milliseconds(_ share: Double) -> String {
            String(format: "%.2f", waits.isEmpty ? 0 : waits[Int(share * Double(waits.count - 1))] / .milliseconds(1))
        }
        print(name, Int(Double(waits.count) / elapsed), milliseconds(0.5), milliseconds(0.99))
    }
}

/// The cases of each client.
private actor Filed {
    private var cases: [Int: [Dossier]] = [:]

    func add(_ dossier: Dossier, of client: Int) { cases[client, default: []].append(dossier) }

    /// The case of an act, and which step is next there.
    func take(_ number: Int, of client: Int, steps: Int) -> (Dossier, Int)? {
        guard let own = cases[client], number / own.count < steps else { return nil }
        return (own[number % own.count], number / own.count)
    }

    func put(_ dossier: Dossier, _ number: Int, of client: Int) {
        guard let count = cases[client]?.count else { return }
        cases[client]?[number % count] = dossier
    }
}

private struct Office: Sendable {
    let registry: Registry
    let submission: JSONValue
    let steps: [(StepID, RoleID)]

    func file(_ key: String) async throws -> Dossier {
        guard let service = registry.services.keys.first else { fatalError("no service") }
        let outcome = try await registry.file(
            service, submission, by: nil, key: key, caller: "anyone", request: submission.bytes(.compact))
        guard case .done(let filed) = outcome, let dossier = filed.dossier else { fatalError("not filed: \(outcome)") }
        return dossier
    }

    func act(_ dossier: Dossier, at step: Int, _ key: String) async throws -> Dossier {
        let (step, role) = steps[step]
        let actor = Actor.officer("officer:1", [role])
        let event = Event.acted(Act(step: step, action: "lanjut", by: actor))
        let change = Change(
            event: event, actor: actor, key: key, caller: "officer:1", request: JSONCoder.encode(event).bytes(.canonical))
        let outcome = try await registry.take(change, of: dossier)
        guard case .done(let changed) = outcome else { fatalError("not taken: \(outcome)") }
        return changed
    }
}
