extension Rule {
    /// 00xx: files and configuration.
    public static let fileRules: [Rule] = [unknownFile, noCatalog, fileTwice]

    /// A YAML file that is none of the language's.
    static let unknownFile = Rule(
        code: 1, slug: "unknown-file",
        summary: Words(
            en: "not a file of the language: its first key says what it is",
            id: "bukan berkas bahasa ini: kunci pertamanya menyatakan jenisnya"),
        explanation: Words(
            en: "The first key is `catalog`, `service`, `standard`, `calendar` or `scenarios`.",
            id: "Kunci pertama adalah `catalog`, `service`, `standard`, `calendar`, atau `scenarios`."),
        failing: "version: 1\nservice: situ", passing: "service: situ\nversion: 1")

    /// A service above which no catalog stands.
    static let noCatalog = Rule(
        code: 2, slug: "no-catalog", severity: .note,
        summary: Words(
            en: "no `catalog.yaml` above this file: roles, agencies and field groups are not checked",
            id: "tidak ada `catalog.yaml` di atas berkas ini: peran, instansi, dan kelompok isian tidak diperiksa"),
        explanation: Words(
            en:
                "A service belongs to the nearest catalog above it; what needs the catalog cannot be checked without it, and the service cannot be built.",
            id:
                "Layanan milik katalog terdekat di atasnya; yang membutuhkan katalog tidak bisa diperiksa tanpanya, dan layanan tidak bisa dibangun."
        ),
        failing: "# kabupaten/situ.service.yaml\nservice: situ",
        passing: "# kabupaten/catalog.yaml\ncatalog: kabupaten\n\n# kabupaten/situ.service.yaml\nservice: situ")

    /// Two files of one catalog with the same id.
    static let fileTwice = Rule(
        code: 3, slug: "file-twice",
        summary: Words(en: "two files with one id", id: "dua berkas dengan satu id"),
        explanation: Words(
            en:
                "Within a catalog each service and each calendar has an id of its own, and each version of a standard. A copy of a catalog's folder beside it is read with it only where its files are named or asked for.",
            id:
                "Dalam satu katalog tiap layanan dan kalender punya id sendiri, juga tiap versi standar. Salinan folder katalog di sebelahnya hanya ikut dibaca bila berkasnya disebut atau diminta."
        ),
        failing: "# situ.service.yaml\nservice: situ\n\n# situ-lama.service.yaml\nservice: situ",
        passing: "# situ.service.yaml\nservice: situ\n\n# situ-lama.service.yaml\nservice: situ-lama")
}
