/// One round of mending: what the fixes of findings make of the files that they stand in.
///
/// A finding with one fix that may be made is mended by it; where there are several, a person chooses. Of two that change the same place the
/// first is made, and the other waits for the next round. Takes time linear in the files and in the fixes' number times its logarithm.
public struct FixRound: Sendable {
    /// The bytes of each file that changes, by its place in the sources.
    public private(set) var files: [Int: [UInt8]] = [:]
    /// How many fixes were made in each of these.
    public private(set) var counts: [Int: Int] = [:]

    /// - Parameters:
    ///   - withMaybe: whether fixes are made that are only probably what the author meant.
    ///   - isOpen: whether a file may be changed, by its place in the sources.
    public init(_ findings: [Diagnostic], in sources: SourceSet, withMaybe: Bool, where isOpen: (Int) -> Bool) {
        var chosen: [Int: [Fix]] = [:]
        for finding in findings {
            let safe = finding.fixes.filter { $0.applicability == .safe }
            let able = safe.isEmpty && withMaybe ? finding.fixes : safe
            guard able.count == 1, let file = able[0].edits.first?.span.file, isOpen(file),
                able[0].edits.allSatisfy({ $0.span.file == file })
            else { continue }
            chosen[file, default: []].append(able[0])
        }
        for (file, fixes) in chosen {
            let made = Self.apart(fixes)
            files[file] = Self.changed(sources[file].bytes, by: made.flatMap(\.edits))
            counts[file] = made.count
        }
    }

    /// The fixes in the order of their places, without those that touch one before them.
    private static func apart(_ fixes: [Fix]) -> [Fix] {
        var made: [Fix] = []
        var end = -1
        let ordered = fixes.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        for (_, fix) in ordered where fix.start > end {
            made.append(fix)
            end = fix.edits.map(\.span.end).max() ?? end
        }
        return made
    }

    private static func changed(_ bytes: [UInt8], by edits: [Fix.Edit]) -> [UInt8] {
        var result: [UInt8] = []
        var read = 0
        for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
            result += bytes[read..<edit.span.start]
            result += edit.replacement.utf8
            read = edit.span.end
        }
        return result + bytes[read...]
    }
}

extension Fix {
    /// Where the first of its changes stands.
    fileprivate var start: Int { edits.map(\.span.start).min() ?? 0 }
}
