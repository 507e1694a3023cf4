import ServiceIR

/// One line of `mppc sample --asked`: a generated submission, every third one with answers missing, and all that the runtime says of it then.
///
///     {"number":4,"kind":"valid","submission":{…},"verdict":"refused","faults":[{"code":"required","path":"/form/reklame/jenis",
///      "words":{"id":"Wajib diisi.","en":"This is required."}}],"warnings":[],"at":"2026-01-01T09:00","register":{…},
///      "asked":{"fields":["reklame.jenis"],"optional":[],"documents":["ktp"],"optional_documents":[],"deliveries":{},"parties":[]},
///      "computed":{"reklame.luas":12.5},"conditions":{"berkonstruksi":true}}
public enum AskedLine {
    /// `nil` where no sample was found.
    public static func json(_ sampler: SubmissionSampler, number: Int, seed: UInt64) -> JSONValue? {
        guard let (kind, drawn) = SampleLine.draw(sampler, number: number, seed: seed) else { return nil }
        var sample = drawn
        let isPartial = number % 3 == 2
        if isPartial {
            var source = SampleSource(seed: seed &* 1_000_003 &+ UInt64(number))
            sample.json = thinned(sample.json, &source)
            sample.boundary = nil
        }
        let (validator, moment) = (sampler.validator, sampler.moment)
        var object = SampleLine.head(number, isPartial ? "partial" : kind.rawValue, sample)
        switch validator.validate(sample.json, at: moment) {
        case .success(let submission):
            object["verdict"] = "accepted"
            object["faults"] = []
            object["warnings"] = .array(submission.warnings.map(inWords))
        case .failure(let refused):
            object["verdict"] = "refused"
            object["faults"] = .array(refused.faults.map(inWords))
            object["warnings"] = .array(refused.warnings.map(inWords))
        }
        object["at"] = .string(moment.instant.localText(in: moment.timeZone))
        object["register"] = JSONCoder.encode(moment.register)
        let inquiry = validator.inquire(sample.json, at: moment)
        object["asked"] = asked(inquiry)
        object["computed"] = .object(
            JSONObject(inquiry.computed.compactMap { id, value in value.json(in: moment.timeZone).map { (ID(id.rawValue), $0) } }))
        object["conditions"] = .object(JSONObject(inquiry.conditions.map { (ID($0.key.rawValue), .bool($0.value)) }))
        return .object(object)
    }

    private static func asked(_ inquiry: Inquiry) -> JSONValue {
        func sorted(_ names: Set<String>) -> JSONValue { .array(names.sorted(by: Text.less).map(JSONValue.string)) }
        let deliveries = inquiry.deliveries.map { output, ways in
            (ID<JSONValue>(output.rawValue), JSONValue.array(ways.map { .string($0.rawValue) }))
        }
        return [
            "fields": sorted(inquiry.asked), "optional": sorted(inquiry.optional), "documents": sorted(inquiry.documents),
            "optional_documents": sorted(inquiry.optionalDocuments), "deliveries": .object(JSONObject(deliveries)),
            "parties": .array(inquiry.parties.map { .string($0.rawValue) }),
        ]
    }

    private static func inWords(_ fault: SubmissionFault) -> JSONValue {
        var object = fault.codeAndPath
        let words = FaultWords.standard
        object["words"] = [
            "id": .string(words.sentence(for: fault, language: "id")), "en": .string(words.sentence(for: fault, language: "en")),
        ]
        return .object(object)
    }

    /// Without some of the answers, and now and then without all of a part.
    private static func thinned(_ json: JSONValue, _ source: inout SampleSource) -> JSONValue {
        switch json {
        case .object(let members):
            var rest = JSONObject()
            for (key, value) in members where source.choice(of: 0..<6) != 0 { rest[key] = thinned(value, &source) }
            return .object(rest)
        case .array(let items) where items.contains { $0.object != nil }: return .array(items.map { thinned($0, &source) })
        default: return json
        }
    }
}
