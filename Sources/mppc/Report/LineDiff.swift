/// The difference of two texts as `diff -u` writes it, three lines around each change.
enum LineDiff {
    private static let around = 3

    /// Empty where nothing differs.
    static func text(_ old: [UInt8], _ new: [UInt8], path: String) -> String {
        let (before, after) = (lines(old), lines(new))
        let changes = changes(before, after)
        guard !changes.isEmpty else { return "" }
        var text = "--- \(path)\n+++ \(path)\n"
        var start = 0
        while start < changes.count {
            var end = start + 1
            while end < changes.count, changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * around { end += 1 }
            text += hunk(changes[start..<end], before, after)
            start = end
        }
        return text
    }

    /// Lines of one text that others take the place of; either range may be empty.
    private struct Change {
        var old: Range<Int>
        var new: Range<Int>
    }

    private static func changes(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> [Change] {
        let difference = after.difference(from: before)
        var (gone, come) = (Set<Int>(), Set<Int>())
        for change in difference {
            switch change {
            case .remove(let place, _, _): gone.insert(place)
            case .insert(let place, _, _): come.insert(place)
            }
        }
        var changes: [Change] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            let (firstOld, firstNew) = (old, new)
            while gone.contains(old) { old += 1 }
            while come.contains(new) { new += 1 }
            if old > firstOld || new > firstNew {
                changes.append(Change(old: firstOld..<old, new: firstNew..<new))
            } else {
                old += 1
                new += 1
            }
        }
        return changes
    }

    private static func hunk(_ changes: ArraySlice<Change>, _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> String {
        guard let first = changes.first, let last = changes.last else { return "" }
        let lead = min(around, first.old.lowerBound)
        let trail = min(around, before.count - last.old.upperBound)
        let old = first.old.lowerBound - lead..<last.old.upperBound + trail
        let new = first.new.lowerBound - lead..<last.new.upperBound + trail
        var text = "@@ -\(place(old)) +\(place(new)) @@\n"
        var shown = old.lowerBound
        for change in changes {
            for line in before[shown..<change.old.lowerBound] { text += " " + ended(line) }
            for line in before[change.old] { text += "-" + ended(line) }
            for line in after[change.new] { text += "+" + ended(line) }
            shown = change.old.upperBound
        }
        for line in before[shown..<old.upperBound] { text += " " + ended(line) }
        return text
    }

    private static func place(_ range: Range<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
    }

    private static func ended(_ line: ArraySlice<UInt8>) -> String {
        let text = String(decoding: line, as: UTF8.self)
        return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
    }

    /// Each line with its end.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            lines.append(bytes[start..<end])
            start = end
        }
        return lines
    }
}
