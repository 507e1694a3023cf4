import ServiceIR

/// How many rows of a list meet a condition, as numbers: what `exists`, `all`, `exists_one` and the size of a list or a `filter` say.
///
/// What such numbers can be at once is a matter of the kinds of rows that there can be: a search is told what it took that no rows are.
struct RowCounts {
    /// What rows make of the numbers that a search took.
    enum Verdict {
        /// Lists that have such numbers of rows.
        case lists([[String]: Value])
        /// No list has: what is so of every list, and not here.
        case excluded(Node)
        case unknown
    }

    private struct Count {
        let path: [String]
        /// A condition over the fields of `row`.
        let test: Node
    }

    private struct List {
        var counts: [Count] = []
        var sizes: ClosedRange<Int64> = 0...RowCounts.mostRows
        var kinds: RowKinds?
    }

    /// By which name the conditions call a row.
    static let row = "this_row"
    /// So many conditions over one list are looked at together; so many rows, where a list has no end.
    private static let most = 8
    private static let mostRows: Int64 = 10_000

    private let rows: ([String]) -> RecordType?
    private var lists: [[String]: List] = [:]
    /// What the numbers are compared with.
    private var numbers: [Decimal128] = []

    /// `rows` says of what the rows of a list are made.
    init(rows: @escaping ([String]) -> RecordType?) { self.rows = rows }

    var isEmpty: Bool { lists.isEmpty }

    /// Whether this is the name of such a number.
    static func isCount(_ path: [String]) -> Bool { path.count == 3 && path[0] == "rows" }

    // MARK: Numbers for macros

    /// The condition with numbers in the place of what it says of rows.
    mutating func counted(_ node: Node) -> Node {
        node.mapped { part in
            switch part.kind {
            case .call("size", let arguments, _) where arguments.count == 1: return size(arguments[0])
            case .method(let target, "size", let arguments) where arguments.isEmpty: return size(target)
            case .method(let target, let name, let arguments):
                guard arguments.count == 2, case .name(let variable, isRooted: false) = arguments[0].kind,
                    let (list, held) = selection(target), let test = arguments[1].ofRow(variable)
                else { return nil }
                switch name {
                case "exists": return Node(.binary(.greaterOrEqual, count(list, held + [test]), .number(1)))
                case "exists_one": return Node(.binary(.equal, count(list, held + [test]), .number(1)))
                case "all": return Node(.binary(.equal, count(list, held + [test.negated]), .number(.zero)))
                default: return nil
                }
            default: return nil
            }
        }
    }

    private mutating func size(_ node: Node) -> Node? { selection(node).map { count($0.list, $0.tests) } }

    /// A list, or what `filter` leaves of it.
    private func selection(_ node: Node) -> (list: [String], tests: [Node])? {
        guard let selection = node.selection, rows(selection.list) != nil else { return nil }
        return selection
    }

    private mutating func count(_ list: [String], _ tests: [Node]) -> Node {
        let name = list.joined(separator: ".")
        var own = lists[list] ?? List()
        if own.counts.isEmpty { own.counts.append(Count(path: ["rows", name, "true"], test: .truth(true))) }
        let test = Node.all(tests)
        let path = ["rows", name, test.canonicalText]
        if !own.counts.contains(where: { $0.path == path }) { own.counts.append(Count(path: path, test: test)) }
        lists[list] = own
        return Node(path: path)
    }

    // MARK: What is known of them

    /// Declares the numbers that `nodes` read; `given` says what is so of every row of a list.
    mutating func declare(in scope: inout Scope, reading nodes: [Node], given: ([String]) -> [Node]) {
        let read = nodes.reduce(into: Set<Decimal128>([.zero, 1])) { $0.formUnion($1.numbersBeside(RowCounts.isCount)) }
        numbers = read.sorted()
        for (place, list) in lists.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            guard let row = rows(place) else { continue }
            var list = list
            let range = scope[place]?.range
            let least = range?.low?.int64 ?? 0
            list.sizes = least...max(least, min(range?.high?.int64 ?? Self.mostRows, Self.mostRows))
            for count in list.counts {
                let low = count.test == .truth(true) ? range?.low : nil
                scope.declare(count.path, .init(.integer(.none), range: Interval(low: low ?? .zero, high: range?.high)))
            }
            if list.counts.count <= Self.most {
                var inside = scope
                inside.declare(row, as: Self.row)
                list.kinds = RowKinds(list.counts.map(\.test), given: given(place), in: inside)
            }
            lists[place] = list
        }
    }

    /// Whether there are rows in such numbers.
    func verdict(on world: PossibleWorld) -> Verdict {
        var taken: [[String]: Decimal128] = [:]
        for (path, value) in world.values where RowCounts.isCount(path) {
            if case .integer(let number)? = value { taken[path] = Decimal128(number) }
        }
        var (found, isKnown) = ([[String]: Value](), true)
        for (place, list) in lists.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            guard let kinds = list.kinds else {
                isKnown = false
                continue
            }
            var bounds = list.counts.map { self.bounds(of: $0, taken[$0.path], in: list) }
            switch kinds.numbers(bounds) {
            case .found(let numbers): found[place] = kinds.list(numbers)
            case .overBudget: isKnown = false
            case .impossible:
                // The fewest numbers that cannot be at once.
                var kept: [Node] = []
                for (index, count) in list.counts.enumerated() {
                    guard let number = taken[count.path] else { continue }
                    let own = bounds[index]
                    bounds[index] = self.bounds(of: count, nil, in: list)
                    if case .impossible = kinds.numbers(bounds) { continue }
                    bounds[index] = own
                    kept.append(otherwise(count, number))
                }
                return .excluded(Node.any(kept))
            }
        }
        return isKnown ? .lists(found) : .unknown
    }

    /// The last number below one that it is compared with, and the first above; the number itself where it is compared with that.
    private func neighbours(of number: Decimal128) -> (below: Decimal128?, above: Decimal128?) {
        if numbers.contains(number) { return (number, number) }
        return (numbers.last { $0 < number }, numbers.first { number < $0 })
    }

    /// Between what the number of rows lies for which every comparison says the same as for the one taken.
    private func bounds(of count: Count, _ number: Decimal128?, in list: List) -> ClosedRange<Int64> {
        let (low, high) = (count.test == .truth(true) ? list.sizes.lowerBound : 0, list.sizes.upperBound)
        guard let number else { return low...high }
        let (below, above) = neighbours(of: number)
        if below == number, let exact = number.int64 { return exact...exact }
        let least = below?.rounded(Rounding(.down, 1))?.int64.map { $0 + 1 } ?? low
        let most = above?.rounded(Rounding(.up, 1))?.int64.map { $0 - 1 } ?? high
        let from = max(least, low)
        return from...max(from, min(most, high))
    }

    /// That there is another number, as far as any comparison tells.
    private func otherwise(_ count: Count, _ number: Decimal128) -> Node {
        let name = Node(path: count.path)
        let (below, above) = neighbours(of: number)
        let isExact = below == number
        let lower = below.map { Node(.binary(isExact ? .less : .lessOrEqual, name, .number($0))) }
        let higher = above.map { Node(.binary(isExact ? .greater : .greaterOrEqual, name, .number($0))) }
        return Node.any([lower, higher].compactMap(\.self))
    }
}

extension Node {
    /// A list, or what `filter` leaves of it, with the conditions on its rows.
    var selection: (list: [String], tests: [Node])? {
        if let path { return (path, []) }
        guard case .method(let target, "filter", let arguments) = kind, arguments.count == 2,
            case .name(let variable, isRooted: false) = arguments[0].kind, let (list, tests) = target.selection,
            let test = arguments[1].ofRow(variable)
        else { return nil }
        return (list, tests + [test])
    }

    /// A condition on the variable of a macro, as one on `RowCounts.row`; `nil` where a macro inside it takes the same name.
    func ofRow(_ variable: String) -> Node? {
        if takes(variable) { return nil }
        return mapped { part in
            guard let path = part.path, path.first == variable else { return nil }
            return Node(path: [RowCounts.row] + path.dropFirst())
        }
    }

    private func takes(_ variable: String) -> Bool {
        if case .method(_, _, let arguments) = kind, arguments.count > 1, arguments[0].path == [variable] { return true }
        return children.contains { $0.takes(variable) }
    }

    /// The numbers with which something that reads such names is compared.
    func numbersBeside(_ isName: ([String]) -> Bool) -> Set<Decimal128> {
        if case .binary(let op, _, _) = kind, ![.and, .or].contains(op) { return paths.contains(where: isName) ? allNumbers : [] }
        return children.reduce(into: []) { $0.formUnion($1.numbersBeside(isName)) }
    }

    /// Every number in it.
    fileprivate var allNumbers: Set<Decimal128> {
        children.reduce(into: Set([plainNumber].compactMap(\.self))) { $0.formUnion($1.allNumbers) }
    }
}
