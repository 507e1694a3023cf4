import ServiceIR

extension Target {
    static let javaScript = Target(
        "javascript", en: "ES modules that judge forms in any page as the runtime does: SERVICE/form.mjs, mpp.mjs",
        id: "Modul ES yang menilai formulir di halaman mana pun persis seperti server: SERVICE/form.mjs, mpp.mjs",
        ofDigested: { service, _ in FormModule.emission(of: service) },
        ofCatalog: { _, catalog in Emission("mpp.mjs", JavaScriptRuntime.module(catalog)) })
}

/// `form.mjs`: what one service asks, its expressions as JavaScript.
enum FormModule {
    static func emission(of digested: DigestedService) -> Emission {
        let module = text(of: digested)
        return Emission("form.mjs", module, notes: notes(of: digested.service, module))
    }

    static func text(of digested: DigestedService) -> String {
        let service = digested.service
        let tables = service.tables.map { "\(JavaScriptText.key($0.key.rawValue)): \(table($0.value))" }
        let conditions = service.conditions.compactMap { id, condition in
            JavaScriptExpression.function(condition).map { "\(JavaScriptText.key(id.rawValue)): \($0)" }
        }
        return """
            // The form of the service “\(service.service)”, version \(service.version), digest \(digested.meaning).
            // Judged as by the runtime, for instant feedback; the runtime judges again what is sent. Uploads are not looked at.
            import * as m from "../mpp.mjs"

            export { sentence } from "../mpp.mjs"
            export const { asked, computed, conditions, faults, warnings } = m.form({
              service: \(JavaScriptText.literal(service.service.rawValue)),
              version: \(service.version),
              variants: \(ids(service.variants.keys.map(\.rawValue))),
              applicants: \(ids(service.applicants.map(\.rawValue))),
              channels: \(ids(service.channels.map(\.rawValue))),
              mayHaveSeveralApplicants: \(service.form.mayHaveSeveralApplicants),
              sections: \(array(service.form.sections.map { section($0.key, $0.value) }, indent: "  ")),
              documents: \(documents(service.documents, indent: "  ")),
              deliveries: \(array(service.outputs.compactMap { delivery($0.key, $0.value, service) }, indent: "  ")),
              conditions: \(block(conditions)),
              rules: \(array(service.rules.map(rule), indent: "  ")),
              tables: \(block(tables)),
              held: \(array(service.held.map { issued($0, hasName: true) }, indent: "  ")),
            })

            """
    }

    private static func notes(of service: CompiledService, _ module: String) -> [EmissionNote] {
        var notes: [EmissionNote] = []
        if !service.outputsLookedUp.isEmpty || module.contains("issued: {") || module.contains("resource: ") {
            notes.append(
                EmissionNote(
                    "form",
                    en: "What only the office knows (outputs issued before, free slots) is judged where the page gives `register`.",
                    id: "Yang hanya diketahui kantor (surat yang sudah terbit, jadwal kosong) dinilai bila halaman memberi `register`."
                ))
        }
        if module.contains("m.workingDays(") {
            notes.append(
                EmissionNote(
                    "form", en: "Working days are counted by the calendar as it is now; build anew when it changes.",
                    id: "Hari kerja dihitung menurut kalender saat ini; bangun ulang bila kalender berubah."))
        }
        return notes
    }

    // MARK: Parts

    private static func section(_ id: SectionID, _ section: Section) -> String {
        object([
            ("id", JavaScriptText.literal(id.rawValue)), ("name", JavaScriptText.literal(section.name)), ("when", function(section.when)),
            ("party", section.party.map { JavaScriptText.literal($0.rawValue) }), ("many", section.many.map(bounds)),
            ("unique", unique(section.unique)), ("fields", fields(section.fields, indent: "    ")),
        ])
    }

    static func fields(_ fields: OrderedMap<FieldID, Field>, indent: String) -> String {
        array(fields.map { field($0.key, $0.value, indent: indent + "  ") }, indent: indent)
    }

    private static func field(_ id: FieldID, _ field: Field, indent: String) -> String {
        object([
            ("id", JavaScriptText.literal(id.rawValue)), ("type", JavaScriptText.literal(field.type.rawValue)),
            ("name", JavaScriptText.literal(field.name)), ("when", function(field.when)), ("optional", field.isOptional ? "true" : nil),
            ("optionalWhen", function(field.optionalWhen)), ("value", function(field.value)),
            ("round", field.round.map { "[\(JavaScriptText.literal($0.direction.rawValue)), \($0.multiple)]" }),
            ("rule", function(field.rule?.rule)), ("message", (field.rule?.message).map(JavaScriptText.literal)),
            ("min", field.min.map(bound)), ("max", field.max.map(bound)),
            ("pattern", field.pattern.flatMap { JavaScriptText.pattern($0, isWhole: true) }),
            ("options", field.options.isEmpty ? nil : ids(field.options.keys.map(\.rawValue))),
            ("level", field.level.map { JavaScriptText.literal($0.rawValue) }),
            ("issued", field.issued.map { issued($0, hasName: false) }),
            ("resource", field.resource.map { JavaScriptText.literal($0.rawValue) }), ("many", field.many.map(bounds)),
            ("unique", unique(field.unique)), ("fields", field.type == .list ? fields(field.fields, indent: indent) : nil),
        ])
    }

    private static func documents(_ documents: OrderedMap<DocumentID, Requirement>, indent: String) -> String {
        array(documents.map { document($0.key, $0.value, indent: indent + "  ") }, indent: indent)
    }

    private static func document(_ id: DocumentID, _ document: Requirement, indent: String) -> String {
        let names = document.name.rows.map { "[\(function($0.when) ?? "undefined"), \(JavaScriptText.literal($0.value))]" }
        return object([
            ("id", JavaScriptText.literal(id.rawValue)), ("names", "[\(names.joined(by: ", "))]"), ("when", function(document.when)),
            ("optional", document.isOptional ? "true" : nil), ("optionalWhen", function(document.optionalWhen)),
            ("group", document.group.map { JavaScriptText.literal($0.rawValue) }),
            ("per", document.per.isEmpty ? nil : ids(document.per.map(\.rawValue))), ("isFetched", document.isFetched ? "true" : nil),
            ("output", document.from?.output.map { JavaScriptText.literal($0.name) }),
            ("service", document.from?.service.map(JavaScriptText.literal)),
            ("maxAge", document.maxAge.map { "[\($0.amount), \(JavaScriptText.literal($0.unit.rawValue))]" }),
            ("mustBeValid", document.mustBeValid ? "true" : nil),
            ("members", document.members.isEmpty ? nil : documents(document.members, indent: indent)),
        ])
    }

    private static func delivery(_ id: OutputID, _ output: Output, _ service: CompiledService) -> String? {
        guard let delivery = output.delivery else { return nil }
        let ways = delivery.rows.map { "[\(function($0.when) ?? "undefined"), \(ids($0.value.map(\.rawValue)))]" }
        return object([
            ("output", JavaScriptText.literal(id.rawValue)), ("name", output.name.constant.map(JavaScriptText.literal)),
            ("when", function(service.mayBeIssued(output))), ("ways", "[\(ways.joined(by: ", "))]"),
        ])
    }

    private static func rule(_ rule: SubmissionRule) -> String {
        object([
            ("rule", function(rule.rule)), ("message", JavaScriptText.literal(rule.message)), ("warn", rule.warn ? "true" : nil),
            ("referTo", rule.referTo.map { JavaScriptText.literal($0.rawValue) }),
            ("legalBasis", rule.legalBasis.isEmpty ? nil : ids(rule.legalBasis.map(\.rawValue))),
        ])
    }

    private static func table(_ table: Table) -> String {
        let inputs = table.of.map { ids($0.text.split(separator: ".").map(String.init)) }
        let rows = table.rows.map { row in "[[\(row.keys.map(key).joined(by: ", "))], \(value(row.value))]" }
        return object([
            ("of", "[\(inputs.joined(by: ", "))]"), ("rows", array(rows, indent: "    ")), ("otherwise", table.otherwise.map(value)),
        ])
    }

    private static func value(_ value: TableValue) -> String { value.number.map { "\"\($0)\"" } ?? "null" }

    private static func key(_ key: TableKey) -> String {
        if let option = key.option { return JavaScriptText.literal(option) }
        return object([
            ("from", key.from.map { "\"\($0)\"" }), ("over", key.fromIsExclusive ? "true" : nil), ("to", key.to.map { "\"\($0)\"" }),
        ])
    }

    private static func issued(_ output: IssuedOutput, hasName: Bool) -> String {
        let values = JSONObject(output.values.map { (ID($0.key.rawValue), .string($0.value.rawValue)) })
        return object([
            ("name", hasName ? JavaScriptText.literal(output.name) : nil), ("names", ids(output.names.map(\.description))),
            ("accept", ids(output.accept.map(\.rawValue))), ("values", JavaScriptText.literal(.object(values))),
        ])
    }

    // MARK: Texts

    private static func function(_ expression: Expression?) -> String? { expression.flatMap(JavaScriptExpression.function) }

    private static func ids(_ ids: [String]) -> String { "[\(ids.map(JavaScriptText.literal).joined(by: ", "))]" }

    private static func bounds(_ bounds: Bounds) -> String { "[\(bounds.lower), \(bounds.upper)]" }

    private static func unique(_ fields: [[FieldID]]) -> String? {
        fields.isEmpty ? nil : "[\(fields.map { ids($0.map(\.rawValue)) }.joined(by: ", "))]"
    }

    /// Numbers by their digits, as a text.
    private static func bound(_ json: JSONValue) -> String {
        if case .integer(let number) = json { return "\"\(number)\"" }
        return JavaScriptText.literal(json)
    }

    private static func object(_ members: [(String, String?)]) -> String {
        let written = members.compactMap { key, value in value.map { "\(key): \($0)" } }
        return written.isEmpty ? "{}" : "{ \(written.joined(by: ", ")) }"
    }

    private static func array(_ items: [String], indent: String) -> String {
        items.isEmpty ? "[]" : "[\n" + items.map { "\(indent)  \($0),\n" }.joined() + "\(indent)]"
    }

    private static func block(_ items: [String]) -> String { items.isEmpty ? "{}" : "{\n" + items.map { "    \($0),\n" }.joined() + "  }" }
}
