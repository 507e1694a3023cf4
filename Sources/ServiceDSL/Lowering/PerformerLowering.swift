import ServiceIR

// Who acts on a step: roles, joins, of which region, and whose time it is.
extension ServiceLowering {
    func performers(_ step: StepDeclaration, in scope: Scope, assuming: [Node]) -> Performers? {
        let map = step.map
        guard let by = map[.by] else { return nil }
        if case .rows = by.value {
            sink.report(.notYet(Words(en: "`by` in rows", id: "`by` dalam baris"), at: by.name))
            return nil
        }
        let names = map.names(.by)
        let roles = names.compactMap { role($0, citizens: true) }
        let citizens = names.filter { $0.value == "applicant" || $0.value == "filer" }
        if step.kind == .task, map.has(.pay), let citizen = citizens.first {
            sink.report(Diagnostic(.benefitPaidByCitizen, at: citizen.span))
        }
        if !citizens.isEmpty, citizens.count < names.count {
            sink.report(Diagnostic(.contradictingPerformers, at: citizens[0].span))
        }
        guard !roles.isEmpty else { return nil }
        var result = Performers(roles: roles)
        if names.count > 1, case .join(let join)? = map[.join]?.value {
            result.join = checkedJoin(join, of: names.count, at: map[.join])
        }
        let per = names.lazy.compactMap { self.catalog?.compiled.roles[RoleID($0.value)]?.per }.first
        result.of = rows(map, .of, in: scope, assuming: assuming) { value, holding in
            guard case .expression(let text) = value else { return nil }
            let checked = reader.check(text, in: scope, expecting: ExpectedValue(per.flatMap(scopeType)), assuming: holding)
            if let per, let checked { self.checkLevel(checked, text, of: per) }
            return checked?.expression
        }
        if catalog != nil, per == nil, let of = map[.of], !roles.isEmpty {
            sink.report(
                .misplaced(
                    .of, at: of.name,
                    in: Words(
                        en: "a step whose roles are not `per` region or agency",
                        id: "langkah yang perannya tidak `per` wilayah atau instansi")))
        }
        if let catalog, !map.has(.of), let scoped = names.first(where: { catalog.compiled.roles[RoleID($0.value)]?.per != nil }) {
            sink.report(
                Diagnostic(
                    .scopedRole, at: scoped.span,
                    message: Words(
                        en: "`\(scoped.value)` has one holder for each region or agency, and `of` does not say of which",
                        id: "`\(scoped.value)` punya satu pemegang untuk tiap wilayah atau instansi, dan `of` tidak menyebut yang mana")))
        }
        if let same = map.map(.samePerson), same.flag(.allowed) == true { result.samePersonReason = same.text(.reason) }
        return result
    }

    /// What says of which the holder of a role is.
    func scopeType(_ per: Role.Scope) -> ValueType? {
        RegionLevel(rawValue: per.rawValue).map { .code(.region($0)) } ?? catalog.map { .code(.agency($0.agencies)) }
    }

    /// A region of the role's level or below it: a village says of which district, never the other way.
    func checkLevel(_ checked: CheckedExpression, _ text: ExpressionText, of per: Role.Scope) {
        guard case .code(.region(let level)) = checked.type, let wanted = RegionLevel(rawValue: per.rawValue),
            let found = RegionLevel.allCases.firstIndex(of: level), let least = RegionLevel.allCases.firstIndex(of: wanted), found < least
        else { return }
        sink.report(
            Diagnostic(
                .scopedRole, at: text.span,
                message: Words(
                    en: "a \(level.rawValue) does not say of which \(wanted.rawValue) the role's holder is",
                    id: "wilayah tingkat `\(level.rawValue)` tidak menyebut `\(wanted.rawValue)` pemegang peran ini")))
    }

    /// A number of people is at most all of them.
    func checkedJoin(_ join: Join, of count: Int, at member: SyntaxMap.Member?) -> Join {
        if case .count(let number) = join, number > count, let member {
            sink.report(
                Diagnostic(
                    .outOfRange, at: member.span,
                    message: Words(en: "`join: \(number)` of only \(count)", id: "`join: \(number)` dari hanya \(count)")))
        }
        return join
    }

    /// The citizen's time never runs on the office's clock.
    func standsStill(_ step: StepDeclaration, _ lowered: Step) -> Bool {
        switch step.map.string(.clock) {
        case "stops"?: return true
        case "runs"?: return false
        default: break
        }
        switch step.kind {
        case .payment, .wait: return true
        case .notice: return false
        case .task, .release, .automatic, .parallel, .end: break
        }
        guard let roles = lowered.performers?.roles else { return false }
        return roles.allSatisfy { $0 == .applicant || $0 == .filer }
    }
}
