import Foundation
import GRDB
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
            if case .file(let id)? = Evidence(value) {
                found.append(NamedFile(path: path + [key.rawValue], upload: id))
            } else {
                found += files(in: value, path: path + [key.rawValue])
            }
        }
        return found
    }

    /// Gives the files to the case, checking each against what its document accepts; all faults at once.
    func attach(
        _ db: Database, _ files: [NamedFile], to caseID: Int64, below pointer: String, _ documents: OrderedMap<DocumentID, Requirement>
    ) throws -> Problem? {
        var entries: [Problem.Entry] = []
        func fault(_ file: NamedFile, _ code: String, _ detail: String) {
            let place = file.path.reduce(JSONPointer(text: pointer)) { $0.appending($1) }
            entries.append(Problem.Entry(pointer: place.description, code: code, subject: nil, detail: detail))
        }
        for file in files {
            guard let upload = try Uploads.find(db, id: file.upload), try Uploads.attach(db, id: upload.id, caseID: caseID) else {
                fault(file, "unknown_file", "Berkas tidak ditemukan; unggah lagi. / No such file; upload it again.")
                continue
            }
            guard let requirement = Requirement.at(file.path, in: documents) else { continue }
            if !requirement.accept.isEmpty, !upload.kind.endings.contains(where: requirement.accept.contains) {
                let kinds = requirement.accept.joined(separator: ", ")
                fault(file, "file_kind", "Jenis berkas harus \(kinds). / The file must be \(kinds).")
            }
            if let limit = requirement.maxSize, upload.size > limit {
                fault(file, "file_too_large", "Berkas paling besar \(limit) bita. / At most \(limit) bytes.")
            }
        }
        guard !entries.isEmpty else { return nil }
        return Problem(
            .unprocessableContent, "invalid", .both("Ada isian yang perlu diperbaiki", "Some entries need mending"), entries: entries)
    }
}
