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
            ])
    ]
}
