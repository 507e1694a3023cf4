/// A table with combinations that are not offered: choosing one is refused as soon as all its inputs are known.
struct RefusingTable: Sendable {
    let id: TableID
    let table: Table
    /// The canonical names of its inputs.
    let inputs: [[String]]

    static func all(of tables: OrderedMap<TableID, Table>) -> [RefusingTable] {
        tables.compactMap { id, table in
            guard table.hasCombinationsNotOffered else { return nil }
            let inputs = table.of.map { $0.text.split(separator: ".").map(String.init) }
            return RefusingTable(id: id, table: table, inputs: inputs)
        }
    }

    /// An input on the way to its value: read by a field of rows, or by several answers, it has one for each.
    private struct Reading {
        /// The name of what was read so far.
        var name: ArraySlice<String>
        /// What is still to be read of it.
        var rest: ArraySlice<String>
        var value: Value
        /// Where it stands.
        var pointer: JSONPointer
    }

    /// The first combination that is not offered, at the answer that chooses it.
    func fault(in judgement: Judgement, pointer: ([String]) -> JSONPointer) -> SubmissionFault? {
        let readings = inputs.compactMap { input -> Reading? in
            // A section with several, a list or a field of a section, or one word.
            for length in (1...input.count).reversed() {
                guard let value = judgement.value(of: Array(input.prefix(length))) else { continue }
                return Reading(
                    name: input.prefix(length), rest: input.dropFirst(length), value: value, pointer: pointer(Array(input.prefix(length))))
            }
            return nil
        }
        guard readings.count == inputs.count else { return nil }
        return fault(readings, at: nil, judgement)
    }

    private func fault(_ readings: [Reading], at place: Int?, _ judgement: Judgement) -> SubmissionFault? {
        guard let several = readings.firstIndex(where: { if case .list = $0.value { true } else { false } }) else {
            guard readings.allSatisfy(\.rest.isEmpty), let first = readings.first else { return nil }
            let values = readings.map(\.value)
            guard table.look(up: values) == .notOffered else { return nil }
            judgement.tables.note(id.rawValue, table, values)
            return SubmissionFault(
                .notOffered, at: place.map { readings[$0].pointer } ?? first.pointer, facts: ["table": .string(id.rawValue)])
        }
        guard case .list(let items) = readings[several].value else { return nil }
        let list = readings[several].name
        for (index, item) in items.enumerated() {
            // Inputs of the same list are of one row.
            let next = readings.compactMap { reading -> Reading? in
                guard reading.name.elementsEqual(list), case .list = reading.value else { return reading }
                var next = reading
                next.pointer = reading.pointer.appending(index)
                guard let field = reading.rest.first else {
                    next.value = item
                    return next
                }
                guard let member = item.member(at: [field]) else { return nil }
                next.value = member
                next.name = reading.name + [field]
                next.rest = reading.rest.dropFirst()
                next.pointer = next.pointer.appending(field)
                return next
            }
            guard next.count == readings.count else { continue }
            if let fault = fault(next, at: place ?? several, judgement) { return fault }
        }
        return nil
    }
}

extension CompiledService {
    /// Where in a sending the answers stand that an input of a table reads, `*` for every row and for each of several answers.
    public func answers(readBy input: Expression) -> [String] {
        let name = input.text.split(separator: ".").map(String.init)
        guard let section = form.sections[SectionID(name[0])], name.count > 1 || section.many != nil else { return name }
        var path = ["form", name[0]]
        if section.many != nil { path.append("*") }
        var fields = section.fields
        for part in name.dropFirst() {
            path.append(part)
            guard let field = fields[FieldID(part)] else { break }
            if field.type == .list || field.type == .choices { path.append("*") }
            fields = field.fields
        }
        return path
    }
}
