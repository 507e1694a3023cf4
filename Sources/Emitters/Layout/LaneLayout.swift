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
        /// The columns that it has a box in; the first is where ways leave and enter.
        var lanes: [Int]
        /// What else stands in the row needs so much height.
        var height: Int
        /// The rows that ways lead to, in order.
        var ways: [Int]
        /// How far below the box its ways run on, where something hangs at its lower edge.
        var drop = 0
    }

    static let boxWidth = 92
    static let boxHeight = 44
    private static let margin = 14
    private static let track = 7
    /// How far apart ways leave a box.
    private let exit: Int

    /// Where each column begins, and where the last one ends.
    private(set) var columns: [Int] = []
    /// The top of each row, and the end of the last one.
    private(set) var tops: [Int] = []
    /// The boxes of each row, in the order of its lanes.
    private(set) var boxes: [[Rectangle]] = []
    /// The corners of each way, in the order of the rows and of their ways.
    private(set) var ways: [[[Point]]] = []

    /// - Parameters:
    ///   - origin: the upper left corner of the first column's first row.
    ///   - exit: how far apart ways leave a box.
    init(_ rows: [Row], laneCount: Int, origin: Point, exit: Int = 20) {
        self.exit = exit
        let gutters = Self.gutters(rows)
        let tracks = Self.tracks(rows, gutters, laneCount)
        placeColumns(laneCount, tracks.count, origin.x)
        placeRows(rows, origin.y)
        for place in rows.indices { boxes.append(rows[place].lanes.map { box(in: $0, row: place) }) }
        for place in rows.indices { ways.append(rows[place].ways.indices.map { corners(of: $0, from: place, rows, gutters, tracks) }) }
    }

    // MARK: Where lines run

    /// Of each way, the column on whose left it runs; `nil` where it goes to the next row.
    private static func gutters(_ rows: [Row]) -> [[Int?]] {
        rows.indices.map { place in
            rows[place].ways.map { target in
                guard target != place + 1 else { return nil }
                let (from, to) = (rows[place].lanes[0], rows[target].lanes[0])
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
            x += Self.boxWidth + 2 * Self.margin + tracks[lane] * Self.track
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
            y += max(row.height, Self.boxHeight + row.drop + 2 * Self.margin + row.ways.count * Self.track)
        }
        tops.append(y)
    }

    private func box(in lane: Int, row: Int) -> Rectangle {
        Rectangle(x: boxStart[lane], y: tops[row] + Self.margin, width: Self.boxWidth, height: Self.boxHeight)
    }

    // MARK: The corners of a way

    private func corners(of way: Int, from row: Int, _ rows: [Row], _ gutters: [[Int?]], _ tracks: (of: [[Int]], count: [Int])) -> [Point] {
        let (box, target) = (boxes[row][0], rows[row].ways[way])
        let goal = boxes[target][0]
        let count = rows[row].ways.count
        let exit = Point(x: box.center.x + (2 * way - (count - 1)) * self.exit / 2, y: box.y + box.height)
        let entry = Point(x: goal.center.x, y: goal.y)
        if exit.x == entry.x, target == row + 1 { return [exit, entry] }
        let below = exit.y + rows[row].drop + Self.margin / 2 + way * Self.track
        guard let gutter = gutters[row][way] else {
            return [exit, Point(x: exit.x, y: below), Point(x: entry.x, y: below), entry]
        }
        let x = gutterStart[gutter] + Self.track / 2 + tracks.of[row][way] * Self.track
        let above = goal.y - Self.margin / 2
        return [
            exit, Point(x: exit.x, y: below), Point(x: x, y: below), Point(x: x, y: above), Point(x: entry.x, y: above), entry,
        ]
    }
}
