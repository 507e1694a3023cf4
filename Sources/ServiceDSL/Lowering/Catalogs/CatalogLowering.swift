import ServiceIR

/// Lowers a catalog with the calendars that it names.
struct CatalogLowering {
    let sink: DiagnosticSink
    /// The calendars of the run, by `CATALOG/ID`, and those of this catalog also by `ID`.
    let calendars: [String: DecreedCalendar?]
    /// Services stand below it, for which it must be open somewhere.
    let holdsServices: Bool
    /// The file that its `crest` names, where somebody has looked for it.
    var crest: CrestFile?

    func lower(_ syntax: SyntaxMap) -> Catalog? {
        let languages = languages(syntax)
        let agencyNames = syntax.entries(.agencies).map(\.id.value)
        // Absent where it cannot be known which there are.
        let roleNames = syntax.isFaulty(.roles) ? nil : syntax.entries(.roles).map(\.id.value)
        var agencies = OrderedMap<AgencyID, Agency>()
        for entry in syntax.entries(.agencies) {
            guard let map = entry.map else { continue }
            let head = map.name(.head).flatMap { self.role($0, roleNames) }
            guard let name = map.text(.name) else { continue }
            var agency = Agency(name: name)
            agency.head = head
            agency.address = map.text(.address)
            agency.phone = map.string(.phone)
            agency.url = map.string(.url)
            if case .officeHours(let hours)? = map.value(.officeHours) { agency.officeHours = hours }
            agencies[AgencyID(entry.id.value)] = agency
        }
        var roles = OrderedMap<RoleID, Role>()
        for entry in syntax.entries(.roles) {
            guard let map = entry.map else { continue }
            let agency = map.name(.agency).flatMap { self.agency($0, agencyNames, syntax) }
            let standIn = map.name(.standIn).flatMap { self.role($0, roleNames) }
            if let standIn, standIn.rawValue == entry.id.value, let span = map[.standIn]?.span {
                sink.report(.circle([standIn.rawValue], at: span))
            }
            let late = map.map(.late).flatMap { self.late($0, roleNames) }
            if let per = map[.per], let agency = map[.agency] { sink.report(.contradiction(.per, per.name, .agency, agency.name)) }
            guard let name = map.text(.name) else { continue }
            var role = Role(name: name)
            // One that could not be read, or is unknown, is not missing besides.
            role.agency = agency ?? (map.has(.agency) ? agencies.keys.first : nil)
            role.late = late
            role.standIn = standIn
            role.per = map.word(.per)
            roles[RoleID(entry.id.value)] = role
        }
        checkHeads(syntax, roles)
        // A national catalog has no offices of its own; every other says where and when it is open.
        if holdsServices || [Key.region, .calendar, .officeHours].contains(where: syntax.has) {
            let shape = Keywords.shape(.catalog)
            for key in [Key.region, .calendar, .officeHours] where !syntax.has(key) {
                sink.report(.missingKey(key, of: shape.noun, at: syntax[.catalog]?.name ?? syntax.span, says: shape.keyword(key)?.summary))
            }
        }
        if let code = syntax.string(.region), !RegionTable.contains(code), let span = syntax[.region]?.span {
            sink.report(.unknownName(Located(code, span), .region, known: RegionTable.regions.map(\.code)))
        }
        let late = syntax.map(.late).flatMap { self.late($0, roleNames) }
        var complaints = syntax.map(.complaints).flatMap {
            ServiceDSL.complaints($0, languages: languages.isEmpty ? ["id"] : languages, sink: sink)
        }
        // Whether there is such a service is asked by those that leave it out.
        if let service = syntax.name(.complaints) { complaints = Complaints(service: ServiceID(service.value)) }
        // What is at fault there is not missing in every service besides.
        if complaints == nil, syntax.isFaulty(.complaints) {
            complaints = Complaints(channels: ["counter": LocalText(languages[0], "…")], within: [:])
        }
        let calendar = DecreedCalendar.merged(calendars(of: syntax))
        // What is missing or wrong has been said; with something in its place, what the catalog declares is known all the same.
        let id = syntax.name(.catalog)?.value ?? ""
        let edition = syntax.count(.edition) ?? 1
        let name = syntax.text(.name) ?? LocalText(languages[0], id)
        let zone = syntax.word(.timeZone, as: TimeZoneID.self) ?? .wib
        var hours = OfficeHours(week: Array(repeating: [], count: 7))
        if case .officeHours(let written)? = syntax.value(.officeHours) { hours = written }
        var compiled = CompiledCatalog(
            catalog: ID(id), edition: edition, name: name, timeZone: zone, languages: languages, officeHours: hours,
            calendar: calendar?.calendar ?? .undecreed)
        compiled.region = syntax.string(.region)
        compiled.agencies = agencies
        compiled.roles = roles
        for entry in syntax.entries(.systems) {
            if let agency = syntax.entries(.agencies).first(where: { $0.id.value == entry.id.value }) {
                sink.report(
                    .nameTaken(
                        entry.id, as: Words(en: "a system", id: "sistem"), first: agency.id.span,
                        firstNoun: Words(en: "an agency", id: "instansi")))
            }
            guard let map = entry.map, let name = map.text(.name) else { continue }
            compiled.systems[ID(entry.id.value)] = System(name: name, owner: map.text(.owner))
        }
        compiled.resources = resources(
            syntax, agencyNames, officeHours: syntax.has(.officeHours) ? hours : nil, calendar: calendar?.calendar)
        compiled.counters = counters(syntax, agencyNames)
        compiled.branding = branding(syntax, crest: crest)
        var groups: [String: [SyntaxEntry]] = [:]
        var groupNames: [String] = []
        for entry in syntax.entries(.fieldGroups) {
            groupNames.append(entry.id.value)
            if case .entries(let fields) = entry.value { groups[entry.id.value] = fields } else { groups[entry.id.value] = [] }
        }
        var catalog = Catalog(
            compiled: compiled, agencies: agencyNames, roles: roleNames ?? [], systems: syntax.entries(.systems).map(\.id.value),
            fieldGroups: groups, fieldGroupNames: groupNames, late: late,
            repairWithin: syntax.map(.returns)?.duration(.within), returnsAtMost: returnsAtMost(syntax),
            complaints: complaints)
        catalog.officeHours = syntax[.officeHours]?.name
        catalog.calendar = calendar
        let lying = calendars.filter { !$0.key.utf8.contains(0x2F) }.sorted { $0.key < $1.key }.compactMap(\.value)
        catalog.reckoned = (calendar ?? DecreedCalendar.merged(lying))?.calendar
        catalog.calendarNames = syntax[.calendar]?.name
        for entry in syntax.entries(.resources) {
            catalog.resources[entry.id.value] = BookableType(
                slots: entry.map?.entries(.slots).map(\.id.value) ?? [], hasWaitingList: entry.map?.flag(.waitingList) ?? false)
        }
        catalog.unread = Set([.roles, .agencies, .systems, .resources, .fieldGroups].filter(syntax.isFaulty))
        return catalog
    }

    /// Who heads an agency is one of its own people.
    private func checkHeads(_ syntax: SyntaxMap, _ roles: OrderedMap<RoleID, Role>) {
        for entry in syntax.entries(.agencies) {
            guard let head = entry.map?.name(.head), let agency = roles[RoleID(head.value)]?.agency, agency.rawValue != entry.id.value,
                let role = syntax.entries(.roles).first(where: { $0.id.value == head.value })?.map, let own = role[.agency],
                role.name(.agency)?.value == agency.rawValue
            else { continue }
            sink.report(.headOfAnother(head, agency: entry.id.value, own: agency.rawValue, at: own.span))
        }
    }

    /// The languages, each a code and once; `id` and `en` where they are not known.
    private func languages(_ syntax: SyntaxMap) -> [String] {
        var known: [Located<String>] = []
        var isWhole = true
        for language in syntax.strings(.languages) {
            if let first = known.first(where: { $0.value == language.value }) {
                sink.report(.namedTwice(language, first: first.span))
            } else if LanguageCode.isKnown(language.value) {
                known.append(language)
            } else {
                sink.report(.badLanguage(language))
                isWhole = false
            }
        }
        return isWhole && !known.isEmpty ? known.map(\.value) : ["id", "en"]
    }

    /// A number at fault stands for some bound, so that no loop is said to have none.
    private func returnsAtMost(_ syntax: SyntaxMap) -> Int? {
        guard let returns = syntax.map(.returns) else { return syntax.isFaulty(.returns) ? 1 : nil }
        return returns.count(.atMost) ?? (returns.has(.atMost) ? 1 : nil)
    }

    func agency(_ name: Located<String>, _ known: [String], _ syntax: SyntaxMap) -> AgencyID? {
        if known.contains(name.value) { return AgencyID(name.value) }
        if !syntax.isFaulty(.agencies) { sink.report(.unknownName(name, .agency, known: known)) }
        return nil
    }

    private func role(_ name: Located<String>, _ known: [String]?) -> RoleID? {
        guard let known else { return nil }
        if known.contains(name.value) { return RoleID(name.value) }
        sink.report(.unknownName(name, .role, known: known))
        return nil
    }

    /// On a role and in the catalog only `notify` and `escalate`.
    private func late(_ map: SyntaxMap, _ roles: [String]?) -> Late? {
        for member in map.members where [.to, .reason, .deemed, .legalBasis].contains(member.key) {
            sink.report(.misplaced(member.key, at: member.name, in: Words(en: "a default `late`", id: "`late` bawaan")))
        }
        return Late(notify: map.names(.notify).compactMap { role($0, roles) }, escalate: map.name(.escalate).flatMap { role($0, roles) })
    }

    /// The calendars that it names, without those that could not be read.
    private func calendars(of syntax: SyntaxMap) -> [DecreedCalendar] {
        syntax.names(.calendar).compactMap { name in
            if let known = calendars[name.value] { return known }
            sink.report(.unknownName(name, .calendar, known: calendars.keys.sorted()))
            return nil
        }
    }
}

extension WorkingCalendar {
    /// Nothing is decreed.
    fileprivate static let undecreed = WorkingCalendar(from: CivilDate(dayNumber: 0), until: CivilDate(dayNumber: -1), days: [])
}

/// Lowers one calendar file.
struct CalendarLowering {
    let sink: DiagnosticSink

    func lower(_ syntax: SyntaxMap) -> DecreedCalendar? {
        if let from = syntax.date(.from), let until = syntax.date(.until), until < from, let span = syntax[.until]?.span {
            sink.report(
                Diagnostic(
                    .calendarDay, at: span, message: Words(en: "the calendar ends before it begins", id: "kalender berakhir sebelum mulai"))
            )
            return nil
        }
        let laws = syntax.entries(.legalBasis).map(\.id.value)
        var days: [WorkingCalendar.Day] = []
        var outside: (before: [Located<CivilDate>], after: [Located<CivilDate>]) = ([], [])
        var places: [CivilDate: SourceSpan] = [:]
        for item in syntax.list(.days) {
            guard case .map(let map) = item.value else { continue }
            for law in map.names(.legalBasis) where !laws.contains(law.value) && !syntax.isFaulty(.legalBasis) {
                sink.report(.unknownName(law, .law, known: laws))
            }
            guard let date = map.date(.date), let name = map.text(.name), let kind = map.word(.kind, as: WorkingCalendar.Kind.self),
                let span = map[.date]?.span
            else { continue }
            if let first = places[date] {
                sink.report(
                    Diagnostic(
                        .calendarDay, at: span, message: Words(en: "`\(date)` stands twice", id: "`\(date)` disebut dua kali"),
                        labels: [.init(first, Words(en: "first here", id: "pertama di sini"))]))
                continue
            }
            places[date] = span
            if let from = syntax.date(.from), date < from {
                outside.before.append(Located(date, span))
            } else if let until = syntax.date(.until), until < date {
                outside.after.append(Located(date, span))
            } else {
                days.append(.init(date: date, name: name, kind: kind))
            }
        }
        report(outside.before, outside: .from, of: syntax)
        report(outside.after, outside: .until, of: syntax)
        guard let from = syntax.date(.from), let until = syntax.date(.until) else { return nil }
        return DecreedCalendar(
            calendar: WorkingCalendar(from: from, until: until, days: days), places: places, files: [syntax.span.file])
    }

    /// One day out of the calendar is a slip of its own; of several, the bound is.
    private func report(_ days: [Located<CivilDate>], outside bound: Key, of syntax: SyntaxMap) {
        guard let first = days.first, let member = syntax[bound], let date = syntax.date(bound) else { return }
        let isBefore = bound == .from
        if days.count == 1 {
            sink.report(
                Diagnostic(
                    .calendarDay, at: first.span,
                    message: Words(
                        en: "`\(first.value)` lies outside the calendar, which \(isBefore ? "begins" : "ends") on \(date)",
                        id: "`\(first.value)` di luar kalender, yang \(isBefore ? "mulai" : "berakhir") \(date)"),
                    helps: [
                        Words(
                            en: "mend the date, or `\(bound.rawValue)` of the calendar",
                            id: "perbaiki tanggalnya, atau `\(bound.rawValue)` kalender")
                    ]))
            return
        }
        let farthest = days.map(\.value).reduce(first.value) { isBefore ? min($0, $1) : max($0, $1) }
        sink.report(
            Diagnostic(
                .calendarDay, at: member.span,
                message: Words(
                    en: "\(days.count) of the days below lie \(isBefore ? "before the calendar begins" : "after the calendar ends")",
                    id: "\(days.count) hari di bawah ini \(isBefore ? "sebelum kalender mulai" : "sesudah kalender berakhir")"),
                labels: [.init(first.span, Words(en: "the first of them", id: "yang pertama"))],
                helps: [Words(en: "write `\(farthest)`, or mend the days", id: "tulis `\(farthest)`, atau perbaiki hari-harinya")]))
    }
}
