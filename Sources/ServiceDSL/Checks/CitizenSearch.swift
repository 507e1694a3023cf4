import ServiceIR

/// Fills in the form as somebody does who shows a finding, so that it can be tried with `mppc test` and over the API.
///
/// What must be so of the answers is asked as if it were a rule of the service: the generator of submissions draws until it is met.
struct CitizenSearch {
    private let service: CompiledService
    private let year: DecreedYear

    /// The findings, each with its citizen where it is about answers and one was found.
    static func shown(_ findings: [Diagnostic], of service: CompiledService?, in catalog: CompiledCatalog) -> [Diagnostic] {
        guard let service, findings.contains(where: { $0.shownBy != nil }) else { return findings }
        let search = CitizenSearch(of: service, in: catalog, for: findings)
        return findings.map(search.shown)
    }

    private init(of service: CompiledService, in catalog: CompiledCatalog, for findings: [Diagnostic]) {
        year = DecreedYear(catalog)
        let unmet = Set(findings.compactMap { $0.shownBy?.unmet })
        self.service = unmet.isEmpty ? service : service.without(unmet)
    }

    private static let mostTries: UInt64 = 2

    private func shown(_ finding: Diagnostic) -> Diagnostic {
        guard let shownBy = finding.shownBy, let start = year.openings.first, let wanted = service.asking(for: shownBy.holding),
            let validator = try? SubmissionValidator(service: wanted)
        else { return finding }
        let sampler = SubmissionSampler(validator, at: SubmissionMoment(start, in: year.calendar))
        var finding = finding
        for seed in 0..<Self.mostTries {
            guard let sample = sampler.sample(seed: seed, .valid)?.json, let clean = validator.withoutUnasked(sample, at: sampler.moment)
            else { continue }
            let at = LocalMoment(year.calendar.localDate(of: start), year.calendar.localTime(of: start))
            finding.citizen = Diagnostic.Citizen(at: at, submission: clean, holding: shownBy.holding)
            break
        }
        return finding
    }
}

extension CompiledService {
    /// Without rules that refuse everybody.
    fileprivate func without(_ unmet: Set<Expression>) -> CompiledService {
        var service = self
        service.rules.removeAll { unmet.contains($0.rule) }
        for (id, section) in form.sections {
            for (name, field) in section.fields where field.rule.map({ unmet.contains($0.rule) }) == true {
                service.form.sections[id]?.fields[name]?.rule = nil
            }
        }
        return service
    }

    /// The service for those alone of whom all this is so; `nil` where something is no matter of the form.
    fileprivate func asking(for conditions: [Expression]) -> CompiledService? {
        var service = self
        for (place, condition) in conditions.enumerated() {
            guard let node = try? ExpressionParser.parse(condition.text), node.paths.allSatisfy(isOfForm) else { return nil }
            // A number is not left to chance.
            if case .binary(.equal, let what, let number) = node.kind, case .literal(.integer(let amount)) = number.kind {
                if case .call("size", let list, _) = what.kind, let path = list.first?.path {
                    service.demand(rows: Int(amount), of: path)
                } else if let path = what.path, path.count == 2 {
                    service.demand(amount, at: path)
                }
            }
            service.rules.append(SubmissionRule(rule: condition, message: LocalText("id", "shown by \(place)")))
        }
        return service
    }

    private func isOfForm(_ path: [String]) -> Bool {
        ["applicant", "channel", "variant"].contains(path[0]) || form.sections[SectionID(path[0])] != nil
            || conditions[ConditionID(path[0])] != nil
    }

    private mutating func demand(_ amount: Int64, at path: [String]) {
        guard let type = form.sections[SectionID(path[0])]?.fields[FieldID(path[1])]?.type, type == .integer || type == .money else {
            return
        }
        form.sections[SectionID(path[0])]?.fields[FieldID(path[1])]?.min = .integer(amount)
        form.sections[SectionID(path[0])]?.fields[FieldID(path[1])]?.max = .integer(amount)
    }

    private mutating func demand(rows count: Int, of path: [String]) {
        let section = SectionID(path[0])
        if path.count == 1 {
            form.sections[section]?.many = Bounds(count, count)
        } else {
            form.sections[section]?.fields[FieldID(path[1])]?.many = Bounds(count, count)
        }
    }
}

extension SubmissionValidator {
    /// A sending with nothing in it that nobody asked for; `nil` where it is then refused.
    fileprivate func withoutUnasked(_ sent: JSONValue, at moment: SubmissionMoment) -> JSONValue? {
        guard case .success(let checked) = validate(sent, at: moment), var object = sent.object else { return nil }
        let taken = asSent(checked.json(in: moment.timeZone), in: moment.timeZone).json
        var form = taken["form"]?.object ?? [:]
        for (id, section) in service.form.sections where section.many == nil {
            guard let answers = form[ID(id.rawValue)]?.object else { continue }
            let asked = answers.filter { section.fields[FieldID($0.key.rawValue)]?.value == nil }
            form[ID(id.rawValue)] = asked.isEmpty ? nil : .object(JSONObject(asked))
        }
        object["form"] = .object(form)
        object["documents"] = taken["documents"] ?? [:]
        let clean = JSONValue.object(object)
        guard case .success = validate(clean, at: moment) else { return nil }
        return clean
    }
}
