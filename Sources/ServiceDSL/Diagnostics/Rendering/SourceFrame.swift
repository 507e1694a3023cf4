/// The lines of one file that a finding points at, with marks and what they say.
struct SourceFrame {
    struct Mark {
        var span: SourceSpan
        var text: String?
        var isPrimary: Bool
    }

    let file: SourceFile
    let marks: [Mark]
    let paint: Paint
    let severity: Severity

    /// Columns of source that are shown of a long line.
    private static let widest = 110

    /// The frame with a gutter for numbers of `gutter` digits.
    func lines(gutter: Int) -> [String] {
        var result: [String] = []
        let blank = String(repeating: " ", count: gutter + 1)
        let first = marks.first { $0.isPrimary } ?? marks[0]
        let position = file.position(at: first.span.start)
        result.append(paint.gutter("\(blank)┌─ ") + "\(DisplayLine.visible(file.path)):\(position.line):\(position.column)")
        result.append(paint.gutter("\(blank)│"))
        var byLine: [(line: Int, marks: [Mark])] = []
        for mark in marks {
            let line = file.position(at: mark.span.start).line
            if let place = byLine.firstIndex(where: { $0.line == line }) {
                byLine[place].marks.append(mark)
            } else {
                byLine.append((line, [mark]))
            }
        }
        byLine.sort { $0.line < $1.line }
        var last: Int?
        for (line, marks) in byLine {
            if let last, line == last + 2 { result.append(source(last + 1, window: nil, gutter)) }
            if let last, line > last + 2 { result.append(paint.gutter("\(blank)┆")) }
            last = line
            let display = DisplayLine(file, line: line)
            let placed = marks.map { place($0, display, line) }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
            let window = Self.window(display, placed)
            result.append(source(line, window: window, gutter))
            for row in rows(placed, window) { result.append(paint.gutter("\(blank)│ ") + row) }
        }
        return result
    }

    // MARK: Parts

    private struct Placed {
        var from: Int
        var to: Int
        var mark: Mark
    }

    private func place(_ mark: Mark, _ display: DisplayLine, _ line: Int) -> Placed {
        let range = file.lineRange(line)
        let from = mark.span.start >= range.upperBound ? display.width : display.column(of: mark.span.start)
        // A span over several lines is marked to the end of the first.
        let to = mark.span.end > range.upperBound ? max(display.textWidth, from + 1) : display.column(of: mark.span.end)
        return Placed(from: from, to: max(to, from + 1), mark: mark)
    }

    /// The columns that are shown: all, or a window around the marks of a long line.
    private static func window(_ display: DisplayLine, _ marks: [Placed]) -> Range<Int> {
        guard display.width > widest, let first = marks.map(\.from).min(), let last = marks.map(\.to).max() else {
            return 0..<max(display.width, 1)
        }
        if last <= widest { return 0..<widest }
        // Marks too far apart for one window: the fault itself is what is shown.
        let shown = last - first > widest - 20 ? marks.first(where: \.mark.isPrimary)?.from ?? first : first
        let from = max(0, min(shown - 20, display.width - widest))
        return from..<from + widest
    }

    private func source(_ line: Int, window: Range<Int>?, _ gutter: Int) -> String {
        let display = DisplayLine(file, line: line)
        let window = window ?? 0..<min(max(display.width, 1), Self.widest)
        var text = display.text(from: window.lowerBound, to: window.upperBound)
        if window.lowerBound > 0 { text = "…" + text }
        if window.upperBound < display.width { text += "…" }
        while text.hasSuffix(" ") { text.removeLast() }
        let number = String(line)
        let head = String(repeating: " ", count: gutter - number.utf8.count) + number
        return paint.gutter("\(head) │") + (text.isEmpty ? "" : " " + text)
    }

    /// The lines of marks below a line of source: all marks with the last one's text, then the other texts, from right to left.
    private func rows(_ all: [Placed], _ window: Range<Int>) -> [String] {
        // A mark outside the window of a long line stands at the window's edge: what is cut off has no column of its own.
        let placed = all.map { item in
            var item = item
            item.from = min(max(item.from, window.lowerBound), window.upperBound)
            item.to = min(max(item.to, item.from + 1), window.upperBound + 1)
            return item
        }
        let shift = window.lowerBound - (window.lowerBound > 0 ? 1 : 0)
        let width = (placed.map(\.to).max() ?? 1) - shift
        var under = [Paint.Cell](repeating: .init(" ", nil), count: max(width, 1))
        for item in placed.filter({ !$0.mark.isPrimary }) + placed.filter(\.mark.isPrimary) {
            let range = (item.from - shift)..<(item.to - shift)
            for column in range where column < under.count {
                under[column] = item.mark.isPrimary ? .init("^", severity) : .init("-", nil, isLabel: true)
            }
        }
        let spoken = placed.filter { $0.mark.text != nil }
        var rows: [String] = []
        var first = paint.cells(under)
        var rest = spoken
        // Text goes beside the marks only where nothing stands to the right of it.
        if let last = spoken.last, placed.allSatisfy({ $0.to <= last.to }), let text = last.mark.text {
            first += " " + paint.label(text, last.mark.isPrimary ? severity : nil)
            rest.removeLast()
        }
        rows.append(first)
        while let item = rest.popLast(), let text = item.mark.text {
            var line = ""
            var column = 0
            for other in rest where other.from < item.from && other.from - shift >= column {
                line += String(repeating: " ", count: other.from - shift - column)
                line += paint.label("│", other.mark.isPrimary ? severity : nil)
                column = other.from - shift + 1
            }
            line +=
                String(repeating: " ", count: max(0, item.from - shift - column)) + paint.label(text, item.mark.isPrimary ? severity : nil)
            rows.append(line)
        }
        return rows
    }
}
