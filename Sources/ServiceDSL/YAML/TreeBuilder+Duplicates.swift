extension TreeBuilder {
    /// Reports each key of a mapping that stands there before. Cost: the square of a few keys, else n log n.
    mutating func findDuplicates(in frame: Frame) {
        if frame.children < 4 { return }
        var keys: [Int] = []
        keys.reserveCapacity(frame.children / 2)
        var at = frame.node + 1
        for place in 0..<frame.children {
            if place & 1 == 0, nodes[at].kind == .scalar { keys.append(at) }
            at =
                nodes[at].kind == .mapping || nodes[at].kind == .sequence
                ? (nodes[at].flags.contains(.alias) ? at + 1 : Int(nodes[at].second)) : at + 1
        }
        var again: [(node: Int, first: Int)] = []
        if keys.count <= 16 {
            for i in keys.indices.dropFirst() {
                for j in 0..<i where nodes[keys[i]].second == nodes[keys[j]].second && keyText(keys[i]).elementsEqual(keyText(keys[j])) {
                    again.append((keys[i], keys[j]))
                    break
                }
            }
        } else {
            let sorted = keys.sorted { a, b in
                let (x, y) = (keyText(a), keyText(b))
                return x.elementsEqual(y) ? a < b : x.lexicographicallyPrecedes(y)
            }
            var first = sorted[0]
            for key in sorted.dropFirst() {
                if keyText(key).elementsEqual(keyText(first)) { again.append((key, first)) } else { first = key }
            }
            again.sort { $0.node < $1.node }
        }
        if again.isEmpty { return }
        // All that stands behind the second of the first key stands there before: it was pasted twice.
        if again.count >= 3, again[0].first == keys[0], keys.suffix(again.count).elementsEqual(again.map(\.node)) {
            let (node, first) = again[0]
            for key in again { nodes[key.node].flags.insert(.faulty) }
            findings.append(YAMLFinding(.pastedTwice(keys: again.count, first: range(first)), range(node)))
            return
        }
        // Several in a row: the line with the key that they belong to is lost, or they were pasted.
        if again.count >= 2, let start = keys.firstIndex(of: again[0].node),
            again[0].first == keys[0] || keys[start...].prefix(again.count).elementsEqual(again.map(\.node))
        {
            for key in again { nodes[key.node].flags.insert(.faulty) }
            findings.append(YAMLFinding(.pastedTwice(keys: again.count, first: range(again[0].first)), range(again[0].node)))
            return
        }
        for (node, first) in again { reportDuplicate(node, first: first) }
    }

    private func range(_ node: Int) -> Range<Int> { Int(nodes[node].start)..<Int(nodes[node].end) }

    private func keyText(_ node: Int) -> ArraySlice<UInt8> {
        text[Int(nodes[node].first)..<Int(nodes[node].first) + Int(nodes[node].second)]
    }

    private mutating func reportDuplicate(_ node: Int, first: Int) {
        guard findings.count <= 10 * YAMLParser.findingLimit else { return }
        let name = String(decoding: keyText(node), as: UTF8.self)
        nodes[node].flags.insert(.faulty)
        // The same line twice: the first has no value only because of the second.
        let end = Int(nodes[first].end)
        findings.removeAll { finding in
            if case .emptyValue(_, _, true) = finding.fault { (end...end + 1).contains(finding.range.lowerBound) } else { false }
        }
        findings.append(YAMLFinding(.duplicateKey(name, first: range(first)), range(node)))
    }
}
