import ServiceIR

/// One finding: a rule that is broken at one place, with all that a person needs to mend it.
///
/// The message stands alone: lowercase, no final stop, no proposal; a help proposes.
public struct Diagnostic: Hashable, Sendable {
    public var rule: Rule
    public var severity: Severity
    /// The place that is wrong.
    public var span: SourceSpan
    /// JSON Pointer (RFC 6901) of the node that is wrong; empty for the whole file.
    public var pointer: String
    public var message: Words
    /// What stands under the marked place, if anything.
    public var label: Words?
    /// Other places that explain the finding.
    public var labels: [Label]
    /// Facts, a line each.
    public var notes: [Words]
    /// Proposals, a line each.
    public var helps: [Words]
    public var fixes: [Fix]
    /// Through the workflow to what is wrong, where the finding is about a way: the shortest there is.
    public var way: [Move] = []
    /// Who shows it, where the finding is about answers.
    public var citizen: Citizen?
    /// What is so of who shows it: made a citizen of once the whole service is read.
    var shownBy: ShownBy?
    /// Why it is kept, where a comment of its file allows it.
    public var allowance: String?
    /// The name that is not there, where this says so.
    var unknown: UnknownName?

    public init(
        _ rule: Rule, at span: SourceSpan, pointer: String = "", severity: Severity? = nil, message: Words? = nil,
        label: Words? = nil, labels: [Label] = [], notes: [Words] = [], helps: [Words] = [], fixes: [Fix] = []
    ) {
        self.rule = rule
        self.severity = severity ?? rule.severity
        self.span = span
        self.pointer = pointer
        self.message = message ?? rule.summary
        self.label = label
        self.labels = labels
        self.notes = notes
        self.helps = helps
        self.fixes = fixes
    }

    /// Whether both say the same; where, and how grave it is, a region's file or its settings may have changed.
    package func isLike(_ other: Diagnostic) -> Bool { rule == other.rule && pointer == other.pointer && message == other.message }

    /// A step of a way, and how the case leaves it.
    public struct Move: Hashable, Sendable {
        public enum Cause: String, Sendable {
            /// Whoever holds the step says done.
            case done
            case action
            /// Nobody acts: the step is automatic, or its block is over.
            case route
            /// What was waited for has come.
            case elapsed
            /// The step is not asked in this case.
            case passed
            /// The step's time is over.
            case late
            /// The applicant let the time of a repair pass.
            case repairLate = "repair_late"
            case branch
        }
        public var step: String
        /// Absent where the way ends.
        public var cause: Cause?
        /// Of `action` and `repair_late` the action, of `branch` the branch.
        public var name: String?

        public init(step: String, cause: Cause? = nil, name: String? = nil) {
            self.step = step
            self.cause = cause
            self.name = name
        }
    }

    /// A filled-in form, as it is sent.
    public struct Citizen: Hashable, Sendable {
        /// When it is sent, by the region's clock.
        public var at: LocalMoment
        public var submission: JSONValue
        /// What is so of it, and makes it show the finding.
        public var holding: [Expression]
    }

    /// What is so of a citizen who shows a finding.
    struct ShownBy: Hashable, Sendable {
        var holding: [Expression]
        /// The rule that the finding is about, where nobody meets it.
        var unmet: Expression?

        init(holding nodes: [Node], unmet: Expression? = nil) {
            holding = nodes.map { Expression($0.canonicalText) }
            self.unmet = unmet
        }
    }

    /// A second place, with what to say about it.
    public struct Label: Hashable, Sendable {
        public var span: SourceSpan
        public var text: Words

        public init(_ span: SourceSpan, _ text: Words) {
            self.span = span
            self.text = text
        }
    }
}

/// A change of the source that mends a finding.
public struct Fix: Hashable, Sendable {
    public enum Applicability: String, Sendable {
        /// Means what the author meant; may be made without asking.
        case safe
        /// Probably right; a person decides.
        case maybe
    }

    public var title: Words
    public var applicability: Applicability
    public var edits: [Edit]

    public init(_ title: Words, _ applicability: Applicability, _ edits: [Edit]) {
        self.title = title
        self.applicability = applicability
        self.edits = edits
    }

    /// Puts `replacement` in the place of `span`.
    public struct Edit: Hashable, Sendable {
        public var span: SourceSpan
        public var replacement: String

        public init(_ span: SourceSpan, _ replacement: String) {
            self.span = span
            self.replacement = replacement
        }
    }
}
