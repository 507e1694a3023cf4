import ServiceIR

extension Instant {
    /// As programs read it: `2026-03-09T09:00:00+08:00`.
    package func iso(in timeZone: TimeZoneID) -> String {
        let (day, second) = local(in: timeZone)
        let rest = second % 60
        let hours = timeZone.secondsFromUTC / 3600
        return "\(day)T\(TimeOfDay(minutes: second / 60)):\(rest < 10 ? "0" : "")\(rest)+0\(hours):00"
    }

    /// The day on which it is in a time zone, and the second of that day.
    func local(in timeZone: TimeZoneID) -> (day: CivilDate, second: Int) {
        let day = timeZone.localDate(of: self)
        return (day, Int(seconds + timeZone.secondsFromUTC - Int64(day.dayNumber) * 86_400))
    }
}
