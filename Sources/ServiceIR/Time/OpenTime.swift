/// How much of something each day brings, by weekday, but nothing on free days: working days, or seconds of office hours.
///
/// Answers by division over whole weeks and by halving, never by a walk over days.
struct OpenTime: Sendable {
    /// Before each weekday, Monday first, and at the end of the week.
    private var beforeWeekday: [Int] = [0]
    /// The free days that would have brought something, in order, and what is lost before each of them.
    private var freeDays: [Int] = []
    private var lostBefore: [Int] = [0]

    init(byWeekday: [Int], freeDays days: [CivilDate]) {
        for weekday in 0..<7 {
            beforeWeekday.append(beforeWeekday[weekday] + (byWeekday.indices.contains(weekday) ? byWeekday[weekday] : 0))
        }
        for day in days where day.dayNumber != freeDays.last {
            let loss = beforeWeekday[day.weekday + 1] - beforeWeekday[day.weekday]
            guard loss > 0 else { continue }
            freeDays.append(day.dayNumber)
            lostBefore.append(lostBefore[lostBefore.count - 1] + loss)
        }
    }

    /// What all days before `day` brought, from a fixed Monday on (negative before it).
    func total(before day: Int) -> Int {
        let sinceMonday = day + 3
        let week = sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
        return week * beforeWeekday[7] + beforeWeekday[sinceMonday - week * 7] - lostBefore[freeDaysBefore(day)]
    }

    func total(on day: Int) -> Int {
        let place = freeDaysBefore(day)
        if place < freeDays.count, freeDays[place] == day { return 0 }
        let weekday = ((day + 3) % 7 + 7) % 7
        return beforeWeekday[weekday + 1] - beforeWeekday[weekday]
    }

    /// The first day at whose end the total is `total` or more; `nil` after the year 9999.
    func day(reaching total: Int, from first: Int) -> Int? {
        var low = first
        var high = CivilDate.last.dayNumber
        guard low <= high, self.total(before: high + 1) >= total else { return nil }
        // So many weeks suffice, even if all free days lie in them.
        let missing = total - self.total(before: first) + lostBefore[freeDays.count] - lostBefore[freeDaysBefore(first)]
        high = min(high, first + max(0, (missing + beforeWeekday[7] - 1) / max(1, beforeWeekday[7])) * 7)
        while low < high {
            let middle = low + (high - low) / 2
            if self.total(before: middle + 1) >= total { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func freeDaysBefore(_ day: Int) -> Int {
        var low = 0
        var high = freeDays.count
        while low < high {
            let middle = (low + high) / 2
            if freeDays[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
