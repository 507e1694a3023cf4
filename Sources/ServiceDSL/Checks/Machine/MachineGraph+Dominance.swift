import ServiceIR

extension MachineGraph {
    /// Which steps are on every way to a step, or on every way on from it.
    struct Dominance {
        /// By node, its place in a walk over the tree of nearest dominators, and how many nodes hang under it there; none where no way leads.
        fileprivate let places: [(first: Int, size: Int)?]

        /// Whether every way to `other` goes through `node`, which goes through itself; never where no way leads.
        func dominates(_ node: Int, _ other: Int) -> Bool {
            guard let above = places[node], let below = places[other] else { return false }
            return above.first <= below.first && below.first < above.first + above.size
        }
    }

    /// What every way from `starts` goes through along edges that `allows` admits; `isBackward`: the edges against their direction, so that it
    /// is what every way on to one of `starts` goes through.
    ///
    /// After Cooper, Harvey and Kennedy, without recursion; the tree is numbered so that each question takes constant time.
    func dominance(from starts: [Int], isBackward: Bool = false, allows: (Edge) -> Bool) -> Dominance {
        let (onward, before) = isBackward ? (entering, leaving) : (leaving, entering)
        func end(_ edge: Int) -> Int { isBackward ? edges[edge].from : edges[edge].to }
        func start(_ edge: Int) -> Int { isBackward ? edges[edge].to : edges[edge].from }

        // In the order in which a walk in depth leaves the nodes, then the root that leads to all starts.
        let root = nodes.count
        var order: [Int] = []
        var number = [Int](repeating: -1, count: root + 1)
        var isSeen = [Bool](repeating: false, count: root)
        for first in starts where !isSeen[first] {
            isSeen[first] = true
            var calls: [(node: Int, next: Int)] = [(first, 0)]
            while let (node, next) = calls.last {
                guard next < onward[node].count else {
                    number[node] = order.count
                    order.append(node)
                    calls.removeLast()
                    continue
                }
                calls[calls.count - 1].next = next + 1
                let edge = onward[node][next]
                guard allows(edges[edge]), !isSeen[end(edge)] else { continue }
                isSeen[end(edge)] = true
                calls.append((end(edge), 0))
            }
        }
        number[root] = order.count

        var nearest = [Int](repeating: -1, count: root + 1)
        nearest[root] = root
        func common(_ a: Int, _ b: Int) -> Int {
            var (a, b) = (a, b)
            while a != b {
                while number[a] < number[b] { a = nearest[a] }
                while number[b] < number[a] { b = nearest[b] }
            }
            return a
        }
        let isStart = Set(starts)
        var isChanged = true
        while isChanged {
            isChanged = false
            for node in order.reversed() {
                var found = isStart.contains(node) ? root : -1
                for edge in before[node] where allows(edges[edge]) && nearest[start(edge)] >= 0 {
                    found = found < 0 ? start(edge) : common(found, start(edge))
                }
                if nearest[node] != found { (nearest[node], isChanged) = (found, true) }
            }
        }

        var size = [Int](repeating: 1, count: root + 1)
        for node in order { size[nearest[node]] += size[node] }
        var places = [(first: Int, size: Int)?](repeating: nil, count: root)
        var next = [Int](repeating: 0, count: root + 1)
        for node in order.reversed() {
            let first = next[nearest[node]]
            next[nearest[node]] += size[node]
            next[node] = first + 1
            places[node] = (first, size[node])
        }
        return Dominance(places: places)
    }
}
