import ServiceIR

/// A part of a service as its author wrote it: what an expression reads, and where each part of it stands.
struct ModelValue: Sendable {
    var value: Value
    /// The key, else the value.
    var name: SourceSpan
    var span: SourceSpan
    /// Of a map.
    var members: [(key: String, value: ModelValue)] = []
    /// Of a list.
    var items: [ModelValue] = []

    /// The part at a path of names.
    subscript(path: ArraySlice<String>) -> ModelValue? {
        guard let first = path.first else { return self }
        return members.first { $0.key == first }?.value[path.dropFirst()]
    }

    /// The nearest part at a path that was written.
    func nearest(to path: ArraySlice<String>) -> ModelValue {
        guard let first = path.first, let next = members.first(where: { $0.key == first })?.value else { return self }
        return next.nearest(to: path.dropFirst())
    }

    fileprivate init(_ value: Value, name: SourceSpan, span: SourceSpan) {
        self.value = value
        self.name = name
        self.span = span
    }

    fileprivate init(list items: [ModelValue], name: SourceSpan, span: SourceSpan) {
        self.init(.list(items.map(\.value)), name: name, span: span)
        self.items = items
    }

    fileprivate init(record members: [(key: String, value: ModelValue)], name: SourceSpan, span: SourceSpan) {
        self.init(.record(OrderedMap(members.map { (ID($0.key), $0.value.value) })), name: name, span: span)
        self.members = members
    }
}

/// One thing that a rule is judged on.
struct ModelThing {
    var id: String
    var name: SourceSpan
    var map: SyntaxMap
}

/// Reads the maps of a service into the model that own rules read.
struct ServiceModel {
    private let service: SyntaxMap
    /// The fields of each section with those of the catalog's group, by the section's key.
    private let sections: [String: [(id: String, name: SourceSpan, map: SyntaxMap)]]

    init(_ service: SyntaxMap, _ declarations: Declarations? = nil) {
        self.service = service
        var sections: [String: [(id: String, name: SourceSpan, map: SyntaxMap)]] = [:]
        for section in declarations?.sections ?? [] {
            sections[section.id] = section.fields.map { (id: $0.id, name: $0.idSpan, map: $0.map) }
        }
        self.sections = sections
    }

    /// Everything of this kind that the service has, at whatever depth, in the order of the file.
    func things(_ shape: ShapeName) -> [ModelThing] {
        if shape == service.shape || shape == .service { return [thing] }
        var found: [ModelThing] = []
        collect(service, shape, into: &found)
        return found
    }

    /// The service itself.
    var thing: ModelThing {
        let first = service.members.first { ModelType.isOwnID($0.key, of: service.shape) }
        var id = ""
        if case .names(let names)? = first?.value { id = names.first?.value ?? "" }
        return ModelThing(id: id, name: first?.span ?? service.span, map: service)
    }

    private func collect(_ map: SyntaxMap, _ shape: ShapeName, into found: inout [ModelThing]) {
        for member in map.members {
            switch member.value {
            case .map(let inner):
                if inner.shape == shape { found.append(ModelThing(id: member.key.rawValue, name: member.name, map: inner)) }
                collect(inner, shape, into: &found)
            case .entries(let entries):
                for entry in entries { collect(entry, shape, into: &found) }
            default: break
            }
        }
    }

    private func collect(_ entry: SyntaxEntry, _ shape: ShapeName, into found: inout [ModelThing]) {
        switch entry.value {
        case .map(var inner):
            if inner.shape == shape { found.append(ModelThing(id: entry.id.value, name: entry.id.span, map: inner)) }
            if inner.shape == .section { inner = whole(inner, entry.id.value) }
            collect(inner, shape, into: &found)
        // The steps of a branch.
        case .entries(let entries): for entry in entries { collect(entry, shape, into: &found) }
        default: break
        }
    }

    /// A section with the fields of the group that it uses.
    private func whole(_ section: SyntaxMap, _ id: String) -> SyntaxMap {
        guard let fields = sections[id] else { return section }
        var section = section
        section.members.removeAll { $0.key == .fields }
        let entries = fields.map {
            SyntaxEntry(id: Located($0.id, $0.name), value: .map($0.map), span: $0.map.span, valueSpan: $0.map.span)
        }
        section.members.append(.init(key: .fields, keySpan: nil, value: .entries(entries), span: section.span))
        return section
    }

    // MARK: Values

    /// All that can be read of a thing.
    func value(of thing: ModelThing) -> ModelValue { record(thing.map, thing.id, name: thing.name, inside: []) }

    private func record(_ map: SyntaxMap, _ id: String, name: SourceSpan, inside: [ShapeName]) -> ModelValue {
        let map = map.shape == .section ? whole(map, id) : map
        // A standard has the keys of a service.
        let shape: ShapeName = map.shape == .standard ? .service : map.shape
        var members: [(key: String, value: ModelValue)] = [("id", ModelValue(.text(id), name: name, span: name))]
        for keyword in Keywords.shape(shape).keywords where !ModelType.isOwnID(keyword.key, of: shape) {
            guard let form = ModelForm(keyword) else { continue }
            let member = map[keyword.key]
            // Not known yet, or wrong: nothing stands for it.
            if let member, case .faulty = member.value { continue }
            let place = member?.name ?? name
            let span = member?.span ?? name
            if let member, let value = value(member.value, form, name: place, span: span, inside: inside + [shape]) {
                members.append((keyword.key.rawValue, value))
            } else if let word = ModelType.standsFor(keyword.key, in: shape) {
                members.append((keyword.key.rawValue, ModelValue(.text(word), name: place, span: span)))
            } else if ModelType.isTrueUnsaid(keyword.key, in: shape) {
                members.append((keyword.key.rawValue, ModelValue(.bool(true), name: place, span: span)))
            } else if let value = absent(form, name: place, span: span) {
                members.append((keyword.key.rawValue, value))
            }
        }
        return ModelValue(record: members, name: name, span: map.span)
    }

    /// What is there although nothing is written.
    private func absent(_ form: ModelForm, name: SourceSpan, span: SourceSpan) -> ModelValue? {
        switch form {
        case .flag: ModelValue(.bool(false), name: name, span: span)
        case .things, .values, .ids, .list: ModelValue(list: [], name: name, span: span)
        case .promises: ModelValue(record: [("promises", ModelValue(list: [], name: name, span: span))], name: name, span: span)
        case .text, .word, .count, .period, .date, .map: nil
        }
    }

    private func value(_ value: SyntaxValue, _ form: ModelForm, name: SourceSpan, span: SourceSpan, inside: [ShapeName]) -> ModelValue? {
        func one(_ value: Value) -> ModelValue { ModelValue(value, name: name, span: span) }
        if case .rows(let rows) = value {
            let values = rows.compactMap { row in
                self.value(row.value, form, name: row.valueSpan, span: row.valueSpan, inside: inside)
            }
            return most(values, form, name: name, span: span)
        }
        switch form {
        case .text: return value.modelText.map { one(.text($0)) }
        case .word:
            if case .string(let word) = value { return one(.text(word)) }
            return nil
        case .flag:
            switch value {
            case .flag(let flag): return one(.bool(flag))
            // Now and then.
            case .expression: return one(.bool(true))
            default: return nil
            }
        case .count:
            switch value {
            case .count(let count), .size(let count): return one(.integer(Int64(count)))
            case .bounds(let bounds): return one(.integer(Int64(bounds.upper)))
            case .list(let items): return one(.integer(Int64(items.count)))
            default: return nil
            }
        case .period:
            switch value {
            case .duration(let range), .timeLimit(let range, _): return one(.period(range.promised))
            case .entries(let entries):
                let values = entries.compactMap { entry in
                    self.value(entry.value, form, name: entry.id.span, span: entry.valueSpan ?? entry.span, inside: inside)
                }
                return most(values, form, name: name, span: span)
            default: return nil
            }
        case .date:
            if case .date(let date) = value { return one(.date(date)) }
            return nil
        case .map(let shape):
            guard case .map(let map) = value, map.shape == shape, !ModelType.isTooDeep(shape, inside) else { return nil }
            return record(map, "", name: name, inside: inside)
        case .things(let shape):
            guard case .entries(let entries) = value else { return absent(form, name: name, span: span) }
            let things = shape == .step ? flat(entries) : entries
            return ModelValue(
                list: things.compactMap { entry in
                    if ModelType.isTooDeep(shape, inside) {
                        return ModelValue(.text(entry.id.value), name: entry.id.span, span: entry.span)
                    }
                    guard case .map(let map) = entry.value, map.shape == shape else { return nil }
                    return record(map, entry.id.value, name: entry.id.span, inside: inside)
                }, name: name, span: span)
        case .values(let inner):
            guard case .entries(let entries) = value else { return absent(form, name: name, span: span) }
            return ModelValue(
                list: entries.compactMap { entry in
                    let place = entry.valueSpan ?? entry.span
                    guard let value = self.value(entry.value, inner, name: place, span: place, inside: inside) else { return nil }
                    let id = ModelValue(.text(entry.id.value), name: entry.id.span, span: entry.id.span)
                    return ModelValue(record: [("id", id), ("value", value)], name: entry.id.span, span: entry.span)
                }, name: name, span: span)
        case .ids:
            switch value {
            case .entries(let entries):
                let items = entries.map { ModelValue(.text($0.id.value), name: $0.id.span, span: $0.span) }
                return ModelValue(list: items, name: name, span: span)
            default: return self.value(value, .list(.text), name: name, span: span, inside: inside)
            }
        case .list(let inner):
            switch value {
            case .names(let names):
                return ModelValue(list: names.map { ModelValue(.text($0.value), name: $0.span, span: $0.span) }, name: name, span: span)
            case .list(let items):
                let values = items.compactMap { self.value($0.value, inner, name: $0.span, span: $0.span, inside: inside) }
                return ModelValue(list: values, name: name, span: span)
            default:
                guard let only = self.value(value, inner, name: span, span: span, inside: inside) else { return nil }
                return ModelValue(list: [only], name: name, span: span)
            }
        case .promises: return promises(value, name: name, span: span, inside: inside)
        }
    }

    private func promises(_ value: SyntaxValue, name: SourceSpan, span: SourceSpan, inside: [ShapeName]) -> ModelValue? {
        let all: [ModelValue]
        switch value {
        case .map(let map): all = [record(map, Key.sla.rawValue, name: name, inside: inside)]
        case .entries(let entries):
            all = entries.compactMap { entry in
                entry.map.map { record($0, entry.id.value, name: entry.id.span, inside: inside) }
            }
        default: all = []
        }
        let longest = all.max { a, b in
            guard case .period(let x)? = a["within"]?.value else { return true }
            guard case .period(let y)? = b["within"]?.value else { return false }
            return x.usualLength < y.usualLength
        }
        let list = ModelValue(list: all, name: name, span: span)
        return ModelValue(record: (longest?.members ?? []) + [("promises", list)], name: name, span: span)
    }

    /// The steps of branches behind their block.
    private func flat(_ entries: [SyntaxEntry]) -> [SyntaxEntry] {
        entries.flatMap { entry -> [SyntaxEntry] in
            guard case .entries(let branches)? = entry.map?[.parallel]?.value else { return [entry] }
            return [entry]
                + branches.flatMap { branch -> [SyntaxEntry] in
                    if case .entries(let steps) = branch.value { flat(steps) } else { [] }
                }
        }
    }

    /// Of what depends on rows, the most that can be asked.
    private func most(_ values: [ModelValue], _ form: ModelForm, name: SourceSpan, span: SourceSpan) -> ModelValue? {
        switch form {
        case .word(let words):
            values.max { a, b in rank(a, words) < rank(b, words) }
        case .count, .period:
            values.max { $0.amount < $1.amount }
        case .list:
            ModelValue(list: values.flatMap(\.items), name: name, span: span)
        case .flag, .text, .date, .map, .things, .values, .ids, .promises: values.first
        }
    }

    private func rank(_ value: ModelValue, _ words: [String]) -> Int {
        if case .text(let word) = value.value { words.firstIndex(of: word) ?? 0 } else { 0 }
    }
}

extension ModelValue {
    /// How much a number or a span is.
    fileprivate var amount: Int64 {
        switch value {
        case .integer(let number): number
        case .period(let period): Int64(period.usualLength)
        default: 0
        }
    }

    fileprivate subscript(name: String) -> ModelValue? { self[[name][...]] }
}

extension SyntaxValue {
    /// As it is read where a text stands for it.
    fileprivate var modelText: String? {
        switch self {
        case .text(let text): text.byLanguage.first?.value
        case .string(let text): text
        case .expression(let expression): expression.text
        case .names(let names): names.first?.value
        case .event(let step, let action): step.value + (action.map { ".\($0.value)" } ?? "")
        case .constant(let value): value.string ?? value.number?.description
        case .duration(let range): range.description
        case .unit(let unit): unit.description
        case .join(let join):
            switch join {
            case .any: "any"
            case .all: "all"
            case .inOrder: "in_order"
            case .count(let count): "\(count)"
            }
        default: nil
        }
    }
}
