extension Rule {
    /// 00xx: files and configuration.
    public static let fileRules: [Rule] = [
        unknownFile, noCatalog, fileTwice, badAllowance, allowanceWithoutReason, unusedAllowance, unknownRule, fixedSeverity, ruleSetTwice,
        pathOutside, languageNotOfCatalog, ownRuleTwice, exampleContradictsRule, ownRuleNotJudged,
    ]

    /// A YAML file that is none of the language's.
    static let unknownFile = Rule(
        code: 1, slug: "unknown-file",
        summary: Words(
            en: "not a file of the language: its first key says what it is",
            id: "bukan berkas bahasa ini: kunci pertamanya menyatakan jenisnya"),
        explanation: Words(
            en:
                "The first key is `catalog`, `service`, `standard`, `calendar`, `scenarios` or `rules`; a region's settings are called `mppc.yaml`.",
            id:
                "Kunci pertama adalah `catalog`, `service`, `standard`, `calendar`, `scenarios`, atau `rules`; pengaturan daerah bernama `mppc.yaml`."
        ),
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

    /// A comment that would allow what cannot be.
    static let badAllowance = Rule(
        code: 4, slug: "bad-allowance",
        summary: Words(en: "a comment that can allow nothing", id: "komentar yang tidak bisa mengizinkan apa pun"),
        explanation: Words(
            en:
                "A note, a warning or a danger may be kept on purpose: `# mppc:allow CODE reason` above its line, or at the end of it, takes it out of what is printed; `mppc check --show-allowed` shows it with its reason. An error may never be allowed.",
            id:
                "Catatan, peringatan, dan bahaya boleh dibiarkan dengan sengaja: `# mppc:allow KODE alasan` di atas barisnya, atau di akhir baris itu, menghilangkannya dari yang ditampilkan; `mppc check --show-allowed` menampilkannya dengan alasannya. Kesalahan (error) tidak pernah boleh diizinkan."
        ),
        failing: "# mppc:allow MPP0301 nanti diperbaiki\nagency: dinas_apa",
        passing: "agency: dpmptsp")

    /// An allowance that does not say why.
    static let allowanceWithoutReason = Rule(
        code: 5, slug: "allowance-without-reason", severity: .warning,
        summary: Words(en: "an allowance without a reason: it allows nothing", id: "izin tanpa alasan: tidak mengizinkan apa pun"),
        explanation: Words(
            en: "Who reads the file later must know why a finding was kept. The reason stands behind the code.",
            id: "Yang membaca berkas ini kelak harus tahu mengapa suatu temuan dibiarkan. Alasannya ditulis sesudah kode."),
        failing: "# mppc:allow MPP0602\nsla: 5 working days",
        passing: "# mppc:allow MPP0602 standar tidak menyebut waktu tiap langkah\nsla: 5 working days")

    /// An allowance of what is not there.
    static let unusedAllowance = Rule(
        code: 6, slug: "unused-allowance", severity: .warning,
        summary: Words(en: "an allowance of what is not found there", id: "izin untuk sesuatu yang tidak ditemukan di situ"),
        explanation: Words(
            en: "The finding was mended, or stands on another line. What is left behind would hide the next one.",
            id: "Temuannya sudah diperbaiki, atau ada di baris lain. Izin yang tertinggal akan menyembunyikan temuan berikutnya."),
        failing: "# mppc:allow MPP0602 standar tidak menyebut waktu\nfee: free",
        passing: "fee: free")
}
