/// One line of source as a terminal shows it: what each character looks like and how many columns it takes.
struct DisplayLine {
    private struct Cell {
        var text: String
        var column: Int
        var offset: Int
    }

    private let file: SourceFile
    private let range: Range<Int>
    /// Its characters; none where each is one byte and one column, as in most lines.
    private var cells: [Cell] = []
    /// The columns of the whole line.
    private(set) var width = 0

    init(_ file: SourceFile, line: Int) {
        self.file = file
        range = file.lineRange(line)
        if file.bytes[range].allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            width = range.count
            return
        }
        var offset = range.lowerBound
        while offset < range.upperBound {
            var next = offset + 1
            while next < range.upperBound, file.bytes[next] & 0xC0 == 0x80 { next += 1 }
            let isASCII = next == offset + 1 && file.bytes[offset] < 0x80
            let scalar = isASCII ? Unicode.Scalar(file.bytes[offset]) : Self.only(file.text(offset..<next).unicodeScalars)
            let (text, columns) = Self.shown(scalar, at: width)
            cells.append(Cell(text: text, column: width, offset: offset))
            width += columns
            offset = next
        }
    }

    private static func only(_ scalars: String.UnicodeScalarView) -> Unicode.Scalar {
        scalars.count == 1 ? scalars[scalars.startIndex] : "\u{FFFD}"
    }

    /// The column at which the character at a byte offset begins.
    func column(of offset: Int) -> Int {
        if cells.isEmpty { return min(max(offset - range.lowerBound, 0), width) }
        return cells.first { $0.offset >= offset }?.column ?? width
    }

    /// The text between two columns.
    func text(from: Int, to: Int) -> String {
        if cells.isEmpty { return file.text(range.lowerBound + from..<range.lowerBound + min(to, width)) }
        var result = ""
        for cell in cells where cell.column >= from && cell.column < to { result += cell.text }
        return result
    }

    /// The end of the text without blanks at its end.
    var textWidth: Int {
        if cells.isEmpty { return (file.bytes[range].lastIndex { $0 != 0x20 } ?? range.lowerBound - 1) + 1 - range.lowerBound }
        var last = width
        for cell in cells.reversed() {
            if !cell.text.utf8.allSatisfy({ $0 == 0x20 }) { break }
            last = cell.column
        }
        return last
    }

    /// The text with what a terminal would obey, or hide, made visible; line feeds stay.
    static func visible(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars { result += scalar == "\n" ? "\n" : shown(scalar, at: 0).0 }
        return result
    }

    private static func shown(_ scalar: Unicode.Scalar, at column: Int) -> (String, Int) {
        switch scalar.value {
        case 0x09:
            let columns = 4 - column % 4
            return (String(repeating: " ", count: columns), columns)
        case 0x00..<0x20: return (String(Unicode.Scalar(0x2400 + scalar.value).map(Character.init) ?? "?"), 1)
        case 0x7F, 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: return ("\u{FFFD}", 1)
        case 0x20..<0x7F: return (String(scalar), 1)
        default: return (String(scalar), width(of: scalar))
        }
    }

    /// The columns of a character: two for East Asian wide ones and emoji, none for marks that sit on the one before.
    static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        case .format: return scalar.value == 0xAD ? 1 : 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    static func width(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }
}
