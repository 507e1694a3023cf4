import ServiceIR

/// Under which circumstances a part of a service comes about, as sentences.
package struct Circumstances {
    private let service: CompiledService
    private let catalog: CompiledCatalog
    private let graph: MachineGraph

    /// - Parameter graph: the workflow of the same service.
    package init(_ service: CompiledService, _ catalog: CompiledCatalog, _ graph: MachineGraph) {
        self.service = service
        self.catalog = catalog
        self.graph = graph
    }

    /// The conditions that have to hold, and what else is to be known, each a line.
    package func lines(of element: ServiceElement, in language: MessageLanguage) -> [String] {
        let telling = Telling(service: service, catalog: catalog, graph: graph, language: language)
        switch element {
        case .section(let id): return service.form.sections[id].map { telling.section($0) } ?? []
        case .field(let path): return telling.field(path)
        case .document(let path): return telling.document(path)
        case .step(let id): return telling.step(id)
        case .action(let step, let action): return telling.action(action, at: step)
        case .stepField(let step, let action, let id):
            let field = action.map { service.step(step)?.actions[$0]?.fields[id] } ?? service.step(step)?.fields[id]
            return telling.asked(at: step, by: action, when: field?.when, isOptional: field?.isOptional ?? false, field?.optionalWhen)
        case .stepDocument(let step, let action, let id):
            let document = action.map { service.step(step)?.actions[$0]?.documents[id] } ?? service.step(step)?.documents[id]
            return telling.asked(
                at: step, by: action, when: document?.when, isOptional: document?.isOptional ?? false, document?.optionalWhen)
        case .item(let id): return telling.item(id)
        case .amount(let id, let row): return telling.amount(id, row)
        case .output(let id): return telling.output(id)
        case .condition(let id): return service.conditions[id].map { [telling.prose.text($0)] } ?? []
        }
    }
}

extension Payable {
    /// The rupiah of what depends on no answer and no condition.
    package var flatAmount: Int64? { when == nil && !isUnstated ? amount.constant.flatMap { Int64($0.text) } : nil }
}

private struct Telling {
    let service: CompiledService
    let catalog: CompiledCatalog
    let graph: MachineGraph
    let language: MessageLanguage
    var code: LanguageID { language.rawValue }
    var prose: ConditionProse { ConditionProse(service, in: code) }

    func say(_ id: String, _ en: String) -> String { language == .en ? en : id }
    func name(_ step: StepID) -> String { "“\(service.stepName(step, in: code))”" }
    func action(named id: ActionID, at step: StepID) -> String {
        switch id {
        case .done: say("“selesai”", "“done”")
        case .extend: say("perpanjangan waktu", "the extension of time")
        default: "“\(service.step(step)?.actions[id]?.name.rows.first?.value[code] ?? id.rawValue)”"
        }
    }

    private func bila(_ condition: Expression) -> String { prose.clause(condition) }

    // MARK: The form

    func section(_ section: Section) -> [String] {
        var lines = [section.when].compactMap(\.self).map(bila)
        if let many = section.many {
            lines.append(say("\(many.lower) sampai \(many.upper) kali", "\(many.lower) to \(many.upper) of them"))
        }
        return lines
    }

    func field(_ path: [String]) -> [String] {
        guard let section = service.form.sections[SectionID(path[0])] else { return [] }
        var lines = self.section(section)
        var fields = section.fields
        var isRow = section.many != nil
        for (place, id) in path.dropFirst().enumerated() {
            guard let field = fields[FieldID(id)] else { break }
            let own = isRow ? ConditionProse(service, in: code, row: fields) : prose
            if let when = field.when { lines.append(own.clause(when)) }
            if place == path.count - 2 {
                if let unless = field.optionalWhen {
                    lines.append(say("boleh kosong ", "may be left empty ") + own.clause(unless))
                } else if field.isOptional {
                    lines.append(say("boleh kosong", "may be left empty"))
                }
            }
            if field.type == .list, place < path.count - 2 {
                lines.append(say("untuk tiap baris “\(field.name[code])”", "for each row of “\(field.name[code])”"))
            }
            isRow = true
            fields = field.fields
        }
        return lines
    }

    func document(_ path: [String]) -> [String] {
        var documents = service.documents
        var lines: [String] = []
        for (place, id) in path.enumerated() {
            guard let document = documents[DocumentID(id)] else { break }
            if let when = document.when {
                let row = document.per.compactMap { service.form.sections[$0] }.reduce(into: OrderedMap<FieldID, Field>()) {
                    fields, section in
                    for (id, field) in section.fields where fields[id] == nil { fields[id] = field }
                }
                lines.append(ConditionProse(service, in: code, row: row).clause(when))
            }
            if !document.per.isEmpty {
                let names = document.per.map { "“\(service.form.sections[$0]?.name[code] ?? $0.rawValue)”" }.joined(separator: ", ")
                lines.append(say("untuk tiap \(names) yang ada di formulir", "for each \(names) of the form"))
            }
            if let from = document.from { lines.append(source(from)) }
            if place < path.count - 1, document.group == .anyOf {
                let name = document.name.rows.first?.value[code] ?? id
                lines.append(
                    say("sebagai salah satu pilihan untuk “\(name)”: cukup satu", "as one of the alternatives for “\(name)”: one is enough")
                )
            }
            if place == path.count - 1 {
                if let unless = document.optionalWhen {
                    lines.append(say("boleh tidak diserahkan ", "may be left out ") + prose.clause(unless))
                } else if document.isOptional {
                    lines.append(say("boleh tidak diserahkan", "may be left out"))
                }
            }
            documents = document.members
        }
        return lines
    }

    private func source(_ source: DocumentSource) -> String {
        if let agency = source.agency {
            let name = catalog.agencies[agency]?.name[code] ?? agency.rawValue
            return say(
                "tidak diminta dari pemohon: kantor mengambilnya dari \(name)", "nobody is asked for it: the office gets it from \(name)")
        }
        if let system = source.system {
            let name = catalog.systems[SystemID(system.rawValue)]?.name[code] ?? system.rawValue
            return say(
                "tidak diminta dari pemohon: kantor mengambilnya dari \(name)", "nobody is asked for it: the office gets it from \(name)")
        }
        let name = source.service?[code] ?? ""
        return say(
            "tidak diminta dari yang diketahui memegang hasil layanan “\(name)” yang masih berlaku",
            "not asked of whoever is known to hold a valid output of “\(name)”")
    }

    // MARK: The workflow

    func step(_ id: StepID) -> [String] {
        guard let index = graph.index(of: id), let initial = graph.initial else { return [] }
        let reached = graph.reached(from: [initial])
        var lines = index == initial ? [say("sejak permohonan diajukan", "as soon as the application is submitted")] : []
        for edge in graph.entering[index].map({ graph.edges[$0] }) where reached[edge.from] { lines.append(way(edge)) }
        if id == service.machine.withdrawnEnd, service.machine.isWithdrawable {
            lines.append(say("bila pemohon menarik permohonannya sebelum produk terbit", "if the applicant withdraws before the release"))
        }
        if let when = graph.nodes[index].step.when {
            lines.append(
                say("dilewati kecuali \(prose.text(when))", "passed unless \(prose.text(when))"))
        }
        if !graph.nodes[index].step.pays.isEmpty {
            lines.append(say("dilewati bila tidak ada yang harus dibayar", "passed where nothing is due"))
        }
        return lines.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func way(_ edge: MachineGraph.Edge) -> String {
        let node = graph.nodes[edge.from]
        let from = name(node.id)
        var text: String
        switch edge.cause {
        case .done where node.step.kind == .payment: text = say("setelah pembayaran di \(from)", "after the payment at \(from)")
        case .done, .finish: text = say("setelah \(from) selesai", "after \(from) is done")
        case .action(let id):
            text = say(
                "bila \(action(named: id, at: node.id)) dipilih di \(from)", "if \(action(named: id, at: node.id)) is chosen at \(from)")
        case .route where node.isJoin: text = say("setelah cabang-cabang \(from) bertemu", "after the branches of \(from) have met")
        case .route: text = say("setelah \(from)", "after \(from)")
        case .elapsed: text = say("setelah waktu \(from) habis", "after the time of \(from) is over")
        case .passed: text = say("bila \(from) dilewati", "if \(from) is passed")
        case .late: text = say("bila \(from) melewati waktunya", "if \(from) is late")
        case .repairLate:
            text = say("bila pemohon tidak memperbaiki pada waktunya di \(from)", "if the applicant does not mend in time at \(from)")
        case .branch: text = say("ketika \(from) dimulai, bersama cabang lainnya", "when \(from) begins, beside its other branches")
        }
        let conditions =
            [edge.when].compactMap(\.self).map { prose.text($0) } + edge.refused.map { prose.text(Expression("!(\($0.text))")) }
        if !conditions.isEmpty { text += say(", dengan syarat ", ", where ") + conditions.joined(separator: say("; dan ", "; and ")) }
        return text
    }

    func action(_ id: ActionID, at step: StepID) -> [String] {
        guard let definition = service.step(step) else { return [] }
        var lines = [who(definition, at: step)]
        if let action = definition.actions[id] {
            if let bound = action.atMost {
                lines.append(
                    say(
                        "paling banyak \(bound) kali dalam satu permohonan", "at most \(bound) \(bound == 1 ? "time" : "times") in one case"
                    ))
            }
            if let repair = action.repair {
                let time = repair.within?.rows.map { $0.value.text(in: code, of: service) }.joined(separator: say(" atau ", " or "))
                lines.append(
                    say("pemohon memperbaiki", "the applicant mends")
                        + (time.map { say(", paling lama \($0)", ", within \($0)") } ?? say(" tanpa batas waktu", " without a time limit")))
            }
            if action.reason.isRequired { lines.append(say("alasannya wajib disebut", "a reason has to be given")) }
        }
        let edges = graph.edges.filter { edge in
            guard graph.nodes[edge.from].id == step, !graph.nodes[edge.from].isJoin else { return false }
            return id == .done ? edge.cause == .done || edge.cause == .finish : edge.cause == .action(id)
        }
        for edge in edges {
            let to = graph.nodes[edge.to]
            let target = to.isJoin ? say("akhir cabang", "the end of the branch") : name(to.id)
            let conditions =
                [edge.when].compactMap(\.self).map { prose.clause($0) } + edge.refused.map { prose.clause(Expression("!(\($0.text))")) }
            lines.append(
                say("menuju \(target)", "leads to \(target)")
                    + (conditions.isEmpty ? "" : " " + conditions.joined(separator: say("; dan ", "; and "))))
        }
        return lines
    }

    private func who(_ definition: Step, at step: StepID) -> String {
        let roles = (definition.performers?.roles ?? []).map { role -> String in
            switch role {
            case .applicant: say("pemohon", "the applicant")
            case .filer: say("yang mengajukan", "whoever filed it")
            default: catalog.roles[role]?.name[code] ?? role.rawValue
            }
        }
        if definition.kind == .payment, roles.isEmpty {
            return say("bila tagihan di \(name(step)) dibayar", "if the bill at \(name(step)) is paid")
        }
        let list = roles.joined(separator: ", ")
        return say("dipilih oleh yang memegang langkah \(name(step)): \(list)", "chosen by who holds step \(name(step)): \(list)")
    }

    func asked(at step: StepID, by action: ActionID?, when: Expression?, isOptional: Bool, _ unless: Expression?) -> [String] {
        let place =
            action.map {
                say(
                    "diisi dengan tindakan \(self.action(named: $0, at: step)) di langkah \(name(step))",
                    "filled in by \(self.action(named: $0, at: step)) at step \(name(step))")
            }
            ?? say("diisi di langkah \(name(step))", "filled in at step \(name(step))")
        var lines = [place] + [when].compactMap(\.self).map(bila)
        if let unless {
            lines.append(say("boleh kosong ", "may be left empty ") + prose.clause(unless))
        } else if isOptional {
            lines.append(say("boleh kosong", "may be left empty"))
        }
        return lines
    }

    // MARK: Money and outputs

    func item(_ id: FeeItemID) -> [String] {
        guard let item = service.payable(id) else { return [] }
        var lines = [item.when].compactMap(\.self).map(bila)
        let rows = item.amount.rows
        if let flat = item.flatAmount {
            let sum = flat.rupiahText(in: code)
            lines.append(say("sebesar \(sum), sama dalam setiap permohonan", "in the amount of \(sum), the same in every case"))
        } else {
            for (place, row) in rows.enumerated() { lines.append(amount(row, isOnly: rows.count == 1, isFirst: place == 0)) }
        }
        let isBenefit = service.fee.items[id] == nil
        let steps = graph.nodes.filter { !$0.isJoin && $0.step.pays.contains(id) }.map { name($0.id) }
        if !steps.isEmpty {
            let list = steps.joined(separator: ", ")
            lines.append(
                isBenefit
                    ? say("dibayarkan di langkah \(list)", "paid out at step \(list)")
                    : say("ditagih di langkah \(list)", "charged at step \(list)"))
        }
        return lines
    }

    private func amount(_ row: Rows<Expression>.Row, isOnly: Bool, isFirst: Bool) -> String {
        let sum = Int64(row.value.text).map { $0.rupiahText(in: code) } ?? prose.amount(row.value)
        if let when = row.when { return say("sebesar \(sum) ", "\(sum) ") + prose.clause(when) }
        return isOnly ? say("sebesar \(sum)", "in the amount of \(sum)") : say("selain itu sebesar \(sum)", "else \(sum)")
    }

    func amount(_ id: FeeItemID, _ row: Int) -> [String] {
        guard let rows = service.payable(id)?.amount.rows, row < rows.count else { return [] }
        var lines = rows[..<row].compactMap(\.when).map { prose.clause(Expression("!(\($0.text))")) }
        lines.append(amount(rows[row], isOnly: rows.count == 1, isFirst: row == 0))
        return lines
    }

    func output(_ id: OutputID) -> [String] {
        guard let output = service.outputs[id] else { return [] }
        var lines = [output.when].compactMap(\.self).map(bila)
        if let per = output.per {
            lines.append(say("satu untuk tiap baris ", "one for each row of ") + (prose.name(of: per) ?? "`\(per.text)`"))
        }
        let steps = graph.nodes.filter { !$0.isJoin && $0.step.releases.contains(id) }.map { name($0.id) }
        if !steps.isEmpty {
            let list = steps.joined(separator: ", ")
            lines.append(say("terbit di langkah \(list)", "released at step \(list)"))
        }
        return lines
    }
}
