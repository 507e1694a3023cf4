import ServiceIR

extension Target {
    static let jsonSchema = Target(
        "json-schema",
        en: "JSON Schema for front ends: forms.schema.json, and for old renderers SERVICE/form.draft-04.LANGUAGE.schema.json",
        id: "JSON Schema bagi antarmuka: forms.schema.json, dan bagi penampil lama SERVICE/form.draft-04.BAHASA.schema.json",
        ofDigested: { service, catalog in OldForm(service, catalog).emission },
        ofCatalog: { services, catalog in
            var shared = SharedDefinitions(at: "#/$defs/answer.")
            let schemas = services.map { (ID<JSONValue>($0.service.service.rawValue), shared.share(SubmissionSchema.emit($0))) }
            var definitions = JSONObject(shared.used.map { (ID("answer.\($0.key)"), $0.value) })
            for (id, schema) in schemas { definitions[id] = schema }
            let schema: JSONObject = [
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": .string("urn:mpp:forms:\(catalog.catalog):\(catalog.edition)"), "$defs": .object(definitions),
            ]
            return Emission("forms.schema.json", .object(schema))
        })
}

/// The form of a service for renderers that know draft 4 only, as Debian's json-editor: in a file for each language, for they know no translations.
private struct OldForm {
    private let digested: DigestedService
    private let service: CompiledService
    private let languages: [LanguageID]

    init(_ digested: DigestedService, _ catalog: CompiledCatalog) {
        self.digested = digested
        service = digested.service
        languages = catalog.languages
    }

    var emission: Emission {
        var schema = SubmissionSchema.form(digested).object ?? [:]
        var shown = depend(&schema, ConditionalAnswer.all(of: service), ConditionTranslator(scope: SchemaScope(service: service)))
        for list in ConditionalAnswer.lists(of: service) {
            let translator = ConditionTranslator(scope: SchemaScope(service: service, row: list.fields))
            schema.changeSchema(at: list.path[...]) { outer in
                guard var row = outer["items"]?.object else { return }
                shown += depend(&row, ConditionalAnswer.all(of: list.fields), translator)
                outer["items"] = .object(row)
            }
        }
        var result = Emission()
        if shown > 0 {
            result.notes = [
                EmissionNote(
                    en:
                        "Shown always, with the condition in words: \(shown) answers; a renderer of draft 4 knows conditions only within a section.",
                    id:
                        "Selalu tampil, syaratnya dalam kata-kata: \(shown) isian; penampil draf 4 hanya mengenal syarat di dalam satu bagian."
                )
            ]
        }
        result.files = languages.map { language in
            let drawn = DrawnSchema(service, in: language, isOld: true).drawn(schema)
            return BuiltFile(path: "form.draft-04.\(language).schema.json", bytes: BuiltFiles.bytes(of: .object(drawn)))
        }
        return result
    }

    /// Has json-editor show an answer where the one beside it has certain values, and counts those of which that cannot be said.
    private func depend(_ schema: inout JSONObject, _ answers: [ConditionalAnswer], _ translator: ConditionTranslator) -> Int {
        var shown = 0
        for answer in answers {
            let truth = translator.translate(all: answer.whens)
            guard answer.isOfWhole, truth.holdsIsExact, let holds = truth.holds, let beside = Self.beside(answer.path, holds) else {
                shown += 1
                continue
            }
            schema.changeSchema(at: answer.path[...]) { own in
                own["options"] = ["dependencies": [beside.name.rawValue: .array(beside.values)]]
                own["x-mpp-when"] = nil
            }
        }
        return shown
    }

    /// What the one answer beside the one at `path` must be, where a condition says no more than that.
    private static func beside(_ path: [String], _ condition: JSONValue) -> (name: ID<JSONValue>, values: [JSONValue])? {
        var condition = condition
        for (place, _) in path.enumerated() {
            guard let members = condition["properties"]?.object, members.count == 1, let (name, inner) = members.first else { return nil }
            if place == path.count - 1 {
                if let value = inner["const"] { return (name, [value]) }
                return inner["enum"]?.array.map { (name, $0) }
            }
            guard name.rawValue == path[place] else { return nil }
            condition = inner
        }
        return nil
    }
}
