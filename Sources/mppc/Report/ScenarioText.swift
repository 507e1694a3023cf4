import Console
import Runtime
import ServiceDSL
import ServiceIR

/// How scenarios went, for people and for programs.
struct ScenarioText {
    let sources: SourceSet
    let language: LanguageID
    let showsTraces: Bool
    /// Whether all that was not reached is listed, each with its place.
    let showsGaps: Bool

    private func say(_ id: String, _ en: String) -> String { language == "en" ? en : id }

    func text(_ runs: [ScenarioRun]) -> String {
        var text = ""
        for (place, run) in runs.enumerated() {
            text += "\(run.suite.service)\n"
            for outcome in run.outcomes {
                text += "  \(outcome.passed ? "ok  " : "FAIL") \(outcome.scenario.name)\n"
                if showsTraces || !outcome.passed { for line in outcome.trace { text += "         \(line.text(language))\n" } }
                for failure in outcome.failures {
                    let place = "\(run.path):\(failure.place.line):\(failure.place.column)"
                    text += "       \(place): \(failure.text(language, run.engine))\n"
                }
            }
            // Files of one service reach together what it has.
            let isLast = !runs[(place + 1)...].contains { $0.unit.file == run.unit.file }
            if isLast { text += coverage(together(run, runs), of: run.engine, run.unit) }
        }
        let outcomes = runs.flatMap(\.outcomes)
        let failed = outcomes.count { !$0.passed }
        let leftOut = runs.reduce(0) { $0 + $1.suite.leftOut }
        let rest = leftOut == 0 ? "" : say(", \(leftOut) tidak dijalankan karena temuan", ", \(leftOut) not run for findings in them")
        return text + say("\(outcomes.count) skenario, \(failed) gagal", "\(outcomes.count) scenarios, \(failed) failed") + rest + "\n"
    }

    private func together(_ run: ScenarioRun, _ runs: [ScenarioRun]) -> ScenarioCoverage {
        var coverage = ScenarioCoverage()
        for other in runs where other.unit.file == run.unit.file { coverage.add(other.coverage) }
        return coverage
    }

    // MARK: Coverage

    func coverage(_ coverage: ScenarioCoverage, of engine: Engine, _ unit: CompiledServiceUnit) -> String {
        let items = unit.coverageItems(of: engine)
        let gaps = coverage.gaps(in: items)
        guard showsGaps else {
            var text = ""
            let steps = gaps.filter { $0.item.kind == .step }.map(\.item.name)
            let actions = gaps.filter { $0.item.kind == .action }.map(\.item.name)
            if !steps.isEmpty {
                text += "  \(say("langkah yang belum dilalui", "steps not walked through")): \(steps.joined(separator: ", "))\n"
            }
            if !actions.isEmpty {
                text += "  \(say("tindakan yang belum diambil", "actions not taken")): \(actions.joined(separator: ", "))\n"
            }
            return text
        }
        let counts = CoverageItem.Kind.allCases.compactMap { kind -> String? in
            let all = items.filter { $0.kind == kind }.flatMap(CoverageGap.ways).count
            return all == 0 ? nil : "\(word(kind)) \(all - gaps.count { $0.item.kind == kind })/\(all)"
        }
        var text = "  \(say("cakupan", "coverage")): \(counts.joined(separator: ", "))\n"
        for gap in gaps { text += "    \(place(of: gap, unit)): \(gap.text(language))\n" }
        return text
    }

    private func word(_ kind: CoverageItem.Kind) -> String {
        switch kind {
        case .step: say("langkah", "steps")
        case .action: say("tindakan", "actions")
        case .condition: say("syarat dua arah", "conditions both ways")
        case .row: say("baris tabel", "table rows")
        }
    }

    private func span(of gap: CoverageGap, _ unit: CompiledServiceUnit) -> SourceSpan? { unit.sourceMap.nearest(gap.item.path)?.name }

    private func place(of gap: CoverageGap, _ unit: CompiledServiceUnit) -> String {
        guard let span = span(of: gap, unit) else { return sources[unit.file].path }
        let position = sources[span].position(at: span.start)
        return "\(sources[span].path):\(position.line):\(position.column)"
    }

    // MARK: JSON

    func json(_ runs: [ScenarioRun]) -> String {
        let suites = runs.map { run -> JSONValue in
            let cases = run.outcomes.map { outcome -> JSONValue in
                let failures = outcome.failures.map { failure -> JSONValue in
                    .object([
                        "path": .string(run.path), "line": .integer(Int64(failure.place.line)),
                        "column": .integer(Int64(failure.place.column)), "message": .string(failure.text("en", run.engine)),
                    ])
                }
                var object: JSONObject = [
                    "name": .string(outcome.scenario.name), "passed": .bool(outcome.passed), "failures": .array(failures),
                ]
                if showsTraces { object["trace"] = .array(outcome.trace.map(traced)) }
                return .object(object)
            }
            let coverage = together(run, runs)
            let gaps = coverage.gaps(in: run.unit.coverageItems(of: run.engine))
            func names(_ kind: CoverageItem.Kind) -> JSONValue {
                .array(gaps.filter { $0.item.kind == kind }.map { .string($0.item.name) })
            }
            var suite: JSONObject = [
                "service": .string(run.suite.service.rawValue), "path": .string(run.path), "cases": .array(cases),
                "steps_not_walked": names(.step), "actions_not_taken": names(.action),
            ]
            if showsTraces { suite["catalog"] = .string(run.engine.catalog.catalog.rawValue) }
            if showsGaps { suite["not_reached"] = .array(gaps.map { told($0, run.unit) }) }
            return .object(suite)
        }
        let document = JSONValue.object(["version": .integer(1), "suites": .array(suites)])
        return String(decoding: document.bytes(.pretty), as: UTF8.self) + "\n"
    }

    /// A line of a trace with what it did to the case, enough to give another engine the same events.
    private func traced(_ line: TraceLine) -> JSONValue {
        var object: JSONObject = [
            "at": .string(line.at.description), "event": .string(line.text("en")), "then": .array(line.then.map(JSONValue.string)),
        ]
        switch line.what {
        case .acted(_, let step, let action):
            object["step"] = step.map { .string($0.rawValue) }
            object["action"] = .string(action.rawValue)
        case .fired(let timer): object["timer"] = .string(timer.rawValue)
        case .refused(let slug): object["refused"] = .string(slug)
        case .paid(let step), .objected(let step): object["step"] = .string(step.rawValue)
        case .submitted, .waited, .freed: break
        }
        guard let detail = line.detail else { return .object(object) }
        object["history"] = .array(
            detail.moments.map { moment in
                var told: JSONObject = ["kind": .string(moment.kind.rawValue)]
                told["step"] = moment.step.map { .string($0.rawValue) }
                told["action"] = moment.action.map { .string($0.rawValue) }
                return .object(told)
            })
        object["visits"] = .object(JSONObject(detail.visits.map { (ID($0.key.rawValue), .integer(Int64($0.value))) }))
        object["places"] = .integer(Int64(detail.places))
        object["values"] = .object(detail.values)
        object["end"] = detail.end.map { .string($0.rawValue) }
        return .object(object)
    }

    private func told(_ gap: CoverageGap, _ unit: CompiledServiceUnit) -> JSONValue {
        var object: JSONObject = ["kind": .string(gap.item.kind.rawValue), "name": .string(gap.item.name)]
        if let way = gap.way { object["way"] = .bool(way) }
        if let span = span(of: gap, unit) {
            object["path"] = .string(sources[span].path)
            object["line"] = .integer(Int64(sources[span].position(at: span.start).line))
        }
        return .object(object)
    }
}

extension CompiledServiceUnit {
    /// All that scenarios can reach. The ends that nobody wrote are walked through by no one's scenario.
    func coverageItems(of engine: Engine) -> [CoverageItem] {
        CoverageCensus.items(of: engine).filter { $0.kind != .step || sourceMap[$0.path] != nil }
    }
}
