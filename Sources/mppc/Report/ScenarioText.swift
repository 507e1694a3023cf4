import Runtime
import ServiceIR

/// How scenarios went, for people and for programs.
enum ScenarioText {
    static func text(_ runs: [ScenarioRun], language: LanguageID, showsTraces: Bool) -> String {
        let isEnglish = language == "en"
        var text = ""
        for run in runs {
            text += "\(run.suite.service)\n"
            for outcome in run.outcomes {
                text += "  \(outcome.passed ? "ok  " : "FAIL") \(outcome.scenario.name)\n"
                if showsTraces || !outcome.passed { for line in outcome.trace { text += "         \(line.text(language))\n" } }
                for failure in outcome.failures { text += "       \(failure.place): \(failure.text(language, run.engine))\n" }
            }
            text += coverage(of: run, isEnglish: isEnglish)
        }
        let outcomes = runs.flatMap(\.outcomes)
        let failed = outcomes.count { !$0.passed }
        text +=
            isEnglish
            ? "\(outcomes.count) scenarios, \(failed) failed\n" : "\(outcomes.count) skenario, \(failed) gagal\n"
        return text
    }

    private static func coverage(of run: ScenarioRun, isEnglish: Bool) -> String {
        let missing = covered(run).missing(in: run.engine)
        // The ends that nobody wrote are walked through by no one's scenario.
        let machine = run.engine.service.machine
        let steps = missing.steps.filter { $0 != machine.lapsedEnd && $0 != machine.withdrawnEnd }.map(\.rawValue)
        var text = ""
        if !steps.isEmpty {
            text += "  \(isEnglish ? "steps not walked through" : "langkah yang belum dilalui"): \(steps.joined(separator: ", "))\n"
        }
        if !missing.actions.isEmpty {
            let list = missing.actions.joined(separator: ", ")
            text += "  \(isEnglish ? "actions not taken" : "tindakan yang belum diambil"): \(list)\n"
        }
        return text
    }

    private static func covered(_ run: ScenarioRun) -> ScenarioCoverage {
        var coverage = ScenarioCoverage()
        for outcome in run.outcomes { coverage.add(outcome.coverage) }
        return coverage
    }

    static func json(_ runs: [ScenarioRun]) -> String {
        let suites = runs.map { run -> JSONValue in
            let cases = run.outcomes.map { outcome -> JSONValue in
                let failures = outcome.failures.map { failure -> JSONValue in
                    .object([
                        "path": .string(failure.place.path), "line": .integer(Int64(failure.place.line)),
                        "column": .integer(Int64(failure.place.column)), "message": .string(failure.text("en", run.engine)),
                    ])
                }
                return .object([
                    "name": .string(outcome.scenario.name), "passed": .bool(outcome.passed), "failures": .array(failures),
                ])
            }
            let missing = covered(run).missing(in: run.engine)
            return .object([
                "service": .string(run.suite.service.rawValue), "path": .string(run.suite.place.path), "cases": .array(cases),
                "steps_not_walked": .array(missing.steps.map { .string($0.rawValue) }),
                "actions_not_taken": .array(missing.actions.map { .string($0) }),
            ])
        }
        let document = JSONValue.object(["version": .integer(1), "suites": .array(suites)])
        return String(decoding: document.bytes(.pretty), as: UTF8.self) + "\n"
    }
}
