import Foundation
import Runtime
import ServiceIR

/// A place of a sending that an officer may name to be mended: a field, a section with several, or a document.
private struct Mendable {
    /// Below the submission: `["form", "usaha", "luas"]`, `["documents", "ktp"]`.
    var path: [String]
    var name: LocalText

    /// - Parameter named: `SECTION.FIELD`, the id of a section with several, or a document's path.
    /// - Returns: nothing where the service has no such place.
    init?(_ named: String, in service: CompiledService) {
        let parts = named.split(separator: ".").map(String.init)
        guard let first = parts.first else { return nil }
        if let requirement = Requirement.at(parts, in: service.documents), let name = requirement.name.rows.last?.value {
            (path, self.name) = (["documents"] + parts, name)
        } else if let section = service.form.sections[SectionID(first)] {
            let field = parts.count > 1 ? section.fields[FieldID(parts[1])] : nil
            guard (field == nil) == (section.many != nil) else { return nil }
            (path, name) = (["form"] + parts.prefix(field == nil ? 1 : 2), field?.name ?? section.name)
        } else {
            return nil
        }
    }

    func value(in submission: JSONValue) -> JSONValue? { path.reduce(Optional(submission)) { $0?[$1] } }
}

extension Registry {
    /// What was named to be mended, where a completion leaves all of it as it was; nothing where it changed any of it.
    ///
    /// - Parameter after: the submission with the completion.
    func unmended(_ completion: Completion, of dossier: Dossier, after: JSONValue, at: Instant) -> [Problem.Entry] {
        let definition = dossier.definition
        let named = definition.engine.tasks(of: dossier.state).first { $0.step == completion.step }?.ticked ?? []
        if named.isEmpty { return [] }
        let (sent, register) = definition.validator.asSent(dossier.state.submission, in: catalog.timeZone)
        let asked = definition.validator.inquire(sent, at: definition.engine.moment(at: at, register: register))
        // What is not asked of this case cannot be mended.
        let places = named.filter { asked.asked.contains($0) || asked.documents.contains($0) }
            .compactMap { Mendable($0, in: definition.service) }
        let isMended = places.contains { place in
            let value = place.value(in: after)
            if value != place.value(in: dossier.state.submission) { return true }
            // Of paper an officer sees whether it is another one.
            return completion.by.kind == .officer && place.path[0] == "documents" && value.map(Registry.hasPaper) == true
        }
        if isMended { return [] }
        return places.map { place in
            Problem.Entry(
                pointer: "/" + place.path.joined(separator: "/"), code: "unchanged", subject: place.name,
                detail: .both("Belum diubah; petugas meminta ini diperbaiki.", "Not changed yet; the officer asked for this to be mended."))
        }
    }

    /// What repairs of a case brought, by `form.SECTION.FIELD`, `form.SECTION` of one with several, or `documents.PATH`; each with when last.
    /// What was erased is not known.
    func mended(of caseID: Int64) async throws -> [String: Instant] {
        try await store.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT j.at AS at, p.payload AS payload FROM journal j JOIN payloads p ON p.case_id = j.case_id AND p.number = j.number
                    WHERE j.case_id = ? AND j.event LIKE 'repaired %' ORDER BY j.number
                    """,
                arguments: [caseID])
            var found: [String: Instant] = [:]
            for row in rows {
                guard let bytes = row["payload"] as Data?, let event = try JSONValue(parsing: Array(bytes))["event"],
                    case .repaired(let completion) = try JSONCoder.decode(Event.self, from: event)
                else { continue }
                for place in Registry.places(of: completion) { found[place] = Instant(seconds: row["at"]) }
            }
            return found
        }
    }

    private static func places(of completion: Completion) -> [String] {
        completion.form.flatMap { section, values in
            values.object?.keys.map { "form.\(section).\($0)" } ?? ["form.\(section)"]
        } + papersAndFiles(in: .object(completion.documents)).map { "documents." + $0.joined(separator: ".") }
    }
}
