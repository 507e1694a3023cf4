import ServiceIR

/// Where a region's definitions come from, and what its operator alone knows of the systems that they name.
package final class DefinitionFolder: Sendable {
    /// What the folder holds now.
    package enum Reading: Sendable {
        /// What may be published, and what was found about it that stops nothing.
        case ready(DefinitionSource, notes: LocalText?)
        /// Why nothing of it may be.
        case refused(LocalText)
    }

    private let reading: @Sendable () -> Reading
    let secrets: @Sendable (CompiledCatalog) -> [String: String]
    private let turns = FairGate(atOnce: 1)

    package init(
        secrets: @escaping @Sendable (CompiledCatalog) -> [String: String], reading: @escaping @Sendable () -> Reading
    ) {
        self.secrets = secrets
        self.reading = reading
    }

    /// Reads it, one reader after another.
    func read() async -> Reading { await turns.run { await OwnThread.run(reading) } }
}
