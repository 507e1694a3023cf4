import ServiceIR

// Who acts on a step: roles, joins, of which region, and whose time it is.
extension ServiceLowering {
    func performers(_ step: StepDeclaration, in scope: Scope, assuming: [Node]) -> Performers? {
        let map = step.map
        guard map[.by] != nil else { return nil }
        // What holds where each row is chosen.
        var holds: [[Node]] = []
        let rows = rows(map, .by, in: scope, assuming: assuming) { value, holding -> [RoleID]? in
            holds.append(holding)
            guard case .names(let names) = value else { return nil }
            let roles = names.compactMap { role($0, citizens: true) }
            return roles.isEmpty ? nil : roles
        }
        let names = map.performerNames
        let citizens = names.filter { $0.value == "applicant" || $0.value == "filer" }
        if step.kind == .task, map.has(.pay), let citizen = citizens.first {
            sink.report(Diagnostic(.benefitPaidByCitizen, at: citizen.span))
        }
        if !citizens.isEmpty, citizens.count < names.count {
            sink.report(Diagnostic(.contradictingPerformers, at: citizens[0].span))
        }
        guard let rows else { return nil }
        var seen: Set<RoleID> = []
        var result = Performers(roles: rows.rows.flatMap(\.value).filter { seen.insert($0).inserted })
        if rows.constant == nil { result.by = rows }
        if case .join(let join)? = map[.join]?.value, let fewest = map.performerRows.map(\.count).filter({ $0 > 1 }).min() {
            result.join = checkedJoin(join, of: fewest, at: map[.join])
        }
        result.of = of(step, holds, in: scope, assuming: assuming)
        if let same = map.map(.samePerson), same.flag(.allowed) == true { result.samePersonReason = same.text(.reason) }
        return result
    }

    /// Of which region or agency they are: read only where a role that acts has one holder for each.
    private func of(_ step: StepDeclaration, _ holds: [[Node]], in scope: Scope, assuming: [Node]) -> Rows<Expression>? {
        let map = step.map
        let written = map.performerRows
        let names = map.performerNames
        let scopes = names.compactMap { name in catalog?.compiled.roles[RoleID(name.value)]?.per.map { (name, per: $0) } }
        var asked = assuming
        let isScoped = written.map { row in row.contains { name in scopes.contains { $0.0.value == name.value } } }
        if written.count > 1, isScoped.contains(false), written.count == holds.count {
            // One of the rows that need it was chosen.
            let chosen = zip(isScoped, holds).filter(\.0).map { Node.all($0.1).negated }
            if !chosen.isEmpty { asked = [Node.all(chosen).negated] }
        }
        let expected = scopes.first.flatMap { scopeType($0.per) }
        let result: Rows<Expression>? = rows(map, .of, in: scope, assuming: asked) { value, holding in
            guard case .expression(let text) = value else { return nil }
            let checked = reader.check(text, in: scope, expecting: ExpectedValue(expected), assuming: holding)
            if let checked, let lowest = scopes.map(\.per).max(by: { $0.depth < $1.depth }) {
                self.checkLevel(checked, text, of: lowest)
            }
            return checked?.expression
        }
        guard catalog != nil else { return result }
        if scopes.isEmpty, !names.isEmpty, let of = map[.of] {
            sink.report(
                .misplaced(
                    .of, at: of.name,
                    in: Words(
                        en: "a step whose roles are not `per` region or agency",
                        id: "langkah yang perannya tidak `per` wilayah atau instansi")))
        }
        if let first = scopes.first, !map.has(.of) {
            sink.report(
                Diagnostic(
                    .scopedRole, at: first.0.span,
                    message: Words(
                        en: "`\(first.0.value)` has one holder for each region or agency, and `of` does not say of which",
                        id: "`\(first.0.value)` punya satu pemegang untuk tiap wilayah atau instansi, dan `of` tidak menyebut yang mana")))
        }
        if let first = scopes.first, let other = scopes.first(where: { ($0.per == .agency) != (first.per == .agency) }) {
            sink.report(
                Diagnostic(
                    .scopedRole, at: other.0.span,
                    message: Words(
                        en:
                            "`\(first.0.value)` is `per: \(first.per.rawValue)` and `\(other.0.value)` is `per: \(other.per.rawValue)`: one `of` cannot say both",
                        id:
                            "`\(first.0.value)` bertanda `per: \(first.per.rawValue)` dan `\(other.0.value)` `per: \(other.per.rawValue)`: satu `of` tidak bisa menyebut keduanya"
                    )))
        }
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

extension Role.Scope {
    /// How small the part is: the last of the levels is the smallest.
    fileprivate var depth: Int { RegionLevel(rawValue: rawValue).flatMap(RegionLevel.allCases.firstIndex) ?? 0 }
}
