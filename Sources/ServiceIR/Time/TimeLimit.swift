/// How long something may take: a span, or one such span for each of what is counted (`1 working day per kendaraan`).
public struct TimeLimit: Hashable, Sendable {
    public var range: PeriodRange
    /// A whole number, in canonical names: the rows of a list (`size(kendaraan)`) or a field. What is below zero counts as zero.
    public var per: Expression?

    public init(_ range: PeriodRange, per: Expression? = nil) {
        self.range = range
        self.per = per
    }

    /// What is promised, the upper end, where so many are counted.
    ///
    /// - Parameter count: read only where there is `per`.
    public func promised(for count: Int) -> Period {
        guard per != nil else { return range.promised }
        let (product, overflow) = range.upper.multipliedReportingOverflow(by: max(0, count))
        return Period(overflow ? .max : product, range.unit)
    }
}

extension TimeLimit: CustomStringConvertible {
    /// As it is stored: `5 working days`, `1 working days per size(kendaraan)`.
    public var description: String { per.map { "\(range)\(Self.mark)\($0.text)" } ?? range.description }
    private static let mark = " per "
}

extension TimeLimit: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        let mark = text.firstRange(of: Self.mark)
        guard let range = PeriodRange(stored: mark.map { text[..<$0.lowerBound] } ?? text[...]) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time: \(text)")
        }
        self.init(range, per: mark.map { Expression(String(text[$0.upperBound...])) })
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension CompiledService {
    /// What a time counts.
    public struct Counted: Sendable {
        /// As people say what there is one time for: the list's name, a number's unit or else its name.
        public let name: LocalText
        /// How many there may be, as far as the questions bound it.
        public let bounds: ClosedRange<Int>
    }

    /// What the `per` of a time counts; `nil` where it is no list and no whole number of this service.
    public func counted(by per: Expression) -> Counted? {
        guard let node = try? ExpressionParser.parse(per.text) else { return nil }
        if let path = node.sizePath {
            if path.count == 1, let section = form.sections[SectionID(path[0])], let many = section.many {
                return Counted(name: section.name.uncapitalized, bounds: many.counts)
            }
            guard let field = field(at: path) else { return nil }
            let bounds = field.many?.counts ?? (field.isOptional ? 0 : 1)...max(1, field.options.count)
            return Counted(name: field.name.uncapitalized, bounds: bounds)
        }
        guard let path = node.path, let field = field(at: path), field.type == .integer else { return nil }
        func bound(_ value: JSONValue?) -> Int? { value?.int64.map { Int(clamping: $0) } }
        // Whatever is below zero counts as zero.
        let lower = max(-1, bound(field.min) ?? -1)
        let unit = field.unit.map(\.description).flatMap { $0.isEmpty ? nil : $0 }
        let name = unit.map { text in LocalText(field.name.byLanguage.mapValues { _ in text }) } ?? field.name.uncapitalized
        return Counted(name: name, bounds: lower...max(lower, bound(field.max) ?? Int(Int32.max)))
    }

    /// The field of the form, of a step, of an action or of one role of a step that has this canonical name.
    package func field(at path: [String]) -> Field? {
        guard path.count > 1, let last = path.last.map({ FieldID($0) }) else { return nil }
        if let section = form.sections[SectionID(path[0])] { return path.count == 2 ? section.fields[last] : nil }
        guard let step = machine.steps.step(StepID(path[0])) else { return nil }
        return path.count == 2 ? step.fields[last] : step.actions[ActionID(path[1])]?.fields[last] ?? step.fields[last]
    }
}

extension TimeLimit {
    /// As people say it: `5 hari kerja`, `1 hari kerja per kendaraan`.
    public func text(in language: LanguageID, of service: CompiledService) -> String {
        let range = range.text(in: language)
        return per.map { per in "\(range) per \(service.counted(by: per)?.name[language] ?? per.text)" } ?? range
    }
}

extension OrderedMap<StepID, Step> {
    /// The step of this id, those of blocks too.
    fileprivate func step(_ id: StepID) -> Step? {
        if let step = self[id] { return step }
        for step in values {
            for branch in step.branches.values { if let found = branch.steps.step(id) { return found } }
        }
        return nil
    }
}

extension Bounds {
    fileprivate var counts: ClosedRange<Int> { max(0, lower)...max(0, lower, upper) }
}

extension LocalText {
    /// With a small first letter, as it stands within a sentence; `STNK` stays.
    fileprivate var uncapitalized: LocalText {
        LocalText(
            byLanguage.mapValues { text in
                text.dropFirst().first?.isUppercase == true ? text : text.prefix(1).lowercased() + text.dropFirst()
            })
    }
}

extension Node {
    /// What `size(x)` and `x.size()` count the rows of: the names of `x`.
    public var sizePath: [String]? { Node.sizePath(of: self).map { Array($0.dropLast()) } }
}
