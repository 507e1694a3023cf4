import ServiceIR

extension Target {
    static let schemaOrg = Target(
        "schema-org", en: "schema.org GovernmentService, for search engines: SERVICE/government-service.jsonld",
        id: "GovernmentService dari schema.org, bagi mesin pencari: SERVICE/government-service.jsonld",
        ofService: { service, catalog in Emission("government-service.jsonld", GovernmentService.json(of: service, in: catalog)) })
}

/// A service as schema.org's `GovernmentService`: who offers it, to whom, where, through which channel, and what it costs where that is one amount.
///
/// Source: https://schema.org/GovernmentService.
enum GovernmentService {
    static func json(of service: CompiledService, in catalog: CompiledCatalog) -> JSONValue {
        var object: JSONObject = [
            "@context": "https://schema.org", "@type": "GovernmentService",
            "@id": .string(CatalogueName.service(service, catalog)),
            "identifier": .string(service.service.rawValue), "name": LinkedText.json(service.name),
        ]
        object["description"] = service.summary.map(LinkedText.json)
        object["serviceType"] = service.sector.map { .string($0) }
        if let agency = catalog.agencies[service.agency] { object["provider"] = organization(agency, service.agency, catalog) }
        object["areaServed"] = area(catalog)
        object["audience"] = .array(service.applicants.map(audience))
        object["availableChannel"] = .array(service.channels.map(channel))
        object["hoursAvailable"] = .array(hours(catalog.agencies[service.agency]?.officeHours ?? catalog.officeHours))
        let outputs = service.outputs.map { output in
            JSONValue.object(["@type": "DigitalDocument", "name": names(output.value.name)])
        }
        if !outputs.isEmpty { object["serviceOutput"] = .array(outputs) }
        let offers = offers(service)
        if !offers.isEmpty { object["offers"] = .array(offers) }
        return .object(object)
    }

    private static func organization(_ agency: Agency, _ id: AgencyID, _ catalog: CompiledCatalog) -> JSONValue {
        var object: JSONObject = [
            "@type": "GovernmentOrganization", "@id": .string(CatalogueName.agency(id, catalog)), "name": LinkedText.json(agency.name),
        ]
        object["address"] = agency.address.map(LinkedText.json)
        object["telephone"] = agency.phone.map { .string($0) }
        object["url"] = agency.url.map { .string($0) }
        return .object(object)
    }

    private static func area(_ catalog: CompiledCatalog) -> JSONValue {
        catalog.region.map { ["@type": "AdministrativeArea", "identifier": .string($0)] } ?? LinkedText.json(catalog.name)
    }

    private static func audience(_ applicant: Applicant) -> JSONValue {
        let (type, word) =
            switch applicant {
            case .person: ("PeopleAudience", "person")
            case .company: ("BusinessAudience", "company")
            case .foundation: ("Audience", "foundation")
            case .office: ("Audience", "office")
            }
        return ["@type": .string(type), "audienceType": .string(word)]
    }

    private static func channel(_ channel: Channel) -> JSONValue { ["@type": "ServiceChannel", "name": .string(channel.rawValue)] }

    private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static func hours(_ hours: OfficeHours) -> [JSONValue] {
        zip(days, hours.week).flatMap { day, spans in
            spans.map { span in
                [
                    "@type": "OpeningHoursSpecification", "dayOfWeek": .string("https://schema.org/\(day)"),
                    "opens": .string(span.from.description), "closes": .string(span.to.description),
                ]
            }
        }
    }

    /// What a row names is named only where the name depends on nothing; else the names one under the other.
    private static func names(_ rows: Rows<LocalText>) -> JSONValue {
        rows.constant.map(LinkedText.json) ?? .array(rows.rows.map { LinkedText.json($0.value) })
    }

    /// An amount that is worked out of the form has no price here; what is free has one offer of 0.
    private static func offers(_ service: CompiledService) -> [JSONValue] {
        if service.fee.isFree { return service.fee.isUnstated ? [] : [["@type": "Offer", "price": 0, "priceCurrency": "IDR"]] }
        return service.fee.items.values.map { item in
            var offer: JSONObject = ["@type": "Offer", "name": names(item.name)]
            if !item.isUnstated, let amount = item.amount.constant.flatMap({ Int64($0.text) }) {
                offer["price"] = .integer(amount)
                offer["priceCurrency"] = "IDR"
            }
            return .object(offer)
        }
    }
}
