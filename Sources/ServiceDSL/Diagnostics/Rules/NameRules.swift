extension Rule {
    /// 03xx: names, types, expressions.
    public static let nameRules: [Rule] = [
        unknownName, nameTaken, circularDefinition, invalidExpression, unknownNameInExpression, ambiguousName, wrongExpressionType,
        unlikeUnits, unknownOption, unroundedDivision, unroundedMoney, mayBeAbsent, notInLanguage, invalidPattern, neverComputable,
        nextNotOpen,
    ]

    /// A reference to something that is declared nowhere.
    static let unknownName = Rule(
        code: 301, slug: "unknown-name",
        summary: Words(en: "a name that nothing has", id: "nama yang tidak dimiliki apa pun"),
        explanation: Words(
            en: "Steps, outputs, fees and laws are declared in the service; roles, agencies, field groups and calendars in its catalog.",
            id:
                "Langkah, produk, biaya, dan dasar hukum dinyatakan di layanan; peran, instansi, kelompok isian, dan kalender di katalognya."
        ),
        failing: "tolak: { name: Tolak, to: ditolk }", passing: "tolak: { name: Tolak, to: ditolak }")

    /// Two things with one name where expressions must tell them apart.
    static let nameTaken = Rule(
        code: 302, slug: "name-taken",
        summary: Words(en: "two things with one name", id: "dua hal dengan satu nama"),
        explanation: Words(
            en:
                "Sections, steps, conditions, tables and fields all have different names; only a field may repeat the name of another, in another section, step or action.",
            id:
                "Bagian, langkah, syarat, tabel, dan isian semuanya bernama berbeda; hanya isian yang boleh mengulang nama isian lain, di bagian, langkah, atau tindakan lain."
        ),
        failing: "conditions: { survei: luas > 24 }\nworkflow: { survei: … }",
        passing: "conditions: { besar: luas > 24 }\nworkflow: { survei: … }")

    /// Conditions, computed values or fees that need each other.
    static let circularDefinition = Rule(
        code: 303, slug: "circular-definition",
        summary: Words(en: "a definition that needs itself", id: "definisi yang membutuhkan dirinya sendiri"),
        explanation: Words(
            en:
                "Conditions, computed fields, the questions asked by a `when`, and fees are worked out one after the other; none can wait for itself.",
            id:
                "Syarat, isian hitungan, pertanyaan dengan `when`, dan biaya dihitung satu demi satu; tidak ada yang bisa menunggu dirinya sendiri."
        ),
        failing: "conditions: { a: \"!b\", b: \"!a\" }", passing: "conditions: { a: luas > 24, b: \"!a\" }")

    /// A text that does not parse as an expression.
    static let invalidExpression = Rule(
        code: 304, slug: "invalid-expression",
        summary: Words(en: "not an expression", id: "bukan ekspresi"),
        explanation: Words(
            en: """
                `==` equal, `!=` not equal, `<` less, `<=` at most, `>` more, `>=` at least, `&&` and, `||` or, `!` not, `in` one of a list, \
                `A ? B : C` where A holds B, else C. A text stands in quotes. Expressions are a part of CEL.
                """,
            id: """
                `==` sama dengan, `!=` tidak sama dengan, `<` kurang dari, `<=` paling banyak, `>` lebih dari, `>=` paling sedikit, `&&` dan, \
                `||` atau, `!` bukan, `in` salah satu dari daftar, `A ? B : C` bila A benar maka B, selain itu C. Teks diapit tanda kutip. \
                Ekspresi adalah bagian dari CEL.
                """),
        failing: "when: jenis = 'papan'", passing: "when: jenis == 'papan'")

    /// A name in an expression that nothing has.
    static let unknownNameInExpression = Rule(
        code: 305, slug: "unknown-name-in-expression",
        summary: Words(en: "a name that nothing has, in an expression", id: "nama yang tidak dimiliki apa pun, dalam ekspresi"),
        explanation: Words(
            en:
                "An expression sees fields, `STEP.FIELD`, conditions, tables and the reserved words `variant`, `applicant`, `channel`, `today`, `submitted`, `fee`, `documents`, `delivery`.",
            id:
                "Ekspresi melihat isian, `LANGKAH.ISIAN`, syarat, tabel, dan kata `variant`, `applicant`, `channel`, `today`, `submitted`, `fee`, `documents`, `delivery`."
        ),
        failing: "when: jeniss == 'papan'", passing: "when: jenis == 'papan'")

    /// A bare name that several things have.
    static let ambiguousName = Rule(
        code: 306, slug: "ambiguous-name",
        summary: Words(en: "a name that could be several things", id: "nama yang bisa berarti beberapa hal"),
        explanation: Words(
            en: "A field is named bare only when one section alone has it; else write `SECTION.FIELD`.",
            id: "Isian disebut tanpa bagian hanya bila satu bagian saja memilikinya; selain itu tulis `BAGIAN.ISIAN`."),
        failing: "when: nama != ''", passing: "when: pemohon.nama != ''")

    /// An expression of another type than is wanted.
    static let wrongExpressionType = Rule(
        code: 307, slug: "wrong-expression-type",
        summary: Words(en: "an expression of the wrong type", id: "jenis ekspresi salah"),
        explanation: Words(
            en: "A condition is true or false, an amount is money, a date is a date: nothing is converted silently.",
            id: "Syarat bernilai benar atau salah, jumlah berupa uang, tanggal berupa tanggal: tidak ada yang diubah diam-diam."),
        failing: "when: luas", passing: "when: luas > 24")

    /// Numbers of different units beside each other.
    static let unlikeUnits = Rule(
        code: 308, slug: "unlike-units",
        summary: Words(en: "unlike units", id: "satuan berbeda"),
        explanation: Words(
            en: "Units multiply and cancel; unlike units neither add nor compare, and nothing is converted.",
            id: "Satuan dapat dikali dan saling menghapus; satuan berbeda tidak dijumlah dan tidak dibandingkan, dan tidak ada yang diubah."
        ),
        failing: "rule: panjang < luas", passing: "rule: panjang < lebar")

    /// A literal that can never be the value beside it.
    static let unknownOption = Rule(
        code: 309, slug: "unknown-option",
        summary: Words(en: "a text that is no value of the type beside it", id: "teks yang bukan nilai jenis di sampingnya"),
        explanation: Words(
            en: "A text beside a choice is one of its options; beside a region, a time or an identity number it is one of these.",
            id:
                "Teks di samping pilihan adalah salah satu pilihannya; di samping wilayah, jam, atau nomor identitas adalah nilai jenis itu."
        ),
        failing: "when: jenis == 'papann'", passing: "when: jenis == 'papan'")

    /// A division that leaves open what becomes of the fraction.
    static let unroundedDivision = Rule(
        code: 310, slug: "unrounded-division",
        summary: Words(en: "a division whose fraction is left open", id: "pembagian tanpa aturan pecahan"),
        explanation: Words(
            en: "`/` makes a decimal and stands only under a stated rounding; whole numbers divide by `quotient(a, b)`.",
            id: "`/` menghasilkan desimal dan hanya boleh di bawah pembulatan yang disebut; bilangan bulat dibagi dengan `quotient(a, b)`."),
        failing: "amount: luas / 3 * 1000", passing: "amount: luas / 3 * 1000\nround: up 100")

    /// Money with a possible fraction and no rounding.
    static let unroundedMoney = Rule(
        code: 311, slug: "unrounded-money",
        summary: Words(en: "an amount that may not be whole rupiah", id: "jumlah yang mungkin bukan rupiah utuh"),
        explanation: Words(
            en: "Fractions are kept to the end of the expression, then `round` applies; without it nobody knows what is charged.",
            id: "Pecahan disimpan sampai akhir ekspresi, lalu `round` berlaku; tanpanya tidak ada yang tahu berapa yang ditagih."),
        failing: "amount: luas * 250000 * 0.25", passing: "amount: luas * 250000 * 0.25\nround: up 100")

    /// A value read where it may not exist.
    static let mayBeAbsent = Rule(
        code: 312, slug: "may-be-absent",
        summary: Words(en: "a value that may not exist here", id: "nilai yang mungkin tidak ada di sini"),
        explanation: Words(
            en:
                "A field that is not asked, or is optional, or belongs to a step not yet finished has no value. Read it only where what holds implies that it is there, or ask with `has`.",
            id:
                "Isian yang tidak ditanyakan, boleh kosong, atau milik langkah yang belum selesai tidak punya nilai. Baca hanya di tempat yang pasti ada, atau tanyakan dengan `has`."
        ),
        failing: "when: sudah_kawin", passing: "when: usia < 17 && sudah_kawin")

    /// What general CEL has and the service language does not.
    static let notInLanguage = Rule(
        code: 313, slug: "not-in-language",
        summary: Words(en: "not part of the service language", id: "bukan bagian bahasa layanan"),
        explanation: Words(
            en: "There is no `null`, no map, no binary data and no inexact number in a service.",
            id: "Tidak ada `null`, kumpulan kunci dan nilai, data biner, dan bilangan yang tidak tepat dalam layanan."),
        failing: "when: nama != null", passing: "when: has(nama)")

    /// A pattern that is not in the regular subset.
    static let invalidPattern = Rule(
        code: 314, slug: "invalid-pattern",
        summary: Words(en: "invalid pattern", id: "pola tidak sah"),
        explanation: Words(
            en:
                "A pattern is compared fast with whatever text: it looks neither ahead nor back, and does not refer to an earlier part of itself.",
            id:
                "Pola dicocokkan dengan cepat untuk teks apa pun: tidak menengok ke depan atau ke belakang, dan tidak merujuk bagian sebelumnya."
        ),
        failing: "pattern: \"(a)\\\\1\"", passing: "pattern: \"[A-Z]{2}[0-9]+\"")

    /// A constant that has no value.
    static let neverComputable = Rule(
        code: 315, slug: "never-computable",
        summary: Words(en: "can never be computed", id: "tidak pernah bisa dihitung"),
        explanation: Words(
            en: "It divides by zero, or its result is too large (more than 64 bits), whatever the case.",
            id: "Membagi dengan nol, atau hasilnya terlalu besar (lebih dari 64 bit), apa pun perkaranya."),
        failing: "value: luas / 0", passing: "value: luas / 2")

    /// A way on to a service for which nobody can apply.
    static let nextNotOpen = Rule(
        code: 316, slug: "next-not-open", severity: .warning,
        summary: Words(
            en: "the citizen is sent to a service that he cannot open", id: "warga diarahkan ke layanan yang tidak bisa dibukanya"),
        explanation: Words(
            en:
                "`next` tells the citizen what he may apply for after this end; a service that an officer or the clock opens takes no application.",
            id:
                "`next` memberi tahu warga apa yang bisa dimohonnya setelah akhir ini; layanan yang dibuka petugas atau otomatis pada waktunya tidak menerima permohonan."
        ),
        failing: "ditolak: { end: refused, next: { service: rekonsiliasi-bulanan } }",
        passing: "ditolak: { end: refused, next: { service: keberatan } }")
}
