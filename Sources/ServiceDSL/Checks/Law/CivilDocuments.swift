import ServiceIR

/// What the population offices issue, known by the words of its Indonesian name.
enum CivilDocuments {
    /// Whether the text names an identity card: `KTP`, `e-KTP`, `KTP-el`.
    static func isIdentityCard(_ name: String) -> Bool { name.says("ktp") || name.says("kartu tanda penduduk") }

    /// Whether it names the holder's own card and nobody's else: `Fotokopi KTP-el pemohon yang masih berlaku`.
    static func isOwnIdentityCard(_ name: String) -> Bool {
        guard isIdentityCard(name) else { return false }
        return name.split(whereSeparator: { !$0.isLetter }).allSatisfy { own.contains($0.lowercased()) }
    }

    private static let own: Set<String> = [
        "fotokopi", "foto", "kopi", "fotocopy", "salinan", "scan", "pindaian", "e", "ktp", "el", "elektronik", "kartu", "tanda", "penduduk",
        "pemohon", "asli", "yang", "masih", "berlaku", "dan",
    ]

    /// Whether the text names a document that is signed electronically and printed on plain paper.
    static func isAny(_ name: String) -> Bool { isIdentityCard(name) || others.contains(where: name.says) }

    private static let others = ["kk", "kartu keluarga", "akta kelahiran", "akta kematian", "akta perkawinan", "akta perceraian"]
}

extension String {
    /// Whether these words stand in it, whole; capital letters of ASCII are as small ones.
    func says(_ words: String) -> Bool {
        let (own, sought) = (utf8, words.utf8)
        var start = own.startIndex
        var isStart = true
        while start < own.endIndex {
            if isStart, let end = own.end(of: sought, from: start), end == own.endIndex || !own[end].isLetter { return true }
            isStart = !own[start].isLetter
            start = own.index(after: start)
        }
        return false
    }
}

extension String.UTF8View {
    /// Where `sought`, in small letters, ends when it begins here.
    fileprivate func end(of sought: String.UTF8View, from start: Index) -> Index? {
        var place = start
        for byte in sought {
            guard place < endIndex, self[place].small == byte else { return nil }
            place = index(after: place)
        }
        return place
    }
}

/// A document that is asked of the applicant, with where it stands.
struct AskedDocument {
    let document: Requirement
    let id: DocumentID
    let path: [String]
    /// One of several that serve.
    let isChoice: Bool

    /// The documents asked with the form, each group before its members; not what the office gets by itself.
    static func all(of service: CompiledService) -> [AskedDocument] {
        var found: [AskedDocument] = []
        collect(service.documents, at: ["documents"], isChoice: false, &found)
        return found
    }

    private static func collect(
        _ documents: OrderedMap<DocumentID, Requirement>, at path: [String], isChoice: Bool, _ found: inout [AskedDocument]
    ) {
        for (id, document) in documents where document.from == nil {
            let own = path + [id.rawValue]
            found.append(AskedDocument(document: document, id: id, path: own, isChoice: isChoice))
            if let group = document.group {
                collect(document.members, at: own + [group.rawValue], isChoice: isChoice || group == .anyOf, &found)
            }
        }
    }

    /// Its names in Indonesian.
    var names: [String] { document.name.rows.map { $0.value["id"] } }
}
