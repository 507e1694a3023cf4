import Console
import Emitters
import Runtime
import ServiceDSL
import ServiceIR

/// Runs the executable examples of services on the real engine.
struct TestCommand: Command {
    static let usage = CommandUsage(
        name: "test",
        summary: Words(
            en: "Run scenarios on the real engine with simulated time.",
            id: "Menjalankan skenario pada mesin yang sesungguhnya dengan waktu tiruan."),
        discussion: Words(
            en: """
                A service brings the scenarios of its catalog with it, and a scenario file its service. A failing scenario gives status 1.
                --coverage lists what no scenario reached, with its place: steps, actions, each condition both ways, rows of tables.
                --record writes what the engine says as the expectation of every passing case that has none, into its file; nothing else there changes.
                --generate prints a scenario file with few cases that reach what the written ones do not, found by trying; findings of the run go to standard error. Read them as questions: what the engine says there is not yet what the standard says.
                """,
            id: """
                Layanan membawa skenario katalognya, dan berkas skenario membawa layanannya. Skenario yang gagal memberi status 1.
                --coverage menampilkan yang tidak dicapai skenario mana pun, dengan tempatnya: langkah, tindakan, tiap syarat di kedua arah, baris tabel.
                --record menulis apa kata mesin sebagai harapan pada tiap kasus lulus yang belum punya, ke berkasnya; selain itu tidak ada yang berubah.
                --generate menampilkan berkas skenario dengan sedikit kasus yang mencapai apa yang belum dicapai, ditemukan dengan mencoba; temuannya tampil di keluaran galat. Bacalah sebagai pertanyaan: apa kata mesin di situ belum tentu kata standar.
                """),
        operands: CommandUsage.inputs,
        options: [.stdinName, .config] + OptionUsage.report + [
            OptionUsage(
                name: .trace, value: .flag,
                help: Words(
                    en: "Print what happened in every scenario, not only in those that fail.",
                    id: "Menampilkan jalannya setiap skenario, bukan hanya yang gagal.")),
            OptionUsage(
                name: .coverage, value: .flag,
                help: Words(en: "List what no scenario reached.", id: "Menampilkan yang tidak dicapai skenario mana pun.")),
            OptionUsage(
                name: .record, value: .flag,
                help: Words(
                    en: "Write a first expectation into cases without any.", id: "Menulis harapan pertama ke kasus yang belum punya.")),
            OptionUsage(
                name: .generate, value: .flag,
                help: Words(
                    en: "Print scenarios that reach what no written one does.",
                    id: "Menampilkan skenario yang mencapai apa yang belum dicapai.")),
            .service,
        ])

    private let input: InputPlan
    private let report: ReportPlan
    private let line: ArgumentLine
    private var service: String? { line.text(.service) }

    init(_ line: ArgumentLine) throws(Fault) {
        if line.has(.record) && line.has(.generate) {
            let words = Words(
                en: "--record and --generate are two things to do, one after the other",
                id: "--record dan --generate dua pekerjaan: jalankan satu per satu")
            throw .usage([words], command: Self.usage.name)
        }
        self.line = line
        input = try InputPlan(line, isWholeCatalog: true)
        report = ReportPlan(line, to: 2, input)
    }

    func run() throws -> ExitStatus {
        let compiled = Compiled(input)
        Report.print(compiled.findings.filter { $0.severity >= report.failOn }, in: compiled.sources, as: report)
        if line.has(.generate) { return try generate(compiled) }
        let named = try service.map { try compiled.service(named: $0).unit.service.service }
        let runs = try ScenarioRun.all(of: compiled, named: named, isDetailed: line.has(.trace) && report.format == .json)
        let text = ScenarioText(
            sources: compiled.sources, language: report.language.rawValue, showsTraces: line.has(.trace), showsGaps: line.has(.coverage))
        Shell.print(report.format == .json ? text.json(runs) : text.text(runs))
        if line.has(.record) { try record(runs, compiled) }
        let status = compiled.status(report)
        return status == .clean && runs.contains(where: { !$0.passed }) ? .findings : status
    }

    // MARK: Recording

    private func record(_ runs: [ScenarioRun], _ compiled: Compiled) throws(Fault) {
        for run in runs where compiled.isAsked(scenariosAt: run.suite.place.path) || compiled.isAsked(run.unit.file) {
            guard let index = compiled.compilation.sources.files.firstIndex(where: { $0.path == run.suite.place.path }) else { continue }
            var expectations: [Int: String] = [:]
            for outcome in run.outcomes where outcome.passed && !outcome.scenario.expectsSomething {
                if let observed = outcome.observed { expectations[outcome.scenario.place.line] = ScenarioYAML.text(observed) }
            }
            if expectations.isEmpty { continue }
            let file = compiled.sources[index]
            try Files.write(ScenarioEdit.adding(expectations, to: file), to: file.path)
            let words = Words(en: "\(expectations.count) expectations recorded", id: "\(expectations.count) harapan dicatat")
            Shell.print(error: "\(file.path): \(words[report.language])\n")
        }
    }

    // MARK: Generating

    private func generate(_ compiled: Compiled) throws -> ExitStatus {
        let chosen = try compiled.service(named: service)
        let engine = try Engine(service: chosen.unit.service, catalog: chosen.catalog, probe: EvaluationProbe())
        var covered = ScenarioCoverage()
        for unit in compiled.compilation.catalogs where unit.services.contains(where: { $0.file == chosen.unit.file }) {
            for suite in unit.scenarios where suite.service == chosen.unit.service.service {
                for outcome in ScenarioRunner(engine: engine, suite: suite).runAll() where outcome.passed { covered.add(outcome.coverage) }
            }
        }
        let scenarios = ScenarioSearch(engine: engine, start: chosen.firstMorning, reaching: chosen.unit.coverageItems(of: engine))
            .scenarios(beyond: covered)
        if !scenarios.isEmpty { Shell.print(ScenarioYAML.file(scenarios, of: chosen.unit.service.service)) }
        let place = ScenarioPlace(path: "", line: 1)
        let suite = ScenarioSuite(service: chosen.unit.service.service, cases: scenarios, place: place)
        for outcome in ScenarioRunner(engine: engine, suite: suite).runAll() { covered.add(outcome.coverage) }
        let text = ScenarioText(sources: compiled.sources, language: report.language.rawValue, showsTraces: false, showsGaps: true)
        Shell.print(error: text.coverage(covered, of: engine, chosen.unit))
        return .clean
    }
}

extension Scenario {
    /// Whether it says anywhere what must hold.
    var expectsSomething: Bool {
        submit.refused != nil
            || entries.contains { entry in
                switch entry.kind {
                case .expect: true
                case .act(let act): act.refused != nil
                case .pay(let payment): payment.refused != nil
                case .object(let objection): objection.refused != nil
                case .wait, .free: false
                }
            }
    }
}

extension Compiled.Service {
    /// Nine o'clock on the first working day that the calendar knows.
    var firstMorning: LocalMoment { LocalMoment(catalog.firstWorkingDay, TimeOfDay(minutes: 9 * 60)) }
}

/// One scenario file after it was run.
struct ScenarioRun {
    let suite: ScenarioSuite
    let unit: CompiledServiceUnit
    /// The file, as the user knows it.
    let path: String
    let engine: Engine
    let outcomes: [ScenarioOutcome]
    var passed: Bool { outcomes.allSatisfy(\.passed) }

    var coverage: ScenarioCoverage {
        var coverage = ScenarioCoverage()
        for outcome in outcomes { coverage.add(outcome.coverage) }
        return coverage
    }

    /// - Parameter named: the service whose scenarios alone are run.
    static func all(of compiled: Compiled, named: ServiceID? = nil, isDetailed: Bool = false) throws -> [ScenarioRun] {
        var runs: [ScenarioRun] = []
        for unit in compiled.compilation.catalogs {
            guard let catalog = unit.catalog else { continue }
            for suite in unit.scenarios where named.map({ $0 == suite.service }) ?? true {
                guard let service = unit.services.first(where: { $0.service.service == suite.service && $0.isWhole }),
                    compiled.isAsked(service.file) || compiled.isAsked(scenariosAt: suite.place.path)
                else { continue }
                let engine = try Engine(service: service.service, catalog: catalog, probe: EvaluationProbe())
                var runner = ScenarioRunner(engine: engine, suite: suite)
                runner.isDetailed = isDetailed
                let outcomes = runner.runAll()
                let path = compiled.shownPath(of: suite.place.path)
                runs.append(ScenarioRun(suite: suite, unit: service, path: path, engine: engine, outcomes: outcomes))
            }
        }
        return runs
    }
}
