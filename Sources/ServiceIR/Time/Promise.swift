/// A promise of time to the citizen (SLA): it never restarts, it only stands still.
public struct Promise: Hashable, Sendable, Codable {
    public var name: LocalText?
    /// Absent = the submission.
    public var starts: StepEvent?
    /// Absent = the first release of a product after `starts`, else the end.
    public var ends: StepEvent?
    public var within: Rows<TimeLimit>?
    /// A date by expression, in place of `within`.
    public var until: Rows<Expression>?
    public var legalBasis: [LawID] = []
    public init() {}
}

/// The first time a step is left or passed, or one of its actions is taken.
public struct StepEvent: Hashable, Sendable, Codable {
    public var step: StepID
    public var action: ActionID?
    public init(step: StepID, action: ActionID? = nil) {
        self.step = step
        self.action = action
    }
}
