import ServiceIR

/// Times that go by the number of something.
extension ServiceLowering {
    /// A longer time than anybody means, as of one that is written alone.
    private static let longest = 100_000

    func timeLimit(_ value: SyntaxValue, in scope: Scope, assuming: [Node]) -> TimeLimit? {
        switch value {
        case .duration(let range): return TimeLimit(range)
        case .timeLimit(let range, let per):
            guard let (count, most) = counted(per, in: scope, assuming: assuming) else { return nil }
            if range.upper.multipliedReportingOverflow(by: most).overflow || range.upper * most > Self.longest {
                sink.report(.timeTooLong(range, per, most: most))
                return nil
            }
            return TimeLimit(range, per: count)
        default: return nil
        }
    }

    /// What stands behind `per`: the rows of a list or a whole number, and how many there are at most.
    private func counted(_ text: ExpressionText, in scope: Scope, assuming: [Node]) -> (count: Expression, most: Int)? {
        if let node = reader.parse(text), let path = node.path {
            if path.count == 1, let section = declarations.section(path[0]), !section.isList {
                let counted = section.fields.filter { [.list, .choices].contains($0.type) || ($0.type == .integer && $0.map.has(.max)) }
                sink.report(.sectionCounted(text, counted: counted.map(\.id)))
                return nil
            }
            if isRowField(path, text, in: scope) { return nil }
        }
        let absent = Words(
            en: "say in a row before it for whom there is such a value: `{ when: has(\(text.text)), within: … }`",
            id: "sebut dengan baris bagi siapa nilai itu ada: `{ when: has(\(text.text)), within: … }`")
        guard
            let checked = reader.check(text, in: scope, expecting: .any, assuming: assuming, mendingAbsence: absent), checked.isSound,
            let path = checked.node.path
        else { return nil }
        let field = declaration(of: path)
        switch checked.type {
        case .list:
            let rows = path.count == 1 ? declarations.section(path[0])?.many?.upper : field?.range?.high?.int64.map { Int(clamping: $0) }
            // Whoever chooses among options chooses each once.
            let options = field?.type == .choices ? field?.map.entries(.options).count : nil
            if let most = rows ?? options { return (Expression("size(\(checked.expression.text))"), most) }
            // A list or a choice whose own bound is at fault has its finding.
            if field == nil { sink.report(.countUnbounded(text)) }
        case .integer where field?.type == .integer:
            if let most = field?.range?.high?.int64 { return (checked.expression, max(0, Int(clamping: most))) }
            if field?.map.has(.max) == false { sink.report(.countUnbounded(text)) }
        case .integer(let unit) where field == nil && unit != .rupiah: sink.report(.countUnbounded(text))
        case .any: break
        default: sink.report(.notCounted(text, checked.type))
        }
        return nil
    }

    /// A field of a list's rows has one value for each of them, and counts nothing by itself; it is told so.
    private func isRowField(_ path: [String], _ text: ExpressionText, in scope: Scope) -> Bool {
        guard let node = reader.canonical(text, in: scope) else { return false }
        let isKnown = scope[node.path ?? path] != nil
        guard !isKnown, let list = scopes.rowFields(path, withSteps: true).first?.path.dropLast() else { return false }
        sink.report(.rowFieldCounted(text, list: Array(list)))
        return true
    }
}

extension Diagnostic {
    static func timeTooLong(_ range: PeriodRange, _ per: ExpressionText, most: Int) -> Diagnostic {
        Diagnostic(
            .notCounted, at: per.span, pointer: per.node.pointer,
            message: Words(
                en: "\(range.promised.words.en) per `\(per.text)`, of which there may be \(most), is longer than can be meant",
                id: "\(range.promised.words.id) per `\(per.text)`, yang bisa sampai \(most), terlalu lama"),
            helps: [
                Words(
                    en: "write a shorter time, or bound its number by a smaller `many` or `max`",
                    id: "tulis waktu yang lebih singkat, atau batasi bilangannya dengan `many` atau `max` yang lebih kecil")
            ])
    }

    static func notCounted(_ text: ExpressionText, _ type: ValueType) -> Diagnostic {
        let found = typeName(type.description)
        return Diagnostic(
            .notCounted, at: text.span, pointer: text.node.pointer,
            message: Words(
                en: "`\(text.text)` cannot be counted: it is \(found.en)",
                id: "`\(text.text)` tidak bisa dihitung banyaknya: isinya \(found.id)"),
            helps: [
                Words(
                    en: "name a list, a field of type `choices`, or one of type `integer` with `max`",
                    id: "sebut daftar, isian jenis `choices`, atau isian jenis `integer` dengan `max`")
            ])
    }

    /// - Parameter counted: what in it can be counted.
    static func sectionCounted(_ text: ExpressionText, counted: [String]) -> Diagnostic {
        let list = Words.list(counted)
        return Diagnostic(
            .notCounted, at: text.span, pointer: text.node.pointer,
            message: Words(
                en: "the section `\(text.text)` is filled in once: it has no rows to count",
                id: "bagian `\(text.text)` diisi satu kali: tidak punya baris untuk dihitung"),
            helps: [
                counted.isEmpty
                    ? Words(
                        en: "a section has rows where it says `many: 1 to 20`",
                        id: "sebuah bagian punya baris bila menyebut `many: 1 to 20`")
                    : Words(en: "in it \(list.en) can be counted", id: "yang bisa dihitung di dalamnya: \(list.id)")
            ])
    }

    static func countUnbounded(_ text: ExpressionText) -> Diagnostic {
        Diagnostic(
            .notCounted, at: text.span, pointer: text.node.pointer,
            message: Words(
                en: "`\(text.text)` has no greatest number, so that nobody can say how long it takes at most",
                id: "`\(text.text)` tanpa bilangan terbesar, sehingga tidak ada yang tahu paling lama berapa"),
            helps: [
                Words(
                    en: "count a list, whose `many` says it, or a field of type `integer` with `max`",
                    id: "hitung daftar, yang menyebutnya dengan `many`, atau isian jenis `integer` dengan `max`")
            ])
    }

    static func rowFieldCounted(_ text: ExpressionText, list: [String]) -> Diagnostic {
        let name = list.last ?? ""
        return Diagnostic(
            .notCounted, at: text.span, pointer: text.node.pointer,
            message: Words(
                en: "`\(text.text)` stands in each row of `\(name)`: it counts nothing by itself",
                id: "`\(text.text)` ada pada tiap baris `\(name)`: tidak bisa dihitung sendiri"),
            helps: [Words(en: "count the rows: `per \(name)`", id: "hitung barisnya: `per \(name)`")],
            fixes: [.replacing(text.span, with: name, .maybe)])
    }
}
