import ServiceIR

/// How things are named in linked data: stable, and of this catalog alone.
enum CatalogueName {
    static func service(_ service: CompiledService, _ catalog: CompiledCatalog) -> String {
        "urn:mpp:service:\(catalog.catalog):\(service.service)"
    }

    static func agency(_ agency: AgencyID, _ catalog: CompiledCatalog) -> String { "urn:mpp:agency:\(catalog.catalog):\(agency)" }
}

/// A text by language as JSON-LD has it: value objects with `@language`.
enum LinkedText {
    static func json(_ text: LocalText) -> JSONValue {
        let values = text.byLanguage.map { JSONValue.object(["@value": .string($0.value), "@language": .string($0.key.rawValue)]) }
        return values.count == 1 ? values[0] : .array(values)
    }
}
