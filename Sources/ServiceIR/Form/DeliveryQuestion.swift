/// How an output reaches the applicant: asked where it is offered in several ways.
struct DeliveryQuestion: Sendable {
    let output: OutputID
    let name: LocalText?
    let when: Program?
    let rows: [(when: Program?, ways: [Output.Delivery])]

    static func all(of service: CompiledService) throws(UnreadableDefinition) -> [DeliveryQuestion] {
        var questions: [DeliveryQuestion] = []
        for (id, output) in service.outputs {
            guard let delivery = output.delivery else { continue }
            var rows: [(when: Program?, ways: [Output.Delivery])] = []
            for (place, row) in delivery.rows.enumerated() {
                rows.append((try Program.compiled(row.when, at: "outputs.\(id).delivery.\(place)"), row.value))
            }
            questions.append(
                DeliveryQuestion(
                    output: id, name: output.name.constant,
                    when: try Program.compiled(service.mayBeIssued(output), at: "outputs.\(id).\(output.per == nil ? "when" : "per")"),
                    rows: rows))
        }
        return questions
    }

    /// The ways among which to choose now; `isSettled` is false where that will be known only later in the case.
    func ways(_ judgement: Judgement) -> (ways: [Output.Delivery], isSettled: Bool) {
        for row in rows {
            switch judgement.holds(row.when, at: nil, report: {}) {
            case .yes: return (row.ways, true)
            case .no: continue
            case .undecided:
                var all: [Output.Delivery] = []
                for way in rows.flatMap(\.ways) where !all.contains(way) { all.append(way) }
                return (all, false)
            }
        }
        return ([], true)
    }
}

extension Reading {
    /// Lets expressions see what was chosen.
    mutating func readDelivery(_ questions: [DeliveryQuestion], _ judgement: Judgement) {
        let chosen = object("delivery")
        let path = JSONPointer.root.appending("delivery")
        for (key, _) in chosen where !questions.contains(where: { $0.output.rawValue == key.rawValue }) {
            refuse(.unknownKey, at: path.appending(key.rawValue), ["key": .string(key.rawValue)])
        }
        for question in questions {
            if case .string(let text)? = chosen[ID(question.output.rawValue)] { judgement.delivery[question.output.rawValue] = .text(text) }
        }
    }

    mutating func requireDelivery(_ questions: [DeliveryQuestion], _ judgement: Judgement) {
        guard case .object(let chosen) = members["delivery"] ?? .object([:]) else { return }
        for question in questions {
            let path = JSONPointer.root.appending("delivery").appending(question.output.rawValue)
            guard judgement.holds(question.when, at: nil, report: {}) != .no else { continue }
            let (ways, isSettled) = question.ways(judgement)
            switch chosen[ID(question.output.rawValue)] {
            case .string(let text)?:
                guard let way = ways.first(where: { $0.rawValue.utf8.elementsEqual(text.utf8) }) else {
                    faults.append(
                        SubmissionFault(
                            .notAnOption, at: path, of: question.name,
                            facts: ["options": .array(ways.map { .string($0.rawValue) })]))
                    continue
                }
                submission.delivery[question.output] = way
            case _?: faults.append(SubmissionFault(.wrongType, at: path, of: question.name, facts: ["expected": "text"]))
            case nil:
                if ways.count > 1 && isSettled {
                    faults.append(SubmissionFault(.required, at: path, of: question.name))
                } else if ways.count == 1 {
                    submission.delivery[question.output] = ways[0]
                }
            }
        }
    }
}
