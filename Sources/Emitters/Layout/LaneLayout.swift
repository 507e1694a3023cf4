/// Places the steps of a workflow in rows, each in the columns of those who act, and draws the ways between them without a line through a box.
///
/// A row belongs to one step alone, in the author's order; so nothing overlaps, whatever the workflow. A way leaves its box below, goes along a
/// track of its own in the row's lower margin, and enters the next row from above; a longer one goes through the gutter beside its target's
/// column. Ways to the same box run together in the last part. All numbers are whole pixels; the work grows with ways times those that share a
/// gutter.
struct LaneLayout: Sendable {
    struct Point: Hashable, Sendable {
        var x: Int
        var y: Int
    }

    struct Rectangle: Hashable, Sendable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var center: Point { Point(x: x + width / 2, y: y + height / 2) }
    }

    /// What is to be placed: one row.
    struct Row: Sendable {
        /// The columns that it has a box in; the first is where ways enter.
        var lanes: [Int]
        /// Which of the boxes ways leave.
        var leaving = 0
        /// What else stands in the row needs so much height.
        var height: Int
        /// The rows that ways lead to, in order.
        var ways: [Int]
        /// How far below the box its ways run on, where something hangs at its lower edge.
        var drop = 0
        /// Whether ways that turn aside leave it at its sides, as they leave a gateway.
        var isLeftAtItsSides = false
    }

    /// How large boxes are, and how far apart ways leave them.
    struct Measures: Sendable {
        var boxWidth = 92
        var boxHeight = 44
        var exit = 20
        /// How far below one another they turn aside.
        var depth = 7
    }

    private let measures: Measures
    private static let margin = 14
    private static let track = 7

    /// Where each column begins, and where the last one ends.
    private(set) var columns: [Int] = []
    /// The top of each row, and the end of the last one.
    private(set) var tops: [Int] = []
    /// The boxes of each row, in the order of its lanes.
    private(set) var boxes: [[Rectangle]] = []
    /// The corners of each way, in the order of the rows and of their ways.
    private(set) var ways: [[[Point]]] = []

    /// - Parameter origin: the upper left corner of the first column's first row.
    init(_ rows: [Row], laneCount: Int, origin: Point, _ measures: Measures = Measures()) {
        self.measures = measures
        let gutters = Self.gutters(rows)
        let tracks = Self.tracks(rows, gutters, laneCount)
        placeColumns(laneCount, tracks.count, origin.x)
        placeRows(rows, origin.y)
        for place in rows.indices { boxes.append(rows[place].lanes.map { box(in: $0, row: place) }) }
        for place in rows.indices { ways.append(corners(from: place, rows, gutters, tracks)) }
    }

    // MARK: Where lines run

    /// Of each way, the column on whose left it runs; `nil` where it goes to the next row.
    private static func gutters(_ rows: [Row]) -> [[Int?]] {
        rows.indices.map { place in
            rows[place].ways.map { target in
                guard target != place + 1 else { return nil }
                let (from, to) = (rows[place].lanes[rows[place].leaving], rows[target].lanes[0])
                // On the side from which it comes.
                return from > to ? to + 1 : to
            }
        }
    }

    /// The track of each way in its gutter, from the left, and how many each gutter has. What leads to one box shares a track.
    private static func tracks(_ rows: [Row], _ gutters: [[Int?]], _ laneCount: Int) -> (of: [[Int]], count: [Int]) {
        struct Bundle {
            let target: Int
            var first: Int
            var last: Int
            var ways: [(row: Int, way: Int)]
        }
        var result = rows.map { $0.ways.map { _ in 0 } }
        var counts = [Int](repeating: 0, count: laneCount + 1)
        for gutter in 0...laneCount {
            var bundles: [Bundle] = []
            var placeOf: [Int: Int] = [:]
            for row in rows.indices {
                for (way, target) in rows[row].ways.enumerated() where gutters[row][way] == gutter {
                    if let place = placeOf[target] {
                        bundles[place].first = min(bundles[place].first, row)
                        bundles[place].last = max(bundles[place].last, row)
                        bundles[place].ways.append((row, way))
                    } else {
                        placeOf[target] = bundles.count
                        bundles.append(Bundle(target: target, first: min(row, target), last: max(row, target), ways: [(row, way)]))
                    }
                }
            }
            // Short ones lie inside; each takes the first track that is free as far as it runs.
            var ends: [[(first: Int, last: Int)]] = []
            for bundle in bundles.sorted(by: { ($0.last - $0.first, $0.target) < ($1.last - $1.first, $1.target) }) {
                let free = ends.firstIndex { runs in runs.allSatisfy { $0.last < bundle.first || bundle.last < $0.first } } ?? ends.count
                if free == ends.count { ends.append([]) }
                ends[free].append((bundle.first, bundle.last))
                for (row, way) in bundle.ways { result[row][way] = free }
            }
            counts[gutter] = ends.count
        }
        return (result, counts)
    }

    // MARK: Where boxes stand

    private mutating func placeColumns(_ laneCount: Int, _ tracks: [Int], _ x: Int) {
        var x = x
        for lane in 0..<laneCount {
            columns.append(x)
            x += measures.boxWidth + 2 * Self.margin + tracks[lane] * Self.track
            // What runs on the right of the last column still belongs to it.
            if lane == laneCount - 1 { x += tracks[laneCount] * Self.track }
        }
        columns.append(x)
        gutterStart = columns.indices.map { $0 == laneCount ? x - tracks[laneCount] * Self.track : columns[$0] }
        boxStart = (0..<laneCount).map { columns[$0] + tracks[$0] * Self.track + Self.margin }
    }

    private var gutterStart: [Int] = []
    private var boxStart: [Int] = []

    private mutating func placeRows(_ rows: [Row], _ y: Int) {
        var y = y
        for row in rows {
            tops.append(y)
            y += max(row.height, measures.boxHeight + row.drop + 2 * Self.margin + row.ways.count * measures.depth)
        }
        tops.append(y)
    }

    private func box(in lane: Int, row: Int) -> Rectangle {
        Rectangle(x: boxStart[lane], y: tops[row] + Self.margin, width: measures.boxWidth, height: measures.boxHeight)
    }

    // MARK: The corners of the ways

    /// Where a way leaves its box, and how deep the track lies along which it turns aside.
    private struct Exit {
        var x: Int
        var depth: Int
    }

    /// What turns to the left leaves on the left, what turns to the right on the right, what goes straight down in the middle. The outermost
    /// turns first, so no way crosses another below its own box.
    private func exits(_ turns: [Int], _ box: Rectangle, _ row: Row) -> [Exit] {
        let center = box.center.x
        let left = turns.indices.filter { turns[$0] < center }.sorted { (turns[$0], $0) < (turns[$1], $1) }
        let straight = turns.indices.filter { turns[$0] == center }
        let right = straight.dropFirst() + turns.indices.filter { turns[$0] > center }.sorted { (turns[$0], $0) < (turns[$1], $1) }
        var exits = turns.map { _ in Exit(x: center, depth: 0) }
        for (place, way) in left.enumerated() { exits[way].depth = place }
        for (place, way) in right.reversed().enumerated() { exits[way].depth = place }
        let most = straight.isEmpty ? max(1, turns.count - 1) : 2 * max(left.count, right.count, 1)
        // What hangs at the lower edge has a width of its own.
        let gap = row.drop > measures.boxHeight / 4 ? measures.exit : min(measures.exit, (box.width - 12) / most)
        if straight.isEmpty, !row.isLeftAtItsSides || turns.count == 1 {
            for (place, way) in (left + right).enumerated() { exits[way].x = center + (2 * place - (turns.count - 1)) * gap / 2 }
        } else {
            for (place, way) in left.enumerated() { exits[way].x = center - (left.count - place) * gap }
            for (place, way) in right.enumerated() { exits[way].x = center + (place + 1) * gap }
        }
        return exits
    }

    private func corners(from row: Int, _ rows: [Row], _ gutters: [[Int?]], _ tracks: (of: [[Int]], count: [Int])) -> [[Point]] {
        let box = boxes[row][rows[row].leaving]
        let turns = rows[row].ways.enumerated().map { way, target in
            gutters[row][way].map { gutterStart[$0] + Self.track / 2 + tracks.of[row][way] * Self.track } ?? boxes[target][0].center.x
        }
        let exits = exits(turns, box, rows[row])
        return rows[row].ways.enumerated().map { way, target in
            let goal = boxes[target][0]
            let exit = Point(x: exits[way].x, y: box.y + box.height)
            let entry = Point(x: goal.center.x, y: goal.y)
            if exit.x == entry.x, target == row + 1 { return [exit, entry] }
            let below = exit.y + rows[row].drop + Self.margin / 2 + exits[way].depth * measures.depth
            if gutters[row][way] == nil { return [exit, Point(x: exit.x, y: below), Point(x: entry.x, y: below), entry] }
            let (x, above) = (turns[way], goal.y - Self.margin / 2)
            return [
                exit, Point(x: exit.x, y: below), Point(x: x, y: below), Point(x: x, y: above), Point(x: entry.x, y: above), entry,
            ]
        }
    }
}
