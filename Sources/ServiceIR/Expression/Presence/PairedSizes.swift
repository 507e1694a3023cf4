extension Node {
    /// With the number of rows of a list written as that of the one which it goes by, wherever both are sure to be there.
    func counted(in scope: Scope) -> Node {
        if scope.paired.isEmpty { return self }
        switch kind {
        case .not(let inner): return Node(.not(inner.counted(in: scope)), range: range)
        case .negate(let inner): return Node(.negate(inner.counted(in: scope)), range: range)
        case .conditional(let a, let b, let c):
            return Node(.conditional(a.counted(in: scope), b.counted(in: scope), c.counted(in: scope)), range: range)
        case .binary(let op, let a, let b):
            let (left, right) = (a.counted(in: scope), b.counted(in: scope))
            // The same number on both sides.
            if let size = Node.sizePath(of: left), size == Node.sizePath(of: right), Node.sizePath(of: a) != Node.sizePath(of: b) {
                switch op {
                case .equal, .lessOrEqual, .greaterOrEqual: return Node(.literal(.bool(true)), range: range)
                case .notEqual, .less, .greater: return Node(.literal(.bool(false)), range: range)
                default: break
                }
            }
            return Node(.binary(op, left, right), range: range)
        default:
            guard let list = Node.sizePath(of: self)?.dropLast(), let other = scope.paired[Array(list)],
                scope[Array(list)]?.presence == .always, scope[other]?.presence == .always
            else { return self }
            return Node(.call("size", [Node(path: other)], isRooted: false), range: range)
        }
    }
}
