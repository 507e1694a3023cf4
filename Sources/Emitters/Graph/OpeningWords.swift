import ServiceIR

/// What stands at the beginning of a workflow: the filing, or whoever or whatever else opens a case.
struct OpeningWords {
    /// `Permohonan`, `Dibuka otomatis setiap 6 bulan`.
    let name: String
    /// Nobody where the clock opens it.
    let roles: [RoleID]
    /// Whether somebody else than the applicant opens it.
    let isOpenedByOthers: Bool

    init(_ service: CompiledService, in language: LanguageID) {
        func say(_ en: String, _ id: String) -> String { language == "en" ? en : id }
        let filing = say("Application", "Permohonan")
        guard let openedBy = service.openedBy, !openedBy.rows.isEmpty else {
            (name, roles, isOpenedByOthers) = (filing, [.applicant], false)
            return
        }
        var names: [String] = []
        var roles: [RoleID] = []
        for opening in openedBy.rows.map(\.value) {
            let text = opening.timer.map { Self.text(of: $0, in: language) } ?? say("Opened by the office", "Dibuka oleh petugas")
            if !names.contains(text) { names.append(text) }
            if let role = opening.role, !roles.contains(role) { roles.append(role) }
        }
        // What no row is for, the applicant files.
        if openedBy.rows.last?.when != nil {
            names.append(filing)
            roles.append(.applicant)
        }
        (name, self.roles, isOpenedByOthers) = (names.joined(separator: " / "), roles, true)
    }

    private static func text(of timer: OpeningTimer, in language: LanguageID) -> String {
        func say(_ en: String, _ id: String) -> String { language == "en" ? en : id }
        let begin = say("Opened by itself", "Dibuka otomatis")
        if let after = timer.after {
            let period = after.text(in: language)
            return "\(begin) \(say("each \(period) from the issue", "setiap \(period) sejak terbit"))"
        }
        let day = timer.day ?? 1
        guard timer.every == .year, let month = timer.month,
            let date = CivilDate(year: 2000, month: month, day: day) ?? CivilDate(year: 2000, month: month, day: 1)
        else {
            // A day that a month lacks is its last.
            let date = day > 30 ? say("its last day", "hari terakhir") : say("day \(day)", "tanggal \(day)")
            return "\(begin) \(say("each month on \(date)", "setiap bulan pada \(date)"))"
        }
        // `17 Maret`, of whatever year.
        let text = date.text(in: language).split(separator: " ").dropLast().joined(separator: " ")
        return "\(begin) \(say("each year on \(text)", "setiap tahun pada \(text)"))"
    }
}
