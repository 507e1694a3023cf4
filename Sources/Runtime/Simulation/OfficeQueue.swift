import ServiceIR

/// What waits for the people of one role; who came first is served first.
struct OfficeQueue {
    struct Work {
        var subject: Int
        var entry: ScenarioEntry
        var step: StepID?
        var since: Instant
    }

    let staff: Int
    private(set) var busy = 0
    private(set) var longest = 0
    private var waiting: [Work] = []
    private var head = 0
    /// Seconds of office time, times how many waited or worked in them.
    private(set) var waited = 0
    private(set) var worked = 0
    private var last: Instant

    init(staff: Int, from: Instant) {
        self.staff = staff
        last = from
    }

    var count: Int { waiting.count - head }
    var all: ArraySlice<Work> { waiting[head...] }

    /// Counts up to now what waits and who works.
    mutating func count(until now: Instant, _ calendar: OfficeCalendar) {
        let seconds = calendar.openSeconds(from: last, to: now)
        waited += seconds * count
        worked += seconds * busy
        last = now
    }

    mutating func add(_ work: Work) {
        waiting.append(work)
        longest = max(longest, count)
    }

    /// Takes up the next, where somebody is free.
    mutating func takeUp() -> Work? {
        guard busy < staff, count > 0 else { return nil }
        busy += 1
        head += 1
        let next = waiting[head - 1]
        if head > 1000, head * 2 > waiting.count {
            waiting.removeFirst(head)
            head = 0
        }
        return next
    }

    mutating func finish() { busy -= 1 }
}

/// What is to come, the earliest first, of the same instant what was noted first.
struct Agenda<Item> {
    private var heap: [(at: Instant, order: Int, item: Item)] = []
    private var noted = 0

    mutating func add(_ item: Item, at instant: Instant) {
        noted += 1
        heap.append((instant, noted, item))
        var place = heap.count - 1
        while place > 0, isBefore(place, (place - 1) / 2) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func next(until end: Instant) -> (at: Instant, item: Item)? {
        guard let first = heap.first, first.at < end else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && isBefore(child, least) { least = child }
            guard least != place else { break }
            heap.swapAt(place, least)
            place = least
        }
        return (first.at, first.item)
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool { (heap[a].at, heap[a].order) < (heap[b].at, heap[b].order) }
}
