import ServiceIR

/// Records where each element of a service was written, by the path it has in YAML, with the steps of branches flattened.
struct SourceMapRecorder {
    private(set) var map = SourceMap(capacity: 250)

    mutating func record(_ service: SyntaxMap, _ declarations: Declarations) {
        map.record("", key: nil, value: service.span)
        for member in service.members where member.key != .workflow && member.key != .form { record(member, at: member.key.rawValue) }
        if let form = service[.form] { map.record("form", key: form.keySpan, value: form.span) }
        for section in declarations.sections {
            let path = "form".behind(section.id)
            map.record(path, key: section.idSpan, value: section.map.span)
            for member in section.map.members where member.key != .fields { record(member, at: path.behind(member.key.rawValue)) }
            record(section.fields, at: path)
        }
        if let workflow = service[.workflow] { map.record("workflow", key: workflow.keySpan, value: workflow.span) }
        for step in declarations.steps {
            let path = "workflow".behind(step.id)
            map.record(path, key: step.idSpan, value: step.map.span)
            for member in step.map.members where member.key != .parallel { record(member, at: path.behind(member.key.rawValue)) }
            if let parallel = step.map[.parallel] { map.record("\(path).parallel", key: parallel.keySpan, value: parallel.span) }
            for branch in step.branches { map.record("\(path).parallel.\(branch.id)", key: branch.idSpan, value: branch.idSpan) }
        }
    }

    /// The fields of a group stand under the section that uses it.
    private mutating func record(_ fields: [FieldDeclaration], at path: String) {
        let path = path.behind("fields")
        for field in fields {
            let own = path.behind(field.id)
            map.record(own, key: field.idSpan, value: field.map.span)
            for member in field.map.members { record(member, at: own.behind(member.key.rawValue)) }
        }
    }

    private mutating func record(_ member: SyntaxMap.Member, at path: String) {
        map.record(path, key: member.keySpan, value: member.span)
        record(member.value, at: path)
    }

    private mutating func record(_ value: SyntaxValue, at path: String) {
        switch value {
        case .map(let map):
            for member in map.members { record(member, at: path.behind(member.key.rawValue)) }
        case .entries(let entries):
            for entry in entries {
                let own = path.behind(entry.id.value)
                map.record(own, key: entry.id.span, value: entry.span)
                record(entry.value, at: own)
            }
        case .list(let items):
            for (place, item) in items.enumerated() {
                let own = path.behind("\(place)")
                map.record(own, key: nil, value: item.span)
                record(item.value, at: own)
            }
        case .rows(let rows):
            for (place, row) in rows.enumerated() { map.record(path.behind("\(place)"), key: nil, value: row.span) }
        case .node(let node):
            for entry in node.entries { record(entry, at: path) }
        default: break
        }
    }

    /// The rows of a table.
    private mutating func record(_ entry: YAMLEntry, at path: String) {
        let own = path.behind(entry.name)
        map.record(own, key: entry.key.span, value: entry.value.span)
        for inner in entry.value.entries { record(inner, at: own) }
    }
}

extension String {
    /// The path of what has this name behind it. In one piece: a service has hundreds of them.
    fileprivate func behind(_ name: String) -> String {
        String(unsafeUninitializedCapacity: utf8.count + 1 + name.utf8.count) { bytes in
            var end = bytes.startIndex
            for part in [self, ".", name] { end = bytes[end...].initialize(fromContentsOf: part.utf8) }
            return end
        }
    }
}
