import ServiceIR

/// The questions asked of every service, each a pure function from the compiled service to findings, in the order of their codes.
package enum ServiceChecks {
    package typealias Check = @Sendable (CheckSubject) -> [Diagnostic]

    package static let all: [Check] = ofWorkflow + ofNames + ofStandard

    /// Questions to the steps and to the time they take: not asked while a part of the workflow is still to be filled in.
    private static let ofWorkflow: [Check] = [
        UnreachableStep.find,
        NoWayToEnd.find,
        LoopWithoutBound.find,
        NoWayOutAtBound.find,
        RefusalWithoutReason.find,
        ReasonNeverTold.find,
        JoinNeverMet.find,
        LapseAfterRelease.find,
        RoleWithoutAgency.find,
        UnsignedRelease.find,
        TextAfterSignature.find,
        GrantedWithoutOutput.find,
        WaitsForEver.find,
        GrantedAtBound.find,
        VoidWhenIssued.find,
        DeemedNotGranted.find,
        FilerNeverSigns.find,
        PromiseCheck.find,
        PromiseEventMissed.find,
        LateWithoutClock.find,
        PromiseOfNothing.find,
        PromiseAfterRelease.find,
        HoursForDays.find,
        StepsWithoutTime.find,
        PromiseAboveDefault.find,
    ]

    /// Whether what has a name is used anywhere: not asked while anything is still to be filled in, since that may use it.
    private static let ofNames: [Check] = [
        OutputNeverIssued.find,
        UnusedCondition.find,
        UnusedTable.find,
        FeeNeverPaid.find,
        OptionNeverOffered.find,
        DataWithoutPurpose.find,
    ]

    private static let ofStandard: [Check] = [
        OwnDocumentAsked.find,
        MissingComponent.find,
        OnlineOnly.find,
        SpecificDataWithoutBasis.find,
        IdentityCopyAsked.find,
        LegalisedCivilDocument.find,
        InternalComponentMissing.find,
        RepealedLaw.find,
        TooFewStaff.find,
    ]

    /// All findings of one service.
    package static func findings(
        in service: CompiledService, catalog: CompiledCatalog, sourceMap: SourceMap, unfilled: [SourceSpan] = []
    ) -> [Diagnostic] {
        findings(in: CheckSubject(service: service, catalog: catalog, sourceMap: sourceMap, unfilled: unfilled))
    }

    static func findings(in subject: CheckSubject) -> [Diagnostic] {
        var asked = ofStandard
        if subject.unfilled.isEmpty { asked = ofNames + asked }
        if !subject.isUnfilled(["workflow"]) { asked = ofWorkflow + asked }
        let found = asked.flatMap { $0(subject) }
        // A way on that is missing leaves what it led to without one: that is not said of both.
        guard found.contains(where: { $0.rule == .noWayToEnd }) else { return found }
        return found.filter { $0.rule != .unreachableState && $0.rule != .noWayOutAtBound }
    }
}
