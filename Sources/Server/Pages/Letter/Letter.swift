import Hummingbird
import Runtime
import ServiceIR

extension Call {
    /// An output as a page to print, or while it is valid the file that is its text; to the applicant only once it is released.
    ///
    /// Where a further issue is being prepared, the applicant gets the one that was released last.
    ///
    /// A file that is not valid any more is linked from the page that says so. What is asked for with `format=pdf` is PDF, where the operator has
    /// a command that makes it.
    ///
    /// - Parameter issue: which issue, from 1; absent = the last.
    /// - Parameter page: the page of the case, below which its files lie; absent for the API, which has its own address for them.
    func letter(_ id: OutputID, issue: Int? = nil, of dossier: Dossier, isOfficer: Bool, page: String?) async throws -> Response {
        let service = dossier.definition.service
        if dossier.erasedAt != nil { throw Problem.erased }
        guard let output = service.output(id), let current = dossier.state.outputs[id] else { throw Problem.notFound }
        let issues = current.issues
        let number = issue ?? (isOfficer || current.released != nil ? issues.count : issues.count - 1)
        guard number >= 1, number <= issues.count else { throw Problem.notFound }
        let record = issues[number - 1]
        let isReleased = record.released != nil && !record.isCancelled
        guard isReleased || isOfficer else { throw Problem.notFound }
        let (code, isRevoked) = try await portal.registry.letterFacts(id, number, of: dossier)
        let standing = record.standing(on: SubmissionMoment(now, in: portal.catalog.timeZone).today, isRevoked: isRevoked)
        if let file = record.file, isReleased, standing == .valid { return try await download(file, of: dossier) }

        var view = View(["lang": language, "region": portal.regionName(language), "w": portal.words.view(language)])
        view["back"] = page ?? ""
        view["crest"] = portal.appearance.crest?.address ?? ""
        view["output_name"] = name(of: id, service)
        view["output_number"] = record.number ?? ""
        let agency = portal.catalog.agencies[output.agency ?? service.agency]
        view["agency_name"] = agencyName(output.agency ?? service.agency)
        view["agency_address"] = [agency?.address?[language], agency?.phone, agency?.url].compactMap { $0 }.joined(separator: " · ")
        view["state_warning"] =
            standing != .valid ? word("output_\(standing.rawValue)") : isReleased ? "" : word("output_draft")
        let isPDF = query("format") == "pdf"
        guard !isPDF || portal.configuration.pdfCommand != nil else { throw Problem.noPDF }
        view["pdf_link"] = page != nil && portal.configuration.pdfCommand != nil ? "\(request.uri.path)?format=pdf" : ""
        let files = page.map { "\($0)/unggahan" } ?? "/api/v1/cases/\(dossier.number)/files"
        view["file_link"] = record.file.map { "\(files)/\($0)" } ?? ""
        view["has_laws"] = !service.legalBasis.isEmpty
        view["laws"] = service.legalBasis.values.map { View(["law_name": $0.name[language]]) }
        view["holder_sections"] = holders(dossier)
        var facts = record.values.map { value, stored in
            View.fact(label(value, of: output, service), text(stored, value, output, service))
        }
        if let day = record.issuedOn { facts.append(.fact(word("issued_on"), prose.date(day))) }
        if let day = record.validUntil {
            facts.append(.fact(word("valid_until"), prose.date(day)))
        } else if record.released != nil, output.isValidityUnstated {
            facts.append(.fact(word("validity"), word("unstated")))
        }
        view["content_sections"] = facts.isEmpty ? [View]() : [View(["content_title": word("content_title"), "fact_list": facts])]
        let place = portal.catalog.branding?.place.map { "\($0[language]), " } ?? "\(word("dated")) "
        view["issued_text"] = record.issuedOn.map { "\(place)\(prose.date($0))" } ?? ""
        let signed = record.signatures.filter { !$0.isInitial }
        let people = try await portal.accounts.signers(signed.map(\.by.person))
        let how = word(output.signature == .electronic ? "signed_electronically" : "signed_at")
        view["signers"] = signed.map { signature in
            View([
                "signer_role": roleName(signature.by.standIn ?? signature.by.role),
                "signer_name": people[signature.by.person]?.name ?? "", "signer_nip": people[signature.by.person]?.nip ?? "",
                "signer_note": "\(how) \(prose.moment(signature.at))",
            ])
        }
        if isReleased, let code {
            let path = "/periksa/\(dossier.number)/\(id)/\(code)"
            // What has no number is found by its whole address.
            view["check_address"] = address(record.number == nil ? path : "/periksa")
            view["check_path"] = isPDF ? address(path) : path
            view["check_code"] = code
            if let drawn = QRCode(address(path))?.view(label: word("check_qr")) { view.add(drawn) }
        }
        return isPDF ? try await pdf(view, name: record.number ?? id.rawValue) : render("letter", view)
    }

    /// The same letter as the operator's command makes it: all that it needs is in the page, which it reads without any address.
    private func pdf(_ view: View, name: String) async throws -> Response {
        guard let command = portal.configuration.pdfCommand else { throw Problem.noPDF }
        var view = view
        for link in ["back", "file_link"] { view[link] = "" }
        view["style"] = portal.appearance.style
        view["crest"] = portal.appearance.crest?.inlined ?? ""
        let bytes: [UInt8]
        let html = Array(portal.pages.render("letter", view).utf8)
        do { bytes = try await command.make(html, for: portal.configuration.region ?? "") } catch let failure as PDFCommand.Failure {
            portal.logger.warning("no PDF of a letter", metadata: ["reason": "\(failure)"])
            throw failure
        }
        var response = Response.bytes(bytes, type: "application/pdf")
        response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\("\(name).pdf".percentEncoded())"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// To whom it is given: every applicant, with what was asked of each but what tells nobody who it is: files, accounts, how to reach them, and
    /// what the law calls specific data.
    private func holders(_ dossier: Dossier) -> [View] {
        dossier.definition.service.form.sections.flatMap { section, definition -> [View] in
            guard definition.party == .applicant else { return [] }
            let filled = dossier.state.submission["form"]?[section.rawValue]
            let all = filled?.array ?? [filled].compactMap { $0 }
            return all.enumerated().compactMap { number, one in
                let facts = definition.fields.compactMap { field, question -> View? in
                    guard ![.document, .account, .phone, .email].contains(question.type), question.dataClass != .specific,
                        let value = one[field.rawValue]
                    else { return nil }
                    return .fact(question.name[language], prose.answer(value, question))
                }
                let title = "\(word("holder_title"))\(all.count > 1 ? " (\(number + 1))" : "")"
                return facts.isEmpty ? nil : View(["holder_title": title, "fact_list": facts])
            }
        }
    }

    /// The question whose answer a printed value is, where it is one.
    private func question(_ value: ValueID, of output: Output, _ service: CompiledService) -> Field? {
        let expression = output.values[value]
        if let name = expression?.text, let field = service.rows(of: output)?.fields[FieldID(name)] { return field }
        guard let parts = expression?.text.split(separator: "."), parts.count == 2 else { return nil }
        return service.form.sections[SectionID(parts[0])]?.fields[FieldID(parts[1])]
            ?? service.machine.steps[StepID(parts[0])]?.fields[FieldID(parts[1])]
    }

    private func label(_ id: ValueID, of output: Output, _ service: CompiledService) -> String {
        question(id, of: output, service)?.name[language] ?? prose.words(of: id.rawValue)
    }

    private func text(_ value: JSONValue, _ id: ValueID, _ output: Output, _ service: CompiledService) -> String {
        if let field = question(id, of: output, service) { return prose.answer(value, field) }
        switch value {
        case .string(let text): return CivilDate(text).map(prose.date) ?? text
        case .integer(let number): return "\(number)"
        case .decimal(let number): return number.description
        case .bool(let flag): return word(flag ? "yes" : "no")
        default: return ""
        }
    }
}
