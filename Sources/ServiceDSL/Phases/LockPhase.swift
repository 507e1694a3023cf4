import ServiceIR

/// Holds a whole service against the locks of all that it extends.
struct LockPhase {
    let merged: MergedSyntax
    let lowering: ServiceLowering
    let subject: CheckSubject
    let file: Int
    let extends: SourceSpan

    func findings() -> [Diagnostic] {
        merged.ancestors.indices.flatMap { place -> [Diagnostic] in
            let ancestors = merged.ancestors[place...]
            let locks = Lock.all(of: merged.ancestors[place].syntax)
            guard !locks.isEmpty, let whole = MergedSyntax.whole(ancestors) else { return [] }
            // What the standard leaves open is as this file fills it in.
            let syntax = whole.filled(from: merged.syntax)
            var fault: Diagnostic?
            // By the region's own roles and defaults; where it has not all that the standard names, by those of the standard's catalog.
            let own = merged.ancestors[place].catalog.catalog
            for var catalog in [lowering.catalog, own] {
                // How often its steps send back, for how long, and who takes over what is late, is not for the region's catalog to say.
                if let bound = own?.returnsAtMost { catalog?.returnsAtMost = bound }
                if let within = own?.repairWithin { catalog?.repairWithin = within }
                if let own { catalog?.takeEscalations(from: own) }
                let sink = DiagnosticSink()
                let standard = ServiceLowering(
                    syntax, catalog: catalog, origins: MergedSyntax.origins(ancestors), outputs: lowering.outputs.with(syntax), sink: sink)
                guard let service = standard.lower(), !sink.hasFailures else {
                    fault = sink.findings.first { $0.severity >= .danger }
                    continue
                }
                var recorder = SourceMapRecorder()
                recorder.record(syntax, standard.declarations)
                let comparison = LockComparison(
                    standard: service, standardScope: standard.scopes.base, region: subject.service, regionScope: lowering.scopes.base,
                    catalog: subject.catalog, standardHours: own?.officeHours == nil ? nil : own?.compiled.officeHours,
                    officeHours: lowering.catalog?.officeHours, standardCalendar: own?.reckoned, calendar: lowering.catalog?.calendar,
                    calendarNames: lowering.catalog?.calendarNames)
                let check = LockCheck(
                    comparison: comparison, standardSyntax: syntax, regionSyntax: merged.syntax,
                    standard: CheckSubject(service: service, catalog: subject.catalog, sourceMap: recorder.map), region: subject,
                    file: file,
                    extends: extends)
                return check.findings(locks)
            }
            return [.lockUnjudged(at: extends, because: fault)]
        }
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
