import ServiceIR

/// The names that the expressions of a service see, at each kind of place.
struct Scopes {
    /// What every expression sees: form, steps (none of whose values is sure), conditions, tables, reserved words.
    var base = Scope()
    let declarations: Declarations
    let sure: SureValues
    let elders: ElderNames
    /// A value of a step or of an action, and the facts of which one makes it sure.
    struct Recorded {
        let facts: [Int]
        let symbol: Scope.Symbol
        /// Whether answers of the form decide that it is asked.
        var isOfForm = false
    }
    var recorded: [[String]: Recorded] = [:]
    /// By the path of a fee item, or of the total: what its amount reads of steps.
    var feeReads: [[String]: [[String]]] = [:]
    /// By canonical path: the `when` of a field, with its section's or its step's.
    var whens: [[String]: Node] = [:]
    /// By canonical path: while a field may be left empty.
    var optionals: [[String]: Node] = [:]
    /// Fields whose `when` or `optional` needs itself.
    var circularFields: Set<[String]> = []
    /// By canonical path: what a field of the form lies between, by its bounds or by what it is computed from.
    var ranges: [[String]: Interval] = [:]

    init(_ declarations: Declarations, sure: SureValues, elders: ElderNames, held: [String: Scope.Held] = [:], reader: ExpressionReader) {
        self.elders = elders
        self.declarations = declarations
        self.sure = sure
        for (written, output) in held { base.declareHeld(written, output) }
        let fields = declarations.sections.reduce(0) { $0 + $1.fields.count }
        base.reserveCapacity(20 + fields + 2 * declarations.documents.count + 4 * declarations.steps.count)
        declareReserved()
        declareForm(presence: false)
        declareSteps()
        for (id, _) in declarations.conditions { base.declareCondition(ConditionID(id.value), definition: nil) }
        for (id, map) in declarations.tables { base.declareTable(TableID(id.value), signature(of: map)) }
        settle(reader)
    }

    // MARK: The whole service

    mutating func declareReserved() {
        if !declarations.variants.isEmpty { base.declare(["variant"], .init(.code(.choice(declarations.variants)))) }
        base.declare(["applicant"], .init(.code(.choice(Applicant.allCases.map(\.rawValue)))))
        base.declare(["channel"], .init(.code(.choice(Channel.allCases.map(\.rawValue)))))
        base.declare(["today"], .init(.date))
        base.declare(["submitted"], .init(.instant))
        for (id, map) in declarations.feeItems { feeReads[["fee", id.value]] = stepReads(map) }
        if !declarations.feeItems.isEmpty { feeReads[["fee", "total"]] = feeReads.values.flatMap(\.self) }
        for (path, reads) in feeReads { base.declare(path, .init(.integer(.rupiah), presence: reads.isEmpty ? .always : .perhaps())) }
        for (id, map) in declarations.documents {
            declareDocument(["documents", id.value], map)
            for name in map?.names(.per) ?? [] {
                guard let section = declarations.section(name.value) else { continue }
                let path = ["documents", id.value, section.id]
                if section.isList { base.declare(path, .init(.bool)) } else { declareDocument(path, map, isPart: true) }
            }
        }
        for (id, map) in declarations.outputs {
            base.declare(["delivery", id.value], .init(.code(.choice(deliveries(map))), presence: .perhaps()))
        }
    }

    mutating func declareDocument(_ path: [String], _ map: SyntaxMap?, isPart: Bool = false) {
        // What the office gets by itself is never handed in; an output of the applicant's stands in its place.
        if let from = map?.string(.from), !from.contains(".") { return }
        base.declare(path, .init(.bool))
        if map?.has(.per) == true, !isPart { return }
        for member in (map?.entries(.anyOf) ?? []) + (map?.entries(.allOf) ?? []) {
            declareDocument(path + [member.id.value], member.map)
        }
    }

    /// What an amount reads of steps, word by word: where there is any, it is not known from the beginning.
    func stepReads(_ map: SyntaxMap?) -> [[String]] {
        guard let map else { return [] }
        var texts: [ExpressionText] = [map.expression(.when)].compactMap(\.self)
        switch map.value(.amount) {
        case .expression(let text)?: texts.append(text)
        case .rows(let rows)?:
            for row in rows {
                if let when = row.when { texts.append(when) }
                if case .expression(let text) = row.value { texts.append(text) }
            }
        default: break
        }
        return texts.flatMap { stepNames(in: $0.text) }
    }

    /// The names of several words that begin with a step's.
    func stepNames(in text: String) -> [[String]] {
        func isOfName(_ byte: UInt8) -> Bool {
            let isLetter = (0x61...0x7A).contains(byte | 0x20)
            return isLetter || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2E
        }
        var found: [[String]] = []
        for name in text.utf8.split(whereSeparator: { !isOfName($0) }) {
            let words: [String] = name.split(separator: 0x2E).map { String(decoding: $0, as: UTF8.self) }
            if words.count > 1, declarations.stepPlaces[words[0]] != nil { found.append(words) }
        }
        return found
    }

    func deliveries(_ map: SyntaxMap?) -> [String] {
        switch map?.value(.delivery) {
        case .list(let items)?: items.compactMap { if case .string(let word) = $0.value { word } else { nil } }
        default: ["download", "counter", "post", "email"]
        }
    }

    mutating func declareForm(presence isSettled: Bool) {
        var places: [String: [[String]]] = [:]
        var order: [String] = []
        for section in declarations.sections {
            if section.isList {
                let when = isSettled ? whens[[section.id]] : nil
                base.declare(
                    [section.id],
                    .init(
                        .list(.record(FieldTyping.record(of: section.fields))), presence: when.map { .when($0) } ?? .always,
                        range: section.many.map { Interval($0) }))
                continue
            }
            for field in section.fields {
                let path = [section.id, field.id]
                base.declare(
                    path, .init(field.valueType, presence: isSettled ? presence(of: field, at: path) : .always, range: ranges[path]))
                if places[field.id] == nil { order.append(field.id) }
                places[field.id, default: []].append(path)
                // An id that is none is told where it stands; whoever reads it as it should be is right.
                if let meant = field.meantID, places[meant] == nil, !section.fields.contains(where: { $0.id == meant }) {
                    base.declare([section.id, meant], .init(.any))
                    order.append(meant)
                    places[meant] = [[section.id, meant]]
                }
            }
        }
        if isSettled { return }
        for name in order {
            let paths = places[name] ?? []
            if paths.count == 1 { base.alias(name, to: paths[0]) } else { base.markAmbiguous(name, among: paths) }
        }
    }

    mutating func declareSteps() {
        for step in declarations.steps where step.kind != .end {
            base.declare([step.id, "count"], .init(.integer(.none)))
            if step.kind == .notice {
                base.declare([step.id, "objections"], .init(.list(.record(FieldTyping.record(of: step.fields)))))
                continue
            }
            guard step.kind == .task || step.kind == .payment else { continue }
            base.declare([step.id, "reason"], .init(.text, presence: .perhaps()))
            var actions = step.actions.map(\.id)
            if step.map.has(.to) { actions.insert("done", at: 0) }
            base.declare([step.id, "action"], .init(.code(.choice(actions)), presence: .perhaps()))
            for (path, field) in values(of: step) {
                base.declare(path, .init(field.valueType, presence: .perhaps(), range: field.range))
                if let pairing = field.pairing, pairing.isAlwaysThere, let last = pairing.lists.last { base.pair(path, with: last) }
            }
        }
    }

    /// Every recorded value of a step, with its canonical path.
    func values(of step: StepDeclaration, ofActions: Bool = true) -> [(path: [String], field: FieldDeclaration)] {
        var result: [(path: [String], field: FieldDeclaration)] = []
        for field in step.fields {
            if step.isFilledByEach {
                for role in step.map.performerNames { result.append(([step.id, role.value, field.id], field)) }
            } else {
                result.append(([step.id, field.id], field))
            }
        }
        if ofActions {
            for action in step.actions { for field in action.fields { result.append(([step.id, action.id, field.id], field)) } }
        }
        return result
    }

    func signature(of map: SyntaxMap?) -> Scope.Signature {
        guard let map else { return .init(inputs: [], result: .any) }
        if let member = map[.rate] {
            guard case .rate(let number, let unit) = member.value else { return .init(inputs: [], result: .any) }
            return .init(
                inputs: [], result: number.int64 == nil ? .decimal(unit) : .integer(unit), range: Interval(low: number, high: number))
        }
        let inputs = map.names(.of).map { type(ofInput: $0) }
        // Of what it gives nothing is known.
        if map.isFaulty(.unit) || map.isFaulty(.rows) { return .init(inputs: inputs, result: .any) }
        let unit = map.unit(.unit) ?? .none
        guard case .node(let rows)? = map.value(.rows) else { return .init(inputs: inputs, result: .decimal(unit)) }
        var isWhole = TableRows.isWhole(rows)
        var numbers = TableRows.numbers(rows)
        if case .node(let other)? = map.value(.else) {
            if !TableRows.isWhole(other) { isWhole = false }
            numbers += TableRows.numbers(other)
        }
        let range = numbers.min().flatMap { low in numbers.max().map { Interval(low: low, high: $0) } }
        return .init(inputs: inputs, result: isWhole ? .integer(unit) : .decimal(unit), range: range)
    }

    /// The type of an input of a table, named bare or as `SECTION.FIELD`; `any` where it is unknown, which is reported elsewhere.
    func type(ofInput name: Located<String>) -> ValueType {
        let parts = name.value.split(separator: ".").map(String.init)
        if let symbol = base[parts] { return symbol.type.ofOneAnswer }
        if let (_, field) = rowField(parts) { return field.valueType.ofOneAnswer }
        let found = declarations.sections.flatMap { section in
            section.fields.filter { $0.id == name.value && elders.knew($0, from: name.span) }
        }
        return found.count == 1 ? found[0].valueType.ofOneAnswer : .any
    }

    /// `LIST.FIELD`, or more of its path: a field of the rows of a list, with its whole path.
    func rowField(_ parts: [String], withSteps: Bool = false) -> (path: [String], field: FieldDeclaration)? {
        guard parts.count > 1 else { return nil }
        let found = rowFields(parts, withSteps: withSteps)
        return found.count == 1 ? found[0] : nil
    }

    /// The fields of rows whose whole paths end so; with those of steps and actions, if wanted.
    func rowFields(_ parts: [String], withSteps: Bool) -> [(path: [String], field: FieldDeclaration)] {
        var found: [(path: [String], field: FieldDeclaration)] = []
        func collect(_ fields: [FieldDeclaration], at path: [String], areRows: Bool) {
            for field in fields {
                let own = path + [field.id]
                if areRows, own.suffix(parts.count).elementsEqual(parts) { found.append((own, field)) }
                collect(field.row, at: own, areRows: true)
            }
        }
        for section in declarations.sections { collect(section.fields, at: [section.id], areRows: section.isList) }
        for step in withSteps ? declarations.steps : [] {
            collect(step.fields, at: [step.id], areRows: false)
            for action in step.actions { collect(action.fields, at: [step.id, action.id], areRows: false) }
        }
        return found
    }
}

extension ValueType {
    /// Of several answers (`choices`) the type of one: what a table is read by.
    var ofOneAnswer: ValueType {
        if case .list(let element) = self, case .code = element { return element }
        return self
    }
}
