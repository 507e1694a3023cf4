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
