import ServiceIR

/// A service beside the standard that it extends, as locks look at both: what a citizen gets here and there with the same answers.
///
/// A name means the same on both sides where both define it alike; else the standard's is a value of its own, of which nothing is known.
struct LockComparison {
    enum Side { case standard, region }

    /// What a search says of something that would break a lock.
    enum Outcome {
        case impossible
        /// A citizen who is worse off, and whether evaluation confirmed it.
        case found(facts: [Words], obstacles: [String])
        case overBudget
    }

    @Boxed var standard: CompiledService
    @Boxed var region: CompiledService
    let standardGraph: MachineGraph
    let regionGraph: MachineGraph
    /// Every step by its id, those of blocks too.
    let standardSteps: [StepID: Step]
    let regionSteps: [StepID: Step]
    /// What is recorded at steps, by the names of expressions.
    let standardFields: StepFields
    let regionFields: StepFields
    @Boxed var catalog: CompiledCatalog
    /// The week of the standard's own catalog, where that has one.
    let standardHours: OfficeHours?
    /// Where the region's catalog says its own.
    let officeHours: SourceSpan?
    /// The free days that the standard's own catalog reckons with, where it has any.
    let standardCalendar: WorkingCalendar?
    /// Those of the region's catalog, and where it names its calendars.
    let calendar: DecreedCalendar?
    let calendarNames: SourceSpan?
    /// Whether the fee itself is compared by a lock: what only a dearer fee brings about is not said again.
    var isFeeJudged = false
    /// Whether the form itself is compared by a lock: what it says of an answer is not said again of a paper or a channel.
    var isFormJudged = false
    /// The paths of outputs in which nothing may change: what breaks such a lock is not said again of the steps that issue them.
    var fixedOutputs: Set<[String]> = []
    /// What is known of every name, both sides' together.
    private(set) var scope: Scope
    private var standardScope: Scope
    private var regionScope: Scope
    private let standardConditions: [String: Node]
    private let regionConditions: [String: Node]
    private var differing: Set<[String]> = []
    private var differingTables: Set<String> = []
    private(set) var writtenOut = WrittenOutFields()
    private var rowValues = RowValues()
    /// How often a step is taken to have been entered, by the standard and here.
    private var visits: [String: (standard: Int, region: Int)] = [:]

    init(
        standard: CheckSubject, standardScope: Scope, region: CheckSubject, regionScope: Scope,
        standardHours: OfficeHours? = nil, officeHours: SourceSpan? = nil, standardCalendar: WorkingCalendar? = nil,
        calendar: DecreedCalendar? = nil, calendarNames: SourceSpan? = nil
    ) {
        _standard = Boxed(wrappedValue: standard.service)
        _region = Boxed(wrappedValue: region.service)
        standardGraph = standard.graph
        regionGraph = region.graph
        standardSteps = standardGraph.steps
        regionSteps = regionGraph.steps
        standardFields = StepFields(standardGraph)
        regionFields = StepFields(regionGraph)
        _catalog = Boxed(wrappedValue: region.catalog)
        self.standardHours = standardHours
        self.officeHours = officeHours
        self.standardCalendar = standardCalendar
        self.calendar = calendar
        self.calendarNames = calendarNames
        scope = regionScope
        self.standardScope = standardScope
        self.regionScope = regionScope
        standardConditions = Self.definitions(standard.service)
        regionConditions = Self.definitions(region.service)
        for (id, table) in standard.service.tables where region.service.tables[id] != table { differingTables.insert(id.rawValue) }
        findDifferingFields()
        let counts = VisitCounts(comparison: self).differing
        if !counts.isEmpty {
            differing.formUnion(counts)
            // So does what is worked out of them.
            findDifferingFields()
        }
        findRowValues()
        findWrittenOut()
        declareOffered()
        scope.declare(["that_day"], .init(.date))
    }

    private static func definitions(_ service: CompiledService) -> [String: Node] {
        var result: [String: Node] = [:]
        for (id, expression) in service.conditions { result[id.rawValue] = try? ExpressionParser.parse(expression.text) }
        return result
    }

    // MARK: What means the same

    private mutating func findDifferingFields() {
        var reads: [[String]: Set<[String]>] = [:]
        for (sectionID, section) in standard.form.sections {
            let other = region.form.sections[sectionID]
            // Of several sections the rows are one value.
            if section.many != nil || other?.many != nil, !isAlike(section, other) { differing.insert([sectionID.rawValue]) }
            for (fieldID, field) in section.fields {
                let path = [sectionID.rawValue, fieldID.rawValue]
                if !(other?.fields[fieldID].map { isAlike(field, in: section, $0, in: other) } ?? false) { differing.insert(path) }
                let nodes = ([section.when] + field.expressions).compactMap { $0 }.map { inlined($0, .standard) }
                reads[path] = nodes.reduce(into: []) { $0.formUnion($1.paths) }
                if nodes.contains(where: { !$0.calls.isDisjoint(with: differingTables) }) { differing.insert(path) }
            }
        }
        for (path, place) in standardFields.places {
            let other = regionFields[path]?.field
            if !(other.map { isAlike(place.field, in: nil, $0, in: nil) } ?? false) { differing.insert(path) }
            let nodes = place.field.expressions.compactMap { $0 }.map { inlined($0, .standard) }
            reads[path] = nodes.reduce(into: []) { $0.formUnion($1.paths) }
            if nodes.contains(where: { !$0.calls.isDisjoint(with: differingTables) }) { differing.insert(path) }
        }
        // What is worked out from something that differs, differs.
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for (path, names) in reads where !differing.contains(path) && !names.isDisjoint(with: differing) {
                differing.insert(path)
                isGrowing = true
            }
            for (id, section) in standard.form.sections where section.many != nil && !differing.contains([id.rawValue]) {
                guard section.fields.keys.contains(where: { differing.contains([id.rawValue, $0.rawValue]) }) else { continue }
                differing.insert([id.rawValue])
                isGrowing = true
            }
        }
    }

    private mutating func findRowValues() {
        let (plain, differing) = (self, differing)
        rowValues = RowValues(
            standard: standard, region: region,
            isAskedAlike: { known, own in
                let reads = ([known.when, known.optionalWhen, known.value] as [Expression?]).compactMap(\.self)
                    .map { plain.inlined($0, .standard) }
                return plain.isAlike(known, in: nil, own, in: nil) && reads.allSatisfy { $0.paths.isDisjoint(with: differing) }
            }, node: { plain.inlined($0, $1) })
    }

    private mutating func findWrittenOut() {
        let (plain, differing) = (self, differing)
        writtenOut = WrittenOutFields(
            standard: standard, region: region, steps: { $0 == .standard ? plain.standardFields : plain.regionFields },
            differs: { differing.contains($0) || differing.contains([$0.first ?? ""]) },
            changed: { expression, side, fields in
                var comparison = plain
                comparison.writtenOut = fields
                return comparison.inlined(expression, side).mapped { comparison.changed($0, side) }
            })
    }

    /// Whether a row of one is a row of the other, as far as the standard reads it.
    private func isAlike(_ section: Section, _ other: Section?) -> Bool {
        guard let other, (section.many == nil) == (other.many == nil) else { return false }
        return section.fields.allSatisfy { id, field in
            other.fields[id].map { isAlike(field, in: section, $0, in: other) } ?? false
        }
    }

    /// Whether a field means the same on both sides, its rows included.
    private func isAlike(_ field: Field, in section: Section?, _ other: Field, in around: Section?) -> Bool {
        guard signature(field, in: section, .standard) == signature(other, in: around, .region) else { return false }
        return field.fields.allSatisfy { id, inner in
            other.fields[id].map { isAlike(inner, in: nil, $0, in: nil) } ?? false
        }
    }

    private func signature(_ field: Field, in section: Section?, _ side: Side) -> [String] {
        let expressions = [section?.when, field.when, field.optionalWhen, field.value].map {
            $0.map { inlined($0, side).canonicalText } ?? ""
        }
        return expressions + [
            field.kind, "\(field.isOptional)", field.unit.map { "\($0)" } ?? "",
            field.round.map { "\($0.direction) \($0.multiple)" } ?? "",
        ]
    }

    /// A condition with those that it names written out.
    func inlined(_ expression: Expression, _ side: Side) -> Node {
        guard let node = try? ExpressionParser.parse(expression.text) else { return Node(.literal(.bool(true))) }
        return node.inlining(side == .standard ? standardConditions : regionConditions, depth: 16)
    }

    /// Only what the standard offers is compared: options, variants, applicants and channels of the region alone are free.
    private mutating func declareOffered() {
        for (sectionID, section) in standard.form.sections {
            let list = [sectionID.rawValue]
            if section.many != nil, let symbol = standardScope[list] {
                if differing.contains(list) {
                    scope.declare(["standard"] + list, .init(symbol.type, presence: .perhaps(), range: symbol.range))
                } else {
                    scope.declare(list, symbol)
                }
            }
            for fieldID in section.fields.keys {
                let path = [sectionID.rawValue, fieldID.rawValue]
                guard let symbol = standardScope[path] else { continue }
                if differing.contains(path) {
                    scope.declare(["standard"] + path, .init(symbol.type, presence: .perhaps()))
                } else {
                    scope.declare(path, symbol)
                }
            }
        }
        for path in standardFields.places.keys {
            guard let symbol = standardScope[path] else { continue }
            if differing.contains(path) {
                scope.declare(["standard"] + path, .init(symbol.type, presence: .perhaps(), range: symbol.range))
            } else {
                scope.declare(path, symbol)
            }
        }
        for path in otherCounts {
            guard let symbol = standardScope[path] else { continue }
            scope.declare(["standard"] + path, .init(symbol.type, presence: .perhaps(), range: symbol.range))
        }
        if !standard.variants.isEmpty { choice("variant", standard.variants.keys.map(\.rawValue)) }
        if !standard.applicants.isEmpty { choice("applicant", standard.applicants.map(\.rawValue)) }
        if !standard.channels.isEmpty { choice("channel", standard.channels.map(\.rawValue)) }
    }

    private mutating func choice(_ name: String, _ options: [String]) { scope.declare([name], .init(.code(.choice(options)))) }

    /// The same where answers to a step's field are compared: what the standard takes there.
    func asked(byStandard path: [String]) -> LockComparison {
        guard let symbol = standardScope[path] else { return self }
        var inner = self
        inner.scope.declare(path, symbol)
        return inner
    }

    /// The same inside a row of a list, whose fields are read by their names alone, or through a variable.
    func inRows(of path: [String], as variable: String? = nil) -> LockComparison {
        func row(_ scope: Scope) -> RecordType? {
            guard case .list(.record(let row))? = scope[path]?.type else { return nil }
            return row
        }
        let (own, known) = (row(regionScope), row(standardScope))
        var inner = self
        if let own {
            inner.scope.declare(own, as: variable)
            inner.regionScope.declare(own, as: variable)
        }
        if let known {
            inner.scope.declare(known, as: variable)
            inner.standardScope.declare(known, as: variable)
        }
        return inner
    }

    /// Whether every output that the standard names is one that the region names: one of the service itself is on both sides that of whoever says it.
    func includes(_ own: IssuedOutput, _ known: IssuedOutput) -> Bool {
        known.names.allSatisfy { known in
            own.names.contains { own in
                let isOwn = own.service == region.service && known.service == standard.service
                return own.output == known.output && (own.service == known.service || isOwn)
            }
        }
    }

    // MARK: Conditions

    /// A condition as it is compared: conditions written out, what means something else on the standard's side under a name of its own.
    func node(_ expression: Expression?, _ side: Side) -> Node {
        guard let expression else { return Node(.literal(.bool(true))) }
        return inlined(expression, side).mapped { changed($0, side) }.solved
    }

    /// That something which is asked must be given: it is not optional, or may not be left out by what was answered.
    func required(isOptional: Bool, _ condition: Expression?, _ side: Side) -> Node {
        guard isOptional else { return .truth(true) }
        return condition.map { node($0, side).negated } ?? .truth(false)
    }

    private func changed(_ node: Node, _ side: Side) -> Node? {
        if let written = rowValues.writtenOut(node, side, { $0.mapped { changed($0, side) } }) { return written }
        if let path = node.path {
            if path == ["today"] { return Node(.name("that_day")) }
            if path.count == 2, path[1] == "count", let times = visits[path[0]] {
                return .number(Decimal128(Int64(side == .standard ? times.standard : times.region)))
            }
            if let field = writtenOut[path, side] { return field.value }
            guard side == .standard, differs(path) else { return nil }
            return Node(path: ["standard"] + path)
        }
        guard case .call(let name, let arguments, let isRooted) = node.kind else { return nil }
        if name == "has", let path = arguments.first?.path, let field = writtenOut[path, side] { return field.asked }
        let isOther = side == .standard && differingTables.contains(name)
        guard isOther || name == "age" else { return nil }
        // Both sides are asked on one day, so that an age is the same on both.
        let inner = arguments.map { $0.mapped { changed($0, side) } }
        return Node(.call(isOther ? "standard_\(name)" : "age_that_day", inner, isRooted: isRooted))
    }

    /// The steps to which a way leads back here alone, of those that an amount counts.
    var enteredAgain: [StepID] {
        otherCounts.filter { $0[1] == "count" }.map { StepID($0[0]) }
            .filter { regionGraph.comesBack(to: $0) && !standardGraph.comesBack(to: $0) }
    }

    /// What the way of a case counts, and may count otherwise here.
    var otherCounts: [[String]] {
        differing.filter { $0.count == 2 && VisitCounts.names.contains($0[1]) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The same, were a name the same on both sides.
    func taking(_ name: [String]) -> LockComparison {
        var inner = self
        inner.differing.remove(name)
        return inner
    }

    /// What each objector to a notice of the standard sends, where on both sides the same people may object.
    func objections(_ list: [String]) -> OrderedMap<FieldID, Field>? {
        guard list.count == 2, list[1] == "objections", !differs(list), let step = standardSteps[StepID(list[0])], step.kind == .notice
        else { return nil }
        return step.fields
    }

    /// The same for a case that comes to a step a second time here, and once by the standard.
    func entering(_ id: StepID) -> LockComparison {
        var inner = self
        inner.visits[id.rawValue] = (1, 2)
        return inner
    }

    /// Whether the rows of a list are asked alike on both sides, whatever is worked out in them, or by the region alone.
    func asksRowsAlike(_ list: [String]) -> Bool {
        if rowValues.areAlike(list) || objections(list) != nil { return true }
        let isNew = list.count == 1 && standard.form.sections[SectionID(list[0])] == nil
        return isNew ? region.form.sections[SectionID(list[0])]?.many != nil : addedField(list)?.type == .list
    }

    /// A table under the name that the comparison gives it.
    func table(_ name: String) -> Table? {
        if let known = region.tables[TableID(name)] { return known }
        guard name.hasPrefix("standard_") else { return nil }
        return standard.tables[TableID(String(name.dropFirst("standard_".count)))]
    }

    /// How many rows a list has by the standard.
    func sizes(of list: [String]) -> Interval? { scope[list]?.range }

    /// Whether a name means something else on either side.
    func differs(_ path: [String]) -> Bool {
        switch path.first {
        case "fee": standard.fee != region.fee
        case "documents": standard.documents != region.documents
        default: differing.contains(path) || differing.contains([path.first ?? ""])
        }
    }

    /// The rows of a value with the whole condition of each: that it holds, and that those before it do not.
    func cases<T>(_ rows: Rows<T>?, _ side: Side) -> [(when: Node, value: T)] {
        var before: [Node] = []
        return (rows?.rows ?? []).map { row in
            let own = node(row.when, side)
            defer { before.append(own.negated) }
            return (Node.all(row.when == nil ? before : [own] + before), row.value)
        }
    }

    /// What is so of every submission that the standard accepts, as far as it concerns what `nodes` read.
    func accepted(_ nodes: [Node]) -> [Node] {
        var result = standard.rules.filter { !$0.warn }.map { node($0.rule, .standard) }
        let read = (nodes + result).reduce(into: Set<[String]>()) { $0.formUnion($1.paths) }
        for path in read.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let asked = path.first == "standard" ? Array(path.dropFirst()) : path
            guard differing.contains(asked) == (asked != path), let field = standardField(asked) else { continue }
            for (bound, op) in [(field.min, BinaryOperator.greaterOrEqual), (field.max, .lessOrEqual)] {
                guard let number = bound?.number else { continue }
                let there = Node(path: path).isThere
                let literal: Literal = number.scale == 0 ? number.int64.map { .integer($0) } ?? .decimal(number) : .decimal(number)
                result.append(Node(.binary(.or, there.negated, Node(.binary(op, Node(path: path), Node(.literal(literal)))))))
            }
            if let rule = field.rule, field.value == nil {
                result.append(Node(.binary(.or, Node(path: path).isThere.negated, node(rule.rule, .standard))))
            }
        }
        return result
    }

    /// What the standard asks, or lets be recorded, under this name; nothing inside a row.
    func standardField(_ path: [String]) -> Field? {
        if let place = standardFields[path] { return place.field }
        return path.count == 2 ? standard.form.sections[SectionID(path[0])]?.fields[FieldID(path[1])] : nil
    }

    /// What only the region's form asks under this name; nothing inside a row.
    func addedField(_ path: [String]) -> Field? {
        guard path.count == 2, standardField(path) == nil, standard.form.sections[SectionID(path[0])]?.many == nil else { return nil }
        let section = region.form.sections[SectionID(path[0])]
        return section?.many == nil ? section?.fields[FieldID(path[1])] : nil
    }

    /// A yes/no fact that only locks know: that somebody holds a document.
    mutating func declare(fact path: [String]) { scope.declare(path, .init(.bool)) }
}

extension Field {
    /// What decides whether it is asked and what it is, its rows included.
    fileprivate var expressions: [Expression?] { [when, optionalWhen, value] + fields.values.flatMap(\.expressions) }
}

extension Field {
    /// What an answer means: of a number that is asked it does not matter whether it must be whole, of a text how many lines it has.
    fileprivate var kind: String {
        switch type {
        case .integer where value == nil: FieldType.decimal.rawValue
        case .longText: FieldType.text.rawValue
        default: type.rawValue
        }
    }
}

extension Node {
    /// Every name with its members that the expression reads.
    var paths: Set<[String]> {
        if let path { return [path] }
        return children.reduce(into: []) { $0.formUnion($1.paths) }
    }

    /// Every function and table that it calls.
    var calls: Set<String> {
        var found = children.reduce(into: Set<String>()) { $0.formUnion($1.calls) }
        if case .call(let name, _, _) = kind { found.insert(name) }
        return found
    }

    static func any(_ nodes: [Node]) -> Node {
        guard let first = nodes.first else { return Node(.literal(.bool(false))) }
        return nodes.dropFirst().reduce(first) { Node(.binary(.or, $0, $1)) }
    }

    /// That there is such a value.
    var isThere: Node { Node(.call("has", [self])) }

    static func truth(_ value: Bool) -> Node { Node(.literal(.bool(value))) }
}
