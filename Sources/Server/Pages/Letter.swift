import Hummingbird
import Runtime
import ServiceIR

extension Call {
    /// An output as a page to print, or while it is valid the file that is its text; to the applicant only once it is released.
    ///
    /// A file that is not valid any more is linked from the page that says so.
    ///
    /// - Parameter files: the path under which the files of the case lie.
    func letter(_ id: OutputID, of dossier: Dossier, isOfficer: Bool, files: String) async throws -> Response {
        let service = dossier.definition.service
        guard let output = service.outputs[id], let record = dossier.state.outputs[id] else { throw Problem.notFound }
        let isReleased = record.released != nil && !record.isCancelled
        guard isReleased || isOfficer else { throw Problem.notFound }
        let today = SubmissionMoment(now, in: portal.catalog.timeZone).today
        let isExpired = record.validUntil.map { $0 < today } ?? false
        let isValid = isReleased && record.revokedOn == nil && !isExpired
        if let file = record.file, isValid { return try await download(file, of: dossier) }

        var view = View(["lang": language, "region": portal.catalog.name[language], "w": portal.words.view(language)])
        view["output_name"] = prose.name(output.name)
        view["output_number"] = record.number ?? ""
        view["agency_name"] = agencyName(output.agency ?? service.agency)
        view["state_warning"] =
            record.isCancelled
            ? word("output_cancelled")
            : record.revokedOn != nil
                ? word(record.isReplaced ? "output_replaced" : "output_revoked")
                : isExpired ? word("output_expired") : isReleased ? "" : word("output_draft")
        view["file_link"] = record.file.map { "\(files)/\($0)" } ?? ""
        var facts: [View] = []
        for (section, definition) in service.form.sections where definition.party == .applicant {
            let filled = dossier.state.submission["form"]?[section.rawValue]
            // Every applicant is named.
            for one in filled?.array ?? [filled].compactMap({ $0 }) {
                for (field, question) in definition.fields {
                    guard question.type != .document, let value = one[field.rawValue] else { continue }
                    facts.append(.fact(question.name[language], prose.answer(value, question)))
                }
            }
        }
        for (value, stored) in record.values {
            facts.append(.fact(label(value, of: output, service), text(stored, value, output, service)))
        }
        if let day = record.issuedOn { facts.append(.fact(word("issued_on"), prose.date(day))) }
        if let day = record.validUntil {
            facts.append(.fact(word("valid_until"), prose.date(day)))
        } else if record.released != nil, output.isValidityUnstated {
            facts.append(.fact(word("validity"), word("unstated")))
        }
        view["fact_list"] = facts
        view["laws"] = service.legalBasis.values.map { View(["law_name": $0.name[language]]) }
        view["issued_text"] = record.issuedOn.map { "\(portal.catalog.name[language]), \(prose.date($0))" } ?? ""
        view["signers"] = record.signatures.filter { !$0.isInitial }.map { signature in
            View(["signer_role": roleName(signature.by.standIn ?? signature.by.role), "signer_name": prose.moment(signature.at)])
        }
        return render("letter", view)
    }

    /// The question whose answer a printed value is, where it is one.
    private func question(_ expression: Expression?, _ service: CompiledService) -> Field? {
        guard let parts = expression?.text.split(separator: "."), parts.count == 2 else { return nil }
        return service.form.sections[SectionID(parts[0])]?.fields[FieldID(parts[1])]
            ?? service.machine.steps[StepID(parts[0])]?.fields[FieldID(parts[1])]
    }

    private func label(_ id: ValueID, of output: Output, _ service: CompiledService) -> String {
        question(output.values[id], service)?.name[language] ?? id.rawValue.split(separator: "_").joined(separator: " ").capitalizedFirst
    }

    private func text(_ value: JSONValue, _ id: ValueID, _ output: Output, _ service: CompiledService) -> String {
        if let field = question(output.values[id], service) { return prose.answer(value, field) }
        switch value {
        case .string(let text): return CivilDate(text).map(prose.date) ?? text
        case .integer(let number): return "\(number)"
        case .decimal(let number): return number.description
        case .bool(let flag): return word(flag ? "yes" : "no")
        default: return ""
        }
    }
}
