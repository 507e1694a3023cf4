extension Field {
    /// Why `json` can be no answer to this question whatever else is answered: it is of another type, or not of its type's form. Bounds,
    /// options and rules are not asked; of a list, and of a type with parts, whether it is a list or has parts.
    package func misfits(_ json: JSONValue) -> [SubmissionFault] {
        if type == .list || !type.parts.isEmpty {
            let isList = type == .list
            if isList ? json.array != nil : json.object != nil { return [] }
            return [SubmissionFault(.wrongType, at: .root, of: name, facts: ["expected": isList ? "array" : "object"])]
        }
        let moment = SubmissionMoment(Instant(seconds: 0), in: .wib)
        guard let check = try? ValueCheck(self, at: "") else { return [] }
        return check.read(json, at: .root, in: moment).faults.filter { [.wrongType, .wrongForm, .unknownCode].contains($0.code) }
    }
}
