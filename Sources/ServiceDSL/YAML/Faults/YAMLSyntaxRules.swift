extension Rule {
    /// What libyaml cannot read.
    static let yamlSyntaxRules: [Rule] = [
        unterminatedQuote, unterminatedBracket, badIndentation, missingColon, badEscape, listInLine, missingComma, missingContent,
        yamlSyntax,
    ]

    package static let unterminatedQuote = Rule(
        code: 130, slug: "unterminated-quote",
        summary: Words(en: "a quote is never closed", id: "tanda kutip tidak ditutup"),
        explanation: Words(
            en:
                "The text that begins here has no closing quote, so that the lines after it are swallowed. An "
                + "apostrophe inside single quotes "
                + "closes them: use double quotes around it.",
            id:
                "Teks yang dimulai di sini tidak punya kutip penutup, sehingga baris-baris sesudahnya ikut tertelan. "
                + "Apostrof di dalam kutip "
                + "tunggal menutupnya: pakai kutip ganda."),
        failing: "name: \"Izin Reklame\nagency: bp2t\n", passing: "name: \"Izin Reklame\"\nagency: bp2t\n")

    package static let unterminatedBracket = Rule(
        code: 131, slug: "unterminated-bracket",
        summary: Words(en: "a bracket is never closed", id: "kurung tidak ditutup"),
        explanation: Words(
            en: "What begins with `{` or `[` ends with `}` or `]`. The lines after it are taken for a part of it.",
            id: "Yang diawali `{` atau `[` diakhiri `}` atau `]`. Tanpa itu, baris sesudahnya dianggap bagiannya."),
        failing: "ktp: { name: KTP\nagency: bp2t\n", passing: "ktp: { name: KTP }\nagency: bp2t\n")

    package static let badIndentation = Rule(
        code: 132, slug: "bad-indentation",
        summary: Words(
            en: "the line does not line up with those around it", id: "awal baris tidak sejajar dengan baris di sekitarnya"),
        explanation: Words(
            en:
                "Entries of one mapping or list begin in the same column, what belongs to an entry two spaces further. "
                + "This line begins where "
                + "nothing can go on.",
            id:
                "Isian dalam satu susunan atau daftar dimulai di kolom yang sama, isi di bawahnya dua spasi lebih "
                + "dalam. Baris ini dimulai di "
                + "kolom yang tidak menyambung ke mana pun."),
        failing: "form:\n    pemohon: Pemohon\n  reklame: Reklame\n", passing: "form:\n  pemohon: Pemohon\n  reklame: Reklame\n")

    package static let missingColon = Rule(
        code: 133, slug: "missing-colon",
        summary: Words(en: "a colon is missing", id: "titik dua tidak ada"),
        explanation: Words(
            en:
                "An entry is written `key: value`, with a space after the colon. A long text that goes on in the next "
                + "line is indented further "
                + "than its key.",
            id:
                "Isian ditulis `kunci: nilai`, dengan spasi setelah titik dua. Teks panjang yang bersambung ke baris "
                + "berikut ditulis lebih dalam "
                + "dari kuncinya."),
        failing: "name: Izin\nagency bp2t\nsector: usaha\n", passing: "name: Izin\nagency: bp2t\nsector: usaha\n")

    package static let badEscape = Rule(
        code: 134, slug: "bad-escape",
        summary: Words(en: "YAML does not know this escape", id: "YAML tidak mengenal tanda lepas ini"),
        explanation: Words(
            en:
                "Inside double quotes a backslash begins an escape such as `\\n` or `\\\"`. A pattern with backslashes "
                + "goes into single quotes, "
                + "or each backslash is doubled.",
            id:
                "Di dalam kutip ganda, garis miring terbalik memulai tanda lepas seperti `\\n` atau `\\\"`. Pola yang "
                + "memuatnya ditulis dalam kutip "
                + "tunggal, atau setiap garis miring terbalik digandakan."),
        failing: "pattern: \"\\d{4}\"\n", passing: "pattern: '\\d{4}'\n")

    package static let listInLine = Rule(
        code: 135, slug: "list-in-line",
        summary: Words(en: "a list item begins on the line of its key", id: "butir daftar ditulis di baris kuncinya"),
        explanation: Words(
            en: "Items with a dash begin on lines of their own below the key; on one line a list is written `[a, b]`. A text that begins "
                + "with a dash goes into quotes.",
            id:
                "Butir dengan tanda hubung ditulis di baris sendiri di bawah kuncinya; dalam satu baris daftar ditulis "
                + "`[a, b]`. Teks yang diawali "
                + "tanda hubung diapit tanda kutip."),
        failing: "applicants: - person\n", passing: "applicants: [person]\n")

    package static let missingComma = Rule(
        code: 136, slug: "missing-comma",
        summary: Words(en: "a comma or a closing bracket is missing", id: "koma atau kurung tutup hilang"),
        explanation: Words(
            en: "Entries inside `{ }` and `[ ]` are parted by commas, and each bracket is closed by its own kind.",
            id: "Isian di dalam `{ }` dan `[ ]` dipisahkan koma, dan setiap kurung ditutup oleh jenisnya sendiri."),
        failing: "channels: [online, counter}\n", passing: "channels: [online, counter]\n")

    package static let missingContent = Rule(
        code: 137, slug: "missing-content",
        summary: Words(en: "a value is expected here", id: "di sini seharusnya ada nilai"),
        explanation: Words(
            en: "Between two commas, or before the closing bracket, stands nothing that YAML can read as a value.",
            id: "Di antara dua koma, atau sebelum kurung tutup, tidak ada yang bisa dibaca YAML sebagai nilai."),
        failing: "channels: [online, , counter]\n", passing: "channels: [online, counter]\n")

    package static let yamlSyntax = Rule(
        code: 139, slug: "yaml-syntax",
        summary: Words(en: "this is not YAML", id: "ini bukan YAML"),
        explanation: Words(
            en: "The reader lost the thread here. Look for a missing quote, colon or bracket in this line or the one before.",
            id: "Pembaca kehilangan arah di sini. Periksa tanda kutip, titik dua, atau kurung yang hilang di baris ini atau sebelumnya."),
        failing: "--- [online,\n", passing: "channels: [online]\n")
}
