extension Rule {
    /// 08xx: standards and overlays.
    public static let standardRules: [Rule] = [unknownStandard, circularExtends, nothingThere]

    static let unknownStandard = Rule(
        code: 801, slug: "unknown-standard",
        summary: Words(en: "what is extended is not there", id: "standar yang diikuti tidak ada"),
        explanation: Words(
            en: """
                `extends: CATALOG/ID@VERSION` names a `*.standard.yaml` of that catalog with that `standard` and `version`; without `CATALOG/` one of \
                this catalog. Only a standard can be extended. Another catalog's folder stands beside this one's, or is given to the same command.
                """,
            id: """
                `extends: KATALOG/ID@VERSI` menyebut `*.standard.yaml` dari katalog itu dengan `standard` dan `version` itu; tanpa `KATALOG/`, dari \
                katalog ini. Hanya standar yang bisa diikuti. Folder katalog lain berada di samping folder ini, atau diberikan kepada perintah yang sama.
                """),
        failing: "extends: nasional/sip-dokter", passing: "extends: nasional/sip-dokter@2")

    static let circularExtends = Rule(
        code: 802, slug: "circular-extends",
        summary: Words(en: "a standard that extends itself", id: "standar yang mengikuti dirinya sendiri"),
        explanation: Words(
            en: "Standards may extend standards (national, provincial), and the last of them extends none.",
            id: "Standar boleh mengikuti standar (nasional, provinsi), dan yang terakhir tidak mengikuti apa pun."),
        failing: "standard: sip\nversion: 1\nextends: nasional/sip@1", passing: "standard: sip\nversion: 2\nextends: nasional/sip@1")

    static let nothingThere = Rule(
        code: 803, slug: "nothing-there",
        summary: Words(en: "an overlay speaks of what the standard does not have", id: "berkas menyebut hal yang tidak ada di standarnya"),
        explanation: Words(
            en: """
                `KEY: removed` takes away what the standard has, and `after: ID` or `before: ID` places an added entry beside one that is there. Where \
                nothing is there, the standard has changed or the name is wrong, and the region may believe something that is not so.
                """,
            id: """
                `KUNCI: removed` menghapus yang ada di standar, dan `after: ID` atau `before: ID` menempatkan entri tambahan di samping yang ada. Bila \
                tidak ada, standarnya sudah berubah atau namanya keliru, dan daerah bisa mengira hal yang tidak benar.
                """),
        failing: "documents:\n  ijazah: removed", passing: "documents:\n  ijasah: removed")
}
