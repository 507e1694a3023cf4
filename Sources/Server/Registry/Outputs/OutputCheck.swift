import Foundation
import Runtime
import ServiceIR

/// A letter that somebody holds up against the register.
struct CheckedOutput: Sendable {
    var dossier: Dossier
    var output: OutputID
    /// The issue that it is.
    var record: OutputRecord
    /// Whether another case revoked it or took its place.
    var isRevoked: Bool
    /// Made when it was released; none where the region had no key then.
    var signature: String?
    var service: CompiledService { dossier.definition.service }
}

/// By what a letter is checked: a code that stands on it, made of what only the store knows, so that nobody reads the register by guessing numbers.
enum OutputCheck {
    /// 16 letters and digits in groups of four.
    ///
    /// - Parameter issue: from 1; the first has the code that it had when there was no other.
    static func code(_ db: Database, caseID: Int64, number: String, output: OutputID, issue: Int) throws -> String? {
        guard let secret = try Data.fetchOne(db, sql: "SELECT secret_hash FROM cases WHERE id = ?", arguments: [caseID]) else { return nil }
        let hash = Secret.sha256(Array("mpp output check\n\(number)\n\(output)\n\(issue > 1 ? "\(issue)\n" : "")".utf8) + Array(secret))
        return Secret.grouped(Secret.base32(Array(hash.prefix(10))))
    }
}

extension Registry {
    /// The issue of a case's output with this code on its letter.
    func checked(case number: String, output: OutputID, code: String) async throws -> CheckedOutput? {
        try await store.read { db in
            try self.dossier(db, number: number).flatMap { try self.checked(db, $0, output, code: code) }
        }
    }

    /// The output with this number on its letter, and this code.
    func checked(letter number: String, code: String) async throws -> CheckedOutput? {
        try await store.read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT DISTINCT case_id, output, list_row FROM issued_outputs WHERE number = ? ORDER BY case_id DESC, list_row LIMIT 100",
                arguments: [number])
            for row in rows {
                guard let dossier = try self.dossier(db, id: row["case_id"]) else { continue }
                let output = OutputID(row["output"] as String)
                let listRow: Int = row["list_row"]
                let found = try self.checked(db, dossier, listRow > 0 ? output.row(listRow) : output, code: code)
                // By the number of one issue and the code of another none is found.
                if let found, found.record.number ?? "" == number { return found }
            }
            return nil
        }
    }

    private func checked(_ db: Database, _ dossier: Dossier, _ output: OutputID, code: String) throws -> CheckedOutput? {
        for (issue, record) in (dossier.state.outputs[output]?.issues ?? []).numbered where record.released != nil {
            guard let right = try OutputCheck.code(db, caseID: dossier.id, number: dossier.number, output: output, issue: issue),
                Secret.equal(Array(Secret.normalized(right).utf8), Array(Secret.normalized(code).utf8))
            else { continue }
            let isRevoked = try Registry.isRevoked(db, output, issue, of: dossier)
            let signature = try OutputSignature.find(db, output, issue, caseID: dossier.id)
            return CheckedOutput(dossier: dossier, output: output, record: record, isRevoked: isRevoked, signature: signature)
        }
        return nil
    }

    private static func isRevoked(_ db: Database, _ output: OutputID, _ issue: Int, of dossier: Dossier) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT is_revoked FROM issued_outputs WHERE case_id = ? AND output = ? AND list_row = ? AND issue = ?",
            arguments: [dossier.id, output.declared.rawValue, output.row ?? 0, issue])
            ?? false
    }

    /// What the letter of an issue of an output, from 1, needs to know of the register.
    func letterFacts(_ output: OutputID, _ issue: Int, of dossier: Dossier) async throws -> (code: String?, isRevoked: Bool) {
        try await store.read { db in
            (
                try OutputCheck.code(db, caseID: dossier.id, number: dossier.number, output: output, issue: issue),
                try Registry.isRevoked(db, output, issue, of: dossier)
            )
        }
    }
}

extension [OutputRecord] {
    /// Issues with their numbers in the case, from 1.
    var numbered: [(number: Int, issue: OutputRecord)] { enumerated().map { ($0 + 1, $1) } }
}

extension OutputRecord {
    /// How it stands with what was released.
    enum Standing: String, CaseIterable { case valid, expired, revoked, replaced, cancelled }

    /// - Parameter isRevoked: whether another case took its validity, which its own does not know.
    func standing(on today: CivilDate, isRevoked: Bool) -> Standing {
        if isCancelled { return .cancelled }
        if revokedOn != nil { return isReplaced ? .replaced : .revoked }
        if isRevoked { return .revoked }
        return validUntil.map { $0 < today } ?? false ? .expired : .valid
    }
}
