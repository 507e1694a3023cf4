import ArgumentParser
import Foundation
import Server

/// `mppd verify --database mppd.sqlite`
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow every case's journal from its root to its head, and derive every case anew from it.",
        discussion:
            "Rows, payloads, the cases' present state, the register of numbers and the definitions are compared. Files and accounts are not."
    )
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard FileManager.default.fileExists(atPath: store.path) else {
            report("mppd: \(store.path) does not exist")
            throw ExitCode(2)
        }
        let found = try await Store(path: store.path).read { try Verification.run($0) }
        for fault in found.faults { print(fault) }
        print("\(found.cases) cases, \(found.rows) rows, \(found.erased) erased, \(found.faults.count) faults")
        if !found.faults.isEmpty { throw ExitCode(1) }
    }
}
