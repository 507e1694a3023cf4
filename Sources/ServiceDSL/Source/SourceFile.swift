/// One file as it was read: its path as the user gave it, its bytes, and where its lines begin.
public struct SourceFile: Sendable {
    public let path: String
    public let bytes: [UInt8]
    public let lines: LineIndex
    /// The number of this file in its `SourceSet`, in the order of the paths; spans name the file by it.
    public let index: Int

    public init(path: String, bytes: [UInt8], index: Int = 0) {
        self.path = path
        // Offsets are kept in 32 bits; a larger file is refused by its size long before.
        self.bytes = bytes.count <= Int(Int32.max) ? bytes : []
        self.index = index
        lines = LineIndex(self.bytes)
    }

    public init(path: String, text: String, index: Int = 0) {
        self.init(path: path, bytes: Array(text.utf8), index: index)
    }

    /// The span from `start` to `end` in bytes, the end exclusive.
    public func span(_ start: Int, _ end: Int) -> SourceSpan { SourceSpan(file: index, start: start, end: end) }
    public func span(_ range: Range<Int>) -> SourceSpan { span(range.lowerBound, range.upperBound) }

    /// Line and column, both from 1; the column counts characters (Unicode scalars), not bytes.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = lines.line(at: offset)
        let start = Int(lines.starts[line])
        let column = lines.isASCII ? offset - start : scalarCount(in: start..<offset)
        return SourcePosition(line: line + 1, column: column + 1, offset: offset)
    }

    /// The bytes of a line (from 1) without its line end.
    public func lineRange(_ line: Int) -> Range<Int> {
        guard line >= 1, line <= lines.starts.count else { return bytes.count..<bytes.count }
        let start = Int(lines.starts[line - 1])
        var end = line < lines.starts.count ? Int(lines.starts[line]) - 1 : bytes.count
        if end > start, line < lines.starts.count, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// The text of a range of bytes; what is not UTF-8 becomes U+FFFD.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    public func text(of span: SourceSpan) -> String { text(span.range) }

    private func scalarCount(in range: Range<Int>) -> Int {
        var count = 0
        for i in range where bytes[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}

/// A place in a file for people: line and column from 1, the column in characters; and the byte offset.
public struct SourcePosition: Hashable, Sendable {
    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }

    public var line: Int
    public var column: Int
    public var offset: Int
}

/// The files of one run, ordered by path, so that nothing depends on the order in which they were found.
public struct SourceSet: Sendable {
    public let files: [SourceFile]

    public init(_ files: [(path: String, bytes: [UInt8])]) {
        self.files = Self.ordered(files).enumerated().map { SourceFile(path: $1.path, bytes: $1.bytes, index: $0) }
    }

    private static func ordered(_ files: [(path: String, bytes: [UInt8])]) -> [(path: String, bytes: [UInt8])] {
        files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The files of a later run: those that stay keep their numbers, so that spans of them stay valid. New ones get numbers between theirs;
    /// only where no room is left are all numbered anew.
    init(_ files: [(path: String, bytes: [UInt8])], after earlier: SourceSet) {
        let known = Dictionary(earlier.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let ordered = Self.ordered(files)
        var result: [SourceFile] = []
        result.reserveCapacity(ordered.count)
        var waiting: [(path: String, bytes: [UInt8])] = []
        func place(until end: Int) {
            let start = result.last?.index ?? 0
            let step = min((end - start) / (waiting.count + 1), Self.room)
            for (place, file) in waiting.enumerated() {
                result.append(SourceFile(path: file.path, bytes: file.bytes, index: start + step * (place + 1)))
            }
            waiting = []
        }
        for file in ordered {
            guard let before = known[file.path] else {
                waiting.append(file)
                continue
            }
            place(until: before.index)
            result.append(before.bytes == file.bytes ? before : SourceFile(path: file.path, bytes: file.bytes, index: before.index))
        }
        place(until: (result.last?.index ?? 0) + (waiting.count + 1) * Self.room)
        let hasRoom = zip(result, result.dropFirst()).allSatisfy { $0.index < $1.index } && (result.last?.index ?? 0) < Int(Int32.max)
        self.files =
            hasRoom ? result : result.enumerated().map { SourceFile(path: $1.path, bytes: $1.bytes, index: ($0 + 1) * Self.room) }
    }

    /// How far the numbers of neighbours lie apart where files come and go.
    private static let room = 1024

    /// One file alone, as tests and editors have it.
    public init(_ file: SourceFile) { files = [SourceFile(path: file.path, bytes: file.bytes, index: 0)] }

    private init(inOrder files: [SourceFile]) { self.files = files }

    /// The same files in the same order under other paths: spans stay valid.
    public func renamed(_ path: (String) -> String) -> SourceSet {
        SourceSet(
            inOrder: files.map { file in
                let renamed = path(file.path)
                return renamed == file.path ? file : SourceFile(path: renamed, bytes: file.bytes, index: file.index)
            })
    }

    /// The file of a number.
    public subscript(index: Int) -> SourceFile {
        if index < files.count, files[index].index == index { return files[index] }
        var (low, high) = (0, files.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if files[middle].index <= index { low = middle } else { high = middle }
        }
        return files[low]
    }

    public subscript(span: SourceSpan) -> SourceFile { self[span.file] }
}
