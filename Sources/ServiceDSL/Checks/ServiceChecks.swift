import ServiceIR

/// The questions asked of every service, each a pure function from the compiled service to findings, in the order of their codes.
package enum ServiceChecks {
    package typealias Check = @Sendable (CheckSubject) -> [Diagnostic]

    package static let all: [Check] = [
        UnreachableStep.find,
        NoWayToEnd.find,
        LoopWithoutBound.find,
        NoWayOutAtBound.find,
        RefusalWithoutReason.find,
        JoinNeverMet.find,
        LapseAfterRelease.find,
        RoleWithoutAgency.find,
        OutputNeverIssued.find,
        UnusedCondition.find,
        UnusedTable.find,
        FeeNeverPaid.find,
        PromiseCheck.find,
        PromiseEventMissed.find,
        LateWithoutClock.find,
        MissingComponent.find,
        MissingLegalBasis.find,
    ]

    /// All findings of one service.
    package static func findings(
        in service: CompiledService, catalog: CompiledCatalog, sourceMap: SourceMap
    ) -> [Diagnostic] {
        let subject = CheckSubject(service: service, catalog: catalog, sourceMap: sourceMap)
        return all.flatMap { $0(subject) }
    }
}
