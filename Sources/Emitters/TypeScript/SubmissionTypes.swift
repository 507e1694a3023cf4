import ServiceIR

extension Target {
    static let typeScript = Target(
        "typescript", en: "TypeScript types of submissions and of target javascript: SERVICE/submission.d.ts, form.d.mts, mpp.d.mts",
        id: "Tipe TypeScript bagi permohonan dan target javascript: SERVICE/submission.d.ts, form.d.mts, mpp.d.mts",
        ofDigested: { digested, _ in
            Emission(files: [
                BuiltFile(path: "submission.d.ts", bytes: Array(SubmissionTypes.text(of: digested.service).utf8)),
                BuiltFile(path: "form.d.mts", bytes: Array(FormTypes.text(of: digested.service).utf8)),
            ])
        },
        ofCatalog: { _, catalog in Emission("mpp.d.mts", FormTypes.shared(catalog)) })
}

/// `submission.d.ts`: the type of what is sent. What is asked only under a condition may be absent; conditions themselves no type says.
enum SubmissionTypes {
    static func text(of service: CompiledService) -> String {
        var members: [Member] = []
        members += word("variant", service.variants.map { ($0.key.rawValue, $0.value.name) }, needsSaying: true)
        members += word("applicant", service.applicants.map { ($0.rawValue, nil) }, needsSaying: false)
        members += word("channel", service.channels.map { ($0.rawValue, nil) }, needsSaying: false)
        if service.form.mayHaveSeveralApplicants {
            members.append(Member("party", "string", isOptional: true, "Of several applicants the one who files: SECTION, or SECTION.2."))
        }
        let sections = service.form.sections.map { id, section in
            section.asList.map { field(id.rawValue, $0, indent: "    ") }
                ?? Member(
                    id.rawValue, object(fields(section.fields, indent: "      "), indent: "    "),
                    isOptional: section.when != nil || !section.fields.values.contains { !mayBeAbsent($0) }, section.name)
        }
        members.append(Member("form", object(sections, indent: "  "), isOptional: !sections.contains { !$0.isOptional }))
        let documents = self.documents(service.documents, service.form, indent: "    ")
        members.append(Member("documents", object(documents, indent: "  "), isOptional: !documents.contains { !$0.isOptional }))
        let deliveries = service.outputs.compactMap { delivery($0.key, $0.value, service) }
        if !deliveries.isEmpty {
            members.append(Member("delivery", object(deliveries, indent: "  "), isOptional: !deliveries.contains { !$0.isOptional }))
        }
        return """
            // What is sent to the service “\(service.service)”, version \(service.version). A member with `?` is asked only under a condition, or
            // may be left out; the conditions, bounds and rules stand in submission.schema.json and in the target `javascript`.

            /** \(comment(service.name)) */
            export interface Submission \(object(members, indent: ""))

            /** An upload by its id, or paper laid on the counter; never both. */
            export type Evidence = ({ file: string; paper?: never } | { paper: true; file?: never }) & { issued_on?: string; valid_until?: string }
            export interface Address { street: string; rt?: string; rw?: string; village: string; postal_code?: string }
            export interface Location { latitude: number; longitude: number }
            export interface Account { bank: string; number: string }
            export interface UploadedFile { file: string }

            """
    }

    struct Member {
        let name: String
        let type: String
        let isOptional: Bool
        let comment: String?

        init(_ name: String, _ type: String, isOptional: Bool, _ comment: String? = nil) {
            self.name = name
            self.type = type
            self.isOptional = isOptional
            self.comment = comment
        }

        init(_ name: String, _ type: String, isOptional: Bool, _ comment: LocalText) {
            self.init(name, type, isOptional: isOptional, SubmissionTypes.comment(comment))
        }
    }

    static func object(_ members: [Member], indent: String) -> String {
        guard !members.isEmpty else { return "{ [none: string]: never }" }
        let lines = members.map { member in
            (member.comment.map { "\(indent)  /** \($0) */\n" } ?? "")
                + "\(indent)  \(JavaScriptText.key(member.name))\(member.isOptional ? "?" : ""): \(member.type)\n"
        }
        return "{\n" + lines.joined() + "\(indent)}"
    }

    static func comment(_ text: LocalText) -> String {
        text.byLanguage.values.joined(by: " / ").replacing("*/", with: "*\u{200B}/").replacing("\n", with: " ")
    }

    private static func union(_ options: [String]) -> String { options.map(JavaScriptText.literal).joined(by: " | ") }

    private static func word(_ key: String, _ options: [(String, LocalText?)], needsSaying: Bool) -> [Member] {
        options.isEmpty ? [] : [Member(key, union(options.map(\.0)), isOptional: options.count == 1 && !needsSaying)]
    }

    // MARK: Fields

    private static func fields(_ fields: OrderedMap<FieldID, Field>, indent: String) -> [Member] {
        fields.map { field($0.key.rawValue, $0.value, indent: indent) }
    }

    private static func mayBeAbsent(_ field: Field) -> Bool {
        field.isOptional || field.when != nil || field.value != nil || field.type == .list && field.many?.lower == 0
    }

    private static func field(_ name: String, _ field: Field, indent: String) -> Member {
        if field.value != nil {
            return Member(name, "unknown", isOptional: true, comment(field.name) + " (worked out; what is sent is dropped)")
        }
        return Member(name, type(of: field, indent: indent), isOptional: mayBeAbsent(field), field.name)
    }

    private static func type(of field: Field, indent: String) -> String {
        switch field.type {
        case .integer, .decimal, .money: "number"
        case .yesNo: "boolean"
        case .choice, .agency: union(field.options.keys.map(\.rawValue))
        case .choices: "(\(union(field.options.keys.map(\.rawValue))))[]"
        case .address: "Address"
        case .location: "Location"
        case .account: "Account"
        case .document: "UploadedFile"
        case .list: object(fields(field.fields, indent: indent + "  "), indent: indent) + "[]"
        case .text, .longText, .date, .time, .datetime, .booking, .issued: "string"
        case .email, .phone, .url, .nik, .kk, .npwp, .nib, .nop, .kbli, .region: "string"
        }
    }

    // MARK: Documents

    private static func documents(_ documents: OrderedMap<DocumentID, Requirement>, _ form: Form, indent: String) -> [Member] {
        documents.map { id, document in
            Member(
                id.rawValue, type(of: document, form, indent: indent), isOptional: mayBeAbsent(document),
                document.name.rows.last?.value ?? LocalText([:]))
        }
    }

    private static func mayBeAbsent(_ document: Requirement) -> Bool {
        if document.isOptional || document.when != nil || document.from != nil || !document.per.isEmpty { return true }
        return switch document.group {
        case nil: false
        case .allOf: !document.members.values.contains { !mayBeAbsent($0) }
        case .anyOf: document.members.values.contains { $0.from != nil } || document.members.values.allSatisfy { $0.when != nil }
        }
    }

    private static func type(of document: Requirement, _ form: Form, indent: String) -> String {
        guard document.per.isEmpty else {
            var one = document
            one.per = []
            let own = type(of: one, form, indent: indent + "  ")
            let sections = document.per.map { id in
                Member(id.rawValue, form.sections[id]?.many == nil ? own : "{ [row: `${number}`]: \(own) }", isOptional: true)
            }
            return object(sections, indent: indent)
        }
        if let group = document.group {
            let members = documents(document.members, form, indent: indent + "  ").map { member in
                Member(member.name, member.type, isOptional: group == .anyOf || member.isOptional, member.comment)
            }
            return object(members, indent: indent)
        }
        let dates = [document.maxAge.map { _ in "issued_on: string" }, document.mustBeValid ? "valid_until: string" : nil].compactMap { $0 }
        return "Evidence" + (dates.isEmpty ? "" : " & { \(dates.joined(by: "; ")) }")
    }

    private static func delivery(_ id: OutputID, _ output: Output, _ service: CompiledService) -> Member? {
        guard let delivery = output.delivery else { return nil }
        var ways: [String] = []
        for way in delivery.rows.flatMap(\.value) where !ways.contains(way.rawValue) { ways.append(way.rawValue) }
        let isAsked = (delivery.constant?.count ?? 0) > 1 && service.mayBeIssued(output) == nil
        return Member(id.rawValue, union(ways), isOptional: !isAsked, output.name.rows.last?.value ?? LocalText([:]))
    }
}
