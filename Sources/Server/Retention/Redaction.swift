import Runtime
import ServiceIR

extension Case {
    /// What stays of a case whose personal data is erased: when it was filed, how it went and ended, and its outputs' numbers and days.
    var redacted: Case {
        var kept = self
        kept.filedBy.person = filedBy.person.redacted
        kept.filers = []
        kept.submission = [:]
        kept.position = nil
        kept.records = [:]
        kept.timers = [:]
        kept.reason = nil
        for (id, account) in fees {
            var account = account
            account.receipts = []
            kept.fees[id] = account
        }
        for (id, record) in outputs { kept.outputs[id] = record.redacted }
        kept.history = history.map { moment in
            var moment = moment
            moment.by = nil
            moment.reason = nil
            return moment
        }
        return kept
    }

    /// The case without these fields' values, and the values that it had.
    func without(_ fields: [KeptField]) -> (state: Case, removed: [JSONValue]) {
        var state = self
        var removed: [JSONValue] = []
        for field in fields {
            let path = field.path.map(\.rawValue)[...]
            func clear(_ values: JSONObject) -> JSONObject {
                JSONValue.object(values).without(path, &removed).object ?? [:]
            }
            switch field.place {
            case .form(let section): state.submission = state.submission.without(["form", section.rawValue] + path, &removed)
            case .step(let step):
                guard var record = state.records[step] else { continue }
                record.last.values = clear(record.last.values)
                for (role, filled) in record.byRole {
                    var filled = filled
                    filled.values = clear(filled.values)
                    record.byRole[role] = filled
                }
                record.objections = record.objections.map { objection in
                    var objection = objection
                    objection.filled.values = clear(objection.filled.values)
                    return objection
                }
                state.records[step] = record
            case .action(let step, let action):
                guard var record = state.records[step] else { continue }
                if var filled = record.byAction[action] {
                    filled.values = clear(filled.values)
                    record.byAction[action] = filled
                }
                state.records[step] = record
            }
        }
        return (state, removed)
    }
}

extension OutputRecord {
    fileprivate var redacted: OutputRecord {
        var kept = self
        kept.values = [:]
        kept.signatures = []
        kept.file = nil
        kept.delivery = nil
        kept.earlier = earlier.map(\.redacted)
        return kept
    }
}

extension PersonID {
    /// Of an officer, whom the journal's rows name by number, as it is; of anybody else only what kind of person it is.
    fileprivate var redacted: PersonID { PersonKind(self) == .applicant ? "applicant:-" : self }
}

extension JSONValue {
    /// Without what stands at the path; of a list in every row.
    func without(_ path: ArraySlice<String>, _ removed: inout [JSONValue]) -> JSONValue {
        guard let first = path.first else { return self }
        switch self {
        case .array(let items): return .array(items.map { $0.without(path, &removed) })
        case .object(var members):
            let key = ID<JSONValue>(first)
            guard let value = members[key] else { return self }
            if path.count == 1 {
                removed.append(value)
                members[key] = nil
            } else {
                members[key] = value.without(path.dropFirst(), &removed)
            }
            return .object(members)
        default: return self
        }
    }

    /// Whether a member anywhere in it has one of these names.
    func hasMember(named names: Set<String>) -> Bool {
        switch self {
        case .array(let items): items.contains { $0.hasMember(named: names) }
        case .object(let members): members.contains { names.contains($0.key.rawValue) || $0.value.hasMember(named: names) }
        default: false
        }
    }

    /// Every text in it.
    var texts: Set<String> {
        switch self {
        case .string(let text): [text]
        case .array(let items): items.reduce(into: []) { $0.formUnion($1.texts) }
        case .object(let members): members.reduce(into: []) { $0.formUnion($1.value.texts) }
        default: []
        }
    }
}
