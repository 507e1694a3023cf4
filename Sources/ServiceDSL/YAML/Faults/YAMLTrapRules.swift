extension Rule {
    /// Values that YAML understands otherwise than the author.
    static let yamlTrapRules: [Rule] = [
        yesNoBoolean, codeAsNumber, clockAsNumber, reservedStart, textAfterClose, ternary, colonInText, commentInText, flowCut,
        valueMissing,
    ]

    package static let yesNoBoolean = Rule(
        code: 120, slug: "yes-no-boolean",
        summary: Words(
            en: "`yes`, `no`, `on`, `off` mean different things to different readers", id: "`yes`, `no`, `on`, `off` dibaca berbeda-beda"),
        explanation: Words(
            en: "YAML 1.1 reads these words as true or false, YAML 1.2 as texts. Write `true` or `false`, or put the word in quotes. "
                + "The only spellings of the two values are `true` and `false`.",
            id:
                "YAML 1.1 membaca kata-kata ini sebagai benar atau salah, YAML 1.2 sebagai teks. Tulis `true` atau "
                + "`false`, atau apit katanya "
                + "dengan tanda kutip. Kedua nilai itu hanya ditulis `true` dan `false`."),
        failing: "stamp_duty: yes\n", passing: "stamp_duty: true\n")

    /// Also reported where a code is expected and a number without quotes stands, such as `73.07` for a region.
    package static let codeAsNumber = Rule(
        code: 121, slug: "code-as-number",
        summary: Words(en: "a code without quotes is read as a number", id: "kode tanpa tanda kutip terbaca sebagai angka"),
        explanation: Words(
            en: "To YAML 73.07 is a decimal number, 0812 an octal one, and a long number loses its last digits in many programs. "
                + "Region codes, phone and identity numbers are texts: put them in quotes.",
            id:
                "Bagi YAML 73.07 adalah bilangan desimal, 0812 bilangan oktal, dan bilangan panjang kehilangan digit "
                + "akhirnya di banyak program. "
                + "Kode wilayah, nomor telepon, dan nomor identitas adalah teks: apit dengan tanda kutip."),
        failing: "region: 73.07\nphone: 081234567890\n", passing: "region: \"73.07\"\nphone: \"081234567890\"\n")

    package static let clockAsNumber = Rule(
        code: 122, slug: "clock-as-number",
        summary: Words(en: "a time without quotes is read as a number", id: "jam tanpa tanda kutip terbaca sebagai angka"),
        explanation: Words(
            en: "YAML 1.1 counts in sixties: 12:30 is 750. Put times in quotes.",
            id: "YAML 1.1 berhitung per enam puluh: 12:30 menjadi 750. Apit jam dengan tanda kutip."),
        failing: "opens: 12:30\n", passing: "opens: \"12:30\"\n")

    package static let reservedStart = Rule(
        code: 123, slug: "reserved-start",
        summary: Words(en: "a value begins with a sign that YAML keeps for itself", id: "nilai diawali tanda yang dipakai YAML sendiri"),
        explanation: Words(
            en:
                "A value without quotes cannot begin with `*`, `&`, `%`, `@`, `>`, `|`, a backtick or a closing "
                + "bracket: to YAML these are aliases, "
                + "anchors, long texts and the like. Put the value in quotes.",
            id:
                "Nilai tanpa tanda kutip tidak bisa diawali `*`, `&`, `%`, `@`, `>`, `|`, tanda petik balik, atau "
                + "kurung tutup: bagi YAML tanda itu "
                + "berarti alias, jangkar, teks panjang, dan sejenisnya. Apit nilainya dengan tanda kutip."),
        failing: "when: > 24\n", passing: "when: luas > 24\n")

    package static let textAfterClose = Rule(
        code: 124, slug: "text-after-close",
        summary: Words(en: "text follows a closed quote or bracket", id: "ada teks setelah tanda kutip atau kurung tutup"),
        explanation: Words(
            en:
                "A value that begins with a quote or bracket ends with it; nothing may follow. An expression that "
                + "begins so goes into quotes "
                + "as a whole.",
            id:
                "Nilai yang diawali tanda kutip atau kurung berakhir bersamanya; tidak boleh ada lanjutan. Ekspresi "
                + "yang berawal demikian diapit "
                + "tanda kutip seluruhnya."),
        failing: "when: 'papan' in jenis\n", passing: "when: \"'papan' in jenis\"\n")

    package static let ternary = Rule(
        code: 125, slug: "ternary-colon",
        summary: Words(
            en: "YAML takes the colon of `a ? b : c` for the end of a key",
            id: "YAML membaca titik dua pada `a ? b : c` sebagai akhir kunci"),
        explanation: Words(
            en: "A colon followed by a space ends a key, also inside an expression. Put the expression in quotes.",
            id: "Titik dua yang diikuti spasi mengakhiri kunci, juga di dalam ekspresi. Apit ekspresi dengan tanda kutip."),
        failing: "amount: luas > 24 ? 50000 : 25000\n", passing: "amount: \"luas > 24 ? 50000 : 25000\"\n")

    package static let colonInText = Rule(
        code: 126, slug: "colon-in-text",
        summary: Words(
            en: "a colon inside a text is taken for the end of a key", id: "titik dua di dalam teks terbaca sebagai akhir kunci"),
        explanation: Words(
            en: "A colon followed by a space, or at the end of the line, ends a key. A text that holds one goes into quotes.",
            id: "Titik dua yang diikuti spasi, atau di akhir baris, mengakhiri kunci. Teks yang memuatnya diapit tanda kutip."),
        failing: "name: Izin: reklame\n", passing: "name: \"Izin: reklame\"\n")

    package static let commentInText = Rule(
        code: 127, slug: "comment-in-text",
        summary: Words(en: "a `#` cuts the text off", id: "tanda `#` memotong teks"),
        explanation: Words(
            en:
                "After a space, `#` begins a comment and the rest of the line is gone. A text that holds ` #` goes into "
                + "quotes; a real comment "
                + "has a space after its `#`.",
            id:
                "Setelah spasi, `#` memulai komentar dan sisa baris hilang. Teks yang memuat ` #` diapit tanda kutip; "
                + "komentar sungguhan diberi "
                + "spasi setelah `#`."),
        failing: "name: Formulir #2 pemohon\n", passing: "name: \"Formulir #2 pemohon\"\n")

    package static let flowCut = Rule(
        code: 128, slug: "flow-cut",
        summary: Words(en: "a comma or bracket inside `{ }` cuts the value", id: "koma atau kurung di dalam `{ }` memotong nilai"),
        explanation: Words(
            en:
                "Inside `{ }` and `[ ]` commas and brackets belong to YAML, also within an expression. Put the "
                + "expression in quotes, or write "
                + "the mapping over several lines.",
            id:
                "Di dalam `{ }` dan `[ ]`, koma dan kurung milik YAML, juga di tengah ekspresi. Apit ekspresi dengan "
                + "tanda kutip, atau tulis "
                + "susunannya dalam beberapa baris."),
        failing: "- { when: jenis in ['papan', 'bando'], to: survei }\n",
        passing: "- { when: \"jenis in ['papan', 'bando']\", to: survei }\n")

    package static let valueMissing = Rule(
        code: 129, slug: "value-missing-in-braces",
        summary: Words(en: "a key inside `{ }` has no value", id: "kunci di dalam `{ }` tanpa nilai"),
        explanation: Words(
            en: "After a comma inside `{ }` YAML expects the next `key: value`. A text that holds a comma goes into quotes.",
            id: "Setelah koma di dalam `{ }`, YAML menunggu `kunci: nilai` berikutnya. Teks yang memuat koma diapit tanda kutip."),
        failing: "ktp: { name: KTP asli, fotokopi }\n", passing: "ktp: { name: \"KTP asli, fotokopi\" }\n")
}
