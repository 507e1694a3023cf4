/// Reads one YAML file strictly into a located tree; every fault becomes a finding.
///
/// The tree has a root when the document could be read to its end, also after findings: a value with a fault of its own
/// is marked (`isFaulty`) and its consequences are silenced. Cost: one pass of libyaml and hardly more for a file without faults.
public enum YAMLParser {
    /// The largest file that is read, in bytes.
    public static let sizeLimit = 4 << 20
    /// So many findings are kept of one file; what is behind them shows when they are mended.
    static let findingLimit = 100

    /// - Parameter isKey: whether a word is a key of the language that the file is written in; a comma that is lost before one is put back.
    public static func parse(_ file: SourceFile, isKey: @escaping (String) -> Bool = { _ in false }, into sink: DiagnosticSink) -> YAMLTree
    {
        var reading = Reading(file: file, isKey: isKey)
        let builder = reading.read()
        let tree = YAMLTree(
            file: file, nodes: builder?.nodes ?? [], text: builder?.text ?? [], properties: builder?.properties ?? [],
            isComplete: builder?.isComplete ?? false)
        if reading.findings.isEmpty { return tree }
        let findings = reading.findings.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        .map(\.element)
        for finding in findings.prefix(findingLimit) {
            var diagnostic = finding.fault.diagnostic(finding, in: file)
            diagnostic.pointer = tree.pointer(at: finding.range.lowerBound)
            sink.report(diagnostic)
        }
        for finding in findings { if let value = finding.value, !value.isEmpty { sink.silence(file.span(value)) } }
        return tree
    }
}

/// One reading of a file: the bytes as they are, and masked where they hold what YAML cannot read.
private struct Reading {
    let file: SourceFile
    let isKey: (String) -> Bool
    var findings: [YAMLFinding] = []

    mutating func read() -> TreeBuilder? {
        let bytes = file.bytes
        if bytes.count > YAMLParser.sizeLimit {
            findings = [YAMLFinding(.fileTooLarge(limit: YAMLParser.sizeLimit), 0..<0)]
            return nil
        }
        var base = 0
        var readable = bytes
        if !file.lines.isASCII || file.lines.hasControls {
            var scan = CharacterScan(bytes)
            scan.run()
            findings += scan.findings
            if scan.isBroken { return nil }
            base = scan.base
            if let masked = scan.masked { readable = masked }
        }
        var builder = TreeBuilder(file: file)
        readable.withUnsafeBufferPointer { builder.read($0, from: base) }
        let hasTabs = file.lines.hasControls && bytes.contains(0x09)
        guard builder.failure != nil || hasTabs else {
            findings += builder.findings
            return builder
        }
        return readAgain(builder, readable, base)
    }

    /// libyaml gave up, or there are tabs: finds the traps on the raw lines and reads once more without them.
    private mutating func readAgain(_ first: TreeBuilder, _ readable: [UInt8], _ base: Int) -> TreeBuilder {
        var builder = first
        let (traps, tabs) = readable.withUnsafeBufferPointer { bytes -> ([YAMLFinding], [Range<Int>]) in
            var scanner = TrapScanner(bytes, from: base, isKey: isKey)
            scanner.scan()
            return (scanner.findings, scanner.tabs)
        }
        let isBroken = builder.failure != nil
        if let tab = tabs.first {
            let lines = Set(tabs.map { file.lines.line(at: $0.lowerBound) }).count
            findings.append(YAMLFinding(.tab(lines: lines), tab))
        }
        guard isBroken else {
            findings += builder.findings
            return builder
        }
        findings += traps
        let values = traps.compactMap { $0.unreadable ?? $0.value }.sorted { $0.lowerBound < $1.lowerBound }
        let commas = traps.compactMap { trap in if case .commaLost(_, let gap) = trap.fault { gap.lowerBound } else { nil } }
        if !values.isEmpty || !commas.isEmpty {
            var masked = readable
            for comma in commas { masked[comma] = ch(",") }
            for value in values { for i in value where masked[i] < 0x80 && !masked[i].isBreak { masked[i] = ch("_") } }
            builder = TreeBuilder(file: file, masked: values)
            masked.withUnsafeBufferPointer { builder.read($0, from: base) }
        }
        // What a quote that is not closed swallows has no commas of its own.
        let cut = Set(
            traps.compactMap { trap in if case .unterminatedQuote = trap.fault { file.lines.line(at: trap.range.lowerBound) } else { nil } }
        )
        findings += builder.findings.filter { finding in
            guard case .valueMissing = finding.fault else { return true }
            return !cut.contains(file.lines.line(at: finding.range.lowerBound))
        }
        if let failure = builder.failure, let finding = readable.withUnsafeBufferPointer({ failure.finding($0) }) {
            let line = file.lines.line(at: finding.range.lowerBound)
            let firstTab = tabs.first.map { file.lines.line(at: $0.lowerBound) } ?? Int.max
            let isKnown =
                firstTab <= line || traps.contains { $0.range == finding.range || file.lines.line(at: $0.range.lowerBound) == line }
                || traps.contains {
                    if case .unterminatedBracket = $0.fault { $0.range.lowerBound <= finding.range.lowerBound } else { false }
                }
                || findings.contains {
                    guard case .missingColon = $0.fault, case .badIndentation = finding.fault else { return false }
                    return file.lines.line(at: $0.range.lowerBound) == line - 1
                }
            if !isKnown { findings.append(finding) }
            if case .badIndentation = finding.fault {
                // A key seems empty where what belongs to it is one level off.
                findings.removeAll {
                    guard case .emptyValue(_, _, true) = $0.fault else { return false }
                    return (line - 1...line).contains(file.lines.line(at: $0.range.lowerBound))
                }
            }
        }
        return builder
    }
}
