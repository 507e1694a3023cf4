import Foundation
import Runtime
import ServiceIR

extension Registry {
    /// A file named somewhere in a sending's documents: its place there and the upload's id.
    struct NamedFile: Sendable {
        /// By document and member.
        var path: [String]
        var upload: String
    }

    /// What somebody hands in: documents, and files among the answers, with what the definition asks of each.
    struct Handed: Sendable {
        var documents: JSONValue = [:]
        var requirements: OrderedMap<DocumentID, Requirement> = [:]
        var answers: [UploadedFile] = []
        /// Where the answers stand in what was sent.
        var answersAt = "/fields"

        /// Every upload named.
        var uploads: [String] { Registry.files(in: documents).map(\.upload) + answers.map(\.upload) }
    }

    /// What a sending hands in, or what is kept of it.
    static func handed(_ sending: JSONValue, for service: CompiledService) -> Handed {
        Handed(
            documents: sending["documents"] ?? [:], requirements: service.documents,
            answers: UploadedFile.all(in: sending["form"]?.object ?? [:], service.form), answersAt: "/form")
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

    /// What is wrong with the documents and files that `actor` hands in, as far as the engine does not see it.
    ///
    /// - Parameter caseID: the case that they are for; absent where it is not filed yet.
    func faults(
        _ db: Database, in handed: Handed, of caseID: Int64?, by actor: Actor?
    ) throws -> [Problem.Entry] {
        var entries: [Problem.Entry] = []
        func fault(_ path: [String], _ code: String, _ id: String, _ en: String, at root: String = "/documents") {
            let place = path.reduce(JSONPointer(text: root)) { $0.appending($1) }
            entries.append(Problem.Entry(pointer: place.description, code: code, subject: nil, detail: .both(id, en)))
        }
        // Paper is laid on an officer's counter: whoever sends from elsewhere hands in files.
        if actor?.kind != .officer {
            for path in Registry.papers(in: handed.documents) {
                fault(
                    path, "paper", "Unggah berkas ini; kertas hanya diterima petugas di loket.",
                    "Upload this; paper is taken by an officer only.")
            }
        }
        func check(_ id: String, _ path: [String], at root: String, accept: [String], maxSize: Int?) throws {
            guard let upload = try Uploads.find(db, id: id), upload.caseID == nil || upload.caseID == caseID else {
                return fault(path, "unknown_file", "Berkas tidak ditemukan; unggah lagi.", "No such file; upload it again.", at: root)
            }
            if !accept.isEmpty, !upload.kind.endings.contains(where: accept.contains) {
                let kinds = accept.joined(separator: ", ")
                fault(path, "file_kind", "Jenis berkas harus \(kinds).", "The file must be \(kinds).", at: root)
            }
            if let limit = maxSize, upload.size > limit {
                let size = Prose.size(limit)
                fault(path, "file_too_large", "Berkas paling besar \(size).", "At most \(size).", at: root)
            }
        }
        for file in handed.answers {
            try check(file.upload, file.path, at: handed.answersAt, accept: file.field.accept, maxSize: file.field.maxSize)
        }
        for file in Registry.files(in: handed.documents) {
            let requirement = Requirement.at(file.path, in: handed.requirements)
            try check(file.upload, file.path, at: "/documents", accept: requirement?.accept ?? [], maxSize: requirement?.maxSize)
        }
        return entries
    }

    private static func papers(in documents: JSONValue) -> [[String]] {
        papersAndFiles(in: documents).filter { path in Evidence(path.reduce(documents) { $0[$1] ?? .null })?.medium == .paper }
    }

    /// Whether a document, or a member of it, was handed in on paper.
    static func hasPaper(_ document: JSONValue) -> Bool { !papers(in: ["ini": document]).isEmpty }

    /// The places of all that is handed in below `documents`.
    static func papersAndFiles(in documents: JSONValue, path: [String] = []) -> [[String]] {
        (documents.object ?? [:]).flatMap { key, value in
            Evidence(value) == nil ? papersAndFiles(in: value, path: path + [key.rawValue]) : [path + [key.rawValue]]
        }
    }

    /// Gives the files to the case; `faults` has found nothing against them.
    func attach(_ db: Database, _ handed: Handed, to caseID: Int64) throws {
        for upload in handed.uploads where try !Uploads.attach(db, id: upload, caseID: caseID) { throw Problem.conflict }
    }
}
