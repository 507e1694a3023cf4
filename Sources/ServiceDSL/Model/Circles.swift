/// Finds definitions that need themselves: conditions, computed and conditional fields, fees.
struct Circles {
    private var names: [String] = []
    private var spans: [String: SourceSpan] = [:]
    private var reads: [String: [String]] = [:]

    mutating func note(_ name: String, at span: SourceSpan, reads more: [String]) {
        if spans[name] == nil {
            spans[name] = span
            names.append(name)
        }
        if more.isEmpty { return }
        var known = reads[name] ?? []
        for read in more where !known.contains(read) { known.append(read) }
        reads[name] = known
    }

    /// Each circle once, at the first of its names in the file.
    func report(to sink: DiagnosticSink) {
        enum Colour { case open, done }
        var colours: [String: Colour] = [:]
        // What reads nothing is in no circle.
        for root in names where reads[root] != nil && colours[root] == nil {
            // Depth first without recursion: a chain of conditions may be as long as the file.
            var way: [(name: String, next: Int)] = [(root, 0)]
            colours[root] = .open
            while let (name, next) = way.last {
                let following = reads[name] ?? []
                guard next < following.count else {
                    colours[name] = .done
                    way.removeLast()
                    continue
                }
                way[way.count - 1].next += 1
                let read = following[next]
                guard spans[read] != nil else { continue }
                switch colours[read] {
                case nil:
                    colours[read] = .open
                    way.append((read, 0))
                case .open?:
                    if let start = way.firstIndex(where: { $0.name == read }), let span = spans[read] {
                        sink.report(.circle(way[start...].map(\.name), at: span))
                    }
                case .done?: break
                }
            }
        }
    }
}

extension Circles {
    /// The names that need themselves, among those of which it is known what they read. Linear.
    static func members(_ reads: [String: [String]]) -> Set<String> {
        var members: Set<String> = []
        var order: [String: Int] = [:]
        var low: [String: Int] = [:]
        var open: [String] = []
        var isOpen: Set<String> = []
        for root in reads.keys.sorted() where order[root] == nil {
            // Tarjan's components, without recursion: a chain may be as long as the file.
            var way: [(name: String, next: Int)] = []
            func enter(_ name: String) {
                order[name] = order.count
                low[name] = order[name]
                open.append(name)
                isOpen.insert(name)
                way.append((name, 0))
            }
            enter(root)
            while let (name, next) = way.last {
                let following = reads[name] ?? []
                if next < following.count {
                    way[way.count - 1].next += 1
                    let read = following[next]
                    guard reads[read] != nil else { continue }
                    if order[read] == nil {
                        enter(read)
                    } else if isOpen.contains(read) {
                        low[name] = min(low[name] ?? 0, order[read] ?? 0)
                    }
                    continue
                }
                way.removeLast()
                if let around = way.last?.name { low[around] = min(low[around] ?? 0, low[name] ?? 0) }
                guard low[name] == order[name] else { continue }
                var component: [String] = []
                while let last = open.popLast() {
                    isOpen.remove(last)
                    component.append(last)
                    if last == name { break }
                }
                if component.count > 1 || following.contains(name) { members.formUnion(component) }
            }
        }
        return members
    }
}
