import ServiceIR

/// Holds a whole service against the locks of all that it extends.
struct LockPhase {
    let merged: MergedSyntax
    let lowering: ServiceLowering
    let subject: CheckSubject
    let standards: StandardReadings
    let file: Int
    let extends: SourceSpan

    func findings() -> [Diagnostic] {
        merged.ancestors.indices.flatMap { place -> [Diagnostic] in
            let locks = Lock.all(of: merged.ancestors[place].syntax)
            guard !locks.isEmpty else { return [] }
            var fault: Diagnostic?
            // By the region's own names; where it has not all that the standard names, by those of the standard's catalog.
            for names in [StandardReadings.Names.regionUnderStandard, .standard] {
                switch standards.reading(of: place, by: names) {
                case nil: return []
                case .faulty(let found)?: fault = found
                case .whole(let standard)?: return check(standard, of: place).findings(locks)
                }
            }
            return [.lockUnjudged(at: extends, because: fault)]
        }
    }

    private func check(_ standard: StandardReading.Whole, of place: Int) -> LockCheck {
        let own = merged.ancestors[place].catalog.catalog
        let comparison = LockComparison(
            standard: standard.subject, standardScope: standard.scope, region: subject, regionScope: lowering.scopes.base,
            standardHours: own?.officeHours == nil ? nil : own?.compiled.officeHours, officeHours: lowering.catalog?.officeHours,
            standardCalendar: own?.reckoned, calendar: lowering.catalog?.calendar, calendarNames: lowering.catalog?.calendarNames)
        return LockCheck(
            comparison: comparison, standardSyntax: standard.syntax, regionSyntax: merged.syntax, standard: standard.subject,
            region: subject, file: file, extends: extends)
    }
}

extension Diagnostic {
    /// The standard, filled in as this file does, is no service to compare with.
    fileprivate static func lockUnjudged(at extends: SourceSpan, because fault: Diagnostic?) -> Diagnostic {
        Diagnostic(
            .lockNotProved, at: extends,
            message: Words(
                en: "the standard by itself cannot be read with what is filled in here",
                id: "standar itu sendiri tidak bisa dibaca dengan yang diisi di sini"),
            labels: fault.map { [.init($0.span, $0.message)] } ?? [])
    }
}
