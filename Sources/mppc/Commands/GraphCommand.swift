import ArgumentParser
import Emitters
import ServiceIR

/// Draws the workflow of a service.
struct GraphCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case mermaid, dot, svg }

    static let configuration = CommandConfiguration(
        commandName: "graph", abstract: "Draw the workflow of a service as Mermaid, for Graphviz, or as SVG.")

    @OptionGroup var input: InputOptions
    @Option(name: .long, help: "mermaid, dot, or svg (needs Graphviz).")
    var format = Format.mermaid
    @Option(name: .long, help: "Which service, where there are several.")
    var service: String?
    @Option(name: .shortAndLong, help: "The file to write; without it, standard output.")
    var output: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let compiled = Compiled(try input.plan())
        let plan = ReportPlan(language: language.chosen, to: 2)
        let failing = compiled.findings.filter { $0.severity >= .danger }
        guard failing.isEmpty || !compiled.services.isEmpty else {
            Report.print(failing, in: compiled.sources, as: plan)
            throw ExitCode(ExitStatus.findings)
        }
        let chosen = try compiled.service(named: service)
        let diagram = WorkflowDiagram(chosen.unit.service, catalog: chosen.catalog, language: language.chosen.rawValue)
        let bytes: [UInt8] =
            switch format {
            case .mermaid: Array(diagram.mermaid.utf8)
            case .dot: Array(diagram.dot.utf8)
            case .svg: try Program.run("dot", ["-Tsvg"], input: Array(diagram.dot.utf8))
            }
        if let output { try Files.write(bytes, to: output) } else { Shell.print(bytes: bytes) }
    }
}
