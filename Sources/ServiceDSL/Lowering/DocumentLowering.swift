import ServiceIR

extension ServiceLowering {
    /// Documents as the service, a step or an action asks them, some for each of its sections; those who object (`ofObjectors`) have none.
    func documents(
        _ entries: [SyntaxEntry], in scope: Scope, assuming: [Node] = [], ofObjectors: Bool = false, areReadable: Bool = false
    ) -> OrderedMap<DocumentID, Requirement> {
        var result = OrderedMap<DocumentID, Requirement>()
        for entry in entries {
            guard let map = entry.map else { continue }
            if !ofObjectors, map.has(.per) {
                result[DocumentID(entry.id.value)] = documentPerSection(
                    map, id: areReadable ? entry.id : nil, in: scope, assuming: assuming)
                continue
            }
            if let per = map[.per] {
                sink.report(.misplaced(.per, at: per.name, in: Words(en: "a document of a notice", id: "berkas sebuah pengumuman")))
            }
            let place = areReadable ? (path: "documents.\(entry.id.value)", span: entry.id.span) : nil
            if let requirement = document(map, id: place, parent: nil, in: scope, assuming: assuming) {
                result[DocumentID(entry.id.value)] = requirement
            }
        }
        return result
    }

    /// Asked for each of these sections: read once in each, where its fields stand bare, and it must mean the same in all.
    private func documentPerSection(_ map: SyntaxMap, id: Located<String>?, in scope: Scope, assuming: [Node]) -> Requirement? {
        let place = id.map { (path: "documents.\($0.value)", span: $0.span) }
        var first: Requirement?
        var sections: [SectionID] = []
        for name in map.names(.per) {
            guard let section = declarations.section(name.value) else {
                if !syntax.isFaulty(.form) { sink.report(.unknownName(name, .section, known: declarations.sections.map(\.id))) }
                continue
            }
            let before = reader.findingCount
            let inner = scopes.row(section.fields, of: scope, reader: reader)
            let requirement = document(map, id: place, parent: nil, in: inner, assuming: assuming + scopes.asked(section: section.id))
            if let place {
                circles.note("\(place.path).\(section.id)", at: place.span, reads: [place.path])
            }
            if let first, let requirement, first != requirement, reader.findingCount == before {
                sink.report(.unlikeSections(name, first: sections.first?.rawValue ?? ""))
            }
            if first == nil { first = requirement }
            sections.append(SectionID(section.id))
        }
        first?.per = sections
        return sections.isEmpty ? nil : first
    }

    /// A member takes every key but `name`, `when` and `optional` from its parent unless it says it.
    ///
    /// - Parameters:
    ///   - id: where expressions can read it, its id, and that of the member.
    ///   - above: what those around it read in their conditions.
    private func document(
        _ map: SyntaxMap, id: (path: String, span: SourceSpan)? = nil, above: [String] = [], parent: Requirement?, in scope: Scope,
        assuming: [Node]
    ) -> Requirement? {
        let when = reader.check(
            map.expression(.when), in: scope, expecting: .condition, assuming: assuming, as: map.has(.per) ? .other : .asks)
        let reads = above + (when?.reads ?? [])
        if let id { circles.note(id.path, at: id.span, reads: reads) }
        let asked = assuming + (when.map { [$0.node] } ?? [])
        let optional = optional(map, in: scope, asked: asked)
        if let id, let optional { circles.note(id.path, at: id.span, reads: optional.reads) }
        let name = textRows(map, .name, in: scope, assuming: asked)
        let bring = rows(map, .bring, in: scope, assuming: asked) { value, _ in
            if case .string(let word) = value { Requirement.Bring(rawValue: word) } else { nil }
        }
        var result = Requirement(name: name ?? Rows([]), bring: bring ?? parent?.bring ?? Rows(always: .copy))
        result.hint = map.text(.hint)
        result.when = when?.expression
        result.isOptional = map.flag(.optional) ?? (optional != nil)
        result.optionalWhen = optional?.expression
        result.copies = copyRows(map, in: scope, assuming: asked) ?? parent?.copies
        result.receivers = map.has(.copies) ? receivers(map) : parent?.receivers
        result.maxAge = map.duration(.maxAge)?.promised ?? parent?.maxAge
        result.mustBeValid = map.flag(.notExpired) ?? parent?.mustBeValid ?? false
        result.from = source(map) ?? parent?.from
        if result.from?.output != nil, let from = map[.from] {
            // What the register gives is no paper that is brought, copied, filled in or declared.
            for key in [Key.per, .bring, .copies, .template, .selfDeclaration] {
                if let other = map[key], key != .bring || bring?.rows.allSatisfy({ $0.value == .copy }) != true {
                    sink.report(.contradiction(.from, from.name, key, other.name))
                }
            }
        }
        let endings = map.strings(.accept).map(\.value)
        result.accept = endings.isEmpty ? parent?.accept ?? [] : endings
        if case .size(let bytes)? = map.value(.maxSize) { result.maxSize = bytes } else { result.maxSize = parent?.maxSize }
        result.template = map.string(.template) ?? parent?.template
        result.stampDuty = map.flag(.stampDuty) ?? parent?.stampDuty ?? false
        result.selfDeclaration = map.flag(.selfDeclaration) ?? parent?.selfDeclaration ?? false
        if let any = map[.anyOf], let all = map[.allOf] { sink.report(.contradiction(.anyOf, any.name, .allOf, all.name)) }
        for (key, group) in [(Key.anyOf, Requirement.Group.anyOf), (.allOf, .allOf)] {
            guard let member = map[key] else { continue }
            let entries = map.entries(key)
            if entries.count == 1 { sink.report(.tooFewMembers(at: member.name)) }
            result.group = group
            for entry in entries {
                if let per = entry.map?[.per] {
                    sink.report(.misplaced(.per, at: per.name, in: Words(en: "a member of a document", id: "anggota berkas")))
                }
                let place = id.map { (path: "\($0.path).\(entry.id.value)", span: entry.id.span) }
                // Whether a member is there says whether the document is.
                if let id, let place { circles.note(id.path, at: id.span, reads: [place.path]) }
                guard let inner = entry.map,
                    let requirement = document(inner, id: place, above: reads, parent: result, in: scope, assuming: asked)
                else { continue }
                result.members[DocumentID(entry.id.value)] = requirement
            }
            break
        }
        // Of several any may serve; what is asked of some only, others may have.
        let isNeeded = !result.isOptional && asked.isEmpty && parent.map { $0.group == .allOf && !$0.isOptional } ?? true
        if id != nil, isNeeded, let output = result.from?.output, output.service.rawValue == ownID, let from = map[.from] {
            sink.report(.ownOutputFirst(at: from.span, output: output.output.rawValue))
        }
        return name == nil ? nil : result
    }

    /// How many copies, as many as are named.
    func copyRows(_ map: SyntaxMap, in scope: Scope, assuming: [Node]) -> Rows<Int>? {
        rows(map, .copies, in: scope, assuming: assuming) { value, _ in
            switch value {
            case .count(let number): number
            case .list(let items): items.count
            default: nil
            }
        }
    }

    /// For whom the copies are; `nil` where only their number is said.
    func receivers(_ map: SyntaxMap) -> Rows<[LocalText]>? {
        guard case .list(let items)? = map.value(.copies) else { return nil }
        return Rows(always: items.compactMap { if case .text(let text) = $0.value { text } else { nil } })
    }

    private var ownID: String { syntax.name(isStandard ? .standard : .service)?.value ?? "" }

    /// An agency or a system of the catalog, no id is both; or `SERVICE.OUTPUT`.
    private func source(_ map: SyntaxMap) -> DocumentSource? {
        guard let name = map.string(.from), let span = map[.from]?.span else { return nil }
        if name.contains(".") {
            guard let (home, output, _) = outputs.find(Located(name, span), from: ownID, sink: sink) else { return nil }
            return DocumentSource(
                output: IssuedOutput(service: ServiceID(home), output: OutputID(output)), of: outputs.name(of: home))
        }
        guard let catalog else { return DocumentSource(agency: AgencyID(name)) }
        if catalog.agencies.contains(name) {
            namedAgencies.insert(name)
            return DocumentSource(agency: AgencyID(name))
        }
        if catalog.systems.contains(name) { return DocumentSource(system: ID(name)) }
        if catalog.unread.isDisjoint(with: [.agencies, .systems]) {
            sink.report(.unknownName(Located(name, span), .agency, known: catalog.agencies + catalog.systems))
        }
        return nil
    }
}

extension Diagnostic {
    static func unlikeSections(_ section: Located<String>, first: String) -> Diagnostic {
        Diagnostic(
            .unlikeSections, at: section.span,
            message: Words(
                en: "the document's conditions mean one thing in `\(first)` and another in `\(section.value)`",
                id: "syarat berkas ini berarti lain pada `\(first)` dan pada `\(section.value)`"),
            helps: [
                Words(
                    en: "read only fields that each of the sections has, or write two documents",
                    id: "baca isian yang dimiliki tiap bagian, atau tulis dua berkas")
            ])
    }

    static func ownOutputFirst(at span: SourceSpan, output: String) -> Diagnostic {
        Diagnostic(
            .ownOutputFirst, at: span,
            message: Words(
                en: "nobody can get a first `\(output)`: whoever applies must hold one already",
                id: "`\(output)` yang pertama tidak bisa didapat: pemohon harus sudah memegangnya"),
            helps: [
                Words(
                    en: "write when it is asked, such as `when: …`, or `optional: true`",
                    id: "tulis kapan ini diminta, misalnya `when: …`, atau `optional: true`")
            ])
    }

    static func tooFewMembers(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooFewMembers, at: span,
            helps: [
                Words(
                    en: "add a second member, or write it as a plain document",
                    id: "tambahkan anggota kedua, atau tulis sebagai berkas biasa")
            ])
    }
}
