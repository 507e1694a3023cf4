/// The checks that one value must pass by itself: its type, its form, its bounds. Compiled once from a field.
struct ValueCheck: Sendable {
    enum Kind: Sendable {
        case text(isOneLine: Bool)
        case integer, decimal, boolean, date, time, datetime
        case choice, choices
        case email, phone, url
        case identity(IdentityNumber)
        case region(RegionLevel?)
        /// A bank and a number.
        case account
        case issued(IssuedOutput)
        /// An uploaded file.
        case document
        /// A list is checked row by row, a type with parts part by part, by `FieldGroup`.
        case rows
    }

    let kind: Kind
    let type: FieldType
    let name: LocalText
    let min: Value?
    let max: Value?
    let minFact: JSONValue?
    let maxFact: JSONValue?
    let pattern: Pattern?
    let options: [String]
    let isOptional: Bool

    init(_ field: Field, at element: String) throws(UnreadableDefinition) {
        type = field.type
        name = field.name
        isOptional = field.isOptional
        options = field.options.keys.map(\.rawValue)
        kind =
            switch field.type {
            case .text: .text(isOneLine: true)
            case .longText: .text(isOneLine: false)
            case .integer, .money: .integer
            case .decimal: .decimal
            case .date: .date
            case .time: .time
            // Which slot begins then, the judgement asks.
            case .datetime, .booking: .datetime
            case .yesNo: .boolean
            case .choice: .choice
            case .choices: .choices
            case .email: .email
            case .phone: .phone
            case .url: .url
            case .nik: .identity(.nik)
            case .kk: .identity(.kk)
            case .npwp: .identity(.npwp)
            case .nib: .identity(.nib)
            case .nop: .identity(.nop)
            case .kbli: .identity(.kbli)
            case .region: .region(field.level)
            case .account: .account
            case .issued: field.issued.map(Kind.issued) ?? .text(isOneLine: true)
            case .document: .document
            case .agency: .choice
            case .list, .address, .location: .rows
            }
        minFact = field.min
        maxFact = field.max
        min = try ValueCheck.bound(field.min, of: field.type, at: element + ".min")
        max = try ValueCheck.bound(field.max, of: field.type, at: element + ".max")
        if let text = field.pattern {
            do { pattern = try Pattern(text) } catch { throw UnreadableDefinition(element: element + ".pattern", text: text) }
        } else {
            pattern = nil
        }
    }

    private static func bound(_ json: JSONValue?, of type: FieldType, at element: String) throws(UnreadableDefinition) -> Value? {
        guard let json else { return nil }
        guard let value = Value(json, as: type, in: .wib) else {
            throw UnreadableDefinition(element: element, text: String(decoding: json.bytes(.compact), as: UTF8.self))
        }
        return value
    }

    /// What a check of one value found.
    struct Finding {
        var value: Value?
        var faults: [SubmissionFault] = []
        var warnings: [SubmissionFault] = []
    }

    /// Reads, normalises and checks `json`; a value is there unless it is refused.
    func read(_ json: JSONValue, at path: JSONPointer, in moment: SubmissionMoment) -> Finding {
        var finding = Finding()
        func refuse(_ code: SubmissionFault.Code, _ facts: OrderedMap<ID<FactKind>, JSONValue> = [:]) {
            finding.faults.append(SubmissionFault(code, at: path, of: name, facts: facts))
        }
        func wrongType(_ expected: String) { refuse(.wrongType, ["expected": .string(expected)]) }
        func wrongForm() { refuse(.wrongForm, ["type": .string(type.rawValue)]) }

        switch kind {
        case .boolean:
            if case .bool(let flag) = json { finding.value = .bool(flag) } else { wrongType("boolean") }
        case .integer, .decimal:
            guard let number = JSONNumber(json) else {
                wrongType(isWhole ? "integer" : "number")
                break
            }
            guard !isWhole || number.integer != nil else {
                wrongType("integer")
                break
            }
            guard number.isInteroperable else {
                refuse(.tooLong)
                break
            }
            finding.value = isWhole ? number.integer.map(Value.integer) : .decimal(number.decimal)
        case .choices: readChoices(json, at: path, into: &finding)
        case .account: readAccount(json, at: path, into: &finding)
        case .document:
            finding.value = Value(json, as: .document, in: moment.timeZone)
            if finding.value == nil { wrongType("file") }
        case .rows: break
        case .text, .date, .time, .datetime, .choice, .email, .phone, .url, .identity, .region, .issued:
            guard case .string(let text) = json else {
                wrongType("text")
                break
            }
            // A form sent by a browser says nothing by an empty text.
            guard !Text.isBlank(text) else {
                refuse(.required)
                break
            }
            readText(text, at: path, in: moment, into: &finding)
        }
        if let value = finding.value, finding.faults.isEmpty {
            finding.faults += boundFaults(of: value, at: path)
            if !finding.faults.isEmpty { finding.value = nil }
        }
        return finding
    }

    private var isWhole: Bool { if case .integer = kind { true } else { false } }

    /// The bounds alone; also for a computed value.
    func boundFaults(of value: Value, at path: JSONPointer) -> [SubmissionFault] {
        var faults: [SubmissionFault] = []
        if let min, let minFact, value.isOrdered(before: min) == true {
            faults.append(SubmissionFault(.belowMin, at: path, of: name, facts: ["min": minFact, "type": .string(type.rawValue)]))
        }
        if let max, let maxFact, max.isOrdered(before: value) == true {
            faults.append(SubmissionFault(.aboveMax, at: path, of: name, facts: ["max": maxFact, "type": .string(type.rawValue)]))
        }
        return faults
    }

    private func readChoices(_ json: JSONValue, at path: JSONPointer, into finding: inout Finding) {
        func refuse(_ code: SubmissionFault.Code, at path: JSONPointer, _ facts: OrderedMap<ID<FactKind>, JSONValue> = [:]) {
            finding.faults.append(SubmissionFault(code, at: path, of: name, facts: facts))
        }
        guard case .array(let items) = json else { return refuse(.wrongType, at: path, ["expected": "array"]) }
        if items.isEmpty && !isOptional { refuse(.tooFewRows, at: path, ["min": .integer(1)]) }
        var chosen: [Value] = []
        for (index, item) in items.enumerated() {
            guard case .string(let text) = item else {
                refuse(.wrongType, at: path.appending(index), ["expected": "text"])
                continue
            }
            if !isOption(text) { refuse(.notAnOption, at: path.appending(index), optionFacts) }
            if chosen.contains(.text(text)) { refuse(.repeatedOption, at: path.appending(index)) }
            chosen.append(.text(text))
        }
        if finding.faults.isEmpty { finding.value = .list(chosen) }
    }

    /// `{ "bank", "number" }`: a name, and 5 to 20 digits with whatever people write between them, kept without.
    private func readAccount(_ json: JSONValue, at path: JSONPointer, into finding: inout Finding) {
        func refuse(_ code: SubmissionFault.Code, at path: JSONPointer, _ facts: OrderedMap<ID<FactKind>, JSONValue> = [:]) {
            finding.faults.append(SubmissionFault(code, at: path, of: name, facts: facts))
        }
        guard case .object(let members) = json else { return refuse(.wrongType, at: path, ["expected": "object"]) }
        for key in members.keys where key != "bank" && key != "number" {
            refuse(.unknownKey, at: path.appending(key.rawValue), ["key": .string(key.rawValue)])
        }
        func text(_ key: String) -> String? {
            let place = path.appending(key)
            guard let json = members[ID(key)] else {
                refuse(.required, at: place)
                return nil
            }
            guard case .string(let text) = json else {
                refuse(.wrongType, at: place, ["expected": "text"])
                return nil
            }
            if !Text.isBlank(text) { return text }
            refuse(.required, at: place)
            return nil
        }
        let bank = text("bank")
        if let bank, bank.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            refuse(.wrongForm, at: path.appending("bank"), ["type": "text"])
        }
        let number = text("number")
        let digits = number.map { $0.utf8.filter { (0x30...0x39).contains($0) } } ?? []
        if let number,
            !(5...20).contains(digits.count) || !number.utf8.allSatisfy({ (0x30...0x39).contains($0) || " .-".utf8.contains($0) })
        {
            refuse(.wrongForm, at: path.appending("number"), ["type": "account"])
        }
        guard finding.faults.isEmpty, let bank else { return }
        finding.value = .record(["bank": .text(Text.kept(bank)), "number": .text(String(decoding: digits, as: UTF8.self))])
    }

    private var optionFacts: OrderedMap<ID<FactKind>, JSONValue> { ["options": .array(options.map(JSONValue.string))] }

    private func isOption(_ text: String) -> Bool { options.contains { $0.utf8.elementsEqual(text.utf8) } }

    private func readText(_ text: String, at path: JSONPointer, in moment: SubmissionMoment, into finding: inout Finding) {
        func refuse(_ code: SubmissionFault.Code, _ facts: OrderedMap<ID<FactKind>, JSONValue> = [:]) {
            finding.faults.append(SubmissionFault(code, at: path, of: name, facts: facts))
        }
        let typeFact: OrderedMap<ID<FactKind>, JSONValue> = ["type": .string(type.rawValue)]
        var normal: String?
        switch kind {
        case .text(let isOneLine):
            if isOneLine && text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
                refuse(.wrongForm, typeFact)
            } else {
                normal = Text.kept(text)
            }
        case .choice: if isOption(text) { finding.value = .text(text) } else { refuse(.notAnOption, optionFacts) }
        case .date, .time, .datetime:
            finding.value = Value(.string(text), as: type, in: moment.timeZone)
            if finding.value == nil { refuse(.wrongForm, typeFact) }
        case .issued(let output):
            guard !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return refuse(.wrongForm, ["type": "text"]) }
            let number = Text.nfc(text)
            let fact = moment.register.fact(output, number, on: moment.today)
            let state = fact?.state(on: moment.today) ?? .unknown
            guard output.accept.contains(state) else { return refuse(.notAccepted, ["state": .string(state.rawValue)]) }
            finding.value = output.value(number, fact, on: moment.today, in: moment.timeZone)
        case .email, .phone, .url, .identity, .region:
            switch WrittenForm.check(text, as: kind) {
            case .right(let written, let doubts):
                normal = written
                finding.warnings += doubts.map {
                    SubmissionFault(.doubtfulNumber, at: path, of: name, facts: ["finding": .string($0), "type": .string(type.rawValue)])
                }
            case .wrongForm: refuse(.wrongForm, typeFact)
            case .unknownCode: refuse(.unknownCode, typeFact)
            }
        case .integer, .decimal, .boolean, .choices, .account, .document, .rows: break
        }
        guard let normal else { return }
        // Both as sent and as kept: so that whatever a JSON Schema refuses is refused here too.
        if let pattern, !pattern.matchesWhole(text) || !pattern.matchesWhole(normal) {
            refuse(.pattern)
        } else {
            finding.value = .text(normal)
        }
    }
}

/// A part of a stored definition that this version cannot read: it was made by another version, or changed by hand.
public struct UnreadableDefinition: Error, Hashable, Sendable {
    /// The place in the definition: `form.pemohon.nik.when`.
    public var element: String
    public var text: String
    public init(element: String, text: String) {
        self.element = element
        self.text = text
    }
}
