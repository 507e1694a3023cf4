import Hummingbird
import ServiceIR

extension Portal {
    /// What anybody may read: catalog, service, style, language.
    static func publicPages() -> [Route] {
        [
            .page(.get, "/") { call in
                let closures = try await call.portal.registry.closures()
                return call.render("catalog", try await call.catalogView(closures: closures)).keptOnDevice(of: call)
            },
            .page(.get, "/layanan/{service}") { call in
                let definition = try await call.definition()
                var view = call.serviceView(definition)
                let closedText = try await call.closedText(of: definition.service.service)
                view["closed_text"] = closedText
                view["is_open"] = closedText.isEmpty
                return call.render("service", view).keptOnDevice(of: call)
            },
            .page(.get, "/bahasa") { call in
                var response = Response.seeOther(Portal.localPath(call.query("ke")))
                response.setCookie(call.cookie(Call.languageCookie, call.language, maxAge: 31_536_000))
                return response
            },
            .page(.get, "/huruf") { call in
                var response = Response.seeOther(Portal.localPath(call.query("ke")))
                let isLarge = call.query("ukuran") == Call.largePrint
                response.setCookie(call.cookie(Call.printCookie, isLarge ? Call.largePrint : "", maxAge: isLarge ? 31_536_000 : 0))
                return response
            },
        ]
    }

    /// A path of this very server; anything else leads home.
    static func localPath(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"),
            path.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return path
    }
}

extension Call {
    /// The service that the address names.
    func definition() async throws -> Definition {
        guard let definition = try await portal.registry.definition(of: ServiceID(parameter("service"))) else { throw Problem.notFound }
        return definition
    }

    func catalogView(closures: [ServiceID: ServiceClosure]) async throws -> View {
        var view = frame(title: word("services"))
        let all = portal.registry.services.values
        let found = services(search: "cari", agency: "instansi", sector: "bidang", lifeEvent: "peristiwa")
        view["has_many"] = all.count > 1
        // A browser writes blanks as plus signs.
        view["search_value"] = (query("cari") ?? "").split(separator: "+", omittingEmptySubsequences: false).joined(separator: " ")
        view["agency_options"] = options(all.map(\.agency.rawValue), chosen: query("instansi")) { agencyName(AgencyID($0)) }
        view["sector_options"] = options(all.compactMap(\.sector), chosen: query("bidang"), name: sectorName)
        // In the order of the vocabulary, and one alone too: not every service has one.
        view["life_event_options"] = LifeEvent.allCases.filter { event in all.contains { $0.lifeEvents.contains(event) } }.map { event in
            View(["option_value": event.rawValue, "option_label": lifeEventName(event), "checked": event.rawValue == query("peristiwa")])
        }
        view["has_agencies"] = view["agency_options"] as? [View] != nil
        view["has_sectors"] = view["sector_options"] as? [View] != nil
        view["has_life_events"] = all.contains { !$0.lifeEvents.isEmpty }
        view["is_search"] =
            !searchWords("cari").isEmpty || ["instansi", "bidang", "peristiwa"].contains { !(query($0) ?? "").isEmpty }
        view["found_text"] =
            found.isEmpty ? word("no_services_found") : "\(found.count) \(word(found.count == 1 ? "service_found" : "services_found"))"
        view["services"] = zip(found, try await cards(of: found)).map { service, card in
            View([
                "sid": service.service.rawValue, "service_name": service.name[language],
                "service_summary": service.summary?[language] ?? "",
                "agency_name": agencyName(service.agency), "promise_text": card.promise, "fee_text": card.fee,
                "closed_text": closures[service.service].map { "\(word("is_closed")): \($0.reason)" } ?? "",
            ])
        }
        return view
    }

    /// What may be chosen among, each once; nothing where that is one alone.
    private func options(_ values: [String], chosen: String?, name: (String) -> String) -> [View] {
        var seen: Set<String> = []
        let known = values.filter { seen.insert($0).inserted }
        guard known.count > 1 else { return [] }
        return known.map { View(["option_value": $0, "option_label": name($0), "checked": $0 == chosen]) }
    }

    func agencyName(_ id: AgencyID) -> String { portal.catalog.agencies[id]?.name[language] ?? id.rawValue }
    func roleName(_ id: RoleID) -> String {
        switch id {
        case .applicant, .filer: word("by_applicant")
        default: portal.catalog.roles[id]?.name[language] ?? id.rawValue
        }
    }

    /// The six components of a service standard that must be published, from the definition itself.
    func serviceView(_ definition: Definition) -> View {
        let service = definition.service
        let prose = prose
        var view = frame(title: service.name[language])
        view["sid"] = service.service.rawValue
        view["service_name"] = service.name[language]
        view["service_summary"] = service.summary?[language] ?? ""
        view["agency_name"] = agencyName(service.agency)
        view["version"] = "\(service.version)"
        view["digest"] = String(definition.meaning.prefix(12))
        view["applicants_text"] = prose.list(service.applicants.map(prose.applicant))
        view["channels_text"] = prose.list(service.channels.map(prose.channel))
        view["has_requirements"] = !service.documents.isEmpty
        view["may_apply"] = service.openedBy == nil
        view["requirements"] = service.documents.values.map(requirement)
        view["rule_list"] = service.rules.filter { !$0.warn }.map { $0.message[language] }
        view["steps"] = service.machine.steps.filter { $0.value.kind != .end }.flatMap { steps($0.key, $0.value, of: service) }
        view["promises"] = promises(definition)
        view["fees"] = fees(service)
        view["has_benefits"] = !service.benefit.isEmpty
        view["benefits"] = service.benefit.values.map { sum($0, service) }
        view["products"] = products(service)
        let place = service.channels.contains(.counter) ? counters(of: service.agency) : agencyName(service.agency)
        view["fact_list"] = [View.fact(word("served_at"), place)] + places(service) + reach(of: service.agency)
        view["complaint_list"] = complaints(service)
        view["laws"] = service.legalBasis.values.map { View(["law_name": $0.name[language], "law_url": safe($0.url)]) }
        return view
    }

    /// Where each way to apply leads, beside the counters.
    private func places(_ service: CompiledService) -> [View] {
        service.channels.compactMap { channel -> View? in
            let text: String
            switch channel {
            case .counter: return nil
            case .online:
                guard service.openedBy == nil else { return nil }
                text = word("place_online")
            case .mobileUnit:
                let days = comingDays(service)
                text = days.isEmpty ? "\(word("ask_days")) \(contact(of: service.agency))" : prose.list(days.map(prose.date))
            case .selfService: text = "\(word("ask_place")) \(contact(of: service.agency))"
            case .phone:
                // The agency's own number is among what is said of the agency.
                guard portal.catalog.agencies[service.agency]?.phone == nil, let phone = portal.catalog.branding?.phone else { return nil }
                return .fact(prose.channel(channel), phone, link: Contact.callLink(phone) ?? "")
            }
            return .fact(prose.channel(channel), text)
        }
    }

    /// The days to come on which what the form books is open, where that is on certain days alone, as of a mobile unit.
    private func comingDays(_ service: CompiledService) -> [CivilDate] {
        let today = prose.local(now).date
        let booked = service.form.sections.values.flatMap { $0.fields.values.compactMap(\.resource) }
        return Set(booked.flatMap { portal.catalog.resources[$0]?.dates ?? [] }).filter { $0 >= today }.sorted()
    }

    /// An agency and the number under which it is asked.
    private func contact(of id: AgencyID) -> String {
        [agencyName(id), portal.catalog.agencies[id]?.phone ?? portal.catalog.branding?.phone].compactMap(\.self).joined(separator: ", ")
    }

    /// Only web addresses become links.
    func safe(_ url: String?) -> String {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return "" }
        return url
    }

    func requirement(_ requirement: Requirement) -> View {
        View([
            "requirement_name": prose.name(requirement.name), "requirement_note": notes(of: requirement).joined(separator: "; "),
            "has_members": !requirement.members.isEmpty,
            "requirement_members": requirement.members.values.map { member in
                let notes = notes(of: member)
                return prose.name(member.name) + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
            },
        ])
    }

    func notes(of requirement: Requirement) -> [String] {
        var notes: [String] = []
        if requirement.isOptional, requirement.optionalWhen == nil { notes.append(word("optional")) }
        if requirement.when != nil || requirement.optionalWhen != nil { notes.append(word("when_needed")) }
        if requirement.members.isEmpty, requirement.bring.constant != .copy {
            notes.append(prose.rows(requirement.bring, isInBrackets: true) { word("bring_\($0.rawValue)") })
        }
        if let copies = requirement.copies { notes.append(prose.rows(copies, isInBrackets: true) { "\($0) \(word("copies"))" }) }
        if let receivers = requirement.receivers?.constant {
            notes.append("\(word("copies_for")) \(prose.list(receivers.map { $0[language] }))")
        }
        if let limit = requirement.maxAge { notes.append("\(word("max_age")) \(prose.period(limit))") }
        if requirement.mustBeValid { notes.append(word("not_expired")) }
        if let from = requirement.from, from.output != nil {
            notes.append("\(word("from_output")) \(prose.service(from))")
        } else if let from = requirement.from {
            let source =
                from.agency.map { portal.catalog.agencies[$0]?.name[language] ?? $0.rawValue }
                ?? from.system.map { portal.catalog.systems[$0]?.name[language] ?? $0.rawValue } ?? ""
            notes.append("\(word("from_office")) \(source)")
        }
        if requirement.stampDuty { notes.append(word("stamp_duty")) }
        if let group = requirement.group { notes.append(word(group.rawValue)) }
        return notes
    }

    private func steps(_ id: StepID, _ step: Step, of service: CompiledService) -> [View] {
        if step.kind == .parallel { return step.branches.values.flatMap { $0.steps.flatMap { steps($0.key, $0.value, of: service) } } }
        guard let name = step.name else { return [] }
        var time = step.within.map { prose.rows($0) { $0.text(in: language, of: service) } } ?? ""
        if step.when != nil { time = time.isEmpty ? word("when_needed") : "\(time); \(word("when_needed"))" }
        let roles = step.performers?.roles ?? (step.kind == .payment ? [.applicant] : [])
        return [View(["step_name": prose.name(name), "step_who": prose.list(roles.map(roleName)), "step_time": time])]
    }

    func promises(_ definition: Definition) -> [String] {
        let service = definition.service
        if service.promiseIsNone { return [word("no_time")] }
        if service.promiseIsBySteps { return [word("steps_time")] }
        return service.promises.values.map { promiseText($0, definition) }
    }

    func promiseText(_ promise: Promise, _ definition: Definition) -> String {
        var time = promise.within.map { prose.rows($0) { $0.text(in: language, of: definition.service) } } ?? word("depends")
        // Whoever meets no row is promised nothing.
        if let rows = promise.within?.rows, rows.allSatisfy({ $0.when != nil }) { time += "; \(word("promise_not_for_all"))" }
        if let from = countedFrom(promise, definition) { time += " \(from)" }
        return promise.name.map { "\($0[language]): \(time)" } ?? time
    }

    /// From when a promise is counted, where that is not the filing: `sejak “Berkas lengkap” (Pemeriksaan berkas)`.
    func countedFrom(_ promise: Promise, _ definition: Definition) -> String? {
        guard let starts = promise.starts else { return nil }
        let step = stepName(definition, starts.step)
        guard let action = starts.action.flatMap({ definition.step(starts.step)?.actions[$0] }) else {
            return "\(word("from_end_of")) “\(step)”"
        }
        return "\(word("counted_from")) “\(prose.name(action.name))” (\(step))"
    }

    func fees(_ service: CompiledService) -> [String] {
        if service.fee.isUnstated { return [word("unstated")] }
        guard !service.fee.isFree else { return [word("free")] }
        return service.fee.items.values.map { sum($0, service) }
    }

    private func sum(_ item: some Payable, _ service: CompiledService) -> String {
        let name = prose.name(item.name) + (item.when == nil ? "" : " (\(word("when_needed")))")
        if item.isUnstated { return "\(name): \(word("unstated_fee"))" }
        if let estimate = item.estimate { return "\(name): \(estimate[language])" }
        if let amount = item.amount.constant.flatMap({ Int64($0.text) }) { return "\(name): \(prose.rupiah(amount))" }
        let prices = service.prices(of: item).map(price)
        return "\(name): \(word("computed_fee"))" + (prices.isEmpty ? "" : " (\(prices.joined(separator: "; ")))")
    }

    /// `Mesin gilas: Rp100.000 per hari`.
    private func price(_ price: Price) -> String {
        let sum = prose.rupiah(price.rupiah) + " \(word("per")) \(price.per)"
        return price.of.map { "\($0[language]): \(sum)" } ?? sum
    }

    private func products(_ service: CompiledService) -> [String] {
        guard service.outputs.keys.contains(where: service.isProduct) else { return [service.product?[language] ?? "–"] }
        return service.outputs.filter { service.isProduct($0.key) }.map { id, output in
            let rest = output.isValidityUnstated ? word("unstated") : nil
            var notes = service.rows(of: output).map { ["\(word("one_for_each")) \($0.name[language])"] } ?? []
            notes += output.validFor.map { ["\(word("valid_for")) \(prose.rows($0, else: rest, isInBrackets: true, prose.period))"] } ?? []
            if output.validFor == nil, let rest { notes.append("\(word("validity").lowercased()) \(rest)") }
            if let copies = output.copies { notes.append(prose.rows(copies, isInBrackets: true) { "\($0) \(word("copies"))" }) }
            if let receivers = output.receivers?.constant {
                notes.append("\(word("copies_for")) \(prose.list(receivers.map { $0[language] }))")
            }
            notes += duties(OutputName(service: service.service, output: id))
            return prose.name(output.name) + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
        }
    }

    /// What its holder is asked again and again: the services that the clock opens for it.
    private func duties(_ output: OutputName) -> [String] {
        portal.registry.services.values.compactMap { service in
            let timers = service.openings.map(\.timer)
            guard let timer = timers.first(where: { $0.forEach.names.contains(output) }) else { return nil }
            let time = timer.after.map { "\(word("each")) \(prose.period($0))" } ?? word(timer.every == .year ? "each_year" : "each_month")
            return "\(time): \(service.name[language])"
        }
    }

    private func complaints(_ service: CompiledService) -> [String] {
        guard let complaints = service.complaints else { return ["–"] }
        if let id = complaints.service {
            return ["\(word("complain_by")) \(portal.registry.services[id]?.name[language] ?? id.rawValue)"]
        }
        let known = ["sp4n_lapor": "SP4N-LAPOR! (lapor.go.id)", "counter": word("channel_counter")]
        var lines = complaints.channels.map { id, text in
            let address = text[language]
            guard let name = known[id.rawValue] else {
                // A number alone does not say what it is of.
                return address.contains(where: \.isLetter) ? address : "\(prose.words(of: id.rawValue)): \(address)"
            }
            // What says the same as the name, in whatever spelling, is said once.
            let (said, told) = (bare(address), bare(name))
            if told.contains(said) { return name }
            return said.hasPrefix(told) || said.hasPrefix(bare(id.rawValue)) ? address : "\(name): \(address)"
        }
        for (id, within) in complaints.within {
            lines.append(
                id.rawValue == "all" ? "\(word("time")): \(prose.period(within))" : "\(word("time")) (\(id)): \(prose.period(within))")
        }
        return lines
    }

    /// Letters and digits alone, small.
    private func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}
