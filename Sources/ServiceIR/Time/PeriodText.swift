extension Period {
    /// The period as people say it, in English for `en` and in Indonesian for every other language: `1 working day`, `5 hari kerja`.
    public func text(in language: LanguageID) -> String { PeriodRange(self).text(in: language) }
}

extension PeriodRange {
    /// The range as people say it: `3 to 25 working days`, `3 sampai 25 hari kerja`.
    public func text(in language: LanguageID) -> String {
        let (one, many, id): (String, String, String) =
            switch unit {
            case .workingDays: ("working day", "working days", "hari kerja")
            case .hours: ("hour", "hours", "jam")
            case .minutes: ("minute", "minutes", "menit")
            case .days: ("day", "days", "hari")
            case .weeks: ("week", "weeks", "minggu")
            case .months: ("month", "months", "bulan")
            case .years: ("year", "years", "tahun")
            }
        let isEnglish = language == "en"
        let number = lower == upper ? "\(upper)" : "\(lower) \(isEnglish ? "to" : "sampai") \(upper)"
        return "\(number) \(isEnglish ? (upper == 1 ? one : many) : id)"
    }
}
