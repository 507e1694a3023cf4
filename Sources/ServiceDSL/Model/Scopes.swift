import ServiceIR

/// The names that the expressions of a service see, at each kind of place.
struct Scopes {
    /// What every expression sees: form, steps (none of whose values is sure), conditions, tables, reserved words.
    private(set) var base = Scope()
    private let declarations: Declarations
    private let sure: SureValues
    private let elders: ElderNames
    /// A value of a step or of an action, and the facts of which one makes it sure.
    private struct Recorded {
        let facts: [Int]
        let symbol: Scope.Symbol
        /// Whether answers of the form decide that it is asked.
        var isOfForm = false
    }
    private var recorded: [[String]: Recorded] = [:]
    /// By the path of a fee item, or of the total: what its amount reads of steps.
    private var feeReads: [[String]: [[String]]] = [:]
    /// By canonical path: the `when` of a field, with its section's or its step's.
    private var whens: [[String]: Node] = [:]
    /// By canonical path: while a field may be left empty.
    private var optionals: [[String]: Node] = [:]
    /// Fields whose `when` or `optional` needs itself.
    private var circularFields: Set<[String]> = []
    /// By canonical path: what a field of the form lies between, by its bounds or by what it is computed from.
    private var ranges: [[String]: Interval] = [:]

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

    private mutating func declareReserved() {
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

    private mutating func declareDocument(_ path: [String], _ map: SyntaxMap?, isPart: Bool = false) {
        // What the office gets by itself is never handed in; an output of the applicant's stands in its place.
        if let from = map?.string(.from), !from.contains(".") { return }
        base.declare(path, .init(.bool))
        if map?.has(.per) == true, !isPart { return }
        for member in (map?.entries(.anyOf) ?? []) + (map?.entries(.allOf) ?? []) {
            declareDocument(path + [member.id.value], member.map)
        }
    }

    /// What an amount reads of steps, word by word: where there is any, it is not known from the beginning.
    private func stepReads(_ map: SyntaxMap?) -> [[String]] {
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
    private func stepNames(in text: String) -> [[String]] {
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

    private func deliveries(_ map: SyntaxMap?) -> [String] {
        switch map?.value(.delivery) {
        case .list(let items)?: items.compactMap { if case .string(let word) = $0.value { word } else { nil } }
        default: ["download", "counter", "post", "email"]
        }
    }

    private mutating func declareForm(presence isSettled: Bool) {
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

    private mutating func declareSteps() {
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
    private func values(of step: StepDeclaration, ofActions: Bool = true) -> [(path: [String], field: FieldDeclaration)] {
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

    private func signature(of map: SyntaxMap?) -> Scope.Signature {
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

    // MARK: Presence

    /// Second pass: with every name known, the conditions under which values exist.
    private mutating func settle(_ reader: ExpressionReader) {
        let names = base.nested()
        for section in declarations.sections {
            let outer = reader.canonical(section.map.expression(.when), in: self.section(section, of: names))
            let inner = self.section(section, of: names)
            if let outer { whens[[section.id]] = outer }
            if section.isList { continue }
            for field in section.fields {
                let own = reader.canonical(field.map.expression(.when), in: inner)
                let all = [outer, own].compactMap(\.self)
                if !all.isEmpty { whens[[section.id, field.id]] = Node.all(all) }
                optionals[[section.id, field.id]] = reader.canonical(field.optional, in: inner)
            }
        }
        for step in declarations.steps {
            for field in step.fields where field.map.has(.when) || field.optional != nil {
                let inner = own(step, of: names)
                whens[[step.id, field.id]] = reader.canonical(field.map.expression(.when), in: inner)
                optionals[[step.id, field.id]] = reader.canonical(field.optional, in: inner)
            }
            for action in step.actions {
                for field in action.fields where field.map.has(.when) || field.optional != nil {
                    let inner = own(step, action: action.id, of: names)
                    whens[[step.id, action.id, field.id]] = reader.canonical(field.map.expression(.when), in: inner)
                    optionals[[step.id, action.id, field.id]] = reader.canonical(field.optional, in: inner)
                }
            }
        }
        let definitions = declarations.conditions.compactMap { id, text in
            reader.canonical(text, in: names).map { (id: id.value, node: $0) }
        }
        // A circle is told once; that its values may be absent is no second fault.
        var reads = Dictionary(definitions.map { ($0.id, $0.node.namesBelow) }) { first, _ in first }
        for (path, node) in Array(whens) + Array(optionals) { reads[path.joined(by: "."), default: []] += node.namesBelow }
        let circular = Circles.members(reads)
        for path in Set(whens.keys).union(optionals.keys) where circular.contains(path.joined(by: ".")) {
            whens[path] = nil
            optionals[path] = nil
            circularFields.insert(path)
        }
        settleRanges(reader, names)
        declareForm(presence: true)
        for (id, node) in definitions where !circular.contains(id) { base.declareCondition(ConditionID(id), definition: node) }
        settleRecorded()
    }

    /// Bounds as they are written, then those of what is computed from them, in the order of the file.
    private mutating func settleRanges(_ reader: ExpressionReader, _ names: Scope) {
        for section in declarations.sections where !section.isList {
            for field in section.fields { ranges[[section.id, field.id]] = field.range }
        }
        var known = names
        for (path, range) in ranges {
            if var symbol = known[path] {
                symbol.range = range
                known.declare(path, symbol)
            }
        }
        for section in declarations.sections where !section.isList {
            let inner = self.section(section, of: known)
            for field in section.fields {
                guard field.valueType.isNumber, let value = reader.canonical(field.map.expression(.value), in: inner) else { continue }
                var range = known.interval(of: value)
                if let round = field.map.rounding(.round) { range = range.widened(by: Decimal128(Int64(round.multiple))) }
                // What breaks its own bounds is refused.
                if let bounds = field.range { range = range.intersection(bounds) }
                guard !range.isUnbounded else { continue }
                let path = [section.id, field.id]
                ranges[path] = range
                known.declare(path, .init(field.valueType, range: range))
            }
        }
    }

    private func presence(of field: FieldDeclaration, at path: [String]) -> Scope.Presence {
        let when = whens[path]
        if circularFields.contains(path) { return .always }
        // What each of several roles fills in under a condition of its own answers.
        if when == nil, field.map.has(.when) { return .perhaps() }
        if field.isOptional { return .perhaps(only: when, unless: optionals[path]) }
        return when.map { .when($0) } ?? .always
    }

    /// What holds where a section's or field's own expressions are read.
    func asked(section: String, field: String? = nil) -> [Node] {
        let node = field.map { whens[[section, $0]] } ?? whens[[section]]
        return node.map { [$0] } ?? []
    }

    func when(of path: [String]) -> Node? { whens[path] }

    /// Whether a field's `when` or `optional` needs itself, which is told where it stands.
    func isCircular(_ path: [String]) -> Bool { circularFields.contains(path) }

    // MARK: Places

    /// Inside a section: its own fields come first.
    func section(_ section: SectionDeclaration) -> Scope { self.section(section, of: base) }

    private func section(_ section: SectionDeclaration, of scope: Scope) -> Scope {
        if section.isList { return scope }
        var scope = scope.nested()
        for field in section.fields { scope.alias(field.id, to: [section.id, field.id]) }
        return scope
    }

    /// Inside a row of a list: the row's own fields stand bare.
    func row(_ fields: [FieldDeclaration], of scope: Scope, reader: ExpressionReader) -> Scope {
        var scope = scope.nested()
        for field in fields {
            scope.alias(field.id, to: [field.id])
            scope.declare([field.id], .init(field.valueType))
        }
        let names = scope
        for field in fields {
            let when = reader.canonical(field.map.expression(.when), in: names)
            let unless = reader.canonical(field.optional, in: names)
            var presence: Scope.Presence = field.isOptional ? .perhaps(only: when, unless: unless) : when.map { .when($0) } ?? .always
            // That it needs itself is told once.
            if [when, unless].contains(where: { $0?.paths.contains([field.id]) ?? false }) { presence = .always }
            scope.declare([field.id], .init(field.valueType, presence: presence, range: field.range))
        }
        return scope
    }

    /// Of a step, whether or not it was ever come to.
    private static let alwaysKnown: Set<String> = ["count", "objections"]

    /// Where `facts` are sure: the values of steps and actions left on every way are there.
    func at(_ facts: FactSet) -> Scope {
        let (recorded, feeReads, sure) = (recorded, feeReads, sure)
        @Sendable func isSure(_ read: [String]) -> Bool {
            if Self.alwaysKnown.contains(read[1]) { return true }
            let known = (2...max(2, read.count)).lazy.compactMap { recorded[Array(read.prefix($0))] }.first
            return known?.facts.contains(where: facts.contains) ?? false
        }
        return base.nested { path in
            // An amount is known where all that it reads of steps is recorded.
            if let reads = feeReads[path] { return !reads.isEmpty && reads.allSatisfy(isSure) ? .init(.integer(.rupiah)) : nil }
            guard let value = recorded[path], value.facts.contains(where: facts.contains) else { return nil }
            // What decided whether it was asked may have been mended since.
            if value.isOfForm, !value.facts.contains(where: { sure.isFresh($0, in: facts) }) {
                var symbol = value.symbol
                symbol.presence = .perhaps()
                symbol.mendedAt = sure.mended(after: value.facts)
                return symbol
            }
            return value.symbol
        }
    }

    /// By path, what is recorded in steps: there for sure where one of the facts is.
    private mutating func settleRecorded() {
        for step in declarations.steps where step.kind == .task || step.kind == .payment {
            let done = sure.fact(of: step.place)
            let rows = step.map.performerRows
            for (path, field) in values(of: step, ofActions: false) {
                // A role that only some of the rows name may have recorded nothing.
                if step.isFilledByEach, !rows.allSatisfy({ row in row.contains { $0.value == path[1] } }) { continue }
                recorded[path] = Recorded(
                    facts: [done], symbol: .init(field.valueType, presence: presence(of: field, at: path), range: field.range),
                    isOfForm: isOfForm(path))
            }
            var left = [done]
            for (number, action) in step.actions.enumerated() {
                let taken = sure.fact(of: step.place, action: number)
                left.append(taken)
                for field in action.fields {
                    let path = [step.id, action.id, field.id]
                    recorded[path] = Recorded(
                        facts: [taken], symbol: .init(field.valueType, presence: presence(of: field, at: path), range: field.range),
                        isOfForm: isOfForm(path))
                }
            }
            if let symbol = base[[step.id, "action"]] {
                recorded[[step.id, "action"]] = Recorded(facts: left, symbol: .init(symbol.type))
            }
        }
    }

    /// Whether what is read by the `when` or `optional` of a step's field can be mended.
    private func isOfForm(_ path: [String]) -> Bool {
        [whens[path], optionals[path]].contains { node in
            node?.paths.contains { name in
                let first = name.first ?? ""
                return !Self.neverMended.contains(first) && declarations.stepPlaces[first] == nil
            } ?? false
        }
    }

    private static let neverMended: Set<String> = ["variant", "applicant", "channel", "submitted"]

    /// Inside a step: its own fields come first and are being filled in.
    func own(_ step: StepDeclaration, action: String? = nil, of scope: Scope) -> Scope {
        var scope = scope.nested()
        let declaration = action.flatMap { id in step.actions.first { $0.id == id } }
        let isAsked = declaration.map { SureValues.asks($0, of: step, declarations) } ?? true
        for field in step.fields {
            // On a step of several roles, a field's own expressions speak of whoever fills it in.
            let path = [step.id, field.id]
            if isAsked || scope[path] == nil {
                scope.declare(
                    path, .init(field.valueType, presence: isAsked ? presence(of: field, at: path) : .perhaps(), range: field.range))
            }
            scope.alias(field.id, to: path)
        }
        guard let action, let declaration else { return scope }
        for field in declaration.fields {
            let path = [step.id, action, field.id]
            scope.declare(path, .init(field.valueType, presence: presence(of: field, at: path), range: field.range))
            scope.alias(field.id, to: path)
        }
        return scope
    }
}

extension ValueType {
    /// Of several answers (`choices`) the type of one: what a table is read by.
    var ofOneAnswer: ValueType {
        if case .list(let element) = self, case .code = element { return element }
        return self
    }
}

extension Node {
    /// The names that it reads, members of them left out.
    fileprivate var namesBelow: [String] {
        if let path { return (1...path.count).map { path.prefix($0).joined(by: ".") } }
        return children.flatMap(\.namesBelow)
    }
}
