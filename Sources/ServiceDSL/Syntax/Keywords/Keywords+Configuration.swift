extension Keywords {
    /// What a rule may be set to: `none` = it is not told.
    static let severityWords = ["none", "note", "warning", "danger", "error"]

    static let configurationShapes: [Shape] = [
        Shape(
            .configuration, en: "a configuration", id: "pengaturan",
            [
                .may(
                    .paths, .list(.string), "what is read where a command names no path, from the folder of this file",
                    "yang dibaca bila perintah tidak menyebut berkas atau folder, dihitung dari folder berkas ini"),
                .may(
                    .except, .list(.string), "files and folders that are left out where a folder is read",
                    "berkas dan folder yang dilewati ketika sebuah folder dibaca"),
                .may(
                    .failOn, .word(["error", "danger", "warning", "note"]),
                    "the least severity that fails, where a command does not say it",
                    "tingkat terendah yang gagal, bila perintah tidak menyebutnya"),
                .may(
                    .languages, .list(.string), "the languages in which every text must stand",
                    "bahasa yang harus ada pada setiap teks"),
                .may(
                    .rules, .entries(.finding, .word(severityWords)), "the severity of rules, by code or name; `none` is not told",
                    "tingkat aturan, menurut kode atau namanya; `none` tidak ditampilkan"),
                .may(.checks, checkMap, "rules of the region's own, for every catalog", "aturan daerah sendiri, untuk semua katalog"),
            ]),
        Shape(
            .rules, en: "rules of a region's own", id: "aturan daerah",
            [
                .must(.rules, .kebabID, "the file's own id", "id berkas ini"),
                .must(.checks, checkMap, "the rules, by id", "aturannya, menurut id"),
            ]),
        Shape(
            .check, en: "a rule of a region's own", id: "aturan daerah",
            [
                .must(.code, .count(Rule.ownCodes), "its code, printed behind `MPP`", "kodenya, tampil sesudah `MPP`"),
                .may(
                    .of, .word(ModelWords.subjects), "the things that it is judged on; unsaid, the whole service",
                    "yang dinilai; bila tidak disebut, seluruh layanan"),
                .may(.when, .expression, "of which of them it is asked", "yang mana saja yang ditanya"),
                .must(.rule, .expression, "what must hold", "yang harus benar"),
                .must(.message, .text, "what is said when it does not", "pesan bila tidak"),
                .may(.help, .text, "what the author is to do", "yang perlu dilakukan penulis"),
                .may(
                    .severity, .word(["warning", "note", "danger", "error"]), "how grave it is; unsaid, a warning",
                    "tingkatnya; bila tidak disebut, peringatan"),
                .may(.legalBasis, .text, "the law that asks for it", "dasar hukumnya"),
                .may(
                    .examples, .map(.examples), "small things that keep it and break it, tried whenever it is read",
                    "contoh kecil yang memenuhi dan yang melanggar, dicoba setiap kali aturan dibaca"),
            ]),
        Shape(
            .examples, en: "examples of a rule", id: "contoh aturan",
            [
                .may(.pass, .list(.anything), "things that keep the rule", "yang memenuhi aturan"),
                .may(.fail, .list(.anything), "things that break it", "yang melanggar aturan"),
            ]),
    ]

    private static let checkMap = SyntaxKind.entries(.check, .map(.check))
}
