extension Judgement {
    /// Judges one slot, unless that was done: asked or not, computed, required, read and checked.
    func judge(_ slot: Int, in filled: FilledGroup) {
        guard case .untouched = filled.slots[slot] else { return }
        filled.slots[slot] = .busy
        let definition = filled.group.slots[slot]
        let path = filled.path.appending(definition.id.rawValue)
        func notJudged() {
            filled.faults[slot].append(SubmissionFault(.notJudged, at: path, of: definition.field.name))
        }
        switch isAsked(filled) {
        case .yes: break
        case .no: return filled.slots[slot] = .absent
        case .undecided: return filled.slots[slot] = .faulty
        }
        switch holds(definition.when, at: filled, report: notJudged) {
        case .yes: break
        case .no: return filled.slots[slot] = .absent
        case .undecided: return filled.slots[slot] = .faulty
        }
        if let program = definition.value {
            compute(program, slot, in: filled, at: path)
        } else if let json = filled.sent[slot] {
            if let resource = definition.field.resource {
                book(resource, json, slot, in: filled, at: path)
            } else if definition.field.type != .list, definition.row != nil {
                readParts(json, slot, in: filled, at: path)
            } else if definition.row != nil {
                readRows(json, slot, in: filled, at: path)
            } else {
                let finding = definition.check.read(json, at: path, in: moment)
                filled.faults[slot] += finding.faults
                filled.warnings[slot] += finding.warnings
                filled.slots[slot] = finding.value.map(FilledGroup.Slot.value) ?? .faulty
                // No answer among several is one left empty.
                if case .list([])? = finding.value, definition.field.type == .choices { demand(slot, .tooFewRows, in: filled, at: path) }
            }
            // The coverage of scenarios asks it of what is filled in too.
            if tables.probe != nil, definition.optional != nil { _ = mayBeLeftEmpty(slot, in: filled, report: {}) }
        } else {
            demand(slot, .required, in: filled, at: path)
        }
    }

    /// Whether a field that is asked may be left empty now.
    func mayBeLeftEmpty(_ slot: Int, in filled: FilledGroup, report: () -> Void) -> Truth {
        let definition = filled.group.slots[slot]
        return definition.field.isOptional ? holds(definition.optional, at: filled, report: report) : .no
    }

    /// What becomes of a field that was left empty.
    private func demand(_ slot: Int, _ code: SubmissionFault.Code, in filled: FilledGroup, at path: JSONPointer) {
        if isUnfinished { return filled.slots[slot] = .faulty }
        let field = filled.group.slots[slot].field
        let truth = mayBeLeftEmpty(slot, in: filled) {
            filled.faults[slot].append(SubmissionFault(.notJudged, at: path, of: field.name))
        }
        switch truth {
        case .yes where code == .required: filled.slots[slot] = .absent
        case .yes: break
        case .undecided: filled.slots[slot] = .faulty
        case .no where field.type == .list && mayBeEmpty(filled.group.slots[slot]): filled.slots[slot] = .value(.list([]))
        case .no:
            let facts: OrderedMap<ID<FactKind>, JSONValue> = code == .tooFewRows ? ["min": .integer(1)] : [:]
            filled.faults[slot].append(SubmissionFault(code, at: path, of: field.name, facts: facts))
            filled.slots[slot] = .faulty
        }
    }

    /// Whether a list may have no row: none where it is `per` one that has none.
    private func mayBeEmpty(_ list: FieldGroup.Slot) -> Bool {
        list.pairing.map { partners(of: $0).isEmpty } ?? ((list.field.many?.lower ?? 1) == 0)
    }

    /// What the rows say to which those of a list `per` another one belong, in their order.
    private func partners(of pairing: RowPairing) -> [OrderedMap<ValueID, Value>] {
        Value.joinedRows(pairing.lists.map { value(of: $0) })
    }

    /// A computed field whose expression has no value has none itself; one that breaks its own bounds is refused.
    private func compute(_ program: Program, _ slot: Int, in filled: FilledGroup, at path: JSONPointer) {
        let definition = filled.group.slots[slot]
        switch run(program, at: filled) {
        case .undecided: filled.slots[slot] = .faulty
        case .failed: filled.slots[slot] = .absent
        case .value(let raw):
            guard let value = raw.fitted(to: definition.field) else {
                filled.faults[slot].append(SubmissionFault(.notJudged, at: path, of: definition.field.name))
                return filled.slots[slot] = .faulty
            }
            let faults = definition.check.boundFaults(of: value, at: path)
            filled.faults[slot] += faults
            filled.slots[slot] = faults.isEmpty ? .value(value) : .faulty
        }
    }

    /// A value of several answers: an object with a part for each.
    private func readParts(_ json: JSONValue, _ slot: Int, in filled: FilledGroup, at path: JSONPointer) {
        let definition = filled.group.slots[slot]
        guard let group = definition.row, case .object = json else {
            filled.faults[slot].append(
                SubmissionFault(.wrongType, at: path, of: definition.field.name, facts: ["expected": "object"]))
            return filled.slots[slot] = .faulty
        }
        let parts = FilledGroup(group, sent: json, at: path, inside: filled)
        filled.rows[slot] = [parts]
        for index in parts.slots.indices { judge(index, in: parts) }
        guard parts.allFaults.isEmpty, !parts.hasFaultySlot else { return filled.slots[slot] = .faulty }
        let value = Value.record(parts.record)
        filled.slots[slot] = .value(value)
        if let place = GeoPoint(value), !place.isNearIndonesia {
            filled.warnings[slot].append(
                SubmissionFault(
                    .doubtfulNumber, at: path, of: definition.field.name, facts: ["finding": "far_away", "type": "location"]))
        }
    }

    private func readRows(_ json: JSONValue, _ slot: Int, in filled: FilledGroup, at path: JSONPointer) {
        let definition = filled.group.slots[slot]
        guard let group = definition.row, case .array(let items) = json else {
            filled.faults[slot].append(
                SubmissionFault(.wrongType, at: path, of: definition.field.name, facts: ["expected": "array"]))
            return filled.slots[slot] = .faulty
        }
        let partners = definition.pairing.map { self.partners(of: $0) }
        var many = definition.field.many ?? Bounds(1, Int.max)
        if let partners, let pairing = definition.pairing {
            if items.count != partners.count {
                filled.faults[slot].append(
                    SubmissionFault(
                        .unlikeRows, at: path, of: definition.field.name,
                        facts: ["rows": .integer(Int64(partners.count)), "list": pairing.nameFact]))
            }
            many = Bounds(0, partners.count)
        } else if items.count < many.lower {
            filled.faults[slot].append(
                SubmissionFault(.tooFewRows, at: path, of: definition.field.name, facts: ["min": .integer(Int64(many.lower))]))
        } else if items.count > many.upper {
            filled.faults[slot].append(
                SubmissionFault(.tooManyRows, at: path, of: definition.field.name, facts: ["max": .integer(Int64(many.upper))]))
        }
        // Rows beyond the bound are refused unread, so that no sending costs more than the definition allows.
        let rows = items.prefix(many.upper).enumerated().map { index, item in
            // Around a row stands the one that it belongs to.
            var outer = filled
            if let pairing = definition.pairing, let partners { outer = FilledGroup(pairing.group, kept: partners[index], inside: filled) }
            return FilledGroup(group, sent: item, at: path.appending(index), inside: outer)
        }
        filled.rows[slot] = rows
        for row in rows { for index in row.slots.indices { judge(index, in: row) } }
        findRepeatedRows(slot, in: filled)
        let isSound = filled.faults[slot].isEmpty && rows.allSatisfy { $0.allFaults.isEmpty && !$0.hasFaultySlot }
        filled.slots[slot] = isSound ? .value(.list(rows.map { .record($0.record) })) : .faulty
    }

    private func findRepeatedRows(_ slot: Int, in filled: FilledGroup) {
        for fields in filled.group.slots[slot].field.unique {
            var seen: Set<[Value]> = []
            for row in filled.rows[slot] {
                let record = row.record
                let key = fields.compactMap { record[ID($0.rawValue)] }
                guard key.count == fields.count, !seen.insert(key).inserted, let first = fields.first else { continue }
                let index = row.group.slot(named: first.rawValue)
                let fault = SubmissionFault(
                    .repeatedRow, at: row.path.appending(first.rawValue), of: index.map { row.group.slots[$0].field.name },
                    facts: ["fields": .array(fields.map { .string($0.rawValue) })])
                row.groupFaults.append(fault)
            }
        }
    }

    /// The fields' own rules, when every value is known; and what an officer should look at.
    func judgeRules(of filled: FilledGroup) {
        for index in filled.slots.indices {
            for row in filled.rows[index] { judgeRules(of: row) }
            guard case .value(let value) = filled.slots[index] else { continue }
            let definition = filled.group.slots[index]
            let path = filled.path.appending(definition.id.rawValue)
            // What was right when a slot was taken may be so no more: it stays.
            if !filled.kept.contains(index), let program = definition.rule, let rule = definition.field.rule {
                let truth = holds(program, at: filled) {
                    filled.faults[index].append(SubmissionFault(.notJudged, at: path, of: definition.field.name))
                }
                if truth == .no {
                    filled.faults[index].append(SubmissionFault(.rule, at: path, of: definition.field.name, message: rule.message))
                }
            }
            if let birthDate = definition.birthDate, case .value(.date(let date)) = filled.slots[birthDate],
                case .text(let nik) = value, NIK(nik)?.fits(date) == false
            {
                filled.warnings[index].append(
                    SubmissionFault(.doubtfulNumber, at: path, of: definition.field.name, facts: ["finding": "birth_date"]))
            }
        }
    }
}

extension Value {
    /// A computed value as a value of `field`: rounded where it says so, widened to a decimal, whole where the type is.
    func fitted(to field: Field) -> Value? {
        var value = self
        if let rounding = field.round {
            guard let rounded = value.rounded(rounding) else { return nil }
            value = .decimal(rounded)
        }
        switch (field.type, value) {
        case (.integer, .decimal(let number)), (.money, .decimal(let number)): return number.int64.map(Value.integer)
        case (.decimal, .integer(let number)): return .decimal(Decimal128(number))
        case (.decimal, .ratio(let ratio)): return .decimal(ratio.nearest)
        case (_, .ratio): return nil
        default: return value
        }
    }
}
