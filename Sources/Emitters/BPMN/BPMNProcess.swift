import ServiceIR

/// A service's workflow in the elements of BPMN 2.0: nodes in the order in which they are drawn, and the flows between them.
struct BPMNProcess: Sendable {
    enum Kind: Hashable, Sendable {
        case start
        case end(Step.End)
        /// The end of a block: what waited in it is over. `isTerminating` where one branch is enough.
        case blockEnd(isTerminating: Bool)
        /// Leaves the block from inside; what it throws is caught at the block's edge.
        case leaves(error: String)
        case userTask
        case exclusive, fork, join
        /// Something happens that nobody waits for: outputs are released, somebody is told.
        case passes
        case timer(Deadline)
        case subProcess
        /// Hangs at the edge of `host`.
        case late(Deadline, host: String, isInterrupting: Bool)
        case caught(error: String, host: String)
        /// The end of what was told without interrupting.
        case told
    }

    struct Deadline: Hashable, Sendable {
        /// ISO 8601, where a period is.
        var duration: String?
        /// As the definition has it.
        var text: String
    }

    struct Node: Sendable {
        let id: String
        let kind: Kind
        let name: String
        var lane = 0
        /// The block that it stands in.
        var block: String?
        /// The step of the definition that is open while this waits.
        var step: StepID?
        var documentation: String?
        var roles: [String] = []
        /// Names and texts of this project's own, for engines that know them.
        var marks: [(name: String, text: String)] = []

        /// Where it is drawn: at the edge of another node.
        var host: String? {
            switch kind {
            case .late(_, let host, _), .caught(_, let host): host
            default: nil
            }
        }
    }

    struct Flow: Sendable {
        let from: String
        var to: String
        var name = ""
        /// CEL.
        var condition: String?
        var isDefault = false
    }

    let service: ServiceID
    let catalog: ID<CompiledCatalog>
    let version: Int
    let digest: String
    let name: String
    let lanes: [String]
    let nodes: [Node]
    let flows: [Flow]
    let errors: [String]
    /// What is said otherwise, in the file itself too.
    let notes: [EmissionNote]
}
