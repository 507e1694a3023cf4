/// What may stand as the value of a key.
public indirect enum SyntaxKind: Sendable {
    /// A text for people: a string, or a map by language.
    case text
    /// A text that is the same in every language.
    case string
    /// An expression of the language.
    case expression
    /// One word of a closed list.
    case word([String])
    /// A list of words of a closed list.
    case words([String])
    /// The id of something declared elsewhere.
    case name(NameKind)
    /// One such id, or a list of them.
    case names(NameKind)
    /// One such id, or a list of them in order, in which one may come again.
    case turns(NameKind)
    /// `STEP` or `STEP.ACTION`.
    case event
    /// The id of the file's own subject, in kebab-case.
    case kebabID
    /// `true` or `false`.
    case flag
    /// `true`, `false` or a condition.
    case flagOrCondition
    /// A whole number.
    case count(ClosedRange<Int>)
    /// A number, a date or a time of day.
    case constant
    /// A duration; `range` = `3 to 25 working days` too; `daysOrLonger` = neither hours nor minutes nor working days' parts.
    case duration(range: Bool, daysOrLonger: Bool)
    /// A duration, also `per` what is counted: `1 working day per kendaraan`.
    case timeLimit(range: Bool)
    case date
    /// A text that reads as a duration is one; any other is an expression.
    case durationOrDate
    /// `5 MB`.
    case size
    case unit
    /// `up 100`.
    case rounding
    /// `1 to 20`.
    case bounds
    /// `all`, `any`, `in_order` or a number.
    case join
    /// Opening hours by day.
    case officeHours
    /// `08:00-16:00`.
    case timeSpan
    /// The rows of a table: nested maps down to numbers.
    case tableRows
    /// One value of a table: a number, also `per` something, or `none`.
    case tableValue
    /// `55000 rupiah/km`.
    case rate
    /// A map of this shape.
    case map(ShapeName)
    /// A map from the author's ids to such values.
    case entries(IDKind, SyntaxKind)
    case list(SyntaxKind)
    /// The first of these whose form fits: a scalar, a list, or a map.
    case either(SyntaxKind, SyntaxKind)
    /// One promise, or a map of ids to promises; a duration is short for one.
    case promises
    /// A JSON value as it stands: the answers of a scenario.
    case anything
}

extension SyntaxKind {
    /// The map of ids that it is, or can be.
    var ofBlock: SyntaxKind {
        if case .either(_, let block) = self { block } else { self }
    }

    /// A word or a name, which a list says once.
    var isWord: Bool {
        switch self {
        case .string, .word: true
        default: false
        }
    }
}

/// What an id names.
public enum NameKind: String, Hashable, Sendable {
    case agency, role, law, fieldGroup, calendar, step, action, output, feeItem, section, field, tableInput, system, service, document
    case variant, promise, refusal, region, resource
    /// An output of this service, or a field that names an earlier one.
    case outputOrField = "output or field"
}

/// Where an author makes up an id: how it is written, and which words are taken.
public enum IDKind: String, Hashable, Sendable, CaseIterable {
    case agency, role, system, fieldGroup, law, variant, section, field, option, condition, document, table, feeItem, promise, step, branch
    case action, output, value, reason, complaintChannel, complaintClass, resource, slot, check, counter
    /// A path of keys and ids: `workflow.survei`.
    case lock
    /// A rule of the compiler, by its code or its name: `MPP0602`, `unused-condition`.
    case finding

    /// Whether the author makes such ids up; the others name what there is.
    var isMadeUp: Bool { self != .lock && self != .finding }

    /// Words that mean something else where such an id is read.
    var reserved: [String] {
        switch self {
        case .role: ["applicant", "filer", "count", "reason", "action", "objections"]
        case .field: ["count", "reason", "action", "objections"]
        case .action: ["done", "withdraw", "extend", "count", "reason", "action", "objections"]
        case .step: ["join"]
        case .feeItem: ["total", "all"]
        case .promise: ["name", "starts", "ends", "within", "until", "legal_basis"]
        default: []
        }
    }

    /// Whether an expression sees such an id bare, so that it shares the one name space of the service.
    var isSeenBare: Bool {
        switch self {
        case .section, .field, .condition, .table, .step: true
        default: false
        }
    }
}
