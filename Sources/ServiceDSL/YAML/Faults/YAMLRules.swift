extension Rule {
    /// 01xx: YAML.
    public static let yamlRules: [Rule] = yamlFileRules + yamlTrapRules + yamlSyntaxRules

    /// What is wrong with a file, or with the way its parts hang together.
    private static let yamlFileRules: [Rule] = [
        fileTooLarge, emptyFile, invalidUTF8, byteOrderMark, controlCharacter, invisibleCharacter, tab, severalDocuments, tooDeep,
        duplicateKey, emptyValue, undefinedAlias, explodingAlias, mergeKey, tag, keyNotText, directive, unusedAnchor, duplicateAnchor,
    ]

    package static let fileTooLarge = Rule(
        code: 101, slug: "file-too-large",
        summary: Words(en: "the file is too large", id: "berkas terlalu besar"),
        explanation: Words(
            en: "A definition is at most 4 MiB, so that no file can occupy the compiler for long. A real service takes a few kilobytes.",
            id:
                "Satu berkas definisi paling besar 4 MiB, agar tidak ada berkas yang menahan program pemeriksa terlalu lama. "
                + "Satu layanan hanya perlu "
                + "beberapa kilobita."),
        failing: "# izin.service.yaml, 5 MB\nname: data:image/png;base64,iVBORw0KGgo…\n", passing: "# izin.service.yaml, 5 KB\nname: Izin\n"
    )

    package static let emptyFile = Rule(
        code: 102, slug: "empty-file",
        summary: Words(en: "the file is empty", id: "berkas kosong"),
        explanation: Words(
            en: "A file without any entry defines nothing. Its first key says what it holds: `service:`, `catalog:`, `calendar:` …",
            id: "Berkas tanpa isian tidak mendefinisikan apa pun. Kunci pertamanya menyatakan isinya: `service:`, `catalog:`, `calendar:` …"
        ),
        failing: "# belum ada isinya\n", passing: "service: izin-contoh\n")

    package static let invalidUTF8 = Rule(
        code: 103, slug: "invalid-utf8",
        summary: Words(en: "the file is not UTF-8", id: "berkas bukan UTF-8"),
        explanation: Words(
            en: "Definitions are texts in UTF-8. Save the file again with the encoding “UTF-8”.",
            id: "Definisi adalah teks UTF-8. Simpan ulang berkas dengan pengodean “UTF-8”."),
        failing: "name: Izin usaha caf\\xE9   # é: E9\n", passing: "name: Izin usaha café   # é: C3 A9\n")

    package static let byteOrderMark = Rule(
        code: 104, slug: "byte-order-mark", severity: .warning,
        summary: Words(en: "the file begins with a byte-order mark", id: "berkas diawali tanda urutan bita (BOM)"),
        explanation: Words(
            en: "Three invisible bytes stand before the first character. They mean nothing in UTF-8 and disturb other tools. "
                + "Save as “UTF-8” and not “UTF-8 with BOM”.",
            id: "Tiga bita tak terlihat berdiri sebelum karakter pertama. Dalam UTF-8 tidak ada artinya dan mengganggu alat lain. "
                + "Simpan sebagai “UTF-8”, bukan “UTF-8 with BOM”."),
        failing: "\u{FEFF}name: Izin\n", passing: "name: Izin\n")

    package static let controlCharacter = Rule(
        code: 105, slug: "control-character",
        summary: Words(en: "a control character stands in the file", id: "ada karakter kendali di dalam berkas"),
        explanation: Words(
            en: "Characters that cannot be seen, and that end lines, turn the direction of writing or mean nothing in a text, let a file "
                + "say something else than it shows. They are refused everywhere, comments included.",
            id:
                "Karakter tak terlihat yang memutus baris, membalik arah tulisan, atau tidak bermakna dalam teks "
                + "membuat isi berkas berbeda "
                + "dari yang tampak. Karakter itu ditolak di mana pun, juga di komentar."),
        failing: "name: Izin\u{07} Reklame\n", passing: "name: Izin Reklame\n")

    package static let invisibleCharacter = Rule(
        code: 106, slug: "invisible-character", severity: .warning,
        summary: Words(en: "an invisible character stands in the text", id: "ada karakter tak terlihat di dalam teks"),
        explanation: Words(
            en: "A no-break space, soft hyphen or zero-width space came in with copied text. To a person it looks like a space or nothing; "
                + "a search, a comparison or an id sees it.",
            id:
                "Spasi tak terputus, tanda hubung lunak, atau spasi selebar nol terbawa dari teks yang disalin. Bagi "
                + "orang tampak sebagai spasi "
                + "atau tidak ada; pencarian, perbandingan, dan id melihatnya."),
        failing: "name: Izin\u{A0}Reklame\n", passing: "name: Izin Reklame\n")

    package static let tab = Rule(
        code: 107, slug: "tab",
        summary: Words(en: "a tab stands where only spaces may", id: "ada tab di tempat yang hanya boleh berisi spasi"),
        explanation: Words(
            en:
                "YAML nests by spaces. A tab has no fixed width, so it is refused between words of the structure, not "
                + "only at the beginning "
                + "of a line. Let the editor write two spaces for the tab key.",
            id:
                "YAML menyusun dengan spasi. Lebar tab tidak tetap, karena itu ditolak di antara bagian struktur, tidak "
                + "hanya di awal baris. "
                + "Atur editor agar tombol tab menulis dua spasi."),
        failing: "form:\n\tpemohon: Pemohon\n", passing: "form:\n  pemohon: Pemohon\n")

    package static let severalDocuments = Rule(
        code: 108, slug: "several-documents",
        summary: Words(en: "the file holds more than one document", id: "berkas berisi lebih dari satu dokumen"),
        explanation: Words(
            en: "A line `---` begins a second document. One file defines one thing: put the second part in a file of its own.",
            id: "Baris `---` memulai dokumen kedua. Satu berkas mendefinisikan satu hal: pindahkan bagian kedua ke berkas tersendiri."),
        failing: "service: satu\n---\nservice: dua\n", passing: "service: satu\n")

    package static let tooDeep = Rule(
        code: 109, slug: "too-deep",
        summary: Words(en: "the file nests too deeply", id: "susunan berkas terlalu dalam"),
        explanation: Words(
            en: "At most 64 levels are read, aliases included. No definition needs a tenth of that; a bracket is probably repeated.",
            id:
                "Paling banyak 64 tingkat yang dibaca, termasuk lewat alias. Definisi mana pun tidak perlu "
                + "sepersepuluhnya; mungkin ada kurung "
                + "yang terulang."),
        failing: "a: " + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "\n",
        passing: "a: [[[[]]]]\n")

    package static let duplicateKey = Rule(
        code: 110, slug: "duplicate-key",
        summary: Words(en: "a key stands twice", id: "satu kunci tertulis dua kali"),
        explanation: Words(
            en: "Within one mapping a key stands once. Other readers silently take the last and forget the first.",
            id:
                "Dalam satu susunan, satu kunci hanya boleh sekali. Pembaca lain diam-diam memakai yang terakhir dan "
                + "melupakan yang pertama."
        ),
        failing: "name: Izin Reklame\nname: Izin Usaha\n", passing: "name: Izin Reklame\nsummary: Izin Usaha\n")

    package static let emptyValue = Rule(
        code: 111, slug: "empty-value",
        summary: Words(en: "a value is missing", id: "nilai belum diisi"),
        explanation: Words(
            en: "A key without a value, or with `null` or `~`, says nothing. Write the value, or leave the key out.",
            id: "Kunci tanpa nilai, atau bernilai `null` atau `~`, tidak menyatakan apa pun. Isi nilainya, atau hapus kuncinya."),
        failing: "name:\nagency: bp2t\n", passing: "name: Izin\nagency: bp2t\n")

    package static let undefinedAlias = Rule(
        code: 112, slug: "undefined-alias",
        summary: Words(en: "an alias names no anchor", id: "alias tidak merujuk jangkar mana pun"),
        explanation: Words(
            en: "`*x` stands for the value that was marked `&x` above it. If no such reference is meant, put the value in quotes.",
            id: "`*x` berarti nilai yang ditandai `&x` di atasnya. Jika bukan rujukan yang dimaksud, apit nilainya dengan tanda kutip."),
        failing: "pos: &loket Petugas loket\nby: [*loket, *loked]\n", passing: "pos: &loket Petugas loket\nby: [*loket]\n")

    package static let explodingAlias = Rule(
        code: 113, slug: "exploding-alias",
        summary: Words(en: "aliases multiply without bound", id: "alias berlipat tanpa batas"),
        explanation: Words(
            en:
                "Aliases of aliases can make a short file stand for millions of values, and an alias inside its own "
                + "anchor for endlessly many. "
                + "All aliases of a file may stand for at most 20 000 values.",
            id:
                "Alias dari alias dapat membuat berkas pendek berarti jutaan nilai, dan alias di dalam jangkarnya "
                + "sendiri berarti tak berujung. "
                + "Semua alias dalam satu berkas paling banyak mewakili 20.000 nilai."),
        failing: "a: &a { isi: *a }\n", passing: "a: &a { isi: x }\nb: *a\n")

    package static let mergeKey = Rule(
        code: 114, slug: "merge-key",
        summary: Words(en: "`<<` is no key", id: "`<<` bukan kunci"),
        explanation: Words(
            en:
                "YAML 1.2 has no merge keys, and readers disagree about them. Fields that several services share belong "
                + "into `field_groups` "
                + "of the catalog, and are taken in with `use`.",
            id: "YAML 1.2 tidak mengenal kunci gabungan, dan tiap pembaca memperlakukannya berbeda. Isian yang dipakai bersama ditulis di "
                + "`field_groups` pada katalog, lalu diambil dengan `use`."),
        failing: "dasar: &dasar { type: text }\nnama: { <<: *dasar, name: Nama }\n",
        passing: "dasar: &dasar { type: text }\nnama: *dasar\n")

    package static let tag = Rule(
        code: 115, slug: "tag",
        summary: Words(en: "a value that begins with `!` is a tag to YAML", id: "nilai yang diawali `!` dibaca YAML sebagai tag"),
        explanation: Words(
            en:
                "In YAML `!x` names a type and the value is empty, so the condition is gone. Put an expression that "
                + "begins with `!` in quotes. "
                + "The language knows no tags.",
            id:
                "Dalam YAML `!x` menamai tipe dan nilainya kosong, sehingga syaratnya hilang. Apit ekspresi yang "
                + "diawali `!` dengan tanda kutip. "
                + "Bahasa ini tidak mengenal tag."),
        failing: "when: !milik_sendiri\n", passing: "when: \"!milik_sendiri\"\n")

    package static let keyNotText = Rule(
        code: 116, slug: "key-not-text",
        summary: Words(en: "a key must be a plain word", id: "kunci harus berupa kata biasa"),
        explanation: Words(
            en:
                "A key is a name or a text on one line; a list, a mapping, an alias or nothing at all cannot be one. "
                + "Often a template such as "
                + "`{{nama}}` without quotes is read as a mapping.",
            id:
                "Kunci adalah nama atau teks dalam satu baris; daftar, susunan, alias, atau kosong tidak bisa menjadi "
                + "kunci. Sering terjadi: "
                + "templat seperti `{{nama}}` tanpa tanda kutip terbaca sebagai susunan."),
        failing: "number: {{seq}}\n", passing: "number: \"{{seq}}\"\n")

    package static let directive = Rule(
        code: 117, slug: "directive",
        summary: Words(en: "YAML directives are not used here", id: "arahan YAML tidak dipakai di sini"),
        explanation: Words(
            en: "A line that begins with `%` gives orders to a YAML reader. All files are read in the same way; leave it out.",
            id: "Baris yang diawali `%` memberi perintah kepada pembaca YAML. Semua berkas dibaca dengan cara yang sama; hapus baris itu."),
        failing: "%YAML 1.1\n---\nservice: contoh\n", passing: "service: contoh\n")

    package static let unusedAnchor = Rule(
        code: 118, slug: "unused-anchor", severity: .warning,
        summary: Words(en: "an anchor is never used", id: "jangkar tidak pernah dipakai"),
        explanation: Words(
            en: "`&x` marks a value so that `*x` can stand for it elsewhere. No alias of this name follows.",
            id: "`&x` menandai nilai agar `*x` dapat mewakilinya di tempat lain. Tidak ada alias dengan nama ini sesudahnya."),
        failing: "late: &terlambat { notify: sekretaris }\n", passing: "late: { notify: sekretaris }\n")

    package static let duplicateAnchor = Rule(
        code: 119, slug: "duplicate-anchor",
        summary: Words(en: "an anchor's name stands twice", id: "satu nama jangkar dipakai dua kali"),
        explanation: Words(
            en: "Two values carry the same mark, so that an alias would mean another value above than below.",
            id: "Dua nilai memakai tanda yang sama, sehingga alias di atas dan di bawah berarti nilai yang berbeda."),
        failing: "a: &x { isi: 1 }\nb: &x { isi: 2 }\nc: *x\n", passing: "a: &x { isi: 1 }\nb: &y { isi: 2 }\nc: [*x, *y]\n")
}
