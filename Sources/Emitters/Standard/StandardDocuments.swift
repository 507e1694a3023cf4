import ServiceIR

/// A document asked for, in people's words.
struct AskedDocument: Hashable {
    /// By its ids: `lahan.sertifikat`.
    let path: String
    let name: String
    /// How it is brought, when it is asked, what it must be.
    let notes: [String]
    /// Whether it is asked always, by what is known.
    let isCertain: Bool
    let group: Requirement.Group?
    let members: [AskedDocument]

    /// The line of a list; members follow on lines of their own.
    var line: String { notes.isEmpty ? name : "\(name) (\(notes.joined(separator: "; ")))" }
}

extension StandardProse {
    /// The documents asked for in one variant; without a variant those of all, with what decides between them in the notes.
    func documents(at variant: VariantID?) -> [AskedDocument] { documents(service.documents, variant, [], inside: []) }

    private func documents(
        _ documents: OrderedMap<DocumentID, Requirement>, _ variant: VariantID?, _ path: [String], inside per: [SectionID]
    ) -> [AskedDocument] {
        documents.compactMap { id, requirement in
            let own = path + [id.rawValue]
            let per = requirement.per.isEmpty ? per : requirement.per
            var prose = conditions
            if let fields = per.first.flatMap({ service.form.sections[$0]?.fields }) {
                prose = ConditionProse(service, in: language, row: fields)
            }
            var notes: [String] = []
            let state = ConditionAtVariant(requirement.when, of: service, at: variant)
            var isCertain = true
            switch state {
            case .fails: return nil
            case .holds: break
            case .depends(let node):
                isCertain = false
                notes.append("\(say("bila", "if")) \(prose.text(node))")
            }
            notes += self.notes(of: requirement, prose)
            return AskedDocument(
                path: own.joined(separator: "."), name: name(requirement.name), notes: notes, isCertain: isCertain,
                group: requirement.group,
                members: self.documents(requirement.members, variant, own, inside: per))
        }
    }

    private func notes(of requirement: Requirement, _ prose: ConditionProse) -> [String] {
        var notes: [String] = []
        if let condition = requirement.optionalWhen {
            notes.append("\(say("boleh tidak diserahkan bila", "may be left out if")) \(prose.text(condition))")
        } else if requirement.isOptional {
            notes.append(say("bila ada", "where there is one"))
        }
        if !requirement.per.isEmpty {
            let sections = requirement.per.map { service.form.sections[$0]?.name[language] ?? words(of: $0.rawValue) }
            notes.append("\(say("untuk", "for")) \(list(sections))")
        }
        if requirement.members.isEmpty, requirement.bring.constant != .copy { notes.append(rows(requirement.bring, bring)) }
        switch requirement.group {
        case .anyOf?: notes.append(say("salah satu", "one of these"))
        case .allOf?: notes.append(say("semuanya", "all of these"))
        case nil: break
        }
        notes += copies(requirement.copies, requirement.receivers)
        if let age = requirement.maxAge {
            notes.append(
                "\(say("diterbitkan paling lama", "issued at most")) \(age.text(in: language)) \(say("sebelum pengajuan", "before the filing"))"
            )
        }
        if requirement.mustBeValid { notes.append(say("masih berlaku", "still valid")) }
        if let from = requirement.from {
            let source =
                from.service?[language] ?? from.agency.map(agency)
                ?? from.system.map { catalog.systems[$0]?.name[language] ?? words(of: $0.rawValue) } ?? ""
            notes.append(
                from.output == nil
                    ? say(
                        "tidak perlu diserahkan: diambil petugas dari \(source)", "need not be handed in: the office gets it from \(source)"
                    )
                    : say(
                        "tidak perlu diserahkan oleh pemegang terbitan layanan “\(source)”",
                        "need not be handed in by a holder of what the service “\(source)” issued"))
        }
        if requirement.stampDuty { notes.append(say("bermeterai", "with a revenue stamp")) }
        if requirement.selfDeclaration { notes.append(say("pernyataan pemohon sendiri", "the applicant's own statement")) }
        if !requirement.accept.isEmpty { notes.append("\(say("berkas", "file")) \(list(requirement.accept.map { $0.uppercased() }))") }
        return notes
    }

    private func bring(_ bring: Requirement.Bring) -> String {
        switch bring {
        case .copy: say("fotokopi", "copy")
        case .legalised: say("fotokopi dilegalisasi", "legalised copy")
        case .original: say("asli diperlihatkan", "original shown")
        case .surrendered: say("asli diserahkan", "original handed over")
        }
    }

    /// What refuses a submission, as its author says it.
    var rules: [String] { service.rules.filter { !$0.warn }.map { $0.message[language] } }
}
