extension CivilDate {
    private static let monthNames: [LanguageID: [String]] = [
        "id": [
            "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
        ],
        "en": [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ],
    ]

    private static let weekdayNames: [LanguageID: [String]] = [
        "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ]

    /// The date as people say it, in English for `en` and in Indonesian for every other language: `17 Maret 2026`.
    public func text(in language: LanguageID) -> String {
        let (year, month, day) = components
        let names = Self.monthNames[language] ?? Self.monthNames["id"] ?? []
        return names.indices.contains(month - 1) ? "\(day) \(names[month - 1]) \(year)" : description
    }

    /// The day of the week: `Selasa`.
    public func weekdayName(in language: LanguageID) -> String {
        let names = Self.weekdayNames[language] ?? Self.weekdayNames["id"] ?? []
        return names.indices.contains(weekday) ? names[weekday] : ""
    }

    /// With its day of the week: `Selasa, 17 Maret 2026`.
    public func weekdayText(in language: LanguageID) -> String {
        let name = weekdayName(in: language)
        return name.isEmpty ? text(in: language) : "\(name), \(text(in: language))"
    }
}
