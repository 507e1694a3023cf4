/// An output `per` a list: one for each row, each with a record, a number and a letter of its own, under the output's id and the row's number.
extension ID where Kind == Output {
    /// The one of a row, from 1: `kartu.2`.
    public func row(_ number: Int) -> OutputID { OutputID("\(rawValue).\(number)") }

    /// Of which row it is, from 1; absent = no row's.
    public var row: Int? { point.flatMap { Int(rawValue[rawValue.index(after: $0)...]) } }

    /// As the service declares it: of one row, what that one and all others are.
    public var declared: OutputID { point.map { OutputID(rawValue[..<$0]) } ?? self }

    private var point: String.Index? { rawValue.utf8.firstIndex(of: UInt8(ascii: ".")) }
}

extension CompiledService {
    /// The definition of an output, of a row's that of all rows.
    public func output(_ id: OutputID) -> Output? { outputs[id.declared] }

    /// The list behind an output `per` a list: what its rows say, with the rows that they belong to, and what people call one of them.
    public func rows(of output: Output) -> (fields: OrderedMap<FieldID, Field>, name: LocalText)? {
        let lists = output.per.map { self.lists(behind: $0) } ?? []
        guard let name = lists.last?.field.name else { return nil }
        var fields = OrderedMap<FieldID, Field>()
        for list in lists { for (id, field) in list.field.fields where fields[id] == nil { fields[id] = field } }
        return (fields, name)
    }

    /// When an output may be issued, as far as a submission says: of one `per` a list of the form, where that has a row.
    public func mayBeIssued(_ output: Output) -> Expression? {
        guard let list = output.per else { return output.when }
        let path = list.text.split(separator: ".").map(String.init)
        guard let section = form.sections[SectionID(path[0])] else { return nil }
        let field = path.count > 1 ? section.fields[FieldID(path[1])] : section.asList
        let isSure = section.when == nil && field?.when == nil && field?.isOptional != true && (field?.many?.lower ?? 0) > 0
        return isSure ? nil : Expression("has(\(list.text)) && size(\(list.text)) > 0")
    }
}

extension Machine {
    /// A step by its id, also inside a block.
    func step(_ id: StepID) -> Step? { Machine.step(id, in: steps) }

    private static func step(_ id: StepID, in steps: OrderedMap<StepID, Step>) -> Step? {
        if let step = steps[id] { return step }
        for step in steps.values {
            for branch in step.branches.values { if let found = Self.step(id, in: branch.steps) { return found } }
        }
        return nil
    }
}
