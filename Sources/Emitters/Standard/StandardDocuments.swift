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
    func documents(
        _ documents: OrderedMap<DocumentID, Requirement>, _ path: [String], inside per: [SectionID]
    ) -> [AskedDocument] {
        documents.flatMap { id, requirement -> [AskedDocument] in
            let own = path + [id.rawValue]
            let per = requirement.per.isEmpty ? per : requirement.per
            var prose = conditions
            if let fields = per.first.flatMap({ service.form.sections[$0]?.fields }) {
                prose = ConditionProse(service, in: language, row: fields)
            }
            guard let conditions = when(requirement.when, prose) else { return [] }
            var notes = conditions
            notes += self.notes(of: requirement, prose)
            let members = self.documents(requirement.members, own, inside: per)
            if members.isEmpty, !requirement.members.isEmpty { return [] }
            // What is called otherwise by what the case is stands once for each name.
            let names = members.isEmpty ? names(requirement.name, prose) : [(name(requirement.name), [])]
            return names.map { name, when in
                // `STNK yang masih berlaku` says it itself.
                let said = name.lowercased()
                let isLegalised = said.contains("legalis")
                let rest = notes.filter { !said.contains($0) && !(isLegalised && $0 == bring(.legalised)) }
                return AskedDocument(
                    path: own.joined(separator: "."), name: name, notes: when + rest, isCertain: conditions.isEmpty,
                    group: requirement.group, members: members)
            }
        }
    }

    /// The names, each with when it is the one.
    private func names(_ name: Rows<LocalText>, _ prose: ConditionProse) -> [(String, [String])] {
        var names: [(String, [String])] = []
        for row in name.rows {
            guard let conditions = when(row.when, prose) else { continue }
            let isLast = conditions.isEmpty
            names.append((row.value[language], isLast && !names.isEmpty ? [say("dalam hal lain", "otherwise")] : conditions))
            if isLast { break }
        }
        return names
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

    /// The documents, members of a group lettered below it, and what else must be so.
    var requirementLines: [String] {
        func lines(_ documents: [AskedDocument], _ mark: (Int) -> String) -> [String] {
            documents.enumerated().flatMap { place, document in
                let own = mark(place)
                return ["\(own) \(document.line)"] + lines(document.members) { "\(own)\($0 + 1)." }
            }
        }
        let asked = documents.isEmpty ? [noDocuments] : lines(documents) { "\($0 + 1)." }
        return asked + refusals
    }

    var noDocuments: String {
        let sections = list(service.form.sections.values.map { $0.name[language] })
        return say(
            "Tidak ada dokumen yang diminta; formulir diisi: \(sections).", "No document is asked for; the form is filled in: \(sections).")
    }

    /// What refuses a submission, as its author says it.
    var refusals: [String] {
        service.rules.filter { !$0.warn }.map {
            "\(say("Permohonan tidak diterima dengan alasan", "An application is not taken, for the reason")): “\($0.message[language])”"
        }
    }
}
