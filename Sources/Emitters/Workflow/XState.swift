import ServiceIR

extension Target {
    static let xstate = Target(
        "xstate", en: "XState v5 JSON, the workflow for viewers of statecharts, not executed by us: SERVICE/workflow.xstate.json",
        id: "JSON XState v5, alur kerja bagi penampil statechart, tidak kami jalankan: SERVICE/workflow.xstate.json",
        ofService: { service, catalog in
            let chart = StatechartBuilder.chart(of: service, in: catalog)
            return chart.emission("workflow.xstate.json") { BuiltFiles.bytes(of: XState.json($0, of: service)) }
        })
}

/// A statechart as the machine that XState's `createMachine` reads; guards and actions are named, with the ECMAScript that they stand for.
///
/// Source: https://stately.ai/docs/machines. In its references a `.` leads into a state, so in ids a `/` stands for it.
enum XState {
    static func json(_ chart: Statechart, of service: CompiledService) -> JSONValue {
        let notes = chart.said.map { JSONValue.string($0.line) }
        return .object([
            "id": .string(service.service.rawValue), "version": .string("\(service.version)"),
            "description": .string("Checked against the machine in its structure, not executed by us; `In(...)` in a guard is stateIn."),
            "context": ["v": [:], "n": .object(JSONObject(chart.counted.map { (ID($0), 0) }))],
            "initial": .string(name(chart.states.first?.id ?? "")),
            "states": states(chart.states),
            "meta": ["notes": .array(notes), "functions": .string(ChartCondition.functions)],
        ])
    }

    private static func name(_ id: String) -> String { id.replacing(".", with: "/") }

    private static func states(_ states: [Statechart.State]) -> JSONValue {
        .object(JSONObject(states.map { (ID(name($0.id)), state($0)) }))
    }

    private static func state(_ state: Statechart.State) -> JSONValue {
        var object: JSONObject = ["id": .string(name(state.id))]
        switch state.kind {
        case .state: break
        case .parallel: object["type"] = "parallel"
        case .final: object["type"] = "final"
        }
        if !state.facts.isEmpty { object["meta"] = .object(JSONObject(state.facts.map { (ID($0.name), .string($0.text)) })) }
        let visit = state.visits.map { ["add('\($0).count')"] } ?? []
        let entry = visit + state.scripts
        if !entry.isEmpty { object["entry"] = .array(entry.map(action)) }
        var always: [JSONValue] = []
        var events: OrderedMap<ID<JSONValue>, [JSONValue]> = [:]
        for transition in state.transitions {
            if let event = transition.event {
                events[ID(event)] = (events[ID(event)] ?? []) + [json(transition)]
            } else {
                always.append(json(transition))
            }
        }
        if !always.isEmpty { object["always"] = .array(always) }
        if !events.isEmpty { object["on"] = .object(events.mapValues(JSONValue.array)) }
        if !state.states.isEmpty {
            if state.kind == .state { object["initial"] = .string(name(state.initial ?? state.states[0].id)) }
            object["states"] = states(state.states)
        }
        return .object(object)
    }

    private static func json(_ transition: Statechart.Transition) -> JSONValue {
        var object: JSONObject = [:]
        object["target"] = transition.target.map { .string("#" + name($0)) }
        if let condition = transition.guards {
            var parameters: JSONObject = ["ecmascript": .string(condition.script)]
            parameters["cel"] = condition.condition.map { .string($0) }
            object["guard"] = ["type": "holds", "params": .object(parameters)]
        }
        if !transition.scripts.isEmpty { object["actions"] = .array(transition.scripts.map(action)) }
        return .object(object)
    }

    private static func action(_ script: String) -> JSONValue { ["type": "run", "params": ["ecmascript": .string(script)]] }
}
