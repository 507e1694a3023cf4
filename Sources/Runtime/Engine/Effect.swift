import ServiceIR

/// What the world outside must do after a step of the engine, as data, in order.
public enum Effect: Hashable, Sendable {
    /// Sets a timer, in place of an earlier one of this id.
    case setTimer(TimerID, Instant)
    case cancelTimer(TimerID)
    case notify(Notice)
    /// A payment request: sums by item, and the last instant to pay.
    case bill(step: StepID, amounts: OrderedMap<FeeItemID, Int64>, due: Instant?)
    /// The office has paid these sums, each to the account that this field holds.
    case payOut(step: StepID, amounts: OrderedMap<FeeItemID, Int64>, accounts: OrderedMap<FeeItemID, Expression>)
    /// The caller draws the next number of the pattern in this transaction, `NumberPattern` writes it, `Engine.record` keeps it.
    case number(OutputID, pattern: String, on: CivilDate)
    /// The output's text is made (anew) from the case.
    case render(OutputID)
    /// A slot, or a place in its line, is no longer the case's: the first in the line gets a unit that is free now, else whoever comes next.
    case free(Booking)
    /// A slot becomes the case's, in this transaction: the unit is one that the caller has found free; without a unit, the last place in its line.
    case book(Booking)
    /// A signature or, of all but the last of a chain, an initial.
    case sign(OutputID, Signature)
    case release([OutputID])
    /// An output is valid no more.
    case revoke(Revoked)
    /// A numbered output that will never be released; its number stays in the register.
    case cancelOutput(OutputID)
    case end(Step.End)
    /// Asks another system to do its part of a step; it calls back, or somebody does it by hand.
    case call(SystemID, step: StepID)
}

/// An output that was revoked, or that another has replaced.
public struct Revoked: Hashable, Sendable {
    public var service: ServiceID
    public var output: OutputID
    /// Absent = this case's own; of that one the number too, where a further issue of it took its place and the number is known.
    public var number: String?
    /// Which issue of this case's own it is, from 1; absent = another case's.
    public var issue: Int?
    public var isReplaced: Bool
    /// When its number was sent the register said nothing of it, as to whoever sends by himself: by it only an output of the same holder stops
    /// being valid, or anybody could take another's by its number.
    public var isUnverified = false
}

/// A message to people; its words are the server's, or the service's own.
public struct Notice: Hashable, Sendable {
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// A task is open for this role.
        case task
        /// The applicant must mend the submission.
        case repair
        /// The submission was mended.
        case repaired
        /// The step's time is over.
        case late
        /// The task became this role's.
        case escalated
        case payment
        /// A benefit was paid to the applicant.
        case paidOut = "paid_out"
        case released
        case ended
        /// A notice about the case is published.
        case published
        /// Who holds the step lengthened it, and what was promised.
        case extended
        /// A slot that was waited for is the case's.
        case given
        /// What the service says to the applicant at a step or by an action: `text`.
        case message
        /// The office let its time pass, and the law decides.
        case deemed
        /// One working day is left before the law decides.
        case deemedSoon = "deemed_soon"
    }
    public enum Recipient: Hashable, Sendable {
        case applicant
        case role(RoleID, of: String?)
    }
    public var to: Recipient
    public var subject: Subject
    public var step: StepID
    /// The words, by language; of a `message` alone.
    public var text: LocalText?
    public init(to: Recipient, subject: Subject, step: StepID, text: LocalText? = nil) {
        self.to = to
        self.subject = subject
        self.step = step
        self.text = text
    }
}

/// What only the caller can know, drawn in its transaction and written into the journal beside the event.
public enum Fact: Hashable, Sendable {
    case numbered(OutputID, String)
}
