import ServiceIR

extension Target {
    static let cpsvAP = Target(
        "cpsv-ap", en: "CPSV-AP 3.2 as JSON-LD, for catalogues of public services: SERVICE/service.cpsv.jsonld",
        id: "CPSV-AP 3.2 sebagai JSON-LD, bagi katalog layanan publik: SERVICE/service.cpsv.jsonld",
        ofService: { service, catalog in
            let graph = CPSV(service, catalog)
            return Emission("service.cpsv.jsonld", graph.json, notes: graph.notes)
        })
}

/// A service as the vocabulary of public services has it, CPSV-AP 3.2: one graph that needs no other.
///
/// Source: https://semiceu.github.io/CPSV-AP/releases/3.2.0/.
struct CPSV {
    private let service: CompiledService
    private let catalog: CompiledCatalog
    private let prose: [StandardProse]
    private let id: String
    /// By language and path: when a document is asked, and what it must be.
    private let documentNotes: [LanguageID: [String: String]]
    /// In the order in which they are first named, each once.
    private var nodes: OrderedMap<ID<JSONValue>, JSONValue> = [:]
    private(set) var notes: [EmissionNote] = []

    private static let context: JSONValue = [
        "https://semiceu.github.io/uri.semic.eu-generated/CPSV-AP/releases/3.2.0/context/cpsv-ap.jsonld",
        [
            "cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/",
            "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/", "locn": "http://www.w3.org/ns/locn#",
            "skos": "http://www.w3.org/2004/02/skos/core#", "time": "http://www.w3.org/2006/time#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        ],
    ]

    init(_ service: CompiledService, _ catalog: CompiledCatalog) {
        self.service = service
        self.catalog = catalog
        prose = catalog.languages.map { StandardProse(service, in: catalog, $0) }
        id = CatalogueName.service(service, catalog)
        var notes: [LanguageID: [String: String]] = [:]
        for prose in prose {
            func collect(_ documents: [AskedDocument]) {
                for document in documents {
                    notes[prose.language, default: [:]][document.path] = document.notes.joined(separator: "; ")
                    collect(document.members)
                }
            }
            collect(prose.documents)
        }
        documentNotes = notes
        build()
    }

    var json: JSONValue { ["@context": CPSV.context, "@graph": .array(nodes.values)] }

    // MARK: nodes

    private mutating func add(_ id: String, _ type: JSONValue, _ properties: JSONObject) -> JSONValue {
        if nodes[ID(id)] == nil {
            var object: JSONObject = ["@id": .string(id), "@type": type]
            for (key, value) in properties { object[key] = value }
            nodes[ID(id)] = .object(object)
        }
        return ["@id": .string(id)]
    }

    private func part(_ path: String) -> String { "\(id):\(path)" }

    /// What the program says in each language of the catalog; nothing where it says nothing.
    private func told(_ text: (StandardProse) -> String) -> JSONValue? {
        let values = prose.compactMap { prose -> JSONValue? in
            let said = text(prose)
            return said.isEmpty ? nil : ["@value": .string(said), "@language": .string(prose.language)]
        }
        return values.isEmpty ? nil : values.count == 1 ? values[0] : .array(values)
    }

    private mutating func concept(_ id: String, _ label: JSONValue?) -> JSONValue {
        var object = JSONObject()
        object["skos:prefLabel"] = label
        return add(id, "Concept", object)
    }

    private mutating func note(_ element: String, en: String, id: String) { notes.append(EmissionNote(element, en: en, id: id)) }

    // MARK: the service

    private mutating func build() {
        var object: JSONObject = [
            "dct:identifier": .string(service.service.rawValue), "dct:title": LinkedText.json(service.name),
            "dct:description": LinkedText.json(service.summary ?? service.name),
        ]
        // The service itself stands first; what it names is known when that is made.
        _ = add(id, "PublicService", [:])
        let agency = organization(service.agency)
        object["cv:hasCompetentAuthority"] = .array([agency])
        object["dct:language"] = .array(catalog.languages.compactMap { language($0) })
        object["dct:spatial"] = .array([place()])
        if let sector = service.sector {
            let label = prose.first.map { JSONValue.object(["@value": .string($0.words(of: sector)), "@language": "id"]) }
            object["cv:thematicArea"] = .array([concept("urn:mpp:sector:\(escaped(sector))", label)])
        }
        object["cv:isGroupedBy"] = list(service.lifeEvents.map { event($0) })
        object["dct:audience"] = .array(
            service.applicants.map { applicant in
                concept("urn:mpp:applicant:\(applicant.rawValue)", told { applicant.text(in: $0.language) })
            })
        if !service.variants.isEmpty {
            object["cv:isClassifiedBy"] = .array(service.variants.map { concept(part("variant:\($0)"), LinkedText.json($1.name)) })
        }
        object["cv:contactPoint"] = .array([contact()])
        object["cv:hasChannel"] = .array(service.channels.map { channel($0, agency) })
        object["cv:hasLegalResource"] = list(service.legalBasis.map { law($0.key) })
        let asked = service.documents.map { requirement([$0.key.rawValue], $0.value) }
        object["cv:holdsRequirement"] = list(asked.map(\.requirement))
        object["cpsv:hasInput"] = list(asked.flatMap(\.evidence))
        object["cv:hasInputType"] = list(asked.flatMap(\.types))
        object["cv:hasCost"] = list(costs(agency))
        object["cpsv:produces"] = list(service.outputs.map { output($0.key, $0.value) })
        object["cpsv:follows"] = list(rules())
        object["cv:processingTime"] = processingTime()
        // What is said otherwise than the service runs is said in the file too.
        let remarks = notes.map { LinkedText.json($0.text) }
        if !remarks.isEmpty { object["skos:note"] = .array(remarks.flatMap { $0.array ?? [$0] }) }
        for (key, value) in object where nodes[ID(id)]?[key.rawValue] == nil {
            var known = nodes[ID(id)]?.object ?? [:]
            known[key] = value
            nodes[ID(id)] = .object(known)
        }
    }

    /// Of both classes: the shapes ask for an `Event`, and know of no class what it is a kind of.
    private mutating func event(_ event: LifeEvent) -> JSONValue {
        var object: JSONObject = ["dct:identifier": .string(event.rawValue)]
        object["dct:title"] = told { event.text(in: $0.language) }
        return add("urn:mpp:event:\(event.rawValue)", [event == .business ? "BusinessEvent" : "LifeEvent", "Event"], object)
    }

    private func list(_ items: [JSONValue]) -> JSONValue? { items.isEmpty ? nil : .array(items) }

    /// An author's word as a part of a name: what a URN cannot bear is left out.
    private func escaped(_ word: String) -> String {
        String(word.unicodeScalars.map { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) ? Character($0) : "_" })
    }

    private mutating func organization(_ agency: AgencyID) -> JSONValue {
        let known = catalog.agencies[agency]
        let name = known?.name ?? LocalText("id", agency.rawValue)
        var object: JSONObject = [
            "dct:identifier": .string(agency.rawValue), "skos:prefLabel": LinkedText.json(name), "dct:title": LinkedText.json(name),
        ]
        object["dct:spatial"] = .array([place()])
        if let address = known?.address {
            object["locn:address"] = add(
                CatalogueName.agency(agency, catalog) + ":address", "Address", ["locn:fullAddress": LinkedText.json(address)])
        }
        object["foaf:homepage"] = known?.url.map { ["@id": .string($0)] }
        return add(CatalogueName.agency(agency, catalog), ["PublicOrganization", "Organization"], object)
    }

    /// By the code of Kemendagri.
    private mutating func place() -> JSONValue {
        guard let code = catalog.region else {
            return add("urn:mpp:place:\(catalog.catalog)", "Location", ["skos:prefLabel": LinkedText.json(catalog.name)])
        }
        var object: JSONObject = ["dct:identifier": .string(code)]
        object["skos:prefLabel"] =
            RegionCode(code)?.name.map { ["@value": .string($0), "@language": "id"] } ?? LinkedText.json(catalog.name)
        return add("urn:mpp:region:\(code)", "Location", object)
    }

    private static let languages: [LanguageID: String] = [
        "id": "IND", "en": "ENG", "jv": "JAV", "su": "SUN", "ar": "ARA", "zh": "ZHO", "ms": "MSA", "nl": "NLD",
    ]

    private mutating func language(_ language: LanguageID) -> JSONValue? {
        CPSV.languages[language].map {
            add(
                "http://publications.europa.eu/resource/authority/language/\($0)", "LinguisticSystem", ["dct:identifier": .string(language)]
            )
        }
    }

    // MARK: where and when

    private mutating func contact() -> JSONValue {
        let agency = catalog.agencies[service.agency]
        var object = JSONObject()
        object["cv:telephone"] = agency?.phone.map { .string($0) }
        if let url = agency?.url { object["cv:contactPage"] = add(url, "Document", [:]) }
        object["cv:openingHours"] = list(openings())
        return add(part("contact"), "ContactPoint", object)
    }

    private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private mutating func openings() -> [JSONValue] {
        let weekly = concept(
            "http://publications.europa.eu/resource/authority/frequency/WEEKLY", told { $0.say("mingguan", "weekly") })
        let hours = catalog.agencies[service.agency]?.officeHours ?? catalog.officeHours
        return zip(CPSV.days, hours.week).enumerated().flatMap { place, entry in
            entry.1.enumerated().map { number, span in
                // Monday is the first of January 2024: only its weekday is said.
                let day = CivilDate(dayNumber: 19_723 + place)
                func moment(_ time: TimeOfDay) -> JSONValue {
                    [
                        "@type": "time:Instant",
                        "time:inDateTime": [
                            "@type": "time:DateTimeDescription", "time:dayOfWeek": ["@id": .string("time:\(entry.0)")],
                            "time:hour": .integer(Int64(time.minutes / 60)), "time:minute": .integer(Int64(time.minutes % 60)),
                            "time:unitType": ["@id": "time:unitMinute"],
                        ],
                    ]
                }
                var object: JSONObject = [
                    "cv:frequency": weekly, "time:hasBeginning": moment(span.from), "time:hasEnd": moment(span.to),
                ]
                object["dct:description"] = told { prose in
                    let name = day.weekdayText(in: prose.language).prefix { $0 != "," }
                    return "\(name) \(span.from)–\(span.to) \(catalog.timeZone.rawValue)"
                }
                return add(part("hours:\(entry.0).\(number + 1)"), "TemporalEntity", object)
            }
        }
    }

    private mutating func channel(_ channel: Channel, _ agency: JSONValue) -> JSONValue {
        let type = concept("urn:mpp:channel:\(channel.rawValue)", told { channel.text(in: $0.language) })
        var object: JSONObject = ["dct:identifier": .string(channel.rawValue), "dct:type": type, "cv:ownedBy": .array([agency])]
        object["dct:description"] = told { channel.text(in: $0.language) }
        if channel == .counter || channel == .phone { object["cv:openingHours"] = list(openings()) }
        return add(part("channel:\(channel.rawValue)"), "Channel", object)
    }

    // MARK: documents

    private mutating func requirement(
        _ path: [String], _ document: Requirement
    ) -> (requirement: JSONValue, evidence: [JSONValue], types: [JSONValue]) {
        let name = path.joined(separator: ".")
        var inner: (requirements: [JSONValue], evidence: [JSONValue], types: [JSONValue]) = ([], [], [])
        for (id, member) in document.members {
            let found = requirement(path + [id.rawValue], member)
            inner.requirements.append(found.requirement)
            inner.evidence += found.evidence
            inner.types += found.types
        }
        let titles = names(document.name)
        var object: JSONObject = ["dct:identifier": .string(name), "dct:title": titles, "dct:type": .array([duty(document)])]
        let description = told { documentNotes[$0.language]?[name] ?? "" }
        object["dct:description"] = description
        let variants = service.variants.keys.filter {
            if case .fails = ConditionAtVariant(document.when, of: service, at: $0) { false } else { true }
        }
        // Only where the variants differ.
        if variants.count < service.variants.count {
            object["dct:subject"] = .array(variants.map { ["@id": .string(part("variant:\($0)"))] })
        }
        if document.members.isEmpty {
            let type = add(
                part("evidence-type:\(name)"), "EvidenceType",
                ["dct:identifier": .string(name), "dct:title": titles])
            var evidence: JSONObject = [
                "dct:identifier": .string(name), "dct:title": titles, "dct:conformsTo": .array([type]),
                "cv:supportsRequirement": .array([["@id": .string(part("requirement:\(name)"))]]),
            ]
            evidence["dct:description"] = description
            inner.evidence = [add(part("evidence:\(name)"), "Evidence", evidence)]
            inner.types = [type]
        } else {
            object["cv:hasRequirement"] = .array(inner.requirements)
        }
        object["cv:hasSupportingEvidence"] = list(inner.evidence)
        return (add(part("requirement:\(name)"), "Requirement", object), inner.evidence, inner.types)
    }

    private mutating func duty(_ document: Requirement) -> JSONValue {
        let (word, id, en) =
            switch document.group {
            case .anyOf?: ("any-of", "salah satu", "one of these")
            case .allOf?: ("all-of", "semuanya", "all of these")
            case nil where document.isFetched: ("fetched", "diambil petugas", "fetched by the office")
            case nil:
                document.isOptional
                    ? ("optional", "bila ada", "where there is one")
                    : document.when == nil ? ("always", "selalu", "always") : ("conditional", "bersyarat", "on a condition")
            }
        return concept("urn:mpp:duty:\(word)", told { $0.say(id, en) })
    }

    /// What a row names is named only where the name depends on nothing; else each name with its condition.
    private func names(_ rows: Rows<LocalText>) -> JSONValue { rows.constant.map(LinkedText.json) ?? told { $0.name(rows) } ?? "" }

    // MARK: law, money, outputs, rules

    private mutating func law(_ id: LawID) -> JSONValue {
        guard let law = service.legalBasis[id] else { return add(part("law:\(id)"), "LegalResource", [:]) }
        var object: JSONObject = ["dct:title": LinkedText.json(law.name)]
        object["foaf:page"] = law.url.map { ["@id": .string($0)] }
        return add(part("law:\(id)"), "LegalResource", object)
    }

    private mutating func costs(_ agency: JSONValue) -> [JSONValue] {
        let rupiah = concept("http://publications.europa.eu/resource/authority/currency/IDR", ["@value": "rupiah", "@language": "id"])
        func value(_ amount: Int64) -> JSONValue { ["@value": .string("\(amount)"), "@type": "xsd:double"] }
        guard !service.fee.isFree else {
            guard !service.fee.isUnstated else { return [] }
            var free: JSONObject = ["dct:identifier": "free", "cv:hasValue": value(0), "cv:currency": rupiah]
            free["dct:description"] = told { $0.freeText ?? "" }
            return [add(part("cost:free"), "Cost", free)]
        }
        let sums = prose.map(\.fees)
        return service.fee.items.enumerated().map { place, entry in
            let (id, item) = entry
            var object: JSONObject = ["dct:identifier": .string(id.rawValue), "cv:currency": rupiah, "cv:isDefinedBy": .array([agency])]
            let lines = zip(prose, sums).map { ($0.language, $1[place].line) }
            object["dct:description"] = .array(
                lines.map { ["@value": .string($0.1), "@language": .string($0.0)] })
            // A double holds every whole number up to 2^53.
            if item.when == nil, !item.isUnstated, let amount = item.amount.constant.flatMap({ Int64($0.text) }), amount < 1 << 53 {
                object["cv:hasValue"] = value(amount)
            } else {
                note(
                    "fee.\(id)", en: "the sum depends on the case: it has a description and no value",
                    id: "jumlahnya bergantung pada permohonan: ada uraian, tanpa nilai")
            }
            return add(part("cost:\(id)"), "Cost", object)
        }
    }

    private mutating func output(_ id: OutputID, _ output: Output) -> JSONValue {
        var object: JSONObject = ["dct:identifier": .string(id.rawValue), "dct:title": names(output.name)]
        object["dct:description"] = told { $0.notes(of: output).joined(separator: "; ") }
        return add(part("output:\(id)"), "Output", object)
    }

    /// What refuses, how it goes and how long it takes: each a rule that the service follows.
    private mutating func rules() -> [JSONValue] {
        var rules: [JSONValue] = []
        for (place, rule) in service.rules.enumerated() where !rule.warn {
            var object: JSONObject = [
                "dct:identifier": .string("rule.\(place + 1)"), "dct:title": LinkedText.json(rule.message),
            ]
            object["dct:description"] = told { $0.conditions.text(rule.rule) }
            object["cpsv:implements"] = list(rule.legalBasis.map { law($0) })
            rules.append(add(part("rule:\(place + 1)"), "Rule", object))
        }
        func own(_ word: String, _ id: String, _ en: String, _ basis: [LawID] = [], _ text: (StandardProse) -> String) {
            guard let description = told(text) else { return }
            var object: JSONObject = ["dct:identifier": .string(word), "dct:description": description]
            object["dct:title"] = told { $0.say(id, en) }
            object["cpsv:implements"] = list(basis.map { law($0) })
            rules.append(add(part("rule:\(word)"), "Rule", object))
        }
        own("procedure", "Sistem, mekanisme, dan prosedur", "System, mechanism and procedure") {
            $0.steps.map(\.line).joined(separator: "\n")
        }
        own("tariff", "Perhitungan biaya", "How fees are worked out") {
            let basis = $0.basis(of: service.fee.items.values)
            return (basis.workings + basis.tables.map(\.line)).joined(separator: "\n")
        }
        let basis = service.promises.values.flatMap(\.legalBasis)
        own(
            "time", "Jangka waktu penyelesaian", "Time of completion",
            basis.enumerated().filter { !basis[..<$0.offset].contains($0.element) }.map(\.element)
        ) {
            $0.promises.joined(separator: "\n")
        }
        own("complaints", "Penanganan pengaduan, saran, dan masukan", "Complaints and suggestions") {
            $0.complaints.joined(separator: "\n")
        }
        return rules
    }

    /// Only where one promise in units of the calendar holds for every case: an `xsd:duration` knows no working days and no office hours.
    private mutating func processingTime() -> JSONValue? {
        guard !service.promises.isEmpty else { return nil }
        if service.promises.count == 1, let limit = service.promises.first?.value.within?.constant, limit.per == nil {
            let amount = limit.range.upper
            let text: String? =
                switch limit.range.unit {
                case .days: "P\(amount)D"
                case .weeks: "P\(amount * 7)D"
                case .months: "P\(amount)M"
                case .years: "P\(amount)Y"
                case .workingDays, .hours, .minutes: nil
                }
            if let text { return ["@value": .string(text), "@type": "xsd:duration"] }
        }
        note(
            "sla", en: "the time is of working days, office hours or depends on the case: it stands as a rule, without `processingTime`",
            id:
                "jangka waktunya berupa hari kerja, jam kerja, atau bergantung pada permohonan: ditulis sebagai aturan, tanpa `processingTime`"
        )
        return nil
    }
}
