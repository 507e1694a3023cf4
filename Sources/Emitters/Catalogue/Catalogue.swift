import ServiceIR

extension Target {
    static let catalogue = Target(
        "catalogue", en: "the six published components of each service's standard: catalogue.json, catalogue.csv",
        id: "enam komponen standar pelayanan yang dipublikasikan: catalogue.json, catalogue.csv",
        ofCatalog: { digested, catalog in
            let services = digested.map(\.service)
            let entries = services.flatMap { service in CatalogueEntry.all(of: service, in: catalog) }
            return Emission(files: [
                BuiltFile(path: "catalogue.json", bytes: BuiltFiles.bytes(of: CatalogueFile.json(entries, services, catalog))),
                BuiltFile(path: "catalogue.csv", bytes: Array(CatalogueFile.csv(entries, catalog).utf8)),
            ])
        })
}

/// What the catalogue says of one kind of application of a service, by language.
private struct CatalogueEntry {
    struct Told {
        let prose: StandardProse
        /// The lines of each component, in the order of these.
        let components: [[String]]
    }
    let service: CompiledService
    let variant: VariantID?
    let told: [Told]

    static func all(of service: CompiledService, in catalog: CompiledCatalog) -> [CatalogueEntry] {
        let variants: [VariantID?] = service.variants.isEmpty ? [nil] : service.variants.keys
        return variants.map { variant in
            CatalogueEntry(
                service: service, variant: variant,
                told: catalog.languages.map { language in
                    let prose = StandardProse(service, in: catalog, language, at: variant)
                    return Told(prose: prose, components: Component.allCases.map { $0.lines(prose) })
                })
        }
    }
}

/// The published components of a standard, in the order of the law (PermenPANRB 15/2014).
private enum Component: String, CaseIterable {
    case requirements, procedure, time, fee, product, complaints

    /// As the law calls it, for the head of a column.
    var column: String {
        switch self {
        case .requirements: "persyaratan"
        case .procedure: "sistem_mekanisme_prosedur"
        case .time: "jangka_waktu"
        case .fee: "biaya"
        case .product: "produk"
        case .complaints: "pengaduan"
        }
    }

    func lines(_ prose: StandardProse) -> [String] {
        switch self {
        case .requirements: prose.requirementLines
        case .procedure: prose.steps.map(\.line)
        case .time: prose.promises
        case .fee: prose.feeLines
        case .product: prose.productLines
        case .complaints: prose.complaints
        }
    }
}

private enum CatalogueFile {
    static func json(_ entries: [CatalogueEntry], _ services: [CompiledService], _ catalog: CompiledCatalog) -> JSONValue {
        var object: JSONObject = [
            "$schema": "urn:mpp:schema:catalogue:1", "catalog": .string(catalog.catalog.rawValue),
            "edition": .integer(Int64(catalog.edition)),
        ]
        object["name"] = plain(catalog.name)
        object["region"] = catalog.region.map { .string($0) }
        object["languages"] = .array(catalog.languages.map { .string($0) })
        var place = 0
        object["services"] = .array(
            services.map { service in
                var variants: [JSONValue] = []
                while place < entries.count, entries[place].service.service == service.service {
                    variants.append(json(entries[place]))
                    place += 1
                }
                return json(service, variants, catalog)
            })
        return .object(object)
    }

    private static func json(_ service: CompiledService, _ variants: [JSONValue], _ catalog: CompiledCatalog) -> JSONValue {
        var object: JSONObject = [
            "service": .string(service.service.rawValue), "version": .integer(Int64(service.version)), "name": plain(service.name),
        ]
        object["summary"] = service.summary.map(plain)
        object["sector"] = service.sector.map { .string($0) }
        if !service.lifeEvents.isEmpty { object["life_events"] = .array(service.lifeEvents.map { .string($0.rawValue) }) }
        let agency = catalog.agencies[service.agency]?.name ?? LocalText("id", service.agency.rawValue)
        object["agency"] = ["id": .string(service.agency.rawValue), "name": plain(agency)]
        object["applicants"] = .array(service.applicants.map { .string($0.rawValue) })
        object["channels"] = .array(service.channels.map { .string($0.rawValue) })
        object["legal_basis"] = .array(
            service.legalBasis.map { id, law in
                var object: JSONObject = ["id": .string(id.rawValue), "name": plain(law.name)]
                object["url"] = law.url.map { .string($0) }
                return .object(object)
            })
        object["applications"] = .array(variants)
        return .object(object)
    }

    private static func json(_ entry: CatalogueEntry) -> JSONValue {
        var object = JSONObject()
        if let variant = entry.variant {
            object["variant"] = .string(variant.rawValue)
            object["name"] = entry.service.variants[variant].map { plain($0.name) }
        }
        object["documents"] = .array(entry.told.first?.prose.documents.map(document) ?? [])
        var components = JSONObject()
        for (place, component) in Component.allCases.enumerated() {
            var lines = JSONObject()
            for told in entry.told { lines[ID(told.prose.language)] = .array(told.components[place].map { .string($0) }) }
            components[ID(component.rawValue)] = .object(lines)
        }
        object["components"] = .object(components)
        return .object(object)
    }

    /// Which documents there are, for software; in words they stand among the requirements.
    private static func document(_ document: AskedDocument) -> JSONValue {
        var object: JSONObject = ["id": .string(document.path), "is_certain": .bool(document.isCertain)]
        object["group"] = document.group.map { .string($0.rawValue) }
        if !document.members.isEmpty { object["members"] = .array(document.members.map(self.document)) }
        return .object(object)
    }

    private static func plain(_ text: LocalText) -> JSONValue {
        .object(JSONObject(text.byLanguage.map { (ID($0.key.rawValue), .string($0.value)) }))
    }

    // MARK: CSV

    /// By RFC 4180: every cell in quotes, records ended by CR LF, lines within a cell by LF.
    static func csv(_ entries: [CatalogueEntry], _ catalog: CompiledCatalog) -> String {
        let head =
            [
                "katalog", "kode_wilayah", "kode_layanan", "versi", "nama_layanan", "kode_jenis", "jenis_permohonan", "penyelenggara",
                "sektor",
                "bahasa", "pemohon", "saluran",
            ] + Component.allCases.map(\.column) + ["dasar_hukum"]
        var text = record(head)
        for entry in entries {
            for told in entry.told { text += record(cells(entry, told, catalog)) }
        }
        return text
    }

    private static func cells(_ entry: CatalogueEntry, _ told: CatalogueEntry.Told, _ catalog: CompiledCatalog) -> [String] {
        let (service, variant, prose) = (entry.service, entry.variant, told.prose)
        let language = prose.language
        return [
            catalog.catalog.rawValue, catalog.region ?? "", service.service.rawValue, "\(service.version)", service.name[language],
            variant?.rawValue ?? "", variant.flatMap { service.variants[$0] }?.name[language] ?? "", prose.agency(service.agency),
            service.sector ?? "", language, service.applicants.map { $0.text(in: language) }.joined(separator: ", "),
            service.channels.map { $0.text(in: language) }.joined(separator: ", "),
        ] + told.components.map { $0.joined(separator: "\n") }
            + [service.legalBasis.values.map { $0.name[language] }.joined(separator: "\n")]
    }

    private static func record(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// What a spreadsheet would take for a formula gets an apostrophe before it.
    private static func cell(_ text: String) -> String {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
        let isBlankFirst = text.unicodeScalars.first.map { "\t\r\n".unicodeScalars.contains($0) } ?? false
        let mark = isBlankFirst || first.map({ "=+-@＝＋－＠".unicodeScalars.contains($0) }) ?? false ? "'" : ""
        return "\"\(mark)\(text.replacing("\"", with: "\"\""))\""
    }
}
