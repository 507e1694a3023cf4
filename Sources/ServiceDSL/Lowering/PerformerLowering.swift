import ServiceIR

// Who acts on a step: roles, joins, of which region, and whose time it is.
extension ServiceLowering {
    func performers(_ step: StepDeclaration, late: Late?, in scope: Scope, assuming: [Node]) -> Performers? {
        let map = step.map
        guard map[.by] != nil else {
            // Nobody acts here, so nothing says of which they are who are told.
            if let told = holders(ofAll: told(step, late)).first { sink.report(.scopedRole(told, isUnsaid: !map.has(.of))) }
            return nil
        }
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
        if step.kind == .payment, let citizen = citizens.first {
            sink.report(.paidByCitizen(citizen))
        } else if !citizens.isEmpty, citizens.count < names.count {
            sink.report(
                Diagnostic(
                    .contradictingPerformers, at: citizens[0].span, helps: [Words(en: "make two steps of it", id: "buat dua langkah")]))
        }
        guard let rows else { return nil }
        var seen: Set<RoleID> = []
        var result = Performers(roles: rows.rows.flatMap(\.value).filter { seen.insert($0).inserted })
        if rows.constant == nil { result.by = rows }
        if case .join(let join)? = map.value(.join), let fewest = map.performerRows.map(\.count).filter({ $0 > 1 }).min() {
            result.join = checkedJoin(join, of: fewest, at: map[.join])
        }
        result.of = of(step, holds, told(step, late), in: scope, assuming: assuming)
        if let same = map.map(.samePerson), same.flag(.allowed) == true { result.samePersonReason = same.text(.reason) }
        return result
    }

    /// A role that has one holder for each region or agency, where it acts, is told or stands in.
    struct ScopedRole {
        var role: String
        var per: Role.Scope
        /// Where it is named, or the role for which it stands in.
        var span: SourceSpan
        var standsFor: String?
    }

    /// Which of these roles, and of their stand-ins, have one holder for each region or agency.
    private func holders(ofAll names: [Located<String>]) -> [ScopedRole] {
        guard let roles = catalog?.compiled.roles else { return [] }
        return names.flatMap { name -> [ScopedRole] in
            guard let role = roles[RoleID(name.value)] else { return [] }
            var found: [ScopedRole] = []
            if let per = role.per { found.append(ScopedRole(role: name.value, per: per, span: name.span)) }
            if let standIn = role.standIn, let per = roles[standIn]?.per {
                found.append(ScopedRole(role: standIn.rawValue, per: per, span: name.span, standsFor: name.value))
            }
            return found
        }
    }

    /// Who is told, or has the task, once the step is late: as it says itself, else as the catalog does.
    private func told(_ step: StepDeclaration, _ late: Late?) -> [Located<String>] {
        if let own = step.map.map(.late) { return own.names(.notify) + own.names(.escalate) }
        let span = (step.map[.by] ?? step.map[.within] ?? step.map[.until])?.name ?? step.map.span
        return ((late?.notify ?? []) + [late?.escalate].compactMap(\.self)).map { Located($0.rawValue, span) }
    }

    /// Of which region or agency they are: read only where a role that acts, or is told, has one holder for each.
    private func of(
        _ step: StepDeclaration, _ holds: [[Node]], _ told: [Located<String>], in scope: Scope, assuming: [Node]
    ) -> Rows<Expression>? {
        let map = step.map
        let written = map.performerRows
        let names = map.performerNames
        let late = holders(ofAll: told)
        let scopes = holders(ofAll: names) + late
        var asked = assuming
        let isScoped = written.map { row in !late.isEmpty || !holders(ofAll: row).isEmpty }
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
        if let first = scopes.first, !map.has(.of) { sink.report(.scopedRole(first, isUnsaid: true)) }
        if let first = scopes.first, let other = scopes.first(where: { ($0.per == .agency) != (first.per == .agency) }) {
            sink.report(
                Diagnostic(
                    .scopedRole, at: other.span,
                    message: Words(
                        en:
                            "`\(first.role)` is `per: \(first.per.rawValue)` and `\(other.role)` is `per: \(other.per.rawValue)`: one `of` cannot say both",
                        id:
                            "`\(first.role)` bertanda `per: \(first.per.rawValue)` dan `\(other.role)` `per: \(other.per.rawValue)`: satu `of` tidak bisa menyebut keduanya"
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

extension Diagnostic {
    /// - Parameter isUnsaid: whether `of` is missing; else it stands where nobody acts and is not read.
    fileprivate static func scopedRole(_ role: ServiceLowering.ScopedRole, isUnsaid: Bool) -> Diagnostic {
        let called = role.standsFor.map {
            Words(en: "`\(role.role)`, who stands in for `\($0)`,", id: "`\(role.role)`, pengganti `\($0)`,")
        }
        let words = called ?? Words("`\(role.role)`")
        return Diagnostic(
            .scopedRole, at: role.span,
            message: isUnsaid
                ? Words(
                    en: "\(words.en) has one holder for each region or agency, and `of` does not say of which",
                    id: "\(words.id) punya satu pemegang untuk tiap wilayah atau instansi, dan `of` tidak menyebut yang mana")
                : Words(
                    en: "\(words.en) has one holder for each region or agency, and without `by` the step is of none",
                    id: "\(words.id) punya satu pemegang untuk tiap wilayah atau instansi, dan tanpa `by` langkah ini tidak punya wilayah"),
            helps: isUnsaid
                ? [
                    Words(
                        en: "add `of:` with a field that says of which region or agency",
                        id: "tambahkan `of:` dengan isian yang menyebut wilayah atau instansinya")
                ] : [])
    }
}
