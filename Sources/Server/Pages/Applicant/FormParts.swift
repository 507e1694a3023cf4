import Hummingbird
import ServiceIR

/// A part of an application that is shown alone: a section, the documents, or how the outputs are handed over. The others lie hidden in the same
/// page, so that whatever was filled in is sent along.
struct FormPart: Sendable, Hashable {
    /// The id of its heading.
    var id: String
    var name: String

    static let party = "s.party"
    static let documents = "dokumen"
    static let deliveries = "pengambilan"
    /// How an input says that all parts are shown at once, and that the first one is.
    static let all = "semua"
    static let start = "awal"
    /// The button that shows the part whose id follows.
    static let button = "bagian:"

    static func id(of section: SectionID) -> String { "s.\(section)" }

    /// In which part an input is; `nil` for one that is shown with each.
    static func id(ofInput name: String) -> String? {
        let words = name.split(separator: ".").map(String.init)
        switch words.first {
        case "f" where words.count > 1: return id(of: SectionID(words[1]))
        case "d", "t", "u", "p": return documents
        case "g": return deliveries
        case "party": return party
        default: return nil
        }
    }

    /// Which part of a form is shown.
    enum Place: Sendable, Hashable {
        case whole, first
        case at(String)
        case after(String)
        case before(String)
        /// The first one in which something is wrong.
        case faulty

        /// As a form that is sent says it; one that names no part is a whole one, once it is finished.
        init(_ form: PostedForm, _ button: String) {
            let isFinished = button == "lanjut" || button == "kirim"
            switch button.hasPrefix(FormPart.button) ? String(button.dropFirst(FormPart.button.count)) : form["bagian"] {
            case nil: self = isFinished ? .whole : .first
            case FormPart.all?: self = .whole
            case FormPart.start?: self = .first
            case let part?: self = .at(part)
            }
        }

        /// Where what is wrong with the whole is shown.
        var ofFaults: Place { self == .whole ? .whole : .faulty }
    }

    /// `nil` where all are shown at once.
    static func find(_ place: Place, among parts: [FormPart], faults: [PageFault]) -> FormPart? {
        func index(_ id: String) -> Int { parts.firstIndex { $0.id == id } ?? 0 }
        guard !parts.isEmpty, place != .whole else { return nil }
        switch place {
        case .whole: return nil
        case .first: return parts[0]
        case .at(let id): return parts[index(id)]
        case .after(let id): return parts[min(index(id) + 1, parts.count - 1)]
        case .before(let id): return parts[max(index(id) - 1, 0)]
        case .faulty:
            let wrong = Set(faults.compactMap { $0.target.flatMap(FormPart.id(ofInput:)) })
            return parts.first { wrong.contains($0.id) } ?? parts[parts.count - 1]
        }
    }
}

extension Call {
    /// The parts in which a form is filled in; none where it is short, or filled in at the counter, where all is before the officer at once.
    func parts(of service: CompiledService, _ head: ApplicationHead, _ inquiry: Inquiry) -> [FormPart] {
        guard head.channel?.isAssisted != true else { return [] }
        var parts = service.form.sections.compactMap { id, section -> FormPart? in
            guard inquiry.asked.contains(id.rawValue) else { return nil }
            let isAsked =
                section.many != nil || section.fields.contains { $0.value.value == nil && inquiry.asked.contains("\(id).\($0.key)") }
            return isAsked ? FormPart(id: FormPart.id(of: id), name: section.name[language]) : nil
        }
        guard parts.count > 1 else { return [] }
        if inquiry.parties.count > 1 { parts.append(FormPart(id: FormPart.party, name: word("party_title"))) }
        if service.documents.contains(where: { inquiry.documents.contains($0.key.rawValue) && !$0.value.isFetched }) {
            parts.append(FormPart(id: FormPart.documents, name: word("documents")))
        }
        if !inquiry.deliveries.isEmpty { parts.append(FormPart(id: FormPart.deliveries, name: word("delivery"))) }
        return parts
    }

    /// Another part of the form, where a button asks for it; on to the next one only where nothing is wrong in this one.
    ///
    /// - Returns: nothing where the application as a whole is asked for.
    func turn(_ draft: ApplicationDraft, _ definition: Definition, _ button: String, faults: [PageFault]) async throws -> Response? {
        var draft = draft
        // A file that was not taken is chosen again: that is said wherever one goes.
        let status = faults.isEmpty ? HTTPResponse.Status.ok : .unprocessableContent
        if button.hasPrefix(FormPart.button) { return try await applyView(definition, draft, faults: faults, status: status) }
        guard case .at(let part) = draft.place else { return nil }
        if button == "kembali" {
            draft.place = .before(part)
            return try await applyView(definition, draft, faults: faults, status: status)
        }
        guard button == "lanjut" else { return nil }
        let inquiry = try await inquiry(draft, definition)
        let parts = parts(of: definition.service, draft.head, inquiry)
        guard let place = parts.firstIndex(where: { $0.id == part }), place < parts.count - 1 else { return nil }
        let all = faults + (try await furtherFaults(draft, definition, beside: faults))
        let own = all.filter { $0.target.flatMap(FormPart.id(ofInput:)) == part }
        guard own.isEmpty else { return try await applyView(definition, draft, faults: own, status: .unprocessableContent) }
        draft.place = .after(part)
        return try await applyView(definition, draft, faults: [])
    }

    /// What the answers so far make a form ask.
    func inquiry(_ draft: ApplicationDraft, _ definition: Definition) async throws -> Inquiry {
        let (sending, actor) = (draft.json, draft.head.channel?.isAssisted == true ? officer?.actor : nil)
        let register = try await portal.store.read { try portal.registry.register($0, for: sending, definition, by: actor) }
        return definition.validator.inquire(sending, at: definition.engine.moment(at: now, register: register))
    }

    /// Which part is shown, what the others are, and what is wrong in them.
    func show(_ part: FormPart?, of parts: [FormPart], faults: [PageFault], _ view: inout View) {
        view["part_id"] = part?.id ?? FormPart.all
        view["in_parts"] = part != nil
        view["may_go_on"] = false
        view["may_go_back"] = false
        guard let part, let place = parts.firstIndex(of: part) else { return view.setErrors(faults) }
        let text = "\(word("part")) \(place + 1) \(word("out_of")) \(parts.count): \(part.name)"
        view["part_text"] = text
        view["title"] = "\(text) – \(word("apply"))"
        view["may_go_on"] = place < parts.count - 1
        view["may_go_back"] = place > 0
        // What was sent is in no browser's history.
        view["back_text"] = place > 0 ? "\(word("use_back")) “\(word("back"))” \(word("use_back_here"))" : ""
        let wrong = Set(faults.compactMap { $0.target.flatMap(FormPart.id(ofInput:)) })
        view["part_list"] = parts.map { one in
            View([
                "part_button": FormPart.button + one.id, "part_name": one.name, "is_here": one.id == part.id,
                "is_wrong": wrong.contains(one.id),
            ])
        }
        // What is wrong elsewhere is said with its part: no link leads to what is hidden.
        view.setErrors(
            faults.map { fault in
                guard let id = fault.target.flatMap(FormPart.id(ofInput:)), id != part.id,
                    let other = parts.first(where: { $0.id == id })
                else { return fault }
                var told = fault
                told.target = nil
                told.subject = [other.name, fault.subject].compactMap(\.self).joined(separator: " – ")
                return told
            })
    }
}
