import ServiceIR

extension MachineGraph {
    /// The strongly connected components along edges that `allows` admits: for each node the number of its component, and their sizes.
    ///
    /// Numbers are in reverse topological order: an edge between two components leads to the smaller number. After Tarjan, without recursion.
    package func components(allows: (Edge) -> Bool = { _ in true }) -> (of: [Int], count: Int) {
        var component = [Int](repeating: -1, count: nodes.count)
        var order = [Int](repeating: -1, count: nodes.count)
        var low = order
        var stack: [Int] = []
        var onStack = [Bool](repeating: false, count: nodes.count)
        var counter = 0
        var count = 0
        for root in nodes.indices where order[root] < 0 {
            var calls: [(node: Int, next: Int)] = [(root, 0)]
            while let (node, next) = calls.last {
                if next == 0 {
                    order[node] = counter
                    low[node] = counter
                    counter += 1
                    stack.append(node)
                    onStack[node] = true
                }
                if next < leaving[node].count {
                    calls[calls.count - 1].next = next + 1
                    let edge = edges[leaving[node][next]]
                    guard allows(edge) else { continue }
                    if order[edge.to] < 0 {
                        calls.append((edge.to, 0))
                    } else if onStack[edge.to] {
                        low[node] = min(low[node], order[edge.to])
                    }
                    continue
                }
                if low[node] == order[node] {
                    while let member = stack.popLast() {
                        onStack[member] = false
                        component[member] = count
                        if member == node { break }
                    }
                    count += 1
                }
                calls.removeLast()
                if let caller = calls.last?.node { low[caller] = min(low[caller], low[node]) }
            }
        }
        return (component, count)
    }

    /// One shortest loop in each component that has one, along edges that `allows` admits; in the order of the file.
    package func loops(allows: (Edge) -> Bool) -> [[Edge]] {
        let component = components(allows: allows).of
        var done: Set<Int> = []
        var found: [[Edge]] = []
        for node in nodes.indices where !done.contains(component[node]) {
            let inside = { (edge: Edge) in allows(edge) && component[edge.to] == component[edge.from] }
            guard let first = leaving[node].map({ edges[$0] }).first(where: inside) else { continue }
            done.insert(component[node])
            if first.to == node {
                found.append([first])
            } else if let back = shortestWay(from: [first.to], allows: inside, to: { $0 == node }) {
                found.append([first] + back)
            }
        }
        return found
    }
}
