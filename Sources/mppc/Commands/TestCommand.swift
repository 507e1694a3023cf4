import ArgumentParser
import Runtime
import ServiceDSL
import ServiceIR

/// Runs the executable examples of services on the real engine.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run scenarios on the real engine with simulated time.",
        discussion:
            "A service brings the scenarios of its catalog with it, and a scenario file its service. A failing scenario gives status 1.")

    @OptionGroup var input: InputOptions
    @OptionGroup var report: ReportOptions
    @Flag(name: .long, help: "Print what happened in every scenario, not only in those that fail.")
    var trace = false

    func run() throws {
        let plan = ReportPlan(report, to: 2)
        let compiled = Compiled(try input.plan(isWholeCatalog: true))
        Report.print(compiled.findings.filter { $0.severity >= plan.failOn }, in: compiled.sources, as: plan)
        let runs = try ScenarioRun.all(of: compiled)
        let text =
            plan.format == .json
            ? ScenarioText.json(runs) : ScenarioText.text(runs, language: plan.language.rawValue, showsTraces: trace)
        Shell.print(text)
        if plan.fails(compiled.findings) || runs.contains(where: { !$0.passed }) { throw ExitCode(ExitStatus.findings) }
    }
}

/// One scenario file after it was run.
struct ScenarioRun {
    let suite: ScenarioSuite
    let engine: Engine
    let outcomes: [ScenarioOutcome]
    var passed: Bool { outcomes.allSatisfy(\.passed) }

    static func all(of compiled: Compiled) throws -> [ScenarioRun] {
        var runs: [ScenarioRun] = []
        for unit in compiled.compilation.catalogs {
            guard let catalog = unit.catalog else { continue }
            for suite in unit.scenarios {
                guard let service = unit.services.first(where: { $0.service.service == suite.service && $0.isWhole }),
                    compiled.isAsked(service.file) || compiled.isAsked(scenariosAt: suite.place.path)
                else { continue }
                let engine = try Engine(service: service.service, catalog: catalog)
                runs.append(ScenarioRun(suite: suite, engine: engine, outcomes: ScenarioRunner(engine: engine, suite: suite).runAll()))
            }
        }
        return runs
    }
}
