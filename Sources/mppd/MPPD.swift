import ArgumentParser

/// The runtime: serves a region's services, and looks after its accounts and its journal.
@main
struct MPPD: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mppd",
        abstract: "Runs a region's services: API, pages, cases. / Menjalankan layanan suatu daerah.",
        subcommands: [Serve.self, AccountCommand.self, Verify.self])
}

/// Where the database is; the environment says it where no flag does.
struct StoreOptions: ParsableArguments {
    @Option(help: "The database file; made if absent. Environment: MPPD_DATABASE.")
    var database: String?

    var path: String { database ?? Setting.text("MPPD_DATABASE") ?? "mppd.sqlite" }
}
