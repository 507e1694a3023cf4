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
        for read in more where !(reads[name] ?? []).contains(read) { reads[name, default: []].append(read) }
    }

    /// Each circle once, at the first of its names in the file.
    func report(to sink: DiagnosticSink) {
        enum Colour { case open, done }
        var colours: [String: Colour] = [:]
        for root in names where colours[root] == nil {
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
