/// Conditions in people's words, with the names that the service gives: `variant == 'baru' && usia < 17` as
/// `jenis permohonan: KTP baru, dan “Usia” kurang dari 17`.
///
/// What has no words of its own stands as it is written, in backticks.
package struct ConditionProse {
    private let service: CompiledService
    package let language: LanguageID
    /// The fields of a row, by the variable of a macro.
    private var rows: [String: OrderedMap<FieldID, Field>] = [:]
    /// Of a row's own condition, whose fields stand bare.
    private var bare: OrderedMap<FieldID, Field> = [:]
    private static let depthLimit = 8

    package init(_ service: CompiledService, in language: LanguageID, row: OrderedMap<FieldID, Field> = [:]) {
        self.service = service
        self.language = language
        bare = row
    }

    private func say(_ id: String, _ en: String) -> String { language == "en" ? en : id }

    package func text(_ expression: Expression) -> String {
        guard let node = try? ExpressionParser.parse(expression.text) else { return "`\(expression.text)`" }
        return text(node)
    }

    /// What a name stands for; `nil` where it has none.
    package func name(of expression: Expression) -> String? { (try? ExpressionParser.parse(expression.text)).flatMap(name) }

    /// An amount as people read it: `tarif × banyaknya “Kendaraan”`.
    package func amount(_ expression: Expression) -> String {
        (try? ExpressionParser.parse(expression.text)).map { amount($0) } ?? "`\(expression.text)`"
    }

    package func amount(_ node: Node) -> String { value(node, like: node) ?? "`\(node.canonicalText)`" }

    /// The same where a variable stands for a row of a list.
    package func inRow(_ variable: String, of list: Field) -> ConditionProse {
        var inner = self
        inner.rows[variable] = list.fields
        return inner
    }

    /// The condition as a sentence without its end.
    package func text(_ node: Node) -> String { words(node, holds: true, depth: 0).text }

    /// The condition as what something else depends on: `bila “Usia” kurang dari 17`.
    package func clause(_ expression: Expression) -> String {
        let words = (try? ExpressionParser.parse(expression.text)).map { self.words($0, holds: true, depth: 0) }
        // What has an `if` of its own does not stand behind another.
        return (words?.binding == .implication ? say("asalkan ", "provided that ") : say("bila ", "if "))
            + (words?.text ?? "`\(expression.text)`")
    }

    /// How loosely the parts of a phrase hang together.
    private enum Binding { case whole, and, or, implication }

    private func words(_ node: Node, holds: Bool, depth: Int) -> (text: String, binding: Binding) {
        if depth > Self.depthLimit { return (asWritten(node, holds), .whole) }
        switch node.kind {
        case .not(let inner): return words(inner, holds: !holds, depth: depth)
        case .literal(.bool(let value)): return (value == holds ? say("selalu", "always") : say("tidak pernah", "never"), .whole)
        case .binary(.and, let a, let b): return joined([a, b], isAnd: holds, holds, depth)
        case .binary(.or, let a, let b): return joined([a, b], isAnd: !holds, holds, depth)
        case .binary(let op, let a, let b):
            guard let found = comparison(op, a, b, holds) else { return (asWritten(node, holds), .whole) }
            return (found, .whole)
        case .conditional(let a, let b, let c): return conditional(a, b, c, holds, depth)
        case .call("has", let arguments, _):
            guard let name = arguments.first.flatMap(name) else { return (asWritten(node, holds), .whole) }
            return (holds ? say("\(name) diisi", "\(name) is filled in") : say("\(name) kosong", "\(name) is empty"), .whole)
        case .method(let list, let macro, let arguments):
            return (macroWords(list, macro, arguments, holds, depth) ?? asWritten(node, holds), .whole)
        default:
            if let path = node.path, path.count == 1, let condition = service.conditions[ConditionID(path[0])],
                let inner = try? ExpressionParser.parse(condition.text)
            {
                return words(inner, holds: holds, depth: depth + 1)
            }
            if let path = node.path, path.first == "documents" {
                guard let name = name(node) else { break }
                return (
                    holds ? say("\(name) diserahkan", "\(name) is handed in") : say("\(name) tidak diserahkan", "\(name) is not handed in"),
                    .whole
                )
            }
            guard let name = name(node) else { break }
            return (holds ? say("\(name): ya", "\(name): yes") : say("\(name): tidak", "\(name): no"), .whole)
        }
        return (asWritten(node, holds), .whole)
    }

    private func asWritten(_ node: Node, _ holds: Bool) -> String {
        holds ? "`\(node.canonicalText)`" : say("tidak berlaku `\(node.canonicalText)`", "not `\(node.canonicalText)`")
    }

    private func joined(_ nodes: [Node], isAnd: Bool, _ holds: Bool, _ depth: Int) -> (text: String, binding: Binding) {
        let binding: Binding = isAnd ? .and : .or
        var parts: [String] = []
        for node in nodes {
            let part = words(node, holds: holds, depth: depth)
            let isMixed = part.binding != .whole && part.binding != binding
            parts.append(isMixed ? "(\(part.text))" : part.text)
        }
        return (parts.joined(separator: isAnd ? say(", dan ", ", and ") : say(", atau ", ", or ")), binding)
    }

    /// `a ? b : c`: what a person says where one part is only yes or no, else both ways.
    private func conditional(_ a: Node, _ b: Node, _ c: Node, _ holds: Bool, _ depth: Int) -> (text: String, binding: Binding) {
        switch (b.truth, c.truth) {
        case (true?, true?), (false?, false?): return words(b, holds: holds, depth: depth)
        case (true?, false?): return words(a, holds: holds, depth: depth)
        case (false?, true?): return words(a, holds: !holds, depth: depth)
        case (true?, nil): return joined([a.is(holds), c.is(holds)], isAnd: !holds, true, depth)
        case (false?, nil): return joined([a.is(!holds), c.is(holds)], isAnd: holds, true, depth)
        case (nil, false?): return joined([a.is(holds), b.is(holds)], isAnd: holds, true, depth)
        case (nil, true?):
            if !holds { return joined([a, b.negated], isAnd: true, true, depth) }
            return (implication(a, b, depth), .implication)
        case (nil, nil):
            let others = inner(c.is(holds), depth)
            return (implication(a, b.is(holds), depth) + say("; kalau tidak, \(others)", "; otherwise \(others)"), .implication)
        }
    }

    private func implication(_ a: Node, _ b: Node, _ depth: Int) -> String {
        let (condition, then) = (inner(a, depth), inner(b, depth))
        return say("jika \(condition), maka \(then)", "if \(condition), then \(then)")
    }

    /// A part of a sentence with an `if`, which has none of its own.
    private func inner(_ node: Node, _ depth: Int) -> String {
        let part = words(node, holds: true, depth: depth)
        return part.binding == .implication ? "(\(part.text))" : part.text
    }

    // MARK: Comparisons

    private func comparison(_ op: BinaryOperator, _ a: Node, _ b: Node, _ holds: Bool) -> String? {
        switch op {
        case .equal, .notEqual:
            let isEqual = (op == .equal) == holds
            if case .literal(.bool(let value)) = b.kind { return words(a, holds: value == isEqual, depth: 0).text }
            if case .literal = a.kind { return comparison(op, b, a, holds) }
            guard let left = name(a), let right = value(b, like: a) else { return nil }
            if case .literal(.text) = b.kind {
                return isEqual ? "\(left): \(right)" : say("\(left) bukan \(right)", "\(left) is not \(right)")
            }
            return isEqual
                ? say("\(left) sama dengan \(right)", "\(left) is \(right)")
                : say("\(left) tidak sama dengan \(right)", "\(left) is not \(right)")
        case .isIn: return membership(a, b, holds)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            var op = op
            var (a, b) = (a, b)
            if case .literal = a.kind, let mirrored = op.mirrored { (a, b, op) = (b, a, mirrored) }
            guard let left = name(a), let right = value(b, like: a) else { return nil }
            let isDate = isDate(a) || isDate(b)
            let kept: BinaryOperator =
                if holds {
                    op
                } else {
                    switch op {
                    case .less: .greaterOrEqual
                    case .lessOrEqual: .greater
                    case .greater: .lessOrEqual
                    default: .less
                    }
                }
            switch kept {
            case .less:
                return isDate
                    ? say("\(left) sebelum \(right)", "\(left) is before \(right)")
                    : say("\(left) kurang dari \(right)", "\(left) is less than \(right)")
            case .lessOrEqual:
                return isDate
                    ? say("\(left) paling lambat \(right)", "\(left) is at the latest \(right)")
                    : say("\(left) paling banyak \(right)", "\(left) is at most \(right)")
            case .greater:
                return isDate
                    ? say("\(left) setelah \(right)", "\(left) is after \(right)")
                    : say("\(left) lebih dari \(right)", "\(left) is more than \(right)")
            default:
                return isDate
                    ? say("\(left) paling awal \(right)", "\(left) is at the earliest \(right)")
                    : say("\(left) paling sedikit \(right)", "\(left) is at least \(right)")
            }
        default: return nil
        }
    }

    private func membership(_ a: Node, _ b: Node, _ holds: Bool) -> String? {
        if case .list(let elements) = b.kind {
            let values = elements.compactMap { value($0.value, like: a) }
            guard let left = name(a), values.count == elements.count, !values.isEmpty else { return nil }
            let list = values.joined(separator: say(" atau ", " or "))
            return holds ? "\(left): \(list)" : say("\(left) bukan \(list)", "\(left) is not \(list)")
        }
        guard let list = name(b), let one = value(a, like: b) else { return nil }
        return holds
            ? say("\(list) mencakup \(one)", "\(list) include \(one)")
            : say("\(list) tidak mencakup \(one)", "\(list) do not include \(one)")
    }

    private func macroWords(_ list: Node, _ macro: String, _ arguments: [Node], _ holds: Bool, _ depth: Int) -> String? {
        guard arguments.count == 2, case .name(let variable, _) = arguments[0].kind, let name = name(list), let field = listField(list)
        else {
            switch (macro, arguments.first) {
            case ("contains", let part?), ("startsWith", let part?), ("endsWith", let part?):
                guard let name = self.name(list), case .literal(.text(let text)) = part.kind else { return nil }
                let (id, en) =
                    switch macro {
                    case "contains": ("memuat", "contains")
                    case "startsWith": ("berawal dengan", "begins with")
                    default: ("berakhir dengan", "ends with")
                    }
                return holds
                    ? say("\(name) \(id) “\(text)”", "\(name) \(en) “\(text)”")
                    : say("\(name) tidak \(id) “\(text)”", "not: \(name) \(en) “\(text)”")
            default: return nil
            }
        }
        var inner = self
        inner.rows[variable] = field.fields
        let condition = inner.words(arguments[1], holds: true, depth: depth + 1).text
        switch macro {
        case "exists":
            return holds
                ? say("ada \(name) dengan \(condition)", "there is one of \(name) with \(condition)")
                : say("tidak ada \(name) dengan \(condition)", "there is none of \(name) with \(condition)")
        case "exists_one":
            return holds
                ? say("tepat satu \(name) dengan \(condition)", "exactly one of \(name) has \(condition)")
                : say("tidak tepat satu \(name) dengan \(condition)", "not exactly one of \(name) has \(condition)")
        case "all":
            return holds
                ? say("pada semua \(name): \(condition)", "for all of \(name): \(condition)")
                : say("tidak pada semua \(name): \(condition)", "not for all of \(name): \(condition)")
        default: return nil
        }
    }

    // MARK: Names

    /// What people call a value; `nil` where it has no name.
    private func name(_ node: Node) -> String? {
        if let path = node.path { return name(of: path) }
        if let list = node.sizePath, let name = name(of: list) { return say("banyaknya \(name)", "the number of \(name)") }
        switch node.kind {
        case .call("age", let arguments, _): return arguments.first.flatMap(name).map { say("usia menurut \($0)", "the age by \($0)") }
        // The day of a moment is called as the moment is.
        case .call("date", let arguments, _) where arguments.count == 1: return name(arguments[0])
        case .call("year", let arguments, _): return arguments.first.flatMap(name).map { say("tahun dari \($0)", "the year of \($0)") }
        case .call(let table, let arguments, _) where service.tables[TableID(table)] != nil:
            return arguments.isEmpty ? say("tarif `\(table)`", "the rate `\(table)`") : "`\(node.canonicalText)`"
        case .method(let list, "sum", _): return name(list).map { say("jumlah \($0)", "the sum of \($0)") }
        case .method(let list, "max", _): return name(list).map { say("\($0) yang terbesar", "the greatest of \($0)") }
        case .method(let list, "min", _): return name(list).map { say("\($0) yang terkecil", "the least of \($0)") }
        case .binary(let op, let a, let b):
            guard [.add, .subtract, .multiply, .divide].contains(op), let left = name(a) ?? value(a, like: a),
                let right = name(b) ?? value(b, like: b)
            else { return nil }
            let sign =
                switch op {
                case .add: "+"
                case .subtract: "−"
                case .multiply: "×"
                default: "÷"
                }
            return "\(left) \(sign) \(right)"
        case .index, .call, .method: return "`\(node.canonicalText)`"
        default: return nil
        }
    }

    private func name(of path: [String]) -> String? {
        switch path[0] {
        case "variant" where path.count == 1: return say("jenis permohonan", "kind of application")
        case "applicant" where path.count == 1: return say("pemohon", "applicant")
        case "channel" where path.count == 1: return say("saluran", "channel")
        case "today" where path.count == 1: return say("hari ini", "today")
        case "submitted" where path.count == 1: return say("saat pengajuan", "the time of submission")
        case "fee" where path.count == 2:
            if path[1] == "total" { return say("jumlah biaya", "the total fee") }
            return service.fee.items[FeeItemID(path[1])]?.name.rows.first.map { "“\($0.value[language])”" }
        case "documents": return documentName(path.dropFirst())
        case "delivery" where path.count == 2:
            return say("cara penyerahan `\(path[1])`", "the delivery of `\(path[1])`")
        default: break
        }
        if let fields = rows[path[0]] { return path.count == 1 ? say("barisnya", "the row") : quoted(Array(path.dropFirst()), in: fields) }
        if path.count == 1, let field = bare[FieldID(path[0])] { return "“\(field.name[language])”" }
        if let section = service.form.sections[SectionID(path[0])] {
            if path.count == 1 { return "“\(section.name[language])”" }
            guard let name = quoted(Array(path.dropFirst()), in: section.fields) else { return nil }
            // Of two parties' equal questions it is said whose.
            let isShared = service.form.sections.contains { $0.key.rawValue != path[0] && $0.value.fields[FieldID(path[1])] != nil }
            return isShared ? say("\(name) dari \(section.name[language])", "\(name) of \(section.name[language])") : name
        }
        return ofStep(path)
    }

    /// A value that a step leaves behind.
    private func ofStep(_ path: [String]) -> String? {
        guard let step = step(StepID(path[0])) else { return nil }
        let called = step.name?.rows.first?.value[language] ?? path[0]
        guard path.count > 1 else { return nil }
        switch path[1] {
        case "count": return say("berapa kali sampai di langkah “\(called)”", "how often step “\(called)” was come to")
        case "action": return say("keputusan di langkah “\(called)”", "the decision at step “\(called)”")
        case "objections": return say("keberatan di langkah “\(called)”", "the objections at step “\(called)”")
        default: break
        }
        let fields = step.actions[ActionID(path[1])]?.fields
        let rest = Array(path.dropFirst(fields == nil ? 1 : 2))
        guard !rest.isEmpty else { return nil }
        let name =
            quoted(rest, in: step.fields) ?? fields.flatMap { quoted(rest, in: $0) } ?? quoted(Array(rest.dropFirst()), in: step.fields)
        return name.map { say("\($0) di langkah “\(called)”", "\($0) at step “\(called)”") }
    }

    private func quoted(_ path: [String], in fields: OrderedMap<FieldID, Field>) -> String? {
        guard let first = path.first, let field = fields[FieldID(first)] else { return nil }
        let name = "“\(field.name[language])”"
        guard path.count > 1 else { return name }
        if let inner = quoted(Array(path.dropFirst()), in: field.fields) { return inner }
        // What is answered of a slot is its start.
        if field.type == .booking, path[1] == "start" { return name }
        if field.type == .issued, path[1] == "state" { return say("keadaan \(name)", "the state of \(name)") }
        if field.type == .booking, path[1] == "end" { return say("akhir \(name)", "the end of \(name)") }
        return "\(name) (`\(path.dropFirst().joined(separator: "."))`)"
    }

    private func documentName(_ path: ArraySlice<String>) -> String? {
        var documents = service.documents
        var name: String?
        for id in path {
            guard let document = documents[DocumentID(id)] else { break }
            name = document.name.rows.first?.value[language]
            documents = document.members
        }
        return name.map { "“\($0)”" }
    }

    // MARK: Values

    private func value(_ node: Node, like other: Node) -> String? {
        switch node.kind {
        case .literal(.integer(let amount)): return number(amount, like: other)
        case .literal(.decimal(let number)): return number.description
        case .literal(.text(let text)): return word(text, of: other)
        case .literal(.bool(let value)): return value ? say("ya", "yes") : say("tidak", "no")
        case .call("date", let arguments, _):
            let parts = arguments.compactMap { node -> Int? in if case .literal(.integer(let part)) = node.kind { Int(part) } else { nil } }
            if arguments.count == 1 { return name(node) }
            return parts.count == 3 ? CivilDate(year: parts[0], month: parts[1], day: parts[2])?.text(in: language) : nil
        case .negate(let inner): return value(inner, like: other).map { "−\($0)" }
        case .call(let function, let arguments, _):
            guard arguments.count == 1, case .literal(.integer(let amount)) = arguments[0].kind, let count = Int(exactly: amount) else {
                return name(node)
            }
            switch function {
            case "days": return Period(count, .days).text(in: language)
            case "working_days": return Period(count, .workingDays).text(in: language)
            case "months": return Period(count, .months).text(in: language)
            case "years": return Period(count, .years).text(in: language)
            case "hours": return Period(count, .hours).text(in: language)
            default: return name(node)
            }
        case .binary(let op, let a, let b) where op == .add || op == .subtract:
            guard let left = value(a, like: other), let right = value(b, like: other) else { return name(node) }
            return "\(left) \(op == .add ? "+" : "−") \(right)"
        default: return name(node)
        }
    }

    private func number(_ amount: Int64, like other: Node) -> String {
        guard let path = other.path else { return amount.grouped(in: language) }
        if path[0] == "fee" { return amount.rupiahText(in: language) }
        guard let field = field(path) else { return amount.grouped(in: language) }
        if field.type == .money { return amount.rupiahText(in: language) }
        let unit = field.unit.map { " \($0)" } ?? ""
        return amount.grouped(in: language) + unit
    }

    /// What an option is called.
    private func word(_ text: String, of node: Node) -> String {
        switch node.path {
        case ["variant"]?: return service.variants[VariantID(text)]?.name[language] ?? text
        case ["applicant"]?: return Applicant(rawValue: text).map { $0.text(in: language) } ?? text
        case ["channel"]?: return Channel(rawValue: text).map { $0.text(in: language) } ?? text
        case let path?:
            if path.count == 2, path[1] == "action", let action = step(StepID(path[0]))?.actions[ActionID(text)] {
                return "“\(action.name.rows.first?.value[language] ?? text)”"
            }
            if path.last == "state", field(Array(path.dropLast()))?.type == .issued, let state = IssuedState(rawValue: text) {
                return state.text(in: language)
            }
            return field(path)?.options[OptionID(text)]?.name[language] ?? text
        case nil: return text
        }
    }

    // MARK: Look-ups

    private func field(_ path: [String]) -> Field? {
        if let fields = rows[path[0]] { return path.count > 1 ? fields[FieldID(path[1])] : nil }
        if path.count == 1 { return bare[FieldID(path[0])] }
        return service.field(at: path)
    }

    private func listField(_ node: Node) -> Field? {
        guard let path = node.path else { return nil }
        if path.count == 1 { return service.form.sections[SectionID(path[0])]?.asList ?? bare[FieldID(path[0])] }
        return field(path)
    }

    private func isDate(_ node: Node) -> Bool {
        if case .call("date", _, _) = node.kind { return true }
        if node.path == ["today"] || node.path == ["submitted"] { return true }
        return node.path.flatMap(field).map { $0.type == .date || $0.type == .datetime } ?? false
    }

    private func step(_ id: StepID) -> Step? { service.machine.step(id) }
}

extension Node {
    /// Of what is written `true` or `false`.
    fileprivate var truth: Bool? { if case .literal(.bool(let value)) = kind { value } else { nil } }

    fileprivate func `is`(_ holds: Bool) -> Node { holds ? self : negated }
}
