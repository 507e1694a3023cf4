import ServiceIR

extension Target {
    static let serverlessWorkflow = Target(
        "serverless-workflow", en: "CNCF Serverless Workflow 1.0, valid and not executed by us: SERVICE/workflow.sw.json",
        id: "CNCF Serverless Workflow 1.0, sah dan tidak kami jalankan: SERVICE/workflow.sw.json",
        ofService: { service, catalog in
            let chart = StatechartBuilder.chart(of: service, in: catalog)
            let own = EmissionNote(
                en: "valid by the schema of Serverless Workflow, and not executed by us",
                id: "sah menurut skema Serverless Workflow, dan tidak kami jalankan")
            let withdrawal = EmissionNote(
                en: "a withdrawal is not in it: whoever keeps the case cancels the run",
                id: "penarikan tidak ada di dalamnya: pemegang berkas membatalkan jalannya")
            return TaskFlow.emission(of: chart, "workflow.sw.json", notes: [own] + (service.machine.isWithdrawable ? [withdrawal] : [])) {
                ServerlessWorkflow(flow: $0, service: service, catalog: catalog).json($1)
            }
        })
}

/// A flow of tasks in the language of CNCF's Serverless Workflow, with expressions in jq. Answers are events.
///
/// Source: https://github.com/serverlessworkflow/specification.
struct ServerlessWorkflow {
    let flow: TaskFlow
    let service: CompiledService
    let catalog: CompiledCatalog

    /// What may stand for a task and is none.
    private static let directives = ["continue", "exit", "end"]

    func json(_ notes: [EmissionNote]) -> JSONValue {
        let language = catalog.languages.first ?? "id"
        let said = JSONValue.array(notes.map { .string($0.line) })
        let zeros = JSONObject(flow.counters.map { (ID($0), 0) })
        let begin: JSONValue = [
            "new-case": [
                "set": ["case": "${ .case }"],
                "export": ["as": ["case": "${ .case }", "event": .null, "values": [:], "counts": .object(zeros)]],
                "then": .string(Self.name(flow.initial)),
            ]
        ]
        return [
            "document": [
                "dsl": "1.0.3", "namespace": .string(catalog.catalog.rawValue), "name": .string(service.service.rawValue),
                "version": .string("\(service.version).0.0"), "title": .string(service.name[language]),
                "metadata": ["input": "{ \"case\": NUMBER }; events name it as their subject", "notes": said],
            ],
            "do": .array([begin] + list(flow.tasks, from: flow.initial)),
        ]
    }

    private static func name(_ id: String) -> String { directives.contains(id) ? "\(id)-step" : id }

    /// A list begins with its first task.
    private func list(_ tasks: [TaskFlow.Task], from initial: String) -> [JSONValue] {
        (tasks.filter { $0.id == initial } + tasks.filter { $0.id != initial }).flatMap(written)
    }

    private func written(_ task: TaskFlow.Task) -> [JSONValue] {
        var after: [JSONValue] = []
        var object: JSONObject
        switch task.kind {
        case .pass(let next): object = ["set": ["step": .string(task.id)], "then": .string(Self.name(next))]
        case .count(let counter, let next):
            object = ["set": ["counted": .string(counter)], "then": .string(Self.name(next))]
            object["export"] = Self.export("$context | .counts[\(Self.text(counter))] += 1")
        case .ask(let values, let next):
            object = asks(task.id, values)
            object["then"] = .string(Self.name(next))
        case .wait(let wait): object = waits(task, wait)
        case .choose(let choices, let otherwise): object = Self.switching(choices, otherwise)
        case .fork(let fork): (object, after) = forks(task, fork)
        case .end(let kind): object = ["set": ["end": .string(task.id), "kind": .string(kind)], "then": "end"]
        case .finish: object = ["set": ["finished": .string(task.id)], "then": "exit"]
        case .leave(let error):
            object = ["raise": ["error": ["type": .string("mpp://\(service.service)/\(error)"), "status": 409, "title": .string(error)]]]
        }
        if !task.facts.isEmpty { object["metadata"] = .object(JSONObject(task.facts.map { (ID($0.name), .string($0.text)) })) }
        return [[Self.name(task.id): .object(object)]] + after
    }

    private static func export(_ expression: String) -> JSONValue { ["as": .string("${ \(expression) }")] }
    private static func text(_ text: String) -> String { JavaScriptText.literal(text) }

    // MARK: Waiting

    private func listening(_ events: [String], reading expression: String) -> JSONObject {
        let filters = events.map { event -> JSONValue in
            ["with": ["type": .string(event)], "correlate": ["case": ["from": "${ .subject }", "expect": "${ $context.case }"]]]
        }
        return ["listen": ["to": ["any": .array(filters)], "read": "envelope"], "export": Self.export(expression)]
    }

    private func asks(_ id: String, _ values: [(key: String, expression: String)]) -> JSONObject {
        let keyed = JSONObject(values.map { (ID($0.key), JSONValue.string($0.expression)) })
        let event: JSONValue = [
            "source": .string("mpp://\(service.service)"), "type": .string("\(id).asked"), "subject": "${ $context.case }",
            "data": .object(keyed),
        ]
        let heard = listening(["\(id).given"], reading: "$context + { values: .[0].data }")
        return [
            "do": [
                ["\(id).asks": ["emit": ["event": ["with": event]], "then": .string("\(id).hears")]],
                ["\(id).hears": .object(heard)],
            ]
        ]
    }

    private func waits(_ task: TaskFlow.Task, _ wait: TaskFlow.Wait) -> JSONObject {
        var listens = listening(wait.answers, reading: "$context + { event: .[0].type }")
        guard let late = wait.late, let time = wait.time else {
            listens["then"] = .string(Self.name(wait.next))
            return listens
        }
        listens["timeout"] = ["after": .string(time.iso8601)]
        let timeout: JSONValue = ["with": ["type": "https://serverlessworkflow.io/spec/1.0.0/errors/timeout"]]
        let over: JSONValue = [
            "\(task.id).times-out": [
                "set": ["event": .string(late.event)], "export": Self.export("$context + { event: \(Self.text(late.event)) }"),
            ]
        ]
        return [
            "try": [["\(task.id).listens": .object(listens)]], "catch": ["errors": timeout, "do": [over]],
            "then": .string(Self.name(wait.next)),
        ]
    }

    // MARK: Blocks

    /// What leaves a block raises an error, caught around it, and the next task goes where that leads.
    private func forks(_ task: TaskFlow.Task, _ fork: TaskFlow.Fork) -> (JSONObject, [JSONValue]) {
        let branches = fork.branches.map { branch -> JSONValue in
            [branch.id: ["do": .array(list(branch.tasks, from: branch.initial))]]
        }
        var isRace = false
        if case .alone = fork.finish { isRace = true }
        var runs: JSONObject = ["fork": ["compete": .bool(isRace), "branches": .array(branches)]]
        guard !fork.leaves.isEmpty || fork.late != nil else {
            runs["then"] = .string(Self.name(fork.next))
            return (runs, [])
        }
        let left = fork.leaves + [fork.late.map { (error: $0.event, next: $0.next) }].compactMap(\.self)
        runs["export"] = Self.export("$context + { event: null }")
        if fork.late != nil, let time = fork.time { runs["timeout"] = ["after": .string(time.iso8601)] }
        let late = fork.late.map { Self.text($0.event) } ?? "null"
        let event = "if $error.status == 408 then \(late) else $error.title end"
        let catching: JSONValue = [
            "\(task.id).is-left": ["set": ["left": .string(task.id)], "export": Self.export("$context + { event: (\(event)) }")]
        ]
        let goes = Self.switching(left.map { (TaskRule.isEvent($0.error), $0.next) }, fork.next)
        return (
            [
                "try": [["\(task.id).runs": .object(runs)]], "catch": ["as": "error", "do": [catching]],
                "then": .string("\(task.id).is-over"),
            ],
            [["\(task.id).is-over": .object(goes)]]
        )
    }

    // MARK: Rules

    private static func switching(_ choices: [(rule: TaskRule, next: String)], _ otherwise: String?) -> JSONObject {
        var cases = choices.enumerated().map { place, choice -> JSONValue in
            ["way-\(place + 1)": ["when": .string("${ \(jq(choice.rule)) }"), "then": .string(name(choice.next))]]
        }
        if let otherwise { cases.append(["otherwise": ["then": .string(name(otherwise))]]) }
        return ["switch": .array(cases)]
    }

    private static func jq(_ rule: TaskRule) -> String {
        switch rule {
        case .all(let rules): return "(" + rules.map(jq).joined(separator: " and ") + ")"
        case .any(let rules): return "(" + rules.map(jq).joined(separator: " or ") + ")"
        case .not(let rule): return "(\(jq(rule)) | not)"
        case .isGiven(let variable): return "\(jq(variable)) != null"
        case .test(let variable, let relation, let constant):
            let value = if case .decimal(let number) = constant { number.description } else { JavaScriptText.literal(constant) }
            // In jq, null is less than any number.
            switch relation {
            case .equal: return "\(jq(variable)) == \(value)"
            case .less: return "(\(jq(variable)) | . != null and . < \(value))"
            case .lessOrEqual: return "(\(jq(variable)) | . != null and . <= \(value))"
            case .greater: return "\(jq(variable)) > \(value)"
            case .greaterOrEqual: return "\(jq(variable)) >= \(value)"
            }
        }
    }

    private static func jq(_ variable: TaskRule.Variable) -> String {
        switch variable {
        case .event: "$context.event"
        case .counter(let name): "$context.counts[\(text(name))]"
        case .value(let name): "$context.values[\(text(name))]"
        }
    }
}
