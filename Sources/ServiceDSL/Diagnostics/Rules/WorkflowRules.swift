extension Rule {
    /// 04xx: workflow.
    public static let workflowRules: [Rule] = [
        unreachableState, noWayToEnd, loopWithoutBound, noWayOutAtBound, refusalWithoutReason, joinNeverMet, automaticCycle,
        lapseAfterRelease, roleWithoutAgency, outputNeverIssued, unusedCondition, unusedTable, deemedNotGranted,
        unsignedRelease, grantedWithoutOutput, waitsForEver, grantedAtBound, voidWhenIssued, reasonNeverTold,
        filerNeverSigns,
    ]
}
