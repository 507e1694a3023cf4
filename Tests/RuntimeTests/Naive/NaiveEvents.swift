import Runtime
import ServiceIR

/// Sections 2, 5 and 8 of `docs/semantics.md`.
extension Naive {
    func begin(_ checked: Submission, _ actor: Actor, _ instant: Instant) throws {
        submission = checked
        submitted = instant
        now = instant
        if let opening = try names.pick(service.openedBy) {
            if let role = opening.role, !(actor.kind == .officer && actor.roles.map(\.role).contains(role)) { throw No("opener-required") }
            if let timer = opening.timer {
                if actor.kind != .system { throw No("opened-by-timer") }
                if try !isDue(timer) { throw No("opening-not-due") }
            }
        } else if actor.kind == .officer, checked.channel?.isAssisted != true {
            throw No("channel-not-assisted")
        }
        filers = [actor.person.rawValue]
        filerRoles = actor.kind == .officer ? actor.roles.map(\.role.rawValue) : []
        for (id, promise) in service.promises where promise.starts == nil { try start(id.rawValue, promise) }
        try enter(service.machine.initial.rawValue, because: nil)
        settle()
    }

    private func isDue(_ timer: OpeningTimer) throws -> Bool {
        let (_, month, day) = today.components
        guard let after = timer.after else {
            let isLastDay = CivilDate(dayNumber: today.dayNumber + 1).components.month != month
            let isDay = day == timer.day || (isLastDay && timer.day ?? 0 > day)
            return isDay && !(timer.every == .year && timer.month != month)
        }
        // The day of issue of the first output of the kind that the form names; then one period after the other, until today is met or gone by.
        let wanted = Set(timer.forEach.names.map(\.description))
        for (id, section) in service.form.sections {
            for (field, question) in section.fields
            where question.issued?.names.contains(where: { wanted.contains($0.description) }) == true {
                guard case .date(let issued)? = names.value(of: [id.rawValue, field.rawValue, "issued_on"]) else { continue }
                var times = 1
                while let due = issued.adding(Period(after.amount * times, after.unit)), due <= today {
                    if due == today { return true }
                    times += 1
                }
                return false
            }
        }
        return false
    }

    func apply(_ event: Event, _ instant: Instant) throws {
        now = max(now, instant)
        effects = []
        entries = 0
        broughtReason = false
        if end != nil { throw No("case-ended") }
        switch event {
        case .acted(let act): try acted(act)
        case .paid(let receipt): try paid(receipt)
        case .repaired(let completion): try repaired(completion)
        case .withdrawn(let withdrawal):
            if !service.machine.isWithdrawable { throw No("withdrawal-not-allowed") }
            if !speaks(withdrawal.by) { throw No("applicant-required") }
            if steps.contains(where: { $0.value.kind == .release && visits[$0.key] ?? 0 > 0 && !isProductless($0.value) }) {
                throw No("already-released")
            }
            open = [:]
            try enter(service.machine.withdrawnEnd.rawValue, because: withdrawal.reason)
        case .timer(let timer): try fired(timer.rawValue)
        case .objected(let objection): try objected(objection)
        case .given(let fact): try given(fact)
        }
        settle()
    }

    /// More than white space and characters without a shape.
    private func isSeen(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            let facts = scalar.properties
            let isShapeless = facts.isDefaultIgnorableCodePoint || [.control, .format].contains(facts.generalCategory)
            return !facts.isWhitespace && !isShapeless
        }
    }

    private func acted(_ act: Act) throws {
        let id = act.step.rawValue
        let action = act.action.rawValue
        guard let visit = open[id], let step = steps[id] else { throw No("step-not-open") }
        let isUnposted = step.kind == .notice && step.performers != nil && !visit.isPosted
        guard step.kind == .task || step.kind == .payment || isUnposted else { throw No("step-not-open") }
        if step.kind == .payment, action == "done" {
            if visit.repairAction != nil { throw No("waits-for-repair") }
            if !speaks(act.by) { throw No("waits-for-payment") }
            if step.fields.isEmpty && step.documents.isEmpty { throw No("action-unknown") }
            let values = try checked(
                step.fields, step.documents, act.values, act.documents, [[id]], looked(act.register, [id], step.fields))
            put(values, [id], step.fields)
            visit.hasProof = true
            return try leaveIfSettled(id, step)
        }
        if action == "extend", let extend = step.extend { return try extended(act, step, visit, extend) }
        let definition = step.actions[act.action]
        if definition == nil && (action != "done" || step.routes.isEmpty) { throw No("action-unknown") }
        if visit.repairAction != nil { throw No("waits-for-repair") }
        let who = try place(act.by, id)
        if definition == nil, who.role == "applicant", submission.applicants.count > 1 {
            guard let party = who.party else { throw No("party-required") }
            if visit.done.contains(where: { $0.party == party }) { throw No("already-done") }
        }
        if definition == nil, who.party == nil, visit.done.contains(where: { $0.person == who.person }),
            step.performers?.samePersonReason == nil,
            !(step.performers?.join == .inOrder
                && (who.standIn != nil || visit.done.contains { $0.person == who.person && $0.standIn == who.role }))
        {
            throw No("same-person-twice")
        }
        if let bound = definition?.atMost, taken["\(id).\(action)"] ?? 0 >= bound { throw No("action-spent") }

        let policy = definition?.reason ?? step.reason
        var said: String?
        if let text = act.reason, isSeen(text) { said = text }
        if said == nil, policy.isRequired { throw No("reason-required") }
        if let said, !policy.options.isEmpty, policy.options[ID(said)] == nil { throw No("reason-unknown") }
        let called = act.reference.map(isSeen) == true ? act.reference : nil
        if step.call != nil, called == nil, act.by.kind == .system { throw No("reference-required") }

        // Rule 9: which of the values belong to the step, which to the action.
        if isUnposted, !act.values.isEmpty || !act.documents.isEmpty { throw No("invalid-input") }
        let asksStep = step.kind != .notice && definition == nil || (definition?.asksStepFields == true && definition?.repair == nil)
        let ofStep = Set(step.fields.keys.map(\.rawValue) + step.documents.keys.map(\.rawValue))
        let ofAction = Set((definition?.fields.keys.map(\.rawValue) ?? []) + (definition?.documents.keys.map(\.rawValue) ?? []))
        func part(_ all: JSONObject, _ isWanted: (String) -> Bool) -> JSONObject {
            JSONObject(all.filter { isWanted($0.key.rawValue) }.map { ($0.key, $0.value) })
        }
        let most = step.performers?.by?.rows.map(\.value.count).max() ?? step.performers?.roles.count ?? 0
        let byRole = most > 1 && step.performers?.join != .any
        var keep: [() -> Void] = []
        var takenAlready: Set<Booking> = []
        if asksStep {
            let isStep = { (key: String) in ofStep.contains(key) || !ofAction.contains(key) }
            let known = byRole && step.performers?.roles.contains(RoleID(who.role)) == true
            let values = try checked(
                step.fields, step.documents, part(act.values, isStep), part(act.documents, isStep),
                known ? [[id, who.role], [id]] : [[id]], looked(act.register, byRole ? [id, who.role] : [id], step.fields))
            if !ofStep.isEmpty {
                keep.append {
                    self.put(values, byRole ? [id, who.role] : [id], step.fields)
                    self.left.remove("\(id).\(who.role)")
                }
            }
            for (name, field) in step.fields {
                guard let resource = field.resource, let json = values[ID(name.rawValue)]?.json(in: catalog.timeZone) else { continue }
                if let own = Booking(json, of: resource, in: catalog.timeZone) { takenAlready.insert(own) }
            }
        }
        if let definition {
            let isAction = { (key: String) in !asksStep || ofAction.contains(key) }
            let values = try checked(
                definition.fields, definition.documents, part(act.values, isAction), part(act.documents, isAction), [[id, action]],
                looked(act.register, [id, action], definition.fields), taken: takenAlready)
            if !ofAction.isEmpty { keep.append { self.put(values, [id, action], definition.fields) } }
        }
        for one in keep { one() }
        if step.call != nil, let called { references[id] = called }
        lastAction[id] = action
        if let said {
            lastReason[id] = said
            reason = policy.options.isEmpty ? said : words(policy.options[ID(said)])
            broughtReason = true
        }

        guard let definition else { return try done(id, step, visit, who) }
        taken["\(id).\(action)", default: 0] += 1
        if let text = words(definition.message) { effects.append("message \(id) \(text)") }
        try happened(id, action)
        if let repair = definition.repair {
            visit.repairAction = action
            visit.repairDue = try names.span(repair.within).map { calendar.due($0, Clock(start: now)).instant }
            if visit.repairDue == nil, let until = try names.pick(repair.until) {
                guard case .date(let date) = try names.run(until) else { throw No("value-missing") }
                visit.repairDue = calendar.due(on: date).instant
            }
            visit.back = act.by.kind == .system ? nil : who
            visit.hasProof = false
            return
        }
        if definition.goesBack { void() }
        try leave(id, definition.routes)
    }

    private func extended(_ act: Act, _ step: Step, _ visit: Visit, _ extend: Extension) throws {
        let id = act.step.rawValue
        if visit.repairAction != nil { throw No("waits-for-repair") }
        _ = try place(act.by, id)
        if taken["\(id).extend"] ?? 0 >= extend.atMost { throw No("action-spent") }
        let shared = promises.values.filter { $0.met == nil }.compactMap { dueOf($0.clock) }.min()
        guard let due = visit.clock == nil ? shared : visit.clock.flatMap(dueOf), now < due, !visit.isLate else {
            throw No("extension-too-late")
        }
        guard let reason = act.reason, isSeen(reason) else { throw No("reason-required") }
        if !act.values.isEmpty || !act.documents.isEmpty { throw No("invalid-input") }
        var more: (within: Period?, day: CivilDate?)
        if let within = try names.span(extend.within) {
            more.within = within
        } else if let until = try names.pick(extend.until) {
            guard case .date(let date) = try names.run(until) else { throw No("value-missing") }
            more.day = date
        }
        visit.clock?.more.append(more)
        for id in promises.keys where promises[id]?.met == nil { promises[id]?.clock.more.append(more) }
        taken["\(id).extend", default: 0] += 1
        lastReason[id] = reason
        self.reason = reason
    }

    private func objected(_ objection: Objection) throws {
        let id = objection.step.rawValue
        guard let step = steps[id], step.kind == .notice, let visit = open[id], visit.isPosted, let over = visit.clock.flatMap(dueOf),
            now < over
        else { throw No("notice-not-open") }
        guard isSeen(objection.name),
            let contact = Contact.phone(objection.contact) ?? Contact.email(objection.contact)
        else { throw No("contact-required") }
        if objections[id]?.contains(where: { $0.contact == contact }) == true { throw No("already-objected") }
        let values = try checked(step.fields, step.documents, objection.values, objection.documents, [[id]], Register())
        objections[id, default: []].append((contact, values))
    }

    private func done(_ id: String, _ step: Step, _ visit: Visit, _ who: Who) throws {
        visit.done.append(who)
        if step.kind == .notice { return try publish(id, step) }
        let roles = visit.roles
        let filled = roles.filter { isFilled($0, visit) }.count
        let isComplete: Bool
        switch step.performers?.join {
        case _ where visit.escalated != nil || roles.isEmpty: isComplete = true
        case .all?, .inOrder?: isComplete = filled >= roles.count
        case .count(let n)?: isComplete = filled >= min(n, roles.count)
        case .any?, nil: isComplete = filled >= 1
        }
        for sheet in sheets(step.signs) {
            guard let paper = papers[sheet.key], paper.released == nil else { continue }
            let isInitial = step.performers?.join == .inOrder && !isComplete
            let signature = "\(id) \(who.shown)\(isInitial ? " initial" : "")"
            papers[sheet.key]?.signatures.append(signature)
            effects.append("sign \(sheet.key) \(signature)")
        }
        if !isComplete {
            // The chain comes to the stand-in's own place.
            let isOwn = step.performers?.join == .inOrder && who.standIn == turns(id).first && who.standIn != nil
            if isOwn, step.fields.isEmpty, step.documents.isEmpty {
                try done(id, step, visit, Who(role: turns(id)[0], person: who.person))
            }
            return
        }
        var payments: [String] = []
        for item in step.pays {
            let sum = outstanding(item.rawValue)
            if sum <= 0 { continue }
            let account = try names.pick(service.benefit[item]?.to.rows)?.text ?? "nowhere"
            payments.append("\(item)=\(sum) to \(account)")
            paid[item.rawValue, default: 0] += sum
        }
        if !payments.isEmpty { effects.append("payout \(id) \(payments.joined(separator: ","))") }
        try happened(id, "done")
        try leave(id, step.routes)
    }

    private func paid(_ receipt: Receipt) throws {
        let id = receipt.step.rawValue
        guard let visit = open[id], let step = steps[id] else { throw No("step-not-open") }
        if step.kind != .payment { throw No("not-a-payment") }
        if visit.repairAction != nil { throw No("waits-for-repair") }
        if receipt.by.kind != .system { _ = try place(receipt.by, id) }
        if receipt.by.kind == .system, let system = step.call, system.rawValue != receipt.by.person.rawValue { throw No("role-required") }
        let asks = !step.fields.isEmpty || !step.documents.isEmpty
        if step.performers != nil, asks, !visit.hasProof { throw No("proof-missing") }
        for item in receipt.items where !step.pays.contains(item) || outstanding(item.rawValue) == 0 { throw No("nothing-due") }
        for item in receipt.items.isEmpty ? step.pays : receipt.items where outstanding(item.rawValue) > 0 {
            paid[item.rawValue] = due[item.rawValue]
        }
        try leaveIfSettled(id, step)
    }

    private func leaveIfSettled(_ id: String, _ step: Step) throws {
        let asks = !step.fields.isEmpty || !step.documents.isEmpty
        guard step.pays.allSatisfy({ outstanding($0.rawValue) == 0 }), !asks || open[id]?.hasProof == true else { return }
        lastAction[id] = "done"
        try happened(id, "done")
        try leave(id, step.routes)
    }

    private func repaired(_ completion: Completion) throws {
        let id = completion.step.rawValue
        guard let visit = open[id], let step = steps[id] else { throw No("step-not-open") }
        if visit.repairAction == nil { throw No("not-in-repair") }
        if !speaks(completion.by) { throw No("applicant-required") }
        func laid(_ new: JSONValue, over old: JSONValue?) -> JSONValue {
            guard case .object(let changes) = new, case .object(var result)? = old,
                [changes, result].allSatisfy({ $0["file"] == nil && $0["paper"] == nil })
            else {
                return new
            }
            for (key, value) in changes { result[key] = value == .null ? nil : laid(value, over: result[key]) }
            return .object(result)
        }
        var sent = submission
        sent.applicants = []
        sent.missing = []
        let before = book.submissions.asSent(sent.json(in: catalog.timeZone), in: catalog.timeZone)
        let whole = laid(
            ["form": .object(completion.form), "documents": .object(completion.documents)], over: before.json)
        let register = Register(
            found: completion.register.found + before.register.found, held: before.register.held,
            slots: before.register.slots + completion.register.slots)
        guard let mended = try? book.submissions.validate(whole, at: SubmissionMoment(now, in: calendar, register: register)).get()
        else { throw No("invalid-input") }
        var items: [(id: FeeItemID, when: Expression?, amount: Rows<Expression>, round: Rounding?)] = []
        for (item, fee) in service.fee.items { items.append((item, fee.when, fee.amount, fee.round)) }
        for (item, benefit) in service.benefit { items.append((item, benefit.when, benefit.amount, benefit.round)) }
        for item in items where due[item.id.rawValue] != nil && !isAhead(of: id, { $0.pays.contains(item.id) }) {
            let before = try? names.amount(item.when, item.amount, item.round)
            let after = try? NaiveNames(self, mended).amount(item.when, item.amount, item.round)
            if before != after { throw No("fee-fixed") }
        }
        for list in listsWithRecords {
            let path = list.split(separator: ".").map(String.init)
            func count(_ names: NaiveNames) -> [Value] { if case .list(let rows)? = names.value(of: path) { rows } else { [] } }
            if count(names) != count(NaiveNames(self, mended)) { throw No("rows-fixed") }
        }
        submission = mended
        if !filers.contains(completion.by.person.rawValue) { filers.append(completion.by.person.rawValue) }
        visit.repairAction = nil
        visit.repairDue = nil
        void()
        try prepare(step.signs)
        for id in open.keys.sorted() {
            guard let waiting = open[id], let step = steps[id], step.kind == .wait, try names.pick(step.within) == nil,
                let clock = try ownClock(step), clock.fixed != waiting.clock?.fixed
            else { continue }
            waiting.clock = clock
            if let over = clock.fixed, over <= now { try leave(id, step.routes) }
        }
    }

    /// Whether a step of a kind can still be reached after leaving a step.
    func isAhead(of start: String, _ isWanted: (Step) -> Bool) -> Bool {
        var seen: Set<String> = []
        func next(_ id: String) -> [String] {
            guard let step = steps[id] else { return [] }
            var all = step.routes.map(\.to.rawValue) + step.branches.values.map(\.initial.rawValue)
            all += step.actions.values.flatMap { $0.routes.map(\.to.rawValue) + [$0.repair?.lateTo?.rawValue].compactMap { $0 } }
            if let late = step.late?.to { all.append(late.rawValue) }
            func joined(_ id: String) -> [String] {
                guard let block = home[id]?.block, let routes = steps[block]?.routes else { return [] }
                return routes.flatMap { $0.to == .join ? joined(block) : [$0.to.rawValue] }
            }
            return all.flatMap { $0 == "join" ? joined(id) : [$0] }
        }
        func visit(_ id: String) -> Bool {
            if !seen.insert(id).inserted { return false }
            if let step = steps[id], isWanted(step) { return true }
            return next(id).contains(where: visit)
        }
        return next(start).contains(where: visit)
    }

    private func fired(_ timer: String) throws {
        guard let due = timers[timer] else { throw No("timer-not-set") }
        if now < due { throw No("timer-not-due") }
        timers[timer] = nil
        let id = String(timer.drop { $0 != ":" }.dropFirst())
        guard let step = steps[id], let visit = open[id] else { throw No("timer-not-set") }
        if timer.hasPrefix("repair:") {
            let repair = visit.repairAction.flatMap { step.actions[ActionID($0)]?.repair }
            let target = repair?.lateTo ?? service.machine.lapsedEnd
            return try leave(id, to: target.rawValue, because: words(repair?.lateReason))
        }
        if timer.hasPrefix("warning:") {
            visit.warned = lateDue(visit)
            return
        }
        if step.kind == .wait || step.kind == .notice { return try leave(id, step.routes) }
        visit.isLate = true
        if let role = step.late?.escalate { visit.escalated = role.rawValue }
        if let decision = step.late?.deemed { deemed = "\(decision.rawValue) at \(id)" }
        if let target = step.late?.to { try leave(id, to: target.rawValue, because: words(step.late?.reason)) }
    }

    // MARK: Values

    private func checked(
        _ fields: OrderedMap<FieldID, Field>, _ documents: OrderedMap<DocumentID, Requirement>, _ values: JSONObject, _ sent: JSONObject,
        _ known: [[String]], _ register: Register, taken: Set<Booking> = []
    ) throws -> OrderedMap<ValueID, Value> {
        let key = known.map { $0.joined(separator: ".") }.joined(separator: " ")
        let validator =
            try? book.records[key]
            ?? RecordValidator(
                fields: fields, documents: documents, names: known, form: service.form, lists: RowLists(service), tables: service.tables)
        book.records[key] = validator
        guard let validator,
            let record = try? validator.validate(
                fields: .object(values), documents: .object(sent), at: SubmissionMoment(now, in: calendar, register: register), in: names,
                taken: taken
            ).get()
        else { throw No("invalid-input") }
        return record.values
    }

    private func put(_ values: OrderedMap<ValueID, Value>, _ path: [String], _ fields: OrderedMap<FieldID, Field>) {
        for (field, definition) in fields {
            let name = (path + [field.rawValue]).joined(separator: ".")
            recorded[name] = values[ID(field.rawValue)]
            if definition.type == .list { forget(for: name) }
        }
    }

    /// What was looked up, behind what was recorded in the same place before.
    private func looked(_ register: Register, _ path: [String], _ fields: OrderedMap<FieldID, Field>) -> Register {
        var register = register
        if left.contains(path.joined(separator: ".")) { return register }
        for (id, field) in fields.reversed() {
            guard let resource = field.resource,
                let json = recorded[(path + [id.rawValue]).joined(separator: ".")]?.json(in: catalog.timeZone),
                let own = Booking(json, of: resource, in: catalog.timeZone)
            else { continue }
            register.slots.insert(SlotFact(held: own), at: 0)
        }
        return register
    }

    // MARK: Slots

    /// Every answer and record that waits for the slot has its unit now.
    private func given(_ fact: SlotFact) throws {
        guard booked.contains("\(fact.resource) 0 \(fact.start.seconds)"), now < fact.start, let unit = fact.units.first else {
            throw No("slot-not-awaited")
        }
        func taken(_ value: Value?, _ field: Field?) -> Value? {
            guard field?.resource == fact.resource, case .record(var members)? = value, members["waits"] == .bool(true),
                members["start"] == .instant(fact.start)
            else { return value }
            members["waits"] = .bool(false)
            members["unit"] = .integer(Int64(unit))
            return .record(members)
        }
        for (id, section) in service.form.sections {
            for (name, field) in section.fields {
                let key = ValueID("\(id).\(name)")
                if let changed = taken(submission.values[key], field) { submission.values[key] = changed }
            }
        }
        for path in recorded.keys {
            let parts = path.split(separator: ".").map(String.init)
            guard let step = steps[parts[0]], let last = parts.last, !left.contains(parts.dropLast().joined(separator: ".")) else {
                continue
            }
            let field =
                parts.count == 3
                ? step.actions[ActionID(parts[1])]?.fields[FieldID(last)] ?? step.fields[FieldID(last)] : step.fields[FieldID(last)]
            if let changed = taken(recorded[path], field) { recorded[path] = changed }
        }
        for id in open.keys.sorted() {
            guard open[id] != nil, let step = steps[id], step.kind == .wait, try !names.isTrue(step.when) else { continue }
            try leave(id, step.routes)
        }
    }

    private func settleSlots() {
        var now: [String] = []
        func take(_ value: Value?, _ resource: ResourceID?) {
            guard let resource, case .instant(let start)? = value?.member(at: ["start"]) else { return }
            var unit: Int64 = 0
            if case .integer(let number)? = value?.member(at: ["unit"]) { unit = number }
            let name = "\(resource) \(unit) \(start.seconds)"
            if !now.contains(name) { now.append(name) }
        }
        if !["refused", "lapsed", "withdrawn"].contains(end.map { String($0.prefix { $0 != " " }) } ?? "") {
            for (id, section) in service.form.sections {
                for (name, field) in section.fields { take(submission.values[ID("\(id).\(name)")], field.resource) }
            }
            for (id, step) in steps {
                // Under the step, and under each place that filled it in.
                var places = [id]
                for key in recorded.keys {
                    let parts = key.split(separator: ".").map(String.init)
                    guard parts.count == 3, parts[0] == id, step.actions[ActionID(parts[1])] == nil else { continue }
                    let place = "\(id).\(parts[1])"
                    if !left.contains(place) { places.append(place) }
                }
                for (name, field) in step.fields { for place in places { take(recorded["\(place).\(name)"], field.resource) } }
                for (action, definition) in step.actions {
                    for (name, field) in definition.fields { take(recorded["\(id).\(action).\(name)"], field.resource) }
                }
            }
        }
        if Set(now) != Set(booked) { followSlots() }
        for one in booked where !now.contains(one) { effects.append("free \(one)") }
        for one in now where !booked.contains(one) { effects.append("book \(one)") }
        booked = now
    }

    /// A promise whose day is worked out of a slot has the day of the slot that there is now.
    private func followSlots() {
        var places = service.form.sections.flatMap { id, section in
            section.fields.filter { $0.value.resource != nil }.map { "\(id).\($0.key)" }
        }
        for (id, step) in steps {
            let before = [id] + (step.performers?.roles ?? []).map { "\(id).\($0)" }
            for (name, field) in step.fields where field.resource != nil { places += before.map { "\($0).\(name)" } }
            for (action, definition) in step.actions {
                for (name, field) in definition.fields where field.resource != nil { places.append("\(id).\(action).\(name)") }
            }
        }
        for (id, promise) in service.promises {
            guard let running = promises[id.rawValue], running.met == nil, running.clock.fixed != nil else { continue }
            let text = (promise.until?.rows ?? []).map { " \($0.value.text) " }.joined()
            let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
            guard places.contains(where: { place in words.contains { $0 == place || $0.hasPrefix(place + ".") } }) else { continue }
            let then = NaiveNames(self)
            then.day = calendar.localDate(of: running.clock.start)
            guard let until = try? then.pick(promise.until), case .date(let date)? = try? then.run(until) else { continue }
            promises[id.rawValue]?.clock.fixed = calendar.due(on: date).instant
        }
    }

    // MARK: 8. Settling

    /// When a visit is due that runs: its own time, without one the earliest promise that runs.
    private func lateDue(_ visit: Visit) -> Instant? {
        if let clock = visit.clock { return dueOf(clock) }
        return promises.values.filter { $0.met == nil }.compactMap { dueOf($0.clock) }.min()
    }

    private func settle() {
        func standsItself(_ id: String) -> Bool {
            guard let visit = open[id], let step = steps[id] else { return false }
            return visit.repairAction != nil || (step.standsStill && !visit.hasProof)
        }
        let standing = open.keys.filter(standsItself)
        for (id, visit) in open {
            guard var clock = visit.clock else { continue }
            if visit.repairAction != nil || standing.contains(where: { isInside($0, id) }) { halt(&clock) } else { run(&clock) }
            visit.clock = clock
        }
        for (id, promise) in promises where promise.met == nil {
            var promise = promise
            if standing.isEmpty { run(&promise.clock) } else { halt(&promise.clock) }
            promises[id] = promise
        }
        settleSlots()
        var wanted: [String: Instant] = [:]
        for (id, visit) in open {
            if visit.repairAction != nil {
                if let due = visit.repairDue { wanted["repair:" + id] = due }
            } else if let kind = steps[id]?.kind, kind == .wait || kind == .notice {
                if let due = visit.clock.flatMap(dueOf) { wanted["step:" + id] = due }
            } else if let late = steps[id]?.late, late != Late(), !visit.isLate {
                guard let due = lateDue(visit) else { continue }
                wanted["step:" + id] = due
                if late.deemed == nil || visit.warned == due { continue }
                // Back from the day on which it is due, which midnight closes, to a day on which the office works.
                var day = calendar.localDate(of: Instant(seconds: due.seconds - 1)).dayNumber - 1
                while !calendar.isWorkingDay(CivilDate(dayNumber: day)) { day -= 1 }
                guard let opening = calendar.openSpans(on: CivilDate(dayNumber: day)).first?.from else { continue }
                let warning = calendar.instant(CivilDate(dayNumber: day), opening)
                if warning > now { wanted["warning:" + id] = warning }
            }
        }
        for timer in timers.keys.sorted() where wanted[timer] == nil { effects.append("stop \(timer)") }
        for timer in wanted.keys.sorted() where timers[timer] != wanted[timer] {
            effects.append("set \(timer) \(wanted[timer]?.seconds ?? 0)")
        }
        timers = wanted
    }
}
