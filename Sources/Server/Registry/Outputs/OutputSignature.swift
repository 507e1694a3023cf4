import Foundation
import Runtime
import ServiceIR

/// The signatures of released outputs: made once, in the transaction of the release, by the key of that day.
enum OutputSignature {
    static func find(_ db: Database, _ output: OutputID, _ issue: Int, caseID: Int64) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT jws FROM output_signatures WHERE case_id = ? AND output = ? AND list_row = ? AND issue = ?",
            arguments: [caseID, output.declared.rawValue, output.row ?? 0, issue])
    }

    fileprivate static func keep(_ db: Database, _ jws: String, _ output: OutputID, _ issue: Int, caseID: Int64) throws {
        try db.execute(
            sql: "INSERT INTO output_signatures (case_id, output, list_row, issue, jws) VALUES (?, ?, ?, ?, ?)",
            arguments: [caseID, output.declared.rawValue, output.row ?? 0, issue, jws])
    }
}

extension Registry {
    /// Signs what a case has just released, where the operator gave a key.
    func sign(_ db: Database, _ outputs: [OutputID], of dossier: Dossier, at now: Instant) throws {
        guard let signer else { return }
        for output in outputs {
            for (number, issue) in (dossier.state.outputs[output]?.issues ?? []).numbered where issue.released != nil {
                guard try OutputSignature.find(db, output, number, caseID: dossier.id) == nil else { continue }
                let claims = claims(of: issue, number, output, dossier, at: now)
                try OutputSignature.keep(db, signer.sign(claims), output, number, caseID: dossier.id)
            }
        }
    }

    /// What the check of a letter tells anybody, but for how it stands with it: that is the register's alone.
    private func claims(of record: OutputRecord, _ issue: Int, _ output: OutputID, _ dossier: Dossier, at now: Instant) -> JSONObject {
        let service = dossier.definition.service
        var claims: JSONObject = [
            "iss": .string("urn:mpp:\(catalog.region ?? catalog.catalog.rawValue)"), "iat": .integer(now.seconds),
            "jti": .string("\(dossier.number)/\(output)/\(issue)"), "service": .string(service.service.rawValue),
            "output": .string(output.declared.rawValue),
        ]
        if let declared = service.output(output) {
            claims["name"] = .string(Prose(language: "id", timeZone: catalog.timeZone, words: .standard).name(declared.name))
            claims["agency"] = .string(catalog.agencies[declared.agency ?? service.agency]?.name["id"] ?? "")
        }
        if let row = output.row { claims["row"] = .integer(Int64(row)) }
        if let number = record.number { claims["number"] = .string(number) }
        claims["holders"] = .array(ApplicantNames.masked(dossier.state.submission, service).map { .string($0) })
        if let day = record.issuedOn { claims["issued_on"] = .string(day.description) }
        if let day = record.validUntil { claims["valid_until"] = .string(day.description) }
        return claims
    }
}
