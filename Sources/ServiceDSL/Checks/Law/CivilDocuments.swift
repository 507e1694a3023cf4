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
