import ServiceIR

extension Call {
    /// The services that the address asks for: by words, by agency, by sector, by life event; all where it asks for none.
    func services(search: String, agency: String, sector: String, lifeEvent: String) -> [ServiceEntry] {
        let words = searchWords(search)
        return portal.registry.services.values.filter { service in
            if let asked = query(agency), !asked.isEmpty, service.agency.rawValue != asked { return false }
            if let asked = query(sector), !asked.isEmpty, service.sector != asked { return false }
            if let asked = query(lifeEvent), !asked.isEmpty, !service.lifeEvents.contains(where: { $0.rawValue == asked }) { return false }
            let text = ApplicantNames.folded(texts(of: service).joined(separator: " "))
            return words.allSatisfy { text.contains($0) }
        }
    }

    /// The words that are looked for; none where nothing but marks was written.
    func searchWords(_ search: String) -> [Substring] {
        ApplicantNames.folded(query(search) ?? "").split(separator: " ").filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    private func texts(of service: ServiceEntry) -> [String] {
        [service.name[language], service.summary?[language] ?? "", agencyName(service.agency), sectorName(service.sector ?? "")]
            + service.lifeEvents.map(lifeEventName) + service.outputs.map { $0[language] }
    }

    func sectorName(_ sector: String) -> String { prose.words(of: sector) }
    func lifeEventName(_ event: LifeEvent) -> String { word("life_event_\(event.rawValue)") }
}
