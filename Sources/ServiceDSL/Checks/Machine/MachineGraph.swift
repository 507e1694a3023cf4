import ServiceIR

/// The workflow as a directed graph, for the questions that checks ask of it.
///
/// Built once in time linear in the steps, branches and routes of the machine. Every step is one node; a block has a second node, its join,
/// where its branches meet and from which its own routes leave. Guards are kept on the edges, never judged here.
package struct MachineGraph: Sendable {
    /// A step, or the place where the branches of a block meet. A class: a step is large, and every check walks over all of them.
    package final class Node: Sendable {
        package let id: StepID
        package let step: Step
        package let isJoin: Bool
        /// Keys and ids from the root of the service's file to the step.
        package let path: [String]
        /// The block in whose branch the step stands.
        package let block: BlockPlace?
        /// Whether it releases what was asked for.
        package let releasesProduct: Bool
        /// The place in the file; a join comes after the branches that meet in it.
        package let order: Int

        init(id: StepID, step: Step, isJoin: Bool, path: [String], block: BlockPlace?, releasesProduct: Bool, order: Int) {
            self.id = id
            self.step = step
            self.isJoin = isJoin
            self.path = path
            self.block = block
            self.releasesProduct = releasesProduct
            self.order = order
        }

        /// Whether a case can stay here: a person acts, or a payment is awaited.
        package var isWaiting: Bool { step.kind == .task || step.kind == .payment }
        package var isEnd: Bool { step.kind == .end }
        /// Of a join, how many of its branches have to finish.
        var branchesAwaited: Int {
            switch step.join {
            case .any?: 1
            case .count(let count)?: min(count, step.branches.count)
            case .all?, .inOrder?, nil: step.branches.count
            }
        }
    }

    package struct BlockPlace: Sendable, Hashable {
        /// The node of the block's own step.
        package let entry: Int
        package let join: Int
        package let branch: BranchID
    }

    /// One way from a step to the next.
    package struct Edge: Sendable {
        package let from: Int
        package let to: Int
        package let cause: Cause
        package let when: Expression?
        /// The guards of the rows before it, none of which holds where it is taken.
        package var refused: [Expression] = []
        /// The text given where no person acts.
        package let reason: LocalText?
        /// How often it may be taken in a case; absent = without bound.
        package let bound: Int?
        /// Keys and ids from the root of the file to what the author wrote for it.
        package let path: [String]
        /// Its place in `edges`.
        package var index = 0

        /// Whether the applicant let the time of a repair pass.
        var isLateRepair: Bool {
            if case .repairLate = cause { return true }
            return false
        }
    }

    /// What makes a case take a way.
    package enum Cause: Sendable, Hashable {
        /// Whoever holds the step says done, or the payment is confirmed.
        case done
        case action(ActionID)
        /// Nobody acts: an automatic step, a release, a join.
        case route
        /// Nobody acts: what was waited for has come, a notice is over.
        case elapsed
        /// The step's `when` does not hold, or nothing is due.
        case passed
        /// The step's time is over.
        case late
        /// The applicant let the time of a repair pass.
        case repairLate(ActionID)
        case branch(BranchID)
        /// The end of a branch.
        case finish

        /// Tells it from every other one of the same step.
        package var name: String {
            switch self {
            case .done: "done"
            case .action(let id): "action \(id.rawValue)"
            case .route: "route"
            case .elapsed: "elapsed"
            case .passed: "passed"
            case .late: "late"
            case .repairLate(let id): "late \(id.rawValue)"
            case .branch(let id): "branch \(id.rawValue)"
            case .finish: "finish"
            }
        }

        /// Whether a person decided to go this way.
        package var isAct: Bool {
            switch self {
            case .done, .action, .finish: true
            case .route, .elapsed, .passed, .late, .repairLate, .branch: false
            }
        }
    }

    package let nodes: [Node]
    package let edges: [Edge]
    /// Edges by the node that they leave, in the author's order.
    package let leaving: [[Int]]
    package let entering: [[Int]]
    /// The first step; absent where the file names none that exists.
    package let initial: Int?
    private let byID: [String: Int]

    init(nodes: [Node], edges: [Edge], initial: Int?, byID: [String: Int]) {
        self.nodes = nodes
        var edges = edges
        for index in edges.indices { edges[index].index = index }
        self.edges = edges
        self.initial = initial
        self.byID = byID
        var leaving = [[Int]](repeating: [], count: nodes.count)
        var entering = leaving
        for (index, edge) in edges.enumerated() {
            leaving[edge.from].append(index)
            entering[edge.to].append(index)
        }
        self.leaving = leaving
        self.entering = entering
    }

    /// The node of a step, by its id.
    package subscript(id: StepID) -> Node? { byID[id.rawValue].map { nodes[$0] } }
    package func index(of id: StepID) -> Int? { byID[id.rawValue] }
}
