/// Known names that an unknown one was probably meant to be.
public enum Suggestions {
    /// The names nearest to `word`, best first, at most `limit`; empty when none is near.
    ///
    /// Distance is Damerau and Levenshtein's (optimal string alignment) over characters without regard to case,
    /// `-` and `_` alike, and may be a third of the longer word. Equal distances keep the order of `names`.
    public static func nearest(to word: String, in names: some Sequence<String>, limit: Int = 3) -> [String] {
        let wanted = folded(word)
        var found: [(distance: Int, place: Int, name: String)] = []
        for (place, name) in names.enumerated() {
            let candidate = folded(name)
            let bound = max(1, max(wanted.count, candidate.count) / 3)
            // A short word is near to everything: two letters must at least share one.
            if min(wanted.count, candidate.count) <= 1, wanted != candidate,
                wanted.isEmpty || candidate.count != 2 || candidate[0] != wanted[0]
            {
                continue
            }
            if let distance = distance(wanted, candidate, atMost: bound) { found.append((distance, place, name)) }
        }
        found.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
        return found.prefix(limit).map(\.name)
    }

    /// Whether one letter that is missing, too many, another or in its neighbour's place tells two words apart.
    static func isOneLetterOff(_ word: String, _ other: String) -> Bool { distance(folded(word), folded(other), atMost: 1) != nil }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        text.lowercased().unicodeScalars.map { $0 == "-" ? "_" : $0 }
    }

    /// The distance of two words, or `nil` when it is more than `bound`.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost bound: Int) -> Int? {
        if abs(a.count - b.count) > bound { return nil }
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) <= bound ? max(a.count, b.count) : nil }
        var before = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [Int](repeating: 0, count: b.count + 1)
            row[0] = i
            for j in 1...b.count {
                let same = a[i - 1] == b[j - 1]
                var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
                row[j] = best
            }
            if row.min() ?? 0 > bound { return nil }
            before = last
            last = row
        }
        return last[b.count] <= bound ? last[b.count] : nil
    }
}

extension Words {
    /// Proposes the name that was probably meant.
    static func didYouMean(_ name: String) -> Words { Words(en: "did you mean `\(name)`?", id: "maksudnya `\(name)`?") }
}
