import ServiceIR

/// Collects what a service declares, and reports names that are taken.
struct DeclarationReader {
    let sink: DiagnosticSink
    let catalog: Catalog?
    let origins: Origins
    let outputs: any KnownOutputs
    /// The service's own id.
    private var service = ""
    /// Ids of what the office pays to the citizen: a step that pays them is a task.
    private var benefits: Set<String> = []
    private var taken: [String: (span: SourceSpan, noun: Words)] = [:]

    init(catalog: Catalog?, origins: Origins, outputs: any KnownOutputs, sink: DiagnosticSink) {
        self.outputs = outputs
        self.catalog = catalog
        self.origins = origins
        self.sink = sink
    }

    mutating func read(_ service: SyntaxMap) -> Declarations {
        var result = Declarations()
        self.service = service.name(service.shape == .standard ? .standard : .service)?.value ?? ""
        for entry in service.entries(.form) { if let section = section(entry) { result.sections.append(section) } }
        for entry in service.entries(.conditions) {
            take(entry.id, Words(en: "a condition", id: "syarat"))
            if case .expression(let text) = entry.value {
                result.conditions.append((entry.id, text))
            } else {
                result.conditions.append((entry.id, nil))
            }
        }
        for entry in service.entries(.tables) {
            take(entry.id, Words(en: "a table", id: "tabel"))
            result.tables.append((entry.id, entry.map))
        }
        result.feeItems = service.entries(.fee).map { ($0.id, $0.map) }
        result.benefitItems = service.entries(.benefit).map { ($0.id, $0.map) }
        benefits = Set(result.benefitItems.map(\.id.value))
        for entry in service.entries(.workflow) { step(entry, block: nil, branch: nil, into: &result) }
        checkFieldNames(result)
        PairedLists.settle(result, sink: sink)
        result.documents = service.entries(.documents).map { ($0.id, $0.map) }
        result.outputs = service.entries(.outputs).map { ($0.id, $0.map) }
        result.laws = service.entries(.legalBasis).map(\.id.value)
        result.variants = service.entries(.variants).map(\.id.value)
        checkIssuedNames(result)
        return result
    }

    // MARK: Names

    /// Sections, steps, conditions and tables share one name space.
    private mutating func take(_ id: Located<String>, _ noun: Words) {
        if let first = taken[id.value] {
            sink.report(.nameTaken(id, as: noun, first: first.span, firstNoun: first.noun))
        } else {
            taken[id.value] = (id.span, noun)
        }
    }

    /// A field may have the name of another field, and of nothing else that stands bare in an expression.
    private func checkFieldNames(_ declarations: Declarations) {
        func check(_ fields: [FieldDeclaration]) {
            for field in fields {
                if let first = taken[field.id] {
                    sink.report(
                        .nameTaken(
                            Located(field.id, field.idSpan), as: Words(en: "a field", id: "isian"), first: first.span, firstNoun: first.noun
                        ))
                }
                check(field.row)
            }
        }
        for section in declarations.sections { check(section.fields) }
        for step in declarations.steps {
            check(step.fields)
            for action in step.actions { check(action.fields) }
        }
    }

    /// `revokes` and `replaces` name either: no field of type `issued` has the id of an output.
    private func checkIssuedNames(_ declarations: Declarations) {
        func check(_ fields: [FieldDeclaration]) {
            for field in fields {
                check(field.row)
                guard field.type == .issued, let output = declarations.outputs.first(where: { $0.id.value == field.id }) else { continue }
                sink.report(
                    .nameTaken(
                        Located(field.id, field.idSpan), as: Words(en: "a field of type `issued`", id: "isian jenis `issued`"),
                        first: output.id.span, firstNoun: Words(en: "an output", id: "produk")))
            }
        }
        check(declarations.allFields)
    }

    // MARK: Form

    private mutating func section(_ entry: SyntaxEntry) -> SectionDeclaration? {
        take(entry.id, Words(en: "a section", id: "bagian"))
        guard let map = entry.map else { return nil }
        var entries: [SyntaxEntry] = []
        // Without its group, what a field leaves out cannot be told from what it lacks.
        var isGroupKnown = true
        if map.has(.use), catalog == nil { isGroupKnown = false }
        let use = map.name(.use)
        if let use, let catalog = origins.catalogs[use.span.file] ?? catalog {
            if let group = catalog.fieldGroups[use.value] {
                entries = group
            } else {
                isGroupKnown = false
                if !catalog.unread.contains(.fieldGroups) {
                    sink.report(.unknownName(use, .fieldGroup, known: catalog.fieldGroupNames))
                }
            }
        }
        if map.has(.use) {
            let laid = SyntaxMerge.lay(map.entries(.fields), over: entries)
            entries = laid.fields
            if isGroupKnown { for fault in laid.faults { sink.report(.mergeFault(fault, in: .group)) } }
        } else {
            entries = map.entries(.fields)
        }
        if entries.isEmpty, !map.has(.use), !map.has(.fields) {
            sink.report(.missingKey(.fields, of: Keywords.shape(.section).noun, at: entry.id.span))
            sink.lose(LostNames(kind: .field), in: entry.id.span.file)
        }
        let section = SectionDeclaration(
            id: entry.id.value, idSpan: entry.id.span, map: map,
            fields: fields(entries, mayBeParts: !isGroupKnown, groupLevel: use.map { origins.level(of: $0.span) } ?? 0))
        if section.isList {
            FieldTyping(sink: sink, outputs: outputs, service: service).refuseBookings(in: section.fields, of: .row)
        } else if let unique = map[.unique] {
            sink.report(.misplaced(.unique, at: unique.name, in: Words(en: "a section without `many`", id: "bagian tanpa `many`")))
        }
        return section
    }

    private func fields(_ entries: [SyntaxEntry], mayBeParts: Bool = false, groupLevel: Int = 0) -> [FieldDeclaration] {
        entries.compactMap { entry in
            guard let map = entry.map else { return nil }
            let shape = Keywords.shape(.field)
            for keyword in shape.keywords where keyword.isRequired && !mayBeParts && !map.has(keyword.key) {
                sink.report(.missingKey(keyword.key, of: shape.noun, at: entry.id.span, says: keyword.summary))
            }
            let option = Keywords.shape(.option)
            for entry in map.entries(.options) where !mayBeParts && entry.map?.has(.name) == false {
                sink.report(.missingKey(.name, of: option.noun, at: entry.id.span, says: option.keyword(.name)?.summary))
            }
            let field = FieldDeclaration(id: entry.id.value, idSpan: entry.id.span, map: map)
            field.level = origins.level(of: entry.id.span, else: groupLevel)
            field.row = fields(map.entries(.fields))
            var typing = FieldTyping(sink: sink, outputs: outputs, service: service, agencies: catalog?.agencies ?? [])
            if let catalog, !catalog.unread.contains(.resources) { typing.resources = catalog.resources }
            typing.settle(field)
            return field
        }
    }

    // MARK: Workflow

    private mutating func step(_ entry: SyntaxEntry, block: Int?, branch: Int?, into result: inout Declarations) {
        take(entry.id, Words(en: "a step", id: "langkah"))
        let place = result.steps.count
        let map = entry.map ?? SyntaxMap(shape: .step, span: entry.span, members: [])
        let own = fields(map.entries(.fields))
        let actions = map.entries(.actions).compactMap { action in
            action.map.map {
                ActionDeclaration(id: action.id.value, idSpan: action.id.span, map: $0, fields: fields($0.entries(.fields)))
            }
        }
        let step = StepDeclaration(
            id: entry.id.value, idSpan: entry.id.span, map: map, kind: StepKinds.kind(of: map, benefits: benefits), place: place,
            block: block, branch: branch, fields: own, actions: actions)
        if result.stepPlaces[step.id] == nil { result.stepPlaces[step.id] = place }
        result.steps.append(step)
        if entry.map != nil { StepKinds.check(step, sink: sink) }
        if step.kind == .notice {
            FieldTyping(sink: sink, outputs: outputs, service: service).refuseBookings(in: step.fields, of: .notice)
        }
        for (number, branchEntry) in map.entries(.parallel).enumerated() {
            guard case .entries(let inner) = branchEntry.value else { continue }
            var places: [Int] = []
            for innerEntry in inner {
                places.append(result.steps.count)
                self.step(innerEntry, block: place, branch: number, into: &result)
            }
            step.branches.append(
                BranchDeclaration(id: branchEntry.id.value, idSpan: branchEntry.id.span, steps: places))
        }
    }
}
