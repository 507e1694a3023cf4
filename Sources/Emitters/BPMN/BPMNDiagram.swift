/// Where each element of a process is drawn, by the same layout as the flow chart: a lane is a column, a node a row.
struct BPMNDiagram {
    private let process: BPMNProcess
    private let layout: LaneLayout
    /// The row of each node that has one; of a block, that of its first node.
    private let rowOf: [String: Int]
    /// The last row of each block, from which its ways leave.
    private let lastRowOf: [String: Int]
    /// Each way of a row, as the place of its flow.
    private let flowsOf: [[Int]]
    /// Where the flow of what hangs at an edge leaves it.
    private let exitOf: [String: LaneLayout.Point]
    private let nodes: [String: BPMNProcess.Node]

    private static let head = 30
    private static let boundary = 30
    private static let measures = LaneLayout.Measures(boxWidth: 140, boxHeight: 70, exit: 34, depth: 16)

    init(_ process: BPMNProcess) {
        self.process = process
        let drawn = process.nodes.filter { $0.host == nil && $0.kind != .subProcess }
        var rowOf = Dictionary(drawn.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var lastRowOf: [String: Int] = [:]
        for node in process.nodes where node.kind == .subProcess {
            rowOf[node.id] = rowOf["\(node.id).start"]
            lastRowOf[node.id] = rowOf["\(node.id).done"]
        }
        var flowsOf = drawn.map { _ in [Int]() }
        var hangs = drawn.map { _ in false }
        let hosts = Dictionary(process.nodes.compactMap { node in node.host.map { (node.id, $0) } }) { first, _ in first }
        for (place, flow) in process.flows.enumerated() {
            let owner = hosts[flow.from] ?? flow.from
            guard let row = lastRowOf[owner] ?? rowOf[owner] else { continue }
            flowsOf[row].append(place)
            hangs[row] = hangs[row] || hosts[flow.from] != nil || lastRowOf[owner] != nil
        }
        // What leaves the node itself stands before what hangs at its edge.
        for row in flowsOf.indices {
            flowsOf[row].sort { (hosts[process.flows[$0].from] != nil ? 1 : 0, $0) < (hosts[process.flows[$1].from] != nil ? 1 : 0, $1) }
        }
        let rows = drawn.enumerated().map { row, node in
            LaneLayout.Row(
                lanes: [node.lane], height: 0, ways: flowsOf[row].map { rowOf[process.flows[$0].to] ?? row },
                drop: hangs[row] ? Self.boundary : 0, isLeftAtItsSides: node.kind == .exclusive)
        }
        layout = LaneLayout(rows, laneCount: process.lanes.count, origin: .init(x: Self.head, y: 2 * Self.head), Self.measures)
        (self.rowOf, self.lastRowOf, self.flowsOf) = (rowOf, lastRowOf, flowsOf)
        var exitOf: [String: LaneLayout.Point] = [:]
        for (row, flows) in flowsOf.enumerated() {
            for (way, flow) in flows.enumerated() { exitOf[process.flows[flow].from] = layout.ways[row][way].first }
        }
        self.exitOf = exitOf
        nodes = Dictionary(process.nodes.map { ($0.id, $0) }) { first, _ in first }
    }

    // MARK: Shapes

    private typealias Rectangle = LaneLayout.Rectangle
    private typealias Point = LaneLayout.Point

    private func bounds(of node: BPMNProcess.Node) -> Rectangle {
        if let host = node.host, let start = exitOf[node.id], let edge = nodes[host].map({ bounds(of: $0) }) {
            return Rectangle(
                x: start.x - Self.boundary / 2, y: edge.y + edge.height - Self.boundary / 2, width: Self.boundary, height: Self.boundary)
        }
        if let last = lastRowOf[node.id], let first = rowOf[node.id] {
            let lanes = process.nodes.filter { rowOf[$0.id].map { (first...last).contains($0) } ?? false }.map(\.lane)
            let (left, right) = (layout.columns[lanes.min() ?? 0] + 2, layout.columns[(lanes.max() ?? 0) + 1] - 2)
            // The block's name stands above its first node, which is a small circle in the middle of its row.
            let (top, bottom) = (layout.boxes[first][0].y - 4, layout.boxes[last][0].y + Self.measures.boxHeight + 4)
            return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
        }
        let box = layout.boxes[rowOf[node.id] ?? 0][0]
        let size: Int
        switch node.kind {
        case .userTask, .subProcess: return box
        case .exclusive, .fork, .join: size = 40
        default: size = 36
        }
        return Rectangle(x: box.center.x - size / 2, y: box.center.y - size / 2, width: size, height: size)
    }

    // MARK: Lines

    /// From the edge of the one shape to the edge of the other.
    private func corners(_ flow: Int, _ corners: [Point], _ bounds: [String: Rectangle]) -> [Point] {
        var corners = corners
        guard let from = bounds[process.flows[flow].from], let to = bounds[process.flows[flow].to], let last = corners.last else {
            return corners
        }
        let isWide = from.width > Self.boundary * 2
        if !isWide {
            // A small shape is left in its middle, a gateway at its corners by what turns aside.
            if nodes[process.flows[flow].from]?.kind == .exclusive, corners.count > 2, corners[1].x != from.center.x {
                let isLeft = corners[1].x < from.center.x
                let reach = from.width / 2 + 6
                corners[1].x = isLeft ? min(corners[1].x, from.center.x - reach) : max(corners[1].x, from.center.x + reach)
                corners[0] = Point(x: corners[1].x, y: from.center.y)
                corners.insert(Point(x: isLeft ? from.x : from.x + from.width, y: from.center.y), at: 0)
                corners[corners.count - 1] = Point(x: last.x, y: to.y)
                return corners
            }
            if corners.count == 2, corners[0].x != from.center.x { corners.insert(corners[0], at: 1) }
            if corners.count > 2 { corners[1].x = from.center.x }
            corners[0].x = from.center.x
        }
        corners[0].y = from.y + from.height
        corners[corners.count - 1] = Point(x: last.x, y: to.y)
        return corners
    }

    var xml: String {
        var bounds: [String: Rectangle] = [:]
        for node in process.nodes { bounds[node.id] = self.bounds(of: node) }
        let (left, right) = (layout.columns[0], layout.columns[process.lanes.count])
        let (top, bottom) = (layout.tops[0] - Self.head, layout.tops[layout.tops.count - 1])
        var xml = "  <bpmndi:BPMNDiagram id=\"_diagram\">\n    <bpmndi:BPMNPlane id=\"_plane\" bpmnElement=\"_collaboration\">\n"
        let pool = Rectangle(x: left, y: top - Self.head, width: right - left, height: bottom - top + Self.head)
        xml += shape("_pool", pool, " isHorizontal=\"false\"")
        for lane in process.lanes.indices {
            let column = Rectangle(
                x: layout.columns[lane], y: top, width: layout.columns[lane + 1] - layout.columns[lane], height: bottom - top)
            xml += shape("_lane\(lane + 1)", column, " isHorizontal=\"false\"")
        }
        for node in process.nodes {
            let more: String =
                switch node.kind {
                case .subProcess: " isExpanded=\"true\""
                case .exclusive: " isMarkerVisible=\"true\""
                default: ""
                }
            if let bounds = bounds[node.id] { xml += shape(node.id, bounds, more, label: label(of: node, bounds)) }
        }
        for (row, flows) in flowsOf.enumerated() {
            for (way, flow) in flows.enumerated() {
                xml += "      <bpmndi:BPMNEdge id=\"_flow\(flow + 1)_di\" bpmnElement=\"_flow\(flow + 1)\">\n"
                for corner in corners(flow, layout.ways[row][way], bounds) {
                    xml += "        <di:waypoint x=\"\(corner.x)\" y=\"\(corner.y)\"/>\n"
                }
                if !process.flows[flow].name.isEmpty {
                    xml += label(beside: corners(flow, layout.ways[row][way], bounds), process.flows[flow].name)
                }
                xml += "      </bpmndi:BPMNEdge>\n"
            }
        }
        return xml + "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n"
    }

    private func shape(_ id: String, _ bounds: Rectangle, _ more: String, label: String = "") -> String {
        """
              <bpmndi:BPMNShape id="\(id)_di" bpmnElement="\(id)"\(more)>
                <dc:Bounds x="\(bounds.x)" y="\(bounds.y)" width="\(bounds.width)" height="\(bounds.height)"/>
        \(label)      </bpmndi:BPMNShape>\n
        """
    }

    // MARK: Names beside shapes and lines

    private static let labelSize = 11
    private static let labelLine = 14

    /// Beside what is too small for its name, where no line leaves: circles at their right, gateways above their right side.
    private func label(of node: BPMNProcess.Node, _ bounds: Rectangle) -> String {
        guard !node.name.isEmpty, bounds.width <= 2 * Self.boundary else { return "" }
        let isOnTheLeft = node.host.flatMap { nodes[$0] }.map { bounds.center.x < self.bounds(of: $0).center.x } ?? false
        let start = node.kind == .exclusive ? bounds.center.x + 10 : bounds.x + bounds.width + 4
        let width = max(48, isOnTheLeft ? 52 : layout.columns[node.lane + 1] - 4 - start)
        let x = isOnTheLeft ? bounds.x - width - 2 : start
        let height = TextWidth.lines(node.name, in: width, size: Self.labelSize).count * Self.labelLine
        let y: Int =
            switch node.kind {
            case .exclusive: bounds.y - height + 8
            case .late, .caught: bounds.y + bounds.height / 2 + 2
            default: bounds.center.y - height / 2
            }
        return label(Rectangle(x: x, y: y, width: width, height: height))
    }

    /// Above the first part of a line that runs aside, else beside its beginning.
    private func label(beside corners: [Point], _ name: String) -> String {
        let width = min(190, TextWidth.of(name, size: Self.labelSize) + 4)
        let height = TextWidth.lines(name, in: width, size: Self.labelSize).count * Self.labelLine
        for (from, to) in zip(corners.dropFirst(), corners.dropFirst(2)) where from.y == to.y && from.x != to.x {
            return label(
                Rectangle(x: to.x < from.x ? from.x - width - 4 : from.x + 4, y: from.y - height - 1, width: width, height: height))
        }
        return label(Rectangle(x: corners[0].x + 4, y: corners[0].y + 4, width: width, height: height))
    }

    private func label(_ bounds: Rectangle) -> String {
        """
                <bpmndi:BPMNLabel>
                  <dc:Bounds x="\(bounds.x)" y="\(bounds.y)" width="\(bounds.width)" height="\(bounds.height)"/>
                </bpmndi:BPMNLabel>\n
        """
    }
}
