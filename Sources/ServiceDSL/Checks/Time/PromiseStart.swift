import ServiceIR

/// At which hours a promise may start: while the office is open, where every way to its start is an officer's act or a filing at the counter, or
/// at any time.
///
/// A promise starts when its step is left or passed over. A step that is passed over is over when what came before it was, and so is one that
/// takes no time: there the last that somebody did, or that came by itself, counts.
struct PromiseStart {
    enum Hours { case open, any, byCase }

    let hours: Hours
    /// What says in which case it is which.
    let conditions: [Expression]
    private let ways: ForwardWays
    /// Whether one may apply without coming to the counter.
    private let isFiledAnyTime: Bool
    /// The ways that start it; `nil` where the submission does.
    private let starting: [Int]?

    private static let atCounter = Expression("channel == 'counter'")

    /// - Parameter timed: the steps that count; a start from which a case comes to none of them does not matter.
    init(_ promise: Promise, along ways: ForwardWays, timed: [Int], service: CompiledService) {
        let graph = ways.graph
        self.ways = ways
        isFiledAnyTime = !service.openingTimers.isEmpty || service.channels.contains { $0 != .counter }
        guard let starts = promise.starts else {
            (hours, conditions, self.starting) = (isFiledAnyTime ? .any : .open, [], nil)
            return
        }
        let isTimed = graph.reaching(timed)
        let starting = graph.edges.filter { PromiseSpan.happens(starts, on: $0, in: graph) && isTimed[$0.to] }.map(\.index)
        self.starting = starting

        var search = Search(ways: ways, starting: starting, isFiledAnyTime: isFiledAnyTime, holds: { $0 == nil ? true : nil })
        guard search.mayBeAnyTime(starting) else {
            (hours, conditions) = (.open, [])
            return
        }
        let isCounterOne = service.openingTimers.isEmpty && service.channels.contains(.counter)
        conditions = search.read + (search.isFromSubmission && isCounterOne ? [Self.atCounter] : [])
        hours = conditions.isEmpty ? .any : .byCase
    }

    /// Whether it may start while the office is closed, in a case of which this is known.
    func mayBeAnyTime(holds: @escaping (Expression?) -> Bool?) -> Bool {
        guard let starting else { return isFiledAnyTime }
        let isAtCounter = conditions.contains(Self.atCounter) && holds(Self.atCounter) == true
        var search = Search(ways: ways, starting: starting, isFiledAnyTime: isFiledAnyTime && !isAtCounter, holds: holds)
        return search.mayBeAnyTime(starting)
    }

    /// Goes back from the start to what somebody did, or what came by itself.
    private struct Search {
        let ways: ForwardWays
        let isFiledAnyTime: Bool
        let holds: (Expression?) -> Bool?
        /// The ways that are open, and what a case can come to by them before it starts.
        private let open: Set<Int>
        private let before: [Bool]
        /// The conditions that were read, each once, and whether the submission itself may start it.
        var read: [Expression] = []
        var isFromSubmission = false
        private var seen: Set<Int> = []

        init(ways: ForwardWays, starting: [Int], isFiledAnyTime: Bool, holds: @escaping (Expression?) -> Bool?) {
            let graph = ways.graph
            let open = Set(graph.nodes.indices.flatMap { ways.open(from: $0, holds: holds) })
            let isStart = Set(starting)
            before = graph.initial.map { graph.reached(from: [$0]) { open.contains($0.index) && !isStart.contains($0.index) } } ?? []
            (self.ways, self.isFiledAnyTime, self.holds, self.open) = (ways, isFiledAnyTime, holds, open)
        }

        mutating func mayBeAnyTime(_ edges: [Int]) -> Bool {
            // Each of them, for what is read.
            var found = false
            for index in edges where mayBeTakenAnyTime(ways.graph.edges[index]) { found = true }
            return found
        }

        private mutating func mayBeTakenAnyTime(_ edge: MachineGraph.Edge) -> Bool {
            let node = ways.graph.nodes[edge.from]
            let isOfLateOffice =
                edge.cause == .late && ways.isLateness[edge.index] && node.step.kind != .parallel
                && !ways.graph.awaitingBoth.contains(edge.from)
            guard before.indices.contains(edge.from), before[edge.from], !isOfLateOffice, open.contains(edge.index) else { return false }
            let isAnyTime =
                switch edge.cause {
                case .route, .passed, .branch: mayBeEnteredAnyTime(edge.from)
                case .elapsed, .late: !node.isOverInOfficeHours
                case .repairLate(let action): node.step.actions[action]?.repair?.within?.endInOfficeHours != true
                case .done, .finish, .action: !node.isLeftInOfficeHours
                }
            if isAnyTime || seen.contains(edge.from) {
                let rows = ways.graph.leaving[edge.from].map { ways.graph.edges[$0] }.filter { $0.cause == edge.cause }
                for case let condition? in rows.map(\.when) + (node.isJoin ? [] : [node.step.when]) where !read.contains(condition) {
                    read.append(condition)
                }
            }
            return isAnyTime
        }

        private mutating func mayBeEnteredAnyTime(_ node: Int) -> Bool {
            guard seen.insert(node).inserted else { return false }
            let isFirst = node == ways.graph.initial && isFiledAnyTime
            if isFirst { isFromSubmission = true }
            return mayBeAnyTime(ways.graph.entering[node]) || isFirst
        }
    }
}

extension MachineGraph.Node {
    /// Whether its own time is over while the office is open, or closes.
    fileprivate var isOverInOfficeHours: Bool {
        step.until == nil && step.within?.endInOfficeHours == true && step.extend?.within?.endInOfficeHours != false
    }

    /// Whether only an officer acts here.
    fileprivate var isLeftInOfficeHours: Bool {
        step.kind == .task && !isCitizens && step.performers?.namesCitizens != true && step.call == nil
    }
}

extension Rows<TimeLimit> {
    /// Whether each of them ends on a working day, in office hours or when they are over.
    fileprivate var endInOfficeHours: Bool {
        rows.allSatisfy {
            $0.value.per == nil && $0.value.range.promised.amount > 0 && [.workingDays, .hours, .minutes].contains($0.value.range.unit)
        }
    }
}
