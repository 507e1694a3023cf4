import Foundation
import GRDB
import Runtime
import ServiceIR

extension Registry {
    /// A file named somewhere in a sending's documents: its place there and the upload's id.
    struct NamedFile: Sendable {
        /// By document and member.
        var path: [String]
        var upload: String
    }

    /// Every `{ "file": ID }` below `documents`.
    static func files(in documents: JSONValue, path: [String] = []) -> [NamedFile] {
        guard let members = documents.object else { return [] }
        var found: [NamedFile] = []
        for (key, value) in members {
            if let id = Evidence(value)?.file {
                found.append(NamedFile(path: path + [key.rawValue], upload: id))
            } else {
                found += files(in: value, path: path + [key.rawValue])
            }
        }
        return found
    }

    /// What is wrong with the documents that `actor` hands in, as far as the engine does not see it.
    ///
    /// - Parameter caseID: the case that they are for; absent where it is not filed yet.
    func faults(
        _ db: Database, in documents: JSONValue, of caseID: Int64?, by actor: Actor?, _ known: OrderedMap<DocumentID, Requirement>
    ) throws -> [Problem.Entry] {
        var entries: [Problem.Entry] = []
        func fault(_ path: [String], _ code: String, _ id: String, _ en: String) {
            let place = path.reduce(JSONPointer(text: "/documents")) { $0.appending($1) }
            entries.append(Problem.Entry(pointer: place.description, code: code, subject: nil, detail: .both(id, en)))
        }
        // Paper is laid on an officer's counter: whoever sends from elsewhere hands in files.
        if actor?.kind != .officer {
            for path in Registry.papers(in: documents) {
                fault(
                    path, "paper", "Unggah berkas ini; kertas hanya diterima petugas di loket.",
                    "Upload this; paper is taken by an officer only.")
            }
        }
        for file in Registry.files(in: documents) {
            guard let upload = try Uploads.find(db, id: file.upload), upload.caseID == nil || upload.caseID == caseID else {
                fault(file.path, "unknown_file", "Berkas tidak ditemukan; unggah lagi.", "No such file; upload it again.")
                continue
            }
            guard let requirement = Requirement.at(file.path, in: known) else { continue }
            if !requirement.accept.isEmpty, !upload.kind.endings.contains(where: requirement.accept.contains) {
                let kinds = requirement.accept.joined(separator: ", ")
                fault(file.path, "file_kind", "Jenis berkas harus \(kinds).", "The file must be \(kinds).")
            }
            if let limit = requirement.maxSize, upload.size > limit {
                let size = Prose.size(limit)
                fault(file.path, "file_too_large", "Berkas paling besar \(size).", "At most \(size).")
            }
        }
        return entries
    }

    private static func papers(in documents: JSONValue, path: [String] = []) -> [[String]] {
        guard let members = documents.object else { return [] }
        return members.flatMap { key, value in
            Evidence(value)?.medium == .paper ? [path + [key.rawValue]] : papers(in: value, path: path + [key.rawValue])
        }
    }

    /// Gives the files to the case; `faults` has found nothing against them.
    func attach(_ db: Database, _ documents: JSONValue, to caseID: Int64) throws {
        for file in Registry.files(in: documents) where try !Uploads.attach(db, id: file.upload, caseID: caseID) { throw Problem.conflict }
    }
}
