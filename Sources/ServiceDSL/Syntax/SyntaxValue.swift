import ServiceIR

/// A value as the author wrote it: read in the form that its key wants, nothing resolved.
///
/// What is one reference already stands in it directly, all else behind one.
public enum SyntaxValue: Sendable {
    indirect case text(LocalText)
    indirect case string(String)
    indirect case expression(ExpressionText)
    case names([Located<String>])
    indirect case event(step: Located<String>, action: Located<String>?)
    indirect case flag(Bool)
    indirect case count(Int)
    indirect case constant(JSONValue)
    indirect case duration(PeriodRange)
    /// So long for each of what a name counts.
    indirect case timeLimit(PeriodRange, per: ExpressionText)
    indirect case date(CivilDate)
    indirect case size(Int)
    indirect case unit(Unit)
    indirect case rate(Decimal128, Unit)
    indirect case rounding(Rounding)
    indirect case bounds(Bounds)
    indirect case join(Join)
    indirect case officeHours(OfficeHours)
    indirect case timeSpan(OfficeHours.Span)
    case map(SyntaxMap)
    case entries([SyntaxEntry])
    case list([Located<SyntaxValue>])
    case rows([SyntaxRow])
    /// Read later, when more is known: the rows of a table, the answers of a scenario.
    indirect case node(YAMLNode)
    /// In an overlay: what the standard gives here is taken away.
    case removed
    /// Wrong, and already reported: whoever reads it stays silent.
    case faulty
}

/// An expression with the scalar it was written in, so that a part of it can be pointed at.
public struct ExpressionText: Sendable {
    public var text: String
    public var node: YAMLNode
    /// Where it begins in the scalar, in bytes, where it is only a part of it: a name behind `per`.
    var offset: Int?

    public var span: SourceSpan { offset == nil ? node.span : span(of: 0..<text.utf8.count) }
    /// The place of a range of bytes of the text.
    public func span(of range: Range<Int>) -> SourceSpan {
        let offset = offset ?? 0
        return node.span(ofText: range.lowerBound + offset..<range.upperBound + offset)
    }
}

/// A map with the language's keys. A single reference: maps are handed on at every turn.
public struct SyntaxMap: Sendable {
    public struct Member: Sendable {
        public var key: Key
        /// Absent in a short form.
        public var keySpan: SourceSpan?
        public var value: SyntaxValue
        public var span: SourceSpan

        /// The key, else the value: the place to point at.
        public var name: SourceSpan { keySpan ?? span }
    }

    struct Placement: Sendable {
        var isAfter: Bool
        var id: Located<String>
    }

    private struct Content: Sendable {
        var shape: ShapeName
        var span: SourceSpan
        var members: [Member]
        var replaces = false
        var placement: Placement?
        var missing: [Key] = []
    }

    /// An array of one, which is copied when one of its holders changes it.
    private var content: [Content]

    init(shape: ShapeName, span: SourceSpan, members: [Member]) {
        content = [Content(shape: shape, span: span, members: members)]
    }

    public var shape: ShapeName {
        get { content[0].shape }
        set { content[0].shape = newValue }
    }
    public var span: SourceSpan {
        get { content[0].span }
        set { content[0].span = newValue }
    }
    public var members: [Member] {
        get { content[0].members }
        _modify { yield &content[0].members }
    }
    /// In an overlay: nothing of what the standard says here is kept.
    var replaces: Bool {
        get { content[0].replaces }
        set { content[0].replaces = newValue }
    }
    /// In an overlay: where an added entry stands.
    var placement: Placement? {
        get { content[0].placement }
        set { content[0].placement = newValue }
    }
    /// Keys that a fault already reported would have given.
    var missing: [Key] {
        get { content[0].missing }
        _modify { yield &content[0].missing }
    }

    public subscript(key: Key) -> Member? { place(of: key).map { members[$0] } }
    /// The value of a key.
    func value(_ key: Key) -> SyntaxValue? { place(of: key).map { members[$0].value } }
    /// Whether there is a member of this key.
    func holds(_ key: Key) -> Bool { place(of: key) != nil }
    /// Whether the key was written, well or not.
    public func has(_ key: Key) -> Bool { holds(key) || missing.contains(key) }
    /// A loop over the members themselves would copy each: that was a twentieth of the time of checking one file. Read where they are, the
    /// list of them is not even held.
    private func place(of key: Key) -> Int? {
        for place in content[0].members.indices where content[0].members[place].key == key { return place }
        return nil
    }
    /// Whether the key's value is wrong, so that what refers into it is no second fault.
    func isFaulty(_ key: Key) -> Bool {
        if case .faulty? = value(key) { return true }
        return !holds(key) && missing.contains(key)
    }
}

/// One entry of a map from the author's ids.
public struct SyntaxEntry: Sendable {
    public var id: Located<String>
    public var value: SyntaxValue
    /// From the id to the end of the value.
    public var span: SourceSpan
    /// Of the value alone, where that is known.
    public var valueSpan: SourceSpan?
}

/// One row of the row rule.
public struct SyntaxRow: Sendable {
    public var when: ExpressionText?
    public var value: SyntaxValue
    public var span: SourceSpan
    /// Of the value alone.
    public var valueSpan: SourceSpan
    /// Beside a `to`.
    public var reason: LocalText?
}

extension SyntaxMap {
    // What the model reads by key. Each is `nil` both where nothing stands and where it is faulty: the fault is reported already.

    public func text(_ key: Key) -> LocalText? { if case .text(let found)? = value(key) { found } else { nil } }
    public func string(_ key: Key) -> String? { if case .string(let found)? = value(key) { found } else { nil } }
    public func expression(_ key: Key) -> ExpressionText? { if case .expression(let found)? = value(key) { found } else { nil } }
    public func names(_ key: Key) -> [Located<String>] { if case .names(let found)? = value(key) { found } else { [] } }
    public func name(_ key: Key) -> Located<String>? { names(key).first }
    public func flag(_ key: Key) -> Bool? { if case .flag(let found)? = value(key) { found } else { nil } }
    public func count(_ key: Key) -> Int? { if case .count(let found)? = value(key) { found } else { nil } }
    public func duration(_ key: Key) -> PeriodRange? { if case .duration(let found)? = value(key) { found } else { nil } }
    public func date(_ key: Key) -> CivilDate? { if case .date(let found)? = value(key) { found } else { nil } }
    public func map(_ key: Key) -> SyntaxMap? { if case .map(let found)? = value(key) { found } else { nil } }
    public func entries(_ key: Key) -> [SyntaxEntry] { if case .entries(let found)? = value(key) { found } else { [] } }
    public func list(_ key: Key) -> [Located<SyntaxValue>] { if case .list(let found)? = value(key) { found } else { [] } }
    public func unit(_ key: Key) -> Unit? { if case .unit(let found)? = value(key) { found } else { nil } }
    public func rounding(_ key: Key) -> Rounding? { if case .rounding(let found)? = value(key) { found } else { nil } }

    /// A word of a closed list, as the type that lists the same words.
    public func word<Word: RawRepresentable>(_ key: Key, as: Word.Type = Word.self) -> Word? where Word.RawValue == String {
        string(key).flatMap(Word.init(rawValue:))
    }

    /// The strings of a list, each with its place.
    public func strings(_ key: Key) -> [Located<String>] {
        list(key).compactMap { item in if case .string(let text) = item.value { Located(text, item.span) } else { nil } }
    }
}
