/// What is filled in, in the order in which it is asked.
public struct Form: Hashable, Sendable, Codable {
    public var sections: OrderedMap<SectionID, Section>
    public init(sections: OrderedMap<SectionID, Section> = [:]) { self.sections = sections }
}

public struct Section: Hashable, Sendable, Codable {
    public enum Party: String, Hashable, Sendable, Codable { case applicant, other }
    public var name: LocalText
    public var hint: LocalText?
    /// Asked only while this holds.
    public var when: Expression?
    /// Whether the section is a person or company that takes part in the case.
    public var party: Party?
    /// How many of them there may be; absent = one. Several are a list: `SECTION` is its value, a row for each.
    public var many: Bounds?
    /// Each a set of fields whose values no two of them share.
    public var unique: [[FieldID]] = []
    public var fields: OrderedMap<FieldID, Field>

    /// A section with `many` as the list that it is.
    public var asList: Field? {
        guard let many else { return nil }
        var list = Field(name: name, type: .list)
        list.hint = hint
        list.when = when
        list.fields = fields
        list.many = many
        list.unique = unique
        return list
    }

    public init(
        name: LocalText, hint: LocalText? = nil, when: Expression? = nil, party: Party? = nil,
        fields: OrderedMap<FieldID, Field> = [:]
    ) {
        self.name = name
        self.hint = hint
        self.when = when
        self.party = party
        self.fields = fields
    }
}

/// One question. Facets that do not belong to its type are absent.
public struct Field: Hashable, Sendable, Codable {
    public var name: LocalText
    public var type: FieldType
    public var hint: LocalText?
    public var example: LocalText?
    public var purpose: LocalText?
    /// Asked only while this holds; a field that is not asked has no value.
    public var when: Expression?
    /// May be left empty although it is asked.
    public var isOptional = false
    /// Only while this holds may it be left empty; absent = always, where `isOptional`.
    public var optionalWhen: Expression?
    /// Computed, never asked.
    public var value: Expression?
    public var round: Rounding?
    public var rule: FieldRule?
    /// Constants in the type of the field: a number, a date, a time; `integer`, `decimal` or `string` in JSON.
    public var min: JSONValue?
    public var max: JSONValue?
    /// A regular expression that the whole text must match.
    public var pattern: String?
    public var unit: Unit?
    /// `choice` and `choices`.
    public var options: OrderedMap<OptionID, Option> = [:]
    /// `region`.
    public var level: RegionLevel?
    /// `list`: the fields of a row and how many rows.
    public var fields: OrderedMap<FieldID, Field> = [:]
    public var many: Bounds?
    /// `list` of a step or an action: the canonical name of another list, of whose rows each has one row of this one, in the same order.
    /// `many` is then how many rows that one may have.
    public var per: Expression?
    /// Each a set of row fields whose values no two rows share.
    public var unique: [[FieldID]] = []
    /// `issued`: which output, and in which states it is taken.
    public var issued: IssuedOutput?
    /// `document`: accepted file endings, lower case; empty = those of the runtime.
    public var accept: [String] = []
    /// `document`: bytes.
    public var maxSize: Int?
    /// `booking`: of what a slot is taken.
    public var resource: ResourceID?
    public var dataClass: DataClass?
    public var keepFor: Period?

    public init(name: LocalText, type: FieldType) {
        self.name = name
        self.type = type
    }
}

public enum FieldType: String, Hashable, Sendable, Codable, CaseIterable {
    case text, longText = "long_text", integer, decimal, money, date, time, datetime, yesNo = "yes_no", choice, choices
    case email, phone, url, nik, kk, npwp, nib, nop, kbli, region, agency, account, address, location, document, issued, booking, list
}

public struct Option: Hashable, Sendable, Codable {
    public var name: LocalText
    public var hint: LocalText?
    public init(name: LocalText, hint: LocalText? = nil) {
        self.name = name
        self.hint = hint
    }
}

/// What a value must satisfy, said in words when it does not.
public struct FieldRule: Hashable, Sendable, Codable {
    public var rule: Expression
    public var message: LocalText
    public init(rule: Expression, message: LocalText) {
        self.rule = rule
        self.message = message
    }
}

/// How many rows a list has, both ends included.
public struct Bounds: Hashable, Sendable, Codable {
    public var lower: Int
    public var upper: Int
    public init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = upper
    }
}

/// The two classes of UU 27/2022 art. 4.
public enum DataClass: String, Hashable, Sendable, Codable { case general, specific }

/// A rule over the whole submission, judged at submission and at each repair.
public struct SubmissionRule: Hashable, Sendable, Codable {
    public var rule: Expression
    public var message: LocalText
    public var referTo: AgencyID?
    public var legalBasis: [LawID] = []
    /// Only tells the officer; never refuses.
    public var warn = false
    public init(rule: Expression, message: LocalText) {
        self.rule = rule
        self.message = message
    }
}
