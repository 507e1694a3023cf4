import ServiceIR

extension CompiledService {
    /// Faults in the order in which their inputs stand in the form of an application; those of the whole come last.
    func inOrderOfForm(_ faults: [PageFault]) -> [PageFault] {
        faults.enumerated().map { (place: place(ofInput: $1.target) + [$0], fault: $1) }
            .sorted { $0.place.lexicographicallyPrecedes($1.place) }.map(\.fault)
    }

    /// Where an input stands among the others, by its name.
    private func place(ofInput target: String?) -> [Int] {
        let words = (target ?? "").split(separator: ".").map(String.init)
        switch words.first {
        case "variant": return [0]
        case "applicant": return [1]
        case "channel": return [2]
        case "f" where words.count > 1:
            let id = SectionID(words[1])
            var place = [3, form.sections.keys.firstIndex(of: id) ?? 0]
            var fields = form.sections[id]?.fields ?? [:]
            for word in words.dropFirst(2) {
                // A row of a list by its number.
                if let row = Int(word) {
                    place.append(row)
                    continue
                }
                place.append(fields.keys.firstIndex(of: FieldID(word)) ?? 0)
                fields = fields[FieldID(word)].map { $0.fields.isEmpty ? $0.type.parts : $0.fields } ?? [:]
            }
            return place
        case "party": return [4]
        case "d", "t", "u", "p":
            var place = [5]
            var members = documents
            for word in words.dropFirst() {
                place.append(members.keys.firstIndex(of: DocumentID(word)) ?? 0)
                members = members[DocumentID(word)]?.members ?? [:]
            }
            return place
        case "g" where words.count > 1: return [6, outputs.keys.firstIndex(of: OutputID(words[1])) ?? 0]
        default: return [7]
        }
    }
}
