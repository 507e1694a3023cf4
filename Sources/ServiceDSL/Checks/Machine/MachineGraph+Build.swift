import ServiceIR

extension MachineGraph {
    /// Builds the graph of a machine; a target that no step has is left out, for it has its own finding.
    package init(_ service: CompiledService) {
        let machine = service.machine
        var builder = MachineGraphBuilder(service: service)
        builder.addNodes(of: machine.steps, under: ["workflow"], in: nil)
        builder.addEdges(lapsedEnd: machine.lapsedEnd)
        self.init(
            nodes: builder.nodes, edges: builder.edges, initial: builder.byID[machine.initial.rawValue], byID: builder.byID)
    }
}

private struct MachineGraphBuilder {
    typealias Node = MachineGraph.Node
    typealias Edge = MachineGraph.Edge

    let service: CompiledService
    var nodes: [Node] = []
    var edges: [Edge] = []
    var byID: [String: Int] = [:]
    private var order = 0

    init(service: CompiledService) { self.service = service }

    mutating func addNodes(of steps: OrderedMap<StepID, Step>, under path: [String], in block: MachineGraph.BlockPlace?) {
        for position in steps.indices {
            let id = steps.keys[position]
            let index = nodes.count
            let place = path + [id.rawValue]
            // A step is large: it is copied once, into its node, and read there.
            let node = Node(
                id: id, step: steps.values[position], isJoin: false, path: place, block: block,
                releasesProduct: service.releasesProduct(at: steps.values[position]), order: next())
            nodes.append(node)
            if byID[id.rawValue] == nil { byID[id.rawValue] = index }
            guard node.step.kind == .parallel else { continue }
            let join = nodes.count
            func joinNode(order: Int) -> Node {
                Node(id: id, step: node.step, isJoin: true, path: place, block: block, releasesProduct: false, order: order)
            }
            nodes.append(joinNode(order: 0))
            for (branchID, branch) in node.step.branches {
                addNodes(
                    of: branch.steps, under: place + ["parallel", branchID.rawValue],
                    in: .init(entry: index, join: join, branch: branchID))
            }
            nodes[join] = joinNode(order: next())
        }
    }

    private mutating func next() -> Int {
        order += 1
        return order
    }

    mutating func addEdges(lapsedEnd: StepID) {
        for index in nodes.indices {
            let node = nodes[index]
            if node.isJoin {
                addRoutes(node.step.routes, from: index, cause: .route)
                continue
            }
            switch node.step.kind {
            case .end: continue
            case .task, .payment: addRoutes(node.step.routes, from: index, cause: .done)
            case .wait, .notice: addRoutes(node.step.routes, from: index, cause: .elapsed)
            case .automatic, .release: addRoutes(node.step.routes, from: index, cause: .route)
            case .parallel:
                for (branchID, branch) in node.step.branches {
                    add(from: index, to: branch.initial, cause: .branch(branchID), path: ["parallel", branchID.rawValue])
                }
            }
            if node.step.when != nil || !node.step.pays.isEmpty { addRoutes(node.step.routes, from: index, cause: .passed) }
            addActions(from: index, lapsedEnd: lapsedEnd)
            if let late = node.step.late, let to = late.to {
                add(from: index, to: to, cause: .late, reason: late.reason, path: ["late"])
            }
        }
    }

    private mutating func addRoutes(_ routes: [Route], from index: Int, cause: MachineGraph.Cause) {
        for (row, route) in routes.enumerated() {
            let given: MachineGraph.Cause = cause == .done && route.to == .join ? .finish : cause
            let path = routes.count > 1 ? ["to", "\(row)"] : ["to"]
            add(
                from: index, to: route.to, cause: given, when: route.when, refused: routes[..<row], reason: route.reason, path: path)
        }
    }

    private mutating func addActions(from index: Int, lapsedEnd: StepID) {
        for (id, action) in nodes[index].step.actions {
            let path = ["actions", id.rawValue]
            for (row, route) in action.routes.enumerated() {
                add(
                    from: index, to: route.to, cause: .action(id), when: route.when, refused: action.routes[..<row],
                    reason: route.reason, bound: action.atMost, path: path)
            }
            guard let repair = action.repair else { continue }
            if let to = repair.lateTo {
                add(
                    from: index, to: to, cause: .repairLate(id), reason: repair.lateReason, bound: action.atMost,
                    path: path + ["repair", "late"])
            } else if repair.within != nil || repair.until != nil {
                add(from: index, to: lapsedEnd, cause: .repairLate(id), bound: action.atMost, path: path + ["repair"])
            }
        }
    }

    private mutating func add(
        from: Int, to: StepID, cause: MachineGraph.Cause, when: Expression? = nil, refused: ArraySlice<Route> = [],
        reason: LocalText? = nil, bound: Int? = nil, path: [String]
    ) {
        let target = to == .join ? nodes[from].block?.join : byID[to.rawValue]
        guard let target else { return }
        edges.append(
            Edge(
                from: from, to: target, cause: cause, when: when, refused: refused.compactMap(\.when), reason: reason, bound: bound,
                path: nodes[from].path + path))
    }
}
