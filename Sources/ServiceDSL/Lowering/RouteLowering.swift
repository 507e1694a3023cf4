import ServiceIR

// Where a step leads, and from where a step may be reached.
extension ServiceLowering {
    func routes(
        _ map: SyntaxMap, of step: StepDeclaration, in after: Scope, own: Scope, assuming: [Node]
    ) -> [Route] {
        // Where own fields are asked by `done`, the guard names them bare as the step's other expressions do.
        var scope = after.nested()
        for field in step.fields { scope.alias(field.id, to: [step.id, field.id]) }
        // Without a person's act, the reason stands beside the `to`.
        let stepReason = step.kind == .task ? nil : reasonText(map)
        return routes(map.value(.to), of: step, in: scope, assuming: step.map.has(.when) ? [] : assuming, reason: stepReason)
    }

    func routes(
        _ value: SyntaxValue?, of step: StepDeclaration, in scope: Scope, assuming: [Node], reason: LocalText?
    ) -> [Route] {
        switch value {
        case .names(let names)?:
            guard let name = names.first, let to = target(name, from: step) else { return [] }
            return [Route(to: to, reason: reason)]
        case .rows(let rows)?:
            var result: [Route] = []
            var conditions = RowConditions(assuming: assuming)
            for row in rows {
                let when = conditions.read(row, in: scope, by: reader, sink: sink)
                guard case .names(let names) = row.value, let name = names.first, let to = target(name, from: step) else { continue }
                result.append(Route(when: when?.expression, to: to, reason: row.reason ?? reason))
            }
            return result
        default: return []
        }
    }

    /// A step that can be gone to from here: in the same branch, outside the block, or `join`.
    func target(_ name: Located<String>, from step: StepDeclaration) -> StepID? {
        if name.value == "join" {
            if step.block == nil {
                let help = Words(
                    en: "`join` ends a branch of `parallel`; here, name the step that comes next",
                    id: "`join` mengakhiri cabang `parallel`; di sini, sebut langkah berikutnya")
                sink.report(Diagnostic(.joinOutsideBlock, at: name.span, helps: [help]))
                return nil
            }
            return .join
        }
        guard let target = declarations.step(name.value) else {
            let known = declarations.steps.filter { canGo(from: step, to: $0) }.map(\.id) + (step.block == nil ? [] : ["join"])
            if !syntax.isFaulty(.workflow) { sink.report(.unknownStep(name, known: known, among: declarations.steps)) }
            return nil
        }
        if canGo(from: step, to: target) { return StepID(name.value) }
        let label = Diagnostic.Label(target.idSpan, Words(en: "here", id: "di sini"))
        if target.block == step.block {
            let message = Words(en: "`\(name.value)` stands in another branch", id: "`\(name.value)` berada di cabang lain")
            let help = Words(
                en: "both branches run at the same time: end this one with `to: join`",
                id: "kedua cabang berjalan bersamaan: akhiri cabang ini dengan `to: join`")
            sink.report(Diagnostic(.targetOfOtherBranch, at: name.span, message: message, labels: [label], helps: [help]))
        } else {
            let message = Words(
                en: "`\(name.value)` is one of several steps that run at the same time",
                id: "`\(name.value)` salah satu dari langkah-langkah yang berjalan bersamaan")
            let helps = block(around: target, openTo: step).map { block in
                Words(
                    en: "they begin together: name the step that starts them, `to: \(block.id)`",
                    id: "semuanya dimulai bersama: sebut langkah yang memulainya, `to: \(block.id)`")
            }
            sink.report(Diagnostic(.targetInsideBlock, at: name.span, message: message, labels: [label], helps: helps.map { [$0] } ?? []))
        }
        return nil
    }

    /// The nearest block around `target` to which a way may lead from `step`.
    private func block(around target: StepDeclaration, openTo step: StepDeclaration) -> StepDeclaration? {
        var around = target.block
        while let place = around {
            let block = declarations.steps[place]
            if canGo(from: step, to: block) { return block }
            around = block.block
        }
        return nil
    }

    /// The same branch, or around it.
    func canGo(from step: StepDeclaration, to target: StepDeclaration) -> Bool {
        var block = step.block
        var branch = step.branch
        while true {
            if target.block == block, target.branch == branch { return true }
            guard let around = block else { return false }
            block = declarations.steps[around].block
            branch = declarations.steps[around].branch
        }
    }
}
