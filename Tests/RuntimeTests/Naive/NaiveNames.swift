import ServiceIR

/// Names of expressions for the naive interpreter, looked up in its plain tables.
final class NaiveNames: ExpressionEnvironment {
    let naive: Naive
    let submission: Submission
    /// The fields that stand bare, and the row that they are read from.
    var row: (fields: Set<String>, value: Value)?
    /// Those to which that row belongs, in the same way.
    var rowsBehind: [(fields: Set<String>, value: Value)] = []
    init(_ naive: Naive, _ submission: Submission? = nil) {
        self.naive = naive
        self.submission = submission ?? naive.submission
    }

    /// Another day than that of the event.
    var day: CivilDate?
    var today: CivilDate { day ?? naive.today }
    func adding(_ period: Period, to date: CivilDate) -> CivilDate? { naive.calendar.adding(period, to: date) }
    func date(of instant: Instant) -> CivilDate? {
        let local = Double(instant.seconds + naive.catalog.timeZone.secondsFromUTC) / 86_400
        return CivilDate(dayNumber: Int(local.rounded(.down)))
    }
    func table(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        guard id == "held" else { return plainTable(id, inputs) }
        let list = Register.list(
            inputs.first, of: naive.service.held, among: submission.held, on: today, in: naive.catalog.timeZone)
        return list.map { .success($0) } ?? .failure(.unknownFunction(id))
    }
    private func plainTable(_ id: String, _ inputs: [Value]) -> Result<Value, EvaluationFault> {
        TableBook(naive.service.tables).value(of: id, inputs)
    }

    func value(of name: [String]) -> Value? {
        let path = name.joined(separator: ".")
        for row in [row].compactMap({ $0 }) + rowsBehind where row.fields.contains(name[0]) {
            var value: Value? = row.value
            for part in name {
                guard case .record(let parts)? = value else { return nil }
                value = parts[ID(part)]
            }
            return value
        }
        switch path {
        case "variant": return submission.variant.map { .text($0.rawValue) }
        case "applicant": return submission.applicant.map { .text($0.rawValue) }
        case "channel": return submission.channel.map { .text($0.rawValue) }
        case "today": return .date(today)
        case "submitted": return .instant(naive.submitted)
        case "fee.total":
            var sum: Int64 = 0
            for item in naive.service.fee.items.keys {
                guard case .integer(let one)? = value(of: ["fee", item.rawValue]) else { return nil }
                sum += one
            }
            return .integer(sum)
        default: break
        }
        if name.count == 1, let condition = naive.service.conditions[ID(path)] { return try? run(condition) }
        if let value = submission.values[ID(path)] { return value }
        if name.count > 2, let value = submission.values[ID(name[0] + "." + name[1])] { return value.member(at: name.dropFirst(2)) }
        if name[0] == "fee", let item = naive.service.fee.items[ID(name[1])] {
            if let due = naive.due[name[1]] { return .integer(due) }
            return (try? amount(item.when, item.amount, item.round)).map { .integer($0) }
        }
        if name[0] == "delivery" { return submission.delivery[ID(name[1])].map { .text($0.rawValue) } }
        if name[0] == "documents" {
            let wanted = name.dropFirst().joined(separator: ".")
            // A group counts as handed in by one member (any_of) or by all that are asked and may not be left out (all_of).
            func mayLack(_ member: Requirement) -> Bool {
                if let asked = try? isTrue(member.when), !asked { return true }
                guard member.isOptional else { return false }
                if let free = try? isTrue(member.optionalWhen) { return free }
                return true
            }
            func isIn(_ requirement: Requirement, _ path: String) -> Bool {
                let parts = requirement.members.filter { requirement.group != .allOf || !mayLack($0.value) }.map {
                    isIn($0.value, path + "." + $0.key.rawValue)
                }
                switch requirement.group {
                case nil: return submission.documents[ID(path)] != nil
                case .anyOf?: return parts.contains(true)
                case .allOf?: return !parts.contains(false)
                }
            }
            // Of a document asked for sections or rows: by all of those for whom it was asked.
            let sections = naive.service.form.sections
            if naive.service.documents[ID(name[1])]?.per.isEmpty == false, name.count == 2 || sections[ID(name[2])]?.many != nil {
                let below = submission.documents.keys.filter { $0.rawValue.hasPrefix(wanted + ".") }
                return .bool(!below.isEmpty && !submission.missing.contains { $0.rawValue.hasPrefix(wanted + ".") })
            }
            if naive.service.documents[ID(name[1])]?.per.isEmpty == false {
                var part = naive.service.documents[ID(name[1])]
                for key in name.dropFirst(3) { part = part?.members[ID(key)] }
                part?.per = []
                return part.map { .bool(isIn($0, wanted)) }
            }
            var found: Requirement?
            var members = naive.service.documents
            for part in name.dropFirst() {
                found = members[ID(part)]
                members = found?.members ?? [:]
            }
            return found.map { .bool(isIn($0, wanted)) }
        }
        if naive.steps[name[0]] != nil {
            switch name.dropFirst().joined(separator: ".") {
            case "count": return .integer(Int64(naive.visits[name[0]] ?? 0))
            case "reason": return naive.lastReason[name[0]].map { .text($0) }
            case "objections" where naive.steps[name[0]]?.kind == .notice:
                return .list((naive.objections[name[0]] ?? []).map { .record($0.values) })
            case "action": return naive.lastAction[name[0]].map { .text($0) }
            default:
                for length in (2...max(2, name.count)).reversed() where length <= name.count {
                    guard let value = naive.recorded[name.prefix(length).joined(separator: ".")] else { continue }
                    return value.member(at: name.dropFirst(length))
                }
                return nil
            }
        }
        if name.count == 1, naive.service.form.sections[ID(name[0])] != nil {
            let prefix = name[0] + "."
            let own = submission.values.filter { $0.key.rawValue.hasPrefix(prefix) }
            if own.isEmpty { return nil }
            return .record(OrderedMap(own.map { (ID(String($0.key.rawValue.dropFirst(prefix.count))), $0.value) }))
        }
        return nil
    }

    func run(_ expression: Expression) throws -> Value {
        guard let program = naive.book.program(expression), let value = try? program.evaluate(self).get() else {
            throw Naive.No("value-missing")
        }
        return value
    }
    func isTrue(_ expression: Expression?) throws -> Bool {
        guard let expression else { return true }
        guard case .bool(let flag) = try run(expression) else { throw Naive.No("value-missing") }
        return flag
    }
    func pick<T>(_ rows: Rows<T>?) throws -> T? {
        for row in rows?.rows ?? [] where try isTrue(row.when) { return row.value }
        return nil
    }
    /// The upper end, once for each row of the list that is named, or for each of the number.
    func span(_ rows: Rows<TimeLimit>?) throws -> Period? {
        guard let time = try pick(rows) else { return nil }
        guard let name = time.per?.text.split(whereSeparator: { "()".contains($0) }).last else {
            return Period(time.range.upper, time.range.unit)
        }
        var total = 0
        switch value(of: name.split(separator: ".").map(String.init)) {
        case .list(let items)?: for _ in items { total += time.range.upper }
        case .integer(let number)? where number > 0: for _ in 1...number { total += time.range.upper }
        case .integer?: break
        default: throw Naive.No("value-missing")
        }
        return Period(total, time.range.unit)
    }
    func amount(_ when: Expression?, _ amount: Rows<Expression>, _ round: Rounding?) throws -> Int64 {
        if try !isTrue(when) { return 0 }
        guard let expression = try pick(amount) else { throw Naive.No("value-missing") }
        let number: Decimal128?
        switch try run(expression) {
        case .integer(let whole): number = Decimal128(whole)
        case .decimal(let exact): number = exact
        case .ratio(let exact):
            guard let round else { throw Naive.No("value-missing") }
            number = exact.rounded(round)
        default: throw Naive.No("value-missing")
        }
        guard let rupiah = number.flatMap({ number in round.map { number.rounded($0) } ?? number })?.int64, rupiah >= 0 else {
            throw Naive.No("value-missing")
        }
        return rupiah
    }
}
