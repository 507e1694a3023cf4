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

    /// Whether the text names a document that is signed electronically and printed on plain paper, before anything else that it names.
    static func isAny(_ name: String) -> Bool {
        let words = name.split { !$0.isLetter }.map { $0.lowercased() }.drop { before.contains($0) }
        return others.contains { words.starts(with: $0) }
    }

    private static let before: Set<String> = [
        "fotokopi", "foto", "kopi", "fotocopy", "salinan", "kutipan", "scan", "pindaian", "asli", "e", "legalisir",
    ]
    private static let others: [[String]] =
        [["ktp"], ["kartu", "tanda", "penduduk"], ["kk"], ["kartu", "keluarga"]]
        + ["akta", "akte"].flatMap { deed in ["kelahiran", "lahir", "kematian", "perkawinan", "perceraian"].map { [deed, $0] } }
}
