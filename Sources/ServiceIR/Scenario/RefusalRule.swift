/// Why an engine refuses an event, without the facts of the case. Codes and slugs never change once released; a scenario names a refusal by
/// its slug.
public enum RefusalRule: String, Hashable, Sendable, CaseIterable {
    case invalidInput = "invalid-input"
    case ruleBroken = "rule-broken"
    case caseEnded = "case-ended"
    case stepNotOpen = "step-not-open"
    case actionUnknown = "action-unknown"
    case actionSpent = "action-spent"
    case roleRequired = "role-required"
    case alreadyDone = "already-done"
    case filerCannotApprove = "filer-cannot-approve"
    case samePersonTwice = "same-person-twice"
    case heldByAnother = "held-by-another"
    case reasonRequired = "reason-required"
    case reasonUnknown = "reason-unknown"
    case waitsForRepair = "waits-for-repair"
    case notInRepair = "not-in-repair"
    case applicantRequired = "applicant-required"
    case feeFixed = "fee-fixed"
    case waitsForPayment = "waits-for-payment"
    case notAPayment = "not-a-payment"
    case proofMissing = "proof-missing"
    case nothingDue = "nothing-due"
    case withdrawalNotAllowed = "withdrawal-not-allowed"
    case alreadyReleased = "already-released"
    case channelNotAssisted = "channel-not-assisted"
    case timerNotSet = "timer-not-set"
    case timerNotDue = "timer-not-due"
    case valueMissing = "value-missing"
    case noWayOn = "no-way-on"
    case wrongDefinition = "wrong-definition"
    case partyRequired = "party-required"
    case noticeNotOpen = "notice-not-open"
    case contactRequired = "contact-required"
    case alreadyObjected = "already-objected"
    case extensionTooLate = "extension-too-late"
    case referenceRequired = "reference-required"
    case openerRequired = "opener-required"
    case openedByTimer = "opened-by-timer"
    case openingNotDue = "opening-not-due"
    case slotNotAwaited = "slot-not-awaited"
    case rowsFixed = "rows-fixed"

    public var slug: String { rawValue }

    public var code: Int {
        switch self {
        case .invalidInput: 1001
        case .ruleBroken: 1002
        case .caseEnded: 1003
        case .stepNotOpen: 1004
        case .actionUnknown: 1005
        case .actionSpent: 1006
        case .roleRequired: 1007
        case .alreadyDone: 1008
        case .filerCannotApprove: 1009
        case .samePersonTwice: 1010
        case .heldByAnother: 1011
        case .reasonRequired: 1012
        case .reasonUnknown: 1013
        case .waitsForRepair: 1014
        case .notInRepair: 1015
        case .applicantRequired: 1016
        case .feeFixed: 1017
        case .waitsForPayment: 1018
        case .notAPayment: 1019
        case .proofMissing: 1020
        case .nothingDue: 1021
        case .withdrawalNotAllowed: 1022
        case .alreadyReleased: 1023
        case .channelNotAssisted: 1024
        case .timerNotSet: 1025
        case .timerNotDue: 1026
        case .valueMissing: 1027
        case .noWayOn: 1028
        case .wrongDefinition: 1029
        case .partyRequired: 1030
        case .noticeNotOpen: 1040
        case .contactRequired: 1041
        case .alreadyObjected: 1042
        case .extensionTooLate: 1043
        case .referenceRequired: 1044
        case .openerRequired: 1045
        case .openedByTimer: 1046
        case .openingNotDue: 1047
        case .slotNotAwaited: 1048
        case .rowsFixed: 1049
        }
    }
}

extension SubmissionFault.Code {
    /// The slug by which a scenario may expect a submission to be refused for this.
    public var slug: String { self == .rule ? RefusalRule.ruleBroken.slug : rawValue.replacing("_", with: "-") }
}
