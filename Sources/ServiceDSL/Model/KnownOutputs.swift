import ServiceIR

/// What fields refer to outside their own service: outputs of any service of the catalog.
protocol KnownOutputs {
    /// The output that `OUTPUT` or `SERVICE.OUTPUT` names, as a service writes it, with the types of what it keeps; what is unknown is reported.
    func find(
        _ name: Located<String>, from service: String, sink: DiagnosticSink
    ) -> (service: String, output: String, values: OrderedMap<ValueID, ValueType>)?

    /// Whether an output has a last day in any case.
    func mayExpire(_ name: OutputName) -> Bool
}

extension KnownOutputs {
    /// Outputs of which any serves, with what all of them keep alike; `nil` where nothing is named, or one that is unknown.
    func findAll(
        _ written: [Located<String>], from service: String, sink: DiagnosticSink
    ) -> (output: IssuedOutput, values: OrderedMap<ValueID, ValueType>)? {
        var result: (output: IssuedOutput, values: OrderedMap<ValueID, ValueType>)?
        var places: [OutputName: SourceSpan] = [:]
        var areKnown = true
        for name in written {
            guard let (home, id, values) = find(name, from: service, sink: sink) else {
                areKnown = false
                continue
            }
            let found = OutputName(service: ServiceID(home), output: OutputID(id))
            if let first = places[found] {
                sink.report(.namedTwice(name, first: first))
                continue
            }
            places[found] = name.span
            guard result != nil else {
                result = (IssuedOutput(service: found.service, output: found.output), values)
                continue
            }
            result?.output.others.append(found)
            for (value, type) in result?.values ?? [:] where values[value] != type { result?.values[value] = nil }
        }
        return areKnown ? result : nil
    }
}

extension SyntaxMap {
    /// The one string of a key, or those of its list.
    func oneOrMore(_ key: Key) -> [Located<String>] {
        guard let member = self[key], case .string(let text) = member.value else { return strings(key) }
        return [Located(text, member.span)]
    }
}

extension ValueType {
    /// The type of field whose values such a value is stored as; `nil` for what no field holds.
    var fieldType: FieldType? {
        switch self {
        case .bool: .yesNo
        case .integer(.rupiah): .money
        case .integer: .integer
        case .decimal: .decimal
        case .text, .code: .text
        case .date: .date
        case .time: .time
        case .instant: .datetime
        case .list(.code), .list(.text): .choices
        default: nil
        }
    }
}

extension RecordType {
    /// What can be read of a booking: of a resource whose slots have names, which of them; of one with a waiting list, whether it stands in line.
    static func booking(_ resource: BookableType) -> RecordType {
        var members: OrderedMap<ID<ValueKind>, Member> = ["start": Member(.instant, isSure: true), "end": Member(.instant, isSure: true)]
        if !resource.slots.isEmpty { members["slot"] = Member(.code(.choice(resource.slots)), isSure: true) }
        if resource.hasWaitingList { members["waits"] = Member(.bool, isSure: true) }
        return RecordType(members)
    }

    /// What can be read of an output that was released earlier.
    static func issued(_ values: OrderedMap<ValueID, ValueType>) -> RecordType {
        var kept = OrderedMap<ID<ValueKind>, Member>()
        for (id, type) in values where type.fieldType != nil { kept[ID(id.rawValue)] = Member(type, isSure: false) }
        return RecordType([
            "number": Member(.text, isSure: true),
            "state": Member(.code(.choice(IssuedState.allCases.map(\.rawValue))), isSure: true),
            "issued_on": Member(.date, isSure: false),
            "valid_until": Member(.date, isSure: false),
            "values": Member(.record(RecordType(kept)), isSure: true),
        ])
    }
}
