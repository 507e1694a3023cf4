import ServiceIR

/// Lowers a scenario file; short names (a field without its section) are resolved by the runner against the compiled service.
struct ScenarioLowering {
    let file: SourceFile
    /// The file's own, so that a case with a fault can be told.
    let sink: DiagnosticSink
    /// Absent where the service itself has faults.
    let names: ScenarioNameCheck?
    /// What was found in the file as it was read.
    let earlier: [SourceSpan]

    func lower(_ syntax: SyntaxMap) -> ScenarioSuite? {
        guard let service = syntax.name(.scenarios) else { return nil }
        names?.checkGiven(syntax)
        let given = given(syntax)
        var cases: [(scenario: Scenario, span: SourceSpan)] = []
        var named: [String: SourceSpan] = [:]
        for item in syntax.list(.cases) {
            guard case .map(let map) = item.value else { continue }
            if let name = map.string(.name), let span = map[.name]?.span {
                if let first = named[name] { sink.report(.namedTwice(Located(name, span), first: first)) } else { named[name] = span }
            }
            names?.checkCase(map, in: syntax)
            if let scenario = scenario(map, at: item.span) { cases.append((scenario, item.span)) }
        }
        let faults = earlier + sink.failures
        // What all cases share is a fault of each.
        let around = syntax[.given]?.span
        let isGivenFaulty = around.map { given in faults.contains { given.contains($0) } } ?? false
        let whole = cases.filter { one in !isGivenFaulty && !faults.contains { one.span.contains($0) } }.map(\.scenario)
        var suite = ScenarioSuite(
            service: ServiceID(service.value), given: given, cases: whole, place: place(syntax[.scenarios]?.name ?? syntax.span))
        suite.leftOut = syntax.list(.cases).count - whole.count
        return suite
    }

    private func place(_ span: SourceSpan) -> ScenarioPlace {
        let position = file.position(at: span.start)
        return ScenarioPlace(path: file.path, line: position.line, column: position.column)
    }

    private func given(_ map: SyntaxMap) -> ScenarioGiven {
        guard let given = map.map(.given) else { return ScenarioGiven() }
        var result = ScenarioGiven(form: answers(given, .form), documents: documents(given))
        for item in given.list(.outputs) {
            guard case .map(let map) = item.value, let output = map.string(.output), let number = map.string(.number) else { continue }
            var issued = ScenarioOutput(output: output, number: number)
            issued.holder = map.string(.holder)
            issued.issuedOn = map.date(.issuedOn)
            issued.validUntil = map.date(.validUntil)
            issued.isRevoked = map.string(.state) == "revoked"
            issued.values = answers(map, .values)
            result.outputs.append(issued)
        }
        for item in given.list(.bookings) {
            guard case .map(let map) = item.value, let resource = map.name(.resource), let text = map.string(.start),
                let span = map[.start]?.span
            else { continue }
            guard let start = LocalMoment(text) else {
                sink.report(.badMoment(text, at: span))
                continue
            }
            names?.checkBooking(resource, Located(start, span))
            if let units = map.count(.units), let span = map[.units]?.span { names?.checkUnits(Located(units, span), of: resource.value) }
            result.bookings.append(ScenarioBooking(resource: ResourceID(resource.value), start: start, units: map.count(.units)))
        }
        return result
    }

    private func scenario(_ map: SyntaxMap, at span: SourceSpan) -> Scenario? {
        let entries = map.list(.steps).compactMap { item in
            if case .map(let act) = item.value { entry(act, at: item.span) } else { nil }
        }
        guard let name = map.string(.name), let written = map.map(.submit), let submit = submission(written) else { return nil }
        var result = Scenario(name: name, place: place(map[.name]?.span ?? span), submit: submit)
        result.given = given(map)
        result.entries = entries
        return result
    }

    private func submission(_ map: SyntaxMap) -> ScenarioSubmission? {
        guard let text = map.string(.at), let span = map[.at]?.span else { return nil }
        guard let at = LocalMoment(text) else {
            sink.report(.badMoment(text, at: span))
            return nil
        }
        var result = ScenarioSubmission(at: at, place: place(map.span))
        result.applicant = map.word(.applicant)
        result.channel = map.word(.channel)
        result.by = map.name(.by).map { RoleID($0.value) }
        result.variant = map.string(.variant).map { VariantID($0) }
        result.party = map.string(.party).map { PartyID($0) }
        result.form = answers(map, .form)
        result.documents = documents(map)
        for (id, value) in answers(map, .delivery) {
            if case .string(let word) = value, let delivery = Output.Delivery(rawValue: word) {
                result.delivery[ID(id.rawValue)] = delivery
            }
        }
        result.refused = map.string(.refused)
        return result
    }

    /// An act, a payment, time that passes, or what must hold: exactly one of them.
    private func entry(_ map: SyntaxMap, at span: SourceSpan) -> ScenarioEntry? {
        let written = [Key.do, .pay, .object, .wait, .free, .expect].filter { map[$0] != nil }
        if written.count > 1, let a = map[written[0]], let b = map[written[1]] {
            sink.report(.contradiction(written[0], a.name, written[1], b.name))
            return nil
        }
        let kind: ScenarioEntry.Kind
        switch written.first {
        case .pay?:
            let items = map.names(.pay).filter { $0.value != "all" }.map { FeeItemID($0.value) }
            var payment = ScenarioPayment(items: items, by: map.name(.by).map { RoleID($0.value) })
            payment.step = map.string(.step).map { StepID($0) }
            payment.with = answers(map, .with)
            payment.documents = documents(map) ?? []
            payment.refused = map.string(.refused)
            kind = .pay(payment)
        case .object?:
            guard let object = map.map(.object), let name = object.string(.name), let contact = object.string(.contact) else { return nil }
            var objection = ScenarioObjection(name: name, contact: contact)
            objection.step = map.string(.step).map { StepID($0) }
            objection.with = answers(object, .with)
            objection.documents = documents(object) ?? []
            objection.refused = map.string(.refused)
            kind = .object(objection)
        case .wait?:
            guard let wait = map.duration(.wait) else { return nil }
            kind = .wait(wait.promised)
        case .free?:
            guard let resource = map.name(.free) else { return nil }
            guard let text = map.string(.start), let place = map[.start]?.span else {
                if !map.has(.start) { sink.report(.missingKey(.start, of: Keywords.shape(.act).noun, at: map[.free]?.name ?? span)) }
                return nil
            }
            guard let start = LocalMoment(text) else {
                sink.report(.badMoment(text, at: place))
                return nil
            }
            names?.checkBooking(resource, Located(start, place))
            kind = .free(ResourceID(resource.value), start: start)
        case .expect?:
            guard let expectation = map.map(.expect) else { return nil }
            kind = .expect(self.expectation(expectation))
        case .do?:
            guard map.has(.by) else {
                sink.report(.missingKey(.by, of: Keywords.shape(.act).noun, at: map[.do]?.name ?? span))
                return nil
            }
            guard let action = map.string(.do), !map.names(.by).isEmpty else { return nil }
            var act = ScenarioAct(by: map.names(.by).map { RoleID($0.value) }, action: ActionID(action))
            act.step = map.string(.step).map { StepID($0) }
            act.with = answers(map, .with)
            act.documents = documents(map) ?? []
            act.reason = map.string(.reason)
            act.refused = map.string(.refused)
            kind = .act(act)
        default:
            if map.missing.isEmpty { sink.report(.missingKey(.do, of: Keywords.shape(.act).noun, at: map.members.first?.name ?? span)) }
            return nil
        }
        return ScenarioEntry(kind, place: place(span))
    }

    /// The sum, or what is written of each item.
    private func amounts(_ map: SyntaxMap, _ key: Key) -> OrderedMap<FeeItemID, Int64> {
        if let sum = map.count(key) { return [.sum: Int64(sum)] }
        var result: OrderedMap<FeeItemID, Int64> = [:]
        for entry in map.entries(key) {
            if case .count(let amount) = entry.value { result[FeeItemID(entry.id.value)] = Int64(amount) }
        }
        return result
    }

    private func expectation(_ map: SyntaxMap) -> ScenarioExpectation {
        var result = ScenarioExpectation()
        if map[.step] != nil { result.step = map.names(.step).map { StepID($0.value) } }
        result.end = map.word(.end)
        result.fee = amounts(map, .fee)
        result.benefit = amounts(map, .benefit)
        result.stepDue = map.string(.stepDue).flatMap { due($0, map[.stepDue]) }
        if case .node(let node)? = map.value(.promiseDue) {
            if node.kind == .scalar {
                if let due = due(node.text, map[.promiseDue]) { result.promiseDue[.only] = due }
            } else {
                for entry in node.entries {
                    if let due = ScenarioDue(entry.value.text) {
                        result.promiseDue[PromiseID(entry.name)] = due
                    } else {
                        sink.report(.badMoment(entry.value.text, at: entry.value.span))
                    }
                }
            }
        }
        result.clock = map.word(.clock)
        if map[.outputs] != nil { result.outputs = map.names(.outputs).map { OutputID($0.value) } }
        if map[.revoked] != nil { result.revoked = map.strings(.revoked).map(\.value) }
        if map[.notified] != nil { result.notified = map.names(.notified).map { RoleID($0.value) } }
        result.values = answers(map, .values)
        result.reason = map.string(.reason)
        result.message = map.string(.message)
        return result
    }

    private func due(_ text: String, _ member: SyntaxMap.Member?) -> ScenarioDue? {
        if let due = ScenarioDue(text) { return due }
        if let member { sink.report(.badMoment(text, at: member.span)) }
        return nil
    }

    private func documents(_ map: SyntaxMap) -> [String]? {
        map[.documents] == nil ? nil : map.strings(.documents).map(\.value)
    }

    private func answers(_ map: SyntaxMap, _ key: Key) -> JSONObject {
        guard case .node(let node)? = map[key]?.value, node.kind == .mapping, case .object(let object) = JSONValue(answers: node) else {
            return [:]
        }
        return object
    }
}

extension JSONValue {
    /// The answer that a node is: a number or a Boolean where it is written plainly as one, else a text.
    init(answers node: YAMLNode) {
        switch node.kind {
        case .mapping:
            var object = JSONObject()
            for entry in node.entries { object[ID(entry.name)] = JSONValue(answers: entry.value) }
            self = .object(object)
        case .sequence: self = .array(node.items.map { JSONValue(answers: $0) })
        case .scalar:
            self = node.isPlain ? JSONValue(plain: node.text) : .string(node.text)
        case .empty: self = .null
        }
    }

    /// What a text without quotes is.
    init(plain text: String) {
        if text == "true" || text == "false" {
            self = .bool(text == "true")
        } else if let number = Int64(text), String(number) == text {
            self = .integer(number)
        } else if let number = Decimal128(text), text.utf8.contains(UInt8(ascii: ".")) {
            self = .decimal(number)
        } else {
            self = .string(text)
        }
    }
}

extension Diagnostic {
    static func badMoment(_ text: String, at span: SourceSpan) -> Diagnostic {
        let day = MeantTimes.date(text)
        let isDay = day.map { "\($0)" == text } ?? false
        let help =
            MeantTimes.moment(text).map { Words(en: "write `\($0)`", id: "tulis `\($0)`") }
            ?? day.map { day in
                isDay
                    ? Words(en: "say the time too: `\(day)T09:00`", id: "sebutkan juga jamnya: `\(day)T09:00`")
                    : Words(
                        en: "write `\(day)T09:00`, or `\(day)` where a day is due",
                        id: "tulis `\(day)T09:00`, atau `\(day)` untuk batas hari")
            }
        return Diagnostic(
            .badDate, at: span, message: Words(en: "`\(text)` is no moment", id: "`\(text)` bukan saat"),
            helps: [
                help
                    ?? Words(
                        en: "write `2026-03-16T09:00`, or a date alone where a day is due",
                        id: "tulis `2026-03-16T09:00`, atau tanggal saja untuk batas hari")
            ])
    }
}
