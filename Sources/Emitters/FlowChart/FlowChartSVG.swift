import ServiceIR

/// Writes a flow chart as SVG: black on white, no script, no font of its own.
struct FlowChartSVG {
    private let chart: FlowChart
    private let layout: LaneLayout
    private let texts: [RowText]

    private let numberWidth: Int
    private static let activityWidth = 230
    /// None where no step has a time.
    private let timeWidth: Int
    private static let nextWidth = 210
    private static let titleHeight = 44
    private static let lineHeight = 15
    private static let edge = 12

    /// The texts of a row, in lines that fit their columns.
    private struct RowText {
        let activity: [TextLine]
        let time: [String]
        let next: [String]
        var height: Int { max(activity.count, time.count, next.count) * FlowChartSVG.lineHeight + 22 }
    }

    private struct TextLine {
        let text: String
        let isName: Bool
    }

    init(_ chart: FlowChart) {
        self.chart = chart
        let timeWidth = chart.rows.contains { !$0.box.times.isEmpty } ? 110 : 0
        self.timeWidth = timeWidth
        // A step of a block in a block has a long number.
        let numbers = chart.rows.map { TextWidth.of($0.box.number, size: 11) }
        let names = chart.rows.map { TextWidth.of(Self.name(of: $0, chart.words), size: 12, isBold: true) }
        let numberWidth = max(36, (numbers.max() ?? 0) + 8)
        let measures = LaneLayout.Measures(boxWidth: max(92, (names.max() ?? 0) + 12))
        (self.numberWidth, self.measures) = (numberWidth, measures)
        let texts = chart.rows.indices.map { Self.text(of: $0, in: chart, timeWidth) }
        self.texts = texts
        let head = chart.lanes.map { TextWidth.lines($0, in: measures.boxWidth + 16, size: 11).count }.max() ?? 1
        headHeight = 24 + max(1, head) * Self.lineHeight + 10
        let rows = chart.rows.indices.map { place in
            let row = chart.rows[place]
            // Several ways bear letters, which stand between the box and the first track.
            return LaneLayout.Row(
                lanes: row.lanes, leaving: row.leaving, height: texts[place].height, ways: row.ways.map(\.to),
                drop: row.ways.count > 1 ? 10 : 0)
        }
        layout = LaneLayout(
            rows, laneCount: chart.lanes.count,
            origin: .init(x: Self.edge + numberWidth + Self.activityWidth, y: Self.edge + Self.titleHeight + headHeight), measures
        )
    }

    private let headHeight: Int
    private let measures: LaneLayout.Measures

    private static func text(of place: Int, in chart: FlowChart, _ timeWidth: Int) -> RowText {
        let (row, words) = (chart.rows[place], chart.words)
        let box = row.box
        var details = box.details + (row.lanes.count > 1 ? box.performers : [])
        if !box.roles.isEmpty || box.shape == .payment { details += box.system.map(words.through) }
        let width = activityWidth - 16
        let activity =
            TextWidth.lines(heading(box.name), in: width, size: 12, isBold: true).map {
                TextLine(text: $0, isName: true)
            }
            + details.flatMap { TextWidth.lines($0, in: width, size: 11) }.map { TextLine(text: $0, isName: false) }
        let isPlain = row.ways.count == 1 && row.ways[0].caption.isEmpty
        let ways = row.ways.enumerated().compactMap { letter, way -> String? in
            let number = name(of: chart.rows[way.to], words).replacing(" ", with: "\u{A0}")
            // The only way to the next row needs no words.
            if isPlain { return way.to == place + 1 ? nil : words.to(number) }
            let mark = row.ways.count > 1 ? "\(StepNumbers.letter(letter)). " : ""
            return "\(mark)\(way.caption.isEmpty ? words.onward : way.caption) →\u{A0}\(number)"
        }
        return RowText(
            activity: activity, time: box.times.flatMap { TextWidth.lines($0, in: timeWidth - 16, size: 11) },
            next: ways.flatMap { TextWidth.lines($0, in: nextWidth - 16, size: 11) })
    }

    /// What stands in the box: its number, where branches meet that of their block.
    private static func name(of row: FlowChart.Row, _ words: FlowChartWords) -> String {
        row.box.shape == .join ? words.finished(row.box.number) : row.box.number
    }

    /// What the author named by an id alone is read as words.
    private static func heading(_ name: String) -> String {
        name.prefix(1).uppercased() + name.dropFirst().replacing("_", with: " ")
    }

    // MARK: The picture

    var text: String {
        let (right, bottom) = (layout.columns.last ?? 0, layout.tops.last ?? 0)
        let (timeX, nextX) = (right, right + timeWidth)
        let width = nextX + Self.nextWidth + Self.edge
        let title = XMLText.escaped(chart.words.title(chart.title))
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(bottom + Self.edge)" \
            viewBox="0 0 \(width) \(bottom + Self.edge)" lang="\(chart.words.language)" role="img" aria-labelledby="judul" \
            font-family="Arial, Helvetica, sans-serif" font-size="11">
            <title id="judul">\(title)</title>
            <style>
            .k { fill: none; stroke: #000; stroke-width: 1 } .g { fill: none; stroke: #bbb; stroke-width: 1 }
            .s { fill: #fff; stroke: #000; stroke-width: 1.2 } .j { fill: none; stroke: #000; stroke-width: 1.1 }
            .x { stroke-dasharray: 5 3 } .n { font-weight: bold; font-size: 12px } .c { text-anchor: middle }
            .m { font-size: 9px; paint-order: stroke; stroke: #fff; stroke-width: 3px } .e { text-anchor: end }
            </style>
            <defs><marker id="p" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
            <path d="M0 0 8 4 0 8z"/></marker></defs>
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="\(Self.edge)" y="\(Self.edge + 18)" font-size="16" font-weight="bold">\(title)</text>\n
            """
        svg += grid(timeX, nextX, width - Self.edge, bottom)
        for place in chart.rows.indices { svg += ways(of: place) }
        for place in chart.rows.indices { svg += row(place, timeX, nextX) }
        return svg + "</svg>\n"
    }

    private func grid(_ timeX: Int, _ nextX: Int, _ right: Int, _ bottom: Int) -> String {
        let (left, top) = (Self.edge, Self.edge + Self.titleHeight)
        let (lanesX, body) = (layout.columns[0], top + headHeight)
        var svg = ""
        for y in layout.tops.dropFirst().dropLast() { svg += "<path class=\"g\" d=\"M\(left) \(y)H\(right)\"/>\n" }
        for x in layout.columns.dropFirst().dropLast() { svg += "<path class=\"g\" d=\"M\(x) \(top + 24)V\(bottom)\"/>\n" }
        svg += "<path class=\"k\" d=\"M\(lanesX) \(top + 24)H\(timeX)M\(left) \(body)H\(right)"
        for x in [left + numberWidth, lanesX, nextX] + (timeWidth > 0 ? [timeX] : []) { svg += "M\(x) \(top)V\(bottom)" }
        svg += "\"/>\n<rect class=\"k\" x=\"\(left)\" y=\"\(top)\" width=\"\(right - left)\" height=\"\(bottom - top)\"/>\n"
        let middle = top + headHeight / 2 + 4
        svg += label(chart.words.number, (left * 2 + numberWidth) / 2, middle)
        svg += label(chart.words.activity, (left + numberWidth + lanesX) / 2, middle)
        svg += label(chart.words.performers, (lanesX + timeX) / 2, top + 16)
        if timeWidth > 0 { svg += label(chart.words.time, (timeX + nextX) / 2, middle) }
        svg += label(chart.words.next, (nextX + right) / 2, middle)
        for (lane, name) in chart.lanes.enumerated() {
            let x = (layout.columns[lane] + layout.columns[lane + 1]) / 2
            for (line, text) in TextWidth.lines(name, in: measures.boxWidth + 16, size: 11).enumerated() {
                svg += "<text class=\"c\" x=\"\(x)\" y=\"\(top + 24 + 16 + line * Self.lineHeight)\">\(XMLText.escaped(text))</text>\n"
            }
        }
        return svg
    }

    private func label(_ text: String, _ x: Int, _ y: Int) -> String {
        "<text class=\"c n\" x=\"\(x)\" y=\"\(y)\">\(XMLText.escaped(text))</text>\n"
    }

    private func ways(of place: Int) -> String {
        var svg = ""
        for (way, corners) in layout.ways[place].enumerated() {
            let path = corners.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.x) \($1.y)" }.joined()
            let look = chart.rows[place].ways[way].isExceptional ? "j x" : "j"
            svg += "<path class=\"\(look)\" marker-end=\"url(#p)\" d=\"\(path)\"/>\n"
        }
        return svg
    }

    private func row(_ place: Int, _ timeX: Int, _ nextX: Int) -> String {
        let (row, boxes, texts) = (chart.rows[place], layout.boxes[place], texts[place])
        let top = layout.tops[place]
        var svg = "<g>\n"
        svg += line(between: boxes, row.box)
        let name = XMLText.escaped(Self.name(of: row, chart.words))
        for box in boxes {
            svg += symbol(row.box.shape, box) + "<text class=\"c n\" x=\"\(box.center.x)\" y=\"\(box.center.y + 4)\">\(name)</text>\n"
        }
        if row.ways.count > 1 {
            let box = boxes[row.leaving]
            if row.box.shape == .automatic {
                // Several ways leave beside the point on which a decision stands.
                let starts = layout.ways[place].compactMap(\.first?.x)
                svg += "<path class=\"j\" d=\"M\(starts.min() ?? 0) \(box.y + box.height)H\(starts.max() ?? 0)\"/>\n"
            }
            for (way, corners) in layout.ways[place].enumerated() {
                let isLeft = corners[0].x < box.center.x
                let x = corners[0].x + (isLeft ? -2 : 2)
                let style = isLeft ? "m e" : "m"
                svg += "<text class=\"\(style)\" x=\"\(x)\" y=\"\(box.y + box.height + 9)\">\(StepNumbers.letter(way))</text>\n"
            }
        }
        func column(_ lines: [(text: String, style: String)], _ x: Int) {
            for (line, one) in lines.enumerated() {
                svg += "<text\(one.style) x=\"\(x)\" y=\"\(top + 20 + line * Self.lineHeight)\">\(XMLText.escaped(one.text))</text>\n"
            }
        }
        column([(row.box.shape == .join ? "" : row.box.number, " class=\"c\"")], Self.edge + numberWidth / 2)
        column(texts.activity.map { ($0.text, $0.isName ? " class=\"n\"" : "") }, Self.edge + numberWidth + 8)
        column(texts.time.map { ($0, "") }, timeX + 8)
        column(texts.next.map { ($0, "") }, nextX + 8)
        return svg + "</g>\n"
    }

    /// Joins the boxes of those who act: with arrows where they act one after the other, dotted where only one of them does by what the case is.
    private func line(between boxes: [LaneLayout.Rectangle], _ box: WorkflowDiagram.Box) -> String {
        let centers = boxes.map(\.center.x)
        guard boxes.count > 1, let left = centers.min(), let right = centers.max() else { return "" }
        if box.join == .inOrder, centers == centers.sorted() {
            return zip(boxes, boxes.dropFirst()).map { from, to in
                "<path class=\"j\" marker-end=\"url(#p)\" d=\"M\(from.x + from.width) \(from.center.y)H\(to.x)\"/>\n"
            }.joined()
        }
        let style = box.join == nil ? " stroke-dasharray=\"1 4\"" : ""
        return "<path class=\"j\"\(style) d=\"M\(left) \(boxes[0].center.y)H\(right)\"/>\n"
    }

    /// The symbols of a *bagan alir*: terminator, process, decision, document, and those of blocks and waits.
    private func symbol(_ shape: WorkflowDiagram.Shape, _ box: LaneLayout.Rectangle) -> String {
        let (x, y, w, h) = (box.x, box.y, box.width, box.height)
        let (right, bottom, middle) = (x + w, y + h, y + h / 2)
        switch shape {
        case .start, .end: return rectangle(box, radius: h / 2, shape == .end(.granted) ? " stroke-width=\"2.4\"" : "")
        case .task: return rectangle(box, radius: 0)
        case .wait: return rectangle(box, radius: 8, " stroke-dasharray=\"4 2\"")
        case .automatic: return "<path class=\"s\" d=\"M\(x + w / 2) \(y)L\(right) \(middle)L\(x + w / 2) \(bottom)L\(x) \(middle)z\"/>\n"
        case .payment: return "<path class=\"s\" d=\"M\(x + 12) \(y)H\(right)L\(right - 12) \(bottom)H\(x)z\"/>\n"
        case .block, .join:
            return
                "<path class=\"s\" d=\"M\(x + 12) \(y)H\(right - 12)L\(right) \(middle)L\(right - 12) \(bottom)H\(x + 12)L\(x) \(middle)z\"/>\n"
        case .release, .notice:
            return
                "<path class=\"s\" d=\"M\(x) \(y)H\(right)V\(bottom)C\(right - w / 4) \(bottom - 8) \(x + w / 4) \(bottom + 8) \(x) \(bottom)z\"/>\n"
        }
    }

    private func rectangle(_ box: LaneLayout.Rectangle, radius: Int, _ more: String = "") -> String {
        "<rect class=\"s\" x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" rx=\"\(radius)\"\(more)/>\n"
    }
}
