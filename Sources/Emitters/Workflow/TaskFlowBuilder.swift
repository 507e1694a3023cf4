import ServiceIR

/// Writes a statechart as a flow of tasks.
struct TaskFlowBuilder {
    private typealias State = Statechart.State
    private typealias Task = TaskFlow.Task

    /// A list of tasks: the whole case, or a branch.
    private struct Scope {
        var region: String?
        var finish = TaskFlow.Fork.Finish.together
        var ids: Set<String>
        /// Where its tasks lead beyond it; where those of blocks in it do.
        var leaves: [String] = []
        var innerLeaves: [String] = []
    }

    private let chart: Statechart
    private let counted: Set<String>
    private var counters: [String] = []
    private var isKept: Set<String> = []
    private var asked: OrderedMap<StepID, [String]> = [:]
    private var asksCounts = false
    private var isWhole = true

    /// `nil` where a block waits for some of its branches.
    static func flow(of chart: Statechart) -> TaskFlow? {
        var builder = TaskFlowBuilder(chart: chart)
        return builder.flow()
    }

    private init(chart: Statechart) {
        self.chart = chart
        counted = Set(chart.counted)
    }

    private mutating func flow() -> TaskFlow? {
        guard let opening = chart.states.first?.transitions.first?.target, let open = chart.states.dropFirst().first else { return nil }
        let states = open.states + chart.states.dropFirst(2)
        // What is counted in a block would be lost when another branch ends it.
        let visited = Set(states.map { "\($0.id).count" })
        for counter in chart.counted where visited.contains(counter) { keep(counter) }
        for state in states where state.kind == .state {
            for way in state.transitions + state.states.flatMap(\.transitions) where way.target != nil {
                if case .below(let counter, _)? = way.guards?.meaning { keep(counter) }
            }
        }
        var scope = Scope(ids: Self.ids(states))
        let tasks = tasks(of: states, in: &scope)
        guard isWhole else { return nil }
        let withdrawn = open.transitions.first?.target
        return TaskFlow(
            initial: opening, tasks: TaskFlow.reached(from: [opening] + [withdrawn].compactMap(\.self), in: tasks), counters: counters,
            withdrawn: withdrawn, asked: asked, asksCounts: asksCounts)
    }

    private mutating func keep(_ counter: String) {
        if isKept.insert(counter).inserted { counters.append(counter) }
    }

    private static func ids(_ states: [State]) -> Set<String> {
        Set(states.flatMap { $0.kind == .parallel ? [$0.id] : [$0.id] + $0.states.map(\.id) })
    }

    private func next(_ target: String, _ scope: inout Scope) -> String {
        guard let region = scope.region, !scope.ids.contains(target) else { return target }
        if !scope.leaves.contains(target) { scope.leaves.append(target) }
        return "\(region).\(Self.error(target))"
    }

    private static func error(_ target: String) -> String { "goes-to.\(target)" }

    private mutating func tasks(of states: [State], in scope: inout Scope) -> [Task] {
        var tasks: [Task] = []
        for state in states { add(state, to: &tasks, in: &scope) }
        return tasks
    }

    private mutating func add(_ state: State, to tasks: inout [Task], in scope: inout Scope) {
        switch state.kind {
        case .final:
            let kind = state.facts.first { $0.name == "end" }?.text
            tasks.append(Task(id: state.id, kind: kind.map { .end($0) } ?? .finish(scope.finish), facts: state.facts))
        case .parallel:
            let body = begin(state, isApart: false, &tasks)
            let fork = fork(state, in: &scope)
            tasks.append(Task(id: body, kind: .fork(fork), facts: state.facts))
        case .state where !state.states.isEmpty:
            visit(state, next: state.initial ?? state.states[0].id, &tasks)
            for var inner in state.states {
                inner.facts = state.facts + inner.facts
                inner.time = inner.time ?? state.time
                wait(inner, to: &tasks, in: &scope)
            }
        case .state where state.transitions.allSatisfy({ $0.event == nil }) && !state.transitions.isEmpty:
            if state.transitions.count == 1, state.transitions[0].guards == nil, let target = state.transitions[0].target {
                visit(state, next: next(target, &scope), &tasks)
            } else {
                decide(state, at: state.id, among: state.transitions.map { ($0, nil) }, otherwise: nil, &tasks, &scope)
            }
        case .state: wait(state, to: &tasks, in: &scope)
        }
    }

    // MARK: Visits

    private func visit(_ state: State, next: String, _ tasks: inout [Task]) {
        let counter = state.visits.map { "\($0).count" }.flatMap { isKept.contains($0) ? $0 : nil }
        tasks.append(Task(id: state.id, kind: counter.map { .count($0, next: next) } ?? .pass(next: next), facts: state.facts))
    }

    /// The id of what a step does, apart from its visit where that is counted, or the task may be asked again.
    private func begin(_ state: State, isApart: Bool, _ tasks: inout [Task]) -> String {
        guard let step = state.visits, isApart || isKept.contains("\(step).count") else { return state.id }
        let body = "\(state.id).at-work"
        visit(state, next: body, &tasks)
        return body
    }

    // MARK: Waiting

    private mutating func wait(_ state: State, to tasks: inout [Task], in scope: inout Scope) {
        let step = StepID(String(state.id.prefix { $0 != "." }))
        var ways: [(way: Statechart.Transition, event: String)] = []
        var wait = TaskFlow.Wait(answers: [], next: state.id, time: state.time)
        for way in state.transitions {
            guard let target = way.target else { continue }
            let event = way.event ?? "\(step).done"
            guard !wait.answers.contains(event) else { continue }
            ways.append((way, event))
            wait.answers.append(event)
            if event.hasSuffix("time-up") { wait.late = (event, next(target, &scope)) }
        }
        let isOnly = ways.count == 1 && !isGuarded(ways[0].way)
        let body = begin(state, isApart: !isOnly, &tasks)
        wait.next = isOnly ? next(ways[0].way.target ?? body, &scope) : "\(state.id).is-answered"
        let place = tasks.count
        if !isOnly { decide(state, at: wait.next, among: ways.map { ($0.way, $0.event) }, otherwise: body, &tasks, &scope) }
        tasks.insert(Task(id: body, kind: .wait(wait), facts: state.facts), at: place)
    }

    private func isGuarded(_ way: Statechart.Transition) -> Bool {
        if case .known? = way.guards?.meaning { return false }
        return way.guards != nil
    }

    // MARK: Deciding

    private mutating func decide(
        _ state: State, at id: String, among ways: [(way: Statechart.Transition, event: String?)], otherwise: String?,
        _ tasks: inout [Task], _ scope: inout Scope
    ) {
        let step = StepID(String(state.id.prefix { $0 != "." }))
        var needed: [(key: String, expression: String)] = []
        var choices: [(rule: TaskRule, next: String)] = []
        var otherwise = otherwise
        var counted: [Task] = []
        for (way, event) in ways {
            guard let target = way.target else { continue }
            var onward = next(target, &scope)
            let guarded = way.guards.flatMap { rule($0, at: step, &needed) }
            if case .below(let counter, _)? = way.guards?.meaning, isKept.contains(counter) {
                counted.append(Task(id: "\(counter).is-more", kind: .count(counter, next: onward)))
                onward = "\(counter).is-more"
            }
            switch (event.map(TaskRule.isEvent), guarded) {
            case (let event?, let guarded?): choices.append((.all([event, guarded]), onward))
            case (let rule?, nil), (nil, let rule?): choices.append((rule, onward))
            case (nil, nil): otherwise = otherwise ?? onward
            }
        }
        let chooses = needed.isEmpty ? id : "\(id).with-values"
        if !needed.isEmpty { tasks.append(Task(id: id, kind: .ask(needed, next: chooses))) }
        tasks.append(Task(id: chooses, kind: .choose(choices, otherwise: otherwise)))
        tasks += counted
    }

    private mutating func rule(
        _ guarded: Statechart.Guard, at step: StepID, _ needed: inout [(key: String, expression: String)]
    ) -> TaskRule? {
        func need(_ key: String, _ expression: String) {
            if !needed.contains(where: { $0.key == key }) { needed.append((key, expression)) }
        }
        switch guarded.meaning {
        case .known, .joined: return nil
        case .nothingDue(let step):
            need("\(step).outstanding", "\(step).outstanding")
            return .test(.value("\(step).outstanding"), .equal, 0)
        case .below(let counter, let most):
            if isKept.contains(counter) { return .test(.counter(counter), .less, .integer(Int64(most))) }
            asksCounts = true
            need(counter, counter)
            return .test(.value(counter), .less, .integer(Int64(most)))
        case .fails(let condition):
            return rule(Statechart.Guard(meaning: .holds(condition), script: ""), at: step, &needed)?.opposite
        case .holds(let condition):
            if let node = try? ExpressionParser.parse(condition.text), let rule = TaskRule(node, isCounter: isKept.contains) {
                for name in rule.values {
                    need(name, name)
                    if counted.contains(name) { asksCounts = true }
                }
                return rule
            }
            if asked[step]?.contains(condition.text) != true { asked[step] = (asked[step] ?? []) + [condition.text] }
            if let known = needed.first(where: { $0.expression == condition.text }) { return .isTrue(known.key) }
            let key = "condition-\(needed.count + 1)"
            need(key, condition.text)
            return .isTrue(key)
        }
    }

    // MARK: Blocks

    private mutating func fork(_ state: State, in scope: inout Scope) -> TaskFlow.Fork {
        var fork = TaskFlow.Fork(branches: [], finish: .together, next: state.id, leaves: [], time: state.time)
        for way in state.transitions {
            guard let target = way.target.map({ next($0, &scope) }) else { continue }
            if let event = way.event {
                fork.late = (event, target)
            } else {
                fork.next = target
                guard case .joined(let number)? = way.guards?.meaning, number != state.states.count else { continue }
                fork.finish = .alone(error: "\(state.id).is-joined")
                if number != 1 { isWhole = false }
            }
        }
        for region in state.states {
            var inner = Scope(region: region.id, finish: fork.finish, ids: Self.ids(region.states))
            var tasks = tasks(of: region.states, in: &inner)
            for target in inner.leaves {
                tasks.append(Task(id: "\(region.id).\(Self.error(target))", kind: .leave(error: Self.error(target))))
            }
            // An error that this block does not catch comes to the one around it.
            for target in inner.leaves + inner.innerLeaves {
                if !scope.ids.contains(target) {
                    scope.innerLeaves.append(target)
                } else if !fork.leaves.contains(where: { $0.next == target }) {
                    fork.leaves.append((Self.error(target), target))
                }
            }
            let initial = region.initial ?? region.states[0].id
            fork.branches.append((region.id, initial, TaskFlow.reached(from: [initial], in: tasks)))
        }
        return fork
    }
}
