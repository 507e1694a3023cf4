import Hummingbird
import Runtime
import ServiceIR

/// How the list of the cases at a step is looked at.
struct QueueLook: Sendable {
    var order = WaitingOrder()
    /// From 0.
    var page = 0
    /// How many of the first ones are ticked, as it was asked for; absent = none.
    var first: String?

    init(_ value: (String) -> String?) {
        if let column = value("urut"), !column.isEmpty { order.column = column }
        order.isDescending = value("arah") == "turun"
        page = max(1, value("halaman").flatMap(Int.init) ?? 1) - 1
        first = value("pertama")
    }

    /// The number that was asked for, if so many may be acted upon at once.
    var ticks: Int? { first.flatMap(Int.init).flatMap { (1...ActTogether.most).contains($0) ? $0 : nil } }

    var direction: String { order.isDescending ? "turun" : "naik" }

    func query(page: Int? = nil) -> String {
        "?urut=\(order.column)&arah=\(direction)" + (page.map { "&halaman=\($0 + 1)" } ?? "")
    }
}

/// One of the cases that an act is asked for, as the page of the act shows it.
private struct ChosenRow {
    var chosen: ActTogether.Chosen
    var dossier: Dossier?
    var isTicked = true
    /// Why it is not done yet.
    var problem: Problem?
}

extension Portal {
    /// Several cases at one step: the list of those that wait, then one act for those that are ticked.
    static func togetherPages() -> [Route] {
        [
            .page(.get, "/petugas/bersama/{service}/{step}") { call in
                _ = try call.requireOfficer()
                let look = QueueLook { call.query($0) }
                let isWrong = look.first != nil && look.ticks == nil
                return try await call.queue(
                    look,
                    faults: isWrong
                        ? [
                            PageFault(
                                target: "pertama", subject: call.word("first_label"),
                                text: "\(call.word("first_wrong")) \(ActTogether.most).")
                        ] : [])
            },
            // Which cases, and what to do: nothing is done yet.
            .page(.post, "/petugas/bersama/{service}/{step}") { call in
                let form = try await call.officersForm()
                let chosen = ActTogether.Chosen.all(form.all("berkas"))
                if chosen.isEmpty || chosen.count > ActTogether.most {
                    let text = chosen.isEmpty ? call.word("tick_a_case") : Problem.tooManyCases.title[call.language]
                    return try await call.queue(
                        QueueLook { form[$0] }, ticked: Set(chosen.map(\.number)), faults: [PageFault(target: "daftar", text: text)])
                }
                var rows: [ChosenRow] = []
                for one in chosen { rows.append(await call.row(one)) }
                return try await call.together(ActionID(form["tindakan"] ?? ""), rows, look: QueueLook { form[$0] })
            },
            .page(.post, "/petugas/bersama/{service}/{step}/tindakan") { call in
                try await call.takeTogether(try await call.officersForm())
            },
        ]
    }
}

extension ActTogether.Chosen {
    /// As a page's checkbox says it: number and revision.
    var text: String { "\(number):\(revision ?? 0)" }

    fileprivate static func all(_ texts: [String]) -> [Self] {
        var seen: Set<String> = []
        return texts.compactMap { text in
            let parts = text.split(separator: ":")
            guard parts.count == 2, let revision = Int(parts[1]), seen.insert(String(parts[0])).inserted else { return nil }
            return Self(number: String(parts[0]), revision: revision)
        }
    }
}

extension Call {
    fileprivate var queuePath: String { "/petugas/bersama/\(parameter("service"))/\(parameter("step"))" }

    /// The list of the cases that wait at a step, in the order asked for.
    fileprivate func queue(_ look: QueueLook, ticked: Set<String>? = nil, faults: [PageFault] = []) async throws -> Response {
        let officer = try requireOfficer()
        let (service, step) = (ServiceID(parameter("service")), StepID(parameter("step")))
        let ticks = look.ticks ?? 0
        let found = try await portal.registry.waiting(
            at: step, of: service, for: officer, by: look.order, page: ticks > 0 ? 0 : look.page, size: max(WaitingCases.pageSize, ticks))
        var known = found?.definition
        if known == nil { known = try await portal.registry.definition(of: service) }
        guard let definition = known, let rules = definition.step(step) else { throw Problem.notFound }
        for fault in found?.unreadable ?? [] { logFault(fault) }
        var look = look
        if let found { look.order = found.order }
        var view = frame(title: stepName(definition, step))
        view["is_broad"] = true
        view["service_name"] = definition.service.name[language]
        view["step_name"] = stepName(definition, step)
        view["queue_path"] = queuePath
        view["order_column"] = look.order.column
        view["order_direction"] = look.direction
        view["first_value"] = look.first ?? ""
        view["first_error"] = faults.first { $0.target == "pertama" }?.text ?? ""
        view["most"] = "\(ActTogether.most)"
        view.setErrors(faults)
        let unreadable = found?.unreadable.count ?? 0
        view["unreadable_text"] = unreadable > 0 ? "\(unreadable) \(word("unreadable_cases"))" : ""
        view["has_cases"] = found?.cases.isEmpty == false
        if let found, !found.cases.isEmpty {
            draw(found, rules, look, &view, isTicked: { index, number in ticked?.contains(number) ?? (index < ticks) })
        }
        return render("queue", view, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    private func draw(
        _ found: WaitingCases, _ rules: Step, _ look: QueueLook, _ view: inout View, isTicked: (Int, String) -> Bool
    ) {
        let offers = offers(at: found.step, of: found.cases.map(\.dossier))
        let free = offers.filter { rules.obstacle(to: $0.action) == nil }
        view["may_act"] = !free.isEmpty
        view["buttons"] = free.map { offer in
            button(offer.action, actionName(offer.action, rules), offer.goesBack || offer.reason.isRequired ? "second" : "")
        }
        view["one_by_one"] = offers.compactMap { offer -> String? in
            rules.obstacle(to: offer.action).map { "\(actionName(offer.action, rules)): \(word("obstacle_\($0.rawValue)"))" }
        }
        view["has_one_by_one"] = free.count < offers.count
        view["others_text"] = found.others > 0 ? "\(found.others) \(word("other_rules"))" : ""
        let names = columnNames(found)
        let fixed: [(String, String, Bool)] =
            [
                (WaitingOrder.number, word("case"), false), (WaitingOrder.name, word("applicants"), false),
                (WaitingOrder.filed, word("filed_at"), false), (WaitingOrder.due, word("due"), false),
            ]
        let heads = fixed + zip(found.columns, names).map { ($0.id, $1, $0.isNumber) }
        view["heads"] = heads.map { id, label, isNumber in
            let isHere = id == look.order.column
            var next = look
            next.order.column = id
            next.order.isDescending = isHere && !look.order.isDescending
            return View([
                "head_link": queuePath + next.query(), "head_label": label, "is_number": isNumber,
                "head_sort": isHere ? (look.order.isDescending ? "descending" : "ascending") : "",
                "head_mark": isHere ? (look.order.isDescending ? "▼" : "▲") : "",
            ])
        }
        func option(_ value: String, _ label: String, _ isChosen: Bool) -> View {
            View(["option_value": value, "option_label": label, "checked": isChosen])
        }
        view["order_options"] = heads.map { option($0.0, $0.1, $0.0 == look.order.column) }
        view["direction_options"] = [
            option("naik", word("order_up"), !look.order.isDescending), option("turun", word("order_down"), look.order.isDescending),
        ]
        view["case_list"] = found.cases.enumerated().map { index, one in
            let state = one.dossier.state
            let number = one.dossier.number
            let applicants = one.applicants.isEmpty ? "–" : prose.list(one.applicants)
            func cell(_ label: String, _ text: String, isNumber: Bool = false, isLate: Bool = false) -> View {
                View([
                    "cell_label": label, "cell_text": text.isEmpty ? "–" : text,
                    "cell_class": text.isEmpty ? "none" : isNumber ? "num" : "", "cell_late": isLate,
                ])
            }
            var cells = [
                cell(word("applicants"), applicants), cell(word("filed_at"), prose.localMoment(state.submitted)),
                cell(word("due"), one.due.map(prose.localDeadline) ?? "", isLate: one.isLate),
            ]
            for (column, name) in zip(found.columns, names) {
                let value = column.value(state.submission, state.records).map { Call.short(prose.answer($0, column.field)) }
                cells.append(cell(name, value ?? "", isNumber: column.isNumber))
            }
            return View([
                "number": number, "applicants_text": applicants, "cells": cells, "is_late": one.isLate, "pick_id": "c.\(number)",
                "pick_value": ActTogether.Chosen(number: number, revision: one.dossier.revision).text,
                "checked": isTicked(index, number),
            ])
        }
        let last = found.before + found.cases.count
        let size = max(WaitingCases.pageSize, look.ticks ?? 0)
        let page = found.before / size
        view["range_text"] = "\(found.before + 1)–\(last) \(word("out_of")) \(found.count)"
        view["page_number"] = "\(page + 1)"
        view["previous_link"] = page > 0 ? queuePath + look.query(page: page - 1) : ""
        view["next_link"] = last < found.count ? queuePath + look.query(page: last / WaitingCases.pageSize) : ""
    }

    /// What may be done at a step in some of these cases, in the order of the file.
    private func offers(at step: StepID, of dossiers: [Dossier]) -> [Offer] {
        var offers: [Offer] = []
        for dossier in dossiers {
            let task = dossier.definition.engine.tasks(of: dossier.state).first { $0.step == step }
            for offer in task?.offers ?? [] where !offers.contains(where: { $0.action == offer.action }) { offers.append(offer) }
        }
        return offers
    }

    /// What the columns are called; of two of one name, and of what several roles fill in, with where it was recorded.
    private func columnNames(_ found: WaitingCases) -> [String] {
        let names = found.columns.map { $0.field.name[language] }
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        return zip(found.columns, names).map { column, name in
            let place: String
            switch column.place {
            case .role(_, let role): return "\(name) (\(roleName(role)))"
            case .form(let section): place = found.definition.service.form.sections[section]?.name[language] ?? section.rawValue
            case .step(let step), .action(let step, _): place = stepName(found.definition, step)
            }
            return counts[name] == 1 ? name : "\(name) (\(place))"
        }
    }

    private static func short(_ text: String) -> String { text.count > 60 ? "\(text.prefix(59))…" : text }

    /// A case that was ticked, if it is the officer's to read.
    fileprivate func row(_ chosen: ActTogether.Chosen, _ problem: Problem? = nil) async -> ChosenRow {
        do {
            return ChosenRow(chosen: chosen, dossier: try await officersCase(chosen.number), problem: problem)
        } catch {
            let fault = self.problem(error)
            return ChosenRow(chosen: chosen, problem: problem ?? fault)
        }
    }

    /// Takes the act that the form asks for, for each case that is ticked, and shows what became of it.
    fileprivate func takeTogether(_ form: PostedForm) async throws -> Response {
        let actor = try requireOfficer().actor
        let look = QueueLook { form[$0] }
        let (step, action) = (StepID(parameter("step")), ActionID(form["tindakan"] ?? ""))
        let chosen = ActTogether.Chosen.all(form.all("berkas"))
        if chosen.count > ActTogether.most { throw Problem.tooManyCases }
        let ticked = Set(chosen.map(\.number))
        var rows: [ChosenRow] = []
        for one in ActTogether.Chosen.all(form.all("daftar")).prefix(ActTogether.most) where !ticked.contains(one.number) {
            rows.append(await row(one))
            rows[rows.count - 1].isTicked = false
        }
        var ticks: [ChosenRow] = []
        for one in chosen { ticks.append(await row(one)) }
        guard let lead = (ticks + rows).compactMap(\.dossier).first else { throw Problem.noSuchCase }
        if let obstacle = lead.definition.step(step)?.obstacle(to: action) { throw Problem(obstacle, prose) }
        var (act, entry) = try readAct(form, lead, by: actor)
        if act.step != step { throw Problem.conflict }
        if chosen.isEmpty { entry.faults.append(PageFault(target: "berkas", text: word("tick_a_case"))) }
        if !entry.faults.isEmpty { return try await together(action, ticks + rows, entry: entry, look: look) }
        let taken = try await take(
            ActTogether(act: act, chosen: chosen, rules: lead.definition.step(step)), key: form["kunci"] ?? Secret.make())
        var done: [Dossier] = []
        var left: [ChosenRow] = []
        for one in taken {
            switch one.result {
            case .success(let dossier): done.append(dossier)
            case .failure(let problem):
                var row = await row(one.chosen, problem)
                row.chosen.revision = row.dossier?.revision ?? row.chosen.revision
                left.append(row)
                for fault in row.dossier.map({ faults(of: problem, in: $0, act: act) }) ?? []
                where fault.target != nil && !entry.faults.contains(where: { $0.target == fault.target && $0.text == fault.text }) {
                    entry.faults.append(fault)
                }
            }
        }
        if !left.isEmpty { entry.faults.append(PageFault(target: "berkas", text: "\(left.count) \(word("not_taken"))")) }
        return try await together(action, left + rows, done: done, entry: entry, look: look)
    }

    /// The page of an act for several cases: what is done, what is not, and the form for those that are left.
    fileprivate func together(
        _ action: ActionID, _ rows: [ChosenRow], done: [Dossier] = [], entry: TaskEntry? = nil, look: QueueLook
    ) async throws -> Response {
        let officer = try requireOfficer()
        let id = StepID(parameter("step"))
        func offer(_ dossier: Dossier) -> Offer? {
            guard dossier.definition.engine.mayAct(officer.actor, in: dossier.state, on: id) else { return nil }
            return offers(at: id, of: [dossier]).first { $0.action == action }
        }
        let lead = rows.lazy.compactMap(\.dossier).compactMap { dossier in offer(dossier).map { (dossier: dossier, offer: $0) } }.first
        guard let definition = (lead?.dossier ?? done.first ?? rows.lazy.compactMap(\.dossier).first)?.definition,
            let step = definition.step(id)
        else { throw Problem.noSuchCase }
        if let obstacle = step.obstacle(to: action) { throw Problem(obstacle, prose) }
        let name = actionName(action, step)
        var view = frame(title: "\(name): \(stepName(definition, id))")
        view["service_name"] = definition.service.name[language]
        view["step_name"] = stepName(definition, id)
        view["action_name"] = name
        view["queue_path"] = queuePath
        view["queue_link"] = queuePath + look.query()
        view["order_column"] = look.order.column
        view["order_direction"] = look.direction
        view.setErrors(entry?.faults ?? [])
        view["done_text"] = done.isEmpty ? "" : "\(name): \(done.count) \(word("taken"))"
        view["done_list"] = done.map { dossier in
            View([
                "number": dossier.number, "applicants_text": applicantsText(dossier), "state_text": stateText(dossier),
                "output_numbers": prose.list(dossier.state.outputs.values.compactMap(\.number)),
            ])
        }
        var open: [View] = []
        var closed: [View] = []
        for row in rows {
            let problem = row.problem.map(problemText) ?? ""
            guard let dossier = row.dossier, offer(dossier) != nil else {
                let text = problem.isEmpty ? word("waits_no_more") : problem
                closed.append(View(["number": row.chosen.number, "row_error": text, "number_link": row.dossier != nil]))
                continue
            }
            open.append(
                View([
                    "number": dossier.number, "applicants_text": applicantsText(dossier), "oid": "c.\(dossier.number)",
                    "option_value": row.chosen.text, "checked": row.isTicked, "row_error": problem,
                ]))
        }
        view["open_list"] = open
        view["closed_list"] = closed
        view["has_closed"] = !closed.isEmpty
        view["has_form"] = !open.isEmpty
        if let lead {
            var drawing = drawing(entry?.faults ?? [], uploads: [:], SlotOffer(), action: "")
            drawing.sections = definition.service.form.sections
            let own = step.actions[action]?.fields ?? [:]
            view["fields"] =
                (lead.offer.asksStepFields
                    ? drawing.fields(step.fields, entry?.values ?? [:], prefix: "f.\(id)", canonical: id.rawValue) : [])
                + drawing.fields(
                    own, entry?.actionValues[action] ?? [:], prefix: "f.\(id).\(action)", canonical: "\(id).\(action)")
            for key in ["asks_reason", "reason_options", "reason_error"] { view[key] = false }
            view["task_id"] = "t.\(id)"
            view["task_step"] = id.rawValue
            view["action"] = action.rawValue
            view["request_key"] = Secret.make()
            view["reason_hint"] = word("reason_hint")
            view["reason_value"] = entry?.reason ?? ""
            if lead.offer.reason.isRequired { askReason(&view, [lead.offer], step, entry, id: id) }
            view["region_lists"] = regionLists(definition)
        }
        return render("together", view, status: entry?.faults.isEmpty == false && done.isEmpty ? .unprocessableContent : .ok)
    }

    func applicantsText(_ dossier: Dossier) -> String {
        let names = ApplicantNames.all(dossier.state.submission, dossier.definition.service)
        return names.isEmpty ? "–" : prose.list(names)
    }

    /// Why a case was not taken, in one line.
    func problemText(_ problem: Problem) -> String {
        let entries = problem.entries.map { entry in (entry.subject.map { "\($0[language]): " } ?? "") + entry.detail[language] }
        return entries.isEmpty
            ? [problem.title[language], problem.detail?[language]].compactMap(\.self).joined(separator: ": ")
            : entries.joined(separator: " ")
    }
}
