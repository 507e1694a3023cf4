import ServiceIR

extension Target {
    static let statesLanguage = Target(
        "asl", en: "Amazon States Language, the workflow for Step Functions: SERVICE/workflow.asl.json",
        id: "Amazon States Language, alur kerja bagi Step Functions: SERVICE/workflow.asl.json",
        ofService: { service, catalog in
            let chart = StatechartBuilder.chart(of: service, in: catalog)
            let withdrawal = EmissionNote(
                en: "a case is withdrawn by the error `case-withdrawn`, while it may be",
                id: "permohonan ditarik dengan galat `case-withdrawn`, selama masih boleh")
            return TaskFlow.emission(of: chart, "workflow.asl.json", notes: service.machine.isWithdrawable ? [withdrawal] : []) {
                StatesLanguage.json($0, of: service, $1)
            }
        })
}

/// A flow of tasks as a machine of the Amazon States Language, with JSONPath. People and whoever knows the case answer by task token.
///
/// Source: https://states-language.net.
struct StatesLanguage {
    private let flow: TaskFlow

    static func json(_ flow: TaskFlow, of service: CompiledService, _ notes: [EmissionNote]) -> JSONValue {
        let writer = StatesLanguage(flow: flow)
        var states: JSONObject = [:]
        if !flow.counters.isEmpty {
            states["new-case"] = ["Type": "Pass", "Result": writer.zeros, "ResultPath": "$.counts", "Next": .string(flow.initial)]
        }
        writer.add(flow.tasks, isInside: false, to: &states)
        return [
            "Comment": .string((["\(service.service), version \(service.version)", head] + notes.map(\.line)).joined(separator: ". ")),
            "QueryLanguage": "JSONPath", "StartAt": .string(flow.counters.isEmpty ? flow.initial : "new-case"),
            "States": .object(states),
        ]
    }

    /// What whoever answers must know.
    private static let head = """
        Input: { "queue": URL }. A message with "answers" waits for one of these, { "event": ANSWER }; one with "values" for the values of its expressions \
        by the same keys, null what has none
        """

    /// Numbers stand under their names: `$.counts.periksa.kembali.n`.
    private var zeros: JSONValue {
        var steps: JSONObject = [:]
        for counter in flow.counters {
            let path = Self.path(counter)
            var counts = steps[ID(path.step)]?.object ?? [:]
            counts[ID(path.name)] = ["n": 0]
            steps[ID(path.step)] = .object(counts)
        }
        return .object(steps)
    }

    private static func path(_ counter: String) -> (step: String, name: String) {
        let parts = counter.split(separator: ".").map(String.init)
        return (parts[0], parts[1])
    }

    private static func reference(_ counter: String) -> String { "$.counts.\(path(counter).step).\(path(counter).name)" }

    // MARK: States

    private func add(_ tasks: [TaskFlow.Task], isInside: Bool, to states: inout JSONObject) {
        for task in tasks {
            var state = state(task, isInside: isInside)
            if let name = task.facts.first(where: { $0.name == "name" })?.text { state["Comment"] = .string(name) }
            states[ID(task.id)] = .object(state)
        }
    }

    private func state(_ task: TaskFlow.Task, isInside: Bool) -> JSONObject {
        switch task.kind {
        case .pass(let next): return ["Type": "Pass", "Next": .string(next)]
        case .count(let counter, let next):
            let reference = Self.reference(counter)
            return [
                "Type": "Pass", "Parameters": ["n.$": .string("States.MathAdd(\(reference).n, 1)")], "ResultPath": .string(reference),
                "Next": .string(next),
            ]
        case .ask(let values, let next):
            let keyed = JSONObject(values.map { (ID($0.key), .string($0.expression)) })
            return ask(task, ["values": .object(keyed)], result: "$.values", next: next, caught: [])
        case .wait(let wait):
            var facts = JSONObject(task.facts.filter { $0.name != "name" }.map { (ID($0.name), JSONValue.string($0.text)) })
            facts["answers"] = .array(wait.answers.map(JSONValue.string))
            var caught = wait.late.map { [("States.Timeout", $0.next)] } ?? []
            if !isInside, let withdrawn = flow.withdrawn { caught.append(("case-withdrawn", withdrawn)) }
            var state = ask(task, facts, result: "$.answer", next: wait.next, caught: caught)
            if wait.late != nil, let seconds = wait.time?.seconds { state["TimeoutSeconds"] = .integer(seconds) }
            return state
        case .choose(let choices, let otherwise):
            var state: JSONObject = ["Type": "Choice"]
            state["Choices"] = .array(
                choices.map { choice in
                    var rule = Self.rule(choice.rule)
                    rule["Next"] = .string(choice.next)
                    return .object(rule)
                })
            state["Default"] = otherwise.map { .string($0) }
            return state
        case .fork(let fork): return self.fork(fork, isInside: isInside)
        case .end(let kind):
            if kind == "granted" || kind == "referred" {
                return ["Type": "Pass", "Result": ["end": .string(task.id), "kind": .string(kind)], "End": true]
            }
            return ["Type": "Fail", "Error": .string(kind), "Cause": .string(task.id)]
        case .finish(.together): return ["Type": "Succeed"]
        case .finish(.alone(let error)), .leave(let error): return ["Type": "Fail", "Error": .string(error)]
        }
    }

    private func ask(
        _ task: TaskFlow.Task, _ content: JSONObject, result: String, next: String, caught: [(error: String, next: String)]
    ) -> JSONObject {
        var body: JSONObject = ["case.$": "$$.Execution.Name", "state": .string(task.id)]
        for (name, value) in content { body[name] = value }
        body["token.$"] = "$$.Task.Token"
        var state: JSONObject = ["Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken"]
        state["Parameters"] = ["QueueUrl.$": "$.queue", "MessageBody": .object(body)]
        state["ResultPath"] = .string(result)
        state["Catch"] = Self.catches(caught)
        state["Next"] = .string(next)
        return state
    }

    private static func catches(_ caught: [(error: String, next: String)]) -> JSONValue? {
        if caught.isEmpty { return nil }
        return .array(caught.map { ["ErrorEquals": [.string($0.error)], "ResultPath": .null, "Next": .string($0.next)] })
    }

    private func fork(_ fork: TaskFlow.Fork, isInside: Bool) -> JSONObject {
        let branches = fork.branches.map { branch -> JSONValue in
            var states: JSONObject = [:]
            add(branch.tasks, isInside: true, to: &states)
            return ["StartAt": .string(branch.initial), "States": .object(states)]
        }
        var caught = fork.leaves
        if case .alone(let error) = fork.finish { caught.append((error, fork.next)) }
        if let late = fork.late { caught.append((late.event, late.next)) }
        if !isInside, let withdrawn = flow.withdrawn { caught.append(("case-withdrawn", withdrawn)) }
        var state: JSONObject = ["Type": "Parallel", "Branches": .array(branches), "ResultPath": .null]
        state["Catch"] = Self.catches(caught)
        state["Next"] = .string(fork.next)
        return state
    }

    // MARK: Rules

    private static func rule(_ rule: TaskRule) -> JSONObject {
        switch rule {
        case .all(let rules): ["And": .array(rules.map { .object(self.rule($0)) })]
        case .any(let rules): ["Or": .array(rules.map { .object(self.rule($0)) })]
        case .not(let rule): ["Not": .object(self.rule(rule))]
        case .isGiven(let variable): ["Variable": .string(text(variable)), "IsNull": false]
        case .test(let variable, let relation, let constant):
            ["Variable": .string(text(variable)), ID(name(relation, constant)): constant]
        }
    }

    private static func text(_ variable: TaskRule.Variable) -> String {
        switch variable {
        case .event: "$.answer.event"
        case .counter(let name): "\(reference(name)).n"
        case .value(let name): "$.values['\(name)']"
        }
    }

    private static func name(_ relation: TaskRule.Relation, _ constant: JSONValue) -> String {
        let kind =
            switch constant {
            case .bool: "Boolean"
            case .string: "String"
            default: "Numeric"
            }
        return switch relation {
        case .equal: "\(kind)Equals"
        case .less: "\(kind)LessThan"
        case .lessOrEqual: "\(kind)LessThanEquals"
        case .greater: "\(kind)GreaterThan"
        case .greaterOrEqual: "\(kind)GreaterThanEquals"
        }
    }
}

extension Period {
    /// Of the clock, the longest that it may be; `nil` beyond what the language has (three years).
    fileprivate var seconds: Int64? {
        let day: Int64 = 86_400
        let seconds =
            switch unit {
            case .minutes: Int64(amount) * 60
            case .hours: Int64(amount) * 3600
            case .days: Int64(amount) * day
            case .workingDays: Int64(amount + 2 * ((amount + 4) / 5)) * day
            case .weeks: Int64(amount) * 7 * day
            case .months: Int64(amount) * 31 * day
            case .years: Int64(amount) * 366 * day
            }
        return (1...99_999_999).contains(seconds) ? seconds : nil
    }
}
