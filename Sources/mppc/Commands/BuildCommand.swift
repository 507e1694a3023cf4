import ArgumentParser
import Emitters
import ServiceDSL
import ServiceIR

/// Writes what the runtime and the front ends read.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build services for the runtime: machine, schema, index; findings go to standard error.",
        discussion: """
            Writes DIR/catalog.json, DIR/index.json and for each service DIR/SERVICE/machine.json and DIR/SERVICE/submission.schema.json; \
            where the input holds several catalogs with services, all that below DIR/CATALOG. Nothing is written when a finding fails. \
            Each file is written whole or not at all, the index last. The same definitions always give the same bytes.
            """)

    @OptionGroup var input: InputOptions
    @Option(name: .shortAndLong, help: "The folder to write to.")
    var output: String
    @OptionGroup var report: ReportOptions

    func run() throws {
        let plan = ReportPlan(report, to: 2)
        let compiled = Compiled(try input.plan())
        Report.print(compiled.findings, in: compiled.sources, as: plan)
        if plan.fails(compiled.findings) || compiled.compilation.hasFailures { throw ExitCode(ExitStatus.findings) }
        let units = compiled.compilation.catalogs.filter { unit in unit.services.contains { compiled.isAsked($0.file) } }
        guard !units.isEmpty else { throw Fault.noService }
        for unit in units {
            guard let catalog = unit.catalog else { continue }
            // A draft is checked, and published by nobody.
            let services = unit.services.filter { compiled.isAsked($0.file) && !$0.isDraft }.map(\.service)
            let folder = units.count == 1 ? output : Paths.join(output, catalog.catalog.rawValue)
            for file in BuiltFiles.emit(catalog, services) { try Files.write(file.bytes, to: Paths.join(folder, file.path)) }
            for service in services { Shell.print("\(folder)/\(service.service)\n") }
        }
    }
}
