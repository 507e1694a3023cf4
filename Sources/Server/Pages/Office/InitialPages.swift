import Hummingbird
import Runtime
import ServiceIR

extension Portal {
    /// Cases at several steps initialled at once: those that are ticked in the inbox, each by the one action that sends it on as it is.
    static func initialPages() -> [Route] {
        [
            // Which cases: nothing is done yet.
            .page(.post, "/petugas/paraf") { call in
                let form = try await call.officersForm()
                let chosen = ChosenTask.all(form.all("berkas"))
                if chosen.isEmpty || chosen.count > ActTogether.most {
                    let text = chosen.isEmpty ? call.word("tick_a_case") : Problem.tooManyCases.title[call.language]
                    return try await call.inboxPage(
                        ticked: Set(chosen.map(\.text)), faults: [PageFault(target: "tugas", subject: nil, text: text)])
                }
                return try await call.initials(await call.initialRows(chosen), faults: [])
            },
            .page(.post, "/petugas/paraf/tindakan") { call in try await call.takeInitials(try await call.officersForm()) },
        ]
    }
}

extension Definition {
    /// The one action by which whoever holds a step sends a case on as it is: neither back, nor to the applicant, nor to an end that refuses, with
    /// no reason and nothing that has to be filled in. Nothing where there is none, or where several would have to be chosen from.
    func initial(at id: StepID) -> ActionID? {
        guard let step = step(id), step.kind == .task else { return nil }
        var found: [ActionID] = []
        if !step.routes.isEmpty, !step.reason.isRequired, goesOn(step.routes), !asks(step, .done) { found.append(.done) }
        for (action, rules) in step.actions {
            guard rules.repair == nil, !rules.goesBack, !rules.reason.isRequired, goesOn(rules.routes), !asks(step, action) else {
                continue
            }
            found.append(action)
        }
        return found.count == 1 ? found[0] : nil
    }

    private func goesOn(_ routes: [ServiceIR.Route]) -> Bool {
        !routes.isEmpty && routes.allSatisfy { route in route.to == .join || (step(route.to)?.end ?? .granted) == .granted }
    }

    private func asks(_ step: Step, _ action: ActionID) -> Bool {
        if step.obstacle(to: action) != nil { return true }
        let own = step.actions[action]
        let fields = (own?.asksStepFields ?? true ? step.fields.values : []) + (own?.fields.values ?? [])
        return fields.contains { $0.value == nil && (!$0.isOptional || $0.optionalWhen != nil) }
    }
}

/// A case that is ticked in the inbox, at the step at which it waits.
struct ChosenTask: Sendable, Hashable {
    var chosen: ActTogether.Chosen
    var step: StepID

    /// As a page's checkbox says it: number, revision and step.
    var text: String { "\(chosen.number):\(chosen.revision ?? 0):\(step)" }

    fileprivate static func all(_ texts: [String]) -> [ChosenTask] {
        var seen: Set<String> = []
        return texts.compactMap { text in
            let parts = text.split(separator: ":").map(String.init)
            guard parts.count == 3, let revision = Int(parts[1]), seen.insert("\(parts[0]):\(parts[2])").inserted else { return nil }
            return ChosenTask(chosen: .init(number: parts[0], revision: revision), step: StepID(parts[2]))
        }
    }
}

/// One of the cases that are to be initialled, as the page shows it.
private struct InitialRow {
    var task: ChosenTask
    var dossier: Dossier?
    /// What is done about it; `nil` where nothing can be.
    var action: ActionID?
    /// Why it is not done.
    var problem: Problem?
}

extension Call {
    /// The cases that were ticked, as they are now, if they are the officer's to act upon.
    fileprivate func initialRows(_ tasks: [ChosenTask]) async -> [InitialRow] {
        var rows: [InitialRow] = []
        for task in tasks { rows.append(await initialRow(task)) }
        return rows
    }

    private func initialRow(_ task: ChosenTask, _ problem: Problem? = nil) async -> InitialRow {
        do {
            let (dossier, officer) = (try await officersCase(task.chosen.number), try requireOfficer())
            var row = InitialRow(task: task, dossier: dossier, problem: problem)
            row.task.chosen.revision = problem == nil ? task.chosen.revision : dossier.revision
            let engine = dossier.definition.engine
            guard engine.mayAct(officer.actor, in: dossier.state, on: task.step),
                let waiting = engine.tasks(of: dossier.state).first(where: { $0.step == task.step && $0.waiting == .action }),
                let action = dossier.definition.initial(at: task.step), waiting.offers.contains(where: { $0.action == action })
            else { return row }
            row.action = action
            return row
        } catch {
            let fault = self.problem(error)
            return InitialRow(task: task, problem: problem ?? fault)
        }
    }

    /// Takes for each case that is ticked the action that was shown, and tells what became of it.
    fileprivate func takeInitials(_ form: PostedForm) async throws -> Response {
        let actor = try requireOfficer().actor
        let tasks = ChosenTask.all(form.all("berkas"))
        if tasks.count > ActTogether.most { throw Problem.tooManyCases }
        let rows = await initialRows(tasks)
        if tasks.isEmpty {
            let shown = await initialRows(Array(ChosenTask.all(form.all("daftar")).prefix(ActTogether.most)))
            return try await initials(shown, isTicked: false, faults: [PageFault(target: "berkas", text: word("tick_a_case"))])
        }
        // What waits no more is asked for too: of a request that is repeated it is the first result.
        let asked = rows.map { $0.action ?? $0.dossier?.definition.initial(at: $0.task.step) }
        let ones = zip(rows, asked).compactMap { row, action in
            action.map {
                ActTogether.One(chosen: row.task.chosen, act: Act(step: row.task.step, action: $0, by: actor), isOneOfSeveral: true)
            }
        }
        var taken = try await take(ones, key: form["kunci"] ?? Secret.make()).makeIterator()
        var done: [InitialRow] = []
        var left: [InitialRow] = []
        for (row, action) in zip(rows, asked) {
            switch action == nil ? nil : taken.next()?.result {
            case .success(let dossier)?: done.append(InitialRow(task: row.task, dossier: dossier, action: action))
            case .failure(let problem)? where row.action != nil || problem.status.code >= 500:
                left.append(await initialRow(row.task, problem))
            case .failure?, nil: left.append(row)
            }
        }
        let faults = left.isEmpty ? [] : [PageFault(target: "berkas", text: "\(left.count) \(word("not_taken"))")]
        return try await initials(left, done: done, faults: faults)
    }

    /// What is done, what is not, and the form for those that are left.
    fileprivate func initials(
        _ rows: [InitialRow], done: [InitialRow] = [], isTicked: Bool = true, faults: [PageFault]
    ) async throws -> Response {
        var view = frame(title: word("initials"))
        view["request_key"] = Secret.make()
        view["done_text"] = done.isEmpty ? "" : "\(done.count) \(word("taken"))"
        view["done_list"] = done.map { row in
            View([
                "number": row.task.chosen.number, "row_text": text(of: row),
                "state_text": row.dossier.map(stateText) ?? "",
                "output_numbers": prose.list(row.dossier?.state.outputs.values.compactMap(\.number) ?? []),
            ])
        }
        let (open, closed) = (rows.filter { $0.action != nil }, rows.filter { $0.action == nil })
        view["open_list"] = open.map { row in
            View([
                "number": row.task.chosen.number, "row_text": text(of: row), "oid": "c.\(row.task.chosen.number).\(row.task.step)",
                "option_value": row.task.text, "checked": isTicked, "row_error": row.problem.map(problemText) ?? "",
            ])
        }
        view["closed_list"] = closed.map { row in
            View([
                "number": row.task.chosen.number, "number_link": row.dossier != nil,
                "row_error": row.problem.map(problemText) ?? word("initials_not_here"),
            ])
        }
        view["has_form"] = !open.isEmpty
        view["has_closed"] = !closed.isEmpty
        view.setErrors(faults.filter { fault in fault.target != "berkas" || !open.isEmpty })
        return render("initials", view, status: faults.isEmpty || !done.isEmpty ? .ok : .unprocessableContent)
    }

    /// `Sitti Aminah – Izin Uji, Tanda tangan: Tandatangani`
    private func text(of row: InitialRow) -> String {
        guard let dossier = row.dossier else { return "" }
        let place = "\(dossier.definition.service.name[language]), \(stepName(dossier.definition, row.task.step))"
        let action = row.action.flatMap { action in dossier.definition.step(row.task.step).map { actionName(action, $0) } }
        return "\(applicantsText(dossier)) – \(place)" + (action.map { ": \($0)" } ?? "")
    }
}
