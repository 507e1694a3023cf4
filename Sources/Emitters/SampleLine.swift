import ServiceIR

/// One line of `mppc sample`: a generated submission, and what the runtime's own validator says of it.
///
///     {"number":3,"kind":"broken","boundary":{"code":"below_min","path":"/form/reklame/panjang"},
///      "submission":{…},"verdict":"refused","faults":[{"code":"below_min","path":"/form/reklame/panjang"}]}
public enum SampleLine {
    /// The sample with that number: even ones valid, odd ones broken, each with its own seed. `nil` where none was found.
    public static func json(_ sampler: SubmissionSampler, number: Int, seed: UInt64) -> JSONValue? {
        draw(sampler, number: number, seed: seed).map { kind, sample in
            var object = head(number, kind.rawValue, sample)
            switch sampler.validator.validate(sample.json, at: sampler.moment) {
            case .success(let submission):
                object["verdict"] = "accepted"
                object["warnings"] = .array(submission.warnings.map { .object($0.codeAndPath) })
            case .failure(let refused):
                object["verdict"] = "refused"
                object["faults"] = .array(refused.faults.map { .object($0.codeAndPath) })
            }
            return .object(object)
        }
    }

    static func draw(
        _ sampler: SubmissionSampler, number: Int, seed: UInt64
    ) -> (kind: SubmissionSampler.Kind, sample: SubmissionSampler.Sample)? {
        let kind: SubmissionSampler.Kind = number.isMultiple(of: 2) ? .valid : .broken
        // A draw may lead to nothing that can be broken so; the next one is as good.
        let own = (seed &* 1_000_003 &+ UInt64(number)) &* 8
        return (0..<8).lazy.compactMap { sampler.sample(seed: own &+ $0, kind) }.first.map { (kind, $0) }
    }

    static func head(_ number: Int, _ kind: String, _ sample: SubmissionSampler.Sample) -> JSONObject {
        var object: JSONObject = ["number": .integer(Int64(number)), "kind": .string(kind)]
        if let boundary = sample.boundary {
            object["boundary"] = ["code": .string(boundary.code.rawValue), "path": .string(boundary.path.description)]
        }
        object["submission"] = sample.json
        return object
    }
}

extension SubmissionFault {
    var codeAndPath: JSONObject { ["code": .string(code.rawValue), "path": .string(path.description)] }
}
