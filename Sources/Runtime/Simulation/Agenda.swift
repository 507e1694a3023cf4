import ServiceIR

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
