import ServiceIR

/// A step of the procedure, in people's words.
struct ToldStep {
    /// `2`, or `2a` inside a block.
    let number: String
    let name: String
    let who: String
    let time: String
    let notes: [String]

    /// The line of a list.
    var line: String {
        let facts = [who, time].filter { !$0.isEmpty } + notes
        return "\(number). \(name)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
    }
}

extension StandardProse {
    /// What happens, in the author's order; steps that only lead on are left out.
    var steps: [ToldStep] {
        var told: [ToldStep] = []
        for (id, step) in service.machine.steps {
            guard isTold(step) else { continue }
            // What an officer issues is not issued once more.
            if step.kind == .release, step.name == nil, told.last?.name.lowercased() == stepName(id, step).lowercased() { continue }
            guard step.kind != .parallel else {
                // Side by side: one number, a letter for each.
                let inner = step.branches.values.flatMap { branch in branch.steps.filter { isTold($0.value) } }
                let number = (told.last.flatMap { Int($0.number.prefix { $0.isNumber }) } ?? 0) + 1
                for (place, entry) in inner.enumerated() {
                    told.append(self.step(entry.key, entry.value, "\(number)\(Self.letter(place))", isBeside: inner.count > 1))
                }
                continue
            }
            let number = (told.last.flatMap { Int($0.number.prefix { $0.isNumber }) } ?? 0) + 1
            told.append(self.step(id, step, "\(number)", isBeside: false))
        }
        return told
    }

    private static func letter(_ place: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return letters.indices.contains(place) ? String(letters[place]) : "-\(place + 1)"
    }

    private func isTold(_ step: Step) -> Bool {
        guard when(step.when) != nil else { return false }
        return switch step.kind {
        case .end, .automatic: false
        case .release, .wait, .notice, .payment, .task, .parallel: true
        }
    }

    func stepName(_ id: StepID, _ step: Step) -> String {
        if let name = step.name { return self.name(name) }
        return switch step.kind {
        case .payment: say("Pembayaran", "Payment")
        case .wait: say("Menunggu", "Waiting")
        case .notice: say("Pengumuman", "Public notice")
        case .release: say("Penerbitan", "Issue") + " " + list(step.releases.compactMap { service.outputs[$0]?.name }.map(name))
        default: words(of: id.rawValue)
        }
    }

    private func step(_ id: StepID, _ step: Step, _ number: String, isBeside: Bool) -> ToldStep {
        var notes: [String] = []
        if isBeside { notes.append(say("serentak", "at the same time")) }
        notes += when(step.when) ?? []
        if step.standsStill { notes.append(say("jangka waktu layanan berhenti", "the time of the service stands still")) }
        if let system = step.call {
            notes.append("\(say("oleh sistem", "by the system")) \(catalog.systems[system]?.name[language] ?? words(of: system.rawValue))")
        }
        for (_, document) in step.documents { notes.append("\(say("dokumen", "document")): \(name(document.name))") }
        if step.kind == .payment {
            let items = step.pays.compactMap { service.fee.items[$0] }.filter { when($0.when) != nil }.map { name($0.name) }
            if !items.isEmpty { notes.append(list(items)) }
        }
        if !step.actions.isEmpty {
            let others = step.asksDone ? say("keputusan lain", "other decisions") : say("keputusan", "decisions")
            notes.append("\(others): \(list(step.actions.values.map(told)))")
        }
        if let deemed = step.late?.deemed { notes.append(late(deemed)) }
        let roles =
            step.performers.map { performers in
                rows(performers.rows) { list($0.map(role)) }
            } ?? (step.kind == .payment ? role(.applicant) : "")
        return ToldStep(
            number: number, name: stepName(id, step), who: roles, time: time(within: step.within, until: step.until) ?? "", notes: notes)
    }

    /// What else may be decided there, and where that leads.
    private func told(_ action: Action) -> String {
        let name = "“\(self.name(action.name))”"
        if let repair = action.repair {
            let time = time(within: repair.within, until: repair.until).map { " \(say("dalam", "within")) \($0)" } ?? ""
            let most = action.atMost.map { say(", paling banyak \($0) kali", ", at most \($0) times") } ?? ""
            return say("\(name) (pemohon melengkapi\(time)\(most))", "\(name) (the applicant mends it\(time)\(most))")
        }
        let steps = action.routes.compactMap { service.machine.anyStep($0.to) }
        let ends = Set(steps.compactMap(\.end))
        if !steps.isEmpty, ends == [.refused], steps.count == action.routes.count { return say("\(name) (ditolak)", "\(name) (refused)") }
        return action.goesBack ? say("\(name) (kembali ke langkah sebelumnya)", "\(name) (back to an earlier step)") : name
    }

    private func late(_ end: Step.End) -> String {
        switch end {
        case .granted: say("lewat waktu: dianggap dikabulkan", "out of time: deemed granted")
        case .refused: say("lewat waktu: dianggap ditolak", "out of time: deemed refused")
        default: say("lewat waktu: dianggap selesai", "out of time: deemed closed")
        }
    }
}
