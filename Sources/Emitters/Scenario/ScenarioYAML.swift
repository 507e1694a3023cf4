import ServiceIR

/// Scenarios as the language writes them: what a first expectation and generated cases are put into a file as.
public enum ScenarioYAML {
    /// A whole file.
    public static func file(_ cases: [Scenario], of service: ServiceID) -> String {
        "scenarios: \(service)\ncases:\n" + cases.map(text).joined()
    }

    /// `{ step: bayar, fee: 100000 }`.
    public static func text(_ expectation: ScenarioExpectation) -> String { flow(json(expectation)) }

    // MARK: Cases

    private static func text(_ scenario: Scenario) -> String {
        let submit = scenario.submit
        var text = "  - name: \(scalar(scenario.name))\n"
        let (outputs, bookings) = (scenario.given.outputs.map(json), scenario.given.bookings.map(json))
        if !outputs.isEmpty || !bookings.isEmpty { text += "    given:\n" }
        for (key, items) in [("outputs", outputs), ("bookings", bookings)] where !items.isEmpty {
            text += "      \(key):\n"
            for item in items { text += "        - \(flow(item))\n" }
        }
        text += "    submit:\n      at: \(submit.at)\n"
        if let applicant = submit.applicant { text += "      applicant: \(applicant.rawValue)\n" }
        if let channel = submit.channel { text += "      channel: \(channel.rawValue)\n" }
        if let by = submit.by { text += "      by: \(by)\n" }
        if let variant = submit.variant { text += "      variant: \(variant)\n" }
        if let party = submit.party { text += "      party: \(party)\n" }
        if !submit.form.isEmpty {
            text += "      form:\n"
            for (key, value) in submit.form { text += "        \(scalar(key.rawValue)): \(flow(value))\n" }
        }
        if let documents = submit.documents, !documents.isEmpty {
            text += "      documents: \(flow(.array(documents.map(JSONValue.string))))\n"
        }
        if !submit.delivery.isEmpty {
            let ways = JSONObject(submit.delivery.map { (ID($0.key.rawValue), .string($0.value.rawValue)) })
            text += "      delivery: \(flow(.object(ways)))\n"
        }
        if let refused = submit.refused { text += "      refused: \(refused)\n" }
        if !scenario.entries.isEmpty {
            text += "    steps:\n"
            for entry in scenario.entries { text += "      - \(flow(json(entry)))\n" }
        }
        return text
    }

    private static func json(_ output: ScenarioOutput) -> JSONValue {
        var object: JSONObject = ["output": .string(output.output), "number": .string(output.number)]
        if let holder = output.holder { object["holder"] = .string(holder) }
        if let day = output.issuedOn { object["issued_on"] = .string(day.description) }
        if let day = output.validUntil { object["valid_until"] = .string(day.description) }
        if output.isRevoked { object["state"] = "revoked" }
        if !output.values.isEmpty { object["values"] = .object(output.values) }
        return .object(object)
    }

    private static func json(_ booking: ScenarioBooking) -> JSONValue {
        var object: JSONObject = ["resource": .string(booking.resource.rawValue), "start": .string(booking.start.description)]
        if let units = booking.units { object["units"] = .integer(Int64(units)) }
        return .object(object)
    }

    private static func json(_ entry: ScenarioEntry) -> JSONValue {
        var object = JSONObject()
        switch entry.kind {
        case .act(let act):
            object["by"] = names(act.by.map(\.rawValue))
            object["do"] = .string(act.action.rawValue)
            if let step = act.step { object["step"] = .string(step.rawValue) }
            if !act.with.isEmpty { object["with"] = .object(act.with) }
            if !act.documents.isEmpty { object["documents"] = .array(act.documents.map(JSONValue.string)) }
            if let reason = act.reason { object["reason"] = .string(reason) }
            if let refused = act.refused { object["refused"] = .string(refused) }
        case .pay(let payment):
            object["pay"] = payment.items.isEmpty ? "all" : names(payment.items.map(\.rawValue))
            if let by = payment.by { object["by"] = .string(by.rawValue) }
            if let step = payment.step { object["step"] = .string(step.rawValue) }
            if let refused = payment.refused { object["refused"] = .string(refused) }
        case .object(let objection):
            var members: JSONObject = ["name": .string(objection.name), "contact": .string(objection.contact)]
            if !objection.with.isEmpty { members["with"] = .object(objection.with) }
            if !objection.documents.isEmpty { members["documents"] = .array(objection.documents.map(JSONValue.string)) }
            object["object"] = .object(members)
            if let step = objection.step { object["step"] = .string(step.rawValue) }
            if let refused = objection.refused { object["refused"] = .string(refused) }
        case .wait(let period): object["wait"] = .string(period.text(in: "en"))
        case .free(let resource, let start):
            object["free"] = .string(resource.rawValue)
            object["start"] = .string(start.description)
        case .expect(let expectation): object["expect"] = json(expectation)
        }
        return .object(object)
    }

    private static func amounts(_ amounts: OrderedMap<FeeItemID, Int64>) -> JSONValue? {
        if let sum = amounts[.sum] { return .integer(sum) }
        return amounts.isEmpty ? nil : .object(JSONObject(amounts.map { (ID($0.key.rawValue), .integer($0.value)) }))
    }

    private static func json(_ expectation: ScenarioExpectation) -> JSONValue {
        var object = JSONObject()
        if let step = expectation.step { object["step"] = names(step.map(\.rawValue)) }
        if let end = expectation.end { object["end"] = .string(end.rawValue) }
        object["fee"] = amounts(expectation.fee)
        object["benefit"] = amounts(expectation.benefit)
        if let due = expectation.stepDue { object["step_due"] = .string(due.description) }
        if let only = expectation.promiseDue[.only] {
            object["promise_due"] = .string(only.description)
        } else if !expectation.promiseDue.isEmpty {
            object["promise_due"] = .object(
                JSONObject(expectation.promiseDue.map { (ID($0.key.rawValue), .string($0.value.description)) }))
        }
        if let clock = expectation.clock { object["clock"] = .string(clock.rawValue) }
        if let outputs = expectation.outputs { object["outputs"] = .array(outputs.map { .string($0.rawValue) }) }
        if let revoked = expectation.revoked { object["revoked"] = .array(revoked.map(JSONValue.string)) }
        if let notified = expectation.notified { object["notified"] = .array(notified.map { .string($0.rawValue) }) }
        if !expectation.values.isEmpty { object["values"] = .object(expectation.values) }
        if let reason = expectation.reason { object["reason"] = .string(reason) }
        if let message = expectation.message { object["message"] = .string(message) }
        return .object(object)
    }

    /// One name bare, several as a list.
    private static func names(_ names: [String]) -> JSONValue {
        names.count == 1 ? .string(names[0]) : .array(names.map(JSONValue.string))
    }

    // MARK: Values

    /// A value on one line.
    private static func flow(_ value: JSONValue) -> String {
        switch value {
        case .object(let members):
            members.isEmpty ? "{}" : "{ " + members.map { "\(scalar($0.key.rawValue)): \(flow($0.value))" }.joined(separator: ", ") + " }"
        case .array(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        case .string(let text): scalar(text)
        case .null, .bool, .integer, .decimal: value.text(.compact)
        }
    }

    /// Words that YAML or the language reads as something else than a text.
    private static let taken: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "to_fill", "removed"]

    /// A text without quotes where nobody can read it as anything else: words, dates, moments.
    private static func scalar(_ text: String) -> String {
        if CivilDate(text) != nil || LocalMoment(text) != nil { return text }
        let isWord = { (byte: UInt8) in (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_") }
        let isPlain =
            text.utf8.first.map(isWord) == true && text.utf8.last != UInt8(ascii: " ") && !taken.contains(text.lowercased())
            && text.utf8.allSatisfy { isWord($0) || ($0 >= 0x30 && $0 <= 0x39) || " .-/".utf8.contains($0) }
        return isPlain ? text : JSONValue.string(text).text(.compact)
    }
}
