import ServiceIR

/// Why the engine refuses an event; the case stays as it was.
public enum Refusal: Error, Hashable, Sendable {
    /// What was sent does not satisfy the form: all faults at once.
    case invalid([SubmissionFault])
    case caseEnded(Step.End)
    case stepNotOpen(StepID)
    case actionUnknown(StepID, ActionID)
    /// Taken as often as a case may.
    case actionSpent(StepID, ActionID, atMost: Int)
    /// The actor holds none of the roles whose turn it is.
    case roleRequired(StepID, [RoleID])
    case alreadyDone(StepID, RoleID)
    case filerCannotApprove(StepID)
    case samePersonTwice(StepID)
    /// After a repair it returns to the person who asked for it.
    case heldByAnother(StepID)
    /// There are several applicants, and it was not said which of them acts.
    case partyRequired(StepID, [PartyID])
    case reasonRequired(StepID, ActionID)
    case reasonUnknown(StepID, ActionID, String)
    /// The applicant is mending.
    case waitsForRepair(StepID)
    case notInRepair(StepID)
    /// Who completes a repair must be the applicant, or the office that filed at the counter.
    case applicantRequired(StepID)
    /// A change that would alter a fee which no later step asks for.
    case feeFixed(FeeItemID)
    /// A change of the rows of this list, by its canonical name, for each of which a step has recorded a row.
    case rowsFixed(String)
    case waitsForPayment(StepID)
    case notAPayment(StepID)
    case proofMissing(StepID)
    case nothingDue(StepID, FeeItemID)
    case withdrawalNotAllowed
    case alreadyReleased
    case channelNotAssisted
    /// No notice is open for objections there.
    case noticeNotOpen(StepID)
    /// Who objects gives a name, and a telephone number or an e-mail address.
    case contactRequired(StepID)
    case alreadyObjected(StepID)
    /// A step is lengthened before it is due.
    case extensionTooLate(StepID)
    /// Another system calls back with what it calls this.
    case referenceRequired(StepID)
    /// The service's cases are opened by this role alone.
    case openerRequired(RoleID)
    /// The service's cases are opened by the clock alone, on its own day.
    case openedByTimer
    case openingNotDue
    /// The case stands in no line for that slot, or the slot has begun.
    case slotNotAwaited(ResourceID)
    case timerNotSet(TimerID)
    case timerNotDue(TimerID, Instant)
    /// The definition's fault: an expression has no value here.
    case valueMissing(String, belowZero: Int64? = nil)
    /// The definition's fault: no route holds, or the automatic steps never come to rest.
    case noWayOn(StepID)
    /// The case belongs to another definition.
    case wrongDefinition
}
