import ServiceIR

extension Target {
    static let openAPI = Target(
        "openapi", en: "OpenAPI 3.1 of filing applications, each service with its own schema and an example: openapi.json",
        id: "OpenAPI 3.1 untuk mengajukan permohonan, setiap layanan dengan skema dan contohnya: openapi.json",
        ofCatalog: { services, catalog in
            var api = CatalogAPI(catalog)
            for service in services { api.add(service) }
            return Emission("openapi.json", api.json, notes: api.notes)
        })
}

/// How to file each service of a catalog with `mppd`: one operation for each, with the submission's schema whole within the document.
private struct CatalogAPI {
    private let catalog: CompiledCatalog
    private let moment: SubmissionMoment
    private var paths: JSONObject = [:]
    private var schemas = FilingAPI.schemas
    private var shared = SharedDefinitions(at: "#/components/schemas/Answer.")
    private(set) var notes: [EmissionNote] = []

    init(_ catalog: CompiledCatalog) {
        self.catalog = catalog
        let calendar = catalog.officeCalendar
        moment = SubmissionMoment(calendar.instant(catalog.calendar.from, TimeOfDay(minutes: 9 * 60)), in: calendar)
    }

    private var language: LanguageID { catalog.languages.first ?? "id" }

    var json: JSONValue {
        var components = schemas
        for (name, definition) in shared.used { components[ID("Answer.\(name)")] = definition }
        return [
            "openapi": .string(FilingAPI.version),
            "info": [
                "title": .string(catalog.name[language]), "version": .string("\(catalog.edition)"),
                "summary": "Filing of applications, service by service.",
                "description": .string(
                    "Rules that a JSON Schema cannot say stand in each schema's `x-mpp-rules`; examples are of \(catalog.calendar.from)."),
            ],
            "servers": [["url": "/"]],
            "tags": .array(
                catalog.agencies.map { ["name": .string($0.key.rawValue), "description": .string($0.value.name[language])] }),
            "paths": .object(paths), "components": ["schemas": .object(components)],
        ]
    }

    mutating func add(_ digested: DigestedService) {
        let service = digested.service
        // A case that only the clock opens is filed by nobody.
        if let openedBy = service.openedBy, openedBy.rows.allSatisfy({ $0.value.timer != nil }) {
            note(
                service, en: "opened by the clock: nobody files it, it has no operation",
                id: "dibuka oleh jadwal: tidak diajukan siapa pun, tanpa operasi")
            return
        }
        let schema = bundle(digested)
        var media: JSONObject = ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]
        if let example = example(of: service) {
            media["example"] = example
        } else {
            note(service, en: "no example was found that its rules accept", id: "tidak ditemukan contoh yang diterima aturannya")
        }
        var operation: JSONObject = [
            "operationId": .string("submit.\(service.service)"), "summary": .string(service.name[language]),
        ]
        var description = FilingAPI.summary
        if service.openedBy != nil { description += " This service is opened by an officer." }
        operation["description"] = .string([service.summary?[language], description].compactMap(\.self).joined(separator: "\n\n"))
        operation["tags"] = [.string(service.agency.rawValue)]
        operation["parameters"] = [
            [
                "name": .string(FilingAPI.key.name), "in": "header", "required": true, "description": .string(FilingAPI.key.summary),
                "schema": FilingAPI.key.schema,
            ]
        ]
        operation["requestBody"] = ["required": true, "content": ["application/json": .object(media)]]
        var responses: JSONObject = [
            "201": ["description": "Filed.", "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Filed"]]]]
        ]
        let problem: JSONValue = ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]]
        for status in FilingAPI.refusals {
            responses[ID("\(status)")] = ["description": .string(FilingAPI.refusal(status)), "content": problem]
        }
        responses["default"] = ["description": .string(FilingAPI.refusal(0)), "content": problem]
        operation["responses"] = .object(responses)
        let path = FilingAPI.path.replacing("{service}", with: service.service.rawValue)
        paths[ID(path)] = ["post": .object(operation)]
    }

    private mutating func note(_ service: CompiledService, en: String, id: String) {
        var note = EmissionNote(en: en, id: id)
        note.service = service.service
        notes.append(note)
    }

    /// The submission's schema among the components, what schemas have in common beside them: readers of OpenAPI know no `$id` within a document.
    private mutating func bundle(_ digested: DigestedService) -> String {
        let name = "Submission.\(digested.service.service)"
        schemas[ID(name)] = shared.share(SubmissionSchema.emit(digested))
        return name
    }

    /// The first of some generated applications that the runtime's own validator takes.
    private func example(of service: CompiledService) -> JSONValue? {
        guard let validator = try? SubmissionValidator(service: service) else { return nil }
        let sampler = SubmissionSampler(validator, at: moment)
        return (1...UInt64(8)).lazy.compactMap { seed -> JSONValue? in
            guard let sample = sampler.sample(seed: seed, .valid) else { return nil }
            guard case .success = validator.validate(sample.json, at: sampler.moment) else { return nil }
            return sample.json
        }.first
    }
}
