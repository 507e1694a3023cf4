import ServiceIR

/// What a service says of itself in people's words, in one language: what catalogue, linked data and the printed standard have in common.
///
/// It never changes. As a class it is handed on without a copy of all that the service is, and keeps what several of them ask for.
final class StandardProse {
    let service: CompiledService
    let catalog: CompiledCatalog
    let language: LanguageID
    /// The kind of application that is spoken of; absent = all of them, with what decides between them.
    let variant: VariantID?
    let conditions: ConditionProse
    /// The documents asked for, those of the variant alone where one is spoken of.
    private(set) lazy var documents = documents(service.documents, [], inside: [])
    /// What happens, in the author's order, from the filing on; each step says where it leads if not to the next.
    private(set) lazy var steps = toldSteps()
    /// The tables that sums are worked out by, in the order of the service.
    private(set) lazy var tables = toldTables()

    init(_ service: CompiledService, in catalog: CompiledCatalog, _ language: LanguageID, at variant: VariantID? = nil) {
        self.service = service
        self.catalog = catalog
        self.language = language
        self.variant = variant
        conditions = ConditionProse(service, in: language)
    }

    func say(_ id: String, _ en: String) -> String { language == "en" ? en : id }

    func state(of condition: Expression?) -> ConditionAtVariant { ConditionAtVariant(condition, of: service, at: variant) }

    /// When it is so, as far as that is still to be known: empty where it always is, `nil` where it never is.
    func when(_ condition: Expression?, _ prose: ConditionProse? = nil) -> [String]? {
        switch state(of: condition) {
        case .fails: nil
        case .holds: []
        case .depends(let node): ["\(say("bila", "if")) \((prose ?? conditions).text(node))"]
        }
    }

    /// Every row with the condition under which it is the one that counts.
    ///
    /// - Parameter rest: what is said of the cases that no row is for.
    func rows<Value>(_ rows: Rows<Value>, else rest: String? = nil, _ text: (Value) -> String) -> String {
        var parts: [String] = []
        for row in rows.rows {
            guard let conditions = when(row.when) else { continue }
            let isLast = conditions.isEmpty
            if isLast, parts.isEmpty { return text(row.value) }
            parts.append("\(text(row.value)) \(conditions.first ?? say("dalam hal lain", "otherwise"))")
            if isLast { return parts.joined(separator: "; ") }
        }
        if let rest { parts.append(parts.isEmpty ? rest : "\(rest) \(say("dalam hal lain", "otherwise"))") }
        return parts.joined(separator: "; ")
    }

    func name(_ rows: Rows<LocalText>) -> String { self.rows(rows) { $0[language] } }

    /// `a, b, dan c`.
    func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        let and = items.count > 2 ? say(", dan ", ", and ") : say(" dan ", " and ")
        return items.dropLast().joined(separator: ", ") + and + last
    }

    /// An id as words, for what has no name.
    func words(of id: String) -> String { id.idAsWords }

    func agency(_ id: AgencyID) -> String { catalog.agencies[id]?.name[language] ?? words(of: id.rawValue) }

    func role(_ id: RoleID) -> String {
        switch id {
        case .applicant, .filer: say("Pemohon", "Applicant")
        default: catalog.roles[id]?.name[language] ?? words(of: id.rawValue)
        }
    }

    /// Who signs a decree: `Kepala Dinas Sosial`, with the office that the catalog may leave out of the role's name.
    var headOfOffice: String {
        let office = agency(service.agency)
        let head = catalog.agencies[service.agency]?.head.map(role) ?? say("Kepala", "Head")
        if language == "en" { return head.lowercased().hasPrefix("head") ? "Head of \(office)" : "\(head), \(office)" }
        let title = head.prefix { $0 != " " }
        let rest = head.dropFirst(title.count).drop { $0 == " " }
        switch title.lowercased() {
        case "camat", "lurah":
            let place = ["Kecamatan ", "Kelurahan "].first { office.hasPrefix($0) }.map { office.dropFirst($0.count) } ?? office[...]
            return "\(title) \(place)"
        case "kepala", "ketua", "direktur":
            let isOfOffice =
                ["", "dinas", "badan", "kantor"].contains(rest.lowercased()) || office.lowercased().contains(rest.lowercased())
            return isOfOffice ? "\(title) \(office)" : head
        default: return head.contains(office) ? head : "\(head) \(office)"
        }
    }

    func law(_ id: LawID) -> String { service.legalBasis[id]?.name[language] ?? words(of: id.rawValue) }

    func time(_ rows: Rows<TimeLimit>) -> String { self.rows(rows) { $0.spoken(in: language, of: service) } }

    /// How long it takes, or the day by which.
    func time(within: Rows<TimeLimit>?, until: Rows<Expression>?) -> String? {
        within.map(time) ?? until.map { rows($0, day) }
    }

    /// The day by which, told from the day on which the clock begins.
    private func day(_ expression: Expression) -> String {
        let node = try? ExpressionParser.parse(expression.text)
        if node?.path == ["today"] { return say("pada hari yang sama", "on the same day") }
        if case .binary(.add, let today, let time)? = node?.kind, today.path == ["today"] { return conditions.amount(time) }
        return "\(say("sampai", "until")) \(conditions.amount(expression))"
    }

    // MARK: components

    var promises: [String] {
        if service.promiseIsNone { return [say("Peraturannya tidak menetapkan jangka waktu.", "The law sets no time.")] }
        if service.promiseIsBySteps { return [byEachStep] }
        return service.promises.values.map { promise in
            var text = time(within: promise.within, until: promise.until) ?? ""
            if let rows = promise.within?.rows, rows.allSatisfy({ $0.when != nil }) {
                text += say("; dalam hal lain tidak dijanjikan", "; otherwise nothing is promised")
            }
            if let starts = promise.starts { text += ", \(say("sejak", "from")) \(event(starts))" }
            if let ends = promise.ends { text += ", \(say("sampai", "to")) \(event(ends))" }
            if !promise.legalBasis.isEmpty { text += " (\(list(promise.legalBasis.map(law))))" }
            return promise.name.map { "\($0[language]): \(text)" } ?? text
        }
    }

    /// The steps whose time is set, and what they come to where they follow one another.
    private var byEachStep: String {
        let numbers = StepNumbers(service.machine)
        let timed = service.machine.steps.filter {
            !$0.value.standsStill && $0.value.kind != .wait && ($0.value.within != nil || $0.value.until != nil)
        }
        guard !timed.isEmpty else { return say("Menurut jangka waktu setiap langkah.", "By the time of each step.") }
        let told = timed.map { id, step in
            "\(say("langkah", "step")) \(numbers[id]) (\(time(within: step.within, until: step.until) ?? ""))"
        }
        var text = "\(say("Menurut jangka waktu setiap langkah", "By the time of each step")): \(list(told))"
        let periods = timed.map { entry -> Period? in
            guard let limit = entry.value.within?.constant, limit.per == nil, entry.value.when == nil else { return nil }
            return limit.range.promised
        }
        if timed.count > 1, let unit = periods[0]?.unit, periods.allSatisfy({ $0?.unit == unit }) {
            let sum = Period(periods.reduce(0) { $0 + ($1?.amount ?? 0) }, unit).text(in: language)
            text += say("; bila semuanya dilalui \(sum)", "; \(sum) if all of them are gone through")
        }
        let rest = service.machine.steps.values.contains { $0.kind == .task && $0.within == nil && $0.until == nil }
        return text + (rest ? say("; langkah lain belum ditetapkan.", "; the other steps have no time set.") : ".")
    }

    private func event(_ event: StepEvent) -> String {
        let step = service.machine.anyStep(event.step)
        let called = step.map { stepName(event.step, $0) } ?? words(of: event.step.rawValue)
        guard let action = event.action, let name = step?.actions[action]?.name else {
            return say("selesainya langkah “\(called)”", "the end of step “\(called)”")
        }
        return say("“\(self.name(name))” di langkah “\(called)”", "“\(self.name(name))” at step “\(called)”")
    }

    var products: [String] {
        let products = service.outputs.filter { service.isProduct($0.key) && when($0.value.when) != nil }
        guard !products.isEmpty else { return [service.product?[language]].compactMap(\.self) }
        return products.map { _, output in
            let notes = notes(of: output)
            return name(output.name) + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
        }
    }

    func notes(of output: Output) -> [String] {
        var notes: [String] = []
        let list = service.rows(of: output)
        if let list { notes.append("\(say("satu untuk setiap", "one for each")) \(list.name[language])") }
        let conditions = ConditionProse(service, in: language, row: list?.fields ?? [:])
        notes += when(output.when, conditions) ?? []
        let unstated = output.isValidityUnstated ? say("belum diisi", "not filled in yet") : nil
        if let valid = output.validFor {
            notes.append("\(say("berlaku", "valid for")) \(rows(valid, else: unstated) { $0.text(in: language) })")
        } else if let day = output.validUntil {
            notes.append("\(say("berlaku sampai", "valid until")) \(rows(day) { conditions.amount($0) })")
        } else if let unstated {
            notes.append("\(say("masa berlaku", "validity")) \(unstated)")
        }
        notes += copies(output.copies, output.receivers)
        return notes
    }

    func copies(_ copies: Rows<Int>?, _ receivers: Rows<[LocalText]>?) -> [String] {
        var notes: [String] = []
        if let copies { notes.append(rows(copies) { "\($0) \(say("lembar", $0 == 1 ? "copy" : "copies"))" }) }
        if let receivers { notes.append("\(say("untuk", "for")) \(rows(receivers) { list($0.map { $0[language] }) })") }
        return notes
    }

    var complaints: [String] {
        guard let complaints = service.complaints else { return [] }
        if let id = complaints.service {
            return [say("Melalui layanan “\(words(of: id.rawValue))”.", "By the service “\(words(of: id.rawValue))”.")]
        }
        var lines = complaints.channels.map { id, text in
            let address = text[language]
            if id == "sp4n_lapor" { return "SP4N-LAPOR! (lapor.go.id)" }
            // A number or an account alone does not say what it is of.
            let saysWhat = id == "counter" || address.contains { " @.".contains($0) } || Text.equal(address.lowercased(), id.rawValue)
            return saysWhat ? address : "\(words(of: id.rawValue)): \(address)"
        }
        for (id, within) in complaints.within {
            let time = within.text(in: language)
            let kind = id.rawValue == "all" ? "" : " " + words(of: id.rawValue).lowercased()
            lines.append(
                say(
                    "Pengaduan\(kind) diselesaikan dalam \(time).",
                    "Complaints\(kind.isEmpty ? "" : " (\(kind.dropFirst()))") are settled within \(time)."))
        }
        return lines
    }

    var hours: [String] {
        let days = [
            say("Senin", "Monday"), say("Selasa", "Tuesday"), say("Rabu", "Wednesday"), say("Kamis", "Thursday"), say("Jumat", "Friday"),
            say("Sabtu", "Saturday"), say("Minggu", "Sunday"),
        ]
        let spans = officeHours.week.map { spans in
            // `08.00`, as Indonesian writes it.
            spans.map { "\($0.from)–\($0.to)" }.joined(separator: ", ").replacing(":", with: say(".", ":"))
        }
        var lines: [String] = []
        var first = 0
        while first < min(days.count, spans.count) {
            var last = first
            while last + 1 < spans.count, spans[last + 1] == spans[first] { last += 1 }
            let names = first == last ? days[first] : "\(days[first])–\(days[last])"
            if !spans[first].isEmpty { lines.append("\(names) \(spans[first]) \(catalog.timeZone.rawValue)") }
            first = last + 1
        }
        return lines
    }

    var officeHours: OfficeHours { catalog.agencies[service.agency]?.officeHours ?? catalog.officeHours }
}

extension Machine {
    /// A step by its id, also inside a block.
    func anyStep(_ id: StepID) -> Step? {
        func find(_ steps: OrderedMap<StepID, Step>) -> Step? {
            steps[id] ?? steps.values.lazy.flatMap(\.branches.values).compactMap { find($0.steps) }.first
        }
        return find(steps)
    }
}
